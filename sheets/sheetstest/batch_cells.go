package sheetstest

// setCell writes the masked fields of a CellData to a cell.
func (b *batch) setCell(s *sheet, row, col int, data obj, m *mask) error {
	var failed error
	s.edit(row, col, func(c *cell) { failed = b.fill(c, data, m) })
	return failed
}

func (b *batch) fill(c *cell, data obj, m *mask) error {
	if m.at("userEnteredValue") != nil {
		v, err := extendedValue(sub(data, "userEnteredValue"))
		if err != nil {
			return err
		}
		c.enter(v)
	}
	if inner := m.at("userEnteredFormat"); inner != nil {
		c.format = inner.withTwins().merge(c.format, mirrorColors(sub(data, "userEnteredFormat")))
	}
	if m.at("note") != nil {
		c.note = str(data, "note")
	}
	if inner := m.at("dataValidation"); inner != nil {
		c.rule = inner.merge(c.rule, sub(data, "dataValidation"))
	}
	if m.at("textFormatRuns") != nil {
		c.runs = nil
		for _, run := range objects(data, "textFormatRuns") {
			c.runs = append(c.runs, mirrorColors(dropDefaults(without(run))))
		}
	}
	return nil
}

func extendedValue(o obj) (value, error) {
	switch {
	case has(o, "numberValue"):
		n, _ := o["numberValue"].(float64)
		return value{kind: numberValue, number: n}, nil
	case has(o, "boolValue"):
		return value{kind: boolValue, truth: truth(o, "boolValue")}, nil
	case has(o, "formulaValue"):
		return value{kind: formulaValue, text: str(o, "formulaValue")}, nil
	case has(o, "errorValue"):
		return value{}, refuse("error_value cannot be set.")
	case str(o, "stringValue") != "":
		s := str(o, "stringValue")
		if len([]rune(s)) > maxCellText {
			return value{}, refuse("Your input contains more than the maximum of %d characters in a single cell.", maxCellText)
		}
		return value{kind: textValue, text: s}, nil
	}
	return value{}, nil
}

func (b *batch) updateCells(req obj) (obj, error) {
	m, err := maskFor(req, "CellData")
	if err != nil {
		return nil, err
	}
	if has(req, "start") == has(req, "range") {
		return nil, refuse("Exactly one of start and range must be set.")
	}
	rows := objects(req, "rows")
	if has(req, "start") {
		return nil, b.updateFrom(sub(req, "start"), rows, m)
	}
	s, a, err := b.areaOf(sub(req, "range"))
	if err != nil {
		return nil, err
	}
	if b.guarded(a) {
		return nil, refuse("%s", protectedMessage)
	}
	if len(rows) > a.height() {
		return nil, refuse("Attempting to write row: %d, beyond the last requested row of: %d", a.bottom, a.bottom-1)
	}
	for i := range a.height() {
		var values []obj
		if i < len(rows) {
			values = objects(rows[i], "values")
		}
		if len(values) > a.width() {
			return nil, refuse("Attempting to write column: %d, beyond the last requested column of: %d", a.right, a.right-1)
		}
		for j := range a.width() {
			var data obj
			if j < len(values) {
				data = values[j]
			} else if s.at(a.top+i, a.left+j) == nil {
				continue
			}
			if err := b.setCell(s, a.top+i, a.left+j, data, m); err != nil {
				return nil, err
			}
		}
	}
	return obj{}, nil
}

// updateFrom writes only the cells that are given.
func (b *batch) updateFrom(start obj, rows []obj, m *mask) error {
	s := b.sheet(num(start, "sheetId"))
	if s == nil {
		return refuse("No grid with id: %d", num(start, "sheetId"))
	}
	top, left := num(start, "rowIndex"), num(start, "columnIndex")
	for i, r := range rows {
		for j, data := range objects(r, "values") {
			row, col := top+i, left+j
			if row >= s.rows || col >= s.cols || row < 0 || col < 0 {
				return refuse("Attempting to write row: %d, column: %d, beyond the grid of %d rows and %d columns", row, col, s.rows, s.cols)
			}
			if b.guarded(area{s.id, row, col, row + 1, col + 1}) {
				return refuse("%s", protectedMessage)
			}
			if err := b.setCell(s, row, col, data, m); err != nil {
				return err
			}
		}
	}
	return nil
}

func (b *batch) repeatCell(req obj) (obj, error) {
	m, err := maskFor(req, "CellData")
	if err != nil {
		return nil, err
	}
	s, a, err := b.areaOf(sub(req, "range"))
	if err != nil {
		return nil, err
	}
	if b.guarded(a) {
		return nil, refuse("%s", protectedMessage)
	}
	for row := a.top; row < a.bottom; row++ {
		for col := a.left; col < a.right; col++ {
			if err := b.setCell(s, row, col, sub(req, "cell"), m); err != nil {
				return nil, err
			}
		}
	}
	return obj{}, nil
}
