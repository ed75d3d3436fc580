package rules

import "rubric"

var planBehindStrategy = Rule{
	ID: "plan-behind-strategy", Severity: rubric.Error, Actor: rubric.Manager,
	Card: rubric.CardPlan, Part: rubric.PartMatch, Entries: true,
	Needs: []Need{{
		Word:    "state",
		Extra:   (*Pass).remembersApprovals,
		Missing: rubric.Text{RU: "утверждённое ещё не записано", EN: "what was approved has not been recorded yet"},
	}},
	Doc: Doc{
		Title: rubric.Text{RU: "Стратегия изменилась после утверждения", EN: "The strategy changed after approval"},
		What: rubric.Text{
			RU: "Задача или рубрика утверждённой публикации те же, что были в день утверждения: цель, срок, аудитория, сообщение, описание, форматы и площадки.",
			EN: "The task and rubric of an approved post are those of the day of its approval: goal, period, audience, message, description, formats and channels.",
		},
		Why: rubric.Text{
			RU: "Публикацию утверждали под одни задачи, а теперь они другие. Отдел об этом может и не знать.",
			EN: "The post was approved for one set of tasks, and now they are different. The team may not know.",
		},
		Fix: rubric.Text{
			RU: "Руководителю: посмотрите публикацию ещё раз и утвердите заново или верните на правки.",
			EN: "For management: look at the post again, and approve it anew or send it back.",
		},
		Messages: map[string]rubric.Text{
			"tasks": {
				RU: "После утверждения изменилась задача, которой служит публикация. Она ещё подходит?",
				EN: "The task that this post serves changed after its approval. Does the post still fit?",
			},
			"rubric": {
				RU: "После утверждения изменилась рубрика «{rubric}». Публикация ещё подходит?",
				EN: "The rubric “{rubric}” changed after the post's approval. Does the post still fit?",
			},
		},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			was, known := p.approved(e)
			if !known {
				continue
			}
			p.Assess()
			now := p.contentNow(e)
			switch {
			case was.Rubric != now.Rubric || was.Date != now.Date:
				// The entry itself was changed: that is the team's step.
			case was.Tasks != "" && was.Tasks != now.Tasks:
				p.Report(e, rubric.FieldStatus, say("tasks"))
			case was.Concept != "" && was.Concept != now.Concept:
				p.Report(e, rubric.FieldStatus, say("rubric"), with("rubric", e.Rubric.Text))
			}
		}
	},
}
