package excel

import (
	"fmt"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"rubric"
	"rubric/internal/sourcetest"
)

// workbook is a file under test and the hands of its people, which are
// excelize's: another program that opens, changes and saves the file.
type workbook struct {
	*testing.T
	path string
}

func TestSourceContract(t *testing.T) {
	sourcetest.Run(t, func(t *testing.T, sheets ...sourcetest.Sheet) sourcetest.Harness {
		return newWorkbook(t, sheets...)
	})
}

func newWorkbook(t *testing.T, sheets ...sourcetest.Sheet) *workbook {
	w := &workbook{T: t, path: filepath.Join(t.TempDir(), "plan.xlsx")}
	f := excelize.NewFile()
	defer f.Close()
	for i, s := range sheets {
		if i == 0 {
			w.ok(f.SetSheetName("Sheet1", s.Name))
		} else if _, err := f.NewSheet(s.Name); err != nil {
			t.Fatal(err)
		}
		w.fill(f, s)
	}
	w.ok(f.SaveAs(w.path))
	return w
}

func (w *workbook) fill(f *excelize.File, s sourcetest.Sheet) {
	for i, row := range s.Rows {
		for j, v := range row {
			w.enter(f, s.Name, i+1, j+1, v)
		}
	}
	w.ok(f.SetSheetVisible(s.Name, !s.Hidden))
}

// enter types a value into a cell.
func (w *workbook) enter(f *excelize.File, tab string, row, col int, v any) {
	at := cellRef{row, col}.String()
	switch v := v.(type) {
	case string:
		w.ok(f.SetCellStr(tab, at, v))
	case rubric.Date:
		style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		w.ok(err)
		w.ok(f.SetCellInt(tab, at, int64(v.Serial())))
		w.ok(f.SetCellStyle(tab, at, at, style))
	default:
		w.ok(f.SetCellValue(tab, at, v))
	}
}

