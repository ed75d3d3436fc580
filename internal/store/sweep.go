package store

import (
	"context"
	"time"
)

// sweep frees what dead processes held.
func (s *Store) sweep(ctx context.Context) error { return s.free(ctx, false) }

// free lets the work of dead leases wait again and takes back jobs that got lost
// between the queue and a worker: neither waiting there nor begun, a lease long.
// Everything is freed where nobody else can be alive.
func (s *Store) free(ctx context.Context, everything bool) error {
	dead := "owner IS NOT NULL AND lease_until < {now}"
	before := s.now() - s.o.Lease.Microseconds()
	if everything {
		dead, before = "owner IS NOT NULL", s.now()+1
	}
	const lost = `job IS NOT NULL AND owner IS NULL AND job_at < $1
		AND NOT EXISTS (SELECT 1 FROM river_job WHERE river_job.id = work.job AND river_job.state = 'available')`
	var n int
	err := one(ctx, s.db, "SELECT (SELECT count(*) FROM work WHERE "+dead+") + (SELECT count(*) FROM work WHERE "+lost+")",
		[]any{before}, &n)
	if err != nil || n == 0 {
		return err
	}
	var freed []workRow
	err = s.db.write(ctx, func(t tx) (err error) {
		freed, err = all(ctx, t, func(r rows) (w workRow, err error) {
			err = r.Scan(&w.book, &w.kind)
			return w, err
		}, "SELECT book, kind FROM work WHERE "+dead+" ORDER BY book, kind {skip}")
		if err != nil {
			return err
		}
		if err := s.requeue(ctx, t, freed); err != nil {
			return err
		}
		_, err = t.exec(ctx, "UPDATE work SET job = NULL, ticket = ticket + 1 WHERE "+lost, before)
		return err
	})
	if err != nil {
		return err
	}
	s.count.leasesFreed.Add(int64(len(freed)))
	for _, w := range freed {
		s.log.Warn("interrupted work queued again", "book", w.book, "kind", w.kind)
	}
	return nil
}

// runMemory is how long finished runs are kept.
const runMemory = 90 * 24 * time.Hour

// clean forgets what has served its time.
func (s *Store) clean(ctx context.Context) error {
	now := s.o.Clock()
	for _, c := range []struct {
		sql    string
		before time.Time
	}{
		{"DELETE FROM webhooks WHERE seen_at <= $1", now.Add(-hookMemory)},
		{"DELETE FROM answers WHERE at <= $1", now.Add(-answerMemory)},
		{"DELETE FROM runs WHERE finished_at > 0 AND finished_at <= $1", now.Add(-runMemory)},
		{"DELETE FROM channels WHERE expires_at <= $1", now.Add(-24 * time.Hour)},
		{"UPDATE books SET old_secret = NULL, old_until = 0 WHERE old_until > 0 AND old_until <= $1", now},
	} {
		if _, err := s.db.exec(ctx, c.sql, micros(c.before)); err != nil {
			return err
		}
	}
	return nil
}
