package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/layout"
	"rubric/rules"
)

// said lists what the named rule says, with its words in both languages.
func saidBy(c *rubric.Check, id string) []string {
	var out []string
	for i := range c.Findings {
		if f := &c.Findings[i]; f.Rule == id {
			out = append(out, fmt.Sprintf("%s %s %s %s %s: %s", f.Pos, f.Severity, f.Actor, f.Card, f.Part, rules.Message(f, rubric.Russian)))
		}
	}
	return out
}

func resultOf(t *testing.T, c *rubric.Check, id string) rubric.RuleResult {
	t.Helper()
	for _, r := range c.Rules {
		if r.ID == id {
			return r
		}
	}
	t.Fatalf("no result of %s", id)
	return rubric.RuleResult{}
}

const ownPlan = `
-- Рубрики --
Рубрика | Задача
Акции   | Опт
-- Контент-план --
Дата       | Площадка | Рубрика | Тема    | Оффер | Исключение
2026-05-25 | ВК       | Акции   | Скидка  | -20   |
2026-05-26 | ВК       | Акции   | Подарок |       |
2026-05-27 | ВК       | Акции   | Купон   |       | акция-без-оффера: оффер узнаем в день акции
2026-05-28 | ВК       | Кейсы   | Отель   |       |
-- Правила --
Правило          | Включено | Важность | Параметры | Условие | Сообщение | Кто действует
`

func TestOwnCheck(t *testing.T) {
	const condition = `entry.rubric == "Акции" && entry.cells["Оффер"] == ""`
	for _, tt := range []struct {
		name, row string
		want      []string
	}{
		{"defaults", "акция-без-оффера | | | | " + condition + " | |", []string{
			"Контент-план!E3 warning department plan match: Сработала проверка команды «акция-без-оффера». Взглянуть?",
			"Контент-план!E4 warning department plan match: Сработала проверка команды «акция-без-оффера». Взглянуть?",
		}},
		{"all told", "акция-без-оффера | да | ошибка | | " + condition + " | У «{topic}» {date} нет оффера: {Оффер}{rubric:cap} | руководитель", []string{
			"Контент-план!E3 error manager plan match: У «Подарок» 26.05 нет оффера: Акции",
			"Контент-план!E4 error manager plan match: У «Купон» 27.05 нет оффера: Акции",
		}},
		{"English words", "акция-без-оффера | yes | info | | " + condition + " | No offer | both", []string{
			"Контент-план!E3 info both plan match: No offer", "Контент-план!E4 info both plan match: No offer",
		}},
		{"off", "акция-без-оффера | нет | | | " + condition + " | |", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := check(grid(ownPlan + tt.row))
			if diff := cmp.Diff(tt.want, saidBy(c, "акция-без-оффера")); diff != "" {
				t.Error(diff)
			}
			if said := saidBy(c, "rules-tab-invalid"); said != nil {
				t.Error(said)
			}
			r := resultOf(t, c, "акция-без-оффера")
			if tt.want == nil {
				if r.State != rubric.RuleOff || r.Reason.RU != "выключена на листе «Правила»" {
					t.Errorf("%+v", r)
				}
				if d := resultOf(t, c, "topic-off-rubric"); d.State != rubric.RuleOff || d.Reason.RU != "включается на листе «Правила»" {
					t.Errorf("%+v", d)
				}
				return
			}
			// One of the two is accepted by the exception column.
			if r.State != rubric.RuleChecked || r.Assessed != 4 || r.Affected != 1 || !r.Entries {
				t.Errorf("%+v", r)
			}
			if said := saidBy(c, "exception-unknown-rule"); said != nil {
				t.Error(said)
			}
		})
	}
}

// A mistake is told once, at the condition, in the check's own name; the check
// failed, and others go on.
func TestOwnCheckMistaken(t *testing.T) {
	for condition, want := range map[string]string{
		`entry.topik == ""`:                 `Условие, строка 1, знак 6: поля «topik» нет; похоже на «topic».`,
		`entry.topic == "a" && entry.date`:  `Условие, строка 1, знак 28: здесь ждали bool, а стоит timestamp.`,
		`book.rubrics[entry.rubric].active`: `Условие, строка 1, знак 27: на записи Контент-план!5 имени «Кейсы» здесь нет.`,
		`entry.cells["Оферта"] != ""`:       `Условие, строка 1, знак 12: в плане нет колонки «Оферта».`,
	} {
		c := check(grid(ownPlan + "моя | | сведение | | " + condition + " | | вместе\nвторая | | | | entry.topic == \"Отель\" | Отель |"))
		if diff := cmp.Diff([]string{"Правила!E2 info both plan match: " + want}, saidBy(c, "моя")); diff != "" {
			t.Error(diff)
		}
		if r := resultOf(t, c, "моя"); r.State != rubric.RuleFailed || r.Assessed != 0 || r.Reason.RU == "" || r.Reason.EN == "" {
			t.Errorf("%+v", r)
		}
		if diff := cmp.Diff([]string{"Контент-план!D5 warning department plan match: Отель"}, saidBy(c, "вторая")); diff != "" {
			t.Error(diff)
		}
	}
}

