package imports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

// This file holds all SQL of the book of imports. $1 is the agency and $2 the import, unless a comment says otherwise. Names of tables and columns
// come from the catalogue of the database and from the notes of the import.

// importLock is the key of the lock of Postgres that makes imports and undoings wait for each other.
const importLock = "hashtext('docket import')"

// takeTurn waits for that lock, until the connection ends. markTurn also takes a lock that names the import $1, so that lists show that it runs.
const (
	takeTurn = "SET idle_session_timeout = 0; SELECT pg_advisory_lock(" + importLock + ")"
	markTurn = "SELECT pg_advisory_lock(" + importLock + ", $1::bigint::integer)"
	tryTurn  = "SELECT pg_try_advisory_lock(" + importLock + ")"
)

// Indexes that are made after the rows. The book of an import that is not done holds them.
const (
	// droppableIndexes finds the indexes of the tables $1 that hold no rule, the largest tables first. Those of rows that meet one of the conditions $2 stay.
	droppableIndexes = `SELECT i.relname::text AS name, regexp_replace(pg_get_indexdef(i.oid), '^CREATE INDEX ', 'CREATE INDEX IF NOT EXISTS ') AS make, coalesce(obj_description(i.oid, 'pg_class'), '') AS comment
		FROM unnest($1::text[]) WITH ORDINALITY t (name, place) JOIN pg_index x ON x.indrelid = ('public.' || t.name)::regclass JOIN pg_class i ON i.oid = x.indexrelid
		WHERE NOT x.indisunique AND NOT x.indisexclusion AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.oid)
			AND coalesce(pg_get_expr(x.indpred, x.indrelid) <> ALL ($2::text[]), true) ORDER BY t.place, 1`
	noteIndexes    = "UPDATE imports SET counts = jsonb_set(counts, '{indexes}', $3) WHERE agency_id = $1 AND id = $2"
	droppedIndexes = `SELECT x.name, x."create", coalesce(x.comment, '') FROM imports i CROSS JOIN LATERAL jsonb_to_recordset(i.counts -> 'indexes') x (name text, "create" text, comment text)
		WHERE jsonb_typeof(i.counts) = 'object' AND jsonb_typeof(i.counts -> 'indexes') = 'array'`
	forgetIndexes = "UPDATE imports SET counts = counts - 'indexes' - 'unvacuumed' WHERE jsonb_typeof(counts) = 'object' AND counts ?| '{indexes, unvacuumed}'"
)

// Tables that autovacuum leaves alone while an import fills them. The book holds them together with the indexes.
const (
	// vacuumedTables finds those of the tables $1 that autovacuum cleans, unless somebody has said whether it shall.
	vacuumedTables = `SELECT t.name FROM unnest($1::text[]) WITH ORDINALITY t (name, place) JOIN pg_class c ON c.oid = ('public.' || t.name)::regclass
		WHERE NOT coalesce(c.reloptions::text ~ 'autovacuum_enabled', false) ORDER BY t.place`
	noteUnvacuumed   = "UPDATE imports SET counts = jsonb_set(counts, '{unvacuumed}', to_jsonb($3::text[])) WHERE agency_id = $1 AND id = $2"
	unvacuumedTables = `SELECT x.name FROM imports i CROSS JOIN LATERAL jsonb_array_elements_text(i.counts -> 'unvacuumed') x (name)
		WHERE jsonb_typeof(i.counts) = 'object' AND jsonb_typeof(i.counts -> 'unvacuumed') = 'array'`
)

func stopVacuum(table string) string {
	return fmt.Sprintf("ALTER TABLE public.%s SET (autovacuum_enabled = false)", quote(table))
}

func resumeVacuum(table string) string {
	return fmt.Sprintf("ALTER TABLE IF EXISTS public.%s RESET (autovacuum_enabled)", quote(table))
}

// makeIndex returns the statements that make an index, unless it is there. Two are made at a time, so Postgres makes neither with several processes.
func makeIndex(x Index) string {
	return fmt.Sprintf("SET maintenance_work_mem = '256MB'; SET max_parallel_maintenance_workers = 0; SET statement_timeout = 0; %s; COMMENT ON INDEX public.%s IS %s", x.Create, quote(x.Name), literal(x.Comment))
}

// literal returns a text as SQL; NULL if it is empty.
func literal(text string) string {
	if text == "" {
		return "NULL"
	}
	return "'" + strings.ReplaceAll(text, "'", "''") + "'"
}

// readImport reads the agency and the state of the import $1.
const readImport = "SELECT agency_id, state FROM imports WHERE id = $1"

