package store

import (
	"context"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivertype"
)

// riverQueue hands jobs over by River. The rows of ours decide what runs: a job
// is only a call to look at one, so that River's own retries, its rescue by age
// and its uniqueness, which would swallow hooks or start a second sync beside a
// live one, have nothing to decide.
type riverQueue[D riverdriver.Driver[T], T any] struct {
	client *river.Client[T]
	raw    func(tx) T
}

// jobArgs are a job as River keeps it.
type jobArgs struct {
	Book   string `json:"book"`
	Work   string `json:"work"`
	Ticket int64  `json:"ticket"`
}

// Kind names the job's type to River.
func (jobArgs) Kind() string { return "work" }

// currentJob is the key of the running job in a worker's context.
type currentJob struct{}

type worker struct {
	river.WorkerDefaults[jobArgs]
	do func(context.Context, job) error
}

// Work does the job.
func (w *worker) Work(ctx context.Context, j *river.Job[jobArgs]) error {
	ctx = context.WithValue(ctx, currentJob{}, j)
	return w.do(ctx, job{Book: j.Args.Book, Kind: j.Args.Work, Ticket: j.Args.Ticket})
}

func newRiver[D riverdriver.Driver[T], T any](driver D, o Options, do func(context.Context, job) error, raw func(tx) T) (queue, error) {
	workers := river.NewWorkers()
	river.AddWorker(workers, &worker{do: do})
	client, err := river.NewClient(riverdriver.Driver[T](driver), &river.Config{
		Logger:  quiet(o.Logger),
		Workers: workers,
		Queues: map[string]river.QueueConfig{
			kindSync:   {MaxWorkers: o.Workers}, // with those of syncRemote, too: see [Store.seat]
			syncRemote: {MaxWorkers: max(1, o.Workers/2)},
			kindReport: {MaxWorkers: 2}, // a slow mail server holds no sync up
		},
		FetchCooldown:     20 * time.Millisecond,
		FetchPollInterval: time.Second,
		// A backstop: ours ends a job a minute earlier, and a rescued job finds
		// its ticket stale.
		JobTimeout:                  o.JobTimeout + time.Minute,
		RescueStuckJobsAfter:        2*o.JobTimeout + 2*time.Minute,
		CompletedJobRetentionPeriod: 10 * time.Minute,
	})
	if err != nil {
		return nil, err
	}
	return &riverQueue[D, T]{client, raw}, nil
}

// syncRemote is the queue of syncs that mostly wait.
const syncRemote = "sync_remote"

func (j job) queue() string {
	if j.Kind == kindSync && j.Remote {
		return syncRemote
	}
	return j.Kind
}

func (q *riverQueue[D, T]) insert(ctx context.Context, t tx, jobs []job) ([]int64, error) {
	params := make([]river.InsertManyParams, len(jobs))
	for i, j := range jobs {
		params[i] = river.InsertManyParams{
			Args:       jobArgs{Book: j.Book, Work: j.Kind, Ticket: j.Ticket},
			InsertOpts: &river.InsertOpts{Queue: j.queue(), Priority: j.Urgency},
		}
	}
	results, err := q.client.InsertManyTx(ctx, q.raw(t), params)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(results))
	for i, r := range results {
		ids[i] = r.Job.ID
	}
	return ids, nil
}

func (q *riverQueue[D, T]) complete(ctx context.Context, t tx) error {
	j, ok := ctx.Value(currentJob{}).(*river.Job[jobArgs])
	if !ok || j.State != rivertype.JobStateRunning {
		return nil
	}
	_, err := river.JobCompleteTx[D](ctx, q.raw(t), j)
	return err
}

func (q *riverQueue[D, T]) start(ctx context.Context) error { return q.client.Start(ctx) }

func (q *riverQueue[D, T]) stop(ctx context.Context) error {
	if err := q.client.Stop(ctx); err == nil {
		return nil
	}
	// The time to finish is over; what runs is cancelled and writes that down.
	// What does not heed that is as if killed: its lease expires.
	const grace = 2 * time.Second
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	return q.client.StopAndCancel(ctx)
}

// quiet keeps the queue's chatter out of the service's log.
func quiet(l *slog.Logger) *slog.Logger { return slog.New(warnings{l.Handler()}) }

type warnings struct{ slog.Handler }

// Enabled lets warnings and errors through.
func (h warnings) Enabled(ctx context.Context, level slog.Level) bool {
	return level >= slog.LevelWarn && h.Handler.Enabled(ctx, level)
}

// WithAttrs keeps the filter.
func (h warnings) WithAttrs(a []slog.Attr) slog.Handler { return warnings{h.Handler.WithAttrs(a)} }

// WithGroup keeps the filter.
func (h warnings) WithGroup(name string) slog.Handler { return warnings{h.Handler.WithGroup(name)} }
