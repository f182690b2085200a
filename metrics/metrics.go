// Package metrics counts what the service does and how long it takes, in the form that Prometheus reads.
//
// # What belongs here
//
//   - The names of the metrics, their labels, and what bounds the number of their values.
//
// # What does not belong here
//
//   - What is measured: graph says what became of an operation, and the figures of queues and pools are read from where they are kept.
package metrics

import (
	"net/http"
	"runtime/debug"
	"slices"
	"sync"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"docket/graph"
	"docket/graph/endpoint"
	"docket/problem"
)

// maxNames is how many names of operations have figures of their own. Clients choose the names, so further ones are counted as `other`.
const maxNames = 200

// durations are the upper bounds of the buckets of durations, in seconds.
var durations = []float64{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10}

// Metrics are the figures of one server. It is safe for concurrent use.
type Metrics struct {
	registry   *prometheus.Registry
	operations *prometheus.HistogramVec
	statements *prometheus.HistogramVec
	waits      prometheus.Histogram
	failures   *prometheus.CounterVec
	cost       *prometheus.CounterVec
	answers    *prometheus.CounterVec
	bytes      prometheus.Counter

	lock  sync.Mutex
	names map[string]bool
}

// New returns metrics without counts. The figures of the Go runtime and of the process are among them.
func New() *Metrics {
	m := &Metrics{registry: prometheus.NewRegistry(), names: map[string]bool{}}
	m.operations = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "docket_operation_seconds", Help: "Time from a request to its answer, by the kind and name of its operation.", Buckets: durations,
	}, []string{"kind", "operation"})
	m.statements = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "docket_statement_seconds", Help: "Time that the statements of an operation's reads took in the database, by the kind and name of the operation.", Buckets: durations,
	}, []string{"kind", "operation"})
	m.waits = prometheus.NewHistogram(prometheus.HistogramOpts{
		Name: "docket_wait_seconds", Help: "Time that an operation's reads waited for their turn.", Buckets: durations,
	})
	m.failures = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "docket_failures_total", Help: "Requests that were answered with errors, by the code of the first.",
	}, []string{"code"})
	// A counter that begins at 1 has no increase: Prometheus would not see the first failure of a process.
	for _, code := range []problem.Code{problem.Internal, problem.Unavailable} {
		m.failures.WithLabelValues(string(code))
	}
	m.cost = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "docket_cost_total", Help: "Estimated cost of operations, of those that ran and of those that were refused.",
	}, []string{"outcome"})
	m.answers = prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "docket_answers_total", Help: "Answers by where they came from: kept, summaries, records, or both of these.",
	}, []string{"origin"})
	m.bytes = prometheus.NewCounter(prometheus.CounterOpts{Name: "docket_answer_bytes_total", Help: "Bytes of data in answers, before they are compressed."})
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "docket_build_info", Help: "Always 1; its label is the version of the program.", ConstLabels: prometheus.Labels{"version": version()},
	})
	build.Set(1)
	m.registry.MustRegister(m.operations, m.statements, m.waits, m.failures, m.cost, m.answers, m.bytes, build,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return "unknown"
}

// Observe counts what became of a request.
func (m *Metrics) Observe(o endpoint.Outcome) {
	if o.Code != "" {
		m.failures.WithLabelValues(o.Code).Inc()
	}
	outcome := "ran"
	if o.Code == "LIMIT_EXCEEDED" {
		outcome = "refused"
	}
	m.cost.WithLabelValues(outcome).Add(float64(o.Cost))
	if o.Kind == "" { // no operation could be read
		return
	}
	name := m.name(o)
	m.operations.WithLabelValues(o.Kind, name).Observe(o.Took.Seconds())
	if o.Statements > 0 {
		m.statements.WithLabelValues(o.Kind, name).Observe(o.InDatabase.Seconds())
	}
	m.waits.Observe(o.Waited.Seconds())
	if o.Code == "" {
		m.answers.WithLabelValues(o.From).Inc()
	}
	m.bytes.Add(float64(o.Bytes))
}

