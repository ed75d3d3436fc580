package sheets_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/layout"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
)

const plan = sourcetest.ContentTab

func options() reconcile.Options {
	d := rubric.NewDate(2026, time.May, 20)
	return reconcile.Options{Layout: layout.Options{Now: d.Time(), AsOf: d}}
}

func mustSync(t *testing.T, w *workbook) *reconcile.Result {
	t.Helper()
	w.srv.ResetLog()
	r, err := reconcile.Sync(t.Context(), w.Source(), options())
	if err != nil {
		t.Fatalf("Sync: %v", err)
	}
	return r
}

// requests names the requests made since the log was last emptied.
func requests(w *workbook) []string {
	var out []string
	for _, r := range w.srv.Requests() {
		out = append(out, strings.TrimPrefix(r.Method, "spreadsheets."))
	}
	return out
}

const (
	get    = "get"
	batch  = "batchUpdate"
	values = "values.batchUpdateByDataFilter"
)

func TestRequestsOfASync(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	mustSync(t, w)
	if diff := cmp.Diff([]string{get, batch, values, batch}, requests(w)); diff != "" {
		t.Errorf("the first sync (-want +got):\n%s", diff)
	}
	r := mustSync(t, w)
	if len(r.Edits) > 0 {
		t.Errorf("the second sync wants %+v", r.Edits)
	}
	if diff := cmp.Diff([]string{get}, requests(w)); diff != "" {
		t.Errorf("a sync with nothing to change (-want +got):\n%s", diff)
	}
	w.Set(plan, 3, 4, "Кейсы")
	mustSync(t, w)
	if diff := cmp.Diff([]string{get, values, batch}, requests(w)); diff != "" {
		t.Errorf("a sync after an edit (-want +got):\n%s", diff)
	}
	if r := mustSync(t, w); len(r.Edits) > 0 {
		t.Errorf("afterwards it wants %+v", r.Edits)
	}
}

func TestARepairTakesTwoRequests(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	mustSync(t, w)
	w.Set(plan, 3, 4, "Кейсы")
	n := 0
	w.BeforeRequest(func() {
		if n++; n == 2 {
			w.BeforeRequest(nil)
			w.InsertRow(plan, 2)
		}
	})
	r := mustSync(t, w)
	if r.Rounds != 1 {
		t.Errorf("%d rounds", r.Rounds)
	}
	if diff := cmp.Diff([]string{get, values, batch, values, get}, requests(w)); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
	mustSync(t, w) // the assessment names rows, which have moved
	if r := mustSync(t, w); len(r.Edits) > 0 {
		t.Errorf("afterwards it wants %+v", r.Edits)
	}
}

func TestTheAssessmentIsUpdatedInPlace(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	mustSync(t, w)
	before := w.people.Sheets()
	w.Set(plan, 3, 4, "Кейсы")
	w.Set(plan, 4, 4, "Новости")
	mustSync(t, w)
	after := w.people.Sheets()
	if len(before) != len(after) {
		t.Fatalf("%d tabs became %d", len(before), len(after))
	}
	for i, s := range after {
		if s.ID != before[i].ID || s.Title != before[i].Title || s.Protected != before[i].Protected || s.Rules != before[i].Rules {
			t.Errorf("%+v became %+v", before[i], s)
		}
		for _, id := range before[i].ChartIDs {
			if !slices.Contains(s.ChartIDs, id) {
				t.Errorf("chart %d of %s is gone: %v", id, s.Title, s.ChartIDs)
			}
		}
	}
	assessment := after[len(after)-1]
	if assessment.Title != "Оценка" || assessment.Protected != 1 || len(assessment.ChartIDs) == 0 || assessment.Merges == 0 {
		t.Errorf("the assessment is %+v", assessment)
	}
}

// TestACountOfOurStatuses lets a formula of the team's, in a row that is written
// to, come to another result by the very write. That is no change of people's.
func TestACountOfOurStatuses(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	id := w.sheet(plan)
	count := func(shows float64) {
		w.do(w.people.TypeFormula(id, 3, 8, `=COUNTIF(I:I;"✔*")`, shows), "count")
	}
	count(0)
	mustSync(t, w)
	w.Set(plan, 3, 4, "Кейсы")
	n := 0
	w.BeforeRequest(func() {
		if n++; n == 3 {
			count(5)
		}
	})
	if r := mustSync(t, w); r.Rounds != 1 {
		t.Errorf("%d rounds", r.Rounds)
	}
	if diff := cmp.Diff([]string{get, values, batch}, requests(w)); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
}

// TestRowsThatAreGone lets people delete so many rows that those to be written to
// lie below the last one.
func TestRowsThatAreGone(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(12)...)
	n := 0
	w.BeforeRequest(func() {
		if n++; n == 3 { // columns are made, cells are not written yet
			w.BeforeRequest(nil)
			id := w.sheet(plan)
			w.do(w.people.DeleteRows(id, 7, w.people.Sheets()[3].Rows-6), "delete rows")
		}
	})
	if r := mustSync(t, w); r.Rounds != 2 {
		t.Errorf("%d rounds", r.Rounds)
	}
	if n := len(w.Cells(plan)); n != 6 {
		t.Errorf("%d rows are left", n)
	}
}

func TestOurColumnsLookTheirPart(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	mustSync(t, w)
	id := w.sheet(plan)
	tab := w.Look().Tab(plan)
	if diff := cmp.Diff([]int{tab.Managed.ID}, tab.HiddenCols); diff != "" {
		t.Errorf("hidden columns (-want +got):\n%s", diff)
	}
	if note := w.people.ReadNote(id, 1, tab.Managed.ID); !strings.Contains(note, "не удаляйте") {
		t.Errorf("the id's note is %q", note)
	}
	for _, s := range w.people.Sheets() {
		if s.ID == id && s.Rules != 5 {
			t.Errorf("%d conditional formats", s.Rules)
		}
	}
}

// TestACopyOfATabIsTheTeams copies our tabs with all their metadata.
func TestACopyOfATabIsTheTeams(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	mustSync(t, w)
	body := fmt.Sprintf(`{"requests":[{"duplicateSheet":{"sourceSheetId":%d,"newSheetName":"Оценка за май"}}]}`, w.sheet("Оценка"))
	res, err := w.srv.Client().Post(w.srv.Endpoint()+"v4/spreadsheets/"+w.id+":batchUpdate", "application/json", strings.NewReader(body))
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%v, %v", res, err)
	}
	defer res.Body.Close()
	g := w.Look()
	if tab := g.Tab("Оценка за май"); tab.Generated != "" {
		t.Errorf("the copy is taken for the %s", tab.Generated)
	}
	if tab := g.Generated(rubric.RoleAssessment); tab == nil || tab.Name != "Оценка" {
		t.Errorf("ours is %+v", tab)
	}
}
