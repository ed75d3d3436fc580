package propose

import (
	"math"
	"slices"

	"rubric"
	"rubric/rules"
)

// none stands for a bound that nobody set.
const none = math.MaxInt16

// targets are what the month is held to, and what stands in it already.
type targets struct {
	o      *rubric.Outlook
	b      *rubric.Book
	month  rubric.Month
	filled []rubric.Month
	param  func(rule, name string) float64

	first, days int // the first day on which anything may change, from 0; the month's days
	works       []bool
	weeks       []int // the number of each day's week
	spans       []int // the number of each day's span, see readSpans
	begins      []int // the first day of each span

	channels []channel
	kinds    []kind
	keyDates []keyDate
	posts    []*rubric.Entry
	skip     map[aim]bool
}

// aim is one target of the book.
type aim struct {
	kind rubric.TargetKind
	key  string
}

// channel is a place with the numbers it is held to in each week of the month.
type channel struct {
	key, name string
	gap       int // most days from one post to the next; none without
	last      int // the day of the last post that counts, before the first that may change; none where there is none
	next      int // the day of the first post after the month; none likewise
	weeks     []week
}

// week is an ISO week that touches the month.
type week struct {
	low, high     int // none and 0 where it is not held to anything
	before, after int // posts of it in the months around
	past          int // posts of it that are out of reach: those around the month, and those of past days
}

// kind is the posts that go out on the same channels.
type kind struct {
	on      []int // channels, ascending
	names   []rubric.Name
	movable [][]*rubric.Entry // by day
	streams []stream          // the same posts
	fixed   []int             // posts that stay, by day
	add     bool              // posts may be added
	used    int
	hours   float64 // what the simplest post takes; 0 where hours are not counted
}

// keyDate is an event that wants a post from one day to another.
type keyDate struct {
	date     *rubric.KeyDate
	from, to int
}

// read takes the month's targets from the book.
func read(o *rubric.Outlook, c *rubric.Check) *targets {
	return readWithout(o, o.FilledMonths(), params(c), map[aim]bool{})
}

// readWithout leaves some targets out.
func readWithout(o *rubric.Outlook, filled []rubric.Month, param func(rule, name string) float64, skip map[aim]bool) *targets {
	t := &targets{
		o: o, filled: filled, b: o.Book, month: o.Month, param: param, days: o.Month.Days(), posts: o.InMonth(o.Month), skip: skip,
	}
	t.first = max(0, o.AsOf.Sub(o.Month.First())+1)
	for d := range t.days {
		t.works = append(t.works, o.Calendar.Works(t.day(d)))
	}
	for d := range t.days {
		t.weeks = append(t.weeks, t.day(d).Week().Sub(t.month.First().Week())/7)
	}
	t.readSpans()
	t.readChannels()
	t.readKinds()
	t.closePast()
	t.readKeyDates()
	return t
}

// params returns how to look up the numbers that the checks went by.
func params(c *rubric.Check) func(rule, name string) float64 {
	of := map[string]map[string]float64{}
	for i := range c.Rules {
		of[c.Rules[i].ID] = c.Rules[i].Params
	}
	return func(rule, name string) float64 {
		if x, known := of[rule][name]; known {
			return x
		}
		if r, ok := rules.Find(rule); ok {
			return r.Defaults()[name]
		}
		return 0
	}
}

func (t *targets) day(i int) rubric.Date { return t.month.First().AddDays(i) }

func (t *targets) index(d rubric.Date) int { return d.Sub(t.month.First()) }

// weekOf numbers the ISO weeks that touch the month.
func (t *targets) weekOf(day int) int { return t.weeks[day] }

// aims reports whether the target is to be met.
func (t *targets) aims(k rubric.TargetKind, key string) bool {
	return !t.skip[aim{k, key}]
}

func (t *targets) readChannels() {
	seen := map[string]bool{}
	for i := range t.b.Channels {
		c := &t.b.Channels[i]
		if c.Channel.Key == "" || seen[c.Channel.Key] {
			continue
		}
		seen[c.Channel.Key] = true
		t.channels = append(t.channels, channel{key: c.Channel.Key, name: c.Channel.Text})
	}
	for _, e := range t.posts {
		for _, n := range t.names(e) {
			if !seen[n.Key] {
				seen[n.Key] = true
				t.channels = append(t.channels, channel{key: n.Key, name: n.Text})
			}
		}
	}
	for i := range t.channels {
		t.readNumbers(&t.channels[i])
	}
}

// names are the channels of an entry. In a book of one channel whose plan has
// no column for it, every post goes there.
func (t *targets) names(e *rubric.Entry) []rubric.Name {
	if len(e.Channel.Names) == 0 && len(t.b.Channels) == 1 && e.Channel.Pos.Col == 0 {
		only := &t.b.Channels[0].Channel
		return []rubric.Name{{Text: only.Text, Key: only.Key}}
	}
	return e.Channel.Names
}

// around yields the posts of the filled months beside the month on the channel.
func (t *targets) around(key string, yield func(rubric.Date)) {
	for _, by := range []int{-1, 1} {
		m := t.month.Add(by)
		if !slices.Contains(t.filled, m) {
			continue
		}
		for _, e := range t.o.InMonth(m) {
			if slices.ContainsFunc(t.names(e), func(n rubric.Name) bool { return n.Key == key }) {
				yield(e.Date.Date)
			}
		}
	}
}

