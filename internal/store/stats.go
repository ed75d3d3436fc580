package store

import (
	"context"
	"sync/atomic"
)

// counters count since the store was opened.
type counters struct {
	hooksAccepted, hooksRepeated, hookCommits atomic.Int64
	syncsDone, syncsFailed                    atomic.Int64
	reportsSent, reportsFailed                atomic.Int64
	probes, probesFailed                      atomic.Int64
	leasesLost, leasesFreed                   atomic.Int64
}

// Stats returns figures for metrics; a few milliseconds of the database's time.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	c := &s.count
	st := Stats{
		HooksAccepted: c.hooksAccepted.Load(), HooksRepeated: c.hooksRepeated.Load(), HookCommits: c.hookCommits.Load(),
		SyncsDone: c.syncsDone.Load(), SyncsFailed: c.syncsFailed.Load(),
		ReportsSent: c.reportsSent.Load(), ReportsFailed: c.reportsFailed.Load(),
		Probes: c.probes.Load(), ProbesFailed: c.probesFailed.Load(),
		LeasesLost: c.leasesLost.Load(), LeasesFreed: c.leasesFreed.Load(),
	}
	now := s.now()
	err := one(ctx, s.db, `SELECT count(*), COALESCE(sum(CASE WHEN state = 'failing' THEN 1 ELSE 0 END), 0),
		COALESCE(sum(CASE WHEN state = 'dead' THEN 1 ELSE 0 END), 0) FROM books`, nil,
		&st.Books, &st.BooksFailing, &st.BooksDead)
	if err != nil {
		return Stats{}, err
	}
	var oldest int64
	err = one(ctx, s.db, `SELECT COALESCE(sum(CASE WHEN due_at IS NOT NULL THEN 1 ELSE 0 END), 0),
		COALESCE(sum(CASE WHEN owner IS NOT NULL THEN 1 ELSE 0 END), 0),
		COALESCE(sum(CASE WHEN due_at <= $1 THEN 1 ELSE 0 END), 0),
		COALESCE(min(due_at), CAST($1 AS bigint)) FROM work WHERE kind = 'sync'`, []any{now},
		&st.Queued, &st.Running, &st.Overdue, &oldest)
	st.OldestDueSeconds = float64(max(0, now-oldest)) / 1e6
	return st, err
}
