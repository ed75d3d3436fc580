package rules

import "rubric"

var reportUnread = Rule{
	ID: "report-unread", Severity: rubric.Warning, Actor: rubric.Manager, Card: rubric.CardReporting,
	Needs: []Need{tab(rubric.RoleApprovals), {
		Word:  "state",
		Extra: func(p *Pass) bool { return len(p.Book.State.History) > 0 },
		Missing: rubric.Text{
			RU: "в книге ещё не записано ни одной оценки",
			EN: "no assessment has been recorded in the book yet",
		},
	}},
	Params: []Param{{"workdays", 10, Workdays}},
	Doc: Doc{
		Title: rubric.Text{RU: "Отчёт за месяц не просмотрен", EN: "A month's report not read"},
		What: rubric.Text{
			RU: "Закрытый месяц, за который есть оценка, отмечен на листе утверждений как просмотренный.",
			EN: "A closed month with an assessment is marked as read on the approvals tab.",
		},
		Why: rubric.Text{
			RU: "Отчёт, который никто не открыл, перестают делать. Спрос на него — часть работы руководителя.",
			EN: "A report that nobody opens stops being made. Asking for it is management's part.",
		},
		Fix: rubric.Text{
			RU: "Откройте оценку, обсудите с отделом и поставьте «да» в колонке «Отчёт просмотрен».",
			EN: "Open the assessment, talk it over with the team and put “yes” into “Report read”.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Оценка за {month:year} есть, отметки о просмотре нет. Обсудить её с отделом?",
			EN: "There is an assessment for {month:year}, not marked as read. Talk it over with the team?",
		}},
	},
	Check: func(p *Pass) {
		var last rubric.Month
		for _, day := range p.Book.State.History {
			m := day.Date.InMonth()
			if m == last || m.Compare(p.AsOf.InMonth()) >= 0 || p.WorkingDaysSince(m.Last()) <= p.Int("workdays") {
				continue
			}
			last = m
			p.Assess()
			p.checkRead(m)
		}
	},
}

func (p *Pass) checkRead(m rubric.Month) {
	opts := []Option{during(m.String()), with("month", m)}
	for i := range p.Book.Approvals {
		a := &p.Book.Approvals[i]
		if a.Month != m {
			continue
		}
		if !a.Read.Or(false) {
			p.At(orRow(a.Read.Value, a.Pos), rubric.FieldRead, opts...)
		}
		return
	}
	p.Tab(rubric.RoleApprovals, append(opts, inField(rubric.FieldRead))...)
}
