package exchange

import (
	"fmt"
	"slices"
	"strings"

	"docket/db"
	"docket/exchange/kinds"
)

// This file holds the SQL of an import, but for that of check.go, where each statement stands beside its reason. Names of tables and columns
// come from package kinds, values are arguments; only numbers of agencies and imports stand in the text.

// today is the current day in the deployment's time zone, as SQL.
const today = "(now() AT TIME ZONE (SELECT value FROM settings WHERE key = 'time_zone'))::date"

// todayStaged is the current day as the staging table holds days. These texts are compared without making days of them.
const todayStaged = "(SELECT to_char(" + today + ", 'YYYY-MM-DD'))"

// loggedAt is the instant of the versions that a transaction writes. Postgres works out a sub-select once, but the default of the column, which is the same, for
// each row.
const loggedAt = "(SELECT logged_now())"

// Roles. Statements over all rows run as the owner of the tables, verbs as the server's role.
const (
	asOwner  = "SET LOCAL ROLE NONE"
	asServer = "SET LOCAL ROLE " + db.Role
)

const (
	agencyByCode = "SELECT id FROM agencies WHERE code = $1"
	addAgency    = "INSERT INTO agencies (code, name, short_name, level) VALUES ($1, $2, $3, $4) ON CONFLICT (code) DO NOTHING"
)

// createStaging returns the statements that create import_staged, the staging table, with columns as SQL. There is one, since imports wait for each
// other; that of an import that was killed is removed. Autovacuum would read a million rows that are gone a minute later.
func createStaging(columns []string) string {
	return "CREATE UNLOGGED TABLE public.import_staged (" + strings.Join(columns, ", ") + ") WITH (autovacuum_enabled = false)"
}

const (
	dropStaging = "DROP TABLE IF EXISTS public.import_staged CASCADE"
	// showStaging makes import_rows those of the staged rows that meet a condition, which follows. Rows that were joined to another one are left out.
	showStaging = "CREATE OR REPLACE TEMP VIEW import_rows AS SELECT * FROM public.import_staged WHERE joined_to IS NULL AND "
	hideStaging = "DROP VIEW import_rows"
	countStaged = "SELECT count(*) FROM import_rows"
)

// indexStaging returns the statements that index the staged rows, and let Postgres count them by the columns that rows are looked up by, not by their long texts. Without
// columns, it counts them by all: Citus does not quote the names of columns there.
func indexStaging(keys []string) []string {
	count := "ANALYZE public.import_staged"
	if len(keys) > 0 {
		count += " (line, " + strings.Join(keys, ", ") + ")"
	}
	return []string{"CREATE INDEX ON public.import_staged (line)", count}
}

// ofLines returns the condition that a staged row is one of some lines.
func ofLines(from, to int64) string { return fmt.Sprintf("line BETWEEN %d AND %d", from, to) }

// ofShare returns the condition that a staged row describes a record of a share of a kind, by the column of its key.
func ofShare(key string, share int64) string {
	return fmt.Sprintf("hashtext(%s) & %d = %d", quote(key), shares-1, share)
}

// memoryForMany lets Postgres sort more rows in memory, keep more of temporary tables there, and lets it add more of them to an index of words at a time.
const memoryForMany = "SET LOCAL work_mem = '64MB'; SET LOCAL temp_buffers = '64MB'; SET LOCAL gin_pending_list_limit = '32MB'"

// partsOfStaging returns the query for the parts, the first of at most $2 rows and the others of $1 rows each, of the staged rows that meet no condition of a list: their
// first line, their last, and how many there are.
func partsOfStaging(written []string) string {
	return `SELECT min(line), max(line), count(*) FROM (SELECT line, CASE WHEN place > $2 THEN (place - $2 - 1) / $1 ELSE -1 END AS part
			FROM (SELECT line, row_number() OVER (ORDER BY line) AS place FROM public.import_staged WHERE joined_to IS NULL AND NOT (` +
		strings.Join(append(written, "false"), " OR ") + `)) p) r GROUP BY part ORDER BY part`
}

// anyOnRecord returns the query whether a case of the staged rows is on record, or a decision, if they have decisions.
func anyOnRecord(withDecisions bool) string {
	query := "SELECT EXISTS (SELECT FROM import_rows r JOIN cases c ON c.agency_id = $1 AND c.case_no = r.case_case_no)"
	if withDecisions {
		query += " OR EXISTS (SELECT FROM import_rows r JOIN decisions d ON d.agency_id = $1 AND d.decision_no = r.decision_decision_no)"
	}
	return query
}

// countEarlyDecisions counts the staged cases that were decided before they were filed, and names up to five lines.
const countEarlyDecisions = `SELECT count(*), coalesce((array_to_string((array_agg(line ORDER BY line))[1:5], ', ')), '') FROM import_rows
	WHERE decision_decided_on COLLATE "C" < case_filed_on`

