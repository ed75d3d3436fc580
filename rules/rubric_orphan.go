package rules

import "rubric"

var rubricOrphan = Rule{
	ID: "rubric-orphan", Severity: rubric.Warning, Actor: rubric.Manager, Card: rubric.CardConcept,
	Needs: []Need{tab(rubric.RoleRubrics), tab(rubric.RoleStrategy)},
	Lead:  rubric.Manager,
	Doc: Doc{
		Title: rubric.Text{RU: "Рубрика без задачи", EN: "A rubric without a task"},
		What: rubric.Text{
			RU: "Каждая активная рубрика называет задачу стратегии, которой служит.",
			EN: "Every active rubric names a task of the strategy that it serves.",
		},
		Why: rubric.Text{
			RU: "Рубрика без задачи легко становится самой любимой и самой бесполезной: её публикации ни к какой цели не ведут.",
			EN: "A rubric without a task easily becomes the favourite and the least useful: its posts lead to no goal.",
		},
		Fix: rubric.Text{
			RU: "Впишите у рубрики задачу из стратегии или сделайте рубрику неактивной.",
			EN: "Name a task of the strategy in the rubric, or make the rubric inactive.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "У рубрики «{rubric}» не указана задача. Какой задаче стратегии она служит?",
				EN: "The rubric “{rubric}” names no task. Which task of the strategy does it serve?",
			},
			"unknown": {
				RU: "Рубрика «{rubric}» служит задаче «{value}», в стратегии её нет. Какой задаче она служит?",
				EN: "The rubric “{rubric}” serves “{value}”, which isn't in the strategy. Which task is it?",
			},
			"near": {
				RU: "Задачи «{value}» нет в стратегии. Похоже на «{suggestion}» — заменить?",
				EN: "The task “{value}” isn't in the strategy. Did you mean “{suggestion}”?",
			},
			"lead": {
				RU: "Без задачи {count} {count|активная рубрика|активные рубрики|активных рубрик}. Каким задачам стратегии они служат?",
				EN: "{count} active {count|rubric names|rubrics name} no task. Which tasks of the strategy do they serve?",
			},
		},
	},
	Check: func(p *Pass) {
		known := p.Names(rubric.RoleStrategy)
		for i := range p.Book.Rubrics {
			r := &p.Book.Rubrics[i]
			if !r.IsActive() {
				continue
			}
			p.Assess()
			name := with("rubric", r.Rubric.Text)
			switch {
			case len(r.Tasks.Names) == 0:
				p.At(orRow(r.Tasks.Value, r.Pos), rubric.FieldTasks, named(r.Rubric.Text), name, because("none"))
			case !anyKnown(known, r.Tasks):
				first := r.Tasks.Names[0].Text
				p.At(r.Tasks.Value, rubric.FieldTasks, named(first), name, say("unknown"), orNear(known.Nearest(first)))
			}
		}
	},
}

func anyKnown(known *names, refs rubric.Refs) bool {
	for _, n := range refs.Names {
		if known.Known(n.Key) {
			return true
		}
	}
	return false
}
