package store

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
)

// database is one SQL database with the job queue in it. Statements are written
// once for both kinds: arguments are $1, $2 …, and words in braces differ:
//
//	{each}  rows of a JSON array, as a function; value->>0 is a row's first field
//	{now}   the database's own clock in microseconds; leases go by it, so that
//	        replicas with clocks of their own agree
//	{lock}  locks the rows that a SELECT returns
//	{skip}  the same, passing over rows that others hold
type database interface {
	querier // reads what is committed, outside any transaction
	// write runs f in one transaction that is durable when write returns nil.
	// f runs again when the database asks for it, so it only touches the database.
	write(ctx context.Context, f func(tx) error) error
	// newQueue makes the job queue; see [queue].
	newQueue(o Options, do func(ctx context.Context, j job) error) (queue, error)
	migrate(ctx context.Context, o Options) error
	// newSeen makes what remembers the ids of webhooks.
	newSeen() seen
	// own makes this process the one that works, where only one may.
	own() error
	// alone reports whether no other process can hold a lease.
	alone() bool
	close() error
}

// tx is a querier within a transaction.
type tx = querier

type querier interface {
	query(ctx context.Context, sql string, args ...any) (rows, error)
	exec(ctx context.Context, sql string, args ...any) (affected int64, err error)
}

type rows interface {
	Next() bool
	Scan(into ...any) error
	Err() error
	close()
}

// job is one piece of work in the queue. Only the job whose ticket is the one in
// the book's row counts; any other is a leftover and does nothing.
type job struct {
	Book, Kind string
	Ticket     int64
	// Urgency is 1, the highest, to 4.
	Urgency int
	Remote  bool // see [Work]
}

// queue hands jobs to workers of any process, at least once.
type queue interface {
	// insert adds jobs within t and returns their numbers in order.
	insert(ctx context.Context, t tx, jobs []job) ([]int64, error)
	// complete marks the job that ctx belongs to as done within t.
	complete(ctx context.Context, t tx) error
	start(ctx context.Context) error
	// stop waits for running jobs; when ctx ends it cancels them and waits a
	// moment more, and no longer.
	stop(ctx context.Context) error
}

// errNoRows says that a query for one row found none.
var errNoRows = errors.New("no rows")

// one scans the only row of a query, or returns [errNoRows].
func one(ctx context.Context, q querier, sql string, args []any, into ...any) error {
	r, err := q.query(ctx, sql, args...)
	if err != nil {
		return err
	}
	defer r.close()
	if !r.Next() {
		if err := r.Err(); err != nil {
			return err
		}
		return errNoRows
	}
	if err := r.Scan(into...); err != nil {
		return err
	}
	return r.Err()
}

// all collects the rows of a query.
func all[T any](ctx context.Context, q querier, scan func(rows) (T, error), sql string, args ...any) ([]T, error) {
	r, err := q.query(ctx, sql, args...)
	if err != nil {
		return nil, err
	}
	defer r.close()
	var list []T
	for r.Next() {
		v, err := scan(r)
		if err != nil {
			return nil, err
		}
		list = append(list, v)
	}
	return list, r.Err()
}

// scanText scans one column of text.
func scanText(r rows) (string, error) {
	var s string
	err := r.Scan(&s)
	return s, err
}

// list is the argument of {each}: an array of rows.
func list(rows [][]any) string {
	b, err := json.Marshal(rows)
	if err != nil {
		panic("store: " + err.Error()) // strings and numbers always encode
	}
	return string(b)
}

// column is the argument of {each} with one field a row.
func column(values []string) string {
	rows := make([][]any, len(values))
	for i, v := range values {
		rows[i] = []any{v}
	}
	return list(rows)
}

// dialect fills in the words in braces.
type dialect struct{ r *strings.Replacer }

func (d dialect) sql(s string) string {
	if !strings.Contains(s, "{") {
		return s
	}
	return d.r.Replace(s)
}
