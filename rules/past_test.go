package rules_test

import (
	"testing"
	"time"

	"rubric"
	"rubric/rules"
)

// TestADayThatIsStillOnIsNotOver moves the day on which the examples are looked
// at: while something can still be published, the finding asks for it.
func TestADayThatIsStillOnIsNotOver(t *testing.T) {
	asOf := map[string]int{ // the last day of May on which something can be changed
		"key-date-missed": 9, "cadence-high": 17, "gap-too-long": 18,
	}
	for _, x := range examples(t) {
		last, moved := asOf[x.rule.ID]
		if !moved {
			continue
		}
		for d, want := range map[int]string{last: "", last + 1: rules.Past} {
			on := day(time.May, d)
			found := of(rules.Run(rubric.NewOutlook(x.book(on, ""), on)), x.rule.ID)
			if len(found) != 1 || found[0].Variant != want {
				t.Errorf("%s on %s: %+v, want the variant %q", x.rule.ID, on, found, want)
			}
		}
	}
}
