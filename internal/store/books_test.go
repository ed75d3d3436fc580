package store_test

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/store"
)

func TestBooks(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		s := open(t, url, quick())
		plan := &store.ReportPlan{
			Schedule: "CRON_TZ=Europe/Moscow 0 9 * * 1", Notify: []string{"telegram://token@telegram?chats=1"}, OnlyIfChanged: true,
		}
		b := create(t, s, store.Book{Source: "план.xlsx", Title: "План", Lang: rubric.Russian, Report: plan})
		if b.ID == "" || b.State != store.BookNew || b.CreatedAt.IsZero() || b.Reported.Due.Weekday() != time.Monday {
			t.Errorf("got %+v", b)
		}
		got, err := s.Book(t.Context(), b.ID)
		if diff := cmp.Diff(b, got); err != nil || diff != "" {
			t.Error(err, diff)
		}
		if diff := cmp.Diff(plan, got.Report); diff != "" {
			t.Error(diff)
		}
		if _, _, err := s.CreateBook(t.Context(), store.Book{Source: "план.xlsx"}); !errors.Is(err, store.ErrTaken) {
			t.Errorf("the same source again: %v", err)
		}
		other := create(t, s, store.Book{Source: "other.xlsx"})
		if _, err := s.PatchBook(t.Context(), other.ID, func(b *store.Book) error {
			b.Source = "план.xlsx"
			return nil
		}); !errors.Is(err, store.ErrTaken) {
			t.Errorf("patched to a taken source: %v", err)
		}
		got, err = s.PatchBook(t.Context(), b.ID, func(b *store.Book) error {
			b.Title, b.Report = "Plan", nil
			return nil
		})
		if err != nil || got.Title != "Plan" || got.Report != nil || !got.Reported.Due.IsZero() || got.Source != "план.xlsx" {
			t.Errorf("got %+v, %v", got, err)
		}
		refused := errors.New("refused")
		if _, err := s.PatchBook(t.Context(), b.ID, func(b *store.Book) error { b.Title = "no"; return refused }); !errors.Is(err, refused) {
			t.Errorf("got %v", err)
		}
		for _, id := range []string{"", "nosuch", "a\x00b", "../etc", strings.Repeat("a", 1000)} {
			if _, err := s.Book(t.Context(), id); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("book %q: %v", id, err)
			}
			if err := s.DeleteBook(t.Context(), id); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("deleting book %q: %v", id, err)
			}
		}
		if err := s.DeleteBook(t.Context(), b.ID); err != nil {
			t.Error(err)
		}
		create(t, s, store.Book{Source: "план.xlsx"}) // free again
	})
}

func TestPages(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		s := open(t, url, quick())
		var want, got []string
		for i := range 7 {
			want = append(want, create(t, s, store.Book{Source: fmt.Sprint(i)}).ID)
		}
		for cursor, pages := "", 0; ; pages++ {
			page, next, err := s.Books(t.Context(), 3, cursor)
			if err != nil || len(page) > 3 || pages > 3 {
				t.Fatal(len(page), pages, err)
			}
			for _, b := range page {
				got = append(got, b.ID)
			}
			if cursor = next; next == "" {
				break
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		for _, cursor := range []string{"x", "MTo", "%%%", base64.RawURLEncoding.EncodeToString([]byte("1:A;DROP"))} {
			if _, _, err := s.Books(t.Context(), 3, cursor); !errors.Is(err, store.ErrCursor) {
				t.Errorf("cursor %q: %v", cursor, err)
			}
			if _, _, err := s.Runs(t.Context(), want[0], 3, cursor); !errors.Is(err, store.ErrCursor) {
				t.Errorf("cursor %q of runs: %v", cursor, err)
			}
		}
	})
}

