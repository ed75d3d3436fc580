package integer

import (
	"cmp"
	"math"
	"slices"
)

// cut is a row that follows from the others for whole numbers, though not for
// those between: its terms come to high at most.
type cut struct {
	terms []Term
	high  int
	norm  float64 // of the factors
	depth float64 // by how far the present numbers lie outside
}

const (
	parts     = 64      // of a unit, at most, that a sum of rows is tried in first
	fineParts = 1 << 22 // where that does not suffice
	coarse    = 2000    // about what the largest factor of such a cut is brought to
	mostOf    = 1 << 16 // of any factor
	shallow   = 1e-3    // a cut no deeper is not worth a row
	sources   = 32      // variables that cuts are derived from in a round
	taken     = 30      // cuts taken from it
)

// cuts derives cuts from each variable up to a number that is in the basis
// without being whole, and takes the deepest of those that differ.
func (s *simplex) cuts(variables int) []cut {
	r := &rounder{simplex: s, sum: make([]int, s.n+s.m), factors: make([]int, s.n)}
	var found []cut
	for _, i := range s.broken(variables) {
		if !r.combine(s.inverse[i]) {
			continue
		}
		for _, sign := range []int{1, -1} {
			if c, ok := r.round(sign); ok {
				found = append(found, c)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b cut) int { return cmp.Compare(b.depth, a.depth) })
	return s.differing(found)
}

// broken lists the places in the basis of those of the first variables that are
// not whole, the farthest from it first, up to as many as are worth trying.
func (s *simplex) broken(variables int) []int {
	var out []int
	off := func(i int) float64 { x := s.x[s.basis[i]]; return math.Abs(x - math.Round(x)) }
	for i, v := range s.basis {
		if v < variables && off(i) > 0.01 {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(i, j int) int { return cmp.Compare(math.Round(100*off(j)), math.Round(100*off(i))) })
	return out[:min(sources, len(out))]
}

// differing keeps cuts that stand at an angle of 60 degrees or more to those
// before them: many variables yield the same cut.
func (s *simplex) differing(found []cut) []cut {
	var out []cut
	row := make([]float64, s.n)
	along := func(o cut) bool {
		dot := 0.0
		for _, t := range o.terms {
			dot += float64(row[t.Column] * float64(t.Factor))
		}
		s.work += len(o.terms)
		return 2*dot > o.norm
	}
	for _, c := range found {
		for _, t := range c.terms {
			row[t.Column] = float64(t.Factor) / c.norm
		}
		if len(out) < taken && !slices.ContainsFunc(out, along) {
			out = append(out, c)
		}
		for _, t := range c.terms {
			row[t.Column] = 0
		}
	}
	return out
}

// rounder makes cuts out of sums of rows.
type rounder struct {
	*simplex
	sum     []int // by variable, while rows are summed
	parts   int   // that a unit of the sum has
	terms   []counted
	most    int   // that the terms come to
	rounded []int // the factors of the terms
	factors []int // by column, while a cut is put together
}

// counted is a variable counted from one of its bounds, so that it is never
// less than 0.
type counted struct {
	variable, factor int
	down             bool // from the upper bound
}

// combine sums the rows, each so many times, in parts of a unit. It reports
// whether the sum can be reckoned with.
func (r *rounder) combine(times []float64) bool {
	r.parts = partsOf(times)
	if r.reach(times, float64(r.parts)) > 1<<59 {
		return false
	}
	for i, x := range times {
		f := int(math.Round(x * float64(r.parts)))
		if f == 0 {
			continue
		}
		r.sum[r.n+i] = -f
		for _, t := range r.p.rows[i].terms {
			r.sum[t.Column] += f * t.Factor
		}
		r.work += len(r.p.rows[i].terms)
	}
	r.terms, r.most = r.terms[:0], 0
	for v, f := range r.sum {
		if f == 0 {
			continue
		}
		r.sum[v] = 0
		from, down := r.low[v], r.x[v]-float64(r.low[v]) > float64(r.high[v])-r.x[v]
		if down {
			from = r.high[v]
		}
		r.most -= f * from
		if down {
			f = -f
		}
		r.terms = append(r.terms, counted{v, f, down})
	}
	r.work += r.n + r.m
	return true
}

// partsOf is how many parts of a unit make the numbers whole, if not so many.
func partsOf(numbers []float64) int {
	for n := 1; n <= parts; n++ {
		if !slices.ContainsFunc(numbers, func(x float64) bool {
			y := float64(x * float64(n))
			return math.Abs(y-math.Round(y)) > 1e-6
		}) {
			return n
		}
	}
	return fineParts
}

// round makes a cut of the sum, or of its opposite. It is the rounding of
// Gomory's mixed integer cut in the form that Nemhauser and Wolsey give it for
// any row: of Σ c·t ≤ b with whole t ≥ 0 and f the remainder of b by a unit
// follows Σ (⌊c⌋ + max(0, c's remainder − f)/(1 − f))·t ≤ ⌊b⌋, here with all
// of it times the unit less f.
func (r *rounder) round(sign int) (cut, bool) {
	rest := modulo(sign*r.most, r.parts)
	if rest == 0 {
		return cut{}, false
	}
	high := (sign*r.most - rest) / r.parts * (r.parts - rest)
	r.rounded = r.rounded[:0]
	largest := 0
	for i := range r.terms {
		f := sign * r.terms[i].factor
		m := modulo(f, r.parts)
		f = (f-m)/r.parts*(r.parts-rest) + max(0, m-rest)
		r.rounded = append(r.rounded, f)
		largest = max(largest, f, -f)
	}
	r.work += 4 * len(r.terms)
	if r.parts > parts {
		high = r.coarsen(high, max(1, largest/coarse))
	}
	if r.kept(high) {
		return cut{}, false
	}
	for i, f := range r.rounded {
		t := &r.terms[i]
		if t.down {
			high -= f * r.high[t.variable]
			f = -f
		} else {
			high += f * r.low[t.variable]
		}
		r.gather(t.variable, f)
	}
	return r.finish(high)
}

// coarsen brings factors to a larger unit. Rounding down keeps what the terms
// come to below the bound; what is rounded up, because next to nothing is
// missing, is made good for.
func (r *rounder) coarsen(high, unit int) int {
	for i, f := range r.rounded {
		if f == 0 {
			continue
		}
		v := r.terms[i].variable
		m := modulo(f, unit)
		r.rounded[i] = (f - m) / unit
		if lack := (unit - m) * (r.high[v] - r.low[v]); m > 0 && lack < unit/100 {
			r.rounded[i]++
			high += lack
		}
	}
	return (high - modulo(high, unit)) / unit
}

// kept reports whether the present numbers keep the rounded sum.
func (r *rounder) kept(high int) bool {
	sum := -float64(high)
	for i, f := range r.rounded {
		if t := &r.terms[i]; t.down {
			sum += float64(float64(f) * (float64(r.high[t.variable]) - r.x[t.variable]))
		} else {
			sum += float64(float64(f) * (r.x[t.variable] - float64(r.low[t.variable])))
		}
	}
	return sum <= shallow
}

// gather adds a variable to the cut that is put together, in columns.
func (r *rounder) gather(v, factor int) {
	if v < r.n {
		r.factors[v] += factor
		return
	}
	if factor != 0 {
		for _, t := range r.p.rows[v-r.n].terms {
			r.factors[t.Column] += factor * t.Factor
		}
		r.work += len(r.p.rows[v-r.n].terms)
	}
}

// finish takes the cut that was put together, if it is any good.
func (r *rounder) finish(high int) (cut, bool) {
	var c cut
	common, fits := 0, true
	for j, f := range r.factors {
		if f == 0 {
			continue
		}
		r.factors[j] = 0
		common = Divisor(common, f)
		c.terms = append(c.terms, Term{j, f})
	}
	r.work += r.n + 8*len(c.terms)
	if len(c.terms) == 0 {
		return c, false
	}
	common = max(common, -common)
	c.high = (high - modulo(high, common)) / common
	sum := 0.0
	for i := range c.terms {
		t := &c.terms[i]
		t.Factor /= common
		fits = fits && -mostOf <= t.Factor && t.Factor <= mostOf
		c.norm += float64(t.Factor) * float64(t.Factor)
		sum += float64(float64(t.Factor) * r.x[t.Column])
	}
	c.norm = math.Sqrt(c.norm)
	c.depth = (sum - float64(c.high)) / c.norm
	return c, fits && c.depth > shallow
}

// modulo is what a division by b > 0 leaves, never less than 0.
func modulo(a, b int) int {
	m := a % b
	if m < 0 {
		m += b
	}
	return m
}