// The book of imports.
const (
	// Imports wait for each other, so the next number is free. A sequence would leave gaps where trials and refused imports were rolled back.
	addImport = `INSERT INTO imports (agency_id, id, register, file_name, sha256, imported_by, state, row_count, rejected_count, counts)
		SELECT $1, coalesce(max(id), 0) + 1, nullif($2, ''), $3, $4, $5, 'DONE', 0, 0, '[]' FROM imports RETURNING id`
	// findInterrupted finds the last import of a file, by its hash, with a mapping, by its hash, that was interrupted.
	findInterrupted = `SELECT id, counts FROM imports WHERE agency_id = $1 AND sha256 = $2 AND state = 'DONE' AND counts ->> 'mapping' = $3
		ORDER BY id DESC LIMIT 1`
	beginBook = "UPDATE imports SET counts = $3, rejected_count = $4 WHERE agency_id = $1 AND id = $2"
	notePart  = `UPDATE imports SET counts = jsonb_set(counts, '{parts}', counts -> 'parts' || $3::jsonb), row_count = row_count + $4, updated_at = greatest(updated_at, now())
		WHERE agency_id = $1 AND id = $2`
	// noteAdded notes that the import $2 has added the records $4 to the table $3.
	noteAdded    = "INSERT INTO import_writes (agency_id, import_id, table_name, action, ids, new_version) VALUES ($1, $2, $3, 'ADDED', $4::text::int8multirange, 1)"
	finishImport = "UPDATE imports SET row_count = $3, rejected_count = $4, counts = $5 WHERE agency_id = $1 AND id = $2"
	// noteFor makes triggers note every row that is written, for the import with a number; with an empty text they note nothing.
	noteFor = "SELECT set_in_transaction('docket.import', $1)"
)

// Writing in bulk (bulk.go).
const (
	// bulkIsKnown reports whether the role may switch triggers off, and the tables $1 have the triggers $2 for new rows, the references $3, and no others, the summary of cases
	// the columns $4, and who removes parties or food businesses waits for imports.
	bulkIsKnown = `SELECT (SELECT rolsuper FROM pg_roles WHERE rolname = session_user) AND NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus')
		AND ARRAY(SELECT tgname::text FROM pg_trigger WHERE tgrelid = ANY ($1::text[]::regclass[]) AND NOT tgisinternal AND tgtype & 4 = 4 ORDER BY tgname::text COLLATE "C") = $2::text[]
		AND ARRAY(SELECT conname::text FROM pg_constraint WHERE conrelid = ANY ($1::text[]::regclass[]) AND contype = 'f' ORDER BY conname::text COLLATE "C") = $3::text[]
		AND ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = 'cases_sum_records'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum) = $4::text[]
		AND 2 = (SELECT count(*) FROM pg_trigger WHERE tgname IN ('parties_wait_for_imports', 'food_businesses_wait_for_imports') AND tgenabled = 'O')`
	holdAgency       = "SELECT FROM agencies WHERE id = $1 FOR KEY SHARE"
	triggersOff      = "SET LOCAL session_replication_role = replica"
	triggersOn       = "SET LOCAL session_replication_role = origin"
	refreshSummaries = "SELECT cases_sum_refresh($1, ARRAY(SELECT c.id FROM cases c JOIN import_cases s USING (case_no) WHERE c.agency_id = $1))"
)

// columnsOfSummary reads the fields and the sums by which changes of the summary of cases are noted.
const columnsOfSummary = `SELECT array_agg(quote_ident(attname) ORDER BY attnum) FILTER (WHERE attname !~ '_sum$'), array_agg(quote_ident(attname) ORDER BY attnum) FILTER (WHERE attname ~ '_sum$')
	FROM pg_attribute WHERE attrelid = 'cases_sum_changes'::regclass AND attnum > 0 AND NOT attisdropped AND attname NOT IN ('id', 'agency_id', 'records')`

// addSummaries returns the statement that does for new cases what cases_sum_refresh does for any.
func addSummaries(fields, sums []string) string {
	return fmt.Sprintf(`WITH added AS (INSERT INTO cases_sum_records SELECT s.* FROM cases_sum_source s
			WHERE s.agency_id = $1 AND s.id IN (SELECT c.id FROM cases c JOIN import_cases USING (case_no) WHERE c.agency_id = $1) RETURNING *)
		INSERT INTO cases_sum_changes (agency_id, %[1]s, records, %[2]s) SELECT $1, %[1]s, count(*), %[3]s FROM added GROUP BY %[1]s`,
		strings.Join(fields, ", "), strings.Join(sums, ", "), formatEach(sums, "sum(%s)"))
}

// casesOfStaging are the cases of the staged rows, in place of a table.
const casesOfStaging = "(SELECT c.id AS case_id FROM cases c JOIN import_cases USING (case_no) WHERE c.agency_id = $1) staged"

// holdParents returns the statement that locks the records of a table of the agency $1 to which staged records refer by a column. It returns how many there are to be,
// and how many there are. Those of this transaction need no lock.
func holdParents(table, stage, column string) string {
	return fmt.Sprintf(`WITH wanted AS (SELECT DISTINCT %[3]s AS id FROM %[2]s WHERE %[3]s IS NOT NULL),
		held AS (SELECT t.id FROM %[1]s t WHERE t.agency_id = $1 AND t.id IN (SELECT id FROM wanted) AND t.xmin <> pg_current_xact_id()::xid FOR KEY SHARE)
		SELECT (SELECT count(*) FROM wanted), (SELECT count(*) FROM held) +
			(SELECT count(*) FROM %[1]s t WHERE t.agency_id = $1 AND t.id IN (SELECT id FROM wanted) AND t.xmin = pg_current_xact_id()::xid)`, table, stage, column)
}

