package rules

import "rubric"

var waitingOnManager = Rule{
	ID: "waiting-on-manager", Severity: rubric.Warning, Actor: rubric.Manager,
	Card: rubric.CardPlan, Part: rubric.PartApproval, Entries: true,
	Needs:  []Need{heading(rubric.FieldStatus)},
	Params: []Param{{"workdays", 5, Workdays}},
	Doc: Doc{
		Title: rubric.Text{RU: "Публикация ждёт материалы или ответ", EN: "A post waits for material or an answer"},
		What: rubric.Text{
			RU: "Публикация, которая выходит в ближайшие пять рабочих дней, не стоит в ожидании материалов или ответа.",
			EN: "A post that goes out within five working days is not waiting for material or an answer.",
		},
		Why: rubric.Text{
			RU: "Пока ждём, отдел сделать ничего не может, а дата приближается.",
			EN: "While it waits the team can do nothing, and the date comes nearer.",
		},
		Fix: rubric.Text{
			RU: "Руководителю: передать материалы, ответить или согласиться на другую дату.",
			EN: "For management: hand over the material, answer, or agree on another date.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Выйдет {date}, отделу нужны материалы или ответ: «{value}». Кто передаст и когда?",
			EN: "Goes out {date}; the team needs material or an answer: “{value}”. Who gives it, and when?",
		}},
	},
	Check: func(p *Pass) {
		for e := range p.Entries() {
			if e.Status != rubric.StatusBlocked {
				continue
			}
			p.Assess()
			if p.Within(e.Date.Date, p.Int("workdays")) {
				p.Report(e, rubric.FieldStatus, with("date", e.Date.Date))
			}
		}
	},
}
