package layout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/layout"
)

// Wherever a plan's table stands on its tab, and whatever stands around it, the
// entries are the same but for their rows.
func TestSurroundingsChangeNoEntry(t *testing.T) {
	head := row{"Дата", "Площадка", "Рубрика", "Формат", "Тема", "Статус"}
	rapid.Check(t, func(t *rapid.T) {
		posts := make([]row, rapid.IntRange(1, 8).Draw(t, "posts"))
		for i := range posts {
			posts[i] = row{
				rapid.SampledFrom([]any{"01.06.2026", day(6, 2), "3 июня 2026", "2026-06-04", "TBD", nil}).Draw(t, "date"),
				rapid.SampledFrom([]any{"ВК", "ТГ, ВК", "везде", nil}).Draw(t, "channel"),
				rapid.SampledFrom([]any{"Кейсы", "Новости", nil}).Draw(t, "rubric"),
				rapid.SampledFrom([]any{"Пост", "Reels", nil}).Draw(t, "format"),
				fmt.Sprintf("Тема поста %d", i),
				rapid.SampledFrom([]any{"Готово", "✅ опубликовано", true, nil}).Draw(t, "status"),
			}
		}
		want := topics(tab("План", append([]row{head}, posts...)...))

		var noisy []row
		titles := [][]row{nil, {{"Контент-план"}}, {{"План кофейни", nil, "от руки"}, nil, {"Статусы: готово, в работе"}}, {nil, nil, nil}}
		noisy = append(noisy, rapid.SampledFrom(titles).Draw(t, "titles")...)
		noisy = append(noisy, head)
		left := rapid.IntRange(0, 3).Draw(t, "columns to the left")
		for _, p := range posts {
			for range rapid.IntRange(0, 2).Draw(t, "blank rows") {
				noisy = append(noisy, nil)
			}
			noisy = append(noisy, p)
		}
		noisy = append(noisy, rapid.SampledFrom([][]row{nil, {nil, {"Итого", 5}}, {{"* сноска"}}, {head}}).Draw(t, "end")...)
		for i := range noisy {
			if noisy[i] != nil {
				noisy[i] = append(make(row, left), noisy[i]...)
			}
		}
		if diff := cmp.Diff(want, topics(tab("План", noisy...))); diff != "" {
			t.Error(diff)
		}
	})
}

func topics(plan *rubric.Tab) []string {
	b, _ := layout.Read(grid(plan), layout.Options{AsOf: asOf})
	var out []string
	for i := range b.Entries {
		_, rest, _ := strings.Cut(brief(&b.Entries[i]), "|")
		out = append(out, rest)
	}
	return out
}

// No grid, however wild, may cost a panic, and reading it twice says the same.
func TestWildGrids(t *testing.T) {
	texts := []string{
		"Пн", "Вт", "Ср", "Чт", "Пт", "1", "2", "3", "Неделя 23", "1–7 июня", "VK Статус", "TG Статус", "VK", "Телеграм", "STATUS", "Сторис", "Пост",
		"Задача", "Горизонт", "Описание", "Доля", "Цели:", "1. Больше гостей", "• Кейсы (30%)", "3\nТема", "04/05/2026", "№",
		"Дата", "Тема", "Текст", "Статус", "Рубрика", "Цель", "Ключ", "Значение", "plan.tab", "plan.header", "План", "-1", "99999999999",
		"01.06", "32.13", "июнь", "везде", "ВК", "Итого", "*", "", " ", "\u00a0", "#REF!", "column.date", "TBD", "1,2,3,,,", "Период", "Охват", "Месяц",
	}
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.OneOf(
			rapid.Map(rapid.SampledFrom(texts), func(s string) any { return s }),
			rapid.Map(rapid.String(), func(s string) any { return s }),
			rapid.Map(rapid.Float64(), func(x float64) any { return x }),
			rapid.Map(rapid.Float64(), func(x float64) any { return moment(x) }),
			rapid.Map(rapid.IntRange(1, 31), func(n int) any { return n }),
			rapid.Map(rapid.IntRange(0, 400), func(n int) any { return asOf.AddDays(n) }),
			rapid.Map(rapid.Bool(), func(b bool) any { return b }),
			rapid.Just[any](nil),
		)
		var tabs []*rubric.Tab
		for i := range rapid.IntRange(0, 4).Draw(t, "tabs") {
			var rows []row
			for range rapid.IntRange(0, 8).Draw(t, "rows") {
				rows = append(rows, rapid.SliceOfN(values, 0, 6).Draw(t, "row"))
			}
			name := rapid.SampledFrom([]string{"План", "Цели", "Стратегия", "Рубрики", "Статистика", "Настройки", "Июнь", "x"}).Draw(t, "name")
			w := tab(fmt.Sprint(name, i), rows...)
			for range rapid.IntRange(0, 2).Draw(t, "merges") {
				n := rapid.IntRange(-2, 1_100_000)
				w.Merges = append(w.Merges, rubric.Range{Top: n.Draw(t, "top"), Left: n.Draw(t, "left"), Bottom: n.Draw(t, "bottom"), Right: n.Draw(t, "right")})
			}
			tabs = append(tabs, w)
		}
		one, _ := layout.Read(grid(tabs...), layout.Options{AsOf: asOf})
		two, _ := layout.Read(grid(tabs...), layout.Options{AsOf: asOf})
		if diff := cmp.Diff(fmt.Sprintf("%+v", one.Entries), fmt.Sprintf("%+v", two.Entries)); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(one.Notes, two.Notes); diff != "" {
			t.Error(diff)
		}
	})
}
