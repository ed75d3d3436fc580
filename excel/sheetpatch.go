package excel

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"rubric"
	"rubric/excel/internal/xmltok"
)

// sheetPatch gathers what is to change in one sheet, and then changes it in one
// pass over the part.
type sheetPatch struct {
	patch   *patch
	sheet   *sheet
	tables  []table
	cols    rubric.ManagedColumns // as they will be
	made    []madeColumn          // the new ones
	headers []int                 // the rows that head the new ones
	lang    rubric.Lang
	cells   []rowPut // what is to be written
	body    []rowPut // empty cells to be styled where nothing is written
}

type rowPut struct {
	row int
	put put
}

func (sp *sheetPatch) put(row int, p put) { sp.cells = append(sp.cells, rowPut{row, p}) }

// set plans a cell of a managed column. One that says so already stays.
func (sp *sheetPatch) set(e rubric.SetCell) error {
	col := sp.cols.Of(e.Field)
	if col == 0 {
		return fmt.Errorf("%w: %s", errNoColumn, e.Field)
	}
	if e.Row.Number < 1 || e.Row.Number > sp.patch.book.limits.rows {
		return errBounds
	}
	now, want := sp.sheet.tab.Cell(e.Row.Number, col), clip(e.Want)
	_, formula := sp.sheet.formula[cellRef{e.Row.Number, col}]
	if !formula && !sp.isMade(col) && now.String() == want && (now.Kind == rubric.TextCell || now.Kind == rubric.EmptyCell) {
		return nil
	}
	sp.put(e.Row.Number, put{col: col, text: want, look: lookOf(e.Field, e.Mark)})
	return nil
}

// apply rewrites the sheet's part, and what speaks of its columns elsewhere.
func (sp *sheetPatch) apply() error {
	if len(sp.cells) == 0 { // the body is styled with the headings only
		return nil
	}
	if err := sp.dropFormulas(); err != nil {
		return err
	}
	styles, err := sp.patch.readCellStyles()
	if err != nil {
		return err
	}
	rows := sp.rows()
	sp.cells, sp.body = nil, nil // there may be a million, and much is still to be made
	err = editPart(sp.patch.draft, sp.sheet.part, func(e *editor) error {
		if string(e.tag()) != "worksheet" {
			return fmt.Errorf("%s: %w: no worksheet", sp.sheet.part, xmltok.ErrSyntax)
		}
		p := &partPatcher{editor: e, sp: sp, rows: &rowPatcher{editor: e, ctx: sp.patch.ctx, tab: sp.sheet.tab, styles: styles, rows: rows, apart: sp.sheet.apart}}
		return p.run()
	})
	if err != nil {
		return err
	}
	if err := styles.save(sp.patch); err != nil {
		return err
	}
	for _, t := range sp.tables {
		if sp.follows(t.ref) && t.grows {
			if err := sp.growTable(t); err != nil {
				return err
			}
		}
	}
	sp.nameColumns()
	return nil
}

// rows merges the cells into rows. Of two puts in one place the last counts,
// and one of the body only where there is no other.
func (sp *sheetPatch) rows() []rowPuts {
	cells, body := inPlaces(sp.cells), inPlaces(sp.body)
	flat := make([]put, 0, len(cells)+len(body))
	var out []rowPuts
	for len(cells)+len(body) > 0 {
		var next rowPut
		switch c := comparePlaces(cells, body); {
		case c > 0:
			next, body = body[0], body[1:]
		case c == 0:
			body = body[1:]
			fallthrough
		default:
			next, cells = cells[0], cells[1:]
		}
		flat = append(flat, next.put)
		if n := len(out); n > 0 && out[n-1].row == next.row {
			out[n-1].puts = flat[len(flat)-len(out[n-1].puts)-1:]
			continue
		}
		out = append(out, rowPuts{row: next.row, puts: flat[len(flat)-1:]})
	}
	return out
}

// inPlaces sorts puts by their places, the last of each place alone.
func inPlaces(puts []rowPut) []rowPut {
	before := func(a, b rowPut) int { return cmp.Or(a.row-b.row, a.put.col-b.put.col) }
	if !slices.IsSortedFunc(puts, before) {
		slices.SortStableFunc(puts, before)
	}
	out := puts[:0]
	for _, p := range puts {
		if n := len(out); n > 0 && before(out[n-1], p) == 0 {
			out[n-1] = p
			continue
		}
		out = append(out, p)
	}
	return out
}

// comparePlaces tells whose first place comes first; an empty list's never does.
func comparePlaces(a, b []rowPut) int {
	switch {
	case len(b) == 0:
		return -1
	case len(a) == 0:
		return 1
	}
	return cmp.Or(a[0].row-b[0].row, a[0].put.col-b[0].put.col)
}

