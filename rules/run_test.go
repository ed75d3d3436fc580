package rules

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
)

func outlook(b *rubric.Book) *rubric.Outlook {
	b.Index()
	return rubric.NewOutlook(b, rubric.NewDate(2026, time.May, 20))
}

func TestPanicIsContained(t *testing.T) {
	broken := Rule{
		ID: "broken", Severity: rubric.Error, Actor: rubric.Department, Card: rubric.CardBrand, Entries: true,
		Check: func(p *Pass) {
			p.Assess()
			p.Tab(rubric.RolePlan)
			panic("boom\nat 0x123")
		},
	}
	c := run(outlook(&rubric.Book{}), []*Rule{&broken, &tabMissing})
	if len(c.Findings) != 4 {
		t.Errorf("%d findings, want the other rule's 4 only", len(c.Findings))
	}
	got := c.Rules[0]
	if got.State != rubric.RuleFailed || !got.Entries || got.Assessed != 0 || !strings.HasSuffix(got.Reason.EN, ": boom") {
		t.Errorf("the broken rule's result: %+v", got)
	}
	if c.Rules[1].State != rubric.RuleChecked {
		t.Errorf("the other rule: %+v", c.Rules[1])
	}
}

func TestTabMissingCountsOnFourCards(t *testing.T) {
	b := &rubric.Book{Goals: []rubric.Goal{{}}}
	c := run(outlook(b), []*Rule{&tabMissing})
	want := map[rubric.CardID]rubric.Tally{
		rubric.CardGoals:    {Assessed: 1},
		rubric.CardStrategy: {Assessed: 1, Affected: 1},
		rubric.CardConcept:  {Assessed: 1, Affected: 1},
		rubric.CardPlan:     {Assessed: 1, Affected: 1},
	}
	if diff := cmp.Diff(want, c.Rules[0].Cards); diff != "" {
		t.Error(diff)
	}
	for _, f := range c.Findings {
		if onPlan := f.Card == rubric.CardPlan; onPlan != (f.Part == rubric.PartTable) || onPlan != (f.Actor == rubric.Department) {
			t.Errorf("%s: %s %s", f.Card, f.Part, f.Actor)
		}
	}
}

func TestMessagePlaces(t *testing.T) {
	long := strings.Repeat("слово ", 30)
	for _, tt := range []struct {
		place  string
		params rubric.Params
		ru, en string
	}{
		{"d", rubric.Params{{Name: "d", Value: rubric.NewDate(2026, time.May, 7)}}, "07.05", "7 May"},
		{"d:full", rubric.Params{{Name: "d", Value: rubric.NewDate(2026, time.May, 7)}}, "07.05.2026", "7 May 2026"},
		{"m:cap", rubric.Params{{Name: "m", Value: rubric.Month{Year: 2026, Month: time.June}}}, "Июнь", "June"},
		{"m:year:cap", rubric.Params{{Name: "m", Value: rubric.Month{Year: 2026, Month: time.June}}}, "Июнь 2026", "June 2026"},
		{"n|пост|поста|постов", rubric.Params{{Name: "n", Value: 3}}, "поста", "постов"},
		{"x:percent", rubric.Params{{Name: "x", Value: 38.9}}, "39\u00a0%", "39%"},
		{"l", rubric.Params{{Name: "l", Value: []string{"a", "b", "c"}}}, "«a», «b» и «c»", "“a”, “b” and “c”"},
		{"s", rubric.Params{{Name: "s", Value: "two\n lines"}}, "two lines", "two lines"},
		{"s", rubric.Params{{Name: "s", Value: long}}, string([]rune(long)[:39]) + "…", string([]rune(long)[:39]) + "…"},
		{"absent", nil, "", ""},
		{"absent:cap", nil, "", ""},
	} {
		f := &rubric.Finding{Params: tt.params}
		if got := fill(f, tt.place, rubric.Russian); got != tt.ru {
			t.Errorf("{%s} in Russian: %q, want %q", tt.place, got, tt.ru)
		}
		if got := fill(f, tt.place, rubric.English); got != tt.en {
			t.Errorf("{%s} in English: %q, want %q", tt.place, got, tt.en)
		}
	}
}

// TestAReasonSaysAThingOnce: a tab that several needs miss is named once.
func TestAReasonSaysAThingOnce(t *testing.T) {
	for _, r := range Run(outlook(&rubric.Book{})).Rules {
		seen := map[string]bool{}
		for part := range strings.SplitSeq(r.Reason.EN, "; ") {
			if seen[part] {
				t.Errorf("%s: %s", r.ID, r.Reason.EN)
			}
			seen[part] = true
		}
	}
}
