package sheets_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/sourcetest"
)

const june = "Июнь"

// A plan that is a calendar beside the strategy of the other books.
func calendarBook() []sourcetest.Sheet {
	days := []any{nil}
	for d := 1; d <= 5; d++ {
		days = append(days, rubric.NewDate(2026, time.June, d))
	}
	tabs := sourcetest.ContentBook(4)
	tabs[3] = sourcetest.Sheet{Name: june, Rows: [][]any{
		{nil, "Пн", "Вт", "Ср", "Чт", "Пт"},
		days,
		{"ВК", "Как мы открылись", nil, "Новый сорт кофе"},
		{"Телеграм", nil, "Опрос про чай", nil, nil, "Рецепт раф-кофе"},
	}}
	return tabs
}

// checkedPosts returns the rows of the calendars' generated tab: topics with ids.
func checkedPosts(t *testing.T, w *workbook) (topics []string, ids map[string]string) {
	t.Helper()
	tab := w.Look().Generated(rubric.RoleCheck)
	if tab == nil {
		t.Fatal("there is no tab for the calendar's posts")
	}
	ids = map[string]string{}
	at := map[string]int{} // the columns, by their headings
	for i := range tab.Rows {
		r := &tab.Rows[i]
		if at["ID"] > 0 {
			topic := r.Cell(at["Тема"]).String()
			topics = append(topics, fmt.Sprint(r.Cell(at["Ячейка"]).String(), " ", topic, " ", r.Cell(at["Проверка"]).String() != ""))
			ids[topic] = r.Cell(at["ID"]).String()
			continue
		}
		for _, c := range r.Cells {
			at[c.String()] = c.Col
		}
	}
	return topics, ids
}

func TestPostsOfACalendarInASpreadsheet(t *testing.T) {
	w := newWorkbook(t, calendarBook()...)
	team := w.Cells(june)
	mustSync(t, w)
	got, before := checkedPosts(t, w)
	want := []string{
		"Июнь!B3 Как мы открылись true", "Июнь!D3 Новый сорт кофе true",
		"Июнь!C4 Опрос про чай true", "Июнь!F4 Рецепт раф-кофе true",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(team, w.Cells(june)); diff != "" {
		t.Errorf("the calendar changed: %s", diff)
	}
	if r := mustSync(t, w); r.Written {
		t.Errorf("a second sync wrote %+v", r.Edits)
	}
	if diff := cmp.Diff([]string{get}, requests(w)); diff != "" {
		t.Errorf("requests of a sync with nothing to change: %s", diff)
	}
	w.Set(june, 4, 3, nil) // moved to Thursday …
	w.Set(june, 4, 5, "Опрос про чай")
	w.Set(june, 3, 6, "Совсем новый пост")
	mustSync(t, w)
	_, after := checkedPosts(t, w)
	if before["Опрос про чай"] != after["Опрос про чай"] || after["Совсем новый пост"] == "" || len(after) != 5 {
		t.Errorf("ids before %v, after %v", before, after)
	}
	if r := mustSync(t, w); r.Written {
		t.Errorf("the last sync wrote %+v", r.Edits)
	}
}
