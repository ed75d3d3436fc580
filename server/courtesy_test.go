package server

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

func TestSyncsGiveWayToABurst(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var c courtesy
		gaveWay := func(g *guest, least, most time.Duration) {
			t.Helper()
			begin := time.Now()
			g.giveWay()
			if took := time.Since(begin); took < least || took > most {
				t.Errorf("gave way for %s, want %s to %s", took, least, most)
			}
		}
		crowdIn := func() {
			for range crowd {
				c.enter()
			}
		}
		gaveWay(c.guest(t.Context()), 0, 0)

		crowdIn()
		time.AfterFunc(200*time.Millisecond, func() {
			for range crowd {
				c.leave()
			}
		})
		gaveWay(c.guest(t.Context()), 200*time.Millisecond, 200*time.Millisecond+(calm+1)*glance)

		crowdIn() // and stays
		g := c.guest(t.Context())
		gaveWay(g, mostWaited, mostWaited+glance)
		gaveWay(g, 0, 0)

		ended, cancel := context.WithCancel(t.Context())
		cancel()
		gaveWay(c.guest(ended), 0, 0)
	})
}
