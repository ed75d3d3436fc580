package store_test

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"rubric/internal/store"
)

// wire carries connections to PostgreSQL until it is cut.
type wire struct {
	t     *testing.T
	addr  string
	mu    sync.Mutex
	conns []net.Conn
	l     net.Listener
}

func (w *wire) mend() {
	w.t.Helper()
	l, err := net.Listen("tcp", w.addr)
	if err != nil {
		w.t.Fatal(err)
	}
	w.addr, w.l = l.Addr().String(), l
	go func() {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", "127.0.0.1:5432")
			if err != nil {
				near.Close()
				return
			}
			w.mu.Lock()
			w.conns = append(w.conns, near, far)
			w.mu.Unlock()
			go func() { _, _ = io.Copy(far, near); far.Close() }()
			go func() { _, _ = io.Copy(near, far); near.Close() }()
		}
	}()
}

func (w *wire) cut() {
	w.l.Close()
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range w.conns {
		c.Close()
	}
	w.conns = nil
}

// TestOutage takes the database away and gives it back: what is asked meanwhile
// is told so, and afterwards all goes on.
func TestOutage(t *testing.T) {
	t.Run("postgres", func(t *testing.T) {
		w := &wire{t: t, addr: "127.0.0.1:0"}
		w.mend()
		url := strings.Replace(newPostgres(t), "127.0.0.1:5432", w.addr, 1)
		outage(t, url, w.cut, w.mend, "2", "3", "4", "5") // by connections that there were, and by new ones
		w.cut()
	})
	t.Run("sqlite", func(t *testing.T) {
		url := kinds[0].url(t)
		other, err := sql.Open("sqlite", strings.TrimPrefix(url, "sqlite:")+"?_txlock=exclusive")
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
		var hold *sql.Tx
		outage(t, url, func() {
			if hold, err = other.Begin(); err != nil {
				t.Fatal(err)
			}
		}, func() {
			if err := hold.Rollback(); err != nil {
				t.Fatal(err)
			}
		}, "2")
	})
}

func outage(t *testing.T, url string, begin, end func(), ids ...string) {
	t.Helper()
	s := open(t, url, quick())
	b := create(t, s, store.Book{Source: "plan.xlsx"})
	hook(t, s, b.ID, "1")
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	begin()
	for _, id := range ids {
		if queued, err := s.AcceptHook(ctx, b.ID, id); queued || !errors.Is(err, store.ErrUnavailable) {
			t.Errorf("without a database: queued %v, %v", queued, err)
		}
	}
	end()
	for _, id := range ids {
		hook(t, s, b.ID, id)
	}
}
