package rules

import "rubric"

var formatUnknown = Rule{
	ID: "format-unknown", Severity: rubric.Error, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true, Lead: rubric.Manager,
	Needs: []Need{anyOf(tab(rubric.RoleFormats), column(rubric.RoleRubrics, rubric.FieldFormats))},
	Doc: Doc{
		Title: rubric.Text{RU: "Формата нет в концепции", EN: "Format not in the concept"},
		What: rubric.Text{
			RU: "Формат публикации есть на листе форматов или назван у одной из рубрик.",
			EN: "A post's format is on the formats tab or named by one of the rubrics.",
		},
		Why: rubric.Text{
			RU: "Форматы выбраны под задачи и силы команды. Новый формат меняет и часы, и то, как бренд выглядит в ленте.",
			EN: "The formats were chosen for the tasks and for what the team can make. A new one changes both the hours and how the brand looks in the feed.",
		},
		Fix: rubric.Text{
			RU: "Замените формат на один из выбранных или договоритесь и добавьте его на лист форматов вместе с часами.",
			EN: "Change the format to one of those chosen, or agree on it and add it to the formats tab with its hours.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Формата «{value}» нет в концепции. Заменить или добавить?",
				EN: "The format “{value}” isn't in the concept. Change it, or add it?",
			},
			"near": {
				RU: "Формата «{value}» нет в концепции. Похоже на «{suggestion}» — заменить?",
				EN: "The format “{value}” isn't in the concept. Did you mean “{suggestion}”?",
			},
			"lead": {
				RU: "План живёт форматом «{value}» ({count} {count|публикация|публикации|публикаций}), в концепции его нет. Добавить его?",
				EN: "The plan lives by the format “{value}” ({count} {count|post|posts}), which the concept lacks. Add it?",
			},
			"leadNear": {
				RU: "Формата «{value}» нет в концепции: {count} {count|публикация|публикации|публикаций}. Похоже на «{suggestion}» — заменить?",
				EN: "“{value}” isn't among the formats; {count} {count|post has|posts have} it. Did you mean “{suggestion}”?",
			},
		},
	},
	Check: func(p *Pass) {
		known := p.Names(rubric.RoleFormats)
		for e := range p.EntriesWith(rubric.FieldFormat) {
			if !known.Known(e.Format.Key) {
				p.Report(e, rubric.FieldFormat, because(e.Format.Key), orNear(known.Nearest(e.Format.Text)))
			}
		}
	},
}
