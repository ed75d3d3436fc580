package server_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestScheduledReports(t *testing.T) {
	s := start(t)
	s.put("plan.xlsx")
	s.sent.refuse = "slack://broken@hook"
	b := s.register(`{"source":"plan.xlsx","title":"Clinic","report":{"schedule":"* * * * *","notify":["slack://broken@hook","smtp://mail"],"onlyIfChanged":true}}`)
	s.call(http.MethodPost, "/v1/books/"+b.id+"/syncs", "")
	s.settled(b.id, 1)
	s.ahead.Add(int64(time.Minute))
	m := s.sent.wait(t, 1)[0]
	if !strings.HasPrefix(m.Subject, "Clinic: ") || !strings.Contains(m.Text, "dental") && !strings.Contains(m.Text, "plan.xlsx") {
		t.Errorf("subject %q, text %q", m.Subject, m.Text)
	}
	if m.Attachment == nil || !bytes.HasPrefix(m.Attachment.Data, []byte("PK")) || m.Attachment.Name != "Assessment 2026-05-20.xlsx" {
		t.Errorf("attachment %+v", m.Attachment)
	}
	reported := s.reported(b.id, func(r map[string]any) bool { return r["error"] != nil })
	if failure := reported["error"].(map[string]any); failure["message"] != "no way there" {
		t.Errorf("the failure is not told: %v", reported)
	}
	s.sent.mu.Lock()
	s.sent.refuse = ""
	s.sent.mu.Unlock()
	s.ahead.Add(int64(10 * time.Minute))
	s.reported(b.id, func(r map[string]any) bool { return r["at"] != nil && r["error"] == nil })
	n := len(s.sent.wait(t, 2))
	s.ahead.Add(int64(10 * time.Minute))
	before := s.reported(b.id, func(map[string]any) bool { return true })["at"]
	s.reported(b.id, func(r map[string]any) bool { return r["at"] != before })
	if got := len(s.sent.wait(t, n)); got != n {
		t.Errorf("%d messages after the first report, %d after one without changes", n, got)
	}
}

// reported waits until what became of a book's reports is as wanted.
func (s *service) reported(id string, as func(map[string]any) bool) map[string]any {
	s.t.Helper()
	var r map[string]any
	for range 200 {
		r, _ = s.call(http.MethodGet, "/v1/books/"+id, "").json(s.t)["reported"].(map[string]any)
		if as(r) {
			return r
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.t.Fatalf("the reports stay as %v", r)
	return nil
}