// The columns of Record, of imports i. While the parts of an import are written, counts is an object that holds them.
const (
	startedAt = "to_char(i.created_at AT TIME ZONE (SELECT value FROM settings WHERE key = 'time_zone'), 'YYYY-MM-DD HH24:MI') AS at"
	stateNow  = "CASE WHEN i.state = 'UNDONE' OR jsonb_typeof(i.counts) = 'array' THEN i.state WHEN " + isRunning + " THEN 'RUNNING' ELSE 'INTERRUPTED' END AS state"
	rowsNow   = "i.row_count AS rows, coalesce((i.counts ->> 'rows')::integer, 0) AS of, i.rejected_count AS rejected"
	isRunning = `EXISTS (SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.objsubid = 2
		AND l.classid::bigint = ` + importLock + `::bigint & 4294967295 AND l.objid::bigint = i.id)`
)

// lockImports makes imports and undoings wait for each other. Undoing needs the owner of the tables.
var lockImports = []string{"SET LOCAL ROLE NONE", "SET LOCAL lock_timeout = '30s'", "SELECT pg_advisory_xact_lock(" + importLock + ")"}

// markUndone notes who ($3) has undone the import.
const markUndone = `UPDATE imports SET state = 'UNDONE', undone_at = now(), undone_by = $3, updated_at = greatest(now(), created_at), version = version + 1
	WHERE agency_id = $1 AND id = $2`

const writtenTables = "SELECT DISTINCT table_name FROM import_writes WHERE agency_id = $1 AND import_id = $2 ORDER BY 1"

// refusingTriggers finds the triggers of the table $1 that run before a write, and so may refuse it.
const refusingTriggers = "SELECT tgname FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal AND tgtype & 2 = 2 ORDER BY 1"

// lockTable returns the statements that lock a table against other writers and switch triggers off.
func lockTable(table string, triggers []string) string {
	statements := []string{"LOCK TABLE " + quote(table) + " IN SHARE ROW EXCLUSIVE MODE"}
	for _, name := range triggers {
		statements = append(statements, fmt.Sprintf("ALTER TABLE %s DISABLE TRIGGER %s", quote(table), quote(name)))
	}
	return strings.Join(statements, "; ")
}

// On Citus, where that leaves the triggers of the parts of a table on, the setting docket.guards lets the owner pass (guards_rest).
const (
	lockSpread = "LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE"
	letPass    = "SELECT set_in_transaction('docket.guards', $1)" //nolint:gosec // no secret: it lets nobody in
)

// unlockTable returns the statements that switch the triggers of a table on again.
func unlockTable(table string) string {
	return "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE " + quote(table) + " ENABLE TRIGGER USER"
}

// columnExists reports whether the table $1 has the column $2.
const columnExists = "SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2 AND NOT attisdropped)"

// changedSince returns the query for records of a table that somebody else has changed since the import wrote them. The import may have written a record several
// times: together with many others when it was added, and then alone. Its version is that of the last of these writes, and each write found the version of the one
// before, unless somebody else came between.
func changedSince(table string) string {
	return fmt.Sprintf(`WITH together AS (
			SELECT ids, max(new_version) AS version FROM import_writes WHERE agency_id = $1 AND import_id = $2 AND table_name = '%[2]s' AND action = 'ADDED' AND old_row IS NULL GROUP BY ids),
		alone AS (
			SELECT lower(ids) AS id, action, new_version AS version, (old_row ->> 'version')::integer AS found, lag(new_version) OVER (PARTITION BY lower(ids) ORDER BY id) AS earlier,
				id = max(id) OVER (PARTITION BY lower(ids)) AS is_last
			FROM import_writes WHERE agency_id = $1 AND import_id = $2 AND table_name = '%[2]s' AND action <> 'REMOVED' AND old_row IS NOT NULL AND ids IS NOT NULL)
		SELECT t.id FROM %[1]s t JOIN together w ON w.ids @> t.id WHERE t.agency_id = $1 AND t.version > w.version AND t.id NOT IN (SELECT id FROM alone)
		UNION
		SELECT t.id FROM %[1]s t JOIN alone a ON a.id = t.id WHERE t.agency_id = $1 AND (a.is_last AND t.version > a.version OR a.action = 'CHANGED' AND
			a.found > coalesce(a.earlier, (SELECT max(w.version) FROM together w WHERE w.ids @> a.id), a.found))`, quote(table), table)
}

// referencesTo finds the tables of records, and their columns, that refer to the table $1.
const referencesTo = `SELECT c.conrelid::regclass::text, a.attname FROM pg_constraint c
	JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[array_length(c.conkey, 1)]
	WHERE c.contype = 'f' AND c.confrelid = $1::regclass AND EXISTS (SELECT FROM pg_attribute i WHERE i.attrelid = c.conrelid AND i.attname = 'id')
		AND EXISTS (SELECT FROM pg_attribute i WHERE i.attrelid = c.conrelid AND i.attname = 'agency_id')
	ORDER BY 1, 2`

