package sheets

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rubric"
)

// page is a report laid out on a sheet, before the API is touched: rows with
// their heights, cells that span the grid's columns, and charts.
//
// A sheet has one set of columns for all its tables, so the tables' edges are
// laid over one another; a cell that spans several columns is merged. As merged
// cells do not set the height of their row, heights are reckoned here.
type page struct {
	report *rubric.Report
	edges  []int // where the columns begin, in pixels, and where the last ends
	rows   []pageRow
	charts []pageChart
	tables map[string]*pageTable
}

type pageRow struct {
	height int
	cells  []pageCell
}

// pageCell is a cell, or several made one, from edge to edge.
type pageCell struct {
	from, to int
	datum    rubric.Datum
	look     cellLook
	lead     int // bytes of the text to set in bold; 0 for none
}

type pageTable struct {
	*rubric.Table
	edges       []int
	charts      []*rubric.Chart
	heat        func(column int, d rubric.Datum) int
	byRule      []bool // by column: a conditional format draws the tones
	tones       []tone
	header      int // rows, from 0; the end excluded
	first, last int
}

type pageChart struct {
	*rubric.Chart
	table         *pageTable
	row, from     int
	width, height int
}

const (
	stripWidth  = 8    // the strip left of the text that shows a line's tone
	pageWidth   = 1000 // pixels
	latticeStep = 20   // columns begin and end at multiples of this
	placeWidth  = 220  // the room at the end of a line for the place it points at
	tilesAcross = 5
	chartWidth  = 480
	rowHeight   = 22
)

// newPage lays the report out.
func newPage(r *rubric.Report) *page {
	p := &page{report: r, edges: []int{0, stripWidth, stripWidth + pageWidth}, tables: map[string]*pageTable{}}
	p.reserve()
	p.add(34, p.span(r.Title, titleLook()))
	for _, b := range r.Blocks {
		switch b := b.(type) {
		case rubric.Lines:
			p.lines(b)
		case rubric.Tiles:
			p.tiles(b)
		case rubric.Table:
			p.table(p.tables[b.ID])
		}
	}
	return p
}

// reserve lays the columns of all blocks over one grid.
func (p *page) reserve() {
	for _, b := range p.report.Blocks {
		switch b := b.(type) {
		case rubric.Lines:
			p.place([]int{pageWidth - placeWidth, placeWidth})
		case rubric.Tiles:
			p.place(p.tileWidths(len(b.Tiles)))
		case rubric.Table:
			p.tables[b.ID] = &pageTable{Table: &b, edges: p.place(tableWidths(&b))}
		}
	}
	for _, b := range p.report.Blocks {
		if c, ok := b.(rubric.Chart); ok {
			if t := p.tables[c.Table]; t != nil && c.Fits(t.Table) {
				t.charts = append(t.charts, &c)
			}
		}
	}
}

// place adds the edges that columns of the widths need and returns them, the
// left one of the first included.
func (p *page) place(widths []int) []int {
	x := stripWidth
	out := []int{x}
	for _, w := range widths {
		x += w
		if i, found := slices.BinarySearch(p.edges, x); !found {
			p.edges = slices.Insert(p.edges, i, x)
		}
		out = append(out, x)
	}
	return out
}

// column returns the sheet's column that begins at the edge, counted from 0.
func (p *page) column(edge int) int {
	i, _ := slices.BinarySearch(p.edges, edge)
	return i
}

// tableWidths returns the pixels of a table's columns on the lattice: as wide as
// the report asks where the page has room, otherwise narrower, but not so that
// words break.
func tableWidths(t *rubric.Table) []int {
	asked, least := make([]int, len(t.Columns)), make([]int, len(t.Columns))
	sum, leastSum := 0, 0
	for i, c := range t.Columns {
		least[i] = longestWord(t, i)*8 + 16
		asked[i] = max(60, least[i], c.Width*8+16)
		sum, leastSum = sum+asked[i], leastSum+least[i]
	}
	at, x, out := 0, 0.0, make([]int, len(t.Columns))
	for i := range asked {
		width := float64(asked[i])
		switch {
		case leastSum >= pageWidth:
			width = float64(least[i]) * pageWidth / float64(leastSum)
		case sum > pageWidth:
			width = float64(least[i]) + float64(asked[i]-least[i])*float64(pageWidth-leastSum)/float64(sum-leastSum)
		}
		x += width
		edge := max((int(x)+latticeStep/2)/latticeStep*latticeStep, at+latticeStep)
		out[i], at = edge-at, edge
	}
	return out
}

