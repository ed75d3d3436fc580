package layout_test

import (
	"testing"
	"time"

	"rubric"
)

// What titles above a plan say of its posts' channel holds where nothing nearer
// says more.
func TestChannelOfTheTitle(t *testing.T) {
	june := func(d int) rubric.Date { return day(time.June, d) }
	for title, want := range map[string]string{
		"Школа «Лад» · посты в группу ВК":              "vk",
		"План публикаций, Телеграм":                    "telegram",
		"Facebook content calendar":                    "facebook",
		"Instagram and Facebook content calendar":      "",
		"Фото присылать в Телеграм Ане":                "",
		"Контент-план. ВК — синий, Телеграм — красный": "",
		"Контент-план кофейни":                         "",
	} {
		list := tab("План", row{title}, nil, row{"Дата", "Тема", "Статус"}, row{june(1), "Один", "Готово"}, row{june(2), "Два", "Готово"})
		calendar := tab(
			"Июнь 2026", row{title}, nil,
			row{"Понедельник", "Вторник", "Среда", "Четверг", "Пятница"}, row{june(1), june(2), june(3), june(4), june(5)},
			row{"Один", nil, "Два", nil, nil},
		)
		for _, plan := range []*rubric.Tab{list, calendar} {
			b := read(t, plan)
			if len(b.Entries) != 2 {
				t.Fatalf("%s, %s: %v", title, plan.Name, briefs(b.Entries))
			}
			got := ""
			for _, n := range b.Entries[0].Channel.Names {
				got += n.Key
			}
			if got != want {
				t.Errorf("%s, %s: %q, want %q", title, plan.Name, got, want)
			}
		}
	}
}
