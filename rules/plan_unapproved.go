package rules

import "rubric"

var planUnapproved = Rule{
	ID: "plan-unapproved", Severity: rubric.Error, Actor: rubric.Manager,
	Card: rubric.CardPlan, Part: rubric.PartApproval, Entries: true,
	Needs:  []Need{heading(rubric.FieldStatus)},
	Params: []Param{{"workdays", 5, Workdays}, {"waiting", 2, Workdays}},
	Doc: Doc{
		Title: rubric.Text{RU: "Публикация ждёт утверждения", EN: "A post waits for approval"},
		What: rubric.Text{
			RU: "Публикация, которая выходит в ближайшие пять рабочих дней, не ждёт решения дольше двух.",
			EN: "A post that goes out within five working days does not wait for a decision longer than two.",
		},
		Why: rubric.Text{
			RU: "Отдел сделал свою часть. Чем ближе выход, тем дороже правки: без решения публикация либо опоздает, либо выйдет непроверенной.",
			EN: "The team has done its part. The nearer the date, the dearer the changes: without a decision the post is late or goes out unchecked.",
		},
		Fix: rubric.Text{
			RU: "Руководителю: утвердить, вернуть на правки или перенести. Форматы, которым решение не нужно, отметьте «Без согласования».",
			EN: "For management: approve it, send it back, or move it. Mark formats that need no decision as “No approval”.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Выйдет {date}, ждёт решения руководителя с {since}. От отдела сейчас ничего не нужно.",
			EN: "Goes out {date}; waiting for the manager's decision since {since}. Nothing needed from the team.",
		}},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			if e.Status != rubric.StatusReview || p.needsNoApproval(e) {
				continue
			}
			p.Assess()
			since := p.enteredOn(e, rubric.StatusReview)
			if p.Within(e.Date.Date, p.Int("workdays")) && p.WorkingDaysSince(since) >= p.Int("waiting") {
				p.Report(e, rubric.FieldStatus, with("date", e.Date.Date), with("since", since))
			}
		}
	},
}

// needsNoApproval reports whether the entry's format goes out without a decision.
func (s *shared) needsNoApproval(e *rubric.Entry) bool {
	f := s.Book.Format(e.Format.Key)
	return f != nil && f.NoApproval.Or(false)
}
