package layout_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// Columns under headings that no vocabulary has are told by what they hold.
func TestColumnsToldByContent(t *testing.T) {
	june := func(d int) rubric.Date { return day(time.June, d) }
	for _, tt := range []struct {
		name string
		tabs []*rubric.Tab
		want []string
	}{
		{
			"formats that everybody knows",
			[]*rubric.Tab{tab(
				"План",
				row{"Дата", "Канал", "Тема", "Чем берём", "Статус"},
				row{june(1), "ВК", "Один", "карточки", "Готово"},
				row{june(2), "ВК", "Два", "видео с мастером", "Готово"},
				row{june(3), "ВК", "Три", "карточки", "Готово"},
				row{june(4), "ВК", "Четыре", "видео с мастером", "Готово"},
			)},
			[]string{
				"План!2|2026-06-01||vk||карточки|Один|approved", "План!3|2026-06-02||vk||видео с мастером|Два|approved",
				"План!4|2026-06-03||vk||карточки|Три|approved", "План!5|2026-06-04||vk||видео с мастером|Четыре|approved",
			},
		},
		{
			"formats of articles",
			[]*rubric.Tab{tab(
				"Blog plan",
				row{"Date", "Channel", "Topic", "Sort", "Status"},
				row{june(1), "Blog", "One", "Guide", "Draft"},
				row{june(2), "Blog", "Two", "Q&A", "Draft"},
				row{june(3), "Blog", "Three", "How-to", "Draft"},
			)},
			[]string{
				"Blog plan!2|2026-06-01||blog||guide|One|draft", "Blog plan!3|2026-06-02||blog||q&a|Two|draft",
				"Blog plan!4|2026-06-03||blog||how-to|Three|draft",
			},
		},
		{
			"rubrics and formats of the book's own tabs",
			[]*rubric.Tab{
				tab("Рубрики", row{"Рубрика", "Описание"}, row{"Цех", "как делаем"}, row{"Люди", "кто делает"}),
				tab("Форматы", row{"Формат", "Часы"}, row{"Разворот", 3}, row{"Полоса", 2}),
				tab(
					"План",
					row{"Дата", "Канал", "Полка", "Размах", "Тема"},
					row{june(1), "ВК", "Цех", "Полоса", "Один"},
					row{june(2), "ВК", "Люди", "Разворот", "Два"},
				),
			},
			[]string{"План!2|2026-06-01||vk|цех|полоса|Один|", "План!3|2026-06-02||vk|люди|разворот|Два|"},
		},
		{
			"labels that repeat below a heading that hints at rubrics",
			[]*rubric.Tab{tab(
				"План",
				row{"Дата", "Канал", "Категоризация", "Тема"},
				row{june(1), "ВК", "Цех", "Один"},
				row{june(2), "ВК", "Люди", "Два"},
				row{june(3), "ВК", "Цех", "Три"},
				row{june(4), "ВК", "Люди", "Четыре"},
			)},
			[]string{
				"План!2|2026-06-01||vk|цех||Один|", "План!3|2026-06-02||vk|люди||Два|",
				"План!4|2026-06-03||vk|цех||Три|", "План!5|2026-06-04||vk|люди||Четыре|",
			},
		},
		{
			"a heading that only begins as a known one",
			[]*rubric.Tab{tab("План", row{"Дата", "Канал", "Рубрикоид", "Тема"}, row{june(1), "ВК", "Цех", "Один"}, row{june(2), "ВК", "Люди", "Два"})},
			[]string{"План!2|2026-06-01||vk|цех||Один|", "План!3|2026-06-02||vk|люди||Два|"},
		},
		{
			"«Тип» holds rubrics",
			[]*rubric.Tab{
				tab("Рубрики", row{"Рубрика", "Описание"}, row{"Цех", "как делаем"}, row{"Люди", "кто делает"}),
				tab("План", row{"Дата", "Канал", "Тип", "Тема"}, row{june(1), "ВК", "Цех", "Один"}, row{june(2), "ВК", "Люди", "Два"}),
			},
			[]string{"План!2|2026-06-01||vk|цех||Один|", "План!3|2026-06-02||vk|люди||Два|"},
		},
		{
			"phrases under a heading that says nothing",
			[]*rubric.Tab{tab(
				"Content plan",
				row{"Date", "Channel", "In short", "Status"},
				row{june(1), "Facebook", "Bees on our roof", "Approved"},
				row{june(2), "Facebook", "Honey for the neighbours", "Draft"},
				row{june(3), "Facebook", "Winter in the hive", "Draft"},
			)},
			[]string{
				"Content plan!2|2026-06-01||facebook|||Bees on our roof|approved",
				"Content plan!3|2026-06-02||facebook|||Honey for the neighbours|draft",
				"Content plan!4|2026-06-03||facebook|||Winter in the hive|draft",
			},
		},
		{
			"posts told in a line are topics",
			[]*rubric.Tab{tab("План", row{"Дата", "Канал", "Пост"}, row{june(1), "ВК", "Липовый мёд пришёл"}, row{june(2), "ВК", "Как зимуют пчёлы"})},
			[]string{"План!2|2026-06-01||vk|||Липовый мёд пришёл|", "План!3|2026-06-02||vk|||Как зимуют пчёлы|"},
		},
		{
			"statuses under a heading of who approves",
			[]*rubric.Tab{tab(
				"План",
				row{"Дата", "Канал", "Тема", "Утверждающий"},
				row{june(1), "ВК", "Один", "На согласовании"},
				row{june(2), "ВК", "Два", "Approved"},
				row{june(3), "ВК", "Три", nil},
			)},
			[]string{"План!2|2026-06-01||vk|||Один|review", "План!3|2026-06-02||vk|||Два|approved", "План!4|2026-06-03||vk|||Три|"},
		},
		{
			"times of a day under a heading of the team's own",
			[]*rubric.Tab{tab("План", row{"Дата", "Канал", "Звонок", "Тема"}, row{june(1), "ВК", "10:00", "Один"}, row{june(2), "ВК", "18:30", "Два"})},
			[]string{"План!2|2026-06-01|10:00|vk|||Один|", "План!3|2026-06-02|18:30|vk|||Два|"},
		},
		{
			"a repeated header follows the first",
			[]*rubric.Tab{tab(
				"План",
				row{"Дата", "Канал", "Чем берём", "Тема"},
				row{june(1), "ВК", "Видео", "Один"},
				row{june(2), "ВК", "Статья", "Два"},
				nil,
				row{"Дата", "Канал", "Чем берём", "Тема"},
				row{june(8), "ВК", "Опрос", "Три"},
			)},
			[]string{"План!2|2026-06-01||vk||видео|Один|", "План!3|2026-06-02||vk||статья|Два|", "План!6|2026-06-08||vk||опрос|Три|"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := read(t, tt.tabs...)
			if diff := cmp.Diff(tt.want, briefs(b.Entries)); diff != "" {
				t.Error(diff)
			}
			if !hasNote(b, rubric.NoteColumnGuessed) {
				t.Errorf("the guess is not said: %v", b.Notes)
			}
		})
	}
}

