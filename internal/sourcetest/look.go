package sourcetest

import (
	"context"
	"maps"
	"slices"

	"rubric"
)

// maxRepairs is how often a write that met changes is mended before it gives up.
const maxRepairs = 3

// writeAndLook writes by row number into whatever is there, as one does where no
// write can be made conditional, and then looks where everything landed.
func (m *source) writeAndLook(ctx context.Context, base rubric.Revision, edits []rubric.Edit) (rubric.Revision, error) {
	was := m.read
	switch {
	case was == nil || m.readRev != base:
		return "", &rubric.ConflictError{} // nothing to compare with: read first
	case len(edits) == 0:
		return base, nil
	}
	if err := m.request(ctx); err != nil {
		return "", err
	}
	m.mu.Lock()
	m.build(edits)
	m.mu.Unlock()

	l := newLook(was, edits)
	todo := l.puts
	var now *rubric.Grid
	var rev rubric.Revision
	for range 1 + maxRepairs {
		if err := m.writeCells(ctx, todo); err != nil {
			return "", err
		}
		if err := m.request(ctx); err != nil {
			return "", err
		}
		m.mu.Lock()
		now, rev = m.grid(), m.revision()
		m.mu.Unlock()
		if todo = l.repairs(now); len(todo) == 0 {
			break
		}
	}
	if applied := l.standing(now); len(applied) < len(edits) || len(todo) > 0 {
		return "", &rubric.ConflictError{Applied: applied}
	}
	return rev, nil
}

func (m *Memory) writeCells(ctx context.Context, puts []put) error {
	if len(puts) == 0 {
		return nil
	}
	if err := m.request(ctx); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, p := range puts {
		m.put(p, p.ref.Number)
	}
	return nil
}

// look compares what a write meant with what came of it.
type look struct {
	was   *rubric.Grid
	edits []rubric.Edit
	puts  []put
	// wanted finds the put of a cell by the row it was read in.
	wanted map[place]string
	// wrote holds every text the write put into a field, somewhere: a cell with
	// another text was not touched by us and is left alone.
	wrote map[text]bool
}

type place struct {
	tab   string
	row   int
	field rubric.ManagedField
}

type text struct {
	field rubric.ManagedField
	text  string
}

func newLook(was *rubric.Grid, edits []rubric.Edit) *look {
	l := &look{was: was, edits: edits, puts: putsOf(was, edits), wanted: map[place]string{}, wrote: map[text]bool{}}
	for _, p := range l.puts {
		l.wanted[place{p.tab, p.ref.Number, p.field}] = p.want
		l.wrote[text{p.field, p.want}] = true
	}
	return l
}

// repairs lists the cells that must change so that everything we wrote stands
// beside the row it was meant for.
func (l *look) repairs(now *rubric.Grid) []put {
	wasTabs, nowTabs := tabsByKey(l.was), tabsByKey(now)
	var out []put
	for _, key := range l.tabs() {
		was, tab := wasTabs[key], nowTabs[key]
		if was == nil || tab == nil {
			continue
		}
		pairs := l.pairs(was, tab)
		claims := l.claims(was, tab, pairs)
		for _, row := range tab.Rows {
			for _, f := range rubric.ManagedFields {
				col := tab.Managed.Of(f)
				if col == 0 {
					continue
				}
				have := row.Cell(col).String()
				want := l.expected(was, row.Number, f, have, pairs, claims)
				if want != have {
					out = append(out, put{tab: key, field: f, ref: rubric.RowRef{Number: row.Number}, want: want})
				}
			}
		}
	}
	return out
}

// expected returns what a managed cell of a row should hold now.
func (l *look) expected(was *rubric.Tab, row int, f rubric.ManagedField, have string, pairs, claims map[int]int) string {
	source, known := pairs[row]
	if known {
		if want, ok := l.wanted[place{was.Key, source, f}]; ok {
			return want
		}
	} else {
		source, known = claims[row]
	}
	if !l.wrote[text{f, have}] {
		return have
	}
	if !known {
		return "" // a stranger's row: what stands there is another row's
	}
	if col := was.Managed.Of(f); col > 0 {
		return was.Cell(source, col).String()
	}
	return ""
}

// pairs tells which row of the tab as read each row is now, by the content of
// the team's cells. Of rows with one content those with an id are told apart by
// it, the others by their order; where their number changed, nobody can tell.
func (l *look) pairs(was, now *rubric.Tab) map[int]int {
	before, after := byContent(was), byContent(now)
	pairs := map[int]int{}
	for content, rows := range after {
		from := before[content]
		if len(from)+len(rows) > 2 {
			from, rows = l.pairByID(was, now, from, rows, pairs)
		}
		if len(from) == len(rows) {
			for i, row := range rows {
				pairs[row] = from[i]
			}
		}
	}
	return pairs
}

