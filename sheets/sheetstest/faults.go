package sheetstest

import (
	"net/http"
	"strconv"
	"sync"
	"time"
)

// Break is a way in which a reply does not arrive.
type Break int

// The ways of a network.
const (
	NoBreak  Break = iota
	Reset          // the connection is reset
	Timeout        // no answer comes; in process at once, as a timeout error
	Truncate       // the body ends in the middle
)

// Fault is a scripted failure.
type Fault struct {
	Method     string        // such as "spreadsheets.batchUpdate"; "" for any request
	Nth        int           // which of the requests from now on; 0 and 1 are the next
	Times      int           // for how many in a row; 0 and 1 are one
	Status     int           // 429, 500 or 503 with Google's body; 0 for none
	Break      Break         // or how the connection breaks
	Applied    bool          // the request takes effect, only its reply is lost
	RetryAfter time.Duration // a Retry-After header, with Status
}

// Fault adds a failure to the script.
func (s *Server) Fault(f Fault) {
	f.Nth, f.Times = max(f.Nth, 1), max(f.Times, 1)
	// A reply that is cut in the middle is the reply to a request that was served.
	f.Applied = f.Applied || f.Break == Truncate
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.list = append(s.faults.list, &scripted{Fault: f})
}

type scripted struct {
	Fault
	seen int
}

type faultScript struct {
	mu   sync.Mutex
	list []*scripted
}

// next counts a request and returns the failure it meets.
func (f *faultScript) next(method string) *Fault {
	f.mu.Lock()
	defer f.mu.Unlock()
	var hit *Fault
	for _, s := range f.list {
		if s.Method != "" && s.Method != method {
			continue
		}
		s.seen++
		if hit == nil && s.seen >= s.Nth && s.seen < s.Nth+s.Times {
			hit = &s.Fault
		}
	}
	return hit
}

func (f *Fault) asError(project string) *apiError {
	var err *apiError
	switch f.Status {
	case http.StatusTooManyRequests:
		err = exhausted("Write", project)
	case http.StatusServiceUnavailable:
		err = unavailable()
	default:
		err = internal()
	}
	if f.RetryAfter > 0 {
		err.header = http.Header{"Retry-After": {strconv.Itoa(int(f.RetryAfter.Seconds()))}}
	}
	return err
}

func reset(w http.ResponseWriter) {
	if rec, ok := w.(*recorder); ok {
		rec.broken = Reset
		return
	}
	panic(http.ErrAbortHandler) // net/http closes the connection
}

func stall(w http.ResponseWriter, r *http.Request) {
	if rec, ok := w.(*recorder); ok {
		rec.broken = Timeout
		return
	}
	<-r.Context().Done()
}

func truncate(w http.ResponseWriter, rep reply, data []byte) {
	if rec, ok := w.(*recorder); ok {
		rec.broken = Truncate
	}
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(rep.code())
	_, _ = w.Write(data[:len(data)/2]) //nolint:gosec // JSON, not HTML; the caller is to miss the rest
}
