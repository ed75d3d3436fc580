package sourcetest

import (
	"fmt"
	"time"

	"rubric"
)

// ContentTab is the plan of a [ContentBook].
const ContentTab = "Контент-план"

// ContentBook returns a team's workbook for tests of whole syncs in May 2026:
// goals, strategy, rubrics, and last a [ContentSheet] of posts, at least four,
// among them a misspelt rubric, an unknown one and a post of the archive.
func ContentBook(posts int) []Sheet {
	sheet := ContentSheet(Marks(posts)...)
	sheet.Rows[2][3] = "Кейсыы"
	sheet.Rows[3][3] = "Праздник"
	sheet.Rows[4][1] = rubric.NewDate(2026, time.January, 15)
	return []Sheet{
		{Name: "Цели", Rows: [][]any{
			{"Цель", "Метрика", "База", "План", "Начало", "Срок", "Ответственный"},
			{"Больше заявок", "заявки", 10, 20, rubric.NewDate(2026, time.January, 1), rubric.NewDate(2026, time.December, 31), "Анна"},
		}},
		{Name: "Стратегия", Rows: [][]any{
			{"Задача", "Цель", "Горизонт", "Начало", "Конец"},
			{"Доверие", "Больше заявок", "месяц", rubric.NewDate(2026, time.June, 1), rubric.NewDate(2026, time.June, 30)},
		}},
		{Name: "Рубрики", Rows: [][]any{
			{"Рубрика", "Задача", "Форматы", "Площадки"},
			{"Кейсы", "Доверие", "Пост", "ВК"}, {"Новости", "Доверие", "Пост", "ВК"},
		}},
		sheet,
	}
}

// ContentSheet is a plan of posts with the marks, its header in the first row.
func ContentSheet(marks ...string) Sheet {
	headings := ContentHeadings()
	sheet := Sheet{Name: ContentTab, Rows: [][]any{{}}}
	for _, h := range headings {
		sheet.Rows[0] = append(sheet.Rows[0], h)
	}
	for _, mark := range marks {
		post := contentPost(mark)
		row := []any{mark}
		for _, h := range headings[1:] {
			row = append(row, post[h])
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

// ContentHeadings are those of a [ContentSheet], the one of the marks first.
func ContentHeadings() []string {
	return []string{markHeading, "Дата", "Площадка", "Рубрика", "Формат", "Тема", "Статус"}
}

// Marks makes marks for posts: m000, m001 and so on.
func Marks(n int) []string {
	marks := make([]string, n)
	for i := range marks {
		marks[i] = fmt.Sprintf("m%03d", i)
	}
	return marks
}

// contentPost is a post that goes out in June, by heading.
func contentPost(mark string) map[string]any {
	n := int(mark[len(mark)-1]) % 28
	return map[string]any{
		"Дата": rubric.NewDate(2026, time.June, 1+n), "Площадка": "ВК", "Рубрика": "Кейсы",
		"Формат": "Пост", "Тема": "История " + mark, "Статус": "Идея",
	}
}
