package store_test

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"rubric"
	"rubric/internal/store"
)

// mask is a stand-in for encryption that a test can look through: it binds what
// it seals to its associated data and hides the plain text.
type mask struct{}

func (mask) Seal(plain, associated []byte) ([]byte, error) {
	return []byte(hex.EncodeToString(associated) + "|" + hex.EncodeToString(plain)), nil
}

func (mask) Open(sealed, associated []byte) ([]byte, error) {
	at, plain, ok := strings.Cut(string(sealed), "|")
	if !ok || at != hex.EncodeToString(associated) {
		return nil, errors.New("sealed elsewhere")
	}
	return hex.DecodeString(plain)
}

// clock is a clock that a test may move on.
type clock struct {
	mu  sync.Mutex
	off time.Duration
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.off)
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.off += d
}

const postgresServer = "postgres://postgres@127.0.0.1:5432/"

// kinds are the databases that every test of the contract runs on.
var kinds = []struct {
	name string
	url  func(t testing.TB) string
}{
	{"sqlite", func(t testing.TB) string { return "sqlite:" + filepath.Join(t.TempDir(), "rubric.db") }},
	{"postgres", newPostgres},
}

// newPostgres makes a database for one test and drops it in the end.
func newPostgres(t testing.TB) string {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, postgresServer+"postgres?connect_timeout=3")
	if err != nil {
		if strings.Contains(os.Getenv("RUBRIC_REQUIRE"), "postgres") {
			t.Fatalf("no PostgreSQL at %s: %v", postgresServer, err)
		}
		t.Skipf("no PostgreSQL at %s", postgresServer)
	}
	defer conn.Close(ctx)
	var b [6]byte
	_, _ = rand.Read(b[:])
	name := "rubric_test_" + hex.EncodeToString(b[:])
	if _, err := conn.Exec(ctx, "CREATE DATABASE "+name); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		conn, err := pgx.Connect(ctx, postgresServer+"postgres")
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close(ctx)
		if _, err := conn.Exec(ctx, "DROP DATABASE "+name+" WITH (FORCE)"); err != nil {
			t.Error(err)
		}
	})
	return postgresServer + name
}

// onBoth runs a test of the contract on both databases.
func onBoth(t *testing.T, f func(t *testing.T, url string)) {
	t.Helper()
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) { f(t, k.url(t)) })
	}
}

// quick are options with which tests need not wait.
func quick() store.Options {
	return store.Options{
		Secrets: mask{}, Workers: 4, Debounce: 200 * time.Millisecond, Tick: 20 * time.Millisecond,
		Heartbeat: 100 * time.Millisecond, Lease: time.Second, Logger: testLog(),
	}
}

func testLog() *slog.Logger {
	if os.Getenv("RUBRIC_TEST_LOG") == "" {
		return nil
	}
	return slog.New(slog.NewTextHandler(os.Stderr, nil))
}

func open(t testing.TB, url string, o store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), url, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func start(t testing.TB, s *store.Store, w store.Work) {
	t.Helper()
	if w.Sync == nil {
		w.Sync = func(context.Context, store.SyncJob) (store.Outcome, error) { return store.Outcome{}, nil }
	}
	if err := s.Start(t.Context(), w); err != nil {
		t.Fatal(err)
	}
}

func create(t testing.TB, s *store.Store, b store.Book) store.Book {
	t.Helper()
	b, _, err := s.CreateBook(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func hook(t testing.TB, s *store.Store, book, id string) {
	t.Helper()
	queued, err := s.AcceptHook(t.Context(), book, id)
	if err != nil || !queued {
		t.Fatalf("hook %s: queued %v, %v", id, queued, err)
	}
}

func runs(t testing.TB, s *store.Store, book string) []store.Run {
	t.Helper()
	list, _, err := s.Runs(context.Background(), book, 100, "")
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// eventually waits until ok holds.
func eventually(t testing.TB, within time.Duration, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(within); !ok(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not within %s: %s", within, what)
		}
	}
}

// settled reports whether every run of the book ended.
func settled(t testing.TB, s *store.Store, book string) bool {
	for _, r := range runs(t, s, book) {
		if r.State == store.RunQueued || r.State == store.RunRunning {
			return false
		}
	}
	return true
}

var locked = &rubric.Problem{
	What: rubric.Text{RU: "книга открыта", EN: "the workbook is open"},
	Hint: rubric.Text{RU: "закройте её", EN: "close it"},
}
