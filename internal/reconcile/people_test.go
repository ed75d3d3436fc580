package reconcile_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
)

func TestARowThatIsNoEntryAnyMore(t *testing.T) {
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, book(6)...)
	mustSync(t, m.Source(), options)
	m.Set(plan, 3, 6, nil) // a free slot
	for col := 1; col <= len(headings); col++ {
		m.Set(plan, 4, col, nil) // an empty row
	}
	m.Set(plan, 9, 8, "✔ — 4, ✖ — 1") // a person's own count below the table
	mustSync(t, m.Source(), options)
	g := readGrid(t, m)
	for _, f := range rubric.ManagedFields {
		for _, row := range []int{3, 4} {
			if got := beside(g, f)[row-1]; got != "" {
				t.Errorf("the %s of row %d is %q", f, row, got)
			}
		}
	}
	if got := g.Tab(plan).Cell(9, 8).String(); got != "✔ — 4, ✖ — 1" {
		t.Errorf("the person's count is %q", got)
	}
	if r := mustSync(t, m.Source(), options); len(r.Edits) > 0 {
		t.Errorf("edits: %+v", r.Edits)
	}
}

func TestPlanTabsShareOneSpaceOfIDs(t *testing.T) {
	sheets := book(6)
	july := planSheet("m100", "m101", "m102")
	july.Name = "Контент-план июль"
	for _, row := range july.Rows[1:] {
		row[1] = rubric.NewDate(2026, time.July, 6)
	}
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, append(sheets, july)...)
	mustSync(t, m.Source(), options)
	copied := beside(readGrid(t, m), rubric.ManagedID)[1]
	for col, value := range []any{"m000", rubric.NewDate(2026, time.July, 7), "ВК", "Кейсы", "Пост", "Из июня", "Идея", nil, nil, copied} {
		m.Set(july.Name, 5, col+1, value) // a row pasted from the other tab
	}
	mustSync(t, m.Source(), options)
	g := readGrid(t, m)
	tabs := map[string]string{}
	for _, name := range []string{plan, july.Name} {
		tab := g.Tab(name)
		for n := 2; n <= tab.LastRow(); n++ {
			id := tab.Cell(n, tab.Managed.ID).String()
			if id == "" || tabs[id] != "" {
				t.Errorf("row %d of %s has the id %q, which stands on %q too", n, name, id, tabs[id])
			}
			tabs[id] = name
		}
	}
	if tabs[copied] != plan {
		t.Errorf("the copied id went to %q", tabs[copied])
	}
	if r := mustSync(t, m.Source(), options); len(r.Edits) > 0 {
		t.Errorf("edits: %+v", r.Edits)
	}
}

func TestPeopleWhoNeverStop(t *testing.T) {
	for name, mode := range modes {
		t.Run(name, func(t *testing.T) {
			m := sourcetest.NewMemory(mode, book(6)...)
			n := 0
			m.BeforeRequest(func() {
				n++
				m.Set(plan, 2, 6, fmt.Sprintf("Тема %d", n))
			})
			_, err := reconcile.Sync(t.Context(), m.Source(), options)
			if p, ok := rubric.AsProblem(err); !ok || p.Hint.RU == "" || !errors.Is(err, rubric.ErrConflict) {
				t.Errorf("Sync: %v", err)
			}
			m.BeforeRequest(nil)
			mustSync(t, m.Source(), options)
			if r := mustSync(t, m.Source(), options); len(r.Edits) > 0 {
				t.Errorf("edits: %+v", r.Edits)
			}
		})
	}
}

func TestPeopleWhoComeOnce(t *testing.T) {
	for name, mode := range modes {
		t.Run(name, func(t *testing.T) {
			m := sourcetest.NewMemory(mode, book(6)...)
			n := 0
			m.BeforeRequest(func() {
				if n++; n == 2 {
					m.InsertRow(plan, 2)
				}
			})
			r := mustSync(t, m.Source(), options)
			if mode == sourcetest.BeforeWriting && r.Rounds != 2 {
				t.Errorf("%d rounds", r.Rounds)
			}
			want := []string{"Проверка", "", "✔ В порядке", "⚠ Взгляните", "✖ Поправить", "", "✔ В порядке", "✔ В порядке"}
			if diff := cmp.Diff(want, beside(readGrid(t, m), rubric.ManagedStatus)); diff != "" {
				t.Errorf("statuses (-want +got):\n%s", diff)
			}
		})
	}
}

func TestASourceThatFails(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, book(6)...)
	if _, err := reconcile.Sync(ctx, m.Source(), options); !errors.Is(err, context.Canceled) {
		t.Errorf("Sync: %v", err)
	}
}
