package layout

import (
	"math"
	"slices"

	"rubric"
)

// place returns where a field stands in the line; the row where the table has
// no such column.
func (l *line) place(f rubric.Field) rubric.Position {
	pos := rubric.Position{Tab: l.t.s.tab.Name, Row: l.row}
	if i, ok := l.t.index[f]; ok {
		pos.Col = l.t.columns[i].col
	}
	return pos
}

// pos returns the line's own place.
func (l *line) pos() rubric.Position { return rubric.Position{Tab: l.t.s.tab.Name, Row: l.row} }

// cell returns the field's cell; nil when it is empty.
func (l *line) cell(f rubric.Field) *rubric.Cell {
	if i, ok := l.t.index[f]; ok {
		return l.cells[i]
	}
	return nil
}

// value returns what the field's cell says; a mere dash says nothing.
func (l *line) value(f rubric.Field) rubric.Value {
	v := rubric.Value{Pos: l.place(f)}
	if c := l.cell(f); c != nil {
		if s := cellText(*c); !isDash(s) {
			v.Text = s
		}
	}
	return v
}

func (l *line) ref(f rubric.Field) rubric.Ref {
	v := l.value(f)
	return rubric.Ref{Value: v, Key: l.t.r.memo.key(v.Text)}
}

// refs reads a list of names; declared is the field under which a tab declares
// the names that may stand here.
func (l *line) refs(f, declared rubric.Field) rubric.Refs {
	v := l.value(f)
	return rubric.Refs{Value: v, Names: l.t.r.names(v.Text, declared)}
}

func (r *reader) names(s string, declared rubric.Field) []rubric.Name {
	if s == "" {
		return nil
	}
	return r.memo.names(declared, s, func() []rubric.Name { return splitNames(s, r.declared(declared)) })
}

func (l *line) channels(f rubric.Field) rubric.Refs {
	v := l.value(f)
	if v.Empty() {
		return rubric.Refs{Value: v}
	}
	return rubric.Refs{Value: v, Names: l.t.r.channelNames(v.Text)}
}

func (l *line) dayValue(f rubric.Field) rubric.Day {
	v := rubric.Value{Pos: l.place(f)}
	if c := l.cell(f); c != nil {
		v.Text = l.t.r.dateText(c)
	}
	d := l.day(f)
	return rubric.Day{Value: v, Date: d.date, End: d.end, Bad: d.bad}
}

// dateText returns a date cell's text. A zero in a date format is a formula
// over an empty cell, and shows nothing that anyone wrote.
func (r *reader) dateText(c *rubric.Cell) string {
	switch {
	case c.Kind == rubric.TextCell:
		return trim(c.Text)
	case c.IsDate() && c.Number == 0:
		return ""
	case c.Format == rubric.AsDate && c.Kind == rubric.NumberCell && plausible(c.Number):
		return r.serial(c.Number).text
	}
	return c.String()
}

func (l *line) flag(f rubric.Field) rubric.Flag {
	v := l.value(f)
	out := rubric.Flag{Value: v}
	switch c := l.cell(f); {
	case c == nil:
	case c.Kind == rubric.BoolCell:
		out.On, out.Known = c.Number != 0, true
	default:
		out.On, out.Known = l.t.r.voc.flag(cellText(*c))
	}
	return out
}

// quantity reads a number; percents count as they are said: 39% is 39.
func (l *line) quantity(f rubric.Field) rubric.Quantity {
	out := rubric.Quantity{Value: l.value(f)}
	c := l.cell(f)
	if c == nil {
		return out
	}
	if c.Kind == rubric.NumberCell {
		out.Number, out.Known = c.Number, true
		switch c.Format {
		case rubric.AsPercent:
			out.Number = hundred(c.Number)
		case rubric.AsTime:
			out.Number = c.Number * 24 // hours
		case rubric.AsDate, rubric.AsDateTime:
			out.Number, out.Known = 0, false
		}
		return out
	}
	if n, ok := l.t.r.voc.parseNumber(out.Text); ok && c.Kind == rubric.TextCell {
		out.Number, out.Known = n.value, true
	}
	return out
}

// share reads a share as percent. A plain number below 1 is a fraction.
func (l *line) share(f rubric.Field) rubric.Quantity {
	q := l.quantity(f)
	c := l.cell(f)
	if !q.Known || c == nil {
		return q
	}
	percent := c.Kind == rubric.NumberCell && c.Format == rubric.AsPercent
	if c.Kind == rubric.TextCell {
		n, _ := l.t.r.voc.parseNumber(q.Text)
		percent = n.percent
	}
	if !percent && q.Number > 0 && q.Number < 1 {
		q.Number = hundred(q.Number)
	}
	return q
}

// loneWhole makes a plain 1 mean 100 % where it is the only share above zero;
// among others it is what it says.
func loneWhole(shares []*rubric.Quantity) {
	positive := slices.DeleteFunc(slices.Clone(shares), func(q *rubric.Quantity) bool { return !q.Known || q.Number <= 0 })
	if len(positive) == 1 && positive[0].Text == "1" {
		positive[0].Number = 100
	}
}

// hundred returns the fraction in percent, without the dust of binary fractions.
func hundred(x float64) float64 {
	const precision = 1e8
	return math.Round(x*100*precision) / precision
}
