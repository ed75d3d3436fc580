package layout

import (
	"slices"

	"rubric"
)

// Several tables may stand on one tab: side by side with a blank column between
// them, or one below the other. This file tells them apart by columns; part.go
// by rows.

// sampledRows is how many rows below a header are looked at to see which
// columns are used.
const sampledRows = 300

// runs splits a header's cells where two tables stand side by side: at columns
// blank from the header down, if each side is a table of its own. A header of
// one table is one run, whatever blank columns it has.
func (r *reader) runs(t *rubric.Tab, row int, hs []heading) [][]heading {
	whole := [][]heading{hs}
	var out [][]heading
	start := 0
	for i := 1; i <= len(hs); i++ {
		if i == len(hs) || hs[i].col-hs[i-1].col > 1 && blankBetween(t, row, hs[i-1].col, hs[i].col) {
			out = append(out, hs[start:i])
			start = i
		}
	}
	if len(out) < 2 {
		return whole
	}
	standing := 0
	for _, run := range out {
		if standsAlone(row, run) {
			standing++
		}
	}
	if standing < 2 {
		return whole
	}
	for i := range out {
		out[i] = slices.Clone(out[i])
		for k := range out[i] {
			out[i][k].group, out[i][k].channel, out[i][k].format = 0, "", ""
		}
		r.groupByChannel(out[i])
	}
	return out
}

// blankBetween reports whether no cell stands between two columns from the row
// down.
func blankBetween(t *rubric.Tab, row, left, right int) bool {
	start := indexOfRow(t, row)
	for _, r := range t.Rows[start:min(start+sampledRows, len(t.Rows))] {
		i, _ := slices.BinarySearchFunc(r.Cells, left+1, func(c rubric.Cell, col int) int { return c.Col - col })
		for ; i < len(r.Cells) && r.Cells[i].Col < right; i++ {
			if !isBlank(&r.Cells[i]) && !t.Managed.Has(r.Cells[i].Col) {
				return false
			}
		}
	}
	return true
}

// standsAlone reports whether headings are a whole table's of some role.
func standsAlone(row int, hs []heading) bool {
	for _, spec := range rubric.Roles() {
		shape, ok := shapeOf(spec.Role)
		if !ok || spec.Role == rubric.RoleSettings {
			continue
		}
		if c := newCandidate(spec.Role, row, hs); shape.fits(&c) {
			return true
		}
	}
	return false
}

// indexOfRow returns the index of the first row with the number or a higher one.
func indexOfRow(t *rubric.Tab, number int) int {
	i, _ := slices.BinarySearchFunc(t.Rows, number, func(row rubric.Row, n int) int { return row.Number - n })
	return i
}

// bound tells which columns are the table's: what stands further right behind a
// blank column, such as a legend, is not, nor is a table on its left.
func (t *table) bound(c *candidate) {
	t.left, t.right = 1, 0
	for _, h := range c.all {
		t.right = max(t.right, h.col)
	}
	if c.split && len(c.all) > 0 {
		t.left = c.all[0].col
	}
	rows := t.s.tab.Rows[t.from:min(t.from+sampledRows, t.to)]
	for beside(rows, t.right+1) && !(c.split && c.next > 0 && t.right+1 >= c.next) {
		t.right++
	}
}

// beside reports whether any of the rows has a cell in the column.
func beside(rows []rubric.Row, col int) bool {
	return slices.ContainsFunc(rows, func(row rubric.Row) bool {
		c := find(row.Cells, col)
		return c != nil && !isBlank(c)
	})
}
