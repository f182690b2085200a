package render

import "docket/query/catalog"

// historySchema is the schema of the tables with the versions that were replaced, which bear the names of the tables of the present.
const historySchema = "history."

// Versions returns the statement that reads when the versions of a record began and ended, and who wrote that, the latest first: a list of JSON with the
// members At, Until, WrittenBy and ReplacedBy; the last two are the details of the writes in the log, null where it has none. Its arguments are the agency, 0 for a type that belongs to none, the number of the record, an instant
// before which the versions began, null for all, and the largest number of versions.
func Versions(t *catalog.Type) string {
	where := " WHERE id = $2::bigint AND $1::bigint = 0"
	if t.Scoped {
		where = " WHERE id = $2::bigint AND agency_id = $1::bigint"
	}
	where += " AND ($3::timestamptz IS NULL OR logged_at < $3::timestamptz)"
	return "SELECT coalesce(json_agg(json_build_object('At', nullif(v.logged_at, '-infinity'), 'Until', v.replaced_at, 'WrittenBy', " +
		writerAt("v.logged_at") + ", 'ReplacedBy', " + writerAt("v.replaced_at") + ") ORDER BY v.logged_at DESC), '[]') FROM (" +
		"SELECT logged_at, NULL::timestamptz AS replaced_at FROM " + presentSchema + t.Table + where +
		" UNION ALL SELECT logged_at, replaced_at FROM " + historySchema + t.Table + where +
		" ORDER BY logged_at DESC LIMIT $4::int) v"
}

// writerAt writes the look-up of who wrote at an instant, as the log has it.
func writerAt(instant string) string {
	return "(SELECT w.detail FROM " + presentSchema + "log_entries w WHERE w.agency_id = $1::bigint AND w.logged_at = " + instant +
		" AND w.action = 'WRITE' ORDER BY w.id LIMIT 1)"
}