// insertAndNote returns a statement that adds rows, notes their numbers in one note, and runs the other parts of the addition (also) on the rows added. It returns how many
// rows it has added. Numbers that follow each other, as they mostly do, become one range at once.
func insertAndNote(a addition, agency, number int64) string {
	parts := append([]string{
		"bounds AS (SELECT min(id) AS low, max(id) AS high, count(*) AS rows FROM added)",
		fmt.Sprintf(`noted AS (INSERT INTO import_writes (agency_id, import_id, table_name, action, ids, new_version)
			SELECT %d, %d, '%s', 'ADDED', CASE WHEN high - low + 1 = rows THEN int8multirange(int8range(low, high, '[]')) ELSE (SELECT range_agg(int8range(id, id, '[]')) FROM added) END, 1
			FROM bounds WHERE rows > 0)`, agency, number, a.table),
	}, a.also...)
	returning := "id"
	switch {
	case len(a.columns) > 0:
		returning += ", " + strings.Join(slices.DeleteFunc(slices.Clone(a.columns), func(c string) bool { return c == "id" }), ", ")
	case len(a.also) > 0:
		returning = "*"
	}
	return fmt.Sprintf("WITH added AS (%s RETURNING %s), %s SELECT rows FROM bounds", a.insert, returning, strings.Join(parts, ", "))
}

// logOfAdded reads the statement that logs the rows that a statement has added to the table $1 with the columns $2.
const logOfAdded = "SELECT log_statement($1::text::regclass, '" + loggedAt + "', 'ADDED', 'added n', $2::text[])"

// Parts whose cases are all new (fresh.go). In them s is a row of import_fresh.
const (
	// holdReferences keeps parties and businesses as they are until the transaction ends; wait_for_imports is the other side.
	holdReferences = "SELECT pg_advisory_xact_lock_shared(hashtext('docket import refers to records'))"
	lacksParty     = "SELECT EXISTS (SELECT FROM import_fresh WHERE case_id IS NOT NULL AND case_party_id IS NULL)"
)

// freshPenalties adds the penalties of each decision in the order of the file.
func freshPenalties(agency int64) addition {
	return addition{table: "penalties", columns: []string{"agency_id", "case_id", "decision_id", "kind", "amount", "text", "act"}, insert: fmt.Sprintf(`
		INSERT INTO penalties (agency_id, case_id, decision_id, kind, amount, text, act, logged_at)
		SELECT %d, s.case_id, s.decision_id, p.kind, p.amount, p.text, p.act, %s FROM import_fresh s
		CROSS JOIN LATERAL jsonb_to_recordset(s.penalties) p (kind text, amount numeric(14,2), text text, act text) WHERE s.decision_id IS NOT NULL`, agency, loggedAt)}
}

// freshEvents adds the events FILED and DECIDED.
func freshEvents(agency int64, decidedOn string) addition {
	return addition{table: "case_events", columns: []string{"agency_id", "case_id", "kind", "occurred_on"}, insert: fmt.Sprintf(`
		INSERT INTO case_events (agency_id, case_id, kind, occurred_on, logged_at)
		SELECT %d, s.case_id, e.kind, e.occurred_on, %s FROM import_fresh s
		CROSS JOIN LATERAL (VALUES ('FILED', s.case_filed_on), ('DECIDED', %s)) e (kind, occurred_on) WHERE s.case_id IS NOT NULL AND e.occurred_on IS NOT NULL`, agency, loggedAt, decidedOn)}
}

// freshSummary returns the parts of a statement that count the cases, as cases_sum_refresh does for any; with penalties, which the statement adds. Nothing was paid.
func freshSummary(agency int64, withPenalties bool, decidedOn string) []string {
	sums := "SELECT NULL::bigint AS case_id, 0.00 AS fine, 0.00 AS penalty WHERE false"
	if withPenalties {
		sums = "SELECT case_id, sum(amount) FILTER (WHERE kind = 'FINE') AS fine, sum(amount) FILTER (WHERE kind IN ('FINE', 'CONFISCATION_OF_GAINS')) AS penalty FROM added GROUP BY case_id"
	}
	return []string{
		"sums AS (" + sums + ")",
		fmt.Sprintf(`counted AS (INSERT INTO cases_sum_records (agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum, party_id)
			SELECT %d, s.case_id, date_trunc('month', %s::timestamp)::date, s.case_field, date_trunc('month', s.case_filed_on::timestamp)::date, s.case_status,
				coalesce(x.fine, 0.00), coalesce(x.penalty, 0.00), coalesce(x.penalty, 0.00), s.case_party_id
			FROM import_fresh s LEFT JOIN sums x USING (case_id) WHERE s.case_id IS NOT NULL RETURNING *)`, agency, decidedOn),
		fmt.Sprintf(`summed AS (INSERT INTO cases_sum_changes (agency_id, decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum)
			SELECT %d, decided_on, field, filed_on, status, count(*), sum(fine_amount_sum), sum(penalty_amount_sum), sum(unpaid_amount_sum) FROM counted
			GROUP BY decided_on, field, filed_on, status)`, agency),
	}
}

