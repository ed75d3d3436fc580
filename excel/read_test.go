package excel

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

func read(t *testing.T, data []byte) *rubric.Grid {
	t.Helper()
	g, _, err := Open(save(t, data), Options{}).Read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// show lists a tab's cells as A1=text, with a mark of the kind.
func show(tab *rubric.Tab) []string {
	var out []string
	for _, row := range tab.Rows {
		for _, c := range row.Cells {
			kind := [...]string{"?", "", "#", "!", "E"}[c.Kind]
			if c.Formula {
				kind += "f"
			}
			out = append(out, fmt.Sprintf("%v=%s%s", cellRef{row.Number, c.Col}, kind, c))
		}
	}
	return out
}

func TestCells(t *testing.T) {
	const styles = `<numFmts count="1"><numFmt numFmtId="164" formatCode="[Red]dd\.mm\.yyyy"/></numFmts>` +
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/><xf numFmtId="9"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs>`
	for name, c := range map[string]struct {
		data string
		want []string
	}{
		"numbers": {`<row r="1"><c r="A1"><v>12</v></c><c r="B1"><v> -0.5 </v></c><c r="C1" t="n"><v>1E3</v></c><c r="D1"><v>0</v></c></row>`,
			[]string{"A1=#12", "B1=#-0.5", "C1=#1000", "D1=#0"}},
		"what is no number stays a text": {`<row r="1"><c r="A1"><v>abc</v></c><c r="B1"><v>1e999</v></c><c r="C1"><v>NaN</v></c></row>`,
			[]string{"A1=abc", "B1=1e999", "C1=NaN"}},
		"formats": {`<row r="1"><c r="A1" s="1"><v>46162</v></c><c r="B1" s="2"><v>0.75</v></c><c r="C1" s="3"><v>0.3</v></c><c r="D1" s="4"><v>46162.75</v></c><c r="E1" s="5"><v>46162</v></c><c r="F1" s="99"><v>7</v></c></row>`,
			[]string{"A1=#2026-05-20", "B1=#18:00", "C1=#30%", "D1=#2026-05-20 18:00", "E1=#2026-05-20", "F1=#7"}},
		"booleans and errors": {`<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#REF!</v></c></row>`,
			[]string{"A1=!TRUE", "B1=!FALSE", "C1=E#REF!"}},
		"formulas with what they last gave": {`<row r="1"><c r="A1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1"><f>NOW()</f></c><c r="D1" t="str"><f>""</f><v></v></c></row>`,
			[]string{"A1=fab", "B1=#f2"}},
		"shared strings": {`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>`,
			[]string{"A1=plain", "B1=rich text", "C1=東京", "D1=  kept  "}},
		"indices out of range": {`<row r="1"><c r="A1" t="s"><v>999</v></c><c r="B1" t="s"><v>-1</v></c><c r="C1" t="s"><v>x</v></c><c r="D1" s="-4"><v>1</v></c></row>`,
			[]string{"D1=#1"}},
		"inline strings": {`<row r="1"><c r="A1" t="inlineStr"><is><t>a &lt; b&#10;c</t></is></c><c r="B1" t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r><rPh sb="0" eb="1"><t>no</t></rPh></is></c><c r="C1" t="inlineStr"><is><t><![CDATA[<raw>]]></t></is></c></row>`,
			[]string{"A1=a < b\nc", "B1=xy", "C1=<raw>"}},
		"texts that writers put oddly": {"<row r='1' x=\"a>b'c\"><!-- <c> --><c r='A1' t='inlineStr' x=\"'>\"><is><t><![CDATA[<a> & ]]>b</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>a<!-- c -->b<?p i?></t></is></c>" +
			"<c r=\"C1\" t=\"inlineStr\"><is><t>a\r\nb\rc</t></is></c ><c r=\"D1\" t=\"inlineStr\"><is ><t>&quot;&#1058;&#x415;]] > &none;</t></is></c><c r=\"E1\" t=\"s\"><is><t>0</t></is></c></row>",
			[]string{"A1=<a> & b", "B1=ab", "C1=a\nb\nc", `D1="ТЕ]] > &none;`, "E1=plain"}},
		"escapes": {`<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_x000D_ _xZZZZ_ _x0041</t></is></c><c r="B1" t="inlineStr"><is><t>_xD83D__xDE00_</t></is></c></row>`,
			[]string{"A1=a\rb_x000D_ _xZZZZ_ _x0041", "B1=😀"}},
		"ISO dates": {`<row r="1"><c r="A1" t="d"><v>2026-05-20</v></c><c r="B1" t="d"><v>2026-05-20T18:00:00</v></c><c r="C1" t="d"><v>soon</v></c></row>`,
			[]string{"A1=#2026-05-20", "B1=#2026-05-20 18:00", "C1=soon"}},
		"no references": {`<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>`,
			[]string{"A1=#1", "B1=#2", "C5=#3", "D5=#4", "A6=#5"}},
		"out of order": {`<row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row><row r="2"><c r="B2"><v>4</v></c></row>`,
			[]string{"A1=#3", "A2=#2", "B2=#4"}},
		"the far corner": {`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`, []string{"XFD1048576=#1"}},
		"nothing in it":  {`<row r="1" s="1" customFormat="1"/><row r="2"><c r="A2" s="1"/><c r="B2" t="s"/></row>`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			g := read(t, newPack().styles(styles).
				shared(`<si><t>plain</t></si><si><r><rPr><b/></rPr><t>rich</t></r><r><t xml:space="preserve"> text</t></r></si>`+
					`<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si><t xml:space="preserve">  kept  </t></si>`).
				sheet("Plan", "<sheetData>"+c.data+"</sheetData>").bytes())
			if diff := cmp.Diff(c.want, show(g.Tabs[0])); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDatesOf1904(t *testing.T) {
	g := read(t, newPack().styles(`<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs>`).
		sheet("Plan", `<sheetData><row><c s="1"><v>44700</v></c><c s="2"><v>0.5</v></c><c><v>44700</v></c></row></sheetData>`).
		book(`<workbookPr date1904="1"/>@`).bytes())
	if diff := cmp.Diff([]string{"A1=#2026-05-20", "B1=#12:00", "C1=#44700"}, show(g.Tabs[0])); diff != "" {
		t.Error(diff)
	}
}

func TestNumberFormats(t *testing.T) {
	for code, want := range map[string]rubric.ValueFormat{
		"General": rubric.AsNumber, "0.00": rubric.AsNumber, "#,##0 ₽": rubric.AsNumber, `0" дней"`: rubric.AsNumber, "0.00E+00": rubric.AsNumber,
		"0%": rubric.AsPercent, "0.0%;[Red]-0.0%": rubric.AsPercent, `0\%`: rubric.AsNumber,
		"dd.mm.yyyy": rubric.AsDate, "[$-419]d mmm;@": rubric.AsDate, "mmmm": rubric.AsDate, `yyyy"-"mm`: rubric.AsDate, "m/d": rubric.AsDate, "[Red]dd/mm": rubric.AsDate, "dddd": rubric.AsDate,
		"h:mm": rubric.AsTime, "[h]:mm:ss": rubric.AsTime, "mm:ss": rubric.AsTime, "[mm]:ss": rubric.AsTime, "h AM/PM": rubric.AsTime,
		"dd.mm.yyyy hh:mm": rubric.AsDateTime, "yyyy-mm-dd h:mm AM/PM": rubric.AsDateTime,
		"@": rubric.AsNumber, `"day"`: rubric.AsNumber, "[Magenta]0": rubric.AsNumber, "_d0": rubric.AsNumber, `"unterminated`: rubric.AsNumber, "[": rubric.AsNumber, `\`: rubric.AsNumber, "": rubric.AsNumber,
	} {
		if got := formatOf(code); got != want {
			t.Errorf("%q is %d, want %d", code, got, want)
		}
	}
}

func TestNamespacesAndEncodings(t *testing.T) {
	const strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
	body := func(x, ns string) string {
		x1 := strings.TrimSuffix(x, ":")
		decl := "xmlns"
		if x1 != "" {
			decl += ":" + x1
		}
		return fmt.Sprintf(`<%sworksheet %s="%s" xmlns:o="urn:other"><o:sheetData><o:row><o:c><o:v>9</o:v></o:c></o:row></o:sheetData>`+
			`<%ssheetData><%srow r="1"><o:c/><%sc r="A1" t="inlineStr"><%sis><%st>да</%st></%sis></%sc></%srow></%ssheetData></%sworksheet>`,
			x, decl, ns, x, x, x, x, x, x, x, x, x, x, x)
	}
	for name, part := range map[string]string{
		"prefixed":              body("x:", nsMain),
		"strict":                body("", strict),
		"UTF-16":                utf16Part(`<?xml version="1.0" encoding="UTF-16"?>` + body("", nsMain)),
		"byte order mark":       "\ufeff" + xmlHead + body("", nsMain),
		"windows-1251":          `<?xml version="1.0" encoding="windows-1251"?>` + strings.ReplaceAll(body("", nsMain), "да", "\xe4\xe0"),
		"single quotes":         strings.ReplaceAll(body("", nsMain), `"`, "'"),
		"comments in between":   strings.ReplaceAll(body("", nsMain), "<row", "<!-- <row> --><?pi <c> ?><row"),
		"a > in an attribute":   strings.ReplaceAll(body("", nsMain), `t="inlineStr"`, `x="a>b" t="inlineStr"`),
		"spaces inside of tags": strings.ReplaceAll(strings.ReplaceAll(body("", nsMain), "</c>", "</c  >"), `r="A1"`, "\n r = \"A1\"\n"),
	} {
		g := read(t, newPack().sheetPart("Plan", part).bytes())
		if diff := cmp.Diff([]string{"A1=да"}, show(g.Tabs[0])); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func utf16Part(s string) string {
	b := []byte{0xFF, 0xFE}
	for _, r := range s {
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

func TestSheetFacts(t *testing.T) {
	g := read(t, newPack().sheet("Plan", `<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="9"/><col min="16000" max="99999" hidden="1"/></cols>`+
		`<sheetData><row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="H2"><f>1+1</f></c></row><row r="4" hidden="true"/></sheetData>`+
		`<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="bad"/></mergeCells>`+
		`<dataValidations count="4"><dataValidation type="list" sqref="B2:B9 D2"><formula1>"Идея, Готово,""ок"""</formula1></dataValidation>`+
		`<dataValidation type="list" sqref="C2"><formula1>Справочник!$A$1:$A$9</formula1></dataValidation>`+
		`<dataValidation type="whole" sqref="E2"><formula1>1</formula1></dataValidation>`+
		`<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="x12ac"><dataValidation type="list" sqref="F2"><x12ac:list xmlns:x12ac="urn:x">"1,5","2,5",3</x12ac:list></dataValidation></mc:Choice></mc:AlternateContent>`+
		`<dataValidation type="list" sqref="G2"><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice Requires="x12ac"><x12ac:list xmlns:x12ac="urn:x">"0,5",1</x12ac:list></mc:Choice><mc:Fallback><formula1>"0,5,1"</formula1></mc:Fallback></mc:AlternateContent></dataValidation></dataValidations>`+
		`<extLst><ext uri="x"><x14:dataValidations xmlns:x14="urn:14" xmlns:xm="urn:xm"><x14:dataValidation type="list"><x14:formula1><xm:f>Площадки!$A$2:$A$9</xm:f></x14:formula1><xm:sqref>H2:H9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`).bytes())
	tab := g.Tabs[0]
	want := &rubric.Tab{
		Key: "1", Name: "Plan", HiddenRows: []int{2, 4}, HiddenCols: []int{2, 3},
		Rows:   []rubric.Row{{Number: 2, Cells: []rubric.Cell{{Col: 1, Kind: rubric.NumberCell, Number: 1}}}},
		Merges: []rubric.Range{{Top: 1, Left: 1, Bottom: 1, Right: 3}},
		Lists: []rubric.Validation{
			{Ranges: []rubric.Range{{Top: 2, Left: 2, Bottom: 9, Right: 2}, {Top: 2, Left: 4, Bottom: 2, Right: 4}}, Values: []string{"Идея", "Готово", `"ок"`}},
			{Ranges: []rubric.Range{{Top: 2, Left: 3, Bottom: 2, Right: 3}}, Source: "Справочник!$A$1:$A$9"},
			{Ranges: []rubric.Range{{Top: 2, Left: 6, Bottom: 2, Right: 6}}, Values: []string{"1,5", "2,5", "3"}},
			{Ranges: []rubric.Range{{Top: 2, Left: 7, Bottom: 2, Right: 7}}, Values: []string{"0,5", "1"}},
			{Ranges: []rubric.Range{{Top: 2, Left: 8, Bottom: 9, Right: 8}}, Source: "Площадки!$A$2:$A$9"},
		},
	}
	if diff := cmp.Diff(want, tab); diff != "" {
		t.Error(diff)
	}
}

func TestTabs(t *testing.T) {
	p := newPack().sheet("Plan", "<sheetData/>").sheet("Тайный", "<sheetData/>").sheet("Chart", "").sheet("Dialog", "").sheet("Macros", "")
	p.sheetsTag[1] += ` state="veryHidden"`
	p.rels[2] = strings.Replace(p.rels[2], "/worksheet\"", "/chartsheet\"", 1)
	p.rels[3] = strings.Replace(p.rels[3], "/worksheet\"", "/dialogsheet\"", 1)
	p.rels[4] = strings.Replace(p.rels[4], nsRels+"/worksheet\"", "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet\"", 1)
	p.rels[0] = strings.Replace(p.rels[0], `"worksheets/`, `"/xl\worksheets/`, 1)
	p.sheetsTag[2] = strings.Replace(p.sheetsTag[2], `sheetId="3"`, `sheetId="1"`, 1)
	g := read(t, p.bytes())
	var got []string
	for _, tab := range g.Tabs {
		got = append(got, fmt.Sprint(tab.Key, " ", tab.Name, " ", tab.Hidden))
	}
	if diff := cmp.Diff([]string{"1 Plan false", "2 Тайный true"}, got); diff != "" {
		t.Error(diff)
	}
	if g.Title != "plan.xlsx" || g.Kind != "xlsx" {
		t.Errorf("title %q, kind %q", g.Title, g.Kind)
	}
}

func TestAWorkbookThatLacksItsPartsIsRefused(t *testing.T) {
	for part, data := range map[string]func(p *pack){
		"xl/worksheets/sheet2.xml": func(p *pack) { p.rel("worksheet", "worksheets/sheet2.xml") },
		"xl/sharedStrings.xml":     func(p *pack) { p.rel("sharedStrings", "sharedStrings.xml") },
		"xl/styles.xml":            func(p *pack) { p.rel("styles", "/xl/styles.xml") },
	} {
		p := hostileSheet("", "")
		data(p)
		path := save(t, p.bytes())
		before := bytesOf(t, path)
		if outcome := syncOutcome(path); !strings.HasPrefix(outcome, "refused: plan.xlsx is damaged") || !strings.Contains(outcome, part) {
			t.Errorf("%s: %s", part, outcome)
		}
		if bytesOf(t, path) != before {
			t.Errorf("%s: the file was changed", part)
		}
	}
	p := hostileSheet("", "")
	p.rel("theme", "theme/theme1.xml")
	if outcome := syncOutcome(save(t, p.bytes())); outcome != "synced" {
		t.Errorf("without a theme, which no cell rests on: %s", outcome)
	}
}

func TestManagedColumnsAreToldByNames(t *testing.T) {
	names := func(inner string) string { return "<definedNames>" + inner + "</definedNames>" }
	col := func(name, local, ref string) string {
		return fmt.Sprintf(`<definedName name="%s"%s hidden="1">%s</definedName>`, name, local, ref)
	}
	const here = ` localSheetId="0"`
	for name, c := range map[string]struct {
		names string
		want  rubric.ManagedColumns
	}{
		"whole columns":            {col("_rubric.status", here, "Plan!$D:$D") + col("_rubric.id", here, "'Plan'!$F:$F"), rubric.ManagedColumns{Status: 4, ID: 6}},
		"as LibreOffice saves":     {col("_rubric.status", here, "Plan!$D$1:$D$1048576"), rubric.ManagedColumns{Status: 4}},
		"deleted":                  {col("_rubric.status", here, "Plan!#REF!") + col("_rubric.id", here, "#REF!"), rubric.ManagedColumns{}},
		"of another tab":           {col("_rubric.status", ` localSheetId="1"`, "Other!$D:$D"), rubric.ManagedColumns{}},
		"pointing at another tab":  {col("_rubric.status", here, "Other!$D:$D"), rubric.ManagedColumns{}},
		"of the book":              {col("_rubric.status", "", "Plan!$D:$D"), rubric.ManagedColumns{}},
		"two columns are not one":  {col("_rubric.status", here, "Plan!$D:$E"), rubric.ManagedColumns{}},
		"two names for one column": {col("_rubric.status", here, "Plan!$D:$D") + col("_rubric.id", here, "Plan!$D:$D"), rubric.ManagedColumns{Status: 4}},
	} {
		g := read(t, newPack().sheet("Plan", "<sheetData/>").sheet("Other", "<sheetData/>").book(names(c.names)).bytes())
		if diff := cmp.Diff(c.want, g.Tabs[0].Managed); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestSparseRowsAreCheap(t *testing.T) {
	var rows strings.Builder
	for r := range 1500 {
		fmt.Fprintf(&rows, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, r*600+1, r*600+1)
	}
	data := save(t, newPack().sheet("Plan", "<sheetData>"+rows.String()+"</sheetData>").bytes())
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, _, err := Open(data, Options{}).Read(context.Background()); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	allocated := after.TotalAlloc - before.TotalAlloc
	if allocated > 8<<20 {
		t.Errorf("reading took %d bytes", allocated)
	}
}

func TestPhantomRowsHoldNothing(t *testing.T) {
	var rows strings.Builder
	rows.WriteString(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	for r := range 20000 {
		fmt.Fprintf(&rows, `<row r="%d" s="1"><c r="A%d" s="1"/></row>`, r+2, r+2)
	}
	g := read(t, newPack().sheet("Plan", `<dimension ref="A1:XFD1048576"/><sheetData>`+rows.String()+"</sheetData>").bytes())
	if n := g.Tabs[0].LastRow(); n != 1 {
		t.Errorf("the last row is %d", n)
	}
}

func TestLimitsOfCells(t *testing.T) {
	pkg, err := openPackage(newPack().sheet("Plan", `<sheetData><row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row></sheetData>`).bytes())
	if err != nil {
		t.Fatal(err)
	}
	l := defaultLimits()
	l.cells = 2
	if _, err := readBook(context.Background(), pkg, "", l); err == nil {
		t.Error("three cells were read where two are allowed")
	}
}

func TestCancelling(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, _, err := Open(save(t, planRows(2000)), Options{}).Read(ctx)
	if !isCancelled(err) {
		t.Errorf("got %v", err)
	}
}
