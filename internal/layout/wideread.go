package layout

import (
	"slices"
	"strings"
	"unicode"

	"rubric"
)

// channelGroup is the columns of one channel in a plan that has channels as
// columns.
type channelGroup struct {
	channel string // as the header names it
	format  string // as the header names it; "" for any
	col     int    // where its posts stand
	posts   int    // the column of the posts, as an index into the table's; -1 for none
	fields  []int  // its other columns
	heading rubric.Status
}

// groupsOf collects the groups of a table's columns, from left to right.
func (p *planReader) groupsOf(t *table) []channelGroup {
	var order []int
	groups := map[int]*channelGroup{}
	for i := range t.columns {
		c := &t.columns[i]
		if c.group == 0 {
			continue
		}
		g := groups[c.group]
		if g == nil {
			g = &channelGroup{col: c.col, posts: -1, heading: rubric.StatusApproved}
			groups[c.group] = g
			order = append(order, c.group)
		}
		if c.channel != "" {
			g.channel = c.channel
		}
		if c.format != "" {
			g.format = c.format
		}
		switch c.field {
		case rubric.FieldChannel:
			g.posts, g.col = i, c.col
		case rubric.FieldStatus:
			g.heading = p.r.headingStatus(c.header)
			g.fields = append(g.fields, i)
		default:
			g.fields = append(g.fields, i)
		}
	}
	out := make([]channelGroup, len(order))
	for i, n := range order {
		out[i] = *groups[n]
	}
	return out
}

// lineByChannel reads a row that may hold an entry for each channel. It reports
// whether it holds any; otherwise the row is read like any other.
func (p *planReader) lineByChannel(l *line) bool {
	base := p.proto
	p.read(l, &base)
	book := p.r.book
	found := false
	for i := range p.groups {
		n := len(book.Entries)
		book.Entries = append(book.Entries, base)
		here := p.readGroup(l, &p.groups[i], &book.Entries[n])
		found = found || here
		if !here || !p.sortOut(l, &book.Entries[n]) {
			book.Entries = book.Entries[:n]
		}
	}
	return found
}

// readGroup completes the entry with what the row says for one channel. It
// reports whether there is a post on it.
func (p *planReader) readGroup(l *line, g *channelGroup, e *rubric.Entry) bool {
	e.Pos.Col = g.col
	at := rubric.Position{Tab: e.Pos.Tab, Row: l.row, Col: g.col}
	if g.channel != "" {
		e.Channel = rubric.Refs{Value: rubric.Value{Text: g.channel, Pos: at}, Names: p.r.channelNames(g.channel)}
	}
	if g.format != "" {
		e.Format = rubric.Ref{Value: rubric.Value{Text: g.format, Pos: at}, Key: p.r.memo.key(g.format)}
	}
	here := false
	for _, i := range g.fields {
		pos := rubric.Position{Tab: e.Pos.Tab, Row: l.row, Col: p.t.columns[i].col}
		c := l.cells[i]
		if c == nil || isBlank(c) {
			p.absent(e, p.t.columns[i].field, pos)
			continue
		}
		p.readGroupField(l, g, e, i, rubric.Value{Pos: pos})
		here = here || c.Kind == rubric.BoolCell || said(c) != ""
	}
	if g.posts < 0 {
		return here
	}
	c := l.cells[g.posts]
	if c == nil || isBlank(c) {
		return here
	}
	return p.readPost(l, c, e, at)
}

// absent notes where a channel's own value would stand; what the row says for
// all channels stays.
func (p *planReader) absent(e *rubric.Entry, f rubric.Field, pos rubric.Position) {
	if f == rubric.FieldStatus {
		e.Status, e.StatusAs = "", rubric.Value{Pos: pos}
		return
	}
	if e.Value(f).Empty() {
		e.SetValue(f, rubric.Value{Pos: pos})
	}
}

func (p *planReader) readGroupField(l *line, g *channelGroup, e *rubric.Entry, i int, v rubric.Value) {
	c := l.cells[i]
	switch f := p.t.columns[i].field; f {
	case rubric.FieldDate:
		p.postDay(c, e, v.Pos)
	case rubric.FieldStatus:
		heading := p.heading
		p.heading = g.heading
		setStatus(p, l, e, c, v)
		p.heading = heading
	default:
		setterOf(f)(p, l, e, c, v)
	}
}