// Records that verbs have written for an import, by the key that they have in the register.
const (
	countImported = "SELECT count(*) FROM import_records WHERE agency_id = $1 AND kind = $2"
	importedByKey = "SELECT content_hash, record_type, record_id, import_id FROM import_records WHERE agency_id = $1 AND kind = $2 AND key = $3"
	addImported   = "INSERT INTO import_records (agency_id, kind, key, content_hash, record_type, record_id, import_id) VALUES ($1, $2, $3, $4, $5, $6, $7)"
	importedAs    = "SELECT record_id FROM import_records WHERE agency_id = $1 AND key = $2 AND record_type = '%s'" // a type of byText
)

// What the verbs of one row write is kept or dropped as a whole.
const (
	beginRow = "SAVEPOINT row_of_file"
	keepRow  = "RELEASE SAVEPOINT row_of_file"
	dropRow  = "ROLLBACK TO SAVEPOINT row_of_file; RELEASE SAVEPOINT row_of_file"
)

// byText finds records by what registers call them: SQL of $1, the agency, and $2, the text; in the order in which they are tried.
var byText = map[string][]string{
	"Unit":           {"SELECT id FROM units WHERE agency_id = $1 AND name = $2"},
	"Officer":        {"SELECT id FROM officers WHERE agency_id = $1 AND certificate_no = $2", "SELECT id FROM officers WHERE agency_id = $1 AND name = $2"},
	"Party":          {"SELECT id FROM parties WHERE agency_id = $1 AND source_key = $2", "SELECT id FROM parties WHERE agency_id = $1 AND code = $2", "SELECT id FROM parties WHERE agency_id = $1 AND name = $2"},
	"FoodBusiness":   {"SELECT id FROM food_businesses WHERE agency_id = $1 AND source_key = $2", "SELECT id FROM food_businesses WHERE agency_id = $1 AND licence_no = $2", "SELECT id FROM food_businesses WHERE agency_id = $1 AND name = $2"},
	"Official":       {"SELECT id FROM officials WHERE agency_id = $1 AND name = $2"},
	"Case":           {"SELECT id FROM cases WHERE agency_id = $1 AND case_no = $2", "SELECT case_id FROM decisions WHERE agency_id = $1 AND decision_no = $2"},
	"Decision":       {"SELECT id FROM decisions WHERE agency_id = $1 AND decision_no = $2", "SELECT d.id FROM decisions d JOIN cases c ON c.agency_id = d.agency_id AND c.id = d.case_id WHERE d.agency_id = $1 AND c.case_no = $2 AND d.withdrawn_on IS NULL"},
	"Penalty":        {moneyPenalty + "d.decision_no = $2", moneyPenalty + "c.case_no = $2"},
	"Complaint":      {"SELECT id FROM complaints WHERE agency_id = $1 AND complaint_no = $2"},
	"Clue":           {"SELECT id FROM clues WHERE agency_id = $1 AND clue_no = $2"},
	"Equipment":      {"SELECT id FROM equipment WHERE agency_id = $1 AND registration_no = $2"},
	"SafetyOrder":    {"SELECT id FROM safety_orders WHERE agency_id = $1 AND order_no = $2"},
	"FollowUp":       {"SELECT id FROM follow_ups WHERE agency_id = $1 AND sample_no = $2"},
	"Pharmacy":       {"SELECT id FROM pharmacies WHERE agency_id = $1 AND licence_no = $2", "SELECT id FROM pharmacies WHERE agency_id = $1 AND name = $2"},
	"GoodsLot":       {"SELECT l.id FROM goods_lots l JOIN cases c ON c.agency_id = l.agency_id AND c.id = l.case_id WHERE l.agency_id = $1 AND c.case_no || ' ' || l.name = $2", "SELECT id FROM goods_lots WHERE agency_id = $1 AND name = $2"},
	"Provision":      {"SELECT id FROM provisions WHERE $1::bigint > 0 AND $2 IN (law || article, law || ' ' || article, '《' || law || '》' || article)"},
	"Payment":        {"SELECT id FROM payments WHERE agency_id = $1 AND receipt_no = $2 AND kind = 'PAYMENT'"},
	"Destruction":    {"SELECT id FROM destructions WHERE agency_id = $1 AND record_no = $2"},
	"ConsumerNotice": {"SELECT id FROM consumer_notices WHERE agency_id = $1 AND title = $2"},
}

const moneyPenalty = `SELECT p.id FROM penalties p JOIN decisions d ON d.agency_id = p.agency_id AND d.id = p.decision_id
	JOIN cases c ON c.agency_id = p.agency_id AND c.id = p.case_id
	WHERE p.agency_id = $1 AND p.withdrawn_on IS NULL AND p.amount IS NOT NULL AND `

// ownQueries find the records of a staged row that were merged: SQL of $1, the agency, and $2, the line, by the type of the record.
var ownQueries = map[string]struct{ kind, sql string }{
	"Party":        {"party", "SELECT coalesce(r.party_on_record, p.id) FROM import_rows r LEFT JOIN parties p ON p.agency_id = $1 AND p.source_key = r.party_source_key WHERE r.line = $2"},
	"FoodBusiness": {"foodBusiness", `SELECT b.id FROM import_rows r JOIN food_businesses b ON b.agency_id = $1 AND b.source_key = r."foodBusiness_source_key" WHERE r.line = $2`},
	"Case":         {"case", "SELECT c.id FROM import_rows r JOIN cases c ON c.agency_id = $1 AND c.case_no = r.case_case_no WHERE r.line = $2"},
	"Decision":     {"decision", "SELECT d.id FROM import_rows r JOIN decisions d ON d.agency_id = $1 AND d.decision_no = r.decision_decision_no WHERE r.line = $2"},
	"Penalty": {"decision", `SELECT p.id FROM import_rows r JOIN decisions d ON d.agency_id = $1 AND d.decision_no = r.decision_decision_no
		JOIN penalties p ON p.agency_id = d.agency_id AND p.decision_id = d.id AND p.amount IS NOT NULL AND p.withdrawn_on IS NULL WHERE r.line = $2`},
}

