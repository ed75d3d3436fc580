package excel

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"rubric"
)

// TestIDColumnHasANote makes columns in a sheet that leads nowhere.
func TestIDColumnHasANote(t *testing.T) {
	for lang, want := range map[rubric.Lang]string{rubric.Russian: "не удаляйте", rubric.English: "do not delete"} {
		ensure := ensurePlan()
		ensure.Lang = lang
		after := edited(t, newPack().sheet("Plan", planData+`<pageMargins/><extLst><ext uri="x"/></extLst>`).bytes(), ensure, setStatus(2, "OK"))
		f, err := excelize.OpenReader(bytes.NewReader(after))
		if err != nil {
			t.Fatal(err)
		}
		notes, err := f.GetComments("Plan")
		if err != nil || len(notes) != 1 || notes[0].Cell != "E1" || !strings.Contains(notes[0].Text, want) {
			t.Errorf("notes %+v, %v", notes, err)
		}
		if part := partOf(t, after, sheet1); !strings.Contains(part, `r:id="rId2"/><extLst>`) || strings.Contains(part, "dataValidation") {
			t.Errorf("the sheet is %s", part)
		}
		pkg := openBytes(t, after)
		for name, want := range map[string]string{"xl/comments1.xml": typeComments, "xl/drawings/vmlDrawing1.vml": typeVML} {
			if got := pkg.Type(name); got != want {
				t.Errorf("%s is of type %q", name, got)
			}
		}
		if again := edited(t, after, ensure, setStatus(2, "OK")); !bytes.Equal(again, after) {
			t.Error("a second write changed the file")
		}
	}
}

// TestSheetsThatLeadElsewhereGetAPrompt has sheets whose relationships, or whose
// last columns, leave no room for a note.
func TestSheetsThatLeadElsewhereGetAPrompt(t *testing.T) {
	const rels = "xl/worksheets/_rels/sheet1.xml.rels"
	linked := newPack().sheet("Plan", planData+`<pageMargins/>`).part(rels, "", xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`).bytes()
	edge := newPack().sheet("Plan", strings.Replace(planData, `r="B1"`, `r="XFA1"`, 1)).bytes()
	lost := newPack().sheet("Plan", planData+`<pageSetup r:id="rId1"/><legacyDrawing r:id="rId2"/>`).bytes()
	for name, before := range map[string][]byte{"a sheet with relationships": linked, "columns at the edge": edge, "relationships that are lost": lost} {
		after := edited(t, before, ensurePlan(), setStatus(2, "OK"))
		part := partOf(t, after, sheet1)
		if !strings.Contains(part, `showInputMessage="1" promptTitle="Rubric"`) || strings.Count(part, "legacyDrawing") != strings.Count(partOf(t, before, sheet1), "legacyDrawing") {
			t.Errorf("%s: %s", name, part)
		}
		if name == "a sheet with relationships" && partOf(t, after, rels) != partOf(t, before, rels) {
			t.Errorf("%s: they changed", name)
		}
	}
}

// TestNotesStandWhereTheSchemaWantsThem has elements that it does not know among
// the sheet's own.
func TestNotesStandWhereTheSchemaWantsThem(t *testing.T) {
	const foreign = `<x:y xmlns:x="urn:x"/>`
	part := partOf(t, edited(t, newPack().sheet("Plan", foreign+planData+foreign+`<pageMargins/>`+foreign).bytes(), ensurePlan()), sheet1)
	if !strings.Contains(part, `<pageMargins/>`+foreign+`<legacyDrawing`) {
		t.Errorf("the note: %s", part)
	}
	linked := newPack().sheet("Plan", foreign+planData+foreign+`<pageMargins/>`)
	linked.part("xl/worksheets/_rels/sheet1.xml.rels", "", xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`)
	part = partOf(t, edited(t, linked.bytes(), ensurePlan()), sheet1)
	if !strings.Contains(part, `</sheetData>`+foreign+`<dataValidations`) {
		t.Errorf("the prompt: %s", part)
	}
}

// TestNotesOfOtherSheetsAreKept adds columns to one sheet after the other.
func TestNotesOfOtherSheetsAreKept(t *testing.T) {
	first := edited(t, newPack().sheet("A", planData).sheet("B", strings.Replace(planData, `r="B1"`, `r="F1"`, 1)).bytes(), ensurePlan())
	ensure := ensurePlan()
	ensure.Tab = "2"
	both := edited(t, first, ensure)
	for _, name := range []string{"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/_rels/sheet1.xml.rels", sheet1} {
		if partOf(t, first, name) != partOf(t, both, name) {
			t.Errorf("%s changed", name)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(both))
	if err != nil {
		t.Fatal(err)
	}
	for _, tab := range []string{"A", "B"} {
		if notes, err := f.GetComments(tab); err != nil || len(notes) != 1 {
			t.Errorf("%s: notes %+v, %v", tab, notes, err)
		}
	}
}

// TestATeamsValidationIsNotDoubled has validations where the prompt would stand:
// what two of them mean in one cell is not defined.
func TestATeamsValidationIsNotDoubled(t *testing.T) {
	const rels = "xl/worksheets/_rels/sheet1.xml.rels"
	for validation, prompts := range map[string]int{
		`<dataValidations count="1"><dataValidation type="whole" sqref="A9 A1:XFD1"><formula1>1</formula1></dataValidation></dataValidations>`:                                                                  0,
		`<dataValidations count="1"><dataValidation type="list" sqref="E1:E9"><formula1>"a,b"</formula1></dataValidation></dataValidations>`:                                                                    0,
		`<dataValidations count="1"><dataValidation type="list" sqref="E2:E9 F1"><formula1>"a,b"</formula1></dataValidation></dataValidations>`:                                                                 1,
		`<extLst><ext uri="x"><x14:dataValidations xmlns:x14="urn:14" xmlns:xm="urn:xm"><x14:dataValidation type="custom"><xm:sqref>D1:E1</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`: 0,
	} {
		p := newPack().sheet("Plan", planData+validation)
		p.part(rels, "", xmlHead+`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>`)
		part := partOf(t, edited(t, p.bytes(), ensurePlan()), sheet1)
		if n := strings.Count(part, "promptTitle"); n != prompts || prompts == 0 && !strings.Contains(part, validation) {
			t.Errorf("%d prompts: %s", n, part)
		}
	}
}
