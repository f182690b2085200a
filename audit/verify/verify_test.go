package verify_test

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"docket/audit"
	"docket/audit/verify"
	"docket/complaints"
	"docket/db"
	"docket/db/dbtest"
	"docket/postgres/postgrestest"
)

// world is a small bureau with three complaints, the first of which was changed, and two batches of entries in the tree.
type world struct {
	*dbtest.World
	keys  *audit.Keys
	owner dbtest.Owner
	// early and late are checkpoints of the agency 1 after the first complaint, and at the end.
	early, late string
	// complaints are the keys of the complaints: Complaint:1:1000 and so on.
	complaints []db.Key
}

func newWorld(t *testing.T) *world {
	t.Helper()
	w := &world{}
	w.World = dbtest.New(t, db.WithRecorder(func(ctx context.Context, tx *sql.Tx, written db.Written) error {
		return w.keys.Record(ctx, tx, written)
	}))
	w.owner = dbtest.ConnectOwner(t, w.World)
	var err error // the records of the bureau are of before the first key
	if w.keys, err = audit.OpenKeys(filepath.Join(t.TempDir(), "log.key"), time.Now); err != nil {
		t.Fatal(err)
	}
	w.find(t)
	w.file(t)
	w.place(t)
	w.early = w.checkpoint(t)
	w.file(t)
	w.file(t)
	dbtest.Run(t, w.World, complaints.AcknowledgeComplaint, complaints.AcknowledgeComplaintInput{Complaint: w.complaints[0], At: dbtest.At("2024-03-05 10:00")})
	w.place(t)
	w.late = w.checkpoint(t)
	return w
}

// file files a complaint.
func (w *world) file(t *testing.T) {
	t.Helper()
	w.complaints = append(w.complaints, w.FileComplaint(t, dbtest.Complaint()))
}

