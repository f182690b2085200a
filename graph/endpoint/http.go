package endpoint

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"go.opentelemetry.io/otel/attribute"

	"docket/auth"
	"docket/documents"
	"docket/edge"
	"docket/graph/load"
	"docket/limit"
	"docket/messages"
	"docket/problem"
	"docket/replicas"
	"docket/trace"
)

// Settings are the limits and switches of the endpoint. A field left zero has the default in its comment.
type Settings struct {
	// Body is the longest body of a request in bytes. Default 4 MiB, enough to hand over all businesses of an official at once.
	Body int64
	// Attachment is the largest size of an attachment in bytes. Default 20 MiB.
	Attachment int64
	// Tokens is the largest number of tokens of an operation. Default 15,000: the time of validation grows with the square.
	Tokens int
	// Introspection says who may read the schema, and gets suggestions of names in errors. Default nobody.
	Introspection func(auth.Caller) bool
	// Documents says which operations run. Default all whose text is sent.
	Documents documents.Policy
	// Anonymous is the caller of a request in whose context there is none. Default nobody: such requests are refused.
	Anonymous auth.Caller
	// Access counts operations and refusals. Default nothing is counted.
	Access AccessLog
	// Observe is told what became of each request. Default nobody is told.
	Observe func(Outcome)
	// Fresh is how old an answer may be where the caller says nothing. Default only the primary answers.
	Fresh replicas.Bound
	// Slow is the time from which an operation is logged with the plan of its longest statement. Default none is.
	Slow time.Duration
	Log  *slog.Logger
}

// Endpoint serves GraphQL by the GraphQL-over-HTTP specification: POST with JSON, and GET for queries. It sends the JSON of an
// answer as the database wrote it.
type Endpoint struct {
	// Settings are those that New was given, with their defaults. They are not changed.
	Settings Settings
	// Live serves subscriptions and live queries; nil where there are none. It is set before the first request.
	Live Live

	executor    *executor.Executor
	definitions *ast.Schema
	turns       load.Gate
	parsed      parsed
	show        graphql.ErrorPresenterFunc
	schema      introspection

	explainer Explainer
	slow      *slowLog
	position  func(context.Context) (replicas.Position, error)
}

// Live serves operations whose answers follow each other.
type Live interface {
	// ServeSocket serves a client over WebSocket.
	ServeSocket(w http.ResponseWriter, r *http.Request)
	// ServeStream answers an operation of a request, whose context holds its caller's language, by a stream of events.
	ServeStream(w http.ResponseWriter, r *http.Request, op *Operation)
}

// Database is what an endpoint asks of the database itself.
type Database struct {
	// Explainer returns plans, for administrators and for the log of slow operations.
	Explainer Explainer
	// LogOutage logs that the database cannot be used.
	LogOutage func(context.Context, error)
	// Position asks the primary for its position, which holds all that was written before. Nil where there are no replicas.
	Position func(context.Context) (replicas.Position, error)
}

// New returns the endpoint that serves a schema. The extensions are those of gqlgen's executor.
func New(schema graphql.ExecutableSchema, s Settings, turns load.Gate, database Database, extensions ...graphql.HandlerExtension) *Endpoint {
	if s.Body == 0 {
		s.Body = 4 << 20
	}
	if s.Tokens == 0 {
		s.Tokens = 15_000
	}
	if s.Log == nil {
		s.Log = slog.Default()
	}
	if s.Introspection == nil {
		s.Introspection = Nobody
	}
	if s.Observe == nil {
		s.Observe = func(Outcome) {}
	}
	e := &Endpoint{
		Settings: s, executor: executor.New(schema), definitions: schema.Schema(), turns: turns, parsed: parsed{lru.New[*ast.QueryDocument](1000)},
		show: present(s.Log, s.Introspection, database.LogOutage), schema: newIntrospection(),
		position:  database.Position,
		explainer: database.Explainer, slow: newSlowLog(s.Slow, s.Log, database.Explainer),
	}
	e.executor.SetErrorPresenter(e.show)
	e.executor.SetRecoverFunc(recoverPanic(s.Log))
	e.executor.SetQueryCache(handedOver{})
	e.executor.Use(schemaReaders{s.Introspection})
	for _, x := range extensions {
		e.executor.Use(x)
	}
	return e
}

