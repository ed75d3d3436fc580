package layout_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// brief is an entry in one line: row, date, time, channels, rubric, format,
// topic, status.
func brief(e *rubric.Entry) string {
	keys := make([]string, len(e.Channel.Names))
	for i, n := range e.Channel.Names {
		keys[i] = n.Key
	}
	return strings.Join([]string{
		e.Pos.String(), e.Date.Date.String(), e.Time.Text, strings.Join(keys, "+"),
		e.Rubric.Key, e.Format.Key, e.Topic.Text, string(e.Status),
	}, "|")
}

func briefs(es []rubric.Entry) []string {
	var out []string
	for i := range es {
		out = append(out, brief(&es[i]))
	}
	return out
}

func TestPlanOfPlainRows(t *testing.T) {
	b := read(t, tab("Контент-план",
		row{"Контент-план кофейни", nil, "июнь 2026"},
		nil,
		row{"№", "Дата", "Время", "Площадка", "Рубрика", "Формат", "Тема", "Текст", "Статус", "Ещё что-то"},
		row{1, day(time.June, 1), clock(0.75), "ВК, Telegram", "Кейсы", "Пост", "Как мы открылись", "Текст", "✅ Опубликовано!!!", "a"},
		row{2, "02.06.2026", "9.30", "Инста / ТГ", "Новости ", "Reels", "Новый сорт", nil, "на соглас."},
		row{3, "2026-06-03", "18:00", "Неведомое", nil, nil, "Без рубрики", nil, nil},
		row{4, "4 июня", nil, "вк+ок", nil, nil, "Четвёртое", nil, "Странный"},
		row{5, day(time.June, 5), nil, "ВК", "Кейсы", nil, nil, nil, "Идея"},
		row{6, day(time.June, 6), nil, nil, nil, nil, nil, nil, "Утверждено"},
		row{7},
		row{nil, nil, nil, nil, nil, nil, "Идея без даты"},
		row{"Итого", nil, nil, nil, nil, nil, formula{5}},
	))
	want := []string{
		"Контент-план!4|2026-06-01|18:00|vk+telegram|кейсы|пост|Как мы открылись|published",
		"Контент-план!5|2026-06-02|09:30|instagram+telegram|новости|reels|Новый сорт|review",
		"Контент-план!6|2026-06-03|18:00|неведомое|||Без рубрики|",
		"Контент-план!7|2026-06-04||vk+ok|||Четвёртое|",
		"Контент-план!9|2026-06-06||||||approved",
		"Контент-план!11|||||" + "|Идея без даты|",
	}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Errorf("entries: %s", diff)
	}
	if diff := cmp.Diff([]string{"Контент-план!8|2026-06-05||vk|кейсы|||idea"}, briefs(b.Slots)); diff != "" {
		t.Errorf("slots: %s", diff)
	}
	info := b.Tabs[0]
	if info.Role != rubric.RolePlan || info.Layout != rubric.LayoutTable || info.LastRow != 12 {
		t.Errorf("tab: %+v", info)
	}
	if diff := cmp.Diff([]int{3}, info.HeaderRows); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]rubric.UnmappedColumn{{Col: 1, Header: "№"}, {Col: 10, Header: "Ещё что-то"}}, info.Unmapped); diff != "" {
		t.Error(diff)
	}
	if e := b.Entries[2]; e.Rubric.Pos.Cell() != "E6" || e.Owner.Pos.Cell() != "" || e.Owner.Pos.Row != 6 {
		t.Errorf("places of absent values: %v, %v", e.Rubric.Pos, e.Owner.Pos)
	}
}

func TestPlanInEnglish(t *testing.T) {
	b := read(t, tab("Content calendar",
		row{"PublishDate", "Platform", "Content Pillar", "Type", "Topic", "Caption", "PIC", "Status ✅", "Comments"},
		row{"8 Apr", "IG & FB", "Tips", "Reel", "Flossing", "Text", "Ann/Bob", "Live — post Wed 15 Apr", "c"},
		row{"Wed 15 Apr", "all platforms", "Tips", "Reel", "Brushing", "-", nil, "Waiting on client"},
		row{"TBD", "Instagram Stories", "Tips", "Reel", "Whitening", "-", nil, false},
	))
	want := []string{
		"Content calendar!2|2026-04-08||instagram+facebook|tips|reel|Flossing|published",
		"Content calendar!3|2026-04-15||all platforms|tips|reel|Brushing|blocked",
		"Content calendar!4|||instagram|tips|reel|Whitening|",
	}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Errorf("entries: %s", diff)
	}
	if b.Lang != rubric.English {
		t.Errorf("language: %s", b.Lang)
	}
	if diff := cmp.Diff([]string{"Ann", "Bob"}, b.Entries[0].Owner.Texts()); diff != "" {
		t.Error(diff)
	}
	if b.Entries[2].Date.Bad || !b.Entries[1].Text.Empty() {
		t.Error("a placeholder date or a dash was taken for content")
	}
}

