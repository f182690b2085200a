package live

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"docket/answers"
	"docket/auth"
	"docket/changes"
	"docket/db"
	"docket/graph/endpoint"
	"docket/graph/load"
	"docket/graph/scope"
	"docket/limit"
	"docket/problem"
	"docket/query"
)

// Settings bound subscriptions and live queries. A field left zero has the default in its comment.
type Settings struct {
	// Subscriptions is how many may be open, PerCaller how many of one caller. Default 10,000 and 100; PerCaller below 0 is no limit.
	Subscriptions, PerCaller int
	// Interval is the shortest time from a change to the answer that shows it: changes in that time are sent as one. Default 200 ms.
	Interval time.Duration
	// Recheck is how often the caller of a connection is recognised again, beside each event. Default 30 s.
	Recheck time.Duration
	// Poll is how often it is looked for changes by other programs, which announce none. Default 30 s.
	Poll time.Duration
	// Patience is how long a client may take to read what was sent, before it is cut off. Default 20 s.
	Patience time.Duration
	// Reads is how many subscriptions are read at once. Default 8, so that they leave connections of the database to others.
	Reads int
}

func (s Settings) withDefaults() Settings {
	if s.Subscriptions == 0 {
		s.Subscriptions = 10_000
	}
	if s.PerCaller == 0 {
		s.PerCaller = 100
	}
	if s.Interval == 0 {
		s.Interval = 200 * time.Millisecond
	}
	if s.Recheck == 0 {
		s.Recheck = 30 * time.Second
	}
	if s.Poll == 0 {
		s.Poll = 30 * time.Second
	}
	if s.Patience == 0 {
		s.Patience = 20 * time.Second
	}
	if s.Reads == 0 {
		s.Reads = 8
	}
	return s
}

// errStopping ends connections when the server stops.
var errStopping = errors.New("the server stops: connect again")

// Hub tells subscriptions of changes.
type Hub struct {
	Parts
	settings Settings
	// turns has a place for each subscription that is being read.
	turns chan struct{}
	// open ends when the server stops.
	open context.Context
	stop context.CancelFunc

	lock          sync.Mutex
	subscriptions map[*subscription]struct{}
	perCaller     map[string]int
	clients       map[*client]struct{}
	// heard is until when no change was missed.
	heard time.Time
	// announced are the transactions that were heard of since the last poll; nil while nobody polls.
	announced map[uint64]bool
	empty     sync.Cond // signalled when a client leaves
}

// Parts are what a Hub works with.
type Parts struct {
	// Endpoint parses and runs operations.
	Endpoint *endpoint.Endpoint
	Schema   *ast.Schema
	Store    *db.Store
	// Agencies say what a caller may read.
	Agencies *scope.Agencies
	// Reader reads queries.
	Reader Reader
	Clock  func() time.Time
}

// Reader compiles and runs queries. *query.Service implements it.
type Reader interface {
	Read(ctx context.Context, op query.Operation) (map[string][]byte, error)
}

// New returns a Hub without subscriptions. It must be told of changes: see Changed, Missed and Poll.
func New(s Settings, p Parts) *Hub {
	s = s.withDefaults()
	h := &Hub{
		Parts: p, settings: s, turns: make(chan struct{}, s.Reads),
		subscriptions: map[*subscription]struct{}{}, perCaller: map[string]int{}, clients: map[*client]struct{}{}, heard: p.Clock(),
	}
	h.empty.L = &h.lock
	h.open, h.stop = context.WithCancel(context.Background())
	return h
}

// Changed tells subscriptions of a change.
func (h *Hub) Changed(c changes.Change) {
	h.lock.Lock()
	defer h.lock.Unlock()
	h.heard = h.Clock()
	if h.announced != nil {
		h.announced[c.Transaction] = true
	}
	for s := range h.subscriptions {
		s.note(c)
	}
	if slices.ContainsFunc(c.Tables, func(table string) bool { return table == "accounts" || table == "access_tokens" || table == "sessions" }) {
		for c := range h.clients {
			c.recheckSoon()
		}
	}
}

// Missed tells subscriptions that changes may have been missed since the last one that was heard of.
func (h *Hub) Missed() {
	h.lock.Lock()
	defer h.lock.Unlock()
	since := h.heard
	h.heard = h.Clock()
	for s := range h.subscriptions {
		s.noteAll(since)
	}
}

// Reread tells subscriptions to read again what they read, because something else than a write by this program may have changed it.
func (h *Hub) Reread() {
	h.lock.Lock()
	defer h.lock.Unlock()
	for s := range h.subscriptions {
		s.noteAll(time.Time{})
	}
}

