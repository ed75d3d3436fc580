package server

import (
	"context"
	"net/http"
	"strings"
	"sync"

	"github.com/labstack/echo/v4"
	"golang.org/x/time/rate"
)

// isAPI reports whether a request is for the API, be there such a route or not.
func isAPI(r *http.Request) bool {
	rest, ok := strings.CutPrefix(r.URL.Path, "/v1")
	return ok && (rest == "" || rest[0] == '/')
}

type tokenKey struct{}

// tokenName returns the name of the token that a request was let in by.
func tokenName(ctx context.Context) string {
	name, _ := ctx.Value(tokenKey{}).(string)
	return name
}

// authenticate lets no one without a token into the API, and looks at nothing
// else of a request before.
func (s *Server) authenticate(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if !isAPI(r) {
			return next(c)
		}
		name, ok, err := s.whose(r)
		if err != nil {
			return err
		}
		if !ok {
			if !s.strangers.allow(c.RealIP()) {
				return ofStatus(http.StatusTooManyRequests, nil)
			}
			return ofStatus(http.StatusUnauthorized, nil)
		}
		c.SetRequest(r.WithContext(context.WithValue(r.Context(), tokenKey{}, name)))
		return next(c)
	}
}

// whose returns the name of the token that a request bears.
func (s *Server) whose(r *http.Request) (name string, ok bool, err error) {
	token := bearer(r.Header.Get("Authorization"))
	if token == "" {
		return "", false, nil
	}
	return s.Store.CheckToken(r.Context(), token)
}

func bearer(header string) string {
	scheme, token, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

// strangers bounds how fast one address may try tokens. A token cannot be
// guessed; the bound is for the work that trying makes.
type strangers struct {
	mu   sync.Mutex
	seen map[string]*rate.Limiter
}

const (
	triesPerSecond = 100
	triesAtOnce    = 1000
	mostStrangers  = 10_000
)

func (s *strangers) allow(address string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.seen) >= mostStrangers {
		clear(s.seen) // forgetting is cheaper than remembering whom to forget
	}
	l := s.seen[address]
	if l == nil {
		l = rate.NewLimiter(triesPerSecond, triesAtOnce)
		if s.seen == nil {
			s.seen = map[string]*rate.Limiter{}
		}
		s.seen[address] = l
	}
	return l.Allow()
}
