package rules

import "rubric"

var followersDeclining = Rule{
	ID: "followers-declining", Severity: rubric.Warning, Actor: rubric.Both, Card: rubric.CardStatistics,
	Needs: []Need{tab(rubric.RoleStatistics), {
		Word:    "statistics.followersEnd",
		Extra:   func(p *Pass) bool { return p.enoughPeriods(followers) },
		Missing: fewPeriods,
	}},
	Params: []Param{{"periods", 3, Periods}, {"drop", 3, Percents}},
	Doc: Doc{
		Title: rubric.Text{RU: "Подписчиков становится меньше", EN: "Followers are leaving"},
		What: rubric.Text{
			RU: "Подписчиков площадки не становится меньше три месяца подряд на 3 % и больше. О площадке, чей охват или ER уже падает, говорят другие проверки.",
			EN: "A channel does not lose followers three months in a row, 3% or more. Of a channel whose reach or ER is falling already, other checks speak.",
		},
		Why: rubric.Text{
			RU: "Уходят те, кто когда-то сам выбрал бренд. Вернуть их труднее, чем привести новых.",
			EN: "Those who leave once chose the brand themselves. They are harder to win back than new ones to win.",
		},
		Fix: rubric.Text{
			RU: "Сравните даты отписок с публикациями и рекламой, спросите подписчиков. Решите вместе, что поменять.",
			EN: "Set the dates of leaving beside posts and advertising, and ask followers. Decide together what to change.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "«{value}»: подписчиков с {first} до {last} за {periods} {periods|месяц|месяца|месяцев} (постов {posts}). Что изменилось?",
				EN: "“{value}”: followers from {first} to {last} in {periods} {periods|month|months} ({posts} posts). What changed?",
			},
			"noPosts": {
				RU: "«{value}»: подписчиков с {first} до {last} за {periods} {periods|месяц|месяца|месяцев}. Что изменилось?",
				EN: "“{value}”: followers from {first} to {last} in {periods} {periods|month|months}. What changed?",
			},
		},
	},
	Check: func(p *Pass) { p.checkTrend(followers) },
}

// followers is how many follow a channel at the end of a month.
func followers(_ *Pass, s *rubric.Stat) (float64, bool) {
	return s.FollowersEnd.Number, s.FollowersEnd.Known
}
