package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"docket/limit"
	"docket/problem"
)

// HTTPSettings are the limits and switches of the endpoint. A field left zero has the default in its comment.
type HTTPSettings struct {
	// Body is the longest body of a request in bytes. Default 4 MiB, enough to hand over all businesses of an official at once.
	Body int64
	// Tokens is the largest number of tokens of an operation. Default 15,000: the time of validation grows with the square.
	Tokens int
	// Introspection allows callers to read the schema.
	Introspection bool
	Log           *slog.Logger
}

// endpoint serves GraphQL by the GraphQL-over-HTTP specification: POST with JSON, and GET for queries. It sends the JSON of an
// answer as the database wrote it.
type endpoint struct {
	executor *executor.Executor
	rates    *limit.Rates
	show     graphql.ErrorPresenterFunc
	settings HTTPSettings
	schema   introspection
}

// handler returns the endpoint that serves a schema.
func handler(schema graphql.ExecutableSchema, s HTTPSettings, rates *limit.Rates, extensions ...graphql.HandlerExtension) *endpoint {
	if s.Body == 0 {
		s.Body = 4 << 20
	}
	if s.Tokens == 0 {
		s.Tokens = 15_000
	}
	if s.Log == nil {
		s.Log = slog.Default()
	}
	e := &endpoint{executor: executor.New(schema), rates: rates, show: present(s.Log), settings: s, schema: newIntrospection()}
	e.executor.SetErrorPresenter(e.show)
	e.executor.SetRecoverFunc(recoverPanic(s.Log))
	e.executor.SetParserTokenLimit(s.Tokens)
	cache := documents{lru.New[*ast.QueryDocument](1000)}
	e.executor.SetQueryCache(cache)
	e.executor.Use(preparation{schema.Schema(), cache, s.Tokens, s.Introspection})
	e.executor.SetDisableSuggestion(!s.Introspection)
	if s.Introspection {
		e.executor.Use(extension.Introspection{})
	}
	for _, x := range extensions {
		e.executor.Use(x)
	}
	return e
}

// documents caches parsed operations of at most longestCached bytes. A thousand long ones would take too much memory.
type documents struct {
	graphql.Cache[*ast.QueryDocument]
}

// longestCached is in bytes.
const longestCached = 16 << 10

// Add caches a parsed operation.
func (d documents) Add(ctx context.Context, text string, doc *ast.QueryDocument) {
	if len(text) <= longestCached {
		d.Cache.Add(ctx, text, doc)
	}
}

// The media types of answers. With typeResponse the HTTP status shows whether the operation ran; with typeJSON only the body does.
const (
	typeJSON     = "application/json"
	typeResponse = "application/graphql-response+json"
)

// requestError is the error of a request from which no operation can be read, or that must not run by its method.
type requestError struct {
	status  int
	message string
	allow   string // the allowed methods, if the method is wrong
}

func (e *requestError) Error() string { return e.message }

// ServeHTTP reads an operation from a request, runs it and writes the answer.
func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	media, ok := negotiate(r.Header.Values("Accept"))
	if !ok {
		http.Error(w, "answers are "+typeResponse+" or "+typeJSON+": accept one of them", http.StatusNotAcceptable)
		return
	}
	key := limit.CallerKey(r)
	ctx, used := withUsage(limit.WithKey(graphql.StartOperationTrace(r.Context()), key))
	defer func() {
		if cause := recover(); cause != nil {
			err := e.show(ctx, recoverPanic(e.settings.Log)(ctx, cause))
			e.write(w, media, http.StatusInternalServerError, &graphql.Response{Errors: gqlerror.List{err}})
		}
	}()
	if err := e.rates.TakeRequest(key); err != nil {
		e.refuse(w, media, err)
		return
	}
	params, err := e.read(w, r)
	if err != nil {
		e.refuse(w, media, err)
		return
	}
	op, faults := e.executor.CreateOperationContext(ctx, params)
	if len(faults) == 0 && r.Method == http.MethodGet && op.Operation.Operation != ast.Query {
		e.refuse(w, media, &requestError{http.StatusMethodNotAllowed, fmt.Sprintf("a %s changes records: send it by POST", op.Operation.Operation), "POST"})
		return
	}
	var response *graphql.Response
	if len(faults) > 0 {
		response = refusal(ctx, e.show, faults)
	} else {
		var answer *schemaAnswer
		if response, answer = e.run(ctx, op); answer != nil {
			e.log(ctx, op, response, used, time.Since(began))
			e.writeSchema(w, r, media, answer)
			return
		}
	}
	if response == nil { // the client has gone
		return
	}
	if isAsked, _ := params.Extensions["cost"].(bool); isAsked {
		response.Extensions = map[string]any{"cost": used.shown()}
	}
	status := http.StatusOK
	if again, ok := retryStatus(response); ok {
		status, response.Data = again, nil
		w.Header().Set("Retry-After", retryAfter(response))
	} else if len(response.Data) == 0 && media != typeJSON { // with typeJSON only the body says that an operation was refused
		status = statusOf(response.Errors)
	}
	e.log(ctx, op, response, used, time.Since(began))
	e.write(w, media, status, response)
}

