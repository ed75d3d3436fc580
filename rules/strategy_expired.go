package rules

import "rubric"

var strategyExpired = Rule{
	ID: "strategy-expired", Severity: rubric.Error, Actor: rubric.Manager, Card: rubric.CardRevision,
	Needs:  []Need{tab(rubric.RoleStrategy)},
	Params: []Param{{"workdays", 5, Workdays}},
	Doc: Doc{
		Title: rubric.Text{RU: "Срок стратегии вышел", EN: "The strategy has run out"},
		What: rubric.Text{
			RU: "У каждого горизонта, для которого задачи были, есть задача и на сегодня: старая не закончилась больше пяти рабочих дней назад.",
			EN: "Every horizon that had tasks has one for today: the old one did not end more than five working days ago.",
		},
		Why: rubric.Text{
			RU: "Отдел продолжает работать по стратегии, которой уже нет, и план расходится с тем, что нужно бизнесу сейчас.",
			EN: "The team goes on by a strategy that no longer is, and the plan drifts from what the business needs now.",
		},
		Fix: rubric.Text{
			RU: "Добавьте задачи нового срока или продлите прежние, если они в силе.",
			EN: "Add tasks for the new period, or extend the old ones if they still hold.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Задачи на {horizon} закончились {end:full}, новых нет. Продлить их или поставить другие?",
			EN: "The tasks for the {horizon} ended on {end:full}, with none after. Extend them, or set others?",
		}},
	},
	Check: func(p *Pass) {
		for _, h := range rubric.Horizons {
			last, open := p.lastTask(h)
			if last.IsZero() && !open {
				continue
			}
			p.Assess()
			if !open && p.WorkingDaysSince(last) > p.Int("workdays") {
				p.Tab(rubric.RoleStrategy, inField(rubric.FieldHorizon), named(h.Text().In(p.Book.Lang)),
					with("horizon", h.Text()), with("end", last))
			}
		}
	},
}

// expired reports whether strategy-expired speaks of the horizon.
func (s *shared) expired(h rubric.Horizon) bool {
	conf := s.configs.byRule["strategy-expired"]
	last, open := s.lastTask(h)
	return conf.on && !open && !last.IsZero() && s.WorkingDaysSince(last) > int(conf.params["workdays"])
}

// lastTask returns the last day of the horizon's last task, and whether any of
// its tasks covers as-of or is still to come.
func (s *shared) lastTask(h rubric.Horizon) (last rubric.Date, open bool) {
	for i := range s.Book.Tasks {
		t := &s.Book.Tasks[i]
		if t.Horizon != h {
			continue
		}
		if t.End.Date.IsZero() || !t.End.Date.Before(s.AsOf) {
			open = true
		}
		if t.End.Date.After(last) {
			last = t.End.Date
		}
	}
	return last, open
}
