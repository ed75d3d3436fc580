package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"sync"

	"github.com/labstack/echo/v4"

	"rubric"
	"rubric/internal/store"
)

// answered is an answer as it is remembered.
type answered struct {
	Status int         `json:"status"`
	Header http.Header `json:"header"`
	Body   []byte      `json:"body"`
}

// onlyOnce answers a repeated POST that bears an Idempotency-Key as the first
// was, without doing it again. Only successes are remembered: what failed may be
// tried again.
func (s *Server) onlyOnce(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		key := r.Header.Get("Idempotency-Key")
		if key == "" || r.Method != http.MethodPost || !isAPI(r) || c.Path() == "/v1/check" {
			return next(c)
		}
		token := tokenName(r.Context())
		release, ok := s.inFlight.begin(token + " " + key)
		if !ok {
			return fail(http.StatusConflict,
				rubric.Text{RU: "запрос с этим Idempotency-Key ещё выполняется", EN: "a request with this Idempotency-Key is still under way"},
				rubric.Text{RU: "подождите и повторите: ответ будет тот же", EN: "wait and repeat: the answer will be the same"})
		}
		defer release()
		hash, err := requestHash(r)
		if err != nil {
			return unreadable(err)
		}
		stored, ok, err := s.Store.Recall(r.Context(), token, key, hash)
		if err != nil {
			return err
		}
		if ok {
			return repeat(c, stored)
		}
		o := &once{answer: store.Answer{Token: token, Key: key, Request: hash}}
		c.SetRequest(r.WithContext(context.WithValue(r.Context(), onceKey{}, o)))
		answer, err := recordAnswer(c, next)
		if err != nil {
			// Another replica may have been quicker with the same request.
			if stored, ok, _ := s.Store.Recall(r.Context(), token, key, hash); ok {
				return repeat(c, stored)
			}
			return err
		}
		if answer == nil || o.kept {
			return nil
		}
		o.answer.Response = answer
		return s.Store.Remember(r.Context(), o.answer)
	}
}

// once is a request that bears an Idempotency-Key.
type once struct {
	answer store.Answer
	kept   bool // with what it made
}

type onceKey struct{}

// replies returns what keeps the answer to a request in the transaction that
// does it, none for a request that bears no Idempotency-Key. What visit writes
// is the answer.
func replies(ctx context.Context, visit func(store.Book, string, http.ResponseWriter) error) []store.Reply {
	o, ok := ctx.Value(onceKey{}).(*once)
	if !ok {
		return nil
	}
	return []store.Reply{func(b store.Book, secret string) (store.Answer, error) {
		w := &memoryWriter{header: http.Header{}}
		if err := visit(b, secret, w); err != nil {
			return o.answer, err
		}
		response, err := json.Marshal(answered{w.status, remembered(w.header), w.body.Bytes()})
		o.answer.Response, o.kept = response, true
		return o.answer, err
	}}
}

// memoryWriter keeps an answer that is not sent yet.
type memoryWriter struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header, WriteHeader and Write are http.ResponseWriter's.
func (m *memoryWriter) Header() http.Header         { return m.header }
func (m *memoryWriter) WriteHeader(status int)      { m.status = status }
func (m *memoryWriter) Write(b []byte) (int, error) { return m.body.Write(b) }

// remembered are the headers of an answer that belong to it wherever it is repeated.
func remembered(from http.Header) http.Header {
	kept := http.Header{}
	for _, name := range []string{"Content-Type", "Location"} {
		if value := from.Get(name); value != "" {
			kept.Set(name, value)
		}
	}
	return kept
}

// requestHash condenses what a request asks for, and leaves its body to be read.
func requestHash(r *http.Request) (string, error) {
	body, err := io.ReadAll(io.LimitReader(r.Body, maxJSON))
	if err != nil {
		return "", err
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	h := sha256.New()
	h.Write([]byte(r.Method + " " + r.URL.Path + "\n"))
	h.Write(body)
	return hex.EncodeToString(h.Sum(nil)), nil
}

// recordAnswer lets the handler write into memory and keeps what it wrote before
// the client sees it; nil where it failed.
func recordAnswer(c echo.Context, next echo.HandlerFunc) ([]byte, error) {
	w := c.Response().Writer
	tee := &teeWriter{ResponseWriter: w}
	c.Response().Writer = tee
	defer func() { c.Response().Writer = w }()
	if err := next(c); err != nil {
		return nil, err
	}
	status := c.Response().Status
	if status < 200 || status > 299 {
		return nil, nil
	}
	return json.Marshal(answered{status, remembered(w.Header()), tee.body.Bytes()})
}

func repeat(c echo.Context, stored []byte) error {
	var a answered
	if err := json.Unmarshal(stored, &a); err != nil {
		return err
	}
	h := c.Response().Header()
	maps.Copy(h, a.Header)
	h.Set("Idempotency-Replayed", "true")
	return c.Blob(a.Status, h.Get("Content-Type"), a.Body)
}

// teeWriter copies what is written to a client.
type teeWriter struct {
	http.ResponseWriter
	body bytes.Buffer
}

func (t *teeWriter) Write(b []byte) (int, error) {
	t.body.Write(b)
	return t.ResponseWriter.Write(b)
}

// Unwrap is for http.ResponseController.
func (t *teeWriter) Unwrap() http.ResponseWriter { return t.ResponseWriter }

// inFlight are the keys whose first requests are under way in this process.
type inFlight struct {
	mu   sync.Mutex
	keys map[string]bool
}

func (f *inFlight) begin(key string) (release func(), ok bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.keys[key] {
		return nil, false
	}
	if f.keys == nil {
		f.keys = map[string]bool{}
	}
	f.keys[key] = true
	return func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		delete(f.keys, key)
	}, true
}
