package reconcile_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
	"rubric/internal/state"
)

func TestASync(t *testing.T) {
	for name, mode := range modes {
		t.Run(name, func(t *testing.T) {
			m := sourcetest.NewMemory(mode, book(6)...)
			team := m.Cells(plan)
			r := mustSync(t, m.Source(), options)
			if !r.Written || r.Rounds != 1 || len(r.Edits) == 0 || r.Report == nil {
				t.Errorf("written %t in %d rounds with %d edits", r.Written, r.Rounds, len(r.Edits))
			}
			g := readGrid(t, m)
			want := []string{"Проверка", "✔ В порядке", "⚠ Взгляните", "✖ Поправить", "", "✔ В порядке", "✔ В порядке"}
			if diff := cmp.Diff(want, beside(g, rubric.ManagedStatus)); diff != "" {
				t.Errorf("statuses (-want +got):\n%s\n%v", diff, beside(g, rubric.ManagedFindings))
			}
			ids := map[string]bool{}
			for _, id := range beside(g, rubric.ManagedID)[1:] {
				if len(id) != 5 || ids[id] {
					t.Errorf("id %q", id)
				}
				ids[id] = true
			}
			for i, row := range m.Cells(plan) {
				if diff := cmp.Diff(team[i], row[:len(headings)]); diff != "" {
					t.Errorf("the team's row %d (-was +is):\n%s", i+1, diff)
				}
			}
			if text := beside(g, rubric.ManagedFindings)[2]; !strings.Contains(text, " → Кейсы [rubric-unknown]") {
				t.Errorf("findings are %q", text)
			}
			if g.Generated(rubric.RoleAssessment) == nil || g.Generated(rubric.RoleState) == nil {
				t.Error("a generated tab is missing")
			}
		})
	}
}

func TestASecondSyncOfTheDayWritesNothing(t *testing.T) {
	for name, mode := range modes {
		t.Run(name, func(t *testing.T) {
			m := sourcetest.NewMemory(mode, book(6)...)
			mustSync(t, m.Source(), options)
			before := readGrid(t, m)
			r := mustSync(t, m.Source(), options)
			if r.Written || len(r.Edits) > 0 {
				t.Errorf("written %t, edits: %+v", r.Written, r.Edits)
			}
			if diff := cmp.Diff(before, readGrid(t, m)); diff != "" {
				t.Errorf("the book changed:\n%s", diff)
			}
		})
	}
}

func TestTheNextDayIsRecordedAndOldFindingsAreNotNew(t *testing.T) {
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, book(6)...)
	first := mustSync(t, m.Source(), options)
	for _, f := range first.Check.Findings {
		if !f.New {
			t.Errorf("on the first day %s is not new", f.Key())
		}
	}
	m.Set(plan, 6, 4, "Отпуск")
	second := mustSync(t, m.Source(), on(today.AddDays(1)))
	for _, f := range second.Check.Findings {
		if f.New != (f.Value == "Отпуск") {
			t.Errorf("%s: new is %t", f.Key(), f.New)
		}
	}
	s := state.Decode(readGrid(t, m).Generated(rubric.RoleState))
	if len(s.History) != 2 || s.History[0].Date != today || s.History[1].Errors != s.History[0].Errors+1 {
		t.Errorf("history is %+v", s.History)
	}
	for id, e := range s.Entries {
		if e.FirstSeen != today || e.Since.On(rubric.StatusIdea) != today {
			t.Errorf("entry %s is %+v", id, e)
		}
	}
	if len(s.Entries) != 5 {
		t.Errorf("%d entries of the window are remembered, want 5", len(s.Entries))
	}
}

func TestAnEarlierAsOfKeepsLaterRecords(t *testing.T) {
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, book(6)...)
	mustSync(t, m.Source(), on(today.AddDays(3)))
	mustSync(t, m.Source(), options)
	s := state.Decode(readGrid(t, m).Generated(rubric.RoleState))
	if len(s.History) != 2 || s.History[0].Date != today {
		t.Errorf("history is %+v", s.History)
	}
}

