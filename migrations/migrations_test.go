package migrations

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/uptrace/bun"

	"docket/postgres/postgrestest"
)

var quiet = slog.New(slog.DiscardHandler)

func connect(t *testing.T, url string) *bun.DB {
	t.Helper()
	db, err := open(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// catalogue lists everything in the schema that a migration can change: tables, columns with their defaults and rights,
// constraints, indexes, functions, triggers, sequences, extensions, comments.
func catalogue(t *testing.T, db *bun.DB) []string {
	t.Helper()
	const everything = `
  SELECT 'extension ' || extname FROM pg_extension
UNION ALL
  SELECT 'schema ' || nspname || ' ' || coalesce((SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(nspacl) a), '')
  FROM pg_namespace WHERE nspname = 'public'
UNION ALL
  SELECT format('%s %s %s', c.relkind, c.relname, coalesce((SELECT string_agg(a::text, ' ' ORDER BY a::text) FROM unnest(c.relacl) a), ''))
  FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
UNION ALL
  SELECT format('column %s.%s %s %s %s %s %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated,
         pg_get_expr(d.adbin, d.adrelid), coalesce((SELECT string_agg(x::text, ' ' ORDER BY x::text) FROM unnest(a.attacl) x), ''))
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
UNION ALL
  SELECT format('constraint %s on %s %s', conname, conrelid::regclass, pg_get_constraintdef(oid))
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL
  SELECT 'index ' || pg_get_indexdef(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indexrelid WHERE c.relnamespace = 'public'::regnamespace
UNION ALL
  SELECT format('function %s %s', p.oid::regprocedure, md5(pg_get_functiondef(p.oid)))
  FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
  AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e') AND p.prokind = 'f'
UNION ALL
  SELECT 'trigger ' || pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE NOT tgisinternal
UNION ALL
  SELECT format('comment on %s.%s: %s', c.relname, d.objsubid, d.description) FROM pg_description d
  JOIN pg_class c ON c.oid = d.objoid AND d.classoid = 'pg_class'::regclass AND c.relnamespace = 'public'::regnamespace
ORDER BY 1`
	var lines []string
	if err := db.NewRaw(everything).Scan(t.Context(), &lines); err != nil {
		t.Fatal(err)
	}
	return lines
}

func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("%s: unexpected: %s", what, line)
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("%s: missing: %s", what, line)
		}
	}
}

func TestUpAndDownEmpty(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	db := connect(t, url)
	empty := catalogue(t, db)

	all, err := discover(files)
	if err != nil {
		t.Fatal(err)
	}
	if err := Up(t.Context(), url, quiet); err != nil {
		t.Fatal(err)
	}
	full := catalogue(t, db)
	if err := Up(t.Context(), url, quiet); err != nil {
		t.Fatalf("again: %v", err)
	}
	compare(t, "up again", catalogue(t, db), full)
	if err := Down(t.Context(), url, -1); err != nil {
		t.Fatal(err)
	}
	compare(t, "down", catalogue(t, db), empty)

	// Step by step: every file down leads to where its file up began.
	steps := [][]string{}
	for i := range all {
		err := withLock(t.Context(), url, quiet, func(db *bun.DB) error { return up(t.Context(), db, files, quiet, i) })
		if err != nil {
			t.Fatal(err)
		}
		steps = append(steps, catalogue(t, db))
	}
	compare(t, "up step by step", catalogue(t, db), full)
	for i := len(all) - 2; i >= 0; i-- {
		if err := Down(t.Context(), url, 1); err != nil {
			t.Fatal(err)
		}
		compare(t, "down to "+all[i].String(), catalogue(t, db), steps[i])
	}
}

