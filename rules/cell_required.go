package rules

import "rubric"

var cellRequired = Rule{
	ID: "cell-required", Severity: rubric.Error, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartTable, Entries: true, Lead: rubric.Department,
	Needs: []Need{tab(rubric.RolePlan)},
	Doc: Doc{
		Title: rubric.Text{RU: "Пустая ячейка у публикации на согласовании", EN: "An empty cell in a post under review"},
		What: rubric.Text{
			RU: "У публикации, переданной на согласование и дальше, есть дата, площадка, рубрика, формат (если такие колонки есть) и тема или текст.",
			EN: "A post in review or later has a date, channel, rubric and format (where such columns exist) and a topic or a text.",
		},
		Why: rubric.Text{
			RU: "Согласовать можно только то, о чём ясно, где, когда и зачем оно выйдет. Пустая ячейка возвращается вопросом в последний день.",
			EN: "One can only approve what is clear: where, when and why it goes out. An empty cell comes back as a question on the last day.",
		},
		Fix: rubric.Text{
			RU: "Заполните ячейку или верните публикации статус «В работе».",
			EN: "Fill the cell in, or set the post back to “In progress”.",
		},
		Messages: map[string]rubric.Text{
			"": {
				RU: "{status:cap}, но пусто в колонке «{column}». Заполнить или вернуть в работу?",
				EN: "{status:cap}, yet “{column}” is empty. Fill it in, or set it back to in progress?",
			},
			"topic": {
				RU: "{status:cap}, но нет ни темы, ни текста. О чём публикация?",
				EN: "{status:cap}, yet there is no topic and no text. What is the post about?",
			},
			"date": {
				RU: "{status:cap}, а дня выхода пока нет: «{value}». Когда выходит?",
				EN: "{status:cap}, and no day yet: “{value}”. When does it go out?",
			},
			"lead": {
				RU: "Колонка «{column}» пока пуста, а на согласовании и дальше {count} {count|публикация|публикации|публикаций}. Заполнить её?",
				EN: "“{column}” is empty throughout, with {count} {count|post|posts} in review or later. Fill the column in?",
			},
		},
	},
	Check: func(p *Pass) {
		blank := blankColumns{}
		for e := range p.Entries() {
			p.Assess()
			if e.State().AtLeastReview() {
				p.checkCells(e, blank)
			}
		}
	},
}

// blankColumns remembers which columns of which tab hold nothing at all: one
// cause, to be told once.
type blankColumns map[string]map[rubric.Field]bool

func (b blankColumns) of(p *Pass, tab string, f rubric.Field) bool {
	if b[tab] == nil {
		b[tab] = map[rubric.Field]bool{}
	}
	blank, known := b[tab][f]
	if !known {
		blank = !p.anyOnTab(tab, f)
		b[tab][f] = blank
	}
	return blank
}

func (p *Pass) checkCells(e *rubric.Entry, blank blankColumns) {
	status := with("status", e.State().Text())
	for _, f := range []rubric.Field{rubric.FieldDate, rubric.FieldChannel, rubric.FieldRubric, rubric.FieldFormat} {
		v := e.Value(f)
		switch {
		case v.Empty() && v.Pos.Col > 0:
			opts := []Option{status, with("column", f.Name(rubric.RolePlan))}
			if blank.of(p, e.Pos.Tab, f) {
				opts = append(opts, throughout(string(f)))
			}
			p.Report(e, f, opts...)
		case f == rubric.FieldDate && !v.Empty() && e.Date.Date.IsZero() && !e.Date.Bad:
			p.Report(e, f, status, say("date"))
		}
	}
	// Where the plan has neither column, column-missing says so once.
	if e.Topic.Empty() && e.Text.Empty() && (e.Topic.Pos.Col > 0 || e.Text.Pos.Col > 0) {
		f := rubric.FieldTopic
		if e.Topic.Pos.Col == 0 {
			f = rubric.FieldText
		}
		p.Report(e, f, status, say("topic"))
	}
}
