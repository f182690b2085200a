package db

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"sync"
)

// statements are the texts of reads, by what they read; each is prepared once on a connection.
var statements sync.Map

type statement struct {
	model       reflect.Type
	where, then string
}

// read reads the writer's agency's records of a type that hold to a condition, in which $1 is the agency and args follow; then is
// what comes after the condition. It is for what every step of a case reads: unlike a query that bun writes its values into, it
// is prepared, and planned once.
func Read[T any](ctx context.Context, w *Writer, where, then string, args ...any) ([]*T, error) {
	is := statement{reflect.TypeFor[T](), where, then}
	text, ok := statements.Load(is)
	if !ok {
		text, _ = statements.LoadOrStore(is, w.tx.NewSelect().Model((*T)(nil)).Where("agency_id = $1").Where(where).String()+" "+then)
	}
	rows, err := w.tx.Tx.QueryContext(ctx, text.(string), append([]any{w.agency}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", is.model.Name(), err)
	}
	defer rows.Close()
	var found []*T
	if err := w.db.ScanRows(ctx, rows, &found); err != nil {
		return nil, fmt.Errorf("read %s: %w", is.model.Name(), err)
	}
	return found, rows.Err()
}

// readOne is read for the one record there is; sql.ErrNoRows where there is none.
func ReadOne[T any](ctx context.Context, w *Writer, where, then string, args ...any) (*T, error) {
	found, err := Read[T](ctx, w, where, then, args...)
	if err == nil && len(found) == 0 {
		err = sql.ErrNoRows
	}
	if err != nil {
		return nil, err
	}
	return found[0], nil
}
