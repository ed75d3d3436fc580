package rubric

import (
	"fmt"
	"time"
)

// Date is a day in the calendar without a time or a zone. The zero Date means
// that no date is known. Dates are comparable with ==.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// NewDate returns the date, normalised as [time.Date] does (32 May is 1 June).
func NewDate(year int, month time.Month, day int) Date {
	return DateOf(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

// DateOf returns the day on which t falls in t's own zone.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ParseDate reads an ISO date such as 2026-05-20.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, err
	}
	return DateOf(t), nil
}

// DateOfSerial returns the day of a spreadsheet serial number: days since
// 1899-12-30, the epoch that Excel's 1900 system (from 1 March 1900 on) and
// Google Sheets share. The fraction, a time of day, is dropped.
func DateOfSerial(serial float64) Date {
	return NewDate(1899, time.December, 30+int(serial))
}

// Serial returns the spreadsheet serial number of the day; see [DateOfSerial].
func (d Date) Serial() int { return d.Sub(Date{1899, time.December, 30}) }

// Time returns midnight UTC of the day.
func (d Date) Time() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// IsZero reports whether no date is known.
func (d Date) IsZero() bool { return d == Date{} }

// AddDays returns the date n days later.
func (d Date) AddDays(n int) Date { return NewDate(d.Year, d.Month, d.Day+n) }

// Sub returns the days from other to d.
func (d Date) Sub(other Date) int { return int(d.Time().Sub(other.Time()).Hours() / 24) }

// Before reports whether d is earlier than other.
func (d Date) Before(other Date) bool { return d.Compare(other) < 0 }

// After reports whether d is later than other.
func (d Date) After(other Date) bool { return d.Compare(other) > 0 }

// Compare orders dates: negative, zero or positive.
func (d Date) Compare(other Date) int {
	return (d.Year-other.Year)*10000 + int(d.Month-other.Month)*100 + d.Day - other.Day
}

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// Week returns the Monday of the ISO week that holds d.
func (d Date) Week() Date { return d.AddDays(-(int(d.Weekday()) + 6) % 7) }

// InMonth returns the month that holds d.
func (d Date) InMonth() Month { return Month{d.Year, d.Month} }

// String returns the ISO form, or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// MarshalText writes the ISO form.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the ISO form; empty text is the zero Date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(b))
	*d = parsed
	return err
}

// Month is a month of a year. The zero Month means that none is known.
type Month struct {
	Year  int
	Month time.Month
}

// IsZero reports whether no month is known.
func (m Month) IsZero() bool { return m == Month{} }

// Add returns the month n months later.
func (m Month) Add(n int) Month { return NewDate(m.Year, m.Month+time.Month(n), 1).InMonth() }

// First returns the first day of the month.
func (m Month) First() Date { return Date{m.Year, m.Month, 1} }

// Last returns the last day of the month.
func (m Month) Last() Date { return m.Add(1).First().AddDays(-1) }

// Days returns the number of days in the month.
func (m Month) Days() int { return m.Last().Day }

// Compare orders months: negative, zero or positive.
func (m Month) Compare(other Month) int { return m.First().Compare(other.First()) }

// Sub returns the number of months from other to m.
func (m Month) Sub(other Month) int { return (m.Year-other.Year)*12 + int(m.Month-other.Month) }

// String returns the form 2026-05, or "" for the zero Month.
func (m Month) String() string {
	if m.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d", m.Year, int(m.Month))
}
