package rules_test

import (
	"testing"

	"rubric"
	"rubric/rules"
)

// A finding is known again by its key from one day to the next, so two findings
// of one run do not share one, as far as entries have ids.
func TestKeysTellFindingsApart(t *testing.T) {
	for _, x := range examples(t) {
		o := x.outlook(t)
		for i := range o.Book.Entries {
			if e := &o.Book.Entries[i]; e.ID == "" {
				e.ID = e.Pos.String()
			}
		}
		seen := map[string]*rubric.Finding{}
		c := rules.Run(o)
		for i := range c.Findings {
			f := &c.Findings[i]
			if other := seen[f.Key()]; other != nil {
				t.Errorf("%s: %s and %s share the key %s", x.rule.ID, other.Pos, f.Pos, f.Key())
			}
			seen[f.Key()] = f
		}
	}
}