// Close waits until the plans of slow operations have been logged.
func (e *Endpoint) Close() { e.slow.writing.Wait() }

// The media types of answers. With TypeResponse the HTTP status shows whether the operation ran; with TypeJSON only the body does.
const (
	TypeJSON     = "application/json"
	TypeResponse = "application/graphql-response+json"
)

// RequestError is a problem of a request from which no operation can be read, or that must not run by its method, with the HTTP status.
type RequestError struct {
	Status  int
	Allow   string // the allowed methods, if the method is wrong
	Problem *problem.Error
}

func (e *RequestError) Error() string { return e.Problem.Message }

// Unwrap returns the problem, so that problem.Of finds it.
func (e *RequestError) Unwrap() error { return e.Problem }

// InLanguage puts the language of each request into its context.
func InLanguage(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(w, r.WithContext(messages.WithLanguage(r.Context(), messages.Accepted(r))))
	})
}

// incoming is a request for an operation, with what is known of it so far.
type incoming struct {
	w http.ResponseWriter
	r *http.Request
	// media is the type of the answer. acceptsJSON says that the client takes an answer that is one document, isStream that it takes one
	// that is a stream of events.
	media                 string
	acceptsJSON, isStream bool

	ctx    context.Context
	caller string // its key for budgets and turns
	used   *load.Usage

	params      *graphql.RawParams
	isExplained bool // the plans of the statements are asked for
	op          *graphql.OperationContext
	faults      gqlerror.List // why op cannot run
}

// ServeHTTP reads an operation from a request, runs it and writes the answer.
func (e *Endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	r = r.WithContext(messages.WithLanguage(r.Context(), messages.Accepted(r)))
	if edge.IsSocket(r) && e.Live != nil {
		e.Live.ServeSocket(w, r)
		return
	}
	in := &incoming{w: w, r: r, isStream: e.Live != nil && acceptsStream(r), caller: limit.CallerKey(r)}
	in.media, in.acceptsJSON = negotiate(r.Header.Values("Accept"))
	if !in.acceptsJSON && in.isStream {
		in.media = TypeJSON // of refusals
	} else if !in.acceptsJSON {
		http.Error(w, "answers are "+TypeResponse+" or "+TypeJSON+": accept one of them", http.StatusNotAcceptable)
		return
	}
	in.ctx, in.used = load.WithUsage(limit.WithKey(graphql.StartOperationTrace(r.Context()), in.caller))
	defer func() {
		if cause := recover(); cause != nil {
			err := e.show(in.ctx, recoverPanic(e.Settings.Log)(in.ctx, cause))
			e.Write(w, in.media, http.StatusInternalServerError, &graphql.Response{Errors: gqlerror.List{err}})
		}
	}()
	if err := e.read(in); err != nil {
		e.CountError(r, auth.CallerOf(in.ctx), err)
		e.Refuse(r.Context(), w, in.media, err)
		return
	}
	if len(in.faults) == 0 && in.isStream && (IsFollowed(in.op) || !in.acceptsJSON) {
		e.Live.ServeStream(w, r, &Operation{in.op, in.params})
		return
	}
	if len(in.faults) == 0 && in.op.Operation.Operation == ast.Subscription {
		e.Refuse(r.Context(), w, in.media, problem.Errorf(problem.BadUserInput, "a subscription has many answers: send it over WebSocket (%s), or with the header Accept: %s", Subprotocol, TypeStream))
		return
	}
	e.answer(in, began)
}

