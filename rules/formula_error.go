package rules

import (
	"strings"

	"rubric"
)

var formulaError = Rule{
	ID: "formula-error", Severity: rubric.Error, Actor: rubric.Department,
	Card: rubric.CardPlan, Part: rubric.PartTable, Entries: true,
	Needs: []Need{tab(rubric.RolePlan)},
	Doc: Doc{
		Title: rubric.Text{RU: "Формула не посчиталась", EN: "A formula did not work out"},
		What: rubric.Text{
			RU: "В ячейках публикации нет #REF!, #N/A и других сбоев формул.",
			EN: "No cell of a post holds #REF!, #N/A or another failed formula.",
		},
		Why: rubric.Text{
			RU: "Сбойная ячейка прячет то, что в ней было: рубрику, дату, ссылку. Чаще всего так бывает после удалённого листа или строки.",
			EN: "A failed cell hides what was in it: a rubric, a date, a link. Mostly it comes from a deleted tab or row.",
		},
		Fix: rubric.Text{
			RU: "Восстановите формулу или впишите значение. История изменений таблицы покажет, что там было.",
			EN: "Restore the formula or type the value in. The sheet's history shows what was there.",
		},
		Messages: map[string]rubric.Text{"": {
			RU: "В колонке «{column}» вместо значения {value}. Что там было?",
			EN: "“{column}” holds {value} in place of a value. What was there?",
		}},
	},
	Check: func(p *Pass) {
		var fields []rubric.Field
		for _, spec := range rubric.RolePlan.Spec().Fields {
			if p.Book.HasColumn(rubric.RolePlan, spec.Field) {
				fields = append(fields, spec.Field)
			}
		}
		for e := range p.Entries() {
			p.Assess()
			for _, f := range fields {
				if isFormulaError(e.Value(f).Text) {
					p.Report(e, f, with("column", f.Name(rubric.RolePlan)))
				}
			}
		}
	},
}

// isFormulaError reports whether a cell shows what Excel and Google Sheets put
// in place of a value, in English or in Russian.
func isFormulaError(s string) bool {
	if !strings.HasPrefix(s, "#") {
		return false
	}
	switch strings.ToUpper(s) {
	case "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "#SPILL!", "#CALC!",
		"#ССЫЛКА!", "#Н/Д", "#ЗНАЧ!", "#ИМЯ?", "#ДЕЛ/0!", "#ЧИСЛО!", "#ПУСТО!", "#ПЕРЕНОС!":
		return true
	}
	return false
}
