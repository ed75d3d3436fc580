package layout_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rubric"
	"rubric/internal/layout"
)

// full is a Russian book with a tab of every role.
func full() []*rubric.Tab {
	return []*rubric.Tab{
		tab("Цели", row{"Цель", "Метрика", "База", "План", "Начало", "Срок", "Факт", "Факт на дату", "Ответственный", "Обновлено"},
			row{"Больше продаж, опт", "Заявки", "1 200", "≈ 2 000 заявок", day(time.January, 1), "31.12.2026", 1350.0, nil, "Анна", "10.05"}),
		tab("Стратегия", row{"Задача", "Цель", "Горизонт", "Начало", "Конец", "Аудитория", "Ключевое сообщение", "Доля", "Пересмотрено"},
			row{"Опт, HoReCa", "Больше продаж, опт", "Полугодие", day(time.January, 1), day(time.June, 30), "Кофейни", "Свежая обжарка", percent(0.3), nil},
			row{"Розница", "Больше продаж, опт; Узнаваемость", nil, day(time.June, 1), day(time.June, 30), nil, nil, "0,4", nil},
			row{"Сообщество", nil, "2026 год", nil, nil, nil, nil, "30 %", "01.04.2026"}),
		tab("Рубрики", row{"Рубрика", "Описание", "Задача", "Форматы", "Площадки", "Доля", "Активна"},
			row{"Кейсы", "О клиентах", "Опт, HoReCa, Розница", "Пост, Reels", "везде", 30, nil},
			row{"Архив", nil, nil, nil, "Дзен", 0.3, "нет"},
			row{"Итого", nil, nil, nil, nil, 100}),
		tab("Форматы", row{"Формат", "Площадки", "Часы", "Нужен визуал", "Без согласования"},
			row{"Пост", "ВК, ТГ", "1,5", "да", false}),
		tab("Площадки", row{"Площадка", "Мин. в неделю", "Макс. в неделю", "Макс. пауза (дней)", "База ER"},
			row{"ВКонтакте", 3, 5, 4, "охват"},
			row{"Telegram-канал", 2, nil, nil, "подписчики"},
			row{"Офлайн-стенд", 1}),
		tab("Ресурсы", row{"Кто", "Роль", "Часов в неделю", "Форматы", "С", "По"}, row{"Анна", "SMM", 20, "Пост/Reels", nil, nil}),
		tab("Что нужно", row{"Что", "Кто даёт", "К сроку", "Есть"}, row{"Фото", "Бренд", "25.05", "есть"}),
		tab("Утверждения", row{"Месяц", "Кто утвердил", "Когда", "Отчёт просмотрен", "Условия"}, row{"май", "Олег", day(time.April, 28), "✓", nil}),
		tab("Статистика", row{"Период", "Площадка", "Подписчики на начало", "Подписчики на конец", "Охват", "Реакции", "Комментарии", "Репосты", "Сохранения", "Постов"},
			row{"2026-04", "ВК", 1000, 1100, "12,5 тыс.", 300, 20, 10, 5, 12},
			row{day(time.March, 1), "ТГ", nil, 500}),
		tab("Голос бренда", row{"Фраза", "Вид", "Вместо этого"}, row{"дешёвый", "запрещено!", "доступный"}),
		tab("Важные даты", row{"Дата", "Событие", "Нужен пост", "Выходной"}, row{"12 июня", "День России", "да", "да"}),
		tab("Правила", row{"Правило", "Включено", "Важность", "Параметры", "Условие", "Сообщение", "Кто действует"}, row{"cadence-low", "нет"}),
		tab("Настройки", row{"Ключ", "Значение"}, row{"timeZone", "Europe/Moscow"}, row{"Язык", "ru"}, row{"Status.На дегустации", "На согласовании"}, row{"channel.Запретграм", "instagram"}),
		tab("Контент-план", row{"Дата", "Площадка", "Рубрика", "Тема", "Задача", "Статус"},
			row{day(time.June, 1), "Везде", "Кейсы", "Первая", "Опт, HoReCa", "на дегустации"},
			row{day(time.June, 2), "Запретграм", "Кейсы", "Вторая", "Розница, Опт, HoReCa", "Нет"}),
	}
}

func TestRolesOfACompleteBook(t *testing.T) {
	b := read(t, full()...)
	want := []rubric.Role{
		rubric.RoleGoals, rubric.RoleStrategy, rubric.RoleRubrics, rubric.RoleFormats, rubric.RoleChannels, rubric.RolePeople,
		rubric.RoleNeeds, rubric.RoleApprovals, rubric.RoleStatistics, rubric.RoleVoice, rubric.RoleDates, rubric.RoleRules,
		rubric.RoleSettings, rubric.RolePlan,
	}
	for i, info := range b.Tabs {
		if info.Role != want[i] || len(info.Unmapped) > 0 {
			t.Errorf("%s: role %s, unmapped %v", info.Name, info.Role, info.Unmapped)
		}
		for _, f := range info.Fields {
			if got := f.Field.Name(info.Role).RU; got != f.Header {
				t.Errorf("%s: %q was read as %q", info.Name, f.Header, got)
			}
		}
	}
	if b.Lang != rubric.Russian || b.TimeZone != "Europe/Moscow" {
		t.Errorf("language %s, zone %s", b.Lang, b.TimeZone)
	}
}

