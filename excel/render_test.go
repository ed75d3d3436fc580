package excel

import (
	"bytes"
	"context"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rubric"
)

func render(t testing.TB, r *rubric.Report, book string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (Renderer{}).Render(context.Background(), &b, r, book); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func openSheet(t *testing.T, b []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// find returns the cell that shows the text.
func find(t *testing.T, f *excelize.File, tab, text string) string {
	t.Helper()
	cells, err := f.SearchSheet(tab, text)
	if err != nil || len(cells) == 0 {
		t.Fatalf("%q is not on the sheet: %v", text, err)
	}
	return cells[0]
}

// checkReportSheet checks what every rendering of the sample has.
func checkReportSheet(t *testing.T, f *excelize.File, tab string, lang rubric.Lang) {
	t.Helper()
	in := func(ru, en string) string { return rubric.Text{RU: ru, EN: en}.In(lang) }
	head := find(t, f, tab, in("СНАЧАЛА ДОРАБОТАТЬ ПЛАН", "REWORK THE PLAN FIRST"))
	if _, row, _ := excelize.CellNameToCoordinates(head); row > 4 {
		t.Errorf("the verdict stands at %s", head)
	}
	rows, err := f.GetRows(tab, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for label, want := range map[string]string{in("Акции", "Offers"): "11 0.61 0.2", "05.2026": "1260 1260 1200 0.09 0.05 4.5", in("Опт: кофейни города знают, что у нас есть обжарка под них", "Wholesale: the city's cafés know that we roast for them"): in("полугодие", "half-year") + " 0 5 0 46387"} {
		if got := rowAfter(rows, label); got != want {
			t.Errorf("beside %q stands %q, not %q", label, got, want)
		}
	}
	formula := find(t, f, tab, "=1+1")
	if x, _ := f.GetCellFormula(tab, formula); x != "" {
		t.Errorf("text became the formula %q", x)
	}
	if titles := printTitles(f, tab); titles != quoteSheet(tab)+"!$1:$1" {
		t.Errorf("print titles %q", titles)
	}
}

// rowAfter returns what follows a label in the first row that has it.
func rowAfter(rows [][]string, label string) string {
	for _, row := range rows {
		if i := slices.Index(row, label); i >= 0 {
			return strings.Join(strings.Fields(strings.Join(row[i+1:], " ")), " ")
		}
	}
	return ""
}

func printTitles(f *excelize.File, tab string) string {
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" && n.Scope == tab {
			return n.RefersTo
		}
	}
	return ""
}

func TestRenderedWorkbookOpens(t *testing.T) {
	for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
		f := openSheet(t, render(t, sampleReport(lang, 50), "plan.xlsx"))
		checkReportSheet(t, f, rubric.RoleAssessment.Name().In(lang), lang)
	}
}

func TestRenderingIsDeterministic(t *testing.T) {
	r := sampleReport(rubric.Russian, 50)
	if !bytes.Equal(render(t, r, "plan.xlsx"), render(t, r, "plan.xlsx")) {
		t.Error("the same report gave different bytes")
	}
}

func TestLinksLeadIntoTheBook(t *testing.T) {
	r := sampleReport(rubric.English, 3)
	for book, want := range map[string]struct{ location, target string }{
		"":                        {},
		"план.xlsx":               {"'Owner''s plan'!D6", "%D0%BF%D0%BB%D0%B0%D0%BD.xlsx"},
		`C:\plans\may 2026.xlsx`:  {"'Owner''s plan'!D6", "file:///C:/plans/may%202026.xlsx"},
		"https://example.org/x/1": {"", "https://example.org/x/1"},
	} {
		b := render(t, r, book)
		sheet := partsOf(t, b)[scratchSheet]
		f := openSheet(t, b)
		cell := find(t, f, "Assessment", "Owner's plan!D6")
		link := regexp.MustCompile(`<hyperlink ref="` + cell + `"[^>]*>`).FindString(sheet)
		if (link == "") != (book == "") {
			t.Errorf("%q: link %q", book, link)
		}
		if plain := strings.ReplaceAll(link, "&#39;", "'"); want.location != "" && !strings.Contains(plain, `location="`+want.location+`"`) {
			t.Errorf("%q: link %s", book, link)
		}
		if rels := partsOf(t, b)["xl/worksheets/_rels/sheet1.xml.rels"]; want.target != "" && !strings.Contains(rels, `Target="`+want.target+`"`) {
			t.Errorf("%q: relationships %s", book, rels)
		}
	}
}

func TestSheetIsValid(t *testing.T) {
	sheet := partsOf(t, render(t, sampleReport(rubric.Russian, 50), ""))[scratchSheet]
	last := 0
	for _, m := range regexp.MustCompile(`<col min="(\d+)" max="(\d+)"`).FindAllStringSubmatch(sheet, -1) {
		from, _ := strconv.Atoi(m[1])
		if from <= last {
			t.Fatalf("column %d follows %d: Excel calls such a file damaged", from, last)
		}
		last, _ = strconv.Atoi(m[2])
	}
	for _, bad := range []string{"<f>", "<colBreaks", "xmlns:mc"} {
		if strings.Contains(sheet, bad) {
			t.Errorf("the sheet holds %s", bad)
		}
	}
}

