package propose_test

import (
	"context"
	"testing"

	"rubric"
	"rubric/internal/propose"
	"rubric/rules"
)

// TestHardMonthsAreSettledEarly proposes for months that ask for many posts, in a
// quarter of the steps that a proposal has.
func TestHardMonthsAreSettledEarly(t *testing.T) {
	for _, seed := range []uint64{318, 356} {
		b, asOf := month(seed)
		b.Index()
		o := rubric.NewOutlook(&b.Book, asOf)
		p := propose.Make(context.Background(), o, rules.Run(o), propose.Options{Steps: propose.DefaultSteps / 4})
		if p.Outcome != rubric.ProposalFound || !p.Smallest() {
			t.Errorf("month %d: %s, %+v, proven is only %+v", seed, p.Outcome, p.Effort, p.Bound)
		}
	}
}