// The traps that the survey of real headings names.
func TestHeadingsThatMeanSeveralThings(t *testing.T) {
	for _, tt := range []struct {
		name string
		head row
		want map[rubric.Field]string
	}{
		{
			"type is the format where there is no other",
			row{"Дата", "Тип", "Тема", "Комментарии", "Цель"},
			map[rubric.Field]string{rubric.FieldFormat: "Тип", rubric.FieldNotes: "Комментарии", rubric.FieldTask: "Цель"},
		},
		{
			"type is the rubric beside a format",
			row{"Дата", "Тип", "Формат", "Тема"},
			map[rubric.Field]string{rubric.FieldRubric: "Тип", rubric.FieldFormat: "Формат"},
		},
		{
			"PIC is not inside Topic",
			row{"Date", "Topic", "PIC"},
			map[rubric.Field]string{rubric.FieldTopic: "Topic", rubric.FieldOwner: "PIC"},
		},
		{
			"units, brackets, line breaks, no-break spaces and emoji",
			row{"📅 Дата\nпубликации (план)", "Тема\u00a0поста", "ТЗ визуала 🎨", "Бюджет, ₽"},
			map[rubric.Field]string{rubric.FieldDate: "📅 Дата\nпубликации (план)", rubric.FieldTopic: "Тема\u00a0поста", rubric.FieldVisual: "ТЗ визуала 🎨", rubric.FieldBudget: "Бюджет, ₽"},
		},
		{
			"camel case and underscores",
			row{"scheduledDate", "post_text", "ImageURL", "assigned_to"},
			map[rubric.Field]string{rubric.FieldDate: "scheduledDate", rubric.FieldText: "post_text", rubric.FieldVisual: "ImageURL", rubric.FieldOwner: "assigned_to"},
		},
		{
			"of two equal headings the left one",
			row{"Дата", "Тема", "Ссылка", "Ссылка"},
			map[rubric.Field]string{rubric.FieldLink: "Ссылка"},
		},
	} {
		b := read(t, tab("План", tt.head, row{day(time.June, 1), "а", "б", "в"}))
		got := map[rubric.Field]string{}
		for _, f := range b.Tabs[0].Fields {
			if _, wanted := tt.want[f.Field]; wanted {
				got[f.Field] = f.Header
			}
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s\nall: %v", tt.name, diff, b.Tabs[0].Fields)
		}
	}
}

func TestManagedAndGeneratedAreNotTheTeams(t *testing.T) {
	plan := tab("План",
		row{"Дата", "Тема", "Проверка", "Замечания", "ID"},
		row{day(time.June, 1), "Тема", "✔ В порядке", "", "k7f3q"},
		row{nil, nil, nil, nil, "orphan"},
	)
	plan.Managed = rubric.ManagedColumns{Status: 3, Findings: 4, ID: 5}
	ours := tab("Оценка", row{"Дата", "Тема", "Текст"}, row{day(time.June, 1), "не запись"})
	ours.Generated = rubric.RoleAssessment
	theirs := tab("Проверка", row{"Дата", "Событие", "Выходной"}, row{day(time.June, 12), "День России", "да"})
	b := read(t, plan, ours, theirs)
	if len(b.Entries) != 1 || b.Entries[0].ID != "k7f3q" {
		t.Errorf("entries: %v", briefs(b.Entries))
	}
	if b.Tabs[0].LastRow != 2 || len(b.Tabs[0].Unmapped) != 0 {
		t.Errorf("plan: %+v", b.Tabs[0])
	}
	if b.Tabs[1].Role != rubric.RoleAssessment || b.Tabs[2].Role == rubric.RoleAssessment {
		t.Errorf("roles: %s, %s", b.Tabs[1].Role, b.Tabs[2].Role)
	}
}

func TestSectionsFillDown(t *testing.T) {
	b := read(t, tab("План",
		row{"Дата", "Площадка", "Тема", "Статус"},
		row{"Понедельник, 1 июня 2026"},
		row{nil, "ВК", "Первая", "Готово"},
		row{nil, "ТГ", "Вторая"},
		row{"ВКонтакте"},
		row{day(time.June, 3), nil, "Третья"},
		row{"Легенда: зелёное готово"},
		row{day(time.June, 4)},
		row{day(time.June, 5)},
	))
	want := []string{
		"План!3|2026-06-01||vk|||Первая|approved",
		"План!4|2026-06-01||telegram|||Вторая|",
		"План!6|2026-06-03||vk|||Третья|",
	}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Errorf("entries: %s", diff)
	}
	if len(b.Slots) != 2 {
		t.Errorf("slots: %v", briefs(b.Slots))
	}
}

