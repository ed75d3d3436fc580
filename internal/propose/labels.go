package propose

import (
	"cmp"
	"math"
	"slices"

	"rubric"
)

// mostFills bounds how many ways to label are tried on one schedule.
const mostFills = 200

// label gives every added post something to be about and a format, and keeps to
// the team's hours; false where the posts' channels do not allow it.
func (s *solver) label(p *plan) bool {
	slices.SortFunc(p.adds, func(a, b added) int { return cmp.Or(a.day-b.day, a.kind-b.kind) })
	slices.SortFunc(p.moves, func(a, b moved) int {
		return cmp.Or(a.from-b.from, a.to-b.to, a.entry.Pos.Compare(b.entry.Pos))
	})
	tried, done := 0, false
	s.mix.fills(len(p.adds), func(labels []int) bool {
		tried++
		done = s.place(p, labels)
		return !done && tried < mostFills
	})
	return done
}

// place hands the labels to the posts, as in a marriage of two sides: each post
// takes a label that its channels allow, if need be from another post that can
// have a different one.
func (s *solver) place(p *plan, labels []int) bool {
	holder := make([]int, len(labels)) // the post that has the label, -1 for none
	for i := range holder {
		holder[i] = -1
	}
	var seat func(post int, asked []bool) bool
	seat = func(post int, asked []bool) bool {
		for i, l := range labels {
			if asked[i] {
				continue
			}
			if _, ok := s.formats(&s.mix.labels[l], p.adds[post].kind); !ok {
				continue
			}
			asked[i] = true
			if holder[i] < 0 || seat(holder[i], asked) {
				holder[i] = post
				return true
			}
		}
		return false
	}
	for post := range p.adds {
		if !seat(post, make([]bool, len(labels))) {
			return false
		}
	}
	for i, post := range holder {
		p.adds[post].label = s.mix.labels[labels[i]]
	}
	return s.choose(p)
}

// choose gives each post the format its rubric usually has there, and simpler
// ones while the hours do not suffice.
func (s *solver) choose(p *plan) bool {
	options := make([][]string, len(p.adds))
	at := make([]int, len(p.adds))
	need := 0.0
	for i := range p.adds {
		options[i], _ = s.formats(&p.adds[i].label, p.adds[i].kind)
		need += s.hours(options[i][0])
	}
	for spare := s.t.spareHours(); need > spare; {
		best, saves := -1, 0.0
		to := 0
		for i := range p.adds {
			for j, f := range options[i] {
				if less := s.hours(options[i][at[i]]) - s.hours(f); less > saves {
					best, saves, to = i, less, j
				}
			}
		}
		if best < 0 {
			return false
		}
		at[best] = to
		need -= saves
	}
	for i := range p.adds {
		p.adds[i].format = options[i][at[i]]
	}
	return true
}

// formats lists the formats that a post of the label may have on the channels,
// those used most first; the empty one where the book names none. False where
// the book allows none.
func (s *solver) formats(l *label, kind int) ([]string, bool) {
	k := &s.t.kinds[kind]
	if l.rubric != nil && !allows(l.rubric.Channels, k) {
		return nil, false
	}
	var out []string
	offer := func(key string) {
		if key == "" || slices.Contains(out, key) {
			return
		}
		if f := s.t.b.Format(key); f != nil && !allows(f.Channels, k) {
			return
		}
		out = append(out, key)
	}
	if l.rubric != nil && len(l.rubric.Formats.Names) > 0 {
		for _, n := range l.rubric.Formats.Names {
			offer(n.Key)
		}
		if len(out) == 0 {
			return nil, false
		}
	} else {
		for i := range s.t.b.Formats {
			offer(s.t.b.Formats[i].Format.Key)
		}
	}
	if len(out) == 0 {
		if len(s.t.b.Formats) > 0 {
			return nil, false
		}
		return append(out, s.t.usual(l, k)), true
	}
	used := s.t.uses(l, k)
	slices.SortStableFunc(out, func(a, b string) int { return used[b] - used[a] })
	return out, true
}

