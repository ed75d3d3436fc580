package reconcile_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/sourcetest"
)

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

// TestAnAssessmentThatIsNoLongerWantedIsTakenOut holds that what was written
// before the switch does not stay to be read.
func TestAnAssessmentThatIsNoLongerWantedIsTakenOut(t *testing.T) {
	sheets := append(book(6), sourcetest.Sheet{Name: "Настройки", Rows: [][]any{{"Ключ", "Значение"}, {"assessment.inBook", "full"}}})
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, sheets...)
	mustSync(t, m.Source(), options)
	m.Set("Настройки", 2, 2, "off")
	mustSync(t, m.Source(), options)
	tab := readGrid(t, m).Generated(rubric.RoleAssessment)
	if tab == nil || len(tab.Rows) > 2 || !strings.Contains(tab.Rows[len(tab.Rows)-1].Cells[0].Text, "assessment.inBook") {
		t.Fatalf("the tab says %+v", tab)
	}
	if r := mustSync(t, m.Source(), options); len(r.Edits) > 0 {
		t.Errorf("edits: %+v", r.Edits)
	}
	m.DeleteTab(tab.Name)
	if mustSync(t, m.Source(), options); readGrid(t, m).Generated(rubric.RoleAssessment) != nil {
		t.Error("the tab came back")
	}
	m.Set("Настройки", 2, 2, "full")
	mustSync(t, m.Source(), options)
	if tab := readGrid(t, m).Generated(rubric.RoleAssessment); tab == nil || len(tab.Rows) < 10 {
		t.Error("the assessment did not come back")
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
	for _, s := range r.Assessment.Steps {
		listed := slices.ContainsFunc(steps.Lines, func(l rubric.Line) bool { return l.Text == s.Text && l.Link == s.At })
		if mine := s.Actor != rubric.Manager && s.Severity != rubric.Info; listed != mine {
			t.Errorf("%q (%s): listed is %t", s.Text, s.Actor, listed)
		}
	}
	for _, b := range r.Report.Blocks {
		p, ok := b.(rubric.Lines)
		if ok && p.ID == "proposal" && !slices.ContainsFunc(put.Report.Blocks, func(b rubric.Block) bool { return cmp.Equal(b, rubric.Block(p)) }) {
			t.Error("the team is not shown what would bring the plan within its targets")
		}
	}
	if len(steps.Lines) >= len(r.Check.Findings) {
		t.Errorf("%d findings make %d steps", len(r.Check.Findings), len(steps.Lines))
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

// titled is a source whose book goes by another name.
type titled struct {
	rubric.Source
	title string
}

func (s titled) Read(ctx context.Context) (*rubric.Grid, rubric.Revision, error) {
	g, r, err := s.Source.Read(ctx)
	if err == nil {
		g.Title = s.title
	}
	return g, r, err
}

// A copy of a synced file, or the file under another name, stays as it is; the
// name that the book gives itself is a different matter.
func TestAnotherNameOfTheFileIsNothingToWrite(t *testing.T) {
	settings := sourcetest.Sheet{Name: "Настройки", Rows: [][]any{{"Ключ", "Значение"}, {"title", ""}}}
	m := sourcetest.NewMemory(sourcetest.BeforeWriting, append(book(6), settings)...)
	mustSync(t, titled{m.Source(), "план.xlsx"}, options)
	if r := mustSync(t, titled{m.Source(), "копия плана.xlsx"}, options); len(r.Edits) > 0 {
		t.Errorf("edits: %+v", r.Edits)
	}
	m.Set("Настройки", 2, 2, "Кофейня")
	if r := mustSync(t, titled{m.Source(), "план.xlsx"}, options); len(r.Edits) == 0 {
		t.Error("the name given in the book is not written")
	}
}
