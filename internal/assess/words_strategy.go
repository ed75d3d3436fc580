package assess

import "rubric"

var (
	sayPlanIsKept = rubric.Text{
		RU: "План ведётся: {plan}. Подходит ли он бизнесу, сказать нельзя: {missing}. Это не ошибка отдела.",
		EN: "The plan is kept: {plan}. Whether it suits the business cannot be said: {missing}. That is not the department's doing.",
	}
	sayPostsFor = rubric.Text{
		RU: "{n} {n|публикация|публикации|публикаций} на {month}",
		EN: "{n} {n|post|posts} for {month}",
	}
	sayPauses = rubric.Text{
		RU: ", паузы не больше {n} {n|дня|дней}",
		EN: ", gaps of at most {n} {n|day|days}",
	}
	sayDecisions = rubric.Text{
		RU: "Руководителю, {n} {n|решение|решения|решений} ({time}):",
		EN: "For the manager, {n} {n|decision|decisions} ({time}):",
	}
	sayMix   = rubric.Text{RU: "сейчас {list}", EN: "today {list}"}
	sayNoMix = rubric.Text{RU: "в плане рубрик пока нет", EN: "the plan names none yet"}

	sayMeanwhileNear = rubric.Text{
		RU: "Отделу, ждать не нужно: {n} {n|публикация|публикации|публикаций} этой недели ещё не {n|готова|готовы} ({rows}).",
		EN: "For the department, no need to wait: {n} {n|post|posts} of this week {n|is|are} not ready yet ({rows}).",
	}
	sayMeanwhileSteps = rubric.Text{
		RU: "Отделу, ждать не нужно: {steps}",
		EN: "For the department, no need to wait: {steps}",
	}
	sayMeanwhile = rubric.Text{
		RU: "Отделу: ждать не нужно, можно работать по плану.",
		EN: "For the department: no need to wait, carry on with the plan.",
	}
	sayChecked = rubric.Text{
		RU: "Проверено: {done}. Не проверено: {not}.",
		EN: "Checked: {done}. Not checked: {not}.",
	}
	sayDraftThere = rubric.Text{
		RU: "Начинать не с пустого листа: черновик по вашему плану уже стоит здесь — {places}. Поправьте его и удалите строку «draft» на листе {tab}.",
		EN: "No need to start from scratch: a draft made from your plan stands at {places}. Correct it and delete the row “draft” on the {tab} tab.",
	}
	becauseDraft = rubric.Text{
		RU: "на {n|листе|листах|листах} {tabs} пока только черновик",
		EN: "{tabs} {n|holds|hold} only a draft so far",
	}
	aimAbove          = rubric.Text{RU: "ради этого", EN: "for that"}
	aimNamed          = rubric.Text{RU: "ради целей", EN: "to reach the goals"}
	sayNothingChecked = rubric.Text{
		RU: "Пока ничего не проверено: в плане нет публикаций с датами.",
		EN: "Nothing is checked yet: the plan has no dated posts.",
	}
)

// decisionOn words what the manager decides on one missing part of the strategy.
func decisionOn(r rubric.Role) rubric.Text {
	switch r {
	case rubric.RoleGoals:
		return rubric.Text{
			RU: "что соцсети должны дать бизнесу, сколько и к какому сроку.",
			EN: "what social media should bring the business, how much and by when.",
		}
	case rubric.RoleStrategy:
		return rubric.Text{
			RU: "что и кому говорить {aim}: {month}, полугодие, год.",
			EN: "what to say to whom {aim}: {month}, the half-year, the year.",
		}
	}
	return rubric.Text{RU: "какие рубрики оставить: {mix}.", EN: "which rubrics to keep: {mix}."}
}

// decisionTime estimates how long the manager needs.
func decisionTime(n int) rubric.Text {
	switch n {
	case 1:
		return rubric.Text{RU: "около 20 минут", EN: "about 20 minutes"}
	case 2:
		return rubric.Text{RU: "около 40 минут", EN: "about 40 minutes"}
	}
	return rubric.Text{RU: "около часа", EN: "about an hour"}
}

// matchWith names what could not be compared without a part of the strategy.
func matchWith(r rubric.Role) rubric.Text {
	switch r {
	case rubric.RoleGoals:
		return rubric.Text{RU: "соответствие целям", EN: "whether it serves the goals"}
	case rubric.RoleStrategy:
		return rubric.Text{RU: "соответствие стратегии", EN: "whether it follows the strategy"}
	}
	return rubric.Text{RU: "соответствие рубрикам", EN: "whether it keeps to the rubrics"}
}

// checkTopic is something a person understands by a few of the checks.
type checkTopic struct {
	name   rubric.Text
	rules  []string
	pauses bool // worked out from the plan alone
}

var checkTopics = []checkTopic{
	{name: rubric.Text{RU: "даты", EN: "dates"}, rules: []string{"date-invalid", "date-swapped"}},
	{name: rubric.Text{RU: "сроки", EN: "deadlines"}, rules: []string{"draft-late", "overdue-unpublished", "submitted-late"}},
	{name: rubric.Text{RU: "паузы", EN: "gaps"}, pauses: true},
	{name: rubric.Text{RU: "повторы", EN: "repeats"}, rules: []string{"post-duplicate"}},
	{name: rubric.Text{RU: "слова бренда", EN: "the brand's words"}, rules: []string{"term-forbidden", "term-avoided"}},
}
