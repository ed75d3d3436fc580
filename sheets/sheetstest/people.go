package sheetstest

import (
	"slices"
	"strings"
)

// People edits a spreadsheet as its team does in the browser: without the API,
// its quotas and its log. Rows and columns count from 1, ranges are written in
// A1 notation without a title, sheets are named by their id ([People.SheetID]
// finds it). An edit that makes no sense on the grid does nothing and reports
// false, like a click that Sheets ignores.
type People struct {
	server *Server
	id     string
}

// People returns the hands of a spreadsheet's team.
func (s *Server) People(id string) *People { return &People{s, id} }

// on runs an edit of one sheet.
func (p *People) on(sheetID int, do func(*document, *sheet) bool) (done bool) {
	p.server.with(p.id, func(d *document) {
		s := d.sheet(sheetID)
		if s == nil || !do(d, s) {
			return
		}
		d.modified = p.server.opts.Now().UTC()
		done = true
	})
	return done
}

// within runs an edit of a range of one sheet.
func (p *People) within(sheetID int, a1 string, do func(*document, *sheet, area) bool) bool {
	return p.on(sheetID, func(d *document, s *sheet) bool {
		r, ok := parseCells(a1)
		if !ok {
			return false
		}
		r.sheet = s
		a := r.area().intersect(s.whole())
		return !a.empty() && do(d, s, a)
	})
}

// AddSheet makes a sheet and returns its id; -1 when the title is taken.
func (p *People) AddSheet(title string, rows, cols int) int {
	id := -1
	p.server.with(p.id, func(d *document) {
		s, err := d.newSheet(obj{"title": title, "gridProperties": obj{"rowCount": rows, "columnCount": cols}})
		if err == nil {
			d.sheets = append(d.sheets, s)
			id = s.id
		}
	})
	return id
}

// DeleteSheet removes a sheet, unless it is the last one.
func (p *People) DeleteSheet(sheetID int) bool {
	return p.on(sheetID, func(d *document, s *sheet) bool {
		if len(d.sheets) < 2 {
			return false
		}
		d.drop(s)
		return true
	})
}

// DuplicateSheet copies a sheet beside itself and returns the copy's id. Whether
// the developer metadata is copied with it Google's pages do not tell; a test
// may have it both ways.
func (p *People) DuplicateSheet(sheetID int, title string, withMetadata bool) int {
	id := -1
	p.on(sheetID, func(d *document, s *sheet) bool {
		twin, err := d.duplicate(s, obj{"title": title})
		if err != nil {
			return false
		}
		id = twin.id
		d.sheets = slices.Insert(slices.Clone(d.sheets), slices.Index(d.sheets, s)+1, twin)
		if !withMetadata {
			return true
		}
		for _, m := range slices.Clone(d.metadata) {
			if m.sheet == s.id && m.kind != "SPREADSHEET" {
				m.sheet, m.id = id, d.ids.next(func(id int) bool { return d.metadataID(id) >= 0 })
				d.metadata = append(d.metadata, m)
			}
		}
		return true
	})
	return id
}

// RenameSheet gives a sheet another title.
func (p *People) RenameSheet(sheetID int, title string) bool {
	return p.on(sheetID, func(d *document, s *sheet) bool {
		if title == "" || d.titleFree(title, s) != nil {
			return false
		}
		s.props = with(s.props, "title", title)
		return true
	})
}

// HideSheet hides or shows a sheet.
func (p *People) HideSheet(sheetID int, hidden bool) bool {
	return p.on(sheetID, func(d *document, s *sheet) bool {
		if hidden && d.visible() == 1 && !s.hidden() {
			return false
		}
		s.props = with(s.props, "hidden", hidden)
		return true
	})
}

// MoveSheet puts a sheet at a place, counted from 1.
func (p *People) MoveSheet(sheetID, place int) bool {
	return p.on(sheetID, func(d *document, s *sheet) bool {
		from := slices.Index(d.sheets, s)
		rest := slices.Delete(slices.Clone(d.sheets), from, from+1)
		d.sheets = slices.Insert(rest, min(max(place-1, 0), len(rest)), s)
		return true
	})
}

// InsertRows puts n empty rows before a row, looking like the row above.
func (p *People) InsertRows(sheetID, row, n int) bool { return p.insert(sheetID, false, row, n) }

// InsertColumns puts n empty columns before a column, looking like the one before.
func (p *People) InsertColumns(sheetID, col, n int) bool { return p.insert(sheetID, true, col, n) }

func (p *People) insert(sheetID int, columns bool, at, n int) bool {
	return p.on(sheetID, func(d *document, s *sheet) bool {
		if _, size := s.dims(columns); at < 1 || at > *size+1 || n < 1 {
			return false
		}
		d.insert(s, columns, at-1, n, at > 1)
		return true
	})
}

// DeleteRows removes n rows from a row on.
func (p *People) DeleteRows(sheetID, row, n int) bool { return p.remove(sheetID, false, row, n) }

// DeleteColumns removes n columns from a column on; ours, too, if they like.
func (p *People) DeleteColumns(sheetID, col, n int) bool { return p.remove(sheetID, true, col, n) }

