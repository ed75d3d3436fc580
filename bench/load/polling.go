package main

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"rubric"
	"rubric/internal/secret"
	"rubric/internal/store"
	"rubric/server"
)

// polling registers more and more books over HTTP with a `rubric serve` of its
// own, lets each have its first sync, and at every step measures what looking at
// all of them costs while nothing changes. A first sync costs a hundred times a
// look; with -noted the books count as synced as they are.
func polling(ctx context.Context, o options) error {
	bin, err := build(ctx, o)
	if err != nil {
		return err
	}
	book, err := note()
	if err != nil {
		return err
	}
	have := 0
	for step := range strings.SplitSeq(o.registered, ",") {
		n, err := strconv.Atoi(step)
		if err != nil || n <= have {
			return fmt.Errorf("-registered wants growing numbers, not %q", o.registered)
		}
		if err := fill(o, book, have, n); err != nil {
			return err
		}
		if err := grow(ctx, o, bin, have, n); err != nil {
			return err
		}
		have = n
		if err := look(ctx, o, bin, n); err != nil {
			return err
		}
	}
	return nil
}

// grow registers the books from have to n and waits for their first syncs.
func grow(ctx context.Context, o options, bin string, have, n int) error {
	p, err := serve(ctx, o, bin, 0)
	if err != nil {
		return err
	}
	begin := time.Now()
	var (
		next   atomic.Int64
		failed atomic.Pointer[error]
		all    sync.WaitGroup
	)
	for range 8 {
		all.Go(func() {
			for i := have + int(next.Add(1)) - 1; i < n && failed.Load() == nil; i = have + int(next.Add(1)) - 1 {
				if err := p.admit(ctx, name(i)); err != nil {
					failed.Store(&err)
				}
			}
		})
	}
	all.Wait()
	if err := failed.Load(); err != nil {
		return joined(*err, p.stop())
	}
	if o.noted {
		return joined(p.stop(), notedSyncs(ctx, o))
	}
	f, err := p.await(ctx, func(f map[string]float64) bool {
		return f["rubric_syncs_done_total"]+f["rubric_syncs_failed_total"] >= float64(n-have) && f["rubric_syncs_running"] == 0
	})
	if err == nil && f["rubric_syncs_failed_total"] > 0 {
		err = fmt.Errorf("%.0f first syncs failed", f["rubric_syncs_failed_total"])
	}
	if err == nil {
		fmt.Printf("registered and first synced %d books in %s, %.0f ms of processor time each\n",
			n-have, time.Since(begin).Round(time.Second), f["process_cpu_seconds_total"]*1000/float64(n-have))
	}
	return joined(err, p.stop())
}

// notedSyncs works through the syncs that wait, but leaves every book as it is
// and only notes what a look at it sees.
func notedSyncs(ctx context.Context, o options) error {
	box, err := secret.LoadOrCreate(filepath.Join(o.dir, "rubric.key"))
	if err != nil {
		return err
	}
	st, err := store.Open(ctx, o.database, store.Options{Secrets: box, Debounce: o.debounce})
	if err != nil {
		return err
	}
	shelf := &server.Shelf{Folder: books(o)}
	err = st.Start(ctx, store.Work{Sync: func(ctx context.Context, j store.SyncJob) (store.Outcome, error) {
		seen, err := shelf.Probe(ctx, j.Book.Source)
		return store.Outcome{Revision: seen, AsOf: rubric.DateOf(time.Now().UTC())}, err
	}})
	if err == nil {
		err = (&service{store: st}).quiet(ctx)
	}
	return joined(err, st.Close()) //nolint:contextcheck // closing waits for what runs, whoever called
}

// admit registers a book and asks for its first sync.
func (s *service) admit(ctx context.Context, source string) error {
	t, err := s.register(ctx, source)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/v1/books/"+t.id+"/syncs", nil)
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "Bearer "+token)
	resp, err := s.client.Do(r)
	if err != nil {
		return err
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusAccepted {
		return fmt.Errorf("asking for a sync of %s: %s", source, resp.Status)
	}
	return nil
}

// look lets the service look at all n books again and again. What it does
// besides, between the passes, counts as theirs.
func look(ctx context.Context, o options, bin string, n int) error {
	const passes = 5
	p, err := serve(ctx, o, bin, o.poll)
	if err != nil {
		return err
	}
	looked := func(times int) func(map[string]float64) bool {
		return func(f map[string]float64) bool { return f["rubric_probes_total"] >= float64(times*n) }
	}
	first, err := p.await(ctx, looked(1))
	if err != nil {
		return joined(err, p.stop())
	}
	last, err := p.await(ctx, looked(1+passes))
	if err != nil {
		return joined(err, p.stop())
	}
	if synced := last["rubric_syncs_done_total"] + last["rubric_syncs_failed_total"]; synced > 0 {
		return joined(fmt.Errorf("%.0f books were synced though nothing changed", synced), p.stop())
	}
	const mb = 1 << 20
	made := (last["rubric_probes_total"] - first["rubric_probes_total"]) / float64(n)
	fmt.Printf("one pass over %d unchanged books: %.2f s of processor time; memory %.0f MB, at most %s; heap %.0f MB\n", n,
		(last["process_cpu_seconds_total"]-first["process_cpu_seconds_total"])/made,
		last["process_resident_memory_bytes"]/mb, p.peak(), last["go_memstats_heap_inuse_bytes"]/mb)
	return p.stop()
}
