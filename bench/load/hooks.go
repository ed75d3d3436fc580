package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"runtime/pprof"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"rubric/internal/store"
	"rubric/server"
)

// withoutCommit accepts every webhook at once and forgets it: what the same
// server does when nothing has to be durable.
type withoutCommit struct{ *store.Store }

func (withoutCommit) AcceptHook(context.Context, string, string) (bool, error) { return true, nil }

// webhooks measures what a burst of hooks over many books costs, and what a
// burst for one book leads to.
func webhooks(ctx context.Context, o options) error {
	book, err := plan()
	if err != nil {
		return err
	}
	if err := fill(o, book, 0, o.books+1); err != nil {
		return err
	}
	s, err := start(ctx, o, 0, nil)
	if err != nil {
		return err
	}
	targets := make([]target, o.books)
	for i := range targets {
		if targets[i], err = s.register(ctx, name(i)); err != nil {
			return err
		}
	}
	one, err := s.register(ctx, name(o.books))
	if err != nil {
		return err
	}
	if err := s.stop(); err != nil {
		return err
	}
	for range o.repeat {
		if err := compare(ctx, o, targets); err != nil {
			return err
		}
	}
	return burst(ctx, o, one)
}

// compare measures hooks beside both yardsticks.
func compare(ctx context.Context, o options, targets []target) error {
	bare, err := bareCommits(ctx, o, 2*time.Second)
	if err != nil {
		return err
	}
	free, err := volley(ctx, o, targets, func(st *store.Store) server.Hooks { return withoutCommit{st} })
	if err != nil {
		return err
	}
	durable, err := volley(ctx, o, targets, nil)
	if err != nil {
		return err
	}
	goal := min(5*bare, 0.6*free.rate)
	verdict := "reached"
	if durable.rate < goal || durable.errors > 0 || durable.p99 > 100*time.Millisecond {
		verdict = "MISSED"
	}
	fmt.Printf("hooks: %.0f/s, p50 %s, p99 %s, errors %d, %s of processor each, %.0f a commit | without the commit: %.0f/s, %s each | bare commits: %.0f/s | goal %.0f/s: %s\n",
		durable.rate, short(durable.p50), short(durable.p99), durable.errors, durable.cpu, durable.group, free.rate, free.cpu, bare, goal, verdict)
	return nil
}

func short(d time.Duration) string { return d.Round(100 * time.Microsecond).String() }

// figures are what a volley came to.
type figures struct {
	rate     float64
	p50, p99 time.Duration
	errors   int64
	cpu      time.Duration // of service and sender together, for each hook
	group    float64       // hooks that shared a commit
}

// volley starts a service, sends all hooks and stops it.
func volley(ctx context.Context, o options, targets []target, hooks func(*store.Store) server.Hooks) (figures, error) {
	s, err := start(ctx, o, 0, hooks)
	if err != nil {
		return figures{}, err
	}
	ended := func() error { return nil }
	if hooks == nil {
		if ended, err = profile(o.profile); err != nil {
			return figures{}, joined(err, s.stop())
		}
	}
	f, err := s.send(ctx, o.connections, o.hooks, func(i int) target { return targets[i%len(targets)] })
	err = joined(err, ended())
	if st, failed := s.store.Stats(ctx); failed == nil {
		f.group = float64(st.HooksAccepted) / float64(max(1, st.HookCommits))
	}
	if err == nil {
		err = s.quiet(ctx) // the next measurement should not meet the syncs of this one
	}
	return f, joined(err, s.stop())
}

// profile writes where the processor's time goes to the file until ended is
// called; without a name it does nothing.
func profile(file string) (ended func() error, err error) {
	if file == "" {
		return func() error { return nil }, nil
	}
	f, err := os.Create(file)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		return nil, joined(err, f.Close())
	}
	return func() error { pprof.StopCPUProfile(); return f.Close() }, nil
}

// send sends n hooks over so many connections. They are signed before the clock
// starts: it is the service that is measured.
func (s *service) send(ctx context.Context, connections, n int, to func(int) target) (figures, error) {
	requests := make([]*http.Request, n)
	for i := range requests {
		t := to(i)
		t.url = s.url + "/hooks/books/" + t.id
		var err error
		if requests[i], err = t.hook(ctx); err != nil {
			return figures{}, err
		}
	}
	took := make([]time.Duration, n)
	var next, failed atomic.Int64
	var all sync.WaitGroup
	begin, before := time.Now(), cpu()
	for range connections {
		all.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				start := time.Now()
				resp, err := s.client.Do(requests[i])
				if err == nil {
					_, err = io.Copy(io.Discard, resp.Body)
					resp.Body.Close()
				}
				took[i] = time.Since(start)
				if err != nil || resp.StatusCode != http.StatusAccepted {
					failed.Add(1)
				}
			}
		})
	}
	all.Wait()
	wall, spent := time.Since(begin), cpu()-before
	slices.Sort(took)
	return figures{
		rate: float64(n) / wall.Seconds(), p50: took[n/2], p99: took[n*99/100], errors: failed.Load(),
		cpu: spent / time.Duration(n),
	}, nil
}

// burst sends one book many hooks at once and counts the syncs that follow.
func burst(ctx context.Context, o options, one target) error {
	s, err := start(ctx, o, 0, nil)
	if err != nil {
		return err
	}
	begin := time.Now()
	f, err := s.send(ctx, o.connections, o.burst, func(int) target { return one })
	if err != nil {
		return joined(err, s.stop())
	}
	last := time.Now()
	runs, err := s.settle(ctx, one.id, last.Add(time.Minute))
	if err != nil {
		return joined(err, s.stop())
	}
	verdict := "reached"
	if len(runs) == 0 || len(runs) > 4 || runs[0].StartedAt.Before(last) || f.errors > 0 {
		verdict = "MISSED"
	}
	fmt.Printf("burst: %d hooks for one book in %s, errors %d: %d syncs, the last began %s after the last hook: %s\n",
		o.burst, short(last.Sub(begin)), f.errors, len(runs), short(runs[0].StartedAt.Sub(last)), verdict)
	return s.stop()
}

// settle waits until no sync of the book waits or runs, and returns its runs,
// newest first.
func (s *service) settle(ctx context.Context, book string, until time.Time) ([]store.Run, error) {
	for time.Now().Before(until) {
		runs, _, err := s.store.Runs(ctx, book, 100, "")
		if err != nil {
			return nil, err
		}
		if len(runs) > 0 && !slices.ContainsFunc(runs, func(r store.Run) bool { return r.FinishedAt.IsZero() }) {
			return runs, nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return nil, fmt.Errorf("book %s: a sync is not finished in time", book)
}

// quiet waits until no sync waits or runs.
func (s *service) quiet(ctx context.Context) error {
	for {
		st, err := s.store.Stats(ctx)
		if err != nil || st.Queued == 0 && st.Running == 0 {
			return err
		}
		time.Sleep(200 * time.Millisecond)
	}
}
