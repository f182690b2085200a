package endpoint

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"

	"docket/documents"
	"docket/limit"
	"docket/messages"
	"docket/problem"
)

// Request is an operation as a client sends it.
type Request struct {
	graphql.RawParams
	// DocumentID names the operation in place of its text.
	DocumentID string `json:"documentId"`
}

// Read reads the operation and its variables from a request (GraphQL over HTTP). keep says that the caller keeps the text once the text has
// been validated. Returns a problem, or a RequestError if another status is due than that of its code.
func (e *Endpoint) Read(w http.ResponseWriter, r *http.Request) (_ *graphql.RawParams, keep bool, err error) {
	started := graphql.Now()
	var params *Request
	switch r.Method {
	case http.MethodPost:
		params, err = e.readPost(w, r)
	case http.MethodGet:
		params, err = readGet(r)
	default:
		return nil, false, &RequestError{http.StatusMethodNotAllowed, "GET, POST", problem.Errorf(problem.BadUserInput, "use POST, or GET for a query")}
	}
	if err != nil {
		return nil, false, err
	}
	if keep, err = e.resolve(r, params); err != nil {
		return nil, false, err
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: started, End: graphql.Now()}
	return &params.RawParams, keep, nil
}

// resolve puts the text of the operation into its params. keep says that the caller keeps the text once it has been validated. Returns a problem, or
// an error whose text is for the client, if there is no text that the caller may run.
func (e *Endpoint) resolve(r *http.Request, params *Request) (keep bool, err error) {
	if r.RemoteAddr != "" { // a request that was made in this process may run anything
		params.Query, keep, err = e.Settings.Documents.Resolve(documents.Request{
			Query: params.Query, DocumentID: params.DocumentID, Extensions: params.Extensions,
		})
		if err != nil {
			return false, err
		}
	}
	if params.Query == "" {
		return false, problem.Errorf(problem.BadUserInput, "is missing or empty; send the text of an operation, or its documentId").At("query")
	}
	return keep, nil
}

// longBody is the length in bytes from which a body waits for its turn to be decoded, as new documents wait to be parsed. Some tens of
// thousands of values take as long to decode as a light read takes.
const longBody = 64 << 10

// maxValues is how many values the body of a request may hold, counted before it is decoded: decoding takes time and memory for each, also for
// those that the operation does not use. It is ten times as many as one list of an input may hold.
const maxValues = 50_000

// maxNesting is how deep the lists and objects of a body may nest. To validate and coerce a variable takes time for each level. A filter at the
// limit of plan nests about sixty deep.
const maxNesting = 100

// CheckJSON checks a text of JSON before it is decoded. Returns LIMIT_EXCEEDED if it holds more than maxValues, or nests deeper than maxNesting.
func CheckJSON(text []byte) error {
	switch values, depth := measureJSON(text); {
	case values > maxValues:
		return problem.Errorf(problem.LimitExceeded, "the body holds more than %d values; send fewer, or several operations", maxValues).With("limit", maxValues)
	case depth > maxNesting:
		return problem.Errorf(problem.LimitExceeded, "the lists and objects of the body nest more than %d deep", maxNesting).With("limit", maxNesting)
	}
	return nil
}

// measureJSON returns how many values the lists and objects of a text of JSON hold, and how deep they nest. Each value but the first of a list or
// object stands behind a comma; all the first ones count as one.
func measureJSON(text []byte) (values, depth int) {
	values = 1
	isText, open := false, 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if isText {
			switch c {
			case '\\':
				i++ // what follows is no end of the text
			case '"':
				isText = false
			}
			continue
		}
		switch c {
		case '"':
			isText = true
		case ',':
			values++
		case '[', '{':
			open++
			depth = max(depth, open)
		case ']', '}':
			open--
		}
	}
	return values, depth
}

