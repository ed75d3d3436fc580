package server

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"rubric"
)

func (s *Server) healthz(c echo.Context) error { return c.String(http.StatusOK, "ok\n") }

// readyz says whether the service should be sent work: the database answers, the
// queue is worked through, and it is not going down.
func (s *Server) readyz(c echo.Context) error {
	if s.draining.Load() {
		return ofStatus(http.StatusServiceUnavailable, nil)
	}
	ctx, cancel := context.WithTimeout(c.Request().Context(), 3*time.Second)
	defer cancel()
	if err := s.Store.Ready(ctx); err != nil {
		f := fail(http.StatusServiceUnavailable,
			rubric.Text{RU: "база данных или очередь не отвечает", EN: "the database or the queue does not answer"},
			rubric.Text{RU: "проверьте базу из RUBRIC_DATABASE и журнал сервиса", EN: "check the database of RUBRIC_DATABASE and the service's log"})
		f.Err = err
		return f
	}
	return c.String(http.StatusOK, "ready\n")
}

func (s *Server) openapi(c echo.Context) error {
	return c.JSONBlob(http.StatusOK, s.contract.json)
}
