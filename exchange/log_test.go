package exchange_test

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"docket/audit"
	"docket/audit/verify"
	"docket/db"
	"docket/exchange"
	"docket/exchange/imports"
	"docket/postgres/postgrestest"
)

// What an import writes, whole or in parts without triggers, and what its undoing takes back, is in the log, signed as writes of Docket.
func TestImportIsLogged(t *testing.T) {
	t.Parallel()
	keys, err := audit.OpenKeys(filepath.Join(t.TempDir(), "log.key"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	for name, partRows := range map[string]int{"whole": 1000, "in parts": 50} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			url := postgrestest.Clone(t, migrated)
			conn, err := pgx.Connect(t.Context(), url)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = conn.Close(t.Context()) })
			verified := func() *verify.Report {
				t.Helper()
				report, err := verify.Run(t.Context(), conn, verify.Settings{Keys: keys, TypeOf: func(string) string { return "" }, Progress: func(string, int64) {}})
				if err != nil {
					t.Fatal(err)
				}
				return report
			}
			wantNoFaults := func(step string, least int64) {
				t.Helper()
				report := verified()
				for _, f := range report.Faults[:min(len(report.Faults), 5)] {
					t.Errorf("%s: %s", step, f.Message)
				}
				if report.FaultCount > 0 || report.Versions < least || report.Writes == 0 {
					t.Errorf("%s: %d faults in %d versions by %d writes", step, report.FaultCount, report.Versions, report.Writes)
				}
			}
			// Each note of added rows is followed at once by one that another part of the same import could have written.
			if !postgrestest.OnCitus() { // where parts are written one after the other
				if _, err := conn.Exec(t.Context(), noteOfAnotherPart); err != nil {
					t.Fatal(err)
				}
			}
			s := penaltiesSettings(t, url, manyRows(t, 420))
			s.PartRows, s.Record = partRows, keys.Record
			done, err := exchange.Import(t.Context(), s)
			if err != nil {
				t.Fatal(err)
			}
			wantNoFaults("imported", 416)
			if err := imports.Undo(t.Context(), url, done.Number, "王一", db.WithRecorder(keys.Record)); err != nil {
				t.Fatal(err)
			}
			wantNoFaults("undone", 416)
			// The test would see what passes by the log.
			if _, err := conn.Exec(t.Context(), "UPDATE agencies SET name = name || '1'"); err != nil {
				t.Fatal(err)
			}
			if verified().FaultCount == 0 {
				t.Error("a change by SQL is not found")
			}
		})
	}
}

const noteOfAnotherPart = `
CREATE FUNCTION note_of_another_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO import_writes (agency_id, import_id, table_name, action, ids, new_version) VALUES (NEW.agency_id, NEW.import_id, NEW.table_name, 'ADDED', '{[0,0]}', 1);
	RETURN NULL;
END $$;
CREATE TRIGGER note_of_another_part AFTER INSERT ON import_writes FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION note_of_another_part();
ALTER TABLE import_writes ENABLE ALWAYS TRIGGER note_of_another_part`
