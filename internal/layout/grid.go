package layout

import (
	"slices"
	"strings"

	"rubric"
)

// A calendar has days across and posts below them: weekdays as columns with a
// row of dates for each week, or blocks of a week with labels on the left
// («Дата», «Пост ВК / Инстаграм», «Сторис»). This file finds the days;
// griddays.go dates them, gridlabel.go reads the labels, gridread.go the posts.

// calendar is a tab's rows of days with what stands below each.
type calendar struct {
	weeks   []week
	corner  string // what stands left of the weekdays, above the labels of the rows
	posts   int    // cells below the days that may be posts
	figures int    // cells below the days that are none: numbers, marks
}

// week is a row of days and the rows below it, up to the next row of days.
type week struct {
	head     int // the first row of days, as an index into the tab's rows
	from, to int // the rows below
	days     []gridDay
	month    rubric.Month         // as a title above says
	subs     map[int]rubric.Field // what each column of a day holds, where a row below the days says so
	title    *rubric.Cell         // the days of the week, where a row above says them
	above    int
	dated    bool
	slashed  bool // its dates are month/day
}

// gridDay is a day across: the columns it heads, and what says which it is.
type gridDay struct {
	col, last int
	weekday   int    // 1 Monday … 7; 0 when nothing says so
	name      string // the weekday as written in a row of weekdays
	nameRow   int
	number    int // a day of the month alone; 0 for none
	cell      *rubric.Cell
	row       int
	point     point
	date      day // once dated
}

// axis is a row read as days.
type axis struct {
	days   []gridDay
	others int   // cells that are no days
	at     []int // their columns
	label  string
	week   *rubric.Cell // a day on the left of weekdays, which names their week
	kind   axisKind
}

type axisKind uint8

const (
	noAxis axisKind = iota
	axisOfWeekdays
	axisOfDates
	axisOfNumbers
)

// findCalendar looks for rows of days on a tab. Where none stands among its
// first rows, the tab holds no calendar.
func (r *reader) findCalendar(t *rubric.Tab) *calendar {
	const searched = 60
	f := calendarFinder{r: r, t: t}
	for i := range t.Rows {
		if i == searched && len(f.weeks) == 0 {
			return nil
		}
		f.row(i)
	}
	f.close(len(t.Rows))
	// A row of weekdays is a calendar's only with a week's worth of days.
	const least = 3
	if len(f.weeks) == 0 || !slices.ContainsFunc(f.weeks, func(w week) bool { return len(w.days) >= least }) {
		return nil
	}
	for i := range f.weeks {
		w := &f.weeks[i]
		w.takeSubs(r, t)
		if i > 0 && w.subs == nil && f.weeks[i-1].heads(w.days) {
			w.subs = f.weeks[i-1].subs // named once, above the first week
		}
	}
	c := &calendar{weeks: f.weeks, corner: f.corner}
	c.count(r, t)
	return c
}

// calendarFinder goes through a tab's rows and opens a week at each row of days.
type calendarFinder struct {
	r     *reader
	t     *rubric.Tab
	weeks []week
	open  bool
	month rubric.Month
	title *rubric.Cell // the days of the week to come, as a row above it says
	above int          // its row
	// corner is the first heading of the labels on the left.
	corner string
}

func (f *calendarFinder) row(i int) {
	row := &f.t.Rows[i]
	if f.open && f.isGap(i) {
		f.close(i)
	}
	a := f.r.axisOf(f.t, row)
	switch f.accept(&a) {
	case axisOfWeekdays:
		if a.week != nil {
			f.title, f.above = a.week, row.Number
		} else if f.corner == "" {
			f.corner = a.label
		}
		if w := f.headOnly(i); w != nil && w.dated && len(a.days) >= len(w.days) {
			for k := range w.days {
				w.days[k].takeWeekday(a.days)
			}
			w.from = i + 1
			return
		}
		f.begin(i, a.days, false)
	case axisOfDates, axisOfNumbers:
		if w := f.headOnly(i); w != nil && !w.dated {
			w.days = f.dated(w.days, a.days)
			w.dated, w.from, w.slashed = true, i+1, a.slashed()
			return
		}
		f.begin(i, f.dated(f.lastWeekdays(), a.days), true)
		f.weeks[len(f.weeks)-1].slashed = a.slashed()
	default:
		f.heading(i, row)
	}
}

// begin opens a week.
func (f *calendarFinder) begin(i int, days []gridDay, dated bool) {
	f.close(i)
	for k := range days {
		days[k].last = max(days[k].last, days[k].col)
	}
	f.weeks = append(f.weeks, week{head: i, from: i + 1, days: days, month: f.month, dated: dated, title: f.title, above: f.above})
	f.open, f.title = true, nil
}

func (f *calendarFinder) close(i int) {
	if f.open {
		f.weeks[len(f.weeks)-1].to = i
	}
	f.open = false
}

// headOnly returns the week whose rows of days end just above the row.
func (f *calendarFinder) headOnly(i int) *week {
	if !f.open {
		return nil
	}
	if w := &f.weeks[len(f.weeks)-1]; w.from == i {
		return w
	}
	return nil
}

// lastWeekdays returns the days of the week before: its weekdays hold on.
func (f *calendarFinder) lastWeekdays() []gridDay {
	if len(f.weeks) == 0 {
		return nil
	}
	return f.weeks[len(f.weeks)-1].days
}

// dated joins a row of dates with the weekdays known of its columns. The days
// of the row decide: a month may begin in the middle of a week.
func (f *calendarFinder) dated(weekdays, dates []gridDay) []gridDay {
	out := slices.Clone(dates)
	for i := range out {
		out[i].takeWeekday(weekdays)
	}
	return out
}

