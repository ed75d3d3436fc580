package sheets

import (
	api "google.golang.org/api/sheets/v4"

	"rubric"
)

// The palette: dark on light with a contrast of 4.5 or more, and tones that
// differ in lightness as well as in hue. What a tone means is said in words, too.
const (
	inkText    = "1F2933"
	inkQuiet   = "55626E"
	inkAccent  = "17475E"
	inkLink    = "0B5A8A"
	fillHeader = "E6ECF0"
	ruleThin   = "D3DAE0"
)

// cellLook is how a cell of a report is drawn.
type cellLook struct {
	size      int
	bold      bool
	underline bool
	right     bool
	inset     bool   // set off from figures at its left
	ink, fill string // "" for the sheet's own
	rule      string // the colour of the line below; "" for none
	kind      string // of the number format; "" for a text
	pattern   string
}

func titleLook() cellLook { return cellLook{size: 15, bold: true, ink: inkAccent} }
func headLook() cellLook  { return cellLook{size: 18, bold: true, ink: inkText} }
func lineLook() cellLook  { return cellLook{size: 11, ink: inkText} }
func linkLook() cellLook {
	return cellLook{size: 10, ink: inkLink, underline: true, right: true}
}
func sectionLook() cellLook {
	return cellLook{size: 13, bold: true, ink: inkAccent, rule: inkAccent}
}
func introLook() cellLook { return cellLook{size: 10, ink: inkQuiet} }
func headerLook() cellLook {
	return cellLook{size: 9, bold: true, ink: inkText, fill: fillHeader, rule: inkQuiet}
}
func bodyLook() cellLook { return cellLook{size: 10, ink: inkText, rule: ruleThin} }
func groupLook() cellLook {
	return cellLook{size: 10, bold: true, ink: inkAccent, rule: inkQuiet}
}
func tileLabelLook() cellLook { return cellLook{size: 9, ink: inkQuiet} }

// tileValueLook draws a figure. A tone shows in the ink only: a fill of this
// size would shout down the verdict.
func tileValueLook(t rubric.Tone) cellLook {
	l := cellLook{size: 18, ink: inkText}.toned(t)
	l.fill, l.bold = "", true
	return l
}

// toned returns the look in a tone.
func (l cellLook) toned(t rubric.Tone) cellLook {
	switch t {
	case rubric.Good:
		l.ink, l.fill = "0F4F52", "DDEFEE"
	case rubric.Warn:
		l.ink, l.fill = "5E4300", "FBEECB"
	case rubric.Bad:
		l.ink, l.fill, l.bold = "771D10", "F3D1C8", true
	case rubric.Quiet:
		l.ink = inkQuiet
	case rubric.Strong:
		l.bold = true
	}
	return l
}

// heats are the grounds of a heat map, the greatest figures' last.
var heats = [rubric.HeatSteps]string{"EDF4F7", "DBE9EF", "C6DDE7", "AFCFDD"}

// heated returns the look of a figure of a heat map on the ground of a step. A
// ground that warns is told from one of the map's by the figure's weight, too: in
// grey they look alike.
func (l cellLook) heated(step int, t rubric.Tone) cellLook {
	if step > 0 {
		l.fill = heats[step-1]
	}
	l.bold = l.bold || t == rubric.Warn
	return l
}

// stripColour is that of the strip beside a line of the tone; "" for none.
func stripColour(t rubric.Tone) string {
	switch t {
	case rubric.Good:
		return "2E8B8B"
	case rubric.Warn:
		return "D9A521"
	case rubric.Bad:
		return "B23A26"
	}
	return ""
}

// of returns the look with the number format of a kind of datum. A text is a
// text even where it looks like a number.
func (l cellLook) of(kind rubric.DatumKind, lang rubric.Lang) cellLook {
	switch kind {
	case rubric.CountDatum:
		l.kind, l.pattern = "NUMBER", "#,##0"
	case rubric.DecimalDatum:
		l.kind, l.pattern = "NUMBER", "#,##0.0"
	case rubric.PercentDatum:
		l.kind, l.pattern = "PERCENT", rubric.Text{RU: "0 %", EN: "0%"}.In(lang)
	case rubric.DateDatum:
		l.kind, l.pattern = "DATE", rubric.Text{RU: "dd.mm.yyyy", EN: "d mmm yyyy"}.In(lang)
	}
	return l
}

// insetWidth is in pixels.
const insetWidth = 12

func (l cellLook) format() *api.CellFormat {
	f := &api.CellFormat{
		WrapStrategy: "WRAP", VerticalAlignment: "MIDDLE", HorizontalAlignment: "LEFT",
		TextFormat: &api.TextFormat{FontFamily: "Arial", FontSize: int64(l.size), Bold: l.bold, Underline: l.underline},
	}
	if l.right {
		f.HorizontalAlignment = "RIGHT"
	}
	if l.inset {
		f.Padding = &api.Padding{Left: insetWidth, Right: 3, Top: 2, Bottom: 2}
	}
	if l.ink != "" {
		f.TextFormat.ForegroundColorStyle = rgb(l.ink)
	}
	if l.fill != "" {
		f.BackgroundColorStyle = rgb(l.fill)
	}
	if l.rule != "" {
		f.Borders = &api.Borders{Bottom: &api.Border{Style: "SOLID", ColorStyle: rgb(l.rule)}}
	}
	if l.kind != "" {
		f.NumberFormat = &api.NumberFormat{Type: l.kind, Pattern: l.pattern}
	}
	return f
}
