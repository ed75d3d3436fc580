package layout_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// Channels as columns: a row holds an entry for each channel.
func TestChannelsAsColumns(t *testing.T) {
	for _, tt := range []struct {
		name string
		rows []row
		want []string
	}{
		{
			"a mark and a status for each",
			[]row{
				{"Дата", "Рубрика", "Тема", "VK Отправить", "VK Статус", "TG Отправить", "TG Статус"},
				{day(time.June, 1), "Кейсы", "Один", true, "Опубликовано", true, "Готово"},
				{day(time.June, 2), "Кейсы", "Два", "да", nil, "-", nil},
				{day(time.June, 3), "Кейсы", "Три", nil, nil, nil, nil},
				{day(time.June, 4), nil, nil, nil, nil, nil, nil},
			},
			[]string{
				"План!D2|2026-06-01||vk|кейсы||Один|published",
				"План!F2|2026-06-01||telegram|кейсы||Один|approved",
				"План!D3|2026-06-02||vk|кейсы||Два|",
				"План!4|2026-06-03|||кейсы||Три|",
			},
		},
		{
			"a status after each",
			[]row{
				{"Date", "Instagram", "STATUS", "Facebook", "STATUS"},
				{day(time.June, 1), "Flossing\nHow to", "Live", "Flossing", "Draft"},
				{day(time.June, 2), "Brushing", nil, nil, nil},
				{day(time.June, 3), nil, nil, nil, nil},
			},
			[]string{
				"План!B2|2026-06-01||instagram|||Flossing|published",
				"План!D2|2026-06-01||facebook|||Flossing|draft",
				"План!B3|2026-06-02||instagram|||Brushing|",
			},
		},
		{
			"texts of channels",
			[]row{
				{"Date", "Topic", "Insta/Facebook Caption", "LinkedIn Caption", "Status"},
				{day(time.June, 1), "Flossing", "long", "short", "Ready"},
				{day(time.June, 2), "Brushing", nil, "short", "Ready"},
			},
			[]string{
				"План!C2|2026-06-01||instagram+facebook|||Flossing|approved",
				"План!D2|2026-06-01||linkedin|||Flossing|approved",
				"План!D3|2026-06-02||linkedin|||Brushing|approved",
			},
		},
		{
			"times and formats",
			[]row{
				{"Дата", "Тема", "ВК", "Телеграм", "Дзен"},
				{day(time.June, 1), "Один", "18:00", clock(0.5), "Статья"},
			},
			[]string{
				"План!C2|2026-06-01|18:00|vk|||Один|",
				"План!D2|2026-06-01|12:00|telegram|||Один|",
				"План!E2|2026-06-01||dzen||статья|Один|",
			},
		},
		{
			"a column that names the channel leaves the texts what they are",
			[]row{
				{"Date", "Platform", "Topic", "Instagram Caption", "LinkedIn Caption"},
				{day(time.June, 1), "Instagram", "Flossing", "long", nil},
			},
			[]string{"План!2|2026-06-01||instagram|||Flossing|"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := read(t, tab("План", tt.rows...))
			if diff := cmp.Diff(tt.want, briefs(b.Entries)); diff != "" {
				t.Error(diff)
			}
			if b.Tabs[0].Layout != rubric.LayoutTable {
				t.Error(b.Tabs[0].Layout)
			}
		})
	}
}

func TestChannelsMergedAboveColumns(t *testing.T) {
	plan := tab("План",
		row{"Дата", "Тема", "ВК", nil, "Телеграм", nil},
		row{nil, nil, "Текст", "Статус", "Текст", "Статус"},
		row{day(time.June, 1), "Один", "Длинный", "Готово", "Короткий", "В работе"},
		row{day(time.June, 2), "Два", nil, nil, "Короткий", nil},
	)
	plan.Merges = []rubric.Range{
		{Top: 1, Left: 1, Bottom: 2, Right: 1}, {Top: 1, Left: 2, Bottom: 2, Right: 2},
		{Top: 1, Left: 3, Bottom: 1, Right: 4}, {Top: 1, Left: 5, Bottom: 1, Right: 6},
	}
	b := read(t, plan)
	want := []string{
		"План!C3|2026-06-01||vk|||Один|approved",
		"План!E3|2026-06-01||telegram|||Один|draft",
		"План!E4|2026-06-02||telegram|||Два|",
	}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Error(diff)
	}
}

