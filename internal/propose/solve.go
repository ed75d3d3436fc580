package propose

import (
	"context"

	"rubric"
	"rubric/internal/propose/integer"
)

// mostAdditions bounds how many posts are ever proposed: a month that lacks
// more is to be planned, not mended.
const mostAdditions = 60

// plan is a schedule with what its new posts are about.
type plan struct {
	adds  []added
	moves []moved
	days  int
}

type added struct {
	day, kind int
	class     int
	label     label
	format    string // key
}

type moved struct {
	entry    *rubric.Entry
	kind     int
	from, to int
}

// verdict is what came of solving.
type verdict struct {
	plan  *plan
	bound rubric.Effort // what any plan takes at least
	whole bool          // there is none at all
	bare  bool          // nor would there be one without the shares
}

// solve looks for the least plan that meets the targets.
func solve(ctx context.Context, t *targets, steps *int) verdict {
	m := newModel(t)
	v := verdict{whole: true}
	for n := 0; n <= mostAdditions; n++ {
		if n == 1 && m.hopeless(ctx, steps) {
			v.bare = true
			return v
		}
		own := *steps / 8 * 7
		*steps -= own
		r := m.with(n).Least(ctx, &own)
		*steps += own
		if r.Bound == integer.Never {
			continue // there is none with so many
		}
		if v.whole {
			v.bound = t.effort(n, r.Bound)
			v.whole = false
		}
		if r.Values != nil {
			if p := m.plan(r.Values); p != nil {
				v.plan = p
				return v
			}
		}
		if *steps < leastSteps || ctx.Err() != nil {
			return v
		}
	}
	return v
}

// leastSteps are not worth beginning with.
const leastSteps = 1000

// effort reads a cost. One that no moves come to, as a bound may be, stands for
// the next that some do.
func (t *targets) effort(n, cost int) rubric.Effort {
	e := rubric.Effort{Additions: n, Moves: cost / costMove, Days: cost % costMove}
	if e.Days > e.Moves*t.days {
		e.Moves, e.Days = e.Moves+1, 0
	}
	e.Days = max(e.Days, e.Moves)
	return e
}

// hopeless reports whether cadence, gaps and key dates alone leave no plan,
// however many posts are added.
func (m *model) hopeless(ctx context.Context, steps *int) bool {
	return m.regardless(ctx, steps).Bound == integer.Never
}

// regardless looks for a plan with any number of additions and any shares.
func (m *model) regardless(ctx context.Context, steps *int) integer.Result {
	own := *steps / 4
	*steps -= own
	r := m.open().Any(ctx, &own)
	*steps += own
	return r
}

// added counts the posts that are added; 0 where there are no values.
func (m *model) added(values []int) int {
	n := 0
	for _, columns := range m.adds {
		for _, c := range columns {
			if c >= 0 && values != nil {
				n += values[c]
			}
		}
	}
	return n
}

// feasible reports whether there is a plan at all; unknown counts as one.
func (t *targets) feasible(ctx context.Context, steps *int) bool {
	m := newModel(t)
	some := m.regardless(ctx, steps)
	if some.Bound == integer.Never {
		return false
	}
	// As many additions as do without the shares often do with them.
	likely := m.added(some.Values)
	for i := range mostAdditions + 1 {
		n := (likely + i) % (mostAdditions + 1)
		own := *steps / 2
		*steps -= own
		r := m.with(n).Any(ctx, &own)
		*steps += own
		if r.Bound != integer.Never {
			return true
		}
	}
	return false
}

// plan turns numbers into posts added and moved; nil if they are not what they
// should be.
func (m *model) plan(values []int) *plan {
	p := &plan{}
	for k := range m.t.kinds {
		for d, c := range m.adds[k] {
			if c >= 0 && values[c] > 0 {
				p.adds = append(p.adds, added{day: d, kind: k})
			}
		}
		for s := range m.t.kinds[k].streams {
			m.move(p, k, s, values)
		}
	}

	m.hand(p, values)
	if !m.balance(p) || !m.t.holds(m.t.scheduled(p)) {
		return nil
	}
	m.t.smooth(p)
	p.sort()
	m.name(p)
	if !m.t.choose(p) {
		return nil
	}
	return p
}

// move lists the posts of a stream that are moved, in order, so that none
// overtakes another.
func (m *model) move(p *plan, kind, stream int, values []int) {
	posts := m.t.kinds[kind].streams[stream].posts
	out, in := make([]int, m.t.days), make([]int, m.t.days)
	for _, s := range m.shifts {
		if s.kind == kind && s.stream == stream && values[s.column] > 0 {
			out[s.from]++
			in[s.to]++
		}
	}
	to := 0
	for from, n := range out {
		for _, e := range posts[from][:n] {
			for in[to] == 0 {
				to++
			}
			in[to]--
			p.moves = append(p.moves, moved{entry: e, kind: kind, from: from, to: to})
			p.days += abs(to - from)
		}
	}
}
