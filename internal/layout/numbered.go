package layout

import (
	"slices"
	"strconv"

	"rubric"
)

// Forms of institutions number their columns: below the header stands a row of
// 1, 2, 3 …, which is neither a post nor the days of a calendar.

// withoutColumnNumbers returns the tab without the rows that number its columns;
// the tab itself where there is none.
func (r *reader) withoutColumnNumbers(t *rubric.Tab) *rubric.Tab {
	var kept []rubric.Row
	for i := 1; i < len(t.Rows); i++ {
		numbers := numbersColumns(&t.Rows[i]) && r.headed(t, i)
		switch {
		case numbers && kept == nil:
			kept = slices.Clone(t.Rows[:i])
		case !numbers && kept != nil:
			kept = append(kept, t.Rows[i])
		}
	}
	if kept == nil {
		return t
	}
	bare := *t
	bare.Rows = kept
	return &bare
}

// numbersColumns reports whether a row holds the numbers from one on and nothing
// else.
func numbersColumns(row *rubric.Row) bool {
	const fewest = 4
	n := 0
	for i := range row.Cells {
		c := &row.Cells[i]
		if isBlank(c) {
			continue
		}
		if n++; !isTheNumber(c, n) {
			return false
		}
	}
	return n >= fewest
}

func isTheNumber(c *rubric.Cell, n int) bool {
	if c.Kind == rubric.TextCell {
		return trim(c.Text) == strconv.Itoa(n)
	}
	return c.Kind == rubric.NumberCell && !c.IsDate() && c.Number == float64(n)
}

// headed reports whether the headings of a table stand above each of the numbers
// in the row with the index, be it in the rows of one header.
func (r *reader) headed(t *rubric.Tab, i int) bool {
	const fewest = 2
	above := t.Rows[max(0, i-mostHeaderRows):i]
	known := map[rubric.Role]int{}
	for j := range t.Rows[i].Cells {
		number := &t.Rows[i].Cells[j]
		if isBlank(number) {
			continue
		}
		c := lowest(above, number.Col)
		if c == nil || c.Kind != rubric.TextCell {
			return false
		}
		for _, rd := range r.memo.heading(r.voc, trim(c.Text)) {
			if rd.sure >= sureStems {
				known[rd.role]++
			}
		}
	}
	for _, n := range known {
		if n >= fewest {
			return true
		}
	}
	return false
}

// lowest returns the last cell of a column that says something; nil for none.
func lowest(rows []rubric.Row, col int) *rubric.Cell {
	for i := len(rows) - 1; i >= 0; i-- {
		if c := find(rows[i].Cells, col); c != nil && !isBlank(c) {
			return c
		}
	}
	return nil
}
