package reconcile_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
)

func TestInterleavings(t *testing.T) {
	for name, mode := range modes {
		t.Run(name, func(t *testing.T) {
			play := sourcetest.Play{
				Open: func(_ *rapid.T, tabs ...sourcetest.Sheet) sourcetest.Stage {
					return sourcetest.NewMemory(mode, tabs...)
				},
				Sync: func(ctx context.Context, src rubric.Source) ([]rubric.Edit, error) {
					r, err := reconcile.Sync(ctx, src, options)
					if err != nil {
						return nil, err
					}
					return r.Edits, nil
				},
				Visitors: func(int) int { return 3 },
				Tally:    sourcetest.NewTally(),
			}
			rapid.Check(t, play.Syncs)
			t.Log(play.Tally)
		})
	}
}
