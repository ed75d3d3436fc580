package rules

import "rubric"

var taskUncarried = Rule{
	ID: "task-uncarried", Severity: rubric.Warning, Actor: rubric.Manager,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Lead: rubric.Manager,
	Needs: []Need{tab(rubric.RoleStrategy), tab(rubric.RoleRubrics), tab(rubric.RolePlan), planRubrics},
	Doc: Doc{
		Title: rubric.Text{RU: "Задачу нечем выполнять", EN: "Nothing carries the task"},
		What: rubric.Text{
			RU: "Хотя бы одна активная рубрика называет задачу или более короткую задачу той же цели, если в плане нет колонки задач.",
			EN: "At least one active rubric names the task, or a shorter task of the same goal, where the plan has no task column.",
		},
		Why: rubric.Text{
			RU: "Отдел не может работать на задачу, до которой из плана нет дороги: ни через рубрику, ни напрямую.",
			EN: "The team cannot serve a task that no road leads to from the plan: neither through a rubric nor directly.",
		},
		Fix: rubric.Text{
			RU: "Назовите задачу у подходящей рубрики, заведите под неё новую или добавьте в план колонку «Задача».",
			EN: "Name the task in a fitting rubric, make a new one for it, or add a “Task” column to the plan.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Ни одна рубрика не работает на задачу «{value}». Какая за неё возьмётся?",
				EN: "No rubric serves the task “{value}”. Which one takes it on?",
			},
			"lead": {
				RU: "Ни одна рубрика не работает на задачи стратегии ({count}). Какие рубрики за них возьмутся?",
				EN: "No rubric serves {count} tasks of the strategy. Which rubrics take them on?",
			},
		},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Tasks {
			t := &p.Book.Tasks[i]
			if t.Task.Empty() {
				continue
			}
			p.Assess()
			if !p.carried(t) {
				p.At(t.Task.Value, rubric.FieldTask, because("uncarried"))
			}
		}
	},
}
