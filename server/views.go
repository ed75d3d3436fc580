package server

import (
	"time"

	"rubric"
	"rubric/internal/store"
	"rubric/server/api"
)

// bookView is a book as the API shows it. Addresses lose their credentials.
func (s *Server) bookView(b store.Book, lang rubric.Lang) api.Book {
	return api.Book{
		ID: b.ID, Source: b.Source, Title: b.Title, Lang: api.Lang(b.Lang), Report: s.planView(b.Report),
		State: string(b.State), Verdict: string(b.Verdict), LastSync: instant(b.LastSync), CreatedAt: b.CreatedAt.UTC(),
		Error: failureView(b.Error, lang),
		Reported: api.Reported{
			At: instant(b.Reported.At), Due: instant(b.Reported.Due), Error: failureView(b.Reported.Error, lang),
		},
	}
}

// lostAddresses stands for addresses that another key encrypted.
const lostAddresses = "***"

func (s *Server) planView(p *store.ReportPlan) *api.ReportPlan {
	if p == nil {
		return nil
	}
	v := &api.ReportPlan{Schedule: p.Schedule, OnlyIfChanged: &p.OnlyIfChanged, Notify: []string{}}
	if p.Unreadable {
		v.Notify = []string{lostAddresses}
	}
	for _, to := range p.Notify {
		v.Notify = append(v.Notify, s.Notifier.Mask(to))
	}
	return v
}

func syncView(r store.Run, lang rubric.Lang) api.Sync {
	return api.Sync{
		ID: r.ID, Book: r.Book, Cause: api.SyncCause(r.Cause), State: api.SyncState(r.State),
		RequestedAt: r.RequestedAt.UTC(), StartedAt: instant(r.StartedAt), FinishedAt: instant(r.FinishedAt),
		Counts: api.Counts{
			Entries: r.Counts.Entries, Findings: r.Counts.Findings, Errors: r.Counts.Errors, Warnings: r.Counts.Warnings, Edits: r.Counts.Edits,
		},
		APICalls: r.APICalls, Error: failureView(r.Error, lang),
	}
}

func failureView(f *store.Failure, lang rubric.Lang) *api.Failure {
	if f == nil {
		return nil
	}
	return &api.Failure{Message: f.Message.In(lang), Hint: f.Hint.In(lang)}
}

// instant returns a moment in UTC, nil for none.
func instant(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}
