package integer

import (
	"context"
	"math"
	"slices"
)

const (
	feasible = 1e-7 // by how much a number may lie outside its bounds
	tiny     = 1e-9 // what counts as nothing
	refactor = 120  // changes of basis until it is computed anew
)

// simplex holds a linear program with its basis. Variables are the columns,
// then the sums of the rows. Any basis it is left with serves as the start for
// other bounds: costs never change, and every variable has two bounds.
type simplex struct {
	p         *Program
	n, m      int
	low, high []int
	cost      []float64
	x         []float64
	reduced   []float64   // costs less what the rows are worth; 0 in the basis
	basis     []int       // by row
	where     []int       // by variable, its row of the basis, -1 outside
	inverse   [][]float64 // of the basis
	rooms     []float64   // by row, more than its part of any sum comes to
	weight    []float64   // of each row for the choice of the next to leave
	alpha     []float64
	entering  []float64
	hit       []int
	changes   int
	work      int // elementary steps so far
	ctx       context.Context
}

type outcome int

const (
	optimal outcome = iota
	infeasible
	dear // costs more than the limit
	exhausted
)

func newSimplex(p *Program) *simplex {
	s := &simplex{p: p, n: len(p.columns), m: len(p.rows)}
	all := s.n + s.m
	s.low, s.high = make([]int, all), make([]int, all)
	s.cost, s.x, s.reduced = make([]float64, all), make([]float64, all), make([]float64, all)
	s.where, s.alpha = make([]int, all), make([]float64, all)
	s.basis, s.weight, s.entering = make([]int, s.m), make([]float64, s.m), make([]float64, s.m)
	s.inverse, s.rooms = make([][]float64, s.m), make([]float64, s.m)
	cells := make([]float64, s.m*s.m)
	for j := range p.columns {
		c := &p.columns[j]
		s.low[j], s.high[j] = c.low, c.high
		// A little of its own for each column, so that no two ways cost quite
		// the same and the method cannot turn in circles.
		own := (float64(c.liking) + float64(j*7919%1009)/1009) / float64(max(1, c.high-c.low))
		s.cost[j] = float64(c.cost) + float64(own*1e-5)
	}
	for i := range p.rows {
		s.setRow(i, p.rows[i].low, p.rows[i].high)
		s.inverse[i] = cells[i*s.m : (i+1)*s.m]
		s.rooms[i] = p.room(&p.rows[i])
	}
	s.begin()
	return s
}

// setRow gives a row other bounds, and finite ones in any case.
func (s *simplex) setRow(i, low, high int) {
	least, most := s.p.reach(&s.p.rows[i])
	s.low[s.n+i] = min(max(low, least-1), most+1)
	s.high[s.n+i] = max(min(high, most+1), least-1)
}

// reset begins anew with the sums of all rows in the basis.
func (s *simplex) reset() {
	for i := range s.inverse {
		clear(s.inverse[i])
	}
	s.begin()
}

// begin puts the sums of all rows into the basis, whose inverse is all 0.
func (s *simplex) begin() {
	for i := range s.inverse {
		s.inverse[i][i] = -1
		s.basis[i] = s.n + i
		s.weight[i] = 1
	}
	for j := range s.where {
		s.where[j] = -1
		if j >= s.n {
			s.where[j] = j - s.n
		}
	}
	copy(s.reduced, s.cost)
	s.changes = 0
}

// settle puts every variable outside the basis on the bound that its cost asks
// for, and computes those in the basis.
func (s *simplex) settle() {
	rest := make([]float64, s.m)
	for j := range s.where {
		if s.where[j] >= 0 {
			continue
		}
		high := s.x[j] >= float64(s.high[j])
		if math.Abs(s.reduced[j]) > tiny {
			high = s.reduced[j] < 0
		}
		s.x[j] = float64(s.low[j])
		if high {
			s.x[j] = float64(s.high[j])
		}
		if s.x[j] != 0 {
			s.spread(j, -s.x[j], rest)
		}
	}
	for _, v := range s.basis {
		s.x[v] = 0
	}
	s.add(rest)
}

// add brings the basis in line with what the rows lack without it.
func (s *simplex) add(rest []float64) {
	var full []int
	for i, x := range rest {
		switch {
		case x == 0:
		case s.where[s.n+i] >= 0:
			s.x[s.n+i] -= x
		default:
			full = append(full, i)
		}
	}
	for r, v := range s.basis {
		sum, row := s.x[v], s.inverse[r]
		for _, i := range full {
			sum += float64(row[i] * rest[i])
		}
		s.x[v] = sum
	}
	s.work += s.m * (len(full) + 1)
}

