package rules

import "rubric"

var goalOverdue = Rule{
	ID: "goal-overdue", Severity: rubric.Warning, Actor: rubric.Manager, Card: rubric.CardGoals,
	Needs: []Need{tab(rubric.RoleGoals)},
	Doc: Doc{
		Title: rubric.Text{RU: "Срок цели прошёл, она не достигнута", EN: "A goal past its deadline, not reached"},
		What: rubric.Text{
			RU: "Цель, чей срок прошёл, достигнута: факт не ниже плана.",
			EN: "A goal whose deadline has passed is reached: its fact is not below target.",
		},
		Why: rubric.Text{
			RU: "Просроченная цель продолжает собирать на себя задачи и публикации, хотя решения о ней ждут.",
			EN: "An overdue goal goes on collecting tasks and posts while a decision on it is due.",
		},
		Fix: rubric.Text{
			RU: "Продлите срок, измените план или закройте цель и скажите почему.",
			EN: "Extend the deadline, change the target, or close the goal and say why.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Срок цели «{goal}» прошёл {date:full}: {fact} при плане {target}. Продлить, изменить или закрыть?",
			EN: "The goal “{goal}” was due {date:full}: {fact}, the target is {target}. Extend, change or close it?",
		}},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Goals {
			g := &p.Book.Goals[i]
			p.Assess()
			f, known := p.factOf(g)
			if !known || !g.Target.Known || g.Deadline.Date.IsZero() || !g.Deadline.Date.Before(p.AsOf) || reached(g, f.value) {
				continue
			}
			p.At(g.Deadline.Value, rubric.FieldDeadline, named(g.Goal.Text), with("goal", g.Goal.Text), with("date", g.Deadline.Date),
				with("fact", f.value), with("target", g.Target.Number))
		}
	},
}
