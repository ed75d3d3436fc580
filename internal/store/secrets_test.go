package store_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric/internal/secret"
	"rubric/internal/store"
)

// newKey makes a key of its own, as a new key file holds one.
func newKey(t testing.TB) store.Secrets {
	t.Helper()
	box, err := secret.LoadOrCreate(filepath.Join(t.TempDir(), "rubric.key"))
	if err != nil {
		t.Fatal(err)
	}
	return box
}

// TestAnotherKey holds that with another key file it is known how many books
// cannot be read, and that new secrets and addresses are a way out.
func TestAnotherKey(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		o := quick()
		o.Secrets = newKey(t)
		s := open(t, url, o)
		hold := func(when string, want int) {
			t.Helper()
			if n, err := s.Unreadable(t.Context()); err != nil || n != want {
				t.Errorf("%s: %d are unreadable, want %d; %v", when, n, want, err)
			}
		}
		hold("no book", 0)
		plain := create(t, s, store.Book{Source: "plain.xlsx"})
		plan := &store.ReportPlan{Schedule: "@daily", Notify: []string{"telegram://token@telegram?chats=1"}}
		reported := create(t, s, store.Book{Source: "reported.xlsx", Report: plan})
		if _, err := s.RotateSecret(t.Context(), reported.ID); err != nil {
			t.Fatal(err)
		}
		hold("the same key", 0)

		before := o.Secrets
		o.Secrets = newKey(t)
		s = open(t, url, o)
		hold("another key", 2)
		if _, err := s.HookSecrets(t.Context(), plain.ID, true); err == nil {
			t.Error("a secret was read with another key")
		}
		for _, b := range []store.Book{plain, reported} {
			text, err := s.RotateSecret(t.Context(), b.ID)
			if err != nil {
				t.Fatal(err)
			}
			if keys, err := s.HookSecrets(t.Context(), b.ID, true); err != nil || !slices.EqualFunc(keys, []string{text}, isKey) {
				t.Errorf("after a rotation: %v, %v", keys, err)
			}
		}
		hold("new secrets", 1)

		lost := &store.ReportPlan{Schedule: "@daily", Unreadable: true}
		books, _, err := s.Books(t.Context(), 10, "")
		if err != nil || len(books) != 2 || !cmp.Equal(books[1].Report, lost) {
			t.Fatalf("got %+v, %v", books, err)
		}
		if _, err := s.PatchBook(t.Context(), reported.ID, func(b *store.Book) error { b.Title = "Plan"; return nil }); err != nil {
			t.Error(err)
		}
		o.Secrets = before
		s = open(t, url, o)
		if b, err := s.Book(t.Context(), reported.ID); err != nil || b.Title != "Plan" || !cmp.Equal(b.Report, plan) {
			t.Errorf("with the old key again: %+v, %v", b, err)
		}
	})
}

// TestReportsOfAnotherKey holds that a report to addresses that cannot be read
// counts as failed, and goes out once they are set anew.
func TestReportsOfAnotherKey(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		var c clock
		o := quick()
		o.Clock = c.now
		o.Backoff = func(int) (time.Duration, bool) { return time.Millisecond, true }
		o.Secrets = newKey(t)
		plan := store.ReportPlan{Schedule: "@daily", Notify: []string{"smtp://mail"}}
		b := create(t, open(t, url, o), store.Book{Source: "plan.xlsx", Report: &plan})
		o.Secrets = newKey(t)
		s := open(t, url, o)
		sent := make(chan []string, 10)
		start(t, s, store.Work{Report: func(_ context.Context, r store.ReportJob) error {
			sent <- r.Pending
			return r.Sent(t.Context(), r.Pending[0])
		}})
		c.advance(24 * time.Hour)
		var f *store.Failure
		for range 200 {
			got, err := s.Book(t.Context(), b.ID)
			if err != nil {
				t.Fatal(err)
			}
			if f = got.Reported.Error; f != nil {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		if f == nil || f.Hint.RU == "" || len(sent) > 0 {
			t.Fatalf("the failure: %+v, sent %d", f, len(sent))
		}
		if _, err := s.PatchBook(t.Context(), b.ID, func(b *store.Book) error { b.Report = &plan; return nil }); err != nil {
			t.Fatal(err)
		}
		c.advance(24 * time.Hour)
		select {
		case to := <-sent:
			if !slices.Equal(to, plan.Notify) {
				t.Errorf("sent to %v", to)
			}
		case <-time.After(10 * time.Second):
			t.Error("no report was sent")
		}
	})
}
