package sheetstest

import (
	"net/http"
	"net/url"
	"sync"
)

// Request is a line of the request log.
type Request struct {
	Method        string // as the discovery document names it, such as spreadsheets.get; "" for none
	Verb, Path    string
	Query         url.Values
	Write         bool
	Status        int
	Body          []byte
	RequestBytes  int
	ResponseBytes int
}

type requestLog struct {
	mu   sync.Mutex
	list []*Request
}

type logEntry struct {
	log *requestLog
	*Request
}

func (l *requestLog) start(c *call, r *http.Request) logEntry {
	e := &Request{
		Method: c.name, Verb: r.Method, Path: r.URL.Path, Query: c.query, Write: c.write,
		Body: c.body, RequestBytes: len(c.body),
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = append(l.list, e)
	return logEntry{l, e}
}

func (e logEntry) finish(status, size int) {
	e.log.mu.Lock()
	defer e.log.mu.Unlock()
	e.Status, e.ResponseBytes = status, size
}

// Requests returns the log since the start or the last [Server.ResetLog].
func (s *Server) Requests() []Request {
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	out := make([]Request, len(s.log.list))
	for i, e := range s.log.list {
		out[i] = *e
	}
	return out
}

// ResetLog empties the log; a test counts from here.
func (s *Server) ResetLog() {
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	s.log.list = nil
}

// Count tells how many requests of a method were made, any for "".
func (s *Server) Count(method string) int {
	n := 0
	for _, r := range s.Requests() {
		if method == "" || r.Method == method {
			n++
		}
	}
	return n
}
