package rules

import (
	"math"

	"rubric"
)

var cadenceLow = Rule{
	ID: "cadence-low", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
	Needs: []Need{tab(rubric.RoleChannels), tab(rubric.RolePlan), planChannels},
	Doc: Doc{
		Title: rubric.Text{RU: "Неделя тише минимума", EN: "A week below the minimum"},
		What: rubric.Text{
			RU: "В каждой неделе заполненных месяцев на площадке не меньше публикаций, чем её минимум. В неделе с тремя и более выходными буднями минимум меньше.",
			EN: "In every week of filled months a channel has no fewer posts than its minimum. A week with three or more weekdays off has a lower one.",
		},
		Why: rubric.Text{
			RU: "Площадка, которая молчит, теряет место в ленте, и возвращать охват дороже, чем держать.",
			EN: "A channel that goes quiet loses its place in the feed, and reach costs more to win back than to keep.",
		},
		Fix: rubric.Text{
			RU: "Перенесите публикацию из более плотной недели, добавьте новую или пересмотрите минимум на листе площадок.",
			EN: "Move a post from a fuller week, add one, or review the minimum on the channels tab.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "«{value}», неделя {from}–{to}: {have} {have|публикация|публикации|публикаций}, минимум {want}. Добавить или перенести?",
				EN: "“{value}”, week {from} – {to}: {have} {have|post|posts}, the minimum is {want}. Add one, or move one?",
			},
			Past: {
				RU: "«{value}», неделя {from}–{to}: {have} {have|публикация|публикации|публикаций}, минимум {want}. Что помешало?",
				EN: "“{value}”, week {from} – {to}: {have} {have|post|posts}, the minimum is {want}. What got in the way?",
			},
		},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Channels {
			c := &p.Book.Channels[i]
			if !c.MinPerWeek.Known || c.MinPerWeek.Number <= 0 {
				continue
			}
			for _, monday := range p.Weeks() {
				p.Assess()
				have, want := p.Posts().InWeek(c.Channel.Key, monday), p.minimum(c, monday)
				if have < want {
					p.At(c.Channel.Value, rubric.FieldMinPerWeek, during(monday.String()), p.sayPast(monday.AddDays(6)),
						with("from", monday), with("to", monday.AddDays(6)), with("have", have), with("want", want))
				}
			}
		}
	},
}

// manyDaysOff is how many weekdays off make a week too short for the whole minimum.
const manyDaysOff = 3

// minimum returns how many posts the channel wants in the week.
func (s *shared) minimum(c *rubric.Channel, monday rubric.Date) int {
	want := c.MinPerWeek.Number
	if off := s.DaysOff(monday); off >= manyDaysOff {
		return int(math.Floor(want * float64(5-off) / 5))
	}
	return int(math.Ceil(want))
}
