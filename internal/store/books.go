package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"rubric"
)

// bookColumns are what scanBook reads.
const bookColumns = `id, source, title, lang, schedule, notify, only_changed, created_at,
	state, error, verdict, last_sync, reported_at, reported_error,
	(SELECT due_at FROM work WHERE work.book = books.id AND work.kind = 'report')`

// scanBook reads a book; its addresses stay sealed in notify.
func scanBook(r rows) (b Book, notify []byte, err error) {
	var (
		plan                     ReportPlan
		onlyChanged              int
		created, synced, at      int64
		due                      *int64
		failure, reportedFailure string
	)
	err = r.Scan(&b.ID, &b.Source, &b.Title, &b.Lang, &plan.Schedule, &notify, &onlyChanged, &created,
		&b.State, &failure, &b.Verdict, &synced, &at, &reportedFailure, &due)
	if err != nil {
		return b, nil, err
	}
	if plan.Schedule != "" {
		plan.OnlyIfChanged = onlyChanged != 0
		b.Report = &plan
	}
	b.CreatedAt, b.LastSync = moment(created), moment(synced)
	b.Error = decodeFailure(failure)
	b.Reported = ReportStatus{At: moment(at), Error: decodeFailure(reportedFailure)}
	if due != nil {
		b.Reported.Due = moment(*due)
	}
	return b, notify, nil
}

// scanOpen reads a book with its addresses.
func (s *Store) scanOpen(r rows) (Book, error) {
	b, notify, err := scanBook(r)
	if err != nil || b.Report == nil || len(notify) == 0 {
		return b, err
	}
	plain, err := s.o.Secrets.Open(notify, associated("notify", b.ID))
	if b.Report.Unreadable = err != nil; b.Report.Unreadable {
		return b, nil // its plan can be checked all the same
	}
	return b, json.Unmarshal(plain, &b.Report.Notify)
}

// associated ties what is sealed to its place, so that it opens nowhere else.
func associated(what, id string) []byte { return []byte("rubric/" + what + "/" + id) }

// CreateBook registers a book by its Source, Title, Lang and Report and returns
// it with its webhook secret ("whsec_…"), which no other call returns.
// [ErrTaken] when the source is registered, [ErrSchedule] for a bad schedule.
func (s *Store) CreateBook(ctx context.Context, b Book, replies ...Reply) (made Book, secret string, err error) {
	now := s.o.Clock()
	id := s.ids.next(now)
	row, err := s.planRow(id, b.Report)
	if err != nil {
		return Book{}, "", err
	}
	text, sealed, err := s.newSecret(id)
	if err != nil {
		return Book{}, "", err
	}
	err = s.db.write(ctx, func(t tx) error {
		n, err := t.exec(ctx, `INSERT INTO books
			(id, source, title, lang, schedule, notify, only_changed, created_at, secret, poll_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (source) DO NOTHING`,
			id, b.Source, b.Title, string(b.Lang), row.schedule, row.notify, row.onlyChanged,
			micros(now), sealed, micros(now.Add(s.o.Poll)))
		if err != nil {
			return err
		}
		if n == 0 {
			return ErrTaken
		}
		_, err = t.exec(ctx, "INSERT INTO work (book, kind) VALUES ($1, 'sync')", id)
		if err != nil {
			return err
		}
		if err := s.scheduleReport(ctx, t, id, row.schedule); err != nil {
			return err
		}
		if made, err = s.book(ctx, t, id, ""); err != nil {
			return err
		}
		return s.reply(ctx, t, replies, made, text)
	})
	if err != nil {
		return Book{}, "", err
	}
	return made, text, nil
}

// planRow is a report plan as the database keeps it.
type planRow struct {
	schedule    string
	notify      []byte
	keep        int // 1: the addresses stay as they are
	onlyChanged int
}

func (s *Store) planRow(book string, p *ReportPlan) (planRow, error) {
	if p == nil {
		return planRow{}, nil
	}
	if _, err := nextReport(p.Schedule, s.o.Clock()); err != nil {
		return planRow{}, err
	}
	row := planRow{schedule: p.Schedule}
	if p.OnlyIfChanged {
		row.onlyChanged = 1
	}
	if p.Unreadable {
		row.keep = 1
		return row, nil
	}
	plain, err := json.Marshal(p.Notify)
	if err != nil {
		return planRow{}, err
	}
	row.notify, err = s.o.Secrets.Seal(plain, associated("notify", book))
	if err != nil {
		return planRow{}, fmt.Errorf("sealing addresses: %w", err)
	}
	return row, nil
}

// Book returns a book, or [ErrNotFound].
func (s *Store) Book(ctx context.Context, id string) (Book, error) { return s.book(ctx, s.db, id, "") }

