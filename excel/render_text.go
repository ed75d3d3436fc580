package excel

import (
	"math"
	"strings"
	"unicode"
)

// The report is set in Arial: every system has it or a font of the same widths
// (Liberation Sans), so that what we measure here is what people see.
const reportFont = "Arial"

const (
	columnUnit  = 7.0  // pixels of a column's width unit: Arial 10 and Calibri 11 agree
	cellPadding = 7.0  // pixels that a cell keeps free at its sides
	boldFactor  = 1.08 // bold text is wider by this
	slack       = 1.03 // programs round glyphs differently; a line too many is better than a text cut
	maxHeight   = 409  // points: the most that a row may have
)

// glyphWidths lists the advance widths of Arial in thousandths of the font's
// size. Other letters count as widthOther.
func glyphWidths() map[rune]float64 {
	widths := map[rune]float64{}
	for width, glyphs := range map[float64]string{
		191: "'", 222: "ijlі’", 260: "|", 278: " \u00a0!,./:;I[\\]ftІ·", 333: "()-`r“”„", 334: "{}", 350: "•", 355: "\"",
		365: "г", 389: "*", 400: "°", 438: "к", 458: "зт", 469: "^", 500: "Jcksvxyzсухў", 510: "э", 521: "чь", 531: "в",
		542: "Гпя", 549: "≥≤≈±", 552: "н", 556: "#$0123456789?L_abdeghnopquаеорё«»–", 559: "ий", 573: "бц", 583: "Кдл",
		584: "+<=>~×", 604: "З", 611: "FTZТ", 625: "ъ", 635: "УЎ", 656: "БЛЬ", 667: "&ABEKPSVXYАВЕРХЧЁ", 669: "ж", 677: "Д",
		688: "м", 719: "ИЙПЭы", 722: "CDHNRUwНСЯ", 740: "Ц", 750: "ю", 760: "Ф", 778: "GOQО", 792: "Ъ", 802: "ш", 823: "фщ",
		833: "MmМ", 885: "Ы", 889: "%", 917: "Ш", 923: "Ж", 938: "Щ", 944: "W", 1000: "—…→", 1010: "Ю", 1015: "@", 1073: "№",
	} {
		for _, r := range glyphs {
			widths[r] = width
		}
	}
	return widths
}

const (
	widthOther = 620.0
	widthWide  = 1300.0 // pictographs and ideographs
)

// ruler measures text. It is made once for a report.
type ruler struct{ widths map[rune]float64 }

func newRuler() *ruler { return &ruler{widths: glyphWidths()} }

// width returns the pixels that a piece of text takes in one line.
func (m *ruler) width(text string, size float64, bold bool) float64 {
	sum := 0.0
	for _, r := range text {
		w, ok := m.widths[r]
		switch {
		case ok:
		case r >= 0x2600 && !unicode.IsMark(r):
			w = widthWide
		default:
			w = widthOther
		}
		sum += w
	}
	if bold {
		sum *= boldFactor
	}
	return sum / 1000 * size * 96 / 72 * slack
}

// lines returns how many lines the text takes when wrapped at words in a cell
// of the width, given in column units.
func (m *ruler) lines(text string, size float64, bold bool, units float64) int {
	room := max(units*columnUnit-cellPadding, 10)
	gap := m.width(" ", size, bold)
	n := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		n++
		at := 0.0
		for word := range strings.FieldsSeq(paragraph) {
			w := m.width(word, size, bold)
			switch {
			case at == 0:
				at = w
			case at+gap+w <= room:
				at += gap + w
			default:
				n++
				at = w
			}
			if at > room { // a word longer than the line is broken inside
				n += int(math.Ceil(at/room)) - 1
				at = math.Mod(at, room)
			}
		}
	}
	return n
}

// units returns the column units that the text takes in one line.
func (m *ruler) units(text string, size float64, bold bool) float64 {
	widest := 0.0
	for line := range strings.SplitSeq(text, "\n") {
		widest = max(widest, m.width(line, size, bold))
	}
	if widest == 0 {
		return 0
	}
	return (widest + cellPadding) / columnUnit
}

// longestWord returns the column units that the longest word needs. A hyphen
// ends a word: lines break after it.
func (m *ruler) longestWord(text string, size float64, bold bool) float64 {
	widest := 0.0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '-' || unicode.IsSpace(r) && r != '\u00a0' }) {
		widest = max(widest, m.units(word, size, bold))
	}
	return widest
}

// lineHeight returns the points of one line of text.
func lineHeight(size float64) float64 { return math.Ceil(size*1.27*4) / 4 }
