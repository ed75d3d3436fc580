package excel

import (
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
	cells   []put  // what is to be written
	body    *body  // nil without new columns
	note    string // the relationship of the note's drawing; "" where there is none
}

func (sp *sheetPatch) put(p put) { sp.cells = append(sp.cells, p) }

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
	sp.put(put{row: e.Row.Number, col: col, text: want, look: lookOf(e.Field, e.Mark, want)})
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
	if sp.note, err = sp.addNote(); err != nil {
		return err
	}
	err = editPart(sp.patch.draft, sp.sheet.part, func(e *editor) error {
		if string(e.tag()) != "worksheet" {
			return fmt.Errorf("%s: %w: no worksheet", sp.sheet.part, xmltok.ErrSyntax)
		}
		p := &partPatcher{editor: e, sp: sp, rows: &rowPatcher{editor: e, ctx: sp.patch.ctx, tab: sp.sheet.tab, styles: styles, rows: rows, body: sp.body, apart: sp.sheet.apart}}
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
	sp.cells = nil // there may be a million, and much is still to be made
	return nil
}

// rows gathers the cells in rows. Of two in one place the last counts.
func (sp *sheetPatch) rows() []rowPuts {
	order := func(a, b put) int { return cmp.Or(a.row-b.row, a.col-b.col) }
	if !slices.IsSortedFunc(sp.cells, order) {
		slices.SortStableFunc(sp.cells, order)
	}
	cells, rows := sp.cells[:0], 0
	for _, p := range sp.cells {
		n := len(cells)
		if n > 0 && order(cells[n-1], p) == 0 {
			cells[n-1] = p
			continue
		}
		if n == 0 || cells[n-1].row != p.row {
			rows++
		}
		cells = append(cells, p)
	}
	sp.cells = cells
	out := make([]rowPuts, 0, rows)
	for from := 0; from < len(cells); {
		to := from + 1
		for to < len(cells) && cells[to].row == cells[from].row {
			to++
		}
		out = append(out, rowPuts{row: cells[from].row, puts: cells[from:to]})
		from = to
	}
	return out
}

// nameColumns remembers where the new columns are, and those whose names are out
// of date; see marks.go.
func (sp *sheetPatch) nameColumns() {
	for _, f := range rubric.ManagedFields {
		if col := sp.cols.Of(f); sp.isMade(col) || sp.sheet.misnamed && col > 0 {
			letters := rubric.ColumnName(col)
			sp.patch.name(markColumn+string(f), sp.sheet.index, quoteSheet(sp.sheet.name)+"!$"+letters+":$"+letters)
		}
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
	noted    bool
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
	if name == "" {
		return nil // of another namespace: no place in the sheet's order
	}
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
