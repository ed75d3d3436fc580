package sourcetest

import (
	"context"
	"fmt"
	"slices"

	"rubric"
)

// Write applies the edits, in the way of the workbook's kind.
func (m *source) Write(ctx context.Context, base rubric.Revision, edits []rubric.Edit) (rubric.Revision, error) {
	if m.conflicts == AfterWriting {
		return m.writeAndLook(ctx, base, edits)
	}
	if err := m.request(ctx); err != nil {
		return "", err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.revision() != base {
		return "", &rubric.ConflictError{}
	}
	puts := putsOf(m.grid(), edits)
	for _, p := range puts {
		if !m.canPut(p, edits) {
			return "", fmt.Errorf("tab %s has no column for the %s", p.tab, p.field)
		}
	}
	m.build(edits)
	for _, p := range puts {
		m.put(p, p.ref.Number)
	}
	return m.revision(), nil
}

// canPut reports whether the cell's column is there or about to be made.
func (m *Memory) canPut(p put, edits []rubric.Edit) bool {
	s := m.sheet(p.tab)
	if s == nil || s.column(p.field) > 0 {
		return s != nil
	}
	return slices.ContainsFunc(edits, func(e rubric.Edit) bool {
		made, ok := e.(rubric.EnsureColumns)
		return ok && made.Tab == p.tab
	})
}

// put is one cell of a managed column that a write wants: what a SetCell names,
// or a heading of an EnsureColumns.
type put struct {
	edit  int // the index of the edit it belongs to
	tab   string
	field rubric.ManagedField
	ref   rubric.RowRef
	want  string
}

// putsOf lists the cells that the edits want in the workbook as it was read.
func putsOf(was *rubric.Grid, edits []rubric.Edit) []put {
	tabs := tabsByKey(was)
	var puts []put
	for i, e := range edits {
		switch e := e.(type) {
		case rubric.SetCell:
			puts = append(puts, put{i, e.Tab, e.Field, e.Row, e.Want})
		case rubric.EnsureColumns:
			if tab := tabs[e.Tab]; tab != nil {
				puts = append(puts, headings(i, tab, e)...)
			}
		}
	}
	return puts
}

// headings lists the missing headings of the managed columns.
func headings(edit int, tab *rubric.Tab, e rubric.EnsureColumns) []put {
	var puts []put
	for _, f := range rubric.ManagedFields {
		for _, row := range e.HeaderRows {
			if col := tab.Managed.Of(f); col > 0 && tab.Cell(row, col).Kind != rubric.EmptyCell {
				continue
			}
			ref := rubric.RowRef{Number: row, Fingerprint: tab.Fingerprint(row)}
			puts = append(puts, put{edit, e.Tab, f, ref, heading(tab, row, f, e.Lang)})
		}
	}
	return puts
}

// heading names a managed column so that no column of the team's in that header
// row bears the same name.
func heading(tab *rubric.Tab, row int, f rubric.ManagedField, lang rubric.Lang) string {
	name := f.Header().In(lang)
	for _, c := range tab.Row(row).Cells {
		if !tab.Managed.Has(c.Col) && c.String() == name {
			return name + " (Rubric)"
		}
	}
	return name
}

// build makes the columns and generated tabs that the edits ask for.
func (m *Memory) build(edits []rubric.Edit) {
	for _, e := range edits {
		switch e := e.(type) {
		case rubric.EnsureColumns:
			if s := m.sheet(e.Tab); s != nil {
				s.ensureColumns()
			}
		case rubric.PutTab:
			name := e.Role.Name().In(e.Report.Lang)
			m.generate(e.Role, reportRows(e.Report), false, name, name+" (Rubric)")
		case rubric.PutState:
			m.generate(rubric.RoleState, e.Rows, true, rubric.RoleState.Name().EN)
		}
	}
}

func (s *sheet) ensureColumns() {
	for _, f := range rubric.ManagedFields {
		if s.column(f) == 0 {
			col := s.lastUsed() + 1
			s.at(1, col)
			s.owners[col-1] = f
		}
	}
}

// put writes the cell into the row of the number, whichever column is the
// field's now; where people took the tab or the column away it does nothing.
func (m *Memory) put(p put, row int) {
	if s := m.sheet(p.tab); s != nil && s.column(p.field) > 0 {
		s.set(row, s.column(p.field), cellOf(p.want))
	}
}

// generate makes the role's tab hold the rows and nothing else.
func (m *Memory) generate(role rubric.Role, rows [][]string, hidden bool, names ...string) {
	var s *sheet
	for _, have := range m.sheets {
		if have.role == role {
			s = have
		}
	}
	if s == nil {
		s = m.addSheet(Sheet{Name: m.freeName(names...), Hidden: hidden})
		s.role = role
	}
	s.rows = nil
	for i, texts := range rows {
		for j, text := range texts {
			s.set(i+1, j+1, cellOf(text))
		}
	}
	s.written = digest(s.tab().Rows)
}

// reportRows lays a report out as plain texts: enough to see it change.
func reportRows(r *rubric.Report) [][]string {
	rows := [][]string{{r.Title}}
	for _, b := range r.Blocks {
		switch b := b.(type) {
		case rubric.Lines:
			rows = append(rows, []string{b.Title})
			for _, l := range b.Lines {
				rows = append(rows, []string{l.Text})
			}
		case rubric.Tiles:
			rows = append(rows, []string{b.Title})
			for _, t := range b.Tiles {
				rows = append(rows, []string{t.Label, datum(t.Value), t.Note})
			}
		case rubric.Table:
			rows = append(rows, []string{b.Title, b.Intro})
			var titles []string
			for _, c := range b.Columns {
				titles = append(titles, c.Title)
			}
			rows = append(rows, titles)
			for _, data := range b.Rows {
				var texts []string
				for _, d := range data {
					texts = append(texts, datum(d))
				}
				rows = append(rows, texts)
			}
		case rubric.Chart:
			rows = append(rows, []string{b.Title})
		}
	}
	return rows
}

func datum(d rubric.Datum) string {
	switch d.Kind {
	case rubric.NoDatum:
		return ""
	case rubric.TextDatum:
		return d.Text
	case rubric.DateDatum:
		return d.Date.String()
	}
	return fmt.Sprint(d.Number)
}
