package rubric

import "time"

// Calendar knows which days the team works: Monday to Friday, less public
// holidays and the days off of the key dates tab.
type Calendar struct {
	off      map[Date]bool
	holidays func(Date) bool
}

// NewCalendar returns the calendar of a country ("RU" or "" for none) with
// further days off.
func NewCalendar(country string, daysOff []Date) Calendar {
	c := Calendar{off: make(map[Date]bool, len(daysOff)), holidays: func(Date) bool { return false }}
	if country == "RU" {
		c.holidays = russianHoliday
	}
	for _, d := range daysOff {
		c.off[d] = true
	}
	return c
}

// Works reports whether the day is a working day.
func (c Calendar) Works(d Date) bool {
	wd := d.Weekday()
	return wd != time.Saturday && wd != time.Sunday && !c.off[d] && !c.holidays(d)
}

// farthest bounds how many days Between walks: a mistyped year must not cost a
// second a row.
const farthest = 3 * 366

// Between returns the number of working days after from, up to and including
// to; 0 when to is not after from. Days more than three years after from are
// not counted.
func (c Calendar) Between(from, to Date) int {
	if to.Sub(from) > farthest {
		to = from.AddDays(farthest)
	}
	n := 0
	for d := from.AddDays(1); !d.After(to); d = d.AddDays(1) {
		if c.Works(d) {
			n++
		}
	}
	return n
}

// russianHoliday follows article 112 of the Labour Code of the Russian
// Federation: the fixed holidays, and for one that falls on a weekend the next
// working day instead (the New Year holidays are moved by yearly decrees, which
// are not known here).
func russianHoliday(d Date) bool {
	if fixedRussianHoliday(d) {
		return true
	}
	for back := d.AddDays(-1); ; back = back.AddDays(-1) {
		weekend := back.Weekday() == time.Saturday || back.Weekday() == time.Sunday
		if !weekend {
			return false
		}
		if back.Month != time.January && fixedRussianHoliday(back) && d.Sub(back) <= 2 && d.Weekday() == time.Monday {
			return true
		}
	}
}

func fixedRussianHoliday(d Date) bool {
	switch d.Month {
	case time.January:
		return d.Day <= 8
	case time.February:
		return d.Day == 23
	case time.March:
		return d.Day == 8
	case time.May:
		return d.Day == 1 || d.Day == 9
	case time.June:
		return d.Day == 12
	case time.November:
		return d.Day == 4
	}
	return false
}
