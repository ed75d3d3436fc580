package rules

import "rubric"

var columnMissing = Rule{
	ID: "column-missing", Severity: rubric.Error, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartTable,
	Needs: []Need{tab(rubric.RolePlan)},
	Doc: Doc{
		Title: rubric.Text{RU: "В плане нет нужной колонки", EN: "The plan lacks a column"},
		What: rubric.Text{
			RU: "Есть ли в плане колонки для даты и темы (или текста), а если в книге несколько площадок, есть рубрики или форматы, то и для них.",
			EN: "Whether the plan has columns for the date and the topic (or text) and, where the book has several channels, rubrics or formats, for these too.",
		},
		Why: rubric.Text{
			RU: "Без даты нельзя следить за сроками, без рубрики — сказать, работает ли публикация на задачи бизнеса.",
			EN: "Without a date nobody can watch deadlines; without a rubric nobody can say whether a post serves the tasks of the business.",
		},
		Fix: rubric.Text{
			RU: "Добавьте колонку. Если она есть, но названа по-своему, укажите её на листе «Настройки»: например, column.rubric = Тематика.",
			EN: "Add the column. If it exists under a name of its own, say so on the settings tab: for example, column.rubric = Theme.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "В плане нет колонки «{column}». Добавить её или указать свою на листе «Настройки»?",
				EN: "The plan has no “{column}” column. Add it, or name yours on the settings tab?",
			},
			"topic": {
				RU: "В плане нет колонки «Тема» или «Текст»: не видно, о чём публикации. Добавить?",
				EN: "The plan has no “Topic” or “Text” column, so nobody sees what posts are about. Add one?",
			},
		},
	},
	Check: func(p *Pass) {
		for _, t := range p.Book.TabsOf(rubric.RolePlan) {
			// In a calendar a date is an axis and a topic a cell: there are no columns to miss.
			if t.Layout != rubric.LayoutGrid {
				p.checkColumns(t)
			}
		}
	},
}

func (p *Pass) checkColumns(t *rubric.TabInfo) {
	has := func(f rubric.Field) bool { return t.Column(f) > 0 || p.anyOnTab(t.Name, f) }
	check := func(f rubric.Field, present bool, opts ...Option) {
		p.Assess()
		if !present {
			p.add(found{}, rubric.Value{Pos: rubric.Position{Tab: t.Name}, Text: f.Name(rubric.RolePlan).In(p.Book.Lang)}, f,
				append(opts, with("column", f.Name(rubric.RolePlan))))
		}
	}
	check(rubric.FieldDate, has(rubric.FieldDate))
	check(rubric.FieldTopic, has(rubric.FieldTopic) || has(rubric.FieldText), say("topic"))
	if len(p.Names(rubric.RoleChannels).spelled) > 1 {
		check(rubric.FieldChannel, has(rubric.FieldChannel), weigh(rubric.Warning))
	}
	if len(p.Book.Rubrics) > 0 {
		check(rubric.FieldRubric, has(rubric.FieldRubric), weigh(rubric.Warning))
	}
	if len(p.Book.Formats) > 0 {
		check(rubric.FieldFormat, has(rubric.FieldFormat), weigh(rubric.Warning))
	}
}

// anyOnTab reports whether an entry of the tab has a value for the field, from
// wherever the layout took it: a section's title may name the channel.
func (p *Pass) anyOnTab(tab string, f rubric.Field) bool {
	for i := range p.Book.Entries {
		if e := &p.Book.Entries[i]; e.Pos.Tab == tab && !e.Value(f).Empty() {
			return true
		}
	}
	return false
}
