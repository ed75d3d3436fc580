package excel

import (
	"strings"
	"unicode/utf8"

	"rubric"
)

// title is the first row: it stays in sight and is repeated on every page.
func (c *canvas) title() {
	c.add(canvasRow{height: 30, cells: []canvasCell{span(c.report.Title, titleLook())}})
}

// section begins a block with its title, if it has one, and returns the block's
// first row.
func (c *canvas) section(title string) int {
	if title == "" {
		return len(c.rows) + 1
	}
	c.space(16)
	begins := c.add(canvasRow{height: 24, cells: []canvasCell{span(title, sectionLook())}})
	c.parts = append(c.parts, begins)
	c.space(4)
	return begins
}

func (c *canvas) lines(b rubric.Lines) {
	begins := c.section(b.Title)
	for i, l := range b.Lines {
		c.line(l)
		if i == 0 && b.Title != "" {
			c.join(begins, len(c.rows))
		}
	}
	c.space(6)
}

// placeWidth is the room at the end of a line for the place it points at.
const placeWidth = 26.0

func (c *canvas) line(l rubric.Line) {
	style, air := lineLook(), 7.0
	if l.Head {
		style, air = headLook(), 16
	}
	style = style.toned(l.Tone)
	fill := style.fill
	if !l.Head {
		style.fill, style.bold, fill = "", l.Tone == rubric.Strong, ""
	}
	cells := []canvasCell{span(lineValue(l), style)}
	if l.Link.Tab != "" {
		// A cell of its own: LibreOffice does not wrap a text that is a link.
		place := lineLook()
		place.size, place.right, place.underline, place.ink, place.fill = 10, true, true, inkLink, fill
		cells[0].to = pageWidth - placeWidth
		cells = append(cells, canvasCell{from: cells[0].to, to: pageWidth, value: "→ " + c.shorten(l.Link, place), look: place, link: l.Link})
	}
	c.add(canvasRow{height: c.fit(air, cells...), bar: bar(l.Tone), gap: fill, cells: cells})
}

// shorten names a place in the room of placeWidth.
func (c *canvas) shorten(p rubric.Position, l look) string {
	name := p.Text().In(c.report.Lang)
	if cell := p.Cell(); cell != "" && c.ruler.width("→ "+name, l.size, l.bold) > placeWidth*columnUnit-cellPadding {
		return cell
	}
	return name
}

// lineValue sets the words before a line's first colon in bold: they name who
// or what the line is about ("To the manager, 1 step: …"), which is what a
// glance looks for.
func lineValue(l rubric.Line) any {
	if l.Head || l.Tone == rubric.Quiet || l.Tone == rubric.Strong {
		return l.Text
	}
	lead, rest, ok := strings.Cut(l.Text, ": ")
	if !ok || utf8.RuneCountInString(lead) > 48 || strings.ContainsAny(lead, ".!?;") {
		return l.Text
	}
	if _, next, several := strings.Cut(rest, " · "); several && strings.Contains(next, ": ") {
		return l.Text // an enumeration: "A: 5 · B: 4" is about no one of them
	}
	return []run{{text: lead + ":", bold: true}, {text: " " + rest}}
}

const tilesAcross = 5

// drawTiles sets the figures side by side: the name, the figure, the remark.
func (c *canvas) drawTiles(b rubric.Tiles, edges []float64) {
	c.section(b.Title)
	for first := 0; first < len(b.Tiles); first += tilesAcross {
		row := b.Tiles[first:min(first+tilesAcross, len(b.Tiles))]
		labels, values, notes := make([]canvasCell, len(row)), make([]canvasCell, len(row)), make([]canvasCell, len(row))
		for i, t := range row {
			from, to := edges[i], edges[i+1]
			labels[i] = canvasCell{from: from, to: to, value: t.Label, look: tileLabelLook()}
			values[i] = canvasCell{from: from, to: to, value: datumValue(t.Value), look: tileValue(t.Value, c.report.Lang), link: t.Value.Link}
			notes[i] = canvasCell{from: from, to: to, value: t.Note, look: tileLabelLook()}
		}
		c.add(canvasRow{height: c.fit(4, labels...), cells: labels})
		c.add(canvasRow{height: max(30, c.fit(6, values...)), cells: values})
		c.add(canvasRow{height: c.fit(4, notes...), cells: notes})
		c.space(8)
	}
}

// tileValue draws a figure. A tone shows in the ink only: a fill of this size
// would shout down the first screen's verdict.
func tileValue(d rubric.Datum, lang rubric.Lang) look {
	l := tileValueLook().toned(d.Tone)
	l.fill, l.bold = "", true
	l.format = format(d.Kind, lang)
	return l
}

// datumValue returns what a cell holds for a datum: real numbers and dates.
func datumValue(d rubric.Datum) any {
	switch d.Kind {
	case rubric.TextDatum:
		return d.Text
	case rubric.CountDatum, rubric.DecimalDatum:
		return d.Number
	case rubric.PercentDatum:
		return percent(d.Number)
	case rubric.DateDatum:
		if d.Date.IsZero() {
			return nil
		}
		return d.Date
	}
	return nil
}
