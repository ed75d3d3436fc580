package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"rubric"
	"rubric/excel"
	"rubric/internal/layout"
	"rubric/internal/reconcile"
	"rubric/internal/secret"
	"rubric/internal/store"
	"rubric/internal/webhook"
	"rubric/rules"
	"rubric/server"
)

const (
	token    = "test-token"
	example  = "../examples/dental-clinic.en.xlsx"
	xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	problems = "application/problem+json"
)

// asOf is the day on which the tests look at books.
var asOf = rubric.Date{Year: 2026, Month: 5, Day: 20}

// service is a whole service on SQLite, listening, with a folder of books.
type service struct {
	t      *testing.T
	url    string
	folder string
	sent   *outbox
	ahead  atomic.Int64 // how far the store's clock is ahead
	stop   func() error
}

// outbox takes messages instead of the world.
type outbox struct {
	mu       sync.Mutex
	messages []rubric.Message
	refuse   string // the address that cannot be reached
}

func (o *outbox) Send(_ context.Context, to string, m rubric.Message) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.refuse != "" && to == o.refuse {
		return &rubric.Problem{What: rubric.Text{EN: "no way there", RU: "туда не попасть"}, Hint: rubric.Text{EN: "h", RU: "h"}}
	}
	o.messages = append(o.messages, m)
	return nil
}

func (o *outbox) Check(to string) error {
	if !strings.Contains(to, "://") {
		return &rubric.Problem{What: rubric.Text{EN: "not an address", RU: "не адрес"}, Hint: rubric.Text{EN: "write one", RU: "напишите адрес"}}
	}
	return nil
}

func (o *outbox) Mask(to string) string {
	scheme, rest, _ := strings.Cut(to, "://")
	if _, host, ok := strings.Cut(rest, "@"); ok {
		return scheme + "://***@" + host
	}
	return to
}

func (o *outbox) wait(t *testing.T, n int) []rubric.Message {
	t.Helper()
	for range 200 {
		o.mu.Lock()
		got := len(o.messages)
		o.mu.Unlock()
		if got >= n {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.messages) < n {
		t.Fatalf("%d messages arrived, want %d", len(o.messages), n)
	}
	return o.messages
}

// start runs a service; change may alter its configuration.
func start(t *testing.T, change ...func(*server.Config)) *service {
	t.Helper()
	dir := t.TempDir()
	folder := filepath.Join(dir, "books")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	box, err := secret.LoadOrCreate(filepath.Join(dir, "rubric.key"))
	if err != nil {
		t.Fatal(err)
	}
	s := &service{t: t, folder: folder, sent: &outbox{}}
	st, err := store.Open(t.Context(), "sqlite:"+filepath.Join(dir, "rubric.db"), store.Options{
		Clock: func() time.Time { return time.Now().Add(time.Duration(s.ahead.Load())) }, Secrets: box, Debounce: 50 * time.Millisecond, Tick: 20 * time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := st.SetToken(t.Context(), "test", token); err != nil {
		t.Fatal(err)
	}
	c := server.Config{
		Store: st, Shelf: &server.Shelf{Folder: folder, Files: excel.Opener{Options: excel.Options{MaxWait: -1}}},
		Renderer: excel.Renderer{}, Notifier: s.sent, Message: rules.Message,
		Job: reconcile.Options{Layout: layout.Options{AsOf: asOf}},
	}
	for _, f := range change {
		f(&c)
	}
	srv, err := server.New(c)
	if err != nil {
		t.Fatal(err)
	}
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(ctx, l) }()
	s.url = "http://" + l.Addr().String()
	s.stop = sync.OnceValue(func() error {
		cancel()
		return errors.Join(<-ended, st.Close())
	})
	t.Cleanup(func() {
		if err := s.stop(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// put copies the example into the folder of books.
func (s *service) put(name string) {
	s.t.Helper()
	data, err := os.ReadFile(example)
	if err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(s.folder, name), data, 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// answer is what came back.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (a answer) json(t *testing.T) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal(a.body, &v); err != nil {
		t.Fatalf("not JSON: %s", a.body)
	}
	return v
}

// do sends a request; headers are "Name: value".
func (s *service) do(method, path, body string, headers ...string) answer {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	return s.send(r)
}

func (s *service) send(r *http.Request) answer {
	s.t.Helper()
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer{resp.StatusCode, resp.Header, data}
}

// call is do with the token and a JSON body.
func (s *service) call(method, path, body string, headers ...string) answer {
	s.t.Helper()
	all := []string{"Authorization: Bearer " + token}
	if body != "" {
		all = append(all, "Content-Type: application/json")
	}
	return s.do(method, path, body, append(all, headers...)...)
}

// book is a registered book.
type book struct {
	id  string
	key []byte
}

func (s *service) register(body string) book {
	s.t.Helper()
	a := s.call(http.MethodPost, "/v1/books", body)
	if a.status != http.StatusCreated {
		s.t.Fatalf("registering %s: %d %s", body, a.status, a.body)
	}
	v := a.json(s.t)
	hook, _ := v["webhook"].(map[string]any)
	secret, _ := hook["secret"].(string)
	key, err := webhook.ParseSecret(secret)
	if err != nil {
		s.t.Fatal(err)
	}
	id, _ := v["id"].(string)
	return book{id, key}
}

// hook sends a signed webhook; change may spoil it.
func (s *service) hook(b book, id string, at time.Time, change ...func(*http.Request)) answer {
	s.t.Helper()
	body := []byte(`{"any": "thing"}`)
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.url+"/hooks/books/"+b.id, bytes.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	webhook.Sign(r.Header, id, at, body, b.key)
	for _, f := range change {
		f(r)
	}
	return s.send(r)
}

// settled waits until a book has so many syncs and none waits or runs.
func (s *service) settled(id string, n int) []any {
	s.t.Helper()
	for range 300 {
		syncs, _ := s.call(http.MethodGet, "/v1/books/"+id+"/syncs", "").json(s.t)["syncs"].([]any)
		done := len(syncs) >= n
		for _, one := range syncs {
			state := one.(map[string]any)["state"]
			done = done && state != "queued" && state != "running"
		}
		if done {
			return syncs
		}
		time.Sleep(50 * time.Millisecond)
	}
	s.t.Fatalf("book %s has not come to rest with %d syncs", id, n)
	return nil
}
