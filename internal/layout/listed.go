package layout

import (
	"slices"
	"unicode/utf8"

	"rubric"
	"rubric/internal/text"
)

// A tab of rubrics may bear any name, and its columns any headings. That it lists
// what the plan's posts are filed under tells it.

// findRubrics takes a tab for the rubrics' by the names that it lists, where no
// tab of the book is one.
func (r *reader) findRubrics() {
	if slices.ContainsFunc(r.sheets, func(s *sheet) bool { return s.info.Role == rubric.RoleRubrics }) {
		return
	}
	labels := r.labelsOfPlans()
	for _, s := range r.sheets {
		if s.info.Role == rubric.RolePlan || s.info.Role == rubric.RoleSettings || s.owner != nil || s.tab.Generated != "" || s.tab.Hidden {
			continue
		}
		if c, end, ok := r.listOf(s.tab, labels); ok {
			r.takeList(s, c, end)
			break
		}
	}
}

// takeList makes a list the rubrics' table: of its tab, or beside another table.
func (r *reader) takeList(s *sheet, c candidate, end int) {
	list := s
	if s.info.Role != rubric.RoleOther || s.named.role != "" {
		list = &sheet{tab: s.tab, owner: s, info: s.info, end: end}
		r.sheets = append(r.sheets, list)
	}
	list.take(c)
	if list != s {
		r.endParts(slices.DeleteFunc(slices.Clone(r.sheets), func(o *sheet) bool { return o != s && o.owner != s }))
	}
	list.info.Why = r.why(list)
	r.note(rubric.NoteTabGuessed, rubric.Position{Tab: s.tab.Name, Row: c.row},
		"Таблица принята за «"+c.role.Name().RU+"»: в ней перечислено то, по чему разложены публикации плана",
		"The table was taken for “"+c.role.Name().EN+"”: it lists what the plan's posts are filed under")
	for _, plan := range r.sheets {
		r.infer(plan) // which of their columns holds rubrics is known now
	}
}

// labelSet is the different labels in a column of a plan.
type labelSet struct {
	keys  map[string]bool
	known bool // they are rubrics; else the column has no field
}

// labelsOfPlans collects the rubrics of the plans' posts; from a plan without
// them the labels that come again in columns without a field.
func (r *reader) labelsOfPlans() []labelSet {
	var out []labelSet
	for _, s := range r.sheets {
		if s.info.Role != rubric.RolePlan || s.head.row == 0 || s.head.wide() {
			continue
		}
		known := slices.IndexFunc(s.head.columns, func(c column) bool { return c.field == rubric.FieldRubric })
		for i := range s.head.all {
			h := &s.head.all[i]
			if known >= 0 && s.head.columns[known].col != h.col || known < 0 && !s.head.isFree(h) {
				continue
			}
			v := r.columnOf(s, h.col)
			if known < 0 && !v.repeat() {
				continue
			}
			set := labelSet{known: known >= 0, keys: map[string]bool{}}
			for _, t := range v.texts {
				set.keys[r.memo.key(t)] = true
			}
			out = append(out, set)
		}
	}
	return out
}

// listOf returns the header of a table whose first or second column lists one of
// the sets, and the row below the list.
func (r *reader) listOf(t *rubric.Tab, labels []labelSet) (c candidate, end int, found bool) {
	const mostColumns, columns = 8, 2
	for i := range t.Rows[:min(searchedRows, len(t.Rows))] {
		hs := plainHeadings(t, &t.Rows[i])
		if len(hs) < 2 || len(hs) > mostColumns {
			continue
		}
		for k := range hs {
			hs[k].words, hs[k].readings = countWords(hs[k].text), r.memo.heading(r.voc, hs[k].text)
		}
		c := newCandidate(rubric.RoleRubrics, t.Rows[i].Number, hs)
		told := c.has(rubric.FieldDescription, rubric.FieldShare, rubric.FieldFormats, rubric.FieldChannels, rubric.FieldTasks)
		for k := range hs[:min(columns, len(hs))] {
			list, end := listBelow(t, i, hs[k].col)
			if slices.ContainsFunc(labels, func(l labelSet) bool { return (l.known || told) && r.lists(list, l) }) {
				c.columns = slices.DeleteFunc(c.columns, func(o column) bool { return o.field == rubric.FieldRubric })
				c.put(rubric.FieldRubric, &hs[k])
				return c, end, true
			}
		}
	}
	return candidate{}, 0, false
}

