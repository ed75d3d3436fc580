package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"rubric"
)

// Store is the service's memory and queue; see the package comment. Its methods
// may be called concurrently.
type Store struct {
	o     Options
	log   *slog.Logger
	db    database
	queue queue
	name  string // of this process among those that share the database
	ids   ids
	seats chan struct{} // of the syncs that run in this process
	work  Work
	count counters

	hooks   chan *hook
	seen    seen // by the goroutine that commits hooks only
	secrets memo[[]secret]
	tokens  memo[map[string]string]
	leases  leases
	pace    pace // of the dispatching loop only

	closing atomic.Bool
	started atomic.Bool
	looked  atomic.Int64       // when due work was last looked for
	rest    context.CancelFunc // looks for no more work; set by Start
	loops   sync.WaitGroup     // that look for work
	ended   chan struct{}      // closed: nothing more is written
	endOnce sync.Once
	beats   sync.WaitGroup // that go on while work ends
}

// Open opens the database "sqlite:PATH" or "postgres://…" and brings its schema
// up to date. A SQLite file and its side files get mode 0600. It starts no work;
// see [Store.Start]. A database that cannot be opened is a [rubric.Problem].
func Open(ctx context.Context, databaseURL string, o Options) (*Store, error) {
	o = o.withDefaults()
	if err := o.validate(); err != nil {
		return nil, err
	}
	db, err := openDatabase(ctx, databaseURL, o)
	if err != nil {
		return nil, err
	}
	s := &Store{
		o: o, log: o.Logger, db: db, name: randomText(),
		seats: make(chan struct{}, o.Workers), seen: db.newSeen(), hooks: make(chan *hook, hookGroup), ended: make(chan struct{}),
	}
	s.secrets.clock, s.tokens.clock = o.Clock, o.Clock
	if err := db.migrate(ctx, o); err != nil {
		return nil, errors.Join(databaseProblem(err), db.close())
	}
	if s.queue, err = db.newQueue(o, s.do); err != nil {
		return nil, errors.Join(err, db.close())
	}
	s.beats.Go(s.commitHooks)
	return s, nil
}

func openDatabase(ctx context.Context, databaseURL string, o Options) (database, error) {
	if path, ok := strings.CutPrefix(databaseURL, "sqlite:"); ok && path != "" {
		return openSQLite(ctx, path)
	}
	if strings.HasPrefix(databaseURL, "postgres://") || strings.HasPrefix(databaseURL, "postgresql://") {
		return openPostgres(ctx, databaseURL, o)
	}
	return nil, &rubric.Problem{
		What: rubric.Text{RU: "адрес базы данных не понят", EN: "the database's address is not understood"},
		Hint: rubric.Text{
			RU: "напишите sqlite:путь/к/файлу.db или postgres://пользователь@сервер/база",
			EN: "write sqlite:path/to/file.db or postgres://user@server/database",
		},
	}
}

// databaseProblem explains a database that does not open; the cause, which may
// name its address, is for the log.
func databaseProblem(err error) error {
	return &rubric.Problem{
		What: rubric.Text{RU: "база данных не открывается", EN: "the database cannot be opened"},
		Hint: rubric.Text{
			RU: "проверьте RUBRIC_DATABASE: есть ли доступ к папке файла или отвечает ли сервер PostgreSQL",
			EN: "check RUBRIC_DATABASE: whether the file's folder is accessible or the PostgreSQL server answers",
		},
		Err: err,
	}
}

// Start begins to work through the queue, to poll and to send reports, until
// [Store.Drain]. On SQLite only one process may; a second gets a [rubric.Problem].
func (s *Store) Start(ctx context.Context, w Work) error {
	if err := s.db.own(); err != nil {
		return err
	}
	s.work = w
	if s.db.alone() {
		// Whoever held a lease is dead: the lock says that nobody else works.
		if err := s.free(ctx, true); err != nil {
			return fmt.Errorf("freeing leases: %w", err)
		}
	}
	if err := s.advancePolls(ctx); err != nil {
		return fmt.Errorf("planning polls: %w", err)
	}
	if err := s.queue.start(context.WithoutCancel(ctx)); err != nil {
		return fmt.Errorf("starting the queue: %w", err)
	}
	s.beats.Go(s.heartbeat)
	looking, rest := context.WithCancel(context.WithoutCancel(ctx))
	s.rest = rest
	s.loops.Go(func() { s.every(looking, s.o.Tick, "dispatching", s.dispatch) })
	s.loops.Go(func() { s.every(looking, min(s.o.Heartbeat, time.Second), "sweeping", s.sweep) })
	s.loops.Go(func() { s.every(looking, time.Minute, "cleaning", s.clean) })
	if s.o.Poll > 0 && w.Probe != nil {
		s.loops.Go(func() { s.every(looking, s.o.Tick, "polling", s.poll) })
	}
	s.started.Store(true)
	return nil
}

// every calls f at once and then each interval until ctx ends.
func (s *Store) every(ctx context.Context, interval time.Duration, what string, f func(context.Context) error) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		if err := f(ctx); err != nil && ctx.Err() == nil {
			s.log.Error(what+" failed", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Drain accepts no more hooks, starts nothing new and waits for what runs; when
// ctx ends first, that is cancelled and queued again.
func (s *Store) Drain(ctx context.Context) error {
	s.closing.Store(true)
	if !s.started.Swap(false) {
		return nil
	}
	s.rest()
	s.loops.Wait()
	return s.queue.stop(ctx)
}

// Close drains without waiting for what runs and releases the database.
func (s *Store) Close() error {
	now, cancel := context.WithCancel(context.Background())
	cancel()
	err := s.Drain(now)
	s.endOnce.Do(func() { close(s.ended) })
	s.beats.Wait()
	return errors.Join(err, s.db.close())
}

// Ready returns nil when the database answers and the queue is being worked through.
func (s *Store) Ready(ctx context.Context) error {
	if s.closing.Load() {
		return ErrClosed
	}
	var n int
	if err := one(ctx, s.db, "SELECT 1", nil, &n); err != nil {
		return fmt.Errorf("the database does not answer: %w", err)
	}
	if !s.started.Load() {
		return errors.New("the queue is not started")
	}
	const late = 30 * time.Second
	if since := s.o.Clock().Sub(moment(s.looked.Load())); since > late {
		return fmt.Errorf("the queue was last looked at %s ago", since.Round(time.Second))
	}
	return nil
}

// micros is an instant as the database keeps it; 0 for the zero time.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// moment is the instant of micros, in UTC.
func moment(us int64) time.Time {
	if us == 0 {
		return time.Time{}
	}
	return time.UnixMicro(us).UTC()
}

func (s *Store) now() int64 { return micros(s.o.Clock()) }
