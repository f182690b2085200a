package graph

import (
	"bytes"
	"context"
	"errors"
	"mime"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"docket/auth"
)

// typeStream is the media type of a stream of events (graphql-sse, "distinct connections mode":
// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md).
const typeStream = "text/event-stream"

// acceptsStream reports whether a request asks for a stream of events.
func acceptsStream(r *http.Request) bool {
	for part := range strings.SplitSeq(strings.Join(r.Header.Values("Accept"), ","), ",") {
		if media, parameters, err := mime.ParseMediaType(part); err == nil && media == typeStream && parameters["q"] != "0" {
			return true
		}
	}
	return false
}

// stream is a stream of events to a client.
type stream struct {
	*client
	w    http.ResponseWriter
	lock sync.Mutex
}

// serveStream answers an operation by a stream of events. params were read and parsed.
func (e *endpoint) serveStream(w http.ResponseWriter, r *http.Request, op *operation) {
	ctx, cut := context.WithCancelCause(r.Context())
	defer cut(nil)
	defer context.AfterFunc(e.hub.open, func() { cut(errStopping) })()
	s := &stream{client: e.newClient(r), w: w}
	leave, err := s.begin(ctx, auth.Credentials{})
	if err != nil {
		e.refuse(r.Context(), w, typeJSON, err)
		return
	}
	defer leave()
	if err := http.NewResponseController(w).SetReadDeadline(time.Time{}); err != nil && !errors.Is(err, http.ErrNotSupported) {
		e.settings.Log.DebugContext(ctx, "no stream", "error", err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", typeStream+"; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Accel-Buffering", "no") // a proxy must not hold events back
	w.WriteHeader(http.StatusOK)
	var watching sync.WaitGroup
	defer watching.Wait()
	defer cut(nil)
	watching.Go(func() { s.watch(ctx, cut, s.settle) })
	if err := s.operate(ctx, op); err != nil && ctx.Err() == nil {
		e.settings.Log.DebugContext(ctx, "a stream ends", "error", err)
	}
}

// operate runs an operation and sends its answers.
func (s *stream) operate(ctx context.Context, op *operation) error {
	var last *graphql.Response
	var err error
	if isFollowed(op.OperationContext) {
		if err := s.settle(ctx); err != nil { // so that the client sees the headers
			return err
		}
		last, err = s.follow(ctx, op, s)
	} else {
		last = s.runOnce(ctx, op)
	}
	if isRefused := err != nil && isRefusal(err); isRefused {
		last, err = s.endpoint.refusalOf(ctx, err), nil
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
	body := bytes.ReplaceAll(s.endpoint.body(response), []byte("\n"), []byte(" ")) // line ends stand between the values of JSON only
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
	if err := control.SetWriteDeadline(time.Now().Add(s.endpoint.hub.settings.Patience)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	if _, err := s.w.Write(text); err != nil {
		return err
	}
	return control.Flush()
}