func TestStrategyTabsAreRead(t *testing.T) {
	b := read(t, full()...)
	ignorePos := cmpopts.IgnoreTypes(rubric.Position{})
	check := func(what string, got, want any) {
		t.Helper()
		if diff := cmp.Diff(want, got, ignorePos); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	g := b.Goals[0]
	check("baseline", g.Baseline.Number, 1200.0)
	check("target", g.Target.Number, 2000.0)
	check("deadline", g.Deadline.Date, day(time.December, 31))
	check("updated", g.Updated.Date, day(time.May, 10))

	check("goals of a task", b.Tasks[0].Goal.Texts(), []string{"Больше продаж, опт"})
	check("two goals", b.Tasks[1].Goal.Texts(), []string{"Больше продаж, опт", "Узнаваемость"})
	for i, h := range []rubric.Horizon{rubric.HorizonHalfYear, rubric.HorizonMonth, rubric.HorizonYear} {
		check("horizon", b.Tasks[i].Horizon, h)
	}
	for i, share := range []float64{30, 40, 30} {
		check("share of a task", b.Tasks[i].Share.Number, share)
	}

	check("rubrics", len(b.Rubrics), 2)
	check("tasks of a rubric", b.Rubrics[0].Tasks.Texts(), []string{"Опт, HoReCa", "Розница"})
	check("channels of a rubric", b.Rubrics[0].Channels.Names, []rubric.Name{
		{Text: "ВКонтакте", Key: "vk"}, {Text: "Telegram-канал", Key: "telegram"}, {Text: "Офлайн-стенд", Key: "офлайн-стенд"},
	})
	check("share of rubrics", []float64{b.Rubrics[0].Share.Number, b.Rubrics[1].Share.Number}, []float64{30, 30})
	check("active", []bool{b.Rubrics[0].IsActive(), b.Rubrics[1].IsActive()}, []bool{true, false})

	f := b.Formats[0]
	check("format", []any{f.Hours.Number, f.NeedsVisual.On, f.NoApproval.On, f.NoApproval.Known}, []any{1.5, true, false, true})
	check("need", []any{b.Needs[0].Due.Date, b.Needs[0].Here.On}, []any{day(time.May, 25), true})
	check("approval", []any{b.Approvals[0].Month, b.Approvals[0].Read.On}, []any{rubric.Month{Year: 2026, Month: time.May}, true})
	check("period", []any{b.Stats[0].Period, b.Stats[1].Period}, []any{rubric.Month{Year: 2026, Month: time.April}, rubric.Month{Year: 2026, Month: time.March}})
	check("reach", b.Stats[0].Reach.Number, 12500.0)
	check("channel of statistics", b.Stats[0].Channel.Key, "vk")
	check("voice", b.Voice[0].Kind, rubric.VoiceForbidden)
	check("key date", []any{b.Dates[0].Date.Date, b.Dates[0].DayOff.On}, []any{day(time.June, 12), true})
	check("rule", []any{b.Rules[0].On.On, b.Rules[0].On.Known}, []any{false, true})

	check("everywhere", len(b.Entries[0].Channel.Names), 3)
	check("an alias of a status", b.Entries[0].Status, rubric.StatusReview)
	check("an alias of a channel", b.Entries[1].Channel.Names[0].Key, "instagram")
	check("tasks", b.Entries[1].Task.Texts(), []string{"Розница", "Опт, HoReCa"})
	if b.Task(b.Entries[0].Task.Names[0].Key) == nil || b.Rubric("кейсы") == nil {
		t.Error("the lookups do not find what the plan names")
	}
}

func TestSettingsOverrule(t *testing.T) {
	b := read(t,
		tab("Settings", row{"Key", "Value"}, row{"plan.tab", "Что постим"}, row{"plan.header", 2}, row{"column.rubric", "Корзина"},
			row{"Year", "2027"}, row{"lang", "en"}, row{"timeZone", "Mars/Olympus"}),
		tab("Контент-план", row{"Дата", "Тема", "Площадка", "Рубрика"}, row{"01.06", "старый план", "ВК", "а"}),
		tab("Что постим", row{"Дата", "Тема", "Площадка"}, row{"Дата", "Тема", "Корзина"}, row{"01.06", "Пост", "Кейсы"}),
	)
	if diff := cmp.Diff([]string{"Что постим!3|2027-06-01|||кейсы||Пост|"}, briefs(b.Entries)); diff != "" {
		t.Error(diff)
	}
	if b.Lang != rubric.English || b.TimeZone != "UTC" {
		t.Errorf("language %s, zone %s", b.Lang, b.TimeZone)
	}
}

func TestOneTabForARole(t *testing.T) {
	b := read(t,
		tab("Рубрики (старые)", row{"Рубрика", "Описание", "Доля"}, row{"Старая", "а", 10}),
		tab("Рубрики", row{"Рубрика", "Описание", "Доля"}, row{"Новая", "а", 10}),
	)
	if len(b.Rubrics) != 1 || b.Rubrics[0].Rubric.Text != "Новая" {
		t.Errorf("rubrics: %v", b.Rubrics)
	}
	if len(b.Notes) != 1 || b.Notes[0].Code != rubric.NoteTabGuessed || b.Notes[0].Pos.Tab != "Рубрики (старые)" {
		t.Errorf("notes: %v", b.Notes)
	}
}

func TestAsOfIsTheDayInTheBooksZone(t *testing.T) {
	g := grid(tab("План", row{"Дата", "Тема"}))
	now := time.Date(2026, time.May, 19, 22, 0, 0, 0, time.UTC)
	for zone, want := range map[string]int{"": 19, "Asia/Tokyo": 20, "Nowhere/None": 19} {
		if _, got := layout.Read(g, layout.Options{Now: now, TimeZone: zone}); got.Day != want {
			t.Errorf("%q: %s", zone, got)
		}
	}
	g.TimeZone = "America/New_York"
	if b, _ := layout.Read(g, layout.Options{Now: now, TimeZone: "Asia/Tokyo"}); b.TimeZone != g.TimeZone {
		t.Errorf("zone %s", b.TimeZone)
	}
}

// What a book of ours is laid out with must be read as that.
func TestCanonicalNamesAreUnderstood(t *testing.T) {
	for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
		for _, spec := range rubric.Roles() {
			var head, values row
			for _, f := range spec.Fields {
				head, values = append(head, f.Header.In(lang)), append(values, "1")
			}
			b := read(t, tab(spec.Name.In(lang), head, values))
			info := b.Tabs[0]
			if info.Role != spec.Role || b.Lang != lang {
				t.Errorf("%s %s: role %s, language %s", lang, spec.Role, info.Role, b.Lang)
			}
			for i, f := range spec.Fields {
				if info.Column(f.Field) != i+1 {
					t.Errorf("%s %s: %q was read into %v", lang, spec.Role, f.Header.In(lang), info.Fields)
				}
			}
			for _, n := range b.Notes {
				if n.Code == rubric.NoteColumnGuessed || n.Code == rubric.NoteAmbiguousColumn {
					t.Errorf("%s %s: a doubt about a name of ours: %s", lang, spec.Role, n.Message.EN)
				}
			}
		}
	}
}