// TestNothingOverlaps checks merged cells against one another and charts
// against cells that hold something.
func TestNothingOverlaps(t *testing.T) {
	c := draw(sampleReport(rubric.Russian, 50))
	for i, r := range c.rows {
		at := -1.0
		for _, cell := range r.cells {
			if cell.from < at || cell.to <= cell.from {
				t.Errorf("row %d: a cell from %v to %v begins before %v", i+1, cell.from, cell.to, at)
			}
			at = cell.to
		}
	}
	for _, ch := range c.charts {
		below := ch.height / pixelsAPoint
		for row := ch.row; below > 0; row++ {
			if row > len(c.rows) {
				t.Fatalf("chart %s ends below the report", ch.ID)
			}
			for _, cell := range c.rows[row-1].cells {
				if cell.to > ch.from && cell.from < ch.from+ch.width/columnUnit {
					t.Errorf("chart %s covers the cell %v in row %d", ch.ID, cell.value, row)
				}
			}
			below -= c.rows[row-1].height
		}
	}
}

func TestContrast(t *testing.T) {
	for _, tone := range []rubric.Tone{rubric.Neutral, rubric.Good, rubric.Warn, rubric.Bad, rubric.Quiet, rubric.Strong} {
		for _, l := range []look{bodyLook(), headLook(), lineLook(), headerLook(), tileLabelLook(), sectionLook()} {
			l = l.toned(tone)
			if l.fill == "" {
				l.fill = "FFFFFF"
			}
			if c := contrast(l.ink, l.fill); c < 4.5 {
				t.Errorf("%q: %s on %s has a contrast of %.1f", tone, l.ink, l.fill, c)
			}
		}
	}
}

// contrast is WCAG's ratio of relative luminances.
func contrast(a, b string) float64 {
	luminance := func(rgb string) float64 {
		n, _ := strconv.ParseUint(rgb, 16, 32)
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			c := float64(n>>(16-8*i)&0xFF) / 255
			if c <= 0.04045 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			sum += weight * c
		}
		return sum
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestManyFindingsStaySmall(t *testing.T) {
	if n := len(render(t, sampleReport(rubric.Russian, 2000), "plan.xlsx")); n > 2<<20 {
		t.Errorf("2,000 findings make %d bytes", n)
	}
}

func BenchmarkManyFindings(b *testing.B) {
	report := sampleReport(rubric.Russian, 2000)
	for b.Loop() {
		render(b, report, "plan.xlsx")
	}
}

func TestOddReports(t *testing.T) {
	wide := rubric.Table{ID: "t", Rows: [][]rubric.Datum{{rubric.Count(1)}, {}}}
	for i := range 60 {
		wide.Columns = append(wide.Columns, rubric.TableColumn{Title: "Column " + strconv.Itoa(i), Width: 30})
	}
	long := strings.Repeat("слово ", 8000)
	for name, blocks := range map[string][]rubric.Block{
		"empty":             nil,
		"lines only":        {rubric.Lines{Lines: []rubric.Line{{Text: "See there", Link: rubric.Position{Tab: "Plan", Row: 3}}}}},
		"long text":         {rubric.Lines{Lines: []rubric.Line{{Text: long, Head: true}}}},
		"no columns":        {rubric.Table{ID: "t", Title: "T", Rows: [][]rubric.Datum{{}}}},
		"many columns":      {wide, rubric.Lines{Lines: []rubric.Line{{Text: "after"}}}},
		"same id twice":     {sampleMix(english), sampleMix(english)},
		"tiles":             {rubric.Tiles{}, rubric.Tiles{Tiles: make([]rubric.Tile, 7)}},
		"chart of nothing":  {rubric.Chart{Table: "none"}},
		"chart of no rows":  {rubric.Table{ID: "t", Columns: make([]rubric.TableColumn, 2)}, rubric.Chart{Table: "t", Series: []rubric.ChartSeries{{Column: 1}}}},
		"chart of elsewhat": {sampleMix(english), rubric.Chart{Table: "mix", Category: -1, Series: []rubric.ChartSeries{{Column: 9}}}},
		"control letters":   {rubric.Lines{Lines: []rubric.Line{{Text: "a\x00b\x1bc _x0041_"}}}},
	} {
		t.Run(name, func(t *testing.T) {
			f := openSheet(t, render(t, &rubric.Report{Lang: rubric.English, Title: "T", Blocks: blocks}, "plan.xlsx"))
			if v, _ := f.GetCellValue("Assessment", "C1"); v != "T" {
				t.Errorf("the title is %q", v)
			}
		})
	}
}

func english(_, en string) string { return en }

func TestLibreOfficeOpensTheReport(t *testing.T) {
	for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
		office(t, render(t, sampleReport(lang, 50), "plan.xlsx"))
	}
}

func TestAFigureIsNeverSqueezed(t *testing.T) {
	row := []rubric.Datum{rubric.Count(123456789)}
	table := rubric.Table{ID: "t", Columns: []rubric.TableColumn{{Title: "N", Width: 3}}}
	for range 8 {
		table.Columns = append(table.Columns, rubric.TableColumn{Title: "Слова", Width: 60})
		row = append(row, rubric.Say(strings.Repeat("достопримечательности ", 5)))
	}
	table.Rows = [][]rubric.Datum{row}
	c := draw(&rubric.Report{Lang: rubric.Russian, Blocks: []rubric.Block{table}})
	placed := c.tables[0]
	if got, need := placed.edges[1], c.ruler.units("123 456 789", placed.size, false); got < need {
		t.Errorf("a column of %.1f units shows ### for a figure of %.1f", got, need)
	}
	if placed.right() > pageWidth {
		t.Errorf("the table is %.1f units wide", placed.right())
	}
}
