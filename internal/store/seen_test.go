package store

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"github.com/pressly/goose/v3"
)

type plain struct{}

func (plain) Seal(text, _ []byte) ([]byte, error)   { return text, nil }
func (plain) Open(sealed, _ []byte) ([]byte, error) { return sealed, nil }

// TestIDsOutliveTheirTable goes back to the table that had a row for each id and
// forth again.
func TestIDsOutliveTheirTable(t *testing.T) {
	ctx, url := t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "rubric.db")
	var book Book
	with := func(f func(s *Store)) {
		t.Helper()
		s, err := Open(ctx, url, Options{Secrets: plain{}})
		if err != nil {
			t.Fatal(err)
		}
		f(s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	accept := func(s *Store, want bool, ids ...string) {
		t.Helper()
		for _, id := range ids {
			if queued, err := s.AcceptHook(ctx, book.ID, id); queued != want || err != nil {
				t.Errorf("%s: queued %v, %v", id, queued, err)
			}
		}
	}
	with(func(s *Store) {
		var err error
		if book, _, err = s.CreateBook(ctx, Book{Source: "plan.xlsx"}); err != nil {
			t.Fatal(err)
		}
		accept(s, true, "a", "b")
		two := []string{hookKey(book.ID, "c"), hookKey(book.ID, "d")}
		if err := s.db.write(ctx, func(t tx) error { _, err := s.seen.note(ctx, t, two, time.Now()); return err }); err != nil {
			t.Fatal(err)
		}
		for _, version := range []int64{1, 2} {
			migrateTo(ctx, t, s, version)
		}
	})
	with(func(s *Store) {
		accept(s, false, "a", "b", "c", "d")
		accept(s, true, "e")
	})
}

func migrateTo(ctx context.Context, t *testing.T, s *Store, version int64) {
	t.Helper()
	files, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		t.Fatal(err)
	}
	db, _ := s.db.(*sqlite)
	p, err := goose.NewProvider(goose.DialectSQLite3, db.writer, files,
		goose.WithDisableGlobalRegistry(true), goose.WithTableName("rubric_migration"))
	if err != nil {
		t.Fatal(err)
	}
	_, down := p.DownTo(ctx, version)
	_, up := p.UpTo(ctx, version)
	if err := errors.Join(down, up); err != nil {
		t.Fatal(err)
	}
}

// TestWhatIsNotKeptIsNotSeen breaks off the transaction that keeps an id: sent
// again, the webhook counts.
func TestWhatIsNotKeptIsNotSeen(t *testing.T) {
	ctx := t.Context()
	s, err := Open(ctx, "sqlite:"+filepath.Join(t.TempDir(), "rubric.db"), Options{Secrets: plain{}})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	broken := errors.New("broken off")
	keys := []string{hookKey("book", "id")}
	err = s.db.write(ctx, func(t tx) error {
		if _, err := s.seen.note(ctx, t, keys, time.Now()); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Fatal(err)
	}
	err = s.db.write(ctx, func(tx tx) error {
		fresh, err := s.seen.note(ctx, tx, keys, time.Now())
		if len(fresh) != 1 {
			t.Error("the id is remembered though nothing was kept")
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestRecentIDs(t *testing.T) {
	r := recentIDs{most: 4}
	ids := []string{"a", "b", "c", "d", "e", "f"}
	for i, id := range ids {
		r.add([]string{hookKey("book", id)}, int64(i))
	}
	for _, step := range []struct {
		until int64
		want  string
	}{
		{-1, "cdef"}, // more than there may be
		{2, "def"},
		{5, ""},
	} {
		r.forget(step.until)
		var got string
		for _, id := range ids {
			if r.has(hookKey("book", id)) {
				got += id
			}
		}
		if got != step.want {
			t.Errorf("until %d: %q is remembered, want %q", step.until, got, step.want)
		}
	}
}
