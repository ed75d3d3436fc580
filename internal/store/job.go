package store

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"rubric"
)

// errTooLong ends a job that outlasts its time.
var errTooLong = &rubric.Problem{
	What: rubric.Text{RU: "проверка не уложилась в отведённое время", EN: "the sync took too long"},
	Hint: rubric.Text{
		RU: "попробуйте ещё раз; если повторится — уменьшите книгу или проверьте связь с ней",
		EN: "try again; if it happens again, make the workbook smaller or check the connection to it",
	},
}

// do does one job of the queue. An error brings the job back by the queue's own
// means; it means that the database did not answer.
func (s *Store) do(ctx context.Context, j job) error {
	if j.Kind == kindSync {
		if !s.seat(ctx) {
			return nil // it counts as lost on the way, and is handed over again
		}
		defer func() { <-s.seats }()
	}
	b, ok, err := s.begin(ctx, j)
	if errors.Is(err, ErrNotFound) || err == nil && !ok {
		return nil
	}
	if err != nil {
		return fmt.Errorf("taking the lease of book %s: %w", j.Book, err)
	}
	l := b.lease
	l.begun = s.now()
	work, end := context.WithCancelCause(ctx)
	defer end(nil)
	work, stop := context.WithTimeoutCause(work, s.o.JobTimeout, errTooLong)
	defer stop()
	l.cancel = end
	s.leases.add(l)
	defer s.leases.drop(l)

	// What became of it is written down even when ctx has ended.
	kept := context.WithoutCancel(ctx)
	var finish func(context.Context, tx) error
	if j.Kind == kindSync {
		finish = s.runSync(work, b)
	} else {
		finish = s.runReport(work, kept, b)
	}
	if errors.Is(context.Cause(work), ErrLostLease) {
		return nil
	}
	switch err := s.settle(kept, finish); {
	case errors.Is(err, ErrLostLease): // or the book was deleted
		s.count.leasesLost.Add(1)
		s.log.Warn("lease lost, the result is dropped", "book", l.book, "run", l.run)
	case err != nil:
		s.log.Error("keeping the result failed", "book", l.book, "run", l.run, "err", err)
	}
	return nil
}

// seat waits until one sync more may run here, or reports false where none shall.
// The queue keeps remote syncs and others apart, each within its own limit, and
// gives of both together more than there are workers.
func (s *Store) seat(ctx context.Context) bool {
	select {
	case s.seats <- struct{}{}:
	case <-ctx.Done():
		return false
	}
	if s.closing.Load() {
		<-s.seats
		return false
	}
	return true
}

// settle writes a result, trying again while the lease may last.
func (s *Store) settle(ctx context.Context, finish func(context.Context, tx) error) error {
	ctx, cancel := context.WithTimeout(ctx, s.o.Lease)
	defer cancel()
	for wait := 50 * time.Millisecond; ; wait *= 2 {
		err := s.db.write(ctx, func(t tx) error {
			if err := finish(ctx, t); err != nil {
				return err
			}
			return s.queue.complete(ctx, t)
		})
		if err == nil || errors.Is(err, ErrLostLease) || ctx.Err() != nil {
			return err
		}
		select {
		case <-ctx.Done():
		case <-time.After(wait):
		}
	}
}

// runSync syncs the book and returns what writes down how it went.
func (s *Store) runSync(ctx context.Context, b begun) func(context.Context, tx) error {
	l := b.lease
	log := s.log.With("book", l.book, "run", l.run)
	log.Info("sync started", "cause", b.run.Cause)
	out, err := guard(func() (Outcome, error) {
		return s.work.Sync(ctx, SyncJob{Book: b.book, Run: b.run, StillOwner: l.stillOwner})
	})
	switch {
	case err == nil:
		log.Info("sync done", "findings", out.Counts.Findings, "edits", out.Counts.Edits)
		s.count.syncsDone.Add(1)
		return func(ctx context.Context, t tx) error { return s.finishSync(ctx, t, l, out) }
	case s.closing.Load() && ctx.Err() != nil:
		log.Info("sync interrupted, queued again")
		return func(ctx context.Context, t tx) error {
			if err := l.lock(ctx, t, new(*string), new(int), new(*int64)); err != nil {
				return err
			}
			return s.requeue(ctx, t, []workRow{{book: l.book, kind: l.kind}})
		}
	}
	if errors.Is(context.Cause(ctx), errTooLong) {
		err = errTooLong
	}
	log.Warn("sync failed", "err", err)
	s.count.syncsFailed.Add(1)
	return func(ctx context.Context, t tx) error { return s.failSync(ctx, t, l, out, err) }
}

// guard turns a panic into an error, so that one book's trouble stays its own.
func guard[T any](f func() (T, error)) (result T, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return f()
}
