package store

import (
	"context"

	"rubric"
)

// Work is what the queue does, given by whoever wires the service. Every
// function must return soon after its context ends.
type Work struct {
	// Sync syncs a book. A [rubric.Problem] it returns is shown to people.
	Sync func(ctx context.Context, job SyncJob) (Outcome, error)
	// Remote reports whether syncs of a source mostly wait for somebody else's
	// service: at most half of the workers, and at least one, make such syncs at
	// once, so that the other books need not wait, too. Nil: none does.
	Remote func(source string) bool
	// Report sends a book's scheduled report to the addresses in job.Pending,
	// calling job.Sent after each; an error brings it back with those left.
	Report func(ctx context.Context, job ReportJob) error
	// Probe looks at a book cheaply and returns a word that changes when the
	// workbook does. Nil, or a poll interval of 0, switches polling off.
	Probe func(ctx context.Context, b Book) (revision string, err error)
}

// SyncJob is one sync to be made.
type SyncJob struct {
	Book Book
	Run  Run
	// StillOwner returns [ErrLostLease] when another process may have taken the
	// book over. Ask right before writing to the workbook.
	StillOwner func(ctx context.Context) error
}

// Outcome is what a sync found; of a failed one only APICalls and Revision are kept.
type Outcome struct {
	Counts   Counts
	APICalls int
	Verdict  rubric.Verdict
	Title    string // the workbook's title, kept where the book has none
	// Revision is what Probe answers while the workbook stays as the sync left it.
	Revision string
	// AsOf and TimeZone say on which day the book was looked at and by which
	// zone's clock; the first look on a new day there syncs without a change.
	AsOf     rubric.Date
	TimeZone string
	// Digest changes when the findings or the verdict do; reports that are sent
	// only if something changed go by it.
	Digest   string
	Check    []byte // see [Document]
	Workbook []byte
}

// ReportJob is one scheduled report to be sent.
type ReportJob struct {
	Book    Book
	Changed bool     // whether the digest moved since the last report was sent
	Pending []string // addresses not served yet
	// Sent records durably that an address was served.
	Sent func(ctx context.Context, to string) error
}

// Stats is a snapshot for metrics. Counters count since the store was opened
// by this process; gauges are of the whole database.
type Stats struct {
	// Counters.
	HooksAccepted, HooksRepeated int64 // queued or coalesced; ids seen before
	HookCommits                  int64 // durable commits that the accepted hooks shared
	SyncsDone, SyncsFailed       int64
	ReportsSent, ReportsFailed   int64
	Probes, ProbesFailed         int64
	LeasesLost, LeasesFreed      int64 // ours taken away; dead ones swept
	// Gauges.
	Books, BooksFailing, BooksDead int64
	Queued, Running                int64   // syncs that wait or run
	Overdue                        int64   // waiting syncs past their due time
	OldestDueSeconds               float64 // how long the oldest overdue sync waits
}