// read takes the request from its caller's budget, and reads, parses and validates its operation. Returns the error of a request whose
// operation is not known, or that this caller may not send so; faults of the operation itself are in.faults.
func (e *Endpoint) read(in *incoming) (err error) {
	if err := e.TakeOperation(in.w, in.r, in.caller); err != nil {
		return err
	}
	if in.ctx, err = e.RequireCaller(in.ctx); err != nil {
		return err
	}
	if in.used.Fresh, err = replicas.ParseBound(in.r.Header.Values(replicas.FreshHeader), e.Settings.Fresh); err != nil {
		return err
	}
	params, keep, err := e.Read(in.w, in.r)
	if err != nil {
		return err
	}
	in.params = params
	if in.isExplained, err = requireExplainer(params.Extensions, auth.CallerOf(in.ctx)); err != nil {
		return err
	}
	in.used.NotesStatements = in.isExplained || e.Settings.Slow > 0
	if in.op, in.faults, err = e.Parse(in.ctx, in.caller, params); err != nil {
		return err
	}
	if len(in.faults) > 0 {
		return nil
	}
	if in.r.Method == http.MethodGet && in.op.Operation.Operation == ast.Mutation { // GET must change nothing: RFC 9110, 9.2.1
		return &RequestError{http.StatusMethodNotAllowed, "POST", problem.Errorf(problem.BadUserInput, "a %s changes records: send it by POST", in.op.Operation.Operation)}
	}
	if keep {
		e.Keep(params)
	}
	return nil
}

// answer runs the operation, unless it has faults, and writes the answer.
func (e *Endpoint) answer(in *incoming, began time.Time) {
	var response *graphql.Response
	if len(in.faults) > 0 {
		response = refusal(in.ctx, e.show, in.faults)
	} else {
		var schema *schemaAnswer
		if response, schema = e.run(in.ctx, in.op); schema != nil {
			e.Count(in.ctx, in.r, in.op, response, time.Since(began))
			e.writeSchema(in.w, in.r, in.media, schema)
			return
		}
	}
	e.countOperation(in.ctx, in.r, in.op, response, len(in.faults) == 0)
	if response == nil { // the client has gone
		return
	}
	took := time.Since(began)
	response.Extensions = in.used.Extensions(in.params.Extensions, took)
	if in.isExplained {
		if response.Extensions == nil {
			response.Extensions = map[string]any{}
		}
		response.Extensions["explain"] = e.plans(in.ctx, in.used)
	}
	status := http.StatusOK
	if again, ok := RetryStatus(response); ok {
		status, response.Data = again, nil
		in.w.Header().Set("Retry-After", retryAfter(response))
	} else if len(response.Data) == 0 && in.media != TypeJSON { // with TypeJSON only the body says that an operation was refused
		status = statusOf(response.Errors)
	}
	e.log(in.ctx, in.op, response, took)
	e.sayAge(in, response)
	in.w.Header().Set("Server-Timing", fmt.Sprintf("total;dur=%.3f, database;dur=%.3f", load.Milliseconds(took), load.Milliseconds(in.used.InDatabase())))
	e.writeAnswer(in.w, in.r, in.media, status, response)
}

// sayAge says by headers how old an answer is, and which position it saw: that of a write, so that its caller can ask a replica for no less.
func (e *Endpoint) sayAge(in *incoming, response *graphql.Response) {
	if e.position == nil || len(response.Data) == 0 {
		return
	}
	h, seen := in.w.Header(), in.used.Seen
	switch {
	case in.op.Operation.Operation == ast.Mutation:
		at, err := e.position(in.ctx)
		if err != nil { // the write is on record; without a position, its caller asks the primary
			e.Settings.Log.WarnContext(in.ctx, "the position of a write is not known", "error", err)
			return
		}
		h.Set(replicas.PositionHeader, at.String())
	case !seen.IsReplica:
		h.Set(replicas.AgeHeader, "0")
	default:
		if seen.HasAge {
			h.Set(replicas.AgeHeader, strconv.FormatFloat(math.Ceil(seen.Age.Seconds()*1000)/1000, 'f', -1, 64))
		}
		h.Set(replicas.PositionHeader, seen.Position.String())
	}
}

