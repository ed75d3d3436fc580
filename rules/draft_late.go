package rules

import "rubric"

var draftLate = Rule{
	ID: "draft-late", Severity: rubric.Error, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartApproval, Entries: true,
	Needs:  []Need{heading(rubric.FieldStatus)},
	Params: []Param{{"workdays", 3, Workdays}, {"urgent", 1, Workdays}},
	Doc: Doc{
		Title: rubric.Text{RU: "Скоро выход, а публикация в работе", EN: "Due soon, and still a draft"},
		What: rubric.Text{
			RU: "За три рабочих дня до выхода публикация уже не идея, не в работе и не на правках. За день до выхода замечание становится важнее.",
			EN: "Three working days before it goes out, a post is no longer an idea, in progress or under revision. One day before, the finding weighs more.",
		},
		Why: rubric.Text{
			RU: "Публикация, сданная в последний день, выходит без согласования или не выходит вовсе.",
			EN: "A post handed over on the last day goes out without approval, or not at all.",
		},
		Fix: rubric.Text{
			RU: "Передайте публикацию на согласование или перенесите дату.",
			EN: "Hand the post over for review, or move its date.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "Выходит {date}, статус — «{status}». Успеваем передать на согласование или перенести дату?",
				EN: "Goes out {date}, status “{status}”. Will it reach review in time, or should the date move?",
			},
			"none": {
				RU: "Выходит {date}, а статуса пока нет. Успеваем передать на согласование или перенести дату?",
				EN: "Goes out {date} and has no status yet. Will it reach review in time, or should the date move?",
			},
		},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			switch s := e.State(); s {
			case rubric.StatusIdea, rubric.StatusDraft, rubric.StatusRevision:
				p.Assess()
				if p.Within(e.Date.Date, p.Int("workdays")) {
					p.reportDraft(e, s)
				}
			}
		}
	},
}

func (p *Pass) reportDraft(e *rubric.Entry, s rubric.Status) {
	opts := []Option{with("date", e.Date.Date), with("status", s.Text()), weigh(rubric.Warning)}
	if p.Within(e.Date.Date, p.Int("urgent")) {
		opts = append(opts, weigh(rubric.Error))
	}
	if e.StatusAs.Empty() {
		opts = append(opts, say("none"))
	}
	p.Report(e, rubric.FieldStatus, opts...)
}
