package accesslog

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"docket/db"
	"docket/failure"
)

// writeTimeout is the longest time that one write may take.
const writeTimeout = 10 * time.Second

// Flush writes what was added up. If the database cannot be used, the sums wait for the next write. Sums are lost, and the loss is logged,
// if the database refuses them, does not say whether it has taken them, or holds no agency, or if too many wait.
func (l *Log) Flush(ctx context.Context) {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.lock.Lock()
	sums := l.pending
	l.pending = map[key]*sum{}
	l.lock.Unlock()
	if len(sums) == 0 {
		return
	}
	wrote, mayTryAgain, err := l.write(ctx, sums)
	switch {
	case err == nil && !wrote:
		l.logLost("the database holds no agency", sums)
	case err != nil && mayTryAgain:
		l.putBack(sums, err)
	case err != nil:
		l.logLost(err.Error(), sums)
	}
}

// upsert adds sums to the rows of the table. Sums whose agencies turn out to be the same are added up first, as a statement may change a
// row once. The order keeps two servers from waiting for each other.
const upsert = `
INSERT INTO access_events AS e (agency_id, day, caller, caller_name, role, kind, operation, code, count, first_at, last_at, created_at, updated_at)
SELECT coalesce(nullif(agency, 0), (SELECT min(id) FROM agencies WHERE parent_id IS NULL)) AS agency_id, day, caller, max(nullif(name, '')), nullif(role, '') AS role, kind,
       CASE WHEN operation <> '' THEN CASE WHEN is_said(operation, 100) THEN operation ELSE '…' END END AS operation, nullif(code, '') AS code,
       least(sum(count), 2147483647)::integer, min(first), max(last), $11, $11
FROM unnest($1::bigint[], $2::date[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::timestamptz[], $10::timestamptz[], $12::text[])
  AS s (agency, day, caller, name, role, kind, operation, count, first, last, code)
WHERE agency <> 0 OR EXISTS (SELECT FROM agencies WHERE parent_id IS NULL)
GROUP BY 1, 2, 3, 5, 6, 7, 8
ORDER BY 1, 2, 3, 5, 6, 7, 8
ON CONFLICT ON CONSTRAINT access_events_added_up DO UPDATE SET
  count = least(e.count::bigint + excluded.count, 2147483647)::integer, caller_name = coalesce(excluded.caller_name, e.caller_name),
  first_at = least(e.first_at, excluded.first_at), last_at = greatest(e.last_at, excluded.last_at),
  updated_at = greatest(e.created_at, excluded.updated_at), version = e.version + 1`

// write writes sums. wrote is false if there is no agency to write them for. mayTryAgain says of an error that nothing was written, and that
// the same sums may be written later.
func (l *Log) write(ctx context.Context, sums map[key]*sum) (wrote, mayTryAgain bool, err error) {
	n := len(sums)
	agencies, days, callers, names, roles := make([]int64, 0, n), make([]string, 0, n), make([]string, 0, n), make([]string, 0, n), make([]string, 0, n)
	kinds, operations, codes, counts := make([]string, 0, n), make([]string, 0, n), make([]string, 0, n), make([]int64, 0, n)
	firsts, lasts := make([]time.Time, 0, n), make([]time.Time, 0, n)
	for k, s := range sums {
		agencies, days, callers, names = append(agencies, k.agency), append(days, k.day.String()), append(callers, k.caller), append(names, s.name)
		roles, kinds, operations = append(roles, string(k.role)), append(kinds, string(k.kind)), append(operations, k.operation)
		codes, counts, firsts, lasts = append(codes, string(k.code)), append(counts, s.count), append(firsts, s.first), append(lasts, s.last)
	}
	rows, err := db.Bookkeep(ctx, l.settings.Database, l.settings.Bookkept, upsert,
		agencies, days, callers, names, roles, kinds, operations, counts, firsts, lasts, l.settings.Clock().UTC(), codes)
	return rows > 0, err != nil && isNothingWritten(err), err
}

// isNothingWritten reports whether an error of a write says that it wrote nothing, and would write it later.
func isNothingWritten(err error) bool {
	if db.IsUnsettled(err) {
		return false
	}
	var rejected *pgconn.PgError
	if !errors.As(err, &rejected) {
		return true
	}
	switch rejected.Code[:2] {
	case "22", "23", "42": // the data or the statement is at fault, and would be again
		return false
	}
	return true
}

// putBack adds sums that were not written to those that wait.
func (l *Log) putBack(sums map[key]*sum, cause error) {
	l.lock.Lock()
	defer l.lock.Unlock()
	if len(l.pending)+len(sums) > 3*l.settings.Names { // of several days
		l.logLost(cause.Error(), sums)
		return
	}
	for k, s := range sums {
		if later := l.pending[k]; later != nil {
			later.count += s.count
			if s.first.Before(later.first) {
				later.first = s.first
			}
			if s.last.After(later.last) {
				later.last = s.last
			}
			continue
		}
		l.pending[k] = s
	}
	if reason, ok := failure.Unavailable(cause); ok {
		l.settings.Log.Debug("the log of access waits for the database", "why", reason)
		return
	}
	l.settings.Log.Warn("the log of access is not written yet", "error", cause)
}

// logLost logs how many events are not in the log of access.
func (l *Log) logLost(why string, sums map[key]*sum) {
	var lost int64
	for _, s := range sums {
		lost += s.count
	}
	if lost > 0 {
		l.settings.Log.Error("events are missing in the log of access", "events", lost, "why", why)
	}
}
