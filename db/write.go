package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"cloud.google.com/go/civil"

	"docket/db/connection"
	"docket/failure"
	"docket/problem"
)

// WriteRequest is a write that is asked for: how and for whom it is written, and with which input.
type WriteRequest struct {
	// Verb is the name of the mutation, as in `fileCase`. If it is empty, Do takes it from the type of the input.
	Verb string
	// Agency is the number of the agency whose records will change.
	Agency int64
	// IdempotencyKey makes sure that the input is written once. The same key with the same input returns the first answer; with
	// another input it is a CONFLICT. Nil for a write without a key.
	IdempotencyKey *string
	// Simulate runs the whole write, Then included, and rolls it back.
	Simulate bool
	// Input is the input of the verb. The idempotency key is bound to its JSON; null and absent fields are equal there, and so are
	// two ways to write a number. The recorder receives it. If it is nil, Do takes the input itself.
	Input any
	// Secret is a part of the input that the recorder must not receive. The idempotency key is bound to it too; only its hash is kept.
	Secret any
	// OfCaller binds the idempotency key to the caller too: the same input sent by another caller under the key is a CONFLICT.
	OfCaller bool
	// Then runs inside the transaction after all is written, and reads what will be answered: the transaction can write no more. If it returns
	// an error, nothing is written. It must not use the transaction after it returned. It may be nil.
	Then func(ctx context.Context, tx *sql.Tx, payload Payload) error
}

// Input is the input of a verb.
type Input interface {
	// WriteRequest returns the request that the input stands for. Do fills in Then, and Verb and Input if they are empty.
	WriteRequest() WriteRequest
}

// Request is the part of an input that says how it is written, not what.
type Request struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
}

// WriteRequestFor returns the request of a write to records of the agency that a record belongs to.
func (r Request) WriteRequestFor(record Key) WriteRequest {
	return WriteRequest{Agency: record.Agency, IdempotencyKey: r.IdempotencyKey, Simulate: r.Simulate}
}

// WriteRequestForAgency returns the request of an input that names the agency itself.
func (r Request) WriteRequestForAgency(agency Key) WriteRequest {
	return WriteRequest{Agency: agency.ID, IdempotencyKey: r.IdempotencyKey, Simulate: r.Simulate}
}

// Change names a record that was written.
type Change struct {
	Key     Key
	Created bool // false if the record was there before
}

// Written describes a write that is about to commit; the recorder receives it.
type Written struct {
	Verb           string
	Agency         int64
	IdempotencyKey *string // nil for a write without a key
	Input          any
	At             time.Time
	Changes        []Change // in the order written
}

// ErrRunAgain makes Write run the transaction again if fn returns it, wrapped or not.
var ErrRunAgain = errors.New("run the transaction again")

// maxAttempts is how often a write is tried if Postgres asks to try it again.
const maxAttempts = 8

// attemptMargin is the time that one attempt has beside three statement timeouts. It ends an attempt whose connection no longer
// answers.
const attemptMargin = 30 * time.Second

// drawInstant draws the instant at which the log has a write. On Citus, it comes first, so that all machines that take part have the same.
const drawInstant = "SELECT logged_now()"

// Do runs a verb on its input in one transaction; see Store.Write. then is the Then of the request and may be nil.
func Do[In Input](
	ctx context.Context, s *Store, verb func(context.Context, *Writer, In) (Payload, error), in In,
	then func(context.Context, *sql.Tx, Payload) error,
) (Payload, error) {
	request := in.WriteRequest()
	request.Then = then
	if request.Verb == "" {
		request.Verb = verbOf(in)
	}
	if request.Input == nil {
		request.Input = in
	}
	return s.Write(ctx, request, func(w *Writer) (Payload, error) { return verb(ctx, w, in) })
}

// verbOf returns the verb of an input by the name of its type, as in `fileCase` for FileCaseInput.
func verbOf(in Input) string {
	name := strings.TrimSuffix(reflect.TypeOf(in).Name(), "Input")
	return strings.ToLower(name[:1]) + name[1:]
}

