package reconcile_test

import (
	"context"
	"testing"
	"time"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
)

// settledBook reads a book as it stood after its first sync, and counts writes.
type settledBook struct {
	grid   *rubric.Grid
	writes int
}

func (s *settledBook) Read(context.Context) (*rubric.Grid, rubric.Revision, error) {
	return s.grid, "1", nil
}

func (s *settledBook) Write(context.Context, rubric.Revision, []rubric.Edit) (rubric.Revision, error) {
	s.writes++
	return "2", nil
}

func (s *settledBook) Capabilities() rubric.Capabilities { return rubric.Capabilities{} }

// BenchmarkSettledSync reports how long each stage of a sync takes that has
// nothing to change in a book of 100,000 posts.
func BenchmarkSettledSync(b *testing.B) {
	sheets := book(6)
	sheets[3] = planSheet(marks(100_000)...)
	for i, row := range sheets[3].Rows[1:] { // thirty posts a day: nine years of them
		row[1] = today.AddDays(40 - i/30)
	}
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, sheets...)
	if _, err := reconcile.Sync(b.Context(), m.Source(), options); err != nil {
		b.Fatal(err)
	}
	grid, _, err := m.Source().Read(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	src := &settledBook{grid: grid}
	o := options
	took, last := map[string]time.Duration{}, time.Now()
	o.Progress = func(stage string, done, total int) {
		now := time.Now()
		if done < total {
			took["ours"] += now.Sub(last)
		} else {
			took[stage] += now.Sub(last)
		}
		last = now
	}
	for b.Loop() {
		last = time.Now()
		if _, err := reconcile.Sync(b.Context(), src, o); err != nil {
			b.Fatal(err)
		}
		took["ours"] += time.Since(last)
	}
	if src.writes > 0 {
		b.Fatal("a settled book was written to")
	}
	for stage, d := range took {
		b.ReportMetric(d.Seconds()*1000/float64(b.N), stage+"-ms")
	}
}