// place places all entries.
func (w *world) place(t *testing.T) {
	t.Helper()
	if _, err := audit.NewSequencer(w.DB().DB, w.keys, slog.New(slog.DiscardHandler), nil).Place(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// find logs all rows that were there before the log.
func (w *world) find(t *testing.T) {
	t.Helper()
	s := audit.NewSequencer(w.DB().DB, w.keys, slog.New(slog.DiscardHandler), nil)
	for left := int64(1); left > 0; {
		var err error
		if left, err = s.Find(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
}

// checkpoint returns the last checkpoint of the agency 1.
func (w *world) checkpoint(t *testing.T) string {
	t.Helper()
	return w.Text(t, "SELECT signed FROM log_checkpoints WHERE agency_id = 1 ORDER BY size DESC LIMIT 1")
}

// tamper runs statements as the owner of the database, with all triggers off.
func (w *world) tamper(t *testing.T, statements ...string) {
	t.Helper()
	w.owner.MustExec(t, tampering)
	for _, s := range statements {
		tag, err := w.owner.Exec(t.Context(), s)
		if err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		if tag.RowsAffected() == 0 {
			t.Fatalf("%s: it changed nothing", s)
		}
	}
	w.owner.MustExec(t, "COMMIT")
}

// tampering begins a transaction without triggers, on all machines of a Citus cluster.
const tampering = "BEGIN; SET LOCAL citus.propagate_set_commands = 'local'; SET LOCAL session_replication_role = replica"

// verify runs the check with saved checkpoints.
func (w *world) verify(t *testing.T, saved ...string) *verify.Report {
	t.Helper()
	s := verify.Settings{Keys: w.keys, TypeOf: func(table string) string {
		return map[string]string{"complaints": "Complaint", "units": "Unit", "agencies": "Agency"}[table]
	}}
	for i, signed := range saved {
		s.Saved = append(s.Saved, verify.SavedCheckpoint{Name: fmt.Sprintf("saved%d.txt", i+1), Signed: signed})
	}
	report, err := verify.Run(t.Context(), w.owner.Conn, s)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// show returns the kinds and records of faults; the position where there is no record.
func show(r *verify.Report) string {
	var lines []string
	for _, f := range r.Faults {
		name := f.Record
		if name == "" {
			name = f.Table
		}
		if name == "" && f.Position != nil {
			name = fmt.Sprintf("%d@%d", f.Agency, *f.Position)
		}
		lines = append(lines, string(f.Kind)+" "+name)
	}
	return strings.Join(lines, "; ")
}

// check fails the test unless the faults are those, in this order, and their messages say something.
func (w *world) check(t *testing.T, want string, says []string, saved ...string) {
	t.Helper()
	r := w.verify(t, saved...)
	if got := show(r); got != want {
		t.Errorf("the faults are\n%s\nwant\n%s", got, want)
	}
	for _, text := range says {
		found := false
		for _, f := range r.Faults {
			found = found || strings.Contains(f.Message, text)
		}
		if !found {
			t.Errorf("no message says %q: %+v", text, r.Faults)
		}
	}
}

// positionOf returns the position of the entry of the agency 1 that meets a condition.
func (w *world) positionOf(t *testing.T, condition string) string {
	t.Helper()
	return w.Text(t, "SELECT position FROM log_entries WHERE agency_id = 1 AND "+condition)
}

// An untouched database has no fault, whatever was written, and while others write.
func TestUntouched(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.verify(t, w.early, w.late)
	if show(r) != "" || r.FaultCount != 0 {
		t.Errorf("faults: %+v", r.Faults)
	}
	versions := w.Text(t, "SELECT (SELECT count(*) FROM complaints) + (SELECT count(*) FROM history.complaints)")
	if versions != "4" || r.Writes != 4 || r.Versions < 20 || r.Tables < 50 || r.NotLoggedYet != 0 {
		t.Errorf("%s versions of complaints; %+v", versions, r)
	}
	var one verify.AgencyReport
	for _, a := range r.Agencies {
		if a.Agency == 1 {
			one = a
		}
	}
	if entries := w.Text(t, "SELECT count(*) FROM log_entries WHERE agency_id = 1"); fmt.Sprint(one.Entries) != entries || one.Unplaced != 0 || one.Checkpoints != 2 || one.Saved != 2 {
		t.Errorf("%+v, want %s entries", one, entries)
	}
	// Entries without a place are only counted.
	w.file(t)
	if r := w.verify(t, w.late); show(r) != "" || r.Writes != 5 {
		t.Errorf("%+v", r)
	}
	for range 5 {
		for i, err := range dbtest.RunTogether(3, func(i int) error {
			switch i {
			case 0:
				_, err := db.Do(t.Context(), w.Store, complaints.FileComplaint, dbtest.Complaint(), nil)
				return err
			case 1:
				_, err := audit.NewSequencer(w.DB().DB, w.keys, slog.New(slog.DiscardHandler), nil).Place(t.Context())
				return err
			}
			report, err := verify.Run(t.Context(), w.owner.Conn, verify.Settings{Keys: w.keys})
			if err == nil && report.FaultCount > 0 {
				err = fmt.Errorf("%+v", report.Faults)
			}
			return err
		}) {
			if err != nil {
				t.Errorf("%d: %v", i, err)
			}
		}
	}
	// One agency alone.
	agency := int64(2)
	report, err := verify.Run(t.Context(), w.owner.Conn, verify.Settings{Keys: w.keys, Agency: &agency})
	if err != nil || report.FaultCount != 0 || len(report.Agencies) != 1 || report.Agencies[0].Agency != 2 || report.Versions >= r.Versions || report.Versions == 0 {
		t.Errorf("%+v, %v", report, err)
	}
}

// What was changed by hand in SQL is found and named.
func TestTamperedRows(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		tamper []string
		want   string
		says   string
	}{
		{"a row is changed", []string{"UPDATE complaints SET text = 'nothing' WHERE id = 1001"}, "ROW_CHANGED Complaint:1:1001", "its row in complaints was changed by hand: it is not what was logged at 20"},
		{"a row of before the writes is changed", []string{"UPDATE units SET name = 'x' WHERE agency_id = 2"}, "ROW_CHANGED Unit:2:1", "Unit:2:1: "},
		{"a row of no agency is changed", []string{"UPDATE agencies SET name = 'x' WHERE id = 2"}, "ROW_CHANGED Agency:2", "agencies"},
		{"a row of a type without an id", []string{"UPDATE provisions SET text = 'x' WHERE id = 2"}, "ROW_CHANGED provisions 2", "provisions 2: "},
		{"a row gets another instant", []string{"UPDATE complaints SET logged_at = logged_at + interval '1 day' WHERE id = 1001"}, "ROW_CHANGED Complaint:1:1001", "but the last of it was logged at 20"},
		{"a row is removed", []string{"DELETE FROM complaints WHERE id = 1001"}, "ROW_REMOVED Complaint:1:1001", "its row in complaints was removed by hand"},
		{"a row is added", []string{"INSERT INTO units (agency_id, id, name, kind) VALUES (1, 9, 'x', 'BRANCH')"}, "ROW_ADDED Unit:1:9", "its row in units was added by hand"},
		{"a row is added as if it had been there before the log", []string{"INSERT INTO units (agency_id, id, name, kind, logged_at) VALUES (1, 9, 'x', 'BRANCH', '-infinity')"}, "ROW_ADDED Unit:1:9", ""},
		{"an earlier version is changed", []string{"UPDATE history.complaints SET text = 'x' WHERE id = 1000"}, "VERSION_CHANGED Complaint:1:1000", "history.complaints"},
		{"an earlier version is removed", []string{"DELETE FROM history.complaints WHERE id = 1000"}, "VERSION_REMOVED Complaint:1:1000", ""},
		{"an earlier version is added", []string{"INSERT INTO history.units SELECT *, now() FROM units WHERE agency_id = 1", "UPDATE history.units SET logged_at = '2020-01-01'"}, "VERSION_ADDED Unit:1:1", ""},
		{"an earlier version ends later", []string{"UPDATE history.complaints SET replaced_at = replaced_at + interval '1 second'"}, "VERSION_CHANGED Complaint:1:1000", "it says that it was replaced at 20"},
		{
			"an earlier version is put back",
			[]string{"DELETE FROM complaints WHERE id = 1000", "DO $$ BEGIN EXECUTE (SELECT format('INSERT INTO complaints (%1$s) SELECT %1$s FROM history.complaints', string_agg(quote_ident(column_name), ', ')) FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'complaints'); END $$", "DELETE FROM history.complaints"},
			"ROW_REMOVED Complaint:1:1000; ROW_CHANGED Complaint:1:1000", "was put back by hand",
		},
		{"a salt is removed", []string{"UPDATE log_entries SET salts = ARRAY[NULL::uuid] WHERE table_name = 'complaints' AND keys = '{1001}'"}, "SALT_REMOVED Complaint:1:1001", "no personal data of it was erased"},
		{"a salt is changed", []string{"UPDATE log_entries SET salts = ARRAY[gen_random_uuid()] WHERE table_name = 'complaints' AND keys = '{1001}'"}, "ROW_CHANGED Complaint:1:1001", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			for _, s := range c.tamper {
				if strings.HasPrefix(s, "DO ") { // which reports no rows
					w.owner.MustExec(t, tampering)
					w.owner.MustExec(t, s)
					w.owner.MustExec(t, "COMMIT")
					continue
				}
				w.tamper(t, s)
			}
			w.check(t, c.want, []string{c.says})
		})
	}
}

// What an owner of the database writes without Docket is logged by the triggers, and is named: no key but Docket's signs it.
func TestNotByDocket(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name       string
		statements []string
		want       string
		says       string
	}{
		{"a row is changed", []string{"UPDATE complaints SET text = 'nothing' WHERE id = 1001"}, "NOT_BY_DOCKET Complaint:1:1001", "Complaint:1:1001: changed outside of Docket: its row in complaints was changed at"},
		{"a row is added", []string{"INSERT INTO units (agency_id, id, name, kind) VALUES (1, 9, 'x', 'BRANCH')"}, "NOT_BY_DOCKET Unit:1:9", "was added at"},
		{"a row is removed", []string{"DELETE FROM level_changes WHERE agency_id = 2"}, "NOT_BY_DOCKET level_changes 1 of the agency 2", "was removed at"},
		{"a row of no agency is changed", []string{"UPDATE agencies SET name = 'x' WHERE id = 2"}, "NOT_BY_DOCKET Agency:2", ""},
		{
			"a row is added with an instant of before the first key",
			[]string{"BEGIN; SELECT set_config('docket.logged_at', '2020-01-01', true); INSERT INTO units (agency_id, id, name, kind) VALUES (1, 9, 'x', 'BRANCH'); COMMIT"},
			"NOT_BY_DOCKET Unit:1:9", "at 2020-01-01",
		},
		{
			"with a write of one's own",
			[]string{`BEGIN; SELECT log_write(1, '{"verb":"x","by":"","account":"","role":"","idempotencyKey":"","nonce":"0","mac":"00"}'); UPDATE units SET name = 'x' WHERE agency_id = 1; COMMIT`},
			"WRITE_FORGED 1@LAST; NOT_BY_DOCKET Unit:1:1", "was not written by Docket",
		},
		{
			"with the copy of a write",
			[]string{"BEGIN; SELECT log_write(1, (SELECT detail FROM log_entries WHERE action = 'WRITE' ORDER BY id LIMIT 1)); UPDATE units SET name = 'x' WHERE agency_id = 1; COMMIT"},
			"WRITE_FORGED 1@LAST; NOT_BY_DOCKET Unit:1:1", "is a copy of another",
		},
		{
			"with the copy of a write of another agency",
			[]string{"BEGIN; SELECT log_write(2, (SELECT detail FROM log_entries WHERE action = 'WRITE' ORDER BY id LIMIT 1)); UPDATE units SET name = 'x' WHERE agency_id = 1; COMMIT"},
			"WRITE_FORGED 2@LAST; NOT_BY_DOCKET Unit:1:1", "its code is not that of a key of this log",
		},
		{"the triggers are switched off", []string{"ALTER TABLE complaints DISABLE TRIGGER complaints_log"}, "LOGGING_OFF complaints", "the trigger complaints_log or complaints_logged is missing or off"},
		{"a trigger logs on a condition only", []string{"CREATE OR REPLACE TRIGGER units_log AFTER INSERT OR UPDATE OR DELETE ON units FOR EACH ROW WHEN (current_user = 'docket_app') EXECUTE FUNCTION history.units()"}, "LOGGING_OFF units", ""},
		{"instants are no longer set", []string{"ALTER TABLE units DISABLE TRIGGER units_logged"}, "LOGGING_OFF units", ""},
		{"a trigger is removed", []string{"DROP TRIGGER units_log ON units"}, "LOGGING_OFF units", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			for _, s := range c.statements {
				w.owner.MustExec(t, s)
			}
			w.place(t)
			want := c.want
			for _, agency := range []string{"1", "2"} {
				want = strings.ReplaceAll(want, agency+"@LAST", agency+"@"+w.Text(t, "SELECT position FROM log_entries WHERE action = 'WRITE' AND agency_id = ? ORDER BY position DESC LIMIT 1", agency))
			}
			w.check(t, want, []string{c.says}, w.early, w.late)
		})
	}
}

// A trigger that is switched off on one machine of a Citus cluster alone is found, and the machine is named.
func TestLoggingOffOnAMachine(t *testing.T) {
	postgrestest.RequireCitus(t)
	t.Parallel()
	w := newWorld(t)
	machine := w.owner.Text(t, "SELECT max(concat(nodename, ':', nodeport)) FROM pg_dist_node JOIN pg_dist_placement USING (groupid) JOIN pg_dist_shard s USING (shardid) WHERE s.logicalrelid = 'complaints'::regclass")
	w.owner.MustExec(t, `SELECT run_command_on_workers($command$DO $do$ DECLARE of_part record; BEGIN
		FOR of_part IN SELECT t.tgrelid::regclass AS part, t.tgname FROM pg_dist_shard s JOIN pg_dist_placement l USING (shardid) JOIN pg_dist_local_group USING (groupid) JOIN pg_dist_node n USING (groupid)
			JOIN pg_trigger t ON t.tgrelid = to_regclass(shard_name(s.logicalrelid, s.shardid)) AND t.tgname ~ '^complaints_log_'
			WHERE s.logicalrelid = 'complaints'::regclass AND concat(n.nodename, ':', n.nodeport) = '`+machine+`' LOOP
			EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', of_part.part, of_part.tgname);
		END LOOP; END $do$ $command$)`)
	w.check(t, "LOGGING_OFF complaints", []string{"on the machine " + machine})
}

// A changed log, or a changed tree, is found and the place is named.
func TestTamperedLog(t *testing.T) {
	t.Parallel()
	const filed = "table_name = 'complaints' AND keys = '{1001}'"
	for _, c := range []struct {
		name   string
		tamper []string
		// want has {p} for the position of the entry of the second complaint, {w} for that of its write, and {last} for the last one.
		want string
		says string
	}{
		{
			"an entry is removed",
			[]string{"DELETE FROM log_entries WHERE " + filed},
			"ENTRY_REMOVED 1@{p}; ROW_ADDED Complaint:1:1001", "the entry is missing: it was removed from the log",
		},
		{
			"the entry of a write is removed",
			[]string{"DELETE FROM log_entries WHERE position = {w} AND agency_id = 1"},
			"ENTRY_REMOVED 1@{w}; {others}NOT_BY_DOCKET Complaint:1:1001", "changed outside of Docket",
		},
		{
			"an entry is changed",
			[]string{"UPDATE log_entries SET transaction = transaction + 1 WHERE action = 'WRITE' AND agency_id = 1 AND position = {w}"},
			"ENTRY_CHANGED 1@{w}; {others}NOT_BY_DOCKET Complaint:1:1001", "it now says: WRITE at",
		},
		{
			"a row and its entry are changed", []string{
				"UPDATE complaints SET text = 'nothing' WHERE id = 1001",
				"SELECT set_config('timezone', 'UTC', false)",
				"UPDATE log_entries SET digests = ARRAY[(SELECT sha256(uuid_send(salts[1]) || convert_to(E'complaints\n' || replace(row_to_json(c)::text, '+00:00', ''), 'UTF8')) FROM complaints c WHERE id = 1001)] WHERE " + filed,
			}, "ENTRY_CHANGED 1@{p}", "ADDED Complaint:1:1001 at",
		},
		{"the hash of a leaf is changed", []string{"UPDATE log_hashes SET hash = sha256('x') WHERE agency_id = 1 AND level_index = {hash}"}, "HASH_CHANGED 1@{p}", "the hash of the entry ADDED Complaint:1:1001"},
		{
			"the hashes of two leaves are swapped", []string{`UPDATE log_hashes h SET hash = (SELECT o.hash FROM log_hashes o WHERE o.agency_id = 1 AND o.level_index = CASE h.level_index WHEN 0 THEN 1 ELSE 0 END)
				WHERE agency_id = 1 AND level_index IN (0, 1)`}, "HASH_CHANGED 1@0; HASH_CHANGED 1@1", "",
		},
		{"a hash above two entries is changed", []string{"UPDATE log_hashes SET hash = sha256('x') WHERE agency_id = 1 AND level_index = 2"}, "HASH_CHANGED 1@1", "the hash of level 1 above the entries 0 to 1 is not that of these entries"},
		{"a hash is removed", []string{"DELETE FROM log_hashes WHERE agency_id = 1 AND level_index = {hash}"}, "HASH_REMOVED 1@{p}", "the hash of the entry is missing"},
		{"a hash above two entries is removed", []string{"DELETE FROM log_hashes WHERE agency_id = 1 AND level_index = 2"}, "HASH_REMOVED 1@1", "level 1"},
		{"a hash is added", []string{"INSERT INTO log_hashes VALUES (1, 1000000000, sha256('x'))"}, "HASH_CHANGED 1@{end}", "far behind the end"},
		{"the last checkpoint is removed", []string{"DELETE FROM log_checkpoints WHERE agency_id = 1 AND size = (SELECT max(size) FROM log_checkpoints WHERE agency_id = 1)"}, "CHECKPOINT 1@{last}", "no checkpoint was signed for them"},
		{"the signature of a checkpoint is changed", []string{"UPDATE log_checkpoints SET signed = left(signed, -6) || 'AAAA=' || E'\n' WHERE agency_id = 1 AND size > 10 AND size = (SELECT max(size) FROM log_checkpoints WHERE agency_id = 1)"}, "CHECKPOINT 1@{last}; CHECKPOINT 1@{last}", ""},
		{"a checkpoint of more entries is added without a signature", []string{"INSERT INTO log_checkpoints SELECT (jsonb_populate_record(c, jsonb_build_object('size', size + 10, 'signed', left(signed, -6) || 'AAAA=' || E'\\n'))).* FROM log_checkpoints c WHERE agency_id = 1 ORDER BY size DESC LIMIT 1"}, "CHECKPOINT 1@{ten more}", ""},
		{"two checkpoints are swapped", []string{"UPDATE log_checkpoints SET signed = (SELECT signed FROM log_checkpoints WHERE agency_id = 1 ORDER BY size LIMIT 1) WHERE agency_id = 1 AND size = (SELECT max(size) FROM log_checkpoints WHERE agency_id = 1)"}, "CHECKPOINT 1@{last}; CHECKPOINT 1@{last}", "signed for another tree"},
		{
			"the end of the log is removed", []string{
				"DELETE FROM log_entries WHERE agency_id = 1 AND position = {last}", "DELETE FROM log_hashes WHERE agency_id = 1 AND level_index >= {lastHash}",
			}, "ENTRY_REMOVED 1@{last}; NOT_BY_DOCKET Complaint:1:1000", "those at the end were removed",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			index := func(position string) string {
				var n int64
				fmt.Sscan(position, &n)
				return fmt.Sprint(tlog.StoredHashIndex(0, n))
			}
			position := w.positionOf(t, filed)
			last := w.Text(t, "SELECT max(position) FROM log_entries WHERE agency_id = 1")
			// The other rows that the second write has written, as faults.
			others := w.Text(t, `SELECT coalesce(string_agg('NOT_BY_DOCKET ' || table_name || ' ' || k || ' of the agency 1; ', '' ORDER BY id), '') FROM log_entries, unnest(keys) AS k
				WHERE table_name <> 'complaints' AND transaction = (SELECT transaction FROM log_entries WHERE `+filed+`)`)
			replacer := strings.NewReplacer("{p}", position, "{hash}", index(position), "{last}", last, "{lastHash}", index(last), "{end}", w.Text(t, "SELECT ?::int + 1", last), "{ten more}", w.Text(t, "SELECT ?::int + 10", last), "{others}", others,
				"{w}", w.positionOf(t, "action = 'WRITE' AND transaction = (SELECT transaction FROM log_entries WHERE "+filed+")"))
			for _, s := range c.tamper {
				w.tamper(t, replacer.Replace(s))
			}
			w.check(t, replacer.Replace(c.want), []string{c.says})
		})
	}
}

