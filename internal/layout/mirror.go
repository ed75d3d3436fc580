package layout

import (
	"slices"

	"rubric"
)

// A calendar often shows again what a list holds, in a few words for each post.
// This file tells such a view from a calendar with posts of its own: nothing may
// be counted twice, and nothing be lost.

// listed is what is known of posts that were read before.
type listed struct {
	titles map[string][]rubric.Date
	days   map[rubric.Date]bool
}

func (r *reader) listed(entries []rubric.Entry) listed {
	l := listed{titles: map[string][]rubric.Date{}, days: map[rubric.Date]bool{}}
	for i := range entries {
		key := r.memo.key(entries[i].Title())
		l.titles[key] = append(l.titles[key], entries[i].Date.Date)
		l.days[entries[i].Date.Date] = true
	}
	return l
}

// has reports whether the post is one of them: it bears the same title on the
// same day, as far as both have one. Months repeat titles.
func (l *listed) has(r *reader, e *rubric.Entry) bool {
	return slices.ContainsFunc(l.titles[r.memo.key(e.Title())], func(d rubric.Date) bool {
		return d == e.Date.Date || d.IsZero() || e.Date.Date.IsZero()
	})
}

// isMirror reports whether most of the entries from start on were read before:
// the calendar is another view of them.
func (p *planReader) isMirror(start int) bool {
	entries := p.r.book.Entries
	if start == 0 || start == len(entries) {
		return false
	}
	before := p.r.listed(entries[:start])
	same := 0
	for i := start; i < len(entries); i++ {
		if before.has(p.r, &entries[i]) {
			same++
		}
	}
	return same*2 > len(entries)-start
}

// readBeside reads the calendar of a tab that holds a list too, which was read
// from start on. It is kept only where it surely is no view of the list: where
// most of its days are none of the list's.
func (p *planReader) readBeside(s *sheet, start int) {
	book := p.r.book
	end, notes := len(book.Entries), len(book.Notes)
	list := p.r.listed(book.Entries[start:end])
	if s.calendar.posts == 0 {
		return // rows of dates alone, such as deadlines
	}
	if s.calendar.isPlan() {
		p.readCalendar(s)
	}
	shared := 0
	for i := end; i < len(book.Entries); i++ {
		if e := &book.Entries[i]; e.Date.Date.IsZero() || list.days[e.Date.Date] || list.has(p.r, e) {
			shared++
		}
	}
	at := rubric.Position{Tab: s.tab.Name, Row: s.tab.Rows[s.calendar.weeks[0].head].Number}
	if shared*2 >= len(book.Entries)-end {
		book.Entries, book.Notes = book.Entries[:end], book.Notes[:notes]
		p.r.note(rubric.NoteBlockIgnored, at,
			"На листе есть и список публикаций, и календарь; прочитан список, чтобы ничего не посчитать дважды",
			"The tab holds a list of posts and a calendar; the list was read, so that nothing counts twice")
		return
	}
	kept := slices.DeleteFunc(book.Entries[end:], func(e rubric.Entry) bool { return list.has(p.r, &e) })
	book.Entries = book.Entries[:end+len(kept)]
	slices.SortStableFunc(book.Entries[start:], func(a, b rubric.Entry) int { return a.Pos.Compare(b.Pos) })
	p.r.note(rubric.NoteTabGuessed, at,
		"На листе есть и список, и календарь с другими публикациями; прочитаны оба",
		"The tab holds a list and a calendar of other posts; both were read")
}

// partFromList keeps a tab's list and its calendar apart where one stands below
// the other.
func (r *reader) partFromList(s *sheet) {
	if s.info.Role != rubric.RolePlan || s.head.row == 0 || s.calendar == nil || !s.calendar.isPlan() {
		return
	}
	left, right := s.head.span()
	for i := range s.calendar.weeks {
		w := &s.calendar.weeks[i]
		if w.days[0].col > right || w.days[len(w.days)-1].last < left {
			continue
		}
		head := s.tab.Rows[w.head].Number
		if head > s.head.row && (s.end == 0 || head < s.end) {
			s.end = head
		}
		if head < s.head.top {
			w.to = min(w.to, indexOfRow(s.tab, r.titleOf(s)))
		}
	}
}
