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
	for _, t := range tablesOf(c) {
		where := ""
		if t.isScoped {
			where = " WHERE agency_id = 1"
		}
		counts = append(counts, "(SELECT count(*) FROM "+t.name+where+")")
	}
	return "EXPLAIN SELECT " + strings.Join(counts, ", ")
}

// readTable is a table that reads use.
type readTable struct {
	name     string
	isScoped bool
}

// tablesOf returns the tables of records and of summaries.
func tablesOf(c *catalog.Catalog) []readTable {
	var all []readTable
	for _, t := range c.Types() {
		all = append(all, readTable{t.Table, t.Scoped})
		if t.Summaries == nil {
			continue
		}
		all = append(all, readTable{t.Summaries.Changes, t.Scoped})
		for _, s := range t.Summaries.Summaries {
			all = append(all, readTable{s.Table, t.Scoped})
		}
	}
	return all
}

// TablesToKeep returns the statement that names the tables of records and of summaries that the memory of Postgres can hold together, as an array of JSON:
// the smallest first, up to half of that memory. A table above a quarter of it is left out, as Postgres keeps nothing of it when it reads it whole. So is
// one without rows here, as that of another machine.
func TablesToKeep(c *catalog.Catalog) string {
	var names []string
	for _, t := range tablesOf(c) {
		names = append(names, quoteText(t.name))
	}
	return "SELECT coalesce(json_agg(t.name ORDER BY t.together), '[]'::json) FROM (SELECT c.relname AS name, s.size, sum(s.size) OVER (ORDER BY s.size, c.relname) AS together" +
		" FROM pg_class c CROSS JOIN LATERAL (SELECT pg_relation_size(c.oid) AS size) s WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND s.size > 0" +
		" AND c.relname IN (" + strings.Join(names, ", ") + ")) t WHERE t.size < pg_size_bytes(current_setting('shared_buffers')) / 4" +
		" AND t.together <= pg_size_bytes(current_setting('shared_buffers')) / 2"
}

// ReadWhole returns the statement that reads each page of a table. An index alone could answer how many rows there are, but not where they are.
func ReadWhole(table string) string { return "SELECT to_json(count(ctid)) FROM " + quoteName(table) }
