package rules

import "rubric"

var keyDateMissed = Rule{
	ID: "key-date-missed", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
	Needs:  []Need{tab(rubric.RoleDates), tab(rubric.RolePlan)},
	Params: []Param{{"before", 3, Days}},
	Doc: Doc{
		Title: rubric.Text{RU: "Важная дата без публикации", EN: "A key date without a post"},
		What: rubric.Text{
			RU: "К важной дате заполненного месяца, которой нужен пост, есть публикация в тот день или до трёх дней раньше.",
			EN: "A key date of a filled month that needs a post has one that day or up to three days before.",
		},
		Why: rubric.Text{
			RU: "Хороший повод — редкость: праздник или выставка приводят людей сами, если о них напомнить вовремя.",
			EN: "Occasions are rare: a holiday or a fair brings people by itself, if they are reminded in time.",
		},
		Fix: rubric.Text{
			RU: "Добавьте публикацию к дате или снимите отметку «Нужен пост».",
			EN: "Add a post for the date, or clear its “Post needed”.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "К событию «{value}» ({date}) публикации нет. Добавить?",
				EN: "“{value}” ({date}) has no post. Add one?",
			},
			Past: {
				RU: "К событию «{value}» ({date}) публикации не было. Чем её заменить?",
				EN: "“{value}” ({date}) had no post. What could make up for it?",
			},
		},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Dates {
			d := &p.Book.Dates[i]
			if !d.PostNeeded.Or(false) || d.Date.Date.IsZero() || !p.filled(d.Date.Date.InMonth()) {
				continue
			}
			p.Assess()
			last := d.Date.Date
			if d.Date.End.After(last) {
				last = d.Date.End
			}
			if !p.anyPost(d.Date.Date.AddDays(-p.Int("before")), last) {
				p.At(d.Event, rubric.FieldEvent, with("date", d.Date.Date), p.sayPast(last))
			}
		}
	},
}

// anyPost reports whether a live entry falls on one of the days, ends included.
func (s *shared) anyPost(first, last rubric.Date) bool {
	for m := first.InMonth(); m.Compare(last.InMonth()) <= 0; m = m.Add(1) {
		for _, e := range s.InMonth(m) {
			if !e.Date.Date.Before(first) && !e.Date.Date.After(last) {
				return true
			}
		}
	}
	return false
}
