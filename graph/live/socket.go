package live

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"

	"docket/auth"
	"docket/graph/endpoint"
	"docket/problem"
)

// The close codes of the protocol.
const (
	closeBadRequest       websocket.StatusCode = 4400
	closeUnauthorized     websocket.StatusCode = 4401
	closeForbidden        websocket.StatusCode = 4403
	closeSubprotocol      websocket.StatusCode = 4406
	closeInitTimeout      websocket.StatusCode = 4408
	closeSubscriberExists websocket.StatusCode = 4409
	closeTooManyInits     websocket.StatusCode = 4429
	closeInternal         websocket.StatusCode = 4500
)

// initTimeout is how long the first message of a client is awaited.
const initTimeout = 10 * time.Second

// maxOperations is the largest number of operations that are in progress over one WebSocket.
const maxOperations = 200

// closing is the reason why a WebSocket is closed.
type closing struct {
	code   websocket.StatusCode
	reason string
}

func (c *closing) Error() string { return c.reason }

// errSlow closes the connection of a client who does not read. The client may connect again.
var errSlow = &closing{websocket.StatusTryAgainLater, "what was sent was not read in time: connect again"}

// message is a message of the protocol.
type message struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// socket is a WebSocket of a client.
type socket struct {
	*client
	conn *websocket.Conn
	cut  context.CancelCauseFunc

	lock       sync.Mutex
	operations map[string]*socketOperation // in progress, by their id
	running    sync.WaitGroup
}

// socketOperation is an operation in progress. It sends its answers under its id.
type socketOperation struct {
	*socket
	id  string
	end context.CancelFunc
}

// ServeSocket speaks the protocol graphql-transport-ws with a client until one of them ends the connection. Package edge has refused pages of
// other sites.
func (h *Hub) ServeSocket(w http.ResponseWriter, r *http.Request) {
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{endpoint.Subprotocol}, InsecureSkipVerify: true})
	if err != nil {
		h.Endpoint.Settings.Log.DebugContext(r.Context(), "no WebSocket", "error", err)
		return
	}
	defer func() { _ = conn.CloseNow() }()
	if conn.Subprotocol() != endpoint.Subprotocol {
		_ = conn.Close(closeSubprotocol, "the subprotocol must be "+endpoint.Subprotocol)
		return
	}
	conn.SetReadLimit(h.Endpoint.Settings.Body)
	ctx, cut := context.WithCancelCause(r.Context())
	defer cut(nil)
	defer context.AfterFunc(h.open, func() { cut(errStopping) })()
	s := &socket{client: h.newClient(r), conn: conn, cut: cut, operations: map[string]*socketOperation{}}
	leave, err := s.connect(ctx)
	if err != nil {
		s.close(err)
		return
	}
	defer leave()
	s.running.Go(func() { s.watch(ctx, cut, s.settle) })
	s.running.Go(func() {
		<-ctx.Done()
		s.close(context.Cause(ctx))
	})
	cut(s.receive(ctx))
	s.running.Wait()
}

// close closes the connection with the code that an error stands for.
func (s *socket) close(err error) {
	code, reason := websocket.StatusNormalClosure, ""
	var known *closing
	switch p := problem.Of(err); {
	case errors.As(err, &known):
		code, reason = known.code, known.reason
	case errors.Is(err, errStopping):
		code, reason = websocket.StatusGoingAway, errStopping.Error()
	case p != nil && p.Code == problem.Unauthenticated:
		code, reason = closeUnauthorized, p.Message
	case p != nil && p.Code == problem.Forbidden:
		code, reason = closeForbidden, p.Message
	case p != nil && (p.Code == problem.Unavailable || p.Code == problem.LimitExceeded || p.Code == problem.Timeout):
		code, reason = websocket.StatusTryAgainLater, p.Message
	}
	_ = s.conn.Close(code, endpoint.Shorten(reason, 110)) // a close frame holds 123 bytes
}

