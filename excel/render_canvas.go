package excel

import (
	"math"

	"rubric"
)

// canvas is a report laid out on a sheet, before a file format is touched:
// rows with their heights, cells that span the grid's columns, and charts.
type canvas struct {
	report *rubric.Report
	ruler  *ruler
	grid   *grid
	rows   []canvasRow
	charts []placedChart
	parts  []int          // the rows of the section headings
	breaks []int          // the rows before which a printed page begins
	tables []*placedTable // by block; nil for other blocks
	tiles  [][]float64    // by block: the edges
}

// canvasRow is a row of the sheet. Its number is its place in the canvas plus 1.
type canvasRow struct {
	height float64 // points
	bar    string  // colour of the strip at the left; "" for none
	gap    string  // colour of the gap beside the strip; "" for none
	joined bool    // it is not parted from the row above it by the end of a page
	cells  []canvasCell
}

// canvasCell is a cell, or several made one, from edge to edge of the grid.
type canvasCell struct {
	from, to float64
	value    any // nil, string, float64 or []run
	look     look
	link     rubric.Position
}

// run is a piece of a cell's text with a weight of its own.
type run struct {
	text string
	bold bool
}

// placedTable says where a table stands.
type placedTable struct {
	*rubric.Table
	edges       []float64
	needs       []columnNeed
	size        float64 // of the body's text
	charts      []*rubric.Chart
	header      int // the header's row; 0 before it is drawn
	first, last int // the rows of data
	heat        func(column int, d rubric.Datum) int
}

func (t *placedTable) right() float64 { return t.edges[len(t.edges)-1] }

// draw lays the report out.
func draw(r *rubric.Report) *canvas {
	c := &canvas{report: r, ruler: newRuler(), grid: newGrid()}
	c.reserve()
	c.title()
	for i, b := range r.Blocks {
		switch b := b.(type) {
		case rubric.Lines:
			c.lines(b)
		case rubric.Tiles:
			c.drawTiles(b, c.tiles[i])
		case rubric.Table:
			c.table(c.tables[i])
		}
	}
	c.paginate()
	return c
}

// reserve lays the columns of all blocks over one grid.
func (c *canvas) reserve() {
	c.tables = make([]*placedTable, len(c.report.Blocks))
	c.tiles = make([][]float64, len(c.report.Blocks))
	byID := map[string]*placedTable{}
	for i, b := range c.report.Blocks {
		switch b := b.(type) {
		case rubric.Table:
			c.tables[i] = &placedTable{Table: &b}
			byID[b.ID] = c.tables[i]
		case rubric.Tiles:
			c.tiles[i] = c.grid.place(equalWidths(min(max(1, len(b.Tiles)), tilesAcross)))
		case rubric.Lines:
			c.grid.place([]float64{pageWidth - placeWidth, placeWidth})
		}
	}
	for _, b := range c.report.Blocks {
		if ch, ok := b.(rubric.Chart); ok {
			if t := byID[ch.Table]; t != nil && ch.Fits(t.Table) {
				t.charts = append(t.charts, &ch)
			}
		}
	}
	for _, t := range c.tables {
		if t != nil {
			c.reserveTable(t)
		}
	}
}

// reserveTable decides how wide a table's columns are. One whose words alone
// nearly fill the page is set smaller; one with a chart leaves it room at its side.
func (c *canvas) reserveTable(t *placedTable) {
	t.size = bodyLook().size
	t.needs = needs(t.Table, c.ruler, c.report.Lang, t.size)
	if leastTotal(t.needs) > crowded*pageWidth {
		t.size--
		t.needs = needs(t.Table, c.ruler, c.report.Lang, t.size)
	}
	widths := toLattice(compactWidths(t.needs), t.needs, pageWidth)
	if !t.chartBeside(total(widths)) {
		widths = toLattice(fullWidths(t.needs, pageWidth), t.needs, pageWidth)
	}
	t.edges = c.grid.place(widths)
}

// equalWidths divides the page as evenly as the lattice allows.
func equalWidths(n int) []float64 {
	widths := make([]float64, n)
	at := 0.0
	for i := range widths {
		next := gridStep * math.Round(pageWidth*float64(i+1)/float64(n)/gridStep)
		widths[i], at = next-at, next
	}
	return widths
}

// add appends a row and returns its number.
func (c *canvas) add(r canvasRow) int {
	c.rows = append(c.rows, r)
	return len(c.rows)
}

// space appends an empty row.
func (c *canvas) space(points float64) { c.add(canvasRow{height: points}) }

// span is a cell over the whole width.
func span(value any, l look) canvasCell {
	return canvasCell{from: 0, to: pageWidth, value: value, look: l}
}

// indentWidth is what one step of indentation takes, in column units.
const indentWidth = 1.3

// fit returns the height that a row needs for its cells' text, with air
// above and below.
func (c *canvas) fit(air float64, cells ...canvasCell) float64 {
	height := 0.0
	for _, cell := range cells {
		width := cell.to - cell.from - float64(cell.look.indent)*indentWidth
		text, bold := plain(cell.value), cell.look.bold
		n := c.ruler.lines(text, cell.look.size, bold, width)
		height = max(height, float64(n)*lineHeight(cell.look.size))
	}
	return min(height+air, maxHeight)
}

// plain returns the text of a cell's value as far as it can wrap.
func plain(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case []run:
		s := ""
		for _, r := range v {
			s += r.text
		}
		return s
	}
	return ""
}

// heights returns the points that the rows from first to last take together.
func (c *canvas) heights(first, last int) float64 {
	sum := 0.0
	for _, r := range c.rows[first-1 : last] {
		sum += r.height
	}
	return sum
}
