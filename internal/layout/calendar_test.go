package layout_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

func TestCalendars(t *testing.T) {
	june := func(d int) rubric.Date { return day(time.June, d) }
	for _, tt := range []struct {
		name, tab string
		rows      []row
		want      []string
	}{
		{
			"a month of numbered days", "Июнь",
			[]row{
				{"Контент-план, июнь 2026"},
				{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"},
				{1, 2, 3, 4, 5, 6, 7},
				{"Как мы открылись", "-", "Новый сорт\nРассказать про Эфиопию"},
				{nil, nil, "Второе за день"},
				{8, 9, 10, 11, 12, 13, 14},
				{nil, nil, nil, nil, nil, nil, "Итоги недели"},
				{29, 30, 1, 2, 3, 4, 5},
				{"Последний", nil, "Июльский"},
			},
			[]string{
				"Июнь!A4|2026-06-01|||||Как мы открылись|",
				"Июнь!C4|2026-06-03|||||Новый сорт|",
				"Июнь!C5|2026-06-03|||||Второе за день|",
				"Июнь!G7|2026-06-14|||||Итоги недели|",
				"Июнь!A9|2026-06-29|||||Последний|",
				"Июнь!C9|2026-07-01|||||Июльский|",
			},
		},
		{
			"weeks named beside their weekdays, a row of dates below", "План",
			[]row{
				{"Week of 1 June", "Monday", "Tuesday", "Wednesday"},
				{"Date", "1 Jun", "2 Jun", "3 Jun"},
				{"Instagram", "Sunrise from the deck", nil, "The plum tart"}, nil,
				{"Week of 8 June", "Monday", "Tuesday", "Wednesday"},
				{"Date", "8 Jun", "9 Jun", "10 Jun"},
				{"Facebook", "Who slept here", "-", "Night porter"},
			},
			[]string{
				"План!B3|2026-06-01||instagram|||Sunrise from the deck|", "План!D3|2026-06-03||instagram|||The plum tart|",
				"План!B7|2026-06-08||facebook|||Who slept here|", "План!D7|2026-06-10||facebook|||Night porter|",
			},
		},
		{
			"several posts in a day, each line with its time", "План",
			[]row{
				{"Mon 1 Jun", "Tue 2 Jun", "Wed 3 Jun"},
				{"10:00 IG: Sunrise\n18:00 FB: Results", "12:00\nQuiz", "Tale"},
			},
			[]string{"План!A2|2026-06-01|10:00|instagram|||Sunrise|", "План!B2|2026-06-02|12:00|||quiz|Quiz|", "План!C2|2026-06-03|||||Tale|"},
		},
		{
			"rows of rubrics, as the cell above them says", "План",
			[]row{
				{"Неделя 1–7 июня 2026"},
				{"Рубрика", "Пн", "Вт", "Ср"},
				{"Кейсы", "Как мы спасли сад", nil, "Пекарня"},
				{"Команда", nil, "Знакомьтесь, Оля", nil},
			},
			[]string{"План!B3|2026-06-01|||кейсы||Как мы спасли сад|", "План!D3|2026-06-03|||кейсы||Пекарня|", "План!C4|2026-06-02|||команда||Знакомьтесь, Оля|"},
		},
		{
			"rows about the posts for which there is no field", "План",
			[]row{
				{nil, "Mon 1 Jun", "Tue 2 Jun", "Wed 3 Jun", "Thu 4 Jun"},
				{"Instagram", "Sunrise", "Quiz", "Quiz", "Sunrise again"},
				{"Photographer", "Samuel", "Samuel", "Anna", "Anna"},
			},
			[]string{
				"План!B2|2026-06-01||instagram|||Sunrise|", "План!C2|2026-06-02||instagram|||Quiz|",
				"План!D2|2026-06-03||instagram|||Quiz|", "План!E2|2026-06-04||instagram|||Sunrise again|",
			},
		},
		{
			"weeks named beside their weekdays and nowhere else", "План",
			[]row{
				{"Week of 1 June", "Monday", "Tuesday", "Wednesday"},
				{"Instagram", "Sunrise from the deck", nil, "The plum tart"}, nil,
				{"Week of 8 June", "Monday", "Tuesday", "Wednesday"},
				{"Facebook", "Who slept here", "-", "Night porter"},
			},
			[]string{
				"План!B2|2026-06-01||instagram|||Sunrise from the deck|", "План!D2|2026-06-03||instagram|||The plum tart|",
				"План!B5|2026-06-08||facebook|||Who slept here|", "План!D5|2026-06-10||facebook|||Night porter|",
			},
		},
		{
			"the month before at the top, no title", "ноябрь 2026",
			[]row{
				{"Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"},
				{26, 27, 28, 29, 30, 31, 1},
				{"Октябрьский", nil, nil, nil, nil, nil, "Первый ноябрьский"},
				{2, 3, 4, 5, 6, 7, 8},
				{"Второй пост"},
			},
			[]string{
				"ноябрь 2026!A3|2026-10-26|||||Октябрьский|",
				"ноябрь 2026!G3|2026-11-01|||||Первый ноябрьский|",
				"ноябрь 2026!A5|2026-11-02|||||Второй пост|",
			},
		},
		{
			"real dates, weekdays again each week, labels on the left", "План",
			[]row{
				{nil, "Mon", "Tue", "Wed", "Thu", "Fri"},
				{nil, june(1), june(2), june(3), june(4), june(5)},
				{"Instagram", "Flossing\nReel\nApproved", nil, "Brushing"},
				{"Facebook", nil, "Whitening"},
				{nil, nil, "More whitening"},
				{nil, "Mon", "Tue", "Wed", "Thu", "Fri"},
				{nil, june(8), june(9), june(10), june(11), june(12)},
				{"Instagram", "Kids' week"},
			},
			[]string{
				"План!B3|2026-06-01||instagram||reel|Flossing|approved",
				"План!D3|2026-06-03||instagram|||Brushing|",
				"План!C4|2026-06-02||facebook|||Whitening|",
				"План!C5|2026-06-02||facebook|||More whitening|",
				"План!B8|2026-06-08||instagram|||Kids' week|",
			},
		},
		{
			"a format of whatever kind below the topic", "План",
			[]row{
				{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"},
				{june(1), june(2), june(3), june(4), june(5), june(6), june(7)},
				{"Самовар\nкарточки", "Ночь музеев\nафиша", "Опрос о залах\nопрос", "Кто здесь жил\nдлинный рассказ о доме", nil, nil, nil},
			},
			[]string{
				"План!A3|2026-06-01||||карточки|Самовар|",
				"План!B3|2026-06-02||||афиша|Ночь музеев|",
				"План!C3|2026-06-03||||опрос|Опрос о залах|",
				"План!D3|2026-06-04|||||Кто здесь жил|",
			},
		},
		{
			"transposed blocks of a week", "Контент-план",
			[]row{
				{"Сентябрь 2026"},
				{"Дата", "31.08", "01.09", "02.09", "03.09", "04.09", "05.09", "06.09"},
				{"Пост ВК / Инстаграм", "Про кофе", "-", "Про чай", "-", nil, nil, nil},
				{"Сторис", "Опрос", nil, "-", nil, nil, nil, nil},
				nil,
				{"Дата", "07.09", "08.09", "09.09", "10.09", "11.09", "12.09", "13.09"},
				{"Пост ВК / Инстаграм", nil, "Рецепт", nil, nil, nil, nil, nil},
				{"Сторис", nil, nil, nil, nil, nil, nil, "Закулисье"},
			},
			[]string{
				"Контент-план!B3|2026-08-31||vk+instagram||пост|Про кофе|",
				"Контент-план!D3|2026-09-02||vk+instagram||пост|Про чай|",
				"Контент-план!B4|2026-08-31||||сторис|Опрос|",
				"Контент-план!C7|2026-09-08||vk+instagram||пост|Рецепт|",
				"Контент-план!H8|2026-09-13||||сторис|Закулисье|",
			},
		},
		{
			"fields as rows", "Неделя",
			[]row{
				{"Дата", june(1), june(2), june(3), june(4), june(5)},
				{"Рубрика", "Кейсы", "Новости", nil, nil, "Кейсы"},
				{"Тема", "Один клиент", "Новое меню", nil, nil, "Другой клиент"},
				{"Формат", "Пост", "Карусель", nil, nil, "Видео"},
				{"Статус", "Готово", "В работе", nil, nil, nil},
			},
			[]string{
				"Неделя!B3|2026-06-01|||кейсы|пост|Один клиент|approved",
				"Неделя!C3|2026-06-02|||новости|карусель|Новое меню|draft",
				"Неделя!F3|2026-06-05|||кейсы|видео|Другой клиент|",
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := read(t, tab(tt.tab, tt.rows...))
			if diff := cmp.Diff(tt.want, briefs(b.Entries)); diff != "" {
				t.Error(diff)
			}
			if b.Tabs[0].Layout != rubric.LayoutGrid || b.Tabs[0].Role != rubric.RolePlan {
				t.Error(b.Tabs[0].Role, b.Tabs[0].Layout)
			}
		})
	}
}

// A list and a calendar on one tab show the same posts: the list wins.
func TestListBesideCalendar(t *testing.T) {
	b := read(t, tab("План",
		row{"Пн", "Вт", "Ср", "Чт", "Пт"},
		row{day(time.June, 1), day(time.June, 2), day(time.June, 3), day(time.June, 4), day(time.June, 5)},
		row{"Один пост", nil, "Другой пост"},
		nil,
		row{"Дата", "Площадка", "Тема", "Статус"},
		row{day(time.June, 1), "ВК", "Один пост", "Готово"},
		row{day(time.June, 3), "ВК", "Другой пост", nil},
	))
	want := []string{"План!6|2026-06-01||vk|||Один пост|approved", "План!7|2026-06-03||vk|||Другой пост|"}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Error(diff)
	}
	if !hasNote(b, rubric.NoteBlockIgnored) {
		t.Errorf("notes: %v", b.Notes)
	}
}

// The same posts as a calendar on a tab of its own do not count twice either.
func TestCalendarOfAList(t *testing.T) {
	b := read(t,
		tab("Календарь",
			row{"Пн", "Вт", "Ср", "Чт", "Пт"},
			row{day(time.June, 1), day(time.June, 2), day(time.June, 3), day(time.June, 4), day(time.June, 5)},
			row{"Один пост", nil, "Другой пост"},
		),
		tab("Контент-план",
			row{"Дата", "Площадка", "Тема", "Статус"},
			row{day(time.June, 1), "ВК", "Один пост", "Готово"},
			row{day(time.June, 3), "ВК", "Другой пост", nil},
		))
	if len(b.Entries) != 2 || b.Entries[0].Pos.Tab != "Контент-план" || !hasNote(b, rubric.NoteBlockIgnored) {
		t.Errorf("%q, notes %v", briefs(b.Entries), b.Notes)
	}
}

func hasNote(b *rubric.Book, code rubric.NoteCode) bool {
	for _, n := range b.Notes {
		if n.Code == code {
			return true
		}
	}
	return false
}
