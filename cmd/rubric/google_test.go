package main

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"rubric"
	"rubric/excel"
	"rubric/sheets/sheetstest"
)

// spreadsheet puts a workbook into a stand-in for Google and returns its
// address and the surroundings that lead there.
func spreadsheet(t *testing.T, path string, o sheetstest.Options) (srv *sheetstest.Server, address string, env map[string]string) {
	t.Helper()
	o.TimeZone = "Europe/Moscow"
	srv = sheetstest.New(o)
	id := srv.Create("Dental clinic")
	grid, _, err := excel.Open(path, excel.Options{}).Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	people := srv.People(id)
	first := people.Sheets()[0].ID
	for _, tab := range grid.Tabs {
		fill(t, people, tab)
	}
	if !people.DeleteSheet(first) {
		t.Fatal("the empty sheet stays")
	}
	web := httptest.NewServer(srv)
	t.Cleanup(web.Close)
	t.Setenv("XDG_CONFIG_HOME", t.TempDir()) // nobody has signed in here
	return srv, "https://docs.google.com/spreadsheets/d/" + id + "/edit#gid=0", map[string]string{
		envSheetsEndpoint: web.URL + "/", envGoogleCredentials: "none",
	}
}

func fill(t *testing.T, people *sheetstest.People, tab *rubric.Tab) {
	t.Helper()
	id := people.AddSheet(tab.Name, 60, 12)
	for _, row := range tab.Rows {
		for _, c := range row.Cells {
			value := any(c.Text)
			if c.Kind == rubric.NumberCell {
				value = c.Number
			}
			if !people.Paste(id, row.Number, c.Col, [][]any{{value}}) {
				t.Fatalf("%s: row %d was not filled", tab.Name, row.Number)
			}
			if c.IsDate() {
				people.Format(id, fmt.Sprintf("%s%d", rubric.ColumnName(c.Col), row.Number), "DATE", "yyyy-mm-dd")
			}
		}
	}
}

// rubricIs runs the command and holds its exit code.
func rubricIs(t *testing.T, want int, env map[string]string, args ...string) (stdout, stderr string) {
	t.Helper()
	c, out, errs := at(0, env)
	if code := c.Main(t.Context(), args); code != want {
		t.Fatalf("%v: exit code %d, want %d:\n%s%s", args, code, want, out, errs)
	}
	return out.String(), errs.String()
}

const clinic = "../../examples/dental-clinic.en.xlsx"

// TestSpreadsheetIsABookLikeAnyOther inspects and checks the same workbook as a
// file and as a spreadsheet.
func TestSpreadsheetIsABookLikeAnyOther(t *testing.T) {
	_, address, env := spreadsheet(t, clinic, sheetstest.Options{})
	ours, _ := rubricIs(t, exitOK, env, "inspect", "--format", "json", address)
	file, _ := rubricIs(t, exitOK, nil, "inspect", "--format", "json", clinic)
	var a, b struct {
		Book    struct{ Kind string }
		Entries []map[string]any
	}
	for text, into := range map[string]any{ours: &a, file: &b} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			t.Fatal(err)
		}
	}
	if a.Book.Kind != "sheets" || len(a.Entries) == 0 || len(a.Entries) != len(b.Entries) {
		t.Errorf("kind %q with %d entries; the file has %d", a.Book.Kind, len(a.Entries), len(b.Entries))
	}
	ours, _ = rubricIs(t, exitOK, env, "check", "--fail-level", "none", address)
	file, _ = rubricIs(t, exitOK, nil, "check", "--fail-level", "none", clinic)
	if untitled(ours) != untitled(file) {
		t.Errorf("the spreadsheet:\n%s\nthe file:\n%s", ours, file)
	}
}

// untitled leaves a report without the name of its book, which differs.
func untitled(report string) string {
	return strings.NewReplacer("Dental clinic", "BOOK", "dental-clinic.en.xlsx", "BOOK").Replace(report)
}

func TestSyncOfASpreadsheetSettles(t *testing.T) {
	srv, address, env := spreadsheet(t, clinic, sheetstest.Options{})
	out, _ := rubricIs(t, exitOK, env, "sync", "--dry-run", address)
	if !strings.Contains(out, "Check") {
		t.Errorf("the edits:\n%s", out)
	}
	if out, _ = rubricIs(t, exitOK, env, "sync", address); !strings.Contains(out, "Written: "+address) {
		t.Errorf("first: %s", out)
	}
	srv.ResetLog()
	if out, _ = rubricIs(t, exitOK, env, "sync", address); !strings.Contains(out, "Nothing to write") {
		t.Errorf("second: %s", out)
	}
	if n := srv.Count(""); n != 1 {
		t.Errorf("the second took %d requests, want 1", n)
	}
	if out, _ = rubricIs(t, exitOK, env, "sync", strings.Split(address, "/")[5]); !strings.Contains(out, "Nothing to write") {
		t.Errorf("by its id: %s", out)
	}
}

