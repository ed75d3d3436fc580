package sheets_test

import (
	"context"
	"flag"
	"os"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
	"rubric/sheets"
)

// interleavings sets how many plays a property plays: a few, or as many as
// RUBRIC_INTERLEAVINGS says.
func interleavings(t *testing.T, few int) {
	n := few
	if s := os.Getenv("RUBRIC_INTERLEAVINGS"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			t.Fatalf("RUBRIC_INTERLEAVINGS: %v", err)
		}
	}
	checks := flag.Lookup("rapid.checks")
	was := checks.Value.String()
	if err := checks.Value.Set(strconv.Itoa(n)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = checks.Value.Set(was) })
}

// shown is a spreadsheet whose cells are looked at as they are shown: much faster
// than to read it.
type shown struct{ *workbook }

func (w shown) Cells(tab string) [][]string { return w.people.Rows(w.sheet(tab)) }

func (w shown) Managed(tab string) rubric.ManagedColumns {
	var managed rubric.ManagedColumns
	id := w.sheet(tab)
	for _, m := range w.people.Metadata() {
		if m.Key == sheets.ColumnKey && m.SheetID == id {
			managed = managed.With(rubric.ManagedField(m.Value), m.Index)
		}
	}
	return managed
}

// TestInterleavings lets people come most of all between a sync's read and its
// first write.
func TestInterleavings(t *testing.T) {
	interleavings(t, 15)
	rounds := 0
	play := sourcetest.Play{
		Open: func(t *rapid.T, tabs ...sourcetest.Sheet) sourcetest.Stage {
			if rapid.IntRange(0, 9).Draw(t, "with an assessment") > 0 { // which takes most of the time
				tabs = append(tabs, sourcetest.Sheet{Name: "Настройки", Rows: [][]any{{"Ключ", "Значение"}, {"assessment.inBook", "off"}}})
			}
			return shown{newWorkbook(t, tabs...)}
		},
		Sync: func(ctx context.Context, src rubric.Source) ([]rubric.Edit, error) {
			r, err := reconcile.Sync(ctx, src, options())
			if err != nil {
				return nil, err
			}
			rounds += r.Rounds
			return r.Edits, nil
		},
		Visitors: func(request int) int { return map[int]int{2: 10, 3: 3, 4: 3}[request] },
		Tally:    sourcetest.NewTally(),
	}
	rapid.Check(t, play.Syncs)
	t.Logf("%v; %d rounds, those in peace included", play.Tally, rounds)
}

func TestWritesLandBesideTheirPosts(t *testing.T) {
	interleavings(t, 80)
	play := sourcetest.Play{
		Open: func(t *rapid.T, tabs ...sourcetest.Sheet) sourcetest.Stage {
			return shown{newWorkbook(t, tabs...)}
		},
		Tally: sourcetest.NewTally(),
	}
	rapid.Check(t, play.Writes)
	t.Log(play.Tally)
}
