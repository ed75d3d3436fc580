package sourcetest

import (
	"fmt"
	"slices"

	"rubric"
)

// sheet is a tab of a workbook in memory. Its cells are dense: rows[r-1][c-1].
type sheet struct {
	key     string
	name    string
	hidden  bool
	role    rubric.Role // of a generated tab; "" for the team's own
	written string      // a generated tab's cells as we left them, condensed
	// owners is the metadata of the columns: which managed field a column is
	// for. It moves with the column, whatever its heading says.
	owners []rubric.ManagedField
	rows   [][]rubric.Cell
}

func newSheet(key string, s Sheet) *sheet {
	sh := &sheet{key: key, name: s.Name, hidden: s.Hidden}
	for i, values := range s.Rows {
		for j, v := range values {
			sh.set(i+1, j+1, cellOf(v))
		}
	}
	return sh
}

// cellOf makes a cell of a value as [Sheet] allows it.
func cellOf(value any) rubric.Cell {
	switch v := value.(type) {
	case nil:
		return rubric.Cell{}
	case string:
		if v == "" {
			return rubric.Cell{}
		}
		return rubric.Cell{Kind: rubric.TextCell, Text: v}
	case int:
		return rubric.Cell{Kind: rubric.NumberCell, Number: float64(v)}
	case float64:
		return rubric.Cell{Kind: rubric.NumberCell, Number: v}
	case bool:
		c := rubric.Cell{Kind: rubric.BoolCell}
		if v {
			c.Number = 1
		}
		return c
	case rubric.Date:
		return rubric.Cell{Kind: rubric.NumberCell, Format: rubric.AsDate, Number: float64(v.Serial())}
	}
	panic(fmt.Sprintf("sourcetest: no cell is made of a %T", value))
}

// at returns the cell's place, growing the tab to hold it.
func (s *sheet) at(row, col int) *rubric.Cell {
	for len(s.rows) < row {
		s.rows = append(s.rows, nil)
	}
	for len(s.rows[row-1]) < col {
		s.rows[row-1] = append(s.rows[row-1], rubric.Cell{})
	}
	for len(s.owners) < col {
		s.owners = append(s.owners, "")
	}
	return &s.rows[row-1][col-1]
}

func (s *sheet) set(row, col int, c rubric.Cell) { *s.at(row, col) = c }

// get returns the cell without growing the tab.
func (s *sheet) get(row, col int) rubric.Cell {
	if row > len(s.rows) || col > len(s.rows[row-1]) {
		return rubric.Cell{}
	}
	return s.rows[row-1][col-1]
}

// width is the last column that any row or metadata reaches.
func (s *sheet) width() int { return len(s.owners) }

// lastUsed is the last column that holds a cell or is ours; 0 for none.
func (s *sheet) lastUsed() int {
	last := 0
	for i, f := range s.owners {
		if f != "" {
			last = i + 1
		}
	}
	for _, row := range s.rows {
		for i := len(row) - 1; i >= last; i-- {
			if row[i].Kind != rubric.EmptyCell {
				last = i + 1
				break
			}
		}
	}
	return last
}

func (s *sheet) column(f rubric.ManagedField) int { return slices.Index(s.owners, f) + 1 }

func (s *sheet) insertRow(row int) {
	s.at(row, 1)
	s.rows = slices.Insert(s.rows, row-1, []rubric.Cell{})
}

func (s *sheet) deleteRow(row int) {
	if row <= len(s.rows) {
		s.rows = slices.Delete(s.rows, row-1, row)
	}
}

func (s *sheet) reorder(first int, order, cols []int) {
	if cols == nil {
		for c := range s.width() {
			cols = append(cols, c+1)
		}
	}
	was := make([][]rubric.Cell, len(order))
	for i := range order {
		for _, c := range cols {
			was[i] = append(was[i], s.get(first+i, c))
		}
	}
	for i, from := range order {
		for j, c := range cols {
			s.set(first+i, c, was[from][j])
		}
	}
}

func (s *sheet) copyRow(from, to int) {
	for c := 1; c <= s.width(); c++ {
		s.set(to, c, s.get(from, c))
	}
}

func (s *sheet) insertColumn(col int) {
	s.at(1, col)
	s.owners = slices.Insert(s.owners, col-1, "")
	for i, row := range s.rows {
		if len(row) >= col {
			s.rows[i] = slices.Insert(row, col-1, rubric.Cell{})
		}
	}
}

func (s *sheet) deleteColumn(col int) {
	if col > len(s.owners) {
		return
	}
	s.owners = slices.Delete(s.owners, col-1, col)
	for i, row := range s.rows {
		if len(row) >= col {
			s.rows[i] = slices.Delete(row, col-1, col)
		}
	}
}

func (s *sheet) moveColumn(from, to int) {
	for row := range s.rows {
		s.at(row+1, max(from, to))
	}
	s.at(1, max(from, to))
	s.owners = moved(s.owners, from, to)
	for i, row := range s.rows {
		s.rows[i] = moved(row, from, to)
	}
}

func moved[T any](xs []T, from, to int) []T {
	x := xs[from-1]
	return slices.Insert(slices.Delete(xs, from-1, from), to-1, x)
}

func (s *sheet) managed() rubric.ManagedColumns {
	var m rubric.ManagedColumns
	for i, f := range s.owners {
		if f != "" {
			m = m.With(f, i+1)
		}
	}
	return m
}

// tab returns the tab as a source reads it.
func (s *sheet) tab() *rubric.Tab {
	t := &rubric.Tab{Key: s.key, Name: s.name, Hidden: s.hidden, Generated: s.role, Managed: s.managed()}
	for i, cells := range s.rows {
		row := rubric.Row{Number: i + 1}
		for j, c := range cells {
			if c.Kind != rubric.EmptyCell {
				c.Col = j + 1
				row.Cells = append(row.Cells, c)
			}
		}
		if len(row.Cells) > 0 {
			t.Rows = append(t.Rows, row)
		}
	}
	if s.role != "" {
		t.Altered = digest(t.Rows) != s.written
	}
	return t
}