// Poll looks for changes by other programs, at the interval of the settings, and makes subscriptions read again if there may be some. It returns
// when ctx ends, and at once if kept is nil.
func (h *Hub) Poll(ctx context.Context, kept *answers.Store) {
	if kept == nil {
		return
	}
	tick := time.NewTicker(h.settings.Poll)
	defer tick.Stop()
	var last answers.State
	for {
		h.lock.Lock()
		announced := h.announced
		h.announced = map[uint64]bool{}
		h.lock.Unlock()
		now, mayHaveChanged, err := kept.Changed(ctx, last, func(transaction uint64) bool { return announced[transaction] })
		switch {
		case err != nil: // while the database is away, the listener notices
		case mayHaveChanged:
			h.Reread()
			fallthrough
		default:
			last = now
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Drain ends all connections, and waits until they have ended. New ones end at once.
func (h *Hub) Drain() {
	h.stop()
	h.lock.Lock()
	defer h.lock.Unlock()
	for len(h.clients) > 0 {
		h.empty.Wait()
	}
}

// Subscriptions returns how many subscriptions and live queries are open.
func (h *Hub) Subscriptions() int {
	h.lock.Lock()
	defer h.lock.Unlock()
	return len(h.subscriptions)
}

// enter adds a subscription of a caller. Returns LIMIT_EXCEEDED if the caller, or all, have too many.
func (h *Hub) enter(s *subscription) (leave func(), err error) {
	h.lock.Lock()
	defer h.lock.Unlock()
	key := s.client.key
	switch {
	case len(h.subscriptions) >= h.settings.Subscriptions:
		return nil, problem.Errorf(problem.LimitExceeded, "%d subscriptions are open at this server, and no more may be: try again later", h.settings.Subscriptions).With("limit", h.settings.Subscriptions)
	case h.settings.PerCaller > 0 && h.perCaller[key] >= h.settings.PerCaller:
		return nil, problem.Errorf(problem.LimitExceeded, "you have %d subscriptions open, and no more may be: end one first", h.settings.PerCaller).With("limit", h.settings.PerCaller)
	}
	h.subscriptions[s] = struct{}{}
	h.perCaller[key]++
	return func() {
		h.lock.Lock()
		defer h.lock.Unlock()
		delete(h.subscriptions, s)
		if h.perCaller[key]--; h.perCaller[key] == 0 {
			delete(h.perCaller, key)
		}
	}, nil
}

// feed says what a subscription sends. Its methods but read are called under the subscription's lock.
type feed interface {
	// note notes a change of an agency that the caller may read, and reports whether there is something to read.
	note(c changes.Change) bool
	// noteAll notes that changes may have been missed since an instant. The zero instant means that no change was missed, but the same read may
	// now have another answer.
	noteAll(since time.Time)
	// take returns a function that reads what was noted so far. The function returns the answers to send. An answer with errors is the only
	// one; then keep puts back what was noted.
	take() (read func(ctx context.Context) []*graphql.Response, keep func())
}

// sink sends the answers of a subscription to its client.
type sink interface {
	// send sends an answer. Returns an error if the client does not read in time, or has gone.
	send(ctx context.Context, response *graphql.Response) error
	// settle waits until the client has read what was sent. Returns an error if it does not in time, or has gone.
	settle(ctx context.Context) error
}

// subscription is a subscription, or a live query, of a client.
type subscription struct {
	hub    *Hub
	client *client
	op     *graphql.OperationContext
	feed   feed
	wake   chan struct{} // holds an element if there is something to read

	lock sync.Mutex
}

// newSubscription returns a subscription to an operation. Returns BAD_USER_INPUT if a live query or subscription has a wrong argument.
func newSubscription(c *client, op *graphql.OperationContext) (*subscription, error) {
	s := &subscription{hub: c.hub, client: c, op: op, wake: make(chan struct{}, 1)}
	var err error
	s.feed, err = s.hub.feedOf(c, op)
	return s, err
}

// note notes a change, if the caller may read records of its agency.
func (s *subscription) note(c changes.Change) {
	if !s.client.mayRead(c.Agency) {
		return
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.feed.note(c) {
		s.wakeUp()
	}
}

// noteAll notes that any record may have changed; see feed.
func (s *subscription) noteAll(since time.Time) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.feed.noteAll(since)
	s.wakeUp()
}

func (s *subscription) wakeUp() {
	select {
	case s.wake <- struct{}{}:
	default: // it will read what was noted anyway
	}
}

// follow sends the first answers of a subscription, and then those after each change, until the context ends. began is called with the first
// of them. Returns the answer that refuses the subscription or ends it, or the error of a client who does not read, has gone or is no
// longer recognised.
func (s *subscription) follow(ctx context.Context, out sink, began func(ctx context.Context, first *graphql.Response)) (*graphql.Response, error) {
	leave, err := s.hub.enter(s)
	if err != nil {
		return s.client.endpoint.Refusal(ctx, err), nil
	}
	defer leave()
	for isFirst := true; ; isFirst = false {
		reading, _ := load.WithUsage(ctx)
		answers, keep, err := s.read(reading)
		if err != nil {
			return nil, err
		}
		if isFirst {
			response := &graphql.Response{}
			if len(answers) > 0 {
				response = answers[0]
			}
			began(s.client.withCaller(reading), response)
		}
		pause := s.hub.settings.Interval
		if len(answers) > 0 && len(answers[0].Errors) > 0 {
			again, ok := retryAfterError(answers[0])
			if isFirst || !ok {
				return answers[0], nil
			}
			pause, answers = again, nil
			s.lock.Lock()
			keep()
			s.wakeUp()
			s.lock.Unlock()
		}
		for _, answer := range answers {
			if err := out.send(ctx, answer); err != nil {
				return nil, err
			}
		}
		if len(answers) > 0 {
			if err := out.settle(ctx); err != nil {
				return nil, err
			}
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-s.wake:
		}
		timer := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil, context.Cause(ctx)
		case <-timer.C:
		}
	}
}

// read recognises the caller again, and runs the reads of the changes that the feed has noted. keep puts these back: call it to read again after an
// answer with errors. Returns an error if the caller is not recognised any more, or if the context ends.
func (s *subscription) read(ctx context.Context) (answers []*graphql.Response, keep func(), err error) {
	select {
	case s.hub.turns <- struct{}{}:
	case <-ctx.Done():
		return nil, nil, context.Cause(ctx)
	}
	defer func() { <-s.hub.turns }()
	err = s.client.recognise(ctx)
	ctx = s.client.withCaller(ctx)
	switch {
	case err != nil && isRefusal(err):
		return nil, nil, err
	case err != nil:
		return []*graphql.Response{s.client.endpoint.Refusal(ctx, err)}, func() {}, nil
	}
	defer func() {
		if cause := recover(); cause != nil {
			e := s.client.endpoint
			answers, err = []*graphql.Response{e.Refusal(ctx, e.Recover(ctx, cause))}, nil
		}
	}()
	at := s.hub.Clock()
	s.lock.Lock()
	read, keep := s.feed.take()
	s.lock.Unlock()
	answers = read(ctx)
	for _, answer := range answers {
		if len(answer.Errors) == 0 {
			answer.Extensions = load.UsageOf(ctx).Extensions(s.op.Extensions, 0)
			if answer.Extensions == nil {
				answer.Extensions = map[string]any{}
			}
			answer.Extensions["at"] = at.In(s.hub.Store.Settings().Zone).Format(time.RFC3339Nano)
		}
	}
	return answers, keep, nil
}

// retryAfterError returns after what time the read that ended with an error is tried again. ok is false if that would not help.
func retryAfterError(response *graphql.Response) (time.Duration, bool) {
	const pause = 2 * time.Second
	if _, ok := endpoint.RetryStatus(response); ok {
		if seconds, ok := response.Errors[0].Extensions[limit.RetryAfter].(int); ok {
			return time.Duration(seconds) * time.Second, true
		}
		return pause, true
	}
	return 5 * pause, response.Errors[0].Extensions["code"] == string(problem.Timeout)
}

// feedOf returns what an operation sends.
func (h *Hub) feedOf(c *client, op *graphql.OperationContext) (feed, error) {
	if op.Operation.Operation == ast.Query {
		return newLiveQuery(c, op), nil
	}
	fields := graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Subscription"})
	if len(fields) != 1 {
		return nil, problem.Errorf(problem.BadUserInput, "a subscription has exactly one field, and this one has %d", len(fields))
	}
	switch field := fields[0]; field.Name {
	case "caseChanged":
		return newCaseFeed(c, op, field)
	case "indicatorChanged":
		return newIndicatorFeed(c, op, field)
	case "deadlineDue":
		return newDeadlineFeed(c, op, field)
	default:
		return nil, problem.Errorf(problem.BadUserInput, "%s is no event: choose a field of the type Subscription", field.Name)
	}
}

// eventData returns the data of an event of a subscription's field.
func eventData(field graphql.CollectedField, value json.RawMessage) json.RawMessage {
	data := make([]byte, 0, len(field.Alias)+len(value)+5)
	data = append(data, `{"`...)
	data = append(data, field.Alias...) // a GraphQL name needs no escapes
	data = append(data, `":`...)
	data = append(data, value...)
	return append(data, '}')
}

// mayRead reports whether the caller may read records of an agency, as of when the caller was last recognised.
func (c *client) mayRead(agency int64) bool {
	_, is := slices.BinarySearch(*c.agencies.Load(), agency)
	return is
}

// withCaller returns a context for one reading, with the caller as recognised last.
func (c *client) withCaller(ctx context.Context) context.Context {
	return limit.WithKey(auth.WithCaller(graphql.StartOperationTrace(ctx), *c.caller.Load()), c.key)
}
