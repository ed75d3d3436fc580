package excel

import "slices"

const (
	pageWidth   = 118.0 // column units of the report: a laptop's screen, and A4 upright at 10 points
	gridStep    = 1.0   // columns begin and end at multiples of this
	barWidth    = 0.9   // the strip left of the text that shows a line's tone
	gapWidth    = 0.9   // the air between the strip and the text
	firstColumn = 3     // the grid's first column on the sheet: after the strip and the gap
)

// grid is the sheet's columns. A worksheet has one set of columns for all its
// tables, so the tables' edges are laid over one another; a table's cell that
// spans several columns is merged. As all edges keep to a lattice, many of them
// coincide.
type grid struct{ edges []float64 } // ascending, from 0 to pageWidth

func newGrid() *grid { return &grid{edges: []float64{0, pageWidth}} }

// place adds the edges that columns of the widths need and returns them, the
// left one of the first included.
func (g *grid) place(widths []float64) []float64 {
	out := []float64{0}
	x := 0.0
	for _, w := range widths {
		x += w
		if i, found := slices.BinarySearch(g.edges, x); !found {
			g.edges = slices.Insert(g.edges, i, x)
		}
		out = append(out, x)
	}
	return out
}

// column returns the sheet's column that begins at the edge, counted from 1.
func (g *grid) column(edge float64) int {
	i, _ := slices.BinarySearch(g.edges, edge)
	return i + firstColumn
}

// last returns the sheet's last column. It lies beyond the page when a table has
// more columns than fit on it.
func (g *grid) last() int { return firstColumn + len(g.edges) - 2 }
