package db

import (
	"context"
	"fmt"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"
	"github.com/uptrace/bun"

	"docket/db/connection"
	"docket/failure"
)

// Batch is one transaction in which many verbs run, at one instant. Each of them writes all or nothing; together they are written when
// the batch commits. It is not safe for concurrent use.
type Batch struct {
	store  *Store
	tx     bun.Tx
	conn   *pgx.Conn
	agency int64
	at     time.Time
}

// Batch runs do in one transaction and commits it if do returns nil. The transaction is not run again where Postgres asks for that, since it may have
// run for minutes. Its statements have no time limit. On Citus, it uses one connection to each machine: what copies each machine has, as agencies, can be written after
// other tables were read.
func (s *Store) Batch(ctx context.Context, do func(*Batch) error) (err error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer conn.Close()
	b := &Batch{store: s, at: s.clock().Truncate(time.Microsecond).UTC()}
	if err := conn.Raw(func(driver any) error {
		b.conn = connection.Beneath(driver)
		return nil
	}); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	// The pool must not roll back beside a statement that uses the connection; a cancelled statement fails by itself.
	if b.tx, err = conn.BeginTx(context.WithoutCancel(ctx), nil); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	defer b.tx.Rollback() // after a commit it does nothing
	if _, err := b.conn.Exec(ctx, "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"); err != nil {
		return fmt.Errorf("begin: %w", err)
	}
	if s.isSpread {
		if _, err := b.conn.Exec(ctx, "SET LOCAL citus.multi_shard_modify_mode = 'sequential'; "+drawInstant); err != nil {
			return fmt.Errorf("begin: %w", err)
		}
	}
	if err := do(b); err != nil {
		return err
	}
	if err := b.tx.Commit(); err != nil {
		return fmt.Errorf("commit: %w", err)
	}
	return nil
}

// Conn returns the connection of the transaction, for statements over many records. It must not be used while a verb runs.
func (b *Batch) Conn() *pgx.Conn { return b.conn }

// At returns the instant of the batch.
func (b *Batch) At() time.Time { return b.at }

// Today returns the day of that instant in the time zone of the deployment.
func (b *Batch) Today() civil.Date { return civil.DateOf(b.at.In(b.store.settings.Zone)) }

// Record tells the recorder that the batch has written records of an agency by statements of its own, without a verb. verb names what did.
func (b *Batch) Record(ctx context.Context, verb string, agency int64) error {
	if b.store.record == nil {
		return nil
	}
	return b.store.record(ctx, b.tx.Tx, Written{Verb: verb, Agency: agency, At: b.at})
}

// For sets the agency whose records the verbs write.
func (b *Batch) For(agency int64) { b.agency = agency }

// DoIn runs a verb on its input in a batch, with all checks of Do. Idempotency keys are not looked at: whoever runs a batch knows what it wrote
// before. After an error nothing of the verb is written, and the batch goes on. Errors are those of Store.Write.
func DoIn[In Input](ctx context.Context, b *Batch, verb func(context.Context, *Writer, In) (Payload, error), in In) (Payload, error) {
	request := in.WriteRequest()
	if request.Verb == "" {
		request.Verb = verbOf(in)
	}
	if request.Input == nil {
		request.Input = in
	}
	request.IdempotencyKey = nil
	if request.Agency != 0 && request.Agency != b.agency {
		return nil, fmt.Errorf("%s: a batch writes the records of one agency", request.Verb)
	}
	request.Agency = b.agency
	if err := requireScope(ctx, request); err != nil {
		return nil, err
	}
	if _, err := b.conn.Exec(ctx, "SAVEPOINT verb"); err != nil {
		return nil, err
	}
	s := b.store
	w := &Writer{tx: b.tx, db: s.db, at: b.at, zone: s.settings.Zone, today: b.Today(), agency: b.agency, book: s.book}
	payload, err := s.runVerb(ctx, w, request, func(w *Writer) (Payload, error) { return verb(ctx, w, in) })
	if err != nil {
		if _, undoErr := b.conn.Exec(ctx, "ROLLBACK TO SAVEPOINT verb; RELEASE SAVEPOINT verb"); undoErr != nil {
			return nil, fmt.Errorf("%w (and %w)", err, undoErr)
		}
		return nil, failure.AsProblem(err)
	}
	if _, err := b.conn.Exec(ctx, "RELEASE SAVEPOINT verb"); err != nil {
		return nil, err
	}
	return payload, nil
}
