package sheets

import (
	"hash/maphash"
	"math"

	"rubric"
)

// match says which row of a tab as read each row is now.
type match struct {
	same map[int]int // by the number now; what was meant for the row still fits it
	// likely are rows that are probably those, but changed: what was meant for
	// them is out of date, what stood there before is not.
	likely map[int]int
}

// rowPrint condenses what the team's cells of a row say. It holds within one
// comparison only.
type rowPrint struct {
	row     int
	full    uint64 // values and their columns
	typed   uint64 // the same without results of formulas; 0 for none typed
	values  uint64 // values, whatever columns they stand in
	formula bool   // there are formulas
	id      string // what the id column says
}

// printsOf condenses the rows that hold anything of the team's.
func printsOf(t *rubric.Tab, seed maphash.Seed) []*rowPrint {
	out := make([]*rowPrint, 0, len(t.Rows))
	var h maphash.Hash
	h.SetSeed(seed)
	for _, r := range t.Rows {
		p, teams := &rowPrint{row: r.Number}, false
		for _, c := range r.Cells {
			if t.Managed.Has(c.Col) {
				if c.Col == t.Managed.ID {
					p.id = c.String()
				}
				continue
			}
			teams = true
			value := hashCell(&h, c, 0)
			placed := hashCell(&h, c, c.Col)
			p.values += value
			p.full += placed
			if c.Formula {
				p.formula = true
			} else {
				p.typed += placed
			}
		}
		if teams {
			out = append(out, p)
		}
	}
	return out
}

func hashCell(h *maphash.Hash, c rubric.Cell, col int) uint64 {
	h.Reset()
	maphash.WriteComparable(h, [3]uint64{
		uint64(c.Kind)<<8 | uint64(c.Format), math.Float64bits(c.Number), uint64(col),
	})
	_, _ = h.WriteString(c.Text) // never fails
	return h.Sum64()
}

// matcher finds the rows of a tab as read in the tab as it is now.
type matcher struct {
	t        *tabLook
	was, now []*rowPrint
	same     map[int]int  // by the row now
	found    map[int]bool // rows as read that are found
	likely   map[int]int
}

// match finds the rows again: by what the team's cells say, in their columns.
func (t *tabLook) match(now *rubric.Tab) match {
	if t.prints == nil {
		t.seed = maphash.MakeSeed()
		t.prints = printsOf(t.was, t.seed)
	}
	m := &matcher{
		t: t, was: t.prints, now: printsOf(now, t.seed),
		same: make(map[int]int, len(t.prints)), found: make(map[int]bool, len(t.prints)), likely: map[int]int{},
	}
	m.equal()
	m.typed()
	m.moved()
	m.edited()
	return match{m.same, m.likely}
}

func (m *matcher) pair(now, was int) { m.same[now], m.found[was] = was, true }

// equal pairs rows that say the same. Of several equal ones those with an id are
// told apart by it, the others by their order; where their number changed, nobody
// can tell.
func (m *matcher) equal() {
	before, after := byPrint(m.was), byPrint(m.now)
	for _, p := range m.now {
		key := p.full
		rows := after[key]
		if rows == nil {
			continue // done with an equal row above
		}
		delete(after, key)
		from := before[key]
		if len(from)+len(rows) > 2 {
			from, rows = m.pairByID(from, rows)
		}
		if len(from) == len(rows) {
			for i := range rows {
				m.pair(rows[i].row, from[i].row)
			}
		}
	}
}

func byPrint(prints []*rowPrint) map[uint64][]*rowPrint {
	out := make(map[uint64][]*rowPrint, len(prints))
	for _, p := range prints {
		out[p.full] = append(out[p.full], p)
	}
	return out
}

// pairByID pairs equal rows by ids that tell them apart and that this write does
// not change, and returns the others.
func (m *matcher) pairByID(from, rows []*rowPrint) (fromLeft, rowsLeft []*rowPrint) {
	origins, there := unique(from, m.byID), unique(rows, m.byID)
	for _, p := range rows {
		id, _ := m.byID(p)
		if o := origins[id]; o != nil && there[id] != nil {
			if _, changing := m.t.want[rubric.ManagedID][o.row]; !changing {
				m.pair(p.row, o.row)
				continue
			}
		}
		rowsLeft = append(rowsLeft, p)
	}
	for _, p := range from {
		if !m.found[p.row] {
			fromLeft = append(fromLeft, p)
		}
	}
	return fromLeft, rowsLeft
}

// typed pairs rows whose formulas came to other results: a count of our own
// statuses changes by the very write that is looked at. What people typed must
// be the same, and tell the row from all others.
func (m *matcher) typed() {
	m.find(func(p *rowPrint) (uint64, bool) { return p.typed, p.formula && p.typed != 0 }, m.pair)
}

// moved notes rows that hold the same values in other columns.
func (m *matcher) moved() {
	m.find(func(p *rowPrint) (uint64, bool) { return p.values, true }, m.claim)
}

// edited notes changed rows that bear the id of a missing one. An id that this
// write gave out says nothing, for it may have landed there astray.
func (m *matcher) edited() {
	m.find(func(p *rowPrint) (uint64, bool) {
		id, ok := m.byID(p)
		return id, ok && !m.t.wrote[rubric.ManagedID][p.id]
	}, m.claim)
}

func (m *matcher) claim(now, was int) { m.likely[now], m.found[was] = was, true }

func (m *matcher) byID(p *rowPrint) (uint64, bool) { return maphash.String(m.t.seed, p.id), p.id != "" }

func (m *matcher) settled(p *rowPrint) bool {
	_, same := m.same[p.row]
	_, likely := m.likely[p.row]
	return same || likely
}

// find calls found for rows not found yet that a key tells from all others, in
// the tab as read and as it is now.
func (m *matcher) find(by rowKey, found func(now, was int)) {
	was, now := unique(m.was, by), unique(m.now, by)
	for _, p := range m.now {
		key, ok := by(p)
		if !ok || now[key] != p || m.settled(p) {
			continue
		}
		if o := was[key]; o != nil && !m.found[o.row] {
			found(p.row, o.row)
		}
	}
}

// rowKey is something to know a row by; ok is false for one without it.
type rowKey func(*rowPrint) (key uint64, ok bool)

// unique finds rows by keys that only one of them has.
func unique(rows []*rowPrint, by rowKey) map[uint64]*rowPrint {
	out := make(map[uint64]*rowPrint, len(rows))
	for _, p := range rows {
		key, ok := by(p)
		if !ok {
			continue
		}
		if _, again := out[key]; again {
			p = nil
		}
		out[key] = p
	}
	return out
}
