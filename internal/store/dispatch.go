package store

import (
	"context"
	"fmt"
	"time"
)

// dispatchGroup is the most jobs handed over in one transaction.
const dispatchGroup = 200

// dueWork holds for rows whose time has come and that nobody has in hand. What
// nobody waits for gives way to a burst of hooks; see [Store.patience].
const dueWork = "due_at <= $1 AND (due_at <= $2 OR cause = 'api') AND job IS NULL AND owner IS NULL"

// pace tells how fast hooks come in.
type pace struct {
	hooks int64
	at    time.Time
	rate  float64 // a second
}

// patience is how long due work waits for its turn. Syncs take whole cores: while
// hooks pour in, they would make every sender wait. A burst passes in seconds,
// and a sync may start that much later than its debounce, in time for the 6 s of
// the contract on a busy machine, too.
func (s *Store) patience() time.Duration {
	const (
		burst = 200 // hooks a second
		most  = 2500 * time.Millisecond
		over  = 100 * time.Millisecond
	)
	now := time.Now()
	if since := now.Sub(s.pace.at); since >= over {
		hooks := s.count.hooksAccepted.Load() + s.count.hooksRepeated.Load()
		s.pace = pace{hooks: hooks, at: now, rate: float64(hooks-s.pace.hooks) / since.Seconds()}
	}
	if s.pace.rate >= burst {
		return most
	}
	return 0
}

// dueRow is a row of work to be handed over.
type dueRow struct {
	book, kind string
	run        *string
	cause      Cause
	ticket     int64
	source     string
}

// dispatch hands work that is due over to the queue. Debounce and backoff are
// due times of our rows, so that a hook can move them; the queue only ever gets
// what may start at once.
func (s *Store) dispatch(ctx context.Context) error {
	s.looked.Store(s.now())
	patience := s.patience().Microseconds()
	for {
		var n int
		err := one(ctx, s.db, "SELECT count(*) FROM (SELECT 1 FROM work WHERE "+dueWork+" LIMIT 1) AS due",
			[]any{s.now(), s.now() - patience}, &n)
		if err != nil || n == 0 {
			return err
		}
		err = s.db.write(ctx, func(t tx) (err error) {
			n, err = s.handOver(ctx, t, patience)
			return err
		})
		if err != nil || n < dispatchGroup {
			return err
		}
	}
}

func (s *Store) handOver(ctx context.Context, t tx, patience int64) (int, error) {
	due, err := all(ctx, t, func(r rows) (d dueRow, err error) {
		err = r.Scan(&d.book, &d.kind, &d.run, &d.cause, &d.ticket, &d.source)
		return d, err
	}, `SELECT book, kind, run, cause, ticket, COALESCE((SELECT source FROM books WHERE id = book), '')
		FROM work WHERE `+dueWork+" ORDER BY due_at LIMIT $3 {skip}",
		s.now(), s.now()-patience, dispatchGroup)
	if err != nil || len(due) == 0 {
		return 0, err
	}
	var retries []string
	jobs := make([]job, len(due))
	for i, d := range due {
		if d.kind == kindSync && d.run == nil {
			retries = append(retries, d.book)
			d.cause = CauseRetry
		}
		jobs[i] = job{Book: d.book, Kind: d.kind, Ticket: d.ticket + 1, Urgency: d.cause.urgency(),
			Remote: s.work.Remote != nil && s.work.Remote(d.source)}
	}
	if _, err := s.queueRuns(ctx, t, retries, CauseRetry, s.now()); err != nil {
		return 0, err
	}
	numbers, err := s.queue.insert(ctx, t, jobs)
	if err != nil {
		return 0, fmt.Errorf("inserting jobs: %w", err)
	}
	values := make([][]any, len(jobs))
	for i, j := range jobs {
		values[i] = []any{j.Book, j.Kind, numbers[i], j.Ticket}
	}
	_, err = t.exec(ctx, `UPDATE work SET job = v.job, ticket = v.ticket, job_at = CAST($2 AS bigint)
		FROM (SELECT value->>0 AS book, value->>1 AS kind, CAST(value->>2 AS bigint) AS job,
			CAST(value->>3 AS bigint) AS ticket FROM {each}($1)) AS v
		WHERE work.book = v.book AND work.kind = v.kind`, list(values), s.now())
	return len(jobs), err
}

// urgency lets what somebody waits for go before what nobody asked for.
func (c Cause) urgency() int {
	switch c {
	case CauseAPI:
		return 1
	case CauseHook:
		return 2
	case CauseRetry:
		return 3
	case CausePoll, CauseDay:
		return 4
	}
	return 3 // reports
}