// spread adds a variable's column, times a factor, to the rows.
func (s *simplex) spread(j int, factor float64, rows []float64) {
	if j >= s.n {
		rows[j-s.n] -= factor
		return
	}
	for _, t := range s.p.columns[j].terms {
		rows[t.Column] += float64(factor * float64(t.Factor))
	}
	s.work += len(s.p.columns[j].terms)
}

// dot multiplies; the conversions forbid the processor to round its own way.
func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range b {
		sum += float64(a[i] * x)
	}
	return sum
}

// solve finds the least cost within the bounds as they are now. It stops where
// the cost is shown to exceed the limit, or the work to exceed what is allowed.
func (s *simplex) solve(limit float64, allowed int) (outcome, int) {
	s.settle()
	for turn := 0; ; turn++ {
		if s.work > allowed || turn%64 == 63 && s.ctx.Err() != nil {
			return exhausted, -1
		}
		r := s.leaving()
		if r < 0 {
			return optimal, -1
		}
		if turn%8 == 7 && s.value() > limit {
			return dear, -1
		}
		s.price(s.inverse[r])
		v := s.basis[r]
		target := float64(s.low[v])
		if s.x[v] > target {
			target = float64(s.high[v])
		}
		q := s.entry(r, target)
		if q < 0 {
			return infeasible, r
		}
		s.change(r, q, target)
		if s.changes >= refactor {
			s.rebuild()
			s.settle()
		}
	}
}

func (s *simplex) value() float64 { return dot(s.cost, s.x) }

// leaving picks the row of the basis that lies farthest outside its bounds.
func (s *simplex) leaving() int {
	best, most := -1, 0.0
	for r, v := range s.basis {
		out := max(float64(s.low[v])-s.x[v], s.x[v]-float64(s.high[v]))
		if out <= feasible {
			continue
		}
		if score := out * out / s.weight[r]; score > most {
			best, most = r, score
		}
	}
	s.work += s.m
	return best
}

// price computes a row of the tableau.
func (s *simplex) price(rho []float64) {
	clear(s.alpha)
	for i, x := range rho {
		if math.Abs(x) < tiny {
			continue
		}
		s.alpha[s.n+i] = -x
		for _, t := range s.p.rows[i].terms {
			s.alpha[t.Column] += float64(x * float64(t.Factor))
		}
		s.work += len(s.p.rows[i].terms)
	}
	s.work += s.n + s.m
}

// entry picks the variable that takes the leaving one's place: the first, by
// cost, of those whose way from bound to bound does not suffice. Those passed
// over go to their other bound. -1 if all of them together do not suffice.
func (s *simplex) entry(r int, target float64) int {
	lack := s.x[s.basis[r]] - target // what the sum of alpha times change has to be
	sign := 1.0
	if lack < 0 {
		sign = -1
	}
	s.hit = s.hit[:0]
	for j, a := range s.alpha {
		if math.Abs(a) < tiny || s.where[j] >= 0 || s.low[j] == s.high[j] {
			continue
		}
		up := s.x[j] <= float64(s.low[j])
		if up == (a*sign > 0) {
			s.hit = append(s.hit, j)
		}
	}
	ratio := func(j int) float64 { return math.Abs(s.reduced[j] / s.alpha[j]) }
	slices.SortFunc(s.hit, func(i, j int) int {
		a, b := ratio(i), ratio(j)
		switch {
		case a < b-tiny:
			return -1
		case a > b+tiny:
			return 1
		case math.Abs(s.alpha[i]) != math.Abs(s.alpha[j]):
			if math.Abs(s.alpha[i]) > math.Abs(s.alpha[j]) {
				return -1
			}
			return 1
		}
		return i - j
	})
	s.work += s.n + 16*len(s.hit)
	left := math.Abs(lack)
	for k, j := range s.hit {
		left -= float64(math.Abs(s.alpha[j]) * float64(s.high[j]-s.low[j]))
		if left <= feasible/10 {
			s.flip(s.hit[:k])
			return j
		}
	}
	return -1
}

// flip sends variables outside the basis to their other bounds.
func (s *simplex) flip(js []int) {
	if len(js) == 0 {
		return
	}
	rest := make([]float64, s.m)
	for _, j := range js {
		to := float64(s.low[j])
		if s.x[j] <= to {
			to = float64(s.high[j])
		}
		s.spread(j, s.x[j]-to, rest)
		s.x[j] = to
	}
	s.add(rest)
}
