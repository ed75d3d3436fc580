package rules

import "rubric"

var termForbidden = Rule{
	ID: "term-forbidden", Severity: rubric.Error, Actor: rubric.Department, Card: rubric.CardBrand, Entries: true,
	Needs: []Need{tab(rubric.RoleVoice), tab(rubric.RolePlan)},
	Doc: Doc{
		Title: rubric.Text{RU: "Запрещённая брендом фраза", EN: "A phrase the brand forbids"},
		What: rubric.Text{
			RU: "В теме и тексте нет фраз, запрещённых на листе голоса бренда. Слова узнаются в любой форме, но только целиком.",
			EN: "Topic and text hold no phrase that the brand voice tab forbids. Words are found in any form, but only whole.",
		},
		Why: rubric.Text{
			RU: "Одно слово может стоить доверия, а иногда и штрафа. Проще заменить его до выхода.",
			EN: "One word can cost trust, and sometimes a fine. It is easier to change it before the post goes out.",
		},
		Fix: rubric.Text{
			RU: "Замените фразу: подсказка стоит на листе голоса бренда. Если она нужна в этой публикации, напишите причину в колонке «Исключение».",
			EN: "Change the phrase; the brand voice tab says to what. If this post needs it, write the reason into the “Exception” column.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "«{value}» бренд не использует. Как сказать иначе?",
				EN: "The brand doesn't use “{value}”. How else could we say it?",
			},
			"instead": {
				RU: "«{value}» бренд не использует. Вместо этого: «{suggestion}».",
				EN: "The brand doesn't use “{value}”. Instead: “{suggestion}”.",
			},
		},
	},
	Check: func(p *Pass) { p.checkVoice(rubric.VoiceForbidden) },
}

func (p *Pass) checkVoice(kind rubric.VoiceKind) {
	hits := p.Hits(kind)
	for e := range p.Entries() {
		p.Assess()
		for _, h := range hits[e] {
			opts := []Option{named(h.term.Phrase.Text)}
			if !h.term.Instead.Empty() {
				opts = append(opts, say("instead"), suggest(h.term.Instead.Text))
			}
			p.Report(e, h.field, opts...)
		}
	}
}
