package store

import (
	"context"
	"slices"
)

// The kinds of work.
const (
	kindSync   = "sync"
	kindReport = "report"
)

// syncRow is a book's row of sync work, locked.
type syncRow struct {
	book string
	run  string // the run that waits; "" for none
	due  int64
	job  bool // handed to the queue
	busy bool // a sync runs
}

// lockSyncs locks the books' rows of sync work, in one order everywhere; books
// that are gone are missing from the answer.
func lockSyncs(ctx context.Context, t tx, books []string) (map[string]syncRow, error) {
	books = slices.Compact(slices.Sorted(slices.Values(books)))
	found, err := all(ctx, t, func(r rows) (w syncRow, err error) {
		var (
			run, owner *string
			due, job   *int64
		)
		err = r.Scan(&w.book, &run, &due, &job, &owner)
		if run != nil {
			w.run = *run
		}
		if due != nil {
			w.due = *due
		}
		w.job, w.busy = job != nil, owner != nil
		return w, err
	}, `SELECT book, run, due_at, job, owner FROM work
		WHERE kind = 'sync' AND book IN (SELECT value->>0 FROM {each}($1)) ORDER BY book {lock}`, column(books))
	if err != nil {
		return nil, err
	}
	byBook := make(map[string]syncRow, len(found))
	for _, w := range found {
		byBook[w.book] = w
	}
	return byBook, nil
}

// queueRuns lets a new run wait for each book until due. Their rows are locked
// and hold no run that waits; the retry of a failed sync, which is no run before
// it is due, gives way.
func (s *Store) queueRuns(ctx context.Context, t tx, books []string, cause Cause, due int64) (map[string]Run, error) {
	runs := make(map[string]Run, len(books))
	if len(books) == 0 {
		return runs, nil
	}
	now := s.o.Clock()
	values := make([][]any, len(books))
	for i, book := range books {
		run := Run{ID: s.ids.next(now), Book: book, Cause: cause, State: RunQueued, RequestedAt: moment(micros(now))}
		runs[book], values[i] = run, []any{book, run.ID}
	}
	if _, err := t.exec(ctx, `INSERT INTO runs (id, book, cause, state, requested_at)
		SELECT value->>1, value->>0, $2, 'queued', CAST($3 AS bigint) FROM {each}($1)`,
		list(values), string(cause), micros(now)); err != nil {
		return nil, err
	}
	_, err := t.exec(ctx, `UPDATE work SET run = v.run, due_at = CAST($2 AS bigint), cause = $3, job = NULL
		FROM (SELECT value->>0 AS book, value->>1 AS run FROM {each}($1)) AS v
		WHERE work.book = v.book AND work.kind = 'sync'`, list(values), due, string(cause))
	return runs, err
}

// RequestSync asks for a sync of the book now, without debounce. One that waits
// already is brought forward and returned.
func (s *Store) RequestSync(ctx context.Context, bookID string, cause Cause) (Run, error) {
	if !known(bookID) {
		return Run{}, ErrNotFound
	}
	if s.closing.Load() {
		return Run{}, ErrClosed
	}
	var run Run
	err := s.db.write(ctx, func(t tx) error {
		rows, err := lockSyncs(ctx, t, []string{bookID})
		if err != nil {
			return err
		}
		row, ok := rows[bookID]
		switch {
		case !ok:
			return ErrNotFound
		case row.run == "":
			runs, err := s.queueRuns(ctx, t, []string{bookID}, cause, s.now())
			run = runs[bookID]
			return err
		}
		if err := s.bringForward(ctx, t, row, cause); err != nil {
			return err
		}
		run, err = s.run(ctx, t, row.run)
		return err
	})
	return run, err
}

// bringForward lets a waiting run start now, before those that nobody asked for.
// A job handed over already may stand behind many: a new ticket makes it stale
// and the next look for due work hands over another.
func (s *Store) bringForward(ctx context.Context, t tx, row syncRow, cause Cause) error {
	if _, err := t.exec(ctx, `UPDATE work SET due_at = CAST($2 AS bigint), cause = $3, job = NULL, ticket = ticket + 1
		WHERE book = $1 AND kind = 'sync'`, row.book, min(row.due, s.now()), string(cause)); err != nil {
		return err
	}
	_, err := t.exec(ctx, "UPDATE runs SET cause = $2 WHERE id = $1", row.run, string(cause))
	return err
}
