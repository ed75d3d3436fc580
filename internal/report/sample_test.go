package report_test

import (
	"fmt"
	"math"
	"time"

	"rubric"
	"rubric/internal/report"
)

// message is a stand-in for the wording of rules: the id, the value, the
// language.
func message(f *rubric.Finding, lang rubric.Lang) string {
	if lang == rubric.Russian {
		return fmt.Sprintf("«%s» нет среди рубрик <%s>", f.Value, f.Rule)
	}
	return fmt.Sprintf("“%s” isn't among the rubrics <%s>", f.Value, f.Rule)
}

func options(lang rubric.Lang) report.Options {
	return report.Options{Lang: lang, Message: message}
}

func val(s string, row, col int) rubric.Value {
	return rubric.Value{Text: s, Pos: rubric.Position{Tab: "Контент-план", Row: row, Col: col}}
}

func ref(s string) rubric.Ref { return rubric.Ref{Value: rubric.Value{Text: s}, Key: s} }

func refs(names ...string) rubric.Refs {
	r := rubric.Refs{}
	for _, n := range names {
		r.Names = append(r.Names, rubric.Name{Text: n, Key: n})
		r.Text = n
	}
	return r
}

func num(x float64) rubric.Quantity { return rubric.Quantity{Number: x, Known: true} }

func day(y int, m time.Month, d int) rubric.Day { return rubric.Day{Date: rubric.NewDate(y, m, d)} }

func yes() rubric.Flag { return rubric.Flag{Value: rubric.Value{Text: "да"}, On: true, Known: true} }

