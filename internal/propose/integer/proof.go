package integer

import "math"

// one is what a unit is in the whole numbers that proofs are made of.
const one = 1 << 20

// bound proves a least cost from what the rows are worth: whatever the worth,
// no solution within the bounds costs less than what comes out here, so it may
// be rounded to whole numbers first. With it come the reduced costs.
func (s *simplex) bound() (least int, reduced []int) {
	worth := s.worth()
	if s.reach(worth, one) > 1<<60 {
		clear(worth) // too large to reckon with: what costs nothing proves something, too
	}
	reduced = make([]int, s.n+s.m)
	for j := range s.p.columns {
		reduced[j] = s.p.columns[j].cost * one
	}
	for i, w := range worth {
		rounded := int(math.Round(w * one))
		if rounded == 0 {
			continue
		}
		reduced[s.n+i] = rounded
		for _, t := range s.p.rows[i].terms {
			reduced[t.Column] -= rounded * t.Factor
		}
		s.work += len(s.p.rows[i].terms)
	}
	for j, c := range reduced {
		least += min(c*s.low[j], c*s.high[j])
	}
	return least, reduced
}

// contradicts proves that the bounds leave no solution: a sum of the rows that
// would have to be 0 is not, wherever in their bounds the variables lie. It
// returns the factors of a sum and by how much that exceeds 0 at least; nothing
// is proven unless it does.
func (s *simplex) contradicts(r int) (factors []int, by int) {
	scale := s.scale(s.inverse[r])
	sum := make([]int, s.n+s.m)
	for i, x := range s.inverse[r] {
		rounded := int(math.Round(x * scale))
		if rounded == 0 {
			continue
		}
		sum[s.n+i] = -rounded
		for _, t := range s.p.rows[i].terms {
			sum[t.Column] += rounded * t.Factor
		}
		s.work += len(s.p.rows[i].terms)
	}
	low, high := 0, 0
	for j, f := range sum {
		a, b := f*s.low[j], f*s.high[j]
		low, high = low+min(a, b), high+max(a, b)
	}
	if high >= 0 {
		return sum, low
	}
	for j := range sum {
		sum[j] = -sum[j]
	}
	return sum, -high
}

// scale is how finely a sum of the rows can be put in whole numbers without any
// growing too large.
func (s *simplex) scale(rho []float64) float64 {
	_, exponent := math.Frexp(s.reach(rho, 1))
	return math.Ldexp(1, 60-exponent)
}

// reach is what the rows, each so many units, can come to in sum; if the units
// are rounded to whole ones, no more than twice that.
func (s *simplex) reach(times []float64, unit float64) float64 {
	sum := 0.0
	for i, x := range times {
		sum += float64(math.Abs(x) * unit * s.rooms[i])
	}
	return sum
}

// up divides by one and rounds up.
func up(x int) int {
	q := x / one
	if x%one > 0 {
		q++
	}
	return q
}
