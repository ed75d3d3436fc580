package rules

import (
	"slices"

	"rubric"
)

var ownerOverloaded = Rule{
	ID: "owner-overloaded", Severity: rubric.Info, Actor: rubric.Manager, Card: rubric.CardResources, Entries: true,
	Needs: []Need{
		column(rubric.RolePeople, rubric.FieldHoursPerWeek),
		column(rubric.RoleFormats, rubric.FieldHours),
		heading(rubric.FieldOwner),
	},
	Params: []Param{{"utilisation", 100, Percents}},
	Doc: Doc{
		Title: rubric.Text{RU: "У человека слишком полная неделя", EN: "A person's week is too full"},
		What: rubric.Text{
			RU: "Публикации одного ответственного за неделю укладываются в его часы.",
			EN: "One owner's posts of a week fit that person's hours.",
		},
		Why: rubric.Text{
			RU: "Даже когда часов хватает в среднем, неделя с тремя видео у одного человека срывается.",
			EN: "Even where hours suffice on average, a week with three videos for one person slips.",
		},
		Fix: rubric.Text{
			RU: "Передайте часть другому или сдвиньте даты.",
			EN: "Give some to somebody else, or shift the dates.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "{value}, неделя {from}–{to}: нужно {need} ч, есть {have}. Передать часть или сдвинуть?",
			EN: "{value}, week {from} – {to}: {need} hours needed, {have} there. Hand some over, or shift them?",
		}},
	},
	Check: func(p *Pass) {
		hours, weeks := p.hoursByOwner()
		for i := range p.Book.People {
			person := &p.Book.People[i]
			if !person.HoursPerWeek.Known {
				continue
			}
			for _, monday := range weeks {
				need := hours[ownerWeek{person.Who.Key, monday}]
				if need == 0 {
					continue
				}
				p.Assess()
				sunday := monday.AddDays(6)
				have := person.HoursPerWeek.Number * float64(daysThere(person, monday, sunday)) / 7
				if need > have*p.Num("utilisation")/100 {
					p.At(person.Who.Value, rubric.FieldHoursPerWeek, during(monday.String()),
						with("from", monday), with("to", sunday), with("need", whole(need)), with("have", whole(have)))
				}
			}
		}
	},
}

type ownerWeek struct {
	owner  string
	monday rubric.Date
}

// hoursByOwner adds up the hours that each owner's live entries take, week by
// week, and returns the weeks, ascending. Owners of one entry share its hours.
func (p *Pass) hoursByOwner() (map[ownerWeek]float64, []rubric.Date) {
	hours, mondays := map[ownerWeek]float64{}, map[rubric.Date]rubric.Date{}
	for e := range p.Entries() {
		f := p.Book.Format(e.Format.Key)
		if f == nil || !f.Hours.Known || !e.Live() || e.Date.Date.IsZero() {
			continue
		}
		monday, known := mondays[e.Date.Date]
		if !known {
			monday = e.Date.Date.Week()
			mondays[e.Date.Date] = monday
		}
		for _, o := range e.Owner.Names {
			hours[ownerWeek{o.Key, monday}] += f.Hours.Number / float64(len(e.Owner.Names))
		}
	}
	weeks := make([]rubric.Date, 0, len(mondays))
	for _, monday := range mondays {
		weeks = append(weeks, monday)
	}
	slices.SortFunc(weeks, rubric.Date.Compare)
	return hours, slices.Compact(weeks)
}
