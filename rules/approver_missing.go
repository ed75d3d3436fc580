package rules

import "rubric"

var approverMissing = Rule{
	ID: "approver-missing", Severity: rubric.Warning, Actor: rubric.Manager,
	Card: rubric.CardPlan, Part: rubric.PartApproval, Entries: true,
	Needs: []Need{heading(rubric.FieldStatus), heading(rubric.FieldApprover)},
	Doc: Doc{
		Title: rubric.Text{RU: "Утверждено неизвестно кем", EN: "Approved by nobody named"},
		What: rubric.Text{
			RU: "У утверждённой публикации стоит имя утвердившего, если её месяц не утверждён целиком на листе утверждений.",
			EN: "An approved post names who approved it, unless its whole month is approved on the approvals tab.",
		},
		Why: rubric.Text{
			RU: "Решение без имени потом никто не помнит, и вопрос возвращается к отделу.",
			EN: "Nobody remembers a decision without a name, and the question comes back to the team.",
		},
		Fix: rubric.Text{
			RU: "Впишите имя или утвердите месяц целиком: строкой на листе «Утверждения».",
			EN: "Put in the name, or approve the whole month with a row on the approvals tab.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "{status:cap}, но не указано, кем. Кто принял решение?",
			EN: "{status:cap}, yet nobody is named. Who decided?",
		}},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			if !e.Status.AtLeastApproved() || p.needsNoApproval(e) {
				continue
			}
			p.Assess()
			if e.Approver.Empty() && p.approval(e.Date.Date) == nil {
				p.Report(e, rubric.FieldApprover, with("status", e.Status.Text()))
			}
		}
	},
}

// approval returns the row that approves the day's month; nil when there is none.
func (s *shared) approval(d rubric.Date) *rubric.Approval {
	if d.IsZero() {
		return nil
	}
	for i := range s.Book.Approvals {
		if a := &s.Book.Approvals[i]; a.Month == d.InMonth() && (!a.Date.Date.IsZero() || !a.Approver.Empty()) {
			return a
		}
	}
	return nil
}
