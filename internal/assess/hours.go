package assess

import (
	"rubric"
	"rubric/rules"
)

// hours returns the hours that the month's live posts need by their formats,
// and those that the people have for content in it: the part of their time that
// the check of the load counts on.
func (v *view) hours(m rubric.Month) (need, have float64) {
	for _, e := range v.o.InMonth(m) {
		if f := v.b.Format(e.Format.Key); f != nil && f.Hours.Known {
			need += f.Hours.Number
		}
	}
	for i := range v.b.People {
		p := &v.b.People[i]
		if p.HoursPerWeek.Known {
			have += p.HoursPerWeek.Number / 7 * float64(presentDays(p, m))
		}
	}
	return need, have * v.param("team-overloaded", "utilisation") / 100
}

// presentDays counts the days of the month on which the person is with the team.
func presentDays(p *rubric.Person, m rubric.Month) int {
	from, to := m.First(), m.Last()
	if d := p.From.Date; !d.IsZero() && d.After(from) {
		from = d
	}
	if d := p.To.Date; !d.IsZero() && d.Before(to) {
		to = d
	}
	return max(0, to.Sub(from)+1)
}

// param is the number that a rule went by in this book.
func (v *view) param(rule, name string) float64 {
	if r := v.rules[rule]; r != nil {
		if x, known := r.Params[name]; known {
			return x
		}
	}
	if r, ok := rules.Find(rule); ok {
		return r.Defaults()[name]
	}
	return 0
}
