package sheets_test

import (
	"fmt"
	"net/http"
	"sync"
	"testing"
	"time"

	"rubric"
	"rubric/internal/sourcetest"
	"rubric/sheets"
	"rubric/sheets/sheetstest"
)

// tester is what a harness fails with: a test, or one run of a property.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

// workbook is a spreadsheet of the stand-in, and the hands of its people.
type workbook struct {
	tester
	srv    *sheetstest.Server
	id     string
	people *sheetstest.People
	door   *door
}

// door lets people come before a request of the source.
type door struct {
	http.RoundTripper
	mu     sync.Mutex
	before func()
}

func (d *door) RoundTrip(r *http.Request) (*http.Response, error) {
	d.mu.Lock()
	f := d.before
	d.mu.Unlock()
	if f != nil {
		f()
	}
	return d.RoundTripper.RoundTrip(r)
}

func newWorkbook(t tester, tabs ...sourcetest.Sheet) *workbook {
	srv := sheetstest.New(sheetstest.Options{TimeZone: "Europe/Moscow", Locale: "ru_RU"})
	id := srv.Create("План кофейни")
	w := &workbook{
		tester: t, srv: srv, id: id, people: srv.People(id),
		door: &door{RoundTripper: srv.Client().Transport},
	}
	for i, s := range tabs {
		if i == 0 { // its id is 0, which replies leave out
			first := w.people.Sheets()[0]
			w.do(w.people.RenameSheet(first.ID, s.Name), "rename the first tab")
			w.do(w.people.DeleteRows(first.ID, 41, first.Rows-40), "make the first tab smaller")
			w.fill(s)
			continue
		}
		w.AddTab(s)
	}
	return w
}

func (w *workbook) do(done bool, what string, args ...any) {
	w.Helper()
	if !done {
		w.Fatalf("people cannot "+what, args...)
	}
}

func (w *workbook) options() sheets.Options {
	return sheets.Options{
		Endpoint: w.srv.Endpoint(), HTTP: &http.Client{Transport: w.door}, Limits: sheets.NewLimits(0),
		Patience: sheets.Patience{Request: time.Minute, Call: 3 * time.Minute, Backoff: time.Millisecond},
	}
}

func (w *workbook) Source() rubric.Source { return sheets.Open(w.id, w.options()) }

// Look reads the spreadsheet, unnoticed.
func (w *workbook) Look() *rubric.Grid {
	w.Helper()
	o := w.options()
	o.HTTP = w.srv.Client()
	g, _, err := sheets.Open(w.id, o).Read(background())
	if err != nil {
		w.Fatalf("Read: %v", err)
	}
	return g
}

func (w *workbook) sheet(tab string) int {
	w.Helper()
	id := w.people.SheetID(tab)
	if id < 0 {
		w.Fatalf("there is no tab %q", tab)
	}
	return id
}

func (w *workbook) Tabs() []string {
	var names []string
	for _, s := range w.people.Sheets() {
		names = append(names, s.Title)
	}
	return names
}

