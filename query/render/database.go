package render

import (
	"strings"

	"docket/query/catalog"
)

// DatabaseFigures returns the statement that reads the state of the database, as one object of JSON: its size, the state of the archive of its
// log, and how many changes wait to be folded into the summaries.
func DatabaseFigures(c *catalog.Catalog) string {
	waiting := "0"
	for _, set := range c.Summaries() {
		waiting += " + (SELECT count(*) FROM " + set.Changes + ")"
	}
	return `SELECT json_build_object('Bytes', pg_database_size(current_database()), 'SummariesWaiting', ` + waiting + `,
		'IsArchiving', current_setting('archive_mode') <> 'off', 'ArchiveFailures', failed_count,
		'IsArchiveFailing', coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)) FROM pg_stat_archiver`
}

// WarmUp returns the statement that makes a session of Postgres read what it keeps of each table: its columns, indexes and statistics. It reads
// no row.
func WarmUp(c *catalog.Catalog) string {
	var counts []string
	count := func(t *catalog.Type, table string) {
		where := ""
		if t.Scoped {
			where = " WHERE agency_id = 1"
		}
		counts = append(counts, "(SELECT count(*) FROM "+table+where+")")
	}
	for _, t := range c.Types() {
		count(t, t.Table)
		if t.Summaries == nil {
			continue
		}
		count(t, t.Summaries.Changes)
		for _, s := range t.Summaries.Summaries {
			count(t, s.Table)
		}
	}
	return "EXPLAIN SELECT " + strings.Join(counts, ", ")
}
