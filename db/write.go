package db

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// Entry is what comes to the door: who asks for what.
type Entry struct {
	// Verb is the mutation, as in `fileCase`.
	Verb string
	// Agency keeps the records that will change.
	Agency int64
	// IdempotencyKey, where there is one, makes sure that the input is written once: the same key and input answer the
	// same, another input is a CONFLICT.
	IdempotencyKey *string
	// Simulate runs all of it, Then included, and writes nothing.
	Simulate bool
	// Input is what the key stands for, as JSON; null and absent are the same in it, and so are ways to write a number.
	Input any
	// Secret is a part of the input that nobody is told: the key stands for it too, and that is all that is kept of it here.
	Secret any
	// Then, where there is one, runs inside the transaction once all is written, and may still refuse: it reads what
	// will be answered. It must not keep the transaction.
	Then func(ctx context.Context, tx *sql.Tx, changed Changed) error
}

// Change is a record written.
type Change struct {
	Key     Key
	Created bool // else changed
}

// Written is what is told of a write before it commits.
type Written struct {
	Verb    string
	Agency  int64
	Input   any
	At      time.Time
	Changes []Change // in the order written
}

// Input is a request for a verb; it knows what to say at the door.
type Input interface{ Entry() Entry }

// Do lets a verb answer its input through the door; then is Entry.Then and may be nil.
func Do[In Input](
	ctx context.Context, s *Store, verb func(context.Context, *Writer, In) (Changed, error), in In,
	then func(context.Context, *sql.Tx, Changed) error,
) (Changed, error) {
	e := in.Entry()
	e.Then = then
	if e.Verb == "" {
		e.Verb = verbOf(in)
	}
	if e.Input == nil {
		e.Input = in
	}
	return s.Write(ctx, e, func(w *Writer) (Changed, error) { return verb(ctx, w, in) })
}

// verbOf returns the verb of an input by the name of its type: fileCase for FileCaseInput.
func verbOf(in Input) string {
	name := strings.TrimSuffix(reflect.TypeOf(in).Name(), "Input")
	return strings.ToLower(name[:1]) + name[1:]
}

// attempts is how often a write is tried that Postgres asks to be tried again.
const attempts = 8

// Write runs fn, and then Then of the entry, in one transaction with one instant; all of it is written or nothing.
// Where Postgres asks for it, or the connection is lost, the transaction runs again: fn must change nothing but w.
// Faults of the caller and refusals of the database come back as a *problem.Error; any other error is internal.
// After every error nothing is written, with one exception: an UNAVAILABLE problem whose detail "outcome" is "UNKNOWN".
func (s *Store) Write(ctx context.Context, e Entry, fn func(w *Writer) (Changed, error)) (Changed, error) {
	var unanswered error // of a commit; only the idempotency key can settle whether it happened
	hasLost := false
	for attempt := 1; ; attempt++ {
		changed, err := s.once(ctx, e, fn)
		if err == nil {
			return changed, nil
		}
		if errors.Is(err, errCommitUnanswered) {
			unanswered = err
		}
		isLost := isConnectionLost(err) || isReadOnly(err) || errors.Is(err, errCommitUnanswered)
		if isLost {
			s.generation.Add(1)
		}
		switch {
		case isTransient(err) && attempt < attempts:
		case isLost && !hasLost && (unanswered == nil || e.IdempotencyKey != nil):
			hasLost = true
		default:
			return nil, s.failed(ctx, e, err, unanswered)
		}
		s.log.DebugContext(ctx, "write again", "verb", e.Verb, "attempt", attempt, "why", err)
		if err := s.pause(ctx, attempt); err != nil {
			return nil, s.failed(ctx, e, err, unanswered)
		}
	}
}

// failed is what Write returns after its last attempt failed with err. unanswered is the error of an earlier or the same
// attempt whose commit was not answered; nil where there was none.
func (s *Store) failed(ctx context.Context, e Entry, err, unanswered error) error {
	explained := asProblem(err)
	if isTransient(err) {
		explained = problem.Errorf(problem.Conflict, "others kept changing the same records: try again")
	}
	p := problem.Of(explained)
	if p != nil && p.Code == problem.Unavailable {
		s.log.WarnContext(ctx, "the database is not available", "verb", e.Verb, "error", err)
	}
	isSettled := p != nil && p.Code != problem.Unavailable && p.Code != problem.Timeout && !isTransient(err)
	if unanswered == nil || isSettled {
		return explained
	}
	return unknownOutcome(e, errors.Join(unanswered, err))
}

// longestWrite is how long an attempt may take beside its statements. It ends one whose connection is silently dead.
const longestWrite = 30 * time.Second

