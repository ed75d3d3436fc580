package rules

import "rubric"

var submittedLate = Rule{
	ID: "submitted-late", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartApproval, Entries: true,
	Needs:  []Need{heading(rubric.FieldStatus)},
	Params: []Param{{"workdays", 3, Workdays}},
	Doc: Doc{
		Title: rubric.Text{RU: "Передано на согласование впритык", EN: "Handed over for review late"},
		What: rubric.Text{
			RU: "Публикация попадает на согласование хотя бы за три рабочих дня до выхода.",
			EN: "A post reaches review at least three working days before it goes out.",
		},
		Why: rubric.Text{
			RU: "Согласование впритык — это либо подпись не глядя, либо перенос. Ни то ни другое не решение.",
			EN: "A review at the last minute is either a signature unread or a delay. Neither is a decision.",
		},
		Fix: rubric.Text{
			RU: "Перенесите дату или договоритесь о срочном решении. В следующий раз поможет запас в неделю.",
			EN: "Move the date, or agree on an urgent decision. A week in hand helps the next time.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "На согласовании с {since}, выход {date}: времени на решение {days} {days|рабочий день|рабочих дня|рабочих дней}. Перенести?",
			EN: "In review since {since}, goes out {date}: {days} working {days|day|days} to decide. Move it?",
		}},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			if e.Status != rubric.StatusReview {
				continue
			}
			p.Assess()
			since := p.enteredOn(e, rubric.StatusReview)
			// What was first seen after its date tells nothing about when it was handed over.
			if e.Date.Date.IsZero() || e.Date.Date.Before(since) {
				continue
			}
			if days := p.Calendar.Between(since, e.Date.Date); days < p.Int("workdays") {
				p.Report(e, rubric.FieldStatus, with("since", since), with("date", e.Date.Date), with("days", days))
			}
		}
	},
}
