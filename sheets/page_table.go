package sheets

import (
	"fmt"
	"slices"
	"strings"

	"rubric"
)

// table draws a table with the charts that show its columns, so that a chart
// always stands next to its figures.
func (p *page) table(t *pageTable) {
	p.section(t.Title)
	if t.Intro != "" {
		p.fit(6, p.span(t.Intro, introLook()))
	}
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		if t.Empty != "" {
			p.fit(6, p.span(t.Empty, introLook()))
		}
		return
	}
	heads := make([]pageCell, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = pageCell{from: t.edges[i], to: t.edges[i+1], datum: rubric.Say(c.Title), look: headerLook()}
		heads[i].look.right, heads[i].look.inset = c.Right, i > 0 && !c.Right
	}
	t.header = p.fit(8, heads...)
	rows := t.Rows[:min(len(t.Rows), maxTableRows)]
	t.findTones(rows)
	t.heat = t.Heat()
	t.first = len(p.rows)
	for _, row := range rows {
		p.tableRow(t, row)
	}
	t.last = len(p.rows)
	p.evenHeights(t)
	if len(rows) < len(t.Rows) {
		p.fit(6, p.span(fmt.Sprintf(cutShort().In(p.report.Lang), len(rows), len(t.Rows)), introLook()))
	}
	p.placeCharts(t)
	p.space(6)
}

func (p *page) tableRow(t *pageTable, row []rubric.Datum) {
	if n := rubric.HeadingCells(row); n > 0 {
		p.groupRow(t, row[:n])
		return
	}
	cells := make([]pageCell, 0, len(t.Columns))
	for i, c := range t.Columns {
		var d rubric.Datum
		if i < len(row) {
			d = row[i]
		}
		look := bodyLook()
		if !t.byRule[i] {
			look = look.toned(d.Tone)
		}
		if c.Heat {
			look = look.heated(t.heat(i, d), d.Tone)
		}
		look = look.of(d.Kind, p.report.Lang)
		look.right, look.inset = c.Right, i > 0 && !c.Right
		cells = append(cells, pageCell{from: t.edges[i], to: t.edges[i+1], datum: d, look: look})
	}
	p.fit(6, cells...)
}

// A long table must stay within what a request holds, whatever it says.
const (
	maxTableRows = 2000
	longTable    = 40 // rows from which on tones and heights are set for many at once
	maxTones     = 8  // texts with a tone in one column
)

func cutShort() rubric.Text {
	return rubric.Text{
		RU: "Здесь первые строки: %d из %d. Остальные отмечены в самом плане",
		EN: "These are the first rows: %d of %d. The others are marked in the plan itself",
	}
}

// tone is how a text is coloured wherever it stands in a column.
type tone struct {
	column int
	text   string
	tone   rubric.Tone
}

// findTones finds the columns of a long table in which the text alone tells the
// tone, such as a severity: a conditional format colours them.
func (t *pageTable) findTones(rows [][]rubric.Datum) {
	t.byRule = make([]bool, len(t.Columns))
	if len(rows) < longTable {
		return
	}
	for i := range t.Columns {
		if tones, ok := columnTones(rows, i); ok {
			t.byRule[i] = true
			t.tones = append(t.tones, tones...)
		}
	}
}

func columnTones(rows [][]rubric.Datum, column int) ([]tone, bool) {
	by := map[string]rubric.Tone{}
	var out []tone
	for _, row := range rows {
		if column >= len(row) || row[column].Kind == rubric.NoDatum || rubric.HeadingCells(row) > 0 {
			continue
		}
		d := row[column]
		known, again := by[d.Text]
		if again && known != d.Tone {
			return nil, false
		}
		if !again && d.Tone != rubric.Neutral {
			// A condition would take a text with such a sign for a formula.
			formula := strings.HasPrefix(d.Text, "=")
			if d.Kind != rubric.TextDatum || d.Text == "" || formula || len(out) == maxTones {
				return nil, false
			}
			out = append(out, tone{column, d.Text, d.Tone})
		}
		by[d.Text] = d.Tone
	}
	return out, true
}

// evenHeights gives most rows of a long table one height, so that few need a
// request of their own. No text is cut: rows that need more keep it.
func (p *page) evenHeights(t *pageTable) {
	if t.last-t.first < longTable {
		return
	}
	heights := make([]int, 0, t.last-t.first)
	for _, r := range p.rows[t.first:t.last] {
		heights = append(heights, r.height)
	}
	slices.Sort(heights)
	most := heights[len(heights)*3/4]
	for i := t.first; i < t.last; i++ {
		p.rows[i].height = max(p.rows[i].height, most)
	}
}

// groupRow draws a heading over the rows that follow it. Its last text has the
// rest of the row to itself.
func (p *page) groupRow(t *pageTable, row []rubric.Datum) {
	cells := make([]pageCell, len(row))
	for i, d := range row {
		cells[i] = pageCell{from: t.edges[i], to: t.edges[i+1], datum: d, look: groupLook()}
	}
	cells[len(row)-1].to = t.edges[len(t.edges)-1]
	p.fit(9, cells...)
}

// placeCharts puts the table's first chart beside it where there is room, the
// others below it, two in a row, on rows of their own: nothing ever overlaps.
func (p *page) placeCharts(t *pageTable) {
	const gap = 20
	charts := t.charts
	right := t.edges[len(t.edges)-1]
	if len(charts) > 0 && stripWidth+pageWidth-right-gap >= chartWidth-80 && len(t.Rows) <= 30 {
		height := chartHeight(charts[0], t.Table)
		p.charts = append(p.charts, pageChart{charts[0], t, t.header, right + gap, stripWidth + pageWidth - right - gap, height})
		p.pad(height - p.height(t.header, t.last))
		charts = charts[1:]
	}
	for i := 0; i < len(charts); i += 2 {
		p.space(8)
		row, tallest := len(p.rows), 0
		for j, c := range charts[i:min(i+2, len(charts))] {
			height := chartHeight(c, t.Table)
			tallest = max(tallest, height)
			p.charts = append(p.charts, pageChart{c, t, row, stripWidth + j*(chartWidth+gap), chartWidth, height})
		}
		p.pad(tallest)
	}
}

func chartHeight(c *rubric.Chart, t *rubric.Table) int {
	if c.Kind == rubric.LineChart {
		return 260
	}
	return min(max(90+len(t.Rows)*(16+10*len(c.Series)), 200), 640)
}

// height returns the pixels that the rows take together, the last excluded.
func (p *page) height(first, last int) int {
	sum := 0
	for _, r := range p.rows[first:last] {
		sum += r.height
	}
	return sum
}

// pad adds empty rows of ordinary height.
func (p *page) pad(pixels int) {
	for pixels += 8; pixels > 8; pixels -= rowHeight {
		p.space(rowHeight)
	}
}

// textHeight returns the pixels that a text takes when wrapped at words.
func textHeight(text string, l cellLook, width int) int {
	em := float64(l.size) * 96 / 72
	glyph := em * 0.56 // of Cyrillic and Latin text on average, rather more than less
	if l.bold {
		glyph *= 1.08
	}
	if l.inset {
		width -= insetWidth
	}
	room := max(4, int(float64(width-8)/glyph))
	lines := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines++
		at := 0
		for word := range strings.FieldsSeq(paragraph) {
			n := len([]rune(word))
			switch {
			case at == 0:
				at = n
			case at+1+n <= room:
				at += 1 + n
			default:
				lines++
				at = n
			}
			for ; at > room; at -= room { // a word longer than the line is broken inside
				lines++
			}
		}
	}
	return int(float64(lines) * em * 1.3)
}
