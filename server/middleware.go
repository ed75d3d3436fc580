package server

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"time"

	"github.com/labstack/echo/v4"
)

const (
	idContextKey = "request"
	maxHeaderID  = 64
)

var usableID = regexp.MustCompile(`^[A-Za-z0-9._-]+$`)

// identify gives every request an id, its own if it came with a usable one.
func (s *Server) identify(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := c.Request().Header.Get(echo.HeaderXRequestID)
		if len(id) > maxHeaderID || !usableID.MatchString(id) {
			id = rand.Text()[:16]
		}
		c.Set(idContextKey, id)
		c.Response().Header().Set(echo.HeaderXRequestID, id)
		return next(c)
	}
}

func requestID(c echo.Context) string {
	id, _ := c.Get(idContextKey).(string)
	return id
}

// observe answers errors, and counts and logs what was asked and answered.
// Queries and headers are left out of the log: they may hold secrets.
func (s *Server) observe(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		start := s.Clock()
		err := next(c)
		if err != nil {
			c.Error(err)
		}
		status, took := c.Response().Status, s.Clock().Sub(start)
		route := c.Path()
		if route == "" {
			route = "other"
		}
		s.metrics.request(route, c.Request().Method, status, took)
		level := slog.LevelDebug
		switch {
		case status >= http.StatusInternalServerError && status != http.StatusServiceUnavailable:
			level = slog.LevelError
		case isAPI(c.Request()):
			level = slog.LevelInfo
		}
		if ctx := c.Request().Context(); s.Log.Enabled(ctx, level) {
			s.Log.Log(ctx, level, "request", "request", requestID(c), "method", c.Request().Method,
				"route", route, "id", c.Param("id"), "status", status, "took", took.String(), "err", err)
		}
		return nil
	}
}

// answerError is Echo's way to end a request in an error.
func (s *Server) answerError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	linger(c.Response(), c.Request())
	if err := answerProblem(c, failureOf(err)); err != nil {
		s.Log.Debug("an answer was not sent", "err", err)
	}
}

// contain turns a panic into an error.
func (s *Server) contain(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			r := recover()
			if r == nil {
				return
			}
			if e, ok := r.(error); ok && errors.Is(e, http.ErrAbortHandler) {
				panic(r)
			}
			s.Log.Error("panic", "request", requestID(c), "value", fmt.Sprint(r), "stack", string(debug.Stack()))
			err = fmt.Errorf("panic: %v", r)
		}()
		return next(c)
	}
}

// secure sets the headers that keep browsers from guessing and loading.
func secure(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		if isAPI(c.Request()) {
			h.Set("Cache-Control", "no-store")
		}
		return next(c)
	}
}

// refuseWhileDraining takes no new work once the service is going down. Reading
// stays possible to the end.
func (s *Server) refuseWhileDraining(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if s.draining.Load() && c.Request().Method != http.MethodGet {
			return ofStatus(http.StatusServiceUnavailable, nil)
		}
		return next(c)
	}
}

// bound limits the time and the bytes of calls of the API, and carries to the
// handlers what they need to know of the one who asked.
func (s *Server) bound(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if !isAPI(r) {
			return next(c)
		}
		limit := apiTime
		if c.Path() == "/v1/check" {
			limit = checkTime
			r.Body = http.MaxBytesReader(c.Response(), r.Body, s.MaxUpload+multipartRoom)
		}
		ctx, cancel := context.WithTimeout(r.Context(), limit)
		defer cancel()
		ctx = context.WithValue(ctx, langKey{}, langOf(r))
		ctx = context.WithValue(ctx, acceptKey{}, r.Header.Get("Accept"))
		err := http.NewResponseController(c.Response()).SetReadDeadline(time.Now().Add(limit))
		if err != nil && !errors.Is(err, http.ErrNotSupported) {
			return err
		}
		c.SetRequest(r.WithContext(ctx))
		return next(c)
	}
}
