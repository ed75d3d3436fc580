package rules

import (
	"rubric"
	"rubric/internal/text"
)

var exceptionUnknownRule = Rule{
	ID: "exception-unknown-rule", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartTable, Last: true,
	Doc: Doc{
		Title: rubric.Text{RU: "Исключение понято не до конца", EN: "An exception not understood"},
		What: rubric.Text{
			RU: "Исключение называет существующую проверку, а дата в нём читается.",
			EN: "An exception names a check that exists, and its date can be read.",
		},
		Why: rubric.Text{
			RU: "Исключение, которое не удалось прочесть, не действует, хотя команда на него рассчитывает.",
			EN: "An exception that cannot be read has no effect, though the team counts on it.",
		},
		Fix: rubric.Text{
			RU: "Имя проверки стоит в скобках после замечания. Дата пишется так: rubric-unknown до 30.06.2026: спецпроект.",
			EN: "The check's name stands in brackets after the finding. A date goes like this: rubric-unknown until 2026-06-30: a special project.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Проверки «{value}» нет, исключение не действует. Имя стоит в скобках после замечания.",
				EN: "There is no check “{value}”, so the exception has no effect. Its name is in the finding's brackets.",
			},
			"near": {
				RU: "Проверки «{value}» нет, исключение не действует. Похоже на «{suggestion}» — заменить?",
				EN: "There is no check “{value}”, so the exception has no effect. Did you mean “{suggestion}”?",
			},
			"until": {
				RU: "Дата в исключении «{value}» не читается, и оно не действует. Подойдёт вид 30.06.2026.",
				EN: "The date of the exception “{value}” cannot be read, so it has no effect. 2026-06-30 would do.",
			},
		},
	},
	Check: func(p *Pass) {
		for _, ex := range p.exceptions.order {
			p.Assess()
			for _, a := range ex.named {
				switch {
				case a.rule == nil:
					p.Report(ex.entry, rubric.FieldException, named(a.name), orNear(text.Nearest(a.name, p.exceptions.ids)))
				case a.badUntil:
					p.Report(ex.entry, rubric.FieldException, named(a.name), say("until"))
				}
			}
		}
	},
}
