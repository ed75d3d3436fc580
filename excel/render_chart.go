package excel

import (
	"fmt"
	"strconv"

	"github.com/xuri/excelize/v2"

	"rubric"
)

// placedChart is a chart with its place on the sheet.
type placedChart struct {
	*rubric.Chart
	table         *placedTable
	row           int // its upper edge is that of this row
	from          float64
	width, height float64 // pixels
}

const (
	chartGap     = 3.0  // column units between a table and the chart beside it
	besideBars   = 44.0 // column units that a bar chart needs beside a table
	besideLines  = 58.0 // and a line chart, whose axis bears names of months
	besideRows   = 26   // a table of more rows has its chart below, where it is wide
	lineHeightPx = 250.0
	pixelsAPoint = 96.0 / 72
)

// placeCharts puts the table's charts beside it where there is room, otherwise
// below it, two in a row, on rows of their own: nothing ever overlaps.
func (c *canvas) placeCharts(t *placedTable) {
	charts := t.charts
	if len(charts) == 0 {
		return
	}
	if t.chartBeside(t.right()) {
		left := t.right() + chartGap
		tall := c.heights(t.header, t.last) * pixelsAPoint
		height := max(chartHeight(charts[0], t), min(tall, 420))
		c.charts = append(c.charts, placedChart{charts[0], t, t.header, left, (pageWidth - left) * columnUnit, height})
		if missing := height/pixelsAPoint - c.heights(t.header, t.last); missing > 0 {
			c.pad(missing)
		}
		c.join(t.header, len(c.rows))
		charts = charts[1:]
	}
	for len(charts) > 0 {
		n := min(2, len(charts))
		c.chartRow(t, charts[:n])
		charts = charts[n:]
	}
}

// chartBeside reports whether the table's first chart fits beside it.
func (t *placedTable) chartBeside(width float64) bool {
	if len(t.charts) == 0 || len(t.Rows) > besideRows {
		return false
	}
	room := besideBars
	if t.charts[0].Kind == rubric.LineChart {
		room = besideLines
	}
	return pageWidth-width-chartGap >= room
}

func (c *canvas) chartRow(t *placedTable, charts []*rubric.Chart) {
	c.space(8)
	row := len(c.rows) + 1
	width := (pageWidth - chartGap) / 2
	if len(charts) == 1 {
		width = pageWidth * 0.75
	}
	tallest := 0.0
	for i, ch := range charts {
		from := float64(i) * (width + chartGap)
		height := chartHeight(ch, t)
		tallest = max(tallest, height)
		c.charts = append(c.charts, placedChart{ch, t, row, from, width * columnUnit, height})
	}
	c.pad(tallest / pixelsAPoint)
	c.join(row-2, len(c.rows)) // with the table's last row
}

// pad adds empty rows of ordinary height.
func (c *canvas) pad(points float64) {
	for points += 6; points > 0; points -= 18 {
		c.space(18)
	}
}

func chartHeight(ch *rubric.Chart, t *placedTable) float64 {
	if ch.Kind == rubric.LineChart {
		return lineHeightPx
	}
	return min(max(90+float64(len(t.Rows))*(14+9*float64(len(ch.Series))), 190), 640)
}

// addCharts makes the native charts, tied to the cells of their tables.
func (s *sheetWriter) addCharts() error {
	for i := range s.canvas.charts {
		ch := &s.canvas.charts[i]
		col, offset := s.anchor(ch.from)
		cell, err := excelize.CoordinatesToCellName(col, ch.row)
		if err != nil {
			return err
		}
		x := s.chart(ch)
		x.Format.OffsetX = offset
		if err := s.file.AddChart(s.tab, cell, x); err != nil {
			return fmt.Errorf("chart %s: %w", ch.ID, err)
		}
	}
	s.plainAxes()
	return nil
}

// anchor returns the column in which an edge lies and how many pixels into it.
func (s *sheetWriter) anchor(at float64) (col, offset int) {
	edges := s.canvas.grid.edges
	i := 0
	for i+2 < len(edges) && edges[i+1] <= at {
		i++
	}
	return i + firstColumn, int((at - edges[i]) * columnUnit)
}

