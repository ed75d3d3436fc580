package rules

import "rubric"

var rubricAbsent = Rule{
	ID: "rubric-absent", Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardConcept, Entries: true,
	Needs:  []Need{tab(rubric.RoleRubrics), tab(rubric.RolePlan), planRubrics},
	Params: []Param{{"windowDays", 30, Days}},
	Doc: Doc{
		Title: rubric.Text{RU: "Рубрика пропала из плана", EN: "A rubric absent from the plan"},
		What: rubric.Text{
			RU: "У каждой активной рубрики есть публикация в пределах месяца до и после сегодня. Рубрика с малой долей проверяется, когда ей по доле положено хотя бы две.",
			EN: "Every active rubric has a post within a month before or after today. One with a small share is looked at once its share makes at least two posts.",
		},
		Why: rubric.Text{
			RU: "Рубрика, которая есть в концепции, но не в плане, — обещание, которого никто не видит.",
			EN: "A rubric in the concept but not in the plan is a promise that nobody sees.",
		},
		Fix: rubric.Text{
			RU: "Поставьте публикацию этой рубрики или предложите сделать рубрику неактивной.",
			EN: "Plan a post of the rubric, or suggest making it inactive.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Рубрики «{value}» нет в плане с {from} по {to}. Добавить публикацию или отключить рубрику?",
			EN: "“{value}” has no post from {from} to {to}. Add one, or switch the rubric off?",
		}},
	},
	Check: func(p *Pass) {
		days := p.Int("windowDays")
		from, to := p.AsOf.AddDays(-days), p.AsOf.AddDays(days)
		counts, total := map[string]int{}, 0
		for m := from.InMonth(); m.Compare(to.InMonth()) <= 0; m = m.Add(1) {
			for _, e := range p.InMonth(m) {
				if !e.Date.Date.Before(from) && !e.Date.Date.After(to) {
					counts[e.Rubric.Key]++
					total++
				}
			}
		}
		for i := range p.Book.Rubrics {
			r := &p.Book.Rubrics[i]
			if !r.IsActive() || r.Rubric.Empty() {
				continue
			}
			p.Assess()
			expected := !r.Share.Known || r.Share.Number/100*float64(total) >= leastOff
			if total > 0 && counts[r.Rubric.Key] == 0 && expected {
				p.At(r.Rubric.Value, rubric.FieldRubric, with("from", from), with("to", to))
			}
		}
	},
}
