package rules

import "rubric"

var goalNotMeasurable = Rule{
	ID: "goal-not-measurable", Severity: rubric.Error, Actor: rubric.Manager, Card: rubric.CardGoals,
	Needs: []Need{tab(rubric.RoleGoals)},
	Lead:  rubric.Manager,
	Doc: Doc{
		Title: rubric.Text{RU: "Цель нельзя измерить", EN: "A goal that cannot be measured"},
		What: rubric.Text{
			RU: "У каждой цели есть метрика, число и срок.",
			EN: "Every goal has a metric, a number and a deadline.",
		},
		Why: rubric.Text{
			RU: "Без числа и срока нельзя сказать, приближает ли её контент, и спорить приходится о вкусах.",
			EN: "Without a number and a date nobody can say whether content brings it nearer, and what is left is a dispute about taste.",
		},
		Fix: rubric.Text{
			RU: "Допишите недостающее: например, «заявки с соцсетей — 40 в месяц — к 30.09.2026».",
			EN: "Add what is missing: for example, “enquiries from social media: 40 a month by 2026-09-30”.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Цель «{goal}» пока не измерить, не хватает: {lacks}. Сколько и к какому сроку?",
				EN: "The goal “{goal}” cannot be measured yet: no {lacks}. How much, and by when?",
			},
			"lead": {
				RU: "Цели пока не измерить ({count}), не хватает: {lacks}. Сколько и к какому сроку?",
				EN: "{count} goals cannot be measured yet: no {lacks}. How much, and by when?",
			},
		},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Goals {
			p.Assess()
			p.checkGoal(&p.Book.Goals[i])
		}
	},
}

func (p *Pass) checkGoal(g *rubric.Goal) {
	var lacks []rubric.Text
	var at rubric.Value
	var field rubric.Field
	cause := ""
	for _, c := range []struct {
		field rubric.Field
		cell  rubric.Value
		has   bool
	}{
		{rubric.FieldMetric, g.Metric, !g.Metric.Empty()},
		{rubric.FieldTarget, g.Target.Value, g.Target.Known},
		{rubric.FieldDeadline, g.Deadline.Value, !g.Deadline.Date.IsZero()},
	} {
		if c.has {
			continue
		}
		if field == "" {
			field, at = c.field, c.cell
		}
		if !p.Book.HasColumn(rubric.RoleGoals, c.field) {
			cause += string(c.field) + " "
		}
		name := c.field.Name(rubric.RoleGoals)
		lacks = append(lacks, rubric.Text{RU: lower(name.RU), EN: lower(name.EN)})
	}
	if len(lacks) == 0 {
		return
	}
	p.At(orRow(at, g.Pos), field, named(g.Goal.Text), with("goal", g.Goal.Text), with("lacks", lacks), because(cause))
}
