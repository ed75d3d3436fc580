package assess

import "rubric"

// Titles and running words of the report's parts.
var (
	reportTitle = rubric.Text{RU: "Оценка: {title}", EN: "Assessment: {title}"}

	tileManagement  = rubric.Text{RU: "Руководство", EN: "Management"}
	tileDepartment  = rubric.Text{RU: "Отдел", EN: "Department"}
	tilePosts       = rubric.Text{RU: "Публикаций в плане", EN: "Posts planned"}
	tileServing     = rubric.Text{RU: "Работают на задачи", EN: "Serve the tasks"}
	tileOf100       = rubric.Text{RU: "из 100", EN: "of 100"}
	tileBefore      = rubric.Text{RU: "из 100, было {before} ({day})", EN: "of 100, was {before} ({day})"}
	tileServingNote = rubric.Text{RU: "{serving} из {posts}", EN: "{serving} of {posts}"}

	planFactTitle    = rubric.Text{RU: "План и факт", EN: "Plan and fact"}
	planFactMixTitle = rubric.Text{RU: "Рубрики: план и выход, {month}", EN: "Rubrics planned and published, {month}"}
	rowPlanned       = rubric.Text{RU: "Запланировано", EN: "Planned"}
	rowPublished     = rubric.Text{RU: "Вышло", EN: "Published"}
	rowMoved         = rubric.Text{RU: "Перенесено после утверждения", EN: "Moved after approval"}
	rowCancelled     = rubric.Text{RU: "Отменено", EN: "Cancelled"}
	rowPaused        = rubric.Text{RU: "Отложено", EN: "Paused"}
	rowOutside       = rubric.Text{RU: "Вышло вне плана", EN: "Published outside the plan"}

	cardsTitle = rubric.Text{RU: "Девять пунктов", EN: "Nine points"}

	goalsTitle          = rubric.Text{RU: "От целей к публикациям: {month}", EN: "From goals to posts: {month}"}
	outsideTitle        = rubric.Text{RU: "Публикации вне задач", EN: "Posts outside the tasks"}
	outsideMore         = rubric.Text{RU: "Показаны первые {n} из {all}.", EN: "The first {n} of {all} are shown."}
	rowOutsideTasks     = rubric.Text{RU: "Вне задач", EN: "Outside the tasks"}
	rowLooseTasks       = rubric.Text{RU: "Задачи без цели", EN: "Tasks without a goal"}
	remarkNoTask        = rubric.Text{RU: "нет задачи", EN: "no task"}
	remarkNoPosts       = rubric.Text{RU: "нет публикаций", EN: "no posts"}
	remarkFewer         = rubric.Text{RU: "меньше, чем нужно: около {want}", EN: "fewer than asked for: about {want}"}
	remarkOtherTime     = rubric.Text{RU: "срок не в этом месяце", EN: "not due this month"}
	remarkInactive      = rubric.Text{RU: "рубрика не активна", EN: "not an active rubric"}
	remarkUnknownRubric = rubric.Text{RU: "нет среди рубрик", EN: "not among the rubrics"}
	breakSince          = rubric.Text{RU: "с {day}", EN: "from {day}"}
	breakRulesChanged   = rubric.Text{RU: "проверки изменились: с прежними днями не сравнить", EN: "the checks changed: not comparable with earlier days"}
	periodFrom          = rubric.Text{RU: "с {from}", EN: "from {from}"}
	periodTo            = rubric.Text{RU: "до {to}", EN: "until {to}"}

	mixBareTitle  = rubric.Text{RU: "Рубрики в плане: {month}", EN: "Rubrics in the plan: {month}"}
	mixTitle      = rubric.Text{RU: "Рубрики и плановые доли: {month}", EN: "Rubrics against their targets: {month}"}
	mixChartTitle = rubric.Text{RU: "Доли рубрик, %", EN: "Shares of rubrics, %"}
	rowOthers     = rubric.Text{RU: "и ещё {n} {n|название|названия|названий}", EN: "and {n} more {n|name|names}"}
	rowNoRubric   = rubric.Text{RU: "без рубрики", EN: "no rubric"}
	formatsTitle  = rubric.Text{RU: "Форматы", EN: "Formats"}
	weeksTitle    = rubric.Text{RU: "Площадки по неделям", EN: "Channels by week"}
	weeksIntro    = rubric.Text{RU: "Сколько публикаций выходит на площадке за неделю: чем больше, тем темнее. Неполные недели месяца показаны бледно.", EN: "Posts on each channel in a week: the more, the darker. Weeks only partly in the month are pale."}
	remarkBelow   = rubric.Text{RU: "меньше минимума: {weeks}", EN: "below the minimum: {weeks}"}
	remarkAbove   = rubric.Text{RU: "больше максимума: {weeks}", EN: "above the maximum: {weeks}"}

	statisticsTitle   = rubric.Text{RU: "Статистика", EN: "Statistics"}
	statisticsMissing = rubric.Text{RU: "Цифр площадок пока нет. Раз в месяц их вносят на лист {tab}: охват, реакции, подписчики.", EN: "There are no figures of the channels yet. They go on the {tab} tab once a month: reach, reactions, followers."}
	reachTitle        = rubric.Text{RU: "Охват на публикацию", EN: "Reach per post"}
	erTitle           = rubric.Text{RU: "Вовлечённость (ER), %", EN: "Engagement rate (ER), %"}
	followersTitle    = rubric.Text{RU: "Подписчики на конец месяца", EN: "Followers at the end of the month"}
	growthTitle       = rubric.Text{RU: "Прирост подписчиков, %", EN: "Growth of followers, %"}
	gainsFromNone     = rubric.Text{RU: "С нуля: {list}", EN: "From none: {list}"}
	gainFromNone      = rubric.Text{RU: "{channel}, {month}: +{gain}", EN: "{channel}, {month}: +{gain}"}
	targetsTitle      = rubric.Text{RU: "Цели в цифрах", EN: "Goals in figures"}

	hoursTitle   = rubric.Text{RU: "Ресурсы: часы", EN: "Resources: hours"}
	hoursMissing = rubric.Text{RU: "Часы команды и форматов не указаны, поэтому нагрузку не посчитать.", EN: "The hours of the team and of the formats are not given, so the load cannot be worked out."}
	needsTitle   = rubric.Text{RU: "Что ещё нужно команде", EN: "What the team still needs"}
	remarkLate   = rubric.Text{RU: "срок прошёл", EN: "overdue"}
	needsNone    = rubric.Text{RU: "Всё нужное у команды есть.", EN: "The team has everything it needs."}

	brandTitle   = rubric.Text{RU: "Бренд: публикации вне концепции", EN: "Brand: posts outside the concept"}
	phrasesTitle = rubric.Text{RU: "Бренд: фразы и повторы", EN: "Brand: phrases and repeats"}

	findingsTitle = rubric.Text{RU: "Замечания: {n}", EN: "Findings: {n}"}
	findingsNone  = rubric.Text{RU: "Открытых замечаний нет.", EN: "No findings are open."}
	findingsSince = rubric.Text{RU: "Новых с {day}: {n}.", EN: "New since {day}: {n}."}
	findingsHead  = rubric.Text{RU: "{head} — {n}", EN: "{head} — {n}"}
	findingsMore  = rubric.Text{RU: "Показаны первые {n} из {all}; остальные — рядом с публикациями в плане.", EN: "The first {n} of {all} are shown; the others stand beside the posts in the plan."}
	acceptedTitle = rubric.Text{RU: "Принятые исключения", EN: "Accepted exceptions"}
	wholeBook     = rubric.Text{RU: "книга в целом", EN: "the book as a whole"}
	wordNew       = rubric.Text{RU: "новое", EN: "new"}

	questionsTitle = rubric.Text{RU: "Вопросы для разговора", EN: "For the conversation"}

	historyTitle      = rubric.Text{RU: "История", EN: "History"}
	historyBegins     = rubric.Text{RU: "Это первый день. Дальше здесь будет по строке на день.", EN: "This is the first day. From now on there is a row a day."}
	historyChartTitle = rubric.Text{RU: "Баллы по дням", EN: "Scores by day"}

	howTitle       = rubric.Text{RU: "Как это посчитано", EN: "How it was computed"}
	weightsTitle   = rubric.Text{RU: "Из чего сложились пункты", EN: "What the points are made of"}
	rulesTitle     = rubric.Text{RU: "Проверки", EN: "Checks"}
	paramsSet      = rubric.Text{RU: "{param} (обычно {usual})", EN: "{param} (usually {usual})"}
	arithmeticHash = rubric.Text{RU: "Набор проверок {hash}, сверено {day}.", EN: "Set of checks {hash}, checked on {day}."}
)

