package rules

import "rubric"

var engagementDeclining = Rule{
	ID: "engagement-declining", Severity: rubric.Warning, Actor: rubric.Both, Card: rubric.CardStatistics,
	Needs: []Need{tab(rubric.RoleStatistics), tab(rubric.RoleChannels), {
		Word:    "statistics.engagement",
		Extra:   func(p *Pass) bool { return p.enoughPeriods(engagementRate) },
		Missing: fewPeriods,
	}},
	Params: []Param{{"periods", 3, Periods}, {"drop", 15, Percents}},
	Doc: Doc{
		Title: rubric.Text{RU: "Вовлечённость падает", EN: "Engagement is falling"},
		What: rubric.Text{
			RU: "ER площадки, посчитанный от её базы (охвата или подписчиков), не снижается три месяца подряд на 15 % и больше. Прошлогодний сезон учитывается. О площадке, чей охват уже падает, говорит reach-declining.",
			EN: "A channel's ER, by its own base (reach or followers), does not fall three months in a row by 15% or more. Last year's season counts. Of a channel whose reach is falling already, reach-declining speaks.",
		},
		Why: rubric.Text{
			RU: "Люди ещё видят публикации, но отвечают всё реже: темы или подача перестают задевать.",
			EN: "People still see the posts but answer less and less: topics or their telling no longer touch them.",
		},
		Fix: rubric.Text{
			RU: "Посмотрите вместе, какие публикации собрали больше всего ответов, и добавьте таких.",
			EN: "Look together at which posts drew the most answers, and plan more of them.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "«{value}»: ER с {first:percent} до {last:percent} за {periods} {periods|месяц|месяца|месяцев} (постов {posts}). Что изменилось?",
				EN: "“{value}”: ER from {first:percent} to {last:percent} in {periods} {periods|month|months} ({posts} posts). What changed?",
			},
			"noPosts": {
				RU: "«{value}»: ER с {first:percent} до {last:percent} за {periods} {periods|месяц|месяца|месяцев}. Что изменилось?",
				EN: "“{value}”: ER from {first:percent} to {last:percent} in {periods} {periods|month|months}. What changed?",
			},
		},
	},
	Check: func(p *Pass) { p.checkTrend(engagementRate) },
}

// engagementRate measures a month of a channel.
func engagementRate(p *Pass, s *rubric.Stat) (float64, bool) { return EngagementRate(p.Book, s) }
