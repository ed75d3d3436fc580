package layout

import (
	"cmp"
	"fmt"
	"math"
	"time"

	"rubric"
)

// day is what a cell of a date column came to.
type day struct {
	date, end rubric.Date
	bad       bool
	swapped   rubric.Date // what is proposed where day and month look exchanged
}

// serialDay remembers a real date with its text.
type serialDay struct {
	date rubric.Date
	text string
}

// dayContext is what is known of the days in a stretch of a tab before looking
// at them. It decides the year of those that name none.
type dayContext struct {
	month rubric.Month // of the tab's name or title; Year or Month may be 0
	year  int          // as the settings say; 0 when they do not
	weeks bool         // the column holds numbers of weeks
	asOf  rubric.Date
}

// dayReader reads the date cells of one column, top down.
type dayReader struct {
	r        *reader
	ctx      dayContext
	order    bool // slashed dates are month/day
	ordered  int  // how many slashed dates may be either, their order guessed
	order1   rubric.Position
	isoWeeks bool        // numbers of weeks are those of the year
	bare     bool        // some days are numbers, their month stands elsewhere
	last     rubric.Date // the last day whose year is known
	next     rubric.Date // the first such day below; stands in for last at the top
	inferred int         // how many days got a year that was not written
	first    rubric.Position
	ranges   int
	range1   rubric.Position
}

// readDays reads the column's cells in the rows from … to (indices, the end
// left out). What was guessed is noted once, at the first cell.
func (r *reader) readDays(s *sheet, col, from, to int, ctx dayContext) []day {
	d := dayReader{r: r, ctx: ctx}
	d.survey(s.tab, col, from, to)
	out := make([]day, to-from)
	for i := from; i < to; i++ {
		row := &s.tab.Rows[i]
		if d.bare {
			d.takeMonth(s.tab, row, col)
		}
		c := find(row.Cells, col)
		if c == nil {
			continue
		}
		pos := rubric.Position{Tab: s.tab.Name, Row: row.Number, Col: col}
		out[i-from] = d.cell(c, pos)
	}
	d.report()
	return out
}

// survey looks through the column for days with a year, for the order of
// slashed ones, and for what weeks are counted from.
func (d *dayReader) survey(t *rubric.Tab, col, from, to int) {
	var o orderFinder
	for i := from; i < to; i++ {
		c := find(t.Rows[i].Cells, col)
		switch {
		case c == nil:
		case c.IsDate():
			if !plausible(c.Number) {
				continue
			}
			if d.next.IsZero() {
				d.next = rubric.DateOfSerial(c.Number)
			}
			if len(o.points) < mostOrdered {
				at := d.r.serial(c.Number).date
				o.add(point{year: at.Year, month: int(at.Month), day: at.Day}, false, 0)
			}
		case c.Kind == rubric.NumberCell:
			d.surveyWeek(int(c.Number), d.ctx.weeks)
			d.bare = d.bare || c.Format == rubric.AsNumber && !d.ctx.weeks
		case c.Kind == rubric.TextCell:
			d.surveyText(c.Text, &o)
		}
	}
	var guessed bool
	if d.order, guessed = o.find(d.ctx); guessed {
		d.ordered = len(o.points)
		d.order1 = rubric.Position{Tab: t.Name, Row: t.Rows[from].Number, Col: col}
	}
}

func (d *dayReader) surveyText(text string, o *orderFinder) {
	w := d.r.written(text)
	noMonth := w.kind == datePoint && w.from.month == 0
	d.surveyWeek(w.week, w.kind == dateWeek)
	d.surveyWeek(w.from.day, d.ctx.weeks && noMonth)
	d.bare = d.bare || noMonth && !d.ctx.weeks
	if w.kind != datePoint || noMonth {
		return
	}
	if d.next.IsZero() && w.from.year > 0 {
		d.next = w.from.date(0)
	}
	// The parser has put a day over 12 in its place already.
	switch usSlashed(text) {
	case 1:
		o.monthFirst++
	case -1:
		o.dayFirst++
	}
	o.add(w.from, w.from.slashed, w.weekday)
}

