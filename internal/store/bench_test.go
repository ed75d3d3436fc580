package store_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"rubric/internal/store"
)

// BenchmarkAcceptHook measures hooks of 100 books from 64 senders.
func BenchmarkAcceptHook(b *testing.B) {
	for _, k := range kinds {
		b.Run(k.name, func(b *testing.B) {
			s := open(b, k.url(b), quick())
			books := make([]store.Book, 100)
			for i := range books {
				books[i] = create(b, s, store.Book{Source: fmt.Sprint(i)})
			}
			var sent atomic.Int64
			var senders sync.WaitGroup
			b.ResetTimer()
			for range 64 {
				senders.Go(func() {
					for n := sent.Add(1); n <= int64(b.N); n = sent.Add(1) {
						if _, err := s.AcceptHook(b.Context(), books[n%100].ID, fmt.Sprint("msg_", n)); err != nil {
							b.Error(err)
						}
					}
				})
			}
			senders.Wait()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "hooks/s")
			st, err := s.Stats(b.Context())
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(st.HooksAccepted)/float64(st.HookCommits), "hooks/commit")
		})
	}
}
