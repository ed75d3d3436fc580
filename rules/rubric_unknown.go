package rules

import "rubric"

var rubricUnknown = Rule{
	ID: "rubric-unknown", Severity: rubric.Error, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true, Lead: rubric.Manager,
	Needs: []Need{tab(rubric.RoleRubrics)},
	Doc: Doc{
		Title: rubric.Text{RU: "Рубрики нет в концепции", EN: "Rubric not in the concept"},
		What: rubric.Text{
			RU: "Рубрика публикации есть на листе рубрик и активна.",
			EN: "A post's rubric is on the rubrics tab, and active.",
		},
		Why: rubric.Text{
			RU: "Рубрика связывает публикацию с задачей бизнеса. Публикация вне рубрик тратит часы и охват на то, о чём не договаривались.",
			EN: "A rubric ties a post to a task of the business. A post outside the rubrics spends hours and reach on what nobody agreed on.",
		},
		Fix: rubric.Text{
			RU: "Замените рубрику на одну из концепции. Если новая рубрика нужна, её добавляет на лист рубрик тот, кто отвечает за концепцию.",
			EN: "Change the rubric to one of the concept. If the new one is needed, whoever answers for the concept adds it to the rubrics tab.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "«{value}» нет среди рубрик. Заменить или добавить в концепцию?",
				EN: "“{value}” isn't among the rubrics. Change it, or add it to the concept?",
			},
			"near": {
				RU: "«{value}» нет среди рубрик. Похоже на «{suggestion}» — заменить?",
				EN: "“{value}” isn't among the rubrics. Did you mean “{suggestion}”?",
			},
			"inactive": {
				RU: "Рубрика «{value}» сейчас не активна. Выбрать другую или включить её снова?",
				EN: "The rubric “{value}” is not active now. Pick another, or switch it on again?",
			},
			"lead": {
				RU: "План живёт рубрикой «{value}» ({count} {count|публикация|публикации|публикаций}), в концепции её нет. Добавить её?",
				EN: "The plan lives by “{value}” ({count} {count|post|posts}), which the concept lacks. Add it?",
			},
			"leadNear": {
				RU: "«{value}» нет среди рубрик, так названы {count} {count|публикация|публикации|публикаций}. Похоже на «{suggestion}» — заменить?",
				EN: "“{value}” isn't among the rubrics; {count} {count|post has|posts have} it. Did you mean “{suggestion}”?",
			},
		},
	},
	Check: func(p *Pass) {
		known := p.Names(rubric.RoleRubrics)
		for e := range p.EntriesWith(rubric.FieldRubric) {
			switch r := p.Book.Rubric(e.Rubric.Key); {
			case known.Known(e.Rubric.Key):
			case r != nil:
				p.Report(e, rubric.FieldRubric, say("inactive"))
			default:
				p.Report(e, rubric.FieldRubric, because(e.Rubric.Key), orNear(known.Nearest(e.Rubric.Text)))
			}
		}
	},
}
