package layout

import (
	"slices"

	"rubric"
)

// A plan's header may name its days by a word that no vocabulary has, or not at
// all: rows between the posts say them. What stands below the header tells.

// findDays completes a plan's header that has posts but no day by what stands
// below it.
func (r *reader) findDays(t *rubric.Tab, c *candidate) {
	if c.role != rubric.RolePlan || c.has(rubric.FieldDate, rubric.FieldWeekday) || c.wide() || !c.namesPosts() {
		return
	}
	if r.putDays(t, c) {
		c.score += sureByValues / 100.0
		return
	}
	c.sections = r.daysBetween(t, c) >= 2
}

// putDays takes the leftmost column that holds days for the date; beside weekdays
// one that holds their days.
func (r *reader) putDays(t *rubric.Tab, c *candidate) bool {
	w := slices.IndexFunc(c.columns, func(col column) bool { return col.field == rubric.FieldWeekday })
	if w >= 0 && r.holdsDays(t, c.row, c.columns[w].col) {
		return false // they are days themselves
	}
	for i := range c.all {
		h := &c.all[i]
		if h.group == 0 && !c.surely(h.col) && r.holdsDays(t, c.row, h.col) && (w < 0 || r.agree(t, c.row, h.col, c.columns[w].col)) {
			c.put(rubric.FieldDate, h)
			return true
		}
	}
	return false
}

// agree reports whether days are of the weekdays beside them, where both can be
// told.
func (r *reader) agree(t *rubric.Tab, head, day, weekday int) bool {
	const sample = 60
	same, others := 0, 0
	start := indexOfRow(t, head+1)
	for _, row := range t.Rows[start:min(start+sample, len(t.Rows))] {
		d, w := find(row.Cells, day), find(row.Cells, weekday)
		if d == nil || w == nil || !d.IsDate() || !plausible(d.Number) || w.Kind != rubric.TextCell {
			continue
		}
		switch said := r.written(w.Text).weekday; {
		case said == 0:
		case said == isoWeekday(r.serial(d.Number).date):
			same++
		default:
			others++
		}
	}
	return same >= others
}

// holdsDays reports whether nearly all of the first values of a column are days,
// ranges of them or words for a day yet to come. Days must be half of them, for
// some of these words are statuses too. A cell alone in its row is a heading.
func (r *reader) holdsDays(t *rubric.Tab, head, col int) bool {
	const sample, fewest = 60, 2
	start := indexOfRow(t, head+1)
	again := t.Cell(head, col).Text // a header may repeat
	seen, days, open := 0, 0, 0
	for i := range t.Rows[start:min(start+sample, len(t.Rows))] {
		row := &t.Rows[start+i]
		c := find(row.Cells, col)
		switch {
		case c == nil || isBlank(c) || isDash(cellText(*c)) || c.Kind == rubric.TextCell && c.Text == again:
			continue
		case r.holdsDay(c), c.Kind == rubric.TextCell && r.isWeek(c.Text):
			days++
		case isAlone(t, row, c):
			continue
		case c.Kind == rubric.TextCell && r.written(c.Text).kind == dateUndated:
			open++
		}
		seen++
	}
	return days >= fewest && days*2 >= seen && (days+open)*10 >= seen*8
}

// isWeek reports whether a text is the number of a year's week and nothing else.
func (r *reader) isWeek(s string) bool {
	w := r.written(s)
	return w.kind == dateWeek && w.week > weeksOfMonth && w.others == 0
}

// isAlone reports whether nothing else stands in the cell's row.
func isAlone(t *rubric.Tab, row *rubric.Row, c *rubric.Cell) bool {
	return !slices.ContainsFunc(row.Cells, func(o rubric.Cell) bool {
		return o.Col != c.Col && !isBlank(&o) && !t.Managed.Has(o.Col)
	})
}

// namesPosts reports whether headings name what a post is and surely what it
// goes through: a post itself may hold such words, too.
func (c *candidate) namesPosts() bool {
	const fewest = 3
	n, told, led := 0, false, false
	for _, col := range c.columns {
		told = told || col.field == rubric.FieldTopic || col.field == rubric.FieldText
		if col.sure < sureStems {
			continue
		}
		n++
		switch col.field {
		case rubric.FieldChannel, rubric.FieldStatus, rubric.FieldTime:
			led = true
		}
	}
	return n >= fewest && told && led
}

