package sheets

import (
	"context"
	"time"

	"golang.org/x/time/rate"
)

// Limits keeps one credential within Google's quota of 60 reads and 60 writes a
// minute a user. All sources that speak with one credential share one.
type Limits struct {
	reads, writes *rate.Limiter
	onWait        func(time.Duration)
}

// burst is how many requests may be made at once after a rest: a few syncs.
const burst = 10

// NewLimits returns limits of so many reads, and as many writes, in any minute;
// 0 means none.
func NewLimits(perMinute int) *Limits {
	if perMinute <= 0 {
		return &Limits{reads: rate.NewLimiter(rate.Inf, 1), writes: rate.NewLimiter(rate.Inf, 1)}
	}
	// A full bucket and a minute's refill together must not exceed the quota.
	full := max(1, min(burst, perMinute/2))
	every := rate.Every(time.Minute / time.Duration(max(1, perMinute-full)))
	return &Limits{reads: rate.NewLimiter(every, full), writes: rate.NewLimiter(every, full)}
}

// DefaultLimits returns limits of Google's default quota.
func DefaultLimits() *Limits { return NewLimits(60) }

// OnWait has f told how long each request waited for the quota. It is set before
// the limits are used.
func (l *Limits) OnWait(f func(time.Duration)) { l.onWait = f }

func (l *Limits) wait(ctx context.Context, writing bool) error {
	limiter := l.reads
	if writing {
		limiter = l.writes
	}
	if l.onWait == nil {
		return limiter.Wait(ctx)
	}
	begin := time.Now()
	err := limiter.Wait(ctx)
	l.onWait(time.Since(begin))
	return err
}

// Patience is how long the source tries.
type Patience struct {
	Request time.Duration // one request; Google gives up after 180 s
	Call    time.Duration // one Read or Write whose context has no deadline
	Backoff time.Duration // before the first repetition; doubled up to a minute, with jitter
	Dials   int           // attempts in a row that reach nobody, or another than Google, before the call is given up; 0 for no bound
}

// DefaultPatience returns what suits Google.
func DefaultPatience() Patience {
	return Patience{Request: 180 * time.Second, Call: 5 * time.Minute, Backoff: time.Second, Dials: 5}
}

// budget bounds a call by the caller's deadline or, without one, by patience.
func (p Patience) budget(ctx context.Context) (context.Context, context.CancelFunc) {
	if _, ok := ctx.Deadline(); ok || p.Call <= 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, p.Call)
}