// mergeStatements are the statements that merge one kind of record. In them r is a row of import_rows, s a staged record and t a
// record in the table of the kind.
type mergeStatements struct {
	table          string   // name under which the records are staged, one for each key
	columns        []string // of it
	stage          string   // finds them
	update, insert string
	kept           string // selects the records that differ from the file and are not updated
	countFromFile  string // counts the records that came from a file
	countAbsent    string // counts those of them that the staged rows do not have
}

// mergeStatements returns the statements that merge the staged rows of a kind into its records.
func (i *importer) mergeStatements(k kinds.Merged) mergeStatements {
	references, fields := i.references(k), i.mappedFields(k)
	columns := make([]string, 0, len(references)+len(fields))
	values := make([]string, 0, len(references)+len(fields))
	for _, l := range references {
		columns, values = append(columns, l.column), append(values, l.sql+" AS "+l.column)
	}
	for _, f := range fields {
		columns = append(columns, f.Column)
		values = append(values, fmt.Sprintf("r.%s::%s AS %s", quote(stagingColumn(k, f)), f.SQLType(), f.Column))
	}
	changing := slices.DeleteFunc(slices.Clone(columns), func(c string) bool { return c == k.Key || i.isKept(k, c) })
	setVersion, versionColumn, versionValue := "", "", ""
	if k.HasImportedVersion {
		setVersion, versionColumn, versionValue = ", imported_version = t.version + 1", ", imported_version", ", 1"
	}
	added := []reference{{"logged_at", loggedAt}}
	if i.isBulk && k.Name == "party" {
		added = append(added, formsOfNames...)
	}
	for _, a := range added {
		versionColumn, versionValue = versionColumn+", "+a.column, versionValue+", "+a.sql
	}
	conditions := i.mergeConditions(k)
	stage := "import_" + k.Table
	newest, of, order := fmt.Sprintf("DISTINCT ON (%s) ", k.Key), fmt.Sprintf(" ORDER BY %s, r.newest DESC NULLS LAST, r.line DESC", k.Key), " ORDER BY s."+k.Key
	if i.isBulk && (k.Name == "case" || k.Name == "decision") { // the checks have left one row of each, and nothing hangs on the order of their numbers
		newest, of, order = "", "", ""
	}
	countFromFile := fmt.Sprintf("SELECT count(*) FROM %s t WHERE t.agency_id = %d AND %s AND %s", k.Table, i.agency, conditions.fromFile, conditions.ofKind)
	return mergeStatements{
		table: stage, columns: columns,
		stage: fmt.Sprintf(`SELECT * FROM (SELECT %[4]s%[2]s FROM import_rows r WHERE %[3]s%[5]s) x
			WHERE %[1]s IS NOT NULL`, k.Key, strings.Join(values, ", "), conditions.staged, newest, of),
		update: fmt.Sprintf(`UPDATE %[1]s t SET %[2]s, updated_at = greatest(t.updated_at, now()), version = t.version + 1%[10]s
			FROM %[3]s s WHERE t.agency_id = %[4]d AND t.%[5]s = s.%[5]s AND %[6]s AND %[7]s AND (%[8]s) IS DISTINCT FROM (%[9]s)`,
			k.Table, formatEach(changing, "%[1]s = s.%[1]s"), stage, i.agency, k.Key, conditions.ofKind, conditions.mayChange,
			formatEach(changing, "t.%s"), formatEach(changing, "s.%s"), setVersion),
		kept: fmt.Sprintf(`SELECT FROM %[1]s t JOIN %[2]s s ON t.agency_id = %[3]d AND t.%[4]s = s.%[4]s AND %[5]s AND NOT (%[6]s)
			AND (%[7]s) IS DISTINCT FROM (%[8]s)`, k.Table, stage, i.agency, k.Key, conditions.ofKind, conditions.mayChange, formatEach(changing, "t.%s"), formatEach(changing, "s.%s")),
		insert: fmt.Sprintf(`INSERT INTO %[1]s (agency_id, %[2]s%[9]s) SELECT %[3]d, %[4]s%[10]s FROM %[5]s s
			WHERE NOT EXISTS (SELECT FROM %[1]s t WHERE t.agency_id = %[3]d AND t.%[6]s = s.%[6]s AND %[7]s) AND %[8]s%[11]s`,
			k.Table, strings.Join(columns, ", "), i.agency, formatEach(columns, "s.%s"), stage, k.Key, conditions.ofKind, conditions.mayInsert, versionColumn, versionValue, order),
		countFromFile: countFromFile,
		countAbsent:   countFromFile + " AND NOT EXISTS (" + i.stagedAs(k, conditions) + ")",
	}
}

