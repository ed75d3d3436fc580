package integer

import (
	"math"
	"slices"
)

// change puts q into the basis for the variable of row r, which goes to target.
func (s *simplex) change(r, q int, target float64) {
	s.column(q)
	pivot := s.entering[r]
	v := s.basis[r]
	step := (s.x[v] - target) / pivot
	for i, a := range s.entering {
		if a != 0 {
			s.x[s.basis[i]] -= float64(step * a)
		}
	}
	s.x[q] += step
	s.x[v] = target
	worth := s.reduced[q] / s.alpha[q]
	for j, a := range s.alpha {
		if a != 0 && s.where[j] < 0 {
			s.reduced[j] -= float64(worth * a)
		}
	}
	s.reduced[q], s.reduced[v] = 0, -worth
	s.swap(r, q)
}

// column computes a column of the tableau.
func (s *simplex) column(q int) {
	if q >= s.n {
		for i := range s.entering {
			s.entering[i] = -s.inverse[i][q-s.n]
		}
		s.work += s.m
		return
	}
	clear(s.entering)
	for _, t := range s.p.columns[q].terms {
		// The inverse has only one number where a row's sum is in the basis.
		if r := s.where[s.n+t.Column]; r >= 0 {
			s.entering[r] -= float64(t.Factor)
			continue
		}
		for i := range s.entering {
			s.entering[i] += float64(s.inverse[i][t.Column] * float64(t.Factor))
		}
		s.work += s.m
	}
	s.work += s.m
}

// swap updates the basis, its inverse and the weights of its rows.
func (s *simplex) swap(r, q int) {
	pivot := s.entering[r]
	row := s.inverse[r]
	var full []int
	for i := range row {
		if math.Abs(row[i]) < 1e-12 {
			row[i] = 0
			continue
		}
		row[i] /= pivot
		full = append(full, i)
	}
	own := s.weight[r]
	for i, a := range s.entering {
		if i == r || math.Abs(a) < 1e-12 {
			continue
		}
		other := s.inverse[i]
		for _, c := range full {
			other[c] -= float64(a * row[c])
		}
		s.weight[i] = max(s.weight[i], float64(a/pivot*a/pivot)*own)
		s.work += len(full)
	}
	s.weight[r] = max(own/(pivot*pivot), 1)
	s.where[s.basis[r]] = -1
	s.basis[r], s.where[q] = q, r
	s.changes++
	s.work += s.m
}

// rebuild computes the inverse of the basis, and what the rows are worth, anew.
func (s *simplex) rebuild() {
	kept := slices.Clone(s.basis)
	s.reset()
	taken := make([]bool, s.m)
	for _, v := range kept {
		if v >= s.n {
			taken[v-s.n] = true
		}
	}
	for _, v := range kept {
		if v >= s.n {
			continue
		}
		s.column(v)
		best, most := -1, 1e-8
		for i, a := range s.entering {
			if !taken[i] && math.Abs(a) > most {
				best, most = i, math.Abs(a)
			}
		}
		if best >= 0 {
			s.swap(best, v)
			taken[best] = true
		}
	}
	for i := range s.weight {
		s.weight[i] = 1
	}
	s.changes = 0
	s.revalue()
}

// revalue computes what the rows are worth, and with it the reduced costs.
func (s *simplex) revalue() {
	worth := s.worth()
	for j := range s.reduced {
		if s.where[j] >= 0 {
			s.reduced[j] = 0
			continue
		}
		s.reduced[j] = s.cost[j]
		if j >= s.n {
			s.reduced[j] += worth[j-s.n]
			continue
		}
		for _, t := range s.p.columns[j].terms {
			s.reduced[j] -= float64(worth[t.Column] * float64(t.Factor))
		}
	}
}

// worth is what a unit of each row costs.
func (s *simplex) worth() []float64 {
	out := make([]float64, s.m)
	for r, v := range s.basis {
		if c := s.cost[v]; c != 0 {
			for i, x := range s.inverse[r] {
				if x != 0 {
					out[i] += float64(c * x)
				}
			}
		}
	}
	s.work += s.m * 4
	return out
}
