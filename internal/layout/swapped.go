package layout

import (
	"fmt"

	"rubric"
	"rubric/internal/text"
)

// A text such as 05.06.2026 pasted into a sheet of another region becomes a
// real date of the wrong month, while days over 12 stay text. This file finds
// such dates. It never corrects them: it proposes.

// swapFinder weighs the dates of a column against what stands around them.
type swapFinder struct {
	t        *table
	col      int
	days     []day
	doubtful []bool        // the day and the month of the date may have been exchanged
	before   []rubric.Date // the nearest sure date above …
	after    []rubric.Date // … and below
	ordered  bool          // sure dates follow each other, as in a plan kept by date
}

// findSwapped sets the proposal of each date that fits only with day and month
// exchanged, and notes it.
func (t *table) findSwapped(days []day) {
	i, ok := t.index[rubric.FieldDate]
	if !ok {
		return
	}
	f := swapFinder{t: t, col: t.columns[i].col, days: days}
	if !f.survey() {
		return
	}
	whole := f.wholeColumn()
	const noted = 50
	found := 0
	for k := range days {
		if !f.doubtful[k] || !(whole || f.isSwapped(k)) {
			continue
		}
		days[k].swapped = exchanged(days[k].date)
		if found++; found <= noted {
			f.note(k)
		}
	}
}

// exchanged returns the date with day and month exchanged; zero where there is
// no such date or it is the same.
func exchanged(d rubric.Date) rubric.Date {
	if d.IsZero() || d.Day > 12 || d.Day == int(d.Month) {
		return rubric.Date{}
	}
	return point{year: d.Year, month: d.Day, day: int(d.Month)}.date(0)
}

// survey tells sure dates from doubtful ones. It reports whether any is doubtful.
func (f *swapFinder) survey() bool {
	n := len(f.days)
	f.doubtful = make([]bool, n)
	f.before, f.after = make([]rubric.Date, n), make([]rubric.Date, n)
	rows := f.t.s.tab.Rows[f.t.from:f.t.to]
	some, near, pairs := false, 0, 0
	var last rubric.Date
	for k := range f.days {
		f.before[k] = last
		date := f.days[k].date
		if date.IsZero() {
			continue
		}
		if c := find(rows[k].Cells, f.col); c != nil && c.IsDate() && !exchanged(date).IsZero() {
			f.doubtful[k], some = true, true
			continue
		}
		if !last.IsZero() {
			if pairs++; absolute(date.Sub(last)) <= closeDays {
				near++
			}
		}
		last = date
	}
	f.ordered = near*10 >= pairs*7
	last = rubric.Date{}
	for k := n - 1; k >= 0; k-- {
		f.after[k] = last
		if !f.days[k].date.IsZero() && !f.doubtful[k] {
			last = f.days[k].date
		}
	}
	return some
}

// closeDays is how far apart neighbours in a plan kept by date may be.
const closeDays = 14

// isSwapped reports whether something around the date agrees with it only when
// exchanged, and nothing only as it stands.
func (f *swapFinder) isSwapped(k int) bool {
	as, other := f.days[k].date, exchanged(f.days[k].date)
	speaks, denies := false, false
	weigh := func(asItStands, exchanged bool) {
		speaks = speaks || exchanged && !asItStands
		denies = denies || asItStands && !exchanged
	}
	if m := f.t.month; m.Month > 0 {
		weigh(inMonth(as, m), inMonth(other, m))
	}
	if f.ordered && (!f.before[k].IsZero() || !f.after[k].IsZero()) {
		weigh(f.fits(k, as, true), f.fits(k, other, false))
	}
	if is := f.weekday(k); is > 0 {
		weigh(isoWeekday(as) == is, isoWeekday(other) == is)
	}
	return speaks && !denies
}

// inMonth reports whether a date belongs to a tab of the month, give or take a
// week where months meet.
func inMonth(d rubric.Date, m rubric.Month) bool {
	const margin = 6
	if m.Year == 0 {
		m.Year = point{month: int(m.Month), day: 15}.nearest(d).Year
	}
	return !d.Before(m.First().AddDays(-margin)) && !d.After(m.Last().AddDays(margin))
}

// fits reports whether a date fits between the sure ones around it.
func (f *swapFinder) fits(k int, d rubric.Date, loosely bool) bool {
	before, after := f.before[k], f.after[k]
	for _, n := range []rubric.Date{before, after} {
		if !n.IsZero() && absolute(d.Sub(n)) <= closeDays {
			return true
		}
	}
	const aGap = 60
	return !before.IsZero() && !after.IsZero() && !d.Before(before) && !d.After(after) &&
		(loosely || after.Sub(before) <= aGap)
}

// weekday returns what the weekday column says of the row: 1 Monday … 7; 0 nothing.
func (f *swapFinder) weekday(k int) int {
	i, ok := f.t.index[rubric.FieldWeekday]
	if !ok {
		return 0
	}
	c := find(f.t.s.tab.Rows[f.t.from+k].Cells, f.t.columns[i].col)
	if c == nil || c.Kind != rubric.TextCell {
		return 0
	}
	return f.t.r.written(c.Text).weekday
}

func isoWeekday(d rubric.Date) int { return (int(d.Weekday())+6)%7 + 1 }

// wholeColumn reports whether all dates of a column are exchanged: none is
// sure, and as they stand they leap from month to month on one day, while
// exchanged they follow each other.
func (f *swapFinder) wholeColumn() bool {
	const least, leap = 4, 5
	n, as, other := 0, 0, 0
	var last rubric.Date
	for k := range f.days {
		d := f.days[k].date
		if d.IsZero() {
			continue
		}
		if !f.doubtful[k] && d.Day != int(d.Month) || f.t.month.Month > 0 && inMonth(d, f.t.month) || f.weekday(k) == isoWeekday(d) {
			return false
		}
		turned := d
		if f.doubtful[k] {
			turned = exchanged(d)
		}
		if n++; n > 1 {
			from := last
			if x := exchanged(last); !x.IsZero() {
				from = x
			}
			as += absolute(d.Sub(last))
			other += absolute(turned.Sub(from))
		}
		last = d
	}
	return n >= least && other*leap <= as && other <= (n-1)*closeDays
}

func (f *swapFinder) note(k int) {
	d := f.days[k]
	pos := rubric.Position{Tab: f.t.s.tab.Name, Row: f.t.s.tab.Rows[f.t.from+k].Number, Col: f.col}
	f.t.r.note(rubric.NoteDateSwapped, pos,
		fmt.Sprintf("В дате %s день и месяц, похоже, поменялись местами: %s?", text.FullDay(rubric.Russian, d.date), text.FullDay(rubric.Russian, d.swapped)),
		fmt.Sprintf("Day and month look swapped in %s: was %s meant?", text.FullDay(rubric.English, d.date), text.FullDay(rubric.English, d.swapped)))
}
