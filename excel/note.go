package excel

import (
	"bytes"
	"fmt"
	"slices"

	"rubric"
	"rubric/excel/internal/opc"
	"rubric/excel/internal/xmltok"
)

// idNote is what the heading of the id column says when it is pointed at.
func idNote() rubric.Text {
	return rubric.Text{
		RU: "По этому столбцу Рубрика узнаёт строки после сортировки и вставок. Его можно скрыть, но не удаляйте его.",
		EN: "Rubric knows the rows by this column after sorting and inserting. You may hide it, but please do not delete it.",
	}
}

// idHead returns the cell that heads the id column, if that column is new.
func (sp *sheetPatch) idHead() (cellRef, bool) {
	i := slices.IndexFunc(sp.made, func(m madeColumn) bool { return m.field == rubric.ManagedID })
	if i < 0 {
		return cellRef{}, false
	}
	return cellRef{slices.Min(sp.headers), sp.made[i].col}, true
}

const (
	typeComments = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
	typeVML      = "application/vnd.openxmlformats-officedocument.vmlDrawing"
)

// The note's box in columns and rows.
const noteWide, noteTall = 4, 5

// addNote makes the parts of the note at the id column's heading and returns the
// relationship of its drawing. A prompt stands in where a sheet leads to other
// parts, lest one of the team's change, or to parts that got lost, whose places
// the note's would take; where the box has no room; and in the strict flavour,
// which has no drawings of that kind.
func (sp *sheetPatch) addNote() (string, error) {
	at, isNew := sp.idHead()
	d, part, limits := sp.patch.draft, sp.sheet.part, sp.patch.book.limits
	if !isNew || sp.sheet.linked || d.Has(opc.RelsPart(part)) || d.Strict() || at.col+noteWide >= limits.cols || at.row+noteTall >= limits.rows {
		return "", nil
	}
	var id string
	for _, p := range []struct{ kind, name, contentType, body string }{
		{"comments", "xl/comments%d.xml", typeComments, fmt.Sprintf(noteText, spaceMain, at, xmltok.Escape(nil, idNote().In(sp.lang)))},
		{"vmlDrawing", "xl/drawings/vmlDrawing%d.vml", typeVML, fmt.Sprintf(noteShape, at.col, at.row, at.col+noteWide, at.row+noteTall, at.row-1, at.col-1)},
	} {
		name := d.FreeName(p.name)
		if err := d.Put(name, []byte(p.body), p.contentType); err != nil {
			return "", err
		}
		var err error
		if id, err = d.AddRel(part, d.RelType(p.kind), name, false); err != nil {
			return "", err
		}
	}
	return id, nil
}

const noteText = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
	`<comments xmlns="%s"><authors><author>Rubric</author></authors><commentList>` +
	`<comment ref="%v" authorId="0"><text><t>%s</t></text></comment></commentList></comments>`

// noteShape is the box that a comment opens in, as Excel wants it beside the
// text: hidden until it is pointed at. Its anchor counts columns and rows from 0.
const noteShape = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
	`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>` +
	`<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
	`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>` +
	`<v:shape id="_x0000_s1025" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
	`<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>` +
	`<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
	`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 15, %d, 2, %d, 15, %d, 4</x:Anchor>` +
	`<x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape></xml>`

// The children of a worksheet that come before its validations, and those that
// come after the drawing of its notes (CT_Worksheet, ECMA-376 part 1, 18.3.1.99).
var (
	beforeValidations = [...]string{
		"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges",
		"scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
	}
	afterNotes = [...]string{
		"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
	}
)

// before adds what the sheet lacks before the child of the name, or at the end.
func (p *partPatcher) before(name string) error {
	if name == "sheetData" && !p.seenCols && len(p.sp.made) > 0 {
		if err := p.out.Insert(p.newColumns(nil, nil)); err != nil {
			return err
		}
	}
	if !p.prompted && name != "dataValidations" && (name == "" || !slices.Contains(beforeValidations[:], name)) {
		p.prompted = true
		if prompt := p.prompt(); prompt != nil {
			var b bytes.Buffer
			fmt.Fprintf(&b, `<%s count="1">%s</%s>`, p.el("dataValidations"), prompt, p.el("dataValidations"))
			if err := p.out.Insert(b.Bytes()); err != nil {
				return err
			}
		}
	}
	if p.noted || p.sp.note == "" || name != "" && !slices.Contains(afterNotes[:], name) {
		return nil
	}
	p.noted = true
	return p.out.Insert(fmt.Appendf(nil, `<%s xmlns:r="%s" r:id="%s"/>`, p.el("legacyDrawing"), spaceRels, p.sp.note))
}

// prompt is the validation that explains the id column where it is headed; nil
// where that column is not new, has a note, or the team's own validation reaches:
// what two of them in one cell mean is not defined.
func (p *partPatcher) prompt() []byte {
	at, isNew := p.sp.idHead()
	if !isNew || p.sp.note != "" || p.sp.sheet.validated(at) {
		return nil
	}
	return fmt.Appendf(nil, `<%s allowBlank="1" showInputMessage="1" promptTitle="Rubric" prompt="%s" sqref="%v"/>`,
		p.el("dataValidation"), xmltok.Escape(nil, idNote().In(p.sp.lang)), at)
}
