package propose

import (
	"slices"

	"rubric/internal/propose/integer"
)

// anywhere lists all kinds of posts.
func (m *model) anywhere() []int {
	out := make([]int, len(m.t.kinds))
	for k := range out {
		out[k] = k
	}
	return out
}

// kindsOn lists the kinds of posts that go out on the channel.
func (t *targets) kindsOn(channel int) []int {
	var out []int
	for k := range t.kinds {
		if slices.Contains(t.kinds[k].on, channel) {
			out = append(out, k)
		}
	}
	return out
}

// between returns what changes about the posts of the kinds from one day to
// another, and how many there are now.
func (m *model) between(from, to int, kinds []int) (terms []integer.Term, have int) {
	from, to = max(from, 0), min(to, m.t.days-1)
	room := 2 // for what a gap adds
	for d := from; d <= to; d++ {
		for _, k := range kinds {
			room += len(m.arrivals[k][d]) + len(m.leaving[k][d])
		}
	}
	terms = make([]integer.Term, 0, room)
	for d := from; d <= to; d++ {
		for _, k := range kinds {
			terms = append(terms, m.arrivals[k][d]...)
			for _, t := range m.leaving[k][d] {
				terms = append(terms, integer.Term{Column: t.Column, Factor: -t.Factor})
			}
			have += m.t.kinds[k].fixed[d] + len(m.t.kinds[k].movable[d])
		}
	}
	return terms, have
}

// addWeeks holds a channel to its minimum and maximum in every week.
func (m *model) addWeeks(channel int) {
	kinds := m.t.kindsOn(channel)
	for w, week := range m.t.channels[channel].weeks {
		if week.low == 0 && week.high == none {
			continue
		}
		from, to := m.t.weekDays(w)
		terms, have := m.between(from, to, kinds)
		have += week.before + week.after
		high := integer.Free
		if week.high != none {
			high = week.high - have
		}
		m.program.Row(week.low-have, high, rankWeeks, terms...)
	}
}

// weekDays returns the first and last day of the month's w-th week.
func (t *targets) weekDays(w int) (from, to int) {
	from = slices.Index(t.weeks, w)
	for to = from; to+1 < t.days && t.weeks[to+1] == w; {
		to++
	}
	return from, to
}

// gaps makes the rows of a channel's longest gap.
type gaps struct {
	*model
	channel       *channel
	kinds         []int
	begun, goesOn []int // columns that say whether there is a post up to the day, or from it on
}

// addGaps asks for a post in every stretch of days that would make too long a
// gap: if posts lie before and after it.
func (m *model) addGaps(channel int) {
	c := &m.t.channels[channel]
	if c.gap == none {
		return
	}
	g := &gaps{model: m, channel: c, kinds: m.t.kindsOn(channel)}
	from, to := m.t.first+1, m.t.days-1-c.gap
	if c.last != none {
		from = c.last + 1
	}
	if c.next != none {
		to = c.next - c.gap
	}
	var whole []stretch
	for a := from; a <= to; a++ {
		s := stretch{max(a, m.t.first), min(a+c.gap-1, m.t.days-1)}
		before := c.last != none || g.sure(m.t.first, a-1)
		after := c.next != none || g.sure(a+c.gap, m.t.days-1)
		if s.from > s.to || g.stays(s) {
			continue
		}
		if before && after {
			whole = append(whole, s)
			continue
		}
		g.ask(s, before, after)
	}
	whole = slices.Compact(whole)
	for i, s := range whole {
		// Of two stretches one of which holds the other, the shorter says it all.
		if !slices.ContainsFunc(whole[:i], s.holds) && !slices.ContainsFunc(whole[i+1:], s.holds) {
			g.ask(s, true, true)
		}
	}
}

// stretch is days of the month from one to another.
type stretch struct{ from, to int }

func (s stretch) holds(o stretch) bool { return s.from <= o.from && o.to <= s.to }

// stays reports whether a post stays in the stretch whatever is done.
func (g *gaps) stays(s stretch) bool {
	for _, k := range g.kinds {
		for d := s.from; d <= s.to; d++ {
			if g.t.kinds[k].fixed[d] > 0 {
				return true
			}
		}
	}
	return false
}

// sure reports whether there is a post between the days whatever is done: one
// that stays, or one that a week's minimum asks for.
func (g *gaps) sure(from, to int) bool {
	if from > to {
		return false
	}
	if g.stays(stretch{from, to}) {
		return true
	}
	for w, week := range g.channel.weeks {
		first, last := g.t.weekDays(w)
		if week.low > week.before+week.after && from <= first && last <= to {
			return true
		}
	}
	return false
}

// ask wants a post in the stretch; unless it is sure that there is one before
// and one after, only if there are.
func (g *gaps) ask(s stretch, before, after bool) {
	terms, have := g.between(s.from, s.to, g.kinds)
	want := 1 - have
	if !before {
		terms = append(terms, integer.Term{Column: g.mark(&g.begun, s.from-1, -1), Factor: -1})
		want--
	}
	if !after {
		terms = append(terms, integer.Term{Column: g.mark(&g.goesOn, s.to+1, 1), Factor: -1})
		want--
	}
	g.program.Row(want, integer.Free, rankMarks, terms...)
}

// mark returns the column that is 1 where there is a post on the day or on any
// that follows it in the direction.
func (g *gaps) mark(columns *[]int, day, direction int) int {
	if *columns == nil {
		*columns = make([]int, g.t.days)
		for d := range *columns {
			(*columns)[d] = -1
		}
	}
	if c := (*columns)[day]; c >= 0 {
		return c
	}
	c := g.program.Column(0, 1, 0, rankMarks, 0)
	(*columns)[day] = c
	if next := day + direction; next >= g.t.first && next < g.t.days {
		g.program.Row(0, 1, rankMarks, term(c), integer.Term{Column: g.mark(columns, next, direction), Factor: -1})
	}
	for _, k := range g.kinds {
		if terms := g.arrivals[k][day]; len(terms) > 0 {
			g.program.Row(0, integer.Free, rankMarks, append(times(-1, terms), term(c))...)
		}
		if n := len(g.t.kinds[k].movable[day]); n > 0 {
			terms := append([]integer.Term{{Column: c, Factor: n}}, g.leaving[k][day]...)
			g.program.Row(n, integer.Free, rankMarks, terms...)
		}
	}
	return c
}
