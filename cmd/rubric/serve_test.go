package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rubric/excel"
	"rubric/internal/webhook"
	"rubric/sheets/sheetstest"
)

// served is a running "rubric serve", a process of its own.
type served struct {
	t    *testing.T
	cmd  *exec.Cmd
	out  *screen
	errs *screen
	url  string
}

// serve starts the service in a folder and waits until it says where it listens.
func serve(t *testing.T, dir string, env ...string) *served {
	t.Helper()
	s := &served{t: t, out: &screen{}, errs: &screen{}}
	s.cmd = exec.Command("rubric", "serve") // what TestMain put on the path
	s.cmd.Dir = dir
	s.cmd.Env = append(os.Environ(), "RUBRIC_LISTEN=127.0.0.1:0", "RUBRIC_GOOGLE_CREDENTIALS=none", "LANG=en_US.UTF-8")
	s.cmd.Env = append(s.cmd.Env, env...)
	s.cmd.Stdout = s.out
	pipe, err := s.cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.cmd.Process.Kill() })
	lines := bufio.NewReader(pipe)
	first, err := lines.ReadString('\n')
	if err != nil {
		t.Fatalf("the log ends: %v", err)
	}
	go io.Copy(s.errs, lines)
	var line struct {
		Address string `json:"address"`
	}
	if err := json.Unmarshal([]byte(first), &line); err != nil || line.Address == "" {
		t.Fatalf("the log's first line: %q", first)
	}
	s.url = "http://" + line.Address
	return s
}

// stop ends the service and holds its exit code.
func (s *served) stop(sig os.Signal, want int) {
	s.t.Helper()
	if err := s.cmd.Process.Signal(sig); err != nil {
		s.t.Fatal(err)
	}
	err := s.cmd.Wait()
	if got := s.cmd.ProcessState.ExitCode(); got != want {
		s.t.Fatalf("exit code %d, want %d: %v\n%s", got, want, err, s.errs)
	}
}

// call sends a request and returns its answer.
func (s *served) call(token, method, path, body string) (status int, answer map[string]any) {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatalf("%v\n%s", err, s.errs)
	}
	defer resp.Body.Close()
	_ = json.NewDecoder(resp.Body).Decode(&answer)
	return resp.StatusCode, answer
}

// workbook returns the assessment of a book as a workbook.
func (s *served) workbook(token, id string) []byte {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.url+"/v1/books/"+id+"/assessment", nil)
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Accept", excel.Renderer{}.ContentType())
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return data
}

