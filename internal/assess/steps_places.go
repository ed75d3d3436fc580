package assess

import (
	"strconv"
	"strings"

	"rubric"
	"rubric/internal/text"
)

// namesShown is how many names or rows a step spells out.
const namesShown = 3

// stepNames lists the distinct things that the step's findings are about.
func stepNames(s *step) []string {
	var names []string
	seen := map[string]bool{}
	for _, f := range s.findings {
		name := f.Value
		if param, elsewhere := stepSubjects[f.Rule]; elsewhere {
			name, _ = f.Params.Get(param).(string)
		}
		if name != "" && !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

func (v *view) quoted(names []string) string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = v.quote(n)
	}
	return v.few(out)
}

// stepMonths lists the months that the step's findings speak of.
func (v *view) stepMonths(s *step) string {
	var names []string
	for _, f := range s.findings {
		if m, ok := f.Params.Get("month").(rubric.Month); ok {
			names = appendNew(names, text.MonthName(v.lang, m))
		}
	}
	return v.few(names)
}

// stepSpans lists the stretches of days that the step's findings speak of.
func (v *view) stepSpans(s *step) string {
	var spans []string
	for _, f := range s.findings {
		from, ok := f.Params.Get("from").(rubric.Date)
		to, okTo := f.Params.Get("to").(rubric.Date)
		if ok && okTo {
			spans = appendNew(spans, text.Days(v.lang, from, to))
		}
	}
	return v.few(spans)
}

// fieldName names the field that a finding speaks of, as an object in a sentence.
func (v *view) fieldName(f *rubric.Finding) string {
	if t, known := fieldObjects[f.Field]; known {
		return t.In(v.lang)
	}
	return v.quote(f.Value)
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
	if s.Rule != "strategy-stale" {
		return ""
	}
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
	if total == 0 {
		return ""
	}
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
	list := strings.Join(rows, ", ")
	if rest := total - len(rows); rest > 0 {
		list += v.say(wordMore, with{"n": rest})
	}
	return list
}
