package rules

import "rubric"

var termAvoided = Rule{
	ID: "term-avoided", Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardBrand, Entries: true,
	Needs: []Need{tab(rubric.RoleVoice), tab(rubric.RolePlan)},
	Doc: Doc{
		Title: rubric.Text{RU: "Фраза, которой бренд избегает", EN: "A phrase the brand avoids"},
		What: rubric.Text{
			RU: "В теме и тексте нет фраз, которых на листе голоса бренда решено избегать.",
			EN: "Topic and text hold no phrase that the brand voice tab decided to avoid.",
		},
		Why: rubric.Text{
			RU: "Голос бренда складывается из мелочей: узнают тех, кто всегда говорит одинаково.",
			EN: "A brand's voice is made of small things: those who always speak alike are recognised.",
		},
		Fix: rubric.Text{
			RU: "Замените фразу на предложенную или отметьте в колонке «Исключение», почему здесь она уместна.",
			EN: "Change the phrase to the one suggested, or note in the “Exception” column why it fits here.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "«{value}» бренд избегает. Сказать иначе?",
				EN: "The brand avoids “{value}”. Say it another way?",
			},
			"instead": {
				RU: "«{value}» бренд избегает. Вместо этого: «{suggestion}».",
				EN: "The brand avoids “{value}”. Instead: “{suggestion}”.",
			},
		},
	},
	Check: func(p *Pass) { p.checkVoice(rubric.VoiceAvoid) },
}
