package reconcile_test

import (
	"testing"
	"time"

	"rubric"
	"rubric/internal/layout"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
)

const plan = sourcetest.ContentTab

var (
	book      = sourcetest.ContentBook
	planSheet = sourcetest.ContentSheet
	marks     = sourcetest.Marks
	headings  = sourcetest.ContentHeadings()

	today   = rubric.NewDate(2026, time.May, 20)
	options = on(today)
	modes   = map[string]sourcetest.Conflicts{
		"conflicts before writing": sourcetest.BeforeWriting,
		"conflicts after writing":  sourcetest.AfterWriting,
	}
)

func on(d rubric.Date) reconcile.Options {
	return reconcile.Options{Layout: layout.Options{Now: d.Time(), AsOf: d}}
}

func mustSync(t *testing.T, src rubric.Source, o reconcile.Options) *reconcile.Result {
	t.Helper()
	r, err := reconcile.Sync(t.Context(), src, o)
	if err != nil {
		t.Fatalf("Sync: %v", err)
	}
	return r
}

func readGrid(t *testing.T, m *sourcetest.Memory) *rubric.Grid {
	t.Helper()
	g, _, err := m.Source().Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// beside returns what stands in a managed column of the plan, row by row.
func beside(g *rubric.Grid, f rubric.ManagedField) []string {
	tab := g.Tab(plan)
	var out []string
	for n := 1; n <= tab.LastRow(); n++ {
		out = append(out, tab.Cell(n, tab.Managed.Of(f)).String())
	}
	return out
}
