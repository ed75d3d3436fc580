package rules

import "rubric"

var capacityUndeclared = Rule{
	ID: "capacity-undeclared", Severity: rubric.Info, Actor: rubric.Manager, Card: rubric.CardResources,
	Doc: Doc{
		Title: rubric.Text{RU: "Часы команды не указаны", EN: "The team's hours are not given"},
		What: rubric.Text{
			RU: "Хотя бы у одного человека указано, сколько часов в неделю у него есть на контент.",
			EN: "At least one person has hours a week for content.",
		},
		Why: rubric.Text{
			RU: "Пока часы не посчитаны, план обещают вслепую, и перегрузка видна только по сорванным датам.",
			EN: "Until hours are counted, plans are promised blindly, and overload shows only in missed dates.",
		},
		Fix: rubric.Text{
			RU: "Заполните лист «Ресурсы»: кто и сколько часов в неделю; на листе «Форматы» — сколько часов уходит на один.",
			EN: "Fill in the resources tab: who, and how many hours a week; on the formats tab, the hours each takes.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Часы команды не указаны: нельзя сказать, по силам ли ей план. Сколько их в неделю?",
			EN: "The team's hours are not given, so nobody can say if the plan fits. How many a week?",
		}},
	},
	Check: func(p *Pass) {
		p.Assess()
		if !some(p.Book.People, func(x *rubric.Person) bool { return x.HoursPerWeek.Known }) {
			p.Tab(rubric.RolePeople, inField(rubric.FieldHoursPerWeek))
		}
	},
}
