package sheetstest

import "slices"

// rendering is how values are shown in a reply.
type rendering struct {
	value   string // FORMATTED_VALUE (default), UNFORMATTED_VALUE, FORMULA
	dates   string // SERIAL_NUMBER (default) or FORMATTED_STRING
	columns bool   // majorDimension COLUMNS
}

// values reads an area, without trailing blanks.
func (d *document) values(s *sheet, a area, how rendering) []any {
	outer, inner := min(a.bottom, len(s.cells))-a.top, a.width()
	if how.columns {
		outer, inner = inner, outer
	}
	out := make([]any, 0, max(outer, 0))
	last := 0
	for i := range outer {
		var line []any
		for j := range inner {
			row, col := a.top+i, a.left+j
			if how.columns {
				row, col = a.top+j, a.left+i
			}
			c := s.at(row, col)
			if c == nil || c.shown.kind == noValue {
				continue
			}
			for len(line) < j {
				line = append(line, "")
			}
			line = append(line, d.render(c, how))
		}
		line = trimBlanks(line)
		if len(line) > 0 {
			last = i + 1
		}
		if line == nil {
			line = []any{}
		}
		out = append(out, line)
	}
	return out[:last]
}

func trimBlanks(line []any) []any {
	for len(line) > 0 && line[len(line)-1] == "" {
		line = line[:len(line)-1]
	}
	return line
}

// render gives a cell's value as a values reply shows it.
func (d *document) render(c *cell, how rendering) any {
	if how.value == "FORMULA" && c.entered.kind == formulaValue {
		return c.entered.text
	}
	plain := how.value == "UNFORMATTED_VALUE" || how.value == "FORMULA"
	if !plain || c.shown.kind == errorValue {
		return d.formatted(c)
	}
	switch c.shown.kind {
	case numberValue:
		if how.dates == "FORMATTED_STRING" && isDateType(numberFormat(c.format)) {
			return d.formatted(c)
		}
		return c.shown.number
	case boolValue:
		return c.shown.truth
	}
	return c.shown.text
}

// valueRange answers values.get for a range.
func (d *document) valueRange(r ref, how rendering) (obj, *apiError) {
	s := r.sheet
	a := r.area()
	if a.top >= s.rows || a.left >= s.cols {
		return nil, beyondGrid(s, a)
	}
	a = a.intersect(s.whole())
	major := "ROWS"
	if how.columns {
		major = "COLUMNS"
	}
	o := obj{"range": s.a1(a), "majorDimension": major}
	put(o, "values", d.values(s, a, how))
	return o, nil
}

func beyondGrid(s *sheet, a area) *apiError {
	return invalid("Range (%s) exceeds grid limits. Max rows: %d, max columns: %d", s.a1(a), s.rows, s.cols)
}

// clearValues empties an area's values, keeping formats, notes and rules.
func (d *document) clearValues(s *sheet, a area) *apiError {
	if d.guarded(a) {
		return invalid("%s", protectedMessage)
	}
	for row := a.top; row < min(a.bottom, len(s.cells)); row++ {
		for col := a.left; col < min(a.right, len(s.cells[row])); col++ {
			if c := s.cells[row][col]; c != nil && c.entered.kind != noValue {
				s.edit(row, col, func(c *cell) { c.enter(value{}) })
			}
		}
	}
	return nil
}

// guarded reports whether a protected range keeps the caller from an area.
func (d *document) guarded(a area) bool {
	s := d.sheet(a.sheet)
	for _, p := range s.protected {
		if truth(p, "warningOnly") || truth(p, "requestingUserCanEdit") {
			continue
		}
		free := slices.ContainsFunc(objects(p, "unprotectedRanges"), func(r obj) bool {
			return a.within(rangeIn(s, r))
		})
		if !free && rangeIn(s, sub(p, "range")).meets(a) {
			return true
		}
	}
	return false
}
