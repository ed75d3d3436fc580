package rules

import "rubric"

var ownerUnknown = Rule{
	ID: "owner-unknown", Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardResources,
	Entries: true, Lead: rubric.Manager,
	Needs: []Need{tab(rubric.RolePeople)},
	Doc: Doc{
		Title: rubric.Text{RU: "Ответственного нет среди людей", EN: "The owner is not among the people"},
		What: rubric.Text{
			RU: "Ответственный публикации есть на листе ресурсов.",
			EN: "A post's owner is on the resources tab.",
		},
		Why: rubric.Text{
			RU: "Часы человека, которого нет в списке, не посчитаны: план кажется легче, чем он есть.",
			EN: "The hours of somebody who is not on the list are not counted: the plan looks lighter than it is.",
		},
		Fix: rubric.Text{
			RU: "Поправьте имя или добавьте человека на лист «Ресурсы» с его часами.",
			EN: "Correct the name, or add the person to the resources tab with their hours.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "{value} нет на листе «{people}». Поправить имя или добавить человека?",
				EN: "{value} isn't on the “{people}” tab. Correct the name, or add the person?",
			},
			"near": {
				RU: "{value} нет на листе «{people}». Похоже на «{suggestion}» — заменить?",
				EN: "{value} isn't on the “{people}” tab. Did you mean “{suggestion}”?",
			},
			"lead": {
				RU: "План ведёт {value} ({count} {count|публикация|публикации|публикаций}), на листе «{people}» такого имени нет. Добавить?",
				EN: "{value} runs the plan ({count} {count|post|posts}) and isn't on the “{people}” tab. Add the person?",
			},
			"leadNear": {
				RU: "{value} нет на листе «{people}»: {count} {count|публикация|публикации|публикаций}. Похоже на «{suggestion}» — заменить?",
				EN: "{value} isn't on the “{people}” tab; {count} {count|post names|posts name} them. Did you mean “{suggestion}”?",
			},
		},
	},
	Check: func(p *Pass) {
		known := p.Names(rubric.RolePeople)
		people := with("people", p.Book.TabName(rubric.RolePeople))
		for e := range p.EntriesWith(rubric.FieldOwner) {
			for _, o := range e.Owner.Names {
				if !known.Known(o.Key) {
					p.Report(e, rubric.FieldOwner, named(o.Text), people, because(o.Key), orNear(known.Nearest(o.Text)))
				}
			}
		}
	},
}