// rewrite removes the entries of the agency 1 from the early checkpoint on, writes others in their place, and signs their tree with some keys.
func (w *world) rewrite(t *testing.T, keys *audit.Keys) {
	t.Helper()
	early, err := w.keys.OpenCheckpoint(w.early)
	if err != nil {
		t.Fatal(err)
	}
	w.tamper(t,
		fmt.Sprintf("DELETE FROM log_entries WHERE agency_id = 1 AND position >= %d AND action = 'WRITE'", early.N),
		fmt.Sprintf("UPDATE log_entries SET position = NULL WHERE agency_id = 1 AND position >= %d", early.N),
		fmt.Sprintf("DELETE FROM log_hashes WHERE agency_id = 1 AND level_index >= %d", tlog.StoredHashCount(early.N)),
		fmt.Sprintf("DELETE FROM log_checkpoints WHERE agency_id = 1 AND size > %d", early.N))
	if _, err := audit.NewSequencer(w.DB().DB, keys, slog.New(slog.DiscardHandler), nil).Place(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// A log whose end was rewritten is found by a checkpoint that was kept elsewhere, whoever signed it.
func TestRewrittenTail(t *testing.T) {
	t.Parallel()
	tree := func(r *verify.Report) (faults []verify.Fault) {
		for _, f := range r.Faults {
			if f.Table == "" { // those of rows have one
				faults = append(faults, f)
			}
		}
		return faults
	}
	t.Run("signed by another key", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t)
		stranger, err := audit.OpenKeys(filepath.Join(t.TempDir(), "log.key"), time.Now)
		if err != nil {
			t.Fatal(err)
		}
		w.rewrite(t, stranger)
		faults := tree(w.verify(t))
		if len(faults) != 2 || faults[0].Kind != verify.Checkpoint || !strings.Contains(faults[0].Message, "signed by another key") || !strings.Contains(faults[1].Message, "no checkpoint was signed for them") {
			t.Errorf("without a saved checkpoint: %+v", faults)
		}
		faults = tree(w.verify(t, w.early, w.late))
		if len(faults) != 3 || faults[1].Kind != verify.EntryRemoved || !strings.Contains(faults[1].Message, "saved2.txt was signed at ") {
			t.Errorf("with saved checkpoints: %+v", faults)
		}
		// A checkpoint by a key that is not the log's proves nothing of it.
		if _, err := verify.Run(t.Context(), w.owner.Conn, verify.Settings{Keys: stranger, Saved: []verify.SavedCheckpoint{{Name: "saved.txt", Signed: w.late}}}); err == nil || !strings.Contains(err.Error(), "saved.txt: it is signed by another key") {
			t.Errorf("a checkpoint of another log: %v", err)
		}
	})
	t.Run("signed by the same key", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t)
		w.rewrite(t, w.keys)
		if faults := tree(w.verify(t, w.early)); len(faults) != 0 {
			t.Errorf("against the checkpoint before the tail: %+v", faults)
		}
		// As long as the tail is shorter than the saved checkpoint, entries are missing; once it is longer, they are others.
		if faults := tree(w.verify(t, w.early, w.late)); len(faults) != 1 || faults[0].Kind != verify.EntryRemoved {
			t.Errorf("a shorter tail: %+v", faults)
		}
		for range 5 {
			w.file(t)
		}
		w.place(t)
		early, _ := w.keys.OpenCheckpoint(w.early)
		late, _ := w.keys.OpenCheckpoint(w.late)
		faults := tree(w.verify(t, w.early, w.late))
		if len(faults) != 1 || faults[0].Kind != verify.TreeDiffers || *faults[0].Position != late.N-1 ||
			!strings.Contains(faults[0].Message, fmt.Sprintf("saved2.txt was signed at %s for other entries: the entries %d to %d, or some of them, were rewritten", late.SignedAt, early.N, late.N-1)) {
			t.Errorf("a longer tail: %+v", faults)
		}
	})
	t.Run("the whole log is gone", func(t *testing.T) {
		t.Parallel()
		w := newWorld(t)
		w.tamper(t, "DELETE FROM log_entries WHERE agency_id = 1", "DELETE FROM log_hashes WHERE agency_id = 1", "DELETE FROM log_checkpoints WHERE agency_id = 1")
		faults := tree(w.verify(t, w.late))
		if len(faults) != 1 || faults[0].Kind != verify.EntryRemoved || !strings.Contains(faults[0].Message, "but there are only 0") {
			t.Errorf("%+v", faults)
		}
	})
}

