package rules

import "rubric"

var addedAfterApproval = Rule{
	ID: "added-after-approval", Severity: rubric.Info, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartApproval, Entries: true,
	Needs: []Need{heading(rubric.FieldStatus), {
		Word:    "state",
		Extra:   func(p *Pass) bool { return len(p.Book.State.History) > 0 },
		Missing: rubric.Text{RU: "история плана ещё не записана", EN: "the plan's history has not been recorded yet"},
	}},
	Doc: Doc{
		Title: rubric.Text{RU: "Добавлено после утверждения месяца", EN: "Added after the month was approved"},
		What: rubric.Text{
			RU: "Публикации месяца, утверждённого целиком, появились в плане не позже дня утверждения.",
			EN: "The posts of a month approved as a whole were in the plan by the day of the approval.",
		},
		Why: rubric.Text{
			RU: "Новое после утверждения бывает нужно. Важно, чтобы о нём знал тот, кто утверждал.",
			EN: "Something new after the approval may be needed. What matters is that whoever approved knows of it.",
		},
		Fix: rubric.Text{
			RU: "Покажите публикацию утвердившему и впишите его имя у самой публикации.",
			EN: "Show the post to whoever approved, and put the name beside the post.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "{month:cap} утверждён {approved}, публикация появилась {seen}. Показать утвердившему?",
			EN: "{month} was approved on {approved}; the post came on {seen}. Show it to whoever approved?",
		}},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			a := p.approval(e.Date.Date)
			if !e.Live() || a == nil || a.Date.Date.IsZero() {
				continue
			}
			p.Assess()
			// What was there on the first recorded day may have been there for long.
			if seen := p.firstSeen(e); seen.After(a.Date.Date) && seen.After(p.Book.State.History[0].Date) {
				p.Report(e, rubric.FieldDate, with("month", a.Month), with("approved", a.Date.Date), with("seen", seen))
			}
		}
	},
}
