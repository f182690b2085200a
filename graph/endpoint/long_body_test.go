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

// Only commas between values count: neither those of a text, nor one behind a quotation mark that is part of a text.
func TestHoldsMore(t *testing.T) {
	t.Parallel()
	for text, values := range map[string]int{`{}`: 1, `[1,2,3]`: 3, `{"a,b": "c,d", "e": [1,2]}`: 3, `["\",", "\\", "x"]`: 3, `[[1,2],[3,4]]`: 4} {
		if holdsMore([]byte(text), values) || !holdsMore([]byte(text), values-1) && values > 1 {
			t.Errorf("%s holds %d values", text, values)
		}
	}
}
