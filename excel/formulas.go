package excel

import (
	"errors"
	"fmt"

	"rubric/excel/internal/opc"
)

var errFormula = errors.New("a formula that other cells depend on stands in a column of ours")

// dropFormulas prepares for replacing formulas that people put into our columns:
// the calculation chain must not name a cell without one. A formula that others
// are written in terms of cannot be taken away.
func (sp *sheetPatch) dropFormulas() error {
	gone := map[cellRef]bool{}
	for _, c := range sp.cells {
		ref := cellRef{c.row, c.col}
		switch sp.sheet.formula[ref] {
		case sharedFormula:
			return fmt.Errorf("%w: %s!%v", errFormula, sp.sheet.name, ref)
		case plainFormula:
			gone[ref] = true
		}
	}
	if len(gone) == 0 {
		return nil
	}
	rels, err := sp.patch.draft.Rels(sp.patch.book.workbook)
	if err != nil {
		return err
	}
	for _, rel := range rels.OfKind("calcChain") {
		if sp.patch.draft.Has(rel.Target) {
			if err := sp.cutChain(rel, gone); err != nil {
				return err
			}
		}
	}
	return nil
}

// cutChain takes cells out of the calculation chain. An entry without a sheet
// belongs to the sheet of the entry before it, so the next one then names it.
func (sp *sheetPatch) cutChain(rel opc.Rel, gone map[cellRef]bool) error {
	left := 0
	err := editPart(sp.patch.draft, rel.Target, func(e *editor) error {
		current, written := "", ""
		return e.inside(func() error {
			if id, ok := e.Attr("i"); ok {
				current, written = id, id
			}
			v, _ := e.Attr("r")
			if current == sp.sheet.key && gone[parseCell([]byte(v))] {
				written = ""
				return e.out.DropElement()
			}
			left++
			if written != current {
				written = current
				return e.setAttrs("i", current)
			}
			return nil
		})
	})
	if err != nil || left > 0 {
		return err
	}
	if err := sp.patch.draft.RemoveRel(sp.patch.book.workbook, rel.ID); err != nil {
		return err
	}
	return sp.patch.draft.Remove(rel.Target)
}
