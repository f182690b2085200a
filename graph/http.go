package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
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

	"docket/problem"
)

// HTTPSettings bound what the endpoint takes. A field left zero has the value that is said here.
type HTTPSettings struct {
	// Body is the longest body of a request in bytes, 4 MiB: a whole bureau is handed over in one.
	Body int64
	// Tokens is how many tokens an operation may have, 15,000: validation takes time that grows with their square.
	Tokens int
	// Introspection lets callers read the schema.
	Introspection bool
	Log           *slog.Logger
}

// endpoint is GraphQL over HTTP, as the GraphQL-over-HTTP specification has it: POST of JSON, GET for queries. It writes
// the JSON of an answer as it came from the database.
type endpoint struct {
	executor *executor.Executor
	show     graphql.ErrorPresenterFunc
	settings HTTPSettings
}

// Handler serves the schema.
func Handler(schema graphql.ExecutableSchema, s HTTPSettings, extensions ...graphql.HandlerExtension) http.Handler {
	if s.Body == 0 {
		s.Body = 4 << 20
	}
	if s.Tokens == 0 {
		s.Tokens = 15_000
	}
	if s.Log == nil {
		s.Log = slog.Default()
	}
	e := &endpoint{executor: executor.New(schema), show: present(s.Log), settings: s}
	e.executor.SetErrorPresenter(e.show)
	e.executor.SetRecoverFunc(recovered(s.Log))
	e.executor.SetParserTokenLimit(s.Tokens)
	kept := documents{lru.New[*ast.QueryDocument](1000)}
	e.executor.SetQueryCache(kept)
	e.executor.Use(preparation{schema.Schema(), kept, s.Tokens, s.Introspection})
	e.executor.SetDisableSuggestion(!s.Introspection)
	if s.Introspection {
		e.executor.Use(extension.Introspection{})
	}
	for _, x := range extensions {
		e.executor.Use(x)
	}
	return e
}

// documents keeps parsed operations, but none that is long: a thousand of those would fill the memory.
type documents struct {
	graphql.Cache[*ast.QueryDocument]
}

const longestKept = 16 << 10

// Add keeps a parsed operation.
func (d documents) Add(ctx context.Context, text string, doc *ast.QueryDocument) {
	if len(text) <= longestKept {
		d.Cache.Add(ctx, text, doc)
	}
}

// The media types of answers. The newer one tells by its status whether an operation ran at all.
const (
	typeJSON     = "application/json"
	typeResponse = "application/graphql-response+json"
)

// refused is a request that never got to be an operation.
type refused struct {
	status  int
	message string
}

func (r *refused) Error() string { return r.message }

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	media, ok := negotiate(r.Header.Values("Accept"))
	if !ok {
		http.Error(w, "answers are "+typeResponse+" or "+typeJSON+": accept one of them", http.StatusNotAcceptable)
		return
	}
	ctx := graphql.StartOperationTrace(r.Context())
	ctx, counter := withStatements(ctx)
	defer func() {
		if cause := recover(); cause != nil {
			err := e.show(ctx, recovered(e.settings.Log)(ctx, cause))
			e.write(w, media, http.StatusInternalServerError, &graphql.Response{Errors: gqlerror.List{err}})
		}
	}()
	params, err := e.read(w, r)
	if err != nil {
		status := http.StatusBadRequest
		var no *refused
		if errors.As(err, &no) {
			status = no.status
		}
		shown := presentProblem(problem.Errorf(problem.BadUserInput, "%s", err))
		if status == http.StatusRequestEntityTooLarge {
			shown = presentProblem(problem.Errorf(problem.LimitExceeded, "%s", err).With("limit", e.settings.Body))
		}
		if status == http.StatusMethodNotAllowed {
			w.Header().Set("Allow", "GET, POST")
		}
		e.write(w, media, status, &graphql.Response{Errors: gqlerror.List{shown}})
		return
	}
	op, faults := e.executor.CreateOperationContext(ctx, params)
	var response *graphql.Response
	status := http.StatusOK
	switch {
	case len(faults) > 0:
		response = refusal(ctx, e.show, faults)
		status = http.StatusBadRequest
	case r.Method == http.MethodGet && op.Operation.Operation != ast.Query:
		w.Header().Set("Allow", "POST")
		shown := presentProblem(problem.Errorf(problem.BadUserInput, "a %s changes records: send it by POST", op.Operation.Operation))
		e.write(w, media, http.StatusMethodNotAllowed, &graphql.Response{Errors: gqlerror.List{shown}})
		return
	default:
		handle, inner := e.executor.DispatchOperation(ctx, op)
		response = handle(inner)
		if response == nil { // whoever asked has gone
			return
		}
		if len(response.Data) == 0 {
			status = statusOf(response.Errors)
		}
	}
	e.log(ctx, op, response, counter.Load(), time.Since(began))
	if media == typeJSON {
		status = http.StatusOK // this media type has always told of errors in its body only
	}
	e.write(w, media, status, response)
}

