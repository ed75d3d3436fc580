package rules

import (
	"slices"
	"time"

	"rubric"
)

// posts counts, for every channel, the live posts of each day inside filled months.
type posts map[string]map[rubric.Date]int

// Posts returns the posts inside filled months by channel key and day. An entry
// counts once on each of its channels.
func (s *shared) Posts() posts {
	if s.posts == nil {
		s.posts = posts{}
		for _, m := range s.months {
			for _, e := range s.InMonth(m) {
				for _, c := range s.channelsOf(e) {
					s.posts.add(c.Key, e.Date.Date)
				}
			}
		}
	}
	return s.posts
}

func (p posts) add(channel string, day rubric.Date) {
	if p[channel] == nil {
		p[channel] = map[rubric.Date]int{}
	}
	p[channel][day]++
}

// InWeek counts a channel's posts in the week that begins on the Monday.
func (p posts) InWeek(channel string, monday rubric.Date) int {
	n := 0
	for i := range 7 {
		n += p[channel][monday.AddDays(i)]
	}
	return n
}

// Days returns the days on which a channel has posts, ascending.
func (p posts) Days(channel string) []rubric.Date {
	days := make([]rubric.Date, 0, len(p[channel]))
	for d := range p[channel] {
		days = append(days, d)
	}
	slices.SortFunc(days, rubric.Date.Compare)
	return days
}

// Weeks returns the Mondays of the ISO weeks that lie wholly inside filled months.
func (s *shared) Weeks() []rubric.Date {
	var out []rubric.Date
	for _, m := range s.months {
		for d := m.First(); d.InMonth() == m; d = d.AddDays(1) {
			if d.Weekday() == time.Monday && s.filled(d.AddDays(6).InMonth()) {
				out = append(out, d)
			}
		}
	}
	return out
}

// DaysOff counts the days from Monday to Friday of a week on which the team
// does not work.
func (s *shared) DaysOff(monday rubric.Date) int {
	n := 0
	for i := range 5 {
		if !s.Calendar.Works(monday.AddDays(i)) {
			n++
		}
	}
	return n
}
