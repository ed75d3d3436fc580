package layout

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"rubric"
)

// axisOf reads a row as days. A row that is none has no kind.
func (r *reader) axisOf(t *rubric.Tab, row *rubric.Row) axis {
	const most = 400 // columns: a year of days
	var a axis
	kinds := map[axisKind]int{}
	for i := range row.Cells[:min(most, len(row.Cells))] {
		c := &row.Cells[i]
		if isBlank(c) || t.Managed.Has(c.Col) {
			continue
		}
		d, kind := r.dayAcross(c)
		if kind == noAxis {
			a.others++
			a.at = append(a.at, c.Col)
			if a.others > 2 {
				return axis{}
			}
			if len(a.days) == 0 {
				a.label = cellText(*c)
			}
			continue
		}
		d.row = row.Number
		if d.name != "" {
			d.nameRow = row.Number
		}
		kinds[kind]++
		a.days = append(a.days, d)
	}
	a.takeWeek(kinds[axisOfWeekdays])
	switch n := len(a.days); {
	case n == 0:
	case kinds[axisOfWeekdays] == n:
		a.kind = axisOfWeekdays
	case kinds[axisOfDates] == n:
		a.kind = axisOfDates
	case kinds[axisOfNumbers] == n:
		a.kind = axisOfNumbers
	}
	if a.kind != noAxis && !a.steps(false) && !a.steps(true) {
		return axis{}
	}
	a.spread(t, row.Number)
	return a
}

// takeWeek takes a day on the left of so many weekdays for the name of their
// week: «Неделя с 14 сентября | пн | вт | …».
func (a *axis) takeWeek(weekdays int) {
	if n := len(a.days); n < 2 || n-1 != weekdays || a.days[0].name != "" || a.others > 0 {
		return
	}
	a.week, a.days = a.days[0].cell, a.days[1:]
	a.others, a.at, a.label = 1, append(a.at, a.week.Col), cellText(*a.week)
}

// dayAcross reads a cell as a day of a calendar.
func (r *reader) dayAcross(c *rubric.Cell) (gridDay, axisKind) {
	d := gridDay{col: c.Col, last: c.Col, cell: c}
	switch {
	case c.IsDate() && plausible(c.Number):
		at := r.serial(c.Number).date
		d.point = point{year: at.Year, month: int(at.Month), day: at.Day}
		return d, axisOfDates
	case c.Kind == rubric.NumberCell && c.Format == rubric.AsNumber && c.Number == math.Trunc(c.Number) && 1 <= c.Number && c.Number <= 31:
		d.number = int(c.Number)
		return d, axisOfNumbers
	case c.Kind == rubric.NumberCell && c.Format == rubric.AsNumber && 1 < c.Number && c.Number < 31.13:
		// a typed 31.08 may have become a number
	case c.Kind != rubric.TextCell || !mayBeDay(c.Text):
		return d, noAxis
	}
	w := r.written(cellText(*c))
	d.weekday, d.point = w.weekday, w.from
	switch {
	case w.kind == datePoint && w.to != (point{}):
	case w.kind == datePoint && w.from.month > 0:
		return d, axisOfDates
	case w.kind == datePoint:
		d.number = w.from.day
		return d, axisOfNumbers
	case w.kind == dateUndated && w.weekday > 0:
		d.name = trim(c.Text)
		return d, axisOfWeekdays
	}
	return d, noAxis
}

// mayBeDay reports cheaply whether a text is short enough for a weekday, or for
// a date with its digits.
func mayBeDay(s string) bool {
	const longestDate, longestWeekday = 60, 30
	return len(s) <= longestWeekday || len(s) <= longestDate && strings.ContainsAny(s, "0123456789")
}

// steps reports whether the days follow each other from left to right as days
// of a calendar do.
func (a *axis) steps(swapped bool) bool {
	seen := map[int]bool{}
	for i, d := range a.days {
		if a.kind == axisOfWeekdays {
			if seen[d.weekday] || i > 0 && d.weekday < a.days[i-1].weekday && a.days[i-1].weekday != 7 {
				return false
			}
			seen[d.weekday] = true
			continue
		}
		if i > 0 && !a.follows(a.days[i-1], d, swapped) {
			return false
		}
	}
	return true
}

// follows reports whether a day comes within a few days after another.
func (a *axis) follows(before, d gridDay, swapped bool) bool {
	const most = 4
	if a.kind == axisOfNumbers {
		step := d.number - before.number
		return 1 <= step && step <= min(most, 2*(d.col-before.col)+1) || d.number <= 3 && before.number >= 26
	}
	from, to := before.point, d.point
	if swapped {
		from, to = from.swapped(), to.swapped()
	}
	year := max(from.year, to.year, 2024)
	from.year, to.year = max(from.year, year), max(to.year, year)
	step := to.date(0).Sub(from.date(0))
	return 1 <= step && step <= most || step+365 <= most && step < 0
}

// spread lets a day that is merged across columns head all of them.
func (a *axis) spread(t *rubric.Tab, row int) {
	if a.kind == noAxis {
		return
	}
	for _, m := range t.Merges {
		if m.Top != row || m.Right <= m.Left {
			continue
		}
		if i := slices.IndexFunc(a.days, func(d gridDay) bool { return d.col == m.Left }); i >= 0 {
			a.days[i].last = m.Right
			if i+1 < len(a.days) {
				a.days[i].last = min(m.Right, a.days[i+1].col-1)
			}
		}
	}
}