// holdOnRecord returns the statement that locks the records that staged rows describe, in the order of their numbers, as all writers of several records lock them.
func holdOnRecord(k kinds.Merged, stage string, agency int64) string {
	return fmt.Sprintf("SELECT FROM %[1]s t JOIN %[2]s s ON t.agency_id = %[3]d AND t.%[4]s = s.%[4]s ORDER BY t.id FOR NO KEY UPDATE OF t", k.Table, stage, agency, k.Key)
}

// analyzeStage lets Postgres count a staged kind by its key, which is what statements look it up by.
func analyzeStage(table string, k kinds.Merged) string {
	return fmt.Sprintf("ANALYZE %s (%s)", table, k.Key)
}

// stagedAs returns the query for the staged rows that describe the record t.
func (i *importer) stagedAs(k kinds.Merged, c mergeConditions) string {
	key := k.Field(k.KeyField())
	if key == nil { // a fine has no key of its own
		return fmt.Sprintf("SELECT FROM import_rows r JOIN decisions d ON d.agency_id = %d AND d.decision_no = r.decision_decision_no WHERE d.id = t.decision_id", i.agency)
	}
	return fmt.Sprintf("SELECT FROM import_rows r WHERE r.%s = t.%s AND %s", quote(stagingColumn(k, *key)), k.Key, c.staged)
}

// mergeConditions are the conditions that a kind of record puts into its mergeStatements, as SQL.
type mergeConditions struct {
	staged    string // of r: the row describes a record of the kind
	ofKind    string // of t: the record is of the kind
	fromFile  string // of t: the record came from a file
	mayChange string // of t: a file may still change the record
	mayInsert string // of s: the record may be added
}

// mergeConditions returns the conditions for a kind of record. A record that somebody has changed since it was imported is not changed.
func (i *importer) mergeConditions(k kinds.Merged) mergeConditions {
	c := mergeConditions{staged: "true", ofKind: "true", fromFile: "t." + k.Key + " IS NOT NULL", mayChange: "true", mayInsert: "true"}
	caseIsUnchanged := func(record string) string {
		return fmt.Sprintf("EXISTS (SELECT FROM cases c WHERE c.agency_id = %d AND c.id = %s.case_id AND %s)", i.agency, record, unchangedSinceImport("c"))
	}
	switch k.Name {
	case "party":
		c.staged = "r.party_on_record IS NULL AND r.party_name IS NOT NULL"
		c.mayChange = "NOT " + i.isCorrectedParty("t")
	case "foodBusiness":
		c.staged = `r."foodBusiness_name" IS NOT NULL`
	case "case":
		c.mayChange, c.fromFile = unchangedSinceImport("t"), "t.imported_version IS NOT NULL"
	case "decision":
		c.mayChange, c.mayInsert, c.fromFile = caseIsUnchanged("t"), caseIsUnchanged("s"), "t.imported_version IS NOT NULL"
	case "fine":
		c.ofKind, c.mayChange, c.mayInsert = "t.kind = 'FINE'", caseIsUnchanged("t"), caseIsUnchanged("s")
		c.fromFile = fmt.Sprintf("EXISTS (SELECT FROM decisions d WHERE d.agency_id = %d AND d.id = t.decision_id AND d.imported_version IS NOT NULL)", i.agency)
	}
	return c
}

// reference is a column of a kind that no field of the mapping fills, with its value as SQL: the id of the record that a row belongs to,
// or a value that follows from other columns of the file.
type reference struct{ column, sql string }

// references returns the columns of a kind that hold the ids of other records, with the SQL that finds each id.
func (i *importer) references(k kinds.Merged) []reference {
	idOf := func(column, table, key, source string) reference {
		return reference{column, fmt.Sprintf("(SELECT id FROM %s x WHERE x.agency_id = %d AND x.%s = r.%s)", table, i.agency, key, quote(source))}
	}
	party, theCase := idOf("party_id", "parties", "source_key", "party_source_key"), idOf("case_id", "cases", "case_no", "case_case_no")
	party.sql = "coalesce(r.party_on_record, " + party.sql + ")"
	decision := idOf("decision_id", "decisions", "decision_no", "decision_decision_no")
	switch k.Name {
	case "foodBusiness":
		return []reference{party}
	case "case":
		references := []reference{party}
		if i.mapping.Has("foodBusiness") {
			references = append(references, idOf("business_id", "food_businesses", "source_key", "foodBusiness_source_key"))
		}
		if i.mapping.Has("decision") {
			return append(references, reference{"decided_on", "r.decision_decided_on::date"}, reference{"status", "'DECIDED'"})
		}
		return append(references, reference{"status", "'FILED'"})
	case "decision":
		return []reference{theCase, {"outcome", "'PENALTY'"}}
	case "fine":
		return []reference{decision, theCase, {"kind", "'FINE'"}}
	}
	return nil
}

// isKept reports whether an update leaves a column of a record as it is.
func (i *importer) isKept(k kinds.Merged, column string) bool {
	switch k.Name {
	case "case":
		return column == "status" && !i.mapping.Has("decision")
	case "fine", "decision":
		return column == "case_id" || column == "kind" || column == "outcome"
	}
	return false
}

