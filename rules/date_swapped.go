package rules

import (
	"rubric"
	"rubric/internal/text"
)

var dateSwapped = Rule{
	ID: "date-swapped", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartTable, Entries: true, Lead: rubric.Department,
	Needs: []Need{tab(rubric.RolePlan)},
	Doc: Doc{
		Title: rubric.Text{RU: "День и месяц поменялись местами", EN: "Day and month look swapped"},
		What: rubric.Text{
			RU: "Дата согласуется с соседними строками, названием листа и днём недели. Если согласуется только с переставленными днём и месяцем, Rubric показывает такую дату.",
			EN: "A date fits its neighbours, the tab's name and the weekday. If it fits only with day and month swapped, Rubric shows that date.",
		},
		Why: rubric.Text{
			RU: "Так бывает, когда даты вставляют в таблицу с другими региональными настройками: 05.06 становится шестым мая, и публикация уходит в другой месяц.",
			EN: "It happens when dates are pasted into a sheet of another region: 5 June becomes 6 May, and the post moves to another month.",
		},
		Fix: rubric.Text{
			RU: "Сверьте дату и впишите нужную. Чтобы это не повторялось, проверьте региональные настройки таблицы.",
			EN: "Check the date and type the one you mean. To stop it from happening again, look at the sheet's regional settings.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "{date:full} выбивается из соседних дат. Имелось в виду {suggestion}?",
				EN: "{date:full} doesn't fit the dates around it. Was {suggestion} meant?",
			},
			"lead": {
				RU: "На листе у {count} {count|даты|дат|дат} день и месяц, похоже, поменялись местами. Поправить все сразу?",
				EN: "Day and month look swapped in {count} {count|date|dates} of the tab. Fix them all at once?",
			},
		},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			if e.Date.Date.IsZero() {
				continue
			}
			p.Assess()
			if !e.Date.Swapped.IsZero() {
				p.Report(e, rubric.FieldDate, with("date", e.Date.Date), because("swapped"),
					suggest(text.FullDay(p.Book.Lang, e.Date.Swapped)))
			}
		}
	},
}