func TestWebhookSecrets(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		var c clock
		o := quick()
		o.Clock = c.now
		s := open(t, url, o)
		b, first, err := s.CreateBook(t.Context(), store.Book{Source: "plan.xlsx"})
		if err != nil {
			t.Fatal(err)
		}
		rotate := func() string {
			text, err := s.RotateSecret(t.Context(), b.ID)
			if err != nil {
				t.Fatal(err)
			}
			return text
		}
		hold := func(when string, want ...string) {
			t.Helper()
			if keys, err := s.HookSecrets(t.Context(), b.ID, false); err != nil || !slices.EqualFunc(keys, want, isKey) {
				t.Errorf("%s: %v, %v", when, keys, err)
			}
		}
		second := rotate()
		hold("after a rotation", second, first)
		c.advance(time.Hour)
		third := rotate()
		hold("after another", third, second, first)
		c.advance(23*time.Hour - time.Second)
		hold("within a day of the first", third, second, first)
		c.advance(time.Second)
		hold("a day after the first", third, second)
		fourth := rotate()
		hold("after one more", fourth, third, second)
		c.advance(time.Hour)
		hold("a day after the second", fourth, third)
		c.advance(23 * time.Hour)
		hold("in the end", fourth)
		if text, err := s.WebhookSecret(t.Context(), b.ID); err != nil || text != fourth {
			t.Errorf("got %q, %v", text, err)
		}
		if _, err := s.RotateSecret(t.Context(), "nosuch"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a book that is not there: %v", err)
		}
	})
}

// TestSecretsOfAnotherReplica holds that a secret replaced elsewhere a moment ago
// can be had at once.
func TestSecretsOfAnotherReplica(t *testing.T) {
	url := newPostgres(t)
	one, other := open(t, url, quick()), open(t, url, quick())
	b, first, err := one.CreateBook(t.Context(), store.Book{Source: "plan.xlsx"})
	if err != nil {
		t.Fatal(err)
	}
	if keys, err := other.HookSecrets(t.Context(), b.ID, false); err != nil || !slices.EqualFunc(keys, []string{first}, isKey) {
		t.Fatalf("%v, %v", keys, err)
	}
	second, err := one.RotateSecret(t.Context(), b.ID)
	if err != nil {
		t.Fatal(err)
	}
	if keys, err := other.HookSecrets(t.Context(), b.ID, true); err != nil || !slices.EqualFunc(keys, []string{second, first}, isKey) {
		t.Errorf("%v, %v", keys, err)
	}
}

func isKey(key []byte, text string) bool {
	rest, ok := strings.CutPrefix(text, "whsec_")
	want, err := base64.StdEncoding.DecodeString(rest)
	return ok && err == nil && len(key) >= 24 && bytes.Equal(want, key)
}

func TestHookIDsAreRememberedADay(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		var c clock
		o := quick()
		o.Clock = c.now
		s := open(t, url, o)
		b, other := create(t, s, store.Book{Source: "1"}), create(t, s, store.Book{Source: "2"})
		for _, step := range []struct {
			book, id string
			after    time.Duration
			restart  bool
			want     bool
		}{
			{b.ID, "a", 0, false, true},
			{b.ID, "a", 0, false, false},
			{b.ID, "a", 0, true, false},
			{other.ID, "a", 0, false, true},
			{b.ID, "a", 12 * time.Hour, true, false},
			{b.ID, "a", 11*time.Hour + 59*time.Minute, false, false},
			{b.ID, "a", 2 * time.Minute, false, true},
			{b.ID, "a", time.Hour, true, false},
			{other.ID, "a", 0, true, true},
			{b.ID, "", 0, false, true},
			{b.ID, "\x00\xff", 0, false, true},
			{b.ID, strings.Repeat("й", 100_000), 0, false, true},
		} {
			c.advance(step.after)
			if step.restart {
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				s = open(t, url, o)
			}
			if queued, err := s.AcceptHook(t.Context(), step.book, step.id); err != nil || queued != step.want {
				t.Errorf("%+v: queued %v, %v", step, queued, err)
			}
		}
		if n := len(runs(t, s, b.ID)); n != 1 {
			t.Errorf("%d runs wait", n)
		}
	})
}

