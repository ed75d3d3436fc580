package template

import (
	"strings"

	"rubric"
)

// Example is the data of a small bakery seen on a day: a strategy that was
// reviewed lately, and a plan of last month, this one and the next that follows
// it. Every rule is content with it on that day and on the days around it.
func Example(lang rubric.Lang, asOf rubric.Date) map[rubric.Role][]Row {
	x := newExample(lang, asOf)
	plan := x.plan()
	return map[rubric.Role][]Row{
		rubric.RoleGoals:      x.goals(),
		rubric.RoleStrategy:   x.strategy(),
		rubric.RoleRubrics:    x.rubrics(),
		rubric.RoleFormats:    x.formats(),
		rubric.RoleChannels:   x.channels(),
		rubric.RolePlan:       plan,
		rubric.RolePeople:     x.people(),
		rubric.RoleNeeds:      x.needs(),
		rubric.RoleApprovals:  x.approvals(),
		rubric.RoleStatistics: x.statistics(),
		rubric.RoleVoice:      x.voice(),
		rubric.RoleDates:      x.dates(),
	}
}

// example makes the bakery's rows.
type example struct {
	lang     rubric.Lang
	asOf     rubric.Date
	month    rubric.Month // of as-of
	calendar rubric.Calendar
}

func newExample(lang rubric.Lang, asOf rubric.Date) *example {
	x := &example{lang: lang, asOf: asOf, month: asOf.InMonth()}
	country := ""
	if lang == rubric.Russian {
		country = "RU"
	}
	x.calendar = rubric.NewCalendar(country, []rubric.Date{x.inventoryDay()})
	return x
}

func (x *example) say(t rubric.Text) string { return t.In(x.lang) }

// The strategy began two months ago, so that its half-year and its year hold
// everything the plan speaks of, whatever the day.
func (x *example) begin() rubric.Date { return x.month.Add(-2).First() }

// elapsed is the share of the strategy's year that has passed.
func (x *example) elapsed() float64 {
	start, end := x.begin(), x.month.Add(9).Last()
	return float64(x.asOf.Sub(start)) / float64(end.Sub(start))
}

func (x *example) goals() []Row {
	out := make([]Row, len(goals))
	for i, g := range goals {
		baseline, target := g.baseline, g.target
		fact := baseline + int(float64(target-baseline)*(1.1*x.elapsed()+0.03)+0.5)
		if g.followers {
			baseline, fact = x.followers(2), x.followers(0)
			target = baseline + 4*(fact-baseline)
		}
		out[i] = Row{
			rubric.FieldGoal: x.say(g.name), rubric.FieldMetric: x.say(g.metric),
			rubric.FieldBaseline: baseline, rubric.FieldTarget: target, rubric.FieldFact: fact,
			rubric.FieldStart: x.begin(), rubric.FieldDeadline: x.month.Add(9).Last(),
			rubric.FieldFactDate: x.month.Add(-1).Last(), rubric.FieldUpdated: x.begin(),
			rubric.FieldOwner: x.say(manager),
		}
	}
	return out
}

func (x *example) strategy() []Row {
	var out []Row
	for slot := range 3 {
		m := x.month.Add(slot - 1)
		for i := range goals {
			out = append(out, x.task(i, goals[i].monthly[slot], rubric.HorizonMonth, m.First(), m.Last()))
		}
	}
	for i := range goals {
		out = append(out, x.task(i, goals[i].halfYear, rubric.HorizonHalfYear, x.begin(), x.month.Add(3).Last()))
	}
	for i := range goals {
		out = append(out, x.task(i, goals[i].year, rubric.HorizonYear, x.begin(), x.month.Add(9).Last()))
	}
	return out
}

func (x *example) task(goal int, t task, h rubric.Horizon, start, end rubric.Date) Row {
	g := goals[goal]
	return Row{
		rubric.FieldTask: x.say(t.name), rubric.FieldGoal: x.say(g.name),
		rubric.FieldHorizon: x.say(h.Text()), rubric.FieldStart: start, rubric.FieldEnd: end,
		rubric.FieldAudience: x.say(g.audience), rubric.FieldMessage: x.say(t.message),
		rubric.FieldShare: Percent(g.share), rubric.FieldReviewed: x.workday(x.asOf.AddDays(-9)),
	}
}

// workday moves a date back to a working day.
func (x *example) workday(d rubric.Date) rubric.Date {
	for !x.calendar.Works(d) {
		d = d.AddDays(-1)
	}
	return d
}

func (x *example) rubrics() []Row {
	out := make([]Row, len(pillars))
	for i, p := range pillars {
		out[i] = Row{
			rubric.FieldRubric: x.say(p.name), rubric.FieldDescription: x.say(p.about),
			rubric.FieldTasks:    x.say(goals[p.goal].halfYear.name),
			rubric.FieldFormats:  x.names(append(p.formats[:], formatLetter)),
			rubric.FieldChannels: x.allChannels(),
			rubric.FieldShare:    Percent(p.share), rubric.FieldActive: true,
		}
	}
	return out
}

func (x *example) formats() []Row {
	var out []Row
	for _, f := range formats {
		row := Row{
			rubric.FieldFormat: x.say(f.name), rubric.FieldHours: f.hours,
			rubric.FieldNeedsVisual: f.visual, rubric.FieldNoApproval: false,
			rubric.FieldChannels: x.say(channels[0].name) + ", " + x.say(channels[1].name),
		}
		if f.name == formatLetter {
			row[rubric.FieldChannels] = x.say(channels[2].name)
		}
		out = append(out, row)
	}
	return out
}

func (x *example) channels() []Row {
	out := make([]Row, len(channels))
	for i, c := range channels {
		out[i] = Row{
			rubric.FieldChannel: x.say(c.name), rubric.FieldMaxPerWeek: c.most,
			rubric.FieldMaxGapDays: c.gap, rubric.FieldERBase: x.say(c.base),
		}
		if c.least > 0 {
			out[i][rubric.FieldMinPerWeek] = c.least
		}
	}
	return out
}

func (x *example) allChannels() string {
	names := make([]rubric.Text, len(channels))
	for i, c := range channels {
		names[i] = c.name
	}
	return x.names(names)
}

// names lists names as a cell does.
func (x *example) names(ts []rubric.Text) string {
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = x.say(t)
	}
	return strings.Join(out, ", ")
}
