package store

import (
	"errors"
	"time"

	"rubric"
)

// Errors that callers tell apart.
var (
	// ErrNotFound: there is no such book, run, channel or result.
	ErrNotFound = errors.New("not found")
	// ErrTaken: another book has this source already.
	ErrTaken = errors.New("a book with this source is registered already")
	// ErrCursor: the cursor was not one of ours.
	ErrCursor = errors.New("unreadable cursor")
	// ErrSchedule: the report's schedule is not a cron expression; the wrapping
	// error is a [rubric.Problem].
	ErrSchedule = errors.New("unreadable schedule")
	// ErrKeyReused: an idempotency key came back with another request.
	ErrKeyReused = errors.New("the idempotency key was used for another request")
	// ErrRepeated: the request was answered already, by another process; see [Reply].
	ErrRepeated = errors.New("the request was answered already")
	// ErrLostLease: another process owns the book now; write nothing.
	ErrLostLease = errors.New("the lease on the book was lost")
	// ErrClosed: the store drains or is closed and accepts nothing new.
	ErrClosed = errors.New("the store is closed")
	// ErrUnavailable: the database cannot be reached or cannot write right now.
	ErrUnavailable = errors.New("the database is unavailable")
)

// BookState says how a book fares.
type BookState string

// The states of a book.
const (
	BookNew     BookState = "new"     // never synced
	BookOK      BookState = "ok"      // the last sync went through
	BookFailing BookState = "failing" // the last sync failed, another is due
	BookDead    BookState = "dead"    // given up until a hook, a change or a request
)

// Book is one registered workbook.
type Book struct {
	ID     string
	Source string // what the opener is given; unique
	Title  string
	Lang   rubric.Lang // "" is the workbook's own
	Report *ReportPlan // nil for none

	State     BookState
	Error     *Failure // why the last sync failed; nil when it did not
	Verdict   rubric.Verdict
	LastSync  time.Time // when the last sync went through; zero for never
	CreatedAt time.Time

	// Reported tells of the scheduled reports; zero before the first.
	Reported ReportStatus
}

// ReportPlan asks for a report on a schedule.
type ReportPlan struct {
	Schedule      string   // a cron expression, with CRON_TZ= for a zone other than UTC
	Notify        []string // addresses as URLs, with their credentials; sealed at rest
	OnlyIfChanged bool     // nothing is sent while the findings stay as last sent
	// Unreadable says that the addresses were sealed with another key: they are
	// kept, but nothing can be sent to them.
	Unreadable bool
}

// ReportStatus is what became of a book's scheduled reports.
type ReportStatus struct {
	At    time.Time // when the last one was sent, or found unchanged; zero for never
	Due   time.Time // when the next one is due; zero for never
	Error *Failure  // why the last attempt failed; nil when it did not
}

// Failure is a trouble in words for people; it holds no secret.
type Failure struct {
	Message rubric.Text
	Hint    rubric.Text
}

// FailureOf words an error for people; nil for nil. An error that is not a
// [rubric.Problem] is worded generally: its own words are for the log.
func FailureOf(err error) *Failure {
	if err == nil {
		return nil
	}
	if p, ok := rubric.AsProblem(err); ok {
		return &Failure{Message: p.What, Hint: p.Hint}
	}
	return &Failure{
		Message: rubric.Text{RU: "внутренняя ошибка", EN: "internal error"},
		Hint:    rubric.Text{RU: "попробуйте ещё раз; подробности — в журнале сервиса", EN: "try again; the service's log has the details"},
	}
}
