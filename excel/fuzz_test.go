package excel

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rubric"
)

// smallLimits keep a fuzzed part from asking for much memory.
func smallLimits() limits {
	l := defaultLimits()
	l.cells, l.strings, l.text, l.facts = 10_000, 1000, 1<<20, 1000
	return l
}

// FuzzSheet reads and patches any sheet part: it must not panic, and what it
// patches must read as before with the new cells beside.
func FuzzSheet(f *testing.F) {
	head := `<worksheet xmlns="` + nsMain + `">`
	f.Add([]byte(head + planData + `</worksheet>`))
	f.Add([]byte(head + `<cols><col min="1" max="9"/></cols><sheetData><row><c><v>1</v></c><c t="d"><v>2026-05-20</v></c></row></sheetData></worksheet>`))
	f.Add([]byte(head + `<sheetData><row r="3"/><row r="1"><c r="C1"><f t="shared" si="0">1</f></c></row></sheetData><dataValidations/><extLst/></worksheet>`))
	f.Add([]byte(`<x:worksheet xmlns:x="` + nsMain + `"><x:sheetData/></x:worksheet>`))
	f.Add([]byte(head + `<dimension ref="A1:XFD1048576"/><sheetData/><autoFilter ref="A1:B2"/><mergeCells><mergeCell ref="A1:C1"/></mergeCells></worksheet>`))
	f.Add([]byte(utf16Part(head + planData + `</worksheet>`)))
	f.Fuzz(func(t *testing.T, part []byte) {
		patchAndCompare(t, newPack().sheetPart("Plan", string(part)).bytes())
	})
}

// patchAndCompare patches a workbook, if it can be read and patched, and holds
// the result to what must be true of it.
func patchAndCompare(t interface {
	Fatalf(string, ...any)
	Errorf(string, ...any)
}, data []byte,
) {
	was, err := openBook(data)
	if err != nil {
		return
	}
	p := newPatch(context.Background(), was.pkg, was.book)
	set := setStatus(2, "✔ OK")
	if err := p.apply([]rubric.Edit{ensurePlan(), set}); err != nil {
		return
	}
	var out bytes.Buffer
	if err := p.write(&out); err != nil {
		t.Fatalf("writing: %v", err)
	}
	is, err := openBook(out.Bytes())
	if err != nil {
		t.Fatalf("what was written cannot be read: %v", err)
	}
	tab := is.book.grid.Tabs[0]
	if got := tab.Cell(2, tab.Managed.Status).String(); got != set.Want {
		t.Errorf("the status reads %q", got)
	}
	if diff := cmp.Diff(teamCells(was.book.grid.Tabs[0], tab.Managed), teamCells(tab, tab.Managed)); diff != "" {
		t.Errorf("the team's cells changed: %s", diff)
	}
	again := newPatch(context.Background(), is.pkg, is.book)
	if err := again.apply([]rubric.Edit{ensurePlan(), set}); err != nil || again.draft.Changed() {
		t.Errorf("the same edits changed something again (%v)", err)
	}
}

