package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"reflect"
	"sync"
)

// readTexts caches the SQL text of reads by readKey.
var readTexts sync.Map

type readKey struct {
	model       reflect.Type
	where, tail string
}

// Read returns the agency's records of type T that meet the SQL condition where. In it $1 is the agency, and args follow from $2.
// tail comes after the condition, as in "ORDER BY id FOR UPDATE". Postgres prepares and plans the statement once for a connection,
// unlike bun's queries, which have their values in the text.
func Read[T any](ctx context.Context, w *Writer, where, tail string, args ...any) ([]*T, error) {
	key := readKey{reflect.TypeFor[T](), where, tail}
	text, ok := readTexts.Load(key)
	if !ok {
		text, _ = readTexts.LoadOrStore(key, w.tx.NewSelect().Model((*T)(nil)).Where("agency_id = $1").Where(where).String()+" "+tail)
	}
	rows, err := w.tx.Tx.QueryContext(ctx, text.(string), append([]any{w.agency}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", key.model.Name(), err)
	}
	defer rows.Close()
	var found []*T
	if err := w.db.ScanRows(ctx, rows, &found); err != nil {
		return nil, fmt.Errorf("read %s: %w", key.model.Name(), err)
	}
	return found, rows.Err()
}

// ReadByKey reads the record of a key. tail is the locking clause, or empty. Returns NOT_FOUND of the field where there is no such record.
func ReadByKey[T any](ctx context.Context, w *Writer, field string, key Key, tail string) (*T, error) {
	record, err := ReadOne[T](ctx, w, "id = $2", tail, key.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, NotFound(field, key)
	}
	return record, err
}

// ReadOne returns the first record that Read finds. Returns sql.ErrNoRows if there is none.
func ReadOne[T any](ctx context.Context, w *Writer, where, tail string, args ...any) (*T, error) {
	found, err := Read[T](ctx, w, where, tail, args...)
	if err == nil && len(found) == 0 {
		err = sql.ErrNoRows
	}
	if err != nil {
		return nil, err
	}
	return found[0], nil
}
