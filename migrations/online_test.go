package migrations

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/uptrace/bun"

	"docket/postgres/postgrestest"
)

// lockingBefore are the migrations that came before the rule, and lock a table while they read or rewrite it. They are not changed any more.
var lockingBefore = map[string]string{
	"0023_pharmacy_phone.tx.up.sql": "checks the telephone numbers of pharmacies, of which a bureau has some hundreds",
}

// statement is one statement of a migration, without comments. exception is the reason after `-- locks:` in the comment before it.
type statement struct{ text, exception string }

var spaces = regexp.MustCompile(`\s+`)

// statementsOf splits a migration into its statements. The bodies of functions are left as they are.
func statementsOf(text string) (all []statement) {
	var current strings.Builder
	var exception, dollar string
	inQuote := false
	add := func() {
		if s := strings.TrimSpace(spaces.ReplaceAllString(current.String(), " ")); s != "" {
			all = append(all, statement{s, exception})
			exception = ""
		}
		current.Reset()
	}
	tag := regexp.MustCompile(`^\$[a-z]*\$`)
	for line := range strings.Lines(text) {
		for i := 0; i < len(line); i++ {
			rest := line[i:]
			switch {
			case dollar != "":
				if strings.HasPrefix(rest, dollar) {
					i += len(dollar) - 1
					dollar = ""
				}
				continue
			case inQuote:
				inQuote = line[i] != '\''
			case strings.HasPrefix(rest, "--"):
				if reason, ok := strings.CutPrefix(strings.TrimSpace(rest), "-- locks: "); ok {
					exception = reason
				}
				i = len(line)
				current.WriteByte(' ')
				continue
			case tag.MatchString(rest):
				dollar = tag.FindString(rest)
				i += len(dollar) - 1
				continue
			case line[i] == '\'':
				inQuote = true
			case line[i] == ';':
				add()
				continue
			}
			current.WriteByte(line[i])
		}
	}
	add()
	return all
}

var (
	createTable  = regexp.MustCompile(`(?i)^CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?(\S+)`)
	createIndex  = regexp.MustCompile(`(?i)^CREATE (?:UNIQUE )?INDEX (CONCURRENTLY )?(?:IF NOT EXISTS )?\S+ ON (?:ONLY )?([^\s(]+)`)
	alterTable   = regexp.MustCompile(`(?i)^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(\S+) (.*)$`)
	addColumn    = regexp.MustCompile(`(?i)^ADD (?:COLUMN )?(?:IF NOT EXISTS )?(\S+) (.*)$`)
	volatile     = regexp.MustCompile(`(?i)\bDEFAULT\s+\(?\s*(random|gen_random_uuid|uuid_generate_v\d|clock_timestamp|timeofday|nextval|txid_current|pg_current_xact_id)\b`)
	serial       = regexp.MustCompile(`(?i)^(small|big)?serial\b|\bGENERATED\b`)
	setNotNull   = regexp.MustCompile(`(?i)^ALTER (?:COLUMN )?(\S+) SET NOT NULL`)
	setType      = regexp.MustCompile(`(?i)^ALTER (?:COLUMN )?\S+ (SET DATA )?TYPE `)
	addChecked   = regexp.MustCompile(`(?i)^ADD (?:CONSTRAINT \S+ )?(CHECK|FOREIGN KEY)\b`)
	addUnique    = regexp.MustCompile(`(?i)^ADD (?:CONSTRAINT \S+ )?(UNIQUE|PRIMARY KEY|EXCLUDE)\b`)
	validate     = regexp.MustCompile(`(?i)^VALIDATE CONSTRAINT (\S+)`)
	otherLocking = regexp.MustCompile(`(?i)^(LOCK\b|CLUSTER\b|VACUUM FULL\b|REINDEX (?:TABLE|INDEX|SCHEMA|DATABASE) [^C]|REFRESH MATERIALIZED VIEW [^C])`)
)

