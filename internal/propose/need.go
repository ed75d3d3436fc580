package propose

import "slices"

// never stands for what cannot be had.
const never = 1 << 20

// needs answers, for one channel, what it takes at least from a day on when its
// posts need not heed those of other channels: what no schedule can undercut.
type needs struct {
	t     *targets
	c     *channel
	fixed []int // posts that stay, by day
	now   []int // posts as planned, by day
	ahead []int // posts as planned from the day on
	kinds int   // kinds of posts that may go there on one day
	memo  map[standing]least
}

// standing is how a channel stands at the beginning of a day.
type standing struct{ day, since, inWeek int16 }

// least are three bounds, each with the other two being free: the posts that go
// out, those that come to days where they do not stand now, those that leave
// the day where they stand.
type least struct{ posts, come, leave int }

func newNeeds(t *targets, c int) *needs {
	n := &needs{
		t: t, c: &t.channels[c], fixed: make([]int, t.days), now: make([]int, t.days),
		ahead: make([]int, t.days+1), memo: map[standing]least{},
	}
	for i := range t.kinds {
		k := &t.kinds[i]
		if !slices.Contains(k.on, c) {
			continue
		}
		n.kinds++
		for d := range t.days {
			n.fixed[d] += k.fixed[d]
			n.now[d] += k.fixed[d] + len(k.movable[d])
		}
	}
	for d := t.days - 1; d >= 0; d-- {
		n.ahead[d] = n.ahead[d+1] + n.now[d]
	}
	return n
}

// from returns the bounds from the day on.
func (n *needs) from(day, since, inWeek int) least {
	if day == n.t.days {
		if !n.c.endsWell(n.t, since, inWeek) {
			return least{never, never, never}
		}
		return least{}
	}
	key := standing{int16(day), int16(since), int16(inWeek)}
	if l, known := n.memo[key]; known {
		return l
	}
	high := n.fixed[day]
	if day >= n.t.first {
		high = n.now[day] + n.kinds
	}
	l := least{never, never, never}
	for posts := n.fixed[day]; posts <= high; posts++ {
		s, w, ok := n.c.step(n.t, day, since, inWeek, posts)
		if !ok {
			continue
		}
		next := n.from(day+1, s, w)
		l.posts = min(l.posts, posts+next.posts)
		l.come = min(l.come, max(0, posts-n.now[day])+next.come)
		l.leave = min(l.leave, max(0, n.now[day]-posts)+next.leave)
	}
	n.memo[key] = l
	return l
}

// lost marks a channel that has been silent for too long: another post would
// only show the gap.
const lost = 100

// step puts posts on a day of a channel that had its last post so many days
// before, 0 for never, and has so many in the week.
func (c *channel) step(t *targets, day, since, inWeek, posts int) (int, int, bool) {
	switch {
	case c.gap == none:
		since = 0
	case posts > 0:
		if since == lost {
			return 0, 0, false
		}
		since = 1
	case since > 0 && since != lost:
		since++
		if since > c.gap && day+1 > t.first {
			since = lost
		}
	}
	inWeek += posts
	w := t.weekOf(day)
	if posts > 0 && inWeek+c.weeks[w].after > c.weeks[w].high && day >= t.first {
		return 0, 0, false
	}
	if t.weekOf(day+1) == w {
		return since, min(inWeek, 30), true
	}
	if day+1 < t.days && inWeek+c.weeks[w].after < c.weeks[w].low {
		return 0, 0, false
	}
	if day+1 < t.days {
		inWeek = c.weeks[w+1].before
	}
	return since, inWeek, true
}

// endsWell reports whether the month may end so, given what follows.
func (c *channel) endsWell(t *targets, since, inWeek int) bool {
	w := len(c.weeks) - 1
	if inWeek+c.weeks[w].after < c.weeks[w].low {
		return false
	}
	if c.gap == none || c.next == 0 || since == 0 {
		return true
	}
	return since != lost && since+c.next-t.days <= c.gap
}