func (t *targets) readNumbers(c *channel) {
	c.weeks = make([]week, t.weekOf(t.days-1)+1)
	c.gap, c.last, c.next = none, none, none
	for i := range c.weeks {
		c.weeks[i].high = none
	}
	row := t.b.Channel(c.key)
	if row == nil {
		return
	}
	if row.MaxGapDays.Known && t.aims(rubric.TargetGap, c.key) {
		c.gap = max(1, int(math.Floor(row.MaxGapDays.Number)))
	}
	t.around(c.key, func(d rubric.Date) {
		at := t.index(d)
		if w := t.index(d.Week()) - t.index(t.month.First().Week()); w >= 0 && w/7 < len(c.weeks) {
			if at < 0 {
				c.weeks[w/7].before++
			} else {
				c.weeks[w/7].after++
			}
		}
		switch {
		case at < 0 && (c.last == none || at > c.last):
			c.last = at
		case at >= t.days && at < c.next:
			c.next = at
		}
	})
	t.readWeeks(c, row)
}

// readWeeks sets how many posts each week of the channel wants.
func (t *targets) readWeeks(c *channel, row *rubric.Channel) {
	for i := range c.weeks {
		monday := t.month.First().Week().AddDays(7 * i)
		if !t.counted(monday) {
			continue // not held to numbers, or over
		}
		if row.MinPerWeek.Known && row.MinPerWeek.Number > 0 && t.aims(rubric.TargetMinimum, c.key) {
			c.weeks[i].low = t.minimum(row.MinPerWeek.Number, monday)
		}
		if row.MaxPerWeek.Known && t.aims(rubric.TargetMaximum, c.key) {
			c.weeks[i].high = int(math.Floor(row.MaxPerWeek.Number))
		}
	}
}

// counted reports whether a week is held to numbers: it lies inside filled
// months, the month under decision being one by then, and is not over.
func (t *targets) counted(monday rubric.Date) bool {
	for _, m := range []rubric.Month{monday.InMonth(), monday.AddDays(6).InMonth()} {
		if m != t.month && !slices.Contains(t.filled, m) {
			return false
		}
	}
	return t.index(monday.AddDays(6)) >= t.first
}

// minimum is a weekly minimum, lower in a week with three or more weekdays off,
// as the check of it has it.
func (t *targets) minimum(want float64, monday rubric.Date) int {
	off := 0
	for i := range 5 {
		if !t.o.Calendar.Works(monday.AddDays(i)) {
			off++
		}
	}
	if off >= 3 {
		return int(math.Floor(want * float64(5-off) / 5))
	}
	return int(math.Ceil(want))
}

// closePast lets go of what no change can mend any more: a gap that is too long
// already, a week that is too full already.
func (t *targets) closePast() {
	for i := range t.channels {
		c := &t.channels[i]
		for w := range c.weeks {
			c.weeks[w].past = c.weeks[w].before + c.weeks[w].after
		}
		for d := range t.first {
			if d < t.days && t.stays(i, d) > 0 {
				c.last = d
				c.weeks[t.weekOf(d)].past += t.stays(i, d)
			}
		}
		for w := range c.weeks {
			c.weeks[w].high = max(c.weeks[w].high, c.weeks[w].past)
		}
		if c.last != none && t.first-c.last > c.gap {
			c.last = none
		}
		if c.next != none && c.next-(t.days-1) > c.gap {
			c.next = none
		}
	}
}

// stays counts the posts on a channel that stay on the day whatever is done.
func (t *targets) stays(channel, day int) int {
	sum := 0
	for i := range t.kinds {
		if k := &t.kinds[i]; slices.Contains(k.on, channel) {
			sum += k.fixed[day]
		}
	}
	return sum
}

func (t *targets) readKeyDates() {
	before := int(t.param("key-date-missed", "before"))
	for i := range t.b.Dates {
		d := &t.b.Dates[i]
		on := d.Date.Date
		if !d.PostNeeded.Or(false) || on.IsZero() || !t.aims(rubric.TargetKeyDate, d.Event.Text) {
			continue
		}
		last := on
		if d.Date.End.After(last) {
			last = d.Date.End
		}
		k := keyDate{date: d, from: t.index(on) - before, to: t.index(last)}
		if k.to < t.first || k.from >= t.days || t.kept(k, false) {
			continue
		}
		// What the next month has only this month's posts for is not to lose them.
		if on.InMonth() == t.month || on.InMonth() == t.month.Add(1) && slices.Contains(t.filled, on.InMonth()) && t.kept(k, true) {
			t.keyDates = append(t.keyDates, k)
		}
	}
}

// kept reports whether a post keeps the event's appointment: one that stays, or
// one that may move as well.
func (t *targets) kept(k keyDate, movable bool) bool {
	for _, by := range []int{-1, 0, 1} {
		for _, e := range t.o.InMonth(t.month.Add(by)) {
			if d := t.index(e.Date.Date); k.from <= d && d <= k.to && (movable || by != 0 || !t.movable(e)) {
				return true
			}
		}
	}
	return false
}
