package excel

import (
	"fmt"
	"time"

	"rubric"
)

// sampleReport is a report as an owner would get it, with the given number of findings.
func sampleReport(lang rubric.Lang, findings int) *rubric.Report {
	t := func(ru, en string) string { return rubric.Text{RU: ru, EN: en}.In(lang) }
	plan := t("Контент-план", "Owner's plan")
	r := &rubric.Report{Lang: lang, Title: t("Оценка контент-плана", "Assessment of the content plan")}
	r.Blocks = append(r.Blocks,
		sampleScreen(t, plan),
		rubric.Tiles{ID: "fact", Title: t("План и факт", "Plan and fact"), Tiles: []rubric.Tile{
			{Label: t("Запланировано в мае", "Planned in May"), Value: rubric.Count(18), Note: t("в апреле 16", "16 in April")},
			{Label: t("Вышло", "Published"), Value: rubric.Count(16).Toned(rubric.Good), Note: t("в апреле 12", "12 in April")},
			{Label: t("Перенесено", "Moved"), Value: rubric.Count(2).Toned(rubric.Warn), Note: t("обе — на июнь", "both to June")},
			{Label: t("Работает на стратегию", "Serves the strategy"), Value: rubric.Percent(39), Note: t("7 из 18 публикаций", "7 of 18 publications")},
			{Label: t("Охват на публикацию", "Reach per post"), Value: rubric.Count(1240), Note: t("+6 % к апрелю", "+6% on April")},
		}},
		sampleCards(t),
		sampleGoals(t, plan),
		sampleMix(t),
		rubric.Chart{
			ID: "mix-chart", Title: t("Доли рубрик против цели", "Rubric shares against targets"), Kind: rubric.BarChart, Table: "mix", Category: 0, Percent: true,
			Series: []rubric.ChartSeries{{Column: 2}, {Column: 3, Muted: true}},
		},
		sampleHeat(t),
		sampleStats(t),
		rubric.Chart{
			ID: "reach", Title: t("Охват на публикацию", "Reach per post"), Kind: rubric.LineChart, Table: "stats", Category: 0,
			Series: []rubric.ChartSeries{{Column: 1}, {Column: 2}, {Column: 3, Muted: true}},
		},
		rubric.Chart{
			ID: "er", Title: t("Вовлечённость", "Engagement"), Kind: rubric.LineChart, Table: "stats", Category: 0, Percent: true,
			Series: []rubric.ChartSeries{{Column: 4}, {Column: 5}},
		},
		sampleFindings(t, plan, findings),
		rubric.Table{
			ID: "propose", Title: t("Что ещё не измерено", "Not measured yet"),
			Columns: []rubric.TableColumn{{Title: t("Правило", "Rule"), Width: 30}},
			Empty:   t("Всё, что можно было проверить, проверено.", "All that could be checked was checked."),
		},
		rubric.Lines{ID: "how", Title: t("Как посчитано", "How it was computed"), Lines: []rubric.Line{
			{Text: t("Оценка правила = 1 − замечания ÷ проверенное; карточка — среднее правил с весами 5 и 2.", "A rule's score = 1 − objections ÷ things looked at; a card is the mean of its rules with weights 5 and 2."), Tone: rubric.Quiet},
			{Text: "=1+1", Tone: rubric.Quiet},
		}},
	)
	return r
}

