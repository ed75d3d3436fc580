package excel

import "rubric"

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
// their names say: there no cell is a status of ours, while one other column has
// them, with our ids as far to its right.
func strayed(t *rubric.Tab) (rubric.ManagedColumns, bool) {
	was := t.Managed
	if !was.Complete() {
		return was, false
	}
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
