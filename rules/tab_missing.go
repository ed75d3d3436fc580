package rules

import "rubric"

var tabMissing = Rule{
	ID: "tab-missing", Severity: rubric.Error, Actor: rubric.Manager,
	Card: rubric.CardPlan, Part: rubric.PartTable,
	Doc: Doc{
		Title: rubric.Text{RU: "Нет целей, стратегии, рубрик или плана", EN: "No goals, strategy, rubrics or plan"},
		What: rubric.Text{
			RU: "Есть ли в книге четыре листа, на которых стоит всё остальное: цели, стратегия, рубрики и контент-план, и есть ли на них строки.",
			EN: "Whether the book has the four tabs that all else rests on (goals, strategy, rubrics and the content plan), with rows on them.",
		},
		Why: rubric.Text{
			RU: "План, который не с чем сверить, нельзя ни утвердить, ни улучшить: непонятно, чего от него ждёт бизнес. Это решение руководителя, а не работа отдела.",
			EN: "A plan with nothing to compare it with can be neither approved nor improved: nobody knows what the business expects of it. That is a decision for management, not work for the team.",
		},
		Fix: rubric.Text{
			RU: "Добавьте лист и несколько строк: 1–3 цели, задачи на месяц, полугодие и год, 3–7 рубрик. Готовый образец делает команда rubric init. Если лист есть, но назван иначе, укажите его на листе «Настройки».",
			EN: "Add the tab and a few rows: 1–3 goals, tasks for the month, the half-year and the year, 3–7 rubrics. The command rubric init makes a ready sample. If the tab exists under another name, say so on the settings tab.",
		},
		Messages: map[string]rubric.Text{
			"goals": {
				RU: "{fact} Что соцсети дают бизнесу, сколько и к какому сроку?",
				EN: "{fact} What do social media bring the business: how much, by when?",
			},
			"strategy": {
				RU: "{fact} Что и кому говорим: в этом месяце, в полугодии, за год?",
				EN: "{fact} What do we say and to whom: this month, half-year, year?",
			},
			"rubrics": {
				RU: "{fact} Какие темы ведём постоянно и в каких долях?",
				EN: "{fact} Which themes do we run all the time, and in what shares?",
			},
			"plan": {
				RU: "{fact} Добавить лист с датами и темами публикаций?",
				EN: "{fact} Add a tab with the posts' dates and topics?",
			},
		},
	},
	Check: func(p *Pass) {
		for _, r := range []struct {
			role   rubric.Role
			card   rubric.CardID
			actor  rubric.Actor
			absent rubric.Text
		}{
			{rubric.RoleGoals, rubric.CardGoals, rubric.Manager, rubric.Text{RU: "В книге нет целей.", EN: "The book has no goals."}},
			{rubric.RoleStrategy, rubric.CardStrategy, rubric.Manager, rubric.Text{RU: "В книге нет стратегии.", EN: "The book has no strategy."}},
			{rubric.RoleRubrics, rubric.CardConcept, rubric.Manager, rubric.Text{RU: "В книге нет рубрик.", EN: "The book has no rubrics."}},
			{rubric.RolePlan, rubric.CardPlan, rubric.Department, rubric.Text{RU: "В книге нет контент-плана.", EN: "The book has no content plan."}},
		} {
			p.AssessOn(r.card)
			if rowsOf(p.Book, r.role) > 0 {
				continue
			}
			fact := r.absent
			if t := p.Book.TabOf(r.role); t != nil {
				fact = rubric.Text{RU: "Лист «" + t.Name + "» пока пуст.", EN: "The “" + t.Name + "” tab is still empty."}
			}
			p.Tab(r.role, say(string(r.role)), by(r.actor), named(p.Book.TabName(r.role)), with("fact", fact))
		}
	},
}