func sampleScreen(t func(ru, en string) string, plan string) rubric.Lines {
	return rubric.Lines{ID: "screen", Lines: []rubric.Line{
		{Text: t("Кофейня «Зерно» · план на июнь 2026 · сверено 25.05", "Zerno Coffee · plan for June 2026 · checked 25 May"), Tone: rubric.Quiet},
		{Text: t("СНАЧАЛА ДОРАБОТАТЬ ПЛАН", "REWORK THE PLAN FIRST"), Tone: rubric.Bad, Head: true},
		{Text: t("7 из 18 публикаций (39 %) работают на стратегию. 2 из 4 задач пока без публикаций.", "7 of 18 publications (39%) serve the strategy. 2 of 4 tasks have no publication yet."), Tone: rubric.Strong},
		{Text: t("Опт: нужно ~5, в плане 0 · Доставка: ~4, 0 · Доверие: ~5, 4 · Гости: ~4, 3. Вне задач: 11 «Акций».", "Wholesale: ~5 needed, 0 planned · Delivery: ~4, 0 · Trust: ~5, 4 · Guests: ~4, 3. Outside the tasks: 11 “Offers”.")},
		{Text: t("Май: план 18, вышло 16 · охват на публикацию 1 240 (+6 % к апрелю)", "May: 18 planned, 16 published · reach per post 1,240 (+6% on April)")},
		{Text: t("Решить вместе: меняем план или устарела стратегия?", "Decide together: do we change the plan, or is the strategy out of date?"), Tone: rubric.Warn},
		{Text: t("Руководителю, 1 шаг: подтвердить или снять «Опт» и «Доставку» (смотрели 12.02).", "To the manager, 1 step: confirm or drop “Wholesale” and “Delivery” (last looked at on 12 February)."), Link: rubric.Position{Tab: t("Стратегия", "Strategy"), Row: 4}},
		{Text: t("Отделу, если задачи в силе: заменить 6 из 11 «Акций» — 4 под «Опт», 2 под «Доставку» (даты ниже). Начните с ближайших двух недель: там восемь публикаций и ни одной для оптовых покупателей, а решение о закупке они принимают как раз в первой декаде месяца.", "To the department, if the tasks stand: replace 6 of the 11 “Offers” — 4 for “Wholesale”, 2 for “Delivery” (dates below). Begin with the next two weeks: there are eight publications and none of them speaks to wholesale buyers, who decide on purchases in the first ten days of a month."), Link: rubric.Position{Tab: plan, Row: 12, Col: 4}},
		{Text: t("Девять пунктов: 5 в порядке, 2 просят внимания, 2 ждут решения.", "Nine points: 5 in order, 2 need attention, 2 wait for a decision.")},
	}}
}

func sampleCards(t func(ru, en string) string) rubric.Table {
	states := []rubric.Datum{
		rubric.Say(t("в порядке", "in order")).Toned(rubric.Good), rubric.Say(t("просит внимания", "needs attention")).Toned(rubric.Warn),
		rubric.Say(t("нужно решение", "decision needed")).Toned(rubric.Bad), rubric.Say(t("нет данных", "no data")).Toned(rubric.Quiet),
	}
	names := []string{
		t("Цели бизнеса", "Goals"), t("Стратегия на месяц, полугодие, год", "Strategy for the month, half-year, year"), t("Концепция каналов", "Concept"), t("Контент-план", "Content plan"),
		t("Ресурсы", "Resources"), t("Отчётность", "Reporting"), t("Статистика", "Statistics"), t("Пересмотр стратегии", "Revision"), t("Бренд", "Brand"),
	}
	tab := rubric.Table{
		ID: "cards", Title: t("Девять пунктов", "Nine points"),
		Columns: []rubric.TableColumn{
			{Title: t("Пункт", "Point"), Width: 22}, {Title: t("Состояние", "State"), Width: 16}, {Title: t("Изменение", "Change"), Width: 11, Right: true},
			{Title: t("Что видно", "What we see"), Width: 40}, {Title: t("Следующий шаг", "Next step"), Width: 34}, {Title: t("Чей", "Whose"), Width: 14},
		},
	}
	for i, name := range names {
		tab.Rows = append(tab.Rows, []rubric.Datum{
			rubric.Say(name), states[(i*i+1)%4], rubric.Say([]string{"+12", "−5", "0", "—"}[i%4]),
			rubric.Say(t("7 из 18 публикаций работают на задачи стратегии; у 2 из 4 задач есть публикация.", "7 of 18 publications serve the strategy's tasks; 2 of 4 tasks have a publication.")),
			rubric.Say(t("Подтвердить или снять задачи «Опт» и «Доставка».", "Confirm or drop the tasks “Wholesale” and “Delivery”.")),
			rubric.Say([]string{t("руководитель", "manager"), t("отдел", "department"), t("вместе", "together")}[i%3]),
		})
	}
	return tab
}

