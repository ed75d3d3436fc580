package rules

import "rubric"

var goalOrphan = Rule{
	ID: "goal-orphan", Severity: rubric.Error, Actor: rubric.Manager, Card: rubric.CardStrategy,
	Needs: []Need{tab(rubric.RoleGoals), column(rubric.RoleStrategy, rubric.FieldGoal)},
	Doc: Doc{
		Title: rubric.Text{RU: "Цель без задач", EN: "A goal without tasks"},
		What: rubric.Text{
			RU: "У каждой цели есть хотя бы одна задача на листе стратегии.",
			EN: "Every goal has at least one task on the strategy tab.",
		},
		Why: rubric.Text{
			RU: "Цель без задач не доходит до контента: отдел не знает, что и кому для неё говорить.",
			EN: "A goal without tasks never reaches the content: the team does not know what to say for it, and to whom.",
		},
		Fix: rubric.Text{
			RU: "Добавьте задачу под цель или снимите цель, если она уже не важна.",
			EN: "Add a task for the goal, or drop the goal if it no longer matters.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "У цели «{value}» нет задач в стратегии. Что и кому говорим ради неё?",
			EN: "The goal “{value}” has no task in the strategy. What do we say for it, and to whom?",
		}},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Goals {
			g := &p.Book.Goals[i]
			p.Assess()
			if !some(p.Book.Tasks, func(t *rubric.Task) bool { return t.Goal.Has(g.Goal.Key) }) {
				p.At(g.Goal.Value, rubric.FieldGoal)
			}
		}
	},
}