// retryAfter returns the value of the header Retry-After: the seconds that the first error says, or 1.
func retryAfter(response *graphql.Response) string {
	if seconds, ok := response.Errors[0].Extensions[limit.RetryAfter].(int); ok {
		return strconv.Itoa(seconds)
	}
	return "1"
}

// retryStatus returns the status of a response to a request that can be sent again as it is. No part of it was carried out: every
// field is null, and every error is UNAVAILABLE, or LIMIT_EXCEEDED with the seconds to wait. ok is false if an error has an outcome, which means that it
// is unknown whether a write was carried out: a client must not repeat such a write without checking.
func retryStatus(response *graphql.Response) (status int, ok bool) {
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
	if len(response.Data) == 0 {
		return status, true
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(response.Data, &fields); err != nil {
		return 0, false
	}
	for _, value := range fields {
		if string(value) != "null" {
			return 0, false
		}
	}
	return status, true
}

// refuse answers a request with a problem, a requestError or another error of reading it.
func (e *endpoint) refuse(w http.ResponseWriter, media string, err error) {
	if p := problem.Of(err); p != nil {
		response := &graphql.Response{Errors: gqlerror.List{presentProblem(p)}}
		status, ok := retryStatus(response)
		if ok {
			w.Header().Set("Retry-After", retryAfter(response))
		} else {
			status = statusOf(response.Errors)
		}
		e.write(w, media, status, response)
		return
	}
	status := http.StatusBadRequest
	var known *requestError
	if errors.As(err, &known) {
		status = known.status
		if known.allow != "" {
			w.Header().Set("Allow", known.allow)
		}
	}
	shown := problem.Errorf(problem.BadUserInput, "%s", err)
	if status == http.StatusRequestEntityTooLarge {
		shown = problem.Errorf(problem.LimitExceeded, "%s", err).With("limit", e.settings.Body)
	}
	e.write(w, media, status, &graphql.Response{Errors: gqlerror.List{presentProblem(shown)}})
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

// read reads the operation and its variables from a request. Returns a requestError if another status than 400 is due.
func (e *endpoint) read(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
	started := graphql.Now()
	var params *graphql.RawParams
	var err error
	switch r.Method {
	case http.MethodPost:
		params, err = e.readPost(w, r)
	case http.MethodGet:
		params, err = readGet(r)
	default:
		return nil, &requestError{http.StatusMethodNotAllowed, "use POST, or GET for a query", "GET, POST"}
	}
	if err != nil {
		return nil, err
	}
	if params.Query == "" {
		return nil, errors.New("query: is missing or empty; send the text of an operation")
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: started, End: graphql.Now()}
	return params, nil
}

// readPost reads the operation from the body of a POST request.
func (e *endpoint) readPost(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
	// Only JSON is accepted: a page of another site can make the browser send forms and plain text without asking this server first.
	media, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != typeJSON {
		return nil, &requestError{status: http.StatusUnsupportedMediaType, message: "the body's content type must be " + typeJSON}
	}
	if charset := parameters["charset"]; charset != "" && !strings.EqualFold(charset, "utf-8") {
		return nil, &requestError{status: http.StatusUnsupportedMediaType, message: "the body's characters must be utf-8"}
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" && coding != "identity" {
		return nil, &requestError{status: http.StatusUnsupportedMediaType, message: "the body must not be compressed"}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, e.settings.Body))
	var tooLong *http.MaxBytesError
	switch {
	case errors.As(err, &tooLong):
		return nil, &requestError{status: http.StatusRequestEntityTooLarge, message: "the body is longer than " + strconv.FormatInt(tooLong.Limit, 10) + " bytes"}
	case err != nil:
		return nil, errors.New("the body could not be read to its end")
	case !utf8.Valid(body):
		return nil, errors.New("the body is not utf-8")
	}
	body = bytes.TrimSpace(body)
	if len(body) > 0 && body[0] == '[' {
		return nil, errors.New("the body holds a list: send one operation a request")
	}
	params := new(graphql.RawParams)
	if err := decode(body, params); err != nil {
		return nil, errors.New("the body is not a JSON object of `query`, `operationName`, `variables` and `extensions`: " + describeJSON(err))
	}
	return params, nil
}

// readGet reads the operation from the query string of a GET request.
func readGet(r *http.Request) (*graphql.RawParams, error) {
	values := r.URL.Query()
	params := &graphql.RawParams{Query: values.Get("query"), OperationName: values.Get("operationName")}
	for name, target := range map[string]*map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if text := values.Get(name); text != "" {
			if err := decode([]byte(text), target); err != nil {
				return nil, errors.New(name + ": is not a JSON object: " + describeJSON(err))
			}
		}
	}
	if !utf8.ValidString(params.Query) {
		return nil, errors.New("query: is not utf-8")
	}
	return params, nil
}