// once runs one attempt of a write.
func (s *Store) once(ctx context.Context, e Entry, fn func(w *Writer) (Changed, error)) (Changed, error) {
	ctx, cancel := context.WithTimeout(ctx, longestWrite+3*s.statementTimeout)
	defer cancel()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("begin: %w", err)
	}
	defer tx.Rollback() // after a commit it does nothing

	// To the microsecond, as Postgres keeps it.
	at := s.clock().Truncate(time.Microsecond).UTC()
	w := &Writer{tx: tx, db: s.db, at: at, zone: s.settings.Zone, today: civil.DateOf(at.In(s.settings.Zone)), agency: e.Agency, book: s.book}
	changed, answered, err := w.claim(ctx, e)
	if err != nil {
		return nil, err
	}
	if !answered {
		if changed, err = fn(w); err != nil {
			return nil, err
		}
		if err := w.checkSecret(ctx, e.Input); err != nil {
			return nil, err
		}
		if err := w.answer(ctx, e, changed); err != nil {
			return nil, err
		}
		if s.record != nil {
			if err := s.record(ctx, tx.Tx, Written{e.Verb, e.Agency, e.Input, at, w.changes}); err != nil {
				return nil, err
			}
		}
	}
	if e.Then != nil {
		if err := e.Then(ctx, tx.Tx, changed); err != nil {
			return nil, err
		}
	}
	if e.Simulate {
		return changed, nil // rolled back
	}
	if err := tx.Commit(); err != nil {
		return nil, commitError(err)
	}
	return changed, nil
}

// errAgain asks for the transaction to be run again.
var ErrRunAgain = errors.New("run the transaction again")

// isTransient says that Postgres asks for the transaction to be run again: a serialization failure, a deadlock, or a
// prepared statement from before a migration.
func isTransient(err error) bool {
	var refused *pgconn.PgError
	if errors.Is(err, ErrRunAgain) {
		return true
	}
	if !errors.As(err, &refused) {
		return false
	}
	switch refused.Code {
	case "40001", "40P01":
		return true
	case "0A000":
		return strings.Contains(refused.Message, "cached plan must not change result type")
	}
	return false
}

// Writer is one transaction that writes records of one agency at one instant.
type Writer struct {
	tx        bun.Tx
	db        *bun.DB
	at        time.Time
	zone      *time.Location
	today     civil.Date
	agency    int64
	book      law.Rulebook
	isLawRead bool // the agency's settings are in the book
	changes   []Change
	about     matters
}

// Tx is the transaction that everything is written in.
func (w *Writer) Tx() bun.Tx { return w.tx }

// Agency is the number of the agency whose records are written.
func (w *Writer) Agency() int64 { return w.agency }

// Now is the one instant of the transaction, in UTC, to the microsecond.
func (w *Writer) Now() time.Time { return w.at }

// Today is the day of that instant in the time zone of the deployment.
func (w *Writer) Today() civil.Date { return w.today }

// Zone is the time zone of the deployment.
func (w *Writer) Zone() *time.Location { return w.zone }

// Law is the law as the agency has set it, once ReadLaw was called; the statutes until then.
func (w *Writer) Law() law.Rulebook { return w.book }

