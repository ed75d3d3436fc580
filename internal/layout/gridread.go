package layout

import (
	"slices"
	"strings"

	"rubric"
)

// gridReader reads the posts below a calendar's days.
type gridReader struct {
	p     *planReader
	s     *sheet
	w     *week
	label rowLabel // of the row; what a label says of posts holds until the next
	open  map[int]int
	// waiting holds what rows above a day's post say of it, by column.
	waiting map[int][]waitingCell
	channel rubric.Refs // of a heading between the rows
	dates   *dater
	formats formatWords
	across  map[[2]int]int  // the last column of what is merged across columns, by row and column
	corner  rubric.Field    // what the labels of rows are; "" where nothing says
	beside  map[string]bool // labels of rows that hold no posts
	tail    int             // the row where remarks below the last week begin; 0 for none
	ignored int
	first   int
}

// waitingCell is a cell whose post has not come yet.
type waitingCell struct {
	field rubric.Field
	cell  *rubric.Cell
	pos   rubric.Position
}

// readCalendar reads a plan tab that is laid out as a calendar.
func (p *planReader) readCalendar(s *sheet) {
	book := p.r.book
	start, notes := len(book.Entries), len(book.Notes)
	p.heading = rubric.StatusApproved
	p.proto = rubric.Entry{Pos: rubric.Position{Tab: s.tab.Name}}
	for _, spec := range rubric.RolePlan.Spec().Fields {
		p.proto.SetValue(spec.Field, rubric.Value{Pos: rubric.Position{Tab: s.tab.Name}})
	}
	dates := p.r.newDater(s)
	g := gridReader{p: p, s: s, dates: dates, formats: p.r.formatWords(), across: mergedAcross(s.tab), tail: s.calendar.tail(s.tab)}
	if name := p.r.planChannel(s, s.calendar.weeks[0].head); name != "" {
		g.channel = rubric.Refs{Value: rubric.Value{Text: name, Pos: rubric.Position{Tab: s.tab.Name}}, Names: p.r.channelNames(name)}
	}
	g.corner = g.cornerOf()
	g.beside = g.remarks()
	for i := range s.calendar.weeks {
		const some = 16
		if read := len(book.Entries) - start; i == some { // entries are large: make room in one step
			book.Entries = slices.Grow(book.Entries, read*(len(s.calendar.weeks)-some)/some*9/8)
		}
		g.w = &s.calendar.weeks[i]
		dates.date(g.w)
		g.open, g.waiting, g.label = map[int]int{}, map[int][]waitingCell{}, rowLabel{}
		if c := g.w.title; c != nil {
			at := rubric.Position{Tab: s.tab.Name, Row: g.w.above, Col: c.Col}
			g.takeWeek([]string{trim(c.Text)}, at, rowLabel{})
		}
		for k := g.w.from; k < g.w.to; k++ {
			g.row(&s.tab.Rows[k])
		}
	}
	p.r.noteIgnored(s, g.ignored, g.first)
	dates.report()
	if p.isMirror(start) {
		book.Entries, book.Notes = book.Entries[:start], book.Notes[:notes]
		p.r.note(rubric.NoteBlockIgnored, rubric.Position{Tab: s.tab.Name},
			"Календарь показывает те же публикации, что и другой лист плана; прочитан тот лист",
			"The calendar shows the same posts as another tab of the plan; that tab was read")
	}
}

func (d *dater) report() {
	d.reader.report()
	if d.inferred == 0 {
		return
	}
	at := rubric.Position{Tab: d.s.tab.Name, Row: d.s.tab.Rows[d.s.calendar.weeks[0].head].Number}
	d.r.note(rubric.NoteDateInferred, at,
		"Месяц или год календаря не указан, он выведен. Если год другой, впишите в настройки «year»",
		"The calendar names no month or year; it was inferred. If the year is another, set “year”")
}

// row reads a row below the days.
func (g *gridReader) row(row *rubric.Row) {
	var label []string
	var at rubric.Position
	cells := 0
	left := g.w.days[0].col
	for i := range row.Cells {
		c := &row.Cells[i]
		if isBlank(c) || g.s.tab.Managed.Has(c.Col) {
			continue
		}
		if c.Col < left {
			label = append(label, cellText(*c))
			at = rubric.Position{Tab: g.s.tab.Name, Row: row.Number, Col: c.Col}
			continue
		}
		cells++
	}
	if cells == 1 && g.p.banners[row.Number] && g.takeChannel(row, left) {
		return
	}
	if g.tail > 0 && row.Number >= g.tail || cells == 1 && len(label) == 0 && g.isRemark(row, left) {
		g.ignore(row)
		return
	}
	g.takeLabel(label, at)
	if g.label.skip {
		if cells > 0 {
			g.ignore(row)
		}
		return
	}
	if len(g.w.subs) > 0 {
		g.rowOfSubs(row)
		return
	}
	for i := range row.Cells {
		if c := &row.Cells[i]; c.Col >= left && !isBlank(c) && !g.s.tab.Managed.Has(c.Col) {
			g.cell(row, c)
		}
	}
}