// retryAfter returns the value of the header Retry-After: the seconds that the first error says, or 1.
func retryAfter(response *graphql.Response) string {
	if seconds, ok := response.Errors[0].Extensions[limit.RetryAfter].(int); ok {
		return strconv.Itoa(seconds)
	}
	return "1"
}

// RetryStatus returns the status of a response to a request that can be sent again as it is. No part of it was carried out: every
// field is null, and every error is UNAVAILABLE, or LIMIT_EXCEEDED with the seconds to wait. ok is false if an error has an outcome, which means that it
// is unknown whether a write was carried out: a client must not repeat such a write without checking.
func RetryStatus(response *graphql.Response) (status int, ok bool) {
	if len(response.Errors) == 0 {
		return 0, false
	}
	for _, e := range response.Errors {
		switch {
		case e.Extensions["code"] == string(problem.Unavailable) && e.Extensions["outcome"] == nil:
			status = http.StatusServiceUnavailable
		case e.Extensions["code"] == string(problem.LimitExceeded) && e.Extensions[limit.RetryAfter] != nil:
			status = http.StatusTooManyRequests
		default:
			return 0, false
		}
	}
	if !isEmpty(response.Data) {
		return 0, false
	}
	return status, true
}

// Refuse answers a request with a problem or a RequestError, in the language of the context.
func (e *Endpoint) Refuse(ctx context.Context, w http.ResponseWriter, media string, err error) {
	language := messages.LanguageOf(ctx)
	var known *RequestError
	if errors.As(err, &known) {
		e.Settings.Observe(Outcome{Code: string(known.Problem.Code)})
		if known.Allow != "" {
			w.Header().Set("Allow", known.Allow)
		}
		e.Write(w, media, known.Status, &graphql.Response{Errors: gqlerror.List{presentProblem(known.Problem, language)}})
		return
	}
	p := problem.Of(err)
	e.Settings.Observe(Outcome{Code: string(p.Code)})
	response := &graphql.Response{Errors: gqlerror.List{presentProblem(p, language)}}
	status, ok := RetryStatus(response)
	if ok {
		w.Header().Set("Retry-After", retryAfter(response))
	} else if status = statusOf(response.Errors); media == TypeJSON && p.Code == documents.TextNotKnown {
		status = http.StatusOK // as clients of automatic persisted queries expect
	} else if status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", "Bearer")
	}
	e.Write(w, media, status, response)
}

// RefuseAll answers a request with an error: as Refuse does if it is a RequestError or one problem, else with all its problems, at most
// MaxErrors.
func (e *Endpoint) RefuseAll(ctx context.Context, w http.ResponseWriter, media string, err error) {
	var known *RequestError
	faults := problem.All(err)
	if errors.As(err, &known) || len(faults) == 1 && faults[0].Code != problem.NotFound {
		e.Refuse(ctx, w, media, err)
		return
	}
	response := &graphql.Response{}
	for _, fault := range faults[:min(len(faults), MaxErrors)] {
		response.Errors = append(response.Errors, presentProblem(fault, messages.LanguageOf(ctx)))
	}
	if len(faults) == 0 {
		e.Fail(w, media, e.Refusal(ctx, err))
		return
	}
	status := statusOf(response.Errors)
	if len(faults) > 0 && faults[0].Code == problem.NotFound {
		status = http.StatusNotFound
	}
	e.Write(w, media, status, response)
}

// Fail writes a response that has no data, with the status of its errors.
func (e *Endpoint) Fail(w http.ResponseWriter, media string, response *graphql.Response) {
	status := statusOf(response.Errors)
	if again, ok := RetryStatus(response); ok {
		status = again
		w.Header().Set("Retry-After", retryAfter(response))
	}
	e.Write(w, media, status, response)
}

