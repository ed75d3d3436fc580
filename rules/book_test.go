package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"rubric"
	"rubric/internal/layout"
	"rubric/rules"
)

// grid makes a workbook of tabs written as in the examples.
func grid(archive string) *rubric.Grid {
	g := &rubric.Grid{Title: "book", Kind: "memory"}
	for i, f := range txtar.Parse([]byte(archive)).Files {
		g.Tabs = append(g.Tabs, textTab(i, f))
	}
	return g
}

func check(g *rubric.Grid) *rubric.Check {
	book, asOf := layout.Read(g, layout.Options{AsOf: day(time.May, 20)})
	return rules.Run(rubric.NewOutlook(book, asOf))
}

// summary lists findings in a line each.
func summary(c *rubric.Check) []string {
	var out []string
	for i := range c.Findings {
		f := &c.Findings[i]
		out = append(out, fmt.Sprintf("%s %s %s %s", f.Rule, f.Pos, f.Severity, f.Actor))
	}
	return out
}

// clean is a whole book that gives nothing to say, a month of plan included.
func clean() string {
	var plan strings.Builder
	plan.WriteString("Дата | Время | Площадка | Рубрика | Формат | Тема | Текст | Ответственный | Статус | Утвердил | Ссылка | Визуал | Реклама | Erid | Исключение\n")
	topics := []string{"Обжарка", "Помол", "Вода", "Турка", "Латте", "Фильтр", "Зерно", "Чашки", "Сироп", "Бариста", "Отель", "Офис", "Меню"}
	n := 0
	for d := day(time.April, 1); !d.After(day(time.June, 30)); d = d.AddDays(1) {
		if wd := d.Weekday(); wd != time.Monday && wd != time.Wednesday && wd != time.Friday {
			continue
		}
		rubricName, format := "Кофе", "Пост"
		if n%2 == 1 {
			rubricName, format = "Кейсы", "Карточки"
		}
		status, approver, link := "Утверждено", "Марина", ""
		if d.Before(day(time.May, 20)) {
			status, link = "Опубликовано", fmt.Sprintf("https://vk.com/wall-1_%d", n)
		}
		fmt.Fprintf(&plan, "%s | 18:00 | ВК | %s | %s | %s, часть %d | | Аня | %s | %s | %s | | нет | |\n",
			d, rubricName, format, topics[n%len(topics)], n, status, approver, link)
		n++
	}
	return `
-- Цели --
Цель    | Метрика | База | План | Срок       | Факт | Факт на дату | Ответственный | Обновлено
Продажи | Заявки  | 10   | 40   | 2026-12-31 |      |              | Марина        | 2026-05-04
-- Стратегия --
Задача | Цель    | Горизонт  | Начало     | Конец      | Доля | Пересмотрено
Утро   | Продажи | месяц     | 2026-04-01 | 2026-04-30 | 50%  | 2026-05-05
Утро   | Продажи | месяц     | 2026-05-01 | 2026-05-31 | 50%  | 2026-05-05
Утро   | Продажи | месяц     | 2026-06-01 | 2026-06-30 | 50%  | 2026-05-05
Опт    | Продажи | полугодие | 2026-01-01 | 2026-06-30 |      | 2026-05-05
Имя    | Продажи | год       | 2026-01-01 | 2026-12-31 |      | 2026-05-05
-- Рубрики --
Рубрика | Описание       | Задача | Форматы  | Площадки | Доля | Активна
Кофе    | Как его варить | Утро   | Пост     | ВК       | 50%  | да
Кейсы   | Наши клиенты   | Опт    | Карточки | ВК       | 50%  | да
-- Форматы --
Формат   | Площадки | Часы | Нужен визуал
Пост     | ВК       | 1    | нет
Карточки | ВК       | 2    | нет
-- Площадки --
Площадка | Мин. в неделю | Макс. в неделю | Макс. пауза (дней) | База ER
ВК       | 2             | 4              | 4                  | охват
-- Ресурсы --
Кто    | Часов в неделю | Форматы
Аня    | 20             | Пост, Карточки
Марина | 5              |
-- Что нужно --
Что  | Кто даёт | К сроку    | Есть
Фото | Марина   | 2026-05-01 | да
-- Утверждения --
Месяц   | Кто утвердил | Когда      | Отчёт просмотрен
2026-04 | Марина       | 2026-03-25 | да
-- Статистика --
Период  | Площадка | Подписчики на начало | Подписчики на конец | Охват | Реакции | Комментарии | Репосты | Сохранения | Постов
2026-01 | ВК       | 850                  | 900                 | 8500  | 280     | 18          | 9       | 4          | 12
2026-02 | ВК       | 900                  | 950                 | 9000  | 300     | 20          | 10      | 5          | 12
2026-03 | ВК       | 950                  | 1000                | 10000 | 350     | 22          | 12      | 6          | 12
2026-04 | ВК       | 1000                 | 1080                | 11000 | 400     | 25          | 15      | 8          | 13
-- Голос бренда --
Фраза   | Вид       | Вместо этого
дешёвый | запрещено | доступный
кофеёк  | избегать  | кофе
-- Важные даты --
Дата       | Событие   | Нужен пост | Выходной
2026-06-12 | День бара | да         |
-- Контент-план --
` + plan.String()
}