// claim takes the idempotency key for the entry. Where it was taken before, by the same input, it answers with what
// that changed. Whoever comes while the first is still at work waits for its end.
func (w *Writer) claim(ctx context.Context, e Entry) (changed Changed, answered bool, err error) {
	if e.IdempotencyKey == nil {
		return nil, false, nil
	}
	const field = "input.idempotencyKey"
	key := *e.IdempotencyKey
	if err := RequireText(field, key, 200); err != nil {
		return nil, false, err
	}
	hash, err := hashInput(e.Verb, e.Input, e.Secret)
	if err != nil {
		return nil, false, err
	}
	result, err := w.tx.Tx.ExecContext(ctx, `INSERT INTO idempotency_keys (agency_id, key, verb, input_hash, created_at)
		VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`, e.Agency, key, e.Verb, hash, w.at)
	if err != nil {
		return nil, false, fmt.Errorf("claim idempotency key: %w", err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 1 {
		return nil, false, err
	}
	var first struct {
		verb    string
		hash    []byte
		changed []byte
		at      time.Time
	}
	err = w.tx.Tx.QueryRowContext(ctx, `SELECT verb, input_hash, changed, created_at FROM idempotency_keys WHERE agency_id = $1 AND key = $2`,
		e.Agency, key).Scan(&first.verb, &first.hash, &first.changed, &first.at)
	if err != nil {
		return nil, false, fmt.Errorf("read idempotency key: %w", err)
	}
	if err := json.Unmarshal(first.changed, &changed); err != nil {
		return nil, false, fmt.Errorf("read answer of idempotency key: %w", err)
	}
	if first.verb != e.Verb || string(first.hash) != string(hash) {
		return nil, false, problem.Errorf(problem.Conflict, "the key %q was used by %s at %s with another input than this %s: send this under a new key",
			key, first.verb, first.at.In(w.zone).Format(time.RFC3339), e.Verb).
			At(field).With("usedBy", first.verb).With("usedAt", first.at.In(w.zone).Format(time.RFC3339)).With("changed", changed)
	}
	return changed, true, nil
}

// answer keeps what a key's input changed, for whoever asks again.
func (w *Writer) answer(ctx context.Context, e Entry, changed Changed) error {
	if e.IdempotencyKey == nil {
		return nil
	}
	text, err := json.Marshal(changed)
	if err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	if _, err := w.tx.Tx.ExecContext(ctx, `UPDATE idempotency_keys SET changed = $3 WHERE agency_id = $1 AND key = $2`,
		e.Agency, *e.IdempotencyKey, string(text)); err != nil {
		return fmt.Errorf("keep answer: %w", err)
	}
	return nil
}

// hashInput is SHA-256 over "docket/1", the verb, the input and, where there is one, the secret, both as JSON with sorted names
// and without nulls, each but the last followed by a line feed. A field that is added to an input later leaves the hash of what
// does not use it.
func hashInput(verb string, input, secret any) ([]byte, error) {
	text, err := canonical(input)
	if err != nil {
		return nil, err
	}
	whole := "docket/1\n" + verb + "\n" + text
	if secret != nil {
		if text, err = canonical(secret); err != nil {
			return nil, err
		}
		whole += "\n" + text
	}
	sum := sha256.Sum256([]byte(whole))
	return sum[:], nil
}

// canonical is JSON with sorted names and without nulls.
func canonical(value any) (string, error) {
	text, err := json.Marshal(value)
	if err != nil {
		return "", fmt.Errorf("hash input: %w", err)
	}
	var tree any
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	decoder.UseNumber()
	if err := decoder.Decode(&tree); err != nil {
		return "", fmt.Errorf("hash input: %w", err)
	}
	if text, err = json.Marshal(withoutNulls(tree)); err != nil {
		return "", fmt.Errorf("hash input: %w", err)
	}
	return string(text), nil
}

func withoutNulls(tree any) any {
	switch tree := tree.(type) {
	case map[string]any:
		for name, value := range tree {
			if value == nil {
				delete(tree, name)
			} else {
				tree[name] = withoutNulls(value)
			}
		}
	case []any:
		for i := range tree {
			tree[i] = withoutNulls(tree[i])
		}
	}
	return tree
}

// row is a model of a record kept by an agency.
type Row interface{ record() *Record }

func (r *Record) record() *Record { return r }

// keyOf names a record. Models are named as the types of the schema.
func KeyOf(r Row) Key {
	return Key{reflect.TypeOf(r).Elem().Name(), r.record().AgencyID, r.record().ID}
}

// keysOf names records.
func KeysOf[R Row](rows []R) []Key {
	keys := make([]Key, len(rows))
	for i, r := range rows {
		keys[i] = KeyOf(r)
	}
	return keys
}

// insert adds records of one type, which then have their numbers, in the order given.
func Insert[R Row](ctx context.Context, w *Writer, rows ...R) error {
	for _, r := range rows {
		record := r.record()
		record.AgencyID, record.CreatedAt, record.UpdatedAt, record.Version = w.agency, w.at, w.at, 1
	}
	if _, err := w.tx.NewInsert().Model(&rows).Exec(ctx); err != nil {
		return fmt.Errorf("insert %T: %w", rows, err)
	}
	for _, r := range rows {
		w.changes = append(w.changes, Change{KeyOf(r), true})
		w.about.touched(r, true)
	}
	return nil
}

// update writes the named columns of a record that was read under lock, and counts the change.
func Update[R Row](ctx context.Context, w *Writer, r R, columns ...string) error {
	record := r.record()
	record.Version++
	// A clock that was set back does not let a record change before it was made.
	if record.UpdatedAt = w.at; w.at.Before(record.CreatedAt) {
		record.UpdatedAt = record.CreatedAt
	}
	if _, err := w.tx.NewUpdate().Model(r).Column(append(columns, "updated_at", "version")...).WherePK().Exec(ctx); err != nil {
		return fmt.Errorf("update %T: %w", r, err)
	}
	w.changes = append(w.changes, Change{KeyOf(r), false})
	w.about.touched(r, false)
	return nil
}

// lock reads a record that nobody else changes until the transaction ends.
func Lock[R Row](ctx context.Context, w *Writer, field string, key Key, r R) error {
	return lockRow(ctx, w, field, key, r, "UPDATE")
}

// share reads a record that nobody changes until the transaction ends, and that others may read so too.
func LockShared[R Row](ctx context.Context, w *Writer, field string, key Key, r R) error {
	return lockRow(ctx, w, field, key, r, "SHARE")
}

func lockRow[R Row](ctx context.Context, w *Writer, field string, key Key, r R, how string) error {
	if err := w.RequireOwn(field, key, KeyOf(r).Type); err != nil {
		return err
	}
	err := w.tx.NewSelect().Model(r).Where("agency_id = ?", w.agency).Where("id = ?", key.ID).For(how).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return NotFound(field, key)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", key.Type, err)
	}
	return nil
}

// dayOf is the bureau's day of an instant.
func (w *Writer) DayOf(t time.Time) civil.Date { return civil.DateOf(t.In(w.zone)) }

// created notes records of a type that one statement added.
func (w *Writer) RecordCreated(typ string, ids []int64) {
	for _, id := range ids {
		w.changes = append(w.changes, Change{Key{typ, w.agency, id}, true})
	}
}

// changed notes records of a type that one statement changed.
func (w *Writer) RecordChanges(typ string, ids []int64) {
	for _, id := range ids {
		w.changes = append(w.changes, Change{Key{typ, w.agency, id}, false})
	}
}