// A row that was tampered with while it had the instant of before the log stays found when Docket changes it later.
func TestFoundTwice(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.owner.MustExec(t, `BEGIN; SELECT set_config('docket.logged_at', '-infinity', true);
		INSERT INTO units (agency_id, id, name, kind) VALUES (1, 5000, '分局', 'BRANCH'), (1, 5001, '分局二', 'BRANCH'); COMMIT; SELECT log_find_all()`)
	if r := w.verify(t); show(r) != "" || r.NotLoggedYet != 2 {
		t.Errorf("before they are found: %+v", r)
	}
	w.find(t)
	w.check(t, "", nil)
	w.tamper(t, "UPDATE units SET name = 'x' WHERE id = 5000")
	w.check(t, "ROW_CHANGED Unit:1:5000", nil)
	w.signedWrite(t, "renameUnit", "UPDATE units SET name = name || '一' WHERE id IN (5000, 5001)")
	w.check(t, "VERSION_CHANGED Unit:1:5000", nil)
}

// signedWrite runs statements as the owner of the database in a transaction that Docket signs, as its commands do.
func (w *world) signedWrite(t *testing.T, verb string, statements ...string) {
	t.Helper()
	text, err := w.keys.Sign(1, audit.Detail{Verb: verb})
	if err != nil {
		t.Fatal(err)
	}
	w.owner.MustExec(t, "BEGIN")
	for _, s := range statements {
		w.owner.MustExec(t, s)
	}
	if _, err := w.owner.Exec(t.Context(), audit.LogWrite, 1, text); err != nil {
		t.Fatal(err)
	}
	w.owner.MustExec(t, "COMMIT")
}

