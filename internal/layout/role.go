package layout

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"rubric"
	"rubric/internal/text"
)

// naming is what a tab's name says.
type naming struct {
	role  rubric.Role // "" when the name says nothing
	sure  int         // 3: exactly the role's; 2: by a second choice, or a month's name; 1: among other words
	langs []rubric.Lang
	month rubric.Month // Year or Month may be 0 where the name has none
	posts bool         // another word of it suggests a plan: «Медиаплан и посты»
}

// name reads a tab's name.
func (v *vocabulary) name(name string) naming {
	var n naming
	words := v.takeMonth(text.Tokens(name), &n.month)
	if len(words) == 0 {
		if n.month.Month > 0 {
			n.role, n.sure, n.langs = rubric.RolePlan, 2, scriptOf(name)
		}
		return n
	}
	s, ok := v.tabs.whole(strings.Join(words, " "))
	if !ok {
		s, ok = v.tabStems[stemKey(words)]
	}
	if ok {
		n.role, n.sure = rubric.Role(s.meaning), 3
		if s.second {
			n.sure = 2
		}
	} else if s, ok := v.tabs.within(words, nil); ok {
		n.role, n.sure = rubric.Role(s.meaning), 1
	} else if n.month.Month > 0 { // «ВК июнь»
		n.role, n.sure = rubric.RolePlan, 1
	}
	if n.role != "" {
		n.langs = scriptOf(name)
	}
	n.posts = slices.ContainsFunc(words, func(w string) bool {
		s, ok := v.tabs.whole(w)
		return ok && s.meaning == string(rubric.RolePlan)
	})
	return n
}

// takeMonth takes months, years and other numbers out of a tab's words.
func (v *vocabulary) takeMonth(words []string, m *rubric.Month) []string {
	var rest []string
	for _, w := range words {
		if s, ok := v.months.senses[w]; ok && m.Month == 0 {
			m.Month = monthNumber(s[0])
			continue
		}
		if n, err := strconv.Atoi(w); err == nil {
			if 2000 <= n && n < 2100 {
				m.Year = n
			}
			continue
		}
		rest = append(rest, w)
	}
	return rest
}

func scriptOf(name string) []rubric.Lang {
	for _, r := range name {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			return []rubric.Lang{rubric.Russian}
		case unicode.Is(unicode.Latin, r):
			return []rubric.Lang{rubric.English}
		}
	}
	return nil
}

// several reports whether a book may hold several tabs of the role.
func several(role rubric.Role) bool {
	return role == rubric.RolePlan || role == rubric.RoleStatistics || role == rubric.RoleIdeas || role == rubric.RoleOther
}

// assignRoles decides what every tab is.
func (r *reader) assignRoles() {
	plans := r.planTabs()
	for _, s := range r.sheets {
		r.findTopic(s)
		switch {
		case s.tab.Generated != "" || s.info.Role == rubric.RoleSettings:
		case len(plans) > 0 && plans[text.Key(s.tab.Name)]:
			s.forced = true
			r.takePlan(s)
		default:
			r.decide(s, len(plans) > 0)
		}
	}
	r.findOnlyPlan()
	for _, s := range r.sheets {
		r.sheets = append(r.sheets, r.findParts(s)...)
		r.partFromList(s)
	}
	r.settleRivals()
	r.findTemplates()
	for _, s := range r.sheets {
		r.complete(s)
	}
	r.doubtUnused()
	r.shareGuesses()
	r.findRubrics()
	for _, s := range r.sheets {
		r.inferRubrics(s)
		r.describe(s)
	}
}

// planTabs returns the keys of the tabs that the settings name as the plan.
func (r *reader) planTabs() map[string]bool {
	v := r.book.Setting(rubric.SettingPlanTab)
	if v.Empty() {
		return nil
	}
	var exists nameSet
	var names []string
	for _, s := range r.sheets {
		if s.tab.Generated == "" && s.info.Role != rubric.RoleSettings {
			exists.add(s.tab.Name, text.Key(s.tab.Name))
			names = append(names, s.tab.Name)
		}
	}
	plans := map[string]bool{}
	for _, n := range splitNames(v.Text, exists) {
		if exists.keys[n.Key] {
			plans[n.Key] = true
			continue
		}
		want := nearest(n.Text, names, rubric.Text{RU: "такого листа в книге нет", EN: "the book has no such tab"})
		r.unread(rubric.SettingPlanTab, rubric.Value{Text: n.Text, Pos: v.Pos}, want.RU, want.EN)
	}
	return plans
}

