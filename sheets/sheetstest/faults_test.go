package sheetstest

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"syscall"
	"testing"
	"time"
)

// do sends a read and returns what a caller sees: a status, or an error.
func do(t *testing.T, client *http.Client, url string) (int, http.Header, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := client.Do(req)
	if err != nil {
		return 0, nil, err
	}
	defer resp.Body.Close()
	_, err = io.ReadAll(resp.Body)
	return resp.StatusCode, resp.Header, err
}

func TestFaults(t *testing.T) {
	isTimeout := func(err error) bool {
		var ne net.Error
		return errors.As(err, &ne) && ne.Timeout()
	}
	for _, socket := range []bool{false, true} {
		srv := New(Options{})
		client, base := srv.Client(), strings.TrimSuffix(srv.Endpoint(), "/")
		if socket {
			web := httptest.NewServer(srv)
			defer web.Close()
			client, base = web.Client(), web.URL
			// On a kept connection net/http itself repeats a GET that is reset.
			client.Transport.(*http.Transport).DisableKeepAlives = true
		}
		url := base + "/v4/spreadsheets/" + srv.Create("Book")
		for _, c := range []struct {
			fault Fault
			want  func(int, http.Header, error) bool
		}{
			{Fault{Status: 429, RetryAfter: 7 * time.Second}, func(s int, h http.Header, _ error) bool { return s == 429 && h.Get("Retry-After") == "7" }},
			{Fault{Status: 500}, func(s int, _ http.Header, _ error) bool { return s == 500 }},
			{Fault{Status: 503}, func(s int, _ http.Header, _ error) bool { return s == 503 }},
			{Fault{Break: Reset}, func(_ int, _ http.Header, err error) bool {
				return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, io.EOF)
			}},
			{Fault{Break: Timeout}, func(_ int, _ http.Header, err error) bool { return isTimeout(err) }},
			{Fault{Break: Truncate}, func(_ int, _ http.Header, err error) bool { return errors.Is(err, io.ErrUnexpectedEOF) }},
		} {
			srv.Fault(c.fault)
			if s, h, err := do(t, client, url); !c.want(s, h, err) {
				t.Errorf("socket %v, %+v: got %d %v", socket, c.fault, s, err)
			}
			if s, _, err := do(t, client, url); s != 200 || err != nil {
				t.Errorf("socket %v, after %+v: got %d %v", socket, c.fault, s, err)
			}
		}
	}
}

func TestFaultScript(t *testing.T) {
	a := newAPI(t, Options{})
	a.srv.Fault(Fault{Method: "spreadsheets.values.update", Nth: 2, Times: 2, Status: 503})
	a.srv.Fault(Fault{Method: "spreadsheets.values.clear", Status: 500, Applied: true})
	var got []int
	for range 4 {
		a.ok("GET", "", "")
		status, _ := a.call("PUT", "/values/A1?valueInputOption=RAW", `{"values":[["x"]]}`)
		got = append(got, status)
	}
	same(t, "statuses", got, `[200,503,503,200]`)
	if status, _ := a.call("POST", "/values/A1:clear", ""); status != 500 {
		t.Errorf("clear: %d", status)
	}
	if text := a.people().Cell(0, 1, 1); text != "" {
		t.Errorf("a request that is applied and loses its reply left %q", text)
	}
}

func TestQuota(t *testing.T) {
	now := time.Date(2026, 5, 20, 12, 0, 30, 0, time.UTC)
	a := newAPI(t, Options{Now: func() time.Time { return now }, Quota: Quota{Reads: 2, Writes: 1, RetryAfter: true}})
	get := func() int { s, _ := a.call("GET", "", ""); return s }
	write := func() int { s, _ := a.call("POST", "/values/A1:clear", ""); return s }
	same(t, "statuses", []int{get(), get(), get(), write(), write()}, `[200,200,429,200,429]`)
	_, h, _ := do(t, a.srv.Client(), a.srv.Endpoint()+"v4/spreadsheets/"+a.id)
	if got := h.Get("Retry-After"); got != "31" {
		t.Errorf("Retry-After %q", got)
	}
	_, out := a.call("GET", "", "")
	if got, want := str(sub(out, "error"), "message"), "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:123456789'."; got != want {
		t.Error(got)
	}
	now = now.Add(30 * time.Second)
	same(t, "a minute later", []int{get(), write()}, `[200,200]`)
}

func TestLog(t *testing.T) {
	a := newAPI(t, Options{})
	a.put("A1", `[["x"]]`)
	a.ok("GET", "", "")
	a.raw("GET", "v4/nothing", "")
	log := a.srv.Requests()
	if len(log) != 3 || !log[0].Write || log[0].Method != "spreadsheets.values.update" || log[0].RequestBytes != len(log[0].Body) || log[0].RequestBytes == 0 ||
		log[1].Write || log[1].ResponseBytes == 0 || log[1].Status != 200 || log[2].Status != 404 || log[2].Write {
		t.Errorf("log: %+v", log)
	}
	a.srv.ResetLog()
	if n := a.srv.Count(""); n != 0 {
		t.Errorf("%d after reset", n)
	}
}
