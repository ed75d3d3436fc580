package layout

import (
	"maps"
	"slices"

	"rubric"
)

// mostHeaderRows is how many rows a joined header may take.
const mostHeaderRows = 3

// joined reads rows as one header: a group's name above, merged across the
// columns it speaks of, and their own names below. A row that no merge ties to
// the next is not joined with it, for that may be the first row of content. It
// returns nothing where the rows are no such header.
func (r *reader) joined(t *rubric.Tab, rows []rubric.Row, ties map[int]bool) []heading {
	if !ties[rows[0].Number] {
		return nil
	}
	for i := range rows {
		tied := ties[rows[i].Number]
		if i > 0 && rows[i].Number != rows[i-1].Number+1 || i < len(rows)-1 && !tied {
			return nil
		}
		for _, c := range rows[i].Cells {
			if c.Kind != rubric.TextCell && c.Kind != rubric.EmptyCell && !t.Managed.Has(c.Col) {
				return nil
			}
		}
	}
	above := groupNames(t, rows[:len(rows)-1])
	out := r.headings(t, &rows[len(rows)-1])
	below := map[int]bool{}
	for i := range out {
		h := &out[i]
		below[h.col] = true
		h.above = above[h.col].text
		if len(h.readings) == 0 && above[h.col].text != "" {
			h.readings = r.memo.heading(r.voc, above[h.col].text+" "+h.text)
		}
	}
	if len(out) == 0 {
		return nil
	}
	// A column named in an upper row only is merged down to the last one.
	for _, col := range slices.Sorted(maps.Keys(above)) {
		if g := above[col]; g.own && !below[col] {
			out = append(out, heading{col: col, text: g.text, words: 1, readings: r.memo.heading(r.voc, g.text)})
		}
	}
	slices.SortFunc(out, func(a, b heading) int { return a.col - b.col })
	r.groupByChannel(out)
	return out
}

// groupName is what the upper rows of a header say of a column.
type groupName struct {
	text string
	own  bool // written in the column itself, not only merged across it
}

func groupNames(t *rubric.Tab, rows []rubric.Row) map[int]groupName {
	out := map[int]groupName{}
	for _, row := range rows {
		own := map[int]string{}
		for _, c := range row.Cells {
			if s := cellText(c); s != "" && !t.Managed.Has(c.Col) {
				own[c.Col] = s
				out[c.Col] = groupName{text: s, own: true}
			}
		}
		spreadNames(t, row.Number, own, out)
	}
	return out
}

// spreadNames lets the names of one row speak of all columns they are merged
// across; they stand nearer than those of the rows above.
func spreadNames(t *rubric.Tab, row int, own map[int]string, out map[int]groupName) {
	const widest = 1000 // columns that a group may span
	for _, m := range t.Merges {
		name := own[m.Left]
		if m.Top != row || name == "" {
			continue
		}
		for col := m.Left + 1; col <= min(m.Right, m.Left+widest); col++ {
			if own[col] == "" {
				out[col] = groupName{text: name}
			}
		}
	}
}

// tiesOf collects the rows among the searched ones that a merge ties to the row
// below: by reaching down to it, or by grouping columns above it.
func tiesOf(t *rubric.Tab, last int) map[int]bool {
	out := map[int]bool{}
	for _, m := range t.Merges {
		if m.Top < 1 || m.Top > last {
			continue
		}
		if m.Bottom > m.Top && m.Bottom < m.Top+mostHeaderRows {
			for row := m.Top; row < m.Bottom; row++ {
				out[row] = true
			}
		}
		if m.Right > m.Left {
			out[m.Bottom] = true
		}
	}
	return out
}
