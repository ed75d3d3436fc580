package excel

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rubric"
)

// corpus lists the real workbooks to test with; see excel.md of the design. It
// skips the test where there are none.
func corpus(t *testing.T) []string {
	t.Helper()
	dir := os.Getenv("RUBRIC_XLSX_CORPUS")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "corpus", "xlsx")
	}
	var files []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.HasSuffix(path, ".xlsx") || strings.HasSuffix(path, ".xlsm")) {
			files = append(files, path)
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no corpus of workbooks in %s: set RUBRIC_XLSX_CORPUS to a folder of them", dir)
	}
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestCorpusReadsAsExcelizeReads compares every cell with an independent reader.
func TestCorpusReadsAsExcelizeReads(t *testing.T) {
	files, cells, refused := corpus(t), 0, 0
	for _, path := range files {
		g, _, err := Open(path, Options{}).Read(context.Background())
		if err != nil {
			p, ok := rubric.AsProblem(err)
			if !ok || p.Hint.RU == "" || p.Hint.EN == "" {
				t.Errorf("%s: not a problem with a hint: %v", path, err)
			}
			t.Logf("%s: %v", filepath.Base(path), err)
			refused++
			continue
		}
		f, err := openOracle(path)
		if err != nil {
			continue
		}
		for _, tab := range g.Tabs {
			cells += compareTab(t, f, filepath.Base(path), tab)
		}
		f.Close()
	}
	t.Logf("%d files, %d refused, %d cells compared", len(files), refused, cells)
	if refused*1000 > len(files)*25 {
		t.Errorf("%d of %d files refused, more than 2.5 %%", refused, len(files))
	}
}

func openOracle(path string) (f *excelize.File, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.New("the oracle panicked")
		}
	}()
	return excelize.OpenFile(path, excelize.Options{RawCellValue: true, UnzipSizeLimit: 256 << 20})
}

func compareTab(t *testing.T, f *excelize.File, file string, tab *rubric.Tab) int {
	t.Helper()
	rows, err := f.GetRows(tab.Name)
	if err != nil {
		return 0
	}
	n, wrong := 0, 0
	report := func(row, col int, want string, got rubric.Cell) {
		if wrong++; wrong <= 3 {
			t.Errorf("%s %s!%v: excelize has %q, we have %q (%+v)", file, tab.Name, cellRef{row, col}, want, got.String(), got)
		}
	}
	for i, row := range rows {
		ours := tab.Row(i + 1)
		for j, want := range row {
			got := ours.Cell(j + 1)
			if !sameValue(want, got) {
				report(i+1, j+1, want, got)
			}
			n++
		}
		for _, c := range ours.Cells {
			if c.Col > len(row) {
				report(i+1, c.Col, "", c)
			}
		}
	}
	if tab.LastRow() > len(rows) {
		t.Errorf("%s %s: excelize has %d rows, we have %d", file, tab.Name, len(rows), tab.LastRow())
	}
	return n
}

func sameValue(want string, got rubric.Cell) bool {
	switch got.Kind {
	case rubric.EmptyCell:
		return want == ""
	case rubric.NumberCell:
		n, err := strconv.ParseFloat(strings.TrimSpace(want), 64)
		return err == nil && (n == got.Number || n+1462 == got.Number)
	case rubric.BoolCell:
		return want == "1" && got.Number == 1 || want == "0" && got.Number == 0 || want == got.String()
	}
	return want == got.Text
}
