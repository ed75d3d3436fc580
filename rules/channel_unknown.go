package rules

import "rubric"

var channelUnknown = Rule{
	ID: "channel-unknown", Severity: rubric.Error, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true, Lead: rubric.Manager,
	Needs: []Need{anyOf(
		tab(rubric.RoleChannels),
		column(rubric.RoleRubrics, rubric.FieldChannels),
		column(rubric.RoleFormats, rubric.FieldChannels),
	)},
	Doc: Doc{
		Title: rubric.Text{RU: "Площадки нет в концепции", EN: "Channel not in the concept"},
		What: rubric.Text{
			RU: "Каждая площадка публикации есть на листе площадок или названа у рубрики либо формата.",
			EN: "Every channel of a post is on the channels tab or named by a rubric or a format.",
		},
		Why: rubric.Text{
			RU: "Каждая площадка — это свои люди, частота и статистика. Площадка вне концепции живёт без цели и без замеров.",
			EN: "Every channel has its own audience, pace and statistics. One outside the concept lives without a goal and without figures.",
		},
		Fix: rubric.Text{
			RU: "Уберите площадку или договоритесь и добавьте её на лист площадок с частотой публикаций.",
			EN: "Remove the channel, or agree on it and add it to the channels tab with its pace.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Площадки «{value}» нет в концепции. Убрать или добавить?",
				EN: "The channel “{value}” isn't in the concept. Remove it, or add it?",
			},
			"near": {
				RU: "Площадки «{value}» нет в концепции. Похоже на «{suggestion}» — заменить?",
				EN: "The channel “{value}” isn't in the concept. Did you mean “{suggestion}”?",
			},
			"lead": {
				RU: "План живёт на площадке «{value}» ({count} {count|публикация|публикации|публикаций}), в концепции её нет. Добавить её?",
				EN: "The plan lives on “{value}” ({count} {count|post|posts}), which the concept lacks. Add it?",
			},
			"leadNear": {
				RU: "Площадки «{value}» нет в концепции: {count} {count|публикация|публикации|публикаций}. Похоже на «{suggestion}» — заменить?",
				EN: "“{value}” isn't among the channels; {count} {count|post has|posts have} it. Did you mean “{suggestion}”?",
			},
		},
	},
	Check: func(p *Pass) {
		known := p.Names(rubric.RoleChannels)
		for e := range p.EntriesWith(rubric.FieldChannel) {
			for _, c := range e.Channel.Names {
				if !known.Known(c.Key) {
					p.Report(e, rubric.FieldChannel, named(c.Text), because(c.Key), orNear(known.Nearest(c.Text)))
				}
			}
		}
	},
}
