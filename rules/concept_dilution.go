package rules

import "rubric"

var conceptDilution = Rule{
	ID: "concept-dilution", Severity: rubric.Warning, Actor: rubric.Both, Card: rubric.CardBrand, Entries: true,
	Needs:  []Need{tab(rubric.RoleRubrics)},
	Params: []Param{{"share", 20, Percents}, {"rubrics", 10, Things}, {"minPosts", 8, Things}},
	Doc: Doc{
		Title: rubric.Text{RU: "Концепция размывается", EN: "The concept is being diluted"},
		What: rubric.Text{
			RU: "Вне концепции (с неизвестной рубрикой, форматом или площадкой) не больше пятой части публикаций заполненного месяца, а активных рубрик не больше десяти.",
			EN: "No more than a fifth of a filled month's posts are outside the concept (of an unknown rubric, format or channel), and there are no more than ten active rubrics.",
		},
		Why: rubric.Text{
			RU: "Бренд узнают по повторению. Когда каждая пятая публикация о своём, запоминать нечего.",
			EN: "A brand is known by repetition. When every fifth post is about something else, there is nothing to remember.",
		},
		Fix: rubric.Text{
			RU: "Решите вместе: вернуть публикации в концепцию или признать, что концепция изменилась, и переписать её.",
			EN: "Decide together: bring the posts back into the concept, or admit that it has changed and rewrite it.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "{month:cap}: вне концепции {out} из {all} публикаций ({share:percent}). Вернуть их или обновить концепцию?",
				EN: "{month}: {out} of {all} posts ({share:percent}) are outside the concept. Bring them back, or update it?",
			},
			"rubrics": {
				RU: "Активных рубрик {n}. Столько трудно запомнить: какие из них главные?",
				EN: "There are {n} active rubrics. That many are hard to remember: which ones matter most?",
			},
		},
	},
	Check: func(p *Pass) {
		for _, m := range p.Filled() {
			all := len(p.InMonth(m))
			if all < p.Int("minPosts") {
				continue
			}
			p.Assess()
			out := 0
			for _, e := range p.InMonth(m) {
				if p.outsideConcept(e) {
					out++
				}
			}
			if share := float64(out) * 100 / float64(all); share > p.Num("share") {
				p.Tab(rubric.RoleRubrics, during(m.String()), with("month", m), with("out", out), with("all", all), with("share", share))
			}
		}
		p.Assess()
		if n := len(p.Names(rubric.RoleRubrics).spelled); n > p.Int("rubrics") {
			p.Tab(rubric.RoleRubrics, say("rubrics"), with("n", n))
		}
	},
}

// outsideConcept reports whether the entry names a rubric, format or channel
// that the concept does not know. What the concept does not list at all cannot
// be outside it.
func (s *shared) outsideConcept(e *rubric.Entry) bool {
	outside := func(role rubric.Role, key string) bool {
		n := s.Names(role)
		return key != "" && len(n.spelled) > 0 && !n.Known(key)
	}
	if outside(rubric.RoleRubrics, e.Rubric.Key) || outside(rubric.RoleFormats, e.Format.Key) {
		return true
	}
	for _, c := range e.Channel.Names {
		if outside(rubric.RoleChannels, c.Key) {
			return true
		}
	}
	return false
}
