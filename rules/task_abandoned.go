package rules

import (
	"math"

	"rubric"
)

var taskAbandoned = Rule{
	ID: "task-abandoned", Severity: rubric.Error, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
	Needs: []Need{tab(rubric.RoleStrategy), tab(rubric.RolePlan), planTasks},
	Doc: Doc{
		Title: rubric.Text{RU: "Задача месяца без публикаций", EN: "A task of the month without posts"},
		What: rubric.Text{
			RU: "У каждой задачи, чей срок приходится на заполненный месяц, есть в нём хотя бы одна публикация.",
			EN: "Every task whose period falls into a filled month has at least one post there.",
		},
		Why: rubric.Text{
			RU: "Задача без публикаций не решается. Либо план уходит от стратегии, либо задача уже не нужна, и об этом стоит сказать вслух.",
			EN: "A task without posts does not get done. Either the plan drifts from the strategy, or the task is no longer needed and somebody should say so.",
		},
		Fix: rubric.Text{
			RU: "Добавьте публикации под задачу или предложите руководителю снять её на этот месяц.",
			EN: "Add posts for the task, or suggest to management that it be dropped for the month.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "На задачу «{value}» {month:in} 0 публикаций, по стратегии — около {want}. Добавить или снять задачу?",
				EN: "“{value}” has 0 posts {month:in}; the strategy asks for about {want}. Add some, or drop the task?",
			},
			"noShare": {
				RU: "На задачу «{value}» {month:in} 0 публикаций. Добавить или снять задачу?",
				EN: "“{value}” has 0 posts {month:in}. Add some, or drop the task?",
			},
		},
	},
	Check: func(p *Pass) {
		for _, m := range p.Filled() {
			for i := range p.Book.Tasks {
				t := &p.Book.Tasks[i]
				if t.Task.Empty() || !t.Overlaps(m) || !p.carried(t) {
					continue
				}
				p.Assess()
				if p.ServedIn(m)[t] == 0 {
					p.reportAbandoned(t, m)
				}
			}
		}
	},
}

func (p *Pass) reportAbandoned(t *rubric.Task, m rubric.Month) {
	opts := []Option{with("month", m), during(m.String()), say("noShare")}
	if want := int(math.Round(t.Share.Number / 100 * float64(len(p.InMonth(m))))); t.Share.Known && want > 0 {
		opts = append(opts, say(""), with("want", want))
	}
	p.At(t.Task.Value, rubric.FieldTask, opts...)
}

// carried reports whether the team has a way to serve the task: a task column
// in the plan, or an active rubric that names the task or a shorter one of its goal.
func (s *shared) carried(t *rubric.Task) bool {
	if s.Book.HasColumn(rubric.RolePlan, rubric.FieldTask) {
		return true
	}
	for i := range s.Book.Rubrics {
		r := &s.Book.Rubrics[i]
		if !r.IsActive() {
			continue
		}
		for _, n := range r.Tasks.Names {
			for _, named := range s.TasksNamed(n.Key) {
				if named.Task.Key == t.Task.Key || t.Horizon.Longer(named.Horizon) && shareGoal(t, named) {
					return true
				}
			}
		}
	}
	return false
}

func shareGoal(a, b *rubric.Task) bool {
	for _, g := range a.Goal.Names {
		if b.Goal.Has(g.Key) {
			return true
		}
	}
	return false
}
