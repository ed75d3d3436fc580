package excel

import (
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"rubric"
	"rubric/excel/internal/xmltok"
)

// putTab makes a generated tab hold the report.
func (p *patch) putTab(e rubric.PutTab) error {
	stock := rootstock{workbook: p.book.workbook, date1904: p.book.date1904}
	if sh := p.book.generated(e.Role); sh != nil {
		stock.previous = sh.part
	} else {
		name, err := p.freeTab(e.Role.Name().In(e.Report.Lang), " (Rubric)")
		if err != nil {
			return err
		}
		stock.tab = name
	}
	g, err := graftReport(p.draft, e.Report, stock)
	if err != nil {
		return err
	}
	return p.markTab(e.Role, g.tab, g.part)
}

// putState makes the hidden state tab hold the rows, as plain texts that a
// person can read.
func (p *patch) putState(e rubric.PutState) error {
	write := func(w io.Writer) error { return writeState(w, e.Rows, p.mainSpace()) }
	if sh := p.book.generated(rubric.RoleState); sh != nil {
		if err := p.draft.Make(sh.part, "", write); err != nil {
			return err
		}
		return p.markTab(rubric.RoleState, sh.name, sh.part)
	}
	name, err := p.freeTab(rubric.RoleState.Name().EN, "")
	if err != nil {
		return err
	}
	target := p.draft.FreeName(path.Join(path.Dir(p.book.workbook), "worksheets/rubricState%d.xml"))
	if err := p.draft.Make(target, typeSheet, write); err != nil {
		return err
	}
	rid, err := p.draft.AddRel(p.book.workbook, p.draft.RelType("worksheet"), target, false)
	if err != nil {
		return err
	}
	w, err := editWorkbook(p.draft, p.book.workbook)
	if err != nil {
		return err
	}
	w.addSheet(name, rid)
	if err := w.save(p.draft); err != nil {
		return err
	}
	if err := p.hide(name); err != nil {
		return err
	}
	return p.markTab(rubric.RoleState, name, target)
}

// hide hides a tab.
func (p *patch) hide(name string) error {
	return editPart(p.draft, p.book.workbook, func(e *editor) error {
		return e.inside(func() error {
			if string(e.tag()) != "sheets" {
				return nil
			}
			return e.inside(func() error {
				if v, _ := e.Attr("name"); v != name {
					return nil
				}
				return e.setAttrs("state", "hidden")
			})
		})
	})
}

// writeState writes a worksheet of texts. It may have a row for every post.
func writeState(w io.Writer, rows [][]string, space string) error {
	b := []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<worksheet xmlns="` + space + `"><sheetData>`)
	for i, row := range rows {
		b = append(strconv.AppendInt(append(b, `<row r="`...), int64(i+1), 10), `">`...)
		for j, text := range row {
			if text == "" {
				continue
			}
			b = cellRef{i + 1, j + 1}.append(append(b, `<c r="`...))
			b = append(b, `" t="inlineStr"><is><t xml:space="preserve">`...)
			b = append(xmltok.Escape(b, escapeX(clip(text))), "</t></is></c>"...)
		}
		b = append(b, "</row>"...)
		if _, err := w.Write(b); err != nil {
			return err
		}
		b = b[:0]
	}
	_, err := io.WriteString(w, "</sheetData></worksheet>")
	return err
}

// mainSpace returns the namespace of worksheets in this package's flavour.
func (p *patch) mainSpace() string {
	if p.pkg.Strict() {
		return "http://purl.oclc.org/ooxml/spreadsheetml/main"
	}
	return "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
}

// freeTab returns the name for a new tab: the given one, or one with the suffix
// and a number when the team has a tab of that name.
func (p *patch) freeTab(name, suffix string) (string, error) {
	w, err := editWorkbook(p.draft, p.book.workbook)
	if err != nil {
		return "", err
	}
	taken := map[string]bool{}
	for _, s := range w.sheets {
		taken[strings.ToLower(s.name)] = true
	}
	try := name
	for n := 2; taken[strings.ToLower(try)]; n++ {
		try = name + suffix
		if suffix == "" || n > 2 {
			try += itoa(n)
		}
	}
	return try, nil
}

// markTab remembers that a tab is ours and what it said when we wrote it.
func (p *patch) markTab(role rubric.Role, name, part string) error {
	now := &sheet{name: name, part: part, tab: &rubric.Tab{}}
	b := &book{pkg: p.draft, limits: p.book.limits, date1904: p.book.date1904}
	rels, err := p.draft.Rels(p.book.workbook)
	if err != nil {
		return err
	}
	for _, r := range rels.OfKind("styles") {
		if err := b.readFormats(r.Target); err != nil {
			return err
		}
	}
	if err := b.readSheet(p.ctx, now); err != nil {
		return fmt.Errorf("reading what was written: %w", err)
	}
	p.name(markTab+string(role), -1, quoteSheet(name)+"!$A$1")
	p.name(markDigest+string(role), -1, `"`+digest(now.tab)+`"`)
	return nil
}