func TestCleanBookGivesNothing(t *testing.T) {
	c := check(grid(clean()))
	if diff := cmp.Diff([]string(nil), summary(c)); diff != "" {
		t.Error(diff)
		for i := range c.Findings {
			t.Log(rules.Message(&c.Findings[i], rubric.Russian))
		}
	}
	var missing []string
	for _, r := range c.Rules {
		if r.State != rubric.RuleChecked && r.State != rubric.RuleOff {
			missing = append(missing, r.ID+": "+r.Reason.EN)
		}
	}
	want := []string{
		"date-outside-tab: no tab of the plan is named after a month",
		"weekday-mismatch: the “Контент-план” tab has no “Weekday” column",
		"plan-behind-strategy: what was approved has not been recorded yet",
		"added-after-approval: the plan's history has not been recorded yet",
		"report-missing: no assessment has been recorded in the book yet",
		"report-unread: no assessment has been recorded in the book yet",
	}
	if diff := cmp.Diff(want, missing); diff != "" {
		t.Errorf("not checked (-want +got): %s", diff)
	}
}

// Without any strategy tab the manager is told so, and the team hears nothing
// that rests on it.
func TestPlanAlone(t *testing.T) {
	g := grid(clean())
	g.Tabs = g.Tabs[len(g.Tabs)-1:]
	c := check(g)
	want := []string{
		"tab-missing  error manager", "tab-missing  error manager", "tab-missing  error manager",
	}
	got := slices.DeleteFunc(summary(c), func(s string) bool { return strings.HasPrefix(s, "capacity-undeclared") })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// An unknown name that the whole plan lives by is one question to the manager,
// not a finding on each row.
func TestSharedCauseLeads(t *testing.T) {
	const plan = `
-- Рубрики --
Рубрика | Задача
Кофе    | Утро
Кейсы   | Опт
-- Контент-план --
Дата       | Площадка | Рубрика | Тема
2026-05-21 | ВК       | %[1]s   | Обжарка
2026-05-22 | ВК       | %[1]s   | Помол
2026-05-25 | ВК       | %[1]s   | Вода
2026-05-26 | ВК       | %[2]s   | Турка
2026-05-27 | ВК       | Кофе    | Латте
2026-05-28 | ВК       | %[1]s   | Фильтр
2026-05-29 | ВК       | %[1]s   | Зерно
2026-06-01 | ВК       | %[1]s   | Сироп
2026-06-02 | ВК       | %[1]s   | Чашки
2026-06-03 | ВК       | %[1]s   | Бариста
`
	for _, tt := range []struct {
		name, first, second string
		want                []string
	}{
		{"unknown", "Мемы", "Гороскоп", []string{
			"rubric-unknown Контент-план error manager", "rubric-unknown Контент-план!C5 error department",
		}},
		{"misspelt", "Кейс", "Кофе", []string{"rubric-unknown Контент-план warning department"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := check(grid(fmt.Sprintf(plan, tt.first, tt.second)))
			got := slices.DeleteFunc(summary(c), func(s string) bool { return !strings.HasPrefix(s, "rubric-unknown") })
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			for _, f := range c.Findings {
				if f.Rule == "rubric-unknown" && f.Pos.Row == 0 && (f.Count != 8 || !slices.Equal(f.Rows, []int{2, 3, 4, 7, 8, 9, 10, 11})) {
					t.Errorf("the leading finding stands for %d: %v", f.Count, f.Rows)
				}
			}
			for _, r := range c.Rules {
				if want := len(tt.want) + 7; r.ID == "rubric-unknown" && (r.Assessed != 10 || r.Affected != want) {
					t.Errorf("%d of %d affected, want %d of 10", r.Affected, r.Assessed, want)
				}
			}
		})
	}
}

func TestExceptions(t *testing.T) {
	const plan = `
-- Рубрики --
Рубрика | Задача
Кейсы   | Опт
-- Контент-план --
Дата       | Площадка | Рубрика | Тема    | Исключение
2026-05-25 | ВК       | Кейс    | Обжарка | согласовано с Мариной
2026-05-26 | ВК       | Мемы    | Помол   | согласовано с Мариной
2026-05-27 | ВК       | Мемы    | Вода    | rubric-unknown: спецпроект; на неделю
2026-05-28 | ВК       | Мемы    | Турка   | rubric-unknown until 2026-05-20: спецпроект
2026-05-29 | ВК       | Мемы    | Латте   | Рубрики нет в концепции до 19.05.2026: спецпроект
2026-06-01 | ВК       | Мемы    | Фильтр  | rubric-unknown
`
	c := check(grid(plan))
	got := map[int]string{}
	for _, f := range c.Findings {
		if f.Rule == "rubric-unknown" {
			got[f.Pos.Row] = fmt.Sprint(f.Suppressed, " ", f.Reason)
		}
	}
	want := map[int]string{
		2: "true согласовано с Мариной", // a near miss is a warning
		3: "false ", 4: "true спецпроект; на неделю", 5: "true спецпроект", 6: "false ", 7: "false ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, r := range c.Rules {
		if r.ID == "rubric-unknown" && r.Affected != 3 {
			t.Errorf("affected %d, want those not accepted: 3", r.Affected)
		}
	}
}

func TestRulesTab(t *testing.T) {
	const plan = `
-- Рубрики --
Рубрика | Задача | Доля
Кейсы   | Опт    | 90
-- Контент-план --
Дата       | Площадка | Рубрика | Тема    | Статус
2026-05-25 | ВК       | Мемы    | Обжарка | Идея
2026-05-26 | ВК       | Кейс    | Помол   | Идея
-- Правила --
Правило        | Включено | Важность | Параметры
rubric-unknown |          | внимание |
draft-late     |          |          | workdays=4
shares-not-100 | нет      |          |
`
	c := check(grid(plan))
	want := []string{
		"draft-late Контент-план!E2 warning department",
		"draft-late Контент-план!E3 warning department",
		"rubric-unknown Контент-план!C2 warning department",
		"rubric-unknown Контент-план!C3 warning department",
	}
	got := slices.DeleteFunc(summary(c), func(s string) bool {
		return !strings.HasPrefix(s, "rubric-unknown") && !strings.HasPrefix(s, "draft-late") && !strings.HasPrefix(s, "shares")
	})
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	plain := check(grid(plan[:strings.Index(plan, "-- Правила")]))
	if c.RulesHash == plain.RulesHash {
		t.Error("the rules' hash does not show that rules were changed")
	}
}

func TestSameBookSameFindings(t *testing.T) {
	for _, x := range examples(t) {
		a, b := rules.Run(x.outlook(t)), rules.Run(x.outlook(t))
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("%s: %s", x.rule.ID, diff)
		}
	}
}

// A column that the plan lacks is reported once; nothing that rests on it is.
func TestMissingColumnIsOneCause(t *testing.T) {
	for heading, want := range map[string][]string{
		"Рубрика":  {"column-missing Контент-план warning department"},
		"Площадка": nil, // a book of one channel need not name it
		"Дата":     {"column-missing Контент-план error department"},
	} {
		g := grid(clean())
		removeColumn(g.Tabs[len(g.Tabs)-1], heading)
		got := slices.DeleteFunc(summary(check(g)), func(s string) bool { return strings.HasPrefix(s, "stats-stale") })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("without %s: %s", heading, diff)
		}
	}
}
