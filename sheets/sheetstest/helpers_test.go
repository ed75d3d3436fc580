package sheetstest

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// api talks plain JSON to a stand-in with one spreadsheet.
type api struct {
	t   *testing.T
	srv *Server
	id  string
}

func newAPI(t *testing.T, o Options) *api {
	t.Helper()
	srv := New(o)
	return &api{t, srv, srv.Create("Book")}
}

func (a *api) people() *People { return a.srv.People(a.id) }

// call sends a request below the spreadsheet: its method, what follows the id,
// and a body, "" for none.
func (a *api) call(verb, tail, body string) (int, obj) {
	a.t.Helper()
	return a.raw(verb, "v4/spreadsheets/"+a.id+tail, body)
}

func (a *api) raw(verb, path, body string) (int, obj) {
	a.t.Helper()
	req, err := http.NewRequestWithContext(a.t.Context(), verb, host+path, strings.NewReader(body))
	if err != nil {
		a.t.Fatal(err)
	}
	resp, err := a.srv.Client().Do(req)
	if err != nil {
		a.t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		a.t.Fatal(err)
	}
	var out obj
	if len(data) > 0 {
		if err := json.Unmarshal(data, &out); err != nil {
			a.t.Fatalf("%s %s: %v in %s", verb, path, err, data)
		}
	}
	return resp.StatusCode, out
}

// ok sends a request that must succeed.
func (a *api) ok(verb, tail, body string) obj {
	a.t.Helper()
	status, out := a.call(verb, tail, body)
	if status != http.StatusOK {
		a.t.Fatalf("%s %s: %d %s", verb, tail, status, short(out))
	}
	return out
}

// batch applies the requests of a JSON list.
func (a *api) batch(requests string) obj {
	a.t.Helper()
	return a.ok("POST", ":batchUpdate", `{"requests":[`+requests+`]}`)
}

// refused sends requests that must fail and returns the message.
func (a *api) refused(requests string) string {
	a.t.Helper()
	status, out := a.call("POST", ":batchUpdate", `{"requests":[`+requests+`]}`)
	if status != http.StatusBadRequest {
		a.t.Fatalf("%s: %d %s, want 400", requests, status, short(out))
	}
	return str(sub(out, "error"), "message")
}

// put writes values at a range, RAW.
func (a *api) put(a1, values string) obj {
	a.t.Helper()
	return a.ok("PUT", "/values/"+url.PathEscape(a1)+"?valueInputOption=RAW", `{"values":`+values+`}`)
}

// get returns a part of the spreadsheet by field mask.
func (a *api) get(fields string, ranges ...string) obj {
	a.t.Helper()
	return a.ok("GET", "?"+url.Values{"fields": {fields}, "ranges": ranges}.Encode(), "")
}

// same compares with JSON.
func same(t *testing.T, what string, got any, want string) {
	t.Helper()
	data, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	var w, g any
	if err := json.Unmarshal([]byte(want), &w); err != nil {
		t.Fatalf("%s: want is no JSON: %v", what, err)
	}
	if err := json.NewDecoder(bytes.NewReader(data)).Decode(&g); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(w, g); diff != "" {
		t.Errorf("%s (-want +got)\n%s", what, diff)
	}
}
