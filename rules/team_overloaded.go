package rules

import "rubric"

var teamOverloaded = Rule{
	ID: "team-overloaded", Severity: rubric.Warning, Actor: rubric.Manager, Card: rubric.CardResources, Entries: true,
	Needs: []Need{
		column(rubric.RolePeople, rubric.FieldHoursPerWeek),
		column(rubric.RoleFormats, rubric.FieldHours),
		tab(rubric.RolePlan),
	},
	Params: []Param{{"utilisation", 80, Percents}},
	Doc: Doc{
		Title: rubric.Text{RU: "Плану не хватает часов команды", EN: "The plan needs more hours than the team has"},
		What: rubric.Text{
			RU: "Публикации заполненного месяца укладываются в часы команды: часы форматов против часов людей в неделю с учётом дат и запаса на прочую работу.",
			EN: "A filled month's posts fit the team's hours: the formats' hours against people's weekly hours, with their dates and some room for other work.",
		},
		Why: rubric.Text{
			RU: "Когда плану нужно больше часов, чем есть, страдает качество и срываются даты. Это вопрос ресурсов, а не старания.",
			EN: "When a plan needs more hours than there are, quality suffers and dates slip. That is a matter of resources, not of effort.",
		},
		Fix: rubric.Text{
			RU: "Добавьте часы или людей, замените часть форматов на более простые или уменьшите частоту.",
			EN: "Add hours or people, change some formats to simpler ones, or lower the pace.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "{month:cap}: плану нужно {need} ч, у команды на контент {have} ч. Добавить рук или упростить форматы?",
			EN: "{month}: the plan needs {need} hours, the team has {have} for content. More hands, or simpler formats?",
		}},
	},
	Check: func(p *Pass) {
		for _, m := range p.Filled() {
			p.Assess()
			need, have := p.hoursNeeded(m), p.teamHours(m)*p.Num("utilisation")/100
			if need > have {
				p.Tab(rubric.RolePeople, during(m.String()), inField(rubric.FieldHoursPerWeek),
					with("month", m), with("need", whole(need)), with("have", whole(have)))
			}
		}
	},
}

// hoursNeeded adds up what the formats of a month's live entries take. An entry
// whose format has no hours takes none: nobody said how long it is.
func (s *shared) hoursNeeded(m rubric.Month) float64 {
	sum := 0.0
	for _, e := range s.InMonth(m) {
		if f := s.Book.Format(e.Format.Key); f != nil && f.Hours.Known {
			sum += f.Hours.Number
		}
	}
	return sum
}

// teamHours adds up the hours that people have in the month: their weekly hours
// over the days of the month on which they are there.
func (s *shared) teamHours(m rubric.Month) float64 {
	sum := 0.0
	for i := range s.Book.People {
		p := &s.Book.People[i]
		if p.HoursPerWeek.Known {
			sum += p.HoursPerWeek.Number * float64(daysThere(p, m.First(), m.Last())) / 7
		}
	}
	return sum
}

// daysThere counts the days, both ends included, on which the person is there.
func daysThere(p *rubric.Person, first, last rubric.Date) int {
	if p.From.Date.After(first) {
		first = p.From.Date
	}
	if !p.To.Date.IsZero() && p.To.Date.Before(last) {
		last = p.To.Date
	}
	return max(0, last.Sub(first)+1)
}
