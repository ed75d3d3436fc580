package sheetstest

import "strconv"

// area is a rectangle of a grid: from top and left up to, not including, bottom
// and right.
type area struct {
	sheet                    int
	top, left, bottom, right int
}

func (a area) empty() bool { return a.top >= a.bottom || a.left >= a.right }
func (a area) height() int { return a.bottom - a.top }
func (a area) width() int  { return a.right - a.left }

func (a area) within(b area) bool {
	return a.sheet == b.sheet && b.top <= a.top && a.bottom <= b.bottom && b.left <= a.left && a.right <= b.right
}

func (a area) meets(b area) bool {
	return a.sheet == b.sheet && a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right
}

// intersect returns what two areas share; empty when they do not meet.
func (a area) intersect(b area) area {
	return area{a.sheet, max(a.top, b.top), max(a.left, b.left), min(a.bottom, b.bottom), min(a.right, b.right)}
}

// gridRange writes the area as the API does: sheetId 0 is omitted, other zeros
// are not.
func (a area) gridRange() obj {
	return shownRange(obj{
		"sheetId": a.sheet, "startRowIndex": a.top, "endRowIndex": a.bottom,
		"startColumnIndex": a.left, "endColumnIndex": a.right,
	})
}

// shownRange omits the sheetId of sheet 0.
func shownRange(o obj) obj {
	if has(o, "sheetId") && num(o, "sheetId") == 0 {
		return without(o, "sheetId")
	}
	return o
}

// areaOf reads a GridRange; missing ends mean the grid's edge. Ends beyond the
// grid are cut.
func (d *document) areaOf(r obj) (*sheet, area, error) {
	s := d.sheet(num(r, "sheetId"))
	if s == nil {
		return nil, area{}, refuse("No grid with id: %d", num(r, "sheetId"))
	}
	a := rangeIn(s, r)
	if a.top < 0 || a.left < 0 {
		return nil, area{}, refuse("GridRange indexes must be >= 0")
	}
	if a.top > a.bottom {
		return nil, area{}, refuse("endRowIndex[%d] must be after startRowIndex[%d]", a.bottom, a.top)
	}
	if a.left > a.right {
		return nil, area{}, refuse("endColumnIndex[%d] must be after startColumnIndex[%d]", a.right, a.left)
	}
	if a.top >= s.rows || a.left >= s.cols {
		return nil, area{}, refuse("Range (%s) exceeds grid limits. Max rows: %d, max columns: %d", s.openA1(r), s.rows, s.cols)
	}
	return s, a.intersect(s.whole()), nil
}

// rangeIn reads a GridRange against a sheet's size.
func rangeIn(s *sheet, r obj) area {
	return area{
		sheet: s.id,
		top:   num(r, "startRowIndex"), bottom: numOr(r, "endRowIndex", s.rows),
		left: num(r, "startColumnIndex"), right: numOr(r, "endColumnIndex", s.cols),
	}
}

// openA1 writes a GridRange as refusals do: an open end is left out.
func (s *sheet) openA1(r obj) string {
	end := ""
	if has(r, "endColumnIndex") {
		end = columnName(num(r, "endColumnIndex") - 1)
	}
	if has(r, "endRowIndex") {
		end += strconv.Itoa(num(r, "endRowIndex"))
	}
	start := columnName(num(r, "startColumnIndex")) + strconv.Itoa(num(r, "startRowIndex")+1)
	if end == "" || end == start {
		return quoteTitle(s.title()) + "!" + start
	}
	return quoteTitle(s.title()) + "!" + start + ":" + end
}

// span is a run of rows or columns.
type span struct {
	sheet      *sheet
	columns    bool
	start, end int
}

// spanOf reads a DimensionRange.
func (d *document) spanOf(r obj) (span, error) {
	s := d.sheet(num(r, "sheetId"))
	if s == nil {
		return span{}, refuse("No grid with id: %d", num(r, "sheetId"))
	}
	sp := span{sheet: s, columns: str(r, "dimension") == "COLUMNS"}
	if !sp.columns && str(r, "dimension") != "ROWS" {
		return span{}, refuse("No dimension specified.")
	}
	_, size := s.dims(sp.columns)
	sp.start, sp.end = num(r, "startIndex"), numOr(r, "endIndex", *size)
	if sp.start < 0 || sp.end < 0 {
		return span{}, refuse("DimensionRange indexes must be >= 0")
	}
	if sp.end <= sp.start {
		return span{}, refuse("range.endIndex[%d] must be after range.startIndex[%d]", sp.end, sp.start)
	}
	return sp, nil
}

// bounded also requires the span to lie in the grid.
func (d *document) bounded(r obj) (span, error) {
	sp, err := d.spanOf(r)
	if err != nil {
		return sp, err
	}
	if _, size := sp.sheet.dims(sp.columns); sp.end > *size {
		kind := "ROWS"
		if sp.columns {
			kind = "COLUMNS"
		}
		return sp, refuse("Cannot use a range of %s [%d, %d) that ends beyond the last [%d]", kind, sp.start, sp.end, *size)
	}
	return sp, nil
}
