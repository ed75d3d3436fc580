package integer

import "context"

const (
	// firstTurn is the steps of the first turn by the square of the rows, as the
	// steps of a linear program grow. Most programs are settled in it.
	firstTurn  = 8
	leastTurn  = 1000
	patience   = 8  // first turns in one where any solution will do: cuts say little of that
	cutShare   = 2  // turns that making cuts may take
	mostRounds = 20 // of cuts in a turn
	mostIdle   = 3  // rounds in a row that do not raise the bound
)

// run searches by turns, on the program as it is and on one with cuts, each
// turn longer than the one before. A search that went astray early is begun
// anew that way, with what was found and what stood in the way meanwhile; and
// what is hard without cuts is seldom hard with them, or the other way round.
func (s *Solver) run(ctx context.Context, steps *int, first bool) Result {
	s.best, s.cost, s.first, s.lp.ctx = nil, Never, first, ctx
	began := s.lp.work
	end := began + *steps
	bound, turn := s.trivial(), s.turn
	if first {
		turn *= patience
	}
	for ; bound < s.cost; turn *= 2 {
		s.budget = min(end, s.lp.work+turn)
		reached, _ := s.visit(bound)
		bound = max(bound, reached)
		if first && s.best != nil || bound >= s.cost || s.lp.work >= end || ctx.Err() != nil {
			break
		}
		s.budget = min(end, s.lp.work+cutShare*turn)
		bound = s.alternate(bound)
	}
	*steps -= s.lp.work - began
	s.use(s.plain)
	s.cutting = nil
	return Result{Values: s.best, Cost: s.cost, Bound: min(bound, s.cost)}
}

// trivial is what any solution costs at least; Never where a row by itself
// leaves none.
func (s *Solver) trivial() int {
	for i := range s.p.rows {
		if s.p.rows[i].low > s.p.rows[i].high {
			return Never
		}
	}
	least := 0
	for j := range s.p.columns {
		c := &s.p.columns[j]
		least += min(c.cost*c.low, c.cost*c.high)
	}
	return least
}

// use goes on with another linear program.
func (s *Solver) use(lp *simplex) {
	lp.work, lp.ctx = s.lp.work, s.lp.ctx
	s.lp = lp
}

// alternate goes on with the program that was not searched last, and returns
// what is known of the bound then.
func (s *Solver) alternate(bound int) int {
	if s.lp != s.plain {
		s.use(s.plain)
		return bound
	}
	if s.cutting == nil {
		s.cutting = s.plain.with(s.plain.m, nil)
	}
	s.use(s.cutting)
	bound = s.cut(bound)
	s.cutting = s.lp
	// What the best so far narrowed stays narrow: the best only becomes better.
	s.changes = s.changes[:0]
	return bound
}

// cut adds cuts, round by round, as long as they raise what solutions cost at
// least without the whole numbers, and returns that. What costs no less than
// the best may be cut off as well.
func (s *Solver) cut(bound int) int {
	value, idle := 0.0, 0
	for range mostRounds {
		p, done := s.relax(bound)
		bound = p.floor
		if done || s.split() < 0 {
			break
		}
		if idle++; s.lp.value() > value+0.5 {
			value, idle = s.lp.value(), 0
		}
		if idle > mostIdle {
			break
		}
		found := s.lp.cuts(s.lp.n + s.plain.m)
		if len(found) == 0 {
			break
		}
		s.use(s.lp.with(s.plain.m, found))
	}
	return bound
}

// with returns the linear program with more cuts, and without those that bind
// nothing any more; so many rows come before all cuts. Its basis serves on.
func (s *simplex) with(rows int, cuts []cut) *simplex {
	p := s.p.first(rows)
	var basis []int
	var places []int // of the cuts that remain
	for i := rows; i < s.m; i++ {
		if s.where[s.n+i] < 0 {
			places = append(places, s.n+i)
			p.rows = append(p.rows, s.p.rows[i])
		}
	}
	for _, v := range s.basis {
		if v < s.n+rows {
			basis = append(basis, v)
		}
	}
	for _, c := range cuts {
		basis = append(basis, s.n+len(p.rows))
		p.rows = append(p.rows, row{low: -Free, high: c.high, terms: c.terms})
	}
	p.transpose()
	out := newSimplex(p)
	copy(out.low, s.low[:s.n+rows])
	copy(out.high, s.high[:s.n+rows])
	copy(out.x, s.x[:s.n+rows])
	for i, v := range places {
		out.x[s.n+rows+i] = s.x[v]
	}
	copy(out.basis, basis)
	out.rebuild()
	s.work += out.work
	return out
}
