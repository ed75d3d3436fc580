package template

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"rubric"
)

// The colours: ink on paper, one green for what leads the eye. Each text
// colour has a contrast of at least 4.5 on its ground.
const (
	ink       = "1F2A2E"
	quietInk  = "5F6B70"
	paper     = "FFFFFF"
	green     = "2E5D50"
	paleGreen = "E9F1ED"
	rule      = "C9D6D0"
	palePaper = "F6F0DF" // under what is only a draft
)

// styles makes the cell styles of a book, each once.
type styles struct {
	file *excelize.File
	made map[styleKey]int
}

type styleKey struct {
	kind   kind
	lang   rubric.Lang
	header bool
	draft  bool
}

func newStyles(f *excelize.File) *styles {
	return &styles{file: f, made: map[styleKey]int{}}
}

// cell returns the style of a column's cells.
func (s *styles) cell(k kind, lang rubric.Lang) (int, error) { return s.body(k, lang, false) }

// body returns the style of a cell; a draft is in italics on a paler ground, so
// that it shows on paper too.
func (s *styles) body(k kind, lang rubric.Lang, draft bool) (int, error) {
	return s.once(styleKey{kind: k, lang: lang, draft: draft}, func() *excelize.Style {
		style := &excelize.Style{
			Font:      &excelize.Font{Family: "Calibri", Size: 11, Color: ink},
			Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "top"},
		}
		switch k {
		case kindText:
			style.Alignment.WrapText = true
		case kindLead:
			style.Alignment.WrapText = true
			style.Font.Bold = true
		case kindMark, kindClock:
			style.Alignment.Horizontal = "center"
		case kindDate, kindDay, kindMonth:
			style.Alignment.Horizontal = "left"
		case kindCount, kindNumber, kindPercent:
			style.Alignment.Horizontal = "right"
		}
		if style.Alignment.Horizontal != "center" {
			style.Alignment.Indent = 1 // air between neighbours
		}
		if draft {
			style.Font.Italic = true
			style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{palePaper}}
		}
		if format := numberFormat(k, lang); format != "" {
			style.CustomNumFmt = &format
		}
		return style
	})
}

// numberFormat is the number format of a kind, "" for the general one. The
// locale tags make weekdays and months speak the book's language everywhere.
func numberFormat(k kind, lang rubric.Lang) string {
	ru := lang == rubric.Russian
	switch k {
	case kindDate:
		return pick(ru, "dd.mm.yyyy", "d mmm yyyy")
	case kindDay:
		return pick(ru, "[$-419]ddd dd.mm.yyyy", "[$-409]ddd d mmm yyyy")
	case kindMonth:
		return pick(ru, "[$-419]mmmm yyyy", "[$-409]mmmm yyyy")
	case kindClock:
		return "hh:mm"
	case kindPercent:
		return "0%"
	case kindCount:
		return "#,##0"
	}
	return ""
}

// header returns the style of a column's heading.
func (s *styles) header(k kind) (int, error) {
	return s.once(styleKey{kind: k, header: true}, func() *excelize.Style {
		align := "left"
		switch k {
		case kindPercent, kindNumber, kindCount:
			align = "right"
		case kindMark, kindClock:
			align = "center"
		}
		indent := 1
		if align == "center" {
			indent = 0
		}
		return &excelize.Style{
			Font:      &excelize.Font{Family: "Calibri", Size: 11, Bold: true, Color: paper},
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{green}},
			Alignment: &excelize.Alignment{Horizontal: align, Vertical: "center", Indent: indent, WrapText: true},
			Border:    []excelize.Border{{Type: "right", Style: 1, Color: "4A7A6C"}},
		}
	})
}

func (s *styles) once(key styleKey, style func() *excelize.Style) (int, error) {
	if id, ok := s.made[key]; ok {
		return id, nil
	}
	id, err := s.file.NewStyle(style())
	s.made[key] = id
	return id, err
}

func pick(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

func itoa(n int) string { return strconv.Itoa(n) }
