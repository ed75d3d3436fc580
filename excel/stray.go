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
// their names say; none, where those columns are the team's by now.
func strayed(t *rubric.Tab) (rubric.ManagedColumns, bool) {
	if !t.Managed.Complete() {
		return t.Managed, false
	}
	if now, ok := scattered(t); ok {
		return now, true
	}
	return rubric.ManagedColumns{}, foreign(t)
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
	if of, heading := headingOf(text); heading {
		return of == f
	}
	switch f {
	case rubric.ManagedStatus:
		return rubric.IsMark(text)
	case rubric.ManagedFindings:
		return isFindings(text)
	}
	return isID(text)
}