// stagePenalties stages the penalties of the rows whose case a file may still change.
const stagePenalties = `SELECT d.id AS decision_id, d.case_id, s.kind, s.amount, s.text, s.act, s.n FROM import_rows r
	JOIN decisions d ON d.agency_id = $1 AND d.decision_no = r.decision_decision_no
	JOIN cases c ON c.agency_id = d.agency_id AND c.id = d.case_id AND c.version = c.imported_version
	CROSS JOIN LATERAL jsonb_to_recordset(r.penalties) s (kind text, amount numeric(14,2), text text, act text, n bigint)`

// numberedPenalties numbers the penalties on record of each decision and kind.
const numberedPenalties = `(SELECT p.*, row_number() OVER (PARTITION BY p.decision_id, p.kind ORDER BY p.id) AS n FROM penalties p
	WHERE p.agency_id = $1 AND p.decision_id IN (SELECT decision_id FROM import_penalties))`

const (
	updatePenalties = `UPDATE penalties t SET amount = s.amount, text = coalesce(s.text, t.text), act = coalesce(s.act, t.act), updated_at = greatest(t.updated_at, now()), version = t.version + 1
		FROM import_penalties s JOIN ` + numberedPenalties + ` k ON k.decision_id = s.decision_id AND k.kind = s.kind AND k.n = s.n
		WHERE t.agency_id = $1 AND t.id = k.id AND (t.amount, t.text, t.act) IS DISTINCT FROM (s.amount, coalesce(s.text, t.text), coalesce(s.act, t.act))`
	insertPenalties = `INSERT INTO penalties (agency_id, case_id, decision_id, kind, amount, text, act, logged_at)
		SELECT $1, s.case_id, s.decision_id, s.kind, s.amount, s.text, s.act, ` + loggedAt + ` FROM import_penalties s
		LEFT JOIN ` + numberedPenalties + ` k ON k.decision_id = s.decision_id AND k.kind = s.kind AND k.n = s.n
		WHERE k.id IS NULL ORDER BY s.decision_id, s.kind, s.n`
	// insertAllPenalties is for decisions that have none on record.
	insertAllPenalties = `INSERT INTO penalties (agency_id, case_id, decision_id, kind, amount, text, act, logged_at)
		SELECT $1, s.case_id, s.decision_id, s.kind, s.amount, s.text, s.act, ` + loggedAt + ` FROM import_penalties s ORDER BY s.decision_id, s.kind, s.n`
)

// restoreClosings returns the statement that puts the day of closing that the agency recorded in place of that of the file.
func restoreClosings(stage string, agency int64) string {
	return fmt.Sprintf(`UPDATE %[1]s s SET closed_on = t.closed_on FROM food_businesses t
		WHERE t.agency_id = %[2]d AND t.source_key = s.source_key AND t.closed_on IS DISTINCT FROM s.closed_on AND %[3]s`, stage, agency, closedByAgency("t"))
}

// keepLevelsOfCovered returns the statement that keeps the level of businesses that have an official.
func keepLevelsOfCovered(stage string, agency int64) string {
	return fmt.Sprintf(`UPDATE %[1]s s SET level = t.level FROM food_businesses t WHERE t.agency_id = %[2]d AND t.source_key = s.source_key AND s.level <> t.level
		AND EXISTS (SELECT FROM coverage_assignments a WHERE a.agency_id = %[2]d AND a.business_id = t.id AND a.cancelled_on IS NULL
			AND (a.ends_on IS NULL OR a.ends_on > %[3]s))`, stage, agency, today)
}

// keepUnnamedLevels returns the statement that keeps the level of businesses for which the file has none.
func keepUnnamedLevels(stage string, agency int64) string {
	return fmt.Sprintf(`UPDATE %[1]s s SET level = t.level FROM food_businesses t WHERE t.agency_id = %[2]d AND t.source_key = s.source_key AND s.level IS NULL AND t.level IS NOT NULL`,
		stage, agency)
}

// endLevels returns the statement that ends the levels that differ from the file's. A level that began today is replaced, and any other
// ends today, a day of SQL.
func endLevels(stage string, agency int64, day string) string {
	return fmt.Sprintf(`UPDATE level_changes g SET level = CASE WHEN g.starts_on < %[3]s THEN g.level ELSE s.level END, ends_on = CASE WHEN g.starts_on < %[3]s THEN %[3]s END,
			updated_at = greatest(g.updated_at, now()), version = g.version + 1
		FROM %[1]s s JOIN food_businesses t ON t.agency_id = %[2]d AND t.source_key = s.source_key
		WHERE g.agency_id = %[2]d AND g.business_id = t.id AND g.ends_on IS NULL AND g.cancelled_on IS NULL AND g.level <> s.level`, stage, agency, day)
}

// beginLevels returns a statement that begins a level on a day (SQL of t) for each business on record that has a level in the file and
// no level change g that meets a condition.
func beginLevels(stage string, agency int64, day, condition string) string {
	return fmt.Sprintf(`INSERT INTO level_changes (agency_id, business_id, level, starts_on) SELECT t.agency_id, t.id, s.level, %[1]s
		FROM %[2]s s JOIN food_businesses t ON t.agency_id = %[3]d AND t.source_key = s.source_key
		WHERE s.level IS NOT NULL AND NOT EXISTS (SELECT FROM level_changes g WHERE g.agency_id = %[3]d AND g.business_id = t.id AND g.cancelled_on IS NULL%[4]s)
		ORDER BY t.id`, day, stage, agency, condition)
}