// readPost reads the operation from the body of a POST request. Returns a RequestError with the status 415 if the body is no uncompressed JSON in
// UTF-8, and the errors of readBody, of CheckJSON, and the problem of a turn that does not come (limit.Queue.Enter).
func (e *Endpoint) readPost(w http.ResponseWriter, r *http.Request) (*Request, error) {
	// Only JSON is accepted: a page of another site can make the browser send forms and plain text without asking this server first.
	media, parameters, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || media != TypeJSON {
		return nil, &RequestError{Status: http.StatusUnsupportedMediaType, Problem: problem.Errorf(problem.BadUserInput, "the body's content type must be %s", TypeJSON)}
	}
	if charset := parameters["charset"]; charset != "" && !strings.EqualFold(charset, "utf-8") {
		return nil, &RequestError{Status: http.StatusUnsupportedMediaType, Problem: problem.Errorf(problem.BadUserInput, "the body's characters must be utf-8")}
	}
	if coding := r.Header.Get("Content-Encoding"); coding != "" && coding != "identity" {
		return nil, &RequestError{Status: http.StatusUnsupportedMediaType, Problem: problem.Errorf(problem.BadUserInput, "the body must not be compressed")}
	}
	read := takeBuffer()
	defer returnBuffer(read) // what is decoded from it is copied
	body, err := e.readBody(w, r, read)
	if err != nil {
		return nil, err
	}
	if len(body) > 0 && body[0] == '[' {
		return nil, problem.Errorf(problem.BadUserInput, "the body holds a list: send one operation a request")
	}
	if err := CheckJSON(body); err != nil {
		return nil, err
	}
	if len(body) > longBody {
		leave, err := e.turns.Documents.Enter(r.Context(), limit.CallerKey(r), len(body), false)
		if err != nil {
			return nil, err
		}
		defer leave()
	}
	params, err := decodeBody(body)
	if err != nil {
		return nil, problem.Errorf(problem.BadUserInput, "the body is not a JSON object of `query`, `operationName`, `variables` and `extensions`: %s", describeJSON(err))
	}
	return params, nil
}

// readBody reads the body of a request to its end into a buffer, and returns it without white space around it. It takes a body whose length was not announced from the caller's
// budget (TakeOperation). Returns a RequestError with the status 408 or 413 if the body does not arrive in time or is too long, which is known of an
// announced length before it is read; LIMIT_EXCEEDED if too little is left of the budget; and BAD_USER_INPUT if it is not UTF-8.
func (e *Endpoint) readBody(w http.ResponseWriter, r *http.Request, read *bytes.Buffer) ([]byte, error) {
	if r.ContentLength > e.Settings.Body {
		return nil, e.bodyTooLong()
	}
	// Room for a usual body is made at once; a client that announces a long one gets none before it sends it.
	read.Grow(int(min(max(r.ContentLength, 0), 16<<10)) + bytes.MinRead)
	_, err := read.ReadFrom(http.MaxBytesReader(w, r.Body, e.Settings.Body))
	body := read.Bytes()
	if r.ContentLength < 0 {
		if err := e.turns.Rates.TakeBytes(limit.CallerKey(r), int64(len(body))); err != nil {
			return nil, err
		}
	}
	var over *http.MaxBytesError
	switch {
	case errors.As(err, &over):
		return nil, e.bodyTooLong()
	case errors.Is(err, os.ErrDeadlineExceeded):
		return nil, &RequestError{Status: http.StatusRequestTimeout, Problem: problem.Errorf(problem.LimitExceeded, "the body did not arrive in time; send it at once")}
	case err != nil:
		return nil, problem.Errorf(problem.BadUserInput, "the body could not be read to its end")
	case !utf8.Valid(body):
		return nil, problem.Errorf(problem.BadUserInput, "the body is not utf-8")
	}
	return bytes.TrimSpace(body), nil
}

func (e *Endpoint) bodyTooLong() error {
	return &RequestError{Status: http.StatusRequestEntityTooLarge, Problem: problem.Errorf(problem.LimitExceeded, "the body is longer than %d bytes", e.Settings.Body).With("limit", e.Settings.Body)}
}

// readGet reads the operation from the query string of a GET request.
func readGet(r *http.Request) (*Request, error) {
	values := r.URL.Query()
	params := &Request{DocumentID: values.Get("documentId")}
	params.Query, params.OperationName = values.Get("query"), values.Get("operationName")
	for name, target := range map[string]*map[string]any{"variables": &params.Variables, "extensions": &params.Extensions} {
		if text := values.Get(name); text != "" {
			if err := CheckJSON([]byte(text)); err != nil {
				return nil, err
			}
			if err := Decode([]byte(text), target); err != nil {
				return nil, problem.Errorf(problem.BadUserInput, "is not a JSON object: %s", describeJSON(err)).At(name)
			}
		}
	}
	if !utf8.ValidString(params.Query) {
		return nil, problem.Errorf(problem.BadUserInput, "is not utf-8").At("query")
	}
	return params, nil
}

// errFollowed is the error of a text that goes on behind its JSON value.
var errFollowed = errors.New("something follows it")

// Decode decodes a text, which must hold exactly one JSON value. Numbers keep their text.
func Decode(text []byte, target any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(target); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errFollowed
	}
	return nil
}

// describeJSON describes an error of decoding JSON without the names of Go types.
func describeJSON(err error) messages.Text {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		if wrong.Field == "" {
			return messages.Textf("it is of another kind: %s", wrong.Value)
		}
		return messages.Textf("`%s` must not be of kind %s", wrong.Field, wrong.Value)
	}
	switch {
	case errors.Is(err, errFollowed):
		return messages.Textf("something follows it")
	case errors.Is(err, io.EOF):
		return messages.Textf("it is empty")
	}
	return messages.Textf("%s", err)
}
