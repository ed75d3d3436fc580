package sheetstest

import (
	"fmt"
	"math"
)

// SheetInfo is what a test may see of a sheet besides its cells.
type SheetInfo struct {
	ID         int
	Title      string
	Hidden     bool
	Rows, Cols int
	ChartIDs   []int
	Rules      int // conditional formats
	Protected  int // protected ranges
	Merges     int
}

// Sheets returns the sheets in order.
func (p *People) Sheets() []SheetInfo {
	var out []SheetInfo
	p.server.with(p.id, func(d *document) {
		for _, s := range d.sheets {
			info := SheetInfo{
				ID: s.id, Title: s.title(), Hidden: s.hidden(), Rows: s.rows, Cols: s.cols,
				Rules: len(s.conditional), Protected: len(s.protected), Merges: len(s.merges),
			}
			for _, c := range s.charts {
				info.ChartIDs = append(info.ChartIDs, num(c, "chartId"))
			}
			out = append(out, info)
		}
	})
	return out
}

// Metadata is a developer metadata as a test sees it. Index is the row or column
// it sits on, counted from 1; 0 for the sheet and the spreadsheet.
type Metadata struct {
	ID         int
	Key, Value string
	Kind       string // SPREADSHEET, SHEET, ROW or COLUMN
	SheetID    int
	Index      int
}

// Metadata returns all developer metadata in the order it was made.
func (p *People) Metadata() []Metadata {
	var out []Metadata
	p.server.with(p.id, func(d *document) {
		for _, m := range d.metadata {
			out = append(out, Metadata{m.id, m.key, m.value, m.kind, m.sheet, m.end})
		}
	})
	return out
}

// Cell returns what a cell shows.
func (p *People) Cell(sheetID, row, col int) string {
	text := ""
	p.on(sheetID, func(d *document, s *sheet) bool {
		if c := s.at(row-1, col-1); c != nil {
			text = d.formatted(c)
		}
		return false
	})
	return text
}

// Rows returns what the cells of a sheet show, without trailing blanks: the
// first is row 1.
func (p *People) Rows(sheetID int) [][]string {
	var out [][]string
	p.on(sheetID, func(d *document, s *sheet) bool {
		for _, line := range d.values(s, s.whole(), rendering{}) {
			cells, _ := line.([]any)
			texts := make([]string, len(cells))
			for i, c := range cells {
				texts[i], _ = c.(string)
			}
			out = append(out, texts)
		}
		return false
	})
	return out
}

// Formula returns the formula of a cell, "" when it has none.
func (p *People) Formula(sheetID, row, col int) string {
	text := ""
	p.on(sheetID, func(_ *document, s *sheet) bool {
		if c := s.at(row-1, col-1); c != nil && c.entered.kind == formulaValue {
			text = c.entered.text
		}
		return false
	})
	return text
}

// ReadNote returns the note of a cell.
func (p *People) ReadNote(sheetID, row, col int) string {
	text := ""
	p.on(sheetID, func(_ *document, s *sheet) bool {
		if c := s.at(row-1, col-1); c != nil {
			text = c.note
		}
		return false
	})
	return text
}

// Fill returns the ground of a cell as RRGGBB, "" for the sheet's own.
func (p *People) Fill(sheetID, row, col int) string {
	text := ""
	p.on(sheetID, func(_ *document, s *sheet) bool {
		if c := s.at(row-1, col-1); c != nil && has(c.format, "backgroundColor") {
			rgb := sub(c.format, "backgroundColor")
			part := func(name string) int {
				x, _ := rgb[name].(float64)
				return int(math.Round(x * 255))
			}
			text = fmt.Sprintf("%02X%02X%02X", part("red"), part("green"), part("blue"))
		}
		return false
	})
	return text
}