// actionsOf splits what an ALTER TABLE does, at the commas outside of parentheses.
func actionsOf(text string) (actions []string) {
	depth, from := 0, 0
	for i, c := range text {
		switch c {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				actions, from = append(actions, strings.TrimSpace(text[from:i])), i+1
			}
		}
	}
	return append(actions, strings.TrimSpace(text[from:]))
}

// lockingOf returns what locks a filled table for long in a migration: each statement that is no exception, and why.
func lockingOf(file, text string) (faults []string) {
	all := statementsOf(text)
	var created []string
	for _, s := range all {
		if m := createTable.FindStringSubmatch(s.text); m != nil {
			created = append(created, m[1])
		}
	}
	for _, s := range all {
		var why string
		if m := createIndex.FindStringSubmatch(s.text); m != nil && m[1] == "" && !slices.Contains(created, m[2]) {
			why = "CREATE INDEX stops writers: make it CONCURRENTLY, in a file without .tx."
		}
		if otherLocking.MatchString(s.text) {
			why = "it locks the table while it reads or rewrites it"
		}
		if m := alterTable.FindStringSubmatch(s.text); m != nil && !slices.Contains(created, m[1]) {
			for _, action := range actionsOf(m[2]) {
				if reason := lockingAction(file, text, action); reason != "" {
					why = reason
				}
			}
		}
		if why != "" && s.exception == "" {
			faults = append(faults, fmt.Sprintf("%s: %s: %.100s", file, why, s.text))
		}
	}
	return faults
}

// lockingAction returns why an action of ALTER TABLE locks a filled table for long; empty where it does not.
func lockingAction(file, text, action string) string {
	isPending := strings.Contains(strings.ToUpper(action), "NOT VALID")
	switch {
	case addChecked.MatchString(action) && !isPending:
		return "the constraint reads the table: add it NOT VALID, and validate it in a later transaction"
	case addUnique.MatchString(action) && !strings.Contains(strings.ToUpper(action), "USING INDEX"):
		return "the constraint builds its index: build it CONCURRENTLY first, and add the constraint USING INDEX"
	case setType.MatchString(action):
		return "a change of type rewrites the table: add a column, and fill it in parts"
	}
	if m := setNotNull.FindStringSubmatch(action); m != nil {
		checked := regexp.MustCompile(`(?is)CHECK \(\s*` + regexp.QuoteMeta(m[1]) + ` IS NOT NULL\s*\) NOT VALID.*VALIDATE CONSTRAINT.*SET NOT NULL`)
		if !checked.MatchString(text) {
			return "SET NOT NULL reads the table: validate a CHECK (… IS NOT NULL) before it"
		}
	}
	if m := validate.FindStringSubmatch(action); m != nil && strings.Contains(file, ".tx.") && strings.Contains(text, "ADD CONSTRAINT "+m[1]+" ") {
		return "the lock of ADD CONSTRAINT is held while the table is read: validate in a later transaction"
	}
	if m := addColumn.FindStringSubmatch(action); m != nil && !strings.EqualFold(m[1], "CONSTRAINT") && !addChecked.MatchString(action) && !addUnique.MatchString(action) {
		upper := strings.ToUpper(m[2])
		switch {
		case volatile.MatchString(m[2]) || serial.MatchString(m[2]):
			return "the value of each row is worked out, which rewrites the table: add the column as NULL, and fill it in parts"
		case strings.Contains(upper, "NOT NULL") && !strings.Contains(upper, "DEFAULT"):
			return "rows that are there would be NULL: give a constant default"
		case strings.Contains(upper, "REFERENCES") || strings.Contains(upper, "CHECK") || strings.Contains(upper, "UNIQUE"):
			return "the constraint reads the table: add it apart, NOT VALID"
		}
	}
	return ""
}

