package main

import (
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestServeOnATakenPort(t *testing.T) {
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	dir := t.TempDir()
	_, errs := rubricIs(t, exitTrouble, nil, "serve", "--listen", l.Addr().String(),
		"--database", "sqlite:"+filepath.Join(dir, "a.db"), "--key-file", filepath.Join(dir, "a.key"))
	if !strings.Contains(errs, l.Addr().String()) || !strings.Contains(errs, "hint: ") {
		t.Errorf("%s", errs)
	}
}

// TestServeOnADatabaseInUse holds that a second process neither says that it
// runs nor changes what the first one goes by.
func TestServeOnADatabaseInUse(t *testing.T) {
	dir := t.TempDir()
	first := serve(t, dir, "RUBRIC_API_TOKEN=tok")
	wait(t, first.out, "running")
	second := serve(t, dir, "RUBRIC_API_TOKEN=another")
	_ = second.cmd.Wait()
	if code := second.cmd.ProcessState.ExitCode(); code != exitTrouble {
		t.Errorf("exit code %d", code)
	}
	if second.out.String() != "" {
		t.Errorf("it says: %s", second.out)
	}
	if status, _ := first.call("tok", http.MethodGet, "/v1/books", ""); status != http.StatusOK {
		t.Errorf("the token of the first: %d", status)
	}
	first.stop(syscall.SIGTERM, exitOK)
	if out := first.out.String(); !strings.Contains(out, "running") {
		t.Errorf("the first says: %s", out)
	}
}

// TestServeWithAnotherKey holds that the service starts with a new key file, says
// what that means, and that a new secret is the way out.
func TestServeWithAnotherKey(t *testing.T) {
	dir := t.TempDir()
	data, err := os.ReadFile(clinic)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"plan.xlsx", "other.xlsx"} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	env := []string{"RUBRIC_BOOKS_DIR=" + dir, "RUBRIC_API_TOKEN=tok", "RUBRIC_POLL=0"}
	s := serve(t, dir, env...)
	const report = `"report":{"schedule":"@daily","notify":["smtp://user:tiptop@mail.example.org/?from=a@example.org&to=b@example.org"]}`
	var ids, secrets []string
	for _, body := range []string{`{"source":"plan.xlsx"}`, `{"source":"other.xlsx",` + report + `}`} {
		status, made := s.call("tok", http.MethodPost, "/v1/books", body)
		if status != http.StatusCreated {
			t.Fatalf("registering: %d %v", status, made)
		}
		ids = append(ids, made["id"].(string))
		secrets = append(secrets, made["webhook"].(map[string]any)["secret"].(string))
	}
	s.stop(syscall.SIGTERM, exitOK)
	again := serve(t, dir, env...)
	wait(t, again.out, "running")
	again.stop(syscall.SIGTERM, exitOK)
	if errs := again.errs.String(); strings.Contains(errs, "hint: ") {
		t.Errorf("with the same key: %s", errs)
	}
	if err := os.Remove(filepath.Join(dir, "rubric.key")); err != nil {
		t.Fatal(err)
	}

	s = serve(t, dir, env...)
	errs := wait(t, s.errs, "hint: ")
	if !strings.Contains(errs, "rubric.key: the secrets of 2 books cannot be read") {
		t.Errorf("with another key: %s", errs)
	}
	for _, id := range ids {
		if status, made := s.call("tok", http.MethodPost, "/v1/books/"+id+"/secret", ""); status != http.StatusCreated {
			t.Errorf("a new secret: %d %v", status, made)
		}
	}
	for body, want := range map[string]int{`{"title":"Plan"}`: http.StatusOK, `{"report":{"notify":["***"]}}`: http.StatusOK, `{` + report + `}`: http.StatusOK} {
		if status, answer := s.call("tok", http.MethodPatch, "/v1/books/"+ids[1], body); status != want {
			t.Errorf("%s: %d %v", body, status, answer)
		}
	}
	s.stop(syscall.SIGTERM, exitOK)
	for _, word := range append(secrets, "tiptop", "tok ") {
		if strings.Contains(s.errs.String()+s.out.String(), word) {
			t.Errorf("a secret is told: %s", word)
		}
	}
	mended := serve(t, dir, env...)
	wait(t, mended.out, "http")
	mended.stop(syscall.SIGTERM, exitOK)
	if errs := mended.errs.String(); strings.Contains(errs, "hint: ") {
		t.Errorf("with new secrets: %s", errs)
	}
}
