package excel

import (
	"net/url"
	"strconv"
	"strings"

	"rubric"
)

// hyperlink is where a cell leads: into the same workbook, or to another file.
// The zero hyperlink leads nowhere.
type hyperlink struct {
	target   string
	external bool
}

// inside leads to places of the workbook that the sheet is part of.
func inside(p rubric.Position) hyperlink {
	return hyperlink{target: reference(p)}
}

// into leads to places of another workbook: a file's path or name, taken as
// relative to the report's own file, or a web address. Of a web page only the
// page itself can be named. Without a workbook there is nowhere to lead.
func into(book string) func(rubric.Position) hyperlink {
	switch {
	case book == "":
		return func(rubric.Position) hyperlink { return hyperlink{} }
	case strings.HasPrefix(book, "https://"), strings.HasPrefix(book, "http://"):
		return func(rubric.Position) hyperlink { return hyperlink{target: book, external: true} }
	}
	path := (&url.URL{Path: strings.ReplaceAll(book, "\\", "/")}).String()
	return func(p rubric.Position) hyperlink {
		return hyperlink{target: path + "#" + reference(p), external: true}
	}
}

// reference names a place as a link does: 'Tab'!D12, the row's first cell for
// a row, the first cell of all for a tab.
func reference(p rubric.Position) string {
	return quoteTab(p.Tab) + "!" + rubric.ColumnName(max(p.Col, 1)) + strconv.Itoa(max(p.Row, 1))
}

// hyperlink makes the cell lead to the place.
func (s *sheetWriter) hyperlink(cell string, to rubric.Position) error {
	if to.Tab == "" || s.links >= maxLinks {
		return nil
	}
	h := s.link(to)
	if h.target == "" {
		return nil
	}
	kind := "Location"
	if h.external {
		kind = "External"
	}
	s.links++
	return s.file.SetCellHyperLink(s.tab, cell, h.target, kind)
}
