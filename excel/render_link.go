package excel

import (
	"strconv"

	"rubric"
)

// hyperlink makes the cell lead to the place: in the same workbook, until
// finish says otherwise.
func (s *sheetWriter) hyperlink(cell string, to rubric.Position) error {
	if to.Tab == "" || !s.links || s.linked >= maxLinks {
		return nil
	}
	s.linked++
	return s.file.SetCellHyperLink(s.tab, cell, reference(to), "Location")
}

// reference names a place as a link does: 'Tab'!D12, the row's first cell for
// a row, the first cell of all for a tab.
func reference(p rubric.Position) string {
	return quoteSheet(p.Tab) + "!" + rubric.ColumnName(max(p.Col, 1)) + strconv.Itoa(max(p.Row, 1))
}
