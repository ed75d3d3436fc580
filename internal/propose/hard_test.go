package propose_test

import (
	"context"
	"testing"

	"rubric"
	"rubric/internal/propose"
	"rubric/rules"
)

// TestHardMonthsAreSettledEarly proposes for months that ask for many posts, or
// that take cuts, in a quarter of the steps that a proposal has.
func TestHardMonthsAreSettledEarly(t *testing.T) {
	for _, seed := range []uint64{318, 356, 1141, 3018, 4640, 4950} {
		b, asOf := month(seed)
		b.Index()
		o := rubric.NewOutlook(&b.Book, asOf)
		p := propose.Make(context.Background(), o, rules.Run(o), propose.Options{Steps: propose.DefaultSteps / 4})
		if len(p.Additions) == 0 || !p.Smallest() {
			t.Errorf("month %d: %s, %+v, proven is only %+v", seed, p.Outcome, p.Effort, p.Bound)
		}
	}
}