func TestAssertions(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	db := connect(t, url)
	all, err := discover(files)
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	assert := func(name string) {
		text, err := fs.ReadFile(files, name)
		if errors.Is(err, fs.ErrNotExist) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(t.Context(), string(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		ran++
	}
	for i, m := range all {
		assert(m.String() + ".before.sql")
		err := withLock(t.Context(), url, quiet, func(db *bun.DB) error { return up(t.Context(), db, files, quiet, i) })
		if err != nil {
			t.Fatal(err)
		}
		assert(m.String() + ".after.sql")
	}
	if ran == 0 {
		t.Error("no assertion ran")
	}
}

// A migration is marked after its transaction. If the process is killed between the two, the migration is run again.
func TestKilledBeforeMark(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	db := connect(t, url)
	all, err := discover(files)
	if err != nil {
		t.Fatal(err)
	}
	for i := range all {
		for _, again := range []bool{false, true} {
			if again {
				if _, err := db.ExecContext(t.Context(), "DELETE FROM bun_migrations WHERE name = ?", all[i].Name); err != nil {
					t.Fatal(err)
				}
			}
			err := withLock(t.Context(), url, quiet, func(db *bun.DB) error { return up(t.Context(), db, files, quiet, i) })
			if err != nil {
				t.Fatalf("%s: %v", all[i], err)
			}
		}
	}
	clean := postgrestest.Empty(t)
	if err := Up(t.Context(), clean, quiet); err != nil {
		t.Fatal(err)
	}
	compare(t, "after kills", catalogue(t, db), catalogue(t, connect(t, clean)))
}

// A migration that is killed inside its transaction leaves nothing and no lock, and the next run applies it.
func TestKilledInside(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	db := connect(t, url)
	source := fstest.MapFS{
		"0001_first.tx.up.sql":   {Data: []byte("CREATE TABLE IF NOT EXISTS firsts (id int)")},
		"0001_first.tx.down.sql": {Data: []byte("DROP TABLE IF EXISTS firsts")},
		"0002_second.tx.up.sql": {Data: []byte("CREATE TABLE IF NOT EXISTS seconds (id int);\n" +
			"SELECT pg_advisory_xact_lock(42);\nCREATE TABLE IF NOT EXISTS thirds (id int)")},
		"0002_second.tx.down.sql": {Data: []byte("DROP TABLE IF EXISTS thirds; DROP TABLE IF EXISTS seconds")},
	}
	run := func(ctx context.Context) error {
		return withLock(ctx, url, quiet, func(db *bun.DB) error { return up(ctx, db, source, quiet, -1) })
	}

	gate, err := db.Conn(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer gate.Close()
	if _, err := gate.ExecContext(t.Context(), "SELECT pg_advisory_lock(42)"); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- run(t.Context()) }()
	var killed int
	for killed == 0 {
		if err := db.NewRaw(`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
			WHERE application_name = 'docket migrate' AND datname = current_database() AND wait_event_type = 'Lock'`).Scan(t.Context(), &killed); err != nil {
			t.Fatal(err)
		}
	}
	if err := <-done; err == nil {
		t.Fatal("a killed migration said that it went well")
	}
	var left []string
	if err := db.NewRaw("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1").Scan(t.Context(), &left); err != nil {
		t.Fatal(err)
	}
	if want := []string{"bun_migrations", "firsts"}; !slices.Equal(left, want) {
		t.Errorf("left after the kill: %v, want %v", left, want)
	}
	if _, err := gate.ExecContext(t.Context(), "SELECT pg_advisory_unlock(42)"); err != nil {
		t.Fatal(err)
	}
	if err := run(t.Context()); err != nil {
		t.Fatalf("again: %v", err)
	}
	if err := db.NewRaw("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1").Scan(t.Context(), &left); err != nil {
		t.Fatal(err)
	}
	if want := []string{"bun_migrations", "firsts", "seconds", "thirds"}; !slices.Equal(left, want) {
		t.Errorf("after the second run: %v, want %v", left, want)
	}
}

func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	done := make(chan error)
	const processes = 5
	for range processes {
		go func() { done <- Up(t.Context(), url, quiet) }()
	}
	for range processes {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

// Databases of one cluster share the role and may create it at the same moment.
func TestManyDatabasesAtOnce(t *testing.T) {
	t.Parallel()
	done := make(chan error)
	const databases = 4
	for range databases {
		url := postgrestest.Empty(t)
		go func() { done <- Up(t.Context(), url, quiet) }()
	}
	for range databases {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}

func TestStatus(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	all, err := discover(files)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, applied int) {
		t.Helper()
		states, err := Status(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		if len(states) != len(all) {
			t.Fatalf("%s: %d states, want %d", what, len(states), len(all))
		}
		for i, s := range states {
			if s.Name != all[i].String() {
				t.Errorf("%s: state %d is named %q, want %q", what, i, s.Name, all[i])
			}
			if s.AppliedAt.IsZero() == (i < applied) {
				t.Errorf("%s: %s applied at %s", what, s.Name, s.AppliedAt.Format(time.RFC3339))
			}
		}
	}
	check("empty", 0)
	if err := Up(t.Context(), url, quiet); err != nil {
		t.Fatal(err)
	}
	check("up", len(all))
	if err := Down(t.Context(), url, 2); err != nil {
		t.Fatal(err)
	}
	check("two down", len(all)-2)
	if err := Down(t.Context(), url, 100); err != nil {
		t.Fatal(err)
	}
	check("down", 0)
}

// A database whose earlier migrations were others under the same numbers is not changed, and the error says so.
func TestErrOtherSchema(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	run := func(first string) error {
		source := fstest.MapFS{
			"0001_first.tx.up.sql":    {Data: []byte(first)},
			"0001_first.tx.down.sql":  {Data: []byte("DROP TABLE IF EXISTS firsts")},
			"0002_second.tx.up.sql":   {Data: []byte("CREATE INDEX IF NOT EXISTS firsts_day_idx ON firsts (day)")},
			"0002_second.tx.down.sql": {Data: []byte("DROP INDEX IF EXISTS firsts_day_idx")},
		}
		return withLock(t.Context(), url, quiet, func(db *bun.DB) error { return up(t.Context(), db, source, quiet, -1) })
	}
	err := run("CREATE TABLE IF NOT EXISTS firsts (id int)")
	if err == nil || !strings.Contains(err.Error(), "migrate up 0002_second") || !strings.Contains(err.Error(), "cannot be upgraded") {
		t.Errorf("the error is %v", err)
	}
}

func TestErrNewerDatabase(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	db := connect(t, url)
	if err := Up(t.Context(), url, quiet); err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), "INSERT INTO bun_migrations (name, group_id) VALUES ('9999', 99)"); err != nil {
		t.Fatal(err)
	}
	err := Up(t.Context(), url, quiet)
	if want := "the database has migration 9999, which this program does not know: run a newer one"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if err := Down(t.Context(), url, 1); err == nil || !strings.Contains(err.Error(), "migration 9999, which this program does not know") {
		t.Errorf("Down: %v", err)
	}
}

// The rules of README.md that can be read from the catalogue.
func TestRules(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	db := connect(t, url)
	if err := Up(t.Context(), url, quiet); err != nil {
		t.Fatal(err)
	}
	for _, rule := range []struct{ name, offenders string }{
		{"every record's primary key leads with its agency", `
			SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency_id'
			LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
			WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND k.conkey[1] IS DISTINCT FROM a.attnum`},
		{"unique and exclusion constraints and indexes of records lead with their agency", `
			SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attname = 'agency_id'
			JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
			JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am m ON m.oid = x.relam AND m.amname <> 'gin' -- which has no order
			WHERE i.indkey[0] <> a.attnum AND i.indexrelid NOT IN ('idempotency_keys_created_idx'::regclass, 'accounts_subject_idx'::regclass)`},
		{"foreign keys between records lead with their agency", `
			SELECT k.conname FROM pg_constraint k
			JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attname = 'agency_id'
			JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attname = 'agency_id'
			WHERE k.contype = 'f' AND (k.conkey[1] <> a.attnum OR k.confkey[1] <> b.attnum)`},
		{"no reference table refers to a record", `
			SELECT k.conname FROM pg_constraint k JOIN pg_attribute b ON b.attrelid = k.confrelid AND b.attname = 'agency_id'
			WHERE k.contype = 'f' AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attname = 'agency_id')`},
		{"foreign keys set nothing to null, and nothing is deferred", `
			SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
			AND (condeferrable OR contype = 'f' AND (confdeltype <> 'a' OR confupdtype <> 'a'))`},
		{"no identity columns", `SELECT attrelid::regclass::text FROM pg_attribute WHERE attidentity <> ''`},
		{"every foreign key has an index that begins with it", `
			SELECT k.conname FROM pg_constraint k WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND NOT EXISTS (
				SELECT FROM pg_index i WHERE i.indrelid = k.conrelid
				AND (SELECT array_agg(x ORDER BY x) FROM unnest((i.indkey::int2[])[0:cardinality(k.conkey) - 1]) x)
				  = (SELECT array_agg(x ORDER BY x) FROM unnest(k.conkey) x))
			AND k.conname NOT IN (
				-- found by the decision or the reversed entry alone, which is unique within the agency
				'penalties_decision_fkey', 'payments_penalty_fkey', 'payments_reverses_fkey',
				-- asked for one agency at a time
				'penalties_provision_fkey', 'proposed_penalties_provision_fkey')`},
		{"a unique index is made before the exclusion constraints of its table", `
			SELECT u.indexrelid::regclass::text FROM pg_index u JOIN pg_index x ON x.indrelid = u.indrelid AND x.indisexclusion
			WHERE u.indisunique AND u.indexrelid > x.indexrelid`},
		{"every index that is no constraint's says which query it serves", `
			SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid AND c.relnamespace = 'public'::regnamespace
			WHERE NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
			AND c.relname <> 'bun_migrations' AND obj_description(i.indexrelid, 'pg_class') IS NULL`},
		{"constraints carry the name of their table, and leave room for the number of a shard", `
			SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
			AND (conname NOT LIKE conrelid::regclass::text || '\_%' OR length(conname) > 54)`},
		{"no constraint was left to Postgres to name", `
			SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
			AND (conname ~ '_check[0-9]*$' OR conname LIKE '%\_id\_fkey') AND conrelid <> 'bun_migrations'::regclass`},
		{"the server's role owns nothing", `
			SELECT relname FROM pg_class WHERE relowner = 'docket_app'::regrole
			UNION ALL SELECT proname FROM pg_proc WHERE proowner = 'docket_app'::regrole`},
		{"the server never deletes or truncates, and leaves ledgers, events and settings as they are", `
			SELECT table_name || ' ' || privilege_type FROM information_schema.role_table_grants WHERE grantee = 'docket_app'
			AND (privilege_type NOT IN ('SELECT', 'INSERT') OR table_name = 'settings' AND privilege_type <> 'SELECT')
			UNION ALL
			SELECT table_name || '.' || column_name FROM information_schema.column_privileges WHERE grantee = 'docket_app' AND privilege_type = 'UPDATE'
			AND (column_name IN ('id', 'agency_id', 'created_at')
			  OR table_name IN ('settings', 'payments', 'goods_movements', 'case_events', 'case_officers', 'destructions', 'destruction_supervisors', 'disclosures', 'party_changes', 'erasures'))`},
		{"the server reads every table but the list of migrations, and who made complaints, which it only keeps", `
			SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
			AND has_table_privilege('docket_app', oid, 'SELECT') = (relname IN ('bun_migrations', 'complaint_reporters'))
			UNION ALL SELECT column_name FROM information_schema.column_privileges WHERE grantee = 'docket_app' AND table_name = 'complaint_reporters' AND privilege_type <> 'INSERT'`},
		{"the server may number what it adds", `
			SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
			AND has_sequence_privilege('docket_app', oid, 'USAGE') = (relname LIKE 'bun%' OR relname = 'log_entries_id_seq')`}, // functions of the owner add to the log
		{"the server sees replaced versions and the past only of tables that it may read", `
			SELECT c.oid::regclass::text FROM pg_class c WHERE c.relkind IN ('r', 'v') AND c.relnamespace IN ('history'::regnamespace, 'as_of'::regnamespace)
			AND (has_table_privilege('docket_app', c.oid, 'SELECT') = (c.relname = 'complaint_reporters') OR has_table_privilege('docket_app', c.oid, 'INSERT, UPDATE, DELETE'))`},
		{"every table is in history, with all of its columns, or it is one of those that hold what the service notes for itself", `
			SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
			WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname !~ '_sum_|_by_'
			AND c.relname NOT IN ('bun_migrations', 'access_events', 'access_tokens', 'sessions', 'idempotency_keys', 'number_series', 'settings', 'summary_locks',
				'imports', 'import_records', 'import_writes', 'attachment_contents', 'log_entries', 'log_hashes', 'log_checkpoints', 'log_found_tables')
			AND NOT (EXISTS (SELECT FROM pg_attribute h WHERE h.attrelid = to_regclass('history.' || quote_ident(c.relname)) AND h.attname = a.attname AND h.atttypid = a.atttypid)
				AND EXISTS (SELECT FROM pg_attribute v WHERE v.attrelid = to_regclass('as_of.' || quote_ident(c.relname)) AND v.attname = a.attname))`},
		{"a sub-select of a trigger asks by the agency of the row, not by that of another table", `
			SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype AND prosrc ~ 'WHERE\s+[a-z]\.agency_id = [a-z]\.agency_id'`},
		{"a function that names a constraint in its refusal names it in the detail too", `
			SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND (SELECT count(*) FROM regexp_matches(prosrc, 'CONSTRAINT = ', 'g'))
			 <> (SELECT count(*) FROM regexp_matches(prosrc, 'CONSTRAINT = (?:''([a-z_]+)'', DETAIL = ''constraint "\1"''|(TG_ARGV.0.), DETAIL = format\(''constraint "%s"'', TG_ARGV.0.\))', 'g'))`},
	} {
		t.Run(rule.name, func(t *testing.T) {
			var offenders []string
			if err := db.NewRaw(rule.offenders).Scan(t.Context(), &offenders); err != nil {
				t.Fatal(err)
			}
			if len(offenders) > 0 {
				t.Errorf("not kept by %s", strings.Join(offenders, ", "))
			}
		})
	}
}

// Citus needs two settings where a migration makes triggers and foreign keys.
func TestCitusSettings(t *testing.T) {
	t.Parallel()
	ups, err := fs.Glob(files, "*.tx.up.sql")
	if err != nil || len(ups) == 0 {
		t.Fatal(ups, err)
	}
	for _, name := range ups {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, setting := range []string{"citus.enable_unsafe_triggers = on", "citus.enable_local_reference_table_foreign_keys = off"} {
			if !strings.Contains(string(text), fmt.Sprintf("SET LOCAL %s;", setting)) {
				t.Errorf("%s does not set %s", name, setting)
			}
		}
	}
}

// Each function of a trigger that runs before a write lets the owner pass who undoes an import on Citus: undoing switches all of these off on one Postgres, and a function that is written
// anew begins so too.
func TestGuardsRest(t *testing.T) {
	t.Parallel()
	_, db := filled(t)
	const sql = `SELECT count(*) FILTER (WHERE NOT rests), count(*) FILTER (WHERE rests), coalesce(string_agg(proname, ', ' ORDER BY proname) FILTER (WHERE NOT rests), '') FROM (
		SELECT proname, prosrc ~ 'BEGIN\n  IF current_setting\(''docket.guards'', true\) <> '''' AND guards_rest\(TG_RELID, (true|false)\) THEN' AS rests
		  FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
		 WHERE l.lanname = 'plpgsql' AND EXISTS (SELECT FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
		       WHERE t.tgfoid = p.oid AND NOT t.tgisinternal AND t.tgtype & 2 = 2 AND c.relnamespace = 'public'::regnamespace)) f`
	var without, with int
	var names string
	if err := db.DB.QueryRowContext(t.Context(), sql).Scan(&without, &with, &names); err != nil {
		t.Fatal(err)
	}
	if without > 0 || with == 0 {
		t.Errorf("%d functions let the owner pass, %d do not: %s", with, without, names)
	}
}

// The example of README.md runs over rows, runs again, leaves nothing invalid, and is taken back.
func TestReadmeExample(t *testing.T) {
	t.Parallel()
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	source := fstest.MapFS{}
	baseline, err := fs.Glob(files, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range baseline {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		source[name] = &fstest.MapFile{Data: text}
	}
	examples := regexp.MustCompile("(?s)`([0-9a-z_.]+\\.sql)`\n```sql\n(.*?)```").FindAllSubmatch(readme, -1)
	if len(examples) != 2 {
		t.Fatalf("README.md has %d example files, want 2", len(examples))
	}
	for _, example := range examples {
		source[string(example[1])] = &fstest.MapFile{Data: example[2]}
	}

	url, db := filled(t)
	before := catalogue(t, db)
	run := func(what string) {
		t.Helper()
		if err := withLock(t.Context(), url, quiet, func(db *bun.DB) error { return up(t.Context(), db, source, quiet, -1) }); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
	run("up")
	after := catalogue(t, db)
	if added := len(after) - len(before); added != 5 { // a column with its constraint, an index that is a relation and has a comment
		t.Errorf("%d things more, want 5", added)
	}
	if _, err := db.ExecContext(t.Context(), "DELETE FROM bun_migrations WHERE name = '0099'"); err != nil {
		t.Fatal(err)
	}
	run("again")
	compare(t, "again", catalogue(t, db), after)

	var enums, faulty string
	if err := db.NewRaw(`SELECT
		(SELECT string_agg(conname, ' ' ORDER BY conname) FROM pg_constraint WHERE pg_get_constraintdef(oid) LIKE '%::text, ''RECORDED''::text]%'),
		concat((SELECT string_agg(conname, ' ') FROM pg_constraint WHERE NOT convalidated), (SELECT string_agg(indexrelid::text, ' ') FROM pg_index WHERE NOT indisvalid))`,
	).Scan(t.Context(), &enums, &faulty); err != nil {
		t.Fatal(err)
	}
	if enums != "case_events_kind_enum deadlines_action_enum" || faulty != "" {
		t.Errorf("RECORDED in %q, not valid: %q", enums, faulty)
	}
	if err := withLock(t.Context(), url, quiet, func(db *bun.DB) error { return down(t.Context(), db, source, 1) }); err != nil {
		t.Fatal(err)
	}
	compare(t, "down", catalogue(t, db), before)
	if _, err := db.ExecContext(t.Context(), "SELECT change_enum('{cases_colour_enum}', add => 'RED')"); err == nil {
		t.Error("change_enum changed a constraint that does not exist")
	}
}

// The unit of an account moves to account_units, and an account of several units goes back to the first of them: never to all of the agency.
func TestUnitsOfAccountsMove(t *testing.T) {
	t.Parallel()
	url, db := filled(t)
	text := func(query string) (value string) {
		t.Helper()
		if err := db.NewRaw(query).Scan(t.Context(), &value); err != nil {
			t.Fatal(err)
		}
		return value
	}
	const isMoved = "SELECT (to_regclass('account_units') IS NOT NULL)::text"
	for range 100 {
		if text(isMoved) == "false" {
			break
		}
		if err := Down(t.Context(), url, 1); err != nil {
			t.Fatal(err)
		}
	}
	if got := text("SELECT string_agg(concat_ws(' ', id, role, unit_id), ', ' ORDER BY id) FROM accounts"); got != "101 LEGAL 101, 102 DASHBOARD, 103 AUDITOR" {
		t.Errorf("before: %s", got)
	}
	if err := Up(t.Context(), url, quiet); err != nil {
		t.Fatal(err)
	}
	if got := text("SELECT string_agg(concat_ws(' ', agency_id, account_id, unit_id), ', ') FROM account_units"); got != "102 101 101" {
		t.Errorf("after: %s", got)
	}
}

// Sign is called at the end of each transaction of a migration, once there is a log, and sees what the migration has changed. It fails the migration.
func TestUpSigned(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	source := fstest.MapFS{}
	names, err := fs.Glob(files, "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		source[name] = &fstest.MapFile{Data: text}
	}
	for name, text := range map[string]string{
		"9001_rows.tx.up.sql": "INSERT INTO agencies (id, code, name, short_name, level) VALUES (7, '320585', '某局', '某', 'COUNTY')", "9001_rows.tx.down.sql": "DELETE FROM agencies",
		"9002_bare.up.sql": "SELECT 1", "9002_bare.down.sql": "SELECT 1",
		"9003_fails.tx.up.sql": "INSERT INTO agencies (id, code, name, short_name, level) VALUES (8, '320586', '某局', '某', 'COUNTY')", "9003_fails.tx.down.sql": "SELECT 1",
	} {
		source[name] = &fstest.MapFile{Data: []byte(text)}
	}
	refused := errors.New("refused")
	signed := map[string]string{}
	err = withLock(t.Context(), url, quiet, func(db *bun.DB) error {
		return upSigned(t.Context(), db, source, quiet, -1, func(ctx context.Context, tx *sql.Tx, name string) error {
			var logged string
			err := tx.QueryRowContext(ctx, "SELECT coalesce(string_agg(action || ' ' || table_name || ' ' || keys[1], ', ' ORDER BY id), '') FROM log_entries WHERE transaction = pg_current_xact_id()::text::bigint").Scan(&logged)
			signed[name] = logged
			if name == "9003_fails" {
				return refused
			}
			return err
		})
	})
	if !errors.Is(err, refused) {
		t.Errorf("%v, want the error of the last", err)
	}
	if _, isSigned := signed["0044_erasure"]; isSigned || len(signed) < 5 {
		t.Errorf("signed: %v", signed)
	}
	if _, isSigned := signed["9002_bare"]; isSigned || signed["9001_rows"] != "ADDED agencies 7" || signed["9003_fails"] != "ADDED agencies 8" {
		t.Errorf("signed: %v", signed)
	}
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	var agencies []int64
	if err := conn.QueryRow(t.Context(), "SELECT array_agg(id) FROM agencies").Scan(&agencies); err != nil || !slices.Equal(agencies, []int64{7}) {
		t.Errorf("agencies %v, %v", agencies, err)
	}
}