// TestSheetsOfAllShapes patches sheets put together at random from pieces that
// real writers and broken ones produce.
func TestSheetsOfAllShapes(t *testing.T) {
	refs := []string{"", ` r="A1"`, ` r="B2"`, ` r="C2"`, ` r="D2"`, ` r="E3"`, ` r="XFD2"`, ` r="XFE1"`, ` r="2"`, ` r=""`, " r='A3'"}
	rest := []string{"/>", "></c>", "><v>1</v></c>", ` t="s"><v>0</v></c>`, ` t="inlineStr"><is><t>a</t></is></c>`, ` t="str"><f>A1</f><v>x</v></c>`, ` s="1"/>`, `><f t="shared" ref="A1:A9" si="0">1</f><v>1</v></c>`, `><v/><x/></c>`}
	rows := []string{"", ` r="1"`, ` r="2"`, ` r="3"`, ` r="7" spans="1:2"`, ` r="0"`, ` r="x"`, ` r="1048576"`, ` r="1048577"`, ` r="2" spans="1:2 5:9" hidden="1"`}
	before := []string{"", `<dimension ref="A1"/>`, `<dimension ref="x"/>`, `<sheetViews/>`, `<cols/>`, `<cols><col min="2" max="4" width="3"/></cols>`, `<cols><col min="9" max="1"/><col/></cols>`}
	after := []string{"", `<autoFilter ref="A1:B3"/>`, `<autoFilter/>`, `<mergeCells><mergeCell ref="A1:D1"/></mergeCells>`, `<dataValidations/>`, `<dataValidations count="x"><dataValidation/></dataValidations>`, `<pageMargins/>`, `<!-- x -->`, `<a:b xmlns:a="u"/>`}
	rapid.Check(t, func(t *rapid.T) {
		pick := func(from []string, label string) string { return rapid.SampledFrom(from).Draw(t, label) }
		var sheet strings.Builder
		sheet.WriteString(pick(before, "before") + pick(before, "before"))
		sheet.WriteString("<sheetData>")
		for range rapid.IntRange(0, 4).Draw(t, "rows") {
			sheet.WriteString("<row" + pick(rows, "row") + ">")
			for range rapid.IntRange(0, 5).Draw(t, "cells") {
				sheet.WriteString("<c" + pick(refs, "ref") + pick(rest, "cell"))
			}
			sheet.WriteString("</row>")
		}
		sheet.WriteString("</sheetData>" + pick(after, "after") + pick(after, "after"))
		part := fmt.Sprintf(`<worksheet xmlns="%s">%s</worksheet>`, nsMain, sheet.String())
		if rapid.Bool().Draw(t, "prefixed") {
			part = regexp.MustCompile(`<(/?)([a-zA-Z]+[ />])`).ReplaceAllString(strings.Replace(part, "xmlns=", "xmlns:x=", 1), "<${1}x:$2")
		}
		pack := newPack().styles(`<fonts><font/></fonts><cellXfs><xf/><xf/></cellXfs>`).shared("<si><t>s</t></si>").sheetPart("Plan", part)
		if rapid.Bool().Draw(t, "managed") {
			pack.book(`<definedNames><definedName name="_rubric.status" localSheetId="0">Plan!$C:$C</definedName></definedNames>`)
		}
		patchAndCompare(t, pack.bytes())
	})
}

func openBook(data []byte) (*reading, error) {
	pkg, err := openPackage(data)
	if err != nil {
		return nil, err
	}
	b, err := readBook(context.Background(), pkg, "fuzz", smallLimits())
	return &reading{pkg: pkg, book: b}, err
}

// teamCells lists the cells outside of the managed columns.
func teamCells(tab *rubric.Tab, ours rubric.ManagedColumns) map[cellRef]rubric.Cell {
	out := map[cellRef]rubric.Cell{}
	for _, row := range tab.Rows {
		for _, c := range row.Cells {
			if !ours.Has(c.Col) {
				out[cellRef{row.Number, c.Col}] = c
			}
		}
	}
	return out
}

// FuzzPackage opens any bytes as a workbook and copies what opens.
func FuzzPackage(f *testing.F) {
	f.Add(newPack().sheet("Plan", planData).bytes())
	f.Add(managedPlan(planData, "").styles(`<cellXfs/>`).shared("<si><t>a</t></si>").bytes())
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		r, err := openBook(data)
		if err != nil {
			return
		}
		p := newPatch(context.Background(), r.pkg, r.book)
		if err := p.apply([]rubric.Edit{rubric.PutState{Rows: [][]string{{"a"}}}}); err != nil {
			return
		}
		_ = p.write(io.Discard)
	})
}

// FuzzNumberFormat classifies any format code.
func FuzzNumberFormat(f *testing.F) {
	for _, code := range []string{"dd.mm.yyyy", "[h]:mm", `0"x"`, "General;@", `\`, "[", `"`} {
		f.Add(code)
	}
	f.Fuzz(func(_ *testing.T, code string) { formatOf(code) })
}
