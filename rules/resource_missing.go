package rules

import "rubric"

var resourceMissing = Rule{
	ID: "resource-missing", Severity: rubric.Warning, Actor: rubric.Manager, Card: rubric.CardResources,
	Needs:  []Need{tab(rubric.RoleNeeds)},
	Params: []Param{{"days", 7, Days}},
	Doc: Doc{
		Title: rubric.Text{RU: "Нужного ещё нет", EN: "Something needed is not there yet"},
		What: rubric.Text{
			RU: "Всё с листа «Что нужно», чей срок прошёл или наступает в ближайшую неделю, уже получено.",
			EN: "Everything on the needs tab that is due by now or within a week is here.",
		},
		Why: rubric.Text{
			RU: "Отдел не снимет без доступа и не выпустит без бюджета. Это та часть плана, которая от него не зависит.",
			EN: "The team cannot shoot without access or publish without a budget. This is the part of the plan that does not depend on it.",
		},
		Fix: rubric.Text{
			RU: "Передайте нужное и отметьте «да» в колонке «Есть» или назовите новый срок.",
			EN: "Hand it over and put “yes” into “Here”, or name a new date.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "«{what}» нужно отделу к {due}, пока не получено. Когда будет?",
				EN: "“{what}” is needed by {due} and not here yet. When will it be?",
			},
			"from": {
				RU: "«{what}» нужно отделу к {due}, пока не получено ({from}). Когда будет?",
				EN: "“{what}” is needed by {due} and not here yet ({from}). When will it be?",
			},
		},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Needs {
			n := &p.Book.Needs[i]
			p.Assess()
			if n.Here.Or(false) || n.Due.Date.IsZero() || n.Due.Date.Sub(p.AsOf) > p.Int("days") {
				continue
			}
			opts := []Option{named(n.What.Text), with("what", n.What.Text), with("due", n.Due.Date)}
			if !n.From.Empty() {
				opts = append(opts, say("from"), with("from", n.From.Text))
			}
			p.At(orRow(n.Here.Value, n.Pos), rubric.FieldHere, opts...)
		}
	},
}