// No migration locks a filled table for long, but for those that say why with `-- locks: REASON` before the statement.
func TestNoLongLocks(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(files, "*.up.sql")
	if err != nil {
		t.Fatal(err)
	}
	checked := 0
	for _, name := range names {
		if path.Base(name)[:4] <= "0020" { // the baseline begins with an empty database
			continue
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		checked += len(statementsOf(string(text)))
		faults := lockingOf(name, string(text))
		if lockingBefore[name] != "" {
			if len(faults) == 0 {
				t.Errorf("%s locks nothing: take it off the list", name)
			}
			continue
		}
		for _, fault := range faults {
			t.Error(fault)
		}
	}
	if checked < 50 {
		t.Errorf("only %d statements were checked", checked)
	}
}

// The rule finds what locks, and lets pass what does not.
func TestLockingOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, file, text, why string
	}{
		{"Index", "a.tx.up.sql", "CREATE INDEX cases_x_idx ON cases (agency_id, x);", "make it CONCURRENTLY"},
		{"UniqueIndex", "a.tx.up.sql", "CREATE UNIQUE INDEX IF NOT EXISTS cases_x_key ON cases (agency_id);", "make it CONCURRENTLY"},
		{"IndexConcurrently", "a.up.sql", "CREATE INDEX CONCURRENTLY cases_x_idx ON cases (agency_id, x);", ""},
		{"IndexOfANewTable", "a.tx.up.sql", "CREATE TABLE IF NOT EXISTS notes (id bigint); CREATE INDEX notes_idx ON notes (id);", ""},
		{"Check", "a.tx.up.sql", "ALTER TABLE cases ADD CONSTRAINT cases_x CHECK (x > 0);", "NOT VALID"},
		{"ForeignKey", "a.tx.up.sql", "ALTER TABLE cases ADD CONSTRAINT cases_x FOREIGN KEY (agency_id) REFERENCES agencies (id);", "NOT VALID"},
		{"CheckNotValid", "a.tx.up.sql", "ALTER TABLE cases ADD CONSTRAINT cases_x CHECK (x > 0) NOT VALID;", ""},
		{"ValidateInTheSameTransaction", "a.tx.up.sql", "ALTER TABLE cases ADD CONSTRAINT cases_x CHECK (x > 0) NOT VALID; ALTER TABLE cases VALIDATE CONSTRAINT cases_x;", "later transaction"},
		{"ValidateLater", "a.up.sql", "ALTER TABLE cases ADD CONSTRAINT cases_x CHECK (x > 0) NOT VALID;\n--bun:split\nALTER TABLE cases VALIDATE CONSTRAINT cases_x;", ""},
		{"Unique", "a.tx.up.sql", "ALTER TABLE cases ADD CONSTRAINT cases_key UNIQUE (agency_id, x);", "USING INDEX"},
		{"Exclude", "a.tx.up.sql", "ALTER TABLE cases ADD CONSTRAINT cases_ex EXCLUDE USING gist (x WITH &&);", "USING INDEX"},
		{"UniqueByIndex", "a.up.sql", "ALTER TABLE cases ADD CONSTRAINT cases_key UNIQUE USING INDEX cases_key;", ""},
		{"Type", "a.tx.up.sql", "ALTER TABLE cases ALTER COLUMN x TYPE bigint;", "rewrites the table"},
		{"NotNull", "a.tx.up.sql", "ALTER TABLE cases ALTER COLUMN x SET NOT NULL;", "validate a CHECK"},
		{"NotNullChecked", "a.up.sql", "ALTER TABLE cases ADD CONSTRAINT c CHECK (x IS NOT NULL) NOT VALID;\n--bun:split\nALTER TABLE cases VALIDATE CONSTRAINT c;\n--bun:split\nALTER TABLE cases ALTER COLUMN x SET NOT NULL;", ""},
		{"ColumnWithConstant", "a.tx.up.sql", "ALTER TABLE cases ADD COLUMN IF NOT EXISTS x text NOT NULL DEFAULT 'NONE', ADD COLUMN y int;", ""},
		{"ColumnWithVolatile", "a.tx.up.sql", "ALTER TABLE cases ADD COLUMN y int, ADD COLUMN x uuid DEFAULT gen_random_uuid();", "fill it in parts"},
		{"ColumnOfASequence", "a.tx.up.sql", "ALTER TABLE cases ADD COLUMN x bigserial;", "fill it in parts"},
		{"GeneratedColumn", "a.tx.up.sql", "ALTER TABLE cases ADD COLUMN x int GENERATED ALWAYS AS (y + 1) STORED;", "fill it in parts"},
		{"ColumnNotNull", "a.tx.up.sql", "ALTER TABLE cases ADD COLUMN x int NOT NULL;", "constant default"},
		{"ColumnWithCheck", "a.tx.up.sql", "ALTER TABLE cases ADD COLUMN x int CHECK (x > 0);", "NOT VALID"},
		{"Lock", "a.tx.up.sql", "LOCK TABLE cases IN EXCLUSIVE MODE;", "locks the table"},
		{"Exception", "a.tx.up.sql", "-- locks: agencies has at most a few hundred rows\nALTER TABLE agencies ALTER COLUMN x SET NOT NULL;", ""},
		{"ExceptionOfOneOnly", "a.tx.up.sql", "-- locks: agencies is small\nALTER TABLE agencies ALTER COLUMN x SET NOT NULL;\nALTER TABLE cases ALTER COLUMN x SET NOT NULL;", "validate a CHECK"},
		{"InAFunction", "a.tx.up.sql", "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ CREATE INDEX i ON cases (x); $$;", ""},
		{"InAText", "a.tx.up.sql", "COMMENT ON TABLE cases IS 'a; LOCK TABLE b'; -- CREATE INDEX i ON cases (x);", ""},
	} {
		faults := lockingOf(c.file, c.text)
		switch {
		case c.why == "" && len(faults) > 0:
			t.Errorf("%s: %v", c.name, faults)
		case c.why != "" && (len(faults) != 1 || !strings.Contains(faults[0], c.why)):
			t.Errorf("%s: %v, want one with %q", c.name, faults, c.why)
		}
	}
}

