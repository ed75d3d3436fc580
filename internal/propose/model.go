package propose

import (
	"math"
	"slices"

	"rubric/internal/propose/integer"
)

// What is decided first when numbers are not whole yet: how many posts are
// moved, how many each kind gets, how they spread over weeks; then the days.
const (
	rankMoves = iota
	rankMarks
	rankKinds
	rankWeeks
	rankAdds
	rankShifts
	rankLabels
)

// costMove is what a move weighs beside a day that it spans: more than all days
// of all moves of a month come to.
const costMove = 100_000

// model is the month as whole numbers under conditions: posts of a kind added
// on a day, posts moved from day to day, added posts of a kind with labels of a
// class. How many posts are added is set from outside, and so are the shares,
// which depend on it.
type model struct {
	t       *targets
	mix     *mix
	classes []class
	program *integer.Program
	solver  *integer.Solver

	adds   [][]int // by kind and day, the column; -1 for none
	labels [][]int // by class and kind, likewise
	shifts []shift

	arrivals [][][]integer.Term // by kind and day: posts that come
	leaving  [][][]integer.Term // posts that go
	total    int                // the row of all additions
	shares   []int              // the row of each share, -1 for none
}

// shift is the column of posts that move from one day to another.
type shift struct {
	column, kind, stream, from, to int
}

func newModel(t *targets) *model {
	m := &model{t: t, mix: t.mix(), program: &integer.Program{}}
	m.classes = m.mix.classes()
	for range t.kinds {
		m.arrivals = append(m.arrivals, make([][]integer.Term, t.days))
		m.leaving = append(m.leaving, make([][]integer.Term, t.days))
	}
	m.addAdds()
	m.addShifts()
	m.addLabels()
	m.addShares()
	m.limitDays()
	for i := range t.channels {
		m.addWeeks(i)
		m.addGaps(i)
	}
	for i := range t.keyDates {
		k := &t.keyDates[i]
		terms, have := m.between(k.from, k.to, m.anywhere())
		m.program.Row(1-have, integer.Free, rankWeeks, terms...)
	}
	m.solver = integer.New(m.program)
	return m
}

func term(column int) integer.Term { return integer.Term{Column: column, Factor: 1} }

func times(factor int, terms []integer.Term) []integer.Term {
	out := make([]integer.Term, len(terms))
	for i, t := range terms {
		out[i] = integer.Term{Column: t.Column, Factor: factor * t.Factor}
	}
	return out
}

// addAdds makes a column for each post that may be added.
func (m *model) addAdds() {
	var all []integer.Term
	for k := range m.t.kinds {
		kd := &m.t.kinds[k]
		columns := make([]int, m.t.days)
		for d := range columns {
			columns[d] = -1
			if kd.add && d >= m.t.first {
				columns[d] = m.program.Column(0, 1, 0, rankAdds, m.t.inconvenience(d, kd))
				m.arrivals[k][d] = append(m.arrivals[k][d], term(columns[d]))
				all = append(all, term(columns[d]))
			}
		}
		m.adds = append(m.adds, columns)
	}
	m.total = m.program.Row(0, mostAdditions, rankKinds, all...)
}

// addShifts makes a column for each way to move a post.
func (m *model) addShifts() {
	room := m.shiftsAtMost()
	m.program.Grow(room)
	m.shifts = make([]shift, 0, room)
	all := make([]integer.Term, 0, room)
	for k := range m.t.kinds {
		for i := range m.t.kinds[k].streams {
			s := &m.t.kinds[k].streams[i]
			for from := range s.posts {
				begin := len(all)
				for to := m.t.first; to < m.t.days && len(s.posts[from]) > 0; to++ {
					if to == from || !s.days[to] {
						continue
					}
					c := m.program.Column(0, 1, costMove+abs(to-from), rankShifts, 0)
					m.shifts = append(m.shifts, shift{c, k, i, from, to})
					m.arrivals[k][to] = append(m.arrivals[k][to], term(c))
					all = append(all, term(c))
				}
				if out := all[begin:]; len(out) > 0 {
					m.leaving[k][from] = append(m.leaving[k][from], out...)
					m.program.Row(0, len(s.posts[from]), rankShifts, out...)
				}
			}
		}
	}
	m.program.Row(0, integer.Free, rankMoves, all...)
}

