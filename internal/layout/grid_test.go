package layout_test

import (
	"testing"
	"time"

	"rubric"
	"rubric/internal/layout"
)

// asOf is today in these tests.
var asOf = rubric.NewDate(2026, time.May, 20)

type (
	percent float64 // a number formatted as a percentage
	clock   float64 // a number formatted as a time
	moment  float64 // a number formatted as a date with a time
	formula struct{ v any }
	row     []any // nil is an empty cell
)

// tab builds a tab from rows of plain values; a nil row is left out.
func tab(name string, rows ...row) *rubric.Tab {
	t := &rubric.Tab{Key: "key of " + name, Name: name}
	for i, r := range rows {
		out := rubric.Row{Number: i + 1}
		for j, v := range r {
			if c := cell(v); c.Kind != rubric.EmptyCell {
				c.Col = j + 1
				out.Cells = append(out.Cells, c)
			}
		}
		if len(out.Cells) > 0 {
			t.Rows = append(t.Rows, out)
		}
	}
	return t
}

func cell(v any) rubric.Cell {
	number := func(x float64, f rubric.ValueFormat) rubric.Cell {
		return rubric.Cell{Kind: rubric.NumberCell, Number: x, Format: f}
	}
	switch v := v.(type) {
	case string:
		return rubric.Cell{Kind: rubric.TextCell, Text: v}
	case int:
		return number(float64(v), rubric.AsNumber)
	case float64:
		return number(v, rubric.AsNumber)
	case percent:
		return number(float64(v), rubric.AsPercent)
	case clock:
		return number(float64(v), rubric.AsTime)
	case moment:
		return number(float64(v), rubric.AsDateTime)
	case rubric.Date:
		return number(float64(v.Serial()), rubric.AsDate)
	case bool:
		c := rubric.Cell{Kind: rubric.BoolCell}
		if v {
			c.Number = 1
		}
		return c
	case formula:
		c := cell(v.v)
		c.Formula = true
		return c
	}
	return rubric.Cell{}
}

func grid(tabs ...*rubric.Tab) *rubric.Grid {
	return &rubric.Grid{Title: "plan.xlsx", Kind: "memory", Tabs: tabs}
}

func read(t *testing.T, tabs ...*rubric.Tab) *rubric.Book {
	t.Helper()
	b, _ := layout.Read(grid(tabs...), layout.Options{AsOf: asOf})
	return b
}

func day(month time.Month, d int) rubric.Date { return rubric.NewDate(2026, month, d) }
