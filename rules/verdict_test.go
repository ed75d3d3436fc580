package rules_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/assess"
	"rubric/internal/layout"
	"rubric/rules"
)

func cleanOutlook(extra string) *rubric.Outlook {
	book, asOf := layout.Read(grid(clean()+extra), layout.Options{AsOf: day(5, 20)})
	return rubric.NewOutlook(book, asOf)
}

// A rule that panics is contained and named, and takes the plain yes away; so
// does a check of the team's own that does not read.
func TestFailedRuleTakesThePlainYesAway(t *testing.T) {
	broken := &rules.Rule{
		ID: "broken", Severity: rubric.Warning, Actor: rubric.Department, Card: rubric.CardBrand, Entries: true,
		Check: func(*rules.Pass) { panic("boom") },
	}
	for _, tt := range []struct {
		name, rulesTab, named string
		more                  []*rules.Rule
		want                  rubric.Verdict
	}{
		{name: "as it is", want: rubric.Approve},
		{name: "a panic", more: []*rules.Rule{broken}, named: "broken", want: rubric.ApproveWithReservations},
		{name: "a check of their own", rulesTab: "-- Правила --\nПравило | Условие\nмоя | entry.topic == \"Кот\"", want: rubric.Approve},
		{name: "a slip in their own", rulesTab: "-- Правила --\nПравило | Условие\nмоя | entry.topik == \"Кот\"", named: "моя", want: rubric.ApproveWithReservations},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := cleanOutlook(tt.rulesTab)
			c := rules.RunThese(o, append(rules.Of(o.Book), tt.more...))
			a, _ := assess.Assess(o, c, rubric.English)
			if a.Verdict != tt.want {
				t.Errorf("%s, because %v", a.Verdict, a.Because)
			}
			if tt.named == "" {
				return
			}
			if r := resultOf(t, c, tt.named); r.State != rubric.RuleFailed || r.Reason.EN == "" || r.Reason.RU == "" {
				t.Errorf("%+v", r)
			}
			if !slices.ContainsFunc(a.Because, func(s string) bool { return strings.Contains(s, tt.named) }) {
				t.Errorf("nobody says that %s failed: %v", tt.named, a.Because)
			}
			for _, r := range c.Rules {
				if r.ID != tt.named && r.State == rubric.RuleFailed {
					t.Errorf("%s failed too", r.ID)
				}
			}
		})
	}
}

// On a plan without any strategy tab the department hears only of the plan
// itself, and the manager of at most six things, each saying what to fill.
func TestPlanAloneWhateverStandsInIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := faulty(t)
		plan := g.Tabs[len(g.Tabs)-1]
		g.Tabs = []*rubric.Tab{plan}
		c := check(g)
		managers := 0
		for i := range c.Findings {
			f := &c.Findings[i]
			r, ok := rules.Find(f.Rule)
			if !ok {
				t.Fatalf("no rule %s", f.Rule)
			}
			if f.Actor == rubric.Manager && f.Pos.Tab == "" {
				managers++
				m := rules.Message(f, rubric.Russian)
				if !slices.ContainsFunc([]string{"целей", "стратегии", "рубрик", "Часы"}, func(s string) bool { return strings.Contains(m, s) }) {
					t.Errorf("%s does not say what to fill: %s", f.Rule, m)
				}
			}
			if f.Actor != rubric.Department {
				continue
			}
			for _, need := range r.NeedNames() {
				if !slices.ContainsFunc(strings.Split(need, "|"), func(place string) bool {
					tab, _, _ := strings.Cut(place, ".")
					return tab == string(rubric.RolePlan) || !isStrategy(tab)
				}) {
					t.Errorf("%s rests on %s and stands at %s", f.Rule, need, f.Pos)
				}
			}
		}
		if managers > 6 {
			t.Errorf("%d findings for the manager", managers)
		}
	})
}

func isStrategy(tab string) bool {
	return slices.Contains([]rubric.Role{
		rubric.RoleGoals, rubric.RoleStrategy, rubric.RoleRubrics, rubric.RoleFormats, rubric.RoleChannels, rubric.RolePeople,
		rubric.RoleNeeds, rubric.RoleApprovals, rubric.RoleStatistics, rubric.RoleVoice, rubric.RoleDates,
	}, rubric.Role(tab))
}
