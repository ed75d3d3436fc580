package store_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rubric"
	"rubric/internal/store"
)

func TestHookLeadsToASyncWithItsResult(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		s := open(t, url, quick())
		start(t, s, store.Work{Sync: func(ctx context.Context, j store.SyncJob) (store.Outcome, error) {
			if err := j.StillOwner(ctx); err != nil {
				return store.Outcome{}, err
			}
			return store.Outcome{
				Counts: store.Counts{Entries: 3, Findings: 2, Errors: 1, Warnings: 1, Edits: 5}, APICalls: 4,
				Verdict: rubric.Return, Title: "Plan", Check: []byte(`{"a":1}`), Workbook: []byte("PK"),
			}, nil
		}})
		b := create(t, s, store.Book{Source: "plan.xlsx"})
		at := time.Now()
		hook(t, s, b.ID, "h1")
		eventually(t, 6*time.Second, "a run is done", func() bool {
			list := runs(t, s, b.ID)
			return len(list) == 1 && list[0].State == store.RunDone
		})
		run := runs(t, s, b.ID)[0]
		if run.Cause != store.CauseHook || run.APICalls != 4 || run.Counts.Edits != 5 {
			t.Errorf("got run %+v", run)
		}
		if wait := run.StartedAt.Sub(at); wait < 200*time.Millisecond {
			t.Errorf("the sync started %s after its hook, before the debounce", wait)
		}
		d, err := s.Assessment(t.Context(), b.ID)
		if err != nil || string(d.Check) != `{"a":1}` || string(d.Workbook) != "PK" || d.Run != run.ID {
			t.Errorf("got document %+v, %v", d, err)
		}
		b, err = s.Book(t.Context(), b.ID)
		if err != nil || b.State != store.BookOK || b.Verdict != rubric.Return || b.Title != "Plan" || b.LastSync.IsZero() {
			t.Errorf("got book %+v, %v", b, err)
		}
	})
}

func TestBurstIsCoalescedAndCovered(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		s := open(t, url, quick())
		var running, most atomic.Int64
		start(t, s, store.Work{Sync: func(context.Context, store.SyncJob) (store.Outcome, error) {
			most.Store(max(most.Load(), running.Add(1)))
			defer running.Add(-1)
			time.Sleep(100 * time.Millisecond)
			return store.Outcome{}, nil
		}})
		b := create(t, s, store.Book{Source: "plan.xlsx"})
		var senders sync.WaitGroup
		for i := range 64 {
			senders.Go(func() {
				for k := range 1000 / 64 {
					if _, err := s.AcceptHook(t.Context(), b.ID, fmt.Sprint(i, "-", k)); err != nil {
						t.Error(err)
					}
				}
			})
		}
		senders.Wait()
		last := time.Now()
		hook(t, s, b.ID, "the last")
		eventually(t, 6*time.Second, "all runs ended", func() bool { return settled(t, s, b.ID) })
		list := runs(t, s, b.ID)
		if len(list) > 4 {
			t.Errorf("%d syncs for one burst", len(list))
		}
		if list[0].StartedAt.Before(last) {
			t.Error("the last sync started before the last hook")
		}
		if most.Load() != 1 {
			t.Errorf("%d syncs of one book at once", most.Load())
		}
	})
}

func TestHookDuringASyncIsFollowed(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		s := open(t, url, quick())
		begun, end := make(chan struct{}, 10), make(chan struct{})
		start(t, s, store.Work{Sync: func(context.Context, store.SyncJob) (store.Outcome, error) {
			begun <- struct{}{}
			<-end
			return store.Outcome{}, nil
		}})
		b := create(t, s, store.Book{Source: "plan.xlsx"})
		hook(t, s, b.ID, "1")
		<-begun
		at := time.Now()
		hook(t, s, b.ID, "2")
		hook(t, s, b.ID, "3")
		if list := runs(t, s, b.ID); len(list) != 2 || list[0].State != store.RunQueued || list[1].State != store.RunRunning {
			t.Errorf("want one waiting and one running, got %+v", list)
		}
		close(end)
		eventually(t, 6*time.Second, "the follow-up ended", func() bool { return settled(t, s, b.ID) })
		list := runs(t, s, b.ID)
		if len(list) != 2 || list[0].StartedAt.Sub(at) < 200*time.Millisecond {
			t.Errorf("the follow-up: %+v", list)
		}
	})
}