// pairByID pairs rows of one content by ids that tell them apart and that this
// write does not change, and returns the others.
func (l *look) pairByID(was, now *rubric.Tab, from, rows []int, pairs map[int]int) (fromLeft, rowsLeft []int) {
	source, there := idsOf(was, from), idsOf(now, rows)
	for id, row := range there {
		if origin, ok := source[id]; ok {
			if _, changing := l.wanted[place{was.Key, origin, rubric.ManagedID}]; !changing {
				pairs[row] = origin
			}
		}
	}
	paired := slices.Collect(maps.Values(pairs))
	fromLeft = slices.DeleteFunc(slices.Clone(from), func(r int) bool { return slices.Contains(paired, r) })
	rowsLeft = slices.DeleteFunc(slices.Clone(rows), func(r int) bool { _, ok := pairs[r]; return ok })
	return fromLeft, rowsLeft
}

// claims tells which rows that are missing the others are likely to be: one that
// holds the same values in other columns, or one edited that bears the missing
// row's id. An id that this write gave out says nothing, for it may have landed
// there astray. What was meant for such a row is out of date; what stood there
// before is not.
func (l *look) claims(was, now *rubric.Tab, pairs map[int]int) map[int]int {
	found := map[int]bool{}
	for _, origin := range pairs {
		found[origin] = true
	}
	out := map[int]int{}
	claim := func(source, there map[string]int, says func(string) bool) {
		for key, row := range there {
			origin, ok := source[key]
			_, paired := pairs[row]
			_, claimed := out[row]
			empty := was.Content(origin) == "" || now.Content(row) == ""
			if ok && says(key) && !empty && !paired && !claimed && !found[origin] {
				out[row], found[origin] = origin, true
			}
		}
	}
	claim(unique(was, was.Content), unique(now, now.Content), func(string) bool { return true })
	claim(unique(was, idOn(was)), unique(now, idOn(now)), func(id string) bool {
		return !l.wrote[text{rubric.ManagedID, id}]
	})
	return out
}

// standing lists the edits that hold now, in order.
func (l *look) standing(now *rubric.Grid) []rubric.Edit {
	fallen := make([]bool, len(l.edits))
	wasTabs, nowTabs := tabsByKey(l.was), tabsByKey(now)
	rowsNow := map[string]map[int]int{}
	for _, key := range l.tabs() {
		was, tab := wasTabs[key], nowTabs[key]
		rowsNow[key] = map[int]int{}
		if was != nil && tab != nil {
			for row, origin := range l.pairs(was, tab) {
				rowsNow[key][origin] = row
			}
		}
	}
	for _, p := range l.puts {
		tab := nowTabs[p.tab]
		if tab == nil || tab.Managed.Of(p.field) == 0 {
			fallen[p.edit] = true
			continue
		}
		if p.ref.Fingerprint == "" && p.want == "" {
			continue // a row without content may be gone, and then holds nothing
		}
		row, ok := rowsNow[p.tab][p.ref.Number]
		if !ok || tab.Cell(row, tab.Managed.Of(p.field)).String() != p.want {
			fallen[p.edit] = true
		}
	}
	var out []rubric.Edit
	for i, e := range l.edits {
		if ensure, ok := e.(rubric.EnsureColumns); ok {
			tab := nowTabs[ensure.Tab]
			fallen[i] = fallen[i] || tab == nil || !tab.Managed.Complete()
		}
		if !fallen[i] {
			out = append(out, e)
		}
	}
	return out
}

// tabs lists the keys of the tabs that the edits touch, in their order.
func (l *look) tabs() []string {
	var keys []string
	for _, p := range l.puts {
		if !slices.Contains(keys, p.tab) {
			keys = append(keys, p.tab)
		}
	}
	return keys
}

func tabsByKey(g *rubric.Grid) map[string]*rubric.Tab {
	out := make(map[string]*rubric.Tab, len(g.Tabs))
	for _, t := range g.Tabs {
		out[t.Key] = t
	}
	return out
}

// byContent lists the rows by the fingerprint of the team's cells; rows without
// any are left out.
func byContent(t *rubric.Tab) map[string][]int {
	out := map[string][]int{}
	for _, row := range t.Rows {
		if content := t.Fingerprint(row.Number); content != "" {
			out[content] = append(out[content], row.Number)
		}
	}
	return out
}

// idOn returns what the tab's id column says of a row.
func idOn(t *rubric.Tab) func(row int) string {
	return func(row int) string {
		if t.Managed.ID == 0 {
			return ""
		}
		return t.Cell(row, t.Managed.ID).String()
	}
}

// idsOf finds the given rows by their id, leaving out ids that several bear.
func idsOf(t *rubric.Tab, rows []int) map[string]int { return uniqueAmong(rows, idOn(t)) }

// unique finds the tab's rows by what key says of them, leaving out what it says
// of several, and "".
func unique(t *rubric.Tab, key func(row int) string) map[string]int {
	rows := make([]int, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = r.Number
	}
	return uniqueAmong(rows, key)
}

func uniqueAmong(rows []int, key func(row int) string) map[string]int {
	out, several := map[string]int{}, map[string]bool{}
	for _, row := range rows {
		k := key(row)
		if _, again := out[k]; again {
			several[k] = true
		}
		out[k] = row
	}
	maps.DeleteFunc(out, func(k string, _ int) bool { return k == "" || several[k] })
	return out
}