func TestRepeatedHeadersMakeBlocks(t *testing.T) {
	b := read(t, tab("План",
		row{"Июнь 2026"},
		row{"Дата", "Площадка", "Тема"},
		row{"01.06", "ВК", "Первая"},
		nil,
		row{"Июль 2026"},
		row{nil, "Дата", "Тема", "Площадка"},
		row{nil, "01.07", "Вторая", "ТГ"},
	))
	want := []string{
		"План!3|2026-06-01||vk|||Первая|",
		"План!7|2026-07-01||telegram|||Вторая|",
	}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Errorf("entries: %s", diff)
	}
	if info := b.Tabs[0]; info.Layout != rubric.LayoutBlocks || !cmp.Equal(info.HeaderRows, []int{2, 6}) {
		t.Errorf("layout: %+v", info)
	}
}

func TestMonthTabsAndTheYear(t *testing.T) {
	b := read(t,
		tab("Декабрь 2025", row{"Дата", "Тема"}, row{"30.12", "а"}, row{"02.01", "б"}, row{5, "в"}),
		tab(" May", row{"Date", "Topic"}, row{"3 May", "d"}),
		tab("Идеи", row{"Дата", "Тема", "Площадка"}, row{"01.06", "не план", "ВК"}),
		tab("Медиаплан", row{"Дата", "Тема", "Площадка", "Бюджет"}, row{"01.06", "не план", "ВК", 100}),
	)
	want := []string{
		"Декабрь 2025!2|2025-12-30|||||а|", "Декабрь 2025!3|2026-01-02|||||б|", "Декабрь 2025!4|2025-12-05|||||в|",
		" May!2|2026-05-03|||||d|",
	}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Errorf("entries: %s", diff)
	}
	if b.Tabs[2].Role != rubric.RoleIdeas || b.Tabs[3].Role != rubric.RoleOther {
		t.Errorf("roles: %s, %s", b.Tabs[2].Role, b.Tabs[3].Role)
	}
}

func TestMergedCellsHoldForTheirRows(t *testing.T) {
	plan := tab("План",
		row{"Дата", "Площадка", "Тема"},
		row{"01.06.2026", "ВК", "Первая"},
		row{nil, "ТГ", "Вторая"},
		row{nil, "ОК", "Третья"},
	)
	plan.Merges = []rubric.Range{{Top: 2, Left: 1, Bottom: 3, Right: 1}}
	want := []string{
		"План!2|2026-06-01||vk|||Первая|", "План!3|2026-06-01||telegram|||Вторая|", "План!4|||ok|||Третья|",
	}
	if diff := cmp.Diff(want, briefs(read(t, plan).Entries)); diff != "" {
		t.Errorf("entries: %s", diff)
	}
}

func TestCommentsBesideMetricsAreCounts(t *testing.T) {
	values := row{day(time.June, 1), "Тема", 5, 6, 7}
	for _, tt := range []struct {
		head row
		want int // the column of notes
	}{
		{row{"Дата", "Тема", "Комментарии", "Ссылка", "Статус"}, 3},
		{row{"Дата", "Тема", "Лайки", "Комментарии", "Охват"}, 0},
	} {
		b := read(t, tab("План", tt.head, values))
		if got := b.Tabs[0].Column(rubric.FieldNotes) + b.Tabs[0].Column(rubric.FieldComment); got != tt.want {
			t.Errorf("%v: notes in column %d, want %d", tt.head, got, tt.want)
		}
	}
}

