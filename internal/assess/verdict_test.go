package assess_test

import (
	"testing"
	"time"

	"rubric"
	"rubric/internal/assess"
)

// ran is a rule that looked at things and objected to some.
func ran(id string, card rubric.CardID, part rubric.Part, s rubric.Severity, a rubric.Actor, assessed, affected int) rubric.RuleResult {
	return rubric.RuleResult{
		ID: id, State: rubric.RuleChecked, Severity: s, Actor: a, Card: card, Part: part, Assessed: assessed, Affected: affected,
	}
}

// on is a finding about an entry.
func on(e *rubric.Entry, s rubric.Severity, part rubric.Part) rubric.Finding {
	return rubric.Finding{
		Rule: "rubric-unknown", Severity: s, Actor: rubric.Department, Card: rubric.CardPlan, Part: part, Pos: e.Pos, Value: e.Rubric.Text,
	}
}

func full(m *maker) {
	m.posts(time.June, 5, "Опт")
	m.posts(time.June, 4, "Доставка")
	m.posts(time.June, 5, "Кофе")
	m.posts(time.June, 4, "Жизнь кофейни")
}

func TestVerdict(t *testing.T) {
	tests := []struct {
		name  string
		make  func(m *maker)
		check func(m *maker, c *rubric.Check)
		want  rubric.Verdict
	}{
		{"a healthy plan", full, nil, rubric.Approve},
		{"no strategy", func(m *maker) { full(m); m.b.Tasks = nil }, nil, rubric.NotAssessable},
		{"no rubrics", func(m *maker) { full(m); m.b.Rubrics = nil }, nil, rubric.NotAssessable},
		{"no plan", func(*maker) {}, nil, rubric.NotAssessable},
		{"a month not filled", func(m *maker) { m.posts(time.May, 16, "Опт"); m.posts(time.June, 4, "Опт") }, nil, rubric.NotAssessable},
		{"half the tasks without posts", func(m *maker) { m.posts(time.June, 9, "Опт"); m.posts(time.June, 9, "Доставка") }, nil, rubric.Return},
		{"less than half of the posts serve", func(m *maker) { full(m); m.posts(time.June, 19, "Акции") }, nil, rubric.Return},
		{"half of the posts serve", func(m *maker) { full(m); m.posts(time.June, 18, "Акции") }, nil, rubric.Approve},
		{"a red match", full, func(_ *maker, c *rubric.Check) {
			c.Rules = append(c.Rules, ran("rubric-unknown", rubric.CardPlan, rubric.PartMatch, rubric.Error, rubric.Department, 100, 51))
		}, rubric.Return},
		{"an amber match", full, func(_ *maker, c *rubric.Check) {
			c.Rules = append(c.Rules, ran("rubric-unknown", rubric.CardPlan, rubric.PartMatch, rubric.Error, rubric.Department, 100, 50))
		}, rubric.Approve},
		{"errors on three entries", func(m *maker) { full(m); full(m) }, func(m *maker, c *rubric.Check) {
			for i := range 3 {
				c.Findings = append(c.Findings, on(&m.b.Entries[i], rubric.Error, rubric.PartTable))
			}
		}, rubric.Return},
		{"errors on a tenth of the posts", func(m *maker) { full(m); m.posts(time.June, 2, "Опт") }, func(m *maker, c *rubric.Check) {
			for i := range 2 {
				c.Findings = append(c.Findings, on(&m.b.Entries[i], rubric.Error, rubric.PartTable))
			}
		}, rubric.Return},
		{"errors on less than a tenth", func(m *maker) { full(m); m.posts(time.June, 3, "Опт") }, func(m *maker, c *rubric.Check) {
			for i := range 2 {
				c.Findings = append(c.Findings, on(&m.b.Entries[i], rubric.Error, rubric.PartTable))
			}
		}, rubric.ApproveWithReservations},
		{"one error among eighteen", full, func(m *maker, c *rubric.Check) {
			c.Findings = append(c.Findings, on(&m.b.Entries[0], rubric.Error, rubric.PartTable))
		}, rubric.ApproveWithReservations},
		{"errors of approval only", full, func(m *maker, c *rubric.Check) {
			for i := range 3 {
				c.Findings = append(c.Findings, on(&m.b.Entries[i], rubric.Error, rubric.PartApproval))
			}
		}, rubric.ApproveWithReservations},
		{"a leading error counts as those it stands for", full, func(m *maker, c *rubric.Check) {
			f := on(&m.b.Entries[0], rubric.Error, rubric.PartMatch)
			for i := range 3 {
				f.Rows = append(f.Rows, m.b.Entries[i].Pos.Row)
			}
			f.Pos.Row, f.Count = 0, 3
			c.Findings = append(c.Findings, f)
		}, rubric.Return},
		{"a leading error about other months", func(m *maker) { full(m); m.posts(time.May, 5, "Опт") }, func(m *maker, c *rubric.Check) {
			f := on(&m.b.Entries[18], rubric.Error, rubric.PartMatch)
			for i := range 5 {
				f.Rows = append(f.Rows, m.b.Entries[18+i].Pos.Row)
			}
			f.Pos.Row, f.Count = 0, 5
			c.Findings = append(c.Findings, f)
		}, rubric.Approve},
		{"an error on the plan as a whole", full, func(m *maker, c *rubric.Check) {
			f := on(&m.b.Entries[0], rubric.Error, rubric.PartTable)
			f.Pos.Row = 0
			c.Findings = append(c.Findings, f)
		}, rubric.Return},
		{"dates that cannot be read", full, func(m *maker, c *rubric.Check) {
			for range 3 {
				e := m.post("2026-06-30", "Опт")
				e.Date = rubric.Day{Bad: true}
				f := on(e, rubric.Error, rubric.PartTable)
				f.Rule = "date-invalid"
				c.Findings = append(c.Findings, f)
			}
		}, rubric.Return},
		{"an open error on the goals", full, func(_ *maker, c *rubric.Check) {
			c.Findings = append(c.Findings, rubric.Finding{Rule: "goal-not-measurable", Severity: rubric.Error, Actor: rubric.Manager, Card: rubric.CardGoals})
		}, rubric.ApproveWithReservations},
		{"an accepted error", full, func(m *maker, c *rubric.Check) {
			f := on(&m.b.Entries[0], rubric.Error, rubric.PartTable)
			f.Suppressed = true
			c.Findings = append(c.Findings, f)
		}, rubric.Approve},
		{"information", full, func(m *maker, c *rubric.Check) {
			c.Findings = append(c.Findings, on(&m.b.Entries[0], rubric.Info, rubric.PartTable))
		}, rubric.Approve},
		{"a rule that failed", full, func(_ *maker, c *rubric.Check) {
			c.Rules = append(c.Rules, rubric.RuleResult{ID: "gap-too-long", State: rubric.RuleFailed, Card: rubric.CardPlan})
		}, rubric.ApproveWithReservations},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := coffee()
			tt.make(m)
			c := &rubric.Check{AsOf: day("2026-05-25")}
			if tt.check != nil {
				tt.check(m, c)
			}
			a, _ := assess.Assess(m.outlook("2026-05-25"), c, rubric.Russian)
			if a.Verdict != tt.want {
				t.Errorf("verdict %s, want %s; because %q", a.Verdict, tt.want, a.Because)
			}
			if len(a.Because) == 0 {
				t.Error("the verdict gives no reason")
			}
			if n := len(a.Screen); n == 0 || n > 15 {
				t.Errorf("the first screen has %d lines", n)
			}
		})
	}
}