// dater gives the days of a calendar their dates, week by week.
type dater struct {
	r        *reader
	s        *sheet
	reader   dayReader
	last     rubric.Date
	inferred int
}

func (r *reader) newDater(s *sheet) *dater {
	return &dater{r: r, s: s, reader: dayReader{r: r, ctx: dayContext{year: r.year, asOf: r.asOf}}}
}

// date dates a week's days.
func (d *dater) date(w *week) {
	month := w.month
	if name := d.s.named.month; month.Month == 0 {
		month.Month = name.Month
		month.Year = max(month.Year, name.Year)
	} else if month.Year == 0 {
		month.Year = name.Year
	}
	if month.Year == 0 {
		month.Year = d.r.year
	}
	d.reader.ctx.month, d.reader.order = month, w.slashed
	switch {
	case !w.dated:
		for i := range w.days {
			w.days[i].cell = nil
		}
	case slices.ContainsFunc(w.days, func(day gridDay) bool { return day.number > 0 }):
		d.numbers(w.days, month)
	default:
		for i := range w.days {
			g := &w.days[i]
			g.date = d.reader.cell(g.cell, d.pos(g))
			d.last = g.date.date
		}
	}
}

func (d *dater) pos(g *gridDay) rubric.Position {
	return rubric.Position{Tab: d.s.tab.Name, Row: g.row, Col: g.col}
}

// numbers dates days of which only the number is written: of the months that
// may be meant, the one whose weekdays agree, then the one that goes on where
// the week above ended.
func (d *dater) numbers(days []gridDay, month rubric.Month) {
	best, most := rubric.Month{}, math.MinInt
	for _, m := range d.months(month) {
		if points := d.agree(days, m, month); points > most {
			best, most = m, points
		}
	}
	if best.IsZero() {
		return
	}
	if month.Year == 0 || month.Month == 0 {
		d.inferred++
	}
	m := best
	for i := range days {
		if i > 0 && days[i].number < days[i-1].number {
			m = m.Add(1)
		}
		at := point{year: m.Year, month: int(m.Month), day: days[i].number}
		if at.valid() {
			days[i].date = day{date: at.date(0)}
			d.last = days[i].date.date
		}
	}
}

// months lists the months in which a week's first day may be.
func (d *dater) months(named rubric.Month) []rubric.Month {
	var out []rubric.Month
	around := func(m rubric.Month, n int) {
		for i := -n; i <= n; i++ {
			out = append(out, m.Add(i))
		}
	}
	const halfYear = 6
	switch {
	case !d.last.IsZero() && (named.Month == 0 || absolute(d.last.InMonth().Sub(named)) <= 1):
		around(d.last.InMonth(), 1)
	case named.Month == 0 && named.Year > 0:
		for m := 1; m <= 12; m++ {
			out = append(out, rubric.NewDate(named.Year, 1, 1).InMonth().Add(m-1))
		}
	case named.Month == 0:
		around(d.r.asOf.InMonth(), halfYear)
	case named.Year > 0:
		around(named, 1)
	default:
		for year := d.r.asOf.Year - 1; year <= d.r.asOf.Year+1; year++ {
			around(rubric.Month{Year: year, Month: named.Month}, 1)
		}
	}
	return out
}

// agree tells how well a week fits a month: weekdays first, then how near its
// first day is to where it should be.
func (d *dater) agree(days []gridDay, m, named rubric.Month) int {
	const aWeekday, aMonth = 1000, 3000
	points, at := 0, m
	var first rubric.Date
	for i := range days {
		if i > 0 && days[i].number < days[i-1].number {
			at = at.Add(1)
		}
		p := point{year: at.Year, month: int(at.Month), day: days[i].number}
		if !p.valid() {
			return math.MinInt + 1
		}
		date := p.date(0)
		if i == 0 {
			first = date
		}
		switch is := (int(date.Weekday())+6)%7 + 1; {
		case days[i].weekday == is:
			points += aWeekday
		case days[i].weekday > 0:
			points -= aWeekday
		}
	}
	if named.Month > 0 && (m.Month == named.Month || at.Month == named.Month) {
		points += aMonth
	}
	expected := d.r.asOf
	switch {
	case !d.last.IsZero():
		expected = d.last.AddDays(1)
	case named.Month > 0:
		expected = rubric.Month{Year: named.Year, Month: named.Month}.First()
		if named.Year == 0 {
			expected = point{month: int(named.Month), day: 1}.nearest(d.r.asOf)
		}
	}
	return points - absolute(first.Sub(expected))
}

func absolute(n int) int { return max(n, -n) }

// leadingDay reads the day that a post's own first line may be, in calendars
// that have no row of dates: «12» or «12 июня» above the topic.
func leadingDay(s string) (first, rest string, ok bool) {
	first, rest, ok = strings.Cut(s, "\n")
	first, rest = trim(first), trim(rest)
	if n, err := strconv.Atoi(strings.TrimSuffix(first, ".")); err == nil {
		return first, rest, 1 <= n && n <= 31
	}
	return first, rest, ok && first != "" && isDigit(rune(first[0]))
}
