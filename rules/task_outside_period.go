package rules

import "rubric"

var taskOutsidePeriod = Rule{
	ID: "task-outside-period", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
	Needs:  []Need{tab(rubric.RoleStrategy)},
	Params: []Param{{"days", 7, Days}},
	Doc: Doc{
		Title: rubric.Text{RU: "Публикация вне срока задачи", EN: "A post outside its task's period"},
		What: rubric.Text{
			RU: "Публикация, которая называет задачу, выходит в её срок, с запасом в неделю.",
			EN: "A post that names a task goes out within its period, give or take a week.",
		},
		Why: rubric.Text{
			RU: "Публикация до или после срока работает на задачу, которая ещё не началась или уже закрыта.",
			EN: "A post before or after the period serves a task that has not begun or is already closed.",
		},
		Fix: rubric.Text{
			RU: "Перенесите дату, выберите задачу этого времени или продлите срок в стратегии.",
			EN: "Move the date, pick a task of that time, or extend the period in the strategy.",
		},
		Messages: map[string]rubric.Text{
			"after": {
				RU: "Выходит {date}, а задача «{value}» заканчивается {end}. Перенести или выбрать другую?",
				EN: "Goes out {date}, but the task “{value}” ends on {end}. Move it, or pick another?",
			},
			"before": {
				RU: "Выходит {date}, а задача «{value}» начинается {start}. Перенести или выбрать другую?",
				EN: "Goes out {date}, but the task “{value}” begins on {start}. Move it, or pick another?",
			},
		},
	},
	Check: func(p *Pass) {
		for e := range p.EntriesWith(rubric.FieldTask) {
			if e.Date.Date.IsZero() {
				continue
			}
			for _, n := range e.Task.Names {
				p.checkPeriod(e, n)
			}
		}
	},
}

// checkPeriod looks at all the periods of a task: one that is near is enough.
func (p *Pass) checkPeriod(e *rubric.Entry, n rubric.Name) {
	tasks := p.TasksNamed(n.Key)
	days := p.Int("days")
	for _, t := range tasks {
		if t.Covers(e.Date.Date) || t.Covers(e.Date.Date.AddDays(days)) || t.Covers(e.Date.Date.AddDays(-days)) {
			return
		}
	}
	if len(tasks) == 0 {
		return
	}
	t := tasks[0]
	opts := []Option{named(n.Text), with("date", e.Date.Date), say("before"), with("start", t.Start.Date)}
	if !t.End.Date.IsZero() && e.Date.Date.After(t.End.Date) {
		opts = append(opts, say("after"), with("end", t.End.Date))
	}
	p.Report(e, rubric.FieldTask, opts...)
}
