package layout_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// What plans of teams that nobody here had seen taught, a case for each cause.
func TestPlansFoundOutside(t *testing.T) {
	june := func(d int) rubric.Date { return day(time.June, d) }
	for _, tt := range []struct {
		name string
		tabs []*rubric.Tab
		want []string
	}{
		{
			"days only between the posts, a header without a date",
			[]*rubric.Tab{tab(
				"Неделя 23",
				row{"Время", "Площадка", "Тема", "Статус"},
				row{"ПОНЕДЕЛЬНИК, 1 июня"},
				row{"10:00", "ВК", "Утренний кофе", "Готово"},
				row{"ВТОРНИК, 2 июня"},
				row{"18:30", "ТГ", "Вечерний чай", "В работе"},
			)},
			[]string{"Неделя 23!3|2026-06-01|10:00|vk|||Утренний кофе|approved", "Неделя 23!5|2026-06-02|18:30|telegram|||Вечерний чай|draft"},
		},
		{
			"a heading of days that no vocabulary has",
			[]*rubric.Tab{tab(
				"Organic",
				row{"Slot", "Platform", "Topic", "Status"},
				row{june(1), "IG", "New roast", "Approved"},
				row{june(4), "FB", "Old roast", "Draft"},
			)},
			[]string{"Organic!2|2026-06-01||instagram|||New roast|approved", "Organic!3|2026-06-04||facebook|||Old roast|draft"},
		},
		{
			"a tab named after its channels that holds a plan",
			[]*rubric.Tab{tab(
				"Соцсети",
				row{"Дата", "Тема", "Формат", "Ответственный", "Статус"},
				row{"Telegram"},
				row{june(1), "Один", "Пост", "Анна", "Готово"},
			)},
			[]string{"Соцсети!3|2026-06-01||telegram||пост|Один|approved"},
		},
		{
			"a tab named after posts and something else",
			[]*rubric.Tab{
				tab("Бюджет и посты", row{"Дата", "Площадка", "Тема", "Бюджет", "Статус"}, row{june(1), "ВК", "Один", 100, "Готово"}),
				tab("Бюджет", row{"Дата", "Площадка", "Тема", "Бюджет", "Статус"}, row{june(2), "ВК", "Смета", 100, "Готово"}),
			},
			[]string{"Бюджет и посты!2|2026-06-01||vk|||Один|approved"},
		},
		{
			"the only plan of a book bears another name",
			[]*rubric.Tab{tab("Медиаплан", row{"Дата", "Площадка", "Тема", "Формат", "Статус"}, row{june(1), "ВК", "Один", "Пост", "Готово"})},
			[]string{"Медиаплан!2|2026-06-01||vk||пост|Один|approved"},
		},
		{
			"a day off is no post, an example none either",
			[]*rubric.Tab{tab(
				"План",
				row{"Дата", "Площадка", "Рубрика", "Тема", "Статус"},
				row{"пример: 05.10", "из списка", nil, "о чём пост", "выбрать"},
				row{"дд.мм.гггг", nil, nil, "коротко", nil},
				row{june(1), "ВК", "Кейсы", "Один", "Готово"},
				row{june(2), nil, nil, "выходной", nil},
				row{june(3), "ВК", "Кейсы", "Выходной", "Готово"},
			)},
			[]string{"План!4|2026-06-01||vk|кейсы||Один|approved", "План!6|2026-06-03||vk|кейсы||Выходной|approved"},
		},
		{
			"columns to tick, the furthest counts",
			[]*rubric.Tab{tab(
				"Calendar",
				row{"Date", "Platform", "Topic", "Approved", "Scheduled", "Published"},
				row{june(1), "FB", "Gums", true, true, true},
				row{june(2), "FB", "Teeth", true, true, false},
				row{june(3), "FB", "Smiles", true, false, nil},
				row{june(4), "FB", "Kids", false, false, false},
			)},
			[]string{
				"Calendar!2|2026-06-01||facebook|||Gums|published",
				"Calendar!3|2026-06-02||facebook|||Teeth|scheduled",
				"Calendar!4|2026-06-03||facebook|||Smiles|approved",
				"Calendar!5|2026-06-04||facebook|||Kids|",
			},
		},
		{
			"channels of which most are the team's own, under a heading of its own",
			[]*rubric.Tab{tab(
				"План",
				row{"Дата", "Витрина", "Тема"},
				row{june(1), "Яндекс Карты", "Один"},
				row{june(2), "ВК", "Два"},
				row{june(3), "2ГИС", "Три"},
				row{june(4), "ТГ", "Четыре"},
				row{june(5), "Яндекс Карты", "Пять"},
				row{june(6), "ВК", "Шесть"},
				row{june(7), "2ГИС", "Семь"},
				row{june(8), "ТГ", "Восемь"},
			)},
			[]string{
				"План!2|2026-06-01||яндекс карты|||Один|", "План!3|2026-06-02||vk|||Два|",
				"План!4|2026-06-03||2гис|||Три|", "План!5|2026-06-04||telegram|||Четыре|",
				"План!6|2026-06-05||яндекс карты|||Пять|", "План!7|2026-06-06||vk|||Шесть|",
				"План!8|2026-06-07||2гис|||Семь|", "План!9|2026-06-08||telegram|||Восемь|",
			},
		},
		{
			"channels and times in the line of a calendar's post",
			[]*rubric.Tab{tab(
				"Июнь",
				row{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"},
				row{1, 2, 3, 4, 5, 6, 7},
				row{"IG: Осенний сбор", "18:00 ВК — Новый сорт", "Прогулка (ТГ)", "Опрос: какой чай", "выходной", "Ок: всё получилось"},
			)},
			[]string{
				"Июнь!A3|2026-06-01||instagram|||Осенний сбор|",
				"Июнь!B3|2026-06-02|18:00|vk|||Новый сорт|",
				"Июнь!C3|2026-06-03||telegram|||Прогулка|",
				"Июнь!D3|2026-06-04||||" + "|Опрос: какой чай|",
				"Июнь!F3|2026-06-06||||" + "|Ок: всё получилось|",
			},
		},
		{
			"posts in a channel's column that begin with a no or hold a day",
			[]*rubric.Tab{tab(
				"План",
				row{"Дата", "ВК", "Телеграм"},
				row{june(1), "Не пропустите скидки", "нет"},
				row{june(2), "Афиша на 5 июня", "-"},
				row{june(3), "нет", "нет поста"},
			)},
			[]string{"План!B2|2026-06-01||vk|||Не пропустите скидки|", "План!B3|2026-06-02||vk|||Афиша на 5 июня|"},
		},
		{
			"months that repeat their topics",
			[]*rubric.Tab{
				tab("Июнь 2026", row{"Пн", "Вт", "Ср"}, row{"01.06", "02.06", "03.06"}, row{"Сорт недели", nil, "Вопросы гостей"}),
				tab("Июль 2026", row{"Пн", "Вт", "Ср"}, row{"06.07", "07.07", "08.07"}, row{"Сорт недели", nil, "Вопросы гостей"}),
			},
			[]string{
				"Июнь 2026!A3|2026-06-01|||||Сорт недели|", "Июнь 2026!C3|2026-06-03|||||Вопросы гостей|",
				"Июль 2026!A3|2026-07-06|||||Сорт недели|", "Июль 2026!C3|2026-07-08|||||Вопросы гостей|",
			},
		},
		{
			"a calendar of posts above a list of others",
			[]*rubric.Tab{tab(
				"Июнь 2026",
				row{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"},
				row{1, 2, 3, 4, 5, 6, 7},
				row{"Новый сорт", nil, "Бариста Лена", nil, "Завтраки", nil, nil},
				nil,
				row{"Рассылка отдельно"},
				row{"Дата", "Канал", "Тема", "Статус"},
				row{"04.06.2026", "Рассылка", "Письмо о наборах", "Готово"},
			)},
			[]string{
				"Июнь 2026!A3|2026-06-01|||||Новый сорт|", "Июнь 2026!C3|2026-06-03|||||Бариста Лена|", "Июнь 2026!E3|2026-06-05|||||Завтраки|",
				"Июнь 2026!7|2026-06-04||email|||Письмо о наборах|approved",
			},
		},
		{
			"a list above the calendar that shows it again",
			[]*rubric.Tab{tab(
				"Июнь 2026",
				row{"Дата", "Канал", "Тема", "Статус"},
				row{"01.06.2026", "ВК", "Новый сорт из Эфиопии", "Готово"},
				row{"03.06.2026", "ВК", "Бариста Лена о зерне", "Готово"},
				row{"05.06.2026", "ВК", "Завтраки до полудня", "Готово"},
				nil,
				row{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"},
				row{1, 2, 3, 4, 5, 6, 7},
				row{"Новый сорт", nil, "Лена", nil, "Завтраки", nil, nil},
			)},
			[]string{
				"Июнь 2026!2|2026-06-01||vk|||Новый сорт из Эфиопии|approved", "Июнь 2026!3|2026-06-03||vk|||Бариста Лена о зерне|approved",
				"Июнь 2026!4|2026-06-05||vk|||Завтраки до полудня|approved",
			},
		},
		{
			"headings that are questions",
			[]*rubric.Tab{tab(
				"Сетка сообщений",
				row{"When will it go out?", "Which platform(s)?", "What is this about?", "Which content category?", "What format will it be?", "Notes", "Who is in charge?", "What is the stage?", "Notes"},
				row{june(1), "FB", "One", "News", "Reel", "late", "Kim", "Draft", nil},
				row{june(2), "FB", "Two", "News", "Post", nil, "Kim", "Approved", "seen"},
			)},
			[]string{"Сетка сообщений!2|2026-06-01||facebook|news|reel|One|draft", "Сетка сообщений!3|2026-06-02||facebook|news|post|Two|approved"},
		},
		{
			"weekdays below weeks that are named by one of their days",
			[]*rubric.Tab{tab(
				"План 2026",
				row{"День", "Канал", "Тема", "Статус"},
				row{"Неделя с 1 июня"},
				row{"Понедельник", "ВК", "Один", "Готово"},
				row{"Четверг", "ВК", "Два", "Готово"},
				row{"Week of June 10"},
				row{"Tuesday", "ТГ", "Три", "Готово"},
				row{"Week of June 14"},
				row{"Sunday", "ТГ", "Четыре", "Готово"},
				row{"Monday", "ТГ", "Пять", "Готово"},
				row{nil, "ТГ", "Шесть", "Идея"},
			)},
			[]string{
				"План 2026!3|2026-06-01||vk|||Один|approved", "План 2026!4|2026-06-04||vk|||Два|approved",
				"План 2026!6|2026-06-09||telegram|||Три|approved", "План 2026!8|2026-06-14||telegram|||Четыре|approved",
				"План 2026!9|2026-06-15||telegram|||Пять|approved", "План 2026!10|2026-06-14||telegram|||Шесть|idea",
			},
		},
		{
			"days, ranges and days to come under a heading of the team's own, channels between",
			[]*rubric.Tab{tab(
				"План 2026",
				row{"Эфирная сетка", "Тема", "Статус"},
				row{"ВК"},
				row{"05-06.06", "Один", "Готово"},
				row{"Wed 10 Jun", "Два", "Готово"},
				row{"ТГ"},
				row{"TBD", "Три", "Идея"},
				row{"12.06", "Четыре", "Готово"},
				row{"уточнить", "Пять", "Идея"},
			)},
			[]string{
				"План 2026!3|2026-06-05||vk|||Один|approved", "План 2026!4|2026-06-10||vk|||Два|approved",
				"План 2026!6|||telegram|||Три|idea", "План 2026!7|2026-06-12||telegram|||Четыре|approved",
				"План 2026!8|||telegram|||Пять|idea",
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := read(t, tt.tabs...)
			if diff := cmp.Diff(tt.want, briefs(b.Entries)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// What only keeps the place of a date is an entry yet to be dated; what no
// calendar has is an error of the date.
func TestDatesToBeDecided(t *testing.T) {
	for s, bad := range map[string]bool{
		"скоро": false, "00.00": false, "уточняется": false, "TBC": false, "ASAP": false, "??": false, "??.06": false, "xx.xx": false,
		"__.__": false, "?": false, "весна": false, "Q3 2026": false, "3 квартал": false, "no date yet": false, "конец июня": false, "летом 2026": false,
		"31.02": true, "45.13": true, "30.02.2026": true, "32 июня": true, "99.99": true, "12,5 тыс": true, "ABBA 7": true,
	} {
		b := read(t, tab("План", row{"Дата", "Площадка", "Тема"}, row{"01.06.2026", "ВК", "Первая"}, row{s, "ВК", "Вторая"}))
		if len(b.Entries) != 2 || b.Entries[1].Topic.Text != "Вторая" {
			t.Errorf("%q: %v", s, briefs(b.Entries))
			continue
		}
		if e := &b.Entries[1]; e.Date.Bad != bad || !e.Date.Date.IsZero() || e.Date.Text != s {
			t.Errorf("%q: %+v, want bad %t", s, e.Date, bad)
		}
	}
}

// A post merged across days is one of the first that lasts to the last.
func TestPostMergedAcrossDays(t *testing.T) {
	plan := tab(
		"Июнь 2026",
		row{"Пн", "Вт", "Ср", "Чт", "Пт", "Сб", "Вс"},
		row{1, 2, 3, 4, 5, 6, 7},
		row{"Марафон зерна", nil, nil, "Один день", nil, "Фестиваль"},
	)
	plan.Merges = []rubric.Range{{Top: 3, Left: 1, Bottom: 3, Right: 3}, {Top: 3, Left: 6, Bottom: 3, Right: 9}}
	b := read(t, plan)
	var got []string
	for i := range b.Entries {
		e := &b.Entries[i]
		got = append(got, e.Date.Date.String()+"…"+e.Date.End.String()+" "+e.Topic.Text)
	}
	want := []string{"2026-06-01…2026-06-03 Марафон зерна", "2026-06-04… Один день", "2026-06-06…2026-06-07 Фестиваль"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !slices.ContainsFunc(b.Notes, func(n rubric.Note) bool { return n.Code == rubric.NoteDateRange && n.Pos.Cell() == "A3" }) {
		t.Errorf("the range is not said: %v", b.Notes)
	}
}

// Three header rows: the channels stand nearer to the columns than what is
// merged above all of them.
func TestChannelsUnderACommonHeading(t *testing.T) {
	plan := tab(
		"План",
		row{"Дата", "Тема", "КАНАЛЫ"},
		row{nil, nil, "Instagram", nil, "LinkedIn"},
		row{nil, nil, "Формат", "Статус", "Формат", "Статус"},
		row{day(time.June, 1), "Один", "Reels", "Опубликовано", "Пост", "Готово"},
		row{day(time.June, 2), "Два", nil, nil, "Пост", "В работе"},
	)
	plan.Merges = []rubric.Range{
		{Top: 1, Left: 1, Bottom: 3, Right: 1},
		{Top: 1, Left: 2, Bottom: 3, Right: 2},
		{Top: 1, Left: 3, Bottom: 1, Right: 6},
		{Top: 2, Left: 3, Bottom: 2, Right: 4},
		{Top: 2, Left: 5, Bottom: 2, Right: 6},
	}
	for range 2 {
		want := []string{
			"План!C4|2026-06-01||instagram||reels|Один|published",
			"План!E4|2026-06-01||linkedin||пост|Один|approved",
			"План!E5|2026-06-02||linkedin||пост|Два|draft",
		}
		if diff := cmp.Diff(want, briefs(read(t, plan).Entries)); diff != "" {
			t.Error(diff)
		}
		slices.Reverse(plan.Merges) // in whatever order a file lists them
	}
}

// What was taken against a tab's name, and a calendar read beside a list, are
// guesses and said.
func TestFoundPlansAreDoubted(t *testing.T) {
	for _, plan := range []*rubric.Tab{
		tab("Медиаплан", row{"Дата", "Площадка", "Тема", "Формат", "Статус"}, row{day(time.June, 1), "ВК", "Один", "Пост", "Готово"}),
		tab("Соцсети", row{"Дата", "Тема", "Формат", "Ответственный", "Статус"}, row{day(time.June, 1), "Один", "Пост", "Анна", "Готово"}),
		tab(
			"Июнь 2026", row{"Пн", "Вт", "Ср"}, row{day(time.June, 1), day(time.June, 2), day(time.June, 3)}, row{"Первый", "Второй", "Третий"}, nil,
			row{"Дата", "Канал", "Тема"}, row{day(time.June, 20), "Рассылка", "Письмо"},
		),
	} {
		b := read(t, plan)
		if !slices.ContainsFunc(b.Notes, func(n rubric.Note) bool { return n.Code == rubric.NoteTabGuessed }) {
			t.Errorf("%s: no doubt is shown: %v", plan.Name, b.Notes)
		}
	}
}
