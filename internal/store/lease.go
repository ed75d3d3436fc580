package store

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// lease is the right to work on a book until it expires unrenewed.
type lease struct {
	store      *Store
	book, kind string
	run        string // of a sync
	fence      int64  // grows with every lease of the book
	// begun is when its work began: after the transaction that took the lease, so
	// that a hook which still saw the run waiting came before.
	begun  int64
	cancel context.CancelCauseFunc
}

// leases are those of this process.
type leases struct {
	mu   sync.Mutex
	held map[*lease]bool
}

func (h *leases) add(l *lease) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.held == nil {
		h.held = map[*lease]bool{}
	}
	h.held[l] = true
}

func (h *leases) drop(l *lease) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.held, l)
}

func (h *leases) list() []*lease {
	h.mu.Lock()
	defer h.mu.Unlock()
	list := make([]*lease, 0, len(h.held))
	for l := range h.held {
		list = append(list, l)
	}
	return list
}

// begun is what a lease was taken for.
type begun struct {
	lease    *lease
	book     Book
	run      Run
	progress string
}

// begin takes the lease on a job's book and starts what waits there; ok is false
// where the job is a leftover.
func (s *Store) begin(ctx context.Context, j job) (b begun, ok bool, err error) {
	err = s.db.write(ctx, func(t tx) error {
		b, ok, err = s.beginIn(ctx, t, j)
		return err
	})
	return b, ok, err
}

func (s *Store) beginIn(ctx context.Context, t tx, j job) (b begun, ok bool, err error) {
	l := &lease{store: s, book: j.Book, kind: j.Kind}
	var run *string
	err = one(ctx, t, `SELECT run, fence, progress FROM work
		WHERE book = $1 AND kind = $2 AND ticket = $3 AND job IS NOT NULL AND owner IS NULL {lock}`,
		[]any{j.Book, j.Kind, j.Ticket}, &run, &l.fence, &b.progress)
	if errors.Is(err, errNoRows) {
		return b, false, nil
	}
	if err != nil {
		return b, false, err
	}
	if b.book, err = s.book(ctx, t, j.Book, ""); err != nil {
		return b, false, err
	}
	var due any // when a report is due again; a sync waits for a cause
	if j.Kind == kindReport && b.book.Report != nil {
		next, err := nextReport(b.book.Report.Schedule, s.o.Clock())
		if err != nil {
			return b, false, err
		}
		due = micros(next)
	}
	l.fence++
	_, err = t.exec(ctx, `UPDATE work SET owner = $3, fence = $4, lease_until = {now} + $5,
			running = run, run = NULL, due_at = CAST($6 AS bigint), job = NULL
		WHERE book = $1 AND kind = $2`, j.Book, j.Kind, s.name, l.fence, s.o.Lease.Microseconds(), due)
	if err != nil {
		return b, false, err
	}
	if run != nil {
		l.run = *run
		if _, err := t.exec(ctx, "UPDATE runs SET state = 'running', started_at = $2 WHERE id = $1", l.run, s.now()); err != nil {
			return b, false, err
		}
		if b.run, err = s.run(ctx, t, l.run); err != nil {
			return b, false, err
		}
	}
	b.lease = l
	return b, true, nil
}

// stillOwner returns [ErrLostLease] unless the lease lasts a moment longer.
func (l *lease) stillOwner(ctx context.Context) error {
	moment := l.store.o.Lease / 20
	var n int
	err := one(ctx, l.store.db, `SELECT count(*) FROM work WHERE book = $1 AND kind = $2 AND owner = $3 AND fence = $4
		AND lease_until > {now} + $5`,
		[]any{l.book, l.kind, l.store.name, l.fence, moment.Microseconds()}, &n)
	if err != nil {
		return fmt.Errorf("asking for the lease: %w", err)
	}
	if n == 0 {
		return ErrLostLease
	}
	return nil
}

// lock locks the lease's row in t, or returns [ErrLostLease]: nothing that a
// process without the lease found is kept.
func (l *lease) lock(ctx context.Context, t tx, into ...any) error {
	err := one(ctx, t, `SELECT run, failures, due_at FROM work
		WHERE book = $1 AND kind = $2 AND owner = $3 AND fence = $4 {lock}`,
		[]any{l.book, l.kind, l.store.name, l.fence}, into...)
	if errors.Is(err, errNoRows) {
		return ErrLostLease
	}
	return err
}

// heartbeat renews the leases of this process until the store ends, and cancels
// the work of those that are lost: taken away, or not renewable for so long that
// others may have taken them.
func (s *Store) heartbeat() {
	tick := time.NewTicker(s.o.Heartbeat)
	defer tick.Stop()
	renewed := time.Now()
	for {
		select {
		case <-s.ended:
			return
		case <-tick.C:
		}
		held := s.leases.list()
		begun := time.Now()
		lost, err := s.renew(held)
		switch {
		case err == nil:
			renewed = begun
		case time.Since(renewed) > s.o.Lease:
			lost = held
		}
		if err != nil {
			s.log.Error("renewing leases failed", "err", err)
		}
		for _, l := range lost {
			s.count.leasesLost.Add(1)
			s.log.Warn("lease lost", "book", l.book, "run", l.run)
			l.cancel(ErrLostLease)
		}
	}
}

// renew extends the leases of this process and returns those of held that it
// does not have any more.
func (s *Store) renew(held []*lease) (lost []*lease, err error) {
	if len(held) == 0 {
		return nil, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), s.o.Heartbeat)
	defer cancel()
	type key struct {
		book, kind string
		fence      int64
	}
	ours := map[key]bool{}
	err = s.db.write(ctx, func(t tx) error {
		keys, err := all(ctx, t, func(r rows) (k key, err error) {
			err = r.Scan(&k.book, &k.kind, &k.fence)
			return k, err
		}, "UPDATE work SET lease_until = {now} + $2 WHERE owner = $1 RETURNING book, kind, fence",
			s.name, s.o.Lease.Microseconds())
		for _, k := range keys {
			ours[k] = true
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	for _, l := range held {
		if !ours[key{l.book, l.kind, l.fence}] {
			lost = append(lost, l)
		}
	}
	return lost, nil
}
