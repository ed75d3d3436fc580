package rules

import "rubric"

var publishedNoLink = Rule{
	ID: "published-no-link", Severity: rubric.Info, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartApproval, Entries: true,
	Needs: []Need{heading(rubric.FieldStatus), heading(rubric.FieldLink)},
	Doc: Doc{
		Title: rubric.Text{RU: "Опубликовано без ссылки", EN: "Published without a link"},
		What: rubric.Text{
			RU: "У опубликованной записи есть ссылка. Не спрашиваем о сторис, рассылках и мессенджерах; на несколько площадок хватает одной ссылки.",
			EN: "A published entry has a link. Stories, newsletters and messengers are not asked; one link serves several channels.",
		},
		Why: rubric.Text{
			RU: "По ссылке находят цифры и комментарии, когда собирают отчёт.",
			EN: "The link is how figures and comments are found when the report is made.",
		},
		Fix: rubric.Text{
			RU: "Вставьте ссылку на вышедшую публикацию.",
			EN: "Paste the link to the published post.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Опубликовано, но ссылки нет. Вставить, чтобы цифры нашлись для отчёта?",
			EN: "Published, but there is no link. Add it, so that the report finds the figures?",
		}},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			if e.Status != rubric.StatusPublished {
				continue
			}
			p.Assess()
			if e.Link.Empty() && !p.isStory(e) && !p.onlyPrivate(e) {
				p.Report(e, rubric.FieldLink)
			}
		}
	},
}
