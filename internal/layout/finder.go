package layout

import (
	"slices"

	"rubric"
)

// finder is one way in which teams lay out a plan. It tells whether it sees a
// plan on a tab, and reads it. A further way of laying out plans is a further
// finder, in a file of its own.
type finder struct {
	layout rubric.Layout
	finds  func(s *sheet) bool
	reads  func(p *planReader, s *sheet)
	// beside reads it in a plan tab that an earlier finder reads, from the entry start on
	beside func(p *planReader, s *sheet, start int)
}

// finders lists the ways of laying out a plan, what wins first: where a tab
// holds a list and a calendar, they mostly show the same posts.
func finders() []finder {
	return []finder{
		{
			layout: rubric.LayoutTable,
			finds:  func(s *sheet) bool { return s.head.row > 0 },
			reads:  (*planReader).readList,
		},
		{
			layout: rubric.LayoutGrid,
			finds:  func(s *sheet) bool { return s.calendar != nil },
			reads:  (*planReader).readCalendar,
			beside: (*planReader).readBeside,
		},
	}
}

// readPlan reads a plan tab in the first way in which it is laid out.
func (r *reader) readPlan(s *sheet) {
	done := false
	start := len(r.book.Entries)
	for _, f := range finders() {
		switch {
		case !f.finds(s):
		case done && f.beside != nil:
			f.beside(&planReader{r: r, banners: bannersOf(s)}, s, start)
		case !done:
			f.reads(&planReader{r: r, banners: bannersOf(s)}, s)
			done = true
		}
	}
	if len(s.twins) == 0 {
		return
	}
	for _, twin := range s.twins {
		(&planReader{r: r, banners: bannersOf(s)}).readList(twin)
	}
	// The entries of one row stand side by side in a book.
	slices.SortStableFunc(r.book.Entries[start:], func(a, b rubric.Entry) int { return a.Pos.Compare(b.Pos) })
}
