package excel

import (
	"slices"
	"testing"

	"rubric"
)

// TestPagesEndWell looks at where pages end: nothing is taller than a page, no
// heading stands apart from what it heads, no chart is torn.
func TestPagesEndWell(t *testing.T) {
	for _, findings := range []int{0, 3, 50, 2000} {
		for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
			c := draw(sampleReport(lang, findings))
			p, breaks := newPager(c), c.breaks
			if !slices.IsSorted(breaks) {
				t.Fatalf("%d findings: breaks %v", findings, breaks)
			}
			from, room := 1, p.page
			for _, b := range append(slices.Clone(breaks), len(c.rows)+1) {
				last := b - 1
				for len(c.rows[last-1].cells) == 0 && !c.rows[last-1].joined {
					last-- // air above the next page's title
				}
				if need := c.heights(from, last); need > room {
					t.Errorf("%d findings: rows %d to %d take %.0f of %.0f points", findings, from, last, need, room)
				}
				from, room = b, p.fresh
			}
			for _, b := range breaks {
				if slices.Contains(c.parts, b-1) || slices.Contains(c.parts, b-2) {
					t.Errorf("%d findings: a section's title ends a page before row %d", findings, b)
				}
				checkTables(t, c, b)
				for _, ch := range c.charts {
					if ch.row < b && c.heights(ch.row, b-1) < ch.height/pixelsAPoint {
						t.Errorf("chart %s is torn before row %d", ch.ID, b)
					}
				}
			}
		}
	}
}

func checkTables(t *testing.T, c *canvas, b int) {
	t.Helper()
	for _, table := range c.tables {
		if table == nil || b <= table.header || b > table.last {
			continue
		}
		first, last := table.first, table.last
		isHeader := func(row int) bool { return c.rows[row-1].cells[0].value == table.Columns[0].Title }
		if b > first && len(table.charts) == 0 && !isHeader(b) {
			t.Errorf("%s: the page before row %d does not repeat the header", table.ID, b)
		}
		above, below := 0, 0
		for row := first; row <= last; row++ {
			switch {
			case isHeader(row):
			case row < b:
				above++
			default:
				below++
			}
		}
		if above < 2 || below < 2 {
			t.Errorf("%s: %d rows above the end of a page, %d below", table.ID, above, below)
		}
		if above > 0 && rubric.HeadingCells(table.Rows[above-1]) > 0 {
			t.Errorf("%s: the heading %q ends a page", table.ID, table.Rows[above-1][0].Text)
		}
	}
}
