package store

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"

	"rubric"
)

// nextReport returns when a schedule is due after now, or a [rubric.Problem]
// that wraps [ErrSchedule].
func nextReport(schedule string, now time.Time) (time.Time, error) {
	expression := strings.TrimSpace(schedule)
	if rest, ok := cutZone(expression); ok && !strings.Contains(rest, " ") {
		return time.Time{}, scheduleProblem(schedule) // the parser expects a space and panics
	}
	if strings.Contains(expression, "@every") {
		return time.Time{}, scheduleProblem(schedule) // counts from restarts, not by the clock
	}
	parsed, err := cron.ParseStandard(expression)
	if err != nil {
		return time.Time{}, scheduleProblem(schedule)
	}
	next := parsed.Next(now.UTC())
	if next.IsZero() { // such as 30 February
		return time.Time{}, scheduleProblem(schedule)
	}
	return next, nil
}

func cutZone(expression string) (rest string, ok bool) {
	for _, prefix := range []string{"CRON_TZ=", "TZ="} {
		if rest, ok := strings.CutPrefix(expression, prefix); ok {
			return rest, true
		}
	}
	return "", false
}

func scheduleProblem(schedule string) error {
	const longest = 100
	return &rubric.Problem{
		What: rubric.Text{
			RU: fmt.Sprintf("расписание %.*q не понято", longest, schedule),
			EN: fmt.Sprintf("the schedule %.*q is not understood", longest, schedule),
		},
		Hint: rubric.Text{
			RU: "напишите пять полей cron, например: CRON_TZ=Europe/Moscow 0 9 * * 1 — каждый понедельник в 9:00",
			EN: "write the five fields of cron, such as: CRON_TZ=Europe/Moscow 0 9 * * 1 for every Monday at 9:00",
		},
		Err: ErrSchedule,
	}
}

// scheduleReport makes a book's reports due by its schedule; "" ends them.
func (s *Store) scheduleReport(ctx context.Context, t tx, book, schedule string) error {
	if schedule == "" {
		_, err := t.exec(ctx, "DELETE FROM work WHERE book = $1 AND kind = 'report'", book)
		return err
	}
	next, err := nextReport(schedule, s.o.Clock())
	if err != nil {
		return err
	}
	_, err = t.exec(ctx, `INSERT INTO work (book, kind, due_at) VALUES ($1, 'report', $2)
		ON CONFLICT (book, kind) DO UPDATE SET due_at = excluded.due_at, job = NULL,
			ticket = work.ticket + 1, failures = 0, progress = '[]'`, book, micros(next))
	return err
}

// errOtherKey is why a report is not sent to addresses that cannot be read.
var errOtherKey = &rubric.Problem{
	What: rubric.Text{RU: "адреса отчёта не прочитать: они зашифрованы другим ключом", EN: "the report's addresses cannot be read: another key encrypted them"},
	Hint: rubric.Text{
		RU: "верните прежний файл ключа и запустите сервис снова или задайте report.notify заново",
		EN: "put the old key file back and start the service again, or set report.notify anew",
	},
}

// reportTries is how often one report is tried before the next on schedule.
const reportTries = 5

// runReport sends the book's report and returns what writes down how it went.
func (s *Store) runReport(ctx, kept context.Context, b begun) func(context.Context, tx) error {
	l := b.lease
	digest, err := s.sendReport(ctx, kept, b)
	switch {
	case err == nil:
		return func(ctx context.Context, t tx) error { return s.finishReport(ctx, t, l, digest) }
	case s.closing.Load() && ctx.Err() != nil:
		return func(ctx context.Context, t tx) error {
			if err := l.lock(ctx, t, new(*string), new(int), new(*int64)); err != nil {
				return err
			}
			return s.requeue(ctx, t, []workRow{{book: l.book, kind: l.kind}})
		}
	}
	s.count.reportsFailed.Add(1)
	s.log.Warn("report failed", "book", l.book, "err", err)
	return func(ctx context.Context, t tx) error { return s.failReport(ctx, t, l, err) }
}

// sendReport sends to the addresses that an interrupted attempt has not served
// and returns the digest of the findings that the report speaks of.
func (s *Store) sendReport(ctx, kept context.Context, b begun) (digest string, err error) {
	if b.book.Report == nil || s.work.Report == nil {
		return "", nil
	}
	if b.book.Report.Unreadable {
		return "", errOtherKey
	}
	var reported string
	err = one(ctx, s.db, "SELECT digest, reported_digest FROM books WHERE id = $1", []any{b.book.ID}, &digest, &reported)
	if err != nil {
		return "", err
	}
	changed := digest == "" || digest != reported
	if b.book.Report.OnlyIfChanged && !changed {
		return digest, nil
	}
	served := servedBy(b.progress)
	r := ReportJob{Book: b.book, Changed: changed, Pending: served.pending(b.book.Report.Notify)}
	r.Sent = func(_ context.Context, to string) error {
		return b.lease.keepProgress(kept, served.add(to))
	}
	_, err = guard(func() (struct{}, error) { return struct{}{}, s.work.Report(ctx, r) })
	if err == nil {
		s.count.reportsSent.Add(1)
	}
	return digest, err
}

func (s *Store) finishReport(ctx context.Context, t tx, l *lease, digest string) error {
	if err := l.lock(ctx, t, new(*string), new(int), new(*int64)); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `UPDATE books SET reported_at = $2, reported_error = '', reported_digest = $3
		WHERE id = $1`, l.book, s.now(), digest); err != nil {
		return err
	}
	_, err := t.exec(ctx, `UPDATE work SET owner = NULL, failures = 0, progress = '[]'
		WHERE book = $1 AND kind = 'report'`, l.book)
	return err
}

// failReport brings the report back after a while, but gives it up for the next
// on schedule after [reportTries].
func (s *Store) failReport(ctx context.Context, t tx, l *lease, cause error) error {
	var (
		failures int
		due      *int64
	)
	err := l.lock(ctx, t, new(*string), &failures, &due)
	if err != nil {
		return err
	}
	failures++
	progress := "progress"
	wait, again := s.o.Backoff(failures)
	at := micros(s.o.Clock().Add(wait))
	if again && failures < reportTries && (due == nil || at < *due) {
		due = &at
	} else {
		failures, progress = 0, "'[]'"
	}
	if _, err := t.exec(ctx, "UPDATE books SET reported_error = $2 WHERE id = $1",
		l.book, encodeFailure(FailureOf(cause))); err != nil {
		return err
	}
	_, err = t.exec(ctx, "UPDATE work SET owner = NULL, failures = $2, due_at = CAST($3 AS bigint), progress = "+progress+
		" WHERE book = $1 AND kind = 'report'", l.book, failures, due)
	return err
}