// Refusal returns the response to an operation that an error refuses: a problem, an error of reading a request, or one of running it.
func (e *Endpoint) Refusal(ctx context.Context, err error) *graphql.Response {
	shown := e.show(ctx, err)
	shown.Locations, shown.Path = nil, nil
	return &graphql.Response{Errors: gqlerror.List{shown}}
}

// Errors returns the errors of a response as JSON.
func (e *Endpoint) Errors(response *graphql.Response) json.RawMessage {
	var body struct{ Errors json.RawMessage }
	if err := json.Unmarshal(e.Body(&graphql.Response{Errors: response.Errors}), &body); err != nil {
		return json.RawMessage("[]")
	}
	return body.Errors
}

// statusOf returns the HTTP status of a response that has no data, by its first error.
func statusOf(errs gqlerror.List) int {
	if len(errs) > 0 {
		switch errs[0].Extensions["code"] {
		case string(problem.Internal):
			return http.StatusInternalServerError
		case string(problem.Timeout):
			return http.StatusGatewayTimeout
		case string(problem.Unavailable):
			return http.StatusServiceUnavailable
		case string(problem.Unauthenticated):
			return http.StatusUnauthorized
		case string(problem.Forbidden):
			return http.StatusForbidden
		}
	}
	return http.StatusBadRequest
}

// run runs an operation. An operation that selects only the schema is answered from the stored answers if it was asked before; its
// answer is returned as well.
func (e *Endpoint) run(ctx context.Context, op *graphql.OperationContext) (*graphql.Response, *schemaAnswer) {
	key, ofSchema := e.schema.key(op)
	if answer := e.schema.find(ctx, key); answer != nil {
		return &graphql.Response{Data: answer.data}, answer
	}
	handle, inner := e.executor.DispatchOperation(ctx, op)
	response := handle(inner)
	if !ofSchema || response == nil || len(response.Errors) > 0 {
		return response, nil
	}
	return response, e.schema.store(ctx, key, e.Body(response), response.Data)
}

// Prepare stores the answer to introspectionQuery, so that the first tool that sends it does not wait.
func (e *Endpoint) Prepare(ctx context.Context) {
	ctx = auth.WithCaller(graphql.StartOperationTrace(ctx), auth.TheOperator())
	op, faults, err := e.Parse(ctx, "", &graphql.RawParams{Query: introspectionQuery})
	if err != nil || len(faults) > 0 {
		e.Settings.Log.Error("the schema cannot be prepared for tools", "error", errors.Join(err, faults))
		return
	}
	e.run(ctx, op)
}

// Body returns the JSON of a response.
func (e *Endpoint) Body(response *graphql.Response) []byte {
	var b bytes.Buffer
	e.appendBody(&b, response)
	return b.Bytes()
}

// appendBody appends the JSON of a response to a buffer. The data is copied, not parsed.
func (e *Endpoint) appendBody(b *bytes.Buffer, response *graphql.Response) {
	b.Grow(len(response.Data) + 64)
	b.WriteByte('{')
	if len(response.Errors) > 0 {
		errs, err := json.Marshal(response.Errors[:min(len(response.Errors), MaxErrors)])
		if err != nil {
			e.Settings.Log.Error("errors cannot be written", "error", err)
			errs = []byte(`[{"message":"something is wrong on our side","extensions":{"code":"INTERNAL"}}]`)
		}
		b.WriteString(`"errors":`)
		b.Write(errs)
	}
	if len(response.Data) > 0 {
		if len(response.Errors) > 0 {
			b.WriteByte(',')
		}
		b.WriteString(`"data":`)
		b.Write(response.Data)
	}
	if len(response.Extensions) > 0 {
		if text, err := json.Marshal(response.Extensions); err == nil {
			b.WriteString(`,"extensions":`)
			b.Write(text)
		}
	}
	b.WriteByte('}')
}

