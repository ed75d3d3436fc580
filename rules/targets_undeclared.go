package rules

import "rubric"

var targetsUndeclared = Rule{
	ID: "targets-undeclared", Severity: rubric.Warning, Actor: rubric.Manager, Card: rubric.CardConcept,
	Needs: []Need{tab(rubric.RoleRubrics)},
	Doc: Doc{
		Title: rubric.Text{RU: "Доли и частота не заданы", EN: "No shares, no pace"},
		What: rubric.Text{
			RU: "Хотя бы у одной рубрики есть доля, а если есть лист площадок, хотя бы у одной есть частота.",
			EN: "At least one rubric has a share and, where there is a channels tab, at least one channel a pace.",
		},
		Why: rubric.Text{
			RU: "Без долей и частоты нельзя сказать, чего в плане много, а чего мало: любая пропорция сойдёт.",
			EN: "Without shares and pace nobody can say what the plan has too much or too little of: any mix will do.",
		},
		Fix: rubric.Text{
			RU: "Задайте доли рубрик (вместе 100 %) и минимум публикаций в неделю для каждой площадки.",
			EN: "Set the rubrics' shares (100% together) and a weekly minimum for each channel.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Ни у одной рубрики нет доли. Сколько каждой теме в месяц?",
				EN: "No rubric has a share. How much of each theme a month?",
			},
			"cadence": {
				RU: "Ни у одной площадки не задана частота. Сколько публикаций в неделю?",
				EN: "No channel has a pace. How many posts a week?",
			},
		},
	},
	Check: func(p *Pass) {
		p.Assess()
		if !some(p.Book.Rubrics, func(r *rubric.Rubric) bool { return r.Share.Known }) {
			p.Tab(rubric.RoleRubrics, inField(rubric.FieldShare))
		}
		if len(p.Book.Channels) == 0 {
			return
		}
		p.Assess()
		if !some(p.Book.Channels, func(c *rubric.Channel) bool {
			return c.MinPerWeek.Known || c.MaxPerWeek.Known || c.MaxGapDays.Known
		}) {
			p.Tab(rubric.RoleChannels, inField(rubric.FieldMinPerWeek), say("cadence"))
		}
	},
}
