package sheets_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"golang.org/x/oauth2"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/sourcetest"
	"rubric/sheets"
	"rubric/sheets/sheetstest"
)

const robot = "rubric@project.iam.gserviceaccount.com"

// TestProblems shows what people are told. Each hint names what they need.
func TestProblems(t *testing.T) {
	cases := []struct {
		name       string
		spoil      func(*workbook)
		what, hint string // parts of the English texts
	}{
		{"not shared", func(w *workbook) { w.srv.Share(w.id, sheetstest.NoAccess) }, "no access", robot},
		{"read-only", func(w *workbook) { w.srv.Share(w.id, sheetstest.CanRead) }, "may only be read", robot},
		{"not there", func(w *workbook) { w.id = "1" + strings.Repeat("x", 43) }, "no such", "check the address"},
		{"an .xlsx", func(w *workbook) { w.srv.OfficeMode(w.id, true) }, "Excel file", "Save as Google Sheets"},
		{"the API is off", func(w *workbook) { w.srv.DisableAPI(true) }, "not enabled", "project=123456789"},
		{"protected", func(w *workbook) { w.people.Protect(w.sheet(plan), "A1:Z40", false) }, "protected", robot},
		{"quota", func(w *workbook) { w.srv.Fault(sheetstest.Fault{Status: 429, Times: 1 << 30}) }, "quota", "minute"},
		{"down", func(w *workbook) { w.srv.Fault(sheetstest.Fault{Status: 503, Times: 1 << 30}) }, "does not answer", "later"},
		{"offline", func(w *workbook) { w.srv.Fault(sheetstest.Fault{Break: sheetstest.Reset, Times: 1 << 30}) }, "cannot be reached", "network"},
		{"revoked", func(w *workbook) { w.door.RoundTripper = expired{} }, "expired or was revoked", "7 days"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := newWorkbook(t, sourcetest.ContentBook(6)...)
			c.spoil(w)
			o := w.options()
			o.Account = robot
			o.Patience.Call = 500 * time.Millisecond
			_, err := reconcile.Sync(t.Context(), sheets.Open(w.id, o), options())
			p := oneLine(t, err)
			if !strings.Contains(p.What.EN, c.what) || !strings.Contains(p.Hint.EN, c.hint) {
				t.Errorf("%q, hint %q (%v)", p.What.EN, p.Hint.EN, p.Err)
			}
		})
	}
}

// expired is a transport whose token can no longer be refreshed.
type expired struct{}

func (expired) RoundTrip(*http.Request) (*http.Response, error) {
	return nil, &oauth2.RetrieveError{ErrorCode: "invalid_grant", Response: &http.Response{StatusCode: http.StatusBadRequest}}
}

// TestAProblemOfTheSignInIsNotRepeated lets whoever signs the requests say what
// is wrong.
func TestAProblemOfTheSignInIsNotRepeated(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	asked := 0
	w.door.RoundTripper = roundTrip(func() error {
		asked++
		return &rubric.Problem{What: rubric.Text{RU: "ключ", EN: "the key"}, Hint: rubric.Text{RU: "верните", EN: "bring it back"}}
	})
	_, _, err := w.Source().Read(t.Context())
	if p := oneLine(t, err); p.What.EN != "the key" || asked != 1 {
		t.Errorf("asked %d times: %q", asked, p.What.EN)
	}
}

type roundTrip func() error

func (f roundTrip) RoundTrip(*http.Request) (*http.Response, error) { return nil, f() }

func TestSpreadsheetID(t *testing.T) {
	const id = "1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms"
	for name, want := range map[string]string{
		"https://docs.google.com/spreadsheets/d/" + id + "/edit#gid=0":                  id,
		"https://docs.google.com/spreadsheets/d/" + id:                                  id,
		"docs.google.com/spreadsheets/d/" + id + "/edit?usp=sharing":                    id,
		"https://docs.google.com/spreadsheets/u/1/d/" + id + "/edit?gid=12#gid=12":      id,
		"https://drive.google.com/file/d/" + id + "/view":                               id,
		"https://drive.google.com/open?id=" + id:                                        id,
		" " + id + "\n":                                                                 id,
		"https://docs.google.com/spreadsheets/d/e/2PACX-" + url.PathEscape(id) + "/pub": "",
		"https://example.com/spreadsheets/d/" + id:                                      "",
		"plan.xlsx": "",
		"контент-план-на-июнь-2026.xlsx": "",
		"./books/content_plan_of_june":   "",
		"":                               "",
		"https://":                       "",
	} {
		got, ok := sheets.SpreadsheetID(name)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q: %q, %t", name, got, ok)
		}
	}
}

func TestOpener(t *testing.T) {
	w := newWorkbook(t, sourcetest.ContentBook(6)...)
	opener := &sheets.Opener{Options: w.options()}
	src, err := opener.Open(t.Context(), "https://docs.google.com/spreadsheets/d/"+w.id+"/edit")
	if err != nil {
		t.Fatal(err)
	}
	if g, _, err := src.Read(t.Context()); err != nil || g.Title != "План кофейни" {
		t.Errorf("Read: %v", err)
	}
	_, err = opener.Open(t.Context(), "plan.xlsx")
	oneLine(t, err)
}
