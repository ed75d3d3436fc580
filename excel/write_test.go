package excel

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// plan is a sheet of a header and two posts, with what comes before and after.
const planData = `<sheetData><row r="1" spans="1:2"><c r="A1" s="1" t="inlineStr"><is><t>Дата</t></is></c><c r="B1" s="1" t="inlineStr"><is><t>Тема</t></is></c></row>` +
	`<row r="2" spans="1:2"><c r="A2"><v>1</v></c><c r="B2" s="2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row></sheetData>`

func ensurePlan() rubric.EnsureColumns {
	return rubric.EnsureColumns{Tab: "1", HeaderRows: []int{1}, FirstRow: 2, LastRow: 3, Lang: rubric.Russian}
}

func setStatus(row int, want string) rubric.SetCell {
	return rubric.SetCell{Tab: "1", Row: rubric.RowRef{Number: row}, Field: rubric.ManagedStatus, Want: want, Mark: rubric.MarkOK}
}

// tryEdit writes edits into a package and returns what became of it.
func tryEdit(t *testing.T, data []byte, edits ...rubric.Edit) ([]byte, error) {
	t.Helper()
	path := save(t, data)
	src := Open(path, Options{MaxWait: -1})
	_, rev, err := src.Read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := src.Write(context.Background(), rev, edits); err != nil {
		return nil, err
	}
	after, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return after, nil
}

func edited(t *testing.T, data []byte, edits ...rubric.Edit) []byte {
	t.Helper()
	after, err := tryEdit(t, data, edits...)
	if err != nil {
		t.Fatal(err)
	}
	return after
}

