package rubric

import (
	"iter"
	"math"
	"slices"
)

// Outlook is a book seen on a day: what is past, what is near, which months are
// planned, and which task every entry serves. The rules and the assessment
// share it, so that they mean the same by the same words.
type Outlook struct {
	Book     *Book
	AsOf     Date
	Month    Month // under decision
	Window   Date  // the first day that rules about entries look at
	Calendar Calendar

	byMonth map[Month][]*Entry
	tasks   map[string][]*Task
}

// decisionDay is the day of a month from which the next month is under
// decision; the setting decision.day changes it.
const decisionDay = 15

// NewOutlook looks at the book on the day.
func NewOutlook(b *Book, asOf Date) *Outlook {
	o := &Outlook{
		Book:     b,
		AsOf:     asOf,
		Month:    asOf.InMonth(),
		Window:   asOf.InMonth().Add(-1).First(),
		Calendar: bookCalendar(b),
		byMonth:  map[Month][]*Entry{},
		tasks:    map[string][]*Task{},
	}
	if day, _ := decisionDayOf(b); asOf.Day >= day {
		o.Month = o.Month.Add(1)
	}
	for i := range b.Entries {
		e := &b.Entries[i]
		if e.Live() && !e.Date.Date.IsZero() {
			m := e.Date.Date.InMonth()
			o.byMonth[m] = append(o.byMonth[m], e)
		}
	}
	for i := range b.Tasks {
		if key := b.Tasks[i].Task.Key; key != "" {
			o.tasks[key] = append(o.tasks[key], &b.Tasks[i])
		}
	}
	return o
}

func bookCalendar(b *Book) Calendar {
	country, _ := countryOf(b)
	var off []Date
	for _, d := range b.Dates {
		if d.DayOff.Or(false) && !d.Date.Date.IsZero() {
			off = append(off, d.Date.Date)
			for next := d.Date.Date.AddDays(1); !next.After(d.Date.End); next = next.AddDays(1) {
				off = append(off, next)
			}
		}
	}
	return NewCalendar(country, off)
}

// InWindow reports whether rules about entries look at the entry: it is not
// dated before the window. An undated entry is an idea for the future.
func (o *Outlook) InWindow(e *Entry) bool {
	return e.Date.Date.IsZero() || !e.Date.Date.Before(o.Window)
}

// Entries yields the entries inside the window, in the book's order.
func (o *Outlook) Entries() iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		for i := range o.Book.Entries {
			if e := &o.Book.Entries[i]; o.InWindow(e) && !yield(e) {
				return
			}
		}
	}
}

// InMonth returns the month's live dated entries, in the book's order.
func (o *Outlook) InMonth(m Month) []*Entry { return o.byMonth[m] }

// Fill says how far a month is planned.
type Fill struct {
	Month Month
	Have  int // planned so far
	Want  int // about as many make a full month; 0 when nothing says
	Slots int // planned places without a topic yet
	// Filled reports that the month is planned far enough to be judged.
	Filled bool
}

// minFilled is how many entries make a month filled where no channel declares
// how often it wants to publish.
const minFilled = 4

// Fill tells how far the month is planned. Where channels declare a weekly
// minimum, posts are counted once per channel, as the minimum is; the month is
// filled from half of the minimums on. Elsewhere entries are counted, and half
// of the month before is enough, if that is at least 4.
func (o *Outlook) Fill(m Month) Fill {
	f := Fill{Month: m}
	for i := range o.Book.Slots {
		if o.Book.Slots[i].Date.Date.InMonth() == m {
			f.Slots++
		}
	}
	perWeek := 0.0
	minimum := map[string]bool{}
	for i := range o.Book.Channels {
		c := &o.Book.Channels[i]
		if c.MinPerWeek.Known && c.MinPerWeek.Number > 0 {
			perWeek += c.MinPerWeek.Number
			minimum[c.Channel.Key] = true
		}
	}
	if perWeek == 0 {
		f.Have, f.Want = len(o.byMonth[m]), len(o.byMonth[m.Add(-1)])
		f.Filled = f.Have >= minFilled && 2*f.Have >= f.Want
		f.Want = max(f.Want, minFilled)
		return f
	}
	for _, e := range o.byMonth[m] {
		if len(e.Channel.Names) == 0 {
			f.Have++
		}
		for _, n := range e.Channel.Names {
			if minimum[n.Key] {
				f.Have++
			}
		}
	}
	want := perWeek * float64(m.Days()) / 7
	f.Want = int(math.Round(want))
	f.Filled = f.Have > 0 && float64(f.Have) >= want/2
	return f
}