// statusOf is the status of an operation that was refused as a whole.
func statusOf(errs gqlerror.List) int {
	if len(errs) > 0 {
		switch errs[0].Extensions["code"] {
		case string(problem.Internal):
			return http.StatusInternalServerError
		case string(problem.Timeout):
			return http.StatusGatewayTimeout
		case string(problem.Unauthenticated):
			return http.StatusUnauthorized
		case string(problem.Forbidden):
			return http.StatusForbidden
		}
	}
	return http.StatusBadRequest
}

// read takes the parameters of the operation out of a request.
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
		return nil, &refused{http.StatusMethodNotAllowed, "use POST, or GET for a query"}
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

func (e *endpoint) readPost(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, error) {
	// Only JSON: what a page of another site can send without asking is a form or plain text.
	media, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != typeJSON {
		return nil, &refused{http.StatusUnsupportedMediaType, "the body's content type must be " + typeJSON}
	}
	if charset := parameters["charset"]; charset != "" && !strings.EqualFold(charset, "utf-8") {
		return nil, &refused{http.StatusUnsupportedMediaType, "the body's characters must be utf-8"}
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" && coding != "identity" {
		return nil, &refused{http.StatusUnsupportedMediaType, "the body must not be compressed"}
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, e.settings.Body))
	var tooLong *http.MaxBytesError
	switch {
	case errors.As(err, &tooLong):
		return nil, &refused{http.StatusRequestEntityTooLarge, "the body is longer than " + strconv.FormatInt(tooLong.Limit, 10) + " bytes"}
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
		return nil, errors.New("the body is not a JSON object of `query`, `operationName`, `variables` and `extensions`: " + sayJSON(err))
	}
	return params, nil
}

func readGet(r *http.Request) (*graphql.RawParams, error) {
	values := r.URL.Query()
	params := &graphql.RawParams{Query: values.Get("query"), OperationName: values.Get("operationName")}
	for name, target := range map[string]*map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if text := values.Get(name); text != "" {
			if err := decode([]byte(text), target); err != nil {
				return nil, errors.New(name + ": is not a JSON object: " + sayJSON(err))
			}
		}
	}
	if !utf8.ValidString(params.Query) {
		return nil, errors.New("query: is not utf-8")
	}
	return params, nil
}

// decode reads one JSON value and nothing after it; numbers stay as they were written.
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

// sayJSON says what is wrong with JSON without the names of our types.
func sayJSON(err error) string {
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

// write writes a response; the data is not looked at again.
func (e *endpoint) write(w http.ResponseWriter, media string, status int, response *graphql.Response) {
	var b bytes.Buffer
	b.Grow(len(response.Data) + 64)
	b.WriteByte('{')
	if len(response.Errors) > 0 {
		errs, err := json.Marshal(response.Errors[:min(len(response.Errors), mostErrors)])
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
	b.WriteByte('}')
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	if _, err := w.Write(b.Bytes()); err != nil {
		e.settings.Log.Debug("an answer was not taken", "error", err)
	}
}

// log writes the operation's line.
func (e *endpoint) log(ctx context.Context, op *graphql.OperationContext, response *graphql.Response, statements int64, took time.Duration) {
	if !e.settings.Log.Enabled(ctx, slog.LevelInfo) {
		return
	}
	kind, name := "", op.OperationName
	if op.Operation != nil {
		kind, name = string(op.Operation.Operation), op.Operation.Name
	}
	attributes := []slog.Attr{
		slog.String("kind", kind), slog.String("name", shorten(name, 80)), slog.Int64("statements", statements),
		slog.Duration("took", took.Round(10*time.Microsecond)), slog.Int("bytes", len(response.Data)),
	}
	if len(response.Errors) > 0 {
		attributes = append(attributes, slog.Any("code", response.Errors[0].Extensions["code"]), slog.Int("errors", len(response.Errors)))
	}
	e.settings.Log.LogAttrs(ctx, slog.LevelInfo, "operation", attributes...)
}

func shorten(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}
