package assess

import "rubric"

var (
	sumNoData  = rubric.Text{RU: "Нет данных: {reason}.", EN: "No data: {reason}."}
	sumNothing = rubric.Text{RU: "Пока не на что смотреть.", EN: "There is nothing to look at yet."}
	sumCounted = rubric.Text{RU: "Проверено: {n}.", EN: "Looked at: {n}."}

	sumGoals = rubric.Text{
		RU: "{goals} {goals|цель|цели|целей}; метрика, план и срок указаны у {full}.",
		EN: "{goals} {goals|goal|goals}; {full} {full|has|have} a metric, a target and a deadline.",
	}
	sumStrategy = rubric.Text{
		RU: "{tasks} {tasks|задача|задачи|задач} на {goals} {goals|цель|цели|целей}; {month} {now|действует|действуют} {now}.",
		EN: "{tasks} {tasks|task|tasks} for {goals} {goals|goal|goals}; {now} {now|applies|apply} {month}.",
	}
	sumConcept = rubric.Text{
		RU: "{rubrics} {rubrics|рубрика|рубрики|рубрик} в работе, доли в сумме {sum}.",
		EN: "{rubrics} active {rubrics|rubric|rubrics}, their shares add up to {sum}.",
	}
	sumConceptBare = rubric.Text{
		RU: "{rubrics} {rubrics|рубрика|рубрики|рубрик} в работе, доли не указаны.",
		EN: "{rubrics} active {rubrics|rubric|rubrics}, no shares given.",
	}
	sumPlan = rubric.Text{
		RU: "{serving} из {posts} {posts|публикации|публикаций} {serving|работает|работают} на задачи стратегии; публикации есть у {closed} из {tasks} {tasks|задачи|задач}.",
		EN: "{serving} of {posts} publications {serving|serves|serve} the strategy's tasks; {closed} of {tasks} tasks {closed|has|have} a publication.",
	}
	sumPlanEmpty = rubric.Text{RU: "На {month} публикаций пока нет.", EN: "There are no posts for {month} yet."}
	sumPlanAlone = rubric.Text{
		RU: "{posts} {posts|публикация|публикации|публикаций} на {month}; задач стратегии, с которыми их сверить, пока нет.",
		EN: "{posts} {posts|post|posts} for {month}; there are no tasks of a strategy yet to compare them with.",
	}
	sumPlanUnlinked = rubric.Text{
		RU: "{posts} {posts|публикация|публикации|публикаций} на {month}; на какие задачи они работают, книга пока не говорит.",
		EN: "{posts} {posts|post|posts} for {month}; the book does not say yet which tasks they serve.",
	}
	sumPlanDraft = rubric.Text{
		RU: "{posts} {posts|публикация|публикации|публикаций} на {month}; задачи стратегии пока только в черновике.",
		EN: "{posts} {posts|post|posts} for {month}; the strategy's tasks are only a draft so far.",
	}
	sumHours = rubric.Text{
		RU: "На {month} нужно {need} ч, на контент есть {have} ч.",
		EN: "{month} needs {need} h; the team has {have} h for content.",
	}
	sumNoHours = rubric.Text{RU: "Часы команды не указаны.", EN: "The team's hours are not given."}
	sumNeeds   = rubric.Text{
		RU: "Команда ждёт {waiting} из {needs} нужных вещей.",
		EN: "The team is waiting for {waiting} of {needs} things it needs.",
	}
	sumFirstReport  = rubric.Text{RU: "Это первый отчёт.", EN: "This is the first report."}
	sumReportsBegun = rubric.Text{RU: "Отчёты ведутся с {day}.", EN: "Reports are kept since {day}."}
	sumReports      = rubric.Text{
		RU: "Отчёты есть за {made} из {months} {months|закрытого месяца|закрытых месяцев}.",
		EN: "There are reports for {made} of {months} closed {months|month|months}.",
	}
	sumStatistics = rubric.Text{
		RU: "Последняя статистика: {month}, {channels} {channels|площадка|площадки|площадок}",
		EN: "Latest statistics: {month}, {channels} {channels|channel|channels}",
	}
	sumRevision = rubric.Text{
		RU: "Вовремя пересмотрены {fresh} из {tasks} {tasks|задачи|задач} полугодия и года.",
		EN: "{fresh} of {tasks} half-year and year tasks were reviewed in time.",
	}
	sumBrandClean = rubric.Text{
		RU: "В {posts} {posts|публикации|публикациях} нет ни чужих бренду слов, ни повторов.",
		EN: "No off-brand words and no repeats in {posts} {posts|post|posts}.",
	}
	sumBrand = rubric.Text{
		RU: "В {posts} {posts|публикации|публикациях}: чужих бренду слов — {terms}, повторов — {repeats}.",
		EN: "In {posts} {posts|post|posts}: off-brand words {terms}, repeats {repeats}.",
	}
)

// bringStrategy is the step where a plan has nothing to be compared with.
var bringStrategy = rubric.Text{
	RU: "описать стратегию: тогда план будет с чем сверить",
	EN: "describe the strategy, so that there is something to compare the plan with",
}

// approveMonth is the step where only an approval is missing.
var approveMonth = rubric.Text{RU: "утвердить {month}", EN: "approve {month}"}

// fillColumn is the step where a column of another tab is missing or empty.
var fillColumn = rubric.Text{
	RU: "заполнить на листе {tab} колонку {field}",
	EN: "fill in the {field} column of the {tab} tab",
}

// correctDraft is the step that makes a draft somebody's decision.
var correctDraft = rubric.Text{RU: "поправить черновик на листе {tab}", EN: "correct the draft on the {tab} tab"}

// onlyDraft is why nothing is judged by a draft.
var onlyDraft = rubric.Text{RU: "пока есть только черновик", EN: "there is only a draft so far"}

// bringDataTo words the step that gives a card something to go by.
func bringDataTo(id rubric.CardID) rubric.Text {
	switch id {
	case rubric.CardGoals:
		return rubric.Text{RU: "описать цели: метрика, план, срок", EN: "describe the goals: metric, target, deadline"}
	case rubric.CardStrategy:
		return rubric.Text{RU: "поставить задачи на месяц, полугодие и год", EN: "set tasks for the month, the half-year and the year"}
	case rubric.CardConcept:
		return rubric.Text{RU: "выбрать рубрики и их доли", EN: "choose the rubrics and their shares"}
	case rubric.CardPlan:
		return rubric.Text{RU: "внести публикации в план", EN: "enter posts in the plan"}
	case rubric.CardResources:
		return rubric.Text{RU: "указать часы команды и форматов", EN: "give the hours of the team and of the formats"}
	case rubric.CardReporting:
		return rubric.Text{RU: "сверять план каждый месяц: отчёты накопятся сами", EN: "check the plan every month: the reports will add up"}
	case rubric.CardStatistics:
		return rubric.Text{RU: "вносить цифры площадок раз в месяц", EN: "enter the channels' figures once a month"}
	case rubric.CardRevision:
		return rubric.Text{RU: "отмечать, когда задачи пересмотрены", EN: "note when the tasks were reviewed"}
	}
	return rubric.Text{RU: "описать голос бренда", EN: "describe the brand's voice"}
}
