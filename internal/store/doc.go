// Package store keeps what the service must not forget: books, hooks, runs,
// results, secrets, schedules and the queue that works through them. It runs on
// SQLite for one process and on PostgreSQL for many; SQL, the migrations and
// the job queue are named nowhere else.
//
// It knows books by an id and a source's name only. How a workbook is opened,
// checked or reported is given to it as [Work]; it must not know HTTP either.
//
// The rules it holds, however many processes share it and wherever one dies:
// a hook that was accepted is followed by a sync that starts after it, at least
// the debounce after the first hook that the sync covers; at most one sync of a
// book runs and one more waits; nothing is written for a sync that lost its lease.
package store
