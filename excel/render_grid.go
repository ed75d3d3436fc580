package excel

import (
	"math"
	"slices"

	"rubric"
)

const (
	pageWidth   = 118.0 // column units of the report: a laptop's screen, and A4 upright at 10 points
	barWidth    = 0.9   // the strip left of the text that shows a line's tone
	gapWidth    = 0.9   // the air between the strip and the text
	firstColumn = 3     // the grid's first column on the sheet: after the strip and the gap
	minColumn   = 5.0   // column units
	sampleRows  = 300   // rows of a table that are looked at for the width of their words
	snapShare   = 0.08  // edges closer than this share of the column become one
	longWord    = 18.0  // column units; longer words are broken rather than given room
)

// grid is the sheet's columns. A worksheet has one set of columns for all its
// tables, so the tables' edges are laid over one another: edges close together
// become one, and a table's cell that spans several columns is merged.
type grid struct{ edges []float64 } // ascending, from 0 to pageWidth

func newGrid() *grid { return &grid{edges: []float64{0, pageWidth}} }

// place adds the edges that columns of the widths need and returns where the
// columns stand: column i spans the grid's columns from at[i] up to at[i+1].
// The indexes are good until the next place, hence the caller keeps the edges.
func (g *grid) place(widths []float64) []float64 {
	out := []float64{0}
	x, last := 0.0, 0.0
	for _, w := range widths {
		x += w
		edge := x
		if near := g.nearest(x); math.Abs(near-x) <= w*snapShare && near > last {
			edge = near
		} else {
			i, _ := slices.BinarySearch(g.edges, x)
			g.edges = slices.Insert(g.edges, i, x)
		}
		out = append(out, edge)
		last = edge
	}
	return out
}

func (g *grid) nearest(x float64) float64 {
	best := g.edges[0]
	for _, e := range g.edges {
		if math.Abs(e-x) < math.Abs(best-x) {
			best = e
		}
	}
	return best
}

// column returns the sheet's column that begins at the edge, counted from 1.
func (g *grid) column(edge float64) int {
	i, _ := slices.BinarySearch(g.edges, edge)
	return i + firstColumn
}

// columnWidths returns the widths that a table's columns take: as asked, wide enough
// for their headings, and together no wider than room. A table that nearly
// fills the room is stretched over all of it, so that right edges align.
func columnWidths(t *rubric.Table, m *ruler, room float64) []float64 {
	widths := make([]float64, len(t.Columns))
	least := make([]float64, len(t.Columns))
	sum, text := 0.0, 0.0
	right := rightColumns(t)
	for i, c := range t.Columns {
		least[i] = max(minColumn, leastWidth(t, i, m, right[i]))
		widths[i] = max(float64(c.Width), least[i])
		sum += widths[i]
		if !right[i] {
			text += widths[i]
		}
	}
	switch {
	case sum > room:
		shrink(widths, least, sum-room)
	case sum >= 0.6*room && text > 0:
		for i := range t.Columns {
			if !right[i] {
				widths[i] *= 1 + (room-sum)/text
			}
		}
	}
	return widths
}

// leastWidth is the width at which no word of a column is broken.
func leastWidth(t *rubric.Table, col int, m *ruler, right bool) float64 {
	h, b := headerLook(), bodyLook()
	widest := m.longestWord(t.Columns[col].Title, h.size, h.bold) + 1
	for _, row := range t.Rows[:min(len(t.Rows), sampleRows)] {
		if col < len(row) && !isGroup(row) {
			widest = max(widest, min(longWord, m.longestWord(row[col].Text, b.size, row[col].Tone == rubric.Bad)+1))
		}
	}
	if right {
		widest += indentWidth
	}
	return widest
}

// shrink takes the excess from what the columns have above their least width
// and, if that is not enough, from all of them.
func shrink(widths, least []float64, excess float64) {
	spare, sum := 0.0, 0.0
	for i := range widths {
		spare += widths[i] - least[i]
		sum += widths[i]
	}
	if spare >= excess {
		for i := range widths {
			widths[i] -= (widths[i] - least[i]) * excess / spare
		}
		return
	}
	for i := range widths {
		widths[i] *= (sum - excess) / sum
	}
}
