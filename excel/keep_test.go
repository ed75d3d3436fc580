package excel

import (
	"fmt"
	"strings"
	"testing"

	"rubric"
)

// richSheet is what Excel keeps in a sheet besides its cells, in its order.
const richSheet = `<sheetPr filterMode="1"><tabColor rgb="FFFF0000"/><outlinePr summaryBelow="0"/></sheetPr><dimension ref="A1:B3"/>` +
	`<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/><selection pane="bottomRight"/></sheetView></sheetViews>` +
	`<sheetFormatPr defaultRowHeight="15" outlineLevelRow="1"/><cols><col min="1" max="1" width="12" outlineLevel="1"/></cols>` +
	`<sheetData><row r="1" ht="30" customHeight="1"><c r="A1" t="inlineStr"><is><t>Дата</t></is></c><c r="B1" cm="1" vm="1" t="inlineStr"><is><r><rPr><b/></rPr><t>Те</t></r><r><t>ма</t></r></is></c></row>` +
	`<row r="2" hidden="1" outlineLevel="1" thickBot="1" x14ac:dyDescent="0.3" xmlns:x14ac="urn:x14ac"><c r="A2"><v>1</v></c><c r="B2" t="e"><f ca="1">A2</f><v>#N/A</v><extLst><ext uri="c"/></extLst></c></row>` +
	`<row r="3" collapsed="1"><c r="A3"><f t="shared" ref="A3:A4" si="0">B3</f><v>3</v></c></row></sheetData>` +
	`<sheetProtection algorithmName="SHA-512" hashValue="a==" saltValue="b==" spinCount="100000" sheet="1"/><protectedRanges><protectedRange sqref="A1" name="p"/></protectedRanges>` +
	`<autoFilter ref="A1:B3"><filterColumn colId="0"><filters><filter val="1"/></filters></filterColumn><sortState ref="A2:B3"><sortCondition ref="A2:A3"/></sortState></autoFilter>` +
	`<customSheetViews><customSheetView guid="{1}"><autoFilter ref="A1:B3"/></customSheetView></customSheetViews><mergeCells count="1"><mergeCell ref="A9:B9"/></mergeCells><phoneticPr fontId="1"/>` +
	`<conditionalFormatting sqref="A2:Z9"><cfRule type="expression" dxfId="0" priority="1"><formula>A2&gt;1</formula></cfRule></conditionalFormatting>` +
	`<dataValidations count="1"><dataValidation type="list" sqref="A2:XFD9"><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="x12ac"><x12ac:list xmlns:x12ac="urn:x">"1,5",2</x12ac:list></mc:Choice><mc:Fallback><formula1>"1,5,2"</formula1></mc:Fallback></mc:AlternateContent></dataValidation></dataValidations>` +
	`<hyperlinks><hyperlink ref="A2" r:id="rId3"/></hyperlinks><printOptions gridLines="1"/><pageMargins left="1"/><pageSetup orientation="landscape"/><headerFooter><oddFooter>&amp;P</oddFooter></headerFooter>` +
	`<rowBreaks count="1"><brk id="2"/></rowBreaks><ignoredErrors><ignoredError sqref="A1" numberStoredAsText="1"/></ignoredErrors><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/>` +
	`<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="x14"><controls><control shapeId="1" r:id="rId4"/></controls></mc:Choice></mc:AlternateContent>` +
	`<extLst><ext uri="x"><x14:sparklineGroups xmlns:x14="urn:14"/></ext></extLst>`

