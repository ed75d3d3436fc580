package server_test

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/google/go-cmp/cmp"

	"rubric/server"
)

// TestProblems holds what errors look like and which status they have.
func TestProblems(t *testing.T) {
	s := start(t)
	s.put("plan.xlsx")
	auth, asJSON := "Authorization: Bearer "+token, "Content-Type: application/json"
	for _, c := range []struct {
		name, method, path, body string
		headers                  []string
		want                     int
	}{
		{"no token", "GET", "/v1/books", "", nil, 401},
		{"no token comes before bad JSON", "POST", "/v1/books", "{", []string{asJSON}, 401},
		{"no token comes before no route", "GET", "/v1/nothing", "", nil, 401},
		{"no token comes before no method", "PUT", "/v1/books", "", nil, 401},
		{"another scheme", "GET", "/v1/books", "", []string{"Authorization: Basic " + token}, 401},
		{"wrong token", "GET", "/v1/books", "", []string{"Authorization: Bearer nope"}, 401},
		{"no route", "GET", "/v1/nothing", "", []string{auth}, 404},
		{"no route outside", "GET", "/nothing", "", nil, 404},
		{"no method", "PUT", "/v1/books", "", []string{auth}, 405},
		{"no book", "GET", "/v1/books/zzz", "", []string{auth}, 404},
		{"no sync", "GET", "/v1/syncs/zzz", "", []string{auth}, 404},
		{"no book's syncs", "GET", "/v1/books/zzz/syncs", "", []string{auth}, 404},
		{"sync of no book", "POST", "/v1/books/zzz/syncs", "", []string{auth}, 404},
		{"secret of no book", "POST", "/v1/books/zzz/secret", "", []string{auth}, 404},
		{"not JSON", "POST", "/v1/books", "{", []string{auth, asJSON}, 400},
		{"no body", "POST", "/v1/books", "", []string{auth, asJSON}, 400},
		{"media type", "POST", "/v1/books", "{}", []string{auth, "Content-Type: text/plain"}, 415},
		{"no media type", "POST", "/v1/books", "{}", []string{auth}, 415},
		{"no source", "POST", "/v1/books", "{}", []string{auth, asJSON}, 422},
		{"unknown key", "POST", "/v1/books", `{"source":"plan.xlsx","colour":"red"}`, []string{auth, asJSON}, 422},
		{"wrong type", "POST", "/v1/books", `{"source":7}`, []string{auth, asJSON}, 422},
		{"wrong language", "POST", "/v1/books", `{"source":"plan.xlsx","lang":"de"}`, []string{auth, asJSON}, 422},
		{"bad schedule", "POST", "/v1/books", `{"source":"plan.xlsx","report":{"schedule":"now and then","notify":["a://b"]}}`, []string{auth, asJSON}, 422},
		{"bad address", "POST", "/v1/books", `{"source":"plan.xlsx","report":{"schedule":"0 9 * * *","notify":["ab"]}}`, []string{auth, asJSON}, 422},
		{"too large", "POST", "/v1/books", `{"source":"` + strings.Repeat("x", 2<<20) + `"}`, []string{auth, asJSON}, 413},
		{"cursor", "GET", "/v1/books?cursor=%21%21", "", []string{auth}, 400},
		{"endless cursor", "GET", "/v1/books?cursor=" + strings.Repeat("a", 600), "", []string{auth}, 400},
		{"limit is no number", "GET", "/v1/books?limit=abc", "", []string{auth}, 400},
		{"limit out of range", "GET", "/v1/books?limit=0", "", []string{auth}, 422},
		{"Drive channel", "POST", "/hooks/drive", "", []string{"X-Goog-Channel-ID: c", "X-Goog-Channel-Token: t", "X-Goog-Resource-State: change"}, 404},
		{"hook by GET", "GET", "/hooks/books/x", "", nil, 405},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := s.do(c.method, c.path, c.body, c.headers...)
			if a.status != c.want {
				t.Fatalf("status %d, want %d: %s", a.status, c.want, a.body)
			}
			if got := a.header.Get("Content-Type"); got != problems {
				t.Fatalf("content type %q", got)
			}
			v := a.json(t)
			if v["status"] != float64(c.want) || v["title"] == "" || v["hint"] == "" || v["hint"] == nil {
				t.Errorf("problem lacks something: %s", a.body)
			}
		})
	}
}

