package rules

import "rubric"

var exceptionUnused = Rule{
	ID: "exception-unused", Severity: rubric.Info, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartTable, Last: true,
	Doc: Doc{
		Title: rubric.Text{RU: "Исключение больше не нужно", EN: "An exception no longer needed"},
		What: rubric.Text{
			RU: "Каждая запись в колонке «Исключение» принимает какое-нибудь замечание.",
			EN: "Every entry in the “Exception” column accepts some finding.",
		},
		Why: rubric.Text{
			RU: "Старое исключение однажды молча примет то, о чём стоило поговорить.",
			EN: "An old exception will one day quietly accept what was worth talking about.",
		},
		Fix: rubric.Text{
			RU: "Сотрите запись. Чтобы принять замечание, нужна причина: rubric-unknown: спецпроект с партнёром.",
			EN: "Clear it. To accept a finding, give a reason: rubric-unknown: a special project with a partner.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Исключение «{value}» ничего не принимает: замечаний уже нет. Убрать?",
				EN: "The exception “{value}” accepts nothing: the findings are gone. Remove it?",
			},
			"bare": {
				RU: "Исключение «{value}» без причины не действует. Дописать: {value}: почему?",
				EN: "The exception “{value}” has no effect without a reason. Add it: {value}: why?",
			},
			"error": {
				RU: "«{value}» не принимает {rule} без имени проверки. Дописать: {rule}: {value}?",
				EN: "“{value}” does not accept {rule} without the check's name. Write {rule}: {value}?",
			},
		},
	},
	Check: func(p *Pass) {
		for _, ex := range p.exceptions.order {
			p.Assess()
			switch {
			case ex.reason == "" || ex.used:
			case ex.refused != "":
				p.Report(ex.entry, rubric.FieldException, named(ex.reason), say("error"), with("rule", ex.refused))
			default:
				p.Report(ex.entry, rubric.FieldException, named(ex.reason))
			}
			for _, a := range ex.named {
				switch {
				case a.rule == nil || a.badUntil || a.used || a.expired(p.AsOf):
				case a.reason == "":
					p.Report(ex.entry, rubric.FieldException, named(a.name), say("bare"))
				default:
					p.Report(ex.entry, rubric.FieldException, named(a.name))
				}
			}
		}
	},
}
