package rules

import "rubric"

var assetMissing = Rule{
	ID: "asset-missing", Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardResources, Entries: true,
	Needs:  []Need{column(rubric.RoleFormats, rubric.FieldNeedsVisual), heading(rubric.FieldVisual)},
	Params: []Param{{"workdays", 2, Workdays}},
	Doc: Doc{
		Title: rubric.Text{RU: "Скоро выход, а визуала нет", EN: "Due soon, and no visual"},
		What: rubric.Text{
			RU: "У публикации, чей формат требует визуала, за два рабочих дня до выхода он есть. Смотрим только там, где колонку визуала обычно заполняют.",
			EN: "A post whose format needs a visual has one two working days before it goes out. Looks only where the visual column is usually filled in.",
		},
		Why: rubric.Text{
			RU: "Визуал, собранный в последний час, видно сразу, и это видят все подписчики.",
			EN: "A visual made in the last hour shows, and every follower sees it.",
		},
		Fix: rubric.Text{
			RU: "Вставьте ссылку на макет или поставьте задачу дизайнеру. Не успеваем — лучше перенести.",
			EN: "Add the link to the artwork, or brief the designer. If time is short, better move the post.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Выходит {date}, формату «{format}» нужен визуал, его пока нет. Успеваем?",
			EN: "Goes out {date}; “{format}” needs a visual and there is none yet. Will it be ready?",
		}},
	},
	Check: func(p *Pass) {
		if !p.fillsVisuals() {
			return
		}
		for e := range p.Entries() {
			f := p.Book.Format(e.Format.Key)
			if f == nil || !f.NeedsVisual.Or(false) || !e.Live() || e.Status == rubric.StatusPublished ||
				!p.Within(e.Date.Date, p.Int("workdays")) {
				continue
			}
			p.Assess()
			if e.Visual.Empty() {
				p.Report(e, rubric.FieldVisual, with("date", e.Date.Date), with("format", e.Format.Text))
			}
		}
	},
}

// usualShare is the percentage of past entries with a visual from which on the
// team is taken to fill the column in.
const usualShare = 30

func (p *Pass) fillsVisuals() bool {
	past, with := 0, 0
	for i := range p.Book.Entries {
		e := &p.Book.Entries[i]
		if e.Date.Date.IsZero() || !e.Date.Date.Before(p.AsOf) || !e.Live() {
			continue
		}
		past++
		if !e.Visual.Empty() {
			with++
		}
	}
	return past > 0 && with*100 >= usualShare*past
}