// TestUnfitValuesAreNamed holds that the hint says what to change, also where
// the schema is made of others.
func TestUnfitValuesAreNamed(t *testing.T) {
	s := start(t)
	s.put("plan.xlsx")
	for body, want := range map[string][2]string{
		`{}`: {"source", `property "source" is missing`},
		`{"source":"plan.xlsx","report":{"notify":["smtp://x"]}}`:                                       {"report.schedule", `property "schedule" is missing`},
		`{"source":"plan.xlsx","report":{"schedule":"0 9 * * *","notify":[]}}`:                          {"report.notify", "minimum number of items is 1"},
		`{"source":"plan.xlsx","report":{"schedule":"0 9 * * *","notify":["smtp://x"],"format":"pdf"}}`: {"report", `property "format" is unsupported`},
	} {
		v := s.do(http.MethodPost, "/v1/books", body, "Authorization: Bearer "+token, "Content-Type: application/json").json(t)
		if v["title"] != "a value does not fit: "+want[0] || v["hint"] != "the schema says: "+want[1] {
			t.Errorf("%s: %v, %v", body, v["title"], v["hint"])
		}
	}
}

// TestHead holds that HEAD is answered wherever GET is, without a body.
func TestHead(t *testing.T) {
	s := start(t)
	for patience := time.Now().Add(time.Minute); s.call(http.MethodGet, "/readyz", "").status != http.StatusOK; {
		if time.Now().After(patience) {
			t.Fatal("the service does not become ready")
		}
		time.Sleep(10 * time.Millisecond)
	}
	for _, path := range []string{"/", "/healthz", "/readyz", "/metrics", "/openapi.json", "/v1/books", "/v1/books/zzz", "/v1/check", "/hooks/drive", "/nothing"} {
		get, head := s.call(http.MethodGet, path, ""), s.call(http.MethodHead, path, "")
		if head.status != get.status || head.header.Get("Content-Type") != get.header.Get("Content-Type") || len(head.body) > 0 {
			t.Errorf("%s: HEAD %d %q with %d bytes, GET %d %q", path, head.status, head.header.Get("Content-Type"), len(head.body), get.status, get.header.Get("Content-Type"))
		}
	}
}

func TestProblemsSpeakTheReadersLanguage(t *testing.T) {
	s := start(t)
	a := s.do(http.MethodGet, "/v1/books", "", "Accept-Language: de, ru;q=0.8, en;q=0.5")
	if got := a.json(t)["title"]; got != "нет действующего токена" {
		t.Errorf("title %v", got)
	}
}

