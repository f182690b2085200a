package verify

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"docket/audit"
)

// checkWrites checks that Docket has signed every entry WRITE, each once, and that each change of a row has one in its transaction. Rows of before the
// log, and changes of the time before the first key, have none.
func (c *check) checkWrites() error {
	forged, firstWrite, err := c.checkDetails()
	if err != nil {
		return err
	}
	repeated, err := c.repeatedWrites()
	if err != nil {
		return err
	}
	return c.checkTransactions(append(forged, repeated...), firstWrite)
}

// ofAgency returns SQL that restricts a column to the agency that is checked, for the argument $1.
const ofAgency = " ($1::bigint IS NULL OR agency_id = $1) "

// addOfAgency adds a fault if its agency is checked. All writes are looked at, since a transaction may write records of several agencies.
func (c *check) addOfAgency(f Fault) {
	if c.Agency == nil || *c.Agency == f.Agency {
		c.report.add(f)
	}
}

// checkDetails checks the codes of all entries WRITE. It returns the ids of those that are not Docket's, and the id of the first that is.
func (c *check) checkDetails() (forged []int64, first int64, err error) {
	c.foundAll = map[int64]int64{}
	rows, err := c.tx.Query(c.ctx, "SELECT agency_id, id, "+audit.SQLInstant("logged_at")+", position, coalesce(detail, '') FROM log_entries WHERE action = 'WRITE'")
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	for rows.Next() {
		var f Fault
		var id int64
		var loggedAt audit.Instant
		var detail string
		if err := rows.Scan(&f.Agency, &id, &loggedAt, &f.Position, &detail); err != nil {
			return nil, 0, err
		}
		if c.report.Writes++; c.report.Writes%1000 == 0 {
			c.Progress("the writes", c.report.Writes)
		}
		d, err := c.Keys.CheckDetail(f.Agency, loggedAt, detail)
		if err != nil {
			f.Kind, f.Message = WriteForged, fmt.Sprintf("log of the agency %d%s: the entry WRITE at %s was not written by Docket: %v", f.Agency, place(f.Position), loggedAt, err)
			c.addOfAgency(f)
			if len(forged) < maxFaults {
				forged = append(forged, id)
			}
			continue
		}
		if first == 0 || id < first {
			first = id
		}
		if c.isSpread {
			id = math.MaxInt64 // not placed yet
			if f.Position != nil {
				id = *f.Position
			}
		}
		if known, isKnown := c.foundAll[f.Agency]; d.Verb == audit.FoundAll && (!isKnown || id < known) {
			c.foundAll[f.Agency] = id
		}
	}
	return forged, first, rows.Err()
}

// place names a position in a message; it is empty for none.
func place(position *int64) string {
	if position == nil {
		return ""
	}
	return fmt.Sprintf(", position %d", *position)
}

