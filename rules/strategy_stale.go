package rules

import "rubric"

var strategyStale = Rule{
	ID: "strategy-stale", Severity: rubric.Warning, Actor: rubric.Manager, Card: rubric.CardRevision,
	Needs:  []Need{column(rubric.RoleStrategy, rubric.FieldReviewed)},
	Params: []Param{{"halfYear", 92, Days}, {"year", 184, Days}},
	Doc: Doc{
		Title: rubric.Text{RU: "Задачу давно не пересматривали", EN: "A task not reviewed for long"},
		What: rubric.Text{
			RU: "Задачу полугодия пересматривали в последний квартал, задачу года — в последние полгода. Задачи месяца живут месяц и пересмотра не ждут.",
			EN: "A half-year's task was reviewed within the last quarter, a year's within the last half-year. A month's task lives a month and waits for no review.",
		},
		Why: rubric.Text{
			RU: "Планы бизнеса меняются. Стратегия, которую не открывали полгода, ведёт контент к прошлогодним целям.",
			EN: "Business plans change. A strategy nobody opened for half a year leads content to last year's goals.",
		},
		Fix: rubric.Text{
			RU: "Пересмотрите задачу: в силе, изменить или снять? Поставьте дату в колонку «Пересмотрено».",
			EN: "Review the task: keep, change or drop it? Put the date into the “Reviewed” column.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Задачу «{task}» смотрели {date:full}, {days} {days|день|дня|дней} назад. Она в силе?",
				EN: "The task “{task}” was last reviewed on {date:full}, {days} {days|day|days} ago. Does it still hold?",
			},
			"never": {
				RU: "Задачу «{task}» с её начала {date:full} не пересматривали. Она в силе?",
				EN: "The task “{task}” has not been reviewed since it began on {date:full}. Does it still hold?",
			},
		},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Tasks {
			t := &p.Book.Tasks[i]
			limit, waits := p.reviewWithin(t.Horizon)
			if !waits || !t.Overlaps(p.AsOf.InMonth()) || !t.End.Date.IsZero() && t.End.Date.Before(p.AsOf) {
				continue
			}
			p.Assess()
			since, variant := t.Reviewed.Date, ""
			if since.IsZero() {
				since, variant = t.Start.Date, "never"
			}
			if days := p.AsOf.Sub(since); !since.IsZero() && days > limit {
				p.At(orRow(t.Reviewed.Value, t.Pos), rubric.FieldReviewed, named(t.Task.Text), say(variant), with("task", t.Task.Text), with("date", since), with("days", days))
			}
		}
	},
}

// reviewWithin returns how many days a task of the horizon may go without a review.
func (p *Pass) reviewWithin(h rubric.Horizon) (days int, waits bool) {
	switch h {
	case rubric.HorizonHalfYear:
		return p.Int("halfYear"), true
	case rubric.HorizonYear:
		return p.Int("year"), true
	}
	return 0, false
}