// A missing plan is told once, by tab-missing: what a team's own check would ask
// of it is not a mistake.
func TestOwnCheckWithoutAPlan(t *testing.T) {
	const tabs = "-- Рубрики --\nРубрика | Задача\nАкции | Опт\n-- Правила --\nПравило | Условие | Сообщение\n"
	c := check(grid(tabs + `моя | entry.cells["Оффер"] == "" | нет оффера`))
	if r := resultOf(t, c, "моя"); r.State != rubric.RuleNotAssessable || r.Reason.RU == "" {
		t.Errorf("%+v", r)
	}
	if said := append(saidBy(c, "моя"), saidBy(c, "rules-tab-invalid")...); said != nil {
		t.Error(said)
	}
}

// What conditions may cost together is bounded, and the run ends at the same
// entry every time.
func TestOwnChecksHaveABudget(t *testing.T) {
	list := "[" + strings.TrimSuffix(strings.Repeat("1,", 60), ",") + "]"
	var b strings.Builder
	b.WriteString(clean())
	b.WriteString("-- Правила --\nПравило | Условие\n")
	costly := list + ".all(a, " + list + ".all(b, size(entry.topic) + a + b > 0))"
	for i := range 90 {
		fmt.Fprintf(&b, "своя %d | %s\n", i, costly)
	}
	states := map[rubric.RuleState]int{}
	for _, r := range check(grid(b.String())).Rules {
		if strings.HasPrefix(r.ID, "своя") {
			states[r.State]++
		}
	}
	// Costs are counted, not timed: it is the same on every machine.
	if diff := cmp.Diff(map[rubric.RuleState]int{rubric.RuleChecked: 63, rubric.RuleFailed: 27}, states); diff != "" {
		t.Error(diff)
	}
}

// Whatever stands on the rules tab, every rule comes to an end and what is said
// is a line.
func TestAnyRulesTab(t *testing.T) {
	names := []string{"моя", "💥", "draft-late", "a\nb", strings.Repeat("длинно ", 40), "  ", "{topic}", "x: y; z"}
	conditions := []string{
		"true", "entry.topic != \"\"", "entry.date < today", "entry.cells[entry.topic] == \"\"", "1", "((((", "\x00", "«»", "entry.text.matches(entry.topic)",
		"book.rubrics[entry.rubric].share > 1.0", "entry == entry", "entry.cells == entry.cells", "type(entry) == type(book)", "size(entry.cells) / 0 == 1",
		"[entry].exists(e, e.topic == \"Отель\")", "dyn(entry).nothing == 1", "string(entry) == \"\"", "{\"a\": entry}[\"b\"].topic == \"\"", "today == date(entry.weekday)",
	}
	messages := []string{"", "{", "}", "{{topic}}", "{topic:cap}", "{n|a}", "{date}\n{Оффер}", strings.Repeat("{text}", 300), "{words}", "{value}"}
	rapid.Check(t, func(t *rapid.T) {
		g := grid(ownPlan)
		tab := g.Tab("Правила")
		tab.Rows = tab.Rows[:1]
		for i := range rapid.IntRange(1, 6).Draw(t, "rows") {
			row := rubric.Row{Number: i + 2}
			for j, from := range [][]string{names, conditions, messages} {
				row.Cells = append(row.Cells, rubric.Cell{Col: []int{1, 5, 6}[j], Kind: rubric.TextCell, Text: rapid.SampledFrom(from).Draw(t, "cell")})
			}
			tab.Rows = append(tab.Rows, row)
		}
		c := check(g)
		seen := map[string]bool{}
		for _, r := range c.Rules {
			if seen[r.ID] || r.Affected > r.Assessed || r.State == rubric.RuleFailed && strings.Contains(r.Reason.EN, "a fault in Rubric") {
				t.Errorf("%+v", r)
			}
			seen[r.ID] = true
		}
		for i := range c.Findings {
			f := &c.Findings[i]
			if m := rules.Message(f, rubric.English); m == "" || strings.Contains(m, "\n") || len(m) > 3000 || f.Pos.Row == 0 && !strings.Contains(f.Rule, "-") {
				t.Errorf("%s at %s: %q", f.Rule, f.Pos, m)
			}
		}
	})
}

func TestOwnChecksAreCountedOut(t *testing.T) {
	var b strings.Builder
	b.WriteString(ownPlan)
	for i := range 102 {
		fmt.Fprintf(&b, "своя %d | | | | entry.topic == \"x\" | |\n", i)
	}
	g := grid(b.String())
	c := check(g)
	if said := saidBy(c, "rules-tab-invalid"); len(said) != 2 || !strings.Contains(said[0], "больше 100") {
		t.Error(said)
	}
	book, _ := layout.Read(g, layout.Options{AsOf: day(5, 20)})
	ids := make([]string, 0, 200)
	for _, r := range rules.Of(book) {
		ids = append(ids, r.ID)
	}
	if len(ids) != len(rules.All())+100 || !slices.Contains(ids, "своя 99") {
		t.Errorf("%d rules", len(ids))
	}
}

// A condition that is another changes the rules' hash: a trend across it
// compares unlike things.
func TestOwnConditionIsInTheHash(t *testing.T) {
	hash := func(rows string) string { return check(grid(ownPlan + rows)).RulesHash }
	none, one, other := hash(""), hash("моя | | | | entry.topic == \"\" | |"), hash("моя | | | | entry.topic == \"x\" | |")
	if none == one || one == other || one != hash("моя | | | | entry.topic == \"\" | |") {
		t.Error(none, one, other)
	}
}
