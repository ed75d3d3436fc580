package reconcile_test

import (
	"fmt"
	"testing"
	"time"

	"rubric"
	"rubric/internal/layout"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
)

const plan = "Контент-план"

var (
	today   = rubric.NewDate(2026, time.May, 20)
	options = on(today)
	modes   = map[string]sourcetest.Conflicts{
		"conflicts before writing": sourcetest.BeforeWriting,
		"conflicts after writing":  sourcetest.AfterWriting,
	}
)

func on(d rubric.Date) reconcile.Options {
	return reconcile.Options{Layout: layout.Options{Now: d.Time(), AsOf: d}}
}

var headings = []string{"Метка", "Дата", "Площадка", "Рубрика", "Формат", "Тема", "Статус"}

// postOf is a post that goes out in June, by heading.
func postOf(mark string) map[string]any {
	n := int(mark[len(mark)-1]) % 28
	return map[string]any{
		"Дата": rubric.NewDate(2026, time.June, 1+n), "Площадка": "ВК", "Рубрика": "Кейсы",
		"Формат": "Пост", "Тема": "История " + mark, "Статус": "Идея",
	}
}

func planSheet(marks ...string) sourcetest.Sheet {
	sheet := sourcetest.Sheet{Name: plan, Rows: [][]any{{}}}
	for _, h := range headings {
		sheet.Rows[0] = append(sheet.Rows[0], h)
	}
	for _, mark := range marks {
		post := postOf(mark)
		post["Метка"] = mark
		var row []any
		for _, h := range headings {
			row = append(row, post[h])
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

func marks(n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("m%03d", i))
	}
	return out
}

func book(posts int) []sourcetest.Sheet {
	sheet := planSheet(marks(posts)...)
	sheet.Rows[2][3] = "Кейсыы"   // near a rubric
	sheet.Rows[3][3] = "Праздник" // no rubric of ours
	sheet.Rows[4][1] = rubric.NewDate(2026, time.January, 15)
	return []sourcetest.Sheet{
		{Name: "Цели", Rows: [][]any{
			{"Цель", "Метрика", "База", "План", "Начало", "Срок", "Ответственный"},
			{"Больше заявок", "заявки", 10, 20, rubric.NewDate(2026, time.January, 1), rubric.NewDate(2026, time.December, 31), "Анна"},
		}},
		{Name: "Стратегия", Rows: [][]any{
			{"Задача", "Цель", "Горизонт", "Начало", "Конец"},
			{"Доверие", "Больше заявок", "месяц", rubric.NewDate(2026, time.June, 1), rubric.NewDate(2026, time.June, 30)},
		}},
		{Name: "Рубрики", Rows: [][]any{{"Рубрика", "Задача", "Форматы", "Площадки"}, {"Кейсы", "Доверие", "Пост", "ВК"}, {"Новости", "Доверие", "Пост", "ВК"}}},
		sheet,
	}
}

func mustSync(t *testing.T, src rubric.Source, o reconcile.Options) *reconcile.Result {
	t.Helper()
	r, err := reconcile.Sync(t.Context(), src, o)
	if err != nil {
		t.Fatalf("Sync: %v", err)
	}
	return r
}

func readGrid(t *testing.T, m *sourcetest.Memory) *rubric.Grid {
	t.Helper()
	g, _, err := m.Source().Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// beside returns what stands in a managed column of the plan, row by row.
func beside(g *rubric.Grid, f rubric.ManagedField) []string {
	tab := g.Tab(plan)
	var out []string
	for n := 1; n <= tab.LastRow(); n++ {
		out = append(out, tab.Cell(n, tab.Managed.Of(f)).String())
	}
	return out
}