// arithmetic explains the scores to whoever wants to check them.
var arithmetic = []rubric.Text{
	{
		RU: "Балл проверки = 1 − нашли ÷ смотрели. Проверка, которой не на что было смотреть, в средние не входит.",
		EN: "A check's score = 1 − found ÷ looked at. A check that had nothing to look at takes no part in means.",
	},
	{
		RU: "Балл пункта = 100 × взвешенное среднее его проверок; вес: важно 5, внимание 2, сведение 0. Для контент-плана берётся меньшее из трёх: соответствие, согласование и (100 + таблица) ÷ 2.",
		EN: "A point's score = 100 × the weighted mean of its checks; weights: important 5, attention 2, information 0. The content plan takes the lowest of match, approval and (100 + table) ÷ 2.",
	},
	{
		RU: "В порядке — от 90, просит внимания — от 50, ниже — нужно решение. С открытым важным замечанием пункт не выше «просит внимания». Срок стратегии вышел, или до месяца не больше 5 рабочих дней и ничего не утверждено, — «нужно решение». Если можно проверить меньше 60 % веса пункта, о нём сказано «нет данных».",
		EN: "In order from 90, needs attention from 50, below that needs a decision. With an important finding open a point “needs attention” at best. A strategy that has run out, or a month within 5 working days of which nothing is approved, “needs a decision”. Where less than 60% of a point's weight can be checked, it says “no data”.",
	},
	{
		RU: "Два итога — руководство и отдел — считаются по проверкам, где действует эта сторона; общие входят в оба. В одно число они не складываются.",
		EN: "The two totals, management and department, are taken over the checks on which that side acts; shared ones count in both. They are never merged into one number.",
	},
	{
		RU: "Проверка, которая не смогла выполниться, показана как «не проверено» и никому не засчитана.",
		EN: "A check that failed to run is shown as “not checked” and counts against nobody.",
	},
}
