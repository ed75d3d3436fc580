package excel

import (
	"errors"
	"strings"

	"rubric"
	"rubric/excel/internal/xmltok"
)

var errNoColumn = errors.New("the tab has no such column of ours")

// table is a table object on a sheet.
type table struct {
	part  string
	ref   rubric.Range
	grows bool // has a header row, and columns that are not bound to a query
}

// readTables reads the tables of a sheet. One that cannot be read is none.
func (p *patch) readTables(sh *sheet) ([]table, error) {
	rels, err := p.draft.Rels(sh.part)
	if err != nil {
		return nil, err
	}
	var out []table
	for _, rel := range rels.OfKind("table") {
		if rel.External || !p.draft.Has(rel.Target) {
			continue
		}
		err := scanPart(p.draft, rel.Target, func(s *scan) error {
			v, _ := s.Attr("ref")
			kind, _ := s.Attr("tableType")
			header, given := s.Attr("headerRowCount")
			if ref, ok := parseRange(v); ok {
				out = append(out, table{rel.Target, ref, kind != "queryTable" && (!given || header == "1")})
			}
			for s.Next() != xmltok.EOF {
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// growTable lets a table grow over the new columns, which must be headed as the
// sheet heads them.
func (sp *sheetPatch) growTable(t table) error {
	wide := t.ref
	wide.Right = sp.lastMade()
	next := 0
	return editPart(sp.patch.draft, t.part, func(e *editor) error {
		if err := e.setAttrs("ref", rangeText(wide)); err != nil {
			return err
		}
		return e.inside(func() error {
			switch string(e.tag()) {
			case "autoFilter":
				return e.growFilter(t.ref, wide)
			case "tableColumns":
				if err := e.setAttrs("count", itoa(wide.Right-wide.Left+1)); err != nil || e.Self {
					return err
				}
				err := e.inside(func() error {
					next = max(next, e.int("id"))
					return nil
				})
				if err != nil {
					return err
				}
				return e.out.Insert(sp.tableColumns(e, t.ref.Top, next+1))
			}
			return nil
		})
	})
}

// growFilter widens a filter that is as wide as its table was.
func (e *editor) growFilter(was, wide rubric.Range) error {
	v, _ := e.Attr("ref")
	if r, ok := parseRange(v); ok && r.Right == was.Right {
		r.Right = wide.Right
		return e.setAttrs("ref", rangeText(r))
	}
	return nil
}

// tableColumns returns the tableColumn elements of the new columns.
func (sp *sheetPatch) tableColumns(e *editor, header, id int) []byte {
	var out []byte
	for _, m := range sp.made {
		name := ""
		for _, c := range sp.cells {
			if c.row == header && c.col == m.col {
				name = c.text
			}
		}
		out = append(out, "<"+e.el("tableColumn")+` id="`+itoa(id)+`" name="`...)
		out = append(xmltok.Escape(out, name), `"/>`...)
		id++
	}
	return out
}

// absolute writes a range as names do: $A$1:$B$2.
func absolute(r rubric.Range) string {
	place := func(row, col int) string { return "$" + rubric.ColumnName(col) + "$" + itoa(row) }
	return place(r.Top, r.Left) + ":" + place(r.Bottom, r.Right)
}

// clip cuts a text to what a cell holds.
func clip(text string) string {
	if len(text) <= maxCellText {
		return text
	}
	units := 0
	for i, r := range text {
		if units += 1 + b2i(r > 0xFFFF); units > maxCellText-1 {
			return strings.TrimRight(text[:i], " \n") + "…"
		}
	}
	return text
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
