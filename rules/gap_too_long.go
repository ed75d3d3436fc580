package rules

import "rubric"

var gapTooLong = Rule{
	ID: "gap-too-long", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
	Needs: []Need{tab(rubric.RoleChannels), tab(rubric.RolePlan), planChannels},
	Doc: Doc{
		Title: rubric.Text{RU: "Слишком долгая пауза", EN: "Too long a gap"},
		What: rubric.Text{
			RU: "Между соседними публикациями площадки внутри заполненных месяцев не больше дней, чем её самая длинная пауза.",
			EN: "Between two consecutive posts of a channel inside filled months there are no more days than its longest gap.",
		},
		Why: rubric.Text{
			RU: "После долгой паузы алгоритмы показывают площадку реже, а люди успевают забыть о бренде.",
			EN: "After a long silence the feed shows a channel less, and people forget the brand.",
		},
		Fix: rubric.Text{
			RU: "Поставьте публикацию внутрь паузы или пересмотрите допустимую паузу на листе площадок.",
			EN: "Put a post into the gap, or review the longest gap on the channels tab.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "«{value}»: с {from} по {to} — {days} {days|день|дня|дней} между публикациями, по концепции до {max}. Добавить одну?",
				EN: "“{value}”: {days} {days|day|days} between posts, {from} to {to}; the concept allows {max}. Add one?",
			},
			Past: {
				RU: "«{value}»: с {from} по {to} — {days} {days|день|дня|дней} между публикациями, по концепции до {max}. Что помешало?",
				EN: "“{value}”: {days} {days|day|days} between posts, {from} to {to}; the concept allows {max}. What got in the way?",
			},
		},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Channels {
			c := &p.Book.Channels[i]
			if !c.MaxGapDays.Known {
				continue
			}
			p.Assess()
			days := p.Posts().Days(c.Channel.Key)
			for j := 1; j < len(days); j++ {
				from, to := days[j-1], days[j]
				if gap := to.Sub(from); float64(gap) > c.MaxGapDays.Number && p.filledBetween(from, to) {
					p.At(c.Channel.Value, rubric.FieldMaxGapDays, during(from.String()), p.sayPast(to.AddDays(-1)),
						with("from", from), with("to", to), with("days", gap), with("max", c.MaxGapDays.Number))
				}
			}
		}
	},
}

// filledBetween reports whether no month between the days is still being filled.
func (s *shared) filledBetween(from, to rubric.Date) bool {
	for m := from.InMonth(); m.Compare(to.InMonth()) <= 0; m = m.Add(1) {
		if !s.filled(m) {
			return false
		}
	}
	return true
}