// TestSources holds which workbooks a book may be.
func TestSources(t *testing.T) {
	s := start(t)
	s.put("plan.xlsx")
	outside := filepath.Join(t.TempDir(), "secret.xlsx")
	for _, err := range []error{
		os.Mkdir(filepath.Join(s.folder, "team"), 0o755),
		os.Mkdir(filepath.Join(s.folder, "folder.xlsx"), 0o755),
		os.WriteFile(outside, nil, 0o644),
		os.WriteFile(filepath.Join(s.folder, "notes.txt"), nil, 0o644),
		os.Symlink(outside, filepath.Join(s.folder, "out.xlsx")),
		os.Symlink(filepath.Dir(outside), filepath.Join(s.folder, "dir")),
		os.Symlink("../plan.xlsx", filepath.Join(s.folder, "team", "same.xlsx")),
		os.Symlink("notes.txt", filepath.Join(s.folder, "disguised.xlsx")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	s.put("team/other.xlsx")
	for _, c := range []struct {
		source string
		want   int
	}{
		{"none.xlsx", 422}, {"notes.txt", 422}, {"folder.xlsx", 422}, {"disguised.xlsx", 422},
		{"../secret.xlsx", 422}, {outside, 422}, {filepath.Join(s.folder, "plan.xlsx"), 422},
		{"out.xlsx", 422}, {"dir/secret.xlsx", 422}, {"~$plan.xlsx", 422},
		{"https://example.org/plan.xlsx", 422}, {"plan.xlsx\x00", 422},
		{"plan.xlsx", 201}, {"plan.xlsx", 409}, {"./team/../plan.xlsx", 409}, {"team/same.xlsx", 409},
		{"team/other.xlsx", 201},
	} {
		body, err := json.Marshal(map[string]string{"source": c.source})
		if err != nil {
			t.Fatal(err)
		}
		if a := s.call(http.MethodPost, "/v1/books", string(body)); a.status != c.want {
			t.Errorf("%q: status %d, want %d: %s", c.source, a.status, c.want, a.body)
		}
	}
}

func TestWithoutFolderFilesAreRefused(t *testing.T) {
	s := start(t, func(c *server.Config) { c.Shelf.Folder = "" })
	if a := s.call(http.MethodPost, "/v1/books", `{"source":"plan.xlsx"}`); a.status != http.StatusUnprocessableEntity {
		t.Errorf("status %d: %s", a.status, a.body)
	}
}

// TestBooks follows a book from its registration to its end.
func TestBooks(t *testing.T) {
	s := start(t, func(c *server.Config) { c.BaseURL = "https://rubric.example.org/" })
	s.put("plan.xlsx")
	created := s.call(http.MethodPost, "/v1/books", `{"source":"plan.xlsx","title":"Clinic","lang":"en",
		"report":{"schedule":"CRON_TZ=Europe/Berlin 0 9 * * MON","notify":["telegram://SECRET@telegram?chats=@x","slack://HOOK@webhook"]}}`)
	v := created.json(t)
	hook, _ := v["webhook"].(map[string]any)
	id, _ := v["id"].(string)
	if got := hook["url"]; got != "https://rubric.example.org/hooks/books/"+id {
		t.Errorf("webhook's address %v", got)
	}
	delete(v, "webhook")
	for _, path := range []string{"/v1/books/" + id, created.header.Get("Location")} {
		a := s.call(http.MethodGet, path, "")
		if diff := cmp.Diff(v, a.json(t)); diff != "" {
			t.Errorf("%s (-created +read):\n%s", path, diff)
		}
		for _, hidden := range []string{"SECRET", "HOOK", "whsec_"} {
			if strings.Contains(string(a.body), hidden) {
				t.Errorf("the answer shows %s: %s", hidden, a.body)
			}
		}
	}
	want := map[string]any{
		"schedule": "CRON_TZ=Europe/Berlin 0 9 * * MON", "onlyIfChanged": true,
		"notify": []any{"slack://***@webhook", "generic://***@new"},
	}
	patch := `{"title":null,"report":{"onlyIfChanged":true,"notify":["slack://***@webhook","generic://TOKEN@new"]}}`
	patched := s.call(http.MethodPatch, "/v1/books/"+id, patch, "Content-Type: application/merge-patch+json").json(t)
	if diff := cmp.Diff(want, patched["report"]); diff != "" || patched["title"] != "" || patched["lang"] != "en" {
		t.Errorf("patched (-want +got):\n%s%v", diff, patched)
	}
	for _, bad := range []string{`{"source":null}`, `{"source":"none.xlsx"}`, `{"report":{"schedule":null}}`, `{"report":{"schedule":"often"}}`, `{"id":"x"}`, `[]`} {
		if a := s.call(http.MethodPatch, "/v1/books/"+id, bad); a.status != http.StatusUnprocessableEntity {
			t.Errorf("patch %s: status %d", bad, a.status)
		}
	}
	if v := s.call(http.MethodPatch, "/v1/books/"+id, `{"report":null}`).json(t); v["report"] != nil {
		t.Errorf("report %v", v["report"])
	}
	if a := s.call(http.MethodDelete, "/v1/books/"+id, ""); a.status != http.StatusNoContent || len(a.body) > 0 {
		t.Errorf("deleting: %d %s", a.status, a.body)
	}
	if a := s.call(http.MethodGet, "/v1/books/"+id, ""); a.status != http.StatusNotFound {
		t.Errorf("deleted, and still %d", a.status)
	}
	if _, err := os.Stat(filepath.Join(s.folder, "plan.xlsx")); err != nil {
		t.Errorf("the workbook: %v", err)
	}
}

func TestPagesOfBooks(t *testing.T) {
	s := start(t)
	var want, got []string
	for _, name := range []string{"a.xlsx", "b.xlsx", "c.xlsx", "d.xlsx", "e.xlsx"} {
		s.put(name)
		s.register(`{"source":"` + name + `"}`)
		want = append(want, name)
	}
	for cursor, pages := "", 0; pages == 0 || cursor != ""; pages++ {
		v := s.call(http.MethodGet, "/v1/books?limit=2&cursor="+cursor, "").json(t)
		books, _ := v["books"].([]any)
		for _, b := range books {
			got = append(got, b.(map[string]any)["source"].(string))
		}
		cursor, _ = v["next"].(string)
		if pages > 5 {
			t.Fatal("the pages do not end")
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("books (-want +got):\n%s", diff)
	}
}

func TestIdempotencyKey(t *testing.T) {
	s := start(t)
	s.put("plan.xlsx")
	s.put("other.xlsx")
	first := s.call(http.MethodPost, "/v1/books", `{"source":"plan.xlsx"}`, "Idempotency-Key: one")
	again := s.call(http.MethodPost, "/v1/books", `{"source":"plan.xlsx"}`, "Idempotency-Key: one")
	if first.status != http.StatusCreated || again.status != first.status || string(again.body) != string(first.body) ||
		again.header.Get("Location") != first.header.Get("Location") {
		t.Errorf("first %d %s\nagain %d %s", first.status, first.body, again.status, again.body)
	}
	for _, path := range []string{"/secret", "/syncs"} {
		path, key := first.header.Get("Location")+path, "Idempotency-Key: "+path
		first, again := s.call(http.MethodPost, path, "", key), s.call(http.MethodPost, path, "", key)
		if first.status/100 != 2 || again.status != first.status || string(again.body) != string(first.body) || again.header.Get("Location") != first.header.Get("Location") {
			t.Errorf("%s: first %d %s\nagain %d %s", path, first.status, first.body, again.status, again.body)
		}
	}
	if a := s.call(http.MethodPost, "/v1/books", `{"source":"other.xlsx"}`, "Idempotency-Key: one"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("another request under the key: %d", a.status)
	}
	if a := s.call(http.MethodPost, "/v1/books", `{"source":"none.xlsx"}`, "Idempotency-Key: two"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("a failure: %d", a.status)
	}
	s.put("none.xlsx")
	if a := s.call(http.MethodPost, "/v1/books", `{"source":"none.xlsx"}`, "Idempotency-Key: two"); a.status != http.StatusCreated {
		t.Errorf("a failure is remembered: %d %s", a.status, a.body)
	}
}

func TestDocument(t *testing.T) {
	s := start(t)
	a := s.do(http.MethodGet, "/openapi.json", "")
	doc, err := openapi3.NewLoader().LoadFromData(a.body)
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context()); err != nil {
		t.Error(err)
	}
	for path, item := range doc.Paths.Map() {
		for method := range item.Operations() {
			if got := s.do(method, strings.ReplaceAll(path, "{id}", "x"), "").status; got == http.StatusMethodNotAllowed || got >= 500 {
				t.Errorf("%s %s is in the document and answers %d", method, path, got)
			}
		}
	}
}

func TestStartPage(t *testing.T) {
	s := start(t)
	for lang, want := range map[string]string{"ru": "Сверяет контент-план", "en": "Checks a content plan"} {
		a := s.do(http.MethodGet, "/", "", "Accept-Language: "+lang)
		page := string(a.body)
		if a.status != http.StatusOK || !strings.Contains(page, want) {
			t.Errorf("%s: %d\n%s", lang, a.status, page)
		}
		for _, loads := range []string{"<script", "<img", "<link", "src=", "url(", "@import"} {
			if strings.Contains(page, loads) {
				t.Errorf("%s: the page loads something: %s", lang, loads)
			}
		}
		csp := a.header.Get("Content-Security-Policy")
		if !strings.HasPrefix(csp, "default-src 'none'") || a.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: headers %v", lang, a.header)
		}
	}
}
