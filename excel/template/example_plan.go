package template

import (
	"time"

	"rubric"
)

// place is a place in the plan before anything is written there.
type place struct {
	date   rubric.Date
	letter bool // the newsletter's day
}

// schedule lists a month's places: Monday, Wednesday and Friday; on every
// second Wednesday the newsletter goes out instead of a post.
func schedule(m rubric.Month) []place {
	var out []place
	for d := m.First(); !d.After(m.Last()); d = d.AddDays(1) {
		switch d.Weekday() {
		case time.Monday, time.Friday:
			out = append(out, place{date: d})
		case time.Wednesday:
			out = append(out, place{date: d, letter: d.Serial()/7%2 == 0})
		}
	}
	return out
}

func (p place) channels() []int {
	switch {
	case p.letter:
		return []int{2}
	case p.date.Weekday() == time.Wednesday:
		return []int{0}
	}
	return []int{0, 1}
}

// plan fills the places of three months with posts by the rubrics' shares.
func (x *example) plan() []Row {
	var out []Row
	used, turns := make([]int, len(pillars)), make([]int, len(pillars))
	for slot := range 3 {
		places := schedule(x.month.Add(slot - 1))
		events := x.eventPosts(places)
		for i, pillar := range mix(len(places), events) {
			post := pillars[pillar].posts[used[pillar]%len(pillars[pillar].posts)]
			if e, ok := events[i]; ok {
				post = e.post
			} else {
				used[pillar]++
			}
			out = append(out, x.entry(places[i], pillar, slot, turns[pillar], post))
			turns[pillar]++
		}
	}
	return out
}

// mix gives every place of a month a rubric, so that the month meets the shares
// as nearly as whole posts can and no rubric comes in a heap.
func mix(n int, events map[int]event) []int {
	left := quotas(n)
	for _, e := range events {
		left[e.pillar]--
	}
	spread := append([]int(nil), left...)
	out := make([]int, n)
	for i := range n {
		if e, ok := events[i]; ok {
			out[i] = e.pillar
			continue
		}
		best, most := -1, 0.0
		for p := range pillars {
			due := float64(spread[p]*(i+1))/float64(n) - float64(spread[p]-left[p])
			if left[p] > 0 && (best < 0 || due > most) {
				best, most = p, due
			}
		}
		left[best]--
		out[i] = best
	}
	return out
}

// quotas splits n posts by the rubrics' shares, the largest remainders first.
func quotas(n int) []int {
	out := make([]int, len(pillars))
	rest := make([]int, len(pillars))
	given := 0
	for i, p := range pillars {
		out[i], rest[i] = n*p.share/100, n*p.share%100
		given += out[i]
	}
	for ; given < n; given++ {
		most := 0
		for i := range rest {
			if rest[i] > rest[most] {
				most = i
			}
		}
		out[most]++
		rest[most] = -1
	}
	return out
}

// eventPosts finds the place for each key date of the month that wants a post:
// on the day, or the last one before it.
func (x *example) eventPosts(places []place) map[int]event {
	out := map[int]event{}
	for _, e := range events {
		day := x.eventDay(e)
		if day.InMonth() != places[0].date.InMonth() {
			continue
		}
		at := 0
		for i, p := range places {
			if !p.date.After(day) {
				at = i
			}
		}
		out[at] = e
	}
	return out
}

// entry writes a post at its place; a rubric's formats take turns.
func (x *example) entry(p place, pillar, slot, turn int, post post) Row {
	about := pillars[pillar]
	format := about.formats[turn%2]
	clock := Clock{10, 0}
	if p.date.Weekday() == time.Friday {
		clock = Clock{18, 30}
	}
	if p.letter {
		format, clock = formatLetter, Clock{9, 0}
	}
	status := x.status(p.date)
	row := Row{
		rubric.FieldDate: p.date, rubric.FieldTime: clock,
		rubric.FieldChannel: x.channelNames(p), rubric.FieldRubric: x.say(about.name),
		rubric.FieldFormat: x.say(format), rubric.FieldTopic: x.say(post.topic),
		rubric.FieldTask:  x.say(goals[about.goal].monthly[slot].name),
		rubric.FieldOwner: x.say(ownerOf(format)), rubric.FieldStatus: x.say(status.Text()),
	}
	if status != rubric.StatusIdea {
		row[rubric.FieldText] = x.say(post.text)
	}
	if status.AtLeastApproved() {
		row[rubric.FieldApprover] = x.say(manager)
		if format != formatLetter {
			row[rubric.FieldVisual] = x.say(photoFolder) + p.date.String()
		}
	}
	if status == rubric.StatusPublished {
		row[rubric.FieldLink] = x.say(site) + p.date.String()
	}
	return row
}

func (x *example) channelNames(p place) string {
	var names []rubric.Text
	for _, c := range p.channels() {
		names = append(names, channels[c].name)
	}
	return x.names(names)
}

// status is where a post stands by its distance from today, in working days:
// decided well ahead, in review only while there is time to decide, and no
// draft so near that it would press.
func (x *example) status(d rubric.Date) rubric.Status {
	ahead := x.calendar.Between(x.asOf, d)
	switch {
	case d.Before(x.asOf):
		return rubric.StatusPublished
	case ahead <= 2:
		return rubric.StatusScheduled
	case ahead <= 9:
		return rubric.StatusApproved
	case ahead <= 12:
		return rubric.StatusReview
	case ahead <= 16:
		return rubric.StatusDraft
	}
	return rubric.StatusIdea
}
