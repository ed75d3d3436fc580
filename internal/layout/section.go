package layout

import (
	"strings"

	"rubric"
)

// takeSection reads a row that heads the rows below it: a day, a weekday, a
// channel, alone in its row. It reports whether the row was one.
func (p *planReader) takeSection(l *line) bool {
	if l.team != 1 || l.first.Formula || l.first.Kind != rubric.TextCell && !l.first.IsDate() {
		return false
	}
	c := l.first
	if !p.banners[l.row] && (p.isContent(l, c) || p.inGroup(c) || p.isSlotDate(l, c)) {
		return false
	}
	s := said(c)
	if c.IsDate() {
		p.section = section{date: p.readDay(l, c), text: p.r.dateText(c), channel: p.section.channel}
		return true
	}
	w := p.r.written(s)
	channel := p.section.channel
	if named := p.r.voc.channelWithin(s); named != "" {
		channel = named
	}
	switch names := p.r.channelNames(s); {
	case w.kind == dateWeek && w.week <= weeksOfMonth, w.kind == dateMonth && w.others == 0:
		p.section = section{channel: channel}
	case w.kind == datePoint || w.kind == dateWeek:
		d := p.readDay(l, c)
		p.section = section{date: d, text: s, channel: channel}
		p.section.week = weekOf(d, w)
	case w.weekday > 0 && w.kind == dateUndated:
		p.section = section{weekday: s, channel: channel, week: p.section.week}
		if date := inWeek(p.section.week, w.weekday); !date.IsZero() {
			p.section.date, p.section.text = day{date: date}, s
		}
	case p.allKnown(names), p.r.voc.headsChannel(s):
		p.section = section{channel: s}
	default:
		// Some other heading: what the one before it said no longer holds.
		p.section = section{channel: channel}
		p.ignore(l)
	}
	return true
}

// sectionAbove takes over what a row just above the header says of the rows
// below it: a block of a stacked plan may be headed by its day or channel.
func (p *planReader) sectionAbove() {
	rows, searched := p.t.s.tab.Rows, 2
	for i := p.t.from - 2; i >= 0 && searched > 0; i-- {
		if rows[i].Number >= p.t.s.head.top && rows[i].Number <= p.t.s.head.row {
			continue // the header's own upper rows
		}
		searched--
		c := p.t.only(&rows[i])
		if c == nil && p.t.s.head.sections && i == p.t.from-2 {
			c = p.r.dayAmong(p.t.s.tab, &rows[i])
		}
		if c == nil {
			return
		}
		s := said(c)
		switch w := p.r.written(s); {
		case c.IsDate() && plausible(c.Number), w.kind == datePoint && w.from.month > 0 && w.others == 0,
			p.t.s.head.sections && p.r.titlesDay(c):
			d := dayReader{r: p.r, ctx: p.t.dayContext()}
			p.section.date, p.section.text = d.cell(c, rubric.Position{}), s
			p.section.week = weekOf(p.section.date, w)
			return
		case w.weekday > 0 && w.kind == dateUndated && w.others == 0:
			p.section.weekday = s
		case c.Kind == rubric.TextCell && (p.allKnown(p.r.channelNames(s)) || p.r.voc.headsChannel(s)):
			p.section.channel = s
		}
	}
}

// only returns the row's only cell among the table's columns; nil when it has
// several or none.
func (t *table) only(row *rubric.Row) *rubric.Cell {
	var out *rubric.Cell
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Col < t.left || c.Col > t.right || isBlank(c) || t.s.tab.Managed.Has(c.Col) {
			continue
		}
		if out != nil {
			return nil
		}
		out = c
	}
	return out
}

// weekOf returns the days that a heading's range spans, or the week that it names
// by one of its days: «Неделя с 7 сентября». A week named by a Sunday begins there.
func weekOf(d day, w written) day {
	switch {
	case !d.end.IsZero():
		return d
	case !w.ofWeek || d.date.IsZero():
		return day{}
	case isoWeekday(d.date) == 7:
		return day{date: d.date, end: d.date.AddDays(6)}
	}
	monday := d.date.Week()
	return day{date: monday, end: monday.AddDays(6)}
}

// inWeek returns the day of a week's range that is the weekday; zero where there
// is no week.
func inWeek(week day, weekday int) rubric.Date {
	if weekday == 0 || week.end.IsZero() || week.end.Sub(week.date) > 6 {
		return rubric.Date{}
	}
	for d := week.date; !d.After(week.end); d = d.AddDays(1) {
		if isoWeekday(d) == weekday {
			return d
		}
	}
	return rubric.Date{}
}

// readDay reads a section's date in the table's context.
func (p *planReader) readDay(l *line, c *rubric.Cell) day {
	d := dayReader{r: p.r, ctx: p.t.dayContext(), last: p.section.date.date, isoWeeks: true}
	return d.cell(c, l.pos())
}

// bannersOf collects the rows in which a cell is merged across at least three
// columns, or across all of a narrow table: such a row is a heading.
func bannersOf(s *sheet) map[int]bool {
	out := map[int]bool{}
	for _, m := range s.tab.Merges {
		if m.Bottom == m.Top && m.Right-m.Left+1 >= max(2, min(3, len(s.head.columns))) {
			out[m.Top] = true
		}
	}
	return out
}

