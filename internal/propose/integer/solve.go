package integer

import (
	"context"
	"math"
)

// Never is the bound where there is no solution.
const Never = math.MaxInt / 2

// Result is what came of solving.
type Result struct {
	Values []int // of the columns; nil if none was found
	Cost   int   // of them
	// Bound is what any solution costs at least: the cost itself where that is
	// the least, Never where there is no solution.
	Bound int
}

// Solver solves a program, again and again with other bounds of its rows; the
// columns stay as they are.
type Solver struct {
	p      *Program
	lp     *simplex
	ranks  [][]int // variables, those to be branched on first before the others
	fixed  []change
	best   []int
	cost   int
	budget int
	first  bool // the first solution found will do
}

type change struct{ variable, low, high int }

// New prepares a solver.
func New(p *Program) *Solver {
	s := &Solver{p: p, lp: newSimplex(p)}
	put := func(rank, variable int) {
		for len(s.ranks) <= rank {
			s.ranks = append(s.ranks, nil)
		}
		s.ranks[rank] = append(s.ranks[rank], variable)
	}
	for j := range p.columns {
		put(p.columns[j].rank, j)
	}
	for i := range p.rows {
		put(p.rows[i].rank, len(p.columns)+i)
	}
	return s
}

// SetRow gives a row other bounds.
func (s *Solver) SetRow(i, low, high int) {
	s.p.rows[i].low, s.p.rows[i].high = low, high
	s.lp.setRow(i, low, high)
}

// Least finds a solution of the least cost. It takes its steps from what is
// left; where they run out, or ctx ends, the result is the best so far.
func (s *Solver) Least(ctx context.Context, steps *int) Result { return s.run(ctx, steps, false) }

// Any finds a solution of whatever cost.
func (s *Solver) Any(ctx context.Context, steps *int) Result { return s.run(ctx, steps, true) }

func (s *Solver) run(ctx context.Context, steps *int, first bool) Result {
	s.best, s.cost, s.first, s.lp.ctx = nil, Never, first, ctx
	began := s.lp.work
	s.budget = began + *steps
	for i := range s.p.rows {
		if s.p.rows[i].low > s.p.rows[i].high {
			return Result{Cost: Never, Bound: Never}
		}
	}
	least := 0
	for j := range s.p.columns {
		c := &s.p.columns[j]
		least += min(c.cost*c.low, c.cost*c.high)
	}
	bound := s.visit(least)
	*steps -= s.lp.work - began
	return Result{Values: s.best, Cost: s.cost, Bound: min(bound, s.cost)}
}

// visit looks through all solutions within the bounds as they are, of which
// none costs less than the floor, and returns what they cost at least. What
// costs no less than the best so far is not told apart.
func (s *Solver) visit(floor int) int {
	before := len(s.fixed)
	defer s.undo(before)
	floor, whole := s.relax(floor)
	if whole {
		return floor
	}
	v := s.split()
	if v < 0 {
		s.keep()
		return floor
	}
	low, high := s.lp.low[v], s.lp.high[v]
	x := s.lp.x[v]
	below := int(math.Floor(x))
	halves := [2][2]int{{low, below}, {below + 1, high}}
	if x-math.Floor(x) >= 0.5 {
		halves[0], halves[1] = halves[1], halves[0]
	}
	bound := Never
	for _, h := range halves {
		if h[0] > h[1] {
			continue // nothing better than the best lies there
		}
		s.narrow(v, h[0], h[1])
		bound = min(bound, s.visit(floor))
		if s.first && s.best != nil {
			return floor
		}
	}
	return bound
}

// relax solves the program without the whole numbers. It reports whether that
// says it all about these bounds.
func (s *Solver) relax(floor int) (bound int, done bool) {
	lp := s.lp
	for try := 0; ; try++ {
		if lp.work >= s.budget || lp.ctx.Err() != nil {
			return floor, true
		}
		limit := math.Inf(1)
		if s.best != nil && try == 0 {
			limit = float64(s.cost) - 0.9
		}
		out, r := lp.solve(limit, s.budget)
		switch out {
		case exhausted:
			return floor, true
		case infeasible:
			if lp.contradicts(r) {
				return Never, true
			}
		default:
			least, reduced := lp.bound()
			floor = max(floor, up(least))
			if floor >= s.cost {
				return floor, true
			}
			if out == optimal {
				s.tighten(least, reduced)
				return floor, false
			}
		}
		if try == 2 {
			return floor, true
		}
		lp.rebuild() // the numbers have drifted
	}
}

// split picks what to branch on: of the first rank with anything not whole,
// what lies farthest from it; -1 if all is whole.
func (s *Solver) split() int {
	for _, rank := range s.ranks {
		best, most := -1, 1e-5
		for _, v := range rank {
			x := s.lp.x[v]
			if off := math.Abs(x - math.Round(x)); off > most+1e-6 {
				best, most = v, off
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// keep takes what was found, rounded, as the best so far if it is one. What
// only seemed whole is let go of: the floor holds all the same.
func (s *Solver) keep() {
	values := make([]int, s.lp.n)
	cost := 0
	for j := range values {
		values[j] = int(math.Round(s.lp.x[j]))
		c := &s.p.columns[j]
		if values[j] < c.low || values[j] > c.high {
			return
		}
		cost += values[j] * c.cost
	}
	for i := range s.p.rows {
		r := &s.p.rows[i]
		sum := 0
		for _, t := range r.terms {
			sum += t.Factor * values[t.Column]
		}
		if sum < r.low || sum > r.high {
			return
		}
	}
	if cost < s.cost {
		s.best, s.cost = values, cost
	}
}

// tighten narrows what no solution better than the best can leave.
func (s *Solver) tighten(least int, reduced []int) {
	if s.best == nil {
		return
	}
	spare := (s.cost-1)*one - least
	for j, c := range reduced {
		low, high := s.lp.low[j], s.lp.high[j]
		switch {
		case c > 0 && c*(high-low) > spare:
			s.narrow(j, low, low+spare/c)
		case c < 0 && -c*(high-low) > spare:
			s.narrow(j, high-spare/-c, high)
		}
	}
}

// narrow changes a variable's bounds until they are undone.
func (s *Solver) narrow(v, low, high int) {
	s.fixed = append(s.fixed, change{v, s.lp.low[v], s.lp.high[v]})
	s.lp.low[v], s.lp.high[v] = low, high
}

func (s *Solver) undo(to int) {
	for len(s.fixed) > to {
		c := s.fixed[len(s.fixed)-1]
		s.fixed = s.fixed[:len(s.fixed)-1]
		s.lp.low[c.variable], s.lp.high[c.variable] = c.low, c.high
	}
}
