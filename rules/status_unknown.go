package rules

import (
	"rubric"
	"rubric/internal/text"
)

var statusUnknown = Rule{
	ID: "status-unknown", Severity: rubric.Warning, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartTable, Entries: true,
	Needs: []Need{heading(rubric.FieldStatus)},
	Doc: Doc{
		Title: rubric.Text{RU: "Незнакомый статус", EN: "An unfamiliar status"},
		What: rubric.Text{
			RU: "Все ли статусы плана знакомы: идея, в работе, на согласовании, на правках, утверждено, запланировано, опубликовано и другие. Одно замечание на каждое незнакомое слово.",
			EN: "Whether every status of the plan is familiar: idea, in progress, in review, needs revision, approved, scheduled, published and others. One finding for each unfamiliar word.",
		},
		Why: rubric.Text{
			RU: "О публикации с незнакомым статусом нельзя сказать, ждёт она кого-то или уже готова, и проверки сроков её пропускают.",
			EN: "Nobody can say whether a post with an unfamiliar status waits for someone or is ready, so the checks of dates pass it by.",
		},
		Fix: rubric.Text{
			RU: "Выберите знакомый статус или научите Rubric своему: вставьте строку из замечания на лист «Настройки» (до знака = в первую колонку, после него во вторую) и поправьте статус, если смысл другой.",
			EN: "Pick a familiar status, or teach Rubric yours: paste the line from the finding into the settings tab (what is before the = into the first column, what is after it into the second) and change the status if it means another.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Статус «{value}» пока не знаком. Добавьте в «Настройки»: status.{value} = {meaning}",
			EN: "The status “{value}” isn't known yet. Add to the settings: status.{value} = {meaning}",
		}},
	},
	Check: func(p *Pass) {
		spellings, statuses := map[string]bool{}, map[string]bool{}
		for e := range p.Entries() {
			if e.StatusAs.Empty() || spellings[e.StatusAs.Text] {
				continue
			}
			spellings[e.StatusAs.Text] = true
			key := text.Key(e.StatusAs.Text)
			if statuses[key] {
				continue
			}
			statuses[key] = true
			p.Assess()
			if e.Status == "" {
				p.reportStatus(e)
			}
		}
	},
}

// reportStatus guesses what the word may mean, so that the line to paste is
// right as often as can be.
func (p *Pass) reportStatus(e *rubric.Entry) {
	meaning := rubric.StatusReview
	for _, s := range rubric.Statuses {
		if text.Near(e.StatusAs.Text, s.Text().RU) || text.Near(e.StatusAs.Text, s.Text().EN) {
			meaning = s
			break
		}
	}
	p.Report(e, rubric.FieldStatus, with("meaning", meaning.Text()))
}