func partOf(t *testing.T, data []byte, name string) string {
	t.Helper()
	pkg, err := openPackage(data)
	if err != nil {
		t.Fatal(err)
	}
	b, err := pkg.Part(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

const sheet1 = "xl/worksheets/sheet1.xml"

// inner returns what is inside of the element of a part.
func inner(part, element string) string {
	_, rest, _ := strings.Cut(part, "<"+element)
	_, rest, _ = strings.Cut(rest, ">")
	rest, _, _ = strings.Cut(rest, "</"+element+">")
	return rest
}

// managedPlan is a plan whose columns C, D, E are ours.
func managedPlan(sheetData, after string) *pack {
	return newPack().sheet("Plan", sheetData+after).book(`<definedNames>` +
		`<definedName name="_rubric.status" localSheetId="0" hidden="1">'Plan'!$C:$C</definedName>` +
		`<definedName name="_rubric.findings" localSheetId="0" hidden="1">'Plan'!$D:$D</definedName>` +
		`<definedName name="_rubric.id" localSheetId="0" hidden="1">'Plan'!$E:$E</definedName></definedNames>`)
}

func TestCellsAreSetInPlace(t *testing.T) {
	const set = `<c r="C2" t="inlineStr"><is><t>OK</t></is></c>`
	for name, c := range map[string]struct{ data, want string }{
		"at the end of a row":         {`<row r="2"><c r="A2"><v>1</v></c></row>`, `<row r="2"><c r="A2"><v>1</v></c>` + set + `</row>`},
		"between cells":               {`<row r="2"><c r="A2"/><c r="Z2"><v>1</v></c></row>`, `<row r="2"><c r="A2"/>` + set + `<c r="Z2"><v>1</v></c></row>`},
		"first in a row":              {`<row r="2"><c r="F2"/></row>`, `<row r="2">` + set + `<c r="F2"/></row>`},
		"in place of another":         {`<row r="2"><c r="B2"/><c r="C2" t="s"><v>0</v><extLst/></c><c r="D2"/></row>`, `<row r="2"><c r="B2"/>` + set + `<c r="D2"/></row>`},
		"in a row of its own":         {`<row r="1"/><row r="5"/>`, `<row r="1"/><row r="2">` + set + `</row><row r="5"/>`},
		"below the last row":          {`<row r="1"/>`, `<row r="1"/><row r="2">` + set + `</row>`},
		"in a row that closes itself": {`<row r="2" ht="30" customHeight="1" />`, `<row r="2" ht="30" customHeight="1">` + set + `</row>`},
		"where the spans end before":  {`<row r="2" spans="1:2" ht="9"><c r="A2"/></row>`, `<row r="2" spans="1:3" ht="9"><c r="A2"/>` + set + `</row>`},
		"in rows without numbers":     {`<row><c><v>1</v></c></row><row><c><v>1</v></c><c/></row><row/>`, `<row><c><v>1</v></c></row><row><c><v>1</v></c><c/>` + set + `</row><row/>`},
		"in rows out of order":        {`<row r="3"/><row r="2"/>`, `<row r="3"/><row r="2">` + set + `</row>`},
		"in cells out of order":       {`<row r="2"><c r="D2"/><c r="C2"><v>1</v></c><c r="A2"/></row>`, `<row r="2"><c r="D2"/>` + set + `<c r="A2"/></row>`},
		"in rows that come again":     {`<row r="2"/><row r="2"><c r="C2"><v>1</v></c></row>`, `<row r="2">` + set + `</row><row r="2">` + set + `</row>`},
		"beside what is not understood": {`<row r="2" foo="&gt;"><x:y xmlns:x="u"><c r="C2"/></x:y><!-- c --><c r='A2'/></row>`,
			`<row r="2" foo="&gt;"><x:y xmlns:x="u"><c r="C2"/></x:y><!-- c --><c r='A2'/>` + set + `</row>`},
	} {
		after := edited(t, managedPlan("<sheetData>"+c.data+"</sheetData>", "").bytes(), setStatus(2, "OK"))
		if diff := cmp.Diff(c.want, inner(partOf(t, after, sheet1), "sheetData")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestCellsAreSetWithoutAnyRows(t *testing.T) {
	after := edited(t, managedPlan("<dimension ref=\"A1\"/><sheetData/>", "").bytes(), setStatus(2, " a\n<b> _x0041_"))
	want := `<dimension ref="A1:C2"/><sheetData><row r="2"><c r="C2" t="inlineStr"><is><t xml:space="preserve"> a` + "\n" + `&lt;b&gt; _x005F_x0041_</t></is></c></row></sheetData>`
	if got := partOf(t, after, sheet1); !strings.Contains(got, want) {
		t.Errorf("got %s", got)
	}
}

func TestCellsAreCleared(t *testing.T) {
	for data, want := range map[string]string{
		`<row r="2"><c r="A2"/><c r="C2" t="inlineStr"><is><t>OK</t></is></c><c/></row>`:   `<row r="2"><c r="A2"/><c r="C2"/><c/></row>`,
		`<row r="2"><c r="A2"/><c r="C2" s="4" t="inlineStr"><is><t>OK</t></is></c></row>`: `<row r="2"><c r="A2"/><c r="C2"/></row>`,
		`<row r="2"><c r="A2"/></row>`: `<row r="2"><c r="A2"/></row>`,
	} {
		after := edited(t, managedPlan("<sheetData>"+data+"</sheetData>", "").bytes(), setStatus(2, ""))
		if diff := cmp.Diff(want, inner(partOf(t, after, sheet1), "sheetData")); diff != "" {
			t.Error(diff)
		}
	}
}

func TestPrefixesAndEncodingsAreKept(t *testing.T) {
	body := `<x:worksheet xmlns:x="` + nsMain + `"><x:sheetData><x:row r="2"/></x:sheetData></x:worksheet>`
	p := managedPlan("", "")
	p.parts[0].body = utf16Part(`<?xml version="1.0" encoding="UTF-16"?>` + body)
	after := edited(t, p.bytes(), setStatus(2, "да"))
	want := utf16Part(`<?xml version="1.0" encoding="UTF-16"?>` + strings.Replace(body, `<x:row r="2"/>`,
		`<x:row r="2"><x:c r="C2" t="inlineStr"><x:is><x:t>да</x:t></x:is></x:c></x:row>`, 1))
	if got := partOf(t, after, sheet1); got != want {
		t.Errorf("got %q", got)
	}
}

func TestNothingToDoWritesNothing(t *testing.T) {
	data := managedPlan(`<sheetData><row r="1"><c r="C1" t="inlineStr"><is><t>Проверка</t></is></c><c r="D1"><v>1</v></c><c r="E1"><v>1</v></c></row>`+
		`<row r="2"><c r="C2" t="inlineStr"><is><t>OK</t></is></c></row></sheetData>`, "").bytes()
	after := edited(t, data, ensurePlan(), setStatus(2, "OK"), setStatus(3, ""))
	if string(after) != string(data) {
		t.Error("the file changed")
	}
}

func TestColumnsAreMade(t *testing.T) {
	after := edited(t, newPack().sheet("Пла'н", `<dimension ref="A1:B3"/><sheetViews/>`+planData+`<pageMargins/>`).bytes(), ensurePlan(), setStatus(2, "OK"))
	part := partOf(t, after, sheet1)
	for _, want := range []string{
		`<dimension ref="A1:E3"/>`,
		`<sheetViews/><cols><col min="3" max="3" width="24.7109375" customWidth="1"/><col min="4" max="4" width="60.7109375" customWidth="1"/><col min="5" max="5" width="8.7109375" hidden="1" customWidth="1"/></cols><sheetData>`,
		`<row r="1" spans="1:5">`,
		`<c r="C1" s="1" t="inlineStr"><is><t>Проверка</t></is></c><c r="D1" s="1" t="inlineStr"><is><t>Замечания</t></is></c><c r="E1" s="1" t="inlineStr"><is><t>ID</t></is></c></row>`,
		`<c r="C2" s="2" t="inlineStr"><is><t>OK</t></is></c><c r="D2" s="2"/><c r="E2" s="2"/></row>`,
		`<row r="3"><c r="A3"><v>3</v></c></row></sheetData><pageMargins/><legacyDrawing xmlns:r="` + spaceRels + `" r:id="rId2"/></worksheet>`,
	} {
		if !strings.Contains(part, want) {
			t.Errorf("no %s in %s", want, part)
		}
	}
	if book := partOf(t, after, "xl/workbook.xml"); !strings.Contains(book, `<definedName name="_rubric.findings" localSheetId="0" hidden="1">&apos;Пла&apos;&apos;н&apos;!$D:$D</definedName>`) &&
		!strings.Contains(book, `<definedName name="_rubric.findings" localSheetId="0" hidden="1">'Пла''н'!$D:$D</definedName>`) {
		t.Errorf("names: %s", book)
	}
	if got := read(t, after).Tabs[0].Managed; got != (rubric.ManagedColumns{Status: 3, Findings: 4, ID: 5}) {
		t.Errorf("columns %+v", got)
	}
}

func TestWhereColumnsAreMade(t *testing.T) {
	row := func(cells string) string { return `<sheetData><row r="1">` + cells + `</row></sheetData>` }
	for name, c := range map[string]struct {
		sheet string
		want  int
	}{
		"right of a value":             {row(`<c r="B1"><v>1</v></c><c r="F1" s="1"/>`), 3},
		"right of a formula":           {row(`<c r="B1"><v>1</v></c><c r="D1"><f>1</f></c>`), 5},
		"right of a merge":             {row(`<c r="B1"><v>1</v></c>`) + `<mergeCells><mergeCell ref="B1:H1"/></mergeCells>`, 9},
		"a merge elsewhere is no harm": {row(`<c r="B1"><v>1</v></c>`) + `<mergeCells><mergeCell ref="B10:H10"/></mergeCells>`, 3},
		"beside the sheet's far edge":  {row(`<c r="B1"><v>1</v></c><c r="C1"><v>1</v></c><c r="E1"><v>1</v></c><c r="XFD1"><v>1</v></c>`), 6},
		"a merged whole row":           {row(`<c r="B1"><v>1</v></c>`) + `<mergeCells><mergeCell ref="A3:XFD3"/></mergeCells>`, 3},
	} {
		after := edited(t, newPack().sheet("Plan", c.sheet).bytes(), ensurePlan())
		if got := read(t, after).Tabs[0].Managed; got != (rubric.ManagedColumns{Status: c.want, Findings: c.want + 1, ID: c.want + 2}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestWidthsOfOtherColumnsAreKept(t *testing.T) {
	after := edited(t, newPack().sheet("Plan", `<cols><col min="1" max="3" width="9" style="7" bestFit="1"/><col min="4" max="16384" width="0" hidden="1" customWidth="1"></col></cols>`+planData).bytes(), ensurePlan())
	want := `<cols><col min="1" max="2" width="9" style="7" bestFit="1"/><col min="3" max="3" width="24.7109375" style="7" customWidth="1"/>` +
		`<col min="4" max="4" width="60.7109375" customWidth="1"/><col min="5" max="5" width="8.7109375" hidden="1" customWidth="1"/>` +
		`<col min="6" max="16384" width="0" hidden="1" customWidth="1"/></cols>`
	if got := partOf(t, after, sheet1); !strings.Contains(got, want) {
		t.Errorf("got %s", got)
	}
}

func TestFiltersAndTablesGrow(t *testing.T) {
	const table = `<table xmlns="` + nsMain + `" id="1" name="T" ref="A1:B3" totalsRowShown="0"><autoFilter ref="A1:B3"/>` +
		`<tableColumns count="2"><tableColumn id="1" name="Дата"/><tableColumn id="7" name="Тема"/></tableColumns><tableStyleInfo name="X"/></table>`
	p := newPack().sheet("Plan", planData+`<autoFilter ref="A1:B3"><filterColumn colId="0"/></autoFilter><dataValidations count="1" x="y"><dataValidation sqref="A1"/></dataValidations>`).
		book(`<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1" x="y">Plan!$A$1:$B$3</definedName><definedName name="Z">1</definedName></definedNames>`)
	p.part("xl/worksheets/_rels/sheet1.xml.rels", "", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+nsRels+`/table" Target="../tables/table1.xml"/></Relationships>`)
	p.part("xl/tables/table1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml", table)
	after := edited(t, p.bytes(), ensurePlan())
	want := strings.NewReplacer(`"A1:B3"`, `"A1:E3"`, `count="2"`, `count="5"`,
		`</tableColumns>`, `<tableColumn id="8" name="Проверка"/><tableColumn id="9" name="Замечания"/><tableColumn id="10" name="ID"/></tableColumns>`).Replace(table)
	if diff := cmp.Diff(want, partOf(t, after, "xl/tables/table1.xml")); diff != "" {
		t.Error(diff)
	}
	sheet := partOf(t, after, sheet1)
	for _, want := range []string{`<autoFilter ref="A1:E3"><filterColumn colId="0"/></autoFilter>`, `<dataValidations count="2" x="y"><dataValidation sqref="A1"/><dataValidation allowBlank`} {
		if !strings.Contains(sheet, want) {
			t.Errorf("no %s in %s", want, sheet)
		}
	}
	if book := partOf(t, after, "xl/workbook.xml"); !strings.Contains(book, `hidden="1" x="y">'Plan'!$A$1:$E$3</definedName><definedName name="Z">`) {
		t.Errorf("names: %s", book)
	}
}

func TestLooksAreDerivedOnce(t *testing.T) {
	const styles = `<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><u/><sz val="9"/><color theme="10"/><name val="Arial"/></font></fonts>` +
		`<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>` +
		`<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" applyBorder="1"/>` +
		`<xf numFmtId="14" fontId="1" fillId="0" borderId="0" xfId="0" quotePrefix="1"><alignment vertical="top" horizontal="center"/><protection locked="0"/><extLst><ext uri="checkbox"/></extLst></xf></cellXfs><cellStyles/>`
	first := edited(t, newPack().styles(styles).sheet("Plan", planData).bytes(), ensurePlan(), setStatus(2, "OK"))
	got := partOf(t, first, "xl/styles.xml")
	for _, want := range []string{
		`<font><sz val="9"/><color rgb="FF24512B"/><name val="Arial"/></font>`,
		`<fill><patternFill patternType="solid"><fgColor rgb="FFE3F1DA"/><bgColor indexed="64"/></patternFill></fill>`,
		`<extLst><ext uri="checkbox"/></extLst></xf><xf `,
		`<alignment horizontal="left" vertical="top"/><protection locked="0"/></xf>`,
		`wrapText="1"/>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if strings.Count(got, "checkbox") != 1 {
		t.Error("the neighbour's checkbox was copied")
	}
	second := edited(t, edited(t, first, setStatus(2, "not")), setStatus(2, "OK"))
	if diff := cmp.Diff(got, partOf(t, second, "xl/styles.xml")); diff != "" {
		t.Errorf("styles grew: %s", diff)
	}
	if diff := cmp.Diff(partOf(t, first, sheet1), partOf(t, second, sheet1)); diff != "" {
		t.Error(diff)
	}
}

func TestFormulasInOurColumns(t *testing.T) {
	chain := func(entries string) string { return `<calcChain xmlns="` + nsMain + `">` + entries + `</calcChain>` }
	book := func(formula, entries string) *pack {
		p := managedPlan(`<sheetData><row r="2"><c r="B2"><f>1</f><v>1</v></c><c r="C2">`+formula+`<v>3</v></c></row></sheetData>`, "")
		p.rel("calcChain", "calcChain.xml")
		return p.part("xl/calcChain.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml", chain(entries))
	}
	after := edited(t, book("<f>1+2</f>", `<c r="C2" i="1"/><c r="B2"/>`).bytes(), setStatus(2, "3"))
	if diff := cmp.Diff(chain(`<c r="B2" i="1"/>`), partOf(t, after, "xl/calcChain.xml")); diff != "" {
		t.Error(diff)
	}
	after = edited(t, book("<f>1+2</f>", `<c r="C2" i="1"/>`).bytes(), setStatus(2, "OK"))
	pkg, err := openPackage(after)
	if err != nil {
		t.Fatal(err)
	}
	if pkg.Has("xl/calcChain.xml") || strings.Contains(partOf(t, after, "xl/_rels/workbook.xml.rels"), "calcChain") {
		t.Error("an empty calculation chain was left")
	}
	for _, formula := range []string{`<f t="shared" ref="C2:C9" si="0">1+2</f>`, `<f t="array" ref="C2:C3">1</f>`, `<f t="dataTable" ref="C2:C3" r1="A1"/>`} {
		if _, err := tryEdit(t, book(formula, "").bytes(), setStatus(2, "OK")); !errors.Is(err, errFormula) {
			t.Errorf("%s: %v", formula, err)
		}
	}
}

func TestTeamsSharedFormulasAndTheirChainAreUntouched(t *testing.T) {
	const rows = `<row r="2"><c r="A2"><f t="shared" ref="A2:A3" si="0">B2</f><v>1</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/><v>1</v></c></row>`
	after := edited(t, managedPlan("<sheetData>"+rows+"</sheetData>", "").bytes(), setStatus(2, "OK"))
	if got := strings.Replace(inner(partOf(t, after, sheet1), "sheetData"), `<c r="C2" t="inlineStr"><is><t>OK</t></is></c>`, "", 1); got != rows {
		t.Errorf("got %s", got)
	}
}

func TestSignedBooksAreReadButNotWritten(t *testing.T) {
	data := newPack().sheet("Plan", planData).part("_xmlsignatures/origin.sigs", "application/vnd.openxmlformats-package.digital-signature-origin", "").bytes()
	if got := len(read(t, data).Tabs); got != 1 {
		t.Errorf("%d tabs", got)
	}
	if _, err := tryEdit(t, data, ensurePlan()); !errors.Is(err, errSigned) {
		t.Errorf("got %v", err)
	}
}

func TestMalformedSheetsAreNotWritten(t *testing.T) {
	path := save(t, newPack().sheet("Plan", planData).bytes())
	pkg, err := openPackage(newPack().sheet("Plan", planData+"<a><b></a>").bytes())
	if err != nil {
		t.Fatal(err)
	}
	src := Open(path, Options{})
	_, rev, err := src.Read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	p := newPatch(context.Background(), pkg, src.last.book)
	if err := p.apply([]rubric.Edit{ensurePlan()}); err == nil {
		t.Error("a malformed sheet was patched")
	}
	_ = rev
}

func TestStateIsWrittenAsText(t *testing.T) {
	data := newPack().sheet("_RUBRIC", "<sheetData/>").bytes()
	after := edited(t, data, rubric.PutState{Rows: [][]string{{"kind", "", "=1+1"}, {"1e5"}}})
	g := read(t, after)
	tab := g.Generated(rubric.RoleState)
	if tab == nil || !tab.Hidden || tab.Name != "_rubric2" || tab.Altered {
		t.Fatalf("the state tab is %+v", tab)
	}
	if diff := cmp.Diff([]string{"A1=kind", "C1==1+1", "A2=1e5"}, show(tab)); diff != "" {
		t.Error(diff)
	}
	again := edited(t, after, rubric.PutState{Rows: [][]string{{"other"}}})
	if g := read(t, again); len(g.Tabs) != 2 || show(g.Generated(rubric.RoleState))[0] != "A1=other" {
		t.Errorf("%d tabs", len(g.Tabs))
	}
	same := edited(t, again, rubric.PutState{Rows: [][]string{{"other"}}})
	if string(same) != string(again) {
		t.Error("the same state changed the file")
	}
}

func TestMacrosAreCarriedAlong(t *testing.T) {
	data := newPack().sheet("Plan", planData).part("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", "\x00macro").bytes()
	after := edited(t, data, ensurePlan())
	if got := partOf(t, after, "xl/vbaProject.bin"); got != "\x00macro" {
		t.Errorf("got %q", got)
	}
}

func TestManyWritesLeaveNoTrace(t *testing.T) {
	round := func(n int) []rubric.Edit {
		return []rubric.Edit{
			ensurePlan(), setStatus(2, "round "+itoa(n%2)),
			rubric.PutTab{Role: rubric.RoleAssessment, Report: sampleReport(rubric.Russian, 3+n%2)},
			rubric.PutState{Rows: [][]string{{"round", itoa(n % 2)}}},
		}
	}
	data := newPack().styles(`<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf/></cellXfs>`).sheet("Plan", planData).bytes()
	var third []byte
	for n := range 100 {
		data = edited(t, data, round(n)...)
		switch {
		case n == 3:
			third = data
		case n > 3 && n%2 == 1 && string(data) != string(third):
			t.Fatalf("after %d writes there are %d bytes, after the third %d", n, len(data), len(third))
		}
	}
}

func TestFindingsOfSeveralLinesBeginAtTheTop(t *testing.T) {
	for want, top := range map[string]bool{"one": false, "one\ntwo": true} {
		data := newPack().styles(`<fonts><font/></fonts><fills><fill/></fills><borders><border/></borders><cellXfs><xf/></cellXfs>`).sheet("Plan", planData).bytes()
		set := setStatus(2, want)
		set.Field = rubric.ManagedFindings
		styles := partOf(t, edited(t, data, ensurePlan(), set), "xl/styles.xml")
		if got := strings.Contains(styles, `vertical="top"`); got != top {
			t.Errorf("%q: at the top %t, want %t", want, got, top)
		}
	}
}
