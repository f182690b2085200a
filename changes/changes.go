// Package changes tells every server of a database which records each write has changed, once the write has committed.
//
// # What belongs here
//
//   - Change, and Announce, which a write calls before it commits.
//   - Listener.Run, which receives the changes of all writes.
//
// # What does not belong here
//
//   - Who hears of a change: package graph sends subscribers what they may see of the records, read anew.
//
// # What is not announced
//
// Changes made by another program than this one, beside Announce. See answers.Store.Watch.
package changes

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
)

// channel is the channel of Postgres (NOTIFY) that changes are sent on.
const channel = "docket_changes"

// Change is what a committed write has changed.
type Change struct {
	// Transaction is the number of the transaction.
	Transaction uint64 `json:"transaction,string"`
	// Agency is the number of the agency whose records were changed.
	Agency int64 `json:"agency"`
	// Tables are the tables that the transaction may have written to.
	Tables []string `json:"tables"`
	// Records are the numbers of changed records by their type. A type with null has more changed records than fit: any may have changed.
	Records map[string][]int64 `json:"records"`
	// IsFinal says that the transaction can write nothing more before it commits. Only Announce knows it.
	IsFinal bool `json:"-"`
}

// IsAny reports whether any record of a type may have changed, because there were too many to name.
func (c Change) IsAny(typ string) bool {
	ids, isChanged := c.Records[typ]
	return isChanged && ids == nil
}

// maxRecords is the largest length of the records in a change, in bytes. Postgres sends up to 8,000 bytes, and writes a space after each comma.
const maxRecords = 3000

// announce sends a change when the transaction commits, and returns it. A table can't be written to without a lock of one of these modes, and the
// locks last until the transaction ends. Only triggers that are put off until the commit could write more: where the tables have none, the transaction can
// only read from now on. Postgres sends nothing of a transaction that is rolled back.
const announce = `SELECT change::text, is_final, pg_notify('` + channel + `', change::text)::text, CASE WHEN is_final THEN set_config('transaction_read_only', 'on', true) ELSE '' END
	FROM (SELECT $1::jsonb || jsonb_build_object('transaction', pg_current_xact_id()::text, 'tables', coalesce(jsonb_agg(DISTINCT c.relname), '[]')) AS change,
		NOT coalesce(bool_or(EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = l.relation AND t.tgdeferrable)), false) AS is_final
		FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
		WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation' AND c.relkind IN ('r', 'p') AND l.mode NOT IN ('AccessShareLock', 'RowShareLock') OFFSET 0) c`

// Announce announces a change as a part of the transaction that has made it, and returns it. The numbers may come several times. Call it after the last
// statement that writes.
func Announce(ctx context.Context, tx *sql.Tx, agency int64, records map[string][]int64) (Change, error) {
	text, err := encode(agency, records)
	if err != nil {
		return Change{}, err
	}
	var c Change
	var announced, notified, isReadOnly string
	if err := tx.QueryRowContext(ctx, announce, text).Scan(&announced, &c.IsFinal, &notified, &isReadOnly); err != nil {
		return Change{}, fmt.Errorf("announce a change: %w", err)
	}
	if err := json.Unmarshal([]byte(announced), &c); err != nil {
		return Change{}, fmt.Errorf("announce a change: %w", err)
	}
	return c, nil
}

// encode returns the part of a change that the writer knows. If the numbers are too many, those of the type with the most are left out.
func encode(agency int64, records map[string][]int64) (string, error) {
	c := struct {
		Agency  int64              `json:"agency"`
		Records map[string][]int64 `json:"records"`
	}{agency, map[string][]int64{}}
	for typ, ids := range records {
		if c.Records[typ] = slices.Compact(slices.Sorted(slices.Values(ids))); len(ids) == 0 {
			delete(c.Records, typ)
		}
	}
	for {
		text, err := json.Marshal(c)
		if err != nil || len(text) <= maxRecords {
			return string(text), err
		}
		most := ""
		for typ, ids := range c.Records {
			if most == "" || len(ids) > len(c.Records[most]) || len(ids) == len(c.Records[most]) && typ < most {
				most = typ
			}
		}
		if len(c.Records[most]) == 0 {
			return "", fmt.Errorf("announce a change: %d record types do not fit", len(c.Records))
		}
		c.Records[most] = nil
	}
}