// FilledMonths returns the window's filled months, ascending.
func (o *Outlook) FilledMonths() []Month {
	var out []Month
	for _, m := range o.plannedMonths() {
		if m.Compare(o.Window.InMonth()) >= 0 && o.Fill(m).Filled {
			out = append(out, m)
		}
	}
	return out
}

// Filling returns the months from as-of on that are begun but not filled,
// ascending.
func (o *Outlook) Filling() []Fill {
	var out []Fill
	for _, m := range o.plannedMonths() {
		if m.Compare(o.AsOf.InMonth()) < 0 {
			continue
		}
		if f := o.Fill(m); !f.Filled {
			out = append(out, f)
		}
	}
	return out
}

// plannedMonths returns the months that hold an entry or a slot, ascending.
func (o *Outlook) plannedMonths() []Month {
	seen := map[Month]bool{}
	for m := range o.byMonth {
		seen[m] = true
	}
	for i := range o.Book.Slots {
		if d := o.Book.Slots[i].Date.Date; !d.IsZero() {
			seen[d.InMonth()] = true
		}
	}
	out := make([]Month, 0, len(seen))
	for m := range seen {
		out = append(out, m)
	}
	slices.SortFunc(out, Month.Compare)
	return out
}

// TasksNamed returns the strategy's tasks of that name: a task may stand there
// once for every period.
func (o *Outlook) TasksNamed(key string) []*Task { return o.tasks[key] }

// NamesTask reports whether the entry itself names a task, known or not. A
// campaign that bears a task's name counts.
func (o *Outlook) NamesTask(e *Entry) bool {
	return len(e.Task.Names) > 0 || len(o.tasks[e.Campaign.Key]) > 0
}

// Serves returns the tasks that the entry serves, each once, in the strategy's
// order: those it names, or if it names none those its rubric names; and every
// task of a longer horizon that names the same goal and covers its date.
func (o *Outlook) Serves(e *Entry) []*Task {
	serves := map[*Task]bool{}
	for _, key := range o.taskKeys(e) {
		for _, t := range o.current(o.tasks[key], e.Date.Date) {
			serves[t] = true
		}
	}
	direct := len(serves)
	if direct == 0 {
		return nil
	}
	out := make([]*Task, 0, direct)
	for i := range o.Book.Tasks {
		t := &o.Book.Tasks[i]
		if serves[t] || o.widens(t, serves, e.Date.Date) {
			out = append(out, t)
		}
	}
	return out
}

func (o *Outlook) taskKeys(e *Entry) []string {
	if len(e.Task.Names) > 0 {
		return keysOf(e.Task.Names)
	}
	if len(o.tasks[e.Campaign.Key]) > 0 {
		return []string{e.Campaign.Key}
	}
	if r := o.Book.Rubric(e.Rubric.Key); r != nil {
		return keysOf(r.Tasks.Names)
	}
	return nil
}

func keysOf(names []Name) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n.Key
	}
	return out
}

// current picks, of the tasks of one name, those whose period holds the date;
// if none does, all of them.
func (o *Outlook) current(ts []*Task, d Date) []*Task {
	if len(ts) < 2 || d.IsZero() {
		return ts
	}
	var out []*Task
	for _, t := range ts {
		if t.Covers(d) {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return ts
	}
	return out
}

// widens reports whether t is a longer task of the same goal as one of the
// tasks served directly, and covers the date.
func (o *Outlook) widens(t *Task, direct map[*Task]bool, d Date) bool {
	if d.IsZero() || !t.Covers(d) {
		return false
	}
	for s := range direct {
		if !t.Horizon.Longer(s.Horizon) {
			continue
		}
		for _, g := range s.Goal.Names {
			if g.Key != "" && t.Goal.Has(g.Key) {
				return true
			}
		}
	}
	return false
}

// Within reports whether the day is today or ahead, at most n working days.
func (o *Outlook) Within(d Date, n int) bool {
	return !d.IsZero() && !d.Before(o.AsOf) && o.Calendar.Between(o.AsOf, d) <= n
}

// WorkingDaysSince returns the working days after d, up to and including as-of.
func (o *Outlook) WorkingDaysSince(d Date) int { return o.Calendar.Between(d, o.AsOf) }
