package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// A4 upright in points; margins in inches. The footer stands in the lower margin.
const (
	paperWidth, paperHeight = 595.0, 842.0
	marginSide, marginTop   = 0.5, 0.5
	marginBottom            = 0.65
)

// print sets up A4 upright, as wide as the page, with the title on every page.
func (s *sheetWriter) print() error {
	size, orientation, wide, tall := 9, "portrait", 1, 0
	if err := s.file.SetPageLayout(s.tab, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	side, top, bottom, edge, centered := marginSide, marginTop, marginBottom, 0.3, true
	if err := s.file.SetPageMargins(s.tab, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &bottom, Header: &edge, Footer: &edge, Horizontally: &centered,
	}); err != nil {
		return err
	}
	for _, row := range s.canvas.breaks {
		if err := s.file.InsertPageBreak(s.tab, "A"+fmt.Sprint(row)); err != nil {
			return err
		}
	}
	if err := s.file.SetHeaderFooter(s.tab, &excelize.HeaderFooterOptions{OddFooter: "&L&8&A&R&8&P / &N"}); err != nil {
		return err
	}
	return s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoteSheet(s.tab) + "!$1:$1", Scope: s.tab})
}