func (w *workbook) ok(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// hand opens the file, lets f change it, and saves it.
func (w *workbook) hand(do func(f *excelize.File) error) {
	w.Helper()
	f, err := excelize.OpenFile(w.path)
	w.ok(err)
	defer f.Close()
	w.ok(do(f))
	w.ok(f.Save())
}

func (w *workbook) Source() rubric.Source { return Open(w.path, Options{MaxWait: -1}) }

// look reads the file for the suite to see.
func (w *workbook) look() *rubric.Grid {
	w.Helper()
	g, _, err := Open(w.path, Options{}).Read(w.Context())
	w.ok(err)
	return g
}

func (w *workbook) Tabs() []string {
	var names []string
	for _, tab := range w.look().Tabs {
		names = append(names, tab.Name)
	}
	return names
}

func (w *workbook) Cells(name string) [][]string {
	tab := w.look().Tab(name)
	if tab == nil {
		w.Fatalf("there is no tab %q", name)
	}
	out := make([][]string, tab.LastRow())
	for _, row := range tab.Rows {
		for _, c := range row.Cells {
			for len(out[row.Number-1]) < c.Col {
				out[row.Number-1] = append(out[row.Number-1], "")
			}
			out[row.Number-1][c.Col-1] = c.String()
		}
	}
	return out
}

func (w *workbook) Set(tab string, row, col int, value any) {
	w.hand(func(f *excelize.File) error {
		w.enter(f, tab, row, col, value)
		return nil
	})
}

func (w *workbook) InsertRow(tab string, row int) {
	w.hand(func(f *excelize.File) error { return f.InsertRows(tab, row, 1) })
}

func (w *workbook) DeleteRow(tab string, row int) {
	w.hand(func(f *excelize.File) error { return f.RemoveRow(tab, row) })
}

func (w *workbook) InsertColumn(tab string, col int) {
	w.hand(func(f *excelize.File) error { return f.InsertCols(tab, rubric.ColumnName(col), 1) })
}

func (w *workbook) DeleteColumn(tab string, col int) {
	w.hand(func(f *excelize.File) error {
		names := f.GetDefinedName()
		if err := f.RemoveCol(tab, rubric.ColumnName(col)); err != nil {
			return err
		}
		return w.lose(f, names, tab, col)
	})
}

// lose does what Excel does and excelize does not: a name of a whole column
// that is deleted means #REF!.
func (w *workbook) lose(f *excelize.File, names []excelize.DefinedName, tab string, col int) error {
	for _, n := range names {
		if _, ref := splitRef(n.RefersTo); n.Scope == tab && ref == "$"+rubric.ColumnName(col)+":$"+rubric.ColumnName(col) {
			if err := f.DeleteDefinedName(&n); err != nil {
				return err
			}
			n.RefersTo = quoteSheet(tab) + "!#REF!"
			if err := f.SetDefinedName(&n); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *workbook) RenameTab(tab, name string) {
	w.hand(func(f *excelize.File) error { return f.SetSheetName(tab, name) })
}

func (w *workbook) AddTab(s sourcetest.Sheet) {
	w.hand(func(f *excelize.File) error {
		if _, err := f.NewSheet(s.Name); err != nil {
			return err
		}
		w.fill(f, s)
		return nil
	})
}

func (w *workbook) DeleteTab(name string) {
	w.hand(func(f *excelize.File) error { return f.DeleteSheet(name) })
}

// held is what a cell holds, for moving it.
type held struct {
	kind  excelize.CellType
	value string
	style int
}

func (w *workbook) pick(f *excelize.File, tab string, row, col int) (h held) {
	at := cellRef{row, col}.String()
	var err error
	h.kind, err = f.GetCellType(tab, at)
	w.ok(err)
	h.value, err = f.GetCellValue(tab, at, excelize.Options{RawCellValue: true})
	w.ok(err)
	h.style, err = f.GetCellStyle(tab, at)
	w.ok(err)
	return h
}

func (w *workbook) drop(f *excelize.File, tab string, row, col int, h held) {
	at := cellRef{row, col}.String()
	switch {
	case h.value == "":
		w.ok(f.SetCellValue(tab, at, nil))
	case h.kind == excelize.CellTypeBool:
		w.ok(f.SetCellBool(tab, at, h.value == "1" || h.value == "TRUE"))
	case h.kind == excelize.CellTypeSharedString || h.kind == excelize.CellTypeInlineString:
		w.ok(f.SetCellStr(tab, at, h.value))
	default:
		n, err := strconv.ParseFloat(h.value, 64)
		w.ok(err)
		w.ok(f.SetCellFloat(tab, at, n, -1, 64))
	}
	w.ok(f.SetCellStyle(tab, at, at, h.style))
}

func (w *workbook) Reorder(tab string, first int, order, cols []int) {
	if cols == nil {
		for c := range 30 {
			cols = append(cols, c+1)
		}
	}
	w.hand(func(f *excelize.File) error {
		for _, col := range cols {
			var was []held
			for i := range order {
				was = append(was, w.pick(f, tab, first+i, col))
			}
			for i, from := range order {
				w.drop(f, tab, first+i, col, was[from])
			}
		}
		return nil
	})
}

func (w *workbook) CopyRow(tab string, from, to int) {
	w.hand(func(f *excelize.File) error {
		for col := range 30 {
			w.drop(f, tab, to, col+1, w.pick(f, tab, from, col+1))
		}
		return nil
	})
}

// MoveColumn cuts a column and inserts it elsewhere, its name with it.
func (w *workbook) MoveColumn(tab string, from, to int) {
	last := len(w.Cells(tab))
	w.hand(func(f *excelize.File) error {
		var name *excelize.DefinedName
		letters := rubric.ColumnName(from)
		for _, n := range f.GetDefinedName() {
			if n.Scope == tab && n.RefersTo == fmt.Sprintf("%s!$%s:$%s", quoteSheet(tab), letters, letters) {
				name = &n
			}
		}
		var cells []held
		for row := range last {
			cells = append(cells, w.pick(f, tab, row+1, from))
		}
		if name != nil {
			w.ok(f.DeleteDefinedName(name))
		}
		w.ok(f.RemoveCol(tab, letters))
		w.ok(f.InsertCols(tab, rubric.ColumnName(to), 1))
		for i, c := range cells {
			w.drop(f, tab, i+1, to, c)
		}
		if name == nil {
			return nil
		}
		letters = rubric.ColumnName(to)
		name.RefersTo = fmt.Sprintf("%s!$%s:$%s", quoteSheet(tab), letters, letters)
		return f.SetDefinedName(name)
	})
}
