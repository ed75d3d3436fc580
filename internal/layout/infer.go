package layout

import (
	"slices"
	"strings"

	"rubric"
)

// No vocabulary has every heading. This file completes a plan's columns by what
// stands in those that no heading told: only fields that no column has, and
// never a column whose heading surely means something else. Each is a guess and
// noted as one.

// infer completes the columns of a plan by their values.
func (r *reader) infer(s *sheet) {
	if s.info.Role != rubric.RolePlan || s.head.row == 0 {
		return
	}
	wide := s.head.wide()
	r.settleKinds(s)
	if !wide {
		r.settleTheme(s)
	}
	for _, try := range []struct {
		field rubric.Field
		holds func(s *sheet, h *heading) bool
	}{
		{rubric.FieldTime, r.holdsTimes},
		{rubric.FieldLink, r.holdsPostLinks},
		{rubric.FieldFormat, r.holdsFormats},
		{rubric.FieldOwner, func(s *sheet, h *heading) bool { return r.holdsNames(s, h, rubric.RolePeople, rubric.FieldWho) }},
		{rubric.FieldTask, func(s *sheet, h *heading) bool { return r.holdsNames(s, h, rubric.RoleStrategy, rubric.FieldTask) }},
	} {
		if s.head.has(try.field) || wide && !ofAllChannels(try.field) {
			continue
		}
		for i := range s.head.all {
			if h := &s.head.all[i]; s.head.isFree(h) && try.holds(s, h) {
				s.head.put(try.field, h)
				break
			}
		}
	}
	if !s.head.has(rubric.FieldRubric) {
		r.inferRubric(s)
	}
	if !wide && !s.head.has(rubric.FieldTopic) {
		r.inferTopic(s)
	}
	if !s.head.has(rubric.FieldTopic) {
		r.topicUnderOther(s)
	}
}

// topicUnderOther takes short texts for the topic that stand beside the channels to
// tick, and the tasks of a board of work, of which the strategy has none.
func (r *reader) topicUnderOther(s *sheet) {
	tasks := r.namesOn(rubric.RoleStrategy, rubric.FieldTask)
	isOwn := func(s string) bool { return !tasks[r.memo.key(s)] && r.isPhrase(s) }
	told := s.head.has(rubric.FieldText)
	for i := range s.head.columns {
		c := &s.head.columns[i]
		open := c.field == rubric.FieldText && c.sure < sureWhole && mayMean(r.memo.heading(r.voc, c.header), rubric.FieldTopic)
		if c.group > 0 || !open && (c.field != rubric.FieldTask || told) {
			continue
		}
		v := r.columnOf(s, c.col)
		if v.inWords() && v.distinct*10 >= v.len()*8 && isShort(v) && v.mostly(isOwn) {
			c.field, c.sure = rubric.FieldTopic, sureByValues
			return
		}
	}
}

// ofAllChannels reports whether a plan that has channels as columns says the
// field beside them, of all posts of a row.
func ofAllChannels(f rubric.Field) bool {
	return f != rubric.FieldLink && f != rubric.FieldFormat
}

// isFree reports whether a column has no field and no heading that surely means
// one, be it one that another column has.
func (c *candidate) isFree(h *heading) bool {
	taken := slices.ContainsFunc(c.columns, func(o column) bool { return o.col == h.col })
	return !taken && h.group == 0 && h.metric() == "" && !slices.ContainsFunc(h.readings, func(rd reading) bool {
		return rd.role == rubric.RolePlan && rd.sure >= surePart
	})
}

// settleKinds decides by the values what a heading leaves open: whether «Тип» is
// a format or a rubric, “Creative” a format or the visual, and whether
// «Согласование» is of whom or how far.
func (r *reader) settleKinds(s *sheet) {
	for i := range s.head.columns {
		c := &s.head.columns[i]
		h := &heading{col: c.col, text: c.header}
		readings := r.memo.heading(r.voc, c.header)
		switch {
		case c.group > 0:
		case c.field == rubric.FieldApprover && !s.head.has(rubric.FieldStatus) && r.mostly(s.tab, s.head.row, c.col, r.holdsStatus):
			c.field, c.sure = rubric.FieldStatus, sureByValues
		case c.field == rubric.FieldFormat:
			if c.sure < surePart && !s.head.has(rubric.FieldRubric) && r.holdsRubrics(s, h) {
				c.field = rubric.FieldRubric
			}
		case c.field == rubric.FieldText && c.sure < surePart && !s.head.has(rubric.FieldRubric) &&
			r.hints("rubric stem", c.header) && r.holdsRubrics(s, h):
			c.field, c.sure = rubric.FieldRubric, sureByValues
		case s.head.has(rubric.FieldFormat):
		case (mayMean(readings, rubric.FieldFormat) || c.field == rubric.FieldText && c.sure < surePart) && r.holdsFormats(s, h):
			c.field, c.sure = rubric.FieldFormat, sureByValues
		}
	}
}

