package layout_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// dates reads a date column and shows each cell: the day, the range's end, "bad"
// or "" for none.
func dates(t *testing.T, name, title string, cells ...any) []string {
	t.Helper()
	rows := []row{{title}, {"Дата", "Тема"}}
	for _, c := range cells {
		rows = append(rows, row{c, "Тема"})
	}
	var out []string
	b := read(t, tab(name, rows...))
	for _, e := range b.Entries {
		s := e.Date.Date.String()
		if !e.Date.End.IsZero() {
			s += " to " + e.Date.End.String()
		}
		if e.Date.Bad {
			s += "bad"
		}
		out = append(out, s)
	}
	return out
}

func TestDatesInAColumn(t *testing.T) {
	for _, tt := range []struct {
		name, title string
		cells       []any
		want        []string
	}{
		{"План", "", []any{"01.06", "28 октября", "2 янв"}, []string{"2026-06-01", "2026-10-28", "2027-01-02"}},
		{"План", "на 2025 год", []any{"01.06", "05.01"}, []string{"2025-06-01", "2025-01-05"}},
		{"План", "на декабрь 2025", []any{"01.12", "05.01"}, []string{"2025-12-01", "2026-01-05"}},
		{"Декабрь", "на 2024 год", []any{"01.12", 7, "8"}, []string{"2024-12-01", "2024-12-07", "2024-12-08"}},
		{"План", "", []any{"01.06", rubric.NewDate(2024, time.June, 2), "03.06"}, []string{"2024-06-01", "2024-06-02", "2024-06-03"}},
		{"План", "", []any{"04/25/2026", "04/05/2026"}, []string{"2026-04-25", "2026-04-05"}},
		{"План", "", []any{"25/04/2026", "04/05/2026"}, []string{"2026-04-25", "2026-05-04"}},
		{"План", "", []any{"05-06.09", "28.12–02.01"}, []string{"2026-09-05 to 2026-09-06", "2026-12-28 to 2027-01-02"}},
		{"План", "", []any{"TBD", nil, "—", "Done"}, []string{"", "", "", ""}},
		{"План", "", []any{"как выйдет", "31.06", 7, "#REF!", true}, []string{"bad", "bad", "bad", "bad", "bad"}},
		{"План", "", []any{46143, moment(46143.75), 1.06, 0.5}, []string{"2026-05-01", "2026-05-01", "2026-06-01", "bad"}},
		{"План", "", []any{formula{rubric.DateOfSerial(0)}}, []string{""}},
		{"План", "", []any{"29.02.2026", "29.02.2028"}, []string{"bad", "2028-02-29"}},
	} {
		if diff := cmp.Diff(tt.want, dates(t, tt.name, tt.title, tt.cells...)); diff != "" {
			t.Errorf("%s %q %v: %s", tt.name, tt.title, tt.cells, diff)
		}
	}
}

func TestWhatWasInferredIsNotedOnce(t *testing.T) {
	b := read(t, tab("План", row{"Дата", "Тема"}, row{"01.06.2026", "а"}, row{"02.06", "б"}, row{"03-04.06", "в"}, row{"05.06", "г"}))
	var got []string
	for _, n := range b.Notes {
		got = append(got, string(n.Code)+" "+n.Pos.String())
	}
	if diff := cmp.Diff([]string{"date-inferred План!A3", "date-range План!A4"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTimes(t *testing.T) {
	for _, tt := range []struct {
		date, time any
		want       string
	}{
		{day(time.June, 1), "18:00", "18:00"},
		{day(time.June, 1), clock(0.39583333333), "09:30"},
		{day(time.June, 1), 9.3, "09:30"},
		{day(time.June, 1), 18, "18:00"},
		{moment(46143.75), nil, "18:00"},
		{moment(46143), nil, ""},
		{"01.06.2026 9:05", nil, "09:05"},
		{"01.06.2026 9:05", "вечером", "вечером"},
		{day(time.June, 1), -5, "-5"},
	} {
		b := read(t, tab("План", row{"Дата", "Время", "Тема"}, row{tt.date, tt.time, "Тема"}))
		if got := b.Entries[0].Time.Text; got != tt.want {
			t.Errorf("%v %v: %q, want %q", tt.date, tt.time, got, tt.want)
		}
	}
}

// A «День» column is the date where it holds dates and nothing else is one.
func TestDayColumn(t *testing.T) {
	b := read(t, tab("План", row{"День", "Тема"}, row{"01.06", "а"}, row{"02.06", "б"}))
	if got := b.Entries[1].Date.Date; got != day(time.June, 2) || b.Tabs[0].Column(rubric.FieldDate) != 1 {
		t.Errorf("date %s, fields %v", got, b.Tabs[0].Fields)
	}
	b = read(t, tab("План", row{"День", "Дата", "Тема"}, row{"Пн", "01.06", "а"}))
	if e := b.Entries[0]; e.Weekday.Text != "Пн" || e.Date.Date != day(time.June, 1) {
		t.Errorf("weekday %q, date %s", e.Weekday.Text, e.Date.Date)
	}
}

func TestStatusCheckboxesSpeakForTheirHeading(t *testing.T) {
	for _, tt := range []struct {
		head string
		cell any
		want rubric.Status
	}{
		{"Опубликовано", true, rubric.StatusPublished},
		{"Опубликовано", "да", rubric.StatusPublished},
		{"Опубликовано", "+", rubric.StatusPublished},
		{"Posted?", "✓", rubric.StatusPublished},
		{"Опубликовано", "нет", rubric.StatusIdea},
		{"Опубликовано", false, ""},
		{"Статус", "✅", rubric.StatusApproved},
		{"Статус", "✅ Черновик", rubric.StatusDraft},
		{"Статус", "Зелёная папка", ""},
	} {
		b := read(t, tab("План", row{"Дата", "Тема", tt.head}, row{day(time.June, 1), "а", tt.cell}))
		if e := b.Entries[0]; e.Status != tt.want || tt.want == "" && tt.cell != "Зелёная папка" && e.State() != rubric.StatusIdea {
			t.Errorf("%s %v: %q", tt.head, tt.cell, e.Status)
		}
	}
}
