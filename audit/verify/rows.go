package verify

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"docket/audit"
)

// table is a table whose earlier versions are kept.
type table struct {
	name string
	// agency and key are SQL of the number of the agency and of the key of a row n, as the log has them.
	agency, key string
	// current and earlier are SQL of the columns of a row n whose JSON is hashed, in the table and in that of its earlier versions: instants are in UTC, and
	// bytes are hexadecimal digits.
	current, earlier string
	// columns are the names of the columns, in their order.
	columns []string
	// rows is about how many versions there are.
	rows int64
	// isPending says that rows of before the log are still being logged.
	isPending bool
}

// readTables reads which tables there are, and checks that their changes are logged.
func (c *check) readTables() error {
	const columns = `(SELECT string_agg(format(CASE atttypid WHEN 'timestamptz'::regtype THEN 'n.%%1$I AT TIME ZONE ''UTC'' AS %%1$I' WHEN 'bytea'::regtype THEN 'encode(n.%%1$I, ''hex'') AS %%1$I' ELSE 'n.%%1$I' END, attname), ', ' ORDER BY attnum)
		FROM pg_attribute WHERE attrelid = %s AND attnum > 0 AND NOT attisdropped AND attname <> 'replaced_at')`
	rows, err := c.tx.Query(c.ctx, `SELECT h.relname, array_agg(a.attname ORDER BY k.place), coalesce(bool_or(f.next_block < f.blocks), false), `+
		fmt.Sprintf(columns, "p.oid")+", "+fmt.Sprintf(columns, "h.oid")+`, ARRAY(SELECT attname FROM pg_attribute WHERE attrelid = p.oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum),
		(greatest(p.reltuples, 0) + greatest(h.reltuples, 0))::bigint
		FROM pg_class h
		JOIN pg_class p ON p.relname = h.relname AND p.relnamespace = 'public'::regnamespace
		JOIN pg_index i ON i.indrelid = p.oid AND i.indisprimary
		CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
		JOIN pg_attribute a ON a.attrelid = p.oid AND a.attnum = k.attnum
		LEFT JOIN log_found_tables f ON f.table_name = h.relname
		WHERE h.relnamespace = 'history'::regnamespace AND h.relkind IN ('r', 'p')
		GROUP BY h.relname, h.oid, p.oid ORDER BY h.relname`)
	if err != nil {
		return err
	}
	c.tables, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (t table, err error) {
		var columns []string
		if err := row.Scan(&t.name, &columns, &t.isPending, &t.current, &t.earlier, &t.columns, &t.rows); err != nil {
			return t, err
		}
		t.agency = "0::bigint"
		var key []string
		for _, column := range columns {
			if column == "agency_id" {
				t.agency = "n.agency_id"
				if len(columns) > 1 {
					continue
				}
			}
			key = append(key, "n."+pgx.Identifier{column}.Sanitize())
		}
		t.key = "concat_ws(':', " + strings.Join(key, ", ") + ")"
		return t, nil
	})
	if err != nil {
		return err
	}
	c.report.Tables = len(c.tables)
	return c.checkLogging()
}

// versions returns SQL of the versions of the table's rows: the current ones, and the earlier ones with the instant at which they were replaced.
func (t table) versions() string {
	name := pgx.Identifier{t.name}.Sanitize()
	of := func(schema, columns, replacedAt string, isCurrent bool) string {
		return fmt.Sprintf("SELECT '%s' COLLATE \"C\" AS table_name, %s AS agency_id, %s COLLATE \"C\" AS key, n.logged_at, %t AS is_current, %s AS replaced_at, row_to_json(r)::text AS content FROM %s.%s n CROSS JOIN LATERAL (SELECT %s) r",
			strings.ReplaceAll(t.name, "'", "''"), t.agency, t.key, isCurrent, replacedAt, schema, name, columns)
	}
	return of("public", t.current, "'infinity'::timestamptz", true) + "\nUNION ALL\n" + of("history", t.earlier, "n.replaced_at", false)
}

