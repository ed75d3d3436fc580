package layout_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// A plan is one although a heading that it cannot do without says nothing.
func TestPlansWithAnUnknownHeading(t *testing.T) {
	june := func(d int) rubric.Date { return day(time.June, d) }
	for _, tt := range []struct {
		name string
		tab  *rubric.Tab
		want []string
	}{
		{
			"the topic's, on a tab that may be anything",
			tab(
				"Осень",
				row{"Дата", "Площадка", "Формат", "Соль", "Статус"},
				row{june(1), "ВК", "Пост", "Как пекут хлеб", "Готово"},
				row{june(2), "ТГ", "Видео", "Закваска живёт", "Готово"},
				row{june(3), "ВК", "Пост", "Утро в цехе", "В работе"},
			),
			[]string{
				"Осень!2|2026-06-01||vk||пост|Как пекут хлеб|approved", "Осень!3|2026-06-02||telegram||видео|Закваска живёт|approved",
				"Осень!4|2026-06-03||vk||пост|Утро в цехе|draft",
			},
		},
		{
			"that of the days, beside weekdays",
			tab(
				"План",
				row{"Макет до", "День недели", "Склянка", "Площадка", "Тема"},
				row{june(6), "пн", june(1), "ВК", "Один"}, row{june(7), "вт", june(2), "ВК", "Два"}, row{june(8), "ср", june(3), "ВК", "Три"},
			),
			[]string{"План!2|2026-06-01||vk|||Один|", "План!3|2026-06-02||vk|||Два|", "План!4|2026-06-03||vk|||Три|"},
		},
		{
			"that of the days, beside the weeks of a term",
			tab(
				"Plan",
				row{"Week", "Bell", "Platform", "Topic"},
				row{6, june(1), "Facebook", "One"}, row{nil, june(3), "Facebook", "Two"}, row{7, june(8), "Facebook", "Three"},
			),
			[]string{"Plan!2|2026-06-01||facebook|||One|", "Plan!3|2026-06-03||facebook|||Two|", "Plan!4|2026-06-08||facebook|||Three|"},
		},
		{
			"that of the weeks",
			tab(
				"Plan",
				row{"Bell", "Platform", "Topic", "Status"},
				row{"W23", "Facebook", "One", "Draft"}, row{"Week 24", "Facebook", "Two", "Draft"},
			),
			[]string{"Plan!2|2026-06-01||facebook|||One|draft", "Plan!3|2026-06-08||facebook|||Two|draft"},
		},
		{
			"the topic's, before messages of a few posts and a count",
			tab(
				"План",
				row{"Дата", "Канал", "Соль", "Описание", "Постов"},
				row{june(1), "ВК", "Туры в Египет от 8 июня", nil, 1}, row{june(2), "ВК", "Виза больше не нужна", "снимаем у окна", 2},
				row{june(3), "ВК", "Туры в Турцию от 3 июня", nil, 1}, row{june(4), "ВК", "Что взять в самолёт", nil, 1},
			),
			[]string{
				"План!2|2026-06-01||vk|||Туры в Египет от 8 июня|", "План!3|2026-06-02||vk|||Виза больше не нужна|",
				"План!4|2026-06-03||vk|||Туры в Турцию от 3 июня|", "План!5|2026-06-04||vk|||Что взять в самолёт|",
			},
		},
		{
			"those of the days and the rubrics, beside channels",
			tab(
				"План",
				row{"Склянка", "Ручей", "ВК", "Статус", "Телеграм", "Статус"},
				row{june(1), "Цех", "Один", "Готово", nil, nil}, row{june(2), "Люди", nil, nil, "Два", "В работе"},
				row{june(3), "Цех", "Три", "Готово", nil, nil}, row{june(4), "Люди", "Четыре", "Готово", nil, nil},
			),
			[]string{
				"План!C2|2026-06-01||vk|цех||Один|approved", "План!E3|2026-06-02||telegram|люди||Два|draft",
				"План!C4|2026-06-03||vk|цех||Три|approved", "План!C5|2026-06-04||vk|люди||Четыре|approved",
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := read(t, tt.tab)
			if diff := cmp.Diff(tt.want, briefs(b.Entries)); diff != "" {
				t.Error(diff)
			}
			if !hasNote(b, rubric.NoteColumnGuessed) {
				t.Errorf("the guess is not said: %v", b.Notes)
			}
		})
	}
}

// A table of other things is no plan for a column of phrases.
func TestPhrasesAloneMakeNoPlan(t *testing.T) {
	b := read(t, tab(
		"Закупки",
		row{"Дата", "Ответственный", "Соль", "Статус"},
		row{day(time.June, 1), "Аня", "Мука из ржи", "Готово"}, row{day(time.June, 2), "Аня", "Соль морская", "Готово"},
	))
	if len(b.Entries) > 0 {
		t.Errorf("%v", briefs(b.Entries))
	}
}

// A post without a day among posts of a week that have theirs is in reserve; where
// none has one, the week is the day.
func TestUndatedPostsOfAWeek(t *testing.T) {
	b := read(t, tab(
		"План",
		row{"Дата", "Площадка", "Тема"},
		row{"Неделя 1 (1–7 июня)"}, row{day(time.June, 2), "ВК", "Один"}, row{nil, "ВК", "Два"},
		row{"Неделя 2 (8–14 июня)"}, row{nil, "ВК", "Три"}, row{nil, "ТГ", "Четыре"},
	))
	want := []string{"План!3|2026-06-02||vk|||Один|", "План!4|||vk|||Два|", "План!6|2026-06-08||vk|||Три|", "План!7|2026-06-08||telegram|||Четыре|"}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Error(diff)
	}
}
