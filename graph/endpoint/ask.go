package endpoint

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"docket/problem"
	"docket/replicas"
)

// Ask sends an operation to an endpoint in this process as a POST request, which the primary answers, and decodes its data into data. If the answer has errors, Ask
// returns one error with all messages, which wraps a problem with the code of the first message.
func Ask(ctx context.Context, endpoint http.Handler, operation string, variables map[string]any, data any) error {
	body, err := json.Marshal(map[string]any{"query": operation, "variables": variables})
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set(replicas.FreshHeader, replicas.Now) // what a page shows may be printed and served
	answer := &memoryWriter{header: http.Header{}}
	endpoint.ServeHTTP(answer, request)
	var parsed struct {
		Data   json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code problem.Code }
		}
	}
	if err := json.Unmarshal(answer.body.Bytes(), &parsed); err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	if len(parsed.Errors) > 0 {
		messages := make([]string, len(parsed.Errors))
		for i, e := range parsed.Errors {
			messages[i] = e.Message
		}
		return &answerError{*problem.Errorf(parsed.Errors[0].Extensions.Code, "%s", strings.Join(messages, "; "))}
	}
	return json.Unmarshal(parsed.Data, data)
}

// answerError is the errors of an answer. Its text is their messages without a code.
type answerError struct{ problem problem.Error }

func (e *answerError) Error() string { return e.problem.Message }

// Unwrap returns the problem that the error stands for.
func (e *answerError) Unwrap() error { return &e.problem }

// memoryWriter is an http.ResponseWriter that holds the answer in memory.
type memoryWriter struct {
	header http.Header
	body   bytes.Buffer
}

func (w *memoryWriter) Header() http.Header { return w.header }

func (w *memoryWriter) Write(p []byte) (int, error) { return w.body.Write(p) }

func (w *memoryWriter) WriteHeader(int) {}
