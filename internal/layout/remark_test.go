package layout_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// What is written apart below a calendar is no post.
func TestRemarkBelowACalendar(t *testing.T) {
	b := read(t, tab(
		"Июнь 2026",
		row{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"},
		row{1, 2, 3, 4, 5, 6, 7},
		row{"Первый рой", nil, "Мёд в сотах"},
		row{8, 9, 10, 11, 12, 13, 14},
		row{nil, "Гречиха цветёт"},
		row{15, 16, 17, 18, 19, 20, 21},
		row{nil, nil, nil, "Дымарь и сетка"},
		nil,
		row{"Тексты отдаём Вере накануне"},
	))
	checkTopics(t, b, "Первый рой", "Мёд в сотах", "Гречиха цветёт", "Дымарь и сетка")
}

// A post further down its day than a gap is one where other weeks go as deep, or
// where more stands beside it.
func TestDeepPostsOfACalendar(t *testing.T) {
	for _, last := range []row{{"Поздний пост"}, {"Поздний пост", "Ещё один пост"}} {
		first := row{nil, "Тихий четверг"}
		if len(last) > 1 {
			first = nil
		}
		b := read(t, tab(
			"Июнь 2026",
			row{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"},
			row{1, 2, 3, 4, 5, 6, 7},
			row{"Первый рой"},
			nil,
			first,
			row{8, 9, 10, 11, 12, 13, 14},
			row{nil, "Гречиха цветёт"},
			row{15, 16, 17, 18, 19, 20, 21},
			row{nil, nil, nil, "Дымарь и сетка"},
			nil,
			last,
		))
		found := false
		for i := range b.Entries {
			found = found || b.Entries[i].Topic.Text == "Поздний пост"
		}
		if !found {
			t.Errorf("%v is not read: %v", last, briefs(b.Entries))
		}
	}
}

// Totals whose first cell stands under the topic are no posts; a post may begin
// as one.
func TestTotalsUnderTheTopic(t *testing.T) {
	b := read(t, tab(
		"План",
		row{"Дата", "Канал", "Тема", "Бюджет"},
		row{day(time.June, 1), "ВК", "Всего за день", nil},
		row{day(time.June, 2), "ВК", "Итого три банки", 300},
		nil,
		row{nil, nil, "Всего постов"},
		row{nil, nil, "Итого за июнь", 300},
	))
	checkTopics(t, b, "Всего за день", "Итого три банки")
}

func checkTopics(t *testing.T, b *rubric.Book, want ...string) {
	t.Helper()
	var got []string
	for i := range b.Entries {
		got = append(got, b.Entries[i].Topic.Text)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !hasNote(b, rubric.NoteRowsIgnored) {
		t.Errorf("what is left out is not said: %v", b.Notes)
	}
}
