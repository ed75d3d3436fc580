package server_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"rubric"
	"rubric/excel"
	"rubric/server"
)

// gate opens workbooks whose reading waits for a sign.
type gate struct{ reading, open chan struct{} }

func (g gate) Open(_ context.Context, name string) (rubric.Source, error) {
	return gated{excel.Open(name, excel.Options{}), g}, nil
}

type gated struct {
	*excel.Source
	gate
}

func (s gated) Read(ctx context.Context) (*rubric.Grid, rubric.Revision, error) {
	s.reading <- struct{}{}
	<-s.open
	return s.Source.Read(ctx)
}

func (s gated) Capabilities() rubric.Capabilities { return s.Source.Capabilities() }

// TestDraining holds that a service that is stopped takes nothing new, still
// answers, and finishes what runs.
func TestDraining(t *testing.T) {
	g := gate{make(chan struct{}), make(chan struct{})}
	s := start(t, func(c *server.Config) { c.Shelf.Files = g })
	s.put("plan.xlsx")
	b := s.register(`{"source":"plan.xlsx"}`)
	s.call(http.MethodPost, "/v1/books/"+b.id+"/syncs", "")
	<-g.reading
	stopped := make(chan error, 1)
	go func() { stopped <- s.stop() }()
	for range 100 {
		if s.do(http.MethodGet, "/readyz", "").status == http.StatusServiceUnavailable {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	for name, got := range map[string]int{
		"hook":        s.hook(b, "msg_late", time.Now()).status,
		"sync":        s.call(http.MethodPost, "/v1/books/"+b.id+"/syncs", "").status,
		"registering": s.call(http.MethodPost, "/v1/books", `{"source":"plan.xlsx"}`).status,
		"readiness":   s.do(http.MethodGet, "/readyz", "").status,
	} {
		if got != http.StatusServiceUnavailable {
			t.Errorf("%s while draining: %d", name, got)
		}
	}
	if got := s.call(http.MethodGet, "/v1/books/"+b.id, "").status; got != http.StatusOK {
		t.Errorf("reading while draining: %d", got)
	}
	select {
	case err := <-stopped:
		t.Fatalf("stopped over a running sync: %v", err)
	default:
	}
	close(g.open)
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}
