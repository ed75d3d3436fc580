package integer_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"rubric/internal/propose/integer"
)

// given is a small program in a form that can be tried out.
type given struct {
	low, high, cost []int
	rows            [][]int // factors
	least, most     []int
}

func draw(t *rapid.T) given {
	var g given
	n := rapid.IntRange(1, 6).Draw(t, "columns")
	for range n {
		low := rapid.IntRange(-1, 1).Draw(t, "low")
		g.low = append(g.low, low)
		g.high = append(g.high, low+rapid.IntRange(0, 3).Draw(t, "width"))
		g.cost = append(g.cost, rapid.IntRange(-5, 9).Draw(t, "cost"))
	}
	for range rapid.IntRange(0, 5).Draw(t, "rows") {
		var factors []int
		for range n {
			factors = append(factors, rapid.IntRange(-3, 3).Draw(t, "factor"))
		}
		g.rows = append(g.rows, factors)
		low := rapid.IntRange(-6, 6).Draw(t, "least")
		g.least = append(g.least, low)
		g.most = append(g.most, low+rapid.SampledFrom([]int{0, 0, 1, 3, 30}).Draw(t, "span"))
	}
	return g
}

// tryAll returns the least cost of all solutions.
func (g *given) tryAll() (cost int, found bool) {
	x := append([]int(nil), g.low...)
	for {
		if sum, ok := g.value(x); ok && (!found || sum < cost) {
			cost, found = sum, true
		}
		i := 0
		for ; i < len(x); i++ {
			if x[i]++; x[i] <= g.high[i] {
				break
			}
			x[i] = g.low[i]
		}
		if i == len(x) {
			return cost, found
		}
	}
}

func (g *given) value(x []int) (cost int, ok bool) {
	for i, factors := range g.rows {
		sum := 0
		for j, f := range factors {
			sum += f * x[j]
		}
		if sum < g.least[i] || sum > g.most[i] {
			return 0, false
		}
	}
	for j := range x {
		if x[j] < g.low[j] || x[j] > g.high[j] {
			return 0, false
		}
		cost += g.cost[j] * x[j]
	}
	return cost, true
}

func (g *given) program() *integer.Program {
	p := &integer.Program{}
	for j := range g.low {
		p.Column(g.low[j], g.high[j], g.cost[j], j%2, j)
	}
	for i, factors := range g.rows {
		var terms []integer.Term
		for j, f := range factors {
			terms = append(terms, integer.Term{Column: j, Factor: f})
		}
		p.Row(g.least[i], g.most[i], 2, terms...)
	}
	return p
}

func TestLeastIsTheLeastOfAll(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := draw(rt)
		s := integer.New(g.program())
		for range rapid.IntRange(1, 3).Draw(rt, "rounds") {
			want, some := g.tryAll()
			steps := 1 << 30
			r := s.Least(context.Background(), &steps)
			if !some {
				if r.Values != nil || r.Bound != integer.Never {
					rt.Fatalf("there is no solution, got %+v", r)
				}
			} else if cost, ok := g.value(r.Values); !ok || cost != want || r.Cost != want || r.Bound != want {
				rt.Fatalf("the least is %d, got %+v (%v, %d)", want, r, ok, cost)
			}
			if one := s.Any(context.Background(), &steps); (one.Values != nil) != some {
				rt.Fatalf("any: %+v, there is one: %v", one, some)
			}
			if len(g.rows) > 0 { // the same again with other bounds
				i := rapid.IntRange(0, len(g.rows)-1).Draw(rt, "row")
				g.least[i]++
				g.most[i]++
				s.SetRow(i, g.least[i], g.most[i])
			}
		}
	})
}

// loads draws a program whose solution without the whole numbers is seldom
// whole: few of many things, each counting for much, have to come to enough.
func loads(t *rapid.T) given {
	var g given
	for range rapid.IntRange(5, 8).Draw(t, "columns") {
		g.low = append(g.low, rapid.IntRange(-1, 0).Draw(t, "low"))
		g.high = append(g.high, rapid.IntRange(1, 2).Draw(t, "high"))
		g.cost = append(g.cost, rapid.IntRange(1, 100_000).Draw(t, "cost"))
	}
	for range rapid.IntRange(2, 4).Draw(t, "rows") {
		var factors []int
		sum := 0
		for range g.low {
			f := rapid.IntRange(-5, 40).Draw(t, "factor")
			factors = append(factors, f)
			sum += f
		}
		low := max(0, sum/2)
		g.rows = append(g.rows, factors)
		g.least = append(g.least, low)
		g.most = append(g.most, low+rapid.IntRange(0, 40).Draw(t, "span"))
	}
	return g
}

// TestCutsLeaveTheLeast has the solver take cuts from the beginning.
func TestCutsLeaveTheLeast(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := loads(rt)
		s := integer.New(g.program())
		s.Hurry()
		for range 3 {
			want, some := g.tryAll()
			if !some {
				want = integer.Never
			}
			steps := 1 << 30
			r := s.Least(context.Background(), &steps)
			if r.Bound != want || r.Cost != want {
				rt.Fatalf("the least is %d, got %+v", want, r)
			}
			if some {
				if cost, ok := g.value(r.Values); !ok || cost != want {
					rt.Fatalf("%+v is no solution that costs %d", r, want)
				}
			}
			i := rapid.IntRange(0, len(g.rows)-1).Draw(rt, "row")
			by := rapid.IntRange(-20, 20).Draw(rt, "by")
			g.least[i], g.most[i] = g.least[i]+by, g.most[i]+by
			s.SetRow(i, g.least[i], g.most[i])
		}
	})
}

func TestBoundHoldsWhereStepsRunOut(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		g := draw(rt)
		steps := rapid.IntRange(0, 2000).Draw(rt, "steps")
		want, some := g.tryAll()
		r := integer.New(g.program()).Least(context.Background(), &steps)
		if some && r.Bound > want {
			rt.Fatalf("the least is %d, said to be at least %d", want, r.Bound)
		}
		if r.Values == nil {
			return
		}
		if cost, ok := g.value(r.Values); !ok || cost != r.Cost {
			rt.Fatalf("%+v is no solution", r)
		}
	})
}

// TestChoicesThatDoNotMatterAreNotTriedOut gives the solver twenty choices, each
// of two halves, and a contradiction elsewhere that it comes upon last.
func TestChoicesThatDoNotMatterAreNotTriedOut(t *testing.T) {
	p := &integer.Program{}
	for range 20 {
		var three []int
		for range 3 {
			three = append(three, p.Column(0, 1, -1, 0, 0))
		}
		for i := range three {
			p.Row(0, 1, 0, integer.Term{Column: three[i], Factor: 1}, integer.Term{Column: three[(i+1)%3], Factor: 1})
		}
	}
	a, b := p.Column(0, 2, 0, 1, 0), p.Column(0, 2, 0, 1, 0)
	p.Row(3, 3, 1, integer.Term{Column: a, Factor: 2}, integer.Term{Column: b, Factor: 2})
	steps := 5_000_000
	if r := integer.New(p).Least(context.Background(), &steps); r.Bound != integer.Never {
		t.Errorf("there is no solution, got %+v with %d steps left", r, steps)
	}
}