// decide gives a tab its role by its name and its headers.
func (r *reader) decide(s *sheet, planKnown bool) {
	surely := s.named.sure == 3
	switch {
	case s.named.role == rubric.RoleOther && s.named.posts && !planKnown && s.isStrongPlan():
		r.takeElsewhere(s)
		return
	case s.named.role == rubric.RoleIdeas || s.named.role == rubric.RoleOther:
		s.info.Role = s.named.role
		return
	case surely && s.named.role == rubric.RolePlan && !planKnown:
		r.takePlan(s)
		return
	case surely && s.named.role != rubric.RolePlan:
		shape, _ := shapeOf(s.named.role)
		if c, ok := s.candidate(s.named.role); ok && shape.named(&c, true) && !(len(c.columns) == 1 && (r.mayBeProse(s) || r.isKeyed(s, &c))) {
			s.take(c)
			return
		}
	}
	if s.isCalendarPlan(planKnown) {
		s.takeCalendar()
		if s.named.role != rubric.RolePlan {
			r.note(rubric.NoteTabGuessed, rubric.Position{Tab: s.tab.Name},
				"Лист принят за контент-план: на нём календарь с публикациями",
				"The tab was taken for a content plan: it holds a calendar of posts")
		}
		return
	}
	// A tab whose name says something else is taken for the plan only beyond doubt.
	if best, ok := s.bestCandidate(!planKnown && (!surely || s.isStrongPlan())); ok {
		s.take(best)
		if best.role != s.named.role {
			r.note(rubric.NoteTabGuessed, rubric.Position{Tab: s.tab.Name},
				"Лист принят за «"+best.role.Name().RU+"» по заголовкам столбцов",
				"The tab was taken for “"+best.role.Name().EN+"” by its column headings")
		}
		return
	}
	r.decideText(s)
}

func (r *reader) noteNoHeader(s *sheet) {
	if s.info.LastRow > 0 {
		r.note(rubric.NoteHeaderGuessed, rubric.Position{Tab: s.tab.Name},
			"На листе не нашлась строка заголовков", "No header row was found on the tab")
	}
}

// isKeyed reports whether headings stand below each other, each beside its
// value: then the row of one of them is no header.
func (r *reader) isKeyed(s *sheet, c *candidate) bool {
	const searched, fewest = 20, 2
	known := 0
	start := indexOfRow(s.tab, c.row+1)
	for i := start; i < min(start+searched, len(s.tab.Rows)); i++ {
		cell := find(s.tab.Rows[i].Cells, c.columns[0].col)
		if cell != nil && cell.Kind == rubric.TextCell && slices.ContainsFunc(r.memo.heading(r.voc, trim(cell.Text)), func(rd reading) bool {
			return rd.role == c.role && rd.sure >= sureStems
		}) {
			known++
		}
	}
	return known >= fewest
}

// bestCandidate returns the header that speaks for its role the most; what the
// tab's name suggests counts as one and a half fields.
func (s *sheet) bestCandidate(planToo bool) (best candidate, found bool) {
	const bonus = 1.5
	most := 0.0
	for _, c := range s.cands {
		shape, ok := shapeOf(c.role)
		if !ok || c.role == rubric.RoleSettings || c.role == rubric.RolePlan && !planToo {
			continue
		}
		isNamed := c.role == s.named.role
		if !shape.fits(&c) && !(isNamed && shape.named(&c, false)) {
			continue
		}
		points := c.score
		if isNamed {
			points += bonus
		}
		if points > most {
			best, most = c, points
		}
	}
	return best, most > 0
}

// isList reports whether a header is surely a list's, although the tab holds a
// calendar too.
func (s *sheet) isList(c *candidate) bool {
	shape, _ := shapeOf(rubric.RolePlan)
	return shape.fits(c)
}

// isCalendarPlan reports whether a tab is a plan for the calendar it holds: its
// name suggests a plan or nothing else, and no list on it is surer.
func (s *sheet) isCalendarPlan(planKnown bool) bool {
	if planKnown || s.calendar == nil || s.named.role != "" && s.named.role != rubric.RolePlan {
		return false
	}
	if c, ok := s.candidate(rubric.RolePlan); ok && s.isList(&c) {
		return false
	}
	return s.calendar.isPlan() || s.named.role == rubric.RolePlan && s.calendar.posts >= s.calendar.figures
}

// takeCalendar makes the tab a plan laid out as a calendar.
func (s *sheet) takeCalendar() {
	s.info.Role, s.info.Layout, s.head = rubric.RolePlan, rubric.LayoutGrid, candidate{}
	for _, w := range s.calendar.weeks {
		for row := w.head; row < w.from; row++ {
			s.info.HeaderRows = append(s.info.HeaderRows, s.tab.Rows[row].Number)
		}
	}
}

