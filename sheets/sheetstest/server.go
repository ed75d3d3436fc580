package sheetstest

import (
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// Options are what a stand-in may be told. The zero value is a generous server
// in Google's default locale.
type Options struct {
	Now      func() time.Time // of createdTime, modifiedTime and quotas; time.Now when nil
	Seed     uint64           // of the ids that the server makes up
	Locale   string           // of new spreadsheets; en_US
	TimeZone string           // of new spreadsheets; Etc/GMT
	Project  string           // the project number in messages; 123456789
	Email    string           // the caller's address; someone@example.com
	Token    string           // the bearer token that callers must send; "" for any
	Quota    Quota            // zero is without limit
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	o.Locale = orElse(o.Locale, "en_US")
	o.TimeZone = orElse(o.TimeZone, "Etc/GMT")
	o.Email = orElse(o.Email, "someone@example.com")
	o.Project = orElse(o.Project, "123456789")
	return o
}

// Access is what the caller may do with a spreadsheet.
type Access int

// The caller owns or edits a spreadsheet unless a test says otherwise.
const (
	CanWrite Access = iota
	CanRead
	NoAccess
)

// Server is the stand-in. It is an [http.Handler], safe for concurrent use;
// requests are served one at a time, as Google serialises them per spreadsheet.
type Server struct {
	opts Options
	ids  *idSource

	mu       sync.Mutex // guards all below
	docs     map[string]*document
	order    []string // ids of documents, oldest first
	channels map[string]*Channel
	disabled bool

	log    requestLog
	faults faultScript
	hooks  hooks
	quota  quotaMeter
}

// New starts a stand-in without spreadsheets.
func New(o Options) *Server {
	o = o.withDefaults()
	return &Server{
		opts: o, ids: newIDs(o.Seed),
		docs: map[string]*document{}, channels: map[string]*Channel{},
		quota: quotaMeter{Quota: o.Quota, now: o.Now},
	}
}

// idSource makes up ids, the same ones for the same seed.
type idSource struct {
	mu   sync.Mutex
	rand *rand.Rand
}

func newIDs(seed uint64) *idSource {
	return &idSource{rand: rand.New(rand.NewPCG(seed, 0x5ee75))} //nolint:gosec // ids are to be the same every time
}

// next returns a positive int32 that is not taken.
func (s *idSource) next(taken func(int) bool) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		if id := int(s.rand.Int32N(1<<31-2)) + 1; !taken(id) {
			return id
		}
	}
}

// file returns an id as Drive makes them.
func (s *idSource) file() string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	s.mu.Lock()
	defer s.mu.Unlock()
	id := []byte{'1'}
	for len(id) < 44 {
		id = append(id, letters[s.rand.IntN(len(letters))])
	}
	return string(id)
}

// Create makes an empty spreadsheet with one sheet and returns its id.
func (s *Server) Create(title string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.create(title).id
}

func (s *Server) create(title string) *document {
	now := s.opts.Now().UTC()
	d := &document{
		id: s.ids.file(), ids: s.ids, caller: s.opts.Email, created: now, modified: now,
		props: defaultProperties(title, s.opts.Locale, s.opts.TimeZone),
	}
	d.sheets = []*sheet{{rows: 1000, cols: 26, props: obj{
		"title": "Sheet1", "sheetType": "GRID", "gridProperties": obj{},
	}}}
	s.docs[d.id] = d
	s.order = append(s.order, d.id)
	return d
}

// Share says what the caller may do with a spreadsheet.
func (s *Server) Share(id string, access Access) { s.with(id, func(d *document) { d.access = access }) }

// OfficeMode makes the file an .xlsx that Drive opens without conversion, which
// the Sheets API refuses.
func (s *Server) OfficeMode(id string, on bool) { s.with(id, func(d *document) { d.office = on }) }

// DisableAPI makes the project one that never enabled the Sheets API.
func (s *Server) DisableAPI(disabled bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.disabled = disabled
}

func (s *Server) with(id string, do func(*document)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if d := s.docs[id]; d != nil {
		do(d)
	}
}

// maxBody is the largest request that is read.
const maxBody = 64 << 20

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		writeReply(w, reply{err: &apiError{code: 413, status: "INVALID_ARGUMENT", message: "Request payload size exceeds the limit."}})
		return
	}
	c := route(r)
	c.body = body
	entry := s.log.start(c, r)
	rep, broken := s.perform(c, r)
	data := rep.encode()
	entry.finish(rep.code(), len(data))
	switch broken {
	case Reset:
		reset(w)
	case Timeout:
		stall(w, r)
	case Truncate:
		truncate(w, rep, data)
	default:
		rep.send(w, data)
	}
}

// perform runs faults, quotas and hooks around the call itself.
func (s *Server) perform(c *call, r *http.Request) (reply, Break) {
	fault := s.faults.next(c.name)
	if fault != nil && !fault.Applied {
		return reply{err: fault.asError(s.opts.Project)}, fault.Break
	}
	if err := s.admit(c, r); err != nil {
		return reply{err: err}, NoBreak
	}
	if c.write {
		c.n = s.hooks.count()
		s.hooks.run(&s.hooks.before, c.n, s, c.id)
	}
	s.mu.Lock()
	rep := c.serve(s)
	s.mu.Unlock()
	if c.write {
		s.hooks.run(&s.hooks.after, c.n, s, c.id)
	}
	if fault != nil {
		if fault.Status != 0 {
			rep = reply{err: fault.asError(s.opts.Project)}
		}
		return rep, fault.Break
	}
	return rep, NoBreak
}

// admit checks who calls and how often.
func (s *Server) admit(c *call, r *http.Request) *apiError {
	if s.opts.Token != "" && r.Header.Get("Authorization") != "Bearer "+s.opts.Token {
		return unauthenticated()
	}
	s.mu.Lock()
	off := s.disabled && !c.drive
	s.mu.Unlock()
	if off {
		return apiDisabled(s.opts.Project)
	}
	if wait, ok := s.quota.take(r.Header.Get("Authorization"), c.write); !ok && !c.drive {
		kind := "Read"
		if c.write {
			kind = "Write"
		}
		err := exhausted(kind, s.opts.Project)
		if s.quota.RetryAfter {
			err.header.Set("Retry-After", strconv.Itoa(int(wait.Seconds())+1))
		}
		return err
	}
	return nil
}
