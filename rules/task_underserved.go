package rules

import (
	"math"

	"rubric"
)

var taskUnderserved = Rule{
	ID: "task-underserved", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
	Needs:  []Need{column(rubric.RoleStrategy, rubric.FieldShare), tab(rubric.RolePlan), planTasks},
	Params: []Param{{"tolerance", 10, Points}, {"minPosts", 8, Things}},
	Doc: Doc{
		Title: rubric.Text{RU: "На задачу не хватает публикаций", EN: "Too few posts for a task"},
		What: rubric.Text{
			RU: "Доля публикаций, которые работают на задачу в заполненном месяце, не заметно ниже её доли в стратегии. О задаче совсем без публикаций говорит task-abandoned.",
			EN: "The share of a filled month's posts that serve a task is not clearly below its share in the strategy. Of a task with no posts at all, task-abandoned speaks.",
		},
		Why: rubric.Text{
			RU: "Доля — это обещание бизнесу, сколько внимания получит задача. Недобор виден только к концу срока, когда добавлять поздно.",
			EN: "A share promises the business how much attention a task gets. A shortfall shows only at the end, when it is too late to add.",
		},
		Fix: rubric.Text{
			RU: "Добавьте публикации под задачу вместо тех, которых с запасом, или пересмотрите долю вместе с руководителем.",
			EN: "Add posts for the task in place of those there are plenty of, or review its share together with management.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "На «{value}» {month:in} {have} {have|публикация|публикации|публикаций}, по стратегии — около {want}. Добавить?",
			EN: "“{value}” has {have} {have|post|posts} {month:in}; the strategy asks for about {want}. Add some?",
		}},
	},
	Check: func(p *Pass) {
		p.compareShares(func(have, off float64) bool { return have > 0 && off < 0 })
	},
}

// leastOff is by how many entries a count has to be off a share to be worth a word.
const leastOff = 2

// compareShares sets the entries that serve each task in each filled month
// against the task's share, and reports those that are off and objectionable:
// off is how many entries there are too many.
func (p *Pass) compareShares(objectionable func(have, off float64) bool) {
	for _, m := range p.Filled() {
		total := float64(len(p.InMonth(m)))
		if total < p.Num("minPosts") {
			continue
		}
		for i := range p.Book.Tasks {
			t := &p.Book.Tasks[i]
			if !t.Share.Known || !t.Overlaps(m) || !p.carried(t) {
				continue
			}
			p.Assess()
			have, want := float64(p.ServedIn(m)[t]), t.Share.Number/100*total
			off := have - want
			if math.Abs(off) < leastOff || math.Abs(off)*100/total <= p.Num("tolerance") || !objectionable(have, off) {
				continue
			}
			p.At(t.Task.Value, rubric.FieldShare, during(m.String()), with("month", m), with("have", whole(have)), with("want", whole(want)))
		}
	}
}