func sampleGoals(t func(ru, en string) string, plan string) rubric.Table {
	tab := rubric.Table{
		ID: "goals", Title: t("От целей к публикациям", "From goals to posts"), Intro: t("Каждая цель, её задачи и публикации июня против нужного числа.", "Each goal, its tasks and the June publications against the number needed."),
		Columns: []rubric.TableColumn{
			{Title: t("Задача", "Task"), Width: 40}, {Title: t("Горизонт", "Horizon"), Width: 14}, {Title: t("Публикаций", "Posts"), Width: 12, Right: true},
			{Title: t("Нужно", "Needed"), Width: 10, Right: true}, {Title: t("Доля", "Share"), Width: 10, Right: true}, {Title: t("Срок", "Deadline"), Width: 13, Right: true},
		},
	}
	for g := range 2 {
		tab.Rows = append(tab.Rows, []rubric.Datum{rubric.Say(t(fmt.Sprintf("Цель %d: выручка от опта 400 000 в месяц", g+1), fmt.Sprintf("Goal %d: 400,000 of wholesale revenue a month", g+1))).Toned(rubric.Strong).At(rubric.Position{Tab: t("Цели", "Goals"), Row: 3 + g}), {}, {}, {}, {}, {}})
		for i := range 3 {
			n := rubric.Count(i * 2)
			if i == 0 {
				n = n.Toned(rubric.Bad)
			}
			tab.Rows = append(tab.Rows, []rubric.Datum{
				rubric.Say(t("Опт: кофейни города знают, что у нас есть обжарка под них", "Wholesale: the city's cafés know that we roast for them")).At(rubric.Position{Tab: plan, Row: 7 + i, Col: 2}),
				rubric.Say(t("полугодие", "half-year")), n, rubric.Count(5), rubric.Percent(float64(i) * 11), rubric.On(rubric.NewDate(2026, time.December, 31)),
			})
		}
	}
	return tab
}

func sampleMix(t func(ru, en string) string) rubric.Table {
	tab := rubric.Table{
		ID: "mix", Title: t("Рубрики против цели", "Mix against targets"),
		Columns: []rubric.TableColumn{
			{Title: t("Рубрика", "Rubric"), Width: 22}, {Title: t("Постов", "Posts"), Width: 9, Right: true},
			{Title: t("Доля", "Share"), Width: 9, Right: true}, {Title: t("Цель", "Target"), Width: 9, Right: true},
		},
	}
	for i, name := range []string{t("Акции", "Offers"), t("Кофе", "Coffee"), t("Жизнь кофейни", "Life of the café"), t("Кейсы", "Cases"), t("Отзывы", "Reviews")} {
		share := rubric.Percent([]float64{61, 22, 17, 0, 0}[i])
		if i == 0 {
			share = share.Toned(rubric.Warn)
		}
		tab.Rows = append(tab.Rows, []rubric.Datum{rubric.Say(name), rubric.Count([]int{11, 4, 3, 0, 0}[i]), share, rubric.Percent([]float64{20, 20, 25, 20, 15}[i])})
	}
	return tab
}

