package template_test

import (
	"strings"
	"testing"
	"time"

	"rubric"
	"rubric/excel/template"
)

// TestExampleMix: whatever the day, the plan keeps its rubrics in sight, its
// formats varied and its people's weeks within their hours. These hold beyond
// what the checks of one day can show.
func TestExampleMix(t *testing.T) {
	for d := rubric.NewDate(2026, time.January, 1); d.Year < 2030; d = d.AddDays(1) {
		rows := template.Example(rubric.English, d)
		near := map[string]bool{}
		formats := map[string]map[string]int{} // by channel and month
		for _, r := range rows[rubric.RolePlan] {
			date := r[rubric.FieldDate].(rubric.Date)
			if away := date.Sub(d); -29 <= away && away <= 29 {
				near[r[rubric.FieldRubric].(string)] = true
			}
			for channel := range strings.SplitSeq(r[rubric.FieldChannel].(string), ", ") {
				key := channel + " " + date.InMonth().String()
				if formats[key] == nil {
					formats[key] = map[string]int{}
				}
				formats[key][r[rubric.FieldFormat].(string)]++
			}
		}
		if len(near) != len(rows[rubric.RoleRubrics]) {
			t.Fatalf("%s: only %v within a month", d, near)
		}
		for key, count := range formats {
			checkVariety(t, d, key, count)
		}
		checkWeeks(t, d, rows)
	}
}

// checkVariety: no format makes more than 70 % of a channel's month.
func checkVariety(t *testing.T, d rubric.Date, key string, count map[string]int) {
	t.Helper()
	sum := 0
	for _, n := range count {
		sum += n
	}
	for format, n := range count {
		if sum >= 8 && 10*n > 7*sum {
			t.Fatalf("%s: %s: %d of %d are %s", d, key, n, sum, format)
		}
	}
}

func checkWeeks(t *testing.T, d rubric.Date, rows map[rubric.Role][]template.Row) {
	t.Helper()
	hours, has := map[string]int{}, map[string]int{}
	for _, f := range rows[rubric.RoleFormats] {
		hours[f[rubric.FieldFormat].(string)] = f[rubric.FieldHours].(int)
	}
	for _, p := range rows[rubric.RolePeople] {
		has[p[rubric.FieldWho].(string)] = p[rubric.FieldHoursPerWeek].(int)
	}
	need := map[string]map[rubric.Date]int{}
	for _, r := range rows[rubric.RolePlan] {
		who, week := r[rubric.FieldOwner].(string), r[rubric.FieldDate].(rubric.Date).Week()
		if need[who] == nil {
			need[who] = map[rubric.Date]int{}
		}
		need[who][week] += hours[r[rubric.FieldFormat].(string)]
		if need[who][week] > has[who] {
			t.Fatalf("%s: %s needs %d h in the week of %s", d, who, need[who][week], week)
		}
	}
}
