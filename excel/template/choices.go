package template

import (
	"github.com/xuri/excelize/v2"

	"rubric"
)

// choice is what a dropdown offers: a column of another tab, or words.
type choice struct {
	role  rubric.Role
	field rubric.Field
	words []rubric.Text
	// open dropdowns take anything else too: several values in one cell.
	open bool
}

// from offers the names of another tab.
func from(role rubric.Role, f rubric.Field) choice { return choice{role: role, field: f} }

// several offers the names of another tab where a cell may hold more than one.
func several(role rubric.Role, f rubric.Field) choice {
	return choice{role: role, field: f, open: true}
}

func oneOf(words ...rubric.Text) choice { return choice{words: words} }

func yesNo(yes bool) rubric.Text {
	if yes {
		return rubric.Text{RU: "да", EN: "yes"}
	}
	return rubric.Text{RU: "нет", EN: "no"}
}

// choices are the dropdowns of every tab.
var choices = map[rubric.Role]map[rubric.Field]choice{
	rubric.RoleGoals: {
		rubric.FieldOwner: several(rubric.RolePeople, rubric.FieldWho),
	},
	rubric.RoleStrategy: {
		rubric.FieldGoal:    several(rubric.RoleGoals, rubric.FieldGoal),
		rubric.FieldHorizon: oneOf(rubric.HorizonMonth.Text(), rubric.HorizonHalfYear.Text(), rubric.HorizonYear.Text()),
	},
	rubric.RoleRubrics: {
		rubric.FieldTasks:    several(rubric.RoleStrategy, rubric.FieldTask),
		rubric.FieldFormats:  several(rubric.RoleFormats, rubric.FieldFormat),
		rubric.FieldChannels: several(rubric.RoleChannels, rubric.FieldChannel),
		rubric.FieldActive:   oneOf(yesNo(true), yesNo(false)),
	},
	rubric.RoleFormats: {
		rubric.FieldChannels:    several(rubric.RoleChannels, rubric.FieldChannel),
		rubric.FieldNeedsVisual: oneOf(yesNo(true), yesNo(false)),
		rubric.FieldNoApproval:  oneOf(yesNo(true), yesNo(false)),
	},
	rubric.RoleChannels: {
		rubric.FieldERBase: oneOf(rubric.Text{RU: "охват", EN: "reach"}, rubric.Text{RU: "подписчики", EN: "followers"}),
	},
	rubric.RolePlan: {
		rubric.FieldChannel:  several(rubric.RoleChannels, rubric.FieldChannel),
		rubric.FieldRubric:   from(rubric.RoleRubrics, rubric.FieldRubric),
		rubric.FieldFormat:   from(rubric.RoleFormats, rubric.FieldFormat),
		rubric.FieldTask:     several(rubric.RoleStrategy, rubric.FieldTask),
		rubric.FieldOwner:    several(rubric.RolePeople, rubric.FieldWho),
		rubric.FieldStatus:   {words: statusWords()},
		rubric.FieldApprover: from(rubric.RolePeople, rubric.FieldWho),
		rubric.FieldAd:       oneOf(yesNo(true), yesNo(false)),
	},
	rubric.RolePeople: {
		rubric.FieldFormats: several(rubric.RoleFormats, rubric.FieldFormat),
	},
	rubric.RoleNeeds: {
		rubric.FieldFrom: several(rubric.RolePeople, rubric.FieldWho),
		rubric.FieldHere: oneOf(yesNo(true), yesNo(false)),
	},
	rubric.RoleApprovals: {
		rubric.FieldApprover: from(rubric.RolePeople, rubric.FieldWho),
		rubric.FieldRead:     oneOf(yesNo(true), yesNo(false)),
	},
	rubric.RoleStatistics: {
		rubric.FieldChannel: from(rubric.RoleChannels, rubric.FieldChannel),
	},
	rubric.RoleVoice: {
		rubric.FieldKind: oneOf(rubric.Text{RU: "запрещено", EN: "forbidden"}, rubric.Text{RU: "избегать", EN: "avoid"}),
	},
	rubric.RoleDates: {
		rubric.FieldPostNeeded: oneOf(yesNo(true), yesNo(false)),
		rubric.FieldDayOff:     oneOf(yesNo(true), yesNo(false)),
	},
	rubric.RoleRules: {
		rubric.FieldOn: oneOf(yesNo(true), yesNo(false)),
		rubric.FieldSeverity: oneOf(rubric.Text{RU: "ошибка", EN: "error"},
			rubric.Text{RU: "внимание", EN: "warning"}, rubric.Text{RU: "сведение", EN: "info"}),
		rubric.FieldActor: oneOf(rubric.Text{RU: "руководитель", EN: "manager"},
			rubric.Text{RU: "отдел", EN: "department"}, rubric.Text{RU: "вместе", EN: "both"}),
	},
}

// usualFormats stand in for the formats tab in a book without one.
var usualFormats = choice{open: true, words: []rubric.Text{
	{RU: "Пост", EN: "Post"}, {RU: "Карточки", EN: "Carousel"}, {RU: "Видео", EN: "Video"},
	{RU: "Сторис", EN: "Story"}, {RU: "Статья", EN: "Article"}, {RU: "Письмо", EN: "Newsletter"},
}}

func statusWords() []rubric.Text {
	out := make([]rubric.Text, len(rubric.Statuses))
	for i, s := range rubric.Statuses {
		out[i] = s.Text()
	}
	return out
}

// dropdowns offers the choices on every prepared row of a tab.
func (b *builder) dropdowns(t tab) error {
	for _, spec := range t.fields {
		c, ok := choices[t.role][spec.Field]
		if !ok {
			continue
		}
		if _, there := b.tab(c.role); c.words == nil && !there {
			if c.field != rubric.FieldFormat {
				continue
			}
			c = usualFormats
		}
		if err := b.dropdown(t, spec.Field, c); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) dropdown(t tab, f rubric.Field, c choice) error {
	col := t.column(f)
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(ref(col, t.top+1) + ":" + ref(col, b.bottom(t)))
	if c.words != nil {
		words := make([]string, len(c.words))
		for i, w := range c.words {
			words[i] = w.In(b.spec.Lang)
		}
		if err := dv.SetDropList(words); err != nil {
			return err
		}
	} else {
		source, _ := b.tab(c.role)
		from := source.column(c.field)
		// A plain range: the one form that Excel, LibreOffice and Google Sheets
		// all understand. Names added to the tab below join the list.
		dv.SetSqrefDropList(quoted(b.name(c.role)) + "!" +
			pinned(from, source.top+1) + ":" + pinned(from, b.bottom(source)))
	}
	if !c.open {
		title, text := unusual(c, b.name(c.role))
		// A question, never a refusal: a team's own word is a team's own choice.
		dv.SetError(excelize.DataValidationErrorStyleWarning, title.In(b.spec.Lang), text.In(b.spec.Lang))
	} else {
		dv.ShowErrorMessage = false
	}
	return b.file.AddDataValidation(b.name(t.role), dv)
}

// unusual is what a person reads who types something that a list does not offer.
func unusual(c choice, source string) (title, text rubric.Text) {
	title = rubric.Text{RU: "Нет в списке", EN: "Not on the list"}
	if c.words != nil {
		return title, rubric.Text{
			RU: "В списке такого слова нет. Оставить как есть?",
			EN: "The list has no such word. Keep it as it is?",
		}
	}
	return title, rubric.Text{
		RU: "На листе «" + source + "» такого имени нет. Оставить как есть?",
		EN: "The “" + source + "” tab has no such name. Keep it as it is?",
	}
}