// surely reports whether a column's heading leaves no doubt.
func (c *candidate) surely(col int) bool {
	return slices.ContainsFunc(c.columns, func(o column) bool { return o.col == col && o.sure >= surePart })
}

// put gives a column the field that its values tell.
func (c *candidate) put(f rubric.Field, h *heading) {
	c.columns = slices.DeleteFunc(c.columns, func(o column) bool { return o.col == h.col })
	c.columns = append(c.columns, column{field: f, col: h.col, header: h.text, sure: sureByValues})
	slices.SortFunc(c.columns, func(a, b column) int { return a.col - b.col })
}

// daysBetween counts the rows around a header that hold nothing but a day; words
// may tell what comes out then, as in “Issue 1 - Friday, September 4”.
func (r *reader) daysBetween(t *rubric.Tab, c *candidate) int {
	const sample = 60
	n := 0
	start := max(0, indexOfRow(t, c.top)-1)
	for i := range t.Rows[start:min(start+sample, len(t.Rows))] {
		row := &t.Rows[start+i]
		if only := onlyCell(t, row); only != nil && (r.titlesDay(only) || r.holdsWeekday(only)) {
			n++
		} else if only == nil && start+i+1 < len(t.Rows) && repeats(&t.Rows[start+i+1], c.all) && r.dayAmong(t, row) != nil {
			n++
		}
	}
	return n
}

// dayAmong returns the only day of a row above a header that tells of its block
// in pairs: “Issue | 7 | Out on | 4 September”; nil where there is none.
func (r *reader) dayAmong(t *rubric.Tab, row *rubric.Row) *rubric.Cell {
	const most = 6 // cells; more are a table's row
	var found *rubric.Cell
	seen := 0
	for i := range row.Cells {
		c := &row.Cells[i]
		if isBlank(c) || t.Managed.Has(c.Col) {
			continue
		}
		if seen++; seen > most || found != nil && r.holdsDay(c) {
			return nil
		}
		if r.holdsDay(c) {
			found = c
		}
	}
	return found
}

// onlyCell returns the row's only cell of the team's; nil where it has several
// or none.
func onlyCell(t *rubric.Tab, row *rubric.Row) *rubric.Cell {
	var only *rubric.Cell
	for i := range row.Cells {
		c := &row.Cells[i]
		if isBlank(c) || t.Managed.Has(c.Col) {
			continue
		}
		if only != nil {
			return nil
		}
		only = c
	}
	return only
}

// titlesDay reports whether a cell may head the rows of a day: it names the day
// and little else.
func (r *reader) titlesDay(c *rubric.Cell) bool {
	if c.Kind != rubric.TextCell {
		return r.holdsDay(c)
	}
	const others = 2 // words beside the day
	w := r.written(c.Text)
	return w.kind == datePoint && w.from.month > 0 && w.others <= others
}

func (r *reader) holdsWeekday(c *rubric.Cell) bool {
	if c.Kind != rubric.TextCell {
		return false
	}
	w := r.written(c.Text)
	return w.weekday > 0 && w.others == 0
}

// isStrongPlan reports whether a tab holds a plan's table beyond doubt, whatever
// its name says.
func (s *sheet) isStrongPlan() bool {
	const columns = 5
	c, ok := s.candidate(rubric.RolePlan)
	return ok && len(c.columns) >= columns && s.isList(&c)
}

// takeElsewhere takes a tab for the plan against its name, and says so.
func (r *reader) takeElsewhere(s *sheet) {
	c, _ := s.candidate(rubric.RolePlan)
	s.take(c)
	r.note(rubric.NoteTabGuessed, rubric.Position{Tab: s.tab.Name},
		"Лист принят за «"+c.role.Name().RU+"» по заголовкам столбцов",
		"The tab was taken for “"+c.role.Name().EN+"” by its column headings")
}

// findOnlyPlan looks for a plan on tabs whose names say something else, such as
// «Шаблон» or «Медиаплан», where the book has none by a better name.
func (r *reader) findOnlyPlan() {
	if slices.ContainsFunc(r.sheets, func(s *sheet) bool { return s.info.Role == rubric.RolePlan }) {
		return
	}
	for _, s := range r.sheets {
		if s.info.Role == rubric.RoleOther && s.tab.Generated == "" && !s.tab.Hidden && s.isStrongPlan() {
			r.takeElsewhere(s)
			return
		}
	}
}