// comparison returns the statement that puts each version of the rows of some tables beside the entry of the log that should have its hash. Several entries
// of one instant are of one transaction, of which only the last counts. Entries FOUND all count, since they are of one version.
//
// Its columns are the table, the agency, the key and the instant; of the version, whether it is the current one, when it was replaced, and its content, all
// null where there is none; of the entry, its id, salt and digest, when the next version followed, and whether personal data of the row was erased,
// all null where there is none. scope is SQL of a condition on agency_id. The argument of the statement is the names of the tables.
func comparison(tables []table, scope string) string {
	var versions []string
	for _, t := range tables {
		versions = append(versions, t.versions())
	}
	return `WITH raw AS (
		SELECT e.table_name COLLATE "C" AS table_name, e.agency_id, r.key COLLATE "C" AS key, e.logged_at, e.id, e.action, r.salt, r.digest
		FROM log_entries e CROSS JOIN LATERAL unnest(e.keys, e.salts, e.digests) AS r (key, salt, digest)
		WHERE e.table_name = ANY ($1) AND ` + scope + `),
	logged AS (
		SELECT *, first_value(logged_at) OVER (PARTITION BY table_name, agency_id, key ORDER BY logged_at GROUPS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_at,
			bool_or(action = 'ERASED') OVER (PARTITION BY table_name, agency_id, key) AS is_erased
		FROM (SELECT DISTINCT ON (table_name, agency_id, key, logged_at, CASE WHEN action = 'FOUND' THEN id END) * FROM raw
			ORDER BY table_name, agency_id, key, logged_at, CASE WHEN action = 'FOUND' THEN id END, id DESC) x),
	versions AS (
		` + strings.Join(versions, "\nUNION ALL\n") + `)
	SELECT table_name, agency_id, key, ` + audit.SQLInstant("logged_at") + `, v.is_current, ` + audit.SQLInstant("v.replaced_at") + `, v.content,
		l.id, l.salt, l.digest, ` + audit.SQLInstant("coalesce(l.next_at, 'infinity')") + `,
		-- Erasing takes the salts of earlier versions. It is recorded in a table whose own changes are logged.
		l.is_erased OR coalesce(l.logged_at < n.erased_at, false)
	FROM (SELECT * FROM versions WHERE ` + scope + `) v FULL JOIN logged l USING (table_name, agency_id, key, logged_at)
		LEFT JOIN (SELECT agency_id, max(logged_at) AS erased_at FROM erasures WHERE ` + scope + ` GROUP BY agency_id) n USING (agency_id)`
}

// pair is a row of a comparison.
type pair struct {
	table      string
	agency     int64
	key        string
	loggedAt   audit.Instant
	isCurrent  *bool // nil where there is no version
	replacedAt *audit.Instant
	content    *string
	entry      *int64 // nil where there is no entry
	salt       *[16]byte
	digest     []byte
	nextAt     audit.Instant
	isErased   *bool
}

func (p *pair) targets() []any {
	return []any{&p.table, &p.agency, &p.key, &p.loggedAt, &p.isCurrent, &p.replacedAt, &p.content, &p.entry, &p.salt, &p.digest, &p.nextAt, &p.isErased}
}

// isHashOf reports whether a digest is the salted hash of a version. A migration may have added columns at the end of the table since: where they are null,
// they may be left out.
func (t table) isHashOf(digest []byte, salt [16]byte, content string) bool {
	for last := len(t.columns) - 1; ; last-- {
		h := sha256.New()
		h.Write(salt[:])
		h.Write([]byte(t.name + "\n" + content))
		if bytes.Equal(h.Sum(nil), digest) {
			return true
		}
		if last < 0 {
			return false
		}
		before, isNull := strings.CutSuffix(content, `,"`+t.columns[last]+`":null}`)
		if !isNull {
			return false
		}
		content = before + "}"
	}
}

// rowKey names a row.
type rowKey struct {
	table  string
	agency int64
	key    string
}

// rowFaults are the pairs of a row that do not fit.
type rowFaults struct {
	unknown []pair // versions that the log does not know
	missing []pair // entries whose versions are not there
	differ  []pair // versions with another content than that of the entry
	unsalt  []pair // entries without a salt
	ends    []pair // versions that were replaced at another instant than the log says
}

// maxRows is how many rows with faults are looked at together, to say what became of each. Of further ones, each pair is a fault of its own.
const maxRows = 10_000

// rowsAtOnce is how many rows tables may have that are compared by one statement. Each statement reads the whole log, and sorts on disk.
const rowsAtOnce = 2_000_000

// checkRows compares all rows and their earlier versions with the log.
func (c *check) checkRows() error {
	for len(c.tables) > 0 {
		n, rows := 1, c.tables[0].rows
		for n < len(c.tables) && rows+c.tables[n].rows <= rowsAtOnce {
			rows += c.tables[n].rows
			n++
		}
		for _, scope := range c.scopes {
			if err := c.checkTables(c.tables[:n], scope); err != nil {
				return fmt.Errorf("compare the tables %s to %s: %w", c.tables[0].name, c.tables[n-1].name, err)
			}
		}
		c.tables = c.tables[n:]
	}
	return nil
}

