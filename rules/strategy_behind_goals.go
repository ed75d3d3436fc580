package rules

import "rubric"

var strategyBehindGoals = Rule{
	ID: "strategy-behind-goals", Severity: rubric.Error, Actor: rubric.Manager, Card: rubric.CardRevision,
	Needs: []Need{
		column(rubric.RoleGoals, rubric.FieldUpdated),
		column(rubric.RoleStrategy, rubric.FieldReviewed),
	},
	Params: []Param{{"days", 10, Days}},
	Doc: Doc{
		Title: rubric.Text{RU: "Цель изменили, стратегию нет", EN: "The goal changed, the strategy did not"},
		What: rubric.Text{
			RU: "Задачи цели пересматривали после её обновления или не раньше чем за десять дней до него.",
			EN: "A goal's tasks were reviewed after its update, or no more than ten days before it.",
		},
		Why: rubric.Text{
			RU: "Пока задачи прежние, отдел добросовестно работает на цель, которой больше нет.",
			EN: "While the tasks stay as they were, the team works in good faith for a goal that is no more.",
		},
		Fix: rubric.Text{
			RU: "Пересмотрите задачи этой цели и поставьте дату в колонку «Пересмотрено».",
			EN: "Review the goal's tasks and put the date into the “Reviewed” column.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Цель «{goal}» обновили {updated}, её задачи смотрели {reviewed:full}. Они ещё ей подходят?",
			EN: "The goal “{goal}” was updated on {updated}, its tasks reviewed on {reviewed:full}. Do they still fit?",
		}},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Goals {
			g := &p.Book.Goals[i]
			reviewed := p.lastReview(g)
			if g.Updated.Date.IsZero() || reviewed.IsZero() {
				continue
			}
			p.Assess()
			if g.Updated.Date.Sub(reviewed) > p.Int("days") {
				p.At(g.Updated.Value, rubric.FieldUpdated, named(g.Goal.Text), with("goal", g.Goal.Text), with("updated", g.Updated.Date), with("reviewed", reviewed))
			}
		}
	},
}

// lastReview returns the day of the last review of the goal's tasks; zero when
// none is known.
func (s *shared) lastReview(g *rubric.Goal) (last rubric.Date) {
	for i := range s.Book.Tasks {
		if t := &s.Book.Tasks[i]; t.Goal.Has(g.Goal.Key) && t.Reviewed.Date.After(last) {
			last = t.Reviewed.Date
		}
	}
	return last
}