// takeMonth takes the month of the days below from a heading between them, or from
// a cell on their left.
func (d *dayReader) takeMonth(t *rubric.Tab, row *rubric.Row, col int) {
	only := onlyCell(t, row)
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Col >= col && c != only {
			return
		}
		if c.Kind != rubric.TextCell {
			continue
		}
		if w := d.r.written(c.Text); w.kind == dateMonth && w.others == 0 && w.from.month > 0 {
			month := rubric.Month{Year: cmp.Or(w.from.year, d.ctx.month.Year), Month: time.Month(w.from.month)}
			if before := d.ctx.month; w.from.year == 0 && before.Year > 0 && before.Month == time.December && month.Month == time.January {
				month.Year++
			}
			d.ctx.month = month
			return
		}
	}
}

// surveyWeek learns whether weeks are counted from the start of the year: weeks
// 1 to 6 alone may be those of a month or of a campaign.
func (d *dayReader) surveyWeek(n int, isWeek bool) {
	d.isoWeeks = d.isoWeeks || isWeek && n > weeksOfMonth
}

// weeksOfMonth is the most weeks that a month may be counted in.
const weeksOfMonth = 6

func (r *reader) written(s string) written {
	return remember(r.memo.dates, s, func() written { return r.voc.parseDate(trim(s)) })
}

// plausible reports whether a serial number is a day that a plan may speak of.
func plausible(serial float64) bool {
	const first, last = 32874, 73415 // the years 1990 to 2100
	return first <= serial && serial <= last
}

// cell reads one cell.
func (d *dayReader) cell(c *rubric.Cell, pos rubric.Position) day {
	switch c.Kind {
	case rubric.TextCell:
		if trim(c.Text) == "" {
			return day{}
		}
		return d.text(c.Text, pos)
	case rubric.NumberCell:
		return d.number(c, pos)
	case rubric.EmptyCell:
		return day{}
	}
	return day{bad: true}
}

func (d *dayReader) number(c *rubric.Cell, pos rubric.Position) day {
	switch {
	case plausible(c.Number) && c.Format != rubric.AsPercent && c.Format != rubric.AsTime:
		date := d.r.serial(c.Number).date
		d.last = date
		return day{date: date}
	case c.IsDate() && c.Number == 0: // a formula over an empty cell
		return day{}
	case d.ctx.weeks && c.Format == rubric.AsNumber:
		return d.week(int(c.Number), 0, pos)
	case c.IsDate() || c.Format != rubric.AsNumber || c.Number < 1 || c.Number > 31.12:
		return day{bad: true}
	}
	return d.text(c.String(), pos) // a typed 1.06 may have become a number
}

// serial returns the day of a serial number and its text.
func (r *reader) serial(n float64) serialDay {
	return remember(r.memo.serials, math.Floor(n), func() serialDay {
		date := rubric.DateOfSerial(n)
		return serialDay{date: date, text: date.String()}
	})
}

func (d *dayReader) text(s string, pos rubric.Position) day {
	w := d.r.written(s)
	switch w.kind {
	case dateBad:
		return day{bad: true}
	case dateUndated, dateMonth:
		return day{}
	case dateWeek:
		return d.week(w.week, w.from.year, pos)
	}
	if d.ctx.weeks && w.from.month == 0 {
		return d.week(w.from.day, w.from.year, pos)
	}
	from, to := w.from, w.to
	if d.order {
		from, to = from.swapped(), to.swapped()
	}
	if from.month == 0 && d.ctx.month.Month == 0 {
		return day{bad: true} // a lone number, and nothing says of which month
	}
	date, guessed := d.resolve(from)
	if date.IsZero() {
		return day{bad: true}
	}
	if guessed {
		if d.inferred++; d.inferred == 1 {
			d.first = pos
		}
	}
	d.last = date
	out := day{date: date}
	if to != (point{}) {
		out.end = d.endOf(to, date)
		if d.ranges++; d.ranges == 1 {
			d.range1 = pos
		}
	}
	return out
}