// takeWeekday takes over what a row of weekdays says of the day's column.
func (d *gridDay) takeWeekday(days []gridDay) {
	for _, w := range days {
		if w.name != "" && w.col <= d.col && d.col <= max(w.last, w.col) {
			d.weekday, d.name, d.nameRow = w.weekday, w.name, w.nameRow
			return
		}
	}
}

// isGap reports whether so many rows are blank above the row that it no longer
// belongs to the week.
func (f *calendarFinder) isGap(i int) bool {
	const blank = 3
	return i > 0 && f.t.Rows[i].Number-f.t.Rows[i-1].Number > blank
}

// heading takes a month from a row that says nothing else; it ends the week above.
func (f *calendarFinder) heading(i int, row *rubric.Row) {
	const longest = 80
	only := onlyCell(f.t, row)
	if only == nil || only.Kind != rubric.TextCell || len(only.Text) > longest {
		return
	}
	if f.open && !f.headsDays(i) { // a lone post
		return
	}
	switch w := f.r.written(only.Text); {
	case w.kind == dateWeek && w.week > weeksOfMonth, w.kind == datePoint && w.from.month > 0 && w.others == 0:
		f.title, f.above = only, row.Number
		f.close(i)
		return
	}
	if m := f.r.titleMonth([]rubric.Row{*row}); m.Month > 0 {
		if m.Year == 0 {
			m.Year = f.month.Year
		}
		f.month = m
		f.close(i)
	} else if m.Year > 0 && !f.open {
		f.month.Year = m.Year
	}
}

// headsDays reports whether a row of days follows at once: then the row is their
// title.
func (f *calendarFinder) headsDays(i int) bool {
	const near = 2
	for _, row := range f.t.Rows[i+1 : min(i+1+near, len(f.t.Rows))] {
		if a := f.r.axisOf(f.t, &row); a.kind == axisOfWeekdays || a.kind == axisOfDates && len(a.days) > 1 {
			return true
		}
	}
	return false
}

// accept tells what kind of axis the row is where it stands: a few dates in a
// row are days of a week only below weekdays or beside their label.
func (f *calendarFinder) accept(a *axis) axisKind {
	const others = 2 // a label, a remark
	if len(a.days) == 0 || a.others > others {
		return noAxis
	}
	known := f.lastWeekdays()
	below := len(known) > 0 && !slices.ContainsFunc(a.days, func(d gridDay) bool { return !hasColumn(known, d.col) })
	n := len(a.days)
	switch a.kind {
	case axisOfWeekdays:
		if n >= 3 {
			return a.kind
		}
	case axisOfDates:
		labelled := f.r.isDateLabel(a.label)
		if n >= 3 || n == 2 && (below || labelled) || n == 1 && (below && a.others == 0 || labelled && len(f.weeks) > 0) {
			return a.kind
		}
	case axisOfNumbers:
		const aMonth = 7
		if slices.ContainsFunc(a.at, func(col int) bool { return hasColumn(known, col) }) {
			return noAxis // numbers above posts in the same cells
		}
		if n >= aMonth || below && (n >= 2 || a.others == 0 && (a.days[0].number == 1 || f.continues(a.days[0].number))) {
			return a.kind
		}
	}
	return noAxis
}

func hasColumn(days []gridDay, col int) bool {
	return slices.ContainsFunc(days, func(d gridDay) bool { return d.col <= col && col <= d.last })
}

// continues reports whether a number is the day after the last one above.
func (f *calendarFinder) continues(number int) bool {
	days := f.lastWeekdays()
	return len(days) > 0 && days[len(days)-1].number+1 == number
}

func (r *reader) isDateLabel(s string) bool {
	return s != "" && slices.ContainsFunc(r.memo.heading(r.voc, s), func(rd reading) bool {
		return rd.role == rubric.RolePlan && rd.field == rubric.FieldDate
	})
}

// count tells posts from figures below the days.
func (c *calendar) count(r *reader, t *rubric.Tab) {
	const counted = 2000 // cells are enough to tell
	for i := range c.weeks {
		w := &c.weeks[i]
		for k := w.from; k < w.to && c.posts+c.figures < counted; k++ {
			for j := range t.Rows[k].Cells {
				cell := &t.Rows[k].Cells[j]
				if isBlank(cell) || w.day(cell.Col) == nil || t.Managed.Has(cell.Col) || isDash(cellText(*cell)) {
					continue
				}
				if _, kind := r.dayAcross(cell); kind != noAxis {
					continue // a day without posts
				}
				const aWord = 4
				if cell.Kind == rubric.TextCell && len([]rune(trim(cell.Text))) >= aWord {
					c.posts++
				} else {
					c.figures++
				}
			}
		}
	}
}

// day returns the day that heads the column; nil when none does.
func (w *week) day(col int) *gridDay {
	for i := range w.days {
		if w.days[i].col <= col && col <= w.days[i].last {
			return &w.days[i]
		}
	}
	return nil
}

// isPlan reports whether a calendar is a plan whatever its tab is called.
func (c *calendar) isPlan() bool {
	const fewest = 3
	return c.posts >= fewest && c.posts >= 2*c.figures
}

// isSlashed reports whether the axis reads its dates as month/day.
func (a *axis) slashed() bool {
	return a.kind == axisOfDates && slices.ContainsFunc(a.days, func(d gridDay) bool {
		return d.cell.Kind == rubric.TextCell && strings.Contains(d.cell.Text, "/") && d.point.slashed
	}) && !a.steps(false) && a.steps(true)
}