// book has one row of every kind with every field, and rows with nothing.
func book() *rubric.Book {
	at := func(tab string, row int) rubric.Position { return rubric.Position{Tab: tab, Row: row} }
	b := &rubric.Book{
		Title: "план.xlsx", Kind: "xlsx", Lang: rubric.Russian, TimeZone: "Europe/Moscow",
		Tabs: []rubric.TabInfo{
			{
				Key: "1", Name: "Контент-план", Role: rubric.RolePlan, Layout: rubric.LayoutTable, HeaderRows: []int{4, 5},
				Fields:   []rubric.FieldColumn{{Field: rubric.FieldDate, Col: 2, Header: "Дата"}, {Field: rubric.FieldRubric, Col: 4, Header: "Рубрика", Sure: 84}},
				Why:      rubric.Text{RU: "название листа и столбцы: Дата, Рубрика", EN: "the tab's name and the columns: Дата, Рубрика"},
				Unmapped: []rubric.UnmappedColumn{{Col: 24, Header: "Ещё что-то"}},
			},
			{Key: "2", Name: "Рубрики", Role: rubric.RoleRubrics, Layout: rubric.LayoutTable, HeaderRows: []int{1}},
			{Key: "3", Name: "Черновик", Hidden: true},
		},
		Entries: []rubric.Entry{{
			ID: "k7f3q/vk", Pos: rubric.Position{Tab: "Контент-план", Row: 6, Col: 27},
			Date:    rubric.Day{Date: rubric.NewDate(2026, time.September, 1), End: rubric.NewDate(2026, time.September, 2)},
			Time:    val("18:00", 6, 3),
			Channel: rubric.Refs{Names: []rubric.Name{{Text: "ВК", Key: "vk"}, {Text: "Наш Подкаст", Key: "наш подкаст"}}},
			Rubric:  ref("Кейсы"), Format: ref("Пост"), Topic: val("Тема <b> & \u2028 конец", 6, 5), Text: val("Первая строка\nвторая", 6, 6),
			Visual: val("ТЗ", 6, 7), Task: refs("Опт"), Owner: refs("Аня"), Status: rubric.StatusApproved, StatusAs: val("Утверждено", 6, 8),
			Approver: ref("Олег"), Link: val("https://example.com", 6, 9), Campaign: ref("Лето"), Ad: yes(),
		}, {Pos: at("Контент-план", 12), Topic: val("Осенний\x1b[31m кофе\nвторая строка", 12, 5), Rubric: ref("Кейс")}},
		Slots: make([]rubric.Entry, 12),
		Goals: []rubric.Goal{
			{Pos: at("Цели", 2), Goal: ref("Продажи"), Metric: val("заявки", 2, 2), Baseline: num(0), Target: num(120), Start: day(2026, 1, 1),
				Deadline: day(2026, 12, 31), Fact: num(61.5), FactDate: day(2026, 5, 1), Owner: ref("Олег"), Updated: day(2026, 2, 1)},
			{Pos: at("Цели", 3), Target: rubric.Quantity{Value: val("много", 3, 4)}, Baseline: num(math.Inf(1))},
		},
		Tasks: []rubric.Task{
			{Pos: at("Стратегия", 2), Task: ref("Опт"), Goal: refs("Продажи"), Horizon: rubric.HorizonHalfYear, Start: day(2026, 1, 1), End: day(2026, 6, 30),
				Audience: val("кофейни", 2, 6), Message: val("надёжно", 2, 7), Share: num(30), Reviewed: day(2026, 2, 12)},
			{Pos: at("Стратегия", 3), HorizonAs: val("декада", 3, 3)},
		},
		Rubrics: []rubric.Rubric{{Pos: at("Рубрики", 2), Rubric: ref("Кейсы"), Description: val("истории", 2, 2), Tasks: refs("Опт"), Formats: refs("Пост"),
			Channels: refs("vk"), Share: num(40), Active: yes()}, {Pos: at("Рубрики", 3)}},
		Formats: []rubric.Format{{Pos: at("Форматы", 2), Format: ref("Пост"), Channels: refs("vk"), Hours: num(2.5), NeedsVisual: yes(), NoApproval: yes()}, {}},
		Channels: []rubric.Channel{{Pos: at("Площадки", 2), Channel: rubric.Ref{Value: rubric.Value{Text: "ВКонтакте"}, Key: "vk"},
			MinPerWeek: num(2), MaxPerWeek: num(4), MaxGapDays: num(4), ERBase: val("охват", 2, 5)}, {}},
		People: []rubric.Person{{Pos: at("Ресурсы", 2), Who: ref("Аня"), Role: val("автор", 2, 2), HoursPerWeek: num(20), Formats: refs("Пост"), From: day(2026, 1, 1), To: day(2026, 12, 31)}, {}},
		Needs:  []rubric.Resource{{Pos: at("Что нужно", 2), What: val("фото", 2, 1), From: val("бариста", 2, 2), Due: day(2026, 6, 1), Here: yes()}, {}},
		Stats: []rubric.Stat{{Pos: at("Статистика", 2), Period: rubric.Month{Year: 2026, Month: time.April}, Channel: rubric.Ref{Value: rubric.Value{Text: "ВК"}, Key: "vk"},
			FollowersStart: num(100), FollowersEnd: num(110), Reach: num(1000), Reactions: num(10), Comments: num(2), Shares: num(3), Saves: num(4), Posts: num(5)}, {}},
		Voice:     []rubric.VoiceTerm{{Pos: at("Голос бренда", 2), Phrase: val("дёшево", 2, 1), Kind: rubric.VoiceForbidden, KindAs: val("запрещено", 2, 2), Instead: val("выгодно", 2, 3)}, {KindAs: val("иногда", 3, 2)}},
		Dates:     []rubric.KeyDate{{Pos: at("Важные даты", 2), Date: day(2026, 6, 12), Event: val("День России", 2, 2), PostNeeded: yes(), DayOff: yes()}, {}},
		Approvals: []rubric.Approval{{Pos: at("Утверждения", 2), Month: rubric.Month{Year: 2026, Month: time.May}, Approver: ref("Олег"), Date: day(2026, 4, 28), Read: yes(), Conditions: val("без акций", 2, 5)}, {}},
		Notes: []rubric.Note{
			{Code: rubric.NoteTabGuessed, Pos: at("Контент-план", 0), Message: rubric.Text{RU: "лист принят за план", EN: "taken for the plan"}},
			{Code: rubric.NoteHeaderGuessed, Pos: at("Контент-план", 4), Message: rubric.Text{RU: "шапка найдена по словам", EN: "the header was found by its words"}},
			{Code: rubric.NoteColumnGuessed, Pos: rubric.Position{Tab: "Контент-план", Row: 4, Col: 4}, Message: rubric.Text{RU: "похоже на рубрику", EN: "looks like the rubric"}},
			{Code: rubric.NoteDateSwapped, Pos: rubric.Position{Tab: "Контент-план", Row: 6, Col: 2}, Message: rubric.Text{RU: "день и месяц похожи на переставленные", EN: "day and month look swapped"}},
			rubric.UnknownSetting("plan.tabb", rubric.Position{Tab: "Настройки", Row: 2, Col: 1}, rubric.Text{RU: "похоже на «plan.tab»", EN: "it looks like “plan.tab”"}),
			rubric.UnreadSetting("lang", rubric.Value{Text: "fr", Pos: rubric.Position{Tab: "Настройки", Row: 3, Col: 2}}, rubric.Text{RU: "нужно ru или en", EN: "ru or en is wanted"}),
		},
	}
	for f, v := range map[rubric.Field]rubric.Value{
		rubric.FieldWeekday: val("вт", 6, 1), rubric.FieldHashtags: val("#кофе", 6, 10), rubric.FieldCTA: val("Зайти", 6, 11),
		rubric.FieldErid: val("2Vt", 6, 12), rubric.FieldBudget: val("1000", 6, 13), rubric.FieldComment: val("к", 6, 14),
		rubric.FieldNotes: val("з", 6, 15), rubric.FieldException: val("так надо", 6, 16),
	} {
		b.Entries[0].SetValue(f, v)
	}
	b.Index()
	return b
}

