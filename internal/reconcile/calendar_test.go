package reconcile_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/sourcetest"
)

const june = "Июнь"

func calendarBook() []sourcetest.Sheet {
	days := []any{nil}
	for d := 1; d <= 5; d++ {
		days = append(days, rubric.NewDate(2026, time.June, d))
	}
	sheets := book(6)
	sheets[3] = sourcetest.Sheet{Name: june, Rows: [][]any{
		{nil, "Пн", "Вт", "Ср", "Чт", "Пт"},
		days,
		{"ВК", "Как мы открылись", nil, "Новый сорт кофе"},
		{"Телеграм", nil, "Опрос про чай", nil, nil, "Рецепт раф-кофе"},
	}}
	return sheets
}

// checkTab returns the rows of the generated tab of calendars: cell, topic,
// status, id.
func checkTab(t *testing.T, m *sourcetest.Memory) [][4]string {
	t.Helper()
	tab := readGrid(t, m).Generated(rubric.RoleCheck)
	if tab == nil {
		t.Fatal("there is no tab for the calendar's posts")
	}
	var out [][4]string
	headed := false
	for _, r := range tab.Rows {
		row := [4]string{r.Cell(1).String(), r.Cell(4).String(), r.Cell(5).String(), r.Cell(7).String()}
		if headed {
			out = append(out, row)
		}
		headed = headed || row[3] == "ID"
	}
	return out
}

func TestPostsOfACalendarStandOnATabOfTheirOwn(t *testing.T) {
	for name, mode := range modes {
		t.Run(name, func(t *testing.T) {
			m := sourcetest.NewMemory(mode, calendarBook()...)
			team := m.Cells(june)
			mustSync(t, m.Source(), options)
			rows := checkTab(t, m)
			var got []string
			for _, r := range rows {
				got = append(got, fmt.Sprint(r[0], " ", r[1], " ", len(r[3]), " ", r[2] != ""))
			}
			want := []string{
				"Июнь!B3 Как мы открылись 5 true", "Июнь!D3 Новый сорт кофе 5 true",
				"Июнь!C4 Опрос про чай 5 true", "Июнь!F4 Рецепт раф-кофе 5 true",
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(team, m.Cells(june)); diff != "" {
				t.Errorf("the calendar changed: %s", diff)
			}
			if r := mustSync(t, m.Source(), options); r.Written {
				t.Errorf("a second sync wrote %+v", r.Edits)
			}
		})
	}
}

// An id stays with a post that is reworded in its cell, and with one that is
// moved to another; a new post gets a new one.
func TestIDsOfACalendarFollowCellsAndTexts(t *testing.T) {
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, calendarBook()...)
	mustSync(t, m.Source(), options)
	before := map[string]string{}
	for _, r := range checkTab(t, m) {
		before[r[1]] = r[3]
	}
	m.Set(june, 3, 2, "Как мы открылись и что было дальше") // reworded
	m.Set(june, 4, 3, nil)                                  // moved to Thursday …
	m.Set(june, 4, 5, "Опрос про чай")
	m.Set(june, 3, 6, "Совсем новый пост")
	mustSync(t, m.Source(), options)
	after := map[string]string{}
	for _, r := range checkTab(t, m) {
		after[r[1]] = r[3]
	}
	for was, is := range map[string]string{
		"Как мы открылись": "Как мы открылись и что было дальше", "Новый сорт кофе": "Новый сорт кофе",
		"Опрос про чай": "Опрос про чай", "Рецепт раф-кофе": "Рецепт раф-кофе",
	} {
		if before[was] == "" || before[was] != after[is] {
			t.Errorf("%s had %q, %s has %q", was, before[was], is, after[is])
		}
	}
	if id := after["Совсем новый пост"]; id == "" || slices.Contains([]string{before["Как мы открылись"], before["Опрос про чай"]}, id) {
		t.Errorf("the new post has the id %q", id)
	}
}
