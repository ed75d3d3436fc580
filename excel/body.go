package excel

import (
	"cmp"
	"slices"

	"rubric"
)

// body lets the look of the team's rows run through the new columns, also where
// they stay empty. Its cells are made row by row, for there are as many as rows.
type body struct {
	tab     *rubric.Tab
	columns []madeColumn // in the sheet's order
	headers []int
	first   int // of the rows below the headings
	last    int
	apart   map[int]bool // the rows that were met; nil for rows in order
	puts    []put
}

func newBody(sp *sheetPatch, e rubric.EnsureColumns) *body {
	b := &body{tab: sp.sheet.tab, headers: slices.Sorted(slices.Values(e.HeaderRows)), first: e.FirstRow, last: e.LastRow}
	b.columns = slices.SortedFunc(slices.Values(sp.made), func(a, b madeColumn) int { return a.col - b.col })
	if sp.sheet.apart {
		b.apart = map[int]bool{}
	}
	return b
}

// fill returns what is to be written in a row, with empty cells in the new
// columns where nothing is. It is good until the next call.
func (b *body) fill(row int, puts []put) []put {
	if b == nil || row < b.headers[0] || row > b.last || slices.Contains(b.headers, row) || len(b.tab.Row(row).Cells) == 0 {
		return puts
	}
	if b.apart != nil {
		if b.apart[row] && len(puts) == 0 {
			return nil
		}
		b.apart[row] = true
	}
	b.puts = append(b.puts[:0], puts...)
	for _, m := range b.columns {
		at, taken := slices.BinarySearchFunc(b.puts, m.col, func(p put, col int) int { return cmp.Compare(p.col, col) })
		if !taken {
			b.puts = slices.Insert(b.puts, at, put{row: row, col: m.col, look: b.look(row, m.field)})
		}
	}
	return b.puts
}

// look is the look of an empty cell: above the first row of the plan, such as
// between the rows of a heading, that of its neighbour.
func (b *body) look(row int, f rubric.ManagedField) cellLook {
	if row < b.first {
		return sameLook
	}
	return lookOf(f, rubric.NoMark, "")
}