func TestDriveChannels(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		var c clock
		o := quick()
		o.Clock = c.now
		s := open(t, url, o)
		b := create(t, s, store.Book{Source: "sheet"})
		ch := store.Channel{ID: "c-1", Book: b.ID, Token: "secret", ResourceID: "r", ExpiresAt: c.now().Add(time.Hour).UTC().Truncate(time.Microsecond)}
		if err := s.PutChannel(t.Context(), ch); err != nil {
			t.Fatal(err)
		}
		accept := func(id, token, message string) (bool, error) { return s.AcceptDrive(t.Context(), id, token, message) }
		if queued, err := accept("c-1", "secret", "1"); !queued || err != nil {
			t.Errorf("got %v, %v", queued, err)
		}
		if queued, err := accept("c-1", "secret", "1"); queued || err != nil {
			t.Errorf("again: %v, %v", queued, err)
		}
		for _, bad := range [][2]string{{"c-1", "other"}, {"c-1", ""}, {"c-2", "secret"}, {"c-2", ""}, {"\x00", "secret"}} {
			if _, err := accept(bad[0], bad[1], "2"); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%q: %v", bad, err)
			}
		}
		due, err := s.Channels(t.Context(), "", c.now().Add(2*time.Hour))
		ch.Token = ""
		if diff := cmp.Diff([]store.Channel{ch}, due); err != nil || diff != "" {
			t.Error(err, diff)
		}
		c.advance(time.Hour)
		if _, err := accept("c-1", "secret", "3"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an expired channel: %v", err)
		}
	})
}

func TestTokens(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		s := open(t, url, quick())
		if has, err := s.HasToken(t.Context()); has || err != nil {
			t.Errorf("got %v, %v", has, err)
		}
		for _, token := range []string{"first", "second"} {
			if err := s.SetToken(t.Context(), "api", token); err != nil {
				t.Fatal(err)
			}
		}
		for token, want := range map[string]bool{"second": true, "first": false, "": false} {
			if _, ok, err := s.CheckToken(t.Context(), token); ok != want || err != nil {
				t.Errorf("%q: %v, %v", token, ok, err)
			}
		}
	})
}

func TestSchedules(t *testing.T) {
	s := open(t, kinds[0].url(t), quick())
	for schedule, good := range map[string]bool{
		"0 9 * * 1": true, "CRON_TZ=Europe/Moscow 0 9 * * MON": true, "@daily": true,
		"": false, "x": false, "CRON_TZ=Europe/Moscow": false, "CRON_TZ=Nowhere/At 0 9 * * *": false,
		"0 0 30 2 *": false, "@every 1s": false, "* * * * * *": false, "TZ=": false,
	} {
		_, _, err := s.CreateBook(t.Context(), store.Book{Source: schedule, Report: &store.ReportPlan{Schedule: schedule}})
		if good != (err == nil) || !good && !errors.Is(err, store.ErrSchedule) {
			t.Errorf("%q: %v", schedule, err)
		}
	}
}

func TestNothingSecretLiesOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sub dir", "r?bric %41.db")
	if err := os.Mkdir(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	s := open(t, "sqlite:"+path, quick())
	b, secret, err := s.CreateBook(t.Context(), store.Book{Source: "plan.xlsx", Report: &store.ReportPlan{
		Schedule: "@daily", Notify: []string{"smtp://user:tiptop@mail"},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetToken(t.Context(), "api", "tokentoken"); err != nil {
		t.Fatal(err)
	}
	if err := s.PutChannel(t.Context(), store.Channel{ID: "c", Book: b.ID, Token: "channeltoken"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Remember(t.Context(), store.Answer{Token: "t", Key: "k", Request: "r", Response: []byte("answer " + secret)}); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*"))
	if err != nil || len(files) < 3 {
		t.Fatalf("want the database and its side files, got %v, %v", files, err)
	}
	for _, f := range files {
		info, err := os.Stat(f)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v, %v", f, info.Mode(), err)
		}
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"tiptop", "tokentoken", "channeltoken", secret} {
			if bytes.Contains(data, []byte(word)) {
				t.Errorf("%s holds %q", f, word)
			}
		}
	}
}

func TestBadAddresses(t *testing.T) {
	for _, url := range []string{"", "sqlite:", "mysql://x", "sqlite:/nosuch/dir/x.db", "postgres://u:tiptop@127.0.0.1:1/x?connect_timeout=1", "postgres://%zz"} {
		_, err := store.Open(t.Context(), url, quick())
		p, ok := rubric.AsProblem(err)
		if !ok || p.Hint.RU == "" || strings.Contains(err.Error(), "tiptop") {
			t.Errorf("%q: %v", url, err)
		}
	}
}

func TestOneWorkerOnSQLite(t *testing.T) {
	url := kinds[0].url(t)
	first, second := open(t, url, quick()), open(t, url, quick())
	start(t, first, store.Work{})
	if _, ok := rubric.AsProblem(second.Start(t.Context(), store.Work{})); !ok {
		t.Error("two processes work on one SQLite database")
	}
}