// nameColumns remembers where the new columns are; see marks.go.
func (sp *sheetPatch) nameColumns() {
	for _, m := range sp.made {
		letters := rubric.ColumnName(m.col)
		sp.patch.name(markColumn+string(m.field), sp.sheet.index, quoteSheet(sp.sheet.name)+"!$"+letters+":$"+letters)
	}
	if n, ok := sp.patch.book.name(filterName, sp.sheet.index); ok {
		owner, ref := splitRef(n.text)
		if r, ok := parseRange(ref); ok && sp.follows(r) {
			r.Right = sp.lastMade()
			n.text = quoteSheet(owner) + "!" + absolute(r)
			sp.patch.moved = append(sp.patch.moved, n)
		}
	}
}

// follows reports whether the new columns stand right beside a table or filter
// that one of their headings belongs to, so that it should grow over them.
func (sp *sheetPatch) follows(r rubric.Range) bool {
	return len(sp.made) > 0 && r.Right+1 == sp.made[0].col && slices.Contains(sp.headers, r.Top)
}

func (sp *sheetPatch) lastMade() int { return sp.made[len(sp.made)-1].col }

// partPatcher passes over a sheet's part.
type partPatcher struct {
	*editor
	sp       *sheetPatch
	rows     *rowPatcher
	seenCols bool
	prompted bool
}

func (p *partPatcher) run() error {
	if err := p.inside(p.child); err != nil {
		return err
	}
	if len(p.rows.rows) > 0 {
		return fmt.Errorf("%s: %w: it has no rows to write to", p.sp.sheet.part, xmltok.ErrSyntax)
	}
	return p.before("") // what belongs at the end
}

// child edits one of the sheet's parts.
func (p *partPatcher) child() error {
	name := string(p.tag())
	if err := p.before(name); err != nil {
		return err
	}
	switch name {
	case "dimension":
		return p.dimension()
	case "cols":
		p.seenCols = true
		return p.columns()
	case "sheetData":
		return p.rows.data()
	case "autoFilter":
		if v, _ := p.Attr("ref"); len(p.sp.made) > 0 {
			if r, ok := parseRange(v); ok && p.sp.follows(r) {
				r.Right = p.sp.lastMade()
				return p.setAttrs("ref", rangeText(r))
			}
		}
	case "dataValidations":
		if prompt := p.prompt(); prompt != nil {
			p.prompted = true
			if n, ok := p.Attr("count"); ok {
				open := withAttr(p.Raw, len(p.Name), "count", itoa(parseDigits([]byte(n))+1))
				if p.Self {
					return p.out.Replace(append(append(opened(open), prompt...), "</"+string(p.Name)+">"...))
				}
				if err := p.out.Replace(open); err != nil {
					return err
				}
			}
			return p.appendInside(prompt)
		}
	}
	return nil
}

// beforeValidations are the children of a worksheet that come before its
// validations (CT_Worksheet, ECMA-376 part 1, 18.3.1.99).
var beforeValidations = [...]string{
	"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges",
	"scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
}

// before adds what the sheet lacks before the child of the name, or at the end.
func (p *partPatcher) before(name string) error {
	if name == "sheetData" && !p.seenCols && len(p.sp.made) > 0 {
		if err := p.out.Insert(p.newColumns(nil, nil)); err != nil {
			return err
		}
	}
	if p.prompted || name == "dataValidations" || name != "" && slices.Contains(beforeValidations[:], name) {
		return nil
	}
	p.prompted = true
	prompt := p.prompt()
	if prompt == nil {
		return nil
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, `<%s count="1">%s</%s>`, p.el("dataValidations"), prompt, p.el("dataValidations"))
	return p.out.Insert(b.Bytes())
}

// prompt is the validation that explains the id column where it is headed; nil
// when that column is not new.
func (p *partPatcher) prompt() []byte {
	i := slices.IndexFunc(p.sp.made, func(m madeColumn) bool { return m.field == rubric.ManagedID })
	if i < 0 {
		return nil
	}
	at := cellRef{slices.Min(p.sp.headers), p.sp.made[i].col}
	return fmt.Appendf(nil, `<%s allowBlank="1" showInputMessage="1" promptTitle="Rubric" prompt="%s" sqref="%v"/>`,
		p.el("dataValidation"), xmltok.Escape(nil, idPrompt().In(p.sp.lang)), at)
}

// dimension widens the sheet's used range over the cells to write.
func (p *partPatcher) dimension() error {
	v, _ := p.Attr("ref")
	r, ok := parseRange(v)
	if !ok {
		return nil
	}
	for _, row := range p.rows.rows {
		r.Top, r.Bottom = min(r.Top, row.row), max(r.Bottom, row.row)
		r.Left, r.Right = min(r.Left, row.puts[0].col), max(r.Right, row.puts[len(row.puts)-1].col)
	}
	if rangeText(r) == v {
		return nil
	}
	return p.setAttrs("ref", rangeText(r))
}
