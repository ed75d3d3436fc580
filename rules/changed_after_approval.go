package rules

import "rubric"

var changedAfterApproval = Rule{
	ID: "changed-after-approval", Severity: rubric.Error, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartApproval, Entries: true,
	Needs: []Need{heading(rubric.FieldStatus)},
	Doc: Doc{
		Title: rubric.Text{RU: "Изменено после утверждения", EN: "Changed after approval"},
		What: rubric.Text{
			RU: "После утверждения у публикации те же площадка, рубрика, формат и тема; дата не сдвинута, а текст изменён не больше чем на пятую часть. Ссылка, хэштеги, erid и мелкие правки не в счёт.",
			EN: "After approval a post keeps its channel, rubric, format and topic; its date has not moved and no more than a fifth of its text changed. The link, hashtags, erid and small edits do not count.",
		},
		Why: rubric.Text{
			RU: "Утверждали одно, а выйдет другое: подпись под ним уже ничего не значит.",
			EN: "One thing was approved and another goes out: the signature no longer means anything.",
		},
		Fix: rubric.Text{
			RU: "Верните публикацию на согласование или восстановите утверждённое. После нового утверждения замечание уйдёт.",
			EN: "Send the post to review again, or restore what was approved. A new approval clears the finding.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "После утверждения изменено: {changed}. Согласовать заново?",
				EN: "Changed after approval: {changed}. Have it approved again?",
			},
			"date": {
				RU: "Утверждали на {was}, теперь {date}. Согласовать новую дату?",
				EN: "Approved for {was}, now {date}. Have the new date approved?",
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
			p.checkChanges(e, was, p.contentNow(e))
		}
	},
}

// mostRewritten is the share of a text's words that may change after approval.
const mostRewritten = 0.2

func (p *Pass) checkChanges(e *rubric.Entry, was, now rubric.ApprovedContent) {
	var changed []rubric.Text
	var first rubric.Field
	severity := rubric.Warning
	moved := was.Date != now.Date
	for _, c := range []struct {
		field    rubric.Field
		differs  bool
		severity rubric.Severity
	}{
		{rubric.FieldChannel, was.Channel != now.Channel, rubric.Error},
		{rubric.FieldRubric, was.Rubric != now.Rubric, rubric.Error},
		{rubric.FieldFormat, was.Format != now.Format, rubric.Error},
		{rubric.FieldTopic, was.Topic != now.Topic, rubric.Error},
		{rubric.FieldDate, moved && was.Date.InMonth() != now.Date.InMonth(), rubric.Error},
		{rubric.FieldDate, moved && was.Date.InMonth() == now.Date.InMonth(), rubric.Warning},
		{rubric.FieldText, was.Text.Changed(rubric.SketchText(e.Text.Text)) > mostRewritten, rubric.Warning},
	} {
		if !c.differs {
			continue
		}
		if first == "" {
			first = c.field
		}
		if c.severity == rubric.Error {
			severity = rubric.Error
		}
		name := c.field.Name(rubric.RolePlan)
		changed = append(changed, rubric.Text{RU: lower(name.RU), EN: lower(name.EN)})
	}
	if first == "" {
		return
	}
	opts := []Option{weigh(severity), with("changed", changed)}
	if len(changed) == 1 && moved && !was.Date.IsZero() && !now.Date.IsZero() {
		opts = append(opts, say("date"), with("was", was.Date), with("date", now.Date))
	}
	p.Report(e, first, opts...)
}
