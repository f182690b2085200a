package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
)

// post sends an operation with headers of its own. The caller closes the body of the response.
func post(ctx context.Context, client *http.Client, url string, header map[string]string, body []byte) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	for name, value := range header {
		request.Header.Set(name, value)
	}
	return client.Do(request)
}

// ask sends a request and returns the answer. Returns an error where the answer reports one.
func ask(ctx context.Context, client *http.Client, url string, body []byte) ([]byte, error) {
	response, err := post(ctx, client, url, nil, body)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		return nil, err
	case response.StatusCode != http.StatusOK:
		return nil, fmt.Errorf("status %d: %s", response.StatusCode, answer)
	case bytes.Contains(answer[:min(len(answer), 64)], []byte(`"errors"`)):
		return nil, fmt.Errorf("%.1000s", answer)
	}
	return answer, nil
}

// askGraphQL sends a request with a header of its own and reads the data of the answer into data, if it is not nil. Returns an error if the
// answer has errors.
func askGraphQL(ctx context.Context, client *http.Client, url, header, value string, body []byte, data any) error {
	response, err := post(ctx, client, url, map[string]string{header: value}, body)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	answer := struct {
		Data   any
		Errors []json.RawMessage
	}{Data: data}
	if err := json.Unmarshal(text, &answer); err != nil {
		return fmt.Errorf("%s: %w", response.Status, err)
	}
	if len(answer.Errors) > 0 || response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %.500s", response.Status, text)
	}
	return nil
}
