package sheetstest

import (
	"strings"
	"unicode/utf8"
)

func (b *batch) appendDimension(req obj) (obj, error) {
	s := b.sheet(num(req, "sheetId"))
	if s == nil {
		return nil, refuse("No grid with id: %d", num(req, "sheetId"))
	}
	n := num(req, "length")
	if n < 1 {
		return nil, refuse("length must be positive")
	}
	columns := str(req, "dimension") == "COLUMNS"
	dims, size := s.dims(columns)
	*dims = cut(*dims, *size)
	across := s.cols
	if columns {
		across = s.rows
	}
	if err := b.fits(n * across); err != nil {
		return nil, err
	}
	*size += n
	return obj{}, nil
}

func (b *batch) insertDimension(req obj) (obj, error) {
	sp, err := b.spanOf(sub(req, "range"))
	if err != nil {
		return nil, err
	}
	_, size := sp.sheet.dims(sp.columns)
	inherit := truth(req, "inheritFromBefore")
	switch {
	case sp.start > *size:
		return nil, refuse("range.startIndex[%d] is larger than current grid size (%d)", sp.start, *size)
	case inherit && sp.start == 0:
		return nil, refuse("inheritFromBefore must be false when inserting at the start of the sheet.")
	case !inherit && sp.start == *size:
		return nil, refuse("range.startIndex[%d] must be less than the grid size (%d) if inheritFromBefore is false.", sp.start, *size)
	}
	across := sp.sheet.cols
	if sp.columns {
		across = sp.sheet.rows
	}
	if err := b.fits((sp.end - sp.start) * across); err != nil {
		return nil, err
	}
	b.insert(sp.sheet, sp.columns, sp.start, sp.end-sp.start, inherit)
	return obj{}, nil
}

func (b *batch) deleteDimension(req obj) (obj, error) {
	sp, err := b.bounded(sub(req, "range"))
	if err != nil {
		return nil, err
	}
	if _, size := sp.sheet.dims(sp.columns); sp.end-sp.start >= *size {
		kind := "rows"
		if sp.columns {
			kind = "columns"
		}
		return nil, refuse("You can't delete all the %s on the sheet.", kind)
	}
	if b.guarded(sp.area()) {
		return nil, refuse("%s", protectedMessage)
	}
	b.remove(sp.sheet, sp.columns, sp.start, sp.end)
	return obj{}, nil
}

func (sp span) area() area {
	a := sp.sheet.whole()
	if sp.columns {
		a.left, a.right = sp.start, sp.end
	} else {
		a.top, a.bottom = sp.start, sp.end
	}
	return a
}

func (b *batch) moveDimension(req obj) (obj, error) {
	sp, err := b.bounded(sub(req, "source"))
	if err != nil {
		return nil, err
	}
	dest := num(req, "destinationIndex")
	if _, size := sp.sheet.dims(sp.columns); dest < 0 || dest > *size {
		return nil, refuse("destinationIndex[%d] is beyond the grid's size (%d).", dest, *size)
	}
	for _, m := range sp.sheet.merges {
		if sp.tears(m, dest) {
			return nil, refuse("Sorry, it is not possible to move a %s to a position that crosses a merged cell. Please unmerge and try again.", strings.ToLower(columnOrRow(sp.columns)))
		}
	}
	b.move(sp.sheet, sp.columns, sp.start, sp.end, dest)
	return obj{}, nil
}

// tears reports whether moving the span before dest takes a merged area apart.
func (sp span) tears(m area, dest int) bool {
	start, end := m.top, m.bottom
	if sp.columns {
		start, end = m.left, m.right
	}
	if m.within(sp.area()) {
		return false
	}
	return m.meets(sp.area()) || start < dest && dest < end
}

func (b *batch) updateDimensionProperties(req obj) (obj, error) {
	m, err := maskFor(req, "DimensionProperties")
	if err != nil {
		return nil, err
	}
	sp, err := b.bounded(sub(req, "range"))
	if err != nil {
		return nil, err
	}
	props := sub(req, "properties")
	if m.at("pixelSize") != nil && !m.all && num(props, "pixelSize") < 2 {
		return nil, refuse("pixelSize must be at least 2")
	}
	for i := sp.start; i < sp.end; i++ {
		sp.sheet.setDim(sp.columns, i, func(d *dimension) {
			if m.at("pixelSize") != nil {
				d.pixels = num(props, "pixelSize")
			}
			if m.at("hiddenByUser") != nil {
				d.hiddenByUser = truth(props, "hiddenByUser")
			}
		})
	}
	return obj{}, nil
}

// autoResizeDimensions guesses: seven pixels a character, as Arial 10 has.
func (b *batch) autoResizeDimensions(req obj) (obj, error) {
	sp, err := b.bounded(sub(req, "dimensions"))
	if err != nil {
		return nil, err
	}
	for i := sp.start; i < sp.end; i++ {
		pixels := 0
		if sp.columns {
			for row := range sp.sheet.cells {
				if c := sp.sheet.at(row, i); c != nil {
					pixels = max(pixels, 7*utf8.RuneCountInString(b.formatted(c))+7)
				}
			}
		}
		sp.sheet.setDim(sp.columns, i, func(d *dimension) { d.pixels = pixels })
	}
	return obj{}, nil
}
