package excel

import (
	"math"
	"strings"

	"rubric"
)

// table draws a table with the charts that show its columns, so that a chart
// always stands next to its figures.
func (c *canvas) table(t *placedTable) {
	begins := c.section(t.Title)
	if t.Intro != "" {
		intro := span(t.Intro, introLook())
		c.add(canvasRow{height: c.fit(6, intro), cells: []canvasCell{intro}})
	}
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		if t.Empty == "" {
			return
		}
		empty := span(t.Empty, introLook())
		c.join(begins, c.add(canvasRow{height: c.fit(6, empty), cells: []canvasCell{empty}}))
		return
	}
	c.tableHeader(t)
	t.heat = t.Heat()
	t.first = len(c.rows) + 1
	for _, row := range t.Rows {
		c.tableRow(t, row)
	}
	t.last = len(c.rows)
	c.joinTable(t, begins)
	c.placeCharts(t)
	c.space(4)
}

// joinTable keeps a table's headings with the rows below them and leaves no row
// alone on a page.
func (c *canvas) joinTable(t *placedTable, begins int) {
	c.join(begins, min(t.first+1, t.last))
	if t.last > t.first {
		c.join(t.last-1, t.last)
	}
	for i, row := range t.Rows {
		if rubric.HeadingCells(row) > 0 && t.first+i < t.last {
			c.join(t.first+i, t.first+i+1)
		}
	}
}

func (c *canvas) tableHeader(t *placedTable) {
	cells := make([]canvasCell, len(t.Columns))
	for i, col := range t.Columns {
		cells[i] = canvasCell{from: t.edges[i], to: t.edges[i+1], value: col.Title, look: headerLook().aligned(&t.needs[i], "")}
	}
	t.header = c.add(canvasRow{height: max(20, c.fit(8, cells...)), cells: cells})
}

// rowHeight is that of a table's row of one line.
const rowHeight = 18

func (c *canvas) tableRow(t *placedTable, row []rubric.Datum) {
	if n := rubric.HeadingCells(row); n > 0 {
		c.groupRow(t, row[:n])
		return
	}
	cells := make([]canvasCell, 0, len(t.Columns))
	for i := range t.Columns {
		var d rubric.Datum
		if i < len(row) {
			d = row[i]
		}
		cell := c.tableCell(d, &t.needs[i])
		cell.look.size = t.size
		if t.Columns[i].Heat {
			cell.look = cell.look.heated(t.heat(i, d), d.Tone)
		}
		cell.from, cell.to = t.edges[i], t.edges[i+1]
		cells = append(cells, cell)
	}
	c.add(canvasRow{height: max(rowHeight, c.fit(6, cells...)), cells: cells})
}

func (c *canvas) tableCell(d rubric.Datum, n *columnNeed) canvasCell {
	l := bodyLook().toned(d.Tone).aligned(n, n.format(d, c.report.Lang))
	cell := canvasCell{value: datumValue(d), look: l}
	if text, ok := cell.value.(string); ok && strings.HasPrefix(text, " ") {
		// Spaces that set a row back become an indent, which wrapped lines keep.
		rest := strings.TrimLeft(text, " ")
		cell.value = rest
		cell.look.indent += max(1, (len(text)-len(rest))/2)
	}
	if d.Link.Tab == "" {
		return cell
	}
	cell.link = d.Link
	cell.look.underline = d.Kind == rubric.TextDatum
	if d.Tone == rubric.Neutral || d.Tone == rubric.Quiet {
		cell.look.ink = inkLink
	}
	return cell
}

// groupRow draws a heading over the rows that follow it. Its last text has the
// rest of the row to itself.
func (c *canvas) groupRow(t *placedTable, row []rubric.Datum) {
	cells := make([]canvasCell, len(row))
	for i, d := range row {
		cells[i] = canvasCell{from: t.edges[i], to: t.edges[i+1], value: d.Text, look: groupLook().aligned(&t.needs[i], ""), link: d.Link}
		cells[i].look.right, cells[i].look.format = false, ""
	}
	cells[len(row)-1].to = t.right()
	c.add(canvasRow{height: max(21, c.fit(9, cells...)), cells: cells})
}

// percent turns 30 into the 0.3 that a cell formatted as a percentage holds.
func percent(x float64) float64 { return math.Round(x*1e8) / 1e10 }