func (s *sheetWriter) chart(ch *placedChart) *excelize.Chart {
	legend := "none"
	if len(ch.Series) > 1 {
		legend = "bottom"
	}
	varied, gap, overlap := false, uint(45), 0
	x := &excelize.Chart{
		Type:         excelize.Bar,
		Dimension:    excelize.ChartDimension{Width: uint(ch.width), Height: uint(ch.height)},
		Title:        excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: ch.Title, Font: chartFont(11, true, inkText)}}},
		Legend:       excelize.ChartLegend{Position: legend, Font: chartFont(9, false, inkText)},
		XAxis:        excelize.ChartAxis{Font: *chartFont(9, false, inkText), ReverseOrder: true},
		YAxis:        excelize.ChartAxis{Font: *chartFont(9, false, inkQuiet), MajorGridLines: true, NumFmt: s.axisFormat(ch)},
		Border:       excelize.LineOptions{Type: excelize.LineNone},
		VaryColors:   &varied,
		GapWidth:     &gap,
		Overlap:      &overlap,
		ShowBlanksAs: "gap",
		Format:       excelize.GraphicOptions{Positioning: "twoCell", AltText: ch.Title, Name: chartName(ch)},
	}
	if ch.Kind == rubric.BarChart {
		// Figures at the bars say more than an axis, and an axis of a chart
		// whose first category is on top would stand at the wrong end.
		x.YAxis.None, x.YAxis.MajorGridLines = true, false
		x.PlotArea = excelize.ChartPlotArea{ShowVal: true, NumFmt: s.axisFormat(ch)}
	} else {
		x.Type, x.GapWidth, x.Overlap = excelize.Line, nil, nil
		s.setTime(x, ch)
	}
	setRange(x, ch)
	strong := 0
	for _, series := range ch.Series {
		x.Series = append(x.Series, s.series(ch, series, strong))
		if !series.Muted {
			strong++
		}
	}
	return x
}

func (s *sheetWriter) axisFormat(ch *placedChart) excelize.ChartNumFmt {
	if ch.Percent {
		return excelize.ChartNumFmt{CustomNumFmt: format(rubric.PercentDatum, s.canvas.report.Lang)}
	}
	for _, series := range ch.Series {
		if ch.table.needs[series.Column].tenths {
			return excelize.ChartNumFmt{CustomNumFmt: format(rubric.DecimalDatum, s.canvas.report.Lang)}
		}
	}
	return excelize.ChartNumFmt{CustomNumFmt: format(rubric.CountDatum, s.canvas.report.Lang)}
}

// chartName is the name that a screen reader and the selection pane show.
func chartName(ch *placedChart) string {
	if ch.Title != "" {
		return ch.Title
	}
	return ch.ID
}

// stroke is how a series is told from the others: by colour, by mark and by dash,
// of which the last two hold in grey.
type stroke struct {
	color, mark string
	dash        excelize.LineDashType
}

func strokeOf(n int) stroke {
	strokes := [...]stroke{
		{"17475E", "circle", excelize.LineDashSolid},
		{"C2571A", "diamond", excelize.LineDashDash},
		{"5B4B8A", "triangle", excelize.LineDashSysDot},
		{"2E8B8B", "square", excelize.LineDashLgDash},
		{"2B2B2B", "x", excelize.LineDashSysDashDot},
		{"8A6D1F", "star", excelize.LineDashLgDashDot},
	}
	return strokes[n%len(strokes)]
}

const mutedSeries = "B4BEC7"

func (s *sheetWriter) series(ch *placedChart, series rubric.ChartSeries, n int) excelize.ChartSeries {
	st := strokeOf(n)
	if series.Muted {
		st = stroke{mutedSeries, "none", excelize.LineDashSysDash}
	}
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{st.color}}
	x := excelize.ChartSeries{
		Name:       s.area(ch.table.header, ch.table.header, ch.table.edges[series.Column]),
		Categories: s.area(ch.table.first, ch.table.last, ch.table.edges[ch.Category]),
		Values:     s.area(ch.table.first, ch.table.last, ch.table.edges[series.Column]),
		Fill:       fill,
	}
	x.DataLabel = excelize.ChartDataLabel{Font: *chartFont(9, !series.Muted, inkText)}
	if ch.Kind == rubric.LineChart {
		x.Line = excelize.LineOptions{Width: 2.25, Dash: st.dash, Fill: fill}
		x.Marker = excelize.ChartMarker{Symbol: st.mark, Size: 6, Fill: fill}
	}
	return x
}

// area is the reference of the cells that begin at an edge.
func (s *sheetWriter) area(first, last int, edge float64) string {
	col := rubric.ColumnName(s.canvas.grid.column(edge))
	ref := quoteSheet(s.tab) + "!$" + col + "$" + strconv.Itoa(first)
	if last > first {
		ref += ":$" + col + "$" + strconv.Itoa(last)
	}
	return ref
}

func chartFont(size float64, bold bool, ink string) *excelize.Font {
	return &excelize.Font{Family: reportFont, Size: size, Bold: bold, Color: ink}
}
