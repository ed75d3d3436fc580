package store

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
)

// served are the addresses that a report has reached, as digests: an address
// may hold credentials.
type served struct {
	mu   sync.Mutex
	list []string
}

func servedBy(progress string) *served {
	s := &served{}
	if json.Unmarshal([]byte(progress), &s.list) != nil {
		s.list = nil
	}
	return s
}

// pending returns the addresses not reached yet.
func (s *served) pending(all []string) []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(all), func(to string) bool { return slices.Contains(s.list, digest(to)) })
}

// add returns the progress with one more address reached.
func (s *served) add(to string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = append(s.list, digest(to))
	b, err := json.Marshal(s.list)
	if err != nil {
		return "[]"
	}
	return string(b)
}

// keepProgress records how far a report got, or returns [ErrLostLease].
func (l *lease) keepProgress(ctx context.Context, progress string) error {
	n, err := l.store.db.exec(ctx, `UPDATE work SET progress = $5
		WHERE book = $1 AND kind = $2 AND owner = $3 AND fence = $4`,
		l.book, l.kind, l.store.name, l.fence, progress)
	if err == nil && n == 0 {
		return ErrLostLease
	}
	return err
}
