package excel

import (
	"slices"

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
	parts  []int // the rows of the section headings
	tables map[string]*placedTable
	tiles  map[string][]float64
}

// canvasRow is a row of the sheet. Its number is its place in the canvas plus 1.
type canvasRow struct {
	height float64 // points
	bar    string  // colour of the strip at the left; "" for none
	gap    string  // colour of the gap beside the strip; "" for none
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
	charts      []*rubric.Chart
	header      int // the header's row; 0 before it is drawn
	first, last int // the rows of data
}

func (t *placedTable) right() float64 { return t.edges[len(t.edges)-1] }

// draw lays the report out.
func draw(r *rubric.Report) *canvas {
	c := &canvas{report: r, ruler: newRuler(), grid: newGrid(), tables: map[string]*placedTable{}, tiles: map[string][]float64{}}
	c.reserve()
	c.title()
	for _, b := range r.Blocks {
		switch b := b.(type) {
		case rubric.Lines:
			c.lines(b)
		case rubric.Tiles:
			c.drawTiles(b)
		case rubric.Table:
			c.table(c.tables[b.ID])
		}
	}
	return c
}

// reserve lays the columns of all blocks over one grid. The longest tables come
// first, so that it is not their many cells that need merging.
func (c *canvas) reserve() {
	var order []*placedTable
	for _, b := range c.report.Blocks {
		if t, ok := b.(rubric.Table); ok && c.tables[t.ID] == nil && len(t.Columns) > 0 {
			p := &placedTable{Table: &t}
			c.tables[t.ID] = p
			order = append(order, p)
		}
	}
	for _, b := range c.report.Blocks {
		if ch, ok := b.(rubric.Chart); ok {
			if t := c.tables[ch.Table]; t != nil && drawable(&ch, t.Table) {
				t.charts = append(t.charts, &ch)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b *placedTable) int { return len(b.Rows) - len(a.Rows) })
	for _, t := range order {
		t.edges = c.grid.place(columnWidths(t.Table, c.ruler, pageWidth))
	}
	for _, b := range c.report.Blocks {
		if t, ok := b.(rubric.Tiles); ok && len(t.Tiles) > 0 {
			c.tiles[t.ID] = c.grid.place(equalWidths(min(len(t.Tiles), tilesAcross)))
		}
	}
}

func equalWidths(n int) []float64 {
	widths := make([]float64, n)
	for i := range widths {
		widths[i] = pageWidth / float64(n)
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
