package live

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"docket/auth"
	"docket/graph/endpoint"
)

// stream is a stream of events to a client.
type stream struct {
	*client
	w    http.ResponseWriter
	lock sync.Mutex
}

// ServeStream answers an operation by a stream of events.
func (h *Hub) ServeStream(w http.ResponseWriter, r *http.Request, op *endpoint.Operation) {
	ctx, cut := context.WithCancelCause(r.Context())
	defer cut(nil)
	defer context.AfterFunc(h.open, func() { cut(errStopping) })()
	s := &stream{client: h.newClient(r), w: w}
	leave, err := s.begin(ctx, auth.Credentials{})
	if err != nil {
		h.Endpoint.Refuse(r.Context(), w, endpoint.TypeJSON, err)
		return
	}
	defer leave()
	if err := http.NewResponseController(w).SetReadDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		h.Endpoint.Settings.Log.DebugContext(ctx, "no stream", "error", err)
		return
	}
	header := w.Header()
	header.Set("Content-Type", endpoint.TypeStream+"; charset=utf-8")
	header.Set("Cache-Control", "no-store")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("X-Accel-Buffering", "no") // a proxy must not hold events back
	w.WriteHeader(http.StatusOK)
	var watching sync.WaitGroup
	defer watching.Wait()
	defer cut(nil)
	watching.Go(func() { s.watch(ctx, cut, s.settle) })
	if err := s.operate(ctx, op); err != nil && ctx.Err() == nil {
		h.Endpoint.Settings.Log.DebugContext(ctx, "a stream ends", "error", err)
	}
}

// operate runs an operation and sends its answers.
func (s *stream) operate(ctx context.Context, op *endpoint.Operation) error {
	var last *graphql.Response
	var err error
	if endpoint.IsFollowed(op.OperationContext) {
		if err := s.settle(ctx); err != nil { // so that the client sees the headers
			return err
		}
		last, err = s.follow(ctx, op, s)
	} else {
		last = s.runOnce(ctx, op)
	}
	if isRefused := err != nil && isRefusal(err); isRefused {
		last, err = s.endpoint.Refusal(ctx, err), nil
	}
	if err != nil {
		return err // without "complete": the client connects again
	}
	if err := s.send(ctx, last); err != nil {
		return err
	}
	return s.write(ctx, []byte("event: complete\ndata:\n\n"))
}

// send sends an answer as an event.
func (s *stream) send(ctx context.Context, response *graphql.Response) error {
	body := bytes.ReplaceAll(s.endpoint.Body(response), []byte("\n"), []byte(" ")) // line ends stand between the values of JSON only
	event := make([]byte, 0, len(body)+24)
	event = append(event, "event: next\ndata: "...)
	event = append(event, body...)
	return s.write(ctx, append(event, "\n\n"...))
}

// settle sends a comment, by which a client that has gone is noticed. It cannot wait for the client: HTTP has no answer to an event.
func (s *stream) settle(ctx context.Context) error { return s.write(ctx, []byte(":\n\n")) }

// write writes and flushes a text. Returns an error if the client does not read in time.
func (s *stream) write(_ context.Context, text []byte) error {
	s.lock.Lock()
	defer s.lock.Unlock()
	control := http.NewResponseController(s.w)
	if err := control.SetWriteDeadline(time.Now().Add(s.hub.settings.Patience)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := s.w.Write(text); err != nil {
		return err
	}
	return control.Flush()
}
