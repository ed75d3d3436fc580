package layout_test

import (
	"fmt"
	"testing"
	"time"

	"rubric"
	"rubric/internal/layout"
)

// largePlan is a year of a plan with n rows of 14 columns; each block of so many
// rows repeats the header, none where it is 0.
func largePlan(name string, n, block int) *rubric.Tab {
	head := row{
		"Дата", "Время", "Площадка", "Рубрика", "Формат", "Тема", "Текст", "Визуал", "Задача",
		"Ответственный", "Статус", "Утвердил", "Ссылка", "Комментарий",
	}
	plan := tab(name, head)
	channels := []string{"ВК, Telegram", "ВК", "Инста / ТГ", "Дзен"}
	statuses := []string{"Опубликовано", "✅ Готово", "В работе", "на соглас.", ""}
	for i := range n {
		d := day(time.January, 1).AddDays(i % 365)
		var date any = d
		if i%3 == 0 {
			date = fmt.Sprintf("%02d.%02d", d.Day, int(d.Month))
		}
		if block > 0 && i > 0 && i%block == 0 {
			add(plan, 1, head)
		}
		add(plan, 0, row{
			date, clock(0.75), channels[i%4], fmt.Sprintf("Рубрика %d", i%12), "Пост", fmt.Sprintf("Тема %d", i),
			fmt.Sprintf("Текст поста номер %d, довольно длинный", i), "https://disk/1", fmt.Sprintf("Задача %d, часть", i%7),
			"Анна", statuses[i%5], "Олег", fmt.Sprintf("https://vk.com/wall-1_%d", i), "",
		})
	}
	return plan
}

// add puts a row below the others, so many blank ones between.
func add(t *rubric.Tab, blank int, r row) {
	at := 1 + blank
	if n := len(t.Rows); n > 0 {
		at += t.Rows[n-1].Number
	}
	out := tab("", r).Rows[0]
	out.Number = at
	t.Rows = append(t.Rows, out)
}

// largeWide is a plan of n rows with a post and a status for each of four channels.
func largeWide(n int) *rubric.Tab {
	plan := tab("План", row{"Дата", "Рубрика", "ВК", "Статус", "Телеграм", "Статус", "Дзен", "Статус", "Инстаграм", "Статус"})
	for i := range n {
		r := row{day(time.January, 1).AddDays(i % 365), fmt.Sprintf("Рубрика %d", i%12)}
		for c := range 4 {
			r = append(r, fmt.Sprintf("Тема %d канала %d", i, c), "Готово")
		}
		add(plan, 0, r)
	}
	return plan
}

// largeCalendar is a calendar of weeks with n posts below its days.
func largeCalendar(n int) *rubric.Tab {
	plan := tab("Контент-план", row{"Неделя", "Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"})
	first := rubric.NewDate(2026, time.January, 5)
	for i := 0; i < n; {
		days := row{"Даты"}
		for range 7 {
			days = append(days, first)
			first = first.AddDays(1)
		}
		if first.Year > 2031 {
			first = rubric.NewDate(2026, time.January, 5)
		}
		add(plan, 0, days)
		for _, channel := range []string{"ВК", "Телеграм", "Дзен", "Инстаграм", "Сторис"} {
			r := row{channel}
			for range 7 {
				r = append(r, fmt.Sprintf("Тема поста %d\nГотово", i))
				i++
			}
			add(plan, 0, r)
		}
	}
	return plan
}

// largeMonths is a year of tabs, one a month, of n rows together.
func largeMonths(n int) []*rubric.Tab {
	var out []*rubric.Tab
	for _, name := range []string{
		"Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь",
	} {
		out = append(out, largePlan(name+" 2026", n/12, 0))
	}
	return out
}

// largeGrid is a plan of n rows and strategy tabs.
func largeGrid(n int) *rubric.Grid {
	return grid(append(full()[:13], largePlan("Контент-план", n, 0))...)
}

// Every way of laying out a plan, about 100,000 posts each.
func BenchmarkRead(b *testing.B) {
	for _, bb := range []struct {
		name string
		grid *rubric.Grid
		want int
	}{
		{"rows", largeGrid(100_000), 100_000},
		{"blocks", grid(largePlan("Контент-план", 100_000, 20)), 100_000},
		{"months", grid(largeMonths(99_996)...), 99_996},
		{"channels as columns", grid(largeWide(25_000)), 100_000},
		{"calendar", grid(largeCalendar(100_000)), 100_030},
	} {
		b.Run(bb.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				book, _ := layout.Read(bb.grid, layout.Options{AsOf: asOf})
				if len(book.Entries) != bb.want {
					b.Fatalf("%d entries", len(book.Entries))
				}
			}
		})
	}
}
