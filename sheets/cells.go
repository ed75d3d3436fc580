package sheets

import (
	"strings"

	"rubric"
)

// cell makes a cell of what the API says of it; ok is false for an empty one.
func (w *wireCell) cell(col int) (c rubric.Cell, ok bool) {
	v := w.Value
	if v == nil {
		return c, false
	}
	c.Col = col
	c.Formula = w.Entered != nil && w.Entered.Formula != ""
	switch {
	case v.Number != nil:
		c.Kind, c.Number, c.Format = rubric.NumberCell, *v.Number, w.valueFormat()
	case v.Text != nil:
		c.Kind, c.Text = rubric.TextCell, *v.Text
		return c, *v.Text != ""
	case v.Bool != nil:
		c.Kind = rubric.BoolCell
		if *v.Bool {
			c.Number = 1
		}
	case v.Error != nil:
		c.Kind, c.Text = rubric.ErrorCell, errorText(v.Error.Type)
	default:
		return c, false
	}
	return c, true
}

// valueFormat tells a date from a number, which nothing but the effective
// format does: the value is serial days in either case.
func (w *wireCell) valueFormat() rubric.ValueFormat {
	if w.Format == nil || w.Format.Number == nil {
		return rubric.AsNumber
	}
	switch f := w.Format.Number; f.Type {
	case "DATE":
		return rubric.AsDate
	case "TIME":
		return rubric.AsTime
	case "DATE_TIME":
		return rubric.AsDateTime
	case "PERCENT":
		return rubric.AsPercent
	case "NUMBER":
		if percentPattern(f.Pattern) {
			return rubric.AsPercent
		}
	}
	return rubric.AsNumber
}

// percentPattern reports whether a pattern shows a number as a percentage: a
// percent sign outside quotes and not escaped.
func percentPattern(pattern string) bool {
	if !strings.Contains(pattern, "%") {
		return false
	}
	quoted := false
	for i := 0; i < len(pattern); i++ {
		switch pattern[i] {
		case '"':
			quoted = !quoted
		case '\\':
			i++
		case '%':
			if !quoted {
				return true
			}
		}
	}
	return false
}

// errorText returns an error as a cell shows it (ErrorValue.type).
func errorText(kind string) string {
	switch kind {
	case "NULL_VALUE":
		return "#NULL!"
	case "DIVIDE_BY_ZERO":
		return "#DIV/0!"
	case "VALUE":
		return "#VALUE!"
	case "REF":
		return "#REF!"
	case "NAME":
		return "#NAME?"
	case "NUM":
		return "#NUM!"
	case "N_A":
		return "#N/A"
	case "LOADING":
		return "Loading..."
	}
	return "#ERROR!"
}
