package layout

import "rubric"

// tail returns the row where remarks begin below a calendar's last week: rows of
// one cell, apart from the posts and further below their days than any post of
// the other weeks. It returns 0 where there are none.
func (c *calendar) tail(t *rubric.Tab) int {
	const fewest = 3 // weeks that show how deep a week is
	if len(c.weeks) < fewest {
		return 0
	}
	deepest := 0
	last := len(c.weeks) - 1
	for i := range c.weeks[:last] {
		w := &c.weeks[i]
		for k := w.from; k < w.to; k++ {
			if cellsOf(t, &t.Rows[k]) > 0 {
				deepest = max(deepest, w.below(t, k))
			}
		}
	}
	w, tail := &c.weeks[last], 0
	above := t.Rows[w.from-1].Number
	for k := w.from; k < w.to; k++ {
		row := &t.Rows[k]
		n := cellsOf(t, row)
		switch {
		case n == 0:
			continue
		case n > 1:
			tail = 0
		case tail == 0 && row.Number > above+1 && w.below(t, k) > deepest:
			tail = row.Number
		}
		above = row.Number
	}
	return tail
}

// below returns how many rows below the days a row stands.
func (w *week) below(t *rubric.Tab, k int) int { return t.Rows[k].Number - t.Rows[w.from-1].Number }

// cellsOf counts the team's cells in a row.
func cellsOf(t *rubric.Tab, row *rubric.Row) int {
	n := 0
	for i := range row.Cells {
		if c := &row.Cells[i]; !isBlank(c) && !t.Managed.Has(c.Col) {
			n++
		}
	}
	return n
}
