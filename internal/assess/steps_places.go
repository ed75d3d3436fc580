package assess

import (
	"strconv"

	"rubric"
)

// namesShown is how many names or rows a step spells out.
const namesShown = 3

// stepNames lists the distinct things that the step's findings are about.
func (v *view) stepNames(s *step) string {
	names := stepValues(s)
	for i, n := range names {
		names[i] = v.quote(shorten(n))
	}
	return v.few(names, namesShown)
}

func (v *view) distinctValues(s *step) int { return len(stepValues(s)) }

func stepValues(s *step) []string {
	var names []string
	seen := map[string]bool{}
	for _, f := range s.findings {
		if f.Value != "" && !seen[f.Value] {
			seen[f.Value] = true
			names = append(names, f.Value)
		}
	}
	return names
}

// fieldName names the field that a finding speaks of, as an object in a sentence.
func (v *view) fieldName(f *rubric.Finding) string {
	if t, known := fieldObjects[f.Field]; known {
		return t.In(v.lang)
	}
	return v.quote(f.Field.Name(rubric.RolePlan).In(v.lang))
}

// tabOf names the tab that a finding misses or stands on.
func (v *view) tabOf(f *rubric.Finding) string {
	if f.Rule == "tab-missing" {
		switch f.Card {
		case rubric.CardGoals:
			return v.b.TabName(rubric.RoleGoals)
		case rubric.CardStrategy:
			return v.b.TabName(rubric.RoleStrategy)
		case rubric.CardConcept:
			return v.b.TabName(rubric.RoleRubrics)
		case rubric.CardPlan:
			return v.b.TabName(rubric.RolePlan)
		}
	}
	return f.Pos.Tab
}

// seenRemark says when a task that the step names was last reviewed.
func (v *view) seenRemark(s *step) string {
	var tasks []*rubric.Task
	for _, f := range s.findings {
		for i := range v.b.Tasks {
			t := &v.b.Tasks[i]
			if t.Pos.Tab == f.Pos.Tab && t.Pos.Row == f.Pos.Row {
				tasks = append(tasks, t)
			}
		}
	}
	return v.reviewedRemark(tasks)
}

// reviewedRemark says in brackets when the tasks were last reviewed, if that is
// one day for all of them.
func (v *view) reviewedRemark(tasks []*rubric.Task) string {
	if len(tasks) == 0 || tasks[0].Reviewed.Date.IsZero() {
		return ""
	}
	day := tasks[0].Reviewed.Date
	for _, t := range tasks {
		if t.Reviewed.Date != day {
			return ""
		}
	}
	return " " + v.say(wordReviewed, with{"day": v.day(day)})
}

// postsWords are the forms of "post": one by its date and row, one by its row
// alone, and many.
type postsWords struct{ Dated, Undated, Many rubric.Text }

// postsPhrase names posts by date and row: "the post of 14 Jun (row 31)", "5
// posts (rows 12, 15, 31 and 2 more)".
func (v *view) postsPhrase(es []*rubric.Entry, total int, w postsWords) string {
	if len(es) == 0 {
		return v.say(w.Many, with{"n": total, "rows": ""})
	}
	if total == 1 {
		values := with{"date": v.day(es[0].Date.Date), "row": v.rowWord(es[:1], 1)}
		if es[0].Date.Date.IsZero() {
			return v.say(w.Undated, values)
		}
		return v.say(w.Dated, values)
	}
	return v.say(w.Many, with{"n": total, "rows": " (" + v.rowWord(es, total) + ")"})
}

// rowWord lists rows, with the tab where the plan has several.
func (v *view) rowWord(es []*rubric.Entry, total int) string {
	tab := es[0].Pos.Tab
	var rows []string
	last := 0
	for _, e := range es {
		if e.Pos.Tab != tab || len(rows) == namesShown {
			break
		}
		if e.Pos.Row != last {
			rows = append(rows, strconv.Itoa(e.Pos.Row))
			last = e.Pos.Row
		}
	}
	values := with{"n": len(rows), "rows": v.rowList(rows, total), "tab": v.quote(tab)}
	if len(v.b.TabsOf(rubric.RolePlan)) > 1 {
		return v.say(wordRowsOn, values)
	}
	return v.say(wordRows, values)
}

func (v *view) rowList(rows []string, total int) string {
	list := v.few(rows, len(rows))
	if total > len(rows) {
		list = ""
		for i, r := range rows {
			if i > 0 {
				list += ", "
			}
			list += r
		}
		list += v.say(wordMore, with{"n": total - len(rows)})
	}
	return list
}