// done waits for a finished sync of the book and returns it.
func (s *served) done(token, id string, n int) map[string]any {
	s.t.Helper()
	for range 400 {
		_, page := s.call(token, http.MethodGet, "/v1/books/"+id+"/syncs", "")
		syncs, _ := page["syncs"].([]any)
		if len(syncs) >= n {
			if run := syncs[0].(map[string]any); run["finishedAt"] != nil {
				return run
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.t.Fatalf("no sync was finished\n%s", s.errs)
	return nil
}

func TestServeTellsItsTokenOnce(t *testing.T) {
	dir := t.TempDir()
	s := serve(t, dir)
	_, token, ok := strings.Cut(wait(t, s.out, "curl"), "keep it): ")
	if token, _, _ = strings.Cut(token, "\n"); !ok {
		t.Fatalf("no token: %s", s.out)
	}
	if status, _ := s.call(token, http.MethodGet, "/v1/books", ""); status != http.StatusOK {
		t.Errorf("the token: %d", status)
	}
	if n := strings.Count(s.out.String(), token); n != 1 {
		t.Errorf("the token is printed %d times:\n%s", n, s.out)
	}
	files, err := filepath.Glob(filepath.Join(dir, "rubric.*"))
	if err != nil || len(files) < 2 {
		t.Fatalf("files: %v %v", files, err)
	}
	for _, file := range files {
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", file, info.Mode(), err)
		}
		if data, _ := os.ReadFile(file); bytes.Contains(data, []byte(token)) {
			t.Errorf("%s holds the token", file)
		}
	}
	s.stop(syscall.SIGTERM, exitOK)
	if strings.Contains(s.errs.String(), token) {
		t.Error("the log holds the token")
	}
	again := serve(t, dir)
	if out := wait(t, again.out, "curl"); strings.Contains(out, token) || strings.Contains(out, "keep it") {
		t.Errorf("told again: %s", out)
	}
	if status, _ := again.call(token, http.MethodGet, "/v1/books", ""); status != http.StatusOK {
		t.Errorf("the token after a restart: %d", status)
	}
	again.stop(syscall.SIGINT, exitOK)
	replaced := serve(t, dir, "RUBRIC_API_TOKEN=another")
	for tok, want := range map[string]int{"another": http.StatusOK, token: http.StatusUnauthorized} {
		if status, _ := replaced.call(tok, http.MethodGet, "/v1/books", ""); status != want {
			t.Errorf("after replacing the token: %d, want %d", status, want)
		}
	}
}

// TestServeSaysHowToBegin runs the commands that a first start prints, as they
// are printed.
func TestServeSaysHowToBegin(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("no curl")
	}
	dir := t.TempDir()
	data, err := os.ReadFile(clinic)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "Anna's plan.xlsx"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	s := serve(t, dir, "RUBRIC_BOOKS_DIR="+dir, "RUBRIC_AS_OF=2026-05-20", "RUBRIC_POLL=0")
	out := wait(t, s.out, "/syncs ")
	_, token, _ := strings.Cut(out, "keep it): ")
	token, _, _ = strings.Cut(token, "\n")
	var commands []string
	for line := range strings.Lines(out) {
		if command, ok := strings.CutPrefix(line, "  "); ok {
			commands = append(commands, strings.Replace(strings.TrimSpace(command), "=TOKEN", "="+token, 1))
		}
	}
	if len(commands) != 3 {
		t.Fatalf("commands %q", commands)
	}
	shell := func(script string) (answer map[string]any) {
		printed, err := exec.CommandContext(t.Context(), "sh", "-c", script).Output()
		if err != nil || json.Unmarshal(printed, &answer) != nil {
			t.Fatalf("%s: %v %s", script, err, printed)
		}
		return answer
	}
	book := shell(commands[0] + "\n" + commands[1])
	id, _ := book["id"].(string)
	if book["source"] != "Anna's plan.xlsx" || id == "" {
		t.Fatalf("registered %v", book)
	}
	shell(commands[0] + "\n" + strings.Replace(commands[2], "/ID/", "/"+id+"/", 1))
	if run := s.done(token, id, 1); run["state"] != "done" || run["cause"] != "api" {
		t.Errorf("run %v", run)
	}
	s.stop(syscall.SIGTERM, exitOK)
}

// wait waits until the screen shows a word.
func wait(t *testing.T, s *screen, word string) string {
	t.Helper()
	for range 200 {
		if strings.Contains(s.String(), word) {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	return s.String()
}

// TestServeKeepsABookSynced registers a file book, and edits are noticed by hook
// and by poll.
func TestServeKeepsABookSynced(t *testing.T) {
	dir := t.TempDir()
	book := filepath.Join(dir, "plan.xlsx")
	data, err := os.ReadFile(clinic)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(book, data, 0o644); err != nil {
		t.Fatal(err)
	}
	s := serve(t, dir, "RUBRIC_BOOKS_DIR="+dir, "RUBRIC_API_TOKEN=tok", "RUBRIC_DEBOUNCE=100ms", "RUBRIC_POLL=1s", "RUBRIC_AS_OF=2026-05-20")
	status, made := s.call("tok", http.MethodPost, "/v1/books", `{"source":"plan.xlsx"}`)
	if status != http.StatusCreated {
		t.Fatalf("registering: %d %v", status, made)
	}
	id := made["id"].(string)
	key, err := webhook.ParseSecret(made["webhook"].(map[string]any)["secret"].(string))
	if err != nil {
		t.Fatal(err)
	}
	body := []byte("{}")
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/hooks/books/"+id, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	webhook.Sign(r.Header, "msg_1", time.Now(), body, key)
	resp, err := http.DefaultClient.Do(r)
	if err != nil || resp.StatusCode != http.StatusAccepted {
		t.Fatalf("hook: %v %v", resp, err)
	}
	resp.Body.Close()
	run := s.done("tok", id, 1)
	if run["state"] != "done" {
		t.Fatalf("run %v\n%s", run, s.errs)
	}
	assessed := filepath.Join(dir, "assessment.xlsx")
	rubricIs(t, exitOK, nil, "assess", "--as-of", "2026-05-20", "--out", assessed, book)
	if want, err := os.ReadFile(assessed); err != nil || !bytes.Equal(want, s.workbook("tok", id)) {
		t.Errorf("the assessment is not what rubric assess makes: %v", err)
	}
	time.Sleep(2500 * time.Millisecond) // two polls that find nothing
	_, page := s.call("tok", http.MethodGet, "/v1/books/"+id+"/syncs", "")
	before := len(page["syncs"].([]any))
	if before > 2 { // the hook's, and the first look at a new book
		t.Errorf("polls that find nothing make syncs: %v", page)
	}
	if err := os.WriteFile(book, data, 0o644); err != nil { // people put their own file back
		t.Fatal(err)
	}
	if run := s.done("tok", id, before+1); run["cause"] != "poll" || run["state"] != "done" {
		t.Errorf("run %v", run)
	}
	s.stop(syscall.SIGTERM, exitOK)
	if strings.Contains(s.errs.String(), "whsec_") || strings.Contains(s.errs.String(), "tok ") {
		t.Errorf("the log holds a secret:\n%s", s.errs)
	}
}

// TestServeKeepsASpreadsheetSynced does the same with a stand-in for Google, and
// looks after its Drive channel.
func TestServeKeepsASpreadsheetSynced(t *testing.T) {
	srv, address, env := spreadsheet(t, clinic, sheetstest.Options{})
	s := serve(t, t.TempDir(), "RUBRIC_API_TOKEN=tok", "RUBRIC_POLL=1s", "RUBRIC_DEBOUNCE=100ms", "RUBRIC_AS_OF=2026-05-20",
		"RUBRIC_BASE_URL=https://rubric.example.org",
		envSheetsEndpoint+"="+env[envSheetsEndpoint], envDriveEndpoint+"="+env[envSheetsEndpoint])
	status, made := s.call("tok", http.MethodPost, "/v1/books", fmt.Sprintf(`{"source":%q}`, address))
	if status != http.StatusCreated || made["source"] != strings.Split(address, "/")[5] {
		t.Fatalf("registering: %d %v", status, made)
	}
	if status, _ := s.call("tok", http.MethodPost, "/v1/books", fmt.Sprintf(`{"source":%q}`, made["source"])); status != http.StatusConflict {
		t.Errorf("the same by its id: %d", status)
	}
	id := made["id"].(string)
	run := s.done("tok", id, 1)
	if run["state"] != "done" || run["apiCalls"] == 0.0 {
		t.Errorf("run %v\n%s", run, s.errs)
	}
	channels := srv.Channels()
	for range 100 {
		if channels = srv.Channels(); len(channels) > 0 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if len(channels) != 1 || channels[0].Address != "https://rubric.example.org/hooks/drive" {
		t.Fatalf("channels %v\n%s", channels, s.errs)
	}
	for _, c := range []struct {
		token, state string
		want         int
	}{
		{channels[0].Token, "sync", 200}, {channels[0].Token, "update", 200}, {"wrong", "update", 404}, {"wrong", "sync", 404},
	} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/hooks/drive", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("X-Goog-Channel-Id", channels[0].ID)
		r.Header.Set("X-Goog-Channel-Token", c.token)
		r.Header.Set("X-Goog-Resource-State", c.state)
		r.Header.Set("X-Goog-Message-Number", c.state)
		resp, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != c.want {
			t.Errorf("a message %+v: %d", c, resp.StatusCode)
		}
	}
	if status, _ := s.call("tok", http.MethodDelete, "/v1/books/"+id, ""); status != http.StatusNoContent {
		t.Errorf("deleting: %d", status)
	}
	if open := srv.Channels(); len(open) > 0 {
		t.Errorf("the channel of a deleted book is open: %v", open)
	}
	s.stop(syscall.SIGTERM, exitOK)
}

func TestServeRefusesBadValues(t *testing.T) {
	for _, args := range [][]string{
		{"--listen", "8080"}, {"--listen", "127.0.0.1:70000"}, {"--database", "mysql://x"}, {"--books-dir", "/no/such/folder"},
		{"--base-url", "rubric.example.org"}, {"--base-url", "http://rubric.example.org"}, {"--workers", "0"}, {"--workers", "many"},
		{"--debounce", "2"}, {"--poll", "-1s"}, {"--max-upload", "large"}, {"--api-token", "two words"}, {"surplus"},
	} {
		if _, errs := rubricIs(t, exitUsage, nil, append([]string{"serve"}, args...)...); !strings.Contains(errs, "hint: ") {
			t.Errorf("%v: %s", args, errs)
		}
	}
}

func TestSettingsOfServe(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "rubric.yaml")
	if err := os.WriteFile(file, []byte("listen: nowhere\nbooksDir: "+dir+"\nmaxUpload: 1MiB\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, errs := rubricIs(t, exitUsage, nil, "serve", "--config", file); !strings.Contains(errs, "rubric.yaml:1:1: listen") {
		t.Errorf("%s", errs)
	}
}
