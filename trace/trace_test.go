package trace

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/protobuf/proto"
)

const (
	callersTrace = "0af7651916cd43dd8448eb211c80319c"
	traceparent  = "00-" + callersTrace + "-b7ad6b7169203331-01"
)

// request sends a request through a tracer's handler to next, and returns the answer's header and what was logged.
func request(t *testing.T, tracer *Tracer, header map[string]string, next func(ctx context.Context, log *slog.Logger)) (http.Header, map[string]any) {
	t.Helper()
	var out bytes.Buffer
	log := slog.New(Log(slog.NewJSONHandler(&out, nil)))
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/print/Party:1:4711", nil)
	for name, value := range header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	tracer.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { next(r.Context(), log) })).ServeHTTP(w, r)
	line := map[string]any{}
	if out.Len() > 0 {
		if err := json.Unmarshal(out.Bytes(), &line); err != nil {
			t.Fatal(err)
		}
	}
	return w.Header(), line
}

// A request's span belongs to the trace of its caller, the spans within it to the request's, and the log has the trace. No span holds an id or the text
// of an error.
func TestSpans(t *testing.T) {
	t.Parallel()
	exporter := tracetest.NewInMemoryExporter()
	tracer := newTracer(sdk.NewSimpleSpanProcessor(exporter), Settings{Share: 1, Version: "v1"})
	header, line := request(t, tracer, map[string]string{"traceparent": traceparent}, func(ctx context.Context, log *slog.Logger) {
		log.WithGroup("").InfoContext(ctx, "here")
		ctx, end := Start(ctx, "plan")
		if !IsOn(ctx) {
			t.Error("no span")
		}
		_, endInner := Start(ctx, "statement")
		endInner(errors.New("value 4711"))
		end(nil)
	})
	if line["trace"] != callersTrace || line["request"] != header.Get(RequestID) || len(header.Get(RequestID)) != 16 {
		t.Errorf("%v, %v", line, header)
	}
	spans := exporter.GetSpans()
	names := make([]string, len(spans))
	for i, span := range spans {
		names[i] = span.Name
		if span.SpanContext.TraceID().String() != callersTrace {
			t.Errorf("%s belongs to another trace", span.Name)
		}
		if text, err := json.Marshal(span); err != nil || strings.Contains(string(text), "4711") {
			t.Errorf("%v: a span holds a value: %s", err, text)
		}
	}
	if !slices.Equal(names, []string{"statement", "plan", "POST /print"}) {
		t.Fatalf("%v", names)
	}
	if spans[0].Parent.SpanID() != spans[1].SpanContext.SpanID() || spans[1].Parent.SpanID() != spans[2].SpanContext.SpanID() || spans[2].Parent.SpanID().String() != "b7ad6b7169203331" {
		t.Error("the spans are not within each other")
	}
}

// Without a collector there are no spans, but requests have numbers; a share of nothing traces nothing, whatever a caller says.
func TestNoSpans(t *testing.T) {
	t.Parallel()
	exporter := tracetest.NewInMemoryExporter()
	none := newTracer(sdk.NewSimpleSpanProcessor(exporter), Settings{Share: 0})
	for _, tracer := range []*Tracer{nil, none} {
		header, line := request(t, tracer, map[string]string{"traceparent": traceparent}, func(ctx context.Context, log *slog.Logger) {
			log.InfoContext(ctx, "here")
			if _, end := Start(ctx, "plan"); IsOn(ctx) {
				t.Error("a span")
				end(nil)
			}
		})
		if line["request"] != header.Get(RequestID) || line["request"] == "" {
			t.Errorf("%v", line)
		}
	}
	if spans := exporter.GetSpans(); len(spans) > 0 {
		t.Errorf("%v", spans)
	}
	if err := (*Tracer)(nil).Close(); err != nil {
		t.Error(err)
	}
}

// Open sends spans to a collector by OTLP over HTTP.
func TestOpen(t *testing.T) {
	t.Parallel()
	received := make(chan *collector.ExportTraceServiceRequest, 1)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		var sent collector.ExportTraceServiceRequest
		if err := errors.Join(err, proto.Unmarshal(body, &sent)); err != nil || r.URL.Path != "/v1/traces" {
			t.Errorf("%s: %v", r.URL.Path, err)
		}
		received <- &sent
		w.Header().Set("Content-Type", "application/x-protobuf")
	}))
	t.Cleanup(server.Close)
	tracer, err := Open(t.Context(), Settings{Endpoint: server.URL, Share: 1, Version: "v1", Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	request(t, tracer, nil, func(context.Context, *slog.Logger) {})
	if err := tracer.Close(); err != nil { // sends what is left
		t.Fatal(err)
	}
	sent := <-received
	if len(sent.GetResourceSpans()) != 1 || !strings.Contains(sent.String(), "service.version") || sent.GetResourceSpans()[0].GetScopeSpans()[0].GetSpans()[0].GetName() != "POST /print" {
		t.Errorf("%v", sent)
	}
	for _, endpoint := range []string{"127.0.0.1:4318", "grpc://127.0.0.1:4317", "http://user:pw@host"} {
		if _, err := Open(t.Context(), Settings{Endpoint: endpoint}); err == nil {
			t.Errorf("%s is taken", endpoint)
		}
	}
}
