package rules

import "rubric"

var reachDeclining = Rule{
	ID: "reach-declining", Severity: rubric.Warning, Actor: rubric.Both, Card: rubric.CardStatistics,
	Needs: []Need{tab(rubric.RoleStatistics), {
		Word:    "statistics.reach",
		Extra:   func(p *Pass) bool { return p.enoughPeriods(reachPerPost) },
		Missing: fewPeriods,
	}},
	Params: []Param{{"periods", 3, Periods}, {"drop", 20, Percents}},
	Doc: Doc{
		Title: rubric.Text{RU: "Охват на публикацию падает", EN: "Reach per post is falling"},
		What: rubric.Text{
			RU: "Охват на публикацию не снижается три месяца подряд и в сумме не упал на пятую часть. Где есть прошлый год, сравниваем и с ним, чтобы не принять сезон за спад.",
			EN: "Reach per post does not fall three months in a row and by a fifth overall. Where there is a last year, it is compared too, so that a season is not taken for a decline.",
		},
		Why: rubric.Text{
			RU: "Один слабый месяц бывает у всех, три подряд — уже направление. Чем раньше его обсудить, тем дешевле повернуть.",
			EN: "Anyone has a weak month; three in a row are a direction. The sooner it is talked over, the cheaper the turn.",
		},
		Fix: rubric.Text{
			RU: "Обсудите вместе: изменились темы, форматы, частота, реклама или правила площадки? Выберите одно изменение и проверьте его за месяц.",
			EN: "Talk it over together: did topics, formats, pace, advertising or the platform's rules change? Pick one change and test it for a month.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "«{value}»: охват на публикацию с {first} до {last} за {periods} {periods|месяц|месяца|месяцев} (постов {posts}). Что изменилось?",
			EN: "“{value}”: reach per post from {first} to {last} in {periods} {periods|month|months} ({posts} posts). What changed?",
		}},
	},
	Check: func(p *Pass) { p.checkTrend(reachPerPost) },
}

// reachPerPost is a month's reach for each of its posts.
func reachPerPost(_ *Pass, s *rubric.Stat) (float64, bool) {
	if !s.Reach.Known || !s.Posts.Known || s.Posts.Number <= 0 {
		return 0, false
	}
	return s.Reach.Number / s.Posts.Number, true
}