// timelineStatements returns the statements that write the events FILED and DECIDED of the imported cases: corrections of days that differ,
// and the events that a case lacks.
func timelineStatements(agency int64) []string {
	const (
		day   = "CASE WHEN e.kind = 'FILED' THEN c.filed_on ELSE c.decided_on END"
		cases = "FROM cases c JOIN import_cases USING (case_no)"
	)
	isValid := fmt.Sprintf("e.agency_id = %[1]d AND e.case_id = c.id AND NOT EXISTS (SELECT FROM case_events x WHERE x.agency_id = %[1]d AND x.corrects_id = e.id)", agency)
	mayChange := fmt.Sprintf("c.agency_id = %d AND %s", agency, unchangedSinceImport("c"))
	correct := fmt.Sprintf(`INSERT INTO case_events (agency_id, case_id, kind, occurred_on, note, corrects_id)
		SELECT agency_id, case_id, 'CORRECTED', greatest(occurred_on, %[1]s), 'a newer edition of the register has another day', id
		FROM (SELECT e.*, bool_or(e.occurred_on IS DISTINCT FROM %[2]s) OVER (PARTITION BY e.case_id ORDER BY e.id) AS differs
			%[3]s JOIN case_events e ON %[4]s AND e.kind IN ('FILED', 'DECIDED') WHERE %[5]s) e
		WHERE differs ORDER BY id DESC`, today, day, cases, isValid, mayChange)
	add := func(kind, column string) string {
		return fmt.Sprintf(`INSERT INTO case_events (agency_id, case_id, kind, occurred_on)
			SELECT c.agency_id, c.id, '%[1]s', c.%[2]s %[3]s
			WHERE %[4]s AND c.%[2]s IS NOT NULL AND NOT EXISTS (SELECT FROM case_events e WHERE %[5]s AND e.kind = '%[1]s') ORDER BY c.id`,
			kind, column, cases, mayChange, isValid)
	}
	return []string{correct, add("FILED", "filed_on"), add("DECIDED", "decided_on")}
}

// timelineOfNew returns the statement that writes these events of cases that have none.
func timelineOfNew(agency int64) string {
	return fmt.Sprintf(`INSERT INTO case_events (agency_id, case_id, kind, occurred_on, logged_at)
		SELECT c.agency_id, c.id, e.kind, e.occurred_on, `+loggedAt+` FROM cases c JOIN import_cases USING (case_no) CROSS JOIN LATERAL (VALUES ('FILED', c.filed_on), ('DECIDED', c.decided_on)) e (kind, occurred_on)
		WHERE c.agency_id = %d AND e.occurred_on IS NOT NULL ORDER BY c.id, e.kind DESC`, agency)
}

// formatEach formats every name and joins the results with commas.
func formatEach(names []string, format string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = fmt.Sprintf(format, name)
	}
	return strings.Join(out, ", ")
}

// joinedTo finds the row that the row $1 is joined to, or the row itself.
const joinedTo = "SELECT coalesce((SELECT joined_to FROM public.import_staged WHERE line = $1), $1)"

// joinPenalties gives the first row of each case the penalties of all its rows, numbered anew: fines with acts in the order of these, behind the others, as numberPenalties does for a row.
const joinPenalties = `UPDATE public.import_staged s SET penalties = j.penalties
	FROM (SELECT first, jsonb_agg(p || jsonb_build_object('n', n) ORDER BY ordered COLLATE "C" NULLS FIRST, line, place) AS penalties
		FROM (SELECT r.first, r.line, e.place, e.p, o.ordered,
				row_number() OVER (PARTITION BY r.first, e.p ->> 'kind' ORDER BY o.ordered COLLATE "C" NULLS FIRST, r.line, e.place) AS n
			FROM (SELECT line, penalties, min(line) OVER (PARTITION BY case_case_no) AS first, count(*) OVER (PARTITION BY case_case_no) AS rows FROM import_rows) r
			CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(r.penalties) = 'array' THEN r.penalties ELSE '[]' END) WITH ORDINALITY e (p, place)
			CROSS JOIN LATERAL (SELECT CASE WHEN e.p ->> 'kind' = 'FINE' THEN e.p ->> 'act' END) o (ordered)
			WHERE r.rows > 1) x
		GROUP BY first) j
	WHERE s.line = j.first%s`

// joinRows joins the other rows of each case to its first row.
const joinRows = `UPDATE public.import_staged s SET joined_to = f.first
	FROM (SELECT case_case_no, min(line) AS first FROM import_rows GROUP BY case_case_no HAVING count(*) > 1) f
	WHERE s.case_case_no = f.case_case_no AND s.line > f.first%s`

// takeJoined removes the rows that are joined to a row that was rejected.
const takeJoined = `DELETE FROM public.import_staged s WHERE s.joined_to IS NOT NULL AND NOT EXISTS (SELECT FROM public.import_staged f WHERE f.line = s.joined_to%s)%s
	RETURNING s.line, s.raw, s.case_case_no`

// takeRowsOfCases removes the rows of some cases.
const takeRowsOfCases = "DELETE FROM public.import_staged s WHERE s.case_case_no = ANY ($1)%s RETURNING s.line, s.raw, s.case_case_no"
