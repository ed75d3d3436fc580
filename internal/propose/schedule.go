package propose

import "slices"

// schedule is how many posts of each kind go out on each day.
type schedule [][]int

// scheduled returns the month as a plan would have it.
func (t *targets) scheduled(p *plan) schedule {
	out := make(schedule, len(t.kinds))
	for k := range out {
		out[k] = make([]int, t.days)
		for d := range out[k] {
			out[k][d] = t.kinds[k].fixed[d] + len(t.kinds[k].movable[d])
		}
	}
	for _, m := range p.moves {
		out[m.kind][m.from]--
		out[m.kind][m.to]++
	}
	for _, a := range p.adds {
		out[a.kind][a.day]++
	}
	return out
}

// holds reports whether a schedule keeps cadence, gaps and key dates. It counts
// posts as the checks do, and knows nothing of how the schedule was found.
func (t *targets) holds(s schedule) bool {
	for i := range t.channels {
		c := &t.channels[i]
		posts := make([]int, t.days)
		for _, k := range t.kindsOn(i) {
			for d, n := range s[k] {
				posts[d] += n
			}
		}
		if !t.weeksHold(c, posts) || !t.gapsHold(c, posts) {
			return false
		}
	}
	for _, k := range t.keyDates {
		if !slices.ContainsFunc(s, func(posts []int) bool {
			return slices.ContainsFunc(posts[max(0, k.from):min(k.to+1, t.days)], func(n int) bool { return n > 0 })
		}) {
			return false
		}
	}
	return true
}

func (t *targets) weeksHold(c *channel, posts []int) bool {
	for w := range c.weeks {
		have := c.weeks[w].before + c.weeks[w].after
		from, to := t.weekDays(w)
		for _, n := range posts[from : to+1] {
			have += n
		}
		if have < c.weeks[w].low || have > c.weeks[w].high {
			return false
		}
	}
	return true
}

func (t *targets) gapsHold(c *channel, posts []int) bool {
	if c.gap == none {
		return true
	}
	last := c.last
	for d := t.first; d < t.days; d++ {
		if posts[d] == 0 {
			continue
		}
		if last != none && d-last > c.gap {
			return false
		}
		last = d
	}
	return last == none || c.next == none || c.next-last <= c.gap
}

// mostRounds bounds how long a schedule is smoothed.
const mostRounds = 40

// smooth moves the posts to add to days that suit the team better, as long as
// the month stays within its targets.
func (t *targets) smooth(p *plan) {
	s := t.scheduled(p)
	for range mostRounds {
		better := false
		for i := range p.adds {
			better = t.nudge(p, i, s) || better
		}
		if !better {
			return
		}
	}
}

// nudge moves one post to add to the day that suits best.
func (t *targets) nudge(p *plan, i int, s schedule) bool {
	a := &p.adds[i]
	was, best, least := a.day, a.day, t.strain(p)
	for d := t.first; d < t.days; d++ {
		if t.spans[d] != t.spans[was] || p.touches(a.kind, d) {
			continue
		}
		s[a.kind][a.day]--
		s[a.kind][d]++
		a.day = d
		if strain := t.strain(p); strain < least && t.holds(s) {
			best, least = d, strain
		}
	}
	s[a.kind][a.day]--
	s[a.kind][best]++
	a.day = best
	return best != was
}

// touches reports whether the plan puts a post of the kind on the day already,
// or takes one away.
func (p *plan) touches(kind, day int) bool {
	return slices.ContainsFunc(p.adds, func(a added) bool { return a.kind == kind && a.day == day }) ||
		slices.ContainsFunc(p.moves, func(m moved) bool { return m.kind == kind && (m.to == day || m.from == day) })
}

// strain is how unevenly the posts to add lie, and on how inconvenient days.
func (t *targets) strain(p *plan) int {
	sum := 0
	onDay := make([]int, t.days)
	for _, a := range p.adds {
		sum += 10 * t.inconvenience(a.day, &t.kinds[a.kind])
		onDay[a.day]++
		sum += 20 * (onDay[a.day] - 1)
	}
	so := 0
	for d := t.first; d < t.days; d++ {
		so += onDay[d]
		sum += abs(so*(t.days-t.first) - len(p.adds)*(d+1-t.first))
	}
	return sum
}

// inconvenience prefers channels whose posts take few hours, working days, and
// days on which nothing goes out yet; 0 to 20.
func (t *targets) inconvenience(day int, k *kind) int {
	out := min(int(k.hours), 10)
	if !t.works[day] {
		out += 4
	}
	if k.used == 0 {
		out += 4 // not the team's habit
	}
	for i := range t.kinds {
		if t.kinds[i].fixed[day]+len(t.kinds[i].movable[day]) > 0 {
			return out + 2
		}
	}
	return out
}

func abs(x int) int { return max(x, -x) }
