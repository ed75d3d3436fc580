// Package integer solves small integer programs to the end: whole numbers in
// given ranges that keep linear conditions at the least cost. It branches, and
// bounds each branch by the linear program without the whole numbers, solved by
// the dual simplex method and made tighter by cuts.
//
// Numbers with a fraction only ever suggest: every bound and every "there is
// none" is shown in whole numbers before it counts, and so is every solution.
// Work is counted in steps, never by a clock, and no sum is rounded differently
// on another processor: the same program gives the same answer everywhere.
//
// The package must not know what the numbers stand for.
package integer

import (
	"math"
	"slices"
)

// Term is a column times a factor.
type Term struct{ Column, Factor int }

// Free stands for a bound that nobody set.
const Free = 1 << 30

// Program is columns, each a whole number from low to high with a cost, and
// rows, each a sum of terms from low to high.
type Program struct {
	columns []column
	rows    []row
	place   []int // of columns in the row that is being added, from 1; all 0 between rows
}

type column struct {
	low, high, cost int
	liking          int
	rank            int
	terms           []Term // Column is the row here; see transpose
}

type row struct {
	low, high int
	rank      int
	terms     []Term
}

// Grow makes room for so many columns more.
func (p *Program) Grow(columns int) { p.columns = slices.Grow(p.columns, columns) }

// Column adds a column of low ≤ high and returns its number. Columns and rows
// of a lower rank are branched on first. Of solutions that cost the same, those
// with the columns of the least liking tend to be found.
func (p *Program) Column(low, high, cost, rank, liking int) int {
	p.columns = append(p.columns, column{low: low, high: high, cost: cost, rank: rank, liking: liking})
	return len(p.columns) - 1
}

// Row adds the condition that the sum of the terms lies between low and high,
// -Free and Free for no bound, and returns its number. A column may occur more
// than once. Rows are branched on as columns are.
func (p *Program) Row(low, high, rank int, terms ...Term) int {
	p.place = append(p.place, make([]int, len(p.columns)-len(p.place))...)
	r := row{low: low, high: high, rank: rank, terms: make([]Term, 0, len(terms))}
	for _, t := range terms {
		if i := p.place[t.Column]; i > 0 {
			r.terms[i-1].Factor += t.Factor
			continue
		}
		r.terms = append(r.terms, t)
		p.place[t.Column] = len(r.terms)
	}
	for _, t := range r.terms {
		p.place[t.Column] = 0
	}
	r.terms = slices.DeleteFunc(r.terms, func(t Term) bool { return t.Factor == 0 })
	p.rows = append(p.rows, r)
	return len(p.rows) - 1
}

// transpose gives every column its terms, in the order of the rows.
func (p *Program) transpose() {
	counts, all := make([]int, len(p.columns)), 0
	for i := range p.rows {
		for _, t := range p.rows[i].terms {
			counts[t.Column]++
		}
		all += len(p.rows[i].terms)
	}
	room := make([]Term, all)
	for j, n := range counts {
		p.columns[j].terms, room = room[:0:n], room[n:]
	}
	for i := range p.rows {
		for _, t := range p.rows[i].terms {
			c := &p.columns[t.Column]
			c.terms = append(c.terms, Term{i, t.Factor})
		}
	}
}

// reach is what the sum of a row can come to at all.
func (p *Program) reach(r *row) (low, high int) {
	for _, t := range r.terms {
		c := &p.columns[t.Column]
		a, b := t.Factor*c.low, t.Factor*c.high
		low, high = low+min(a, b), high+max(a, b)
	}
	return low, high
}

// room is more than what a row's terms, and its sum, can come to.
func (p *Program) room(r *row) float64 {
	sum := 1.0
	for _, t := range r.terms {
		c := &p.columns[t.Column]
		sum += math.Abs(float64(t.Factor)) * float64(max(c.high, -c.low, 1))
	}
	return 2*sum + 2
}

// first returns a program of the same columns and the first rows.
func (p *Program) first(rows int) *Program {
	return &Program{columns: slices.Clone(p.columns), rows: slices.Clone(p.rows[:rows])}
}

// Divisor is the greatest that both numbers have in common; it may be negative.
func Divisor(a, b int) int {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}