// repeatedWrites returns the ids of the entries WRITE whose number, drawn for each write, another entry of the agency has that came before: somebody has
// copied it. A copy in the log of another agency has the wrong code.
func (c *check) repeatedWrites() (ids []int64, err error) {
	rows, err := c.tx.Query(c.ctx, `SELECT agency_id, id, `+audit.SQLInstant("logged_at")+`, position FROM (
		SELECT *, row_number() OVER (PARTITION BY agency_id, substring(detail FROM '"nonce":"([^"]*)"') ORDER BY position NULLS LAST, id) AS nth
		FROM log_entries WHERE action = 'WRITE') x WHERE nth > 1 LIMIT 10000`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		f := Fault{Kind: WriteForged}
		var id int64
		var loggedAt audit.Instant
		if err := rows.Scan(&f.Agency, &id, &loggedAt, &f.Position); err != nil {
			return nil, err
		}
		f.Message = fmt.Sprintf("log of the agency %d%s: the entry WRITE at %s is a copy of another", f.Agency, place(f.Position), loggedAt)
		c.addOfAgency(f)
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// verbs of what an entry did to its rows, in messages.
var verbs = map[audit.Action]string{audit.Added: "added", audit.Changed: "changed", audit.Removed: "removed", audit.Erased: "erased"}

// checkTransactions finds the changes of rows whose transaction has no entry WRITE but those of some ids. A change with an instant before the first key
// is left out only if it was also logged before the first write that Docket has signed: the instant alone could be made up.
func (c *check) checkTransactions(without []int64, firstWrite int64) error {
	c.Progress("who made the changes", 0)
	kept := ""
	if c.isSpread { // a transaction may have its WRITE in the log of another agency, so on another machine
		kept = "MATERIALIZED"
	}
	rows, err := c.tx.Query(c.ctx, `WITH w AS `+kept+` (SELECT transaction, logged_at FROM log_entries WHERE action = 'WRITE' AND id <> ALL (coalesce($4::bigint[], '{}')))
		SELECT position, `+audit.SQLEntry+` FROM log_entries e
		WHERE action NOT IN ('WRITE', 'FOUND') AND`+ofAgency+`
		  AND NOT (logged_at < to_timestamp($2::bigint / 1000000.0) AND ($3::bigint = 0 OR id < $3))
		  AND NOT EXISTS (SELECT FROM w WHERE w.transaction = e.transaction AND w.logged_at = e.logged_at)
		ORDER BY agency_id, id`, c.Agency, int64(c.Keys.Since()), firstWrite, without)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		e, position, err := scanPlaced(rows)
		if err != nil {
			return err
		}
		for _, r := range e.Rows {
			name := c.recordName(e.Table, e.Agency, r.Key)
			c.report.add(Fault{
				Kind: NotByDocket, Agency: e.Agency, Table: e.Table, Record: name, Position: position,
				Message: fmt.Sprintf("%s: changed outside of Docket: its row in %s was %s at %s, in a transaction that is no write of Docket's", name, e.Table, verbs[e.Action], e.LoggedAt),
			})
		}
	}
	return rows.Err()
}

// checkFound finds rows that were logged as if they had been there before the log, after all of these had been logged. A row that was there is logged again
// when it changes first.
func (c *check) checkFound() error {
	c.Progress("rows of before the log", 0)
	var agencies, ids []int64
	for agency, id := range c.foundAll {
		agencies, ids = append(agencies, agency), append(ids, id)
	}
	for _, scope := range c.scopes {
		if err := c.checkFoundIn(scope, agencies, ids); err != nil {
			return err
		}
	}
	return nil
}

// checkFoundIn is checkFound within a scope, for the ids of the entries by agency that say that all rows of before the log are logged.
func (c *check) checkFoundIn(scope string, agencies, ids []int64) error {
	place := "e.id"
	if c.isSpread {
		place = "coalesce(e.position, 9223372036854775807)"
	}
	rows, err := c.tx.Query(c.ctx, `WITH found AS (
			SELECT e.table_name, e.agency_id, k AS key, e.position, `+place+` > m.place AS is_late
			FROM unnest($1::bigint[], $2::bigint[]) AS m (agency_id, place) JOIN log_entries e USING (agency_id) CROSS JOIN LATERAL unnest(e.keys) AS k
			WHERE e.action = 'FOUND' AND `+scope+`)
		SELECT table_name, agency_id, key, min(position) FROM found l
		WHERE is_late AND NOT EXISTS (SELECT FROM found o WHERE NOT o.is_late AND o.table_name = l.table_name AND o.agency_id = l.agency_id AND o.key = l.key)
		GROUP BY table_name, agency_id, key ORDER BY table_name, agency_id, length(key), key`, agencies, ids)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		f := Fault{Kind: RowAdded}
		var key string
		if err := rows.Scan(&f.Table, &f.Agency, &key, &f.Position); err != nil {
			return err
		}
		f.Record = c.recordName(f.Table, f.Agency, key)
		f.Message = fmt.Sprintf("%s: its row in %s was added by hand: it was logged as if it had been there before the log, after all such rows had been logged", f.Record, f.Table)
		c.report.add(f)
	}
	return rows.Err()
}

