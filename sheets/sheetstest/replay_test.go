package sheetstest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// exchange is one recorded request and its answer.
type exchange struct {
	Method   string          `json:"method"`
	Path     string          `json:"path"`
	Query    [][2]string     `json:"query"`
	Body     json.RawMessage `json:"body"`
	Status   int             `json:"status"`
	Response any             `json:"response"`
}

// recording is a file of the recordings.
type recording struct {
	Source string       `json:"source"`
	Runs   [][]exchange `json:"runs"`
}

// wanted is the share of exchanges that must match.
const wanted = 0.97

// TestReplay sends recorded traffic of the real API to the stand-in and compares
// what comes back.
func TestReplay(t *testing.T) {
	total, matched := 0, 0
	used := map[string]bool{}
	for _, rec := range recordings(t) {
		for i, run := range rec.Runs {
			r := &replay{server: New(Options{}), ids: map[string]string{}}
			r.furnish(run)
			for j, x := range run {
				total++
				diff := r.exchange(t, x)
				if diff == "" {
					matched++
					continue
				}
				where := fmt.Sprintf("%s/%d/%d", rec.Source, i, j)
				used[where] = true
				reason, known := exceptions[where]
				if !known {
					reason = "NOT EXPLAINED in replay_exceptions_test.go"
				}
				t.Logf("%s: %s\n%s", where, reason, diff)
				if !known {
					t.Errorf("%s differs", where)
				}
			}
		}
	}
	share := float64(matched) / float64(total)
	t.Logf("%d of %d exchanges match (%.1f %%)", matched, total, 100*share)
	if share < wanted {
		t.Errorf("%.1f %% of the exchanges match, at least %.0f %% must", 100*share, 100*wanted)
	}
	for where := range exceptions {
		if !used[where] {
			t.Errorf("exception %s is not needed any more", where)
		}
	}
}

func recordings(t *testing.T) []recording {
	t.Helper()
	dir := os.Getenv("RUBRIC_SHEETS_RECORDINGS")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "recordings", "sheets")
	} else if !filepath.IsAbs(dir) {
		dir = filepath.Join("..", "..", dir) // relative to the project's root
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(files) == 0 {
		t.Skipf("no recordings in %s; set RUBRIC_SHEETS_RECORDINGS", dir)
	}
	var all []recording
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var rec recording
		if err := json.Unmarshal(data, &rec); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		all = append(all, rec)
	}
	return all
}

// replay is a run against its own server, with the recorded ids mapped to the
// server's as they appear.
type replay struct {
	server *Server
	ids    map[string]string
}

// exchange returns "" when the server answers as recorded.
func (r *replay) exchange(t *testing.T, x exchange) string {
	t.Helper()
	status, raw := r.send(t, x)
	var got any
	if len(raw) > 0 {
		if err := json.Unmarshal(raw, &got); err != nil {
			return fmt.Sprintf("reply is no JSON: %v", err)
		}
	}
	r.learn(x.Response, got)
	want, have := masked(x.Response), masked(got)
	if status == x.Status && cmp.Equal(want, have) {
		return ""
	}
	return fmt.Sprintf("request  %s %s %v\n  body   %s\nexpected %d %s\ngot      %d %s\n(-expected +got)\n%s",
		x.Method, x.Path, x.Query, x.Body, x.Status, short(x.Response), status, short(got), cmp.Diff(want, have))
}

func short(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	if len(data) > 2000 {
		data = append(data[:2000], "…"...)
	}
	return string(data)
}

func (r *replay) send(t *testing.T, x exchange) (int, []byte) {
	t.Helper()
	query := url.Values{}
	for _, q := range x.Query {
		query.Add(q[0], q[1])
	}
	path := (&url.URL{Path: x.Path}).EscapedPath()
	body := bytes.NewReader(r.translate(x.Body))
	if string(x.Body) == "null" {
		body = bytes.NewReader(nil)
	}
	req, err := http.NewRequestWithContext(t.Context(), x.Method, strings.TrimSuffix(host, "/")+string(r.translate([]byte(path)))+"?"+query.Encode(), body)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := r.server.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, data
}

// translate puts the server's ids for the recorded ones.
func (r *replay) translate(data []byte) []byte {
	for _, recorded := range slices.Sorted(maps.Keys(r.ids)) {
		data = bytes.ReplaceAll(data, []byte(recorded), []byte(r.ids[recorded]))
	}
	return data
}

// idKeys hold ids that the service makes up.
var idKeys = []string{"id", "spreadsheetId", "sheetId", "namedRangeId", "protectedRangeId"}

// learn pairs the ids of a recorded and a real answer.
func (r *replay) learn(want, got any) {
	switch w := want.(type) {
	case obj:
		g, _ := got.(obj)
		for k, v := range w {
			if slices.Contains(idKeys, k) && g[k] != nil && fmt.Sprint(v) != "0" {
				r.ids[idText(v)] = idText(g[k])
				continue
			}
			r.learn(v, g[k])
		}
	case []any:
		g, _ := got.([]any)
		for i := range min(len(w), len(g)) {
			r.learn(w[i], g[i])
		}
	}
}

func idText(v any) string {
	if f, ok := v.(float64); ok {
		return fmt.Sprintf("%.0f", f)
	}
	return fmt.Sprint(v)
}

// maskedKeys cannot be the same twice.
var maskedKeys = []string{
	"spreadsheetId", "spreadsheetUrl", "id", "createdTime", "modifiedTime", "namedRangeId", "protectedRangeId",
}

// masked hides what cannot be the same: made-up ids and times. The sheetId 0 of
// a first sheet is compared.
func masked(v any) any {
	switch x := v.(type) {
	case obj:
		out := obj{}
		for k, inner := range x {
			if slices.Contains(maskedKeys, k) || k == "sheetId" && fmt.Sprint(inner) != "0" {
				out[k] = "…"
				continue
			}
			out[k] = masked(inner)
		}
		return out
	case []any:
		out := make([]any, len(x))
		for i, inner := range x {
			out[i] = masked(inner)
		}
		return out
	}
	return v
}

// furnish makes the files that the recorded account already held: those that a
// run lists but did not make. Google lists the newest first.
func (r *replay) furnish(run []exchange) {
	made := map[string]bool{}
	for _, x := range run {
		answer, _ := x.Response.(obj)
		if x.Method == http.MethodPost && str(answer, "kind") == "drive#file" {
			made[str(answer, "id")] = true
		}
		for _, f := range slices.Backward(objects(answer, "files")) {
			if id := str(f, "id"); !made[id] && r.ids[id] == "" {
				r.ids[id] = r.server.Create(str(f, "name"))
			}
		}
	}
}
