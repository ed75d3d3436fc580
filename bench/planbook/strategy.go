package planbook

import (
	"time"

	"github.com/xuri/excelize/v2"
)

var (
	channels = []string{"ВК", "Telegram", "Дзен", "ВК, Telegram"}
	rubrics  = []string{"Кейсы", "Советы", "Команда", "Новости", "Вопросы", "Истории", "Продукт", "Акции"}
	formats  = []string{"Пост", "Карточки", "Видео", "Сторис"}
	people   = []string{"Анна", "Борис", "Вера", "Глеб", "Дина"}
	tasks    = []string{"Доверие", "Опт", "Доставка", "Гости"}
)

// strategyTabs writes everything but the plan.
func strategyTabs(f *excelize.File, asOf time.Time) error {
	year := asOf.Year()
	from, to := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(year, 12, 31, 0, 0, 0, 0, time.UTC)
	tabs := []struct {
		name string
		rows [][]any
	}{
		{"Цели", [][]any{
			{"Цель", "Метрика", "База", "План", "Начало", "Срок", "Ответственный"},
			{"Выручка из соцсетей", "заявки", 100, 200, from, to, "Ольга"},
			{"Узнаваемость", "охват", 10000, 30000, from, to, "Ольга"},
		}},
		{"Стратегия", taskRows(from, to, asOf)},
		{"Рубрики", rubricRows()},
		{"Форматы", formatRows()},
		{"Площадки", [][]any{
			{"Площадка", "Мин. в неделю", "Макс. в неделю", "Макс. пауза (дней)", "База ER"},
			{"ВК", 3, 100000, 4, "охват"}, {"Telegram", 3, 100000, 4, "охват"}, {"Дзен", 1, 100000, 8, "охват"},
		}},
		{"Ресурсы", peopleRows()},
		{"Голос бренда", [][]any{{"Фраза", "Вид", "Вместо этого"}, {"самый лучший", "запрещено", "любимый"}, {"дёшево", "избегать", "выгодно"}}},
		{"Статистика", statRows(asOf)},
	}
	for _, tab := range tabs {
		if _, err := f.NewSheet(tab.name); err != nil {
			return err
		}
		for i, row := range tab.rows {
			cell, err := excelize.CoordinatesToCellName(1, i+1)
			if err != nil {
				return err
			}
			if err := f.SetSheetRow(tab.name, cell, &row); err != nil {
				return err
			}
		}
	}
	return f.DeleteSheet("Sheet1")
}

func taskRows(from, to, asOf time.Time) [][]any {
	rows := [][]any{{"Задача", "Цель", "Горизонт", "Начало", "Конец", "Аудитория", "Ключевое сообщение", "Доля", "Пересмотрено"}}
	for i, task := range tasks {
		goal := []string{"Выручка из соцсетей", "Узнаваемость"}[i%2]
		rows = append(rows, []any{task, goal, "год", from, to, "все", "мы рядом", 25, asOf.AddDate(0, -1, 0)})
	}
	return rows
}

func rubricRows() [][]any {
	rows := [][]any{{"Рубрика", "Описание", "Задача", "Форматы", "Площадки", "Доля", "Активна"}}
	for i, rubric := range rubrics {
		rows = append(rows, []any{rubric, "", tasks[i%len(tasks)], "Пост, Карточки, Видео, Сторис", "ВК, Telegram, Дзен", 12.5, "да"})
	}
	return rows
}

func formatRows() [][]any {
	rows := [][]any{{"Формат", "Площадки", "Часы", "Нужен визуал"}}
	for i, format := range formats {
		rows = append(rows, []any{format, "ВК, Telegram, Дзен", i + 1, "нет"})
	}
	return rows
}

func peopleRows() [][]any {
	rows := [][]any{{"Кто", "Роль", "Часов в неделю", "Форматы"}}
	for _, person := range people {
		rows = append(rows, []any{person, "SMM", 30, "Пост, Карточки, Видео, Сторис"})
	}
	return rows
}

func statRows(asOf time.Time) [][]any {
	rows := [][]any{{"Период", "Площадка", "Подписчики на начало", "Подписчики на конец", "Охват", "Реакции", "Комментарии", "Репосты", "Сохранения", "Постов"}}
	for back := 12; back > 0; back-- {
		for _, channel := range channels[:3] {
			n := 13 - back
			rows = append(rows, []any{asOf.AddDate(0, -back, 0).Format("2006-01"), channel, 1000 + 10*n, 1010 + 10*n, 20000 + 500*n, 800, 90, 40, 60, 30})
		}
	}
	return rows
}
