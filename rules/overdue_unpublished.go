package rules

import "rubric"

var overdueUnpublished = Rule{
	ID: "overdue-unpublished", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartApproval, Entries: true,
	Needs: []Need{heading(rubric.FieldStatus), {
		Word:  "plan.published",
		Extra: (*Pass).marksPublished,
		Missing: rubric.Text{
			RU: "план не отмечает выход: нет ни статуса «Опубликовано», ни ссылок",
			EN: "the plan never marks a post as published, nor links to one",
		},
	}},
	Params: []Param{{"workdays", 2, Workdays}},
	Doc: Doc{
		Title: rubric.Text{RU: "Дата прошла, выход не отмечен", EN: "Past its date, not marked as published"},
		What: rubric.Text{
			RU: "Публикация, чья дата прошла больше двух рабочих дней назад, отмечена как опубликованная или имеет ссылку. Смотрим последний 31 день и только там, где план вообще отмечает выход.",
			EN: "A post whose date passed more than two working days ago is marked as published or has a link. Looks at the last 31 days, and only where the plan marks publication at all.",
		},
		Why: rubric.Text{
			RU: "Без отметки не видно, что вышло на самом деле: план и факт расходятся, а отчёт собирают по памяти.",
			EN: "Without a mark nobody sees what really went out: plan and fact drift apart, and reports are made from memory.",
		},
		Fix: rubric.Text{
			RU: "Вышла — поставьте статус «Опубликовано» и ссылку. Не вышла — перенесите дату или отмените.",
			EN: "If it went out, set it to “Published” and add the link. If not, move the date or cancel it.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Дата {date} прошла, статус — «{status}». Вышла? Тогда нужна ссылка; если нет — новая дата.",
				EN: "{date} has passed, status “{status}”. Is it out? Then add the link; if not, a new date.",
			},
			"none": {
				RU: "Дата {date} прошла, статуса нет. Вышла? Тогда нужна ссылка; если нет — новая дата.",
				EN: "{date} has passed and there is no status. Is it out? Then add the link; if not, a new date.",
			},
		},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			last := e.Date.Date
			if e.Date.End.After(last) {
				last = e.Date.End
			}
			if !e.Live() || last.IsZero() || !last.Before(p.AsOf) || p.AsOf.Sub(last) > recentDays || e.State() == "" {
				continue
			}
			p.Assess()
			if e.Status == rubric.StatusPublished || !e.Link.Empty() || p.WorkingDaysSince(last) <= p.Int("workdays") {
				continue
			}
			opts := []Option{with("date", last), with("status", e.State().Text())}
			if e.StatusAs.Empty() {
				opts = append(opts, say("none"))
			}
			p.Report(e, rubric.FieldStatus, opts...)
		}
	},
}

// recentDays is how long a post that nobody marked as published is asked about.
const recentDays = 31

// marksPublished reports whether the plan says anywhere that a post is out.
func (p *Pass) marksPublished() bool {
	return some(p.Book.Entries, func(e *rubric.Entry) bool {
		return e.Status == rubric.StatusPublished || !e.Link.Empty()
	})
}