// The people of the book's own tab are owners, whatever stands above them.
func TestOwnersToldByContent(t *testing.T) {
	b := read(
		t,
		tab("Команда", row{"Имя", "Часов в неделю"}, row{"Аня", 20}, row{"Пётр", 10}),
		tab(
			"План", row{"Дата", "Канал", "Тема", "На связи"},
			row{day(time.June, 1), "ВК", "Один", "Петр"}, row{day(time.June, 2), "ВК", "Два", "Аня"}, row{day(time.June, 3), "ВК", "Три", nil},
		),
	)
	if len(b.Entries) != 3 || b.Entries[0].Owner.Text != "Петр" || !hasNote(b, rubric.NoteColumnGuessed) {
		t.Errorf("%v, tabs %+v", briefs(b.Entries), b.Tabs)
	}
}

// What columns hold tells nothing where it may be something else.
func TestContentThatTellsNothing(t *testing.T) {
	june := func(d int) rubric.Date { return day(time.June, d) }
	for _, tt := range []struct {
		name   string
		head   string
		values []any
	}{
		{"links to materials", "Папка", []any{"https://disk.example/a", "https://disk.example/b", "https://disk.example/c"}},
		{"lengths of videos", "Хрон", []any{"00:45", "01:30", "02:10"}},
		{"labels without a hint", "Полка", []any{"Цех", "Люди", "Цех"}},
		{"phrases beside a topic", "Кадр", []any{"пчела на цветке", "банка на столе", "улей зимой в саду"}},
		{"a format or two among other things", "Как есть", []any{"видео", "карточки", "спросить Лену"}},
		{"numbers", "Баллы", []any{1, 2, 3}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := read(t, tab(
				"План",
				row{"Дата", "Канал", "Тема", "Текст", tt.head},
				row{june(1), "ВК", "Один", "Долгий текст", tt.values[0]},
				row{june(2), "ВК", "Два", "Ещё один текст", tt.values[1]},
				row{june(3), "ВК", "Три", "И третий текст", tt.values[2]},
			))
			if u := b.Tabs[0].Unmapped; len(u) != 1 || u[0].Header != tt.head {
				t.Errorf("unmapped %v, fields %v", u, b.Tabs[0].Fields)
			}
		})
	}
}

// The settings have the last word on columns.
func TestSettingsOverrideWhatContentTells(t *testing.T) {
	b := read(
		t,
		tab("Настройки", row{"Ключ", "Значение"}, row{"column.topic", "Кратко"}),
		tab("План", row{"Дата", "Канал", "Пост", "Кратко"}, row{day(time.June, 1), "ВК", "Мёд", "Один"}, row{day(time.June, 2), "ВК", "Улей", "Два"}),
	)
	want := []string{"План!2|2026-06-01||vk|||Один|", "План!3|2026-06-02||vk|||Два|"}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Error(diff)
	}
	if b.Entries[0].Text.Text != "Мёд" {
		t.Errorf("text %q", b.Entries[0].Text.Text)
	}
}

// Addresses of posts are the link, whatever stands above them.
func TestLinkToldByContent(t *testing.T) {
	b := read(t, tab(
		"План",
		row{"Дата", "Канал", "Тема", "Там"},
		row{day(time.June, 1), "ВК", "Один", "https://vk.com/wall-1_2"},
		row{day(time.June, 2), "ТГ", "Два", "t.me/улей/17"},
		row{day(time.June, 3), "ТГ", "Три", "https://t.me/uley/18"},
		row{day(time.June, 4), "ТГ", "Четыре", "https://www.youtube.com/watch?v=1"},
		row{day(time.June, 5), "ТГ", "Пять", "https://t.me/uley/19"},
	))
	if got := b.Entries[0].Link.Text; got != "https://vk.com/wall-1_2" {
		t.Errorf("link %q, fields %v", got, b.Tabs[0].Fields)
	}
}
