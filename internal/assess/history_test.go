package assess_test

import (
	"slices"
	"testing"

	"rubric"
	"rubric/internal/assess"
)

// TestTheTrendBreaksWhereTheChecksChange: between days that were judged by
// different checks stands a row without figures, at which a line ends.
func TestTheTrendBreaksWhereTheChecksChange(t *testing.T) {
	m := coffee()
	full(m)
	score := 90
	for _, d := range []struct{ day, hash string }{{"2026-05-20", "a"}, {"2026-05-21", "a"}, {"2026-05-22", "b"}} {
		m.b.State.History = append(m.b.State.History, rubric.HistoryDay{
			Date: day(d.day), Verdict: rubric.Approve, Management: &score, Department: &score, RulesHash: d.hash,
		})
	}
	_, r := assess.Assess(m.outlook("2026-05-25"), &rubric.Check{RulesHash: "b"}, rubric.English)
	h := table(r, "history")
	if len(h.Rows) != 5 {
		t.Fatalf("%d rows", len(h.Rows))
	}
	ends := slices.ContainsFunc(r.Blocks, func(b rubric.Block) bool {
		c, ok := b.(rubric.Chart)
		return ok && c.Table == h.ID && c.Most == 100
	})
	if !ends {
		t.Error("the chart of scores goes on beyond 100")
	}
	for i, row := range h.Rows {
		if heading := rubric.HeadingCells(row) > 0; heading != (i == 2) {
			t.Errorf("row %d: %+v", i, row)
		}
	}
	if got := h.Rows[2][0].Text + ": " + h.Rows[2][1].Text; got != "from 22 May: the checks changed: not comparable with earlier days" {
		t.Error(got)
	}
}
