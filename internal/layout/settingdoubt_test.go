package layout_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

// settingDoubts returns the doubts about settings, in Russian.
func settingDoubts(b *rubric.Book) []string {
	var out []string
	for _, n := range b.Notes {
		if n.Code.ForPeople() {
			out = append(out, fmt.Sprintf("%s %s", n.Pos.Cell(), n.Message.RU))
		}
	}
	return out
}

func settingsTab(rows ...row) *rubric.Tab {
	return tab("Настройки", append([]row{{"Ключ", "Значение", "Что это"}}, rows...)...)
}

func planTab() *rubric.Tab {
	return tab("Контент-план", row{"Дата", "Тема", "Площадка", "Тематика"}, row{day(time.June, 1), "Пост", "ВК", "Кейсы"})
}

func TestSettingsThatNobodyReads(t *testing.T) {
	for _, c := range []struct {
		name, key string
		value     any
		want      string // "" for no doubt
	}{
		{"a typo of a key", "plan.tabb", "Контент-план", "A2 Ключ «plan.tabb» не знаком и не действует: похоже на «plan.tab»"},
		{"a key in another case", "Title", "Улей", "A2 Ключ «Title» не знаком и не действует: похоже на «title»"},
		{"a typo of a key in words", "Часовой пояз", "Europe/Moscow", "A2 Ключ «Часовой пояз» не знаком и не действует: похоже на «timeZone»"},
		{"a typo of a group", "colum.rubric", "Тематика", "A2 Ключ «colum.rubric» не знаком и не действует: похоже на «column.rubric»"},
		{"a typo of a field", "column.rubrik", "Тематика", "A2 Ключ «column.rubrik» не знаком и не действует: похоже на «column.rubric»"},
		{"a field in words", "column.Рубрика", "Тематика", "A2 Ключ «column.Рубрика» не знаком и не действует: похоже на «column.rubric»"},
		{"no such field", "column.foo", "Тематика", "A2 Ключ «column.foo» не знаком и не действует: знакомы column.date, …"},
		{"a group and no name", "status.", "Готово", "A2 Ключ «status.» не знаком и не действует: знакомы title, …"},
		{"a key like none", "Пароль", "12345", "A2 Ключ «Пароль» не знаком и не действует: знакомы title, …"},
		{"a key without a value", "Пароль", nil, ""},
		{"a known key without a value", "timeZone", nil, ""},
		{"a group's key without a value", "column.rubric", nil, ""},
		{"a status' without a value", "status.У Марины", nil, ""},
		{"headings once more", "Ключ", "Значение", ""},

		{"no such zone", "timeZone", "Марс", "B2 Значение «Марс» у «timeZone» не понято и не действует: нужно название вроде Europe/Moscow; взят пояс UTC"},
		{"no such language", "lang", "fr", "B2 Значение «fr» у «lang» не понято и не действует: нужно ru или en"},
		{"no such year", "year", "26", "B2 Значение «26» у «year» не понято и не действует: нужен год от 1990 до 2100"},
		{"a typo of a tab", "plan.tab", "Контент-плн", "B2 Значение «Контент-плн» у «plan.tab» не понято и не действует: похоже на «Контент-план»"},
		{"one tab of two", "plan.tab", "Контент-план, Архив", "B2 Значение «Архив» у «plan.tab» не понято и не действует: такого листа в книге нет"},
		{"no row", "plan.header", "первая", "B2 Значение «первая» у «plan.header» не понято и не действует: нужен номер строки"},
		{"a row without headings", "plan.header", 40, "B2 Значение «40» у «plan.header» не понято и не действует: на листе плана в этой строке нет заголовков"},
		{"a typo of a heading", "column.rubric", "Тематики", "B2 Значение «Тематики» у «column.rubric» не понято и не действует: похоже на «Тематика»"},
		{"no such heading", "column.rubric", "Полка", "B2 Значение «Полка» у «column.rubric» не понято и не действует: такого заголовка у плана нет"},
		{"no such status", "status.У Марины", "Печёт", "B2 Значение «Печёт» у «status.У Марины» не понято и не действует: знакомы Идея, …"},
		{"one restricted channel of two", "ads.restricted", "Инстаграм, Фейсбкук",
			"B2 Значение «Фейсбкук» у «ads.restricted» не понято и не действует: похоже на «фейсбук»"},

		{"a zone", "timeZone", "Europe/Moscow", ""},
		{"a language", "Язык", "русский", ""},
		{"a year", "year", 2026, ""},
		{"a tab", "plan.tab", "контент-план", ""},
		{"a header", "plan.header", 1, ""},
		{"a column", "column.rubric", "тематика", ""},
		{"a status", "status.У Марины", "На согласовании", ""},
		{"a channel of the team's", "channel.Улей", "telegram", ""},
		{"restricted channels", "ads.restricted", "Инстаграм, ВК", ""},
		{"a title", "title", "Улей", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := settingDoubts(read(t, settingsTab(row{c.key, c.value}), planTab()))
			if start, cut := strings.CutSuffix(c.want, "…"); cut && len(got) == 1 && strings.HasPrefix(got[0], start) {
				return
			}
			if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || got[0] != c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestRepeatedSettings(t *testing.T) {
	got := settingDoubts(read(t, settingsTab(row{"lang", "ru"}, row{"Язык", "en"}, row{"lang", "ru"}, row{"column.rubric", "Тематика"}), planTab()))
	want := []string{"B3 Значение «en» у «lang» не понято и не действует: действует строка 2 с тем же ключом"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A plan that nothing but its headings tells takes no header from the settings.
func TestHeaderOfAPlanThatIsNotNamed(t *testing.T) {
	plan := planTab()
	plan.Name = "Лист1"
	got := settingDoubts(read(t, settingsTab(row{"plan.header", 1}), plan))
	want := []string{"B2 Значение «1» у «plan.header» не понято и не действует: назовите и лист плана ключом plan.tab"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTablesThatAreNoSettings(t *testing.T) {
	for name, settings := range map[string]*rubric.Tab{
		"lists for dropdowns":    tab("Настройки", row{"Статусы", "Площадки"}, row{"Идея", "ВК"}, row{"Праздник", "Телеграм"}),
		"headings of their own":  tab("Настройки", row{"Что настроить", "Чему равно"}, row{"lang", "ru"}),
		"a title and remarks":    tab("Настройки", row{"Для Рубрики"}, nil, row{"Ключ", "Значение"}, row{"lang", "ru"}, row{"дальше не трогать"}),
		"a table of two columns": tab("Лист2", row{"Параметр", "Значение"}, row{"Бюджет", "1000"}),
	} {
		b := read(t, settings, planTab())
		if got := settingDoubts(b); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
		for _, set := range b.Settings {
			if set.Key == "Праздник" || set.Key == "Бюджет" {
				t.Errorf("%s: %v is no setting", name, set)
			}
		}
	}
}

// However many rows a tab has, its doubts stay few.
func TestDoubtsAboutSettingsAreBounded(t *testing.T) {
	rows := make([]row, 0, 3000)
	for i := range 1000 {
		rows = append(rows, row{fmt.Sprint("чужое ", i), "да"}, row{"column.rubric", fmt.Sprint(i)}, row{fmt.Sprint("status.", i), "???"})
	}
	if n := len(settingDoubts(read(t, settingsTab(rows...), planTab()))); n == 0 || n > 60 {
		t.Errorf("%d doubts", n)
	}
}

func TestRestrictedChannelsByAnyName(t *testing.T) {
	b := read(t, settingsTab(row{"ads.restricted", "ВКонтакте"}), planTab())
	if len(b.Restricted) != 1 || b.Restricted[0].Key != "vk" {
		t.Errorf("restricted: %v", b.Restricted)
	}
}
