package rules

import "rubric"

var statsStale = Rule{
	ID: "stats-stale", Severity: rubric.Error, Actor: rubric.Department, Card: rubric.CardStatistics,
	Needs:  []Need{tab(rubric.RoleStatistics), tab(rubric.RoleChannels)},
	Params: []Param{{"workdays", 5, Workdays}, {"late", 20, Workdays}},
	Doc: Doc{
		Title: rubric.Text{RU: "Нет статистики за закрытый месяц", EN: "No statistics for the closed month"},
		What: rubric.Text{
			RU: "Для каждой площадки, где в прошлом месяце были публикации, есть строка статистики за него. Через пять рабочих дней — напоминание, через двадцать оно становится важнее.",
			EN: "Every channel that had posts last month has a row of statistics for it. A reminder after five working days; after twenty it weighs more.",
		},
		Why: rubric.Text{
			RU: "Без цифр нельзя понять, что сработало, и следующий план снова строят на ощущениях.",
			EN: "Without figures nobody knows what worked, and the next plan rests on feelings again.",
		},
		Fix: rubric.Text{
			RU: "Внесите строку: охват, реакции, комментарии, репосты, сохранения, подписчики, число постов.",
			EN: "Enter the row: reach, reactions, comments, shares, saves, followers, number of posts.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "«{value}»: за {month} нет строки статистики, месяц закрыт {days} {days|рабочий день|рабочих дня|рабочих дней} назад. Внести?",
			EN: "“{value}”: no row of statistics for {month}, closed {days} working {days|day|days} ago. Enter it?",
		}},
	},
	Check: func(p *Pass) {
		month := p.AsOf.InMonth().Add(-1)
		days := p.WorkingDaysSince(month.Last())
		posted := map[string]bool{}
		for _, e := range p.InMonth(month) {
			for _, c := range p.channelsOf(e) {
				posted[c.Key] = true
			}
		}
		for i := range p.Book.Channels {
			c := &p.Book.Channels[i]
			if !posted[c.Channel.Key] {
				continue
			}
			p.Assess()
			if days <= p.Int("workdays") || p.hasStats(c.Channel.Key, month) {
				continue
			}
			severity := rubric.Warning
			if days > p.Int("late") {
				severity = rubric.Error
			}
			p.At(c.Channel.Value, rubric.FieldPeriod, weigh(severity), during(month.String()), with("month", month), with("days", days))
		}
	},
}

// hasStats reports whether the month has a row for the channel, or one for all.
func (s *shared) hasStats(channel string, m rubric.Month) bool {
	return some(s.Book.Stats, func(st *rubric.Stat) bool {
		return st.Period == m && (st.Channel.Key == channel || st.Channel.Empty())
	})
}
