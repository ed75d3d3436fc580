package store

import (
	"context"
	"sync"
	"time"

	"rubric"
)

// pollGroup is the most books looked at between two transactions.
const pollGroup = 500

// gone stands for the revision of a workbook that cannot be looked at.
const gone = "!"

// look is a book to be looked at, and what the look saw.
type look struct {
	book               Book
	revision, on, zone string // as of the last look
	seen, today        string
	changed, day       bool
}

// poll looks at the books whose turn it is and queues a sync of those that
// changed, or were not looked at today.
func (s *Store) poll(ctx context.Context) error {
	for ctx.Err() == nil {
		looks, err := s.turn(ctx)
		if err != nil || len(looks) == 0 {
			return err
		}
		s.lookAt(ctx, looks)
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, want := range []struct {
			cause Cause
			holds func(look) bool
		}{
			{CausePoll, func(l look) bool { return l.changed }},
			{CauseDay, func(l look) bool { return l.day && !l.changed }},
		} {
			if err := s.queueLooks(ctx, looks, want.cause, want.holds); err != nil {
				return err
			}
		}
		if len(looks) < pollGroup {
			return nil
		}
	}
	return nil
}

// turn takes the books that are to be looked at now; no other process gets them
// before the next interval.
func (s *Store) turn(ctx context.Context) (looks []look, err error) {
	now := s.o.Clock()
	var n int
	err = one(ctx, s.db, "SELECT count(*) FROM (SELECT 1 FROM books WHERE poll_at <= $1 LIMIT 1) AS due", []any{micros(now)}, &n)
	if err != nil || n == 0 {
		return nil, err
	}
	err = s.db.write(ctx, func(t tx) error {
		looks, err = all(ctx, t, func(r rows) (l look, err error) {
			err = r.Scan(&l.book.ID, &l.book.Source, &l.book.Title, &l.book.Lang, &l.book.State, &l.revision, &l.on, &l.zone)
			return l, err
		}, `UPDATE books SET poll_at = CAST($2 AS bigint)
			WHERE id IN (SELECT id FROM books WHERE poll_at <= $1 ORDER BY poll_at LIMIT $3 {skip})
			RETURNING id, source, title, lang, state, revision, looked_on, zone`,
			micros(now), micros(now.Add(s.o.Poll)), pollGroup)
		return err
	})
	return looks, err
}

// lookAt probes the books, as many at once as there are workers.
func (s *Store) lookAt(ctx context.Context, looks []look) {
	days := s.today(looks)
	next := make(chan *look)
	var probers sync.WaitGroup
	for range min(s.o.Workers, len(looks)) {
		probers.Go(func() {
			for l := range next {
				s.probe(ctx, l, days[l.zone])
			}
		})
	}
	for i := range looks {
		next <- &looks[i]
	}
	close(next)
	probers.Wait()
}

// today returns which day it is in each zone of the books.
func (s *Store) today(looks []look) map[string]string {
	now := s.o.Clock()
	days := map[string]string{}
	for _, l := range looks {
		if _, ok := days[l.zone]; ok {
			continue
		}
		zone := s.o.TimeZone
		if at, err := time.LoadLocation(l.zone); err == nil && l.zone != "" {
			zone = at
		}
		days[l.zone] = rubric.DateOf(now.In(zone)).String()
	}
	return days
}

func (s *Store) probe(ctx context.Context, l *look, today string) {
	seen, err := guard(func() (string, error) { return s.work.Probe(ctx, l.book) })
	s.count.probes.Add(1)
	l.seen, l.today = mark(seen), today
	if err != nil {
		s.count.probesFailed.Add(1)
		s.log.Debug("looking at a book failed", "book", l.book.ID, "err", err)
		l.seen = gone // the sync that follows says why
	}
	l.changed = l.seen != l.revision
	l.day = l.on < today
}

// queueLooks queues a sync of the books that hold, but of none that waits or
// runs, or was synced since it was looked at: that sync saw at least as much.
func (s *Store) queueLooks(ctx context.Context, looks []look, cause Cause, holds func(look) bool) error {
	var (
		books  []string
		values [][]any
	)
	for _, l := range looks {
		if holds(l) {
			books = append(books, l.book.ID)
			values = append(values, []any{l.book.ID, l.revision, l.seen, l.today})
		}
	}
	if len(books) == 0 {
		return nil
	}
	return s.db.write(ctx, func(t tx) error {
		held, err := lockSyncs(ctx, t, books)
		if err != nil {
			return err
		}
		var free [][]any
		for _, v := range values {
			if w, ok := held[v[0].(string)]; ok && w.run == "" && !w.busy {
				free = append(free, v)
			}
		}
		if len(free) == 0 {
			return nil
		}
		same, err := all(ctx, t, scanText, `UPDATE books SET revision = v.seen, looked_on = v.today
			FROM (SELECT value->>0 AS id, value->>1 AS was, value->>2 AS seen, value->>3 AS today FROM {each}($1)) AS v
			WHERE books.id = v.id AND books.revision = v.was RETURNING books.id`, list(free))
		if err != nil {
			return err
		}
		_, err = s.queueRuns(ctx, t, same, cause, s.now())
		return err
	})
}

// advancePolls lets a shorter interval hold from now on.
func (s *Store) advancePolls(ctx context.Context) error {
	_, err := s.db.exec(ctx, "UPDATE books SET poll_at = $1 WHERE poll_at > $1", micros(s.o.Clock().Add(s.o.Poll)))
	return err
}
