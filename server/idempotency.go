package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"sync"

	"github.com/labstack/echo/v4"

	"rubric"
)

// answered is an answer as it is remembered.
type answered struct {
	Status int         `json:"status"`
	Header http.Header `json:"header"`
	Body   []byte      `json:"body"`
}

// rememberedHeaders are those of an answer that belong to it wherever it is repeated.
func rememberedHeaders() []string { return []string{"Content-Type", "Location"} }

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
		answer, err := recordAnswer(c, next)
		if err != nil || answer == nil {
			return err
		}
		return s.Store.Remember(r.Context(), token, key, hash, answer)
	}
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
	a := answered{Status: status, Header: http.Header{}, Body: tee.body.Bytes()}
	for _, name := range rememberedHeaders() {
		if value := w.Header().Get(name); value != "" {
			a.Header.Set(name, value)
		}
	}
	return json.Marshal(a)
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
