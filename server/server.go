package server

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"

	"rubric/internal/store"
	"rubric/server/api"
)

// Server is the service over HTTP.
type Server struct {
	Config
	echo      *echo.Echo
	contract  *contract
	metrics   *metrics
	strangers strangers
	uploads   chan struct{} // a place for each upload that is being checked
	inFlight  inFlight
	courtesy  courtesy
	decoy     []byte // the key that hooks of unknown books are held against
	draining  atomic.Bool
	newBook   chan struct{}
}

// How long what may take, so that a slow client holds nothing for long.
const (
	headerTime = 10 * time.Second
	readTime   = 30 * time.Second
	writeTime  = 3 * time.Minute
	idleTime   = 2 * time.Minute
	apiTime    = 30 * time.Second
	checkTime  = 2 * time.Minute // with the upload, over a slow line

	// Draining ends within 30 s: what still runs then is cancelled, which the
	// store waits for a moment, and last the connections are closed.
	drainTime = 25 * time.Second
	closeTime = 2 * time.Second
)

// New returns a server that does not listen yet.
func New(c Config) (*Server, error) {
	c = c.withDefaults()
	if err := c.validate(); err != nil {
		return nil, err
	}
	ct, err := loadContract()
	if err != nil {
		return nil, err
	}
	s := &Server{
		Config: c, echo: echo.New(), contract: ct,
		uploads: make(chan struct{}, c.Uploads), decoy: newDecoy(), newBook: make(chan struct{}, 1),
	}
	s.metrics = newMetrics(s)
	s.echo.HideBanner, s.echo.HidePort = true, true
	s.echo.IPExtractor = echo.ExtractIPDirect()
	s.echo.Binder = jsonBinder{}
	s.echo.HTTPErrorHandler = s.answerError
	s.echo.Use(s.identify, s.observe, s.contain, secure, s.refuseWhileDraining, s.authenticate, s.bound, s.validate, s.onlyOnce)
	s.routes()
	return s, nil
}

func (s *Server) routes() {
	api.RegisterHandlers(s.echo, api.NewStrictHandler(handlers{s}, nil))
	s.echo.POST("/hooks/books/:id", s.bookHook)
	s.echo.POST("/hooks/drive", s.driveHook)
	s.echo.GET("/healthz", s.healthz)
	s.echo.GET("/readyz", s.readyz)
	s.echo.GET("/metrics", echo.WrapHandler(s.metrics.handler()))
	s.echo.GET("/openapi.json", s.openapi)
	s.echo.GET("/", s.startPage)
}

// ServeHTTP answers one request. HEAD is GET whose body net/http leaves out.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodHead {
		get := *r // net/http looks at its own
		get.Method = http.MethodGet
		r = &get
	}
	s.echo.ServeHTTP(w, withBody(r))
}

// Work is what the queue is to do.
func (s *Server) Work() store.Work {
	return store.Work{Sync: s.syncJob, Report: s.reportJob, Probe: s.probeBook, Remote: s.Shelf.remote}
}

// Serve works through the queue and answers on l until ctx ends. Then it drains:
// nothing new is accepted, and what runs may finish; all that within 30 s.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	h := &http.Server{
		Handler: s, ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime, IdleTimeout: idleTime,
		ErrorLog: slog.NewLogLogger(s.Log.Handler(), slog.LevelDebug),
	}
	work := context.WithoutCancel(ctx) // draining ends it, not the signal
	if err := s.begin(work); err != nil {
		return errors.Join(err, l.Close())
	}
	watching, stopWatching := context.WithCancel(work)
	watched := make(chan struct{})
	go func() { defer close(watched); s.keepChannels(watching) }()
	defer func() { stopWatching(); <-watched }()
	failed := make(chan error, 1)
	go func() { failed <- h.Serve(l) }()
	select {
	case err := <-failed:
		return errors.Join(err, s.drain(work))
	case <-ctx.Done():
	}
	err := s.drain(work)
	closing, cancel := context.WithTimeout(work, closeTime)
	defer cancel()
	if shut := h.Shutdown(closing); shut != nil {
		s.Log.Warn("connections were cut", "err", shut)
		err = errors.Join(err, h.Close())
	}
	return err
}

// begin takes the database and starts on the queue.
func (s *Server) begin(ctx context.Context) error {
	if err := s.Store.Start(ctx, s.Work()); err != nil {
		return err
	}
	if err := s.Started(ctx); err != nil {
		return errors.Join(err, s.drain(ctx))
	}
	return nil
}

func (s *Server) drain(ctx context.Context) error {
	s.draining.Store(true)
	s.Log.Info("draining")
	ctx, cancel := context.WithTimeout(ctx, drainTime)
	defer cancel()
	if err := s.Store.Drain(ctx); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	s.Log.Info("drained")
	return nil
}
