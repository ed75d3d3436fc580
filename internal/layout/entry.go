package layout

import (
	"math"

	"rubric"
)

// read reads a row's cells into an entry copied from the prototype.
func (p *planReader) read(l *line, e *rubric.Entry) {
	placeRow(e, l.row)
	if len(p.t.s.twins) > 0 || p.t.s.owner != nil {
		e.Pos.Col = p.t.columns[0].col
	}
	if id := p.t.s.tab.Managed.ID; id > 0 {
		if c := find(p.t.s.tab.Rows[l.i].Cells, id); c != nil {
			e.ID = cellText(*c)
		}
	}
	for i, c := range l.cells {
		if c == nil || p.setters[i] == nil {
			continue
		}
		pos := rubric.Position{Tab: e.Pos.Tab, Row: l.row, Col: p.t.columns[i].col}
		p.setters[i](p, l, e, c, rubric.Value{Pos: pos})
	}
	p.fillFromSection(e)
	p.fillFromAbove(e)
}

// placeRow completes the places of a copied prototype.
func placeRow(e *rubric.Entry, row int) {
	e.Pos.Row = row
	for _, v := range [...]*rubric.Value{
		&e.Date.Value, &e.Time, &e.Weekday, &e.Channel.Value, &e.Rubric.Value, &e.Format.Value,
		&e.Topic, &e.Text, &e.Visual, &e.Task.Value, &e.Owner.Value, &e.StatusAs, &e.Approver.Value,
		&e.Link, &e.Campaign.Value, &e.Ad.Value,
	} {
		v.Pos.Row = row
	}
}

// setterOf returns what reads a cell of the field.
func setterOf(f rubric.Field) setter {
	switch f {
	case rubric.FieldDate:
		return setDate
	case rubric.FieldTime:
		return func(p *planReader, _ *line, e *rubric.Entry, c *rubric.Cell, v rubric.Value) {
			v.Text = p.r.timeOf(c)
			e.Time = v
		}
	case rubric.FieldChannel:
		return func(p *planReader, _ *line, e *rubric.Entry, c *rubric.Cell, v rubric.Value) {
			if v.Text = said(c); v.Text != "" {
				e.Channel = rubric.Refs{Value: v, Names: p.r.channelNames(v.Text)}
			}
		}
	case rubric.FieldRubric, rubric.FieldFormat, rubric.FieldApprover, rubric.FieldCampaign:
		return refSetter(f)
	case rubric.FieldTask:
		return func(p *planReader, _ *line, e *rubric.Entry, c *rubric.Cell, v rubric.Value) {
			v.Text = said(c)
			e.Task = rubric.Refs{Value: v, Names: p.r.names(v.Text, rubric.FieldTask)}
		}
	case rubric.FieldOwner:
		return func(p *planReader, _ *line, e *rubric.Entry, c *rubric.Cell, v rubric.Value) {
			v.Text = said(c)
			e.Owner = rubric.Refs{Value: v, Names: p.r.names(v.Text, rubric.FieldWho)}
		}
	case rubric.FieldStatus:
		return setStatus
	case rubric.FieldAd:
		return setAd
	}
	return func(_ *planReader, _ *line, e *rubric.Entry, c *rubric.Cell, v rubric.Value) {
		v.Text = said(c)
		e.SetValue(f, v)
	}
}

// said returns a cell's text; a mere dash says nothing.
func said(c *rubric.Cell) string {
	s := cellText(*c)
	if isDash(s) {
		return ""
	}
	return s
}

func refSetter(f rubric.Field) setter {
	var of func(*rubric.Entry) *rubric.Ref
	switch f {
	case rubric.FieldRubric:
		of = func(e *rubric.Entry) *rubric.Ref { return &e.Rubric }
	case rubric.FieldFormat:
		of = func(e *rubric.Entry) *rubric.Ref { return &e.Format }
	case rubric.FieldApprover:
		of = func(e *rubric.Entry) *rubric.Ref { return &e.Approver }
	default:
		of = func(e *rubric.Entry) *rubric.Ref { return &e.Campaign }
	}
	return func(p *planReader, _ *line, e *rubric.Entry, c *rubric.Cell, v rubric.Value) {
		v.Text = said(c)
		*of(e) = rubric.Ref{Value: v, Key: p.r.memo.key(v.Text)}
	}
}

// setDate reads the date, and a time beside it where nothing else says one.
func setDate(p *planReader, l *line, e *rubric.Entry, c *rubric.Cell, v rubric.Value) {
	v.Text = p.r.dateText(c)
	d := l.day(rubric.FieldDate)
	e.Date = rubric.Day{Value: v, Date: d.date, End: d.end, Bad: d.bad, Swapped: d.swapped}
	if l.has(rubric.FieldTime) {
		return
	}
	clock := ""
	switch {
	case c.Kind == rubric.TextCell:
		clock = p.r.written(c.Text).clock
	case c.Format == rubric.AsDateTime && c.Number != math.Trunc(c.Number):
		clock = clockOf(c.Number)
	}
	if clock != "" {
		e.Time = rubric.Value{Text: clock, Pos: v.Pos}
	}
}

func setStatus(p *planReader, _ *line, e *rubric.Entry, c *rubric.Cell, v rubric.Value) {
	s := cellText(*c)
	var read statusReading
	if c.Kind == rubric.TextCell {
		read = remember(p.r.memo.statuses, s, func() statusReading { return p.r.statusOf(s, c, p.heading) })
	} else {
		read = p.r.statusOf(s, c, p.heading)
	}
	if !read.none && !isDash(s) {
		v.Text = s
	}
	e.Status, e.StatusAs = read.status, v
}

// setAd reads the advertising flag. A word that is neither yes nor no («таргет»)
// leaves it unknown.
func setAd(p *planReader, _ *line, e *rubric.Entry, c *rubric.Cell, v rubric.Value) {
	v.Text = cellText(*c)
	e.Ad = rubric.Flag{Value: v}
	if c.Kind == rubric.BoolCell {
		e.Ad.On, e.Ad.Known = c.Number != 0, true
		return
	}
	e.Ad.On, e.Ad.Known = p.r.voc.flag(v.Text)
}
