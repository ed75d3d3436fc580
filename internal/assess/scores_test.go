package assess_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/assess"
)

// card returns a card of an assessment of the check over the book.
func card(t *testing.T, m *maker, asOf string, id rubric.CardID, c *rubric.Check) rubric.Card {
	t.Helper()
	a, _ := assess.Assess(m.outlook(asOf), c, rubric.Russian)
	for _, card := range a.Cards {
		if card.Card == id {
			return card
		}
	}
	t.Fatalf("no card %s", id)
	return rubric.Card{}
}

const (
	e, w, i = rubric.Error, rubric.Warning, rubric.Info
	mgr     = rubric.Manager
	dept    = rubric.Department
)

func unmet(id string, card rubric.CardID, s rubric.Severity) rubric.RuleResult {
	return rubric.RuleResult{ID: id, State: rubric.RuleNotAssessable, Severity: s, Card: card, Reason: rubric.Text{RU: "нет листа «Цели»", EN: "no tab"}}
}

func TestCardScore(t *testing.T) {
	goals := func(id string, s rubric.Severity, assessed, affected int) rubric.RuleResult {
		return ran(id, rubric.CardGoals, "", s, mgr, assessed, affected)
	}
	plan := func(part rubric.Part, assessed, affected int) rubric.RuleResult {
		return ran(string(part), rubric.CardPlan, part, e, dept, assessed, affected)
	}
	open := rubric.Finding{Rule: "goal-orphan", Severity: e, Actor: mgr, Card: rubric.CardGoals}
	tests := []struct {
		name     string
		id       rubric.CardID
		rules    []rubric.RuleResult
		findings []rubric.Finding
		state    rubric.CardState
		score    *int
	}{
		{"weights 5 and 2", rubric.CardGoals, []rubric.RuleResult{goals("a", e, 4, 0), goals("b", w, 4, 4)}, nil, rubric.Amber, new(71)},
		{"information weighs nothing", rubric.CardGoals, []rubric.RuleResult{goals("a", e, 4, 0), goals("b", i, 4, 4)}, nil, rubric.Green, new(100)},
		{"what assessed nothing is left out", rubric.CardGoals, []rubric.RuleResult{goals("a", e, 0, 0), goals("b", w, 2, 1)}, nil, rubric.Amber, new(50)},
		{"nothing assessed at all", rubric.CardGoals, []rubric.RuleResult{goals("a", e, 0, 0)}, nil, rubric.NoData, nil},
		{"green by the unrounded score", rubric.CardGoals, []rubric.RuleResult{goals("a", e, 1000, 104)}, nil, rubric.Amber, new(90)},
		{"red by the unrounded score", rubric.CardGoals, []rubric.RuleResult{goals("a", e, 1000, 504)}, nil, rubric.Red, new(50)},
		{"an open error caps at amber", rubric.CardGoals, []rubric.RuleResult{goals("a", e, 100, 1)}, []rubric.Finding{open}, rubric.Amber, new(99)},
		{"half of the weight assessable", rubric.CardGoals, []rubric.RuleResult{goals("a", e, 4, 0), unmet("b", rubric.CardGoals, e)}, nil, rubric.NoData, nil},
		{"enough of the weight assessable", rubric.CardGoals, []rubric.RuleResult{goals("a", e, 4, 0), unmet("b", rubric.CardGoals, w)}, nil, rubric.Green, new(100)},
		{"a rule switched off is left out", rubric.CardGoals, []rubric.RuleResult{goals("a", w, 4, 0), {ID: "b", State: rubric.RuleOff, Severity: e, Card: rubric.CardGoals}}, nil, rubric.Green, new(100)},
		{"a failed rule is no data", rubric.CardGoals, []rubric.RuleResult{goals("a", w, 4, 0), {ID: "b", State: rubric.RuleFailed, Severity: e, Card: rubric.CardGoals}}, nil, rubric.NoData, nil},
		{"no rules", rubric.CardGoals, nil, nil, rubric.NoData, nil},
		{"the plan takes its lowest part", rubric.CardPlan, []rubric.RuleResult{plan(rubric.PartMatch, 10, 2), plan(rubric.PartApproval, 10, 4), plan(rubric.PartTable, 10, 0)}, nil, rubric.Amber, new(60)},
		{"the plan's table weighs half", rubric.CardPlan, []rubric.RuleResult{plan(rubric.PartMatch, 10, 2), plan(rubric.PartTable, 10, 10)}, nil, rubric.Amber, new(50)},
		{"an expired strategy is red", rubric.CardRevision, nil, []rubric.Finding{{Rule: "strategy-expired", Severity: e, Actor: mgr, Card: rubric.CardRevision}}, rubric.Red, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := coffee()
			full(m)
			got := card(t, m, "2026-05-25", tt.id, &rubric.Check{Rules: tt.rules, Findings: tt.findings})
			if got.State != tt.state {
				t.Errorf("state %s, want %s", got.State, tt.state)
			}
			if diff := cmp.Diff(tt.score, got.Score); diff != "" {
				t.Errorf("score (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTabMissingCountsOnFourCards(t *testing.T) {
	m := coffee()
	full(m)
	missing := ran("tab-missing", rubric.CardPlan, rubric.PartTable, e, mgr, 4, 1)
	missing.Cards = map[rubric.CardID]rubric.Tally{
		rubric.CardGoals: {Assessed: 1, Affected: 1}, rubric.CardStrategy: {Assessed: 1},
		rubric.CardConcept: {Assessed: 1}, rubric.CardPlan: {Assessed: 1},
	}
	c := &rubric.Check{Rules: []rubric.RuleResult{missing}}
	for id, want := range map[rubric.CardID]int{rubric.CardGoals: 0, rubric.CardStrategy: 100, rubric.CardConcept: 100, rubric.CardPlan: 100} {
		if got := card(t, m, "2026-05-25", id, c); got.Score == nil || *got.Score != want || got.Assessed != 1 {
			t.Errorf("%s: score %v of %d, want %d of 1", id, got.Score, got.Assessed, want)
		}
	}
	a, _ := assess.Assess(m.outlook("2026-05-25"), c, rubric.Russian)
	if *a.Management != 67 || *a.Department != 100 {
		t.Errorf("totals %d and %d, want 67 and 100", *a.Management, *a.Department)
	}
}

func TestTotalsKeepTheSidesApart(t *testing.T) {
	m := coffee()
	full(m)
	c := &rubric.Check{Rules: []rubric.RuleResult{
		ran("a", rubric.CardGoals, "", e, mgr, 10, 10),
		ran("b", rubric.CardPlan, rubric.PartMatch, e, dept, 10, 0),
		ran("c", rubric.CardStatistics, "", w, rubric.Both, 10, 5),
	}}
	a, _ := assess.Assess(m.outlook("2026-05-25"), c, rubric.Russian)
	if *a.Management != 14 || *a.Department != 86 {
		t.Errorf("totals %d and %d, want 14 and 86", *a.Management, *a.Department)
	}
	a, _ = assess.Assess(m.outlook("2026-05-25"), &rubric.Check{}, rubric.Russian)
	if a.Management != nil || a.Department != nil {
		t.Error("totals of nothing are numbers")
	}
}

func TestNothingApprovedDaysBeforeTheMonth(t *testing.T) {
	perfect := &rubric.Check{Rules: []rubric.RuleResult{ran("a", rubric.CardPlan, rubric.PartMatch, e, dept, 18, 0)}}
	tests := []struct {
		name   string
		asOf   string
		status rubric.Status
		row    bool // of the approvals tab
		want   rubric.CardState
	}{
		{"five working days away", "2026-05-25", rubric.StatusReview, false, rubric.Red},
		{"six working days away", "2026-05-22", rubric.StatusReview, false, rubric.Green},
		{"one is approved", "2026-05-25", rubric.StatusApproved, false, rubric.Green},
		{"the month is approved", "2026-05-25", rubric.StatusReview, true, rubric.Green},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := coffee()
			full(m)
			for n := range m.b.Entries {
				m.b.Entries[n].Status = rubric.StatusReview
			}
			m.b.Entries[0].Status = tt.status
			if tt.row {
				m.b.Approvals = []rubric.Approval{{Month: rubric.Month{Year: 2026, Month: time.June}, Date: rubric.Day{Date: day("2026-05-24")}}}
			}
			if got := card(t, m, tt.asOf, rubric.CardPlan, perfect).State; got != tt.want {
				t.Errorf("state %s, want %s", got, tt.want)
			}
		})
	}
}

func TestPreviousScore(t *testing.T) {
	m := coffee()
	full(m)
	m.b.State.History = []rubric.HistoryDay{
		{Date: day("2026-05-20"), Scores: map[rubric.CardID]int{rubric.CardGoals: 55}},
		{Date: day("2026-05-25"), Scores: map[rubric.CardID]int{rubric.CardGoals: 99}},
	}
	if got := card(t, m, "2026-05-25", rubric.CardGoals, &rubric.Check{}).Previous; got == nil || *got != 55 {
		t.Errorf("previous %v, want 55, the last day before as-of", got)
	}
	if got := card(t, m, "2026-05-25", rubric.CardPlan, &rubric.Check{}).Previous; got != nil {
		t.Errorf("previous %d of a card that had none", *got)
	}
}