func richBook() []byte {
	p := newPack().styles(`<fonts count="1"><font/></fonts><cellXfs count="1"><xf numFmtId="0"><extLst><ext uri="checkbox"/></extLst></xf></cellXfs><dxfs count="1"><dxf><font><b/></font></dxf></dxfs><extLst><ext uri="s"/></extLst>`).
		sheet("Plan", richSheet).
		book(`<fileVersion appName="xl"/><fileSharing readOnlyRecommended="1" userName="Аня" reservationPassword="CC1A"/><workbookPr codeName="W"/>` +
			`<workbookProtection workbookPassword="83AF" lockStructure="1"/><bookViews><workbookView activeTab="0"/></bookViews>@` +
			`<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Plan!$A$1:$B$3</definedName>` +
			`<definedName name="_xlnm.Print_Titles" localSheetId="0">Plan!$1:$1</definedName></definedNames><calcPr calcId="0" fullCalcOnLoad="1"/><extLst><ext uri="w"/></extLst>`)
	var list strings.Builder
	for i, kind := range []string{"drawing", "vmlDrawing", "hyperlink", "ctrlProp", "comments"} {
		fmt.Fprintf(&list, `<Relationship Id="rId%d" Type="%s/%s" Target="../x/%s.xml"/>`, i+1, nsRels, kind, kind)
		p.part("xl/x/"+kind+".xml", "", "<"+kind+"/>")
	}
	return p.part("xl/worksheets/_rels/sheet1.xml.rels", "", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+list.String()+`</Relationships>`).
		part("xl/vbaProject.bin", "application/vnd.ms-office.vbaProject", "\x00macro").bytes()
}

// TestWhatTheTeamKeepsInASheetIsKept writes all that a sync writes into a book
// that has a bit of everything.
func TestWhatTheTeamKeepsInASheetIsKept(t *testing.T) {
	before := richBook()
	after := edited(t, before, ensurePlan(), setStatus(2, "OK"),
		rubric.PutTab{Role: rubric.RoleAssessment, Report: sampleReport(rubric.Russian, 3)}, rubric.PutState{Rows: [][]string{{"a"}}})
	tab := read(t, after).Tabs[0]
	if tab.Managed != (rubric.ManagedColumns{Status: 3, Findings: 4, ID: 5}) {
		t.Fatalf("the columns are %+v", tab.Managed)
	}
	for _, loss := range losses(t, save(t, before), save(t, after), tab.Managed) {
		if !strings.HasPrefix(loss, "xl/_rels/workbook.xml.rels") {
			t.Error(loss)
		}
	}
}

// TestSomeTablesDoNotGrow has tables right beside our columns that must not: one
// without headings, one that a query fills, one that heads other rows.
func TestSomeTablesDoNotGrow(t *testing.T) {
	for attrs, grows := range map[string]bool{
		`ref="A1:B3"`:                        true,
		`ref="A1:B3" headerRowCount="1"`:     true,
		`ref="A1:B3" headerRowCount="0"`:     false,
		`ref="A1:B3" tableType="queryTable"`: false,
		`ref="A2:B3"`:                        false,
		`ref="A1:A3"`:                        false,
		`ref="A1:B3" totalsRowCount="1" tableType="worksheet"`: true,
		`ref="A1:D3"`: true,
	} {
		p := newPack().sheet("Plan", planData)
		p.part("xl/worksheets/_rels/sheet1.xml.rels", "", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+nsRels+`/table" Target="../tables/table1.xml"/></Relationships>`)
		p.part("xl/tables/table1.xml", "", `<table xmlns="`+nsMain+`" id="1" name="T" `+attrs+`><tableColumns count="1"><tableColumn id="1" name="Дата"/></tableColumns></table>`)
		table := partOf(t, edited(t, p.bytes(), ensurePlan()), "xl/tables/table1.xml")
		if strings.Contains(table, "ID") != grows || strings.Contains(table, attrs) == grows {
			t.Errorf("%s: %s", attrs, table)
		}
	}
}

// TestNoRoom has a value in every third column: there is no place for three.
func TestNoRoom(t *testing.T) {
	var cells strings.Builder
	for col := 1; col <= 16384; col += 3 {
		fmt.Fprintf(&cells, `<c r="%v"><v>1</v></c>`, cellRef{1, col})
	}
	data := newPack().sheet("Plan", `<sheetData><row r="1">`+cells.String()+`<c r="XFD1"><v>1</v></c></row></sheetData>`).bytes()
	_, err := tryEdit(t, data, ensurePlan())
	isProblem(t, err, errNoRoom)
	edited(t, data, rubric.PutTab{Role: rubric.RoleAssessment, Report: sampleReport(rubric.Russian, 3)})
}

