package excel

import "github.com/xuri/excelize/v2"

// style returns the workbook's style of a look, making it when it is new.
func (s *sheetWriter) style(l look) (int, error) {
	if id, ok := s.styles[l]; ok {
		return id, nil
	}
	id, err := s.file.NewStyle(excelStyle(l))
	if err != nil {
		return 0, err
	}
	s.styles[l] = id
	return id, nil
}

// within returns the style of a cell that is covered by the one it is merged
// with: a line at the left edge must not repeat inside.
func (s *sheetWriter) within(id int, l look, covered bool) int {
	if !covered || l.rule != accentLeft {
		return id
	}
	l.rule = noRule
	if inner, err := s.style(l); err == nil {
		return inner
	}
	return id
}

func excelStyle(l look) *excelize.Style {
	x := &excelize.Style{
		Font:      &excelize.Font{Family: reportFont, Size: l.size, Bold: l.bold, Color: l.ink},
		Alignment: &excelize.Alignment{Horizontal: "left", Vertical: "center", WrapText: !l.single, Indent: l.indent},
		Border:    borders(l.rule),
	}
	if l.underline {
		x.Font.Underline = "single"
	}
	if l.fill != "" {
		x.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.right {
		x.Alignment.Horizontal = "right"
	}
	if l.format != "" {
		x.CustomNumFmt = &l.format
	}
	return x
}

// borders of excelize's kinds: 1 is thin, 2 medium, 7 a hair.
func borders(r rule) []excelize.Border {
	switch r {
	case hairBelow:
		return []excelize.Border{{Type: "bottom", Color: ruleThin, Style: 1}}
	case thinBelow:
		return []excelize.Border{{Type: "bottom", Color: inkQuiet, Style: 1}}
	case accentBelow:
		return []excelize.Border{{Type: "bottom", Color: inkAccent, Style: 2}}
	case accentLeft:
		return []excelize.Border{{Type: "left", Color: inkAccent, Style: 2}}
	}
	return nil
}
