package layout_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

func TestTableFarAway(t *testing.T) {
	left := make(row, 30)
	rows := []row{{"Заметки команды"}, {"Не забыть про съёмку"}}
	for range 70 {
		rows = append(rows, row{"строка заметок"})
	}
	rows = append(rows, nil, nil)
	for _, r := range []row{
		{"Дата", "Площадка", "Тема", "Статус"},
		{day(time.June, 1), "ВК", "Один", "Готово"},
		{day(time.June, 2), "ТГ", "Два", nil},
	} {
		rows = append(rows, append(append(row{}, left...), r...))
	}
	b := read(t, tab("Лист1", rows...))
	want := []string{"Лист1!76|2026-06-01||vk|||Один|approved", "Лист1!77|2026-06-02||telegram|||Два|"}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Error(diff)
	}
}

func TestTablesSideBySide(t *testing.T) {
	b := read(t, tab("План",
		row{"Дата", "Площадка", "Тема", "Статус", nil, "Рубрика", "Описание", "Доля", nil, nil, "ВК"},
		row{day(time.June, 1), "ВК", "Один", "Готово", nil, "Кейсы", "Истории", "60%", nil, nil, "Телеграм"},
		row{day(time.June, 2), "ТГ", "Два", nil, nil, "Новости", "Что нового", "40%", nil, nil, "Дзен"},
		row{nil, nil, nil, nil, nil, "Обзоры", "Разное", nil, nil, nil, "MAX"},
		row{day(time.June, 3), "ТГ", "Три", nil},
	))
	want := []string{
		"План!2|2026-06-01||vk|||Один|approved", "План!3|2026-06-02||telegram|||Два|", "План!5|2026-06-03||telegram|||Три|",
	}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Error(diff)
	}
	var rubrics []string
	for _, x := range b.Rubrics {
		rubrics = append(rubrics, fmt.Sprint(x.Pos.Row, " ", x.Rubric.Text, " ", x.Share.Number))
	}
	if diff := cmp.Diff([]string{"2 Кейсы 60", "3 Новости 40", "4 Обзоры 0"}, rubrics); diff != "" {
		t.Error(diff)
	}
	if b.TabOf(rubric.RoleRubrics) == nil || len(b.Tabs) != 1 {
		t.Errorf("tabs: %+v", b.Tabs)
	}
}

// The same plan twice side by side, a month each.
func TestPlansSideBySide(t *testing.T) {
	b := read(t, tab("План",
		row{"Дата", "Тема", "Статус", nil, "Дата", "Тема", "Статус"},
		row{"1 июня", "Один", "Готово", nil, "1 июля", "Три", nil},
		row{"2 июня", "Два", nil, nil, "2 июля", "Четыре", nil},
	))
	want := []string{
		"План!A2|2026-06-01|||||Один|approved", "План!E2|2026-07-01|||||Три|",
		"План!A3|2026-06-02|||||Два|", "План!E3|2026-07-02|||||Четыре|",
	}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Error(diff)
	}
}

func TestSpacerColumnsSplitNothing(t *testing.T) {
	b := read(t, tab("План",
		row{"Дата", "Время", nil, "Площадка", "Рубрика", nil, "Тема", "Статус"},
		row{day(time.June, 1), "18:00", nil, "ВК", "Кейсы", nil, "Один", "Готово"},
	))
	if diff := cmp.Diff([]string{"План!2|2026-06-01|18:00|vk|кейсы||Один|approved"}, briefs(b.Entries)); diff != "" {
		t.Error(diff)
	}
}

func TestStackedStrategy(t *testing.T) {
	b := read(t,
		tab("Стратегия",
			row{"Стратегия кофейни на 2026 год"},
			nil,
			row{"Цели"},
			row{"Цель", "Метрика", "База", "План", "Срок"},
			row{"Больше гостей", "Охват", 100, 200, "31.12.2026"},
			nil,
			row{"Коммуникационные задачи"},
			row{"Задача", "Цель", "Горизонт", "Аудитория", "Доля"},
			row{"Рассказать о новом меню", "Больше гостей", "месяц", "Студенты", "60%"},
			row{"Показать, как варим", "Больше гостей", "год", "Все", "40%"},
			nil,
			row{"Рубрики"},
			row{"Рубрика", "Описание", "Задача", "Доля"},
			row{"Кейсы", "Истории", "Показать, как варим", "50%"},
			row{"Новости", "Что нового", "Рассказать о новом меню", "50%"},
		),
		tab("План", row{"Дата", "Тема", "Рубрика"}, row{day(time.June, 1), "Один", "Кейсы"}))
	var got []string
	for _, g := range b.Goals {
		got = append(got, fmt.Sprint("goal ", g.Pos.Row, " ", g.Goal.Text))
	}
	for _, x := range b.Tasks {
		got = append(got, fmt.Sprint("task ", x.Pos.Row, " ", x.Task.Text, " ", x.Horizon))
	}
	for _, x := range b.Rubrics {
		got = append(got, fmt.Sprint("rubric ", x.Pos.Row, " ", x.Rubric.Text, " ", x.Share.Number))
	}
	want := []string{
		"goal 5 Больше гостей",
		"task 9 Рассказать о новом меню month", "task 10 Показать, как варим year",
		"rubric 14 Кейсы 50", "rubric 15 Новости 50",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if b.Tabs[0].Role != rubric.RoleStrategy || len(b.Tabs[0].Parts) != 2 || b.TabOf(rubric.RoleGoals) == nil {
		t.Errorf("%+v", b.Tabs[0])
	}
}

// A tab of its own has the better claim to a role.
func TestPartYieldsToATab(t *testing.T) {
	b := read(t,
		tab("Стратегия",
			row{"Задача", "Цель", "Горизонт"},
			row{"Рассказать", "Больше гостей", "месяц"},
			nil,
			row{"Рубрика", "Описание", "Доля"},
			row{"Старая", "Из черновика", "50%"},
		),
		tab("Рубрики", row{"Рубрика", "Описание", "Доля"}, row{"Кейсы", "Истории", "100%"}))
	if len(b.Rubrics) != 1 || b.Rubrics[0].Rubric.Text != "Кейсы" || len(b.Tasks) != 1 || !hasNote(b, rubric.NoteBlockIgnored) {
		t.Errorf("rubrics %v, tasks %v, notes %v", b.Rubrics, b.Tasks, b.Notes)
	}
}
