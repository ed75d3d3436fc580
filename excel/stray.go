package excel

import (
	"strings"

	"rubric"
)

// Excel and LibreOffice keep defined names right when tabs are renamed and
// columns move. Libraries that people write scripts with (openpyxl, exceljs) move
// the cells and rename the tabs alone. Believing such a name would write our
// statuses over a column of the team's.

// orphaned reports whether a name's reference speaks of a tab that is gone. Which
// sheet a name of its own scope belongs to is known all the same.
func (b *book) orphaned(owner string) bool {
	for _, sh := range b.sheets {
		if sh.name == owner {
			return false
		}
	}
	return owner != "" && owner != "#REF"
}

// strayed returns where the managed columns of a tab really are, if not where
// their names say; none, where those columns are the team's by now.
func strayed(t *rubric.Tab) (rubric.ManagedColumns, bool) {
	if !t.Managed.Complete() {
		return t.Managed, false
	}
	if now, ok := shifted(t); ok {
		return now, true
	}
	if now, ok := scattered(t); ok {
		return now, true
	}
	return rubric.ManagedColumns{}, foreign(t)
}

// shifted finds the columns where no cell of the named one is a status of ours,
// while one other column has them, with our ids as far to its right.
func shifted(t *rubric.Tab) (rubric.ManagedColumns, bool) {
	was := t.Managed
	status := 0
	for _, row := range t.Rows {
		for _, c := range row.Cells {
			if c.Kind != rubric.TextCell || !rubric.IsMark(c.Text) {
				continue
			}
			if c.Col == was.Status || status != 0 && c.Col != status {
				return was, false
			}
			status = c.Col
		}
	}
	if status == 0 {
		return was, false
	}
	by := status - was.Status
	now := rubric.ManagedColumns{Status: status, Findings: was.Findings + by, ID: was.ID + by}
	return now, now.Findings > 0 && now.ID > 0 && bearsIDs(t, now)
}

// bearsIDs reports whether most rows with a status have an id, too.
func bearsIDs(t *rubric.Tab, m rubric.ManagedColumns) bool {
	marks, ids := 0, 0
	for _, row := range t.Rows {
		if rubric.IsMark(row.Cell(m.Status).Text) {
			marks++
			if rubric.PlausibleID(row.Cell(m.ID).Text) {
				ids++
			}
		}
	}
	return 2*ids > marks
}

// foreign reports whether a heading and more stands in a managed column, and
// nothing in any of them is ours, not even a heading: ours were deleted, and the
// team has the place.
func foreign(t *rubric.Tab) bool {
	var taken [3]int
	for _, row := range t.Rows {
		for i, f := range rubric.ManagedFields {
			c := row.Cell(t.Managed.Of(f))
			if c.Kind == rubric.EmptyCell {
				continue
			}
			if taken[i]++; ours(f, c.Text) {
				return false
			}
		}
	}
	return max(taken[0], taken[1], taken[2]) > 1
}

// ours reports whether a text is a heading of the managed column, or may be one
// of its values.
func ours(f rubric.ManagedField, text string) bool {
	if h := f.Header(); strings.HasPrefix(text, h.RU) || strings.HasPrefix(text, h.EN) {
		return true
	}
	switch f {
	case rubric.ManagedStatus:
		return rubric.IsMark(text)
	case rubric.ManagedID:
		return rubric.PlausibleID(text)
	}
	return false
}
