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
	} else if source, known = claims[row]; known && f == rubric.ManagedID {
		return have // the id by which we know the row although its content changed
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

// claims tells which of the rows without a known content bear the id of a row
// that is otherwise missing: that row, edited. An id that this write gave out
// says nothing, for it may have landed there astray.
func (l *look) claims(was, now *rubric.Tab, pairs map[int]int) map[int]int {
	found := map[int]bool{}
	for _, origin := range pairs {
		found[origin] = true
	}
	source := idsOf(was, numbers(was))
	out := map[int]int{}
	for id, row := range idsOf(now, numbers(now)) {
		origin, ok := source[id]
		if _, paired := pairs[row]; ok && !paired && !found[origin] && !l.wrote[text{rubric.ManagedID, id}] {
			out[row] = origin
		}
	}
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

// idsOf finds rows by their id, leaving out ids that several of them bear.
func idsOf(t *rubric.Tab, rows []int) map[string]int {
	out, doubled := map[string]int{}, map[string]bool{}
	if t.Managed.ID == 0 {
		return out
	}
	for _, row := range rows {
		id := t.Cell(row, t.Managed.ID).String()
		if _, again := out[id]; again {
			doubled[id] = true
		}
		out[id] = row
	}
	maps.DeleteFunc(out, func(id string, _ int) bool { return id == "" || doubled[id] })
	return out
}

func numbers(t *rubric.Tab) []int {
	out := make([]int, len(t.Rows))
	for i, r := range t.Rows {
		out[i] = r.Number
	}
	return out
}