// takeLabel reads the labels of a row; those of posts hold until the next.
func (g *gridReader) takeLabel(labels []string, at rubric.Position) {
	switch {
	case len(labels) > 0:
		before := g.label
		g.label = g.labelOf(labels, at)
		g.label.skip = g.label.skip || g.beside[labels[len(labels)-1]]
		g.takeWeek(labels, at, before)
	case g.label.field != "" || g.label.skip:
		g.label = rowLabel{}
	}
}

// takeWeek reads which week a row of a calendar without dates is: «Week 23»,
// «1–7 июня». It holds until the next such label.
func (g *gridReader) takeWeek(labels []string, at rubric.Position, before rowLabel) {
	g.label.week, g.label.weekAs = before.week, before.weekAs
	if g.w.dated {
		return
	}
	for _, s := range labels {
		w := g.p.r.written(s)
		if w.kind != dateWeek && (w.kind != datePoint || w.from.month == 0) || w.kind == dateWeek && w.week <= weeksOfMonth {
			continue
		}
		reader := dayReader{r: g.p.r, ctx: dayContext{month: g.month(), year: g.p.r.year, asOf: g.p.r.asOf}, isoWeeks: true}
		d := reader.text(s, at)
		if d.date.IsZero() {
			continue
		}
		if d.end.IsZero() {
			d.date = d.date.Week()
			d.end = d.date.AddDays(6)
		}
		g.label.week, g.label.weekAs = d, rubric.Value{Text: s, Pos: at}
		return
	}
}

// isRemark reports whether a row's only cell is a legend or a total.
func (g *gridReader) isRemark(row *rubric.Row, left int) bool {
	for i := range row.Cells {
		if c := &row.Cells[i]; c.Col >= left && !isBlank(c) && c.Kind == rubric.TextCell {
			s := trim(c.Text)
			first, _, said := strings.Cut(s, ":")
			voc := g.p.r.voc
			return voc.says("total", s) || voc.says("footnote", s) || said && (voc.says("footnote", first) || voc.says("total", first))
		}
	}
	return false
}

// takeChannel reads a heading across the days that names a channel.
func (g *gridReader) takeChannel(row *rubric.Row, left int) bool {
	for i := range row.Cells {
		c := &row.Cells[i]
		if isBlank(c) || c.Col < left || c.Kind != rubric.TextCell {
			continue
		}
		names := g.p.r.channelNames(trim(c.Text))
		if !g.p.allKnown(names) {
			return false
		}
		pos := rubric.Position{Tab: g.s.tab.Name, Row: row.Number, Col: c.Col}
		g.channel = rubric.Refs{Value: rubric.Value{Text: trim(c.Text), Pos: pos}, Names: names}
		return true
	}
	return false
}

func (g *gridReader) ignore(row *rubric.Row) {
	if g.ignored++; g.ignored == 1 {
		g.first = row.Number
	}
}

// cell reads a cell below a day: a post, or one field of it.
func (g *gridReader) cell(row *rubric.Row, c *rubric.Cell) {
	d := g.w.day(c.Col)
	if d == nil {
		return
	}
	pos := rubric.Position{Tab: g.s.tab.Name, Row: row.Number, Col: c.Col}
	switch f := g.label.field; {
	case f == "" || f == rubric.FieldTopic:
		if c.Kind == rubric.TextCell && said(c) != "" {
			g.post(d, c, pos)
		}
	case f == rubric.FieldText && !g.lacks(c.Col, rubric.FieldText):
		if c.Kind == rubric.TextCell && said(c) != "" {
			g.post(d, c, pos)
		}
	case g.lacks(c.Col, f):
		g.set(&g.p.r.book.Entries[g.open[c.Col]], f, c, pos)
	default:
		g.waiting[c.Col] = append(g.waiting[c.Col], waitingCell{f, c, pos})
	}
}

// lacks reports whether the column's last post has nothing of its own in the
// field yet: what the label of its row says is less.
func (g *gridReader) lacks(col int, f rubric.Field) bool {
	i, ok := g.open[col]
	if !ok {
		return false
	}
	v := g.p.r.book.Entries[i].Value(f)
	return v.Empty() || v.Pos.Col != col
}