// referredBy returns the query for records of a table that the import added and to which rows of others refer, by a column of another table. from
// is the name of that table as referencesTo gives it.
func referredBy(from, column, table string) string {
	return fmt.Sprintf(`SELECT DISTINCT t.%[3]s FROM %[1]s t
		WHERE t.agency_id = $1 AND (SELECT range_agg(w.ids) FROM import_writes w WHERE w.agency_id = $1 AND w.import_id = $2 AND w.table_name = '%[2]s' AND w.action = 'ADDED') @> t.%[3]s::bigint
			AND NOT coalesce((SELECT range_agg(w.ids) FROM import_writes w WHERE w.agency_id = $1 AND w.import_id = $2 AND w.table_name = '%[4]s') @> t.id, false)`,
		from, table, quote(column), strings.Trim(from, `"`))
}

// labels are the columns by which people know the records of a table.
var labels = map[string]string{
	"cases": "case_no", "decisions": "decision_no", "parties": "name", "food_businesses": "name", "officials": "name", "complaints": "complaint_no", "clues": "clue_no",
	"equipment": "registration_no", "pharmacies": "name", "goods_lots": "name", "safety_orders": "order_no", "follow_ups": "sample_no",
}

// namedRecords is how many records a refusal names of each table.
const namedRecords = 5

// labelsOf returns the query for the labels of the records of a table whose ids another query finds; one more than is named.
func labelsOf(table, query string) string {
	label := labels[table]
	if label == "" {
		label = "id"
	}
	return fmt.Sprintf("SELECT x.%s::text FROM %s x WHERE x.agency_id = $1 AND x.id IN (%s) ORDER BY x.id LIMIT %d", label, quote(table), query, namedRecords+1)
}

// writesOf reads the notes of the import, the last one first. A note without an old row is of many rows that were added.
const writesOf = "SELECT id, table_name, action, old_row IS NULL FROM import_writes WHERE agency_id = $1 AND import_id = $2 ORDER BY id DESC"

const forgetRecords = "DELETE FROM import_records WHERE agency_id = $1 AND import_id = $2"

// removeSpans returns the statement that removes the rows of a table that the note $2 says were added.
func removeSpans(table string) string {
	return fmt.Sprintf(`DELETE FROM %s t USING (SELECT unnest(ids) AS span FROM import_writes WHERE agency_id = $1 AND id = $2) s
		WHERE t.agency_id = $1 AND t.id >= lower(s.span) AND t.id < upper(s.span)`, quote(table))
}

// keyAndColumns reads the columns of the primary key of the table $1, and all columns that can be written.
const keyAndColumns = `SELECT
		ARRAY(SELECT quote_ident(a.attname) FROM pg_index x JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = ANY (x.indkey) WHERE x.indrelid = $1::regclass AND x.indisprimary ORDER BY 1),
		ARRAY(SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum)`

// takeBack returns the statement that takes back the write of one row, which the note $2 holds as it was before. key and columns are those of
// keyAndColumns.
func takeBack(table, action string, key, columns []string) string {
	same := make([]string, len(key))
	for i, k := range key {
		same[i] = fmt.Sprintf("t.%s = o.%[1]s", k)
	}
	same = append(same, "t.agency_id = $1") // by which Citus finds the machine
	old := fmt.Sprintf("(SELECT r.* FROM import_writes w, jsonb_populate_record(NULL::%s, w.old_row) r WHERE w.agency_id = $1 AND w.id = $2) o", quote(table))
	switch action {
	case "ADDED":
		return fmt.Sprintf("DELETE FROM %s t USING %s WHERE %s", quote(table), old, strings.Join(same, " AND "))
	case "CHANGED":
		sets := formatEach(slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return c == "agency_id" }), "%[1]s = o.%[1]s")
		return fmt.Sprintf("UPDATE %s t SET %s FROM %s WHERE %s", quote(table), sets, old, strings.Join(same, " AND "))
	default:
		list := strings.Join(columns, ", ")
		return fmt.Sprintf("INSERT INTO %s (%s) WITH found (%[2]s) AS MATERIALIZED (SELECT %s FROM %s) SELECT %[2]s FROM found", quote(table), list, formatEach(columns, "o.%s"), old)
	}
}

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }

// formatEach formats each name, and joins them with commas.
func formatEach(names []string, format string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = fmt.Sprintf(format, name)
	}
	return strings.Join(out, ", ")
}
