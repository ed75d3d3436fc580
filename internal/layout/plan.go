package layout

import (
	"fmt"
	"slices"

	"rubric"
)

// planReader reads the rows of a plan tab.
type planReader struct {
	r       *reader
	t       *table
	proto   rubric.Entry // an empty entry that knows where its cells would stand
	setters []setter     // by the table's columns
	heading rubric.Status
	section section
	banners map[int]bool // rows merged across the table
	groups  []channelGroup
	// tabChannel is what the tab's name or title says, for plans without a column for it.
	tabChannel string
	legend     bool // rows of one cell explain signs, as a heading above them says
	ignored    int
	first      int // the first ignored row
	slots      int
	slot1      int
	fromWeek   bool // a day told by its week and weekday was noted
}

// setter reads one cell into an entry.
type setter func(p *planReader, l *line, e *rubric.Entry, c *rubric.Cell, v rubric.Value)

// section is what a row between the entries says of the rows below it.
type section struct {
	date    day
	text    string
	weekday string
	channel string
	week    day  // a range that weekdays below it are of
	dated   bool // posts below it have days of their own
}

// readList reads a plan tab whose rows are the posts.
func (p *planReader) readList(s *sheet) {
	r := p.r
	p.tabChannel = r.planChannel(s, indexOfRow(s.tab, s.head.top))
	tables := r.tables(s)
	p.grow(tables)
	for _, t := range tables {
		p.begin(t)
		for l := range t.lines() {
			p.line(l)
		}
	}
	r.noteIgnored(s, p.ignored, p.first)
	if p.slots > 0 {
		r.note(rubric.NoteSlots, rubric.Position{Tab: s.tab.Name, Row: p.slot1},
			fmt.Sprintf("Свободных мест: %d", p.slots), fmt.Sprintf("Free slots: %d", p.slots))
	}
}

// begin turns to the next table of the tab.
func (p *planReader) begin(t *table) {
	p.t, p.section, p.heading, p.legend = t, section{}, rubric.StatusApproved, false
	p.sectionAbove()
	p.dateFromDay()
	p.proto = rubric.Entry{Pos: rubric.Position{Tab: t.s.tab.Name}}
	for _, spec := range rubric.RolePlan.Spec().Fields {
		p.proto.SetValue(spec.Field, rubric.Value{Pos: rubric.Position{Tab: t.s.tab.Name}})
	}
	p.setters = make([]setter, len(t.columns))
	p.groups = p.groupsOf(t)
	for i, c := range t.columns {
		if c.group > 0 {
			continue // wideread.go reads it
		}
		p.proto.SetValue(c.field, rubric.Value{Pos: rubric.Position{Tab: t.s.tab.Name, Col: c.col}})
		p.setters[i] = setterOf(c.field)
		if c.stage != "" {
			p.setters[i] = stageSetter(&c)
			continue
		}
		if c.field == rubric.FieldStatus {
			p.heading = p.r.headingStatus(c.header)
		}
	}
}

// grow makes room for the entries to come in one step: entries are large.
func (p *planReader) grow(tables []*table) {
	n := 1 // the last row may be taken back
	for _, t := range tables {
		var told, posts []int
		for _, c := range t.columns {
			switch {
			case c.group > 0 && c.field == rubric.FieldChannel:
				posts = append(posts, c.col)
			case c.group == 0 && (c.field == rubric.FieldTopic || c.field == rubric.FieldText):
				told = append(told, c.col)
			}
		}
		for _, row := range t.s.tab.Rows[t.from:t.to] {
			most := 0
			if slices.ContainsFunc(told, func(col int) bool { return find(row.Cells, col) != nil }) {
				most = 1
			}
			here := 0
			for _, col := range posts {
				if find(row.Cells, col) != nil {
					here++
				}
			}
			n += max(most, here)
		}
	}
	book := p.r.book
	if cap(book.Entries)-len(book.Entries) >= n {
		return
	}
	book.Entries = slices.Grow(book.Entries, n+p.r.toCome(tables[0].s, n))
}

// toCome guesses how many entries the plan tabs behind one with n entries hold.
func (r *reader) toCome(s *sheet, n int) int {
	rows, seen := 0, false
	for _, other := range r.sheets {
		if seen && other.info.Role == rubric.RolePlan && other.owner == nil {
			rows += len(other.tab.Rows)
		}
		seen = seen || other == s
	}
	return n * rows / max(1, len(s.tab.Rows))
}