// postDay reads a day that a channel has of its own.
func (p *planReader) postDay(c *rubric.Cell, e *rubric.Entry, pos rubric.Position) {
	d := dayReader{r: p.r, ctx: p.t.dayContext(), last: e.Date.Date}
	found := d.cell(c, pos)
	if found.date.IsZero() && !e.Date.Date.IsZero() {
		return
	}
	e.Date = rubric.Day{Value: rubric.Value{Text: p.r.dateText(c), Pos: pos}, Date: found.date, End: found.end, Bad: found.bad}
	if w := p.r.written(c.Text); c.Kind == rubric.TextCell && w.clock != "" {
		e.Time = rubric.Value{Text: w.clock, Pos: pos}
	}
}

// readPost reads a cell of a channel's own column: a mark, a day or a time, a
// status, a format, a link, or the post itself. It reports whether the cell
// says that there is a post.
func (p *planReader) readPost(l *line, c *rubric.Cell, e *rubric.Entry, pos rubric.Position) bool {
	switch {
	case c.Kind == rubric.BoolCell:
		return c.Number != 0
	case c.IsDate():
		p.postDay(c, e, pos)
		if clock := p.r.timeOf(c); c.Format == rubric.AsDateTime && strings.Contains(clock, ":") {
			e.Time = rubric.Value{Text: clock, Pos: pos}
		}
		return true
	case c.Kind == rubric.NumberCell:
		if c.Format == rubric.AsTime {
			e.Time = rubric.Value{Text: p.r.timeOf(c), Pos: pos}
		}
		return c.Number != 0
	case c.Kind != rubric.TextCell:
		return false
	}
	s := said(c)
	if s == "" || p.r.isNothing(s) {
		return false
	}
	if on, known := p.r.mark(s); known {
		return on
	}
	p.postText(l, c, s, e, pos)
	return true
}

// mark reads a mere yes or no in a column of posts. «Не пропустите скидки» is a
// post although it begins with a no.
func (r *reader) mark(s string) (on, known bool) {
	const longest = 24
	if len(s) > longest {
		return false, false
	}
	on, known = r.voc.flag(s)
	const aWord = 12
	if isWords := strings.IndexFunc(s, unicode.IsLetter) == 0; known && (on && len(s) >= aWord || !on && isWords && !r.says("no", s)) {
		return false, false
	}
	return on, known
}

// postText reads the words in a channel's own column.
func (p *planReader) postText(l *line, c *rubric.Cell, s string, e *rubric.Entry, pos rubric.Position) {
	if clock, ok := p.r.bareTime(s); ok {
		e.Time = rubric.Value{Text: clock, Pos: pos}
		return
	}
	if clock, rest := p.r.leadingTime(s); clock != "" {
		e.Time, s = rubric.Value{Text: clock, Pos: pos}, rest
	}
	v := rubric.Value{Text: s, Pos: pos}
	key := p.r.memo.key(s)
	if strings.ContainsFunc(s, isDigit) {
		if w := p.r.written(s); w.kind == datePoint && w.others == 0 {
			p.postDay(c, e, pos)
			return
		}
	}
	isStatus := len(p.r.voc.statuses.senses[p.r.memo.phrase(s)]) > 0
	switch {
	case e.StatusAs.Empty() && (isStatus || p.r.statuses[key] != ""):
		setStatus(p, l, e, c, rubric.Value{Pos: pos})
	case e.Format.Empty() && p.r.isFormat(s):
		e.Format = rubric.Ref{Value: v, Key: key}
	case isLink(s):
		if e.Link.Empty() {
			e.Link = v
		}
	case e.Topic.Empty():
		e.Topic, e.Text = splitPost(v)
	case e.Text.Empty() || e.Text.Pos.Col == 0:
		e.Text = v
	}
}

// splitPost takes a post's first line for its topic and the rest for its text.
func splitPost(v rubric.Value) (topic, body rubric.Value) {
	first, rest, _ := strings.Cut(v.Text, "\n")
	return rubric.Value{Text: trim(first), Pos: v.Pos}, rubric.Value{Text: trim(rest), Pos: v.Pos}
}

// isFormat reports whether a text is nothing but the name of a format.
func (r *reader) isFormat(s string) bool {
	return r.declared(rubric.FieldFormat).keys[r.memo.key(s)] || r.says("format", s)
}

func isLink(s string) bool {
	return !strings.ContainsAny(s, " \n") && (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www."))
}

// hasField reports whether the table has a column for all channels with the field.
func (t *table) hasField(f rubric.Field) bool {
	_, ok := t.index[f]
	return ok
}

// inGroup reports whether a cell stands in a channel's own column.
func (p *planReader) inGroup(c *rubric.Cell) bool {
	return slices.ContainsFunc(p.t.columns, func(col column) bool { return col.col == c.Col && col.group > 0 })
}
