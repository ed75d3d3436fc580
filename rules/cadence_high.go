package rules

import "rubric"

var cadenceHigh = Rule{
	ID: "cadence-high", Severity: rubric.Info, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
	Needs: []Need{tab(rubric.RoleChannels), tab(rubric.RolePlan), planChannels},
	Doc: Doc{
		Title: rubric.Text{RU: "Неделя плотнее максимума", EN: "A week above the maximum"},
		What: rubric.Text{
			RU: "В каждой неделе заполненных месяцев на площадке не больше публикаций, чем её максимум.",
			EN: "In every week of filled months a channel has no more posts than its maximum.",
		},
		Why: rubric.Text{
			RU: "Слишком частые публикации отнимают охват друг у друга и утомляют подписчиков.",
			EN: "Posts that come too often take reach from each other and tire followers.",
		},
		Fix: rubric.Text{
			RU: "Перенесите часть публикаций в более тихую неделю или пересмотрите максимум.",
			EN: "Move some posts to a quieter week, or review the maximum.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "«{value}», неделя {from}–{to}: {have} {have|публикация|публикации|публикаций}, максимум {want}. Перенести часть?",
				EN: "“{value}”, week {from} – {to}: {have} {have|post|posts}, the maximum is {want}. Move some?",
			},
			Past: {
				RU: "«{value}», неделя {from}–{to}: {have} {have|публикация|публикации|публикаций}, максимум {want}. Было ли это нужно?",
				EN: "“{value}”, week {from} – {to}: {have} {have|post|posts}, the maximum is {want}. Was that needed?",
			},
		},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Channels {
			c := &p.Book.Channels[i]
			if !c.MaxPerWeek.Known {
				continue
			}
			for _, monday := range p.Weeks() {
				p.Assess()
				if have := p.Posts().InWeek(c.Channel.Key, monday); float64(have) > c.MaxPerWeek.Number {
					p.At(c.Channel.Value, rubric.FieldMaxPerWeek, during(monday.String()), p.sayPast(monday.AddDays(6)),
						with("from", monday), with("to", monday.AddDays(6)), with("have", have), with("want", c.MaxPerWeek.Number))
				}
			}
		}
	},
}
