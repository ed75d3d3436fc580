package rules

import "rubric"

var adUnmarked = Rule{
	ID: "ad-unmarked", Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardBrand, Entries: true,
	Needs:  []Need{adFlag},
	Params: []Param{{"workdays", 3, Workdays}},
	Doc: Doc{
		Title: rubric.Text{RU: "Реклама без erid", EN: "Advertising without an erid"},
		What: rubric.Text{
			RU: "У публикации, которую команда отметила как рекламу, к утверждению и за три рабочих дня до выхода есть erid. Что считать рекламой, Rubric не решает.",
			EN: "A post that the team flagged as advertising has an erid once it is approved and three working days before it goes out. Rubric does not decide what advertising is.",
		},
		Why: rubric.Text{
			RU: "Реклама без маркировки грозит штрафом. Решение всегда за юристом.",
			EN: "Advertising without its marking may be fined. The decision is always the lawyer's.",
		},
		Fix: rubric.Text{
			RU: "Получите erid и впишите его или снимите отметку о рекламе, если юрист согласен.",
			EN: "Get the erid and put it in, or clear the flag if the lawyer agrees.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Помечено как реклама. Проверьте erid; решение — за юристом.",
			EN: "Flagged as advertising. Check the erid; the decision is the lawyer's.",
		}},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			if !p.isAd(e) {
				continue
			}
			p.Assess()
			if e.Status.AtLeastApproved() && e.Value(rubric.FieldErid).Empty() && p.Within(e.Date.Date, p.Int("workdays")) {
				f := rubric.FieldErid
				if e.Value(rubric.FieldErid).Pos.Col == 0 && e.Ad.Pos.Col > 0 {
					f = rubric.FieldAd
				}
				p.Report(e, f)
			}
		}
	},
}

// adFlag is some way in which the team tells advertising from the rest.
var adFlag = Need{
	Word: "plan.ad",
	Extra: func(p *Pass) bool {
		return p.Book.HasColumn(rubric.RolePlan, rubric.FieldAd) ||
			some(p.window, func(e **rubric.Entry) bool { return p.isAd(*e) })
	},
	Missing: rubric.Text{RU: "план не отмечает рекламу", EN: "the plan does not flag advertising"},
}
