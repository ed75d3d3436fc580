package sheets

import (
	"fmt"
	"slices"

	api "google.golang.org/api/sheets/v4"

	"rubric"
)

// plan is what a write is going to do to the spreadsheet as it was read.
type plan struct {
	was   *book
	edits []rubric.Edit
	taken ids

	build   []*api.Request // makes what is missing
	puts    []put
	reports []*api.Request

	columns map[columnKey]int64 // the metadata of the columns to be made
	state   *rubric.PutState
	stateID int64 // the state's sheet
	tabs    []plannedTab
}

type columnKey struct {
	tab   string
	field rubric.ManagedField
}

// plannedTab is a generated tab to be put.
type plannedTab struct {
	role   rubric.Role
	sheet  int64
	digest string
}

// put is one cell of a managed column that a write wants: what a SetCell names,
// or a heading of an EnsureColumns.
type put struct {
	edit  int // the index of the edit it belongs to
	tab   string
	row   int // as read
	field rubric.ManagedField
	want  string
}

// newPlan plans the edits. It fails for cells of a tab or column that neither is
// there nor is going to be made.
func newPlan(was *book, edits []rubric.Edit) (*plan, error) {
	p := &plan{was: was, edits: edits, taken: ids{}, columns: map[columnKey]int64{}}
	for id := range was.taken {
		p.taken[id] = true
	}
	for i, e := range edits {
		switch e := e.(type) {
		case rubric.EnsureColumns:
			s := was.sheets[e.Tab]
			if s == nil {
				return nil, &rubric.ConflictError{}
			}
			p.ensure(i, s, e)
		case rubric.PutTab:
			p.putTab(e)
		case rubric.PutState:
			p.putState(e)
		}
	}
	for i, e := range edits {
		if e, ok := e.(rubric.SetCell); ok {
			if was.sheets[e.Tab] == nil {
				return nil, &rubric.ConflictError{}
			}
			if p.columnID(e.Tab, e.Field) == 0 {
				return nil, fmt.Errorf("tab %s has no column for the %s", e.Tab, e.Field)
			}
			p.puts = append(p.puts, put{i, e.Tab, e.Row.Number, e.Field, clip(e.Want)})
		}
	}
	return p, nil
}

// columnID returns the id of the metadata of a column, 0 for none.
func (p *plan) columnID(tab string, f rubric.ManagedField) int64 {
	if id, ok := p.columns[columnKey{tab, f}]; ok {
		return id
	}
	return p.was.columnID(tab, f)
}

func (b *book) columnID(tab string, f rubric.ManagedField) int64 {
	if s := b.sheets[tab]; s != nil {
		return s.columns[f]
	}
	return 0
}

// built reports whether everything that the plan writes cells to is there:
// columns, rows and tabs.
func (p *plan) built(now *book) bool {
	for _, put := range p.puts {
		s := now.sheets[put.tab]
		if s == nil || s.rows < put.row || s.columns[put.field] != p.columnID(put.tab, put.field) {
			return false
		}
	}
	for key, id := range p.columns {
		if now.columnID(key.tab, key.field) != id {
			return false
		}
	}
	if p.state == nil {
		return true
	}
	s := now.generated(rubric.RoleState)
	return s != nil && s.id == p.stateID && s.rows >= len(p.state.Rows) && s.cols >= width(p.state.Rows)
}

// announced makes the generated tabs that are about to be put count as altered,
// in the very request that writes the state: the state says already that they
// say what is only going to be put there. Should that not come to pass, the next
// sync sees it.
func (p *plan) announced() []block {
	var out []block
	for _, t := range p.tabs {
		if s := p.was.generated(t.role); s != nil && p.state != nil {
			out = append(out, block{sheet: s.id, rows: []blockRow{{1, []string{"…"}}}})
		}
	}
	return out
}

// reported reports whether the generated tabs say what the plan put there.
func (p *plan) reported(now *book) bool {
	for _, t := range p.tabs {
		if s := now.generated(t.role); s == nil || s.id != t.sheet || s.tab.Altered || digestOf(s.tab.Rows) != t.digest {
			return false
		}
	}
	return true
}

// tabsAsRead reports whether what the reports rest on is still as it was read:
// the tabs' names, and the charts on the generated ones.
func (p *plan) tabsAsRead(now *book) bool {
	for _, t := range p.tabs {
		was, is := p.was.generated(t.role), now.generated(t.role)
		switch {
		case (was == nil) != (is == nil):
			return false
		case was != nil && (was.id != is.id || !slices.Equal(was.charts, is.charts) || was.protected != is.protected):
			return false
		}
	}
	for _, s := range now.order {
		was := p.was.sheets[s.tab.Key]
		if was == nil && s.id != p.stateID || was != nil && was.tab.Name != s.tab.Name {
			return false
		}
	}
	return true
}
