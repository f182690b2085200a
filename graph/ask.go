package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// Ask sends an operation to an endpoint in this process as a POST request and decodes its data into data. Returns one error with
// all messages if the answer has errors.
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
	answer := &memoryWriter{header: http.Header{}}
	endpoint.ServeHTTP(answer, request)
	var parsed struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(answer.body.Bytes(), &parsed); err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	if len(parsed.Errors) > 0 {
		messages := make([]string, len(parsed.Errors))
		for i, e := range parsed.Errors {
			messages[i] = e.Message
		}
		return errors.New(strings.Join(messages, "; "))
	}
	return json.Unmarshal(parsed.Data, data)
}

// memoryWriter is an http.ResponseWriter that holds the answer in memory.
type memoryWriter struct {
	header http.Header
	body   bytes.Buffer
}

func (w *memoryWriter) Header() http.Header { return w.header }

func (w *memoryWriter) Write(p []byte) (int, error) { return w.body.Write(p) }

func (w *memoryWriter) WriteHeader(int) {}
