package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"time"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/changes"
	"docket/law"
	"docket/problem"
)

// Writer is one transaction that writes records of one agency at one instant. Store.Write makes it.
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
	reports   reportTrail
	// mayRunAgain says that the write runs again if it returns ErrRunAgain: it is the first attempt, and no part of a batch.
	mayRunAgain bool
}

// Tx returns the transaction.
func (w *Writer) Tx() bun.Tx { return w.tx }

// Agency returns the number of the agency whose records are written.
func (w *Writer) Agency() int64 { return w.agency }

// Now returns the one instant of the transaction, in UTC, to the microsecond.
func (w *Writer) Now() time.Time { return w.at }

// Today returns the day of that instant in the time zone of the deployment.
func (w *Writer) Today() civil.Date { return w.today }

// Zone returns the time zone of the deployment.
func (w *Writer) Zone() *time.Location { return w.zone }

// DayOf returns the day of an instant in the time zone of the deployment.
func (w *Writer) DayOf(t time.Time) civil.Date { return civil.DateOf(t.In(w.zone)) }

// Law returns the rules as the agency has set them once ReadLaw was called, and the statutes before.
func (w *Writer) Law() law.Rulebook { return w.book }

// Row is a pointer to the model of a record that belongs to an agency.
type Row interface{ record() *Record }

func (r *Record) record() *Record { return r }

// KeyOf returns the key of a record. The name of a model is the name of its GraphQL type.
func KeyOf(r Row) Key {
	return Key{reflect.TypeOf(r).Elem().Name(), r.record().AgencyID, r.record().ID}
}

// KeysOf returns the keys of records, in their order.
func KeysOf[R Row](rows []R) []Key {
	keys := make([]Key, len(rows))
	for i, r := range rows {
		keys[i] = KeyOf(r)
	}
	return keys
}

// Insert adds records of one type in the order given, and notes them as changes. It sets their agency, number, instants and version.
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
		w.reports.add(r, true)
	}
	return nil
}

// Update writes the named columns of a record that was read under lock, raises its version by one, and notes the change.
func Update[R Row](ctx context.Context, w *Writer, r R, columns ...string) error {
	record := r.record()
	record.Version++
	// If the clock was set back, a record still does not change before it was created.
	if record.UpdatedAt = w.at; w.at.Before(record.CreatedAt) {
		record.UpdatedAt = record.CreatedAt
	}
	if _, err := w.tx.NewUpdate().Model(r).Column(append(columns, "updated_at", "version")...).WherePK().Exec(ctx); err != nil {
		return fmt.Errorf("update %T: %w", r, err)
	}
	w.changes = append(w.changes, Change{KeyOf(r), false})
	w.reports.add(r, false)
	return nil
}

// RequireVersion returns CONFLICT of `input.expectedVersion` if the caller expects another version of a record, which was read under lock, than it has.
func (w *Writer) RequireVersion(expected *int, r Row) error {
	record := r.record()
	if expected == nil || *expected == record.Version {
		return nil
	}
	when := record.UpdatedAt.In(w.zone).Format(time.RFC3339)
	return problem.Errorf(problem.Conflict, "%s has version %d since %s, not %d: read it again, then decide", KeyOf(r), record.Version, when, *expected).
		At("input.expectedVersion").With("version", record.Version).With("changedAt", when)
}

// NoteCreated notes records of a type that one statement added.
func (w *Writer) NoteCreated(typ string, ids []int64) {
	for _, id := range ids {
		w.changes = append(w.changes, Change{Key{typ, w.agency, id}, true})
	}
}

// NoteChanged notes records of a type that one statement changed.
func (w *Writer) NoteChanged(typ string, ids []int64) {
	for _, id := range ids {
		w.changes = append(w.changes, Change{Key{typ, w.agency, id}, false})
	}
}

// announce announces the changes of the transaction to all servers. The cases that changed records belong to are among them. It returns what the
// transaction has written to; its Transaction is 0 where nothing is announced, or more may be written at the commit.
func (w *Writer) announce(ctx context.Context) (Bookkeeping, error) {
	if len(w.changes) == 0 {
		return Bookkeeping{}, nil
	}
	records := map[string][]int64{}
	for _, c := range w.changes {
		records[c.Key.Type] = append(records[c.Key.Type], c.Key.ID)
	}
	if cases := w.reports.cases; len(cases) > 0 {
		records["Case"] = append(records["Case"], cases...)
	}
	c, err := changes.Announce(ctx, w.tx.Tx, w.agency, records)
	if err != nil || !c.IsFinal {
		return Bookkeeping{}, err
	}
	return Bookkeeping{c.Transaction, c.Tables}, nil
}

// Lock reads a record of the agency into r and locks it, so that no other transaction changes or locks it before this one ends.
// field is the path of the key in the input. Returns BAD_USER_INPUT if the key names another type or agency, and NOT_FOUND if there
// is no such record.
func Lock[R Row](ctx context.Context, w *Writer, field string, key Key, r R) error {
	return lockRow(ctx, w, field, key, r, "UPDATE")
}

// LockShared is like Lock, but other transactions may lock the record with LockShared at the same time.
func LockShared[R Row](ctx context.Context, w *Writer, field string, key Key, r R) error {
	return lockRow(ctx, w, field, key, r, "SHARE")
}

func lockRow[R Row](ctx context.Context, w *Writer, field string, key Key, r R, mode string) error {
	if err := w.RequireOwn(field, key, KeyOf(r).Type); err != nil {
		return err
	}
	err := w.tx.NewSelect().Model(r).Where("agency_id = ?", w.agency).Where("id = ?", key.ID).For(mode).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return NotFound(field, key)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", key.Type, err)
	}
	return nil
}
