package excel

import (
	"cmp"

	"rubric"
)

// The palette. It is restrained, dark on light with a contrast of 4.5 or more,
// and its tones differ in lightness as well as in hue (teal, ochre, brick), so
// that they hold in grey and for people who do not tell red from green. What a
// tone means is always said in words as well.
const (
	inkText    = "1F2933"
	inkQuiet   = "55626E"
	inkAccent  = "17475E"
	inkLink    = "0B5A8A"
	fillHeader = "E6ECF0"
	fillGood   = "DDEFEE"
	inkGood    = "0F4F52"
	fillWarn   = "FBEECB"
	inkWarn    = "5E4300"
	fillBad    = "F3D1C8"
	inkBad     = "771D10"
	barGood    = "2E8B8B"
	barWarn    = "D9A521"
	barBad     = "B23A26"
	ruleThin   = "D3DAE0"
)

// look is how a cell is drawn. Equal looks share one style of the workbook.
type look struct {
	size      float64
	bold      bool
	underline bool
	ink       string
	fill      string // "" for none
	right     bool
	indent    int
	format    string // a number format; "" for general
	single    bool   // in one line; other texts wrap
	rule      rule
}

// rule is a line along a cell's edge.
type rule uint8

const (
	noRule rule = iota
	hairBelow
	thinBelow
	accentBelow
	accentLeft
)

// heats are the grounds of a heat map, the greatest figures' last. The toned
// figures keep the ground of their tone.
var heats = [rubric.HeatSteps]string{"EDF4F7", "DBE9EF", "C6DDE7", "AFCFDD"}

// heated returns the look of a figure of a heat map on the ground of a step. A
// ground that warns is told from one of the map's by the figure's weight, too: in
// grey they look alike.
func (l look) heated(step int, t rubric.Tone) look {
	if step > 0 {
		l.fill = heats[step-1]
	}
	l.bold = l.bold || t == rubric.Warn
	return l
}

// toned returns the look in a tone.
func (l look) toned(t rubric.Tone) look {
	switch t {
	case rubric.Good:
		l.ink, l.fill = inkGood, fillGood
	case rubric.Warn:
		l.ink, l.fill = inkWarn, fillWarn
	case rubric.Bad:
		l.ink, l.fill, l.bold = inkBad, fillBad, true
	case rubric.Quiet:
		l.ink = inkQuiet
	case rubric.Strong:
		l.bold = true
	}
	return l
}

// aligned returns the look of a cell in a table's column. At the left, columns
// but the first are set off by an indent. At the right, the number format ends in
// air of a digit's width: an indent would do as well, did LibreOffice not forget
// it for some cells.
func (l look) aligned(n *columnNeed, format string) look {
	l.right, l.format, l.single = n.right, format, format != ""
	switch {
	case n.right:
		l.format = cmp.Or(format, "@") + "_0"
	case n.inner:
		l.indent = 1
	}
	return l
}

// bar returns the colour of the strip beside a line of the tone; "" for none.
func bar(t rubric.Tone) string {
	switch t {
	case rubric.Good:
		return barGood
	case rubric.Warn:
		return barWarn
	case rubric.Bad:
		return barBad
	}
	return ""
}

// The looks of the report's parts.
func titleLook() look { return look{size: 15, bold: true, ink: inkAccent} }
func headLook() look  { return look{size: 20, bold: true, ink: inkText} }
func lineLook() look  { return look{size: 11, ink: inkText} }
func sectionLook() look {
	return look{size: 13, bold: true, ink: inkAccent, rule: accentBelow}
}
func introLook() look { return look{size: 10, ink: inkQuiet} }
func headerLook() look {
	return look{size: 9, bold: true, ink: inkText, fill: fillHeader, rule: thinBelow}
}
func bodyLook() look { return look{size: 10, ink: inkText, rule: hairBelow} }
func groupLook() look {
	return look{size: 10, bold: true, ink: inkAccent, rule: thinBelow}
}
func tileLabelLook() look {
	return look{size: 9, ink: inkQuiet, rule: accentLeft, indent: 1}
}
func tileValueLook() look {
	return look{size: 18, bold: true, ink: inkText, rule: accentLeft, indent: 1}
}

// format returns the number format of a kind of datum in the report's language.
func format(kind rubric.DatumKind, lang rubric.Lang) string {
	switch kind {
	case rubric.CountDatum:
		return "#,##0"
	case rubric.DecimalDatum:
		return "#,##0.0"
	case rubric.PercentDatum:
		return rubric.Text{RU: "0\\ %", EN: "0%"}.In(lang)
	case rubric.DateDatum:
		return rubric.Text{RU: "dd.mm.yyyy", EN: "[$-409]d mmm yyyy"}.In(lang)
	}
	return ""
}
