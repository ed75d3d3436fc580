package assess

import "rubric"

// questions open a conversation about one point, from either side of the table.
type questions struct{ manager, team rubric.Text }

// askPriorities opens the conversation about a plan where no task says yet what
// matters.
var askPriorities = rubric.Text{
	RU: "Какие публикации этого месяца вы считаете главными и почему?",
	EN: "Which posts of this month matter most to you, and why?",
}

func questionsOn(id rubric.CardID) questions {
	switch id {
	case rubric.CardGoals:
		return questions{
			rubric.Text{RU: "Какая цель сейчас помогает вам выбирать темы, а какая нет?", EN: "Which goal helps you choose topics today, and which does not?"},
			rubric.Text{RU: "По какому числу и к какой дате вы поймёте, что соцсети сработали?", EN: "By which number, and when, will you know that social media worked?"},
		}
	case rubric.CardStrategy:
		return questions{
			rubric.Text{RU: "Какие задачи вам трудно связать с целями?", EN: "Which tasks do you find hard to link to a goal?"},
			rubric.Text{RU: "Что и кому важно сказать в этом месяце, полугодии и году?", EN: "What matters to say, and to whom, this month, this half-year and this year?"},
		}
	case rubric.CardConcept:
		return questions{
			rubric.Text{RU: "Какую рубрику вы бы убрали, а какую добавили?", EN: "Which rubric would you drop, and which would you add?"},
			rubric.Text{RU: "Какие рубрики для вас главные и какая доля у каждой?", EN: "Which rubrics matter most to you, and what share should each have?"},
		}
	case rubric.CardPlan:
		return questions{
			rubric.Text{RU: "Что мешает плану сильнее работать на задачи?", EN: "What keeps the plan from serving the tasks better?"},
			rubric.Text{RU: "Какие публикации ждут вашего ответа и к какому дню он будет?", EN: "Which posts await your answer, and by which day will it come?"},
		}
	case rubric.CardResources:
		return questions{
			rubric.Text{RU: "Чего не хватает, чтобы сделать запланированное в срок?", EN: "What is missing to make what is planned in time?"},
			rubric.Text{RU: "Что из нужного вы дадите в этом месяце, а от чего откажемся?", EN: "What of it will you provide this month, and what do we drop?"},
		}
	case rubric.CardReporting:
		return questions{
			rubric.Text{RU: "Какой отчёт вам несложно делать каждый месяц?", EN: "Which report could you make every month without strain?"},
			rubric.Text{RU: "На какие вопросы отвечал бы отчёт, который вам полезно читать?", EN: "Which questions should the report answer for you to read it?"},
		}
	case rubric.CardStatistics:
		return questions{
			rubric.Text{RU: "Что в цифрах последних месяцев вас удивило?", EN: "What surprised you in the figures of the last months?"},
			rubric.Text{RU: "Какой рост вы считаете достаточным: охват, вовлечённость, подписчики?", EN: "What growth would you call enough: reach, engagement, followers?"},
		}
	case rubric.CardRevision:
		return questions{
			rubric.Text{RU: "Какие задачи, по-вашему, уже устарели?", EN: "Which tasks do you think are out of date?"},
			rubric.Text{RU: "Что изменилось в планах компании с последнего пересмотра стратегии?", EN: "What has changed in the company's plans since the strategy was last reviewed?"},
		}
	}
	return questions{
		rubric.Text{RU: "Что из опубликованного меньше всего похоже на нас?", EN: "Which of the published posts feels least like us?"},
		rubric.Text{RU: "Какие слова и темы для бренда точно чужие?", EN: "Which words and topics are clearly not our brand's?"},
	}
}
