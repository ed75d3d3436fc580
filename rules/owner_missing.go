package rules

import "rubric"

var ownerMissing = Rule{
	ID: "owner-missing", Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardResources, Entries: true,
	Needs:  []Need{heading(rubric.FieldOwner)},
	Params: []Param{{"days", 14, Days}},
	Doc: Doc{
		Title: rubric.Text{RU: "У публикации нет ответственного", EN: "A post without an owner"},
		What: rubric.Text{
			RU: "У публикаций ближайших двух недель есть ответственный, если в команде больше одного человека.",
			EN: "Posts of the next two weeks have an owner, where there is more than one person.",
		},
		Why: rubric.Text{
			RU: "Публикация без имени достаётся тому, кто заметил её последним, обычно вечером накануне.",
			EN: "A post without a name falls to whoever notices it last, usually the evening before.",
		},
		Fix: rubric.Text{
			RU: "Впишите имя, как на листе «Ресурсы».",
			EN: "Put in a name, as on the resources tab.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Выходит {date}, ответственный не назван. Кто готовит?",
			EN: "Goes out {date}, with no owner named. Who prepares it?",
		}},
	},
	Check: func(p *Pass) {
		if p.teamSize() < 2 {
			return
		}
		for e := range p.Entries() {
			ahead := e.Date.Date.Sub(p.AsOf)
			if !e.Live() || e.Date.Date.IsZero() || ahead < 0 || ahead > p.Int("days") {
				continue
			}
			p.Assess()
			if len(e.Owner.Names) == 0 {
				p.Report(e, rubric.FieldOwner, with("date", e.Date.Date))
			}
		}
	},
}

// teamSize counts the people of the people tab or, where it names fewer, of the plan.
func (p *Pass) teamSize() int {
	owners := map[string]bool{}
	for e := range p.Entries() {
		for _, n := range e.Owner.Names {
			owners[n.Key] = true
		}
	}
	return max(len(p.Book.People), len(owners))
}
