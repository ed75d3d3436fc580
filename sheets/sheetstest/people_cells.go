package sheetstest

// Type enters a text in a cell as if typed: numbers, days and formulas become
// such, "" clears the value.
func (p *People) Type(sheetID, row, col int, text string) bool {
	return p.place(sheetID, row, col, [][]any{{text}}, true)
}

// Paste puts a block of plain values at a cell, growing the grid as the browser
// does; "" empties a cell, nil leaves it. Strings stay text.
func (p *People) Paste(sheetID, row, col int, values [][]any) bool {
	return p.place(sheetID, row, col, values, false)
}

func (p *People) place(sheetID, row, col int, values [][]any, entered bool) bool {
	return p.on(sheetID, func(d *document, s *sheet) bool {
		if row < 1 || col < 1 {
			return false
		}
		for i, line := range values {
			s.rows = max(s.rows, row+i)
			s.cols = max(s.cols, col-1+len(line))
			for j, x := range line {
				if x == nil {
					continue
				}
				if n, ok := x.(int); ok {
					x = float64(n)
				}
				if d.enter(s, row-1+i, col-1+j, x, entered) != nil {
					return false
				}
			}
		}
		return true
	})
}

// TypeFormula enters a formula and says what it shows: a string, float64 or bool.
func (p *People) TypeFormula(sheetID, row, col int, formula string, shows any) bool {
	return p.on(sheetID, func(_ *document, s *sheet) bool {
		if row < 1 || col < 1 || row > s.rows || col > s.cols {
			return false
		}
		s.edit(row-1, col-1, func(c *cell) {
			c.enter(value{kind: formulaValue, text: formula})
			switch x := shows.(type) {
			case float64:
				c.shown = value{kind: numberValue, number: x}
			case bool:
				c.shown = value{kind: boolValue, truth: x}
			case string:
				c.shown = value{kind: textValue, text: x}
			}
		})
		return true
	})
}

// CopyRows copies n rows whole, formats, notes and our cells with them, over the
// rows from another on.
func (p *People) CopyRows(sheetID, row, n, onto int) bool {
	return p.on(sheetID, func(_ *document, s *sheet) bool {
		if row < 1 || onto < 1 || n < 1 || row-1+n > s.rows || onto-1+n > s.rows {
			return false
		}
		s.put(s.take(area{s.id, row - 1, 0, row - 1 + n, s.cols}), onto-1, 0, "")
		return true
	})
}

// Copy copies a range to a cell, formats and notes with it.
func (p *People) Copy(sheetID int, a1 string, row, col int) bool {
	return p.within(sheetID, a1, func(_ *document, s *sheet, a area) bool {
		if row < 1 || col < 1 {
			return false
		}
		s.put(s.take(a), row-1, col-1, "")
		return true
	})
}

// Clear empties the values of a range.
func (p *People) Clear(sheetID int, a1 string) bool {
	return p.within(sheetID, a1, func(_ *document, s *sheet, a area) bool {
		for row := a.top; row < a.bottom; row++ {
			for col := a.left; col < a.right; col++ {
				if s.at(row, col) != nil {
					s.edit(row, col, func(c *cell) { c.enter(value{}) })
				}
			}
		}
		return true
	})
}

// Format sets the number format of a range, such as "DATE", "dd.mm.yyyy".
func (p *People) Format(sheetID int, a1, kind, pattern string) bool {
	format := obj{"type": kind}
	if pattern != "" {
		format["pattern"] = pattern
	}
	return p.eachCell(sheetID, a1, func(c *cell) { c.format = with(c.format, "numberFormat", format) })
}

// Dropdown offers a list of values on a range.
func (p *People) Dropdown(sheetID int, a1 string, values ...string) bool {
	choices := make([]any, len(values))
	for i, v := range values {
		choices[i] = obj{"userEnteredValue": v}
	}
	return p.rule(sheetID, a1, obj{"type": "ONE_OF_LIST", "values": choices})
}

// DropdownFrom offers the values of another range, such as =Lists!A2:A9.
func (p *People) DropdownFrom(sheetID int, a1, source string) bool {
	return p.rule(sheetID, a1, obj{"type": "ONE_OF_RANGE", "values": []any{obj{"userEnteredValue": source}}})
}

func (p *People) rule(sheetID int, a1 string, condition obj) bool {
	rule := obj{"condition": condition, "strict": true, "showCustomUi": true}
	return p.eachCell(sheetID, a1, func(c *cell) { c.rule = rule })
}

// Note puts a note on the cells of a range.
func (p *People) Note(sheetID int, a1, note string) bool {
	return p.eachCell(sheetID, a1, func(c *cell) { c.note = note })
}

func (p *People) eachCell(sheetID int, a1 string, change func(*cell)) bool {
	return p.within(sheetID, a1, func(_ *document, s *sheet, a area) bool {
		for row := a.top; row < a.bottom; row++ {
			for col := a.left; col < a.right; col++ {
				s.edit(row, col, change)
			}
		}
		return true
	})
}
