package reconcile_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/layout"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
	"rubric/internal/state"
)

const plan = "Контент-план"

var (
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

var headings = []string{"Метка", "Дата", "Площадка", "Рубрика", "Формат", "Тема", "Статус"}

// postOf is a post that goes out in June, by heading.
func postOf(mark string) map[string]any {
	n := int(mark[len(mark)-1]) % 28
	return map[string]any{
		"Дата": rubric.NewDate(2026, time.June, 1+n), "Площадка": "ВК", "Рубрика": "Кейсы",
		"Формат": "Пост", "Тема": "История " + mark, "Статус": "Идея",
	}
}

func planSheet(marks ...string) sourcetest.Sheet {
	sheet := sourcetest.Sheet{Name: plan, Rows: [][]any{{}}}
	for _, h := range headings {
		sheet.Rows[0] = append(sheet.Rows[0], h)
	}
	for _, mark := range marks {
		post := postOf(mark)
		post["Метка"] = mark
		var row []any
		for _, h := range headings {
			row = append(row, post[h])
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	return sheet
}

func marks(n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("m%03d", i))
	}
	return out
}

func book(posts int) []sourcetest.Sheet {
	sheet := planSheet(marks(posts)...)
	sheet.Rows[2][3] = "Кейсыы"   // near a rubric
	sheet.Rows[3][3] = "Праздник" // no rubric of ours
	sheet.Rows[4][1] = rubric.NewDate(2026, time.January, 15)
	return []sourcetest.Sheet{
		{Name: "Цели", Rows: [][]any{
			{"Цель", "Метрика", "База", "План", "Начало", "Срок", "Ответственный"},
			{"Больше заявок", "заявки", 10, 20, rubric.NewDate(2026, time.January, 1), rubric.NewDate(2026, time.December, 31), "Анна"},
		}},
		{Name: "Стратегия", Rows: [][]any{
			{"Задача", "Цель", "Горизонт", "Начало", "Конец"},
			{"Доверие", "Больше заявок", "месяц", rubric.NewDate(2026, time.June, 1), rubric.NewDate(2026, time.June, 30)},
		}},
		{Name: "Рубрики", Rows: [][]any{{"Рубрика", "Задача", "Форматы", "Площадки"}, {"Кейсы", "Доверие", "Пост", "ВК"}, {"Новости", "Доверие", "Пост", "ВК"}}},
		sheet,
	}
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
		if e.FirstSeen != today || e.Since[rubric.StatusIdea] != today {
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
	if e := approved("На согласовании"); e.Approved != "" || e.Since[rubric.StatusReview] != today {
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

func TestTheWordsOfTheResultAndOfTheBook(t *testing.T) {
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, book(6)...)
	english := options
	english.Lang = rubric.English
	r := mustSync(t, m.Source(), english)
	if r.Report.Lang != rubric.English || r.Book.Lang != rubric.Russian {
		t.Errorf("the result speaks %s, the book %s", r.Report.Lang, r.Book.Lang)
	}
	if got := beside(readGrid(t, m), rubric.ManagedStatus)[1]; got != "✔ В порядке" {
		t.Errorf("the book says %q", got)
	}
	if again := mustSync(t, m.Source(), options); len(again.Edits) > 0 {
		t.Errorf("edits: %+v", again.Edits)
	}
}

func TestNoAssessmentInTheBook(t *testing.T) {
	sheets := append(book(6), sourcetest.Sheet{Name: "Настройки", Rows: [][]any{{"Ключ", "Значение"}, {"assessment.inBook", "off"}}})
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, sheets...)
	mustSync(t, m.Source(), options)
	if readGrid(t, m).Generated(rubric.RoleAssessment) != nil {
		t.Error("there is an assessment tab")
	}
	if r := mustSync(t, m.Source(), options); len(r.Edits) > 0 {
		t.Errorf("edits: %+v", r.Edits)
	}
}

func TestAnAssessmentForTheTeamLeavesTheManagersSideOut(t *testing.T) {
	sheets := append(book(6), sourcetest.Sheet{Name: "Настройки", Rows: [][]any{{"Ключ", "Значение"}, {"assessment.inBook", "team"}}})
	sheets[0].Rows[1][6] = nil // a goal without an owner is the manager's
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, sheets...)
	r := mustSync(t, m.Source(), options)
	var put rubric.PutTab
	for _, e := range r.Edits {
		if e, ok := e.(rubric.PutTab); ok {
			put = e
		}
	}
	if put.Report == nil || len(put.Report.Blocks) < 2 || len(put.Report.Blocks) >= len(r.Report.Blocks) {
		t.Fatalf("the book's report is %+v", put.Report)
	}
	steps, ok := put.Report.Blocks[0].(rubric.Lines)
	if !ok {
		t.Fatalf("it begins with %T", put.Report.Blocks[0])
	}
	for _, f := range r.Check.Findings {
		listed := false
		for _, l := range steps.Lines {
			listed = listed || l.Link == f.Pos
		}
		if mine := f.Actor != rubric.Manager && f.Severity != rubric.Info; listed != mine && f.Pos.Row > 0 {
			t.Errorf("%s (%s): listed is %t", f.Key(), f.Actor, listed)
		}
	}
	if again := mustSync(t, m.Source(), options); len(again.Edits) > 0 {
		t.Errorf("edits: %+v", again.Edits)
	}
}

func TestAnAssessmentThatPeopleChangedOrDeletedComesBack(t *testing.T) {
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, book(6)...)
	mustSync(t, m.Source(), options)
	before := readGrid(t, m).Generated(rubric.RoleAssessment)
	for name, act := range map[string]func(){
		"changed": func() { m.Set("Оценка", 1, 1, "всё отлично") },
		"deleted": func() { m.DeleteTab("Оценка") },
	} {
		act()
		r := mustSync(t, m.Source(), options)
		if len(r.Edits) != 1 {
			t.Errorf("%s: edits %+v", name, r.Edits)
		}
		if diff := cmp.Diff(before.Rows, readGrid(t, m).Generated(rubric.RoleAssessment).Rows); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

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
