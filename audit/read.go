package audit

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5/pgtype"
	"golang.org/x/mod/sumdb/tlog"
)

// SQLEntry are the columns of log_entries, as Entry has them, in the order that ScanEntry takes.
var SQLEntry = "agency_id, id, " + SQLInstant("logged_at") + ", transaction, action, coalesce(table_name, ''), coalesce(detail, ''), keys, digests"

// EntryRow takes the columns of SQLEntry.
type EntryRow struct {
	Entry
	keys    []*string
	digests [][]byte
}

// Targets returns where the columns of SQLEntry are read to, for pgx.
func (r *EntryRow) Targets() []any {
	return []any{&r.Agency, &r.ID, &r.LoggedAt, &r.Transaction, &r.Action, &r.Table, &r.Detail, &r.keys, &r.digests}
}

// Read returns the entry that the columns hold. Returns an error if its keys and digests do not fit each other.
func (r *EntryRow) Read() (Entry, error) {
	e := r.Entry
	if len(r.keys) != len(r.digests) {
		return e, fmt.Errorf("the entry %d of agency %d has %d keys and %d digests", e.ID, e.Agency, len(r.keys), len(r.digests))
	}
	e.Rows = make([]Row, len(r.keys))
	for i := range r.keys {
		if r.keys[i] == nil {
			return e, fmt.Errorf("the entry %d of agency %d names a row without a key", e.ID, e.Agency)
		}
		e.Rows[i] = Row{*r.keys[i], r.digests[i]}
	}
	return e, nil
}

// readEntries returns the entries that meet a condition, which is SQL after WHERE.
func readEntries(ctx context.Context, from querier, condition string, args ...any) (entries []Entry, err error) {
	entries, _, err = readPlaced(ctx, from, condition, args...)
	return entries, err
}

// readPlaced is readEntries with the place of each entry in its tree; nil for one that waits for it.
func readPlaced(ctx context.Context, from querier, condition string, args ...any) (entries []Entry, positions []*int64, err error) {
	rows, err := from.QueryContext(ctx, "SELECT "+SQLEntry+", position FROM log_entries WHERE "+condition, args...) //nolint:gosec // both are constants
	if err != nil {
		return nil, nil, fmt.Errorf("read the log: %w", err)
	}
	defer rows.Close()
	types := pgtype.NewMap()
	for rows.Next() {
		var r EntryRow
		var position *int64
		targets := append(r.Targets(), &position)
		targets[7], targets[8] = types.SQLScanner(&r.keys), types.SQLScanner(&r.digests)
		if err := rows.Scan(targets...); err != nil {
			return nil, nil, fmt.Errorf("read the log: %w", err)
		}
		e, err := r.Read()
		if err != nil {
			return nil, nil, err
		}
		entries, positions = append(entries, e), append(positions, position)
	}
	if err := rows.Err(); err != nil {
		return nil, nil, fmt.Errorf("read the log: %w", err)
	}
	return entries, positions, nil
}

// LastCheckpoint returns the tree of the last checkpoint of an agency, and the checkpoint as it was signed. Without one, the tree and the text are empty.
func LastCheckpoint(ctx context.Context, from querier, agency int64) (tree tlog.Tree, signed string, err error) {
	var root []byte
	err = from.QueryRowContext(ctx, "SELECT size, root, signed FROM log_checkpoints WHERE agency_id = $1 ORDER BY size DESC LIMIT 1", agency).Scan(&tree.N, &root, &signed)
	if errors.Is(err, sql.ErrNoRows) {
		return tree, "", nil
	}
	if err != nil {
		return tree, "", fmt.Errorf("read the last checkpoint: %w", err)
	}
	tree.Hash = tlog.Hash(root)
	return tree, signed, nil
}
