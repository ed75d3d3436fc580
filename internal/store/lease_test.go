package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"rubric/internal/store"
)

// TestAProcessThatLostItsLeaseKeepsNothing lets a lease run out under a sync, as
// when its process was stopped for a while: another syncs the book, and what the
// first found is dropped.
func TestAProcessThatLostItsLeaseKeepsNothing(t *testing.T) {
	url := newPostgres(t)
	s := open(t, url, quick())
	b := create(t, s, store.Book{Source: "plan.xlsx"})
	var (
		begun     = make(chan store.Run, 2)
		cancelled = make(chan error, 1)
		first     = true
	)
	start(t, s, store.Work{Sync: func(ctx context.Context, j store.SyncJob) (store.Outcome, error) {
		begun <- j.Run
		if !first {
			return store.Outcome{Check: []byte("second")}, j.StillOwner(ctx)
		}
		first = false
		<-ctx.Done()
		cancelled <- j.StillOwner(context.WithoutCancel(ctx))
		return store.Outcome{Check: []byte("first")}, nil
	}})
	hook(t, s, b.ID, "1")
	run := <-begun

	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	// Its own sweeper or another's finds the lease dead before the heartbeat does.
	if _, err := conn.Exec(t.Context(), "UPDATE work SET lease_until = 0, owner = 'stopped' WHERE book = $1", b.ID); err != nil {
		t.Fatal(err)
	}
	if err := <-cancelled; !errors.Is(err, store.ErrLostLease) {
		t.Errorf("the first still owns the book: %v", err)
	}
	if again := <-begun; again.ID != run.ID || !again.StartedAt.After(run.StartedAt) {
		t.Errorf("want the same run again, got %+v after %+v", again, run)
	}
	eventually(t, 5*time.Second, "the second ended", func() bool { return settled(t, s, b.ID) })
	time.Sleep(100 * time.Millisecond)
	if d, err := s.Assessment(t.Context(), b.ID); err != nil || string(d.Check) != "second" {
		t.Errorf("kept %q, %v", d.Check, err)
	}
	if st, err := s.Stats(t.Context()); err != nil || st.LeasesLost == 0 || st.LeasesFreed == 0 || st.SyncsFailed != 0 {
		t.Errorf("got %+v, %v", st, err)
	}
}

// TestJobsLostOnTheWayAreHandedOverAgain takes away what the queue keeps, as a
// process does that is killed between fetching a job and taking the lease.
func TestJobsLostOnTheWayAreHandedOverAgain(t *testing.T) {
	url := newPostgres(t)
	idle := open(t, url, quick()) // starts nothing
	b := create(t, idle, store.Book{Source: "plan.xlsx"})
	hook(t, idle, b.ID, "1")
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(t.Context(), "UPDATE work SET job = 4711, ticket = 1, job_at = 1 WHERE book = $1", b.ID); err != nil {
		t.Fatal(err)
	}
	s := open(t, url, quick())
	start(t, s, store.Work{})
	eventually(t, 5*time.Second, "it was synced after all", func() bool { return settled(t, s, b.ID) })
}

func TestASyncThatTakesTooLongFails(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		o := quick()
		o.JobTimeout = 200 * time.Millisecond
		s := open(t, url, o)
		start(t, s, store.Work{Sync: func(ctx context.Context, _ store.SyncJob) (store.Outcome, error) {
			<-ctx.Done()
			return store.Outcome{}, ctx.Err()
		}})
		b := create(t, s, store.Book{Source: "plan.xlsx"})
		hook(t, s, b.ID, "1")
		eventually(t, 5*time.Second, "it failed", func() bool { return settled(t, s, b.ID) })
		if run := runs(t, s, b.ID)[0]; run.State != store.RunFailed || run.Error == nil || run.Error.Hint.RU == "" {
			t.Errorf("got %+v", run)
		}
	})
}