func TestApprovalIsRememberedUntilSentBack(t *testing.T) {
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, book(6)...)
	approved := func(status string) rubric.EntryState {
		t.Helper()
		m.Set(plan, 2, 7, status)
		mustSync(t, m.Source(), options)
		g := readGrid(t, m)
		return state.Decode(g.Generated(rubric.RoleState)).Entries[beside(g, rubric.ManagedID)[1]]
	}
	if e := approved("На согласовании"); e.Approved != "" || e.Since.On(rubric.StatusReview) != today {
		t.Errorf("in review: %+v", e)
	}
	first := approved("Утверждено").Approved
	if first == "" {
		t.Fatal("the approved content is not remembered")
	}
	m.Set(plan, 2, 6, "Другая тема")
	if e := approved("Опубликовано"); e.Approved != first {
		t.Errorf("changed after approval: %q, want %q", e.Approved, first)
	}
	if e := approved("На правках"); e.Approved != "" {
		t.Errorf("sent back: %+v", e)
	}
	if e := approved("Утверждено"); e.Approved == "" || e.Approved == first {
		t.Errorf("approved again: %q, was %q", e.Approved, first)
	}
}

func TestABookWithoutAPlan(t *testing.T) {
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, book(6)[:3]...)
	before := readGrid(t, m)
	_, err := reconcile.Sync(t.Context(), m.Source(), options)
	if p, ok := rubric.AsProblem(err); !ok || p.Hint.RU == "" || p.Hint.EN == "" {
		t.Errorf("Sync: %v", err)
	}
	if diff := cmp.Diff(before, readGrid(t, m)); diff != "" {
		t.Errorf("the book changed:\n%s", diff)
	}
	r, err := reconcile.Check(t.Context(), m.Source(), options)
	if err != nil {
		t.Fatalf("Check: %v", err)
	}
	missing := false
	for _, f := range r.Check.Findings {
		missing = missing || f.Rule == "tab-missing" && f.Card == rubric.CardPlan
	}
	if !missing {
		t.Errorf("findings are %+v", r.Check.Findings)
	}
}

func TestCheckAndDryRunWriteNothing(t *testing.T) {
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, book(6)...)
	before := readGrid(t, m)
	r, err := reconcile.Check(t.Context(), m.Source(), options)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range r.Book.Entries {
		if e.ID != "" {
			t.Errorf("before the first sync an entry has the id %q", e.ID)
		}
	}
	dry := options
	dry.DryRun = true
	if r := mustSync(t, m.Source(), dry); r.Written || len(r.Edits) == 0 {
		t.Errorf("written %t, %d edits", r.Written, len(r.Edits))
	}
	if diff := cmp.Diff(before, readGrid(t, m)); diff != "" {
		t.Errorf("the book changed:\n%s", diff)
	}
}

func TestCheckAfterASyncSaysTheSame(t *testing.T) {
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, book(6)...)
	synced := mustSync(t, m.Source(), options)
	checked, err := reconcile.Check(t.Context(), m.Source(), options)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(synced.Check, checked.Check); diff != "" {
		t.Errorf("check (-synced +checked):\n%s", diff)
	}
	if diff := cmp.Diff(synced.Assessment, checked.Assessment); diff != "" {
		t.Errorf("assessment (-synced +checked):\n%s", diff)
	}
}

func TestProgress(t *testing.T) {
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, book(6)...)
	o := options
	var stages []string
	o.Progress = func(stage string, done, total int) {
		if done == total {
			stages = append(stages, stage)
		}
	}
	mustSync(t, m.Source(), o)
	if diff := cmp.Diff([]string{"read", "layout", "check", "assess", "write"}, stages); diff != "" {
		t.Errorf("stages (-want +got):\n%s", diff)
	}
}
