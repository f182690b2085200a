package live

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"docket/auth"
	"docket/graph/endpoint"
	"docket/graph/load"
	"docket/limit"
	"docket/problem"
)

// client is the sender of operations over a connection that stays open: a WebSocket, or a stream of events.
type client struct {
	hub      *Hub
	endpoint *endpoint.Endpoint
	request  *http.Request
	given    auth.Credentials
	key      string // under which the client is counted
	// caller is who the client was when last recognised, and agencies those whose records the caller may read.
	caller   atomic.Pointer[auth.Caller]
	agencies atomic.Pointer[[]int64]
	wasKnown atomic.Bool   // whether somebody was recognised, so that the client is not the public
	recheck  chan struct{} // holds an element if the client is to be recognised at once
}

// newClient returns the client of a request.
func (h *Hub) newClient(r *http.Request) *client {
	return &client{hub: h, endpoint: h.Endpoint, request: r, recheck: make(chan struct{}, 1)}
}

// begin recognises a client who has sent credentials, and counts it as connected until leave is called. Returns UNAUTHENTICATED if nobody is
// recognised, and the errors of recognising a request.
func (c *client) begin(ctx context.Context, given auth.Credentials) (leave func(), err error) {
	c.given = given
	if err := c.recognise(ctx); err != nil {
		return nil, err
	}
	c.key = limit.CallerKey(c.request.WithContext(auth.WithCaller(ctx, *c.caller.Load())))
	h := c.hub
	h.lock.Lock()
	defer h.lock.Unlock()
	h.clients[c] = struct{}{}
	return func() {
		h.lock.Lock()
		defer h.lock.Unlock()
		delete(h.clients, c)
		if len(h.clients) == 0 {
			h.empty.Broadcast()
		}
	}, nil
}

// recognise recognises the client as of now. Returns UNAUTHENTICATED if nobody is recognised any more: whose session has ended is not taken
// for the public, or in the demo mode for the demo auditor.
func (c *client) recognise(ctx context.Context) error {
	caller, err := auth.RecogniseAgain(ctx, c.given)
	if err != nil {
		return err
	}
	if caller.IsKnown() && !caller.IsDemo {
		c.wasKnown.Store(true)
	} else if c.wasKnown.Load() {
		return problem.Errorf(problem.Unauthenticated, "the session has ended: sign in again")
	}
	ctx, err = c.endpoint.RequireCaller(auth.WithCaller(ctx, caller))
	if err != nil {
		return err
	}
	caller = auth.CallerOf(ctx)
	agencies := c.hub.Agencies.VisibleTo(caller)
	c.caller.Store(&caller)
	c.agencies.Store(&agencies)
	return nil
}

// recheckSoon lets the client be recognised at once.
func (c *client) recheckSoon() {
	select {
	case c.recheck <- struct{}{}:
	default:
	}
}

// watch recognises the client again until the context ends: at each interval of the settings, and at once after recheckSoon. At each interval it also calls alive, which
// finds out whether the connection still stands. It ends the connection by cut if the client is no longer recognised, or if alive returns an error; while the
// database cannot be asked, the client stays.
func (c *client) watch(ctx context.Context, cut context.CancelCauseFunc, alive func(ctx context.Context) error) {
	tick := time.NewTicker(c.hub.settings.Recheck)
	defer tick.Stop()
	for {
		isTick := false
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			isTick = true
		case <-c.recheck:
		}
		if err := c.recognise(ctx); err != nil && isRefusal(err) {
			cut(err)
			return
		}
		if isTick {
			if err := alive(ctx); err != nil {
				cut(err)
				return
			}
		}
	}
}

// isRefusal reports whether an error of recognising a client says that the client may not stay. While the database cannot be asked, it stays:
// nothing can be read either.
func isRefusal(err error) bool {
	p := problem.Of(err)
	return p != nil && (p.Code == problem.Unauthenticated || p.Code == problem.Forbidden)
}

// accept parses an operation. Returns the answer that refuses it, or nil.
func (c *client) accept(ctx context.Context, sent *endpoint.Request) (*endpoint.Operation, *graphql.Response) {
	return c.endpoint.Accept(c.withCaller(ctx), c.request, sent)
}

// runOnce runs a query or a mutation, and returns its answer.
func (c *client) runOnce(ctx context.Context, op *endpoint.Operation) *graphql.Response {
	ctx, _ = load.WithUsage(c.withCaller(ctx))
	return c.endpoint.Answer(ctx, c.request, op)
}

// follow sends the answers of a subscription or a live query. See subscription.follow.
func (c *client) follow(ctx context.Context, op *endpoint.Operation, out sink) (*graphql.Response, error) {
	s, err := newSubscription(c, op.OperationContext)
	if err != nil {
		return c.endpoint.Refusal(ctx, err), nil
	}
	return s.follow(ctx, out, func(reading context.Context, first *graphql.Response) {
		c.endpoint.Count(reading, c.request, op.OperationContext, first, 0)
	})
}