func (p *People) remove(sheetID int, columns bool, at, n int) bool {
	return p.on(sheetID, func(d *document, s *sheet) bool {
		if _, size := s.dims(columns); at < 1 || n < 1 || at-1+n > *size || n >= *size {
			return false
		}
		d.remove(s, columns, at-1, at-1+n)
		return true
	})
}

// MoveRows drags n rows so that they stand before the row that is before now.
func (p *People) MoveRows(sheetID, row, n, before int) bool {
	return p.drag(sheetID, false, row, n, before)
}

// MoveColumns drags n columns so that they stand before a column.
func (p *People) MoveColumns(sheetID, col, n, before int) bool {
	return p.drag(sheetID, true, col, n, before)
}

func (p *People) drag(sheetID int, columns bool, at, n, before int) bool {
	return p.on(sheetID, func(d *document, s *sheet) bool {
		_, size := s.dims(columns)
		if at < 1 || n < 1 || at-1+n > *size || before < 1 || before > *size+1 {
			return false
		}
		sp := span{s, columns, at - 1, at - 1 + n}
		torn := func(m area) bool { return sp.tears(m, before-1) }
		if slices.ContainsFunc(s.merges, torn) {
			return false
		}
		d.move(s, columns, at-1, at-1+n, before-1)
		return true
	})
}

// HideRows hides or shows n rows.
func (p *People) HideRows(sheetID, row, n int, hidden bool) bool {
	return p.hide(sheetID, false, row, n, hidden)
}

// HideColumns hides or shows n columns.
func (p *People) HideColumns(sheetID, col, n int, hidden bool) bool {
	return p.hide(sheetID, true, col, n, hidden)
}

func (p *People) hide(sheetID int, columns bool, at, n int, hidden bool) bool {
	return p.on(sheetID, func(_ *document, s *sheet) bool {
		if _, size := s.dims(columns); at < 1 || at-1+n > *size {
			return false
		}
		for i := at - 1; i < at-1+n; i++ {
			s.setDim(columns, i, func(d *dimension) { d.hiddenByUser = hidden })
		}
		return true
	})
}

// Sort sorts a range by a column of it, as "Sort range" does: only these
// columns move, what stands beside them stays.
func (p *People) Sort(sheetID int, a1 string, col int, descending bool) bool {
	return p.within(sheetID, a1, func(_ *document, s *sheet, a area) bool {
		return a.left <= col-1 && col-1 < a.right && s.sort(a, []sortKey{{col - 1, descending}}) == nil
	})
}

// SortSheet sorts all columns of a sheet below its first rows.
func (p *People) SortSheet(sheetID, headers, col int, descending bool) bool {
	return p.on(sheetID, func(_ *document, s *sheet) bool {
		a := s.whole()
		a.top = headers
		return !a.empty() && col >= 1 && col <= s.cols && s.sort(a, []sortKey{{col - 1, descending}}) == nil
	})
}

// Filter hides the rows below the range's first whose column shows one of the
// values; no values take the filter away.
func (p *People) Filter(sheetID int, a1 string, col int, hidden ...string) bool {
	return p.within(sheetID, a1, func(_ *document, s *sheet, a area) bool {
		s.filter = nil
		if len(hidden) > 0 {
			values := make([]any, len(hidden))
			for i, h := range hidden {
				values[i] = h
			}
			s.filter = obj{
				"range":       with(a.gridRange(), "sheetId", s.id),
				"filterSpecs": []any{obj{"columnIndex": col - 1, "filterCriteria": obj{"hiddenValues": values}}},
			}
		}
		s.refilter()
		return true
	})
}

// Merge merges a range, keeping its first value.
func (p *People) Merge(sheetID int, a1 string) bool {
	return p.within(sheetID, a1, func(_ *document, s *sheet, a area) bool {
		if slices.ContainsFunc(s.merges, a.meets) {
			return false
		}
		s.merges = append(s.merges, a)
		s.keepFirst(a)
		return true
	})
}

// Protect keeps the API's caller from editing a range; with warning it only
// asks people whether they are sure.
func (p *People) Protect(sheetID int, a1 string, warning bool) bool {
	return p.within(sheetID, a1, func(d *document, s *sheet, a area) bool {
		o := obj{
			"protectedRangeId": d.ids.next(func(id int) bool { x, _ := d.protectedBy(id); return x != nil }),
			"range":            with(a.gridRange(), "sheetId", s.id), "requestingUserCanEdit": warning,
		}
		if warning {
			o["warningOnly"] = true
		}
		s.protected = append(s.protected, o)
		return true
	})
}

// SheetID finds a sheet by its title; -1 when there is none.
func (p *People) SheetID(title string) int {
	id := -1
	p.server.with(p.id, func(d *document) {
		if s := d.titled(title); s != nil {
			id = s.id
		}
	})
	return id
}

// Column finds the first column whose cell in a row shows a text, ignoring case
// and spaces around it; 0 when there is none.
func (p *People) Column(sheetID, row int, header string) int {
	col := 0
	p.on(sheetID, func(d *document, s *sheet) bool {
		for i := range s.cols {
			if c := s.at(row-1, i); c != nil && strings.EqualFold(strings.TrimSpace(d.formatted(c)), header) {
				col = i + 1
				break
			}
		}
		return false
	})
	return col
}
