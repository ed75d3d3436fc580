package excel

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"rubric"
	"rubric/excel/internal/opc"
	"rubric/excel/internal/xmltok"
)

// maxWhole is the largest part that is held in memory whole to be edited.
const maxWhole = 64 << 20

var errNoTab = errors.New("the workbook has no such tab")

// patch is a set of edits on its way into a package.
type patch struct {
	ctx    context.Context
	book   *book
	pkg    *opc.Package
	draft  *opc.Draft
	sheets []*sheetPatch
	counts map[string]int // edits of cells by tab
	names  []definedName  // of ours, to set
	moved  []definedName  // of the team's, which mean more cells now
}

func newPatch(ctx context.Context, pkg *opc.Package, b *book) *patch {
	return &patch{ctx: ctx, book: b, pkg: pkg, draft: pkg.Edit()}
}

func (p *patch) write(w io.Writer) error { return p.draft.Write(w) }

// apply works the edits into the draft: first the generated tabs, for making
// them takes much memory and the plan, once patched, too; then the cells, a sheet
// at a time; then the names that tell what is ours.
func (p *patch) apply(edits []rubric.Edit) error {
	for _, part := range []string{p.book.workbook, p.book.styles} {
		if p.pkg.Size(part) > maxWhole {
			return fmt.Errorf("%w: %s", opc.ErrTooLarge, part)
		}
	}
	p.counts = map[string]int{}
	for _, e := range edits {
		if e, ok := e.(rubric.SetCell); ok {
			p.counts[e.Tab]++
		}
	}
	for _, e := range edits {
		if err := p.plan(e); err != nil {
			return err
		}
	}
	for _, e := range edits {
		var err error
		switch e := e.(type) {
		case rubric.PutTab:
			err = p.putTab(e)
		case rubric.PutState:
			err = p.putState(e)
		}
		if err != nil {
			return err
		}
	}
	for _, sp := range p.sheets {
		if err := sp.apply(); err != nil {
			return err
		}
	}
	if err := p.saveNames(); err != nil {
		return err
	}
	if p.draft.Changed() && p.pkg.Signed() {
		return errSigned
	}
	return nil
}

// plan takes an edit of cells to its sheet.
func (p *patch) plan(e rubric.Edit) error {
	switch e := e.(type) {
	case rubric.EnsureColumns:
		sp, err := p.sheet(e.Tab)
		if err != nil {
			return err
		}
		sp.lang = e.Lang
		return sp.ensure(e)
	case rubric.SetCell:
		sp, err := p.sheet(e.Tab)
		if err != nil {
			return err
		}
		return sp.set(e)
	}
	return p.ctx.Err()
}

func (p *patch) sheet(key string) (*sheetPatch, error) {
	if n := len(p.sheets); n > 0 && p.sheets[n-1].sheet.key == key {
		return p.sheets[n-1], nil
	}
	for _, sp := range p.sheets {
		if sp.sheet.key == key {
			return sp, nil
		}
	}
	sh := p.book.sheetByKey(key)
	if sh == nil {
		return nil, fmt.Errorf("%w: %s", errNoTab, key)
	}
	tables, err := p.readTables(sh)
	if err != nil {
		return nil, err
	}
	sp := &sheetPatch{patch: p, sheet: sh, tables: tables, cols: sh.tab.Managed, cells: make([]put, 0, p.counts[key])}
	p.sheets = append(p.sheets, sp)
	return sp, nil
}

// name sets a hidden name of ours; see marks.go.
func (p *patch) name(name string, local int, text string) {
	p.names = append(p.names, definedName{name: name, local: local, text: text})
}

// saveNames writes the names into the workbook part.
func (p *patch) saveNames() error {
	if len(p.names)+len(p.moved) == 0 {
		return nil
	}
	w, err := editWorkbook(p.draft, p.book.workbook)
	if err != nil {
		return err
	}
	for _, n := range p.moved {
		w.move(n)
	}
	for _, n := range p.names {
		w.setName(n, true)
	}
	return w.save(p.draft)
}

// move gives a name that is there another text, and leaves the rest of it.
func (w *workbookEdit) move(n definedName) {
	for _, old := range w.names {
		if old.name != n.name || old.local != n.local {
			continue
		}
		element := w.text[old.from:old.to]
		from, to := bytes.IndexByte(element, '>')+1, bytes.LastIndexByte(element, '<')
		if from <= to {
			w.replace(old.from+from, old.from+to, xmltok.Escape(nil, n.text))
		}
	}
}
