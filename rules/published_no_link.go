package rules

import (
	"rubric"
	"rubric/internal/text"
)

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
			if e.Link.Empty() && !isStory(e) && !onlyPrivate(e) {
				p.Report(e, rubric.FieldLink)
			}
		}
	},
}

// isStory reports whether the entry's format is a story: gone after a day.
func isStory(e *rubric.Entry) bool {
	for _, word := range text.Tokens(e.Format.Text) {
		switch word {
		case "stories", "story", "сторис", "сториз", "сторисы", "истории", "история":
			return true
		}
	}
	return false
}

// onlyPrivate reports whether the entry goes out only where nobody can link to.
func onlyPrivate(e *rubric.Entry) bool {
	for _, word := range text.Tokens(e.Format.Text) {
		if word == "рассылка" || word == "newsletter" || word == "email" {
			return true
		}
	}
	for _, c := range e.Channel.Names {
		if c.Key != "email" && c.Key != "whatsapp" && c.Key != "max" {
			return false
		}
	}
	return len(e.Channel.Names) > 0
}
