package sheetstest

// write is one ValueRange to be written at a range.
type write struct {
	ref     ref
	columns bool // majorDimension COLUMNS
	values  []any
	entered bool // USER_ENTERED
}

// written is what a write came to.
type written struct {
	touched            area // the rectangle that the values cover
	asked              area // the range that was asked for
	rows, cols, cells  int
	touchedRows, touch map[int]bool
}

// write puts values: nulls skip, "" clears, the rest replaces.
func (d *document) write(w write) (written, *apiError) {
	s := w.ref.sheet
	asked := w.ref.area()
	if asked.top >= s.rows || asked.left >= s.cols || asked.bottom > s.rows || asked.right > s.cols {
		return written{}, beyondGrid(s, asked)
	}
	height, width, err := w.size()
	if err != nil {
		return written{}, err
	}
	out := written{touched: area{s.id, asked.top, asked.left, asked.top + height, asked.left + width}, asked: asked}
	if w.ref.single() { // a start only: the values may reach to the grid's edge
		out.asked = out.touched
		asked.bottom, asked.right = s.rows, s.cols
	}
	if err := w.ref.holds(asked, out.touched); err != nil {
		return written{}, err
	}
	if !out.touched.empty() && d.guarded(out.touched) {
		return written{}, invalid("%s", protectedMessage)
	}
	return out, d.place(w, &out)
}

// holds refuses values that do not fit in the range they are written to.
func (r ref) holds(asked, touched area) *apiError {
	if touched.bottom > asked.bottom {
		return invalid("Requested writing within range [%s], but tried writing to row [%d]", r.said(), asked.bottom+1)
	}
	if touched.right > asked.right {
		return invalid("Requested writing within range [%s], but tried writing to column [%s]", r.said(), columnName(asked.right))
	}
	return nil
}

func (w write) size() (height, width int, err *apiError) {
	outer, inner := len(w.values), 0
	for i, v := range w.values {
		line, ok := v.([]any)
		if !ok {
			return 0, 0, invalid("Invalid value at 'data.values[%d]' (type.googleapis.com/google.protobuf.ListValue), \"%v\"", i, v)
		}
		inner = max(inner, len(line))
	}
	if w.columns {
		return inner, outer, nil
	}
	return outer, inner, nil
}

func (d *document) place(w write, out *written) *apiError {
	s := w.ref.sheet
	rows, cols := map[int]bool{}, map[int]bool{}
	for i, v := range w.values {
		line, _ := v.([]any)
		for j, x := range line {
			row, col := out.touched.top+i, out.touched.left+j
			if w.columns {
				row, col = out.touched.top+j, out.touched.left+i
			}
			if x == nil {
				continue
			}
			if err := d.enter(s, row, col, x, w.entered); err != nil {
				return err
			}
			rows[row], cols[col] = true, true
			out.cells++
		}
	}
	out.rows, out.cols = len(rows), len(cols)
	out.touchedRows, out.touch = rows, cols
	return nil
}

// enter sets one cell from a JSON value.
func (d *document) enter(s *sheet, row, col int, x any, userEntered bool) *apiError {
	var v value
	var format obj
	switch x := x.(type) {
	case string:
		if len([]rune(x)) > maxCellText {
			return invalid("Your input contains more than the maximum of %d characters in a single cell.", maxCellText)
		}
		switch {
		case x == "":
		case userEntered:
			v, format = d.parse(x, numberFormat(s.format(row, col)))
		default:
			v = value{kind: textValue, text: x}
		}
	case float64:
		v = value{kind: numberValue, number: x}
	case bool:
		v = value{kind: boolValue, truth: x}
	default:
		return invalid("Invalid values[%d][%d]: %v", row, col, x)
	}
	s.edit(row, col, func(c *cell) {
		c.enter(v)
		if format != nil {
			c.format = with(c.format, "numberFormat", format)
		}
	})
	return nil
}

func (s *sheet) format(row, col int) obj {
	if c := s.at(row, col); c != nil {
		return c.format
	}
	return nil
}

// json writes an update's reply.
func (w written) json(s *sheet) obj {
	o := obj{"updatedRange": s.a1(w.touched)}
	for key, n := range map[string]int{"updatedRows": w.rows, "updatedColumns": w.cols, "updatedCells": w.cells} {
		if n > 0 {
			o[key] = n
		}
	}
	return o
}

// totals sums up the writes of a batch.
type totals struct {
	sheets     map[int]bool
	rows, cols map[[2]int]bool
	cells      int
}

func newTotals() *totals {
	return &totals{map[int]bool{}, map[[2]int]bool{}, map[[2]int]bool{}, 0}
}

func (t *totals) add(w written) {
	if w.cells > 0 {
		t.sheets[w.touched.sheet] = true
	}
	for r := range w.touchedRows {
		t.rows[[2]int{w.touched.sheet, r}] = true
	}
	for c := range w.touch {
		t.cols[[2]int{w.touched.sheet, c}] = true
	}
	t.cells += w.cells
}

func (t *totals) into(o obj) {
	for key, n := range map[string]int{
		"totalUpdatedRows": len(t.rows), "totalUpdatedColumns": len(t.cols),
		"totalUpdatedCells": t.cells, "totalUpdatedSheets": len(t.sheets),
	} {
		if n > 0 {
			o[key] = n
		}
	}
}
