package propose

import (
	"cmp"
	"math"
	"slices"
)

func (p *plan) sort() {
	slices.SortStableFunc(p.adds, func(a, b added) int { return cmp.Or(a.day-b.day, a.kind-b.kind) })
	slices.SortFunc(p.moves, func(a, b moved) int {
		return cmp.Or(a.from-b.from, a.to-b.to, a.entry.Pos.Compare(b.entry.Pos))
	})
}

// hand gives every post to add a class of labels, as the numbers have it; those
// of one kind take turns.
func (m *model) hand(p *plan, values []int) {
	left := make([][]int, len(m.classes))
	for i := range m.classes {
		left[i] = make([]int, len(m.t.kinds))
		for k, c := range m.labels[i] {
			if c >= 0 {
				left[i][k] = values[c]
			}
		}
	}
	for i := range p.adds {
		a := &p.adds[i]
		best, most := 0, 0
		for j := range m.classes {
			if m.classes[j].span == m.t.spans[a.day] && left[j][a.kind] > most {
				best, most = j, left[j][a.kind]
			}
		}
		a.class = best
		left[best][a.kind]--
	}
}

// balance brings the posts to add as close to the shares as the tolerances and
// the hours let it, one post after the other. It reports whether the shares are
// within their tolerances.
func (m *model) balance(p *plan) bool {
	have := make([]int, len(m.mix.shares))
	for s := range have {
		have[s] = m.mix.shares[s].have
	}
	hours := 0.0
	for i := range p.adds {
		m.count(have, p.adds[i].class, 1)
		hours += m.classes[p.adds[i].class].hours[p.adds[i].kind]
	}
	total, spare := len(m.t.posts)+len(p.adds), m.t.spareHours()
	for range mostRounds {
		better := false
		for i := range p.adds {
			a := &p.adds[i]
			best, least := a.class, m.off(have, total)
			for j := range m.classes {
				takes := m.classes[j].hours[a.kind] - m.classes[a.class].hours[a.kind]
				if m.classes[j].span != m.t.spans[a.day] || m.classes[j].hours[a.kind] < 0 || hours+takes > spare {
					continue
				}
				m.count(have, a.class, -1)
				m.count(have, j, 1)
				if off := m.off(have, total); off < least-1e-9 {
					best, least = j, off
				}
				m.count(have, j, -1)
				m.count(have, a.class, 1)
			}
			if best != a.class {
				hours += m.classes[best].hours[a.kind] - m.classes[a.class].hours[a.kind]
				m.count(have, a.class, -1)
				m.count(have, best, 1)
				a.class, better = best, true
			}
		}
		if !better {
			break
		}
	}
	return !math.IsInf(m.off(have, total), 1)
}

func (m *model) count(have []int, class, by int) {
	for _, s := range m.classes[class].of {
		have[s] += by
	}
}

// off is how far the counts are off the shares; without end outside their
// bounds.
func (m *model) off(have []int, total int) float64 {
	sum := 0.0
	for i := range m.mix.shares {
		s := &m.mix.shares[i]
		if low, high := s.bounds(total); have[i] < low || have[i] > high {
			return math.Inf(1)
		}
		if s.given {
			by := float64(have[i]) - s.want/100*float64(total)
			sum += by * by
		}
	}
	return sum
}

// name picks a label of each post's class: the one that the month, with what
// was picked before, has least of.
func (m *model) name(p *plan) {
	used := map[string]int{}
	for _, e := range m.t.posts {
		used[e.Rubric.Key]++
	}
	for i := range p.adds {
		a := &p.adds[i]
		best, least := -1, 0
		for _, j := range m.classes[a.class].labels {
			l := &m.mix.labels[j]
			n := 0
			if l.rubric != nil {
				n = used[l.rubric.Rubric.Key]
			}
			if best < 0 || n < least {
				best, least = j, n
			}
		}
		a.label = m.mix.labels[best]
		if a.label.rubric != nil {
			used[a.label.rubric.Rubric.Key]++
		}
	}
}
