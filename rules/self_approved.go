package rules

import "rubric"

var selfApproved = Rule{
	ID: "self-approved", Severity: rubric.Warning, Actor: rubric.Manager,
	Card: rubric.CardPlan, Part: rubric.PartApproval, Entries: true,
	Needs: []Need{heading(rubric.FieldStatus)},
	Doc: Doc{
		Title: rubric.Text{RU: "Утвердил тот же, кто сделал", EN: "Approved by its own maker"},
		What: rubric.Text{
			RU: "Публикацию утверждает не тот, кто её делал, если на листе ресурсов двое и больше.",
			EN: "A post is approved by someone other than its maker, where the resources tab names two people or more.",
		},
		Why: rubric.Text{
			RU: "Второй взгляд ловит то, чего автор уже не видит. Это вопрос порядка, а не доверия.",
			EN: "A second pair of eyes catches what the author no longer sees. It is about order, not about trust.",
		},
		Fix: rubric.Text{
			RU: "Назначьте, кто утверждает, или отметьте формат «Без согласования», если решение не нужно.",
			EN: "Name who approves, or mark the format as “No approval” if it needs no decision.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Готовит и утверждает один человек: {value}. Кто посмотрит со стороны?",
			EN: "Prepared and approved by one person: {value}. Who takes a second look?",
		}},
	},
	Check: func(p *Pass) {
		if len(p.Book.People) < 2 {
			return
		}
		for e := range p.Entries() {
			if !e.Status.AtLeastApproved() || p.needsNoApproval(e) {
				continue
			}
			p.Assess()
			if e.Approver.Key != "" && e.Owner.Has(e.Approver.Key) {
				p.Report(e, rubric.FieldApprover)
			}
		}
	},
}