// longestWord returns the letters of a column's longest word; of longer ones
// than count here the sheet breaks some.
func longestWord(t *rubric.Table, column int) int {
	const sample, most = 300, 18
	n := 3
	look := func(text string) {
		for word := range strings.FieldsSeq(text) {
			n = max(n, min(most, utf8.RuneCountInString(word)))
		}
	}
	look(t.Columns[column].Title)
	for _, row := range t.Rows[:min(len(t.Rows), sample)] {
		if column < len(row) && rubric.HeadingCells(row) == 0 {
			look(row[column].Text)
		}
	}
	return n
}

func (p *page) tileWidths(n int) []int {
	n = min(max(1, n), tilesAcross)
	widths, at := make([]int, n), 0
	for i := range widths {
		edge := pageWidth * (i + 1) / n / latticeStep * latticeStep
		widths[i], at = edge-at, edge
	}
	return widths
}

// add appends a row and returns its number, from 0.
func (p *page) add(height int, cells ...pageCell) int {
	p.rows = append(p.rows, pageRow{height, cells})
	return len(p.rows) - 1
}

func (p *page) space(height int) { p.add(height) }

// span is a cell over the whole width.
func (p *page) span(text string, l cellLook) pageCell {
	return pageCell{from: stripWidth, to: stripWidth + pageWidth, datum: rubric.Say(text), look: l}
}

// fit appends a row as high as its cells' texts need.
func (p *page) fit(air int, cells ...pageCell) int {
	height := rowHeight
	for _, c := range cells {
		if c.datum.Kind == rubric.TextDatum {
			height = max(height, textHeight(c.datum.Text, c.look, c.to-c.from)+air)
		}
	}
	return p.add(height, cells...)
}

func (p *page) section(title string) {
	if title == "" {
		return
	}
	p.space(18)
	p.add(30, p.span(title, sectionLook()))
	p.space(6)
}

func (p *page) lines(b rubric.Lines) {
	p.section(b.Title)
	for _, l := range b.Lines {
		p.line(l)
	}
	p.space(8)
}

func (p *page) line(l rubric.Line) {
	style, air := lineLook(), 8
	if l.Head {
		style, air = headLook().toned(l.Tone), 18
	}
	text := p.span(l.Text, style)
	if !l.Head {
		text.look.bold = l.Tone == rubric.Strong
		if l.Tone == rubric.Quiet {
			text.look.ink = inkQuiet
		}
		text.lead = leadOf(l)
	}
	cells := []pageCell{text}
	if c := stripColour(l.Tone); c != "" {
		cells = append([]pageCell{{from: 0, to: stripWidth, look: cellLook{fill: c}}}, cells...)
	}
	if l.Link.Tab != "" {
		place := linkLook()
		place.fill = style.fill
		cells[len(cells)-1].to -= placeWidth
		d := rubric.Say("→ " + l.Link.String()).At(l.Link)
		cells = append(cells, pageCell{from: stripWidth + pageWidth - placeWidth, to: stripWidth + pageWidth, datum: d, look: place})
	}
	p.fit(air, cells...)
}

// leadOf returns how much of a line is set in bold: the words before its first
// colon say who or what it is about, which is what a glance looks for.
func leadOf(l rubric.Line) int {
	if l.Tone == rubric.Quiet || l.Tone == rubric.Strong {
		return 0
	}
	lead, _, ok := strings.Cut(l.Text, ": ")
	if !ok || len(lead) > 90 || strings.ContainsAny(lead, ".!?;") {
		return 0
	}
	return len(lead) + 1
}

// tiles sets the figures side by side: the name, the figure, the remark.
func (p *page) tiles(b rubric.Tiles) {
	p.section(b.Title)
	edges := p.place(p.tileWidths(len(b.Tiles)))
	for row := range slices.Chunk(b.Tiles, tilesAcross) {
		var labels, values, notes []pageCell
		for i, t := range row {
			from, to := edges[i], edges[i+1]
			labels = append(labels, pageCell{from: from, to: to, datum: rubric.Say(t.Label), look: tileLabelLook()})
			values = append(values, pageCell{from: from, to: to, datum: t.Value, look: tileValueLook(t.Value.Tone).of(t.Value.Kind, p.report.Lang)})
			notes = append(notes, pageCell{from: from, to: to, datum: rubric.Say(t.Note), look: tileLabelLook()})
		}
		p.fit(4, labels...)
		p.fit(8, values...)
		p.fit(4, notes...)
		p.space(10)
	}
}
