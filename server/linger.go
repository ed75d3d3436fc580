package server

import (
	"context"
	"io"
	"net/http"
	"time"
)

// How much of a refused request is read, and how long that may take.
const (
	lingerBytes = 256 << 20
	lingerTime  = 10 * time.Second
)

type bodyKey struct{}

// withBody lets [linger] find the body of a request whatever wraps it later.
func withBody(r *http.Request) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), bodyKey{}, r.Body))
}

// linger reads what is left of a request that was refused before its end. Many
// clients read no answer before they have sent all: they would see a broken
// connection instead. Those that ask first (Expect) send nothing in vain.
func linger(w http.ResponseWriter, r *http.Request) {
	body, ok := r.Context().Value(bodyKey{}).(io.Reader)
	if !ok || r.Header.Get("Expect") != "" {
		return
	}
	if http.NewResponseController(w).SetReadDeadline(time.Now().Add(lingerTime)) != nil {
		return // no connection of ours
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(body, lingerBytes)) // an error ends it, too
}
