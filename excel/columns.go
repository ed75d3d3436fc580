package excel

import (
	"errors"
	"slices"
	"strings"

	"rubric"
)

var errNoRoom = errors.New("no free columns are left")

// madeColumn is a managed column that the patch adds to a sheet.
type madeColumn struct {
	field rubric.ManagedField
	col   int
}

// ensure plans the columns that a tab lacks and the headings that it lost.
func (sp *sheetPatch) ensure(e rubric.EnsureColumns) error {
	if len(e.HeaderRows) == 0 || slices.Min(e.HeaderRows) < 1 {
		return errors.New("no row to head the columns in")
	}
	if err := sp.place(e); err != nil {
		return err
	}
	for _, row := range slices.Compact(slices.Sorted(slices.Values(e.HeaderRows))) {
		for _, f := range rubric.ManagedFields {
			col := sp.cols.Of(f)
			if sp.isMade(col) || sp.sheet.tab.Cell(row, col).Kind == rubric.EmptyCell {
				sp.put(put{row: row, col: col, text: sp.heading(row, f, e.Lang), look: sameLook})
			}
		}
	}
	if len(sp.made) > 0 {
		sp.body = newBody(sp, e)
	}
	return nil
}

// place gives every missing field a column: right of the last used one, or,
// where something stands at the sheet's far edge, in the first gap right of the
// plan's first heading.
func (sp *sheetPatch) place(e rubric.EnsureColumns) error {
	var missing []rubric.ManagedField
	for _, f := range rubric.ManagedFields {
		if sp.cols.Of(f) == 0 {
			missing = append(missing, f)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	used := sp.used(e)
	col := used.last() + 1
	if col+len(missing)-1 > sp.patch.book.limits.cols {
		if col = sp.gap(e, used, len(missing)); col == 0 {
			return errNoRoom
		}
	}
	for i, f := range missing {
		sp.cols = sp.cols.With(f, col+i)
		sp.made = append(sp.made, madeColumn{f, col + i})
	}
	sp.headers = e.HeaderRows
	return nil
}

// used returns the columns that a value, a formula, a table or a merge beside
// the plan takes.
func (sp *sheetPatch) used(e rubric.EnsureColumns) usedColumns {
	used := sp.sheet.used
	for _, f := range rubric.ManagedFields {
		if col := sp.cols.Of(f); col > 0 {
			used.add(col)
		}
	}
	top, bottom := slices.Min(e.HeaderRows), max(e.LastRow, slices.Max(e.HeaderRows))
	beside := slices.Clone(sp.sheet.tab.Merges)
	for _, t := range sp.tables {
		beside = append(beside, t.ref)
	}
	for _, r := range beside {
		if r.Top > bottom || top > r.Bottom || r.Right == sp.patch.book.limits.cols {
			continue
		}
		for col := r.Left; col <= r.Right; col++ {
			used.add(col)
		}
	}
	return used
}

// gap returns the first of n free columns right of the first heading, 0 for none.
func (sp *sheetPatch) gap(e rubric.EnsureColumns, used usedColumns, n int) int {
	from, free := 1, 0
	if cells := sp.sheet.tab.Row(slices.Min(e.HeaderRows)).Cells; len(cells) > 0 {
		from = cells[0].Col
	}
	for col := from; col <= sp.patch.book.limits.cols; col++ {
		if free++; used.has(col) {
			free = 0
		}
		if free == n {
			return col - n + 1
		}
	}
	return 0
}

func (sp *sheetPatch) isMade(col int) bool {
	return slices.ContainsFunc(sp.made, func(m madeColumn) bool { return m.col == col })
}

// heading names a managed column so that nothing of the team's in that header
// row bears the same name: tables demand that, and people deserve it.
func (sp *sheetPatch) heading(row int, f rubric.ManagedField, lang rubric.Lang) string {
	tab := sp.sheet.tab
	taken := map[string]bool{}
	for _, c := range tab.Row(row).Cells {
		if !tab.Managed.Has(c.Col) {
			taken[strings.ToLower(strings.TrimSpace(c.String()))] = true
		}
	}
	name := f.Header().In(lang)
	for n, try := 1, name; ; n++ {
		if !taken[strings.ToLower(try)] {
			return try
		}
		try = name + " (Rubric)"
		if n > 1 {
			try += " " + itoa(n)
		}
	}
}
