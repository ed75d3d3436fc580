package rules

import "rubric"

var postDuplicate = Rule{
	ID: "post-duplicate", Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardBrand, Entries: true,
	Needs:  []Need{heading(rubric.FieldText)},
	Params: []Param{{"similarity", 0.85, Share}, {"days", 90, Days}},
	Doc: Doc{
		Title: rubric.Text{RU: "Публикация почти повторяет прежнюю", EN: "A post nearly repeats an earlier one"},
		What: rubric.Text{
			RU: "Тема и текст не повторяют почти дословно публикацию той же площадки за последние 90 дней. Короткие тексты не сравниваются.",
			EN: "Topic and text do not nearly repeat a post of the same channel in the last 90 days. Short texts are not compared.",
		},
		Why: rubric.Text{
			RU: "Повторы утомляют подписчиков и съедают место, где мог бы стоять новый повод.",
			EN: "Repeats tire followers and take the place of something new.",
		},
		Fix: rubric.Text{
			RU: "Перепишите текст, замените тему или отметьте в колонке «Исключение», что повтор задуман.",
			EN: "Rewrite the text, change the topic, or note in the “Exception” column that the repeat is meant.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "Слова почти те же, что у публикации {date} (строка {row}): совпадает {same:percent}. Так задумано?",
			EN: "Nearly the same words as the post of {date} (row {row}): {same:percent} match. Is that meant?",
		}},
	},
	Check: func(p *Pass) {
		d := p.newDuplicates(p.Num("similarity"), p.Int("days"))
		for e := range p.Entries() {
			if e.Text.Empty() {
				continue
			}
			p.Assess()
			if same, like, ok := d.of(e); ok {
				p.Report(e, rubric.FieldText, named(e.Title()),
					with("date", same.Date.Date), with("row", same.Pos.Row), with("same", like*100))
			}
		}
	},
}
