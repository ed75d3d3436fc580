package rules

import (
	"math"

	"rubric"
)

var rubricShareOff = Rule{
	ID: "rubric-share-off", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
	Needs:  []Need{column(rubric.RoleRubrics, rubric.FieldShare), tab(rubric.RolePlan), planRubrics},
	Params: []Param{{"tolerance", 10, Points}, {"minPosts", 8, Things}},
	Doc: Doc{
		Title: rubric.Text{RU: "Доли рубрик расходятся с концепцией", EN: "Rubric shares off the concept"},
		What: rubric.Text{
			RU: "Доли рубрик среди публикаций заполненного месяца близки к долям на листе рубрик. Замечание — одно на месяц: где больше всего лишнего и где больше всего не хватает.",
			EN: "The rubrics' shares of a filled month's posts are close to those on the rubrics tab. One finding a month: the largest surplus and the largest gap.",
		},
		Why: rubric.Text{
			RU: "Доли — это договорённость, о чём бренд говорит чаще. Когда акции вытесняют всё остальное, устают и люди, и охват.",
			EN: "Shares are an agreement on what the brand talks about most. When offers crowd out the rest, people tire, and so does reach.",
		},
		Fix: rubric.Text{
			RU: "Замените часть публикаций лишней рубрики на ту, которой не хватает, или пересмотрите доли вместе с руководителем.",
			EN: "Turn some posts of the surplus rubric into the missing one, or review the shares together with management.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "{month:cap}: «{over}» {overHas:percent} (план {overWant:percent}), «{under}» {underHas:percent} (план {underWant:percent}). Сколько заменить?",
				EN: "{month}: “{over}” {overHas:percent} (target {overWant:percent}), “{under}” {underHas:percent} (target {underWant:percent}). Swap some?",
			},
			"over": {
				RU: "{month:cap}: «{over}» {overHas:percent} при плане {overWant:percent}. Уменьшить или пересмотреть доли?",
				EN: "{month}: “{over}” has {overHas:percent}, the target is {overWant:percent}. Fewer, or review the shares?",
			},
			"under": {
				RU: "{month:cap}: «{under}» {underHas:percent} при плане {underWant:percent}. Добавить или пересмотреть доли?",
				EN: "{month}: “{under}” has {underHas:percent}, the target is {underWant:percent}. Add some, or review the shares?",
			},
		},
	},
	Check: func(p *Pass) {
		for _, m := range p.Filled() {
			if len(p.InMonth(m)) >= p.Int("minPosts") {
				p.checkShares(m)
			}
		}
	},
}

func (p *Pass) checkShares(m rubric.Month) {
	counts := map[string]int{}
	for _, e := range p.InMonth(m) {
		counts[e.Rubric.Key]++
	}
	total := float64(len(p.InMonth(m)))
	var over, under *rubric.Rubric
	var most, least float64
	for i := range p.Book.Rubrics {
		r := &p.Book.Rubrics[i]
		if !r.IsActive() || !r.Share.Known {
			continue
		}
		p.Assess()
		posts := float64(counts[r.Rubric.Key]) - r.Share.Number/100*total
		if math.Abs(posts) < leastOff || math.Abs(posts)*100/total <= p.Num("tolerance") {
			continue
		}
		p.Object()
		if posts > most {
			over, most = r, posts
		}
		if posts < least {
			under, least = r, posts
		}
	}
	opts := []Option{with("month", m), during(m.String())}
	if over != nil {
		opts = append(opts, say("over"), with("over", over.Rubric.Text), with("overWant", over.Share.Number),
			with("overHas", float64(counts[over.Rubric.Key])*100/total))
	}
	if under != nil {
		opts = append(opts, say("under"), with("under", under.Rubric.Text), with("underWant", under.Share.Number),
			with("underHas", float64(counts[under.Rubric.Key])*100/total))
	}
	if over != nil && under != nil {
		opts = append(opts, say(""))
	}
	if over != nil || under != nil {
		p.Summary(rubric.RoleRubrics, append(opts, inField(rubric.FieldShare))...)
	}
}