// Erasing personal data leaves the proof whole: what is left can still be checked.
func TestErased(t *testing.T) {
	postgrestest.SkipOnCitus(t, "docket erase joins a temporary table with those of the agency, which a worker refuses")
	t.Parallel()
	w := newWorld(t)
	w.signedWrite(t, "registerParty", "INSERT INTO parties (agency_id, id, kind, name, identity_no, address) VALUES (1, 50, 'NATURAL_PERSON', '欧阳测试', '11010519491231002X', '测试路1号')")
	w.signedWrite(t, "correctParty", "UPDATE parties SET address = '测试路2号' WHERE id = 50")
	w.place(t)
	w.check(t, "", nil, w.late)
	w.signedWrite(t, "erase", "SELECT hold_guards(true)", "SELECT erase_personal_data(1, 'Party', 50, 'retention.case', 'x', '2000-01-01', '2010-01-01', 'x')", "SELECT hold_guards(false)")
	w.place(t)
	dbtest.CheckEqual(t, "earlier versions without a salt", w.owner.Text(t, "SELECT count(*) FROM log_entries, unnest(keys, salts) AS u (key, salt) WHERE table_name = 'parties' AND key = '50' AND salt IS NULL"), "2")
	w.check(t, "", nil, w.early, w.late)
	// What was written since is checked as before.
	w.tamper(t, "UPDATE parties SET name = 'x' WHERE id = 50")
	w.check(t, "ROW_CHANGED parties 50 of the agency 1", nil)
	// Without a record of the erasure, a salt must not be gone.
	w.tamper(t, "UPDATE parties SET name = '××' WHERE id = 50", "DELETE FROM erasures")
	w.check(t, "ROW_REMOVED erasures 1000 of the agency 1; SALT_REMOVED parties 50 of the agency 1; SALT_REMOVED parties 50 of the agency 1", nil)
}

