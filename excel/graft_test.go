package excel

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"rubric"
	"rubric/excel/internal/opc"
)

// teamBook is a workbook with the things that a graft must not disturb: styles,
// number formats, a table, a chart, conditional formats, print titles, names.
func teamBook(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	const tab = "Owner's plan"
	must(f.SetSheetName("Sheet1", tab))
	for i, row := range [][]any{{"Дата", "Тема", "Охват"}, {46000, "Обжарка", 120}, {46001, "Опт", 90}, {46002, "Гости", 300}} {
		must(f.SetSheetRow(tab, fmt.Sprintf("A%d", i+1), &row))
	}
	code := "dd.mm.yy"
	date, err := f.NewStyle(&excelize.Style{CustomNumFmt: &code, Font: &excelize.Font{Family: "Georgia", Size: 12, Italic: true}})
	must(err)
	must(f.SetCellStyle(tab, "A2", "A4", date))
	must(f.AddTable(tab, &excelize.Table{Range: "A1:C4", Name: "plan"}))
	red, err := f.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: "9A0511"}})
	must(err)
	must(f.SetConditionalFormat(tab, "C2:C4", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: ">", Value: "100", Format: &red}}))
	must(f.AddChart(tab, "E2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "'Owner''s plan'!$C$1", Categories: "'Owner''s plan'!$B$2:$B$4", Values: "'Owner''s plan'!$C$2:$C$4"}}}))
	must(f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: "'Owner''s plan'!$1:$1", Scope: tab}))
	must(f.SetDefinedName(&excelize.DefinedName{Name: "reach", RefersTo: "'Owner''s plan'!$C$2:$C$4"}))
	_, err = f.NewSheet("Стратегия")
	must(err)
	var b bytes.Buffer
	must(f.Write(&b))
	return b.Bytes()
}