// listBelow returns the texts that stand in a column below a row without a gap,
// and the number of the row that ends them.
func listBelow(t *rubric.Tab, head, col int) (texts []string, end int) {
	const most = 60
	end = t.Rows[head].Number + 1
	for _, row := range t.Rows[head+1:] {
		c := find(row.Cells, col)
		if row.Number != end || c == nil || c.Kind != rubric.TextCell || isBlank(c) || len(texts) == most {
			break
		}
		texts = append(texts, trim(c.Text))
		end++
	}
	return texts, end
}

// lists reports whether a list names most of the labels, each once, and little
// else.
func (r *reader) lists(list []string, l labelSet) bool {
	const fewest = 3
	n, seen := 0, map[string]bool{}
	for _, t := range list {
		key := r.memo.key(t)
		if seen[key] {
			return false
		}
		if seen[key] = true; l.keys[key] {
			n++
		}
	}
	return n >= fewest && n*10 >= len(l.keys)*7 && n*10 >= len(list)*6
}

// listsIdeas reports whether a tab's table begins with a column of ideas.
func (r *reader) listsIdeas(t *rubric.Tab) bool {
	const searched, fewest = 5, 2
	for i := range t.Rows[:min(searched, len(t.Rows))] {
		if hs := plainHeadings(t, &t.Rows[i]); len(hs) >= fewest {
			s, ok := r.voc.tabStems[stemKey(text.Tokens(hs[0].text))]
			return ok && s.meaning == string(rubric.RoleIdeas) && len(t.Rows)-i > fewest
		}
	}
	return false
}

// inferRubrics completes the columns of a tab of rubrics by their values: the
// shares that make up a whole, and a few words on each.
func (r *reader) inferRubrics(s *sheet) {
	if s.info.Role != rubric.RoleRubrics || s.head.row == 0 {
		return
	}
	i := slices.IndexFunc(s.head.columns, func(c column) bool { return c.field == rubric.FieldRubric })
	if i < 0 {
		return
	}
	name := s.head.columns[i].col
	for i := range s.head.all {
		h := &s.head.all[i]
		if slices.ContainsFunc(s.head.columns, func(c column) bool { return c.col == h.col }) {
			continue
		}
		switch {
		case !s.head.has(rubric.FieldShare) && r.holdsShares(s, h):
			s.head.put(rubric.FieldShare, h)
		case !s.head.has(rubric.FieldDescription) && h.col > name && !h.isOf(rubric.RoleRubrics) && r.describes(s, h, name):
			s.head.put(rubric.FieldDescription, h)
		}
	}
}

// holdsShares reports whether a column holds nothing but shares: together they
// are a whole.
func (r *reader) holdsShares(s *sheet, h *heading) bool {
	const fewest, low, high, percent = 3, 0.9, 1.1, 100
	n, sum := 0, 0.0
	for _, row := range s.below(sampledRows) {
		c := find(row.Cells, h.col)
		if c == nil || isBlank(c) {
			continue
		}
		share, ok := c.Number, c.Kind == rubric.NumberCell && !c.IsDate()
		if c.Kind == rubric.TextCell {
			var written number
			written, ok = r.voc.parseNumber(c.Text)
			share, ok = written.value, ok && written.percent
		}
		if !ok || share < 0 {
			return false
		}
		n, sum = n+1, sum+share
	}
	return n >= fewest && (low <= sum && sum <= high || low*percent <= sum && sum <= high*percent)
}

// describes reports whether nearly every name has a phrase of its own in a column.
func (r *reader) describes(s *sheet, h *heading, name int) bool {
	const aPhrase = 12 // letters
	v, names := r.columnOf(s, h.col), r.columnOf(s, name)
	return v.others == 0 && len(v.texts) >= 2 && len(v.texts)*10 >= len(names.texts)*7 && v.distinct == len(v.texts) &&
		v.median(countWords) >= 2 && v.median(utf8.RuneCountInString) >= aPhrase
}

// isOf reports whether a heading may be of a field of the role's.
func (h *heading) isOf(role rubric.Role) bool {
	return slices.ContainsFunc(h.readings, func(rd reading) bool { return rd.role == role })
}