func (w *workbook) Cells(name string) [][]string {
	w.Helper()
	tab := w.Look().Tab(name)
	if tab == nil {
		w.Fatalf("there is no tab %q", name)
	}
	out := make([][]string, tab.LastRow())
	for i := range out {
		out[i] = []string{}
	}
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

func (w *workbook) BeforeRequest(f func()) {
	w.door.mu.Lock()
	defer w.door.mu.Unlock()
	w.door.before = f
}

func cellName(row, col int) string { return fmt.Sprintf("%s%d", rubric.ColumnName(col), row) }

func (w *workbook) Set(tab string, row, col int, value any) {
	w.Helper()
	id := w.sheet(tab)
	switch v := value.(type) {
	case nil:
		w.grow(id, row, col)
		w.do(w.people.Clear(id, cellName(row, col)), "clear %s", cellName(row, col))
	case rubric.Date:
		w.do(w.people.Paste(id, row, col, [][]any{{float64(v.Serial())}}), "paste a date")
		w.do(w.people.Format(id, cellName(row, col), "DATE", "dd.mm.yyyy"), "format a date")
	default:
		w.do(w.people.Paste(id, row, col, [][]any{{v}}), "type %v", v)
	}
}

// grow makes sure that the grid has the cell.
func (w *workbook) grow(sheet, row, col int) {
	w.do(w.people.Paste(sheet, row, col, [][]any{{nil}}), "grow the grid")
}

func (w *workbook) fill(s sourcetest.Sheet) {
	w.Helper()
	for i, row := range s.Rows {
		for j, v := range row {
			if v != nil {
				w.Set(s.Name, i+1, j+1, v)
			}
		}
	}
	if s.Hidden {
		w.do(w.people.HideSheet(w.sheet(s.Name), true), "hide %s", s.Name)
	}
}

func (w *workbook) AddTab(s sourcetest.Sheet) {
	w.Helper()
	w.do(w.people.AddSheet(s.Name, 40, 12) >= 0, "add a tab %s", s.Name)
	w.fill(s)
}

func (w *workbook) DeleteTab(name string) {
	w.do(w.people.DeleteSheet(w.sheet(name)), "delete %s", name)
}

func (w *workbook) RenameTab(tab, name string) {
	w.do(w.people.RenameSheet(w.sheet(tab), name), "rename %s", tab)
}

func (w *workbook) InsertRow(tab string, row int) {
	w.do(w.people.InsertRows(w.sheet(tab), row, 1), "insert row %d", row)
}

func (w *workbook) DeleteRow(tab string, row int) {
	w.do(w.people.DeleteRows(w.sheet(tab), row, 1), "delete row %d", row)
}

func (w *workbook) CopyRow(tab string, from, to int) {
	w.do(w.people.CopyRows(w.sheet(tab), from, 1, to), "copy row %d to %d", from, to)
}

func (w *workbook) InsertColumn(tab string, col int) {
	w.do(w.people.InsertColumns(w.sheet(tab), col, 1), "insert column %d", col)
}

func (w *workbook) DeleteColumn(tab string, col int) {
	w.do(w.people.DeleteColumns(w.sheet(tab), col, 1), "delete column %d", col)
}

func (w *workbook) MoveColumn(tab string, from, to int) {
	if from == to {
		return
	}
	before := to
	if to > from {
		before++
	}
	w.do(w.people.MoveColumns(w.sheet(tab), from, 1, before), "move column %d to %d", from, to)
}

// Reorder copies the cells aside and back in the new order, which is what a sort
// comes to.
func (w *workbook) Reorder(tab string, first int, order, cols []int) {
	w.Helper()
	id := w.sheet(tab)
	var size sheetstest.SheetInfo
	for _, s := range w.people.Sheets() {
		if s.ID == id {
			size = s
		}
	}
	if cols == nil {
		for c := range size.Cols {
			cols = append(cols, c+1)
		}
	}
	aside := max(size.Rows, first+len(order)) + 1
	w.grow(id, aside+len(order)-1, 1)
	for _, col := range cols {
		letters := rubric.ColumnName(col)
		from := fmt.Sprintf("%s%d:%s%d", letters, first, letters, first+len(order)-1)
		w.do(w.people.Copy(id, from, aside, col), "copy %s aside", from)
		for i, j := range order {
			w.do(w.people.Copy(id, cellName(aside+j, col), first+i, col), "copy back")
		}
	}
	w.do(w.people.DeleteRows(id, size.Rows+1, aside+len(order)-1-size.Rows), "tidy up")
}

func TestSourceContract(t *testing.T) {
	sourcetest.Run(t, func(t *testing.T, tabs ...sourcetest.Sheet) sourcetest.Harness {
		return newWorkbook(t, tabs...)
	})
}
