package rules

import "rubric"

var taskUnlinked = Rule{
	ID: "task-unlinked", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true, Lead: rubric.Manager,
	Needs: []Need{tab(rubric.RoleStrategy), planTasks},
	Doc: Doc{
		Title: rubric.Text{RU: "Публикация без задачи", EN: "A post without a task"},
		What: rubric.Text{
			RU: "Публикация называет задачу стратегии сама или через свою рубрику.",
			EN: "A post names a task of the strategy, itself or through its rubric.",
		},
		Why: rubric.Text{
			RU: "Так видно, сколько сил уходит на цели бизнеса, а сколько мимо них.",
			EN: "This shows how much effort goes into the goals of the business, and how much past them.",
		},
		Fix: rubric.Text{
			RU: "Укажите задачу у публикации или один раз у рубрики: тогда она засчитается всем её публикациям.",
			EN: "Name the task in the post or, once, in the rubric: then all its posts count.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Задача не указана. На какую задачу стратегии работает публикация?",
				EN: "No task is named. Which task of the strategy does the post serve?",
			},
			"rubric": {
				RU: "Ни у публикации, ни у рубрики «{rubric}» нет задачи. На какую она работает?",
				EN: "Neither the post nor its rubric “{rubric}” names a task. Which one does it serve?",
			},
			"lead": {
				RU: "Рубрика «{rubric}» пока без задачи, а с ней {count} {count|публикация|публикации|публикаций}. На что она работает?",
				EN: "The rubric “{rubric}” names no task, nor do its {count} {count|post|posts}. What does it serve?",
			},
		},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			if !e.Live() {
				continue
			}
			p.Assess()
			r := p.Book.Rubric(e.Rubric.Key)
			unknown := r == nil && !e.Rubric.Empty() && len(p.Book.Rubrics) > 0
			if p.NamesTask(e) || unknown || r != nil && len(r.Tasks.Names) > 0 {
				continue // what an unknown rubric serves is that finding's question
			}
			if r == nil {
				p.Report(e, taskCell(e))
			} else {
				p.Report(e, taskCell(e), say("rubric"), with("rubric", r.Rubric.Text), because(r.Rubric.Key))
			}
		}
	},
}

// taskCell is where a task would be named: in the task column or, where the
// plan has none, through the rubric.
func taskCell(e *rubric.Entry) rubric.Field {
	if e.Task.Pos.Col == 0 && e.Rubric.Pos.Col > 0 {
		return rubric.FieldRubric
	}
	return rubric.FieldTask
}
