package rules

import "rubric"

var exceptionExpired = Rule{
	ID: "exception-expired", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartTable, Last: true,
	Doc: Doc{
		Title: rubric.Text{RU: "Срок исключения вышел", EN: "An exception has run out"},
		What: rubric.Text{
			RU: "Исключение с датой ещё действует.",
			EN: "An exception with a date is still in force.",
		},
		Why: rubric.Text{
			RU: "Договаривались до даты. Она прошла, и замечание снова считается.",
			EN: "It was agreed until a date. The date has passed, and the finding counts again.",
		},
		Fix: rubric.Text{
			RU: "Исправьте то, о чём замечание, или договоритесь о новой дате.",
			EN: "Fix what the finding is about, or agree on another date.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Исключение «{value}» действовало до {until:full}. Продлить или убрать?",
			EN: "The exception “{value}” held until {until:full}. Extend it, or remove it?",
		}},
	},
	Check: func(p *Pass) {
		for _, ex := range p.exceptions.order {
			p.Assess()
			for _, a := range ex.named {
				if a.rule != nil && a.expired(p.AsOf) {
					p.Report(ex.entry, rubric.FieldException, named(a.name), with("until", a.until))
				}
			}
		}
	},
}
