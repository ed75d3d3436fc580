// Package integer solves small integer programs to the end: whole numbers in
// given ranges that keep linear conditions at the least cost. It branches, and
// bounds each branch by the linear program without the whole numbers, solved by
// the dual simplex method.
//
// Numbers with a fraction only ever suggest: every bound and every "there is
// none" is shown in whole numbers before it counts, and so is every solution.
// Work is counted in steps, never by a clock, and no sum is rounded differently
// on another processor: the same program gives the same answer everywhere.
//
// The package must not know what the numbers stand for.
package integer

// Term is a column times a factor.
type Term struct{ Column, Factor int }

// Free stands for a bound that nobody set.
const Free = 1 << 30

// Program is columns, each a whole number from low to high with a cost, and
// rows, each a sum of terms from low to high.
type Program struct {
	columns []column
	rows    []row
}

type column struct {
	low, high, cost int
	liking          int
	rank            int
	terms           []Term // Column is the row here
}

type row struct {
	low, high int
	rank      int
	terms     []Term
}

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
	at := len(p.rows)
	sum := map[int]int{}
	var order []int
	for _, t := range terms {
		if _, seen := sum[t.Column]; !seen {
			order = append(order, t.Column)
		}
		sum[t.Column] += t.Factor
	}
	r := row{low: low, high: high, rank: rank}
	for _, c := range order {
		if f := sum[c]; f != 0 {
			r.terms = append(r.terms, Term{c, f})
			p.columns[c].terms = append(p.columns[c].terms, Term{at, f})
		}
	}
	p.rows = append(p.rows, r)
	return at
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
