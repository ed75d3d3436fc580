package rules

import "rubric"

var topicOffRubric = Rule{
	ID: "topic-off-rubric", Severity: rubric.Info, Actor: rubric.Department, Card: rubric.CardBrand,
	Entries: true, OffByDefault: true,
	Needs: []Need{tab(rubric.RoleRubrics), heading(rubric.FieldText), {
		Word:    "plan.texts",
		Extra:   (*Pass).enoughTexts,
		Missing: rubric.Text{RU: "в плане пока меньше 30 публикаций с текстом", EN: "the plan has fewer than 30 posts with a text"},
	}},
	Params: []Param{{"margin", 0.15, Share}},
	Doc: Doc{
		Title: rubric.Text{RU: "Текст больше похож на другую рубрику", EN: "The text fits another rubric better"},
		What: rubric.Text{
			RU: "По своим словам текст ближе к своей рубрике, её описанию и прежним публикациям, чем к другой. Сравниваются слова (tf-idf, косинус), без внешних сервисов.",
			EN: "By its words a text is nearer to its own rubric, the rubric's description and past posts, than to another. Words are compared (tf-idf, cosine), without any outside service.",
		},
		Why: rubric.Text{
			RU: "Когда под рубрикой пишут о другом, доли на бумаге сходятся, а люди видят не то, что задумано.",
			EN: "When something else is written under a rubric's name, shares add up on paper while people see not what was meant.",
		},
		Fix: rubric.Text{
			RU: "Поменяйте рубрику или тему. Если текст на месте, дополните описание рубрики.",
			EN: "Change the rubric or the topic. If the text is in its place, extend the rubric's description.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Слова {words} ближе к рубрике «{suggestion}», чем к «{value}». Поменять рубрику?",
			EN: "The words {words} fit “{suggestion}” better than “{value}”. Change the rubric?",
		}},
	},
	Check: func(p *Pass) {
		t := p.newTopics()
		for i := range p.Book.Entries {
			e := &p.Book.Entries[i]
			own := t.profiles[e.Rubric.Key]
			if e.Text.Empty() || !p.InWindow(e) {
				continue
			}
			p.Assess()
			if own == nil || !e.Live() {
				continue
			}
			if best, words := t.better(p, i, own, p.Num("margin")); best != nil {
				p.Report(e, rubric.FieldRubric, suggest(best.rubric.Rubric.Text), with("words", words))
			}
		}
	},
}

// fewestTexts is how many texts it takes to tell rubrics apart by their words.
const fewestTexts = 30

func (p *Pass) enoughTexts() bool {
	n := 0
	for i := range p.Book.Entries {
		if !p.Book.Entries[i].Text.Empty() {
			n++
		}
	}
	return n >= fewestTexts
}
