package layout

import (
	"slices"

	"rubric"
)

// sureByValues is how sure a column's meaning is that only its values tell.
const sureByValues = 60

// recognise finds a plan's date, channel and status by what their columns hold,
// where no heading tells: «Когда постим» over dates is the date.
func (r *reader) recognise(s *sheet) {
	if s.info.Role != rubric.RolePlan || s.head.row == 0 {
		return
	}
	if s.head.wide() {
		r.dropOccasion(s)
		r.findDate(s)
		return
	}
	r.dropBelied(s)
	r.findDate(s)
	for _, try := range []struct {
		field rubric.Field
		holds func(col int) bool
	}{
		{rubric.FieldChannel, func(col int) bool { return r.mostly(s.tab, s.head.row, col, r.holdsChannel) }},
		{rubric.FieldStatus, func(col int) bool {
			return r.mostly(s.tab, s.head.row, col, r.holdsStatus) || r.holdsStages(s, col) || r.holdsAnswers(s, col)
		}},
	} {
		if s.head.has(try.field) {
			continue
		}
		for i := range s.head.all {
			h := &s.head.all[i]
			// What its heading only suggests gives way to what it holds.
			if !s.head.surely(h.col) && try.holds(h.col) {
				s.head.put(try.field, h)
				break
			}
		}
	}
	if !s.head.has(rubric.FieldChannel) {
		r.recogniseSomeChannels(s)
	}
	r.recogniseStages(s)
}

// findDate finds the column of days where no heading tells, or only one whose
// column holds none, such as the numbers of a term's weeks.
func (r *reader) findDate(s *sheet) {
	i := slices.IndexFunc(s.head.columns, func(c column) bool { return c.field == rubric.FieldDate && c.group == 0 })
	if i < 0 {
		r.putDays(s.tab, &s.head)
		return
	}
	told := s.head.columns[i]
	if told.sure >= surePart || r.holdsDays(s.tab, s.head.row, told.col) {
		return
	}
	if r.putDays(s.tab, &s.head) {
		s.head.columns = slices.DeleteFunc(s.head.columns, func(c column) bool { return c.col == told.col })
	}
}

// dropBelied takes back what a heading says where the column holds something
// else: a yes under “Posted”, days under “Created time”, figures under “Comments”.
func (r *reader) dropBelied(s *sheet) {
	isFigure := func(c *rubric.Cell) bool { return c.Kind == rubric.NumberCell && !c.IsDate() }
	s.head.columns = slices.DeleteFunc(s.head.columns, func(c column) bool {
		switch c.field {
		case rubric.FieldDate:
			return r.holdsAnswers(s, c.col)
		case rubric.FieldTopic:
			return c.sure < surePart && r.mostly(s.tab, s.head.row, c.col, isFigure)
		case rubric.FieldWeekday: // «Утро | День | Вечер»
			return r.mostly(s.tab, s.head.row, c.col, func(c *rubric.Cell) bool {
				return c.Kind == rubric.TextCell && countWords(c.Text) > 1 && r.written(c.Text).kind == dateBad && r.written(c.Text).weekday == 0
			})
		case rubric.FieldTime, rubric.FieldText, rubric.FieldVisual:
			return r.mostly(s.tab, s.head.row, c.col, r.holdsDay)
		case rubric.FieldNotes, rubric.FieldComment:
			return r.mostly(s.tab, s.head.row, c.col, isFigure)
		}
		return false
	})
}

// recogniseSomeChannels finds the column of channels by a few names known among
// others that are the team's own, if they repeat as such names do.
func (r *reader) recogniseSomeChannels(s *sheet) {
	const sample, fewest = 60, 4
	start := indexOfRow(s.tab, s.head.row+1)
	for i := range s.head.all {
		h := &s.head.all[i]
		if len(h.readings) > 0 || slices.ContainsFunc(s.head.columns, func(c column) bool { return c.col == h.col }) {
			continue
		}
		seen, known, distinct := 0, 0, map[string]bool{}
		for _, row := range s.tab.Rows[start:min(start+sample, len(s.tab.Rows))] {
			c := find(row.Cells, h.col)
			if c == nil || isBlank(c) {
				continue
			}
			if seen++; r.holdsChannel(c) {
				known++
			}
			distinct[r.memo.key(cellText(*c))] = true
		}
		if known >= fewest && known*3 >= seen && len(distinct)*2 <= seen {
			s.head.put(rubric.FieldChannel, h)
			return
		}
	}
}

// holdsStages reports whether a column tells how far posts are in words of the
// team's own: most of its short texts say a status, and several ones.
func (r *reader) holdsStages(s *sheet, col int) bool {
	const fewest, stages, words = 4, 3, 5
	v := r.columnOf(s, col)
	if len(v.texts) < fewest || v.others > 0 || v.median(countWords) > words {
		return false
	}
	told, different := 0, map[rubric.Status]bool{}
	for _, t := range v.texts {
		if status, ok := r.voc.status(t); ok {
			told++
			different[status] = true
		}
	}
	return told*10 >= len(v.texts)*6 && len(different) >= stages
}

// mostly reports whether nearly all of the first values of a column are of a kind.
func (r *reader) mostly(t *rubric.Tab, head, col int, holds func(*rubric.Cell) bool) bool {
	const sample, fewest = 60, 2
	start := indexOfRow(t, head+1)
	seen, held := 0, 0
	again := t.Cell(head, col).Text // a header may repeat
	for _, row := range t.Rows[start:min(start+sample, len(t.Rows))] {
		c := find(row.Cells, col)
		if c == nil || isBlank(c) || isDash(cellText(*c)) || c.Kind == rubric.TextCell && c.Text == again {
			continue
		}
		if seen++; holds(c) {
			held++
		}
	}
	return held >= fewest && held*10 >= seen*8
}

func (r *reader) holdsDay(c *rubric.Cell) bool {
	if c.Kind == rubric.TextCell {
		w := r.written(c.Text)
		return w.kind == datePoint && w.from.month > 0 && w.others == 0
	}
	return c.IsDate() && plausible(c.Number)
}

func (r *reader) holdsChannel(c *rubric.Cell) bool {
	if c.Kind != rubric.TextCell {
		return false
	}
	names := r.channelNames(trim(c.Text))
	return len(names) > 0 && !slices.ContainsFunc(names, func(n rubric.Name) bool {
		_, known := r.voc.channels.whole(n.Text)
		return !known && r.channels[n.Key] == ""
	})
}

func (r *reader) holdsStatus(c *rubric.Cell) bool {
	if c.Kind != rubric.TextCell {
		return false
	}
	_, known := r.voc.statuses.whole(c.Text)
	return known || r.statuses[r.memo.key(trim(c.Text))] != ""
}
