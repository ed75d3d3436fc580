package assess_test

import (
	"strings"
	"testing"

	"rubric"
	"rubric/internal/assess"
)

// TestNobodyIsJudgedByADraft holds a plan against a strategy that was drafted
// from it: agreeing with oneself is no merit.
func TestNobodyIsJudgedByADraft(t *testing.T) {
	m := coffee()
	m.posts(6, 18, "Опт")
	missing := ran("tab-missing", rubric.CardPlan, rubric.PartTable, e, mgr, 4, 0)
	missing.Cards = map[rubric.CardID]rubric.Tally{
		rubric.CardGoals: {Assessed: 1}, rubric.CardStrategy: {Assessed: 1},
		rubric.CardConcept: {Assessed: 1}, rubric.CardPlan: {Assessed: 1},
	}
	c := &rubric.Check{Rules: []rubric.RuleResult{
		missing,
		ran("goal-not-measurable", rubric.CardGoals, "", e, mgr, 1, 0),
		ran("task-orphan", rubric.CardStrategy, "", e, mgr, 4, 0),
		ran("rubric-orphan", rubric.CardConcept, "", e, mgr, 5, 0),
		ran("task-unlinked", rubric.CardPlan, rubric.PartMatch, e, dept, 18, 0),
	}}
	before, _ := assess.Assess(m.outlook("2026-05-10"), c, rubric.Russian)
	m.b.Settings = []rubric.Setting{{Key: "draft", Value: rubric.Value{Text: "Цели A2:F2; Стратегия A2:F4; Рубрики A2:G4"}}}
	drafted, _ := assess.Assess(m.outlook("2026-05-10"), c, rubric.Russian)
	for i, id := range rubric.Cards[:3] {
		if before.Cards[i].State != rubric.Green {
			t.Errorf("%s is %s before it is a draft", id, before.Cards[i].State)
		}
		if got := drafted.Cards[i]; got.State != rubric.NoData || got.Score != nil || !strings.Contains(got.Summary+got.Next, "черновик") {
			t.Errorf("%s is %s, %q, %q", id, got.State, got.Summary, got.Next)
		}
	}
	if *before.Management != 100 || *drafted.Management != 0 {
		t.Errorf("management %d, with drafts %d", *before.Management, *drafted.Management)
	}
}
