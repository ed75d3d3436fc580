package draft

import (
	"rubric"
	"rubric/internal/text"
)

// tasks are the tasks that posts name, and one to be worded for each
// horizon that they leave open.
func (d *drafter) tasks() []Row {
	var out []Row
	goal := d.goal()
	if len(d.b.Goals) > 0 {
		goal = Cell{Value: d.b.Goals[0].Goal.Text, Draft: true}
	}
	named := d.named()
	for _, n := range named {
		out = append(out, Row{
			rubric.FieldTask: {Value: n.name.Text, Draft: true}, rubric.FieldGoal: goal,
			rubric.FieldHorizon: {Value: rubric.HorizonMonth.Text().In(d.b.Lang), Draft: true},
			rubric.FieldStart:   {Value: n.from.First(), Draft: true},
			rubric.FieldEnd:     {Value: n.to.Last(), Draft: true},
		})
	}
	for _, h := range rubric.Horizons {
		if h == rubric.HorizonMonth && len(named) > 0 {
			continue
		}
		end := d.o.Month.Last()
		switch h {
		case rubric.HorizonHalfYear:
			end = d.o.Month.Add(5).Last()
		case rubric.HorizonYear:
			end = d.o.Month.Add(11).Last()
		}
		out = append(out, Row{
			rubric.FieldTask: d.task(h), rubric.FieldGoal: goal,
			rubric.FieldHorizon: {Value: h.Text().In(d.b.Lang), Draft: true},
			rubric.FieldStart:   {Value: d.o.Month.First(), Draft: true},
			rubric.FieldEnd:     {Value: end, Draft: true},
			rubric.FieldAudience: d.draft(rubric.Text{
				RU: "кому говорим", EN: "whom we talk to",
			}),
		})
	}
	return out
}

// used is a task that posts name, and the months in which they do.
type used struct {
	name     rubric.Name
	from, to rubric.Month
}

// named are the tasks that the plan names itself, as it first spells them.
func (d *drafter) named() []used {
	at := map[string]int{}
	var out []used
	for e := range d.o.Entries() {
		m := e.Date.Date.InMonth()
		if e.Date.Date.IsZero() || abs(m.Sub(d.o.Month)) > 24 {
			continue // no task is planned by a mistyped year
		}
		for _, n := range e.Task.Names {
			i, known := at[n.Key]
			if !known {
				i = len(out)
				at[n.Key] = i
				out = append(out, used{n, m, m})
			}
			if m.Compare(out[i].from) < 0 {
				out[i].from = m
			}
			if m.Compare(out[i].to) > 0 {
				out[i].to = m
			}
		}
	}
	return out
}

func abs(n int) int { return max(n, -n) }

func (d *drafter) task(h rubric.Horizon) Cell {
	switch h {
	case rubric.HorizonHalfYear:
		return d.draft(rubric.Text{RU: "что сказать за полугодие", EN: "what to say over the half-year"})
	case rubric.HorizonYear:
		return d.draft(rubric.Text{RU: "чем запомниться за год", EN: "what to be known for this year"})
	}
	return d.draft(rubric.Text{
		RU: "что сказать " + text.MonthIn(rubric.Russian, d.o.Month), EN: "what to say " + text.MonthIn(rubric.English, d.o.Month),
	})
}
