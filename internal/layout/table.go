package layout

import (
	"cmp"
	"iter"
	"slices"
	"sort"

	"rubric"
	"rubric/internal/text"
)

// table is a stretch of a tab's rows under one header.
type table struct {
	r       *reader
	s       *sheet
	header  int // the header's row number
	columns []column
	index   map[rubric.Field]int // into columns
	at      []int                // the column with a number, as an index into columns plus 1
	from    int                  // the rows, as indices into the tab's, the end left out
	to      int
	left    int // the columns, both ends included
	right   int
	month   rubric.Month // of the tab's name or the title above
	merges  [][]rubric.Range
	days    map[rubric.Field][]day
	above   rowAbove // of the plan's row read last
}

// tables splits a tab at its repeated headers.
func (r *reader) tables(s *sheet) []*table {
	rows := s.tab.Rows
	s.merges = mergedDown(s.tab)
	start, _ := slices.BinarySearchFunc(rows, s.head.row, func(row rubric.Row, n int) int { return row.Number - n })
	end := len(rows)
	if s.end > 0 {
		end = indexOfRow(s.tab, s.end)
	}
	var out []*table
	var heads []candidate
	add := func(at int, head candidate) {
		if len(out) > 0 {
			out[len(out)-1].to = at
			if head.sections && r.dayAmong(s.tab, &rows[at-1]) != nil {
				out[len(out)-1].to-- // the title of this block
			}
		}
		heads = append(heads, head)
		out = append(out, &table{r: r, s: s, header: rows[at].Number, columns: head.columns, from: at + 1, to: end})
	}
	add(start, s.head)
	for i := start + 1; i < end; i++ {
		if c, ok := r.headerAgain(s, &rows[i]); ok {
			c.sections = s.head.sections
			add(i, c)
			s.info.HeaderRows = append(s.info.HeaderRows, rows[i].Number)
			s.info.Layout = rubric.LayoutBlocks
		}
	}
	for i, t := range out {
		t.bound(&heads[i])
		titles := rows[:max(0, start-(s.head.row-s.head.top))]
		if i > 0 {
			titles = rows[max(out[i-1].from, t.from-3):max(out[i-1].from, t.from-1)]
		}
		t.prepare(titles)
	}
	return out
}

// knownAmong is among how many of a row's first cells two must be known headings
// for the row to be looked at as a header: the first may be «№».
const knownAmong = 3

// headerAgain reports whether a row repeats the header: nothing but headings,
// and at least half as many known ones as the first header has.
func (r *reader) headerAgain(s *sheet, row *rubric.Row) (candidate, bool) {
	if len(row.Cells) < 2 {
		return candidate{}, false
	}
	known, literally := 0, repeats(row, s.head.all)
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Kind != rubric.TextCell {
			return candidate{}, false
		}
		if literally {
			continue
		}
		if i < knownAmong && slices.ContainsFunc(r.memo.rareHeading(r.voc, trim(c.Text)), func(rd reading) bool {
			return rd.role == s.info.Role && rd.sure >= sureStems
		}) {
			known++
		}
		if i == knownAmong-1 && known < 2 {
			return candidate{}, false
		}
	}
	if known < 2 && !literally {
		return candidate{}, false
	}
	runs := r.runs(s.tab, row.Number, r.headings(s.tab, row))
	c := newCandidate(s.info.Role, row.Number, runs[0])
	for _, run := range runs[1:] {
		if other := newCandidate(s.info.Role, row.Number, run); other.score > c.score {
			c = other
		}
	}
	c.split = len(runs) > 1
	c.follow(&s.head)
	return c, literally || len(c.columns) >= max(2, (len(s.head.columns)+1)/2) && len(c.columns)*4 >= len(c.all)*3
}

// repeats reports whether a row begins as a header does and holds nearly all of
// its headings.
func repeats(row *rubric.Row, head []heading) bool {
	if len(head) == 0 || len(row.Cells) == 0 || trim(row.Cells[0].Text) != head[0].text {
		return false
	}
	same := 0
	for _, h := range head {
		if slices.ContainsFunc(row.Cells, func(c rubric.Cell) bool { return trim(c.Text) == h.text }) {
			same++
		}
	}
	return same >= 2 && same*4 >= len(head)*3
}

// prepare readies a table for reading, once its stretch of rows is known.
func (t *table) prepare(titles []rubric.Row) {
	widest := 0
	t.index = make(map[rubric.Field]int, len(t.columns))
	for i, c := range t.columns {
		if c.group == 0 {
			t.index[c.field] = i
		}
		widest = max(widest, c.col)
	}
	t.at = make([]int, widest+1)
	for i, c := range t.columns {
		t.at[c.col] = i + 1
	}
	t.month = t.r.titleMonth(titles)
	if name := t.s.named.month; name.Month > 0 || name.Year > 0 {
		if name.Year == 0 && (t.month.Month == 0 || t.month.Month == name.Month) {
			name.Year = t.month.Year
		}
		t.month = name
	}
	if i, ok := t.index[rubric.FieldDate]; ok && t.month.Year == 0 { // «Даты (2026)»
		var m rubric.Month
		t.r.voc.takeMonth(text.Tokens(t.columns[i].header), &m)
		t.month.Year = m.Year
	}
	t.findMerges()
	t.days = map[rubric.Field][]day{}
}