func TestAssessmentOfASpreadsheet(t *testing.T) {
	_, address, env := spreadsheet(t, clinic, sheetstest.Options{})
	file := filepath.Join(t.TempDir(), "assessment.xlsx")
	rubricIs(t, exitOK, env, "assess", "--out", file, address)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	links := sheetLinks(t, data)
	if want := strings.TrimSuffix(address, "#gid=0"); !strings.Contains(links, `Target="`+want+`"`) {
		t.Errorf("links lead to %s, want %s", links, want)
	}
}

// sheetLinks returns the relationships of all sheets of a workbook.
func sheetLinks(t *testing.T, file []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, part := range z.File {
		if !strings.HasPrefix(part.Name, "xl/worksheets/_rels/") {
			continue
		}
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&out, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return out.String()
}

// TestWatchOfASpreadsheet edits a spreadsheet while it is watched.
func TestWatchOfASpreadsheet(t *testing.T) {
	srv, address, env := spreadsheet(t, clinic, sheetstest.Options{})
	id := strings.Split(address, "/")[5]
	cmd, out, errs := at(0, env)
	ctx, stop := context.WithCancel(t.Context())
	code := make(chan int)
	go func() { code <- cmd.Main(ctx, []string{"sync", "--watch", "--every", "50ms", address}) }()
	eventually(t, errs, "Watching the spreadsheet")
	eventuallyTimes(t, out, "Written: ", 1)
	people := srv.People(id)
	plan := people.SheetID("Content calendar")
	if !people.Type(plan, 4, people.Column(plan, 3, "Content pillar"), "A rubric nobody chose") {
		t.Fatal("nobody could edit")
	}
	eventuallyTimes(t, out, "Written: ", 2)
	stop()
	if got := <-code; got != exitOK {
		t.Errorf("exit code %d: %s", got, errs)
	}
}

// TestSignInServesTheCommands signs in as a person does, and checks with that.
func TestSignInServesTheCommands(t *testing.T) {
	_, address, env := spreadsheet(t, clinic, sheetstest.Options{Token: "access-1"})
	delete(env, envGoogleCredentials)
	oauth := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if r.PostFormValue("code") != "code-1" || r.PostFormValue("code_verifier") == "" {
			w.WriteHeader(http.StatusBadRequest)
		}
		fmt.Fprint(w, `{"access_token": "access-1", "refresh_token": "refresh-1", "token_type": "Bearer", "expires_in": 3600}`)
	}))
	t.Cleanup(oauth.Close)
	client := filepath.Join(t.TempDir(), "client.json")
	if err := os.WriteFile(client, fmt.Appendf(nil, `{"installed": {"client_id": "1", "client_secret": "2", "auth_uri": %q, "token_uri": %q}}`, oauth.URL+"/auth", oauth.URL+"/token"), 0o600); err != nil {
		t.Fatal(err)
	}

	cmd, out, errs := at(0, env)
	code := make(chan int)
	go func() { code <- cmd.Main(t.Context(), []string{"auth", "google", "--google-client-file", client}) }()
	eventually(t, errs, "code_challenge_method=S256")
	asked, err := url.Parse(regexp.MustCompile(`http://\S+`).FindString(errs.String()))
	if err != nil {
		t.Fatal(err)
	}
	back := asked.Query().Get("redirect_uri") + "/?" + url.Values{"code": {"code-1"}, "state": {asked.Query().Get("state")}}.Encode()
	res, err := http.Get(back)
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if got := <-code; got != exitOK || !strings.Contains(out.String(), "You are signed in") {
		t.Fatalf("exit code %d: %s%s", got, out, errs)
	}
	if all := out.String() + errs.String(); strings.Contains(all, "access-1") || strings.Contains(all, "refresh-1") {
		t.Errorf("a token shows: %s", all)
	}
	rubricIs(t, exitOK, env, "check", "--fail-level", "none", address)
}

// TestNotShared names the address that people have to share with.
func TestNotShared(t *testing.T) {
	srv, address, env := spreadsheet(t, clinic, sheetstest.Options{})
	srv.Share(strings.Split(address, "/")[5], sheetstest.NoAccess)
	oauth := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"access_token": "access-1", "token_type": "Bearer", "expires_in": 3600}`)
	}))
	t.Cleanup(oauth.Close)
	env[envGoogleCredentials] = serviceAccount(t, oauth.URL)
	_, errs := rubricIs(t, exitTrouble, env, "check", address)
	if !strings.Contains(errs, "hint: ") || !strings.Contains(errs, "rubric@project.iam.gserviceaccount.com") {
		t.Error(errs)
	}
	if strings.Count(errs, "\n") != 2 || strings.Contains(errs, "PRIVATE KEY") {
		t.Error(errs)
	}
}

func serviceAccount(t *testing.T, tokens string) string {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	file, err := json.Marshal(map[string]string{
		"type": "service_account", "client_email": "rubric@project.iam.gserviceaccount.com", "token_uri": tokens,
		"private_key": string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(key)})),
	})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "service-account.json")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
