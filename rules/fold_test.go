package rules

import (
	"testing"

	"rubric"
)

// A leading finding stands for all that share its cause, but lists no more rows
// than anybody reads.
func TestFold(t *testing.T) {
	for _, c := range []struct {
		alike, population int
		whole             bool
		folded            bool
	}{
		{1200, 1200, false, true}, {80, 100, false, true}, {79, 100, false, false},
		{leadLeast, 100, true, true}, {leadLeast - 1, leadLeast - 1, true, false},
	} {
		p := &Pass{rule: &Rule{Lead: rubric.Manager}, shared: &shared{perTab: map[string]int{"План": c.population}}}
		for i := range c.alike {
			f := found{cause: "x", whole: c.whole, thing: i + 1}
			f.Pos = rubric.Position{Tab: "План", Row: i + 2, Col: 3}
			p.found = append(p.found, f)
		}
		p.fold()
		if !c.folded {
			if len(p.found) != c.alike {
				t.Errorf("%+v: %d findings", c, len(p.found))
			}
			continue
		}
		if len(p.found) != 1 {
			t.Errorf("%+v: %d findings", c, len(p.found))
			continue
		}
		f := p.found[0]
		if f.Count != c.alike || len(f.covered) != c.alike || len(f.Rows) != min(c.alike, leadRows) || f.Rows[0] != 2 || f.Actor != rubric.Manager {
			t.Errorf("%+v: it counts %d, covers %d, lists %d rows, for the %s", c, f.Count, len(f.covered), len(f.Rows), f.Actor)
		}
	}
}

func TestParseUntil(t *testing.T) {
	june := rubric.NewDate(2026, 6, 30)
	for s, want := range map[string]rubric.Date{
		"2026-06-30": june, "30.06.2026": june, "30.6.26": june, "30 June 2026": june, "30 Jun 2026": june,
		"31.06.2026": {}, "06/30/2026": {}, "июнь": {}, "": {},
	} {
		if got, ok := parseUntil(s); got != want || ok == want.IsZero() {
			t.Errorf("%q: %v, %t", s, got, ok)
		}
	}
}