func sampleHeat(t func(ru, en string) string) rubric.Table {
	tab := rubric.Table{ID: "heat", Title: t("Каналы по неделям", "Channels by weeks"), Columns: []rubric.TableColumn{{Title: t("Канал", "Channel"), Width: 20}}}
	for _, w := range []string{"01.06", "08.06", "15.06", "22.06", "29.06"} {
		tab.Columns = append(tab.Columns, rubric.TableColumn{Title: w, Width: 9, Right: true, Heat: true})
	}
	tab.Columns = append(tab.Columns, rubric.TableColumn{Title: t("мин.", "min"), Width: 8, Right: true}, rubric.TableColumn{Title: t("макс.", "max"), Width: 8, Right: true})
	for i, ch := range []string{"VK", "Telegram", "Instagram"} {
		row := []rubric.Datum{rubric.Say(ch)}
		for w := range 5 {
			n := rubric.Count((i*3 + w*2) % 6)
			switch {
			case w == 4:
				n = n.Toned(rubric.Quiet)
			case n.Number < 2 || n.Number > 4:
				n = n.Toned(rubric.Warn)
			}
			row = append(row, n)
		}
		tab.Rows = append(tab.Rows, append(row, rubric.Count(2), rubric.Count(4)))
	}
	return tab
}

func sampleStats(t func(ru, en string) string) rubric.Table {
	tab := rubric.Table{
		ID: "stats", Title: t("Статистика", "Statistics"),
		Columns: []rubric.TableColumn{
			{Title: t("Месяц", "Month"), Width: 16}, {Title: t("Охват VK", "Reach VK"), Width: 12, Right: true}, {Title: t("Охват Telegram", "Reach Telegram"), Width: 14, Right: true},
			{Title: t("Цель", "Target"), Width: 12, Right: true}, {Title: "ER VK", Width: 10, Right: true}, {Title: "ER Telegram", Width: 10, Right: true}, {Title: t("Постов в неделю", "Posts a week"), Width: 12, Right: true},
		},
	}
	for i, m := range []string{"01.2026", "02.2026", "03.2026", "04.2026", "05.2026"} {
		tab.Rows = append(tab.Rows, []rubric.Datum{
			rubric.Say(m), rubric.Count(900 + 90*i), rubric.Count(1500 - 60*i), rubric.Count(1200), rubric.Percent(5 + float64(i)), rubric.Percent(9 - float64(i)), rubric.Decimal(3.5 + float64(i)/4),
		})
	}
	return tab
}

func sampleFindings(t func(ru, en string) string, plan string, n int) rubric.Table {
	tab := rubric.Table{
		ID: "findings", Title: t("Замечания", "Findings"), Intro: t("Сначала новые; место — ссылка на ячейку.", "New ones first; the place is a link to the cell."),
		Columns: []rubric.TableColumn{
			{Title: t("Место", "Place"), Width: 20}, {Title: t("Замечание", "Finding"), Width: 56}, {Title: t("Что поставить", "Suggestion"), Width: 20},
			{Title: t("Чей шаг", "Whose step"), Width: 14}, {Title: t("С какого дня", "Since"), Width: 12},
		},
		Empty: t("Замечаний нет.", "No findings."),
	}
	for i := range n {
		if i%12 == 0 {
			tab.Rows = append(tab.Rows, []rubric.Datum{rubric.Say(t("Рубрики нет в концепции · rubric-unknown · ошибка", "Rubric not in the concept · rubric-unknown · error")).Toned(rubric.Strong), {}, {}, {}, {}})
		}
		p := rubric.Position{Tab: plan, Row: 6 + i, Col: 4}
		text := t("рубрики «Кейс» нет на листе «Рубрики»", "rubric “Case” is not on the “Rubrics” tab")
		if i%4 == 3 {
			text = t("публикация назначена на 14.06, а черновика ещё нет: по срокам отдела он нужен за три рабочих дня, то есть к 10.06", "the post is due on 14 June and there is no draft yet: the department's own terms ask for one three working days before, by 10 June")
		}
		tab.Rows = append(tab.Rows, []rubric.Datum{
			rubric.Say(p.String()).At(p), rubric.Say(text), rubric.Say(t("Кейсы", "Cases")), rubric.Say(t("отдел", "department")), rubric.On(rubric.NewDate(2026, time.May, 1+i%28)),
		})
	}
	return tab
}
