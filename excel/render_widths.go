package excel

import (
	"math"
	"strconv"
	"strings"

	"rubric"
)

const (
	minColumn  = 5.0  // column units
	shortTitle = 11.0 // column units; a heading that needs no more stays in one line
	longWord   = 18.0 // longer words are broken rather than given room
	farAbove   = 2.5  // a text that wishes for more than this many times its column's width is not heeded further
	sampleRows = 300  // rows of a table that are looked at for the width of what they hold
	columnAir  = 0.7  // between the columns
	crowded    = 0.75 // a table whose words alone fill this share of the room is set smaller
	nearlyFull = 0.6  // a table that fills this share of the room is stretched over all of it
)

// columnNeed is what a column's content asks for.
type columnNeed struct {
	wished  float64 // as the report asks
	least   float64 // at which no word and no figure is broken, and a short heading stays in one line
	word    float64 // the same, but for the heading
	natural float64 // at which nothing wraps
	right   bool    // aligned to the right: figures, or as the report asks
	inner   bool    // not the first, and aligned to the left
	figures bool    // it holds figures, which a narrow cell shows as ###
	tenths  bool    // some of its numbers are not whole
	fine    bool    // its percentages are small and not whole
}

// needs looks at the columns of a table whose body is set in a size.
func needs(t *rubric.Table, m *ruler, lang rubric.Lang, size float64) []columnNeed {
	out := make([]columnNeed, len(t.Columns))
	for i, col := range t.Columns {
		n := &out[i]
		n.wished = float64(col.Width)
		n.look(t, i)
		n.inner = i > 0 && !n.right
		h := headerLook()
		n.word = m.longestWord(col.Title, h.size, true)
		for _, row := range t.Rows[:min(len(t.Rows), sampleRows)] {
			if i >= len(row) || rubric.HeadingCells(row) > 0 {
				continue
			}
			d, bold := row[i], row[i].Tone == rubric.Bad || row[i].Tone == rubric.Strong
			shown := n.shown(d, lang)
			whole := m.units(shown, size, bold)
			n.natural = max(n.natural, whole)
			switch {
			case d.Kind == rubric.TextDatum && d.Link.Tab != "":
				whole = min(whole, n.wished) // LibreOffice does not wrap a text that is a link
			case d.Kind == rubric.TextDatum:
				whole = min(longWord, m.longestWord(shown, size, bold))
			}
			n.word = max(n.word, whole)
		}
		air := columnAir
		if i > 0 {
			air += indentWidth
		}
		n.least = max(n.word, min(shortTitle, m.units(col.Title, h.size, true)))
		n.word, n.least = max(minColumn, n.word+air), max(minColumn, n.least+air)
		n.natural = max(n.least, n.natural+air)
	}
	return out
}

// leastTotal is the width at which no word of the table is broken.
func leastTotal(ns []columnNeed) float64 {
	sum := 0.0
	for _, n := range ns {
		sum += n.least
	}
	return sum
}

// look notes what kinds of data the column holds.
func (n *columnNeed) look(t *rubric.Table, col int) {
	texts, most := 0, 0.0
	for _, row := range t.Rows {
		if col >= len(row) {
			continue
		}
		d := row[col]
		part := d.Number != math.Trunc(d.Number)
		switch d.Kind {
		case rubric.CountDatum:
			n.figures = true
		case rubric.DecimalDatum:
			n.figures, n.tenths = true, n.tenths || part
		case rubric.PercentDatum:
			n.figures, n.fine = true, n.fine || part
			most = max(most, math.Abs(d.Number))
		case rubric.TextDatum, rubric.DateDatum:
			texts++
		}
	}
	n.fine = n.fine && most < 20
	n.right = t.Columns[col].Right || n.figures && texts == 0
}

// format returns the number format of a datum in the column. One decimal is
// given to a whole column or to none of it, so that figures stand in line.
func (n *columnNeed) format(d rubric.Datum, lang rubric.Lang) string {
	switch {
	case d.Kind == rubric.DecimalDatum && !n.tenths:
		return format(rubric.CountDatum, lang)
	case d.Kind == rubric.CountDatum && n.tenths:
		return format(rubric.DecimalDatum, lang)
	case d.Kind == rubric.PercentDatum && n.fine:
		return rubric.Text{RU: "0.0\\ %", EN: "0.0%"}.In(lang)
	}
	return format(d.Kind, lang)
}

// shown is about what the cell shows.
func (n *columnNeed) shown(d rubric.Datum, lang rubric.Lang) string {
	switch d.Kind {
	case rubric.TextDatum:
		return d.Text
	case rubric.DateDatum:
		return rubric.Text{RU: "00.00.0000", EN: "00 May 0000"}.In(lang)
	case rubric.CountDatum, rubric.DecimalDatum, rubric.PercentDatum:
		s := strconv.FormatFloat(math.Trunc(d.Number), 'f', 0, 64)
		s += strings.Repeat(" ", (len(s)-1)/3)
		if d.Kind == rubric.PercentDatum {
			s += " %"
		}
		if n.tenths || n.fine {
			s += ".0"
		}
		return s
	}
	return ""
}