func (s *Store) book(ctx context.Context, q querier, id, lock string) (Book, error) {
	if !known(id) {
		return Book{}, ErrNotFound
	}
	books, err := all(ctx, q, s.scanOpen, "SELECT "+bookColumns+" FROM books WHERE id = $1 "+lock, id)
	if err != nil {
		return Book{}, err
	}
	if len(books) == 0 {
		return Book{}, ErrNotFound
	}
	return books[0], nil
}

// Books returns up to limit books in order of creation, from cursor on ("" the
// first), and the cursor of the next page, "" after the last. [ErrCursor].
func (s *Store) Books(ctx context.Context, limit int, cursor string) ([]Book, string, error) {
	after, err := cursorID(cursor)
	if err != nil {
		return nil, "", err
	}
	books, err := all(ctx, s.db, s.scanOpen,
		"SELECT "+bookColumns+" FROM books WHERE id > $1 ORDER BY id LIMIT $2", after, limit+1)
	if err != nil || len(books) <= limit {
		return books, "", err
	}
	return books[:limit], cursorOf(books[limit-1].ID), nil
}

// PatchBook changes Source, Title, Lang and Report of a book by edit, which is
// called with the book as stored and must not block; its error is returned as it
// is and changes nothing. [ErrNotFound], [ErrTaken], [ErrSchedule].
func (s *Store) PatchBook(ctx context.Context, id string, edit func(*Book) error) (Book, error) {
	err := s.db.write(ctx, func(t tx) error {
		if !known(id) {
			return ErrNotFound
		}
		if _, err := all(ctx, t, scanText, "SELECT kind FROM work WHERE book = $1 ORDER BY kind {lock}", id); err != nil {
			return err
		}
		before, err := s.book(ctx, t, id, "{lock}")
		if err != nil {
			return err
		}
		b := before
		if b.Report != nil {
			plan := *b.Report
			b.Report = &plan
		}
		if err := edit(&b); err != nil {
			return err
		}
		return s.updateBook(ctx, t, before, b)
	})
	if err != nil {
		return Book{}, err
	}
	return s.Book(ctx, id)
}

func (s *Store) updateBook(ctx context.Context, t tx, before, b Book) error {
	row, err := s.planRow(before.ID, b.Report)
	if err != nil {
		return err
	}
	if b.Source != before.Source {
		var other string
		err := one(ctx, t, "SELECT id FROM books WHERE source = $1", []any{b.Source}, &other)
		if err == nil {
			return ErrTaken
		}
		if !errors.Is(err, errNoRows) {
			return err
		}
		// Another workbook: what the last look saw says nothing about it.
		if _, err := t.exec(ctx, "UPDATE books SET source = $2, revision = '', looked_on = '' WHERE id = $1",
			before.ID, b.Source); err != nil {
			return err
		}
	}
	_, err = t.exec(ctx, `UPDATE books SET title = $2, lang = $3, schedule = $4, only_changed = $5,
			notify = CASE WHEN $6 = 1 THEN notify ELSE $7 END
		WHERE id = $1`, before.ID, b.Title, string(b.Lang), row.schedule, row.onlyChanged, row.keep, row.notify)
	if err != nil {
		return err
	}
	if before.Report != nil && row.schedule == before.Report.Schedule {
		return nil
	}
	return s.scheduleReport(ctx, t, before.ID, row.schedule)
}

// DeleteBook forgets a book and all that belongs to it, or returns [ErrNotFound].
// A sync that runs finds its lease lost.
func (s *Store) DeleteBook(ctx context.Context, id string) error {
	if !known(id) {
		return ErrNotFound
	}
	defer s.secrets.forget(id)
	return s.db.write(ctx, func(t tx) error {
		// Whoever touches a book locks its rows of work first, so that none waits
		// for another in a circle.
		for _, table := range []string{"work", "runs", "documents", "channels"} {
			if _, err := t.exec(ctx, "DELETE FROM "+table+" WHERE book = $1", id); err != nil {
				return err
			}
		}
		n, err := t.exec(ctx, "DELETE FROM books WHERE id = $1", id)
		if err == nil && n == 0 {
			err = ErrNotFound
		}
		return err
	})
}

// encodeFailure is a failure as the database keeps it; "" for none.
func encodeFailure(f *Failure) string {
	if f == nil {
		return ""
	}
	return list([][]any{{f.Message.RU, f.Message.EN}, {f.Hint.RU, f.Hint.EN}})
}

func decodeFailure(s string) *Failure {
	var words [2][2]string
	if s == "" || json.Unmarshal([]byte(s), &words) != nil {
		return nil
	}
	return &Failure{
		Message: rubric.Text{RU: words[0][0], EN: words[0][1]},
		Hint:    rubric.Text{RU: words[1][0], EN: words[1][1]},
	}
}
