package rules

import "rubric"

var taskOrphan = Rule{
	ID: "task-orphan", Severity: rubric.Error, Actor: rubric.Manager, Card: rubric.CardStrategy,
	Needs: []Need{tab(rubric.RoleGoals), tab(rubric.RoleStrategy)},
	Lead:  rubric.Manager,
	Doc: Doc{
		Title: rubric.Text{RU: "Задача без цели", EN: "A task without a goal"},
		What: rubric.Text{
			RU: "Каждая задача стратегии называет цель, и эта цель есть на листе целей.",
			EN: "Every task of the strategy names a goal, and the goal is on the goals tab.",
		},
		Why: rubric.Text{
			RU: "Задача без цели тратит публикации на то, чего бизнес не заказывал, и её нечем оценить.",
			EN: "A task without a goal spends posts on what the business did not ask for, and nothing can judge it.",
		},
		Fix: rubric.Text{
			RU: "Впишите у задачи цель с листа целей или добавьте там новую.",
			EN: "Name a goal of the goals tab in the task, or add a new one there.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Цели «{value}» нет на листе целей. Какой цели служит задача «{task}»?",
				EN: "“{value}” isn't on the goals tab. Which goal does the task “{task}” serve?",
			},
			"near": {
				RU: "Цели «{value}» нет на листе целей. Похоже на «{suggestion}» — заменить?",
				EN: "“{value}” isn't on the goals tab. Did you mean “{suggestion}”?",
			},
			"none": {
				RU: "У задачи «{task}» не указана цель. Какой цели она служит?",
				EN: "The task “{task}” names no goal. Which goal does it serve?",
			},
			"lead": {
				RU: "В стратегии {count} {count|задача|задачи|задач} без цели с листа целей. Каким целям они служат?",
				EN: "{count} {count|task|tasks} of the strategy name no goal of the goals tab. Which goals do they serve?",
			},
			"leadNear": {
				RU: "Цели «{value}» нет на листе целей, задач с ней: {count}. Похоже на «{suggestion}» — заменить?",
				EN: "“{value}” isn't on the goals tab; {count} {count|task names|tasks name} it. Did you mean “{suggestion}”?",
			},
		},
	},
	Check: func(p *Pass) {
		known := p.Names(rubric.RoleGoals)
		for i := range p.Book.Tasks {
			t := &p.Book.Tasks[i]
			task := with("task", t.Task.Text)
			p.Assess()
			if len(t.Goal.Names) == 0 {
				p.At(orRow(t.Goal.Value, t.Pos), rubric.FieldGoal, named(t.Task.Text), task, say("none"), because("none"))
			}
			for _, g := range t.Goal.Names {
				if !known.Known(g.Key) {
					p.At(t.Goal.Value, rubric.FieldGoal, named(g.Text), task, because(g.Key), orNear(known.Nearest(g.Text)))
				}
			}
		}
	},
}