func (c *check) checkTables(tables []table, scope string) error {
	byName, names := map[string]table{}, []string{}
	for _, t := range tables {
		byName[t.name] = t
		names = append(names, t.name)
	}
	c.Progress("the rows", c.report.Versions)
	rows, err := c.tx.Query(c.ctx, comparison(tables, scope), names)
	if err != nil {
		return err
	}
	defer rows.Close()
	found := map[rowKey]*rowFaults{}
	for rows.Next() {
		var p pair
		if err := rows.Scan(p.targets()...); err != nil {
			return err
		}
		if p.isCurrent != nil {
			if c.report.Versions++; c.report.Versions%10_000 == 0 {
				c.Progress("the rows", c.report.Versions)
			}
		}
		c.compare(byName[p.table], p, found)
		if len(found) >= maxRows {
			c.explain(found)
			clear(found)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	c.explain(found)
	return nil
}

// compare compares a version with its entry, and keeps the pair if they do not fit.
func (c *check) compare(t table, p pair, found map[rowKey]*rowFaults) {
	keep := func(list func(*rowFaults) *[]pair) {
		key := rowKey{p.table, p.agency, p.key}
		if found[key] == nil {
			found[key] = &rowFaults{}
		}
		p.content = nil // it is no longer needed, and may be long
		of := list(found[key])
		*of = append(*of, p)
	}
	switch {
	case p.entry == nil && p.loggedAt == audit.Before && t.isPending:
		c.report.NotLoggedYet++
	case p.entry == nil:
		keep(func(f *rowFaults) *[]pair { return &f.unknown })
	case p.isCurrent == nil && p.digest == nil: // removed, or erased: there is no version
	case p.isCurrent == nil:
		keep(func(f *rowFaults) *[]pair { return &f.missing })
	case p.digest == nil:
		keep(func(f *rowFaults) *[]pair { return &f.unknown })
	case p.salt == nil:
		if !*p.isErased {
			keep(func(f *rowFaults) *[]pair { return &f.unsalt })
		}
	case !t.isHashOf(p.digest, *p.salt, *p.content):
		keep(func(f *rowFaults) *[]pair { return &f.differ })
	case *p.replacedAt != p.nextAt:
		keep(func(f *rowFaults) *[]pair { return &f.ends })
	}
}

// explain adds the faults of rows, in the order of their tables and keys.
func (c *check) explain(found map[rowKey]*rowFaults) {
	for _, key := range slices.SortedFunc(maps.Keys(found), func(a, b rowKey) int {
		return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.agency, b.agency), cmp.Compare(len(a.key), len(b.key)), cmp.Compare(a.key, b.key))
	}) {
		c.explainRow(key, found[key])
	}
}

// explainRow adds the faults of one row.
func (c *check) explainRow(key rowKey, f *rowFaults) {
	name := c.recordName(key.table, key.agency, key.key)
	add := func(kind Kind, format string, args ...any) {
		c.report.add(Fault{Kind: kind, Agency: key.agency, Table: key.table, Record: name, Message: name + ": " + fmt.Sprintf(format, args...)})
	}
	// The entry of the current version comes last: nothing follows it.
	isLast := func(p pair) bool { return p.nextAt == audit.Forever }
	for _, p := range f.differ {
		if *p.isCurrent {
			add(RowChanged, "its row in %s was changed by hand: it is not what was logged %s", key.table, when(p.loggedAt))
		} else {
			add(VersionChanged, "its earlier version in history.%s was changed by hand: it is not what was logged %s", key.table, when(p.loggedAt))
		}
	}
	missingLast := slices.IndexFunc(f.missing, isLast)
	for _, p := range f.unknown {
		switch {
		case *p.isCurrent && missingLast >= 0:
			add(RowChanged, "its row in %s was changed by hand: it says that it was written %s, but the last of it was logged %s", key.table, when(p.loggedAt), when(f.missing[missingLast].loggedAt))
			f.missing = slices.Delete(f.missing, missingLast, missingLast+1)
			missingLast = -1
		case *p.isCurrent:
			add(RowAdded, "its row in %s was added by hand: nothing was logged of it %s", key.table, when(p.loggedAt))
		default:
			add(VersionAdded, "an earlier version in history.%s was added by hand: nothing was logged of it %s", key.table, when(p.loggedAt))
		}
	}
	for _, p := range f.missing {
		if isLast(p) {
			add(RowRemoved, "its row in %s was removed by hand: the last of it was logged %s", key.table, when(p.loggedAt))
		} else {
			add(VersionRemoved, "its earlier version in history.%s was removed by hand: it was logged %s", key.table, when(p.loggedAt))
		}
	}
	for _, p := range f.unsalt {
		add(SaltRemoved, "the salt of what was logged %s is gone, although no personal data of it was erased: what its row held cannot be checked", when(p.loggedAt))
	}
	for _, p := range f.ends {
		switch {
		case *p.isCurrent:
			add(RowChanged, "its row in %s was put back by hand to what was logged %s: the log goes on %s", key.table, when(p.loggedAt), when(p.nextAt))
		default:
			add(VersionChanged, "its earlier version in history.%s, which was logged %s, was changed by hand: it says that it was replaced %s, but the log says %s", key.table, when(p.loggedAt), when(*p.replacedAt), when(p.nextAt))
		}
	}
}