// scanPlaced reads a position and the columns of audit.SQLEntry. An entry that does not fit together has no rows: the tree is checked elsewhere.
func scanPlaced(row pgx.CollectableRow) (audit.Entry, *int64, error) {
	var position *int64
	var r audit.EntryRow
	if err := row.Scan(append([]any{&position}, r.Targets()...)...); err != nil {
		return audit.Entry{}, nil, err
	}
	e, err := r.Read()
	if err != nil {
		e.Rows = nil
	}
	return e, position, nil
}

// unlogged is SQL of the tables, of the alias p, whose changes are not logged where a part of them is: all of the table on one Postgres, and the parts that a machine of
// a Citus cluster has.
func unlogged(part string) string {
	return `(coalesce((SELECT bit_or(t.tgtype) & 29 FROM pg_trigger t JOIN pg_proc f ON f.oid = t.tgfoid -- for each row, on INSERT, DELETE and UPDATE
				WHERE t.tgrelid = ` + part + ` AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND f.pronamespace = 'history'::regnamespace AND f.proname = p.relname), 0) <> 29
			OR NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = ` + part + ` AND t.tgenabled IN ('O', 'A') AND t.tgqual IS NULL AND t.tgfoid = 'public.set_logged_at'::regproc))`
}

// loggedTables is SQL of the tables p whose changes are logged.
const loggedTables = `pg_class h JOIN pg_class p ON p.relname = h.relname AND p.relnamespace = 'public'::regnamespace AND h.relnamespace = 'history'::regnamespace AND h.relkind IN ('r', 'p')`

// checkLogging checks that every table has the triggers by which its changes are logged, and that they are on.
func (c *check) checkLogging() error {
	rows, err := c.tx.Query(c.ctx, "SELECT p.relname FROM "+loggedTables+" WHERE "+unlogged("p.oid")+" ORDER BY p.relname")
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, name := range names {
		c.report.add(Fault{Kind: LoggingOff, Table: name, Message: fmt.Sprintf("table %[1]s: its changes are not logged: the trigger %[1]s_log or %[1]s_logged is missing or off", name)})
	}
	if !c.isSpread {
		return nil
	}
	return c.checkLoggingOnMachines(names)
}

// checkLoggingOnMachines checks the same of each part of the tables on the machines of a Citus cluster, but for tables that are known to lack triggers.
func (c *check) checkLoggingOnMachines(known []string) error {
	rows, err := c.tx.Query(c.ctx, "SELECT concat(n.nodename, ':', n.nodeport), r.success, coalesce(r.result, '') FROM run_command_on_all_nodes($1) r JOIN pg_dist_node n USING (nodeid) ORDER BY 1",
		`SELECT string_agg(DISTINCT p.relname, ' ') FROM `+loggedTables+`
			JOIN pg_dist_shard s ON s.logicalrelid = p.oid JOIN pg_dist_placement l ON l.shardid = s.shardid JOIN pg_dist_local_group g ON g.groupid = l.groupid
		WHERE `+unlogged("to_regclass(shard_name(s.logicalrelid, s.shardid))"))
	if err != nil {
		return err
	}
	type answer struct {
		Machine  string
		IsRun    bool
		Unlogged string
	}
	answers, err := pgx.CollectRows(rows, pgx.RowToStructByPos[answer])
	if err != nil {
		return err
	}
	for _, a := range answers {
		if !a.IsRun {
			return fmt.Errorf("look for triggers on %s: %s", a.Machine, a.Unlogged)
		}
		for _, name := range strings.Fields(a.Unlogged) {
			if !slices.Contains(known, name) {
				c.report.add(Fault{Kind: LoggingOff, Table: name, Message: fmt.Sprintf(
					"table %[1]s: its changes are not logged on the machine %[2]s: the trigger %[1]s_log or %[1]s_logged of a part of it is missing or off there", name, a.Machine)})
			}
		}
	}
	return nil
}
