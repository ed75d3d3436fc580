package rules

import "rubric"

var metricUndefined = Rule{
	ID: "metric-undefined", Severity: rubric.Warning, Actor: rubric.Manager, Card: rubric.CardStatistics,
	Needs: []Need{tab(rubric.RoleChannels), tab(rubric.RoleStatistics)},
	Doc: Doc{
		Title: rubric.Text{RU: "Не решено, как считать ER", EN: "How to compute ER is not decided"},
		What: rubric.Text{
			RU: "У площадки со статистикой указана база ER: охват или подписчики.",
			EN: "A channel with statistics has an ER base: reach or followers.",
		},
		Why: rubric.Text{
			RU: "ER по охвату и по подписчикам — разные числа. Если базу не выбрать, их сравнивают между собой и спорят о разном.",
			EN: "ER by reach and ER by followers are different numbers. Without a base they get compared, and people argue about different things.",
		},
		Fix: rubric.Text{
			RU: "Выберите базу для площадки на листе «Площадки» и не меняйте её посреди года.",
			EN: "Pick the channel's base on the channels tab, and keep it through the year.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "«{channel}»: база ER не указана. Считаем вовлечённость от охвата или от подписчиков?",
			EN: "“{channel}” has no ER base. Is engagement measured by reach or by followers?",
		}},
	},
	Check: func(p *Pass) {
		for i := range p.Book.Channels {
			c := &p.Book.Channels[i]
			if !some(p.Book.Stats, func(s *rubric.Stat) bool { return s.Channel.Key == c.Channel.Key }) {
				continue
			}
			p.Assess()
			if baseNamed(c.ERBase.Text) == NoBase {
				p.At(orRow(c.ERBase, c.Pos), rubric.FieldERBase, named(c.Channel.Text), with("channel", c.Channel.Text))
			}
		}
	},
}
