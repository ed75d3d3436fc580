package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"time"

	"rubric"
	"rubric/internal/reconcile"
	"rubric/internal/report"
	"rubric/internal/store"
)

// job is what every look at a book is asked.
func (s *Server) job(lang rubric.Lang) reconcile.Options {
	o := s.Job
	o.Layout.Now = s.Clock()
	o.Lang = lang
	return o
}

// writeCheck writes the document of "check --format json".
func (s *Server) writeCheck(w io.Writer, r *reconcile.Result, lang rubric.Lang) error {
	return report.CheckJSON(w, checked(r), s.wording(r, lang))
}

func checked(r *reconcile.Result) report.Checked {
	return report.Checked{Book: r.Book, Check: r.Check, Assessment: r.Assessment}
}

func (s *Server) wording(r *reconcile.Result, lang rubric.Lang) report.Options {
	if lang == "" {
		lang = r.Book.Lang
	}
	return report.Options{Lang: lang, Message: s.Message}
}

// syncJob does one queued sync: it finds the workbook again, reconciles it, and
// returns what the store is to keep.
func (s *Server) syncJob(ctx context.Context, j store.SyncJob) (store.Outcome, error) {
	log := s.Log.With("book", j.Book.ID, "run", j.Run.ID)
	ctx, calls := countingCalls(ctx)
	guest := s.courtesy.guest(ctx)
	guest.giveWay()
	start := s.Clock()
	out, written, err := s.sync(ctx, j, guest)
	out.APICalls = int(calls.Load())
	took := s.Clock().Sub(start)
	result := "unchanged"
	switch {
	case err != nil:
		result = "failed"
		log.WarnContext(ctx, "sync failed", "cause", j.Run.Cause, "took", took.String(), "err", err)
	case written:
		result = "written"
	}
	if err == nil {
		log.InfoContext(ctx, "synced", "cause", j.Run.Cause, "took", took.String(), "result", result,
			"findings", out.Counts.Findings, "edits", out.Counts.Edits, "verdict", out.Verdict)
	}
	s.metrics.syncs.WithLabelValues(result).Observe(took.Seconds())
	s.metrics.apiCalls.Add(float64(out.APICalls))
	return out, err
}

func (s *Server) sync(ctx context.Context, j store.SyncJob, g *guest) (out store.Outcome, written bool, err error) {
	p, err := s.Shelf.find(j.Book.Source)
	if err != nil {
		return out, false, err
	}
	src, err := s.Shelf.open(ctx, p)
	if err != nil {
		return out, false, err
	}
	// A workbook that is open elsewhere is not waited for, nor read: it comes back,
	// and other books want the worker.
	if w, ok := src.(interface{ Writable() error }); ok {
		if err := w.Writable(); err != nil {
			return out, false, err
		}
	}
	// Looked at before it is read: what people do from here on is news. Where the
	// look fails, reading says why, or all the next look sees is news.
	revision, err := s.Shelf.probe(ctx, p)
	if err != nil {
		s.Log.DebugContext(ctx, "a look before a sync failed", "book", j.Book.ID, "err", err)
	}
	out.Revision = revision
	fenced := &fenced{Source: src, job: j}
	o := s.job(j.Book.Lang)
	o.Progress = func(string, int, int) { g.giveWay() }
	res, err := reconcile.Sync(ctx, fenced, o)
	if err != nil {
		return out, false, err
	}
	if res.Written {
		if out.Revision, err = s.Shelf.probe(ctx, p); err != nil {
			s.Log.DebugContext(ctx, "a look after a sync failed", "book", j.Book.ID, "err", err)
		}
	}
	return out, res.Written, s.fill(ctx, &out, res, p.link, j.Book.Lang)
}

// fenced asks whether the sync still owns its book before every write.
type fenced struct {
	rubric.Source
	job store.SyncJob
}

// Write writes if the lease on the book still holds.
func (f *fenced) Write(ctx context.Context, base rubric.Revision, edits []rubric.Edit) (rubric.Revision, error) {
	if err := f.job.StillOwner(ctx); err != nil {
		return "", err
	}
	return f.Source.Write(ctx, base, edits)
}

// fill puts what a look at a book found into what is kept of it.
func (s *Server) fill(ctx context.Context, out *store.Outcome, r *reconcile.Result, link string, lang rubric.Lang) error {
	out.Counts = counts(r)
	out.Verdict = r.Assessment.Verdict
	out.Title = r.Book.Title
	out.AsOf, out.TimeZone = s.day(r), r.Book.TimeZone
	out.Digest = digest(r)
	var check, book bytes.Buffer
	if err := s.writeCheck(&check, r, lang); err != nil {
		return err
	}
	if err := s.Renderer.Render(ctx, &book, r.Report, link); err != nil {
		return err
	}
	out.Check, out.Workbook = check.Bytes(), book.Bytes()
	return nil
}

// day is the day of the look by the book's own clock: where the service was told
// what counts as today, that day never ends.
func (s *Server) day(r *reconcile.Result) rubric.Date {
	if s.Job.Layout.AsOf.IsZero() {
		return r.AsOf
	}
	zone, err := time.LoadLocation(r.Book.TimeZone)
	if err != nil {
		zone = time.UTC
	}
	return rubric.DateOf(s.Clock().In(zone))
}

func counts(r *reconcile.Result) store.Counts {
	c := store.Counts{Entries: r.Book.Count(), Edits: len(r.Edits)}
	for i := range r.Check.Findings {
		f := &r.Check.Findings[i]
		if !f.Open() {
			continue
		}
		c.Findings++
		switch f.Severity {
		case rubric.Error:
			c.Errors++
		case rubric.Warning:
			c.Warnings++
		}
	}
	return c
}

// digest condenses what a report would say anew: which findings are open, and
// the verdict.
func digest(r *reconcile.Result) string {
	h := sha256.New()
	fmt.Fprintln(h, r.Assessment.Verdict)
	for i := range r.Check.Findings {
		if f := &r.Check.Findings[i]; f.Open() {
			fmt.Fprintf(h, "%q\n", f.Key())
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:12])
}

// probeBook looks at a book without reading it.
func (s *Server) probeBook(ctx context.Context, b store.Book) (string, error) {
	return s.Shelf.Probe(ctx, b.Source)
}

// reportJob sends a book's report to every address that is still to be served.
// One address that cannot be reached does not keep it from the others.
func (s *Server) reportJob(ctx context.Context, j store.ReportJob) error {
	start := s.Clock()
	sent, err := s.report(ctx, j)
	result := "sent"
	switch {
	case err != nil:
		result = "failed"
		s.Log.WarnContext(ctx, "report failed", "book", j.Book.ID, "err", err)
	case sent == 0:
		result = "unchanged"
	}
	s.metrics.reports.WithLabelValues(result).Observe(s.Clock().Sub(start).Seconds())
	s.Log.InfoContext(ctx, "report", "book", j.Book.ID, "result", result, "sent", sent, "took", s.Clock().Sub(start).String())
	return err
}