func TestFiguresByChannelAreNoPlan(t *testing.T) {
	b := read(t, tab("Подписчики по дням",
		row{"Дата", "ВК", "Телеграм", "Дзен"},
		row{day(time.June, 1), 120, 300, 12},
		row{day(time.June, 2), 121, 302, 12},
	))
	if len(b.Entries) > 0 || b.Tabs[0].Role == rubric.RolePlan {
		t.Errorf("%v: %q", b.Tabs[0].Role, briefs(b.Entries))
	}
}

// A channel that no vocabulary has is one where its columns are headed as those
// of known channels are.
func TestChannelsOfTheTeamsOwn(t *testing.T) {
	june := day(time.June, 1)
	merged := tab("План",
		row{"Дата", "X", nil, "Discord", nil, "Telegram", nil, "Кто"},
		row{nil, "Пост", "Статус", "Пост", "Статус", "Пост", "Статус", nil},
		row{june, "Один", "Готово", "Два", "В работе", nil, nil, "Аня"},
	)
	merged.Merges = []rubric.Range{
		{Top: 1, Left: 1, Bottom: 2, Right: 1}, {Top: 1, Left: 2, Bottom: 1, Right: 3}, {Top: 1, Left: 4, Bottom: 1, Right: 5},
		{Top: 1, Left: 6, Bottom: 1, Right: 7}, {Top: 1, Left: 8, Bottom: 2, Right: 8},
	}
	for _, tt := range []struct {
		name string
		plan *rubric.Tab
		want []string
	}{
		{
			"below merged names", merged,
			[]string{"План!B3|2026-06-01||x|||Один|approved", "План!D3|2026-06-01||discord|||Два|draft"},
		},
		{
			"a status after each",
			tab("План", row{"Date", "Facebook", "STATUS", "Nextdoor", "STATUS", "LinkedIn", "STATUS"}, row{june, "One", "Live", "Two", "Draft", nil, nil}),
			[]string{"План!B2|2026-06-01||facebook|||One|published", "План!D2|2026-06-01||nextdoor|||Two|draft"},
		},
	} {
		b := read(t, tt.plan)
		if diff := cmp.Diff(tt.want, briefs(b.Entries)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// A column of occasions beside the channels' own posts is no topic of theirs.
func TestOccasionsBesideChannels(t *testing.T) {
	b := read(t, tab("План",
		row{"Дата", "Инфоповод", "ВК", "Телеграм"},
		row{day(time.June, 1), nil, "Новое летнее меню", nil},
		row{day(time.June, 2), nil, "Кто рисует стаканы", "Как выбрать зерно"},
		row{day(time.June, 3), nil, "Гид по напиткам", nil},
		row{day(time.June, 4), nil, "Открываем точку", nil},
		row{day(time.June, 11), nil, "Каппинг для гостей", nil},
		row{day(time.June, 12), "День России", "Работаем с десяти", "График на праздник"},
		row{day(time.June, 16), "День друзей", nil, nil},
	))
	want := []string{
		"План!C2|2026-06-01||vk|||Новое летнее меню|", "План!C3|2026-06-02||vk|||Кто рисует стаканы|", "План!D3|2026-06-02||telegram|||Как выбрать зерно|",
		"План!C4|2026-06-03||vk|||Гид по напиткам|", "План!C5|2026-06-04||vk|||Открываем точку|", "План!C6|2026-06-11||vk|||Каппинг для гостей|",
		"План!C7|2026-06-12||vk|||Работаем с десяти|", "План!D7|2026-06-12||telegram|||График на праздник|",
	}
	if diff := cmp.Diff(want, briefs(b.Entries)); diff != "" {
		t.Error(diff)
	}
}
