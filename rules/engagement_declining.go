package rules

import (
	"rubric"
	"rubric/internal/text"
)

var engagementDeclining = Rule{
	ID: "engagement-declining", Severity: rubric.Warning, Actor: rubric.Both, Card: rubric.CardStatistics,
	Needs: []Need{tab(rubric.RoleStatistics), tab(rubric.RoleChannels), {
		Word:    "statistics.engagement",
		Extra:   func(p *Pass) bool { return p.enoughPeriods(engagement) },
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
	Check: func(p *Pass) { p.checkTrend(engagement) },
}

// base is what a channel's engagement rate is computed from.
type base uint8

const (
	noBase base = iota
	byReach
	byFollowers
)

// erBase reads a channel's ER base, in any form of the word.
func erBase(c *rubric.Channel) base {
	for _, word := range text.Tokens(c.ERBase.Text) {
		switch text.Stem(word) {
		case text.Stem("охват"), text.Stem("reach"):
			return byReach
		case text.Stem("подписчики"), text.Stem("подписчикам"), text.Stem("followers"), text.Stem("subscribers"):
			return byFollowers
		}
	}
	return noBase
}

// engagement is a month's engagement rate in percent, by the channel's base.
func engagement(p *Pass, s *rubric.Stat) (float64, bool) {
	c := p.Book.Channel(s.Channel.Key)
	answers, known := s.Engagements()
	if c == nil || !known {
		return 0, false
	}
	of := s.Reach
	switch erBase(c) {
	case noBase:
		return 0, false
	case byFollowers:
		of = s.FollowersEnd
	}
	if !of.Known || of.Number <= 0 {
		return 0, false
	}
	return answers * 100 / of.Number, true
}
