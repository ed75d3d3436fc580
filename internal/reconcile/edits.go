package reconcile

import (
	"slices"
	"strings"

	"rubric"
	"rubric/internal/state"
)

// edits compares what should stand in the book with what does: the columns and
// cells of the plan tabs, the assessment tab, and the state. The cells of a large
// plan take the most room, so they are listed when the state has let go of its.
func (p *pass) edits() []rubric.Edit {
	m := newMarker(p)
	var generated []rubric.Edit
	report, calendar := splitDigests(p.remembered.Report)
	if put, digest := p.reportEdit(report); put != nil {
		generated = append(generated, put)
		report = digest
	}
	if put, digest := p.calendarEdit(m, calendar); put != nil {
		generated = append(generated, put)
		calendar = digest
	}
	if rows := state.Encode(p.stateAfter(joinDigests(report, calendar)), p.Book.Lang); !holds(p.grid.Generated(rubric.RoleState), rows) {
		generated = append(generated, rubric.PutState{Rows: rows})
	}
	p.remembered, p.Book.State.Entries = rubric.State{}, nil
	var out []rubric.Edit
	for _, tab := range p.planTabs() {
		out = p.tabEdits(out, tab, m)
	}
	return append(out, generated...)
}

// tabEdits appends the edits of one plan tab.
func (p *pass) tabEdits(out []rubric.Edit, tab *rubric.TabInfo, m *marker) []rubric.Edit {
	cells := p.cellsOf(tab)
	if cells == nil {
		return out
	}
	if heads := headRows(tab); !headed(cells, heads) {
		out = append(out, rubric.EnsureColumns{
			Tab: tab.Key, HeaderRows: heads, FirstRow: tab.HeaderRows[0] + 1, LastRow: tab.LastRow, Lang: p.Book.Lang,
		})
	}
	rows := p.rowsOf(tab)
	for i := range cells.Rows {
		number := cells.Rows[i].Number
		for len(rows) > 0 && rows[0].number < number {
			rows = rows[1:]
		}
		switch {
		case number < tab.HeaderRows[0] || slices.Contains(tab.HeaderRows, number):
		case len(rows) > 0 && rows[0].number == number:
			out = p.rowEdits(out, &rows[0], cells.Rows[i], m)
		default:
			out = append(out, strayEdits(tab, cells, cells.Rows[i])...)
		}
	}
	return out
}

func (p *pass) cellsOf(tab *rubric.TabInfo) *rubric.Tab {
	for _, t := range p.grid.Tabs {
		if t.Key == tab.Key {
			return t
		}
	}
	return nil
}

// rowsOf returns the rows of the tab that hold entries, by number.
func (p *pass) rowsOf(tab *rubric.TabInfo) []row {
	first := slices.IndexFunc(p.rows, func(r row) bool { return r.tab == tab })
	if first < 0 {
		return nil
	}
	last := first
	for last < len(p.rows) && p.rows[last].tab == tab {
		last++
	}
	return p.rows[first:last]
}

// headRows returns the rows where our columns are headed: the first row of every
// header, for a header may take several.
func headRows(tab *rubric.TabInfo) []int {
	var out []int
	for i, n := range tab.HeaderRows {
		if i == 0 || tab.HeaderRows[i-1] != n-1 {
			out = append(out, n)
		}
	}
	return out
}

func headed(cells *rubric.Tab, rows []int) bool {
	if !cells.Managed.Complete() {
		return false
	}
	for _, n := range rows {
		row := cells.Row(n)
		for _, f := range rubric.ManagedFields {
			if row.Cell(cells.Managed.Of(f)).Kind == rubric.EmptyCell {
				return false
			}
		}
	}
	return true
}

// rowEdits appends what should change beside a row that holds entries.
func (p *pass) rowEdits(out []rubric.Edit, r *row, cells rubric.Row, m *marker) []rubric.Edit {
	var status, findings string
	mark := rubric.NoMark
	if r.inWindow(p.Outlook) {
		mark = m.mark(r)
		status, findings = mark.Text().In(m.lang), m.findings(r)
	}
	put := func(f rubric.ManagedField, want string, mark rubric.Mark) {
		var have rubric.Cell
		if col := r.tab.Managed.Of(f); col > 0 {
			have = cells.Cell(col)
		}
		if !says(have, want) {
			out = append(out, rubric.SetCell{Tab: r.tab.Key, Row: r.ref(), Field: f, Was: have.String(), Want: want, Mark: mark})
		}
	}
	put(rubric.ManagedStatus, status, mark)
	put(rubric.ManagedFindings, findings, rubric.NoMark)
	put(rubric.ManagedID, r.id, rubric.NoMark)
	return out
}

// says reports whether the cell holds the text, as a text of its own.
func says(c rubric.Cell, text string) bool {
	if text == "" {
		return c.Kind == rubric.EmptyCell
	}
	return c.Kind == rubric.TextCell && !c.Formula && c.Text == text
}

// strayEdits clears what we once wrote beside a row that holds no entry now. What
// people put there themselves, such as a count of our marks, stays.
func strayEdits(tab *rubric.TabInfo, cells *rubric.Tab, row rubric.Row) []rubric.Edit {
	var out []rubric.Edit
	ref := rubric.RowRef{Number: row.Number}
	if tab.Managed.ID > 0 {
		ref.ID = row.Cell(tab.Managed.ID).String()
	}
	for _, f := range rubric.ManagedFields {
		col := tab.Managed.Of(f)
		if col == 0 {
			continue
		}
		if c := row.Cell(col); c.Kind == rubric.TextCell && !c.Formula && ours(f, c.Text) {
			if ref.Fingerprint == "" {
				ref.Fingerprint = cells.Fingerprint(row.Number)
			}
			out = append(out, rubric.SetCell{Tab: tab.Key, Row: ref, Field: f, Was: c.Text})
		}
	}
	return out
}

// ours reports whether the text is one that we write into the field.
func ours(f rubric.ManagedField, text string) bool {
	switch f {
	case rubric.ManagedStatus:
		return rubric.IsMark(text)
	case rubric.ManagedFindings:
		first, _, _ := strings.Cut(text, "\n")
		return strings.HasSuffix(first, "]") && strings.Contains(first, " [")
	}
	return rubric.PlausibleID(text)
}

// holds reports whether the tab holds the rows and nothing else.
func holds(tab *rubric.Tab, rows [][]string) bool {
	if tab == nil || tab.LastRow() > len(rows) {
		return false
	}
	next := 0
	for i, want := range rows {
		var cells []rubric.Cell
		if next < len(tab.Rows) && tab.Rows[next].Number == i+1 {
			cells = tab.Rows[next].Cells
			next++
		}
		for j, text := range want {
			if text == "" {
				continue
			}
			if len(cells) == 0 || cells[0].Col != j+1 || cells[0].String() != text {
				return false
			}
			cells = cells[1:]
		}
		if len(cells) > 0 {
			return false
		}
	}
	return true
}
