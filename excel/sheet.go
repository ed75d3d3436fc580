package excel

import (
	"bytes"
	"context"
	"errors"
	"slices"

	"rubric"
	"rubric/excel/internal/xmltok"
)

// sheetReader reads one sheet into a tab.
type sheetReader struct {
	*scan
	ctx   context.Context
	book  *book
	sheet *sheet
	tab   *rubric.Tab

	chunk []rubric.Cell // where the rows' cells are kept
	row   rubric.Row    // the current one
	from  int           // where it begins in chunk
	col   int           // the last cell's column, with or without content
	apart bool          // rows or cells were met out of order
	value []byte        // the current cell's
	date  float64       // what to add to a date
	quick []byte        // see quickCell
	nests []xmltok.Nest // see cellNests

	hidden []rubric.Range // of columns
}

const cellChunk = 8 << 10

// readSheet reads a sheet's part. A part that is no worksheet gives an empty tab.
func (b *book) readSheet(ctx context.Context, sh *sheet) error {
	return scanPart(b.pkg, sh.part, func(s *scan) error {
		r := &sheetReader{scan: s, ctx: ctx, book: b, sheet: sh, tab: sh.tab}
		if b.date1904 {
			r.date = 1462
		}
		if string(s.tag()) != "worksheet" {
			return nil
		}
		if err := s.inside(r.part); err != nil {
			return err
		}
		r.finish()
		return nil
	})
}

// part reads one of the sheet's parts.
func (r *sheetReader) part() error {
	for a := r.Attrs(); a.Next(); {
		r.sheet.linked = r.sheet.linked || bytes.HasSuffix(a.Name, []byte(":id"))
	}
	switch string(r.tag()) {
	case "sheetData":
		return r.data()
	case "cols":
		return r.inside(r.column)
	case "mergeCells":
		return r.inside(func() error {
			v, _ := r.Attr("ref")
			if m, ok := parseRange(v); ok && r.book.spend(1) {
				r.tab.Merges = append(r.tab.Merges, m)
			}
			return nil
		})
	case "dataValidations":
		return r.inside(r.validation)
	case "extLst":
		return r.extensions()
	}
	return nil
}

func (r *sheetReader) column() error {
	if r.flag("hidden") && len(r.hidden) < r.book.limits.cols {
		r.hidden = append(r.hidden, rubric.Range{Left: r.int("min"), Right: r.int("max")})
	}
	return nil
}

// data reads the rows.
func (r *sheetReader) data() error {
	if r.Self {
		return nil
	}
	r.quick = append(append([]byte("<"), r.prefix...), `c r="`...)
	r.nests = cellNests(string(r.prefix))
	for depth := r.Depth(); r.Next() != xmltok.EOF; {
		switch r.Kind {
		case xmltok.Start:
			switch string(r.tag()) {
			case "c":
				if err := r.cell(); err != nil {
					return err
				}
			case "row":
				if err := r.beginRow(); err != nil {
					return err
				}
			}
		case xmltok.End:
			switch d := r.Depth(); {
			case d < depth:
				r.endRow()
				return nil
			case d == depth:
				r.endRow()
			}
		}
	}
	return r.fail()
}

var errBounds = errors.New("a cell lies outside the limits of a sheet")

func (r *sheetReader) beginRow() error {
	r.endRow()
	number, hidden := r.row.Number+1, false
	for a := r.Attrs(); a.Next(); {
		switch string(a.Name) {
		case "r":
			if n := parseDigits(a.Value); n > 0 {
				number = n
			}
		case "hidden":
			hidden = isTrue(string(a.Value))
		}
	}
	if number > r.book.limits.rows {
		return errBounds
	}
	if number%1024 == 0 && r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	r.apart = r.apart || number <= r.row.Number
	r.row.Number, r.col = number, 0
	if hidden {
		r.tab.HiddenRows = append(r.tab.HiddenRows, number)
	}
	return nil
}

// endRow keeps the current row if it holds anything.
func (r *sheetReader) endRow() {
	if len(r.chunk) == r.from {
		return
	}
	r.row.Cells = r.chunk[r.from:len(r.chunk):len(r.chunk)]
	r.tab.Rows = append(r.tab.Rows, r.row)
	r.from = len(r.chunk)
	r.row.Cells = nil
}

// keep adds a cell to the current row.
func (r *sheetReader) keep(c rubric.Cell) error {
	if r.book.cells++; r.book.cells > r.book.limits.cells || r.book.arena.total > r.book.limits.text {
		return errTooManyCells
	}
	if len(r.chunk) == cap(r.chunk) {
		begun := r.chunk[r.from:]
		r.chunk = append(make([]rubric.Cell, 0, max(cellChunk, 2*len(begun))), begun...)
		r.from = 0
	}
	r.chunk = append(r.chunk, c)
	return nil
}

// finish lists the hidden columns among those in use, and puts rows and cells in
// order where the part had them otherwise; of two cells in one place the last
// counts.
func (r *sheetReader) finish() {
	t := r.tab
	r.sheet.apart = r.apart
	for next, last := 1, r.sheet.used.last(); len(r.hidden) > 0; r.hidden = r.hidden[1:] {
		for next = max(next, r.hidden[0].Left); next <= min(r.hidden[0].Right, last); next++ {
			t.HiddenCols = append(t.HiddenCols, next)
		}
	}
	slices.Sort(t.HiddenRows)
	t.HiddenRows = slices.Compact(t.HiddenRows)
	if !r.apart {
		return
	}
	slices.SortStableFunc(t.Rows, func(a, b rubric.Row) int { return a.Number - b.Number })
	rows := t.Rows[:0]
	for _, row := range t.Rows {
		if n := len(rows); n > 0 && rows[n-1].Number == row.Number {
			rows[n-1].Cells = append(rows[n-1].Cells, row.Cells...)
			continue
		}
		rows = append(rows, row)
	}
	t.Rows = rows
	for i := range t.Rows {
		t.Rows[i].Cells = inOrder(t.Rows[i].Cells)
	}
}

func inOrder(cells []rubric.Cell) []rubric.Cell {
	slices.SortStableFunc(cells, func(a, b rubric.Cell) int { return a.Col - b.Col })
	out := cells[:0]
	for _, c := range cells {
		if n := len(out); n > 0 && out[n-1].Col == c.Col {
			out[n-1] = c
			continue
		}
		out = append(out, c)
	}
	return out
}
