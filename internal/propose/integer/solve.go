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
	p        *Program
	lp       *simplex // the one in use
	plain    *simplex // of the program as it is
	cutting  *simplex // of the program with cuts; nil before any were tried
	turn     int      // steps of the first turn
	ranks    [][]int  // variables, those to be branched on first before the others
	changes  []change
	depth    int   // branches that lead here
	branches int   // so far
	trouble  []int // by variable, how much it stood in the way lately
	needed   []int // by variable, the last proof that needed its bounds
	proofs   int
	best     []int
	cost     int
	budget   int
	first    bool // the first solution found will do
}

// New prepares a solver of the program as it is now.
func New(p *Program) *Solver {
	p.transpose()
	all := len(p.columns) + len(p.rows)
	s := &Solver{p: p, plain: newSimplex(p), trouble: make([]int, all), needed: make([]int, all)}
	s.lp = s.plain
	s.turn = max(leastTurn, firstTurn*len(p.rows)*len(p.rows))
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
	s.plain.setRow(i, low, high)
}

// Least finds a solution of the least cost. It takes its steps from what is
// left; where they run out, or ctx ends, the result is the best so far.
func (s *Solver) Least(ctx context.Context, steps *int) Result { return s.run(ctx, steps, false) }

// Any finds a solution of whatever cost.
func (s *Solver) Any(ctx context.Context, steps *int) Result { return s.run(ctx, steps, true) }

// proof is what is known of the bounds as they are.
type proof struct {
	floor   int    // no solution costs less
	why     levels // what that rests on, where it settles the matter
	least   int    // what these bounds cost at least, in parts
	reduced []int  // the costs that show it
}

// visit looks through all solutions within the bounds as they are, of which
// none costs less than the floor. It returns what they cost at least, and the
// branches but for which that would not be known. What costs no less than the
// best so far is not told apart.
func (s *Solver) visit(floor int) (bound int, why levels) {
	before := len(s.changes)
	defer s.undo(before)
	p, done := s.relax(floor)
	if done {
		return p.floor, p.why
	}
	v := s.split()
	if v < 0 {
		s.keep()
		return p.floor, s.dearness(&p)
	}
	return s.branch(v, &p)
}

// branch visits both halves of a variable's range. Where what came of one does
// not depend on it, that goes for the other as well.
func (s *Solver) branch(v int, p *proof) (bound int, why levels) {
	low, high := s.lp.low[v], s.lp.high[v]
	x := s.lp.x[v]
	below := int(math.Floor(x))
	if below < low || below >= high {
		return s.visit(p.floor) // it was narrowed since: solve again
	}
	halves := [2][2]int{{low, below}, {below + 1, high}}
	if x-math.Floor(x) >= 0.5 {
		halves[0], halves[1] = halves[1], halves[0]
	}
	s.forget()
	s.depth++
	level, before := s.depth, len(s.changes)
	s.narrow(v, halves[0][0], halves[0][1], only(level))
	bound, why = s.visit(p.floor)
	s.undo(before)
	s.depth--
	if !why.has(level) || s.first && s.best != nil {
		return bound, why
	}
	if up(p.least) >= s.cost {
		return p.floor, s.dearness(p)
	}
	s.narrow(v, halves[1][0], halves[1][1], why.without(level))
	other, why := s.visit(p.floor)
	return min(bound, other), why
}

// dearness tells why the bounds leave nothing better than the best: all
// branches, unless the costs show less.
func (s *Solver) dearness(p *proof) levels {
	if up(p.least) < s.cost {
		return upTo(s.depth)
	}
	return s.reasons(p.reduced, p.least-(s.cost-1)*one-1)
}

// relax solves the program without the whole numbers. It reports whether that
// says it all about these bounds.
func (s *Solver) relax(floor int) (p proof, done bool) {
	lp := s.lp
	p = proof{floor: floor, why: upTo(s.depth)}
	for try := 0; ; try++ {
		if lp.work >= s.budget || lp.ctx.Err() != nil {
			return p, true
		}
		limit := math.Inf(1)
		if s.best != nil && try == 0 {
			limit = float64(s.cost) - 0.9
		}
		out, r := lp.solve(limit, s.budget)
		switch out {
		case exhausted:
			return p, true
		case infeasible:
			if factors, by := lp.contradicts(r); by > 0 {
				p.floor, p.why = Never, s.reasons(factors, by-1)
				return p, true
			}
		default:
			p.least, p.reduced = lp.bound()
			p.floor = max(p.floor, up(p.least))
			if p.floor >= s.cost {
				p.why = s.dearness(&p)
				return p, true
			}
			if out == optimal {
				s.tighten(&p)
				return p, false
			}
		}
		if try == 2 {
			return p, true
		}
		lp.rebuild() // the numbers have drifted
	}
}

// split picks what to branch on: of the first rank with anything not whole,
// what lies farthest from it and stood in the way most; -1 if all is whole.
func (s *Solver) split() int {
	for _, rank := range s.ranks {
		best, most := -1, 0.0
		for _, v := range rank {
			x := s.lp.x[v]
			off := math.Abs(x - math.Round(x))
			if off <= 1e-5 {
				continue
			}
			if score := off * float64(1+s.trouble[v]); score > most+1e-6 {
				best, most = v, score
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
func (s *Solver) tighten(p *proof) {
	if s.best == nil {
		return
	}
	spare := (s.cost-1)*one - p.least
	why := s.reasons(p.reduced, 0)
	for j, c := range p.reduced[:len(s.needed)] {
		low, high := s.lp.low[j], s.lp.high[j]
		switch {
		case c > 0 && c*(high-low) > spare:
			s.narrow(j, low, low+spare/c, why)
		case c < 0 && -c*(high-low) > spare:
			s.narrow(j, high-spare/-c, high, why)
		}
	}
}

// narrow changes a variable's bounds until they are undone.
func (s *Solver) narrow(v, low, high int, why levels) {
	s.changes = append(s.changes, change{v, s.lp.low[v], s.lp.high[v], low, high, why})
	s.lp.low[v], s.lp.high[v] = low, high
}

func (s *Solver) undo(to int) {
	for len(s.changes) > to {
		c := s.changes[len(s.changes)-1]
		s.changes = s.changes[:len(s.changes)-1]
		s.lp.low[c.variable], s.lp.high[c.variable] = c.low, c.high
	}
}