func openBytes(t *testing.T, b []byte) *opc.Package {
	t.Helper()
	p, err := opc.Open(bytes.NewReader(b), int64(len(b)), opc.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// graftInto grafts a report into a workbook and returns what came of it.
func graftInto(t *testing.T, b []byte, r *rubric.Report, previous string) ([]byte, grafted) {
	t.Helper()
	d := openBytes(t, b).Edit()
	root, err := d.Rels("")
	if err != nil {
		t.Fatal(err)
	}
	g, err := graftReport(d, r, rootstock{workbook: root.OfKind("officeDocument")[0].Target, tab: "Оценка'1", previous: previous})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := d.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), g
}

// partsOf returns all parts of a package.
func partsOf(t *testing.T, b []byte) map[string]string {
	t.Helper()
	p := openBytes(t, b)
	parts := map[string]string{}
	for _, name := range p.Names() {
		data, err := p.Part(name)
		if err != nil {
			data = []byte(err.Error()) // damaged parts nobody needs are copied as they are
		}
		parts[name] = string(data)
	}
	return parts
}

// patched tells the parts of a team's that a graft has to patch.
func patched(name string) bool {
	return name == "[Content_Types].xml" || strings.HasSuffix(name, "styles.xml") || strings.HasSuffix(name, "/workbook.xml") || strings.HasSuffix(name, "workbook.xml.rels")
}

func TestGraftKeepsTheTeamsParts(t *testing.T) {
	before := teamBook(t)
	after, g := graftInto(t, before, sampleReport(rubric.Russian, 20), "")
	was, is := partsOf(t, before), partsOf(t, after)
	for name, data := range was {
		if !patched(name) && is[name] != data {
			t.Errorf("%s changed", name)
		}
	}
	if want := (grafted{part: "xl/worksheets/rubricSheet1.xml", tab: "Оценка'1", index: 2}); g != want {
		t.Errorf("got %+v", g)
	}
	for _, name := range []string{"xl/drawings/rubricDrawing1.xml", "xl/charts/rubricChart1.xml", "xl/charts/rubricChart3.xml"} {
		if is[name] == "" {
			t.Errorf("no %s", name)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(after))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if diff := cmp.Diff([]string{"Owner's plan", "Стратегия", "Оценка'1"}, f.GetSheetList()); diff != "" {
		t.Error(diff)
	}
	style, err := f.GetCellStyle("Owner's plan", "A2")
	if err != nil {
		t.Fatal(err)
	}
	if s, err := f.GetStyle(style); err != nil || s.Font.Family != "Georgia" || *s.CustomNumFmt != "dd.mm.yy" {
		t.Errorf("the team's style: %+v %v", s, err)
	}
	checkReportSheet(t, f, "Оценка'1", rubric.Russian)
}

func TestGraftAgainChangesNothing(t *testing.T) {
	r := sampleReport(rubric.English, 20)
	first, g := graftInto(t, teamBook(t), r, "")
	second, again := graftInto(t, first, r, g.part)
	if g != again {
		t.Errorf("%+v became %+v", g, again)
	}
	if diff := cmp.Diff(partsOf(t, first), partsOf(t, second)); diff != "" {
		t.Error(diff)
	}
	if !bytes.Equal(first, second) {
		t.Error("the bytes of the package changed")
	}
}

func TestGraftReplacesExactly(t *testing.T) {
	first, g := graftInto(t, teamBook(t), sampleReport(rubric.English, 20), "")
	bare := &rubric.Report{Lang: rubric.English, Title: "Nothing", Blocks: []rubric.Block{rubric.Lines{ID: "a", Lines: []rubric.Line{{Text: "Nothing to say"}}}}}
	second, _ := graftInto(t, first, bare, g.part)
	for name := range partsOf(t, second) {
		if strings.Contains(name, "rubricChart") || strings.Contains(name, "rubricDrawing") {
			t.Errorf("%s stayed behind", name)
		}
	}
	if types := partsOf(t, second)["[Content_Types].xml"]; strings.Contains(types, "rubricChart") {
		t.Error("a removed chart is still listed")
	}
	third, _ := graftInto(t, second, sampleReport(rubric.English, 20), g.part)
	was, is := partsOf(t, first), partsOf(t, third)
	if diff := cmp.Diff(was["xl/styles.xml"], is["xl/styles.xml"]); diff != "" {
		t.Errorf("the styles grew: %s", diff)
	}
	if len(was) != len(is) {
		t.Errorf("%d parts became %d", len(was), len(is))
	}
}

func TestCorpusTakesAssessments(t *testing.T) {
	r := sampleReport(rubric.Russian, 5)
	tried := 0
	for _, file := range corpus(t) {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		p, err := opc.Open(bytes.NewReader(b), int64(len(b)), opc.Limits{})
		if err != nil {
			continue // no package: the reader's concern
		}
		if rels, err := p.Rels(""); err != nil || len(rels.OfKind("officeDocument")) == 0 || p.Signed() {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) { graftTwice(t, b, r) })
		tried++
	}
	if tried == 0 {
		t.Fatal("no workbook was tried")
	}
}

func TestGraftedTabIsNotSelected(t *testing.T) {
	// Two selected sheets are a group: what people type goes into both.
	after, g := graftInto(t, teamBook(t), sampleReport(rubric.English, 1), "")
	if strings.Contains(partsOf(t, after)[g.part], "tabSelected") {
		t.Error("the tab is selected beside the team's own")
	}
}

func TestGraftInto1904(t *testing.T) {
	d := openBytes(t, newPack().sheet("Plan", "<sheetData/>").bytes()).Edit()
	g, err := graftReport(d, sampleReport(rubric.English, 1), rootstock{workbook: "xl/workbook.xml", tab: "A", date1904: true})
	if err != nil {
		t.Fatal(err)
	}
	part, err := d.Part(g.part)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(part, []byte("<v>44925</v>")) || bytes.Contains(part, []byte("<v>46387</v>")) {
		t.Error("31 December 2026 is not day 44925 of a workbook that counts from 1904")
	}
}

func TestStrictParts(t *testing.T) {
	got := string(strict([]byte(`<c:gapWidth val="45"/><gapWidth val="45"/><a:lumMod val="15000"/><lblOffset val="100"/><x xmlns="` + nsMain + `"/>`)))
	want := `<c:gapWidth val="45"/><gapWidth val="45%"/><a:lumMod val="15%"/><lblOffset val="100%"/><x xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// office converts a workbook to PDF with LibreOffice, which thus has opened it.
func office(t *testing.T, book []byte) string {
	t.Helper()
	program := officeProgram(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "book.xlsx")
	if err := os.WriteFile(file, book, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir, file)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	pdf := strings.TrimSuffix(file, ".xlsx") + ".pdf"
	if _, err := os.Stat(pdf); err != nil {
		t.Fatal(err)
	}
	return pdf
}

func TestLibreOfficeOpensWhatWasGrafted(t *testing.T) {
	r := sampleReport(rubric.Russian, 5)
	first, g := graftInto(t, teamBook(t), r, "")
	second, _ := graftInto(t, first, r, g.part)
	office(t, second)
}

func TestGraftForgetsFormulasInTheReplacedTab(t *testing.T) {
	r := sampleReport(rubric.English, 1)
	for name, c := range map[string]struct{ chain, want string }{
		"others stay":    {`<c r="A1" i="1"/><c r="B2"/><c r="C3" i="2"/><c r="C4"/><c r="A2" i="1"/>`, `<c r="A1" i="1"/><c r="B2"/><c r="A2" i="1"/>`},
		"none is left":   {`<c r="C3" i="2"/><c r="C4"/>`, ""},
		"none was there": {`<c r="A1" i="1"/>`, `<c r="A1" i="1"/>`},
	} {
		p := newPack().sheet("Plan", "<sheetData/>").sheet("Оценка", "<sheetData/>")
		p.rel("calcChain", "calcChain.xml")
		p.part("xl/calcChain.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml", `<calcChain xmlns="`+nsMain+`">`+c.chain+`</calcChain>`)
		after, _ := graftInto(t, p.bytes(), r, "xl/worksheets/sheet2.xml")
		chain := partsOf(t, after)["xl/calcChain.xml"]
		if c.want == "" != (chain == "") || !strings.Contains(chain, ">"+c.want+"<") && c.want != "" {
			t.Errorf("%s: %s", name, chain)
		}
	}
}

func TestGraftKeepsNamePlaceAndStateOfAReplacedTab(t *testing.T) {
	p := newPack().sheet("Plan", "<sheetData/>").sheet("Моя оценка", "<sheetData/>").sheet("Next", "<sheetData/>")
	p.book(`<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">'Моя оценка'!$A$1:$B$2</definedName><definedName name="mine" localSheetId="1">'Моя оценка'!$A$1</definedName></definedNames>`)
	after, g := graftInto(t, p.bytes(), sampleReport(rubric.Russian, 1), "xl/worksheets/sheet2.xml")
	if want := (grafted{part: "xl/worksheets/sheet2.xml", tab: "Моя оценка", index: 1}); g != want {
		t.Errorf("got %+v", g)
	}
	workbook := partsOf(t, after)["xl/workbook.xml"]
	want := `<definedNames><definedName name="mine" localSheetId="1">'Моя оценка'!$A$1</definedName>` +
		`<definedName name="_xlnm.Print_Titles" localSheetId="1">'Моя оценка'!$1:$1</definedName></definedNames>`
	if !strings.Contains(workbook, want) {
		t.Errorf("the workbook part: %s", workbook)
	}
	if chart := partsOf(t, after)["xl/charts/rubricChart1.xml"]; !strings.Contains(chart, "&#39;Моя оценка&#39;!$") {
		t.Error("the charts do not refer to the tab's name")
	}
}

func graftTwice(t *testing.T, b []byte, r *rubric.Report) {
	p := openBytes(t, b)
	team, err := readBook(context.Background(), p, "book.xlsx", defaultLimits())
	if err != nil {
		t.Skipf("not readable: %v", err)
	}
	first, g := graftInto(t, b, r, "")
	styles := ""
	if rels, _ := p.Rels(team.workbook); len(rels.OfKind("styles")) > 0 {
		styles = rels.OfKind("styles")[0].Target
	}
	is := partsOf(t, first)
	for name, data := range partsOf(t, b) {
		list := strings.Contains(name, "_rels/") || name == contentTypes
		if !list && name != team.workbook && name != styles && is[name] != data {
			t.Errorf("%s changed", name)
		}
	}
	second, _ := graftInto(t, first, r, g.part)
	if !bytes.Equal(first, second) {
		t.Error("the second graft changed the package")
	}
	checkGrafted(t, team, b, first, g)
}

// checkGrafted opens what came of a graft with our reader and with excelize.
func checkGrafted(t *testing.T, team *book, before, after []byte, g grafted) {
	t.Helper()
	read, err := readBook(context.Background(), openBytes(t, after), "book.xlsx", defaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(read.grid.Tabs), len(team.grid.Tabs)+1; got != want {
		t.Errorf("%d tabs, not %d", got, want)
	}
	for i, tab := range team.grid.Tabs {
		if !reflect.DeepEqual(tab, read.grid.Tabs[i]) {
			t.Errorf("the team's tab %s changed", tab.Name)
		}
	}
	if head := read.grid.Tab(g.tab).Cell(3, firstColumn).Text; head != "СНАЧАЛА ДОРАБОТАТЬ ПЛАН" {
		t.Errorf("the head says %q", head)
	}
	if len(before) > 100_000 {
		return // too long a look for excelize
	}
	f, err := excelize.OpenReader(bytes.NewReader(before))
	if err != nil {
		return // not for excelize even before
	}
	defer f.Close()
	h, err := excelize.OpenReader(bytes.NewReader(after))
	if err != nil {
		t.Fatal(err)
	}
	defer h.Close()
	if v, err := h.GetCellValue(g.tab, "C1"); err != nil || v != "Оценка контент-плана" {
		t.Errorf("C1 is %q, %v", v, err)
	}
}
