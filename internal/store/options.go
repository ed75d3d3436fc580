package store

import (
	"errors"
	"log/slog"
	"runtime"
	"time"
)

// Secrets encrypts what must not be readable in the database. What was sealed
// with associated data opens only with the same.
type Secrets interface {
	Seal(plain, associated []byte) ([]byte, error)
	Open(sealed, associated []byte) ([]byte, error)
}

// Options configure a store; zero values mean the defaults.
type Options struct {
	Secrets Secrets          // required
	Clock   func() time.Time // time.Now
	Logger  *slog.Logger     // discards

	Workers  int           // syncs at once; twice the cores
	Debounce time.Duration // least time between a hook and its sync; 2 s (a nanosecond for none)
	Poll     time.Duration // how often a book is looked at; 0 never

	// TimeZone is whose days count for books that name no zone; UTC.
	TimeZone *time.Location

	// Heartbeat is how often running syncs renew their lease, Lease how long one
	// lasts without; 5 s and 20 s.
	Heartbeat, Lease time.Duration
	// JobTimeout bounds one sync or report; 10 min.
	JobTimeout time.Duration
	// Tick is how often due work is looked for; 200 ms.
	Tick time.Duration
	// Backoff is the wait after the nth failure in a row (from 1); false gives
	// up. Default: 15 s doubled each time, at most 1 h, 10 times.
	Backoff func(failures int) (time.Duration, bool)
}

func (o Options) withDefaults() Options {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Backoff == nil {
		o.Backoff = backoff
	}
	if o.TimeZone == nil {
		o.TimeZone = time.UTC
	}
	o.Workers = or(o.Workers, 2*runtime.NumCPU())
	o.Debounce = or(o.Debounce, 2*time.Second)
	o.Heartbeat = or(o.Heartbeat, 5*time.Second)
	o.Lease = or(o.Lease, 20*time.Second)
	o.JobTimeout = or(o.JobTimeout, 10*time.Minute)
	o.Tick = or(o.Tick, 200*time.Millisecond)
	return o
}

func (o Options) validate() error {
	switch {
	case o.Secrets == nil:
		return errors.New("store: Secrets is required")
	case o.Workers < 0 || o.Debounce < 0 || o.Poll < 0:
		return errors.New("store: Workers, Debounce and Poll must not be negative")
	case o.Lease < 2*o.Heartbeat:
		return errors.New("store: Lease must be at least twice Heartbeat")
	}
	return nil
}

func or[T int | time.Duration](v, standard T) T {
	if v == 0 {
		return standard
	}
	return v
}

func backoff(failures int) (time.Duration, bool) {
	const most = 10
	if failures > most {
		return 0, false
	}
	return min(15*time.Second<<(failures-1), time.Hour), true
}