// logged calls a function with the message of each line.
type logged func(string)

func (logged) Enabled(context.Context, slog.Level) bool { return true }

func (l logged) Handle(_ context.Context, r slog.Record) error { l(r.Message); return nil }

func (l logged) WithAttrs([]slog.Attr) slog.Handler { return l }

func (l logged) WithGroup(string) slog.Handler { return l }

// A migration that cannot have a lock gives up its place in the queue for it, so that reads and writes go on, and tries again.
func TestLockTimeout(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	separator := "?"
	if strings.Contains(url, "?") {
		separator = "&"
	}
	first := fstest.MapFS{"0001_note.tx.up.sql": {Data: []byte("CREATE TABLE IF NOT EXISTS notes (id int)")}, "0001_note.tx.down.sql": {Data: []byte("DROP TABLE notes")}}
	second := fstest.MapFS{
		"0002_text.tx.up.sql": {Data: []byte("ALTER TABLE notes ADD COLUMN IF NOT EXISTS content text")}, "0002_text.tx.down.sql": {Data: []byte("ALTER TABLE notes DROP COLUMN content")},
	}
	for name, file := range first {
		second[name] = file
	}
	apply := func(source fs.FS, log *slog.Logger) error {
		return withLock(t.Context(), url+separator+"lock_timeout=50", log, func(db *bun.DB) error { return up(t.Context(), db, source, log, -1) })
	}
	if err := apply(first, quiet); err != nil {
		t.Fatal(err)
	}
	db := connect(t, url)
	reader, err := db.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Rollback()
	if _, err := reader.ExecContext(t.Context(), "SELECT FROM notes"); err != nil {
		t.Fatal(err)
	}
	tries := 0
	err = apply(second, slog.New(logged(func(message string) {
		if message != "a table is in use: the migration is tried again" {
			return
		}
		if tries++; tries == 2 {
			if err := reader.Commit(); err != nil {
				t.Error(err)
			}
		}
	})))
	if err != nil || tries != 2 {
		t.Errorf("%d tries: %v", tries, err)
	}
	if _, err := db.ExecContext(t.Context(), "SELECT content FROM notes"); err != nil {
		t.Error(err)
	}
}
