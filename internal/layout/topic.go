package layout

import (
	"slices"
	"strings"
	"unicode/utf8"

	"rubric"
)

// settleTheme decides by the values which of two columns is the topic of a post:
// labels that come again are none where something of each post's own stands
// beside them. They are the rubrics then if nothing else is.
func (r *reader) settleTheme(s *sheet) {
	i := slices.IndexFunc(s.head.columns, func(c column) bool { return c.field == rubric.FieldTopic && c.group == 0 })
	if i < 0 {
		return
	}
	const aLabel = 40
	theme := s.head.columns[i]
	v := r.columnOf(s, theme.col)
	if !v.inWords() || !v.repeat() || v.median(utf8.RuneCountInString) > aLabel {
		return
	}
	open := mayMean(r.memo.heading(r.voc, theme.header), rubric.FieldRubric)
	filed := s.head.has(rubric.FieldRubric)
	h := r.otherTopic(s)
	if h == nil && open && !filed {
		h = r.phrases(s)
	}
	if h == nil {
		return
	}
	if filed {
		s.head.columns = slices.Delete(s.head.columns, i, i+1)
	} else {
		s.head.columns[i].field, s.head.columns[i].sure = rubric.FieldRubric, sureByValues
	}
	s.head.put(rubric.FieldTopic, h)
}

// otherTopic finds a further column whose heading calls it the topic and in which
// nearly every post has a text of its own; nil where there is none.
func (r *reader) otherTopic(s *sheet) *heading {
	most := s.fullest() / 2
	for i := range s.head.all {
		h := &s.head.all[i]
		k := slices.IndexFunc(s.head.columns, func(c column) bool { return c.col == h.col })
		text := k >= 0 && s.head.columns[k].field == rubric.FieldText && s.head.columns[k].sure < sureWhole
		if !mayMean(h.readings, rubric.FieldTopic) || k >= 0 && !text {
			continue
		}
		if v := r.columnOf(s, h.col); len(v.texts) > most && v.inWords() && v.distinct*10 >= v.len()*8 && isShort(v) {
			return h
		}
	}
	return nil
}

// findTopic completes a plan's header that has days and what posts go through but
// no topic by what stands below it, while the tab may still be anything.
func (r *reader) findTopic(s *sheet) {
	i := slices.IndexFunc(s.cands, func(c candidate) bool { return c.role == rubric.RolePlan })
	if i < 0 || s.tab.Generated != "" {
		return
	}
	c := &s.cands[i]
	const fewest = 3
	days := c.sections || c.has(rubric.FieldDate, rubric.FieldWeekday)
	posts := c.has(rubric.FieldChannel, rubric.FieldFormat, rubric.FieldRubric)
	if c.has(rubric.FieldTopic, rubric.FieldText) || c.wide() || !days || !posts || len(c.columns) < fewest {
		return
	}
	if h := r.phrases(&sheet{tab: s.tab, head: *c}); h != nil {
		c.put(rubric.FieldTopic, h)
		c.score += sureByValues / 100.0
	}
}

// inferTopic finds the topic of a plan without one: a column of short texts that
// its heading may call either («Пост»), else one of phrases. Phrases win where
// they stand before longer texts, or where few posts have such a text.
func (r *reader) inferTopic(s *sheet) {
	phrases := r.phrases(s)
	i := slices.IndexFunc(s.head.columns, func(c column) bool {
		open := c.field == rubric.FieldText && c.sure < sureWhole && mayMean(r.memo.heading(r.voc, c.header), rubric.FieldTopic)
		v := r.columnOf(s, c.col)
		return open && len(v.texts) > 0 && isShort(v)
	})
	if i >= 0 && (phrases == nil || !r.titles(s, phrases, &s.head.columns[i])) {
		s.head.columns[i].field, s.head.columns[i].sure = rubric.FieldTopic, sureByValues
		return
	}
	if phrases != nil {
		s.head.put(rubric.FieldTopic, phrases)
	}
}

// titles reports whether phrases are of more posts than the texts in a column, or
// stand before longer ones.
func (r *reader) titles(s *sheet, phrases *heading, told *column) bool {
	short, long := r.columnOf(s, phrases.col), r.columnOf(s, told.col)
	few := len(long.texts)*2 <= len(short.texts)
	return few || phrases.col < told.col && short.median(utf8.RuneCountInString) < long.median(utf8.RuneCountInString)
}

// isShort reports whether texts are told in a line, as topics are.
func isShort(v values) bool {
	const short = 90
	return v.median(utf8.RuneCountInString) <= short && !v.mostly(isSeveralLines)
}

// mayMean reports whether a plan's heading may mean the field.
func mayMean(readings []reading, f rubric.Field) bool {
	return slices.ContainsFunc(readings, func(rd reading) bool { return rd.role == rubric.RolePlan && rd.field == f })
}

// phrases finds the column that nearly every post fills with a phrase of its own
// under a heading that says nothing else; nil where none does. It stands before
// the text's.
func (r *reader) phrases(s *sheet) *heading {
	const aPhrase = 120
	told := slices.IndexFunc(s.head.columns, func(c column) bool { return c.field == rubric.FieldText && c.sure >= surePart })
	var best *heading
	most := s.fullest() / 2
	for i := range s.head.all {
		h := &s.head.all[i]
		if !s.head.isFree(h) || saysAField(h) || told >= 0 && h.col > s.head.columns[told].col {
			continue
		}
		v := r.columnOf(s, h.col)
		long := v.median(utf8.RuneCountInString)
		if len(v.texts) > most && v.inWords() && v.distinct*10 >= v.len()*8 && long <= aPhrase &&
			v.median(countWords) >= 2 && v.mostly(r.isPhrase) {
			best, most = h, len(v.texts)
		}
	}
	return best
}

// saysAField reports whether a heading may mean a field of a plan but the topic,
// or the text that a group of columns is headed by.
func saysAField(h *heading) bool {
	return slices.ContainsFunc(h.readings, func(rd reading) bool {
		return rd.role == rubric.RolePlan && rd.field != rubric.FieldTopic && (rd.field != rubric.FieldText || rd.sure >= surePart)
	})
}

func isSeveralLines(s string) bool { return strings.Contains(s, "\n") }

func countWords(s string) int { return len(strings.Fields(s)) }

// isPhrase reports whether a text may be a topic rather than a link, tags, a
// day or channels.
func (r *reader) isPhrase(s string) bool {
	w := r.written(s)
	if isLink(s) || strings.HasPrefix(s, "#") || strings.HasPrefix(s, "@") || w.kind == datePoint && w.others < 2 {
		return false
	}
	return !r.holdsChannel(&rubric.Cell{Kind: rubric.TextCell, Text: s})
}

// fullest returns how many rows hold something in the fullest of the columns
// that every post has; at least 2.
func (s *sheet) fullest() int {
	const sample, fewest = 120, 4
	start := indexOfRow(s.tab, s.head.row+1)
	most := fewest
	for _, c := range s.head.columns {
		if c.field != rubric.FieldChannel && c.field != rubric.FieldStatus && c.field != rubric.FieldDate {
			continue
		}
		n := 0
		for _, row := range s.tab.Rows[start:min(start+sample, len(s.tab.Rows))] {
			if cell := find(row.Cells, c.col); cell != nil && !isBlank(cell) {
				n++
			}
		}
		most = max(most, n)
	}
	return most
}
