package text

import (
	"fmt"
	"strconv"
	"time"

	"rubric"
)

// russianMonths holds the nominative and the prepositional of each month.
var russianMonths = [12]struct{ name, in string }{
	{"январь", "январе"}, {"февраль", "феврале"}, {"март", "марте"},
	{"апрель", "апреле"}, {"май", "мае"}, {"июнь", "июне"},
	{"июль", "июле"}, {"август", "августе"}, {"сентябрь", "сентябре"},
	{"октябрь", "октябре"}, {"ноябрь", "ноябре"}, {"декабрь", "декабре"},
}

// Day words a day of a year that goes without saying: "27.05", "27 May".
func Day(lang rubric.Lang, d rubric.Date) string {
	switch {
	case d.IsZero():
		return ""
	case lang == rubric.Russian:
		return fmt.Sprintf("%02d.%02d", d.Day, int(d.Month))
	}
	return fmt.Sprintf("%d %.3s", d.Day, d.Month)
}

// Days words the days from one to another, the month once where it is the same:
// "15–21.06", "15–21 Jun"; "29.06–05.07", "29 Jun – 5 Jul".
func Days(lang rubric.Lang, from, to rubric.Date) string {
	switch {
	case from.InMonth() == to.InMonth() && lang == rubric.Russian:
		return fmt.Sprintf("%02d–%s", from.Day, Day(lang, to))
	case from.InMonth() == to.InMonth():
		return fmt.Sprintf("%d–%s", from.Day, Day(lang, to))
	case lang == rubric.Russian:
		return Day(lang, from) + "–" + Day(lang, to)
	}
	return Day(lang, from) + " – " + Day(lang, to)
}

// FullDay words a day with its year: "27.05.2026", "27 May 2026".
func FullDay(lang rubric.Lang, d rubric.Date) string {
	switch {
	case d.IsZero():
		return ""
	case lang == rubric.Russian:
		return fmt.Sprintf("%02d.%02d.%04d", d.Day, int(d.Month), d.Year)
	}
	return fmt.Sprintf("%d %.3s %d", d.Day, d.Month, d.Year)
}

// MonthName names the month: "июнь", "June".
func MonthName(lang rubric.Lang, m rubric.Month) string {
	if !named(m.Month) {
		return ""
	}
	if lang == rubric.Russian {
		return russianMonths[m.Month-1].name
	}
	return m.Month.String()
}

// MonthIn says during which month: "в июне", "in June".
func MonthIn(lang rubric.Lang, m rubric.Month) string {
	if !named(m.Month) {
		return ""
	}
	if lang == rubric.Russian {
		return "в " + russianMonths[m.Month-1].in
	}
	return "in " + m.Month.String()
}

// MonthYear names the month and its year: "июнь 2026", "June 2026".
func MonthYear(lang rubric.Lang, m rubric.Month) string {
	if !named(m.Month) {
		return ""
	}
	return MonthName(lang, m) + " " + strconv.Itoa(m.Year)
}

func named(m time.Month) bool { return time.January <= m && m <= time.December }
