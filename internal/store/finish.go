package store

import (
	"context"
	"encoding/json"

	"rubric"
)

// finishSync writes down a sync that went through.
func (s *Store) finishSync(ctx context.Context, t tx, l *lease, out Outcome) error {
	if err := l.lock(ctx, t, new(*string), new(int), new(*int64)); err != nil {
		return err
	}
	now := s.now()
	if err := s.endRun(ctx, t, l, RunDone, out, nil); err != nil {
		return err
	}
	day := ""
	if !out.AsOf.IsZero() {
		day = out.AsOf.String()
	}
	if _, err := t.exec(ctx, `UPDATE books SET state = 'ok', error = '', verdict = $2, last_sync = $3, digest = $4,
			revision = $5, looked_on = $6, zone = $7, title = CASE WHEN title = '' THEN $8 ELSE title END
		WHERE id = $1`, l.book, string(out.Verdict), now, out.Digest,
		mark(out.Revision), day, out.TimeZone, out.Title); err != nil {
		return err
	}
	check := out.Check
	if check == nil {
		check = []byte{}
	}
	if _, err := t.exec(ctx, `INSERT INTO documents (book, run, at, check_json, workbook) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (book) DO UPDATE SET run = excluded.run, at = excluded.at,
			check_json = excluded.check_json, workbook = excluded.workbook`,
		l.book, l.run, now, check, out.Workbook); err != nil {
		return err
	}
	_, err := t.exec(ctx, `UPDATE work SET owner = NULL, running = NULL, failures = 0
		WHERE book = $1 AND kind = 'sync'`, l.book)
	return err
}

// failSync writes down a sync that failed and when it is tried again. A hook
// that came meanwhile waits already and is not held up by the backoff.
func (s *Store) failSync(ctx context.Context, t tx, l *lease, out Outcome, cause error) error {
	var (
		waiting  *string
		failures int
		due      *int64
	)
	if err := l.lock(ctx, t, &waiting, &failures, &due); err != nil {
		return err
	}
	failures++
	state := BookFailing
	if waiting == nil {
		wait, again := s.o.Backoff(failures)
		if again {
			due = new(micros(s.o.Clock().Add(wait)))
		} else {
			state = BookDead
		}
	}
	if err := s.endRun(ctx, t, l, RunFailed, out, FailureOf(cause)); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `UPDATE books SET state = $2, error = $3,
			revision = CASE WHEN $4 = '' THEN revision ELSE $4 END WHERE id = $1`,
		l.book, string(state), encodeFailure(FailureOf(cause)), mark(out.Revision)); err != nil {
		return err
	}
	_, err := t.exec(ctx, `UPDATE work SET owner = NULL, running = NULL, failures = $2, due_at = CAST($3 AS bigint)
		WHERE book = $1 AND kind = 'sync'`, l.book, failures, due)
	return err
}

func (s *Store) endRun(ctx context.Context, t tx, l *lease, state RunState, out Outcome, f *Failure) error {
	counts, err := json.Marshal(out.Counts)
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, `UPDATE runs SET state = $2, started_at = $3, finished_at = $4, counts = $5, api_calls = $6, error = $7
		WHERE id = $1`, l.run, string(state), l.begun, s.now(), string(counts), out.APICalls, encodeFailure(f))
	return err
}

// mark is a word that changes with a revision, of a fixed form.
func mark(revision string) string {
	if revision == "" {
		return ""
	}
	return digest(revision)[:32]
}

// interrupted is why a run ended that gave way to one that waited already.
var interrupted = &Failure{
	Message: rubric.Text{RU: "проверка прервана перезапуском сервиса", EN: "the sync was interrupted by a restart of the service"},
	Hint:    rubric.Text{RU: "делать ничего не нужно: следующая уже в очереди", EN: "nothing to do: the next one is queued"},
}

// workRow names a row of work.
type workRow struct{ book, kind string }

// requeue lets interrupted work wait again, due at once. Its rows are locked.
// Where another sync of the book waits, that one covers it.
func (s *Store) requeue(ctx context.Context, t tx, interruptedRows []workRow) error {
	if len(interruptedRows) == 0 {
		return nil
	}
	values := make([][]any, len(interruptedRows))
	for i, w := range interruptedRows {
		values[i] = []any{w.book, w.kind}
	}
	which := `(book, kind) IN (SELECT value->>0, value->>1 FROM {each}($1))`
	now := s.now()
	if _, err := t.exec(ctx, `UPDATE runs SET state = 'failed', finished_at = $2, error = $3
		WHERE id IN (SELECT running FROM work WHERE run IS NOT NULL AND `+which+`)`,
		list(values), now, encodeFailure(interrupted)); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `UPDATE runs SET state = 'queued', started_at = 0
		WHERE id IN (SELECT running FROM work WHERE run IS NULL AND `+which+`)`, list(values)); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `UPDATE work SET due_at = CAST($2 AS bigint), run = running,
			cause = COALESCE((SELECT cause FROM runs WHERE id = work.running), '')
		WHERE run IS NULL AND owner IS NOT NULL AND `+which, list(values), now); err != nil {
		return err
	}
	_, err := t.exec(ctx, `UPDATE work SET owner = NULL, running = NULL, fence = fence + 1 WHERE `+which, list(values))
	return err
}