func (g *gridReader) set(e *rubric.Entry, f rubric.Field, c *rubric.Cell, pos rubric.Position) {
	if f == rubric.FieldDate || f == rubric.FieldWeekday {
		return // the row of days says it
	}
	setterOf(f)(g.p, nil, e, c, rubric.Value{Pos: pos})
}

// post adds the entry that a cell holds.
func (g *gridReader) post(d *gridDay, c *rubric.Cell, pos rubric.Position) {
	e := g.p.proto
	placeRow(&e, pos.Row)
	e.Pos.Col = pos.Col
	g.day(d, &e)
	g.until(d, pos, &e)
	content := trim(c.Text)
	if !g.w.dated {
		content = g.ownDay(content, pos, &e)
		if content == "" {
			return
		}
	}
	if g.p.r.isNothing(content) {
		return
	}
	l := &g.label
	e.Format, e.Rubric, e.Time = l.format, l.rubric, l.time
	if e.Channel = l.channel; len(l.channel.Names) == 0 {
		if e.Channel = g.channel; e.Channel.Pos.Row == 0 { // the tab's name says it
			e.Channel.Pos = rubric.Position{Tab: pos.Tab, Row: pos.Row}
		}
	}
	if g.label.field == rubric.FieldTopic || g.label.field == rubric.FieldText {
		e.SetValue(g.label.field, rubric.Value{Text: content, Pos: pos})
	} else {
		g.content(content, pos, &e)
	}
	for _, w := range g.waiting[pos.Col] {
		g.set(&e, w.field, w.cell, w.pos)
	}
	delete(g.waiting, pos.Col)
	g.open[pos.Col] = len(g.p.r.book.Entries)
	g.p.r.book.Entries = append(g.p.r.book.Entries, e)
}

// day gives the entry the day that heads its column.
func (g *gridReader) day(d *gridDay, e *rubric.Entry) {
	at := rubric.Position{Tab: g.s.tab.Name, Row: d.row, Col: d.col}
	if d.name != "" {
		e.Weekday = rubric.Value{Text: d.name, Pos: rubric.Position{Tab: at.Tab, Row: d.nameRow, Col: d.col}}
	}
	if date := inWeek(g.label.week, d.weekday); !g.w.dated && !date.IsZero() {
		e.Date = rubric.Day{Value: rubric.Value{Text: g.label.weekAs.Text, Pos: g.label.weekAs.Pos}, Date: date}
	}
	if d.cell != nil && g.w.dated {
		e.Date = rubric.Day{
			Value: rubric.Value{Text: g.p.r.dateText(d.cell), Pos: at},
			Date:  d.date.date, End: d.date.end, Bad: d.date.bad,
		}
	}
}

// until gives a post merged across days the last of them; the first counts, as
// of any range.
func (g *gridReader) until(d *gridDay, pos rubric.Position, e *rubric.Entry) {
	right := g.across[[2]int{pos.Row, pos.Col}]
	if right <= d.last || e.Date.Date.IsZero() {
		return
	}
	for i := range g.w.days {
		last := &g.w.days[i]
		if end := last.date.date; last.col <= right && end.After(e.Date.Date) {
			e.Date.End = end
		}
	}
	if e.Date.End.IsZero() {
		return
	}
	if g.dates.reader.ranges++; g.dates.reader.ranges == 1 {
		g.dates.reader.range1 = pos
	}
}

// mergedAcross returns where the cells merged across columns end.
func mergedAcross(t *rubric.Tab) map[[2]int]int {
	out := map[[2]int]int{}
	for _, m := range t.Merges {
		if m.Right > m.Left {
			out[[2]int{m.Top, m.Left}] = m.Right
		}
	}
	return out
}

// ownDay reads a day from a post's first line, in a calendar without a row of
// dates, and returns the rest.
func (g *gridReader) ownDay(s string, pos rubric.Position, e *rubric.Entry) string {
	first, rest, ok := leadingDay(s)
	if !ok {
		return s
	}
	w := g.p.r.written(first)
	if w.kind != datePoint {
		return s
	}
	days := dayReader{r: g.p.r, ctx: dayContext{month: g.month(), year: g.p.r.year, asOf: g.p.r.asOf}}
	d := days.text(first, pos)
	if !d.bad {
		e.Date = rubric.Day{Value: rubric.Value{Text: first, Pos: pos}, Date: d.date, End: d.end}
	}
	return rest
}

func (g *gridReader) month() rubric.Month {
	if g.w.month.Month > 0 {
		return g.w.month
	}
	return g.s.named.month
}