// checked has a finding of every kind: on a cell, a row, a tab and the book;
// suggested, accepted, old, new and leading.
func checked() report.Checked {
	at := func(row, col int) rubric.Position {
		return rubric.Position{Tab: "Контент-план", Row: row, Col: col}
	}
	c := &rubric.Check{
		AsOf: rubric.NewDate(2026, time.May, 20),
		Findings: []rubric.Finding{
			{Rule: "tab-missing", Severity: rubric.Error, Actor: rubric.Manager, Card: rubric.CardGoals, Value: "Цели", New: true},
			{Rule: "rubric-unknown", Severity: rubric.Error, Actor: rubric.Manager, Card: rubric.CardPlan, Part: rubric.PartMatch,
				Pos: rubric.Position{Tab: "Контент-план"}, Field: rubric.FieldRubric, Value: "Мем", Count: 10, Rows: []int{12, 13, 14, 15, 16, 17, 18, 19, 20, 21}},
			{Rule: "rubric-unknown", Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardPlan, Part: rubric.PartMatch,
				Pos: at(12, 4), Field: rubric.FieldRubric, Entry: "k7f3q", Value: "Кейс", Suggestion: "Кейсы", New: true},
			{Rule: "owner-missing", Severity: rubric.Info, Actor: rubric.Both, Card: rubric.CardResources, Pos: at(12, 0), Value: "строка\nв две", Suppressed: true, Reason: "отпуск"},
		},
		Rules: []rubric.RuleResult{
			{ID: "rubric-unknown", State: rubric.RuleChecked, Card: rubric.CardPlan, Assessed: 120, Affected: 11},
			{ID: "goal-orphan", State: rubric.RuleNotAssessable, Card: rubric.CardStrategy, Reason: rubric.Text{RU: "нет листа «Цели»", EN: "there is no “Goals” tab"}},
			{ID: "task-orphan", State: rubric.RuleNotAssessable, Card: rubric.CardStrategy, Reason: rubric.Text{RU: "нет листа «Цели»", EN: "there is no “Goals” tab"}},
			{ID: "post-duplicate", State: rubric.RuleFailed, Card: rubric.CardBrand, Reason: rubric.Text{RU: "деление на ноль", EN: "division by zero"}},
			{ID: "topic-off-rubric", State: rubric.RuleOff, Card: rubric.CardBrand},
		},
	}
	a := &rubric.Assessment{
		AsOf: c.AsOf, Month: rubric.Month{Year: 2026, Month: time.June}, Verdict: rubric.Return,
		Because: []string{"2 из 4 задач без публикаций"}, Screen: []string{"Кофейня «Зерно» · план на июнь 2026", "СНАЧАЛА ДОРАБОТАТЬ ПЛАН", "7 из 18 публикаций (39 %) работают на стратегию."}, Headline: 1,
		Management: new(61),
	}
	for i, id := range rubric.Cards {
		card := rubric.Card{Card: id, State: rubric.Green, Score: new(100 - i), Assessed: i, Actor: rubric.Department, Summary: "Всё на месте."}
		switch id {
		case rubric.CardGoals:
			card = rubric.Card{Card: id, State: rubric.Red, Score: new(40), Assessed: 5, NotAssessable: 1, Actor: rubric.Manager,
				Summary: "У 3 целей из 5 нет метрики.", Next: "назвать метрику", Previous: new(55)}
		case rubric.CardStatistics:
			card = rubric.Card{Card: id, State: rubric.NoData, Actor: rubric.Both, Summary: "Статистики нет."}
		case rubric.CardBrand:
			card.State = rubric.Amber
		}
		a.Cards = append(a.Cards, card)
	}
	return report.Checked{Book: book(), Check: c, Assessment: a}
}