// titleMonth returns the month and year that the rows above a header name; the
// last one that names any.
func (r *reader) titleMonth(titles []rubric.Row) rubric.Month {
	const searched = 20
	var out rubric.Month
	for _, row := range titles[max(0, len(titles)-searched):] {
		for _, c := range row.Cells {
			if c.Kind != rubric.TextCell || len(c.Text) > longestHeading {
				continue
			}
			var m rubric.Month
			r.voc.takeMonth(text.Tokens(c.Text), &m)
			if m.Month > 0 {
				out.Month = m.Month
			}
			if m.Year > 0 {
				out.Year = m.Year
			}
		}
	}
	return out
}

// findMerges collects the areas merged downwards that start in a known column
// below the header: what their first cell says holds for all their rows. The
// sheet's merges are in order.
func (t *table) findMerges() {
	t.merges = make([][]rubric.Range, len(t.columns))
	last := 0
	if t.to > t.from {
		last = t.s.tab.Rows[t.to-1].Number
	}
	start := sort.Search(len(t.s.merges), func(i int) bool { return t.s.merges[i].Top > t.header })
	for _, m := range t.s.merges[start:] {
		if m.Top > last {
			break
		}
		if m.Left < len(t.at) && t.at[m.Left] > 0 {
			i := t.at[m.Left] - 1
			t.merges[i] = append(t.merges[i], m)
		}
	}
}

// mergedDown returns a tab's areas of several rows, by their first row.
func mergedDown(t *rubric.Tab) []rubric.Range {
	var out []rubric.Range
	for _, m := range t.Merges {
		if m.Left > 0 && m.Bottom > m.Top {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b rubric.Range) int { return cmp.Compare(a.Top, b.Top) })
	return out
}

// line is one row of a table.
type line struct {
	t     *table
	i     int // index into the tab's rows
	row   int
	cells []*rubric.Cell // by the table's columns; nil where empty
	own   int            // the cells of known columns that stand in this row itself
	team  int            // the team's cells, known or not
	first *rubric.Cell   // the first of them
}

// lines yields the rows that hold cells of the team's. The line is reused.
func (t *table) lines() iter.Seq[*line] {
	return func(yield func(*line) bool) {
		l := &line{t: t, cells: make([]*rubric.Cell, len(t.columns))}
		for i := t.from; i < t.to; i++ {
			l.load(i)
			if l.team > 0 && !yield(l) {
				return
			}
		}
	}
}

func (l *line) load(i int) {
	t := l.t
	row := &t.s.tab.Rows[i]
	l.i, l.row, l.own, l.team, l.first = i, row.Number, 0, 0, nil
	clear(l.cells)
	for j := range row.Cells {
		c := &row.Cells[j]
		if c.Col < t.left || isBlank(c) || t.s.tab.Managed.Has(c.Col) {
			continue
		}
		if c.Col > t.right {
			break
		}
		if l.team++; l.first == nil {
			l.first = c
		}
		if c.Col < len(t.at) && t.at[c.Col] > 0 {
			l.cells[t.at[c.Col]-1] = c
			l.own++
		}
	}
	if l.own == 0 {
		return
	}
	for k, ms := range t.merges {
		if len(ms) > 0 && l.cells[k] == nil {
			l.cells[k] = t.merged(ms, l.row)
		}
	}
}

// merged returns the first cell of the merged area that holds the row.
func (t *table) merged(ms []rubric.Range, row int) *rubric.Cell {
	i, _ := slices.BinarySearchFunc(ms, row, func(m rubric.Range, n int) int {
		if m.Top <= n {
			return -1
		}
		return 1
	})
	if i == 0 || ms[i-1].Bottom < row {
		return nil
	}
	m := ms[i-1]
	if c := t.s.tab.Cell(m.Top, m.Left); c.Kind != rubric.EmptyCell {
		return &c
	}
	return nil
}

func isBlank(c *rubric.Cell) bool {
	return c.Kind == rubric.EmptyCell || c.Kind == rubric.TextCell && trim(c.Text) == ""
}

// day returns the line's day of a date column.
func (l *line) day(f rubric.Field) day {
	t := l.t
	i, ok := t.index[f]
	if !ok {
		return day{}
	}
	days, read := t.days[f]
	if !read {
		ctx := t.dayContext()
		ctx.weeks = t.r.voc.speaksOfWeeks(t.columns[i].header)
		days = t.r.readDays(t.s, t.columns[i].col, t.from, t.to, ctx)
		if t.s.info.Role == rubric.RolePlan && f == rubric.FieldDate {
			t.findSwapped(days)
		}
		t.days[f] = days
	}
	c := l.cells[i]
	if c == nil {
		return day{}
	}
	if find(t.s.tab.Rows[l.i].Cells, t.columns[i].col) == nil { // merged from above
		d := dayReader{r: t.r, ctx: t.dayContext()}
		return d.cell(c, rubric.Position{})
	}
	return days[l.i-t.from]
}

func (t *table) dayContext() dayContext {
	return dayContext{month: t.month, year: t.r.year, asOf: t.r.asOf}
}