func TestCanonicalWordsAreUnderstood(t *testing.T) {
	for _, lang := range []rubric.Lang{rubric.Russian, rubric.English} {
		plan := []row{{"Дата", "Тема", "Статус"}}
		for _, s := range rubric.Statuses {
			plan = append(plan, row{day(time.June, 1), "Тема", s.Text().In(lang)})
		}
		tasks := []row{{"Задача", "Цель", "Горизонт"}}
		for _, h := range rubric.Horizons {
			tasks = append(tasks, row{"Задача", "Цель", h.Text().In(lang)})
		}
		b := read(t, tab("План", plan...), tab("Стратегия", tasks...))
		for i, s := range rubric.Statuses {
			if b.Entries[i].Status != s {
				t.Errorf("%q: status %q", b.Entries[i].StatusAs.Text, b.Entries[i].Status)
			}
		}
		for i, h := range rubric.Horizons {
			if b.Tasks[i].Horizon != h {
				t.Errorf("%q: horizon %q", b.Tasks[i].HorizonAs.Text, b.Tasks[i].Horizon)
			}
		}
	}
}

// The names of the design's list of channels.
func TestChannelNames(t *testing.T) {
	for key, names := range map[string][]string{
		"vk": {"ВК", "ВКонтакте", "VK"}, "telegram": {"ТГ", "Телеграм", "Telegram", "TG"},
		"instagram": {"Инста", "Инстаграм", "Instagram", "IG"}, "facebook": {"Фейсбук", "Facebook", "FB"},
		"ok": {"ОК", "Одноклассники"}, "youtube": {"Ютуб", "YouTube", "YT"}, "dzen": {"Дзен", "Zen"},
		"tiktok": {"ТикТок", "TikTok"}, "rutube": {"Рутуб", "Rutube"}, "max": {"MAX"}, "linkedin": {"LinkedIn"},
		"x": {"X", "Twitter", "Твиттер", "X / Twitter"}, "threads": {"Threads"}, "pinterest": {"Pinterest"}, "whatsapp": {"WhatsApp"},
		"email": {"Рассылка", "E-mail", "Newsletter"}, "blog": {"Блог", "Сайт", "Blog", "Website"},
	} {
		for _, name := range names {
			b := read(t, tab("План", row{"Дата", "Тема", "Площадка"}, row{day(time.June, 1), "Тема", name}))
			if n := b.Entries[0].Channel.Names; len(n) != 1 || n[0].Key != key {
				t.Errorf("%q: %v, want %s", name, n, key)
			}
		}
	}
}
