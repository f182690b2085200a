package endpoint

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"docket/graph/load"
	"docket/problem"
)

// A long body waits until another one is decoded; a short one does not wait.
func TestLongBodyWaits(t *testing.T) {
	t.Parallel()
	e := &Endpoint{Settings: Settings{Body: 1 << 20}, turns: load.NewGate(load.Settings{Wait: time.Minute}, 1, nil)}
	for range max(runtime.GOMAXPROCS(0)/2, 1) {
		if _, err := e.turns.Documents.Enter(t.Context(), "another", 1, false); err != nil {
			t.Fatal(err)
		}
	}
	post := func(ctx context.Context, values int) error {
		body := `{"query": "{ __typename }", "variables": {"many": [` + strings.Repeat("1, ", values) + `1]}}`
		r := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		_, err := e.readPost(httptest.NewRecorder(), r)
		return err
	}
	if err := post(t.Context(), 10); err != nil {
		t.Errorf("a short body: %v", err)
	}
	if err := post(t.Context(), maxValues); problem.Of(err) == nil || problem.Of(err).Detail["limit"] != maxValues {
		t.Errorf("a body of too many values: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- post(ctx, longBody/2) }()
	for e.turns.Documents.Waiting() == 0 {
		runtime.Gosched()
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) && problem.Of(err) == nil {
		t.Errorf("a long body whose sender left while it waited: %v", err)
	}
	if f := e.turns.Documents.Figures(); f.WaitingLight != 0 {
		t.Errorf("%d still wait", f.WaitingLight)
	}
}

// Only commas, brackets and braces between values count: none of a text, nor one behind a quotation mark that is part of a text.
func TestMeasureJSON(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]int{
		`{}`: {1, 1}, `[1,2,3]`: {3, 1}, `{"a,b": "c,[d", "e": [1,2]}`: {3, 2}, `["\",[[", "\\", "x"]`: {3, 1}, `[[1,2],[3,4]]`: {4, 2}, `[[],[[]],[]]`: {3, 3}, ``: {1, 0}, `]`: {1, 0},
	} {
		if values, depth := measureJSON([]byte(text)); values != want[0] || depth != want[1] {
			t.Errorf("%s: %d values, %d deep; want %v", text, values, depth, want)
		}
	}
	for text, limit := range map[string]any{
		"[" + strings.Repeat("1,", maxValues-1) + "1]": nil, "[" + strings.Repeat("1,", maxValues) + "1]": maxValues,
		strings.Repeat("[", maxNesting) + strings.Repeat("]", maxNesting): nil, strings.Repeat("[", maxNesting+1) + strings.Repeat("]", maxNesting+1): maxNesting,
	} {
		if p := problem.Of(CheckJSON([]byte(text))); p == nil && limit != nil || p != nil && (p.Code != problem.LimitExceeded || p.Detail["limit"] != limit) {
			t.Errorf("%.40s…: %v, want limit %v", text, p, limit)
		}
	}
}
