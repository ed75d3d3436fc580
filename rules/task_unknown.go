package rules

import "rubric"

var taskUnknown = Rule{
	ID: "task-unknown", Severity: rubric.Error, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true, Lead: rubric.Manager,
	Needs: []Need{tab(rubric.RoleStrategy)},
	Doc: Doc{
		Title: rubric.Text{RU: "Задачи нет в стратегии", EN: "Task not in the strategy"},
		What: rubric.Text{
			RU: "Задача, названная у публикации, есть на листе стратегии.",
			EN: "The task that a post names is on the strategy tab.",
		},
		Why: rubric.Text{
			RU: "Публикация без задачи из стратегии не приближает цель, даже если она хороша.",
			EN: "A post without a task of the strategy brings no goal nearer, however good it is.",
		},
		Fix: rubric.Text{
			RU: "Выберите задачу из стратегии. Если появилась новая, её добавляет руководитель.",
			EN: "Pick a task of the strategy. If a new one has come up, management adds it.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Задачи «{value}» нет в стратегии. На какую задачу работает публикация?",
				EN: "The task “{value}” isn't in the strategy. Which task does the post serve?",
			},
			"near": {
				RU: "Задачи «{value}» нет в стратегии. Похоже на «{suggestion}» — заменить?",
				EN: "The task “{value}” isn't in the strategy. Did you mean “{suggestion}”?",
			},
			"lead": {
				RU: "План работает на задачу «{value}» ({count} {count|публикация|публикации|публикаций}), в стратегии её нет. Добавить её?",
				EN: "The plan serves the task “{value}” ({count} {count|post|posts}), which the strategy lacks. Add it?",
			},
			"leadNear": {
				RU: "Задачи «{value}» нет в стратегии: {count} {count|публикация|публикации|публикаций}. Похоже на «{suggestion}» — заменить?",
				EN: "“{value}” isn't among the tasks; {count} {count|post names|posts name} it. Did you mean “{suggestion}”?",
			},
		},
	},
	Check: func(p *Pass) {
		known := p.Names(rubric.RoleStrategy)
		for e := range p.EntriesWith(rubric.FieldTask) {
			for _, t := range e.Task.Names {
				if !known.Known(t.Key) {
					p.Report(e, rubric.FieldTask, named(t.Text), because(t.Key), orNear(known.Nearest(t.Text)))
				}
			}
		}
	},
}