// Write runs fn, and then Then of the request, in one transaction with one instant. All of it is written, or nothing.
//
// The transaction runs again if Postgres asks for it, or if the connection was lost. So fn must change nothing but w. Returns a
// *problem.Error or problem.List for faults of the caller and refusals of the database; any other error is internal. After an error
// nothing is written, with one exception: an UNAVAILABLE problem whose detail "outcome" is "UNKNOWN".
func (s *Store) Write(ctx context.Context, request WriteRequest, fn func(w *Writer) (Payload, error)) (Payload, error) {
	var unanswered error // of a commit; only the idempotency key can settle whether it happened
	hasReconnected := false
	if err := requireScope(ctx, request); err != nil {
		return nil, err
	}
	for attempt := 1; ; attempt++ {
		payload, err := s.writeOnce(ctx, request, fn, attempt == 1)
		if err == nil {
			return payload, nil
		}
		if errors.Is(err, connection.ErrCommitUnanswered) {
			unanswered = err
		}
		isLost := failure.IsConnectionLost(err) || failure.IsReadOnly(err) || errors.Is(err, connection.ErrCommitUnanswered)
		if isLost {
			s.generation.Add(1)
		}
		switch {
		case isTransient(err) && attempt < maxAttempts:
		case isLost && !hasReconnected && (unanswered == nil || request.IdempotencyKey != nil):
			hasReconnected = true
		default:
			return nil, s.explainFailure(ctx, request, err, unanswered)
		}
		s.log.DebugContext(ctx, "write again", "verb", request.Verb, "attempt", attempt, "why", err)
		if err := s.pause(ctx, attempt); err != nil {
			return nil, s.explainFailure(ctx, request, err, unanswered)
		}
	}
}

// explainFailure returns the error of a write whose last attempt failed with err. unanswered is the error of an attempt whose
// commit was not answered, and nil if there was none.
func (s *Store) explainFailure(ctx context.Context, request WriteRequest, err, unanswered error) error {
	explained := failure.AsProblem(err)
	if isTransient(err) {
		explained = problem.Errorf(problem.Conflict, "others kept changing the same records: try again")
	}
	p := problem.Of(explained)
	if p != nil && p.Code == problem.Unavailable {
		s.LogOutage(ctx, fmt.Errorf("%s: %w", request.Verb, err))
	}
	isSettled := p != nil && p.Code != problem.Unavailable && p.Code != problem.Timeout && !isTransient(err)
	if unanswered == nil || isSettled {
		return explained
	}
	return unknownOutcome(request, errors.Join(unanswered, err))
}

// longestWrite is the longest time from the instant of a write to its commit.
func (s *Store) longestWrite() time.Duration { return attemptMargin + 3*s.statementTimeout }

// writeOnce runs one attempt of a write.
func (s *Store) writeOnce(ctx context.Context, request WriteRequest, fn func(w *Writer) (Payload, error), isFirst bool) (Payload, error) {
	ctx, cancel := context.WithTimeout(ctx, s.longestWrite())
	defer cancel()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback() // after a commit it does nothing

	// Postgres keeps microseconds.
	at := s.clock().Truncate(time.Microsecond).UTC()
	w := &Writer{tx: tx, db: s.db, at: at, zone: s.settings.Zone, today: civil.DateOf(at.In(s.settings.Zone)), agency: request.Agency, book: s.book, mayRunAgain: isFirst}
	if s.isSpread { // after the instant of the write: as of that, what it writes was not there yet
		if _, err := tx.ExecContext(ctx, drawInstant); err != nil {
			return nil, fmt.Errorf("begin: %w", err)
		}
	}
	payload, isAnswered, err := w.claimKey(ctx, request)
	if err != nil {
		return nil, err
	}
	if !isAnswered {
		if payload, err = s.runVerb(ctx, w, request, fn); err != nil {
			return nil, err
		}
	}
	if request.Then != nil {
		if err := request.Then(ctx, tx.Tx, payload); err != nil {
			return nil, err
		}
	}
	if request.Simulate {
		return payload, nil // rolled back
	}
	if err := tx.Commit(); err != nil {
		return nil, connection.CommitError(err)
	}
	return payload, nil
}

// runVerb runs fn, checks what the input reveals, keeps the answer and the record of the write, and announces its changes.
func (s *Store) runVerb(ctx context.Context, w *Writer, request WriteRequest, fn func(w *Writer) (Payload, error)) (Payload, error) {
	if err := w.checkInputUnits(ctx, request.Input); err != nil {
		return nil, err
	}
	if err := checkIdentityNumbers(request.Input); err != nil {
		return nil, err
	}
	payload, err := fn(w)
	if err != nil {
		return nil, err
	}
	// What the verb touched beyond the records that the input names.
	if err := w.checkUnits(ctx, w.reports); err != nil {
		return nil, err
	}
	if err := w.checkReporterSecret(ctx, request.Input); err != nil {
		return nil, err
	}
	if err := w.saveAnswer(ctx, request, payload); err != nil {
		return nil, err
	}
	if s.record != nil {
		if err := s.record(ctx, w.tx.Tx, Written{request.Verb, request.Agency, request.IdempotencyKey, request.Input, w.at, w.changes}); err != nil {
			return nil, err
		}
	}
	written, err := w.announce(ctx)
	if err != nil {
		return nil, err
	}
	if written.Transaction != 0 && !s.isSpread { // what triggers write on the machines of a cluster is not seen here
		s.Bookkept(written) // it can write nothing more
	}
	return payload, nil
}

// isTransient reports whether the transaction should run again: the verb asks for it by ErrRunAgain, or Postgres does.
func isTransient(err error) bool { return errors.Is(err, ErrRunAgain) || failure.IsTransient(err) }
