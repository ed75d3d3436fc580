package sheets

import (
	"hash/maphash"

	"rubric"
)

// look compares what a write meant with what came of it.
type look struct {
	plan *plan
	tabs []*tabLook // those that cells were written to, in the order of the edits
	by   map[string]*tabLook
}

// tabLook is what a write meant for one tab.
type tabLook struct {
	was    *rubric.Tab
	prints []*rowPrint // of the tab as read
	seed   maphash.Seed
	// want finds the text of a cell by its field and the row it was read in.
	want map[rubric.ManagedField]map[int]string
	// wrote holds every text the write put into a field, somewhere: a cell with
	// another text was not touched by us and is left alone.
	wrote map[rubric.ManagedField]map[string]bool
}

func newLook(p *plan) *look {
	l := &look{plan: p, by: map[string]*tabLook{}}
	for i := range p.puts {
		put := &p.puts[i]
		t := l.by[put.tab]
		if t == nil {
			t = newTabLook(p.was.sheets[put.tab].tab)
			l.by[put.tab] = t
			l.tabs = append(l.tabs, t)
		}
		if _, twice := t.want[put.field][put.row]; !twice {
			t.want[put.field][put.row] = put.want
			t.wrote[put.field][put.want] = true
		}
	}
	return l
}

func newTabLook(was *rubric.Tab) *tabLook {
	t := &tabLook{was: was, want: map[rubric.ManagedField]map[int]string{}, wrote: map[rubric.ManagedField]map[string]bool{}}
	for _, f := range rubric.ManagedFields {
		t.want[f], t.wrote[f] = map[int]string{}, map[string]bool{}
	}
	return t
}

// repairs lists the cells that must change so that everything we wrote stands
// beside the row it was meant for. What they put back counts as written, too: it
// may in its turn land astray.
func (l *look) repairs(now *book) []put {
	var out []put
	for _, t := range l.tabs {
		if s := now.sheets[t.was.Key]; s != nil {
			out = append(out, t.repairs(s.tab)...)
		}
	}
	return out
}

func (t *tabLook) repairs(now *rubric.Tab) []put {
	m := t.match(now)
	for {
		out := t.wrong(now, m)
		more := false
		for _, p := range out {
			more = more || !t.wrote[p.field][p.want]
			t.wrote[p.field][p.want] = true
		}
		if !more {
			return out
		}
		// A text that is put back may stand beside strangers as well: better to see
		// that at once than in the next round.
	}
}

// wrong lists the cells that do not hold what is expected.
func (t *tabLook) wrong(now *rubric.Tab, m match) []put {
	var out []put
	for _, row := range now.Rows {
		for _, f := range rubric.ManagedFields {
			col := now.Managed.Of(f)
			if col == 0 {
				continue
			}
			have := row.Cell(col).String()
			if want := t.expected(row.Number, f, have, m); want != have {
				out = append(out, put{tab: t.was.Key, field: f, row: row.Number, want: want})
			}
		}
	}
	return out
}

// expected returns what a managed cell of a row should hold now.
func (t *tabLook) expected(row int, f rubric.ManagedField, have string, m match) string {
	origin, known := m.same[row]
	if known {
		if want, ok := t.want[f][origin]; ok {
			return want
		}
	} else {
		origin, known = m.likely[row]
	}
	if !t.wrote[f][have] {
		return have
	}
	if !known {
		return "" // a stranger's row: what stands there is another row's
	}
	if col := t.was.Managed.Of(f); col > 0 {
		return t.was.Cell(origin, col).String()
	}
	return ""
}

// standing lists the edits that hold now, in order.
func (l *look) standing(now *book) []rubric.Edit {
	fallen := make([]bool, len(l.plan.edits))
	l.fallenCells(now, fallen)
	var out []rubric.Edit
	for i, e := range l.plan.edits {
		switch e := e.(type) {
		case rubric.EnsureColumns:
			s := now.sheets[e.Tab]
			fallen[i] = fallen[i] || s == nil || !s.tab.Managed.Complete()
		case rubric.PutState:
			s := now.generated(rubric.RoleState)
			fallen[i] = s == nil || !stateHolds(s.tab, e.Rows)
		case rubric.PutTab:
			fallen[i] = !l.plan.reported(now)
		}
		if !fallen[i] {
			out = append(out, e)
		}
	}
	return out
}

// fallenCells marks the edits whose cells do not hold what was meant.
func (l *look) fallenCells(now *book, fallen []bool) {
	rows := map[string]map[int]int{} // by tab: where the rows as read are now
	for _, t := range l.tabs {
		at := map[int]int{}
		if s := now.sheets[t.was.Key]; s != nil {
			for row, origin := range t.match(s.tab).same {
				at[origin] = row
			}
		}
		rows[t.was.Key] = at
	}
	for i := range l.plan.puts {
		p := &l.plan.puts[i]
		s := now.sheets[p.tab]
		if s == nil || s.tab.Managed.Of(p.field) == 0 {
			fallen[p.edit] = true
			continue
		}
		row, ok := rows[p.tab][p.row]
		if !ok && p.want == "" && l.by[p.tab].bare(p.row) {
			continue // a row without content may be gone, and then holds nothing
		}
		if !ok || s.tab.Cell(row, s.tab.Managed.Of(p.field)).String() != p.want {
			fallen[p.edit] = true
		}
	}
}

// bare reports whether a row as read held nothing of the team's.
func (t *tabLook) bare(row int) bool {
	for _, c := range t.was.Row(row).Cells {
		if !t.was.Managed.Has(c.Col) {
			return false
		}
	}
	return true
}
