package rules

import (
	"strings"
	"time"
	"unicode/utf8"

	"rubric"
	"rubric/internal/text"
)

var weekdayMismatch = Rule{
	ID: "weekday-mismatch", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartTable, Entries: true,
	Needs: []Need{heading(rubric.FieldWeekday)},
	Doc: Doc{
		Title: rubric.Text{RU: "День недели не совпадает с датой", EN: "The weekday does not match the date"},
		What: rubric.Text{
			RU: "День недели в своей колонке тот же, что у даты.",
			EN: "The weekday in its column is that of the date.",
		},
		Why: rubric.Text{
			RU: "Один смотрит на дату, другой на день недели, и публикацию готовят к разным дням.",
			EN: "One looks at the date, another at the weekday, and the post is prepared for two different days.",
		},
		Fix: rubric.Text{
			RU: "Поправьте то, что устарело. Надёжнее, когда день недели считает формула.",
			EN: "Change whichever is out of date. A formula for the weekday is safer.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "{date} — это {weekday}, а в колонке «{value}». Поправить дату или день?",
			EN: "{date} is a {weekday}, the column says “{value}”. Change the date, or the day?",
		}},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			said, ok := parseWeekday(e.Weekday.Text)
			if !ok || e.Date.Date.IsZero() {
				continue
			}
			p.Assess()
			if is := e.Date.Date.Weekday(); is != said {
				p.Report(e, rubric.FieldWeekday, with("date", e.Date.Date), with("weekday", weekdayNames()[is].name))
			}
		}
	},
}

// weekday is how a day of the week is written.
type weekday struct {
	name  rubric.Text
	short string // the usual two letters in Russian
}

// weekdayNames lists them from Sunday on, as [time.Weekday] counts.
func weekdayNames() [7]weekday {
	return [7]weekday{
		{rubric.Text{RU: "воскресенье", EN: "Sunday"}, "вс"},
		{rubric.Text{RU: "понедельник", EN: "Monday"}, "пн"},
		{rubric.Text{RU: "вторник", EN: "Tuesday"}, "вт"},
		{rubric.Text{RU: "среда", EN: "Wednesday"}, "ср"},
		{rubric.Text{RU: "четверг", EN: "Thursday"}, "чт"},
		{rubric.Text{RU: "пятница", EN: "Friday"}, "пт"},
		{rubric.Text{RU: "суббота", EN: "Saturday"}, "сб"},
	}
}

// parseWeekday reads a weekday's name, whole or shortened as people shorten it.
// A single letter names none.
func parseWeekday(s string) (time.Weekday, bool) {
	word := text.Key(s)
	if utf8.RuneCountInString(word) < 2 {
		return 0, false
	}
	for day, w := range weekdayNames() {
		if word == w.short || strings.HasPrefix(w.name.RU, word) || strings.HasPrefix(strings.ToLower(w.name.EN), word) {
			return time.Weekday(day), true
		}
	}
	return 0, false
}
