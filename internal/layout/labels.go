package layout

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rubric"
	"rubric/internal/text"
)

// A plan whose rubrics stand under a heading that no vocabulary has shows them
// by labels that come again. So do other columns that sort posts, by audience or
// by client: their headings and what such labels are tell them apart.

// inferRubric finds the rubrics of a plan without them: the names of their tab,
// else the only column of labels that may be rubrics, or of several the only one
// whose heading hints at rubrics.
func (r *reader) inferRubric(s *sheet) {
	var all, hinted []*heading
	names := r.namesOn(rubric.RoleRubrics, rubric.FieldRubric)
	for i := range s.head.all {
		h := &s.head.all[i]
		switch {
		case !s.head.isFree(h):
		case len(names) > 0:
			if r.columnOf(s, h.col).mostly(func(s string) bool { return names[r.memo.key(s)] }) {
				s.head.put(rubric.FieldRubric, h)
				return
			}
		case r.hints("rubric stem", h.text):
			if r.holdsLabels(s, h, true) {
				hinted = append(hinted, h)
			}
		case !r.sortsOtherwise(h.text) && r.holdsLabels(s, h, false):
			all = append(all, h)
		}
	}
	if len(hinted) > 0 {
		all = hinted
	}
	if len(all) == 1 {
		s.head.put(rubric.FieldRubric, all[0])
	}
}

// holdsRubrics reports whether a column whose heading may be of rubrics holds
// them rather than formats: the names of their tab, else labels.
func (r *reader) holdsRubrics(s *sheet, h *heading) bool {
	v := r.columnOf(s, h.col)
	if names := r.namesOn(rubric.RoleRubrics, rubric.FieldRubric); len(names) > 0 {
		return v.mostly(func(s string) bool { return names[r.memo.key(s)] })
	}
	return v.count(r.formatWords().genre) == 0 && r.holdsLabels(s, h, true)
}

// holdsLabels reports whether a column holds short labels that come again and
// are nothing else that a plan may hold. Below a heading that hints at them they
// may be of some posts only.
func (r *reader) holdsLabels(s *sheet, h *heading, hinted bool) bool {
	const aLabel, words, different, few, enough = 40, 3, 2, 4, 6
	v := r.columnOf(s, h.col)
	if !hinted && len(v.texts)*10 < s.fullest()*6 {
		return false // rubrics are of nearly every post, remarks are not
	}
	v = r.withOtherMonths(s, h, v)
	least := enough
	if hinted {
		least = few
	}
	again := v.repeat() || v.len() >= least && v.distinct*4 <= v.len()*3
	if !v.inWords() || !again || v.distinct < different ||
		v.median(utf8.RuneCountInString) > aLabel || v.median(countWords) > words {
		return false
	}
	return !v.often(r.isNoLabel) && !v.often(r.formatWords().is) && !r.holdsPeople(s, h, v)
}

// withOtherMonths adds to the values of a column those below the same heading on
// the plan's other tabs: a month alone may have too few posts to tell.
func (r *reader) withOtherMonths(s *sheet, h *heading, v values) values {
	const enough = 60
	key := r.memo.phrase(h.text)
	for _, o := range r.sheets {
		if v.len() >= enough {
			break
		}
		if o == s || o.info.Role != rubric.RolePlan || o.head.row == 0 {
			continue
		}
		i := slices.IndexFunc(o.head.all, func(g heading) bool { return r.memo.phrase(g.text) == key })
		if i >= 0 {
			more := r.columnOf(o, o.head.all[i].col)
			v.texts, v.others = append(v.texts, more.texts...), v.others+more.others
		}
	}
	seen := map[string]bool{}
	for _, t := range v.texts {
		seen[r.memo.key(t)] = true
	}
	v.distinct = len(seen)
	return v
}

// isNoLabel reports whether a text is something that a column of another field
// holds.
func (r *reader) isNoLabel(s string) bool {
	c := rubric.Cell{Kind: rubric.TextCell, Text: s}
	w := r.written(s)
	_, isFlag := r.voc.flag(s)
	return isFlag || w.kind == datePoint || w.kind == dateWeek || w.kind == dateMonth || w.weekday > 0 || w.clock != "" ||
		r.holdsStatus(&c) || r.holdsChannel(&c) || isLink(s) || isSeveralLines(s) ||
		strings.ContainsAny(s, "#@") || strings.IndexFunc(s, unicode.IsLetter) < 0 || isCode(s)
}

// isCode reports whether a text is a number of something: FEN-01, A4.
func isCode(s string) bool {
	return !strings.Contains(s, " ") && strings.ContainsFunc(s, isDigit)
}

// holdsPeople reports whether a column's values are people: their first names,
// or whoever another column of the plan names.
func (r *reader) holdsPeople(s *sheet, h *heading, v values) bool {
	if v.often(r.isPerson) {
		return true
	}
	people := r.namesOn(rubric.RolePeople, rubric.FieldWho)
	for _, c := range s.head.columns {
		if c.col == h.col || c.field != rubric.FieldOwner && c.field != rubric.FieldApprover {
			continue
		}
		for _, t := range r.columnOf(s, c.col).texts {
			people[r.memo.key(t)] = true
		}
	}
	return v.often(func(t string) bool { return people[r.memo.key(t)] })
}

// isPerson reports whether a text is a person's name: a usual first name, alone
// or before a surname, or initials beside one.
func (r *reader) isPerson(s string) bool {
	w := text.Tokens(s)
	if len(w) == 0 || len(w) > 3 {
		return false
	}
	initials := len(w) > 1 && strings.Contains(s, ".") && (utf8.RuneCountInString(w[0]) == 1 || utf8.RuneCountInString(w[len(w)-1]) == 1)
	return initials || r.voc.says("first name", w[0]) || len(w) == 2 && r.voc.says("first name", w[1])
}

// hints reports whether a word of a heading begins with one of the stems.
func (r *reader) hints(kind, heading string) bool {
	for _, w := range text.Tokens(splitCamel(heading)) {
		for stem := range r.voc.words[kind].senses {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}

// sortsOtherwise reports whether a heading says that its labels are no rubrics:
// by what they sort posts, or who they are.
func (r *reader) sortsOtherwise(heading string) bool {
	for _, w := range text.Tokens(splitCamel(heading)) {
		if r.voc.says("other label", w) || r.endsAsRole(w) {
			return true
		}
	}
	return r.hints("other label stem", heading)
}

// endsAsRole reports whether a word ends as those for people by what they do:
// «библиотекарь», “officer”.
func (r *reader) endsAsRole(w string) bool {
	for end := range r.voc.words["role ending"].senses {
		if strings.HasSuffix(w, end) && len(w) > len(end)+3 {
			return true
		}
	}
	return false
}
