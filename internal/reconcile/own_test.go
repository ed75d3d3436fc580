package reconcile_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/sourcetest"
)

// A check of the team's own writes beside the plan like any other; a slip in it
// shows on the plan as "not checked", and the next sync settles it.
func TestChecksOfTheTeamsOwn(t *testing.T) {
	sheets := book(6)
	sheets[3].Rows[0] = append(sheets[3].Rows[0], "Оффер")
	sheets = append(sheets, sourcetest.Sheet{Name: "Правила", Rows: [][]any{
		{"Правило", "Условие", "Сообщение"},
		{"оффер", `entry.topic.endsWith("m004") && entry.cells["Оффер"] == ""`, "У «{topic}» нет оффера."},
	}})
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, sheets...)
	mustSync(t, m.Source(), options)
	g := readGrid(t, m)
	want := []string{"Проверка", "✔ В порядке", "⚠ Взгляните", "✖ Поправить", "", "⚠ Взгляните", "✔ В порядке"}
	if diff := cmp.Diff(want, beside(g, rubric.ManagedStatus)); diff != "" {
		t.Error(diff)
	}
	if said := beside(g, rubric.ManagedFindings)[5]; said != "У «История m004» нет оффера. [оффер]" {
		t.Errorf("said %q", said)
	}

	m.Set("Правила", 2, 2, `entry.topic.endsWith("m004") && entry.cells["Офер"] == ""`)
	r := mustSync(t, m.Source(), options)
	for i, status := range beside(readGrid(t, m), rubric.ManagedStatus)[1:] {
		if status != "" && status != "· Не проверено" {
			t.Errorf("row %d: %s", i+2, status)
		}
	}
	said := beside(readGrid(t, m), rubric.ManagedFindings)[1]
	if want := "Не проверено (Правила!B2): в плане нет колонки «Офер»; похоже на «Оффер» [оффер]"; said != want {
		t.Errorf("said %q, want %q", said, want)
	}
	slips := 0
	for i := range r.Check.Findings {
		if f := &r.Check.Findings[i]; f.Rule == "оффер" {
			slips++
			if f.Pos.String() != "Правила!B2" || f.Field != rubric.FieldCondition || !strings.Contains(f.Key(), "оффер") {
				t.Errorf("%+v", f)
			}
		}
	}
	if slips != 1 || r.Assessment.Verdict == rubric.Approve {
		t.Errorf("%d slips, verdict %s", slips, r.Assessment.Verdict)
	}
	if again := mustSync(t, m.Source(), options); again.Written {
		t.Errorf("the second sync wrote %+v", again.Edits)
	}
	m.Set("Правила", 2, 2, `entry.topic.endsWith("m004") && entry.cells["Оффер"] == ""`)
	mustSync(t, m.Source(), options)
	if diff := cmp.Diff(want, beside(readGrid(t, m), rubric.ManagedStatus)); diff != "" {
		t.Error(diff)
	}
}