func TestFailureBacksOffButTheNextHookDoesNotWait(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		o := quick()
		o.Backoff = func(n int) (time.Duration, bool) { return time.Hour, n < 3 }
		s := open(t, url, o)
		var fail atomic.Bool
		fail.Store(true)
		start(t, s, store.Work{Sync: func(context.Context, store.SyncJob) (store.Outcome, error) {
			if fail.Load() {
				return store.Outcome{}, locked
			}
			return store.Outcome{}, nil
		}})
		b := create(t, s, store.Book{Source: "plan.xlsx"})
		for i, want := range []store.BookState{store.BookFailing, store.BookFailing, store.BookDead} {
			hook(t, s, b.ID, fmt.Sprint(i))
			eventually(t, 6*time.Second, "the run failed", func() bool {
				list := runs(t, s, b.ID)
				return len(list) == i+1 && list[0].State == store.RunFailed
			})
			got, err := s.Book(t.Context(), b.ID)
			if err != nil || got.State != want {
				t.Errorf("after %d failures: %s, %v", i+1, got.State, err)
			}
		}
		if diff := cmp.Diff(&store.Failure{Message: locked.What, Hint: locked.Hint}, runs(t, s, b.ID)[0].Error); diff != "" {
			t.Error(diff)
		}
		fail.Store(false)
		run, err := s.RequestSync(t.Context(), b.ID, store.CauseAPI)
		if err != nil || run.State != store.RunQueued {
			t.Fatalf("got %+v, %v", run, err)
		}
		eventually(t, 6*time.Second, "the run is done", func() bool { return settled(t, s, b.ID) })
		if b, _ := s.Book(t.Context(), b.ID); b.State != store.BookOK || b.Error != nil {
			t.Errorf("got %+v", b)
		}
	})
}

func TestFailureIsRetried(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		o := quick()
		o.Backoff = func(int) (time.Duration, bool) { return 50 * time.Millisecond, true }
		s := open(t, url, o)
		var tries atomic.Int64
		start(t, s, store.Work{Sync: func(context.Context, store.SyncJob) (store.Outcome, error) {
			if tries.Add(1) < 3 {
				panic("a broken book")
			}
			return store.Outcome{}, nil
		}})
		b := create(t, s, store.Book{Source: "plan.xlsx"})
		hook(t, s, b.ID, "1")
		eventually(t, 6*time.Second, "three tries", func() bool { return tries.Load() == 3 && settled(t, s, b.ID) })
		list := runs(t, s, b.ID)
		if len(list) != 3 || list[0].Cause != store.CauseRetry || list[0].State != store.RunDone || list[1].Error == nil {
			t.Errorf("got %+v", list)
		}
	})
}

func TestRequestBringsTheWaitingRunForward(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		o := quick()
		o.Debounce = time.Hour
		s := open(t, url, o)
		b := create(t, s, store.Book{Source: "plan.xlsx"})
		start(t, s, store.Work{})
		hook(t, s, b.ID, "1")
		waiting := runs(t, s, b.ID)[0]
		run, err := s.RequestSync(t.Context(), b.ID, store.CauseAPI)
		if err != nil || run.ID != waiting.ID || run.Cause != store.CauseAPI {
			t.Fatalf("got %+v, %v; want the run %s", run, err, waiting.ID)
		}
		eventually(t, 3*time.Second, "it ran", func() bool { return settled(t, s, b.ID) })
	})
}

