package layout

import (
	"cmp"
	"slices"

	"rubric"
)

// A tab may hold further tables beside the one it was taken for: «Стратегия»
// with goals, tasks and rubrics below each other. Each is read as if it stood on
// a tab of its own; it is a sheet with an owner.

// findParts looks for further tables on a tab that has one.
func (r *reader) findParts(s *sheet) []*sheet {
	if s.head.row == 0 || s.info.Role == rubric.RoleSettings || s.tab.Generated != "" {
		return nil
	}
	best := map[rubric.Role]candidate{}
	for i := range s.tab.Rows {
		row := &s.tab.Rows[i]
		if row.Number >= s.head.top && row.Number <= s.head.row && !s.head.split || !r.mayHead(s.tab, row) {
			continue
		}
		for _, run := range r.runs(s.tab, row.Number, r.headings(s.tab, row)) {
			if c, ok := r.partOf(s, row.Number, run); ok && c.score > best[c.role].score {
				best[c.role] = c
			}
		}
	}
	var out []*sheet
	for _, spec := range rubric.Roles() {
		if c, ok := best[spec.Role]; ok {
			p := &sheet{tab: s.tab, owner: s, info: s.info}
			p.info.HeaderRows, p.info.Fields, p.info.Unmapped = nil, nil, nil
			p.take(c)
			out = append(out, p)
		}
	}
	r.endParts(append([]*sheet{s}, out...))
	s.twins = r.findTwins(s)
	return out
}

// findTwins looks for plans beside a plan under the same header row, such as two
// months. A row then holds several entries.
func (r *reader) findTwins(s *sheet) []*sheet {
	if s.info.Role != rubric.RolePlan || !s.head.split || s.head.top != s.head.row {
		return nil
	}
	row := s.tab.Row(s.head.row)
	shape, _ := shapeOf(rubric.RolePlan)
	var out []*sheet
	for _, run := range r.runs(s.tab, row.Number, r.headings(s.tab, &row)) {
		c := newCandidate(rubric.RolePlan, row.Number, run)
		if c.split = true; !shape.fits(&c) || run[0].col == s.head.all[0].col {
			continue
		}
		twin := &sheet{tab: s.tab, owner: s, named: s.named, end: s.end, info: s.info}
		twin.head = c
		out = append(out, twin)
	}
	return out
}

// mayHead reports cheaply whether a row may be a header: texts alone, of which
// two of the first are known as headings.
func (r *reader) mayHead(t *rubric.Tab, row *rubric.Row) bool {
	known, seen := 0, 0
	for i := range row.Cells {
		c := &row.Cells[i]
		if isBlank(c) || t.Managed.Has(c.Col) {
			continue
		}
		const longest = 60
		if c.Kind != rubric.TextCell || len(c.Text) > longest*2 {
			return false
		}
		if seen++; seen > knownAmong {
			continue
		}
		if slices.ContainsFunc(r.memo.rareHeading(r.voc, trim(c.Text)), func(rd reading) bool { return rd.sure >= sureStems }) {
			known++
		}
		if seen == knownAmong && known < 2 {
			return false
		}
	}
	return known >= 2
}

// partOf returns what table of another role the headings are.
func (r *reader) partOf(s *sheet, row int, hs []heading) (best candidate, found bool) {
	own := newCandidate(s.info.Role, row, hs)
	for _, spec := range rubric.Roles() {
		shape, ok := shapeOf(spec.Role)
		if !ok || spec.Role == s.info.Role || spec.Role == rubric.RolePlan || spec.Role == rubric.RoleSettings {
			continue
		}
		c := newCandidate(spec.Role, row, hs)
		if shape.fits(&c) && c.score > max(best.score, own.score) && len(c.columns)*4 >= len(c.all)*3 {
			c.split, c.next = true, 0
			best, found = c, true
		}
	}
	return best, found
}

// endParts ends each table of a tab where the next one below it begins.
func (r *reader) endParts(parts []*sheet) {
	slices.SortStableFunc(parts, func(a, b *sheet) int { return cmp.Compare(a.head.top, b.head.top) })
	for i, p := range parts {
		left, right := p.head.span()
		for _, below := range parts[i+1:] {
			from, to := below.head.span()
			if below.head.top > p.head.row && from <= right && left <= to {
				p.end = r.titleOf(below)
				break
			}
		}
	}
}

// span returns the first and the last column of a header.
func (c *candidate) span() (left, right int) {
	if len(c.all) == 0 {
		return 0, 0
	}
	left, right = c.all[0].col, c.all[0].col
	for _, h := range c.all {
		left, right = min(left, h.col), max(right, h.col)
	}
	return left, right
}

// titleOf returns the row in which a table's titles begin: rows of one cell just
// above its header.
func (r *reader) titleOf(s *sheet) int {
	i := indexOfRow(s.tab, s.head.top)
	first := s.head.top
	for i--; i >= 0 && s.tab.Rows[i].Number == first-1; i-- {
		texts := 0
		for k := range s.tab.Rows[i].Cells {
			if !isBlank(&s.tab.Rows[i].Cells[k]) {
				texts++
			}
		}
		if texts != 1 {
			break
		}
		first--
	}
	return first
}

// ignorePart notes a table that another tab holds with better reason.
func (r *reader) ignorePart(s, winner *sheet) {
	name := s.info.Role.Name()
	r.note(rubric.NoteBlockIgnored, rubric.Position{Tab: s.tab.Name, Row: s.head.top},
		"Похоже ещё на одну таблицу «"+name.RU+"»; прочитан лист «"+winner.tab.Name+"»",
		"Looks like another “"+name.EN+"” table; the “"+winner.tab.Name+"” tab was read")
}
