package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// A4 upright, in points and in inches.
const (
	paperWidth, paperHeight = 595.0, 842.0
	marginSide, marginTop   = 0.5, 0.5
)

// print sets up A4 upright, as wide as the page, with the title on every page.
func (s *sheetWriter) print() error {
	size, orientation, wide, tall := 9, "portrait", 1, 0
	if err := s.file.SetPageLayout(s.tab, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	side, top, edge, centered := marginSide, marginTop, 0.25, true
	if err := s.file.SetPageMargins(s.tab, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &edge, Footer: &edge, Horizontally: &centered,
	}); err != nil {
		return err
	}
	for _, row := range s.canvas.pageBreaks() {
		if err := s.file.InsertPageBreak(s.tab, "A"+fmt.Sprint(row)); err != nil {
			return err
		}
	}
	if err := s.file.SetHeaderFooter(s.tab, &excelize.HeaderFooterOptions{OddFooter: "&L&8&A&R&8&P / &N"}); err != nil {
		return err
	}
	return s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: quoteSheet(s.tab) + "!$1:$1", Scope: s.tab})
}

// pageBreaks returns the rows before which a new page should begin: before a
// section that the page's end would tear, if it fits on a page and not too much
// of this one stays empty; more may, where it is a chart that would be torn.
func (c *canvas) pageBreaks() []int {
	const (
		points  = columnUnit / pixelsAPoint
		caution = 0.96 // programs differ a little in what fits
	)
	scale := min(1, (paperWidth-2*72*marginSide)/((pageWidth+barWidth+gapWidth)*points))
	page := (paperHeight - 2*72*marginTop) / scale * caution
	fresh := page - c.rows[0].height // the title is repeated
	var breaks []int
	room := page - c.heights(1, c.start(0)-1)
	for i := range c.parts {
		from, until := c.start(i), c.start(i+1)
		need, empty := c.heights(from, until-1), 0.35
		if c.hasChart(from, until) {
			empty = 0.6
		}
		if need > room && room < empty*page && (need <= fresh || room < 0.15*page) {
			breaks = append(breaks, from)
			room = fresh
		}
		for room -= need; room < 0; {
			room += fresh
		}
	}
	return breaks
}

// hasChart reports whether a chart begins in the rows.
func (c *canvas) hasChart(from, until int) bool {
	for _, ch := range c.charts {
		if from <= ch.row && ch.row < until {
			return true
		}
	}
	return false
}

// start returns the first row of a section; beyond the last one, the row after
// the report.
func (c *canvas) start(part int) int {
	if part < len(c.parts) {
		return c.parts[part]
	}
	return len(c.rows) + 1
}
