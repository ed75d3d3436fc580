package server_test

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric/excel"
	"rubric/internal/layout"
	"rubric/internal/reconcile"
	"rubric/internal/report"
	"rubric/rules"
	"rubric/server"
)

// expected is the document of "check --format json" for a workbook.
func expected(t *testing.T, path string) string {
	t.Helper()
	r, err := reconcile.Check(t.Context(), excel.Open(path, excel.Options{}), reconcile.Options{Layout: layout.Options{AsOf: asOf}})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	err = report.CheckJSON(&b, report.Checked{Book: r.Book, Check: r.Check, Assessment: r.Assessment},
		report.Options{Lang: r.Book.Lang, Message: rules.Message})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSyncAndAssessment(t *testing.T) {
	s := start(t)
	s.put("plan.xlsx")
	b := s.register(`{"source":"plan.xlsx"}`)
	if a := s.call(http.MethodGet, "/v1/books/"+b.id+"/assessment", ""); a.status != http.StatusNotFound {
		t.Fatalf("before the first sync: %d", a.status)
	}
	a := s.call(http.MethodPost, "/v1/books/"+b.id+"/syncs", "")
	if a.status != http.StatusAccepted {
		t.Fatalf("status %d: %s", a.status, a.body)
	}
	s.settled(b.id, 1)
	run := s.call(http.MethodGet, a.header.Get("Location"), "").json(t)
	if run["state"] != "done" || run["cause"] != "api" || run["startedAt"] == nil || run["finishedAt"] == nil {
		t.Errorf("run %v", run)
	}
	doc := s.call(http.MethodGet, "/v1/books/"+b.id+"/assessment", "")
	if diff := cmp.Diff(expected(t, filepath.Join(s.folder, "plan.xlsx")), string(doc.body)); diff != "" {
		t.Errorf("document (-want +got):\n%s", diff)
	}
	assessment, _ := doc.json(t)["assessment"].(map[string]any)
	file := s.call(http.MethodGet, "/v1/books/"+b.id+"/assessment", "", "Accept: "+xlsxType)
	if file.header.Get("Content-Type") != xlsxType || !bytes.HasPrefix(file.body, []byte("PK")) {
		t.Errorf("the assessment as a workbook: %s, %d bytes", file.header.Get("Content-Type"), len(file.body))
	}
	v := s.call(http.MethodGet, "/v1/books/"+b.id, "").json(t)
	if v["verdict"] != assessment["verdict"] || v["lastSync"] == nil || v["state"] != "ok" {
		t.Errorf("the book afterwards: %v", v)
	}
}

// TestFailures holds that a workbook that cannot be synced fails its run with a
// hint and is not touched.
func TestFailures(t *testing.T) {
	s := start(t)
	for name, spoil := range map[string]func(path string) error{
		"corrupt":    func(path string) error { return os.WriteFile(path, []byte("PK\x03\x04 and no more"), 0o644) },
		"vanished":   os.Remove,
		"locked":     func(string) error { return os.WriteFile(filepath.Join(s.folder, "~$locked.xlsx"), nil, 0o644) },
		"linked-out": func(path string) error { _ = os.Remove(path); return os.Symlink("/etc/hostname", path) },
	} {
		t.Run(name, func(t *testing.T) {
			s.put(name + ".xlsx")
			b := s.register(`{"source":"` + name + `.xlsx"}`)
			path := filepath.Join(s.folder, name+".xlsx")
			if err := spoil(path); err != nil {
				t.Fatal(err)
			}
			before, _ := os.ReadFile(path)
			s.call(http.MethodPost, "/v1/books/"+b.id+"/syncs", "")
			syncs := s.settled(b.id, 1)
			run := syncs[len(syncs)-1].(map[string]any)
			failure, _ := run["error"].(map[string]any)
			if run["state"] != "failed" || failure["message"] == "" || failure["hint"] == "" || failure == nil {
				t.Errorf("run %v", run)
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("the file was touched")
			}
		})
	}
}

// TestALockedBookIsNotWaitedFor holds that a workbook that is open elsewhere
// fails at once, be there something to write or not: its worker is wanted.
func TestALockedBookIsNotWaitedFor(t *testing.T) {
	s := start(t, func(c *server.Config) { c.Shelf.Files = excel.Opener{Options: excel.Options{MaxWait: time.Hour}} })
	s.put("plan.xlsx")
	b := s.register(`{"source":"plan.xlsx"}`)
	lock := filepath.Join(s.folder, "~$plan.xlsx")
	for i, c := range []struct {
		name string
		do   func() error
		want string
	}{
		{"locked before the first sync", func() error { return os.WriteFile(lock, nil, 0o644) }, "failed"},
		{"free", func() error { return os.Remove(lock) }, "done"},
		{"locked with nothing to write", func() error { return os.WriteFile(lock, nil, 0o644) }, "failed"},
	} {
		if err := c.do(); err != nil {
			t.Fatal(err)
		}
		s.call(http.MethodPost, "/v1/books/"+b.id+"/syncs", "")
		if run := s.settled(b.id, i+1)[0].(map[string]any); run["state"] != c.want {
			t.Errorf("%s: %v", c.name, run)
		}
	}
}

// upload sends a workbook to be checked.
func (s *service) upload(field, name string, data []byte, headers ...string) answer {
	s.t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile(field, name)
	if err != nil {
		s.t.Fatal(err)
	}
	if _, err := part.Write(data); err != nil {
		s.t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		s.t.Fatal(err)
	}
	return s.do(http.MethodPost, "/v1/check", b.String(),
		append([]string{"Authorization: Bearer " + token, "Content-Type: " + w.FormDataContentType()}, headers...)...)
}

func TestUpload(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	s := start(t, func(c *server.Config) { c.MaxUpload = 1 << 20 })
	data, err := os.ReadFile(example)
	if err != nil {
		t.Fatal(err)
	}
	a := s.upload("file", "../../dental-clinic.en.xlsx", data)
	if a.status != http.StatusOK || string(a.body) != expected(t, example) {
		t.Errorf("%d %.300s", a.status, a.body)
	}
	checked := s.upload("file", "план.xlsx", data, "Accept: "+xlsxType)
	if checked.status != http.StatusOK || checked.header.Get("Content-Type") != xlsxType {
		t.Fatalf("%d %.300s", checked.status, checked.body)
	}
	path := filepath.Join(t.TempDir(), "checked.xlsx")
	if err := os.WriteFile(path, checked.body, 0o644); err != nil {
		t.Fatal(err)
	}
	r, err := reconcile.Sync(t.Context(), excel.Open(path, excel.Options{}), reconcile.Options{Layout: layout.Options{AsOf: asOf}})
	if err != nil || len(r.Edits) > 0 {
		t.Errorf("a sync of what was answered: %v, %d edits", err, len(r.Edits))
	}
	for name, c := range map[string]struct {
		answer answer
		want   int
	}{
		"not a workbook":  {s.upload("file", "plan.xlsx", []byte("hello")), 422},
		"empty":           {s.upload("file", "plan.xlsx", nil), 422},
		"another field":   {s.upload("book", "plan.xlsx", data), 422},
		"too large":       {s.upload("file", "plan.xlsx", bytes.Repeat([]byte("x"), 1<<20+1)), 413},
		"much too large":  {s.upload("file", "plan.xlsx", bytes.Repeat([]byte("x"), 3<<20)), 413},
		"unpacks to much": {s.upload("file", "plan.xlsx", bomb(t)), 413},
		"not multipart":   {s.call(http.MethodPost, "/v1/check", "{}"), 415},
		"no boundary":     {s.call(http.MethodPost, "/v1/check", "x", "Content-Type: multipart/form-data"), 400},
		"no parts":        {s.call(http.MethodPost, "/v1/check", "hello", "Content-Type: multipart/form-data; boundary=b"), 400},
		"no body":         {s.call(http.MethodPost, "/v1/check", "", "Content-Type: multipart/form-data; boundary=b"), 400},
		"broken off":      {s.call(http.MethodPost, "/v1/check", "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx", "Content-Type: multipart/form-data; boundary=b"), 400},
	} {
		if c.answer.status != c.want || c.answer.header.Get("Content-Type") != problems {
			t.Errorf("%s: status %d, want %d: %s", name, c.answer.status, c.want, c.answer.body)
		}
	}
	left, err := os.ReadDir(temp)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestDeafClients holds that a client that reads nothing before it has sent all
// sees the answer, not a broken connection, whatever is refused.
func TestDeafClients(t *testing.T) {
	s := start(t, func(c *server.Config) { c.MaxUpload = 1 << 20 })
	const size = 24 << 20 // more than the buffers of a connection take
	auth := "Authorization: Bearer " + token + "\r\n"
	for _, c := range []struct {
		path, headers string
		want          int
	}{
		{"/v1/check", auth + "Content-Type: multipart/form-data; boundary=b\r\n", 413},
		{"/v1/check", "Content-Type: multipart/form-data; boundary=b\r\n", 401},
		{"/v1/check", auth, 415},
		{"/v1/books", auth + "Content-Type: application/json\r\n", 413},
		{"/hooks/books/x", "", 413},
		{"/nothing", "", 404},
	} {
		conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", strings.TrimPrefix(s.url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		head := fmt.Sprintf("POST %s HTTP/1.1\r\nHost: x\r\n%sContent-Length: %d\r\n\r\n", c.path, c.headers, size)
		part := "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n"
		body := part + strings.Repeat("x", size-len(part))
		if _, err := io.WriteString(conn, head+body); err != nil {
			t.Errorf("%s: sending: %v", c.path, err)
		}
		resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Errorf("%s: %v", c.path, err)
		} else if resp.Body.Close(); resp.StatusCode != c.want {
			t.Errorf("%s: status %d, want %d", c.path, resp.StatusCode, c.want)
		}
		conn.Close()
	}
}

// bomb is a small file that says it unpacks to more than is allowed.
func bomb(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml"} {
		part, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CompressedSize64: 10, UncompressedSize64: 600 << 20})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := part.Write(make([]byte, 10)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestMetricsAndReadiness(t *testing.T) {
	s := start(t)
	s.put("plan.xlsx")
	b := s.register(`{"source":"plan.xlsx"}`)
	s.call(http.MethodPost, "/v1/books/"+b.id+"/syncs", "")
	s.settled(b.id, 1)
	text := string(s.do(http.MethodGet, "/metrics", "").body)
	for _, want := range []string{"rubric_books 1", "rubric_syncs_done_total 1", "rubric_queue_depth 0", `rubric_sync_duration_seconds_count{result="written"} 1`} {
		if !strings.Contains(text, want) {
			t.Errorf("metrics lack %q", want)
		}
	}
	for _, path := range []string{"/healthz", "/readyz"} {
		if a := s.do(http.MethodGet, path, ""); a.status != http.StatusOK {
			t.Errorf("%s: %d %s", path, a.status, a.body)
		}
	}
}
