package rules

import "rubric"

var planHorizonShort = Rule{
	ID: "plan-horizon-short", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
	Needs:  []Need{tab(rubric.RolePlan), planDates},
	Params: []Param{{"days", 14, Days}},
	Doc: Doc{
		Title: rubric.Text{RU: "План скоро закончится", EN: "The plan ends soon"},
		What: rubric.Text{
			RU: "Последний заполненный месяц заканчивается не раньше чем через две недели, или следующий уже заполняют.",
			EN: "The last filled month ends no sooner than in two weeks, or a later one is being filled.",
		},
		Why: rubric.Text{
			RU: "План на последней минуте не успевают ни согласовать, ни снять: публикации выходят не те, что нужны, а те, что есть.",
			EN: "A last-minute plan can be neither approved nor produced in time: what goes out is what there is, not what is needed.",
		},
		Fix: rubric.Text{
			RU: "Начните следующий месяц: хотя бы даты, площадки и рубрики. Свободные места без темы замечаний не вызывают.",
			EN: "Begin the next month: dates, channels and rubrics will do. Free slots without a topic cause no findings.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "План заполнен до {end}, это {days} {days|день|дня|дней}. Начать {next}?",
				EN: "The plan is filled until {end}: {days} {days|day|days}. Begin {next}?",
			},
			"over": {
				RU: "Заполненный план закончился {end}. Когда появится {next}?",
				EN: "The filled plan ended on {end}. When will {next} be there?",
			},
			"none": {
				RU: "Заполненного месяца в плане пока нет. Начать {next}?",
				EN: "No month of the plan is filled yet. Begin {next}?",
			},
		},
	},
	Check: func(p *Pass) {
		p.Assess()
		var last rubric.Month
		if months := p.Filled(); len(months) > 0 {
			last = months[len(months)-1]
		}
		for _, f := range p.Filling() {
			if f.Month.Compare(last) > 0 {
				return
			}
		}
		next := with("next", p.Month)
		switch left := last.Last().Sub(p.AsOf); {
		case last.IsZero():
			p.Tab(rubric.RolePlan, say("none"), next)
		case left < 0:
			p.Tab(rubric.RolePlan, say("over"), with("end", last.Last()), next)
		case left < p.Int("days"):
			p.Tab(rubric.RolePlan, with("end", last.Last()), with("days", left), with("next", last.Add(1)))
		}
	},
}
