package rubric_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"rubric"
)

func TestDateSerialRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		serial := rapid.IntRange(61, 80000).Draw(t, "serial")
		if got := rubric.DateOfSerial(float64(serial) + 0.75).Serial(); got != serial {
			t.Fatalf("serial %d came back as %d", serial, got)
		}
	})
}

func TestDateOfSerialKnownDays(t *testing.T) {
	// 1 March 1900 is 61 in Excel's 1900 system; 46162 is 20 May 2026.
	for serial, want := range map[float64]string{61: "1900-03-01", 46162: "2026-05-20", 46162.99: "2026-05-20"} {
		if got := rubric.DateOfSerial(serial).String(); got != want {
			t.Errorf("serial %v is %s, want %s", serial, got, want)
		}
	}
}

func TestDateWeek(t *testing.T) {
	monday := rubric.NewDate(2026, time.May, 18)
	for i := range 7 {
		if got := monday.AddDays(i).Week(); got != monday {
			t.Errorf("%s is in the week of %s, want %s", monday.AddDays(i), got, monday)
		}
	}
}

func TestMonthArithmetic(t *testing.T) {
	m := rubric.Month{Year: 2026, Month: time.January}
	if got := m.Add(-1).String(); got != "2025-12" {
		t.Errorf("the month before January 2026 is %s", got)
	}
	if got := m.Add(13).Last().String(); got != "2027-02-28" {
		t.Errorf("February 2027 ends on %s", got)
	}
	if got := m.Add(13).Sub(m); got != 13 {
		t.Errorf("13 months later is %d months later", got)
	}
}

func TestRussianHolidays(t *testing.T) {
	c := rubric.NewCalendar("RU", []rubric.Date{rubric.NewDate(2026, time.June, 15)})
	for day, works := range map[string]bool{
		"2026-05-01": false, // Friday, a holiday
		"2026-05-09": false, // Saturday, a holiday …
		"2026-05-11": false, // … moved to Monday
		"2026-05-12": true,
		"2026-03-09": false, // 8 March is a Sunday
		"2026-01-08": false,
		"2026-01-12": true, // New Year days on a weekend are moved by decree, not by rule
		"2026-06-12": false,
		"2026-06-15": false, // the team's own day off
		"2026-06-16": true,
	} {
		d, err := rubric.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Works(d); got != works {
			t.Errorf("%s (%s): works is %v, want %v", day, d.Weekday(), got, works)
		}
	}
}

func TestWorkingDaysBetween(t *testing.T) {
	c := rubric.NewCalendar("", nil)
	friday := rubric.NewDate(2026, time.May, 22)
	for days, want := range map[int]int{-3: 0, 0: 0, 1: 0, 2: 0, 3: 1, 7: 5} {
		if got := c.Between(friday, friday.AddDays(days)); got != want {
			t.Errorf("%d days after a Friday: %d working days, want %d", days, got, want)
		}
	}
	if got := c.Between(friday, rubric.NewDate(9999, time.January, 1)); got > 1000 {
		t.Errorf("a mistyped year was walked to its end: %d working days", got)
	}
}
