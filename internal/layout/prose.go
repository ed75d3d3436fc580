package layout

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"rubric"
	"rubric/internal/text"
)

// Many teams write their strategy as prose: one column of paragraphs, headings
// and numbered points. The points under a heading that names goals, tasks or
// rubrics are read as such; everything else is left alone, and a note says so.

// proseReader goes through the cells of a tab without a table.
type proseReader struct {
	r       *reader
	s       *sheet
	role    rubric.Role    // of the points to come; "" for none
	horizon rubric.Horizon // as a heading says
	points  map[rubric.Role]int
	first   int
	left    int // lines that were not understood
	left1   int

	// The label above, for the values below it; see labelled.go.
	valueRole    rubric.Role
	valueHorizon rubric.Horizon
	valueRow     int
	valueCol     int // 0 where no value is open
}

// readProse reads a strategy tab without a table.
func (r *reader) readProse(s *sheet) {
	p := proseReader{r: r, s: s, role: s.info.Role, points: map[rubric.Role]int{}}
	const mostRows = 2000
	for i := range s.tab.Rows[:min(mostRows, len(s.tab.Rows))] {
		p.row(&s.tab.Rows[i])
	}
	if len(p.points) == 0 {
		r.noteNoHeader(s)
		return
	}
	for _, role := range []rubric.Role{rubric.RoleGoals, rubric.RoleStrategy, rubric.RoleRubrics} {
		p.report(role)
	}
	if p.left > 0 {
		r.note(rubric.NoteRowsIgnored, rubric.Position{Tab: s.tab.Name, Row: p.left1},
			fmt.Sprintf("Текст без пунктов не прочитан (строк: %d). Цели, задачи и рубрики лучше вести таблицей", p.left),
			fmt.Sprintf("Text without points was not read (lines: %d). Goals, tasks and rubrics are best kept as tables", p.left))
	}
}

// report notes what points were taken for, and declares the tables they stand for.
func (p *proseReader) report(role rubric.Role) {
	n := p.points[role]
	if n == 0 {
		return
	}
	p.r.note(rubric.NoteColumnGuessed, rubric.Position{Tab: p.s.tab.Name, Row: p.first},
		fmt.Sprintf("Пункты текста приняты за «%s» (пунктов: %d)", role.Name().RU, n),
		fmt.Sprintf("Points of the text were taken for “%s” (points: %d)", role.Name().EN, n))
	if role != p.s.info.Role {
		p.s.info.Parts = append(p.s.info.Parts, rubric.TabInfo{
			Key: p.s.info.Key, Name: p.s.info.Name, Hidden: p.s.info.Hidden, Role: role, Layout: rubric.LayoutNone, LastRow: p.s.info.LastRow,
		})
	}
}

func (p *proseReader) row(row *rubric.Row) {
	if p.labelledRow(row) {
		return
	}
	for i := range row.Cells {
		c := &row.Cells[i]
		if c.Kind != rubric.TextCell || isBlank(c) || p.s.tab.Managed.Has(c.Col) {
			continue
		}
		pos := rubric.Position{Tab: p.s.tab.Name, Row: row.Number, Col: c.Col}
		for line := range strings.SplitSeq(c.Text, "\n") {
			if line = trim(line); line != "" {
				p.line(line, pos)
			}
		}
	}
}

// line reads a heading, a point, or neither.
func (p *proseReader) line(s string, pos rubric.Position) {
	body, isPoint := pointOf(s)
	switch {
	case p.labelledLine(body, pos):
	case p.heading(body, isPoint):
	case p.role == rubric.RoleRubrics && hasShare(body), isPoint && p.role != "":
		p.point(body, pos)
	default:
		p.skip(pos)
	}
}

func (p *proseReader) skip(pos rubric.Position) {
	if p.left++; p.left == 1 {
		p.left1 = pos.Row
	}
}

// elsewhere reports whether another tab holds a table of what the points are.
func (p *proseReader) elsewhere() bool {
	return slices.ContainsFunc(p.r.sheets, func(s *sheet) bool { return s != p.s && s.info.Role == p.role })
}

