package rules

import (
	"math"

	"rubric"
)

var metricImplausible = Rule{
	ID: "metric-implausible", Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardStatistics,
	Needs:  []Need{tab(rubric.RoleStatistics)},
	Params: []Param{{"tolerance", 5, Percents}},
	Doc: Doc{
		Title: rubric.Text{RU: "Цифра выглядит странно", EN: "A figure looks odd"},
		What: rubric.Text{
			RU: "Цифры статистики — числа не меньше нуля; реакций не больше, чем охвата, и не втрое больше, чем подписчиков; подписчики на конец месяца сходятся с началом следующего.",
			EN: "The statistics are numbers, not below zero; reactions are no more than reach, and no more than three times the followers; followers at a month's end agree with the next one's start.",
		},
		Why: rubric.Text{
			RU: "Одна опечатка в статистике переворачивает вывод за квартал.",
			EN: "One slip in the statistics turns a quarter's conclusion upside down.",
		},
		Fix: rubric.Text{
			RU: "Сверьте цифру с кабинетом площадки.",
			EN: "Check the figure against the platform's own statistics.",
		},
		Messages: map[string]rubric.Text{
			"number": {
				RU: "В колонке «{column}» стоит «{value}», это не число. Какая там цифра?",
				EN: "“{column}” says “{value}”, which is no number. What is the figure?",
			},
			"negative": {
				RU: "В колонке «{column}» число меньше нуля: {value}. Какая там цифра?",
				EN: "“{column}” is below zero: {value}. What is the figure?",
			},
			"reach": {
				RU: "Реакций больше, чем охвата: ER {er:percent}. Сверить с кабинетом площадки?",
				EN: "More reactions than reach: ER {er:percent}. Check the platform's statistics?",
			},
			"followers": {
				RU: "Реакций втрое больше, чем подписчиков: ER {er:percent}. Сверить с кабинетом площадки?",
				EN: "Reactions are over three times the followers: ER {er:percent}. Check the platform's statistics?",
			},
			"gap": {
				RU: "На конец месяца {end} подписчиков, а в начале следующего {start}. Какая цифра точная?",
				EN: "{end} followers at the month's end, {start} at the start of the next. Which one holds?",
			},
		},
	},
	Check: func(p *Pass) {
		next := map[channelMonth]*rubric.Stat{}
		for i := range p.Book.Stats {
			s := &p.Book.Stats[i]
			next[channelMonth{s.Channel.Key, s.Period}] = s
		}
		for i := range p.Book.Stats {
			s := &p.Book.Stats[i]
			p.Assess()
			if p.checkFigures(s) {
				p.checkRates(s)
				p.checkContinuity(s, next[channelMonth{s.Channel.Key, s.Period.Add(1)}])
			}
		}
	},
}

type channelMonth struct {
	channel string
	month   rubric.Month
}

// checkFigures looks at each figure by itself.
func (p *Pass) checkFigures(s *rubric.Stat) (sound bool) {
	sound = true
	month := during(s.Period.String())
	for _, c := range []struct {
		field rubric.Field
		q     rubric.Quantity
	}{
		{rubric.FieldFollowersStart, s.FollowersStart}, {rubric.FieldFollowersEnd, s.FollowersEnd}, {rubric.FieldReach, s.Reach},
		{rubric.FieldReactions, s.Reactions}, {rubric.FieldComments, s.Comments}, {rubric.FieldShares, s.Shares},
		{rubric.FieldSaves, s.Saves}, {rubric.FieldPosts, s.Posts},
	} {
		name := with("column", c.field.Name(rubric.RoleStatistics))
		switch {
		case !c.q.Known && !isBlank(c.q.Text):
			p.At(c.q.Value, c.field, name, say("number"), month)
			sound = false
		case c.q.Known && c.q.Number < 0:
			p.At(c.q.Value, c.field, name, say("negative"), month)
			sound = false
		}
	}
	return sound
}

// isBlank reports whether a cell says that there is no figure.
func isBlank(s string) bool {
	switch s {
	case "", "-", "–", "—", "n/a", "N/A", "н/д", "нет":
		return true
	}
	return false
}

// Rates above these, in percent, cannot be.
const (
	mostByReach     = 100
	mostByFollowers = 300
)

func (p *Pass) checkRates(s *rubric.Stat) {
	answers, known := s.Engagements()
	if !known {
		return
	}
	if s.Reach.Known && s.Reach.Number > 0 {
		if er := answers * 100 / s.Reach.Number; er > mostByReach {
			p.At(s.Reach.Value, rubric.FieldReach, say("reach"), during(s.Period.String()), with("er", er))
			return
		}
	}
	if s.FollowersEnd.Known && s.FollowersEnd.Number > 0 {
		if er := answers * 100 / s.FollowersEnd.Number; er > mostByFollowers {
			p.At(s.FollowersEnd.Value, rubric.FieldFollowersEnd, say("followers"), during(s.Period.String()), with("er", er))
		}
	}
}

// checkContinuity sets a month's end against the next one's start.
func (p *Pass) checkContinuity(s, next *rubric.Stat) {
	if next == nil || !s.FollowersEnd.Known || !next.FollowersStart.Known {
		return
	}
	end, start := s.FollowersEnd.Number, next.FollowersStart.Number
	if math.Abs(end-start) > p.Num("tolerance")/100*math.Max(end, start) {
		p.At(s.FollowersEnd.Value, rubric.FieldFollowersEnd, say("gap"), during(s.Period.String()), with("end", end), with("start", start))
	}
}