func (s *sheet) take(c candidate) {
	s.info.Role, s.head = c.role, c
	s.info.Layout = rubric.LayoutTable
}

// takePlan makes the tab a plan whatever its headers: its name or the settings
// leave no doubt. The settings may also say where its header is.
func (r *reader) takePlan(s *sheet) {
	s.info.Role = rubric.RolePlan
	if row, ok := r.headerRow(); ok {
		r.used.headerAsked = true
		cells := s.tab.Row(row)
		if hs := r.headings(s.tab, &cells); len(hs) > 0 {
			r.used.header = true
			s.take(newCandidate(rubric.RolePlan, row, hs))
			return
		}
	}
	c, ok := s.candidate(rubric.RolePlan)
	empty := s.calendar != nil && s.calendar.posts == 0 && ok && len(c.columns) > 0
	if s.calendar != nil && !empty && !(ok && s.isList(&c)) {
		s.takeCalendar()
		return
	}
	if ok && len(c.columns) >= 2 {
		s.take(c)
		return
	}
	if row := widest(s.tab); row != nil {
		hs := r.headings(s.tab, row)
		if hs == nil {
			hs = plainHeadings(s.tab, row)
		}
		s.take(newCandidate(rubric.RolePlan, row.Number, hs))
		r.note(rubric.NoteHeaderGuessed, rubric.Position{Tab: s.tab.Name, Row: row.Number},
			fmt.Sprintf("Строка заголовков плана не узнана; принята строка %d. Если это не она, впишите в настройки «plan.header»", row.Number),
			fmt.Sprintf("The plan's header row was not recognised; row %d was taken. If it is another, set “plan.header”", row.Number))
	}
}

// widest returns the row with the most texts among the first 20; at least 3.
func widest(t *rubric.Tab) *rubric.Row {
	const searched, least = 20, 3
	var best *rubric.Row
	most := least - 1
	for i := range t.Rows[:min(searched, len(t.Rows))] {
		if n := len(plainHeadings(t, &t.Rows[i])); n > most {
			best, most = &t.Rows[i], n
		}
	}
	return best
}

func plainHeadings(t *rubric.Tab, row *rubric.Row) []heading {
	var out []heading
	for _, c := range row.Cells {
		if c.Kind == rubric.TextCell && !t.Managed.Has(c.Col) && trim(c.Text) != "" {
			out = append(out, heading{col: c.Col, text: trim(c.Text)})
		}
	}
	return out
}

// settleRivals leaves one tab for each role that only one may have: the best
// named, then the best matched, then the first.
func (r *reader) settleRivals() {
	winner := map[rubric.Role]*sheet{}
	for _, s := range r.sheets {
		w := winner[s.info.Role]
		switch {
		case several(s.info.Role) || s.tab.Generated != "":
		case w == nil:
			winner[s.info.Role] = s
		case s.beats(w):
			winner[s.info.Role] = s
			r.yield(w, s)
		default:
			r.yield(s, w)
		}
	}
}

func (s *sheet) beats(w *sheet) bool {
	claim := func(s *sheet) float64 {
		points := s.head.score
		if s.named.role == s.info.Role {
			points += 100 * float64(s.named.sure)
		}
		if s.tab.Hidden {
			points -= 1000
		}
		return points
	}
	return claim(s) > claim(w)
}

// yield takes a role from a tab that another one holds with better reason.
func (r *reader) yield(s, winner *sheet) {
	if s.owner != nil {
		r.ignorePart(s, winner)
		s.info.Role, s.head = rubric.RoleOther, candidate{}
		return
	}
	name := s.info.Role.Name()
	s.info.Role, s.info.Layout, s.head = rubric.RoleOther, rubric.LayoutNone, candidate{}
	r.note(rubric.NoteTabGuessed, rubric.Position{Tab: s.tab.Name},
		"Похоже ещё на один лист «"+name.RU+"»; прочитан лист «"+winner.tab.Name+"»",
		"Looks like another “"+name.EN+"” tab; “"+winner.tab.Name+"” was read")
}

// planField returns the field of the plan with the name, in any case.
func planField(name string) rubric.Field {
	for _, spec := range rubric.RolePlan.Spec().Fields {
		if strings.EqualFold(string(spec.Field), name) {
			return spec.Field
		}
	}
	return ""
}

func (r *reader) note(code rubric.NoteCode, pos rubric.Position, ru, en string) {
	r.book.Notes = append(r.book.Notes, rubric.Note{Code: code, Pos: pos, Message: rubric.Text{RU: ru, EN: en}})
}
