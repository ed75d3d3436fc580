package rules

import (
	"strconv"
	"time"

	"rubric"
	"rubric/internal/text"
)

var dateOutsideTab = Rule{
	ID: "date-outside-tab", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartTable, Entries: true,
	Needs: []Need{{
		Word:    "plan.month",
		Extra:   func(p *Pass) bool { return len(p.monthTabs()) > 0 },
		Missing: rubric.Text{RU: "листы плана не названы по месяцам", EN: "no tab of the plan is named after a month"},
	}},
	Params: []Param{{"days", 6, Days}},
	Doc: Doc{
		Title: rubric.Text{RU: "Дата не из месяца листа", EN: "A date outside the tab's month"},
		What: rubric.Text{
			RU: "На листе, названном по месяцу, даты из этого месяца, плюс-минус неделя на стыке.",
			EN: "A tab named after a month holds that month's dates, give or take a week where months meet.",
		},
		Why: rubric.Text{
			RU: "Публикация с датой другого месяца обычно осталась от копии старого листа: её ждут в июне, а она стоит в мае.",
			EN: "A post dated in another month is usually left from a copied tab: people wait for it in June while it stands in May.",
		},
		Fix: rubric.Text{
			RU: "Поправьте дату или перенесите строку на лист её месяца.",
			EN: "Change the date, or move the row to its month's tab.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Лист — {month:year}, а дата {date:full}. Поправить дату или перенести строку?",
			EN: "The tab is {month:year}, the date {date:full}. Change the date, or move the row?",
		}},
	},
	Check: func(p *Pass) {
		months := p.monthTabs()
		for e := range p.Entries() {
			named, ok := months[e.Pos.Tab]
			if !ok || e.Date.Date.IsZero() {
				continue
			}
			p.Assess()
			m := named.near(e.Date.Date)
			days := p.Int("days")
			if e.Date.Date.Before(m.First().AddDays(-days)) || e.Date.Date.After(m.Last().AddDays(days)) {
				p.Report(e, rubric.FieldDate, with("month", m), with("date", e.Date.Date))
			}
		}
	},
}

// tabMonth is the month that a tab is named after; Year is 0 where only the
// month is given.
type tabMonth rubric.Month

// near returns the month in the year given or, without one, nearest to the date.
func (t tabMonth) near(d rubric.Date) rubric.Month {
	m := rubric.Month(t)
	if m.Year != 0 {
		return m
	}
	m.Year = d.Year
	switch away := d.InMonth().Sub(m); {
	case away > 6:
		m.Year++
	case away < -6:
		m.Year--
	}
	return m
}

// monthTabs finds the plan tabs that are named after one month.
func (p *Pass) monthTabs() map[string]tabMonth {
	out := map[string]tabMonth{}
	for _, t := range p.Book.TabsOf(rubric.RolePlan) {
		var found tabMonth
		months := 0
		for _, word := range text.Tokens(t.Name) {
			if m := monthNamed(word); m != 0 {
				found.Month = m
				months++
			}
			if n, err := strconv.Atoi(word); err == nil && 2000 <= n && n < 2100 {
				found.Year = n
			}
		}
		if months == 1 {
			out[t.Name] = found
		}
	}
	return out
}

// monthNamed returns the month that a word names in either language, 0 for none.
func monthNamed(word string) time.Month {
	for m := time.January; m <= time.December; m++ {
		for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
			if text.Key(text.MonthName(lang, rubric.Month{Year: 1, Month: m})) == word {
				return m
			}
		}
	}
	return 0
}
