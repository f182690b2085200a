package migrations

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/uptrace/bun"

	"docket/postgres/postgrestest"
)

// The baseline makes the same catalogue and the same rows as the chain of 26 migrations that it replaces.
func TestBaselineEqualsOldChain(t *testing.T) {
	t.Parallel()
	made := func(source fs.FS) (statements, rows []string) {
		address := postgrestest.Empty(t)
		run := withLock(t.Context(), address, quiet, func(db *bun.DB) error { return up(t.Context(), db, source, quiet, -1) })
		if run != nil {
			t.Fatal(run)
		}
		return dump(t, address), seeded(t, address)
	}
	oldSchema, oldRows := made(os.DirFS("testdata/old"))
	newSchema, newRows := made(files)
	compare(t, "schema", newSchema, oldSchema)
	compare(t, "rows", newRows, oldRows)
	if len(newSchema) < 2000 || len(newSchema) != len(oldSchema) || len(newRows) != 52 || len(newRows) != len(oldRows) {
		t.Errorf("%d statements and %d rows, in the old chain %d and %d", len(newSchema), len(newRows), len(oldSchema), len(oldRows))
	}
}

var (
	entryHead  = regexp.MustCompile(`\n--\n-- Name: (.*?); Owner: .*\n--\n`)
	table      = regexp.MustCompile(`(?s)^CREATE TABLE public\.(\w+) \(\n(.*)\n\);$`)
	unverified = regexp.MustCompile(`(?s)^ALTER TABLE public\.(\w+)\n\s+ADD (CONSTRAINT .*) NOT VALID;$`)
)

// dump is the schema as pg_dump writes it, one text per statement, sorted. A table is one text per column and constraint, so
// that the order of columns does not matter. NOT VALID is left out: the old chain had no rows to validate in a new database.
func dump(t *testing.T, address string) []string {
	t.Helper()
	db := connect(t, address)
	var binaries string
	if err := db.NewRaw("SELECT setting FROM pg_config WHERE name = 'BINDIR'").Scan(t.Context(), &binaries); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), filepath.Join(binaries, "pg_dump"), "--schema-only", "--no-owner", "--dbname", address)
	text, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var statements []string
	heads := entryHead.FindAllStringSubmatchIndex(string(text), -1)
	for i, head := range heads {
		end := len(text)
		if i+1 < len(heads) {
			end = heads[i+1][0]
		}
		name, body := string(text[head[2]:head[3]]), string(text[head[1]:end])
		body, _, _ = strings.Cut(body, "\n--\n-- PostgreSQL database dump complete\n--\n")
		body = strings.TrimSpace(body)
		if made := table.FindStringSubmatch(body); made != nil {
			for _, item := range items(made[2]) {
				statements = append(statements, "table "+made[1]+": "+item)
			}
			continue
		}
		if added := unverified.FindStringSubmatch(body); added != nil {
			statements = append(statements, "table "+added[1]+": "+added[2])
			continue
		}
		statements = append(statements, name+": "+body)
	}
	// Postgres checks unique and exclusion constraints, and then foreign keys, in the order in which they were made.
	var orders []string
	if err := db.NewRaw(`
		SELECT 'order on ' || indrelid::regclass || ': ' || string_agg(indexrelid::regclass::text, ', ' ORDER BY indexrelid) FROM pg_index
		WHERE (indisunique OR indisexclusion) AND indrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace) GROUP BY indrelid
		UNION ALL
		SELECT 'order of references of ' || conrelid::regclass || ': ' || string_agg(conname, ', ' ORDER BY oid) FROM pg_constraint
		WHERE contype = 'f' AND connamespace = 'public'::regnamespace GROUP BY conrelid`).Scan(t.Context(), &orders); err != nil {
		t.Fatal(err)
	}
	statements = append(statements, orders...)
	slices.Sort(statements)
	return statements
}

// items are what the commas outside of brackets separate.
func items(list string) (items []string) {
	depth, start := 0, 0
	for i, c := range list {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case c == ',' && depth == 0:
			items = append(items, strings.TrimSpace(list[start:i]))
			start = i + 1
		}
	}
	return append(items, strings.TrimSpace(list[start:]))
}

// seeded is every row of every table but the list of migrations, without the instants at which it was made.
func seeded(t *testing.T, address string) (rows []string) {
	t.Helper()
	db := connect(t, address)
	var tables []string
	if err := db.NewRaw("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'bun_migrations'").Scan(t.Context(), &tables); err != nil {
		t.Fatal(err)
	}
	for _, name := range tables {
		var some []string
		query := fmt.Sprintf("SELECT '%[1]s ' || (to_jsonb(t) - 'created_at' - 'updated_at')::text FROM %[1]s t", name)
		if err := db.NewRaw(query).Scan(t.Context(), &some); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, some...)
	}
	return rows
}
