package store_test

import (
	"errors"
	"testing"
	"time"

	"rubric/internal/store"
)

func TestIdempotencyKeys(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		var c clock
		o := quick()
		o.Clock = c.now
		s := open(t, url, o)
		recall := func(request string) (string, bool, error) {
			b, ok, err := s.Recall(t.Context(), "api", "key", request)
			return string(b), ok, err
		}
		if _, ok, err := recall("r1"); ok || err != nil {
			t.Errorf("got %v, %v", ok, err)
		}
		for _, answer := range []string{"first", "second"} {
			if err := s.Remember(t.Context(), store.Answer{Token: "api", Key: "key", Request: "r1", Response: []byte(answer)}); err != nil {
				t.Fatal(err)
			}
		}
		if got, ok, err := recall("r1"); got != "first" || !ok || err != nil {
			t.Errorf("got %q, %v, %v", got, ok, err)
		}
		if _, _, err := recall("r2"); !errors.Is(err, store.ErrKeyReused) {
			t.Errorf("another request: %v", err)
		}
		c.advance(25 * time.Hour)
		if _, ok, err := recall("r2"); ok || err != nil {
			t.Errorf("a day later: %v, %v", ok, err)
		}
	})
}

// TestAnswersAreKeptWithTheWork holds that a process that dies right after a book
// was made, or a secret replaced, leaves the answer; and that of two processes
// with the same request one does it.
func TestAnswersAreKeptWithTheWork(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		s := open(t, url, quick())
		under := func(key string) store.Reply {
			return func(b store.Book, secret string) (store.Answer, error) {
				return store.Answer{Token: "api", Key: key, Request: "r", Response: []byte(b.ID + " " + secret)}, nil
			}
		}
		hold := func(key, want string) {
			t.Helper()
			if got, ok, err := s.Recall(t.Context(), "api", key, "r"); string(got) != want || ok != (want != "") || err != nil {
				t.Errorf("under %s: %q, %v, %v; want %q", key, got, ok, err, want)
			}
		}
		b, secret, err := s.CreateBook(t.Context(), store.Book{Source: "a.xlsx"}, under("one"))
		if err != nil {
			t.Fatal(err)
		}
		hold("one", b.ID+" "+secret)
		if _, _, err := s.CreateBook(t.Context(), store.Book{Source: "a.xlsx"}, under("two")); !errors.Is(err, store.ErrTaken) {
			t.Errorf("a book that is there: %v", err)
		}
		hold("two", "")
		if _, _, err := s.CreateBook(t.Context(), store.Book{Source: "b.xlsx"}, under("one")); !errors.Is(err, store.ErrRepeated) {
			t.Errorf("a key that is there: %v", err)
		}
		if books, _, err := s.Books(t.Context(), 10, ""); err != nil || len(books) != 1 {
			t.Errorf("books %v, %v", books, err)
		}
		text, err := s.RotateSecret(t.Context(), b.ID, under("three"))
		if err != nil {
			t.Fatal(err)
		}
		hold("three", b.ID+" "+text)
		if _, err := s.RotateSecret(t.Context(), b.ID, under("three")); !errors.Is(err, store.ErrRepeated) {
			t.Errorf("a rotation repeated: %v", err)
		}
		if now, err := s.WebhookSecret(t.Context(), b.ID); err != nil || now != text {
			t.Errorf("the secret was replaced twice: %v", err)
		}
	})
}
