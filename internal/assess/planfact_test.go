package assess_test

import (
	"testing"

	"rubric"
	"rubric/internal/assess"
)

// planFactRows returns what the table of plan and fact says of last month.
func planFactRows(t *testing.T, m *maker, asOf string) map[string]float64 {
	t.Helper()
	_, r := assess.Assess(m.outlook(asOf), &rubric.Check{}, rubric.English)
	out := map[string]float64{}
	for _, b := range r.Blocks {
		if table, ok := b.(rubric.Table); ok && table.ID == "planfact" {
			for _, row := range table.Rows {
				out[row[0].Text] = row[1].Number
			}
		}
	}
	return out
}

func TestPlanAndFact(t *testing.T) {
	m := coffee()
	m.posts(5, 6, "Опт")
	m.posts(6, 12, "Опт")
	for i, s := range []rubric.Status{rubric.StatusPublished, rubric.StatusPublished, rubric.StatusCancelled, rubric.StatusPaused} {
		m.b.Entries[i].Status = s
	}
	got := planFactRows(t, m, "2026-05-25")
	if _, known := got["Moved after approval"]; known || got["Planned"] != 6 || got["Published"] != 2 || got["Cancelled"] != 1 || got["Paused"] != 1 {
		t.Errorf("without memory: %v", got)
	}
	// Three were approved for May: one stands as it was, one moved inside the
	// month, one into June.
	m.b.State.Entries = map[string]rubric.EntryState{}
	for i, approvedFor := range map[int]string{0: "2026-05-01", 1: "2026-05-20", 7: "2026-05-30"} {
		id := string(rune('a' + i))
		m.b.Entries[i].ID = id
		c := rubric.ContentOf(&m.b.Entries[i], nil, nil)
		c.Date = day(approvedFor)
		m.b.State.Entries[id] = rubric.EntryState{Approved: c.String()}
	}
	if got := planFactRows(t, m, "2026-05-25"); got["Moved after approval"] != 2 {
		t.Errorf("moved: %v", got)
	}
}
