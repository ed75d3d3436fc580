package rules_test

import (
	"testing"

	"rubric"
	"rubric/rules"
)

func TestUnitsGoWithTheirNumber(t *testing.T) {
	for _, c := range []struct {
		unit rules.Unit
		x    float64
		want rubric.Text
	}{
		{rules.Workdays, 1, rubric.Text{RU: "рабочий день", EN: "working day"}},
		{rules.Workdays, 3, rubric.Text{RU: "рабочих дня", EN: "working days"}},
		{rules.Days, 14, rubric.Text{RU: "дней", EN: "days"}},
		{rules.Periods, 3, rubric.Text{RU: "месяца", EN: "months"}},
		{rules.Minutes, 21, rubric.Text{RU: "минута", EN: "minutes"}},
		{rules.Things, 8, rubric.Text{RU: "штук", EN: "pieces"}},
		{rules.Points, 1, rubric.Text{RU: "п. п.", EN: "percentage points"}},
	} {
		if got := c.unit.Of(c.x); got != c.want {
			t.Errorf("%v %s: %v, want %v", c.x, c.unit, got, c.want)
		}
	}
}
