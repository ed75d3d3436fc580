package rules

import "rubric"

var dateInvalid = Rule{
	ID: "date-invalid", Severity: rubric.Error, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartTable, Entries: true,
	Needs: []Need{tab(rubric.RolePlan)},
	Doc: Doc{
		Title: rubric.Text{RU: "Дата не читается", EN: "A date that cannot be read"},
		What: rubric.Text{
			RU: "В ячейке даты стоит дата, диапазон дат или пометка вроде TBD.",
			EN: "A date cell holds a date, a range of dates or a placeholder such as TBD.",
		},
		Why: rubric.Text{
			RU: "Публикация без понятной даты выпадает из календаря: её не видно ни в паузах, ни в сроках согласования.",
			EN: "A post without a readable date drops out of the calendar: neither gaps nor approval dates can see it.",
		},
		Fix: rubric.Text{
			RU: "Впишите дату как 27.05.2026 или выберите её в календаре ячейки. Если дня ещё нет, оставьте ячейку пустой или напишите TBD.",
			EN: "Type the date as 2026-05-27 or pick it in the cell's calendar. If there is no day yet, leave the cell empty or write TBD.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "«{value}» не читается как дата. Какой это день? Подойдёт вид 27.05.2026.",
			EN: "“{value}” doesn't read as a date. Which day is it? 2026-05-27 would do.",
		}},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			p.Assess()
			if e.Date.Bad {
				p.Report(e, rubric.FieldDate)
			}
		}
	},
}