// values is what the first rows below a header say in one column.
type values struct {
	texts    []string
	others   int // cells that are no texts
	distinct int
}

func (r *reader) columnOf(s *sheet, col int) values {
	const sample = 120
	var v values
	seen := map[string]bool{}
	again := s.tab.Cell(s.head.row, col).Text // a header may repeat
	for _, row := range s.below(sample) {
		c := find(row.Cells, col)
		switch {
		case c == nil || isBlank(c) || isDash(cellText(*c)):
		case c.Kind != rubric.TextCell:
			v.others++
		case c.Text == again:
		default:
			t := trim(c.Text)
			v.texts = append(v.texts, t)
			seen[r.memo.key(t)] = true
		}
	}
	v.distinct = len(seen)
	return v
}

// below returns up to so many rows below the sheet's header, as far as they are
// its own.
func (s *sheet) below(most int) []rubric.Row {
	start, end := indexOfRow(s.tab, s.head.row+1), len(s.tab.Rows)
	if s.end > 0 {
		end = max(start, indexOfRow(s.tab, s.end))
	}
	return s.tab.Rows[start:min(start+most, end)]
}

// inWords reports whether a column holds texts, but for a total below them.
func (v values) inWords() bool {
	const oneIn = 8
	return v.others*oneIn <= len(v.texts)
}

func (v values) len() int { return len(v.texts) + v.others }

// mostly reports whether nearly all of the values are of a kind.
func (v values) mostly(is func(string) bool) bool {
	const fewest = 2
	n := v.count(is)
	return n >= fewest && n*10 >= v.len()*8
}

// often reports whether a good part of the values are of a kind.
func (v values) often(is func(string) bool) bool { return v.count(is)*10 >= v.len()*4 }

func (v values) count(is func(string) bool) int {
	n := 0
	for _, t := range v.texts {
		if is(t) {
			n++
		}
	}
	return n
}

// repeat reports whether the values are few that come again and again.
func (v values) repeat() bool {
	const fewest = 4
	return v.len() >= fewest && v.distinct*2 <= v.len()
}

// median returns the middle one of what is measured of the texts.
func (v values) median(measure func(string) int) int {
	if len(v.texts) == 0 {
		return 0
	}
	all := make([]int, len(v.texts))
	for i, t := range v.texts {
		all[i] = measure(t)
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// holdsTimes reports whether a column holds times of a day; what could be the
// length of a video is none.
func (r *reader) holdsTimes(s *sheet, h *heading) bool {
	return r.mostly(s.tab, s.head.row, h.col, func(c *rubric.Cell) bool {
		clock := ""
		switch c.Kind {
		case rubric.NumberCell:
			if c.Format == rubric.AsTime {
				clock = clockOf(c.Number)
			}
		case rubric.TextCell:
			clock, _ = r.timeIn(trim(c.Text))
		}
		const earliest = "06:00"
		return clock >= earliest
	})
}

// holdsPostLinks reports whether a column holds addresses of posts: other links
// are of materials.
func (r *reader) holdsPostLinks(s *sheet, h *heading) bool {
	return r.columnOf(s, h.col).mostly(func(v string) bool {
		if !isLink(v) {
			return false
		}
		_, address, scheme := strings.Cut(v, "//")
		if !scheme {
			address = v
		}
		host, path, _ := strings.Cut(address, "/")
		return path != "" && r.voc.says("post host", strings.TrimPrefix(strings.ToLower(host), "www."))
	})
}

// holdsNames reports whether a column holds names that a tab of the role lists.
func (r *reader) holdsNames(s *sheet, h *heading, role rubric.Role, f rubric.Field) bool {
	names := r.namesOn(role, f)
	return len(names) > 0 && r.columnOf(s, h.col).mostly(func(s string) bool { return names[r.memo.key(s)] })
}

// namesOn returns the keys of the names that a column of the role's tab lists,
// before the tab is read.
func (r *reader) namesOn(role rubric.Role, f rubric.Field) map[string]bool {
	names := map[string]bool{}
	for _, s := range r.sheets {
		if s.info.Role != role || s.head.row == 0 {
			continue
		}
		for _, c := range s.head.columns {
			if c.field != f {
				continue
			}
			for _, t := range r.columnOf(s, c.col).texts {
				names[r.memo.key(t)] = true
				for _, n := range splitNames(t, nameSet{}) {
					names[n.Key] = true
				}
			}
		}
	}
	return names
}
