package expr_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"rubric"
	"rubric/internal/layout"
	"rubric/rules/internal/expr"
)

// tab makes a tab of lines with cells between bars; dates are dates.
func tab(name, lines string) *rubric.Tab {
	t := &rubric.Tab{Key: name, Name: name}
	for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		row := rubric.Row{Number: i + 1}
		for j, s := range strings.Split(line, "|") {
			s = strings.TrimSpace(s)
			switch d, err := rubric.ParseDate(s); {
			case err == nil:
				row.Cells = append(row.Cells, rubric.Cell{Col: j + 1, Kind: rubric.NumberCell, Format: rubric.AsDate, Number: float64(d.Serial())})
			case s != "":
				row.Cells = append(row.Cells, rubric.Cell{Col: j + 1, Kind: rubric.TextCell, Text: s})
			}
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func outlook() *rubric.Outlook {
	plan := tab("Контент-план", `
Дата       | Площадка     | Рубрика | Тема            | Текст      | Оффер  | Статус
2026-05-27 | ВК, Telegram | Акции   | Скидка на ЗЕРНО | Успейте    | -20 %  | Утверждено
2026-05-28 | ВК           | Акции   | Ещё скидка      | Успейте    |        | В работе
2026-05-29 | ВК           | Мемы    | Кот             | Мурр
           | ВК           | Кейсы   | Когда-нибудь    | Текст`)
	plan.Rows[3].Cells = append(plan.Rows[3].Cells, rubric.Cell{Col: 9, Kind: rubric.TextCell, Text: "без заголовка"})
	other := tab("Июнь", `
Дата       | Площадка | Рубрика | Тема
2026-06-01 | ВК       | Кейсы   | Лето`)
	g := &rubric.Grid{Kind: "memory", Tabs: []*rubric.Tab{
		tab("Рубрики", "Рубрика | Описание | Доля | Форматы\nАкции | Скидки | 30% | Пост, Карточки\nКейсы | Истории | |"),
		tab("Площадки", "Площадка | Мин. в неделю\nВК | 3\nTelegram | 2"),
		plan, other,
	}}
	book, asOf := layout.Read(g, layout.Options{AsOf: rubric.NewDate(2026, time.May, 20)})
	return rubric.NewOutlook(book, asOf)
}

func TestConditions(t *testing.T) {
	o := outlook()
	if len(o.Book.Entries) != 5 {
		t.Fatalf("%d entries", len(o.Book.Entries))
	}
	for condition, want := range map[string]string{ // an answer for each entry: yes, no, unknown
		`entry.rubric == "Акции"`:                                                            "yynnn",
		`entry.rubric == "Акции" && entry.cells["Оффер"] == ""`:                              "nynnn",
		`entry.cells["Оффер"] == ""`:                                                         "nyyy?",
		`entry.cells["  оффер "] == ""`:                                                      "nyyy?",
		`"Оффер" in entry.cells`:                                                             "yyyyn",
		`"Оффер" in entry.cells && entry.cells["Оффер"] == ""`:                               "nyyyn",
		`entry.cells["Дата"] == "2026-05-27"`:                                                "ynnnn",
		`entry.cells.exists(h, h == "Оффер" && entry.cells[h] != "")`:                        "ynnnn",
		`lower(entry.topic).contains("зерно")`:                                               "ynnnn",
		`entry.topic.lower().matches("скидк[аи]")`:                                           "yynnn",
		`matches(entry.topic, "^К")`:                                                         "nnyyn",
		`entry.date < date("2026-05-29")`:                                                    "yyn?n",
		`has(entry.date) && entry.date < date("2026-05-29")`:                                 "yynnn",
		`!has(entry.date)`:                                                                   "nnnyn",
		`days(today, entry.date) <= 8`:                                                       "yyn?n",
		`entry.date - today < duration("200h")`:                                              "yyn?n",
		`entry.date.getDayOfWeek() == 3`:                                                     "ynn?n",
		`"telegram" in entry.channels`:                                                       "ynnnn",
		`size(entry.channels) > 1`:                                                           "ynnnn",
		`entry.status == "approved"`:                                                         "ynnnn",
		`entry.statusText == "В работе"`:                                                     "nynnn",
		`!(entry.rubric in book.rubrics)`:                                                    "nnynn",
		`entry.rubric in book.rubrics && book.rubrics[entry.rubric].share > 20.0`:            "yyn??",
		`book.rubrics["акции"].formats.exists(f, f == "Карточки")`:                           "yyyyy",
		`entry.channels.exists(c, c in book.channels && book.channels[c].minPerWeek >= 3.0)`: "yyyyy",
		`book.channels["ВК"].minPerWeek == 3.0`:                                              "yyyyy",
		`book.rubrics.exists(r, r == entry.rubric)`:                                          "yynyy",
		`size(book.tasks) == 0 && size(book.people) == 0`:                                    "yyyyy",
		`entry.row == 2 && entry.tab == "Июнь"`:                                              "nnnny",
	} {
		w := expr.NewWorld(o)
		c, err := w.Compile(condition)
		if err != nil {
			t.Errorf("%s: %v", condition, err)
			continue
		}
		got := ""
		for i := range o.Book.Entries {
			yes, err := c.Objects(&o.Book.Entries[i])
			switch {
			case errors.Is(err, expr.ErrUnknown):
				got += "?"
			case err != nil:
				got += "[" + err.Error() + "]"
			case yes:
				got += "y"
			default:
				got += "n"
			}
		}
		if got != want {
			t.Errorf("%s: %s, want %s", condition, got, want)
		}
	}
}

func TestMistakes(t *testing.T) {
	o := outlook()
	for condition, want := range map[string]string{
		`entry.rubrik == "Акции"`:                   "1:6: there is no field “rubrik”; “rubric” looks like it",
		`entry.topic == "ж" && entri.topic == ""`:   "1:23: the name “entri” is not known; entry, book, today, lower, date, days, matches are",
		"entry.topic == \"\"\n  && entry.date == 5": "2:17: _==_ does not apply to (timestamp, int)",
		`entry.colour == "red"`:                     "1:6: there is no field “colour”; entry.cells[\"…\"] gives a column by its heading",
		`entry.channel == "vk"`:                     "1:6: there is no field “channel”; “channels” looks like it",
		`entry.topic`:                               "1:1: the condition gives string rather than yes or no",
		`entry.topic == `:                           "1:16: the condition breaks off",
		`entry.topic == «Акции»`:                    "1:16: it does not read; quotes are straight here: \"Offers\"",
		`entry.topic == ) `:                         "1:16: it does not read near “)”",
		`entry.cells["Офер"] == ""`:                 "1:12: the plan has no column “Офер”; “Оффер” looks like it",
		`entry.date < date("27.05")`:                "1:18: “27.05” is no date; a date is written \"2026-05-01\"",
		`entry.topic.matches("(")`:                  "1:21: the pattern for matches does not read",
		`foo(entry)`:                                "1:4: the name “foo” is not known; entry, book, today, lower, date, days, matches are",
		`book.rubrics["Мемы"].share > 1.0`:          "1:21: there is no “Мемы” here",
		`1 / 0 == 1`:                                "1:3: division by zero",
		strings.Repeat("(", 2000):                   "1:1: ",
		strings.Repeat("a", 5000):                   "1:1: the condition is longer than 4,000 characters",
		`date(entry.topic) < today`:                 "1:5: “Скидка на ЗЕРНО” is no date; a date is written \"2026-05-01\"",
		`[1,2,3,4,5,6,7,8,9,0].all(a, [1,2,3,4,5,6,7,8,9,0].all(b, [1,2,3,4,5,6,7,8,9,0].all(c, [1,2,3,4,5,6,7,8,9,0].all(d, [1,2,3,4,5,6,7,8,9,0].all(e, a+b+c+d+e < 100)))))`: "1:1: one post takes too many steps",
	} {
		w := expr.NewWorld(o)
		c, err := w.Compile(condition)
		if err == nil {
			_, err = c.Objects(&o.Book.Entries[0])
		}
		var m *expr.Mistake
		if !errors.As(err, &m) {
			t.Errorf("%.60s: %v", condition, err)
			continue
		}
		if !strings.HasPrefix(m.Error(), want) {
			t.Errorf("%.60s:\n got %s\nwant %s", condition, m, want)
		}
		if m.What.RU == "" || m.Line < 1 || m.Col < 1 {
			t.Errorf("%.60s: %+v", condition, m)
		}
	}
}

func TestColumnNamedLast(t *testing.T) {
	w := expr.NewWorld(outlook())
	for condition, want := range map[string]expr.Column{
		`entry.rubric == "Акции" && entry.cells["Оффер"] == ""`:                       {Heading: "Оффер"},
		`entry.cells["Оффер"] == "" && entry.rubric == "Акции"`:                       {Field: rubric.FieldRubric},
		`entry.channels.exists(c, c == "vk") && size(entry.text) > 10`:                {Field: rubric.FieldText},
		`entry.topic == "" && entry.channels.exists(c, c == "vk" && c != "telegram")`: {Field: rubric.FieldChannel},
		`today < date("2026-01-01")`:                                                  {},
		`entry.row > 5`:                                                               {},
	} {
		c, err := w.Compile(condition)
		if err != nil {
			t.Fatal(err)
		}
		if got := c.Column(); got != want {
			t.Errorf("%s: %+v, want %+v", condition, got, want)
		}
	}
}

// Where a header is repeated down the tab, each row is read by its own; what an
// area of several rows says holds for all of them.
func TestCellsOfBlocksAndAreas(t *testing.T) {
	plan := tab("Контент-план", `
Дата       | Рубрика | Тема   | Оффер
2026-05-27 | Акции   | Скидка | первый
2026-05-28 | Акции   | Купон  | второй
Дата       | Рубрика | Оффер  | Тема
2026-06-01 | Акции   | третий | Лето
2026-06-02 | Акции   |        | Жара`)
	plan.Merges = []rubric.Range{{Top: 5, Left: 3, Bottom: 6, Right: 3}}
	book, asOf := layout.Read(&rubric.Grid{Kind: "memory", Tabs: []*rubric.Tab{plan}}, layout.Options{AsOf: rubric.NewDate(2026, time.May, 20)})
	w := expr.NewWorld(rubric.NewOutlook(book, asOf))
	var got []string
	for i := range book.Entries {
		v := w.At(&book.Entries[i], expr.Column{Heading: "оффер"})
		got = append(got, v.Pos.Cell()+" "+v.Text)
	}
	if want := "D2 первый, D3 второй, C5 третий, C6 третий"; strings.Join(got, ", ") != want {
		t.Errorf("%s, want %s", strings.Join(got, ", "), want)
	}
}

// Whatever is written, reading and asking end, and what is said has a place.
func FuzzCondition(f *testing.F) {
	for _, s := range []string{`entry.topic == ""`, `lower(entry.text).matches(".*")`, `book.rubrics["x"].share > 1.0`, `days(today, entry.date)`, "\x00", `entry.cells["Оффер"]`, `{`, `[[[[`, `"` + "\xff"} {
		f.Add(s)
	}
	o := outlook()
	f.Fuzz(func(t *testing.T, condition string) {
		w := expr.NewWorld(o)
		c, err := w.Compile(condition)
		for i := range o.Book.Entries {
			if err == nil {
				_, err = c.Objects(&o.Book.Entries[i])
			}
		}
		var m *expr.Mistake
		if err != nil && !errors.Is(err, expr.ErrUnknown) && (!errors.As(err, &m) || m.Line < 1 || m.Col < 1 || m.What.RU == "") {
			t.Errorf("%q: %v", condition, err)
		}
	})
}
