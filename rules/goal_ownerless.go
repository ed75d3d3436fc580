package rules

import "rubric"

var goalOwnerless = Rule{
	ID: "goal-ownerless", Severity: rubric.Warning, Actor: rubric.Manager, Card: rubric.CardGoals,
	Needs: []Need{tab(rubric.RoleGoals)},
	Lead:  rubric.Manager,
	Doc: Doc{
		Title: rubric.Text{RU: "За цель никто не отвечает", EN: "A goal without an owner"},
		What: rubric.Text{
			RU: "У каждой цели есть ответственный.",
			EN: "Every goal has an owner.",
		},
		Why: rubric.Text{
			RU: "Цель без имени обсуждают все, а решает никто.",
			EN: "Everybody discusses a goal without a name, and nobody decides on it.",
		},
		Fix: rubric.Text{
			RU: "Впишите имя того, кто отвечает за результат, а не за публикации.",
			EN: "Put in the name of whoever answers for the result, not for the posts.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "У цели «{goal}» нет ответственного. Кто за неё отвечает?",
				EN: "The goal “{goal}” has no owner. Who answers for it?",
			},
			"lead": {
				RU: "У целей ({count}) нет ответственных. Кто за них отвечает?",
				EN: "{count} goals have no owner. Who answers for them?",
			},
		},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Goals {
			g := &p.Book.Goals[i]
			p.Assess()
			if g.Owner.Empty() {
				p.At(orRow(g.Owner.Value, g.Pos), rubric.FieldOwner, named(g.Goal.Text), with("goal", g.Goal.Text), because("owner"))
			}
		}
	},
}

// orRow gives a value without a cell of its own the place of its row.
func orRow(v rubric.Value, row rubric.Position) rubric.Value {
	if v.Pos.Row == 0 {
		v.Pos = row
	}
	return v
}
