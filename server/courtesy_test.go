package server

import (
	"context"
	"testing"
	"time"
)

func TestSyncsGiveWayToABurst(t *testing.T) {
	var c courtesy
	quick := func(g *guest) time.Duration {
		begin := time.Now()
		g.giveWay()
		return time.Since(begin)
	}
	if took := quick(c.guest(t.Context())); took > time.Second {
		t.Errorf("gave way to nobody for %s", took)
	}
	for range crowd {
		c.enter()
	}
	over := time.AfterFunc(200*time.Millisecond, func() {
		for range crowd {
			c.leave()
		}
	})
	defer over.Stop()
	if took := quick(c.guest(t.Context())); took < 200*time.Millisecond || took > 2*time.Second {
		t.Errorf("gave way to a burst of 200 ms for %s", took)
	}
	for range crowd {
		c.enter()
	}
	g := c.guest(t.Context())
	g.left = 50 * time.Millisecond
	if took := quick(g); took > time.Second {
		t.Errorf("gave way for %s, with 50 ms to give", took)
	}
	if took := quick(g); took > time.Second {
		t.Errorf("gave way again for %s", took)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if took := quick(c.guest(ended)); took > time.Second {
		t.Errorf("gave way for %s after the end", took)
	}
}