// shiftsAtMost returns how many ways to move a post there can be.
func (m *model) shiftsAtMost() int {
	n := 0
	for k := range m.t.kinds {
		for i := range m.t.kinds[k].streams {
			for _, posts := range m.t.kinds[k].streams[i].posts {
				if len(posts) > 0 {
					n += max(0, m.t.days-m.t.first)
				}
			}
		}
	}
	return n
}

// addLabels makes a column for each class of labels on each kind of posts, and
// gives every added post one.
func (m *model) addLabels() {
	for i := range m.classes {
		columns := make([]int, len(m.t.kinds))
		for k := range columns {
			columns[k] = -1
			if m.t.kinds[k].add && m.classes[i].hours[k] >= 0 && m.classes[i].span >= m.t.spans[min(m.t.first, m.t.days-1)] {
				columns[k] = m.program.Column(0, mostAdditions, 0, rankLabels, 0)
			}
		}
		m.labels = append(m.labels, columns)
	}
	for k := range m.t.kinds {
		for span := range m.t.begins {
			m.labelAll(k, span)
		}
	}
}

// labelAll gives every post that is added of a kind in a span one label.
func (m *model) labelAll(kind, span int) {
	var added []integer.Term
	for d, c := range m.adds[kind] {
		if c >= 0 && m.t.spans[d] == span {
			added = append(added, term(c))
		}
	}
	if len(added) == 0 {
		return
	}
	balance := slices.Clone(added)
	for i := range m.classes {
		if c := m.labels[i][kind]; c >= 0 && m.classes[i].span == span {
			balance = append(balance, integer.Term{Column: c, Factor: -1})
		}
	}
	m.program.Row(0, 0, rankLabels, balance...)
	m.program.Row(0, integer.Free, rankKinds, added...)
}

// hourParts is how finely hours are counted.
const hourParts = 1000

// addShares makes the rows that count labels: for each share, and for hours.
func (m *model) addShares() {
	for s := range m.mix.shares {
		var terms []integer.Term
		for i := range m.classes {
			for _, of := range m.classes[i].of {
				for _, c := range m.labels[i] {
					if of == s && c >= 0 {
						terms = append(terms, term(c))
					}
				}
			}
		}
		m.shares = append(m.shares, m.program.Row(-integer.Free, integer.Free, rankLabels, terms...))
	}
	spare := m.t.spareHours()
	if math.IsInf(spare, 1) {
		return
	}
	var terms []integer.Term
	unit := 0
	for i := range m.classes {
		for k, c := range m.labels[i] {
			if c >= 0 {
				hours := int(math.Round(m.classes[i].hours[k] * hourParts))
				terms = append(terms, integer.Term{Column: c, Factor: hours})
				unit = integer.Divisor(unit, hours)
			}
		}
	}
	unit = max(unit, 1)
	for i := range terms {
		terms[i].Factor /= unit
	}
	m.program.Row(-integer.Free, int(math.Floor((spare*hourParts+0.5)/float64(unit))), rankLabels, terms...)
}

// limitDays lets at most one post of a kind come to a day.
func (m *model) limitDays() {
	for k := range m.arrivals {
		for _, terms := range m.arrivals[k] {
			if len(terms) > 1 {
				m.program.Row(0, 1, rankShifts, terms...)
			}
		}
	}
}

// with sets how many posts are added, and the shares that follow from it.
func (m *model) with(n int) *integer.Solver {
	m.solver.SetRow(m.total, n, n)
	for i := range m.mix.shares {
		s := &m.mix.shares[i]
		low, high := s.bounds(len(m.t.posts) + n)
		m.solver.SetRow(m.shares[i], low-s.have, high-s.have)
	}
	return m.solver
}

// open lets the number of additions and the shares be what they like.
func (m *model) open() *integer.Solver {
	m.solver.SetRow(m.total, 0, mostAdditions)
	for _, row := range m.shares {
		m.solver.SetRow(row, -integer.Free, integer.Free)
	}
	return m.solver
}