// connect waits for the client's first message, recognises the client, and says so.
func (s *socket) connect(ctx context.Context) (leave func(), err error) {
	waiting, cancel := context.WithTimeout(ctx, initTimeout)
	defer cancel()
	isLate := context.AfterFunc(waiting, func() {
		if errors.Is(waiting.Err(), context.DeadlineExceeded) {
			_ = s.conn.Close(closeInitTimeout, "connection_init did not come within "+initTimeout.String())
		}
	})
	defer isLate()
	m, err := s.next(ctx)
	for ; err == nil && m.Type != "connection_init"; m, err = s.next(ctx) {
		switch m.Type {
		case "ping":
			err = s.write(ctx, message{Type: "pong"})
		case "pong", "complete":
		case "subscribe":
			err = &closing{closeUnauthorized, "send connection_init first"}
		default:
			err = &closing{closeBadRequest, "the type of the message is not one of the protocol"}
		}
		if err != nil {
			return nil, err
		}
	}
	if err != nil {
		return nil, err
	}
	given, err := credentials(m.Payload)
	if err != nil {
		return nil, err
	}
	if leave, err = s.begin(ctx, given); err != nil {
		s.endpoint.CountError(s.request, auth.Caller{}, err)
		return nil, err
	}
	if err := s.write(ctx, message{Type: "connection_ack"}); err != nil {
		leave()
		return nil, err
	}
	return leave, nil
}

// credentials reads the payload of connection_init: an object that may hold Authorization and Docket-Account, in any case.
func credentials(payload json.RawMessage) (auth.Credentials, error) {
	var given auth.Credentials
	if len(payload) == 0 {
		return given, nil
	}
	var fields map[string]any
	if err := json.Unmarshal(payload, &fields); err != nil {
		return given, &closing{closeBadRequest, "the payload of connection_init must be an object"}
	}
	for name, value := range fields {
		text, _ := value.(string)
		switch http.CanonicalHeaderKey(name) {
		case "Authorization":
			if text == "" || given.Authorization != "" {
				return given, &closing{closeUnauthorized, "Authorization of connection_init must be one text: `Bearer` and a token"}
			}
			given.Authorization = text
		case "Docket-Account":
			given.Account = text
		}
	}
	return given, nil
}

// next returns the next message of the client. Returns LIMIT_EXCEEDED, which closes the connection, for a long message if too little is left of the
// client's budget.
func (s *socket) next(ctx context.Context) (message, error) {
	kind, text, err := s.conn.Read(ctx)
	if err != nil {
		return message{}, err
	}
	if err := s.endpoint.TakeMessage(s.key, len(text)); err != nil {
		return message{}, err
	}
	if p := problem.Of(endpoint.CheckJSON(text)); p != nil {
		return message{}, &closing{closeBadRequest, p.Message}
	}
	var m message
	if kind != websocket.MessageText || !utf8.Valid(text) || endpoint.Decode(text, &m) != nil || m.Type == "" {
		return message{}, &closing{closeBadRequest, "the message is not one of the protocol"}
	}
	return m, nil
}

// receive receives messages until the connection ends. Returns why it ends.
func (s *socket) receive(ctx context.Context) error {
	for {
		// The context must not end the reading: coder/websocket would then close the connection without a code.
		m, err := s.next(context.WithoutCancel(ctx))
		if err != nil {
			return err
		}
		switch m.Type {
		case "ping":
			err = s.write(ctx, message{Type: "pong", Payload: m.Payload})
		case "pong":
		case "subscribe":
			err = s.subscribe(ctx, m)
		case "complete":
			s.end(m.ID)
		case "connection_init":
			err = &closing{closeTooManyInits, "connection_init was sent before"}
		default:
			err = &closing{closeBadRequest, "the type of the message is not one of the protocol"}
		}
		if err != nil {
			return err
		}
	}
}

