package sheetstest

import (
	"slices"
	"sync"
)

// hooks are the hands of other people around our writes.
type hooks struct {
	mu            sync.Mutex
	writes        int
	before, after []hook
}

type hook struct {
	n  int // 0 for every write
	do func(*People)
}

// BeforeWrite lets people edit just before the n-th write from now on takes
// effect: after the caller read, before its request is served. With n 0 they do
// so before every write.
func (s *Server) BeforeWrite(n int, do func(*People)) {
	s.hooks.mu.Lock()
	defer s.hooks.mu.Unlock()
	s.hooks.before = append(s.hooks.before, s.hooks.at(n, do))
}

// AfterWrite lets people edit just after the n-th write from now on took effect;
// its reply still shows the state before.
func (s *Server) AfterWrite(n int, do func(*People)) {
	s.hooks.mu.Lock()
	defer s.hooks.mu.Unlock()
	s.hooks.after = append(s.hooks.after, s.hooks.at(n, do))
}

// ClearHooks forgets all of them.
func (s *Server) ClearHooks() {
	s.hooks.mu.Lock()
	defer s.hooks.mu.Unlock()
	s.hooks.before, s.hooks.after = nil, nil
}

func (h *hooks) at(n int, do func(*People)) hook {
	if n > 0 {
		n += h.writes
	}
	return hook{n, do}
}

func (h *hooks) count() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.writes++
	return h.writes
}

// run calls the hooks of a write, unlocked: they may call the server.
func (h *hooks) run(list *[]hook, n int, s *Server, id string) {
	h.mu.Lock()
	now := slices.Clone(*list)
	h.mu.Unlock()
	for _, x := range now {
		if x.n == 0 || x.n == n {
			x.do(s.People(id))
		}
	}
}