// strictly returns a package of the strict flavour.
func strictly(t *testing.T, data []byte) []byte {
	t.Helper()
	flavour := strings.NewReplacer(nsMain, "http://purl.oclc.org/ooxml/spreadsheetml/main", nsRels, "http://purl.oclc.org/ooxml/officeDocument/relationships")
	var parts []packPart
	for name, body := range partsOf(t, data) {
		parts = append(parts, packPart{name, flavour.Replace(body)})
	}
	return zipOf(parts...)
}

func TestStrictBooksStayStrict(t *testing.T) {
	before := strictly(t, newPack().styles(`<fonts><font/></fonts><cellXfs><xf/></cellXfs>`).sheet("Plan", planData).bytes())
	after := edited(t, before, ensurePlan(), setStatus(2, "OK"),
		rubric.PutTab{Role: rubric.RoleAssessment, Report: sampleReport(rubric.Russian, 3)}, rubric.PutState{Rows: [][]string{{"a"}}})
	for name, part := range partsOf(t, after) {
		for _, space := range []string{nsMain, nsRels, "legacyDrawing"} {
			if strings.Contains(part, space) {
				t.Errorf("%s speaks of %s", name, space)
			}
		}
	}
}

func TestUTF16BooksStayUTF16(t *testing.T) {
	p := newPack().styles(`<fonts><font/></fonts><cellXfs><xf/></cellXfs>`).sheet("План", planData)
	var parts []packPart
	for name, body := range partsOf(t, p.bytes()) {
		if strings.HasPrefix(name, "xl/") {
			body = utf16Part(strings.Replace(body, "UTF-8", "UTF-16", 1))
		}
		parts = append(parts, packPart{name, body})
	}
	after := edited(t, zipOf(parts...), ensurePlan(), setStatus(2, "да"), rubric.PutState{Rows: [][]string{{"a"}}})
	for _, name := range []string{"xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", sheet1} {
		if part := partOf(t, after, name); part[:2] != "\xff\xfe" {
			t.Errorf("%s begins with %q", name, part[:9])
		}
	}
	if tab := read(t, after).Tabs[0]; tab.Name != "План" || tab.Cell(2, tab.Managed.Status).Text != "да" {
		t.Errorf("tab %s holds %v", tab.Name, show(tab))
	}
}

func TestTextsAreWrittenAsTheyAre(t *testing.T) {
	long := strings.Repeat("😀", 20_000)
	for text, want := range map[string]string{" a": " a", "a  b": "a  b", "a\nb": "a\nb", "a\tb": "a\tb", long: strings.Repeat("😀", 16_383) + "…"} {
		after := edited(t, managedPlan("<sheetData/>", "").bytes(), setStatus(2, text))
		if got := read(t, after).Tabs[0].Cell(2, 3).Text; got != want {
			t.Errorf("%.20q became %.20q of %d bytes", text, got, len(got))
		}
		if !strings.Contains(partOf(t, after, sheet1), "preserve") && text != long {
			t.Errorf("%q: Excel drops its spaces", text)
		}
	}
}

// TestRowsOfAStyle has rows that are styled whole, without a cell to take a look from.
func TestRowsOfAStyle(t *testing.T) {
	for attrs, want := range map[string]int{`s="1" customFormat="1"`: 2, `s="1"`: 1} {
		p := managedPlan(`<sheetData><row r="2" `+attrs+`/></sheetData>`, "").
			styles(`<fonts><font/></fonts><fills><fill/></fills><borders><border/><border/></borders><cellXfs><xf/><xf borderId="1"/></cellXfs>`)
		styles := partOf(t, edited(t, p.bytes(), setStatus(2, "OK")), "xl/styles.xml")
		if n := strings.Count(styles, `borderId="1"`); n != want {
			t.Errorf("%s: %d formats with the row's border: %s", attrs, n, styles)
		}
	}
}
