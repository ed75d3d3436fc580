package excel

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"rubric"
)

// planRows is a workbook whose plan tab has so many rows of 14 columns: a date,
// a time, eight shared and four inline texts, as real plans mix them.
func planRows(rows int) []byte {
	var sheet, shared bytes.Buffer
	sheet.WriteString(`<dimension ref="A1:N` + fmt.Sprint(rows+1) + `"/><sheetData>`)
	for r := range rows + 1 {
		fmt.Fprintf(&sheet, `<row r="%d" spans="1:14">`, r+1)
		for c := range 14 {
			ref := cellRef{r + 1, c + 1}
			switch {
			case r == 0:
				fmt.Fprintf(&sheet, `<c r="%v" t="inlineStr"><is><t>Колонка %d</t></is></c>`, ref, c+1)
			case c == 0:
				fmt.Fprintf(&sheet, `<c r="%v" s="1"><v>%d</v></c>`, ref, 45000+r/10)
			case c == 1:
				fmt.Fprintf(&sheet, `<c r="%v" s="2"><v>0.%d</v></c>`, ref, 25+r%50)
			default:
				fmt.Fprintf(&sheet, `<c r="%v" s="3" t="s"><v>%d</v></c>`, ref, (r*13+c*c)%(rows+7))
			}
		}
		sheet.WriteString("</row>")
	}
	sheet.WriteString("</sheetData>")
	for i := range rows + 7 {
		fmt.Fprintf(&shared, `<si><t>Публикация номер %d о том, как мы обжариваем кофе</t></si>`, i)
	}
	return newPack().
		styles(`<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="49"/></cellXfs>`).
		shared(shared.String()).
		sheet("План", sheet.String()).
		bytes()
}

func benchFile(b *testing.B, rows int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "plan.xlsx")
	if err := os.WriteFile(path, planRows(rows), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkRead reads a workbook of 100,000 rows × 14 columns.
func BenchmarkRead(b *testing.B) {
	path := benchFile(b, 100_000)
	for b.Loop() {
		g, _, err := Open(path, Options{}).Read(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		if n := g.Tabs[0].LastRow(); n != 100_001 {
			b.Fatal(n)
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	b.ReportMetric(float64(m.Sys)/(1<<20), "MB-sys")
}

// BenchmarkWrite makes the columns and writes three cells beside every row of a
// workbook of 100,000 rows × 14 columns that was read before.
func BenchmarkWrite(b *testing.B) {
	const rows = 100_000
	path := benchFile(b, rows)
	src := Open(path, Options{Out: filepath.Join(b.TempDir(), "out.xlsx")})
	g, rev, err := src.Read(context.Background())
	if err != nil {
		b.Fatal(err)
	}
	edits := []rubric.Edit{rubric.EnsureColumns{Tab: g.Tabs[0].Key, HeaderRows: []int{1}, FirstRow: 2, LastRow: rows + 1}}
	for r := range rows {
		for _, f := range rubric.ManagedFields {
			edits = append(edits, rubric.SetCell{
				Tab: g.Tabs[0].Key, Row: rubric.RowRef{Number: r + 2}, Field: f, Want: fmt.Sprint("✔ В порядке ", r%9), Mark: rubric.MarkOK,
			})
		}
	}
	for b.Loop() {
		if _, err := src.Write(context.Background(), rev, edits); err != nil {
			b.Fatal(err)
		}
	}
}
