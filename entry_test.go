package rubric_test

import (
	"testing"

	"rubric"
)

func TestEveryFieldOfAPlanIsKept(t *testing.T) {
	at := func(row, col int) rubric.Position { return rubric.Position{Tab: "Plan", Row: row, Col: col} }
	e := rubric.Entry{Pos: at(7, 0)}
	fields := rubric.RolePlan.Spec().Fields
	for i, spec := range fields {
		if !e.SetValue(spec.Field, rubric.Value{Text: string(spec.Field), Pos: at(7+i%2, i+1)}) {
			t.Errorf("%s is no field of an entry", spec.Field)
		}
	}
	for i, spec := range fields {
		if want := (rubric.Value{Text: string(spec.Field), Pos: at(7+i%2, i+1)}); e.Value(spec.Field) != want {
			t.Errorf("%s is %+v, want %+v", spec.Field, e.Value(spec.Field), want)
		}
	}
	if e.SetValue(rubric.FieldGoal, rubric.Value{Text: "a goal"}) {
		t.Error("a plan took a goal")
	}
}

// Entries of one table begin as copies of one that knows where cells would stand.
func TestACopyOfAnEntryIsItsOwn(t *testing.T) {
	first := rubric.Entry{Pos: rubric.Position{Tab: "Plan"}}
	first.SetValue(rubric.FieldNotes, rubric.Value{Pos: rubric.Position{Tab: "Plan", Col: 9}})
	second := first
	first.Pos.Row, second.Pos.Row = 3, 4
	second.SetValue(rubric.FieldNotes, rubric.Value{Text: "mine", Pos: rubric.Position{Tab: "Plan", Row: 4, Col: 9}})
	third := second
	third.SetValue(rubric.FieldNotes, rubric.Value{})
	third.SetValue(rubric.FieldBudget, rubric.Value{Text: "5"})
	for _, test := range []struct {
		entry rubric.Entry
		want  rubric.Value
	}{
		{first, rubric.Value{Pos: rubric.Position{Tab: "Plan", Row: 3, Col: 9}}},
		{second, rubric.Value{Text: "mine", Pos: rubric.Position{Tab: "Plan", Row: 4, Col: 9}}},
		{third, rubric.Value{Pos: rubric.Position{Tab: "Plan", Row: 4}}},
	} {
		if got := test.entry.Value(rubric.FieldNotes); got != test.want {
			t.Errorf("notes of row %d: %+v, want %+v", test.entry.Pos.Row, got, test.want)
		}
	}
	if second.Value(rubric.FieldBudget).Text != "" {
		t.Error("a copy's budget came back")
	}
}