// A row that somebody adds with the instant of before the log, and lets be found, is named once all rows of before the log are known.
func TestFoundLate(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.owner.MustExec(t, `BEGIN; SELECT set_config('docket.logged_at', '-infinity', true); INSERT INTO units (agency_id, id, name, kind) VALUES (1, 5000, '分局', 'BRANCH'); COMMIT; SELECT log_find_all()`)
	w.find(t)
	s := audit.NewSequencer(w.DB().DB, w.keys, slog.New(slog.DiscardHandler), nil)
	for range 2 { // another server, or a later start, logs nothing again
		if err := s.LogFoundAll(t.Context()); err != nil {
			t.Fatal(err)
		}
		s = audit.NewSequencer(w.DB().DB, w.keys, slog.New(slog.DiscardHandler), nil)
	}
	dbtest.CheckEqual(t, "entries", w.Text(t, "SELECT string_agg(agency_id::text, ' ' ORDER BY agency_id) FROM log_entries WHERE detail LIKE '%foundAll%'"), "0 1 2")
	w.place(t)
	w.check(t, "", nil)
	// An old row that changes first now is logged a second time, which is no fault.
	w.signedWrite(t, "renameUnit", "UPDATE units SET name = '分局一' WHERE id = 5000")
	w.place(t)
	w.check(t, "", nil)
	w.owner.MustExec(t, `BEGIN; SELECT set_config('docket.logged_at', '-infinity', true); INSERT INTO units (agency_id, id, name, kind) VALUES (1, 5001, 'x', 'BRANCH'), (2, 5002, 'x', 'BRANCH'); COMMIT; SELECT log_find_all()`)
	w.find(t)
	w.place(t)
	w.check(t, "ROW_ADDED Unit:1:5001; ROW_ADDED Unit:2:5002", []string{"logged as if it had been there before the log"})
}

// A column that a migration adds changes nothing of what was logged before.
func TestAddedColumn(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.owner.MustExec(t, "BEGIN; SET LOCAL citus.multi_shard_modify_mode = 'sequential'; ALTER TABLE complaints ADD COLUMN remark text; ALTER TABLE complaints ADD COLUMN weight integer; SELECT keep_history('complaints'); COMMIT")
	w.check(t, "", nil)
	w.signedWrite(t, "remark", "UPDATE complaints SET remark = 'x' WHERE id = 1001")
	w.signedWrite(t, "remark", "UPDATE complaints SET remark = NULL WHERE id = 1001")
	w.check(t, "", nil)
	w.tamper(t, "UPDATE complaints SET weight = 1 WHERE id = 1002")
	w.check(t, "ROW_CHANGED Complaint:1:1002", nil)
}