// dateFromDay makes a «День» column the date column where there is no other and
// it holds dates rather than weekdays.
func (p *planReader) dateFromDay() {
	t := p.t
	i, ok := t.index[rubric.FieldWeekday]
	d, hasDate := t.index[rubric.FieldDate]
	if !ok || hasDate && !p.r.voc.speaksOfWeeks(t.columns[d].header) {
		return
	}
	const sample = 50
	dates, seen := 0, 0
	for k := t.from; k < t.to && seen < sample; k++ {
		c := find(t.s.tab.Rows[k].Cells, t.columns[i].col)
		if c == nil || isBlank(c) {
			continue
		}
		seen++
		if p.isDay(c) {
			dates++
		}
	}
	if dates*2 <= seen {
		return
	}
	if hasDate { // numbers of weeks beside the days themselves
		week := t.columns[d].col
		t.columns[d].field = ""
		t.s.info.Fields = slices.DeleteFunc(t.s.info.Fields, func(f rubric.FieldColumn) bool { return f.Col == week })
	}
	col := t.columns[i].col
	t.columns[i].field = rubric.FieldDate
	delete(t.index, rubric.FieldWeekday)
	t.index[rubric.FieldDate] = i
	for k := range t.s.info.Fields {
		if f := &t.s.info.Fields[k]; f.Col == col {
			f.Field = rubric.FieldDate
		}
	}
}

// isDay reports whether a cell holds a day; a lone number is one where the month
// is known.
func (p *planReader) isDay(c *rubric.Cell) bool {
	switch c.Kind {
	case rubric.TextCell:
		w := p.r.written(c.Text)
		return w.kind == datePoint && (w.from.month > 0 || p.t.month.Month > 0)
	case rubric.NumberCell:
		return c.IsDate() || p.t.month.Month > 0 && c.Format == rubric.AsNumber && 1 <= c.Number && c.Number <= 31
	}
	return false
}

// line reads one row: an entry, a slot, a section, or nothing of these.
func (p *planReader) line(l *line) {
	if l.own > 0 && l.isRemark() && (l.lead() == leadSurely || l.cell(rubric.FieldTopic) != l.first || l.sumsUp()) {
		p.legend = l.lead() == leadFootnote
		p.ignore(l)
		return
	}
	if p.legend = p.legend && l.team == 1 && l.first.Kind == rubric.TextCell; p.legend {
		p.ignore(l)
		return
	}
	if p.takeSection(l) {
		return
	}
	if l.own == 0 {
		p.ignore(l)
		return
	}
	if len(p.groups) > 0 && p.lineByChannel(l) {
		return
	}
	// Entries are large: read in place, and take back what is none.
	book := p.r.book
	n := len(book.Entries)
	book.Entries = append(book.Entries, p.proto)
	e := &book.Entries[n]
	p.read(l, e)
	if p.sortOut(l, e) {
		return
	}
	book.Entries = book.Entries[:n]
}

// sortOut tells what was read of a row: it reports whether it is an entry, and
// counts what is none.
func (p *planReader) sortOut(l *line, e *rubric.Entry) bool {
	book := p.r.book
	switch p.kind(l, e) {
	case rowEntry:
		return true
	case rowSlot:
		book.Slots = append(book.Slots, *e)
		if p.slots++; p.slots == 1 {
			p.slot1 = l.row
		}
	case rowIgnored:
		p.ignore(l)
	}
	return false
}

func (p *planReader) ignore(l *line) {
	if p.ignored++; p.ignored == 1 {
		p.first = l.row
	}
}

// rowKind is what a row of a plan turned out to be.
type rowKind uint8

const (
	rowEntry rowKind = iota
	rowSlot
	rowEmpty   // prepared, but not filled: not worth a note
	rowIgnored // something else: a formula, a legend
)

// kind tells entries from free slots and from rows that are neither.
func (p *planReader) kind(l *line, e *rubric.Entry) rowKind {
	written := false // by hand
	for _, c := range l.cells {
		written = written || c != nil && !c.Formula
	}
	told := !e.Topic.Empty() || !e.Text.Empty()
	if told && e.Rubric.Empty() && e.Format.Empty() && !l.has(rubric.FieldChannel) && p.r.isNothing(e.Title()) {
		return rowIgnored
	}
	if told && (written || p.isProse(l)) {
		return rowEntry
	}
	located := !e.Rubric.Empty() || !e.Channel.Empty() && l.has(rubric.FieldChannel)
	open := e.StatusAs.Empty() || e.Status == rubric.StatusIdea || e.Status == rubric.StatusDraft
	switch {
	case told:
		return rowIgnored
	case located && open, l.has(rubric.FieldDate) && open && !e.Date.Bad:
		return rowSlot
	case located, l.has(rubric.FieldDate) && !open, e.Status.AtLeastReview() && l.own > 1:
		return rowEntry // handed over, with what it lacks
	case written && (e.Date.Bad || !e.Link.Empty() || !e.Visual.Empty() || !e.Owner.Empty()):
		return rowIgnored
	}
	return rowEmpty
}

// isProse reports whether a row of formulas shows a topic or a text in words:
// then it is an entry drawn from elsewhere, not a sum.
func (p *planReader) isProse(l *line) bool {
	for _, f := range []rubric.Field{rubric.FieldTopic, rubric.FieldText} {
		if c := l.cell(f); c != nil && c.Kind == rubric.TextCell {
			return true
		}
	}
	return false
}

// has reports whether the line has something written in the field.
func (l *line) has(f rubric.Field) bool {
	c := l.cell(f)
	return c != nil && !isDash(cellText(*c))
}
