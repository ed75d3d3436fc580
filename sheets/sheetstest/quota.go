package sheetstest

import (
	"sync"
	"time"
)

// Quota limits the requests a minute of each user (each bearer token); 0 is no
// limit. Google gives 60 reads and 60 writes.
type Quota struct {
	Reads, Writes int
	RetryAfter    bool // say with 429 how long to wait
}

type quotaMeter struct {
	Quota
	now func() time.Time

	mu   sync.Mutex
	used map[quotaKey]int
}

type quotaKey struct {
	user   string
	write  bool
	minute int64
}

// take counts a request; when the minute is used up it tells how long it lasts.
func (q *quotaMeter) take(user string, write bool) (time.Duration, bool) {
	limit := q.Reads
	if write {
		limit = q.Writes
	}
	if limit == 0 {
		return 0, true
	}
	now := q.now()
	key := quotaKey{user, write, now.Unix() / 60}
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.used == nil {
		q.used = map[quotaKey]int{}
	}
	if q.used[key] >= limit {
		return time.Unix((key.minute+1)*60, 0).Sub(now), false
	}
	q.used[key]++
	return 0, true
}
