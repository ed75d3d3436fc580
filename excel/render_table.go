package excel

import (
	"math"

	"rubric"
)

// table draws a table with the charts that show its columns, so that a chart
// always stands next to its figures.
func (c *canvas) table(t *placedTable) {
	if t == nil || t.header > 0 {
		return
	}
	c.section(t.Title)
	if t.Intro != "" {
		intro := span(t.Intro, introLook())
		c.add(canvasRow{height: c.fit(6, intro), cells: []canvasCell{intro}})
	}
	if len(t.Rows) == 0 {
		empty := span(t.Empty, introLook())
		c.add(canvasRow{height: c.fit(6, empty), cells: []canvasCell{empty}})
		return
	}
	right := rightColumns(t.Table)
	c.tableHeader(t, right)
	t.first = len(c.rows) + 1
	for _, row := range t.Rows {
		c.tableRow(t, row, right)
	}
	t.last = len(c.rows)
	c.placeCharts(t)
	c.space(4)
}

func (c *canvas) tableHeader(t *placedTable, right []bool) {
	cells := make([]canvasCell, len(t.Columns))
	for i, col := range t.Columns {
		l := headerLook()
		l = l.aligned(right[i], "")
		cells[i] = canvasCell{from: t.edges[i], to: t.edges[i+1], value: col.Title, look: l}
	}
	t.header = c.add(canvasRow{height: max(20, c.fit(8, cells...)), cells: cells})
}

func (c *canvas) tableRow(t *placedTable, row []rubric.Datum, right []bool) {
	if isGroup(row) {
		cell := canvasCell{from: 0, to: t.right(), value: row[0].Text, look: groupLook(), link: row[0].Link}
		c.add(canvasRow{height: max(21, c.fit(9, cell)), cells: []canvasCell{cell}})
		return
	}
	cells := make([]canvasCell, 0, len(t.Columns))
	for i := range t.Columns {
		var d rubric.Datum
		if i < len(row) {
			d = row[i]
		}
		cells = append(cells, c.tableCell(d, t.edges[i], t.edges[i+1], right[i]))
	}
	height := max(rowHeight, c.fit(5, cells...))
	if height <= rowHeight {
		for i := range cells {
			cells[i].look.middle = true
		}
	}
	c.add(canvasRow{height: height, cells: cells})
}

// rowHeight is that of a table's row of one line.
const rowHeight = 18

func (c *canvas) tableCell(d rubric.Datum, from, to float64, right bool) canvasCell {
	l := bodyLook().toned(d.Tone)
	l = l.aligned(right, format(d.Kind, c.report.Lang))
	cell := canvasCell{from: from, to: to, value: datumValue(d), look: l}
	if d.Link != (rubric.Position{}) {
		cell.link = d.Link
		cell.look.underline = true
		if d.Tone == rubric.Neutral || d.Tone == rubric.Quiet {
			cell.look.ink = inkLink
		}
	}
	return cell
}

// isGroup reports whether a row is a heading over the rows that follow it: a
// strong text in the first place and nothing else.
func isGroup(row []rubric.Datum) bool {
	if len(row) < 2 || row[0].Kind != rubric.TextDatum || row[0].Tone != rubric.Strong {
		return false
	}
	for _, d := range row[1:] {
		if d.Kind != rubric.NoDatum {
			return false
		}
	}
	return true
}

// rightColumns says which columns align to the right: those that ask for it,
// and those that hold figures only.
func rightColumns(t *rubric.Table) []bool {
	right := make([]bool, len(t.Columns))
	for i, col := range t.Columns {
		figures, others := 0, 0
		for _, row := range t.Rows {
			if i >= len(row) {
				continue
			}
			switch row[i].Kind {
			case rubric.CountDatum, rubric.DecimalDatum, rubric.PercentDatum:
				figures++
			case rubric.TextDatum, rubric.DateDatum:
				others++
			}
		}
		right[i] = col.Right || figures > 0 && others == 0
	}
	return right
}

// percent turns 30 into the 0.3 that a cell formatted as a percentage holds.
func percent(x float64) float64 { return math.Round(x*1e8) / 1e10 }