// Tabs that hold no plan are told apart, by their names or by their headings.
func TestTabsThatAreNotThePlan(t *testing.T) {
	plan := row{"Дата", "Площадка", "Тема", "Текст", "Статус"}
	post := row{day(time.June, 1), "ВК", "Тема", "Текст", "Готово"}
	for _, tt := range []struct {
		name string
		head row
		want rubric.Role
	}{
		{"Банк идей", plan, rubric.RoleIdeas},
		{"Рубрика", row{"Рубрика", "Доля"}, rubric.RoleRubrics},
		{"📊 Статистика 2026", row{"Месяц", "Охват"}, rubric.RoleStatistics},
		{"Медиаплан июнь", plan, rubric.RoleOther},
		{"Статистика", plan, rubric.RoleStatistics},
		{"Лист1", plan, rubric.RolePlan},
		{"ВК июнь", plan, rubric.RolePlan},
		{"Лист2", row{"Дата", "Пост", "Охват", "Лайки", "Комментарии", "Репосты"}, rubric.RoleStatistics},
		{"Праздники июня", row{"Дата", "Праздник"}, rubric.RoleDates},
		{"Задачи и цели", row{"Задача", "Ответственный", "Срок", "Статус"}, rubric.RoleOther},
		{"Лист3", row{"Статья", "Сумма", "Дата", "Канал"}, rubric.RoleOther},
		{"Каналы", row{"Канал", "Ссылка", "Логин"}, rubric.RoleChannels},
		{"Контент-план", row{"Wann", "Was", "Wo"}, rubric.RolePlan},
	} {
		b := read(t, tab(tt.name, tt.head, post), tab("Посты", plan))
		if got := b.Tabs[0].Role; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
		if entries := len(b.Entries); tt.want != rubric.RolePlan && entries > 0 {
			t.Errorf("%s: %d entries", tt.name, entries)
		}
	}
}

func TestHeadersOfTwoRows(t *testing.T) {
	plan := tab("План",
		row{"Июнь 2026"},
		row{"Дата", "Публикация", nil, "Работа", nil},
		row{nil, "Площадка", "Тема", "Статус", "Ответственный"},
		row{"01.06", "ВК", "Первая", "Готово", "Аня"},
		row{"02.06", "ТГ", "Вторая", "В работе", "Петя"},
	)
	plan.Merges = []rubric.Range{
		{Top: 1, Left: 1, Bottom: 1, Right: 5}, {Top: 2, Left: 1, Bottom: 3, Right: 1},
		{Top: 2, Left: 2, Bottom: 2, Right: 3}, {Top: 2, Left: 4, Bottom: 2, Right: 5},
	}
	b := read(t, plan)
	want := []string{"План!4|2026-06-01||vk|||Первая|approved", "План!5|2026-06-02||telegram|||Вторая|draft"}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]int{2, 3}, b.Tabs[0].HeaderRows); diff != "" {
		t.Error(diff)
	}

	// A title merged above a header of one row is no part of it.
	plain := tab("План", row{"Контент-план"}, row{"Дата", "Тема", "Статус"}, row{"01.06.2026", "Пост", "Готово"})
	plain.Merges = []rubric.Range{{Top: 1, Left: 1, Bottom: 1, Right: 3}}
	b = read(t, plain)
	if diff := cmp.Diff([]int{2}, b.Tabs[0].HeaderRows); diff != "" || len(b.Entries) != 1 {
		t.Errorf("%d entries, header rows: %s", len(b.Entries), diff)
	}
}

func TestEntriesSlotsAndNeither(t *testing.T) {
	head := row{"Дата", "Площадка", "Рубрика", "Формат", "Тема", "Статус", "Ответственный", "Ссылка"}
	const entry, slot, neither = "entry", "slot", "neither"
	for _, tt := range []struct {
		row  row
		want string
	}{
		{row{day(time.June, 1)}, slot},
		{row{nil, "ВК"}, slot},
		{row{nil, nil, "Кейсы", "Пост", nil, "В работе"}, slot},
		{row{day(time.June, 1), "ВК", nil, nil, "-", "Идея"}, slot},
		{row{formula{day(time.June, 1)}, nil, nil, nil, nil, "Идея"}, slot},
		{row{day(time.June, 1), nil, nil, nil, nil, "Утверждено"}, entry},
		{row{day(time.June, 1), nil, nil, nil, nil, "Неведомо"}, entry},
		{row{nil, nil, nil, nil, nil, "Опубликовано", "Аня"}, entry},
		{row{nil, nil, nil, nil, "Тема"}, entry},
		{row{formula{day(time.June, 1)}, nil, nil, nil, formula{"Тема из другого листа"}}, entry},
		{row{nil, nil, nil, nil, formula{12}}, neither},
		{row{nil, nil, nil, nil, nil, "Идея"}, neither},
		{row{nil, nil, nil, nil, nil, false}, neither},
		{row{"ER, %", nil, nil, nil, nil, nil, "Аня"}, neither},
		{row{"* сноска под планом"}, neither},
		{row{"Итого", 5}, neither},
		{row{nil, nil, nil, nil, nil, nil, nil, nil, "вне таблицы"}, neither},
	} {
		b := read(t, tab("План", head, tt.row))
		got := neither
		switch {
		case len(b.Entries) > 0:
			got = entry
		case len(b.Slots) > 0:
			got = slot
		}
		if got != tt.want {
			t.Errorf("%v: %s, want %s", tt.row, got, tt.want)
		}
	}
}