// allows reports whether a list of channels, if there is one, has them all.
func allows(channels rubric.Refs, k *kind) bool {
	if len(channels.Names) == 0 {
		return true
	}
	for _, n := range k.names {
		if !channels.Has(n.Key) {
			return false
		}
	}
	return true
}

// uses counts the formats of this month's and last month's posts: those of the
// rubric weigh more, and so do those on the channels.
func (t *targets) uses(l *label, k *kind) map[string]int {
	out := map[string]int{}
	for _, m := range []rubric.Month{t.month.Add(-1), t.month} {
		for _, e := range t.o.InMonth(m) {
			weight := 1
			if l.rubric != nil && e.Rubric.Key == l.rubric.Rubric.Key {
				weight += 100
			}
			if slices.ContainsFunc(k.names, func(n rubric.Name) bool { return e.Channel.Has(n.Key) }) {
				weight += 10_000
			}
			if e.Format.Key != "" {
				out[e.Format.Key] += weight
			}
		}
	}
	return out
}

// usual is the format used most, where no tab lists any.
func (t *targets) usual(l *label, k *kind) string {
	best, most := "", 0
	for key, n := range t.uses(l, k) {
		if n > most || n == most && key < best {
			best, most = key, n
		}
	}
	return best
}

func (s *solver) hours(format string) float64 {
	if f := s.t.b.Format(format); f != nil && f.Hours.Known {
		return f.Hours.Number
	}
	return 0
}

// affordable reports whether the hours suffice for the labels with the simplest
// formats they may have.
func (s *solver) affordable(labels []int) bool {
	spare := s.t.spareHours()
	for _, l := range labels {
		least, ok := math.Inf(1), false
		for k := range s.t.kinds {
			if !s.t.kinds[k].add {
				continue
			}
			formats, fits := s.formats(&s.mix.labels[l], k)
			for _, f := range formats {
				least = min(least, s.hours(f))
			}
			ok = ok || fits
		}
		if !ok {
			return false
		}
		spare -= least
	}
	return spare >= 0 || len(labels) == 0 && !s.t.holdsHours()
}

// spareHours are the team's hours less what the plan takes already; without
// end where nobody says.
func (t *targets) spareHours() float64 {
	if !t.holdsHours() {
		return math.Inf(1)
	}
	have, need := t.hours()
	return have - need
}

// hours returns what the team has for content in the month and what the posts
// planned take, as the check of the load has it.
func (t *targets) hours() (have, need float64) {
	for i := range t.b.People {
		p := &t.b.People[i]
		if !p.HoursPerWeek.Known {
			continue
		}
		from, to := t.month.First(), t.month.Last()
		if p.From.Date.After(from) {
			from = p.From.Date
		}
		if !p.To.Date.IsZero() && p.To.Date.Before(to) {
			to = p.To.Date
		}
		have += p.HoursPerWeek.Number * float64(max(0, to.Sub(from)+1)) / 7
	}
	for _, e := range t.posts {
		if f := t.b.Format(e.Format.Key); f != nil && f.Hours.Known {
			need += f.Hours.Number
		}
	}
	return have * t.param("team-overloaded", "utilisation") / 100, need
}

// holdsHours reports whether the book says what the team's hours are and what
// posts take of them.
func (t *targets) holdsHours() bool {
	if !t.aims(rubric.TargetCapacity, "") {
		return false
	}
	people := slices.ContainsFunc(t.b.People, func(p rubric.Person) bool { return p.HoursPerWeek.Known })
	formats := slices.ContainsFunc(t.b.Formats, func(f rubric.Format) bool { return f.Hours.Known })
	return people && formats
}

// least is what the simplest format of the channels takes.
func (t *targets) least(k *kind) float64 {
	hours := math.Inf(1)
	for i := range t.b.Formats {
		if f := &t.b.Formats[i]; f.Hours.Known && allows(f.Channels, k) {
			hours = min(hours, f.Hours.Number)
		}
	}
	if math.IsInf(hours, 1) {
		return 0
	}
	return hours
}
