package layout

import (
	"slices"

	"rubric"
	"rubric/internal/text"
)

// decideText gives a role to a tab without a table that would tell it.
func (r *reader) decideText(s *sheet) {
	titled := r.takeTitle(s)
	switch {
	case r.mayBeProse(s):
		s.info.Role, s.prose = s.named.role, true
	case titled || s.named.sure == 3 && s.named.role != rubric.RolePlan:
		s.info.Role = s.named.role
		r.noteNoHeader(s)
	case s.named.role == "" && r.listsIdeas(s.tab):
		s.info.Role = rubric.RoleIdeas
	}
}

// takeTitle lets the title above a text name its tab where the tab's own name
// says little: «Зачем всё это» with «Наши цели до конца года» in its first row.
func (r *reader) takeTitle(s *sheet) bool {
	const longest = 8 // words
	if s.named.sure == 3 || len(s.tab.Rows) == 0 {
		return false
	}
	only := onlyCell(s.tab, &s.tab.Rows[0])
	if only == nil || only.Kind != rubric.TextCell {
		return false
	}
	words := text.Tokens(only.Text)
	if len(words) > longest {
		return false
	}
	said, ok := r.voc.tabs.within(words, func(start, _ int) bool { return start == 0 })
	role := rubric.Role(said.meaning)
	of := []rubric.Role{rubric.RoleGoals, rubric.RoleStrategy, rubric.RoleRubrics}
	if !ok || !slices.Contains(of, role) || s.named.role != "" && s.named.role != role {
		return false
	}
	s.named.role = role
	r.note(rubric.NoteTabGuessed, rubric.Position{Tab: s.tab.Name, Row: s.tab.Rows[0].Number},
		"Лист принят за «"+role.Name().RU+"» по заголовку над текстом",
		"The tab was taken for “"+role.Name().EN+"” by the title above its text")
	return true
}
