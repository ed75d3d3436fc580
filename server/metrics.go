package server

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"rubric/internal/store"
)

// metrics are the figures that Prometheus asks for: what this process counted
// itself, and what the store says when asked.
type metrics struct {
	registry *prometheus.Registry
	hooks    *prometheus.CounterVec
	requests *prometheus.HistogramVec
	syncs    *prometheus.HistogramVec
	apiCalls prometheus.Counter
	reports  *prometheus.HistogramVec
}

func newMetrics(s *Server) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		hooks: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "rubric_hooks_total", Help: "Webhooks by what came of them: queued, repeated, drive, refused, unknown, failed.",
		}, []string{"result"}),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "rubric_http_request_duration_seconds", Help: "How long requests took.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10, 60},
		}, []string{"route", "method", "status"}),
		syncs: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "rubric_sync_duration_seconds", Help: "How long syncs took, by result: written, unchanged, failed.",
			Buckets: []float64{.01, .025, .05, .1, .25, .5, 1, 2.5, 5, 15, 60, 600},
		}, []string{"result"}),
		apiCalls: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "rubric_api_calls_total", Help: "Calls to the APIs of spreadsheets that syncs made.",
		}),
		reports: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "rubric_report_duration_seconds", Help: "How long scheduled reports took, by result: sent, unchanged, failed.",
			Buckets: []float64{.1, .5, 1, 5, 15, 60, 600},
		}, []string{"result"}),
	}
	// A series that begins with its first event hides that event from rate(), and
	// with it the first failure from the alert.
	for _, result := range []string{"queued", "repeated", "drive", "refused", "unknown", "failed"} {
		m.hooks.WithLabelValues(result)
	}
	waits := prometheus.NewCounterFunc(prometheus.CounterOpts{
		Name: "rubric_quota_wait_seconds_total", Help: "How long calls to the APIs of spreadsheets waited for their quota.",
	}, s.Waits.seconds)
	m.registry.MustRegister(waits, m.hooks, m.requests, m.syncs, m.apiCalls, m.reports, &storeCollector{store: s.Store},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Timeout: 10 * time.Second})
}

func (m *metrics) hook(result string) { m.hooks.WithLabelValues(result).Inc() }

func (m *metrics) request(route, method string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, knownMethod(method), strconv.Itoa(status)).Observe(took.Seconds())
}

// knownMethod keeps clients from making up series.
func knownMethod(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPatch, http.MethodDelete, http.MethodPut, http.MethodOptions:
		return method
	}
	return "other"
}

// storeCollector asks the store for its figures when Prometheus does.
type storeCollector struct{ store *store.Store }

type storeFigure struct {
	desc *prometheus.Desc
	kind prometheus.ValueType
	of   func(store.Stats) float64
}

func storeFigures() []storeFigure {
	one := func(kind prometheus.ValueType, name, help string, of func(store.Stats) float64) storeFigure {
		return storeFigure{prometheus.NewDesc("rubric_"+name, help, nil, nil), kind, of}
	}
	const counter, gauge = prometheus.CounterValue, prometheus.GaugeValue
	return []storeFigure{
		one(counter, "hooks_accepted_total", "Webhooks that were durably accepted.", func(s store.Stats) float64 { return float64(s.HooksAccepted) }),
		one(counter, "hooks_repeated_total", "Webhooks whose id was seen before.", func(s store.Stats) float64 { return float64(s.HooksRepeated) }),
		one(counter, "hook_commits_total", "Durable commits that accepted webhooks shared.", func(s store.Stats) float64 { return float64(s.HookCommits) }),
		one(counter, "syncs_done_total", "Syncs that went through.", func(s store.Stats) float64 { return float64(s.SyncsDone) }),
		one(counter, "syncs_failed_total", "Syncs that failed.", func(s store.Stats) float64 { return float64(s.SyncsFailed) }),
		one(counter, "reports_sent_total", "Scheduled reports that were sent or found unchanged.", func(s store.Stats) float64 { return float64(s.ReportsSent) }),
		one(counter, "reports_failed_total", "Scheduled reports that failed.", func(s store.Stats) float64 { return float64(s.ReportsFailed) }),
		one(counter, "probes_total", "Looks at books without a hook.", func(s store.Stats) float64 { return float64(s.Probes) }),
		one(counter, "probes_failed_total", "Looks that failed.", func(s store.Stats) float64 { return float64(s.ProbesFailed) }),
		one(counter, "leases_lost_total", "Leases that were taken from this process.", func(s store.Stats) float64 { return float64(s.LeasesLost) }),
		one(counter, "leases_freed_total", "Leases of dead processes that were freed.", func(s store.Stats) float64 { return float64(s.LeasesFreed) }),
		one(gauge, "books", "Registered books.", func(s store.Stats) float64 { return float64(s.Books) }),
		one(gauge, "books_failing", "Books whose last sync failed and that are tried again.", func(s store.Stats) float64 { return float64(s.BooksFailing) }),
		one(gauge, "books_dead", "Books that were given up until someone acts.", func(s store.Stats) float64 { return float64(s.BooksDead) }),
		one(gauge, "queue_depth", "Syncs that wait.", func(s store.Stats) float64 { return float64(s.Queued) }),
		one(gauge, "queue_overdue", "Waiting syncs whose time has come.", func(s store.Stats) float64 { return float64(s.Overdue) }),
		one(gauge, "queue_oldest_seconds", "How long the oldest due sync waits.", func(s store.Stats) float64 { return s.OldestDueSeconds }),
		one(gauge, "syncs_running", "Syncs that run now.", func(s store.Stats) float64 { return float64(s.Running) }),
	}
}

// Describe names the figures.
func (c *storeCollector) Describe(ch chan<- *prometheus.Desc) {
	for _, f := range storeFigures() {
		ch <- f.desc
	}
}

// Collect asks the store; without an answer there are no figures rather than
// wrong ones.
func (c *storeCollector) Collect(ch chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	stats, err := c.store.Stats(ctx)
	for _, f := range storeFigures() {
		if err != nil {
			ch <- prometheus.NewInvalidMetric(f.desc, err)
			continue
		}
		ch <- prometheus.MustNewConstMetric(f.desc, f.kind, f.of(stats))
	}
}
