package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"rubric/internal/store"
)

// TestHooksOfACrowd sends every webhook twice at once, for books where a sync
// waits, where none does and that are unknown: each counts once, each book gets
// one sync.
func TestHooksOfACrowd(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		s := open(t, url, quick()) // not started: what is queued stays queued
		const many = 50
		waiting, idle := create(t, s, store.Book{Source: "waiting"}), create(t, s, store.Book{Source: "idle"})
		gone := create(t, s, store.Book{Source: "gone"})
		if err := s.DeleteBook(t.Context(), gone.ID); err != nil {
			t.Fatal(err)
		}
		hook(t, s, waiting.ID, "first")
		var queued, repeated, unknown atomic.Int64
		var senders sync.WaitGroup
		for i := range 2 * many {
			for _, b := range []store.Book{waiting, idle, gone} {
				senders.Go(func() {
					fresh, err := s.AcceptHook(t.Context(), b.ID, fmt.Sprint(i/2))
					switch {
					case errors.Is(err, store.ErrNotFound) && b.ID == gone.ID:
						unknown.Add(1)
					case err != nil:
						t.Error(err)
					case fresh:
						queued.Add(1)
					default:
						repeated.Add(1)
					}
				})
			}
		}
		senders.Wait()
		if queued.Load() != 2*many || repeated.Load() != 2*many || unknown.Load() != 2*many {
			t.Errorf("queued %d, repeated %d, unknown %d", queued.Load(), repeated.Load(), unknown.Load())
		}
		for _, b := range []store.Book{waiting, idle} {
			if list := runs(t, s, b.ID); len(list) != 1 || list[0].State != store.RunQueued {
				t.Errorf("book %s has runs %+v", b.Source, list)
			}
		}
		st, err := s.Stats(t.Context())
		if err != nil || st.HooksAccepted != 2*many+1 || st.HooksRepeated != 2*many {
			t.Errorf("got %+v, %v", st, err)
		}
	})
}

// TestHookWhileASyncBegins holds up the transaction that begins a sync. A hook
// that still finds it waiting is covered by it: the run says so, too.
func TestHookWhileASyncBegins(t *testing.T) {
	url := newPostgres(t)
	s := open(t, url, quick())
	b := create(t, s, store.Book{Source: "plan.xlsx"})
	hook(t, s, b.ID, "1")
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(ctx)
	hold, err := conn.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := hold.Exec(ctx, "SELECT 1 FROM runs WHERE book = $1 FOR UPDATE", b.ID); err != nil {
		t.Fatal(err)
	}
	start(t, s, store.Work{})
	eventually(t, 10*time.Second, "the beginning is held up", func() bool {
		var n int
		err := hold.QueryRow(ctx, "SELECT count(*) FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))").Scan(&n)
		return err == nil && n > 0
	})
	time.Sleep(time.Millisecond)
	sent := time.Now()
	hook(t, s, b.ID, "2")
	if err := hold.Rollback(ctx); err != nil {
		t.Fatal(err)
	}
	eventually(t, 10*time.Second, "all is done", func() bool { return settled(t, s, b.ID) })
	if !covered(t, s, b.ID, sent) {
		t.Errorf("no sync started after %s: %+v", sent, runs(t, s, b.ID))
	}
}