// decode decodes text, which must hold exactly one JSON value. Numbers keep their text.
func decode(text []byte, target any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(target); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something follows it")
	}
	return nil
}

// describeJSON describes an error of decoding JSON without the names of Go types.
func describeJSON(err error) string {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		if wrong.Field == "" {
			return "it is of another kind: " + wrong.Value
		}
		return "`" + wrong.Field + "` must not be of kind " + wrong.Value
	}
	if errors.Is(err, io.EOF) {
		return "it is empty"
	}
	return err.Error()
}

// run runs an operation. An operation that selects only the schema is answered from the stored answers if it was asked before; its
// answer is returned as well.
func (e *endpoint) run(ctx context.Context, op *graphql.OperationContext) (*graphql.Response, *schemaAnswer) {
	key, ofSchema := e.schema.key(op)
	if answer := e.schema.find(ctx, key); answer != nil {
		return &graphql.Response{Data: answer.plain}, answer
	}
	handle, inner := e.executor.DispatchOperation(ctx, op)
	response := handle(inner)
	if !ofSchema || response == nil || len(response.Errors) > 0 {
		return response, nil
	}
	return response, e.schema.store(ctx, key, e.body(response))
}

// prepare stores the answer to introspectionQuery, so that the first tool that sends it does not wait.
func (e *endpoint) prepare(ctx context.Context) {
	ctx = graphql.StartOperationTrace(ctx)
	op, faults := e.executor.CreateOperationContext(ctx, &graphql.RawParams{Query: introspectionQuery})
	if len(faults) > 0 {
		e.settings.Log.Error("the schema cannot be prepared for tools", "error", faults)
		return
	}
	e.run(ctx, op)
}

// body returns the JSON of a response. The data is copied, not parsed.
func (e *endpoint) body(response *graphql.Response) []byte {
	var b bytes.Buffer
	b.Grow(len(response.Data) + 64)
	b.WriteByte('{')
	if len(response.Errors) > 0 {
		errs, err := json.Marshal(response.Errors[:min(len(response.Errors), maxErrors)])
		if err != nil {
			e.settings.Log.Error("errors cannot be written", "error", err)
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
	return b.Bytes()
}

// write writes a response.
func (e *endpoint) write(w http.ResponseWriter, media string, status int, response *graphql.Response) {
	e.writeBody(w, media, status, e.body(response))
}

// writeSchema writes an answer about the schema, compressed if the caller accepts gzip. Other answers are not compressed: they may
// hold secrets beside text sent by the caller, which compression could reveal (BREACH), and compressing takes longer than reading
// them.
func (e *endpoint) writeSchema(w http.ResponseWriter, r *http.Request, media string, answer *schemaAnswer) {
	body := answer.plain
	w.Header().Set("Vary", "Accept, Accept-Encoding")
	if acceptsGzip(r.Header.Values("Accept-Encoding")) {
		w.Header().Set("Content-Encoding", "gzip")
		body = answer.compressed
	}
	e.writeBody(w, media, http.StatusOK, body)
}

// writeBody writes the headers and the body of an answer.
func (e *endpoint) writeBody(w http.ResponseWriter, media string, status int, body []byte) {
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	if _, err := w.Write(body); err != nil {
		e.settings.Log.Debug("the client did not read the answer", "error", err)
	}
}

// log writes one line about an operation at level info.
func (e *endpoint) log(ctx context.Context, op *graphql.OperationContext, response *graphql.Response, used *usage, took time.Duration) {
	if !e.settings.Log.Enabled(ctx, slog.LevelInfo) {
		return
	}
	kind, name := "", op.OperationName
	if op.Operation != nil {
		kind, name = string(op.Operation.Operation), op.Operation.Name
	}
	attributes := []slog.Attr{
		slog.String("kind", kind), slog.String("name", shorten(name, 80)), slog.Int64("statements", used.statements.Load()),
		slog.Int64("cost", used.cost.Load()), slog.Duration("waited", used.waitedFor().Round(10*time.Microsecond)),
		slog.Duration("took", took.Round(10*time.Microsecond)), slog.Int("bytes", len(response.Data)),
	}
	if len(response.Errors) > 0 {
		attributes = append(attributes, slog.Any("code", response.Errors[0].Extensions["code"]), slog.Int("errors", len(response.Errors)))
	}
	e.settings.Log.LogAttrs(ctx, slog.LevelInfo, "operation", attributes...)
}

// shorten cuts a text to at most a number of bytes; a cut text ends with an ellipsis.
func shorten(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}