// isContent reports whether a lone cell is a topic or a text rather than a
// heading: it stands in such a column and names no day and no channel.
func (p *planReader) isContent(l *line, c *rubric.Cell) bool {
	if l.cell(rubric.FieldTopic) != c && l.cell(rubric.FieldText) != c {
		if c.Kind == rubric.TextCell {
			if w := p.r.written(c.Text); w.kind == datePoint && w.from.month > 0 || w.weekday > 0 {
				return false // a day, although not in the column of dates
			}
		}
		const aName = 6 // words; a longer text is a remark
		return l.cell(rubric.FieldRubric) == c && countWords(c.Text) <= aName || l.cell(rubric.FieldChannel) == c && !p.headsRows(l)
	}
	if c.Kind != rubric.TextCell || strings.HasSuffix(trim(c.Text), ":") { // «Согласовано:»
		return false
	}
	w := p.r.written(c.Text)
	return w.kind != datePoint && w.weekday == 0 && !p.allKnown(p.r.channelNames(trim(c.Text)))
}

// isSlotDate reports whether a lone date in the date column is a day still free
// rather than the heading of the rows below it.
func (p *planReader) isSlotDate(l *line, c *rubric.Cell) bool {
	isDay := c.IsDate() || c.Kind == rubric.TextCell && p.r.written(c.Text).kind == datePoint
	return isDay && l.cell(rubric.FieldDate) == c && !p.headsRows(l)
}

// headsRows reports whether the next row has content but nothing in the first
// column of this one: then this row speaks for it.
func (p *planReader) headsRows(l *line) bool {
	rows := p.t.s.tab.Rows
	if l.i+1 >= p.t.to || rows[l.i+1].Number > l.row+1 {
		return false
	}
	next := rows[l.i+1].Cells
	if c := find(next, l.first.Col); c != nil && !isBlank(c) {
		return false
	}
	for _, f := range []rubric.Field{rubric.FieldTopic, rubric.FieldText} {
		if i, ok := p.t.index[f]; ok && find(next, p.t.columns[i].col) != nil {
			return true
		}
	}
	return false
}

// allKnown reports whether the names are channels that the vocabulary or the
// team knows.
func (p *planReader) allKnown(names []rubric.Name) bool {
	for _, n := range names {
		_, ok := p.r.voc.channels.whole(n.Text)
		if !ok && !p.r.declared(rubric.FieldChannel).keys[n.Key] && p.r.channels[n.Key] == "" && !p.r.voc.namesChannel(n.Text) {
			return false
		}
	}
	return len(names) > 0
}

// noteWeekday says once that days are told by a week that one of its days names
// and a weekday.
func (p *planReader) noteWeekday(e *rubric.Entry) {
	if p.fromWeek || !p.section.date.end.IsZero() {
		return // or the week's days were written
	}
	p.fromWeek = true
	p.r.note(rubric.NoteDateInferred, e.Weekday.Pos,
		"Даты выведены из дней недели и заголовков недель", "Dates were inferred from weekdays and the headings of weeks")
}

// fillFromSection gives an entry what its section says and its own cells do not.
func (p *planReader) fillFromSection(e *rubric.Entry) {
	s := &p.section
	s.dated = s.dated || !e.Date.Empty()
	inReserve := s.dated && !s.week.end.IsZero() && e.Weekday.Empty() // a week is no day among days
	if s.text != "" && e.Date.Empty() && !inReserve {
		e.Date.Text, e.Date.Date, e.Date.End, e.Date.Bad = s.text, s.date.date, s.date.end, s.date.bad
		if date := inWeek(s.week, p.r.written(e.Weekday.Text).weekday); !date.IsZero() && !e.Weekday.Empty() {
			e.Date.Date, e.Date.End = date, rubric.Date{}
			p.noteWeekday(e)
		}
	}
	if s.weekday != "" && e.Weekday.Empty() && e.Date.Empty() {
		e.Weekday.Text = s.weekday
	}
	channel := s.channel
	if channel == "" && !p.t.hasField(rubric.FieldChannel) {
		channel = p.tabChannel
	}
	if channel != "" && e.Channel.Empty() {
		e.Channel.Text, e.Channel.Names = channel, p.r.channelNames(channel)
	}
}

// rowAbove is what the last row read says of its post's moment.
type rowAbove struct {
	row   int
	date  rubric.Date // zero for a range
	text  string
	clock string
	noted bool // a day was taken from above
}

// fillFromAbove gives a post without a day that of the row just above it, where
// its time goes on: teams write the day of several posts once. Without a time it
// may be an idea.
func (p *planReader) fillFromAbove(e *rubric.Entry) {
	before, clock := &p.t.above, e.Time.Text
	goesOn := before.row == e.Pos.Row-1 && isClock(clock) && isClock(before.clock) && clock > before.clock
	if e.Date.Empty() && e.Weekday.Empty() && goesOn && !before.date.IsZero() {
		e.Date.Text, e.Date.Date = before.text, before.date
		if !before.noted {
			before.noted = true
			p.r.note(rubric.NoteDateInferred, e.Date.Pos,
				"Даты пустых ячеек взяты из строки выше: время в них идёт дальше", "Dates of empty cells were taken from the row above: the time goes on")
		}
	}
	*before = rowAbove{row: e.Pos.Row, clock: clock, noted: before.noted}
	if e.Date.End.IsZero() {
		before.date, before.text = e.Date.Date, e.Date.Text
	}
}

// isClock reports whether a text is a time of day as the reader writes it.
func isClock(s string) bool { return len(s) == len("18:00") && s[2] == ':' }