func TestDrainQueuesAgainWhatItCuts(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		s := open(t, url, quick())
		b := create(t, s, store.Book{Source: "plan.xlsx"})
		begun := make(chan struct{})
		start(t, s, store.Work{Sync: func(ctx context.Context, _ store.SyncJob) (store.Outcome, error) {
			close(begun)
			<-ctx.Done()
			return store.Outcome{}, ctx.Err()
		}})
		hook(t, s, b.ID, "1")
		<-begun
		short, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		if err := s.Drain(short); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AcceptHook(t.Context(), b.ID, "2"); !errors.Is(err, store.ErrClosed) {
			t.Errorf("a hook while draining: %v", err)
		}
		if list := runs(t, s, b.ID); len(list) != 1 || list[0].State != store.RunQueued || !list[0].StartedAt.IsZero() {
			t.Fatalf("got %+v", list)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		again, err := store.Open(t.Context(), url, quick())
		if err != nil {
			t.Fatal(err)
		}
		defer again.Close()
		start(t, again, store.Work{})
		eventually(t, 5*time.Second, "it ran after all", func() bool {
			list := runs(t, again, b.ID)
			return len(list) == 1 && list[0].State == store.RunDone
		})
	})
}

func TestDeletingTakesTheLease(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		s := open(t, url, quick())
		b := create(t, s, store.Book{Source: "plan.xlsx"})
		begun, deleted := make(chan struct{}), make(chan struct{})
		owner := make(chan error, 1)
		start(t, s, store.Work{Sync: func(ctx context.Context, j store.SyncJob) (store.Outcome, error) {
			close(begun)
			<-deleted
			owner <- j.StillOwner(ctx)
			return store.Outcome{}, nil
		}})
		hook(t, s, b.ID, "1")
		<-begun
		if err := s.DeleteBook(t.Context(), b.ID); err != nil {
			t.Fatal(err)
		}
		close(deleted)
		if err := <-owner; !errors.Is(err, store.ErrLostLease) && !errors.Is(err, context.Canceled) {
			t.Errorf("the sync of a deleted book still owns it: %v", err)
		}
		if _, err := s.AcceptHook(t.Context(), b.ID, "2"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a hook of a deleted book: %v", err)
		}
		if _, err := s.Assessment(t.Context(), b.ID); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("a result of a deleted book: %v", err)
		}
	})
}

// TestALeftOverJobDoesNothing brings forward a run whose job waits for a worker
// already: its first job comes up after the second and must find nothing to do.
func TestALeftOverJobDoesNothing(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		o := quick()
		o.Workers, o.Debounce = 1, time.Nanosecond
		s := open(t, url, o)
		busy, waiting := create(t, s, store.Book{Source: "busy"}), create(t, s, store.Book{Source: "waiting"})
		begun, end := make(chan struct{}), make(chan struct{})
		var syncs atomic.Int64
		start(t, s, store.Work{Sync: func(_ context.Context, j store.SyncJob) (store.Outcome, error) {
			if j.Book.ID == busy.ID {
				close(begun)
				<-end
				return store.Outcome{}, nil
			}
			syncs.Add(1)
			return store.Outcome{}, nil
		}})
		hook(t, s, busy.ID, "1")
		<-begun
		hook(t, s, waiting.ID, "1")
		time.Sleep(300 * time.Millisecond) // handed over: its job waits behind the busy worker
		run, err := s.RequestSync(t.Context(), waiting.ID, store.CauseAPI)
		if err != nil || run.State != store.RunQueued {
			t.Fatalf("got %+v, %v", run, err)
		}
		time.Sleep(300 * time.Millisecond) // and so does another
		close(end)
		eventually(t, 5*time.Second, "it was synced", func() bool { return settled(t, s, waiting.ID) })
		time.Sleep(500 * time.Millisecond)
		if n, list := syncs.Load(), runs(t, s, waiting.ID); n != 1 || len(list) != 1 {
			t.Errorf("%d syncs, runs %+v", n, list)
		}
	})
}
