package store_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"rubric"
	"rubric/internal/store"
)

// shelf is a set of workbooks that only have a revision.
type shelf struct {
	mu       sync.Mutex
	revision string
	clock    *clock
	looks    int
}

func (f *shelf) set(revision string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.revision = revision
}

func (f *shelf) looked() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.looks
}

func (f *shelf) probe(context.Context, store.Book) (string, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.looks++
	if f.revision == "" {
		return "", errors.New("no such file")
	}
	return f.revision, nil
}

func (f *shelf) sync(context.Context, store.SyncJob) (store.Outcome, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.revision == "" {
		return store.Outcome{}, locked
	}
	f.revision += "+" // what the sync writes
	return store.Outcome{Revision: f.revision, AsOf: rubric.DateOf(f.clock.now().UTC()), TimeZone: "UTC"}, nil
}

func TestPolls(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		var c clock
		o := quick()
		o.Clock, o.Poll = c.now, 100*time.Millisecond
		o.Backoff = func(int) (time.Duration, bool) { return 0, false }
		s := open(t, url, o)
		b := create(t, s, store.Book{Source: "plan.xlsx"})
		f := &shelf{revision: "1", clock: &c}
		start(t, s, store.Work{Sync: f.sync, Probe: f.probe})

		wantCauses := func(what string, want ...store.Cause) {
			t.Helper()
			eventually(t, 5*time.Second, what, func() bool { return len(runs(t, s, b.ID)) == len(want) && settled(t, s, b.ID) })
			since := f.looked()
			eventually(t, 5*time.Second, "more looks", func() bool { return f.looked() > since+3 })
			var got []store.Cause
			for _, r := range slices.Backward(runs(t, s, b.ID)) {
				got = append(got, r.Cause)
			}
			if !slices.Equal(got, want) {
				t.Fatalf("%s: got %v, want %v", what, got, want)
			}
		}
		wantCauses("first look", store.CausePoll)
		f.set("2")
		wantCauses("a change", store.CausePoll, store.CausePoll)
		c.advance(24 * time.Hour)
		wantCauses("a new day", store.CausePoll, store.CausePoll, store.CauseDay)
		f.set("")
		wantCauses("a vanished book", store.CausePoll, store.CausePoll, store.CauseDay, store.CausePoll)
		if got, _ := s.Book(t.Context(), b.ID); got.State != store.BookDead || got.Error == nil {
			t.Errorf("got %+v", got)
		}
		f.set("3")
		wantCauses("it came back", store.CausePoll, store.CausePoll, store.CauseDay, store.CausePoll, store.CausePoll)
	})
}

// post collects reports that were sent.
type post struct {
	mu     sync.Mutex
	sent   []string
	broken string // an address that cannot be reached
}

func (p *post) report(ctx context.Context, j store.ReportJob) error {
	for _, to := range j.Pending {
		p.mu.Lock()
		broken := to == p.broken
		if !broken {
			p.sent = append(p.sent, to)
		}
		p.mu.Unlock()
		if broken {
			return locked
		}
		if err := j.Sent(ctx, to); err != nil {
			return err
		}
	}
	return nil
}

func (p *post) got() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.sent)
}

func (p *post) breakAt(to string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.broken = to
}

func TestReports(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		var c clock
		o := quick()
		o.Clock = c.now
		o.Backoff = func(int) (time.Duration, bool) { return 100 * time.Millisecond, true }
		s := open(t, url, o)
		b := create(t, s, store.Book{Source: "plan.xlsx", Report: &store.ReportPlan{
			Schedule: "0 9 * * *", Notify: []string{"a", "b"}, OnlyIfChanged: true,
		}})
		p := &post{broken: "b"}
		start(t, s, store.Work{Report: p.report, Sync: func(context.Context, store.SyncJob) (store.Outcome, error) {
			return store.Outcome{Digest: "d1"}, nil
		}})
		hook(t, s, b.ID, "1")
		eventually(t, 5*time.Second, "synced", func() bool { return settled(t, s, b.ID) })
		if got := p.got(); len(got) != 0 {
			t.Fatalf("sent before its time: %v", got)
		}
		book := func() store.Book {
			b, err := s.Book(t.Context(), b.ID)
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		c.advance(24 * time.Hour)
		eventually(t, 5*time.Second, "the failure is visible", func() bool { return book().Reported.Error != nil })
		p.breakAt("")
		eventually(t, 5*time.Second, "sent to both", func() bool { return len(p.got()) == 2 && !book().Reported.At.IsZero() })
		if got := p.got(); !slices.Equal(got, []string{"a", "b"}) {
			t.Errorf("want each address served once, got %v", got)
		}
		status := book().Reported
		if status.Error != nil || !status.Due.After(c.now()) {
			t.Errorf("got %+v", status)
		}
		c.advance(24 * time.Hour)
		eventually(t, 5*time.Second, "found unchanged", func() bool { return book().Reported.At.After(status.At) })
		if got := p.got(); len(got) != 2 {
			t.Errorf("an unchanged report was sent: %v", got)
		}
	})
}
