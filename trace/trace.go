// Package trace names what happens for a request: its number and its trace, in the lines of the log and, where a collector is set, as spans of
// OpenTelemetry.
//
// # What belongs here
//
//   - Numbers of requests, spans, and how they reach the log and the collector.
//
// # What does not belong here
//
//   - Values of filters, inputs or records: no attribute of a span holds one.
package trace

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
	"golang.org/x/time/rate"
)

// Settings say where spans go.
type Settings struct {
	// Endpoint is the address of a collector for OTLP over HTTP, as in http://127.0.0.1:4318; spans go to its path /v1/traces, if it has none. Empty: there
	// are no spans.
	Endpoint string
	// Share is the share of requests that are traced, from 0 to 1. Who calls decides for its own requests by the header traceparent, within the same share.
	Share float64
	// Version is the version of the program.
	Version string
	Log     *slog.Logger
}

// Tracer makes spans of requests. A nil Tracer makes none.
type Tracer struct {
	provider *sdk.TracerProvider
}

// CheckEndpoint returns an error if an endpoint is no address of a collector.
func CheckEndpoint(endpoint string) error {
	u, err := url.Parse(endpoint)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return errors.New("give the address of a collector for OTLP over HTTP, as in http://127.0.0.1:4318")
	}
	return nil
}

// Open returns a tracer that sends spans to the endpoint in the background; nil where there is no endpoint. Faults of the collector are
// not waited for: spans that cannot be sent are dropped.
func Open(ctx context.Context, s Settings) (*Tracer, error) {
	if s.Endpoint == "" {
		return nil, nil
	}
	if err := CheckEndpoint(s.Endpoint); err != nil {
		return nil, err
	}
	endpoint := strings.TrimSuffix(s.Endpoint, "/")
	if u, err := url.Parse(endpoint); err == nil && u.Path == "" {
		endpoint += "/v1/traces"
	}
	faults := rate.Sometimes{Interval: time.Minute}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) {
		faults.Do(func() { s.Log.Warn("traces cannot be sent", "error", err) })
	}))
	exporter, err := otlptracehttp.New(ctx, otlptracehttp.WithEndpointURL(endpoint))
	if err != nil {
		return nil, fmt.Errorf("traces: %w", err)
	}
	return newTracer(sdk.NewBatchSpanProcessor(exporter), s), nil
}

// newTracer returns a tracer whose spans go to a processor.
func newTracer(processor sdk.SpanProcessor, s Settings) *Tracer {
	share := sdk.TraceIDRatioBased(s.Share)
	return &Tracer{sdk.NewTracerProvider(
		sdk.WithSpanProcessor(processor),
		// A stranger's header must not make every request be traced.
		sdk.WithSampler(sdk.ParentBased(share, sdk.WithRemoteParentSampled(share))),
		sdk.WithResource(resource.NewSchemaless(attribute.String("service.name", "docket"), attribute.String("service.version", s.Version))),
	)}
}

// Close sends what is left, for at most five seconds.
func (t *Tracer) Close() error {
	if t == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	return t.provider.Shutdown(ctx)
}

const (
	scope = "docket"
	// RequestID is the header of an answer with the number of its request.
	RequestID = "X-Request-Id"
)

type requestKey struct{}

// RequestOf returns the number of the request that a context belongs to; empty outside of one.
func RequestOf(ctx context.Context) string {
	number, _ := ctx.Value(requestKey{}).(string)
	return number
}

// Handler gives each request a number, which the answer's header X-Request-Id has too, and a span. The span belongs to the trace that the header
// traceparent names (W3C Trace Context). Connections that stay open for long have none.
func (t *Tracer) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		number := rand.Text()[:16]
		w.Header().Set(RequestID, number)
		ctx := context.WithValue(r.Context(), requestKey{}, number)
		if t == nil || r.Header.Get("Upgrade") != "" || strings.Contains(r.Header.Get("Accept"), "text/event-stream") {
			next.ServeHTTP(w, r.WithContext(ctx))
			return
		}
		ctx = propagation.TraceContext{}.Extract(ctx, propagation.HeaderCarrier(r.Header))
		ctx, span := t.provider.Tracer(scope).Start(ctx, r.Method+" "+place(r.URL.Path), trace.WithSpanKind(trace.SpanKindServer), trace.WithAttributes(
			attribute.String("http.request.method", r.Method), attribute.String("http.route", place(r.URL.Path)), attribute.String("docket.request", number)))
		defer span.End()
		answer := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(answer, r.WithContext(ctx))
		span.SetAttributes(attribute.Int("http.response.status_code", answer.status))
		if answer.status >= http.StatusInternalServerError {
			span.SetStatus(codes.Error, "")
		}
	})
}

// place returns the first part of a path. The others may be ids of records.
func place(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	if len(first) > 40 {
		return "/"
	}
	return "/" + first
}

// statusWriter notes the status of an answer.
type statusWriter struct {
	http.ResponseWriter
	status int
}

func (w *statusWriter) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap returns the writer for http.ResponseController.
func (w *statusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Start begins a span within the span of a context; the caller ends it with the error of what it spans. Where the context has no span, neither has the
// returned one.
func Start(ctx context.Context, name string, attributes ...attribute.KeyValue) (_ context.Context, end func(error)) {
	parent := trace.SpanFromContext(ctx)
	if !parent.IsRecording() {
		return ctx, func(error) {}
	}
	ctx, span := parent.TracerProvider().Tracer(scope).Start(ctx, name, trace.WithAttributes(attributes...))
	return ctx, func(err error) {
		if err != nil {
			span.SetStatus(codes.Error, "") // the text of an error may hold values
		}
		span.End()
	}
}

// IsOn reports whether a context has a span.
func IsOn(ctx context.Context) bool { return trace.SpanFromContext(ctx).IsRecording() }

// Name names the span of a context after an operation, and adds attributes to it.
func Name(ctx context.Context, name string, attributes ...attribute.KeyValue) {
	span := trace.SpanFromContext(ctx)
	if !span.IsRecording() {
		return
	}
	span.SetName(name)
	span.SetAttributes(attributes...)
}

// Log returns a handler that adds `request` and `trace` to the lines about a request.
func Log(next slog.Handler) slog.Handler { return logHandler{next} }

type logHandler struct{ slog.Handler }

func (h logHandler) Handle(ctx context.Context, r slog.Record) error {
	if number := RequestOf(ctx); number != "" {
		r.AddAttrs(slog.String("request", number))
	}
	if span := trace.SpanContextFromContext(ctx); span.HasTraceID() {
		r.AddAttrs(slog.String("trace", span.TraceID().String()))
	}
	return h.Handler.Handle(ctx, r)
}

func (h logHandler) WithAttrs(attributes []slog.Attr) slog.Handler {
	return logHandler{h.Handler.WithAttrs(attributes)}
}

func (h logHandler) WithGroup(name string) slog.Handler { return logHandler{h.Handler.WithGroup(name)} }
