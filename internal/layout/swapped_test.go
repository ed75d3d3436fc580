package layout_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// swaps lists the dates of the entries, each with its proposal.
func swaps(b *rubric.Book) []string {
	var out []string
	for i := range b.Entries {
		s := b.Entries[i].Date.Date.String()
		if x := b.Entries[i].Date.Swapped; !x.IsZero() {
			s += " → " + x.String()
		}
		out = append(out, s)
	}
	return out
}

func planOf(name string, head row, dates ...any) *rubric.Tab {
	rows := []row{head}
	for i, d := range dates {
		r := row{d, "ВК", fmt.Sprint("Тема поста ", i)}
		if two, ok := d.([]any); ok {
			r = row{two[0], "ВК", fmt.Sprint("Тема поста ", i), two[1]}
		}
		rows = append(rows, r)
	}
	return tab(name, rows...)
}

func TestSwappedDayAndMonth(t *testing.T) {
	head := row{"Дата", "Площадка", "Тема", "День недели"}
	jan := func(d int) rubric.Date { return day(time.January, d) }
	for _, tt := range []struct {
		name, tab string
		dates     []any
		want      []string
	}{
		{
			"pasted into another region: days over 12 stay text", "План",
			[]any{day(time.October, 6), day(time.December, 6), "13.06.2026", "15.06.2026", "17.06.2026"},
			[]string{"2026-10-06 → 2026-06-10", "2026-12-06 → 2026-06-12", "2026-06-13", "2026-06-15", "2026-06-17"},
		},
		{
			"a tab of a month", "Июнь 2026",
			[]any{jan(6), day(time.March, 6), day(time.June, 6), day(time.June, 8)},
			[]string{"2026-01-06 → 2026-06-01", "2026-03-06 → 2026-06-03", "2026-06-06", "2026-06-08"},
		},
		{
			"weekdays tell", "План",
			[]any{[]any{day(time.October, 6), "среда"}, []any{day(time.June, 11), "четверг"}},
			[]string{"2026-10-06 → 2026-06-10", "2026-06-11"},
		},
		{
			"all of a column", "План",
			[]any{jan(6), day(time.March, 6), day(time.May, 6), day(time.August, 6), day(time.October, 6)},
			[]string{"2026-01-06 → 2026-06-01", "2026-03-06 → 2026-06-03", "2026-05-06 → 2026-06-05", "2026-08-06 → 2026-06-08", "2026-10-06 → 2026-06-10"},
		},
		{
			"dates in order are right", "План",
			[]any{day(time.June, 1), day(time.June, 3), day(time.June, 12), day(time.June, 15), day(time.July, 2)},
			[]string{"2026-06-01", "2026-06-03", "2026-06-12", "2026-06-15", "2026-07-02"},
		},
		{
			"a wrong weekday alone proves nothing", "План",
			[]any{[]any{day(time.June, 1), "вторник"}, []any{day(time.June, 15), "пн"}},
			[]string{"2026-06-01", "2026-06-15"},
		},
		{
			"nor does a sparse plan", "План",
			[]any{day(time.January, 20), day(time.March, 5), day(time.April, 22), day(time.June, 9)},
			[]string{"2026-01-20", "2026-03-05", "2026-04-22", "2026-06-09"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := read(t, planOf(tt.tab, head, tt.dates...))
			got := swaps(b)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			noted := 0
			for _, n := range b.Notes {
				if n.Code == rubric.NoteDateSwapped {
					noted++
				}
			}
			proposed := 0
			for i := range b.Entries {
				if !b.Entries[i].Date.Swapped.IsZero() {
					proposed++
				}
			}
			if noted != proposed {
				t.Errorf("%d notes of %d proposals", noted, proposed)
			}
		})
	}
}

func TestOrderOfSlashedDates(t *testing.T) {
	head := row{"Date", "Platform", "Topic"}
	for _, tt := range []struct {
		name, tab string
		dates     []any
		want      []string
	}{
		{"a day over 12 proves it", "Plan", []any{"6/1/2026", "6/15/2026"}, []string{"2026-06-01", "2026-06-15"}},
		{"day first else", "Plan", []any{"1/6/2026", "2/6/2026"}, []string{"2026-06-01", "2026-06-02"}},
		{"the tab's month", "June", []any{"6/1/2026", "6/3/2026"}, []string{"2026-06-01", "2026-06-03"}},
		{"what leaps less", "Plan", []any{"6/1/2026", "6/3/2026", "6/5/2026", "6/8/2026"}, []string{"2026-06-01", "2026-06-03", "2026-06-05", "2026-06-08"}},
		{"weekdays", "Plan", []any{"Mon 6/1/2026", "Wed 6/3/2026"}, []string{"2026-06-01", "2026-06-03"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, swaps(read(t, planOf(tt.tab, head, tt.dates...)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWeeks(t *testing.T) {
	b := read(t, planOf("План", row{"Дата", "Площадка", "Тема"},
		"неделя 23", "Week 24 2026", "W25", "23-я неделя", "нед. 22 (25–31.05)", "2 неделя июня", "на неделе", "8–14 июня"))
	var got []string
	for i := range b.Entries {
		d := b.Entries[i].Date
		got = append(got, fmt.Sprint(d.Date, " ", d.End, " ", d.Bad))
	}
	want := []string{
		"2026-06-01 2026-06-07 false", "2026-06-08 2026-06-14 false", "2026-06-15 2026-06-21 false", "2026-06-01 2026-06-07 false",
		"2026-05-25 2026-05-31 false", "  false", "  false", "2026-06-08 2026-06-14 false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A column of weeks dates the posts where there is no better one; weeks counted
// from the start of something unknown date nothing.
func TestColumnOfWeeks(t *testing.T) {
	b := read(t, planOf("План", row{"Неделя", "Площадка", "Тема"}, 23, "24", nil))
	if diff := cmp.Diff([]string{"2026-06-01", "2026-06-08", ""}, swaps(b)); diff != "" {
		t.Error(diff)
	}
	b = read(t, planOf("План", row{"Неделя", "Площадка", "Тема"}, 1, 1, 2, 3))
	if diff := cmp.Diff([]string{"", "", "", ""}, swaps(b)); diff != "" {
		t.Error(diff)
	}
	for i := range b.Entries {
		if b.Entries[i].Date.Bad {
			t.Error("a week was taken for a bad date")
		}
	}
}
