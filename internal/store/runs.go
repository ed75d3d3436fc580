package store

import (
	"context"
	"encoding/json"
	"errors"
)

const runColumns = "id, book, cause, state, requested_at, started_at, finished_at, counts, api_calls, error"

func scanRun(r rows) (run Run, err error) {
	var (
		requested, started, finished int64
		counts, failure              string
	)
	err = r.Scan(&run.ID, &run.Book, &run.Cause, &run.State, &requested, &started, &finished,
		&counts, &run.APICalls, &failure)
	if err != nil {
		return run, err
	}
	run.RequestedAt, run.StartedAt, run.FinishedAt = moment(requested), moment(started), moment(finished)
	run.Error = decodeFailure(failure)
	return run, json.Unmarshal([]byte(counts), &run.Counts)
}

// Runs returns up to limit of the book's runs, newest first; see [Store.Books].
func (s *Store) Runs(ctx context.Context, bookID string, limit int, cursor string) ([]Run, string, error) {
	before, err := cursorID(cursor)
	if err != nil {
		return nil, "", err
	}
	if before == "" {
		before = "zzz" // after every id
	}
	if _, err := s.Book(ctx, bookID); err != nil {
		return nil, "", err
	}
	runs, err := all(ctx, s.db, scanRun, "SELECT "+runColumns+` FROM runs
		WHERE book = $1 AND id < $2 ORDER BY id DESC LIMIT $3`, bookID, before, limit+1)
	if err != nil || len(runs) <= limit {
		return runs, "", err
	}
	return runs[:limit], cursorOf(runs[limit-1].ID), nil
}

// Run returns a run, or [ErrNotFound].
func (s *Store) Run(ctx context.Context, id string) (Run, error) { return s.run(ctx, s.db, id) }

func (s *Store) run(ctx context.Context, q querier, id string) (Run, error) {
	if !known(id) {
		return Run{}, ErrNotFound
	}
	runs, err := all(ctx, q, scanRun, "SELECT "+runColumns+" FROM runs WHERE id = $1", id)
	if err != nil {
		return Run{}, err
	}
	if len(runs) == 0 {
		return Run{}, ErrNotFound
	}
	return runs[0], nil
}

// Assessment returns what the book's last finished sync left, or [ErrNotFound].
func (s *Store) Assessment(ctx context.Context, bookID string) (Document, error) {
	if !known(bookID) {
		return Document{}, ErrNotFound
	}
	var (
		d  Document
		at int64
	)
	err := one(ctx, s.db, "SELECT run, at, check_json, workbook FROM documents WHERE book = $1", []any{bookID},
		&d.Run, &at, &d.Check, &d.Workbook)
	if errors.Is(err, errNoRows) {
		return Document{}, ErrNotFound
	}
	d.At = moment(at)
	return d, err
}
