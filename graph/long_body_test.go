package graph

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"docket/problem"
)

// A long body waits until another one is decoded; a short one does not wait.
func TestLongBodyWaits(t *testing.T) {
	t.Parallel()
	e := &endpoint{settings: HTTPSettings{Body: 1 << 20}, turns: newGate(LoadSettings{Wait: time.Minute}.withDefaults(), 1, nil)}
	for range max(runtime.GOMAXPROCS(0)/2, 1) {
		if _, err := e.turns.documents.Enter(t.Context(), "another", 1, false); err != nil {
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
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- post(ctx, longBody) }()
	for e.turns.documents.Waiting() == 0 {
		runtime.Gosched()
	}
	cancel()
	if err := <-ended; !errors.Is(err, context.Canceled) && problem.Of(err) == nil {
		t.Errorf("a long body whose sender left while it waited: %v", err)
	}
	if f := e.turns.documents.Figures(); f.WaitingLight != 0 {
		t.Errorf("%d still wait", f.WaitingLight)
	}
}
