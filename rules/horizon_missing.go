package rules

import "rubric"

var horizonMissing = Rule{
	ID: "horizon-missing", Severity: rubric.Error, Actor: rubric.Manager, Card: rubric.CardStrategy,
	Needs: []Need{tab(rubric.RoleStrategy)},
	Doc: Doc{
		Title: rubric.Text{RU: "Нет задач на месяц, полугодие или год", EN: "No task for the month, half-year or year"},
		What: rubric.Text{
			RU: "На месяц, о котором принимается решение, есть задачи всех трёх горизонтов: месяц, полугодие, год.",
			EN: "The month under decision has tasks of all three horizons: month, half-year, year.",
		},
		Why: rubric.Text{
			RU: "Год держит направление, полугодие — темп, месяц — конкретику. Если одного нет, план собирают из того, что под рукой.",
			EN: "The year keeps the direction, the half-year the pace, the month the detail. Where one is missing, the plan is made of whatever is at hand.",
		},
		Fix: rubric.Text{
			RU: "Добавьте на лист стратегии задачу недостающего горизонта с началом и концом.",
			EN: "Add a task of the missing horizon to the strategy tab, with its start and end.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "{month:year:cap}: в стратегии нет задач на {horizons}. Что и кому говорим?",
				EN: "{month:year}: the strategy has no task for the {horizons}. What do we say, and to whom?",
			},
		},
	},
	Check: func(p *Pass) {
		var missing []rubric.Text
		covered := false
		for _, h := range rubric.Horizons {
			p.Assess()
			switch {
			case p.coversMonth(h):
				covered = true
			case !p.expired(h):
				p.Object()
				missing = append(missing, h.Text())
			}
		}
		if len(missing) == 0 {
			return
		}
		severity := rubric.Error
		if covered {
			severity = rubric.Warning
		}
		p.Summary(rubric.RoleStrategy, inField(rubric.FieldHorizon), weigh(severity), during(p.Month.String()),
			with("month", p.Month), with("horizons", missing))
	},
}

func (s *shared) coversMonth(h rubric.Horizon) bool {
	return some(s.Book.Tasks, func(t *rubric.Task) bool { return t.Horizon == h && t.Overlaps(s.Month) })
}