// mayBeProse reports whether a tab may be prose: its name says that it is about
// the strategy, and it holds points or labels.
func (r *reader) mayBeProse(s *sheet) bool {
	switch s.named.role {
	case rubric.RoleGoals, rubric.RoleStrategy, rubric.RoleRubrics:
	default:
		return false
	}
	const searched, fewest = 500, 2
	n := 0
	for _, row := range s.tab.Rows[:min(searched, len(s.tab.Rows))] {
		n += r.labels(&row)
		for i := range row.Cells {
			if c := &row.Cells[i]; c.Kind == rubric.TextCell {
				for line := range strings.SplitSeq(c.Text, "\n") {
					if body, ok := pointOf(trim(line)); ok && body != "" {
						n++
					}
				}
			}
		}
	}
	return n >= fewest
}

// pointOf takes the number or the bullet off a line that begins with one.
func pointOf(s string) (body string, ok bool) {
	switch r, size := utf8.DecodeRuneInString(s); r {
	case '•', '●', '▪', '‣', '◦', '–', '—', '-', '*', '·', '✓', '✔':
		return trim(s[size:]), true
	}
	i := span(s, isDigit)
	if i == 0 || i > 2 || i >= len(s) || s[i] != '.' && s[i] != ')' {
		return s, false
	}
	rest := s[i+1:]
	if n := span(rest, isDigit); n > 0 { // 1.2. Подпункт
		rest = strings.TrimLeft(rest[n:], ".)")
	}
	return trim(rest), true
}

// heading reads a short line that names what the points below it are, with a
// horizon: «Задачи на полугодие:». A new heading of another kind ends the points.
func (p *proseReader) heading(s string, isPoint bool) bool {
	const longest = 6 // words
	ws := text.Tokens(s)
	if len(ws) == 0 || len(ws) > longest {
		return false
	}
	name := strings.TrimSuffix(trim(withoutBrackets(s)), ":")
	horizon := p.r.horizonIn(ws)
	if role := p.roleOf(name, ws); role != "" {
		p.role, p.horizon = role, horizon
		return true
	}
	const few = 4 // words: «На полугодие:»
	switch {
	case horizon != "" && len(ws) <= few && (p.role == rubric.RoleStrategy || p.role == "") && !isPoint:
		p.role, p.horizon = rubric.RoleStrategy, horizon
		return true
	case strings.HasSuffix(s, ":") && len(ws) <= 4:
		p.role = ""
		return false // what it heads is not known
	}
	return false
}

// roleOf returns the role that a heading names: of goals, tasks or rubrics.
func (p *proseReader) roleOf(name string, ws []string) rubric.Role {
	is := func(role rubric.Role) rubric.Role {
		switch role {
		case rubric.RoleGoals, rubric.RoleStrategy, rubric.RoleRubrics:
			return role
		}
		return ""
	}
	key := strings.Join(ws, " ")
	if key == phraseKey(p.s.tab.Name) {
		return "" // the tab's own title
	}
	if s, ok := p.r.voc.tabs.whole(name); ok {
		return is(rubric.Role(s.meaning))
	}
	const few = 4 // words: «Наши цели на год»
	if len(ws) <= few {
		if s, ok := p.r.voc.headingOf(ws); ok {
			return is(rubric.Role(s.meaning))
		}
	}
	return ""
}

// headingOf finds a tab's name among the few words of a heading, second choices
// too: «Задачи на месяц».
func (v *vocabulary) headingOf(words []string) (sense, bool) {
	for length := len(words); length > 0; length-- {
		for start := 0; start+length <= len(words); start++ {
			if s, ok := v.tabStems[stemKey(words[start:start+length])]; ok {
				return s, true
			}
		}
	}
	return sense{}, false
}

func (r *reader) horizonIn(ws []string) rubric.Horizon {
	if s, ok := r.voc.horizons.within(ws, nil); ok {
		return rubric.Horizon(s.meaning)
	}
	return ""
}

// point reads a numbered point as a goal, a task or a rubric.
func (p *proseReader) point(body string, pos rubric.Position) {
	if body == "" || p.elsewhere() {
		p.skip(pos)
		return
	}
	if p.points[p.role]++; p.first == 0 {
		p.first = pos.Row
	}
	switch p.role {
	case rubric.RoleGoals:
		p.takeGoal(body, pos)
	case rubric.RoleStrategy:
		p.takeTask(body, pos)
	case rubric.RoleRubrics:
		p.takeRubric(body, pos)
	}
}