// name returns the label for the name of an operation: the name itself, once an operation of that name was answered without an error, for
// maxNames names at most. The label is "other" for further names, which clients could make up without end, and "unnamed" without a name.
func (m *Metrics) name(o endpoint.Outcome) string {
	if o.Name == "" {
		return "unnamed"
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	if !m.names[o.Name] {
		if o.Code != "" || len(m.names) >= maxNames {
			return "other"
		}
		m.names[o.Name] = true
	}
	return o.Name
}

// Watch adds the figures of a graph, which are read whenever Prometheus asks.
func (m *Metrics) Watch(figures func() graph.Figures) {
	m.registry.MustRegister(watcher{figures})
}

// watcher gives out the figures of a graph. All come from one reading.
type watcher struct{ figures func() graph.Figures }

// figure is a metric that is read from the figures of a graph.
type figure struct {
	description *prometheus.Desc
	kind        prometheus.ValueType
	value       func(graph.Figures) float64
}

var watched = []figure{
	gauge("docket_reads_running", "Reads that run.", func(f graph.Figures) float64 { return float64(f.Queue.Running) }),
	gauge("docket_reads_running_heavy", "Heavy reads that run.", func(f graph.Figures) float64 { return float64(f.Queue.RunningHeavy) }),
	gauge("docket_reads_waiting_light", "Light reads that wait for their turn.", func(f graph.Figures) float64 { return float64(f.Queue.WaitingLight) }),
	gauge("docket_reads_waiting_heavy", "Heavy reads that wait for their turn.", func(f graph.Figures) float64 { return float64(f.Queue.WaitingHeavy) }),
	gauge("docket_callers_reading", "Callers whose reads run or wait.", func(f graph.Figures) float64 { return float64(f.Queue.Callers) }),
	gauge("docket_kept_answers", "Answers that are kept.", func(f graph.Figures) float64 { return float64(f.Answers.Answers) }),
	gauge("docket_kept_answers_bytes", "Memory that kept answers take.", func(f graph.Figures) float64 { return float64(f.Answers.Bytes) }),
	counter("docket_kept_answers_hits_total", "Questions that a kept answer answered.", func(f graph.Figures) float64 { return float64(f.Answers.Hits) }),
	counter("docket_kept_answers_shared_total", "Questions that were answered together with an equal one.", func(f graph.Figures) float64 { return float64(f.Answers.Shared) }),
	counter("docket_kept_answers_parts_total", "Parts of answers that a statement did not read again.", func(f graph.Figures) float64 { return float64(f.Answers.Parts) }),
	counter("docket_kept_answers_misses_total", "Questions that ran a statement.", func(f graph.Figures) float64 { return float64(f.Answers.Misses) }),
	counter("docket_kept_answers_evictions_total", "Kept answers that were dropped for others.", func(f graph.Figures) float64 { return float64(f.Answers.Evictions) }),
	gauge("docket_subscriptions", "Subscriptions and live queries that are open.", func(f graph.Figures) float64 { return float64(f.Subscriptions) }),
	gauge("docket_imports_running", "Imports of files that run, and trials of them.", func(f graph.Figures) float64 { return float64(f.Imports.Running) }),
	counter("docket_import_rows_read_total", "Rows of files that imports and trials have read.", func(f graph.Figures) float64 { return float64(f.Imports.Read) }),
	counter("docket_import_rows_written_total", "Rows of files whose records imports have written, or found on record as they are.", func(f graph.Figures) float64 { return float64(f.Imports.Written) }),
	counter("docket_import_rows_rejected_total", "Rows of files that imports and trials have rejected.", func(f graph.Figures) float64 { return float64(f.Imports.Rejected) }),
	gauge("docket_log_entries_waiting", "Entries of the log that waited for their place in the tree when they were counted last.", func(f graph.Figures) float64 { return float64(f.Log.Waiting) }),
	counter("docket_log_entries_placed_total", "Entries of the log that this server has placed in the tree.", func(f graph.Figures) float64 { return float64(f.Log.Placed) }),
	gauge("docket_connections", "Connections for reads that are open.", func(f graph.Figures) float64 { return float64(f.Connections) }),
	gauge("docket_connections_used", "Connections for reads that are in use.", func(f graph.Figures) float64 { return float64(f.ConnectionsUsed) }),
	gauge("docket_replicas", "Replicas of the settings.", func(f graph.Figures) float64 { return float64(f.Replicas.Replicas) }),
	gauge("docket_replicas_usable", "Replicas that answer and follow the primary.", func(f graph.Figures) float64 { return float64(f.Replicas.Usable) }),
	gauge("docket_replica_age_seconds", "Age of the oldest of these replicas.", func(f graph.Figures) float64 { return f.Replicas.Oldest.Seconds() }),
	counter("docket_replica_reads_total", "Reads that replicas have answered.", func(f graph.Figures) float64 { return float64(f.Replicas.Reads) }),
	counter("docket_replica_refused_total", "Reads that a replica was to answer and did not, so that the primary did.", func(f graph.Figures) float64 { return float64(f.Replicas.Refused) }),
	counter("docket_direct_reads_total", "Reads of one agency that the machines of a Citus cluster have answered without the coordinator.", func(f graph.Figures) float64 { return float64(f.Direct.Reads) }),
	counter("docket_direct_moved_total", "Answers of machines that were thrown away because the agency had moved.", func(f graph.Figures) float64 { return float64(f.Direct.Moved) }),
	counter("docket_direct_failed_total", "Reads that a machine was to answer and did not, so that the coordinator did.", func(f graph.Figures) float64 { return float64(f.Direct.Failed) }),
	gauge("docket_connections_limit", "Connections for reads at most.", func(f graph.Figures) float64 { return float64(f.ConnectionsLimit) }),
}

// ofDatabase are the figures of the database. They are left out while it does not answer.
var ofDatabase = []figure{
	gauge("docket_database_bytes", "Size of the database.", func(f graph.Figures) float64 { return float64(f.Database.Bytes) }),
	gauge("docket_summaries_waiting", "Changes that are not folded into the summaries yet; answers count them all the same.", func(f graph.Figures) float64 { return float64(f.Database.SummariesWaiting) }),
	gauge("docket_log_archive_on", "1 if Postgres archives its log, else 0.", func(f graph.Figures) float64 { return number(f.Database.IsArchiving) }),
	gauge("docket_log_archive_failing", "1 if the log could not be archived when that was tried last, else 0.", func(f graph.Figures) float64 { return number(f.Database.IsArchiveFailing) }),
	counter("docket_log_archive_failures_total", "How often the log could not be archived.", func(f graph.Figures) float64 { return float64(f.Database.ArchiveFailures) }),
}

func number(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

func gauge(name, help string, value func(graph.Figures) float64) figure {
	return figure{prometheus.NewDesc(name, help, nil, nil), prometheus.GaugeValue, value}
}

func counter(name, help string, value func(graph.Figures) float64) figure {
	return figure{prometheus.NewDesc(name, help, nil, nil), prometheus.CounterValue, value}
}

// Describe sends the descriptions of the figures.
func (watcher) Describe(descriptions chan<- *prometheus.Desc) {
	for _, f := range slices.Concat(watched, ofDatabase) {
		descriptions <- f.description
	}
}

// Collect reads the figures and sends them.
func (w watcher) Collect(values chan<- prometheus.Metric) {
	now := w.figures()
	for _, f := range watched {
		values <- prometheus.MustNewConstMetric(f.description, f.kind, f.value(now))
	}
	if now.Database == nil {
		return
	}
	for _, f := range ofDatabase {
		values <- prometheus.MustNewConstMetric(f.description, f.kind, f.value(now))
	}
}

// Handler serves the figures.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}