// week returns the days of a week of the year, by its ISO number; nothing where
// the numbers may count otherwise.
func (d *dayReader) week(n, year int, pos rubric.Position) day {
	const most = 53
	if n < 1 || n > most {
		return day{bad: true}
	}
	if !d.isoWeeks && year == 0 {
		return day{}
	}
	near := cmp.Or(year, d.ctx.year, d.ctx.month.Year, d.near().Year)
	// 4 January is always in the first week.
	monday := rubric.NewDate(near, time.January, 4).Week().AddDays(7 * (n - 1))
	if year == 0 {
		if d.inferred++; d.inferred == 1 {
			d.first = pos
		}
	}
	if d.ranges++; d.ranges == 1 {
		d.range1 = pos
	}
	return day{date: monday, end: monday.AddDays(6)}
}

// endOf returns the last day of a range: the first such day after its start.
func (d *dayReader) endOf(to point, start rubric.Date) rubric.Date {
	if to.month == 0 {
		to.month = int(start.Month)
	}
	end := to.date(start.Year)
	if to.year == 0 && end.Before(start) {
		end = to.date(start.Year + 1)
	}
	if end.Before(start) {
		return rubric.Date{}
	}
	return end
}

// resolve gives a day the month and year it lacks: from the settings, the tab's
// name or title, the days near it, or the as-of date, in this order.
func (d *dayReader) resolve(p point) (date rubric.Date, guessed bool) {
	if p.month == 0 {
		p.month = int(d.ctx.month.Month)
	}
	if p.year > 0 {
		return p.date(0), false
	}
	near := d.near()
	month := d.ctx.month
	switch {
	case d.ctx.year > 0:
		return p.date(d.ctx.year), true
	case month.Year > 0 && month.Month > 0:
		return p.nearest(month.First().AddDays(14)), true
	case month.Year > 0:
		return p.date(month.Year), true
	case month.Month > 0:
		middle := point{month: int(month.Month), day: 15}.nearest(near)
		return p.nearest(middle), true
	}
	return p.nearest(near), true
}

// near returns the day that an undated year should be near to.
func (d *dayReader) near() rubric.Date {
	return cmp.Or(d.last, d.next, d.ctx.asOf)
}

// date returns the day; year stands in for one that was not written. A day that
// this year does not have (29 February) is zero.
func (p point) date(year int) rubric.Date {
	if p.year > 0 {
		year = p.year
	}
	out := rubric.NewDate(year, time.Month(p.month), p.day)
	if out.Day != p.day {
		return rubric.Date{}
	}
	return out
}

// nearest returns the day in the year that brings it nearest to another one.
func (p point) nearest(to rubric.Date) rubric.Date {
	var best rubric.Date
	least := math.MaxInt
	for year := to.Year - 1; year <= to.Year+1; year++ {
		date := p.date(year)
		if gap := date.Sub(to); !date.IsZero() && max(gap, -gap) < least {
			best, least = date, max(gap, -gap)
		}
	}
	return best
}

// report notes what was guessed in the column.
func (d *dayReader) report() {
	if d.inferred > 0 {
		d.r.note(rubric.NoteDateInferred, d.first,
			fmt.Sprintf("Год в датах не указан, он выведен (дат: %d). Если он другой, впишите в настройки «year»", d.inferred),
			fmt.Sprintf("Dates without a year; it was inferred (dates: %d). If it is another, set “year”", d.inferred))
	}
	if d.ordered > 0 {
		order, en := "день/месяц", "day/month"
		if d.order {
			order, en = "месяц/день", "month/day"
		}
		d.r.note(rubric.NoteDateInferred, d.order1,
			"В датах через косую черту не видно, что стоит первым, день или месяц; прочитано как "+order,
			"Slashed dates do not show whether day or month comes first; they were read as "+en)
	}
	if d.ranges > 0 {
		d.r.note(rubric.NoteDateRange, d.range1,
			fmt.Sprintf("Вместо дня указан промежуток, взят его первый день (дат: %d)", d.ranges),
			fmt.Sprintf("A range of days; its first day counts (dates: %d)", d.ranges))
	}
}

// find returns the row's cell in the column, nil when there is none.
func find(cells []rubric.Cell, col int) *rubric.Cell {
	for i := range cells {
		if cells[i].Col >= col {
			if cells[i].Col == col {
				return &cells[i]
			}
			return nil
		}
	}
	return nil
}
