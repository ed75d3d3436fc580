package store_test

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"rubric/internal/store"
)

// TestRemoteSyncsLeaveRoom lets many syncs wait for a service that does not
// answer: the other books are synced meanwhile, and no more syncs run than may.
func TestRemoteSyncsLeaveRoom(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		o := quick() // four workers
		o.Heartbeat, o.Lease = 5*time.Second, time.Minute
		s := open(t, url, o)
		var remote, running, mostRemote, most atomic.Int64
		enter := func(n, most *atomic.Int64) func() {
			now := n.Add(1)
			for seen := most.Load(); now > seen && !most.CompareAndSwap(seen, now); seen = most.Load() {
			}
			return func() { n.Add(-1) }
		}
		answer := make(chan struct{})
		start(t, s, store.Work{
			Remote: func(source string) bool { return strings.HasPrefix(source, "remote") },
			Sync: func(_ context.Context, j store.SyncJob) (store.Outcome, error) {
				defer enter(&running, &most)()
				if strings.HasPrefix(j.Book.Source, "remote") {
					defer enter(&remote, &mostRemote)()
					<-answer
				} else {
					time.Sleep(20 * time.Millisecond)
				}
				return store.Outcome{}, nil
			},
		})
		var all, files []store.Book
		for _, kind := range []string{"remote", "file"} {
			for i := range 10 {
				b := create(t, s, store.Book{Source: fmt.Sprint(kind, i)})
				all = append(all, b)
				hook(t, s, b.ID, "1")
			}
			if kind == "remote" {
				eventually(t, 10*time.Second, "remote syncs run", func() bool { return remote.Load() == 2 })
			}
		}
		files = all[10:]
		done := func(books []store.Book) func() bool {
			return func() bool {
				for _, b := range books {
					if !settled(t, s, b.ID) {
						return false
					}
				}
				return true
			}
		}
		eventually(t, 30*time.Second, "the other books are synced", done(files))
		close(answer)
		eventually(t, 30*time.Second, "all books are synced", done(all))
		if mostRemote.Load() > 2 || most.Load() > 4 {
			t.Errorf("%d syncs ran at once, %d of them remote", most.Load(), mostRemote.Load())
		}
	})
}
