package server

import (
	"context"
	"sync/atomic"
	"time"
)

// courtesy lets syncs give way to webhooks. A burst of hooks and the syncs that
// follow want the same processors, and nothing but a pause tells the scheduler
// which of them someone is waiting for: measured on two cores, hooks beside four
// syncs are accepted ten times slower.
type courtesy struct{ hooks atomic.Int64 }

const (
	crowd      = 8                       // hooks being accepted at once that make a burst
	glance     = 10 * time.Millisecond   // between looks at whether it is over
	calm       = 5                       // looks without a burst that end it
	mostWaited = 1500 * time.Millisecond // that a sync gives way in all: it must get done, too
)

func (c *courtesy) enter() { c.hooks.Add(1) }
func (c *courtesy) leave() { c.hooks.Add(-1) }

func (c *courtesy) crowded() bool { return c.hooks.Load() >= crowd }

// guest is one sync that gives way.
type guest struct {
	courtesy *courtesy
	ctx      context.Context //nolint:containedctx // lives as long as its sync, which reports progress without one
	left     time.Duration
}

func (c *courtesy) guest(ctx context.Context) *guest { return &guest{c, ctx, mostWaited} }

// giveWay returns when there is no burst, or the guest has waited long enough.
func (g *guest) giveWay() {
	if g.left <= 0 || !g.courtesy.crowded() {
		return
	}
	begin := time.Now()
	defer func() { g.left -= time.Since(begin) }()
	tick := time.NewTicker(glance) // late where the processors are busy, so time is measured
	defer tick.Stop()
	for quiet := 0; quiet < calm && time.Since(begin) < g.left; {
		select {
		case <-g.ctx.Done():
			return
		case <-tick.C:
		}
		if quiet++; g.courtesy.crowded() {
			quiet = 0
		}
	}
}
