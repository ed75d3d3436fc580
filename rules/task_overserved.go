package rules

import "rubric"

var taskOverserved = Rule{
	ID: "task-overserved", Severity: rubric.Info, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
	Needs:  []Need{column(rubric.RoleStrategy, rubric.FieldShare), tab(rubric.RolePlan), planTasks},
	Params: []Param{{"tolerance", 15, Points}, {"minPosts", 8, Things}},
	Doc: Doc{
		Title: rubric.Text{RU: "На задачу больше публикаций, чем нужно", EN: "More posts than a task asks for"},
		What: rubric.Text{
			RU: "Доля публикаций, которые работают на задачу в заполненном месяце, не заметно выше её доли в стратегии.",
			EN: "The share of a filled month's posts that serve a task is not clearly above its share in the strategy.",
		},
		Why: rubric.Text{
			RU: "Лишнее у одной задачи — это то, чего не хватает другой.",
			EN: "What one task has too much of, another lacks.",
		},
		Fix: rubric.Text{
			RU: "Отдайте часть публикаций задаче, которой не хватает, или увеличьте долю, если так и задумано.",
			EN: "Give some posts to a task that lacks them, or raise the share if that is the intention.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "На «{value}» {month:in} {have} {have|публикация|публикации|публикаций}, по стратегии — около {want}. Отдать часть другой задаче?",
			EN: "“{value}” has {have} {have|post|posts} {month:in}; the strategy asks for about {want}. Give some to another task?",
		}},
	},
	Check: func(p *Pass) {
		p.compareShares(func(_, off float64) bool { return off > 0 })
	},
}
