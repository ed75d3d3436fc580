package layout

import (
	"slices"

	"rubric"
)

// A day of a calendar may have columns of its own: its date is merged across
// them, and a row below names them («Время | Тема | Статус»).

// takeSubs reads the row below the days as the names of their columns, if that
// is what it is.
func (w *week) takeSubs(r *reader, t *rubric.Tab) {
	if w.from >= w.to || !slices.ContainsFunc(w.days, func(d gridDay) bool { return d.last > d.col }) {
		return
	}
	subs := map[int]rubric.Field{}
	others, days, told := 0, map[int]bool{}, false
	for i := range t.Rows[w.from].Cells {
		c := &t.Rows[w.from].Cells[i]
		d := w.day(c.Col)
		if d == nil || isBlank(c) || t.Managed.Has(c.Col) {
			continue
		}
		field := rubric.Field("")
		if c.Kind == rubric.TextCell {
			field = r.labelField(trim(c.Text))
		}
		if field == "" {
			others++
			continue
		}
		subs[c.Col] = field
		days[d.col] = true
		told = told || field == rubric.FieldTopic || field == rubric.FieldText
	}
	const fewest = 2
	if !told || others > 0 || len(days) < fewest || len(subs) <= len(days) {
		return
	}
	w.subs = subs
	w.from++
}

// heads reports whether days stand where the week's own do, in as many columns.
func (w *week) heads(days []gridDay) bool {
	for i := range days {
		d := w.day(days[i].col)
		if d == nil || d.col != days[i].col {
			return false
		}
		days[i].last = d.last
	}
	return len(w.subs) > 0
}

// rowOfSubs reads a row in which each day has several columns: a post a day.
func (g *gridReader) rowOfSubs(row *rubric.Row) {
	for i := range g.w.days {
		d := &g.w.days[i]
		var told *rubric.Cell
		for k := range row.Cells {
			c := &row.Cells[k]
			f := g.w.subs[c.Col]
			isTold := f == rubric.FieldTopic || f == rubric.FieldText && told == nil
			if d.col <= c.Col && c.Col <= d.last && isTold && c.Kind == rubric.TextCell && said(c) != "" {
				told = c
			}
		}
		if told == nil {
			continue
		}
		g.post(d, told, rubric.Position{Tab: g.s.tab.Name, Row: row.Number, Col: told.Col})
		e := &g.p.r.book.Entries[len(g.p.r.book.Entries)-1]
		for k := range row.Cells {
			c := &row.Cells[k]
			if f := g.w.subs[c.Col]; f != "" && c != told && d.col <= c.Col && c.Col <= d.last && !isBlank(c) {
				g.set(e, f, c, rubric.Position{Tab: g.s.tab.Name, Row: row.Number, Col: c.Col})
			}
		}
	}
}
