package rules

import "rubric"

var reportMissing = Rule{
	ID: "report-missing", Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardReporting,
	Needs: []Need{{
		Word:  "state",
		Extra: func(p *Pass) bool { return len(p.Book.State.History) > 0 },
		Missing: rubric.Text{
			RU: "в книге ещё не записано ни одной оценки",
			EN: "no assessment has been recorded in the book yet",
		},
	}},
	Params: []Param{{"workdays", 5, Workdays}},
	Doc: Doc{
		Title: rubric.Text{RU: "За месяц нет оценки", EN: "A month without an assessment"},
		What: rubric.Text{
			RU: "За каждый закрытый месяц, начиная с первой записанной оценки, есть хотя бы одна.",
			EN: "Every closed month since the first recorded assessment has at least one.",
		},
		Why: rubric.Text{
			RU: "Отчёт, который делают время от времени, не показывает движения: видно только, что бывает по-разному.",
			EN: "A report made now and then shows no movement, only that things vary.",
		},
		Fix: rubric.Text{
			RU: "Запускайте rubric sync хотя бы раз в месяц. Прошлое не восстановить, важно не пропускать дальше.",
			EN: "Run rubric sync at least once a month. The past cannot be restored; what matters is not to skip the next one.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "За {month:year} оценка плана не записана. Поставить сверку в календарь каждого месяца?",
			EN: "No assessment was recorded in {month:year}. Put a monthly check into the calendar?",
		}},
	},
	Check: func(p *Pass) {
		recorded := map[rubric.Month]bool{}
		for _, day := range p.Book.State.History {
			recorded[day.Date.InMonth()] = true
		}
		for m := p.Book.State.History[0].Date.InMonth(); m.Compare(p.AsOf.InMonth()) < 0; m = m.Add(1) {
			if p.WorkingDaysSince(m.Last()) <= p.Int("workdays") {
				continue
			}
			p.Assess()
			if !recorded[m] {
				p.At(rubric.Value{}, "", during(m.String()), with("month", m))
			}
		}
	},
}
