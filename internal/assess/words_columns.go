package assess

import (
	"rubric"
	"rubric/rules"
)

// The headings of the report's tables.
var (
	colPoint           = rubric.Text{RU: "Пункт", EN: "Point"}
	colState           = rubric.Text{RU: "Состояние", EN: "State"}
	colScore           = rubric.Text{RU: "Балл", EN: "Score"}
	colBefore          = rubric.Text{RU: "Было", EN: "Before"}
	colSeen            = rubric.Text{RU: "Что видно", EN: "What is seen"}
	colNext            = rubric.Text{RU: "Следующий шаг", EN: "Next step"}
	colActor           = rubric.Text{RU: "Кто", EN: "Who"}
	colManagerSteps    = rubric.Text{RU: "Шагов\nрук.", EN: "Steps\nmgr."}
	colDepartmentSteps = rubric.Text{RU: "Шагов\nотд.", EN: "Steps\ndept."}

	colGoalTask = rubric.Text{RU: "Цель и её задачи", EN: "Goal and its tasks"}
	colHorizon  = rubric.Text{RU: "Горизонт", EN: "Horizon"}
	colPeriod   = rubric.Text{RU: "Период", EN: "Period"}
	colPosts    = rubric.Text{RU: "Публикаций", EN: "Posts"}
	colShare    = rubric.Text{RU: "Доля", EN: "Share"}
	colTarget   = rubric.Text{RU: "По плану", EN: "Target"}
	colRemark   = rubric.Text{RU: "Примечание", EN: "Remark"}

	colDate      = rubric.Text{RU: "Дата", EN: "Date"}
	colRubric    = rubric.Text{RU: "Рубрика", EN: "Rubric"}
	colTopic     = rubric.Text{RU: "Тема", EN: "Topic"}
	colFormat    = rubric.Text{RU: "Формат", EN: "Format"}
	colChannel   = rubric.Text{RU: "Площадка", EN: "Channel"}
	colMin       = rubric.Text{RU: "Мин.", EN: "Min"}
	colMax       = rubric.Text{RU: "Макс.", EN: "Max"}
	colBecame    = rubric.Text{RU: "Публикации", EN: "Posts"}
	colMonth     = rubric.Text{RU: "Месяц", EN: "Month"}
	colPlanned   = rubric.Text{RU: "В плане", EN: "Planned"}
	colPublished = rubric.Text{RU: "Вышло", EN: "Published"}

	colGoal     = rubric.Text{RU: "Цель", EN: "Goal"}
	colMetric   = rubric.Text{RU: "Метрика", EN: "Metric"}
	colBaseline = rubric.Text{RU: "Было", EN: "Baseline"}
	colFact     = rubric.Text{RU: "Сейчас", EN: "Now"}
	colPlan     = rubric.Text{RU: "Нужно", EN: "Target"}
	colWay      = rubric.Text{RU: "Пройдено", EN: "Covered"}
	colDeadline = rubric.Text{RU: "Срок", EN: "Deadline"}

	colNeed    = rubric.Text{RU: "Нужно, ч", EN: "Needed, h"}
	colHave    = rubric.Text{RU: "Есть на контент, ч", EN: "For content, h"}
	colLoad    = rubric.Text{RU: "Загрузка", EN: "Load"}
	colWhat    = rubric.Text{RU: "Что", EN: "What"}
	colFrom    = rubric.Text{RU: "Кто даёт", EN: "From"}
	colDue     = rubric.Text{RU: "К сроку", EN: "Due"}
	colOutside = rubric.Text{RU: "Вне концепции", EN: "Outside"}
	colPhrase  = rubric.Text{RU: "Фраза", EN: "Phrase"}
	colTimes   = rubric.Text{RU: "Раз", EN: "Times"}

	colStep = rubric.Text{RU: "Шаг", EN: "Step"}
	colWas  = rubric.Text{RU: "Сейчас стоит", EN: "Now on"}
	colTask = rubric.Text{RU: "Задача", EN: "Task"}
	colWhy  = rubric.Text{RU: "Зачем", EN: "Why"}

	colPlace  = rubric.Text{RU: "Место", EN: "Place"}
	colSaid   = rubric.Text{RU: "Что видно", EN: "What is seen"}
	colWeight = rubric.Text{RU: "Важность", EN: "Weight"}
	colNew    = rubric.Text{RU: "Новое", EN: "New"}
	colReason = rubric.Text{RU: "Причина", EN: "Reason"}

	colManagerAsks = rubric.Text{RU: "Руководитель — команде", EN: "The manager asks the team"}
	colTeamAsks    = rubric.Text{RU: "Команда — руководителю", EN: "The team asks the manager"}

	colVerdict    = rubric.Text{RU: "Решение", EN: "Verdict"}
	colManagement = rubric.Text{RU: "Руководство", EN: "Management"}
	colDepartment = rubric.Text{RU: "Отдел", EN: "Department"}
	colErrors     = rubric.Text{RU: "Важных", EN: "Important"}
	colWarnings   = rubric.Text{RU: "Внимание", EN: "Attention"}

	colWeightSum  = rubric.Text{RU: "Вес", EN: "Weight"}
	colAssessable = rubric.Text{RU: "Можно проверить", EN: "Assessable"}
	colMean       = rubric.Text{RU: "Среднее", EN: "Mean"}
	colMatch      = rubric.Text{RU: "Соответствие", EN: "Match"}
	colApproval   = rubric.Text{RU: "Согласование", EN: "Approval"}
	colTable      = rubric.Text{RU: "Таблица", EN: "Table"}
	colCap        = rubric.Text{RU: "Что ограничивает", EN: "What holds it down"}
	colCheck      = rubric.Text{RU: "Проверка", EN: "Check"}
	colAssessed   = rubric.Text{RU: "Смотрели", EN: "Looked at"}
	colAffected   = rubric.Text{RU: "Нашли", EN: "Found"}
	colOutcome    = rubric.Text{RU: "Итог", EN: "Outcome"}
	colParams     = rubric.Text{RU: "Причина, параметры", EN: "Reason, parameters"}
)