// nameOf cuts a point after its name: «Кейсы — истории клиентов».
func nameOf(body string) (name, rest string) {
	for _, sep := range []string{" — ", " – ", " - ", ": "} {
		if before, after, ok := strings.Cut(body, sep); ok {
			return trim(before), trim(after)
		}
	}
	return body, ""
}

// shareAtEnd cuts a share off the end of a name: «Кейсы (30%)», «Кейсы 30 %».
func shareAtEnd(body string) (name, share string) {
	trimmed := strings.TrimRight(body, ")].;, ")
	if !strings.HasSuffix(trimmed, "%") {
		return body, ""
	}
	i := strings.IndexFunc(trimmed, isDigit)
	if i <= 0 {
		return body, ""
	}
	return strings.TrimRight(trim(trimmed[:i]), "([ "), trimmed[i:]
}

// hasShare reports whether a line ends in a share, as a rubric's does.
func hasShare(body string) bool {
	_, share := shareAtEnd(body)
	return share != ""
}

func (p *proseReader) value(s string, pos rubric.Position) rubric.Value {
	return rubric.Value{Text: strings.TrimRight(s, ".;, "), Pos: pos}
}

func (p *proseReader) takeGoal(body string, pos rubric.Position) {
	row := rubric.Position{Tab: pos.Tab, Row: pos.Row}
	v := p.value(body, pos)
	g := rubric.Goal{Pos: row, Goal: rubric.Ref{Value: v, Key: p.r.memo.key(v.Text)}}
	for _, absent := range []*rubric.Value{
		&g.Metric, &g.Baseline.Value, &g.Target.Value, &g.Start.Value, &g.Deadline.Value, &g.Fact.Value,
		&g.FactDate.Value, &g.Owner.Value, &g.Updated.Value,
	} {
		absent.Pos = row
	}
	p.r.declare(rubric.FieldGoal, v.Text, g.Goal.Key)
	p.r.book.Goals = append(p.r.book.Goals, g)
}

func (p *proseReader) takeTask(body string, pos rubric.Position) {
	row := rubric.Position{Tab: pos.Tab, Row: pos.Row}
	v := p.value(body, pos)
	t := rubric.Task{Pos: row, Task: rubric.Ref{Value: v, Key: p.r.memo.key(v.Text)}, Horizon: p.horizon}
	for _, absent := range []*rubric.Value{
		&t.Goal.Value, &t.HorizonAs, &t.Start.Value, &t.End.Value, &t.Audience, &t.Message, &t.Share.Value, &t.Reviewed.Value,
	} {
		absent.Pos = row
	}
	p.r.declare(rubric.FieldTask, v.Text, t.Task.Key)
	p.r.book.Tasks = append(p.r.book.Tasks, t)
}

// takeRubric reads a rubric's name, its description and a share of its own.
func (p *proseReader) takeRubric(body string, pos rubric.Position) {
	row := rubric.Position{Tab: pos.Tab, Row: pos.Row}
	name, rest := nameOf(body)
	if rest == "" {
		name, rest = shareAtEnd(body)
	}
	v := p.value(name, pos)
	x := rubric.Rubric{Pos: row, Rubric: rubric.Ref{Value: v, Key: p.r.memo.key(v.Text)}}
	for _, absent := range []*rubric.Value{
		&x.Description, &x.Tasks.Value, &x.Formats.Value, &x.Channels.Value, &x.Share.Value, &x.Active.Value,
	} {
		absent.Pos = row
	}
	if n, ok := p.r.voc.parseNumber(rest); ok && n.percent {
		x.Share = rubric.Quantity{Value: p.value(rest, pos), Number: n.value, Known: true}
	} else if rest != "" {
		x.Description = p.value(rest, pos)
	}
	p.r.declare(rubric.FieldRubric, v.Text, x.Rubric.Key)
	p.r.book.Rubrics = append(p.r.book.Rubrics, x)
}
