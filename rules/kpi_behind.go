package rules

import (
	"math"

	"rubric"
)

var kpiBehind = Rule{
	ID: "kpi-behind", Severity: rubric.Warning, Actor: rubric.Manager, Card: rubric.CardGoals,
	Needs:  []Need{tab(rubric.RoleGoals)},
	Params: []Param{{"behind", 20, Percents}},
	Doc: Doc{
		Title: rubric.Text{RU: "Цель отстаёт от графика", EN: "A goal is behind schedule"},
		What: rubric.Text{
			RU: "Факт идёт к плану не медленнее ровного темпа от базы, с запасом в пятую часть. Смотрим, когда прошла четверть срока и не меньше двух месяцев. Факт берётся с листа целей, а если его там нет, из статистики.",
			EN: "The fact moves to the target no slower than a steady pace from the baseline, give or take a fifth. Looks once a quarter of the time and two months have passed. The fact is that of the goals tab or, where it has none, of the statistics.",
		},
		Why: rubric.Text{
			RU: "Отставание, замеченное на трети пути, ещё можно наверстать задачами и бюджетом. В конце срока его можно только объяснить.",
			EN: "A lag seen a third of the way can still be made up with tasks and budget. At the end it can only be explained.",
		},
		Fix: rubric.Text{
			RU: "Решите, что изменить: задачи, бюджет, срок или саму цель.",
			EN: "Decide what to change: the tasks, the budget, the deadline or the goal itself.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Цель «{goal}»: {fact}, ровный темп к {date} дал бы {expected}. Что изменить?",
			EN: "The goal “{goal}”: {fact}; a steady pace would have {expected} by {date}. What to change?",
		}},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Goals {
			g := &p.Book.Goals[i]
			if f, known := p.factOf(g); known && !g.Metric.Empty() {
				p.Assess()
				p.checkPace(g, f)
			}
		}
	},
}

// A pace is judged once this much of a goal's time has passed.
const (
	earlyShare  = 0.25
	earlyMonths = 2
)

// checkPace sets the way made against a straight line from the baseline at the
// start to the target at the deadline.
func (p *Pass) checkPace(g *rubric.Goal, f fact) {
	start, end := g.Start.Date, g.Deadline.Date
	if start.IsZero() {
		start = g.Updated.Date
	}
	if start.IsZero() || !end.After(start) || end.Before(p.AsOf) || !g.Target.Known || g.Target.Number == g.Baseline.Number {
		return
	}
	passed := float64(f.on.Sub(start)) / float64(end.Sub(start))
	if passed < earlyShare || f.on.InMonth().Sub(start.InMonth()) < earlyMonths {
		return
	}
	way := g.Target.Number - g.Baseline.Number
	if (f.value-g.Baseline.Number)/way < (1-p.Num("behind")/100)*passed {
		p.At(orRow(g.Fact.Value, g.Pos), rubric.FieldFact, named(g.Goal.Text), with("goal", g.Goal.Text), with("fact", f.value),
			with("date", f.on), with("expected", paced(g.Baseline.Number+way*passed, way)))
	}
}

// paced words a figure on a pace in whole ones, unless all the way is but a few:
// rates would seem to be where they should.
func paced(x, way float64) float64 {
	const few = 10
	if math.Abs(way) < few {
		return x
	}
	return math.Round(x)
}