// compactWidths are just as wide as the content needs, within what was wished:
// for a table with a chart at its side.
func compactWidths(ns []columnNeed) []float64 {
	widths := make([]float64, len(ns))
	for i, n := range ns {
		widths[i] = max(n.least, min(n.wished, n.natural))
	}
	return widths
}

// fullWidths fit the columns into the room: as wished, but never so narrow that
// words break and, for texts, not wider than they are. What is left over goes
// to the texts that wrap; a table that nearly fills the room is stretched over
// all of it, so that right edges align down the page. Where the wishes take more
// than there is, the texts share it.
func fullWidths(ns []columnNeed, room float64) []float64 {
	widths := compactWidths(ns)
	for i, n := range ns {
		if n.right {
			widths[i] = max(n.least, n.wished)
		}
	}
	extra := room - total(widths)
	if extra < 0 {
		return share(ns, room)
	}
	grow(widths, ns, extra)
	if total(widths) >= nearlyFull*room {
		stretch(widths, ns, room)
	}
	return widths
}

// share divides the room so that the rows stay low: every text gets the same
// part of what it would take in one line, but room for its words.
func share(ns []columnNeed, room float64) []float64 {
	for i := range ns {
		ns[i].least = ns[i].word
	}
	inLines := func(lines float64) []float64 {
		widths := make([]float64, len(ns))
		for i, n := range ns {
			widths[i] = max(n.least, min(n.natural, farAbove*n.wished)/lines)
		}
		return widths
	}
	few, many := 1.0, 64.0
	for range 32 {
		if mid := (few + many) / 2; total(inLines(mid)) > room {
			few = mid
		} else {
			many = mid
		}
	}
	widths := inLines(many)
	if excess := total(widths) - room; excess > 0 {
		breakWords(widths, ns, excess)
	}
	return widths
}

func total(widths []float64) float64 {
	sum := 0.0
	for _, w := range widths {
		sum += w
	}
	return sum
}

// grow shares the extra room among the columns that wrap, by how much they lack.
func grow(widths []float64, ns []columnNeed, extra float64) {
	lack := 0.0
	for i, n := range ns {
		lack += max(0, n.natural-widths[i])
	}
	if lack == 0 {
		return
	}
	for i, n := range ns {
		widths[i] += max(0, n.natural-widths[i]) * min(1, extra/lack)
	}
}

// stretch widens the columns to fill the room: the texts where they make up
// most of the table, otherwise all, lest figures stand far from their row's name.
func stretch(widths []float64, ns []columnNeed, room float64) {
	sum, text := total(widths), 0.0
	for i, n := range ns {
		if !n.right {
			text += widths[i]
		}
	}
	mostlyText := text >= sum/2
	for i, n := range ns {
		switch {
		case !mostlyText:
			widths[i] *= room / sum
		case !n.right:
			widths[i] *= 1 + (room-sum)/text
		}
	}
}

// breakWords takes the excess from the texts: their words will break, but a
// figure is always shown.
func breakWords(widths []float64, ns []columnNeed, excess float64) {
	text := 0.0
	for i, n := range ns {
		if !n.figures {
			text += max(0, widths[i]-minColumn)
		}
	}
	for i, n := range ns {
		if !n.figures && text > 0 {
			widths[i] -= max(0, widths[i]-minColumn) * min(1, excess/text)
		}
	}
}

// toLattice rounds the widths to the grid's steps: upwards, and where that takes
// more than the room, down again where most is to spare. A table that fills the
// room goes on filling it.
func toLattice(widths []float64, ns []columnNeed, room float64) []float64 {
	full := total(widths) > room-gridStep/2
	out := make([]float64, len(widths))
	for i, w := range widths {
		out[i] = gridStep * math.Ceil(w/gridStep-0.1)
	}
	for total(out) > room {
		i := most(ns, func(i int) float64 { return ns[i].spare(out[i]) })
		if math.IsInf(ns[i].spare(out[i]), -1) {
			break // more columns than a page has room for
		}
		out[i] -= gridStep
	}
	for full && total(out) < room {
		out[most(ns, func(i int) float64 { return ns[i].natural - out[i] })] += gridStep
	}
	return out
}

// spare says how readily a column of the width gives a step away: first what it
// does not need at all, then what keeps lines whole, then what keeps words whole.
func (n *columnNeed) spare(width float64) float64 {
	const whole = 1e6
	switch left := width - gridStep; {
	case left >= n.natural:
		return whole + left - n.natural
	case left < minColumn-gridStep, n.figures && left < n.least:
		return math.Inf(-1)
	}
	return width - n.least
}

// most returns the column that a measure is the greatest of.
func most(ns []columnNeed, measure func(int) float64) int {
	best := 0
	for i := range ns {
		if measure(i) > measure(best) {
			best = i
		}
	}
	return best
}
