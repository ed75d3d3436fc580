package propose

import (
	"math"
	"slices"

	"rubric"
)

// choose gives each post the format its rubric usually has there, and simpler
// ones while the hours do not suffice.
func (t *targets) choose(p *plan) bool {
	options := make([][]string, len(p.adds))
	at := make([]int, len(p.adds))
	need := 0.0
	for i := range p.adds {
		options[i] = t.formats(&p.adds[i].label, &t.kinds[p.adds[i].kind])
		need += t.hoursOf(options[i][0])
	}
	for spare := t.spareHours(); need > spare; {
		best, saves := -1, 0.0
		to := 0
		for i := range p.adds {
			for j, f := range options[i] {
				if less := t.hoursOf(options[i][at[i]]) - t.hoursOf(f); less > saves {
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
// those used most first; the empty one where the book names none. None where
// the book allows none.
func (t *targets) formats(l *label, k *kind) []string {
	out := t.allowed(l, k)
	if len(out) == 1 && out[0] == "" {
		return []string{t.usual(l, k)}
	}
	used := t.uses(l, k)
	slices.SortStableFunc(out, func(a, b string) int { return used[b] - used[a] })
	return out
}

// allowed lists the same in the book's order.
func (t *targets) allowed(l *label, k *kind) []string {
	if l.rubric != nil && !allows(l.rubric.Channels, k) {
		return nil
	}
	var out []string
	offer := func(key string) {
		if key == "" || slices.Contains(out, key) {
			return
		}
		if f := t.b.Format(key); f != nil && !allows(f.Channels, k) {
			return
		}
		out = append(out, key)
	}
	own := l.rubric != nil && len(l.rubric.Formats.Names) > 0
	if own {
		for _, n := range l.rubric.Formats.Names {
			offer(n.Key)
		}
	} else {
		for i := range t.b.Formats {
			offer(t.b.Formats[i].Format.Key)
		}
	}
	if len(out) == 0 && !own && len(t.b.Formats) == 0 {
		return []string{""}
	}
	return out
}

// simplest is what a post of the label takes at least on the channels, below
// zero where there can be none.
func (t *targets) simplest(l *label, k *kind) float64 {
	formats := t.allowed(l, k)
	if len(formats) == 0 {
		return -1
	}
	least := math.Inf(1)
	for _, f := range formats {
		least = min(least, t.hoursOf(f))
	}
	return least
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

func (t *targets) hoursOf(format string) float64 {
	if f := t.b.Format(format); f != nil && f.Hours.Known {
		return f.Hours.Number
	}
	return 0
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