// subscribe runs an operation beside others. Returns an error if the message breaks the protocol.
func (s *socket) subscribe(ctx context.Context, m message) error {
	sent := new(endpoint.Request)
	if m.ID == "" || endpoint.Decode(m.Payload, sent) != nil {
		return &closing{closeBadRequest, "subscribe needs an id, and as payload an object of query, operationName, variables and extensions"}
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.operations[m.ID] != nil {
		return &closing{closeSubscriberExists, "Subscriber for " + endpoint.Shorten(m.ID, 60) + " already exists"}
	}
	if len(s.operations) >= maxOperations {
		refused := problem.Errorf(problem.LimitExceeded, "%d operations are in progress over this connection, and no more may be", maxOperations).With("limit", maxOperations)
		return s.write(ctx, message{ID: m.ID, Type: "error", Payload: s.endpoint.Errors(s.endpoint.Refusal(ctx, refused))})
	}
	running, end := context.WithCancel(ctx)
	op := &socketOperation{s, m.ID, end}
	s.operations[m.ID] = op
	s.running.Go(func() {
		defer end()
		op.run(running, sent)
	})
	return nil
}

// end ends an operation, as its client asks.
func (s *socket) end(id string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if op := s.operations[id]; op != nil {
		op.end()
		delete(s.operations, id)
	}
}

// run runs the operation, and sends its answers.
func (o *socketOperation) run(ctx context.Context, sent *endpoint.Request) {
	defer func() {
		if cause := recover(); cause != nil {
			_ = o.endpoint.Recover(ctx, cause)
			o.cut(&closing{closeInternal, "something is wrong on our side"})
		}
	}()
	op, refused := o.accept(ctx, sent)
	var err error
	switch {
	case refused != nil:
	case endpoint.IsFollowed(op.OperationContext):
		refused, err = o.follow(ctx, op, o)
	default:
		err = o.send(ctx, o.runOnce(ctx, op))
	}
	if ctx.Err() != nil {
		return // the client has ended it
	}
	if err == nil {
		o.forget()
		if refused != nil {
			err = o.write(ctx, message{ID: o.id, Type: "error", Payload: o.endpoint.Errors(refused)})
		} else {
			err = o.write(ctx, message{ID: o.id, Type: "complete"})
		}
	}
	if err != nil {
		o.cut(err)
	}
}

// forget lets the client use the id of the operation again.
func (o *socketOperation) forget() {
	o.lock.Lock()
	defer o.lock.Unlock()
	if o.operations[o.id] == o {
		delete(o.operations, o.id)
	}
}

// write sends a message. Returns errSlow if the client does not read in time.
func (s *socket) write(ctx context.Context, m message) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return s.writeText(ctx, text)
}

func (s *socket) writeText(ctx context.Context, text []byte) error {
	// Only the time ends a write: a message that is cut in two would end the connection.
	waiting, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.hub.settings.Patience)
	defer cancel()
	err := s.conn.Write(waiting, websocket.MessageText, text)
	if err != nil && errors.Is(waiting.Err(), context.DeadlineExceeded) {
		return errSlow
	}
	return err
}

// settle waits until the client has read what was sent: a WebSocket answers a ping after what came before it.
func (s *socket) settle(ctx context.Context) error {
	waiting, cancel := context.WithTimeout(ctx, s.hub.settings.Patience)
	defer cancel()
	err := s.conn.Ping(waiting)
	if err != nil && errors.Is(waiting.Err(), context.DeadlineExceeded) && ctx.Err() == nil {
		return errSlow
	}
	return err
}

// send sends an answer as a message of type next. Its body is copied, not encoded again.
func (o *socketOperation) send(ctx context.Context, response *graphql.Response) error {
	id, err := json.Marshal(o.id)
	if err != nil {
		return err
	}
	return o.writeText(ctx, slices.Concat([]byte(`{"id":`), id, []byte(`,"type":"next","payload":`), o.endpoint.Body(response), []byte("}")))
}
