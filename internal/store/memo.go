package store

import (
	"sync"
	"time"
)

// memo remembers values for a second, so that bursts of hooks do not read the
// same row again and again, and another replica's change is seen soon.
type memo[V any] struct {
	clock func() time.Time
	mu    sync.Mutex
	kept  map[string]kept[V]
}

type kept[V any] struct {
	value V
	until time.Time
}

const (
	memoLife = time.Second
	memoMost = 20_000
)

// get returns the value under key, made by load where it is not remembered.
func (m *memo[V]) get(key string, load func() (V, error)) (V, error) {
	now := m.clock()
	m.mu.Lock()
	k, ok := m.kept[key]
	m.mu.Unlock()
	if ok && now.Before(k.until) {
		return k.value, nil
	}
	value, err := load()
	if err != nil {
		return value, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.kept == nil || len(m.kept) >= memoMost {
		m.kept = map[string]kept[V]{}
	}
	m.kept[key] = kept[V]{value, now.Add(memoLife)}
	return value, nil
}

// forget drops the value under key.
func (m *memo[V]) forget(key string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.kept, key)
}
