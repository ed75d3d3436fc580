package reconcile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rubric"
	"rubric/internal/sourcetest"
	"rubric/internal/state"
)

const stateTab = "_rubric"

// approvedBook is synced with two posts approved, one of which then changed.
func approvedBook(t *testing.T) *sourcetest.Memory {
	t.Helper()
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, book(6)...)
	m.Set(plan, 6, 7, "Утверждено")
	m.Set(plan, 7, 7, "Утверждено")
	mustSync(t, m.Source(), options)
	m.Set(plan, 7, 6, "Совсем другая тема")
	mustSync(t, m.Source(), on(today.AddDays(1)))
	return m
}

func count(fs []rubric.Finding, rule string) int {
	n := 0
	for i := range fs {
		if fs[i].Rule == rule {
			n++
		}
	}
	return n
}

// A deleted tab is a history that starts over: what stands there now counts as
// seen for the first time, ids stay, and nothing is objected to for it.
func TestAStateTabThatWasDeleted(t *testing.T) {
	m := approvedBook(t)
	before := mustSync(t, m.Source(), on(today.AddDays(1)))
	if count(before.Check.Findings, "changed-after-approval") != 1 {
		t.Fatal("the change after the approval is not seen")
	}
	ids := beside(readGrid(t, m), rubric.ManagedID)
	m.DeleteTab(stateTab)
	after := mustSync(t, m.Source(), on(today.AddDays(2)))
	if n := count(after.Check.Findings, "changed-after-approval"); n != 0 {
		t.Errorf("%d findings rest on what nobody remembers", n)
	}
	if len(after.Check.Findings) > len(before.Check.Findings) {
		t.Errorf("%d findings, %d before", len(after.Check.Findings), len(before.Check.Findings))
	}
	g := readGrid(t, m)
	if diff := cmp.Diff(ids, beside(g, rubric.ManagedID)); diff != "" {
		t.Errorf("ids: %s", diff)
	}
	s := state.Decode(g.Generated(rubric.RoleState))
	if len(s.History) != 1 || len(s.Entries) != 5 {
		t.Errorf("%d days and %d entries are remembered", len(s.History), len(s.Entries))
	}
}

// A copy is a tab of the team's: it is neither read nor written, and what it
// holds is no plan.
func TestAStateTabThatWasCopied(t *testing.T) {
	m := approvedBook(t)
	var rows [][]any
	for _, row := range m.Cells(stateTab) {
		var cells []any
		for _, c := range row {
			cells = append(cells, c)
		}
		rows = append(rows, cells)
	}
	before := mustSync(t, m.Source(), on(today.AddDays(1)))
	m.AddTab(sourcetest.Sheet{Name: "_rubric (2)", Rows: rows})
	copied := m.Cells("_rubric (2)")
	after := mustSync(t, m.Source(), on(today.AddDays(1)))
	if after.Book.Count() != before.Book.Count() || after.Written {
		t.Errorf("%d entries, %d before; written %t", after.Book.Count(), before.Book.Count(), after.Written)
	}
	// The original goes: the copy does not take its place.
	m.DeleteTab(stateTab)
	mustSync(t, m.Source(), on(today.AddDays(2)))
	if s := state.Decode(readGrid(t, m).Generated(rubric.RoleState)); len(s.History) != 1 {
		t.Errorf("%d days remembered: the copy was read", len(s.History))
	}
	if diff := cmp.Diff(copied, m.Cells("_rubric (2)")); diff != "" {
		t.Errorf("the copy was written to: %s", diff)
	}
}

// What was written over is forgotten, and the rest is kept.
func TestAStateTabThatWasEdited(t *testing.T) {
	m := approvedBook(t)
	for i, row := range m.Cells(stateTab) {
		if row[0] == "entries" {
			m.Set(stateTab, i+1, 5, strings.ReplaceAll(row[4], "date=", "сам не знаю "))
		}
	}
	r := mustSync(t, m.Source(), on(today.AddDays(2)))
	if n := count(r.Check.Findings, "changed-after-approval"); n != 0 {
		t.Errorf("%d findings rest on what was written over", n)
	}
	if s := state.Decode(readGrid(t, m).Generated(rubric.RoleState)); len(s.History) != 3 {
		t.Errorf("%d days remembered, want 3", len(s.History))
	}
}

// Whatever people do to the tab, a sync comes through, the plan's own cells stay
// as they are, and the next sync of the day has nothing to do.
func TestHandsOnTheStateTab(t *testing.T) {
	junk := []any{"", "entry", "entries", "findings", "day", "9999-99-99", "2026-05-20", -5, 1e300, "approve", "#REF!", "\u202e", "kind", "key"}
	rapid.Check(t, func(rt *rapid.T) {
		m := approvedBook(t)
		team := teamColumns(m)
		for range rapid.IntRange(1, 12).Draw(rt, "acts") {
			cells := m.Cells(stateTab)
			if len(cells) == 0 {
				break
			}
			row := rapid.IntRange(1, len(cells)).Draw(rt, "row")
			switch rapid.SampledFrom([]string{"set", "delete", "copy", "insert", "sort", "column", "move"}).Draw(rt, "act") {
			case "set":
				m.Set(stateTab, row, rapid.IntRange(1, 24).Draw(rt, "col"), rapid.SampledFrom(junk).Draw(rt, "value"))
			case "delete":
				m.DeleteRow(stateTab, row)
			case "copy":
				m.CopyRow(stateTab, row, rapid.IntRange(1, len(cells)).Draw(rt, "to"))
			case "insert":
				m.InsertRow(stateTab, row)
			case "sort":
				order := make([]int, len(cells))
				for i := range order {
					order[i] = len(cells) - 1 - i
				}
				m.Reorder(stateTab, 1, order, nil)
			case "column":
				m.DeleteColumn(stateTab, rapid.IntRange(1, 10).Draw(rt, "col"))
			case "move":
				m.MoveColumn(stateTab, rapid.IntRange(1, 10).Draw(rt, "from"), rapid.IntRange(1, 10).Draw(rt, "to"))
			}
		}
		r := mustSync(t, m.Source(), on(today.AddDays(2)))
		for _, rule := range r.Check.Rules {
			if rule.State == rubric.RuleFailed {
				rt.Errorf("%s failed: %s", rule.ID, rule.Reason.EN)
			}
		}
		if again := mustSync(t, m.Source(), on(today.AddDays(2))); again.Written {
			rt.Errorf("the second sync wrote %+v", again.Edits)
		}
		if diff := cmp.Diff(team, teamColumns(m)); diff != "" {
			rt.Errorf("the team's cells: %s", diff)
		}
	})
}

// teamColumns returns the plan's cells but for ours.
func teamColumns(m *sourcetest.Memory) [][]string {
	rows := m.Cells(plan)
	for i, row := range rows {
		rows[i] = slices.Clone(row[:min(len(row), len(headings))])
	}
	return rows
}