// verdictWord names a verdict in a table.
func verdictWord(verdict rubric.Verdict) rubric.Text {
	switch verdict {
	case rubric.Approve:
		return rubric.Text{RU: "можно утверждать", EN: "ready to approve"}
	case rubric.ApproveWithReservations:
		return rubric.Text{RU: "можно утверждать с оговорками", EN: "ready to approve, with reservations"}
	case rubric.Return:
		return rubric.Text{RU: "сначала доработать план", EN: "rework the plan first"}
	}
	return rubric.Text{RU: "пока не оценить", EN: "not assessable yet"}
}

// outcomeWord says what came of a check.
func outcomeWord(s rubric.RuleState) rubric.Text {
	switch s {
	case rubric.RuleChecked:
		return rubric.Text{RU: "проверено", EN: "checked"}
	case rubric.RuleNotAssessable:
		return rubric.Text{RU: "нет данных", EN: "no data"}
	case rubric.RuleOff:
		return rubric.Text{RU: "выключено", EN: "switched off"}
	}
	return rubric.Text{RU: "не проверено", EN: "not checked"}
}

// partWord names a part of the card plan.
func partWord(p rubric.Part) rubric.Text {
	switch p {
	case rubric.PartMatch:
		return rubric.Text{RU: "план: соответствие", EN: "plan: match"}
	case rubric.PartApproval:
		return rubric.Text{RU: "план: согласование", EN: "plan: approval"}
	}
	return rubric.Text{RU: "план: таблица", EN: "plan: table"}
}

// baseWord names what an engagement rate is measured against.
func baseWord(base rules.Base) rubric.Text {
	if base == rules.ByFollowers {
		return rubric.Text{RU: "к подписчикам", EN: "by followers"}
	}
	return rubric.Text{RU: "к охвату", EN: "by reach"}
}