// Write writes a response.
func (e *Endpoint) Write(w http.ResponseWriter, media string, status int, response *graphql.Response) {
	e.writeBody(w, media, status, e.Body(response))
}

// writeAnswer writes the answer to an operation, compressed if that is worth while and the client accepts it. An answer to GET may be kept by
// the client, who must ask each time whether it is still the same; the reply is then short (304). Answers to POST are never kept.
func (e *Endpoint) writeAnswer(w http.ResponseWriter, r *http.Request, media string, status int, response *graphql.Response) {
	written := takeBuffer()
	defer returnBuffer(written)
	e.appendBody(written, response)
	body := written.Bytes()
	h := w.Header()
	h.Add("Vary", "Accept, Accept-Encoding, Accept-Language")
	if e.position != nil {
		h.Add("Vary", replicas.FreshHeader)
	}
	if r.Method == http.MethodGet && status == http.StatusOK && len(response.Errors) == 0 && len(response.Extensions) == 0 {
		h.Add("Vary", "Authorization, Cookie")
		h.Set("Cache-Control", "private, no-cache")
		tag := entityTag(media, body)
		h.Set("ETag", tag)
		if matches(r.Header.Values("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	body, coding := compress(r, body)
	if coding != "" {
		h.Set("Content-Encoding", coding)
	}
	e.writeBody(w, media, status, body)
}

// writeSchema writes an answer about the schema, compressed if the caller accepts gzip.
func (e *Endpoint) writeSchema(w http.ResponseWriter, r *http.Request, media string, answer *schemaAnswer) {
	body := answer.plain
	w.Header().Add("Vary", "Accept, Accept-Encoding")
	if chooseCoding(r.Header.Values("Accept-Encoding"), "gzip") != "" {
		w.Header().Set("Content-Encoding", "gzip")
		body = answer.compressed
	}
	e.writeBody(w, media, http.StatusOK, body)
}

// writeBody writes the headers and the body of an answer.
func (e *Endpoint) writeBody(w http.ResponseWriter, media string, status int, body []byte) {
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "no-store")
	}
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	if _, err := w.Write(body); err != nil {
		e.Settings.Log.Debug("the client did not read the answer", "error", err)
	}
}

// log tells the observer of an operation, and writes one line about it at level info.
func (e *Endpoint) log(ctx context.Context, op *graphql.OperationContext, response *graphql.Response, took time.Duration) {
	used := load.UsageOf(ctx)
	o := outcomeOf(op, response, used, took)
	e.Settings.Observe(o)
	e.slow.observe(ctx, o, used)
	trace.Name(ctx, strings.TrimSpace(o.Kind+" "+Shorten(o.Name, 80)), attribute.String("graphql.operation.type", o.Kind), attribute.String("graphql.operation.name", Shorten(o.Name, 80)),
		attribute.Int64("docket.cost", o.Cost), attribute.String("docket.from", o.From), attribute.String("docket.code", o.Code))
	if !e.Settings.Log.Enabled(ctx, slog.LevelInfo) {
		return
	}
	attributes := []slog.Attr{
		slog.String("kind", o.Kind), slog.String("name", Shorten(o.Name, 80)), slog.Int64("statements", o.Statements),
		slog.Int64("cost", o.Cost), slog.String("from", o.From), slog.Duration("waited", o.Waited.Round(10*time.Microsecond)),
		slog.Duration("inDatabase", o.InDatabase.Round(10*time.Microsecond)), slog.Duration("took", o.Took.Round(10*time.Microsecond)), slog.Int("bytes", o.Bytes),
	}
	if len(response.Errors) > 0 {
		attributes = append(attributes, slog.String("code", o.Code), slog.Int("errors", len(response.Errors)))
	}
	e.Settings.Log.LogAttrs(ctx, slog.LevelInfo, "operation", attributes...)
}

// Shorten cuts a text to at most a number of bytes; a cut text ends with an ellipsis.
func Shorten(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}
