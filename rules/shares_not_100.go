package rules

import (
	"math"

	"rubric"
)

var sharesNot100 = Rule{
	ID: "shares-not-100", Severity: rubric.Warning, Actor: rubric.Manager, Card: rubric.CardConcept,
	Needs:  []Need{column(rubric.RoleRubrics, rubric.FieldShare)},
	Params: []Param{{"tolerance", 5, Points}},
	Doc: Doc{
		Title: rubric.Text{RU: "Доли рубрик не дают 100 %", EN: "Rubric shares do not make 100%"},
		What: rubric.Text{
			RU: "Доли активных рубрик в сумме дают 100 % с небольшим допуском.",
			EN: "The active rubrics' shares add up to 100%, give or take a little.",
		},
		Why: rubric.Text{
			RU: "Если доли не сходятся, план не может им соответствовать, и спор о том, чего много, не решить.",
			EN: "If the shares do not add up, no plan can match them, and no dispute about too much of something can be settled.",
		},
		Fix: rubric.Text{
			RU: "Поправьте доли на листе рубрик так, чтобы вместе получилось 100 %.",
			EN: "Adjust the shares on the rubrics tab so that together they make 100%.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Доли активных рубрик дают {sum:percent}. Как распределить 100 %?",
			EN: "The active rubrics' shares add up to {sum:percent}. How should the 100% be split?",
		}},
	},
	Check: func(p *Pass) {
		p.Assess()
		sum := 0.0
		for i := range p.Book.Rubrics {
			if r := &p.Book.Rubrics[i]; r.IsActive() && r.Share.Known {
				sum += r.Share.Number
			}
		}
		if math.Abs(sum-100) > p.Num("tolerance") {
			p.Tab(rubric.RoleRubrics, inField(rubric.FieldShare), with("sum", sum))
		}
	},
}
