package rubric_test

import (
	"slices"
	"testing"
	"time"

	"rubric"
)

func finding(value string) rubric.Finding { return rubric.Finding{Rule: "r", Value: value} }

// visit is what a sync does with the state on a day: mark, then record.
func visit(s *rubric.State, d int, values ...string) (newOnes []string) {
	date := rubric.NewDate(2026, time.May, d)
	var fs []rubric.Finding
	for _, v := range values {
		fs = append(fs, finding(v))
	}
	s.MarkNew(fs, date)
	for _, f := range fs {
		if f.New {
			newOnes = append(newOnes, f.Value)
		}
	}
	s.RecordDay(rubric.HistoryDay{Date: date, Errors: len(fs)}, fs)
	return newOnes
}

func TestNewSinceTheDayBefore(t *testing.T) {
	var s rubric.State
	for _, step := range []struct {
		day    int
		values []string
		want   []string
	}{
		{20, []string{"a", "b"}, []string{"a", "b"}}, // the first day: all new
		{20, []string{"a", "b"}, []string{"a", "b"}}, // the same day again: still
		{22, []string{"a", "c"}, []string{"c"}},
		{22, []string{"b", "c"}, []string{"c"}}, // b was gone an hour ago, but was there on the 20th
		{23, []string{"a", "b"}, []string{"a"}}, // a was gone on the 22nd
	} {
		if got := visit(&s, step.day, step.values...); !slices.Equal(got, step.want) {
			t.Errorf("on the %dth, of %v new are %v, want %v", step.day, step.values, got, step.want)
		}
	}
	if len(s.History) != 3 {
		t.Errorf("three days were recorded as %d", len(s.History))
	}
	if prev := s.Previous(rubric.NewDate(2026, time.May, 23)); prev == nil || prev.Date.Day != 22 {
		t.Errorf("before the 23rd comes %v", prev)
	}
}

func TestStateDoesNotGrow(t *testing.T) {
	var s rubric.State
	for d := 1; d <= 30; d++ {
		visit(&s, d, "always", string(rune('A'+d)))
	}
	if len(s.Findings) > 3 {
		t.Errorf("%d findings are remembered; only the last two days' matter", len(s.Findings))
	}
}
