package layout_test

import (
	"fmt"
	"testing"
	"time"

	"rubric"
	"rubric/internal/layout"
)

// largeGrid is a year of a plan with n rows of 14 columns, and strategy tabs.
func largeGrid(n int) *rubric.Grid {
	plan := tab("Контент-план", row{
		"Дата", "Время", "Площадка", "Рубрика", "Формат", "Тема", "Текст", "Визуал", "Задача",
		"Ответственный", "Статус", "Утвердил", "Ссылка", "Комментарий",
	})
	channels := []string{"ВК, Telegram", "ВК", "Инста / ТГ", "Дзен"}
	statuses := []string{"Опубликовано", "✅ Готово", "В работе", "на соглас.", ""}
	for i := range n {
		d := day(time.January, 1).AddDays(i % 365)
		var date any = d
		if i%3 == 0 {
			date = fmt.Sprintf("%02d.%02d", d.Day, int(d.Month))
		}
		r := tab("", row{
			date, clock(0.75), channels[i%4], fmt.Sprintf("Рубрика %d", i%12), "Пост", fmt.Sprintf("Тема %d", i),
			fmt.Sprintf("Текст поста номер %d, довольно длинный", i), "https://disk/1", fmt.Sprintf("Задача %d, часть", i%7),
			"Анна", statuses[i%5], "Олег", fmt.Sprintf("https://vk.com/wall-1_%d", i), "",
		}).Rows[0]
		r.Number = i + 2
		plan.Rows = append(plan.Rows, r)
	}
	return grid(append(full()[:13], plan)...)
}

func BenchmarkRead(b *testing.B) {
	g := largeGrid(100_000)
	b.ReportAllocs()
	for b.Loop() {
		book, _ := layout.Read(g, layout.Options{AsOf: asOf})
		if len(book.Entries) != 100_000 {
			b.Fatalf("%d entries", len(book.Entries))
		}
	}
}
