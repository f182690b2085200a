package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/db"
	"docket/demo/demotest"
	"docket/erasure"
	"docket/postgres/postgrestest"
)

// eraseTest is a copy of the demo bureau whose own schedule keeps cases for one year, with a natural person whose case ended in 2022 and whose
// name stands in every kind of text.
type eraseTest struct {
	t    *testing.T
	url  string
	conn *pgx.Conn
	// party is the natural person, other one whose case is still open.
	party, other int64
}

// The texts that must go. No other record of the demo bureau holds them.
var personalTexts = []string{"欧阳测保存", "欧阳测曾用名", "99999919600101999X", "测试镇保存路77号之三", "测试镇旧址路5号", "司马举报人某", "13900007777"}

func newEraseTest(t *testing.T) *eraseTest {
	t.Helper()
	e := &eraseTest{t: t, url: postgrestest.Clone(t, demotest.Template)}
	conn, err := pgx.Connect(t.Context(), e.url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	e.conn = conn
	e.exec(`INSERT INTO rule_settings (agency_id, rule, article, effective_from, value, approved_by) VALUES
		(1, 'retention.case', '本局档案保管期限表 3', '2020-01-01', 1, '局长'), (1, 'retention.complaint', '本局档案保管期限表 4', '2020-01-01', 1, '局长')`)
	const withCase = `SELECT p.id FROM parties p JOIN cases c ON c.agency_id = p.agency_id AND c.party_id = p.id WHERE p.kind = 'NATURAL_PERSON' AND c.status `
	e.party = e.one(withCase + `= 'CONCLUDED' AND c.concluded_on < '2023-06-01' AND EXISTS (SELECT FROM payments y JOIN penalties q ON q.agency_id = y.agency_id AND q.id = y.penalty_id WHERE q.case_id = c.id)
		AND EXISTS (SELECT FROM public_records r JOIN decisions d ON d.agency_id = r.agency_id AND d.id = r.decision_id WHERE d.case_id = c.id AND r.shown_until < '2025-06-01')
		AND NOT EXISTS (SELECT FROM complaints x WHERE x.agency_id = p.agency_id AND x.closed_at IS NULL
			AND (x.case_id = c.id OR x.party_id = p.id OR x.merged_into_id IN (SELECT y.id FROM complaints y WHERE y.case_id = c.id)))
		AND NOT EXISTS (SELECT FROM cases o WHERE o.party_id = p.id AND o.id <> c.id) ORDER BY p.id LIMIT 1`).(int64)
	e.other = e.one(withCase + `IN ('SERVED', 'EXECUTED', 'DECIDED') ORDER BY p.id LIMIT 1`).(int64)
	e.plant()
	return e
}

// plant writes the person's texts everywhere that a text about a case can stand.
func (e *eraseTest) plant() {
	e.t.Helper()
	e.exec("BEGIN")
	e.exec("SET LOCAL session_replication_role = replica") // past the guards: the texts are planted, not recorded
	run := func(sql string) {
		e.t.Helper()
		if tag, err := e.conn.Exec(e.t.Context(), strings.NewReplacer("$party", fmt.Sprint(e.party), "$case", fmt.Sprintf("(SELECT id FROM cases WHERE party_id = %d)", e.party)).Replace(sql)); err != nil || tag.RowsAffected() == 0 {
			e.t.Fatalf("%s: %d rows, %v", sql, tag.RowsAffected(), err)
		}
	}
	run(`UPDATE parties SET name = '欧阳测保存', name_key = '欧阳测保存', name_initials = 'oycbc', identity_no = '99999919600101999X', address = '测试镇保存路77号之三', source_key = '旧系统 欧阳测保存' WHERE id = $party`)
	run(`INSERT INTO party_changes (agency_id, party_id, kind, name, address, reason, caller, caller_name, changed_at) VALUES (1, $party, 'NATURAL_PERSON', '欧阳测曾用名', '测试镇旧址路5号', '欧阳测曾用名更名', 'x', 'x', '2022-06-01')`)
	run(`UPDATE cases SET facts = '经查，当事人欧阳测保存在测试镇保存路77号之三经营。身份证99999919600101999X。' WHERE id = $case`)
	run(`UPDATE case_events SET note = '送达欧阳测保存本人' WHERE case_id = $case`)
	run(`UPDATE decisions SET reasons = '欧阳测保存（曾用名欧阳测曾用名）陈述申辩' WHERE case_id = $case`)
	run(`UPDATE payments SET note = '欧阳测保存 缴款' WHERE penalty_id IN (SELECT id FROM penalties WHERE case_id = $case)`)
	run(`UPDATE public_records SET party_name = '欧阳测保存', content = '对欧阳测保存罚款' WHERE decision_id IN (SELECT id FROM decisions WHERE case_id = $case)`)
	run(`INSERT INTO disclosures (agency_id, party_id, reason, caller, caller_name, revealed_at) VALUES (1, $party, '核实欧阳测保存地址', 'x', 'x', '2022-06-01')`)
	run(`INSERT INTO attachments (agency_id, id, case_id, name, media_type, size, sha256, uploaded_by) VALUES (1, 900001, $case, '欧阳测保存身份证.txt', 'text/plain', 30, repeat('a', 64), 'x')`)
	run(`INSERT INTO attachment_contents VALUES (1, 900001, convert_to('欧阳测保存 99999919600101999X', 'UTF8'))`)
	run(`INSERT INTO imports (agency_id, id, file_name, sha256, imported_by, state, row_count, rejected_count, counts) VALUES (1, 900001, 'a.csv', repeat('b', 64), 'x', 'DONE', 1, 0, '[]')`)
	run(`INSERT INTO import_writes (agency_id, import_id, table_name, action, old_row) SELECT 1, 900001, 'parties', 'CHANGED', to_jsonb(p) FROM parties p WHERE id = $party`)
	run(`INSERT INTO import_records (agency_id, kind, key, content_hash, record_type, record_id, import_id) VALUES (1, 'party', '欧阳测保存', 'x', 'Party', $party, 900001)`)
	run(`UPDATE complaint_reporters SET name = '司马举报人某', contact = '13900007777', tells = '{司马举报人某,13900007777}' WHERE complaint_id = (SELECT r.complaint_id FROM complaint_reporters r JOIN complaints c ON c.id = r.complaint_id
		WHERE c.closed_at < '2023-06-01' AND c.case_id IS NULL AND c.merged_into_id IS NULL ORDER BY 1 LIMIT 1)`)
	run(`INSERT INTO import_writes (agency_id, import_id, table_name, action, old_row) SELECT agency_id, 900001, 'complaint_reporters', 'ADDED', to_jsonb(r) FROM complaint_reporters r WHERE name = '司马举报人某'`)
	// Few others are due, so that the test is short.
	run(`UPDATE parties SET representative = NULL WHERE representative IS NOT NULL AND id > 100`)
	run(`DELETE FROM complaint_reporters WHERE name <> '司马举报人某' AND complaint_id > 100`)
	e.exec("COMMIT")
}

func (e *eraseTest) exec(sql string, args ...any) {
	e.t.Helper()
	if _, err := e.conn.Exec(e.t.Context(), sql, args...); err != nil {
		e.t.Fatalf("%s: %v", sql, err)
	}
}

func (e *eraseTest) one(sql string, args ...any) (value any) {
	e.t.Helper()
	if err := e.conn.QueryRow(e.t.Context(), sql, args...).Scan(&value); err != nil {
		e.t.Fatalf("%s: %v", sql, err)
	}
	return value
}

// places returns the tables in whose rows, statistics or files each of the personal texts stands, looked at whole.
func (e *eraseTest) places() map[string][]string {
	e.t.Helper()
	rows, err := e.conn.Query(e.t.Context(), "SELECT oid::regclass::text FROM pg_class WHERE relkind IN ('r', 'p', 'm') AND relnamespace IN ('public'::regnamespace, 'history'::regnamespace)")
	if err != nil {
		e.t.Fatal(err)
	}
	tables, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(tables) < 90 {
		e.t.Fatalf("%d tables, %v", len(tables), err)
	}
	found := map[string][]string{}
	for _, table := range append(tables, "pg_stats") {
		// OFFSET 0: the text of each row is made once.
		sql := "SELECT x FROM (SELECT t::text AS line FROM " + table + " t OFFSET 0) l, unnest($1::text[]) x WHERE strpos(l.line, x) > 0 GROUP BY x"
		if table == "attachment_contents" {
			sql = "SELECT x FROM attachment_contents, unnest($1::text[]) x WHERE position(convert_to(x, 'UTF8') IN content) > 0 GROUP BY x"
		}
		rows, err := e.conn.Query(e.t.Context(), sql, personalTexts)
		if err != nil {
			e.t.Fatal(err)
		}
		texts, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			e.t.Fatalf("%s: %v", table, err)
		}
		for _, text := range texts {
			found[text] = append(found[text], table)
		}
	}
	return found
}

// command runs docket erase and returns what it prints.
func (e *eraseTest) command(args ...string) (string, error) {
	e.t.Helper()
	var out, errs bytes.Buffer
	err := run(e.t.Context(), append([]string{"erase", "--database", e.url}, args...), &out, &errs)
	return out.String(), err
}

// figures are all figures and counts that erasing must leave as they are.
func (e *eraseTest) figures() string {
	e.t.Helper()
	var out, errs bytes.Buffer
	if err := run(e.t.Context(), []string{"report", "--year", "2022", "--csv", "--database", e.url}, &out, &errs); err != nil {
		e.t.Fatal(err)
	}
	return out.String() + fmt.Sprint(e.one(`SELECT concat_ws(' ', (SELECT count(*) FROM cases), (SELECT sum(amount) FROM payments), (SELECT count(*) FROM case_events), (SELECT count(*) FROM parties),
		(SELECT string_agg(concat_ws(' ', id, status, filed_on, decided_on, concluded_on), ',' ORDER BY id) FROM cases), (SELECT count(*) FROM complaint_reporters), (SELECT count(*) FROM goods_movements))`))
}

// wantHeldBack checks that nothing is erased of a person about whom something was recorded after the list of what is due was made.
func (e *eraseTest) wantHeldBack() {
	e.t.Helper()
	store, err := db.Open(e.t.Context(), e.url)
	if err != nil {
		e.t.Fatal(err)
	}
	defer store.Close()
	tx, err := e.conn.Begin(e.t.Context())
	if err != nil {
		e.t.Fatal(err)
	}
	defer func() { _ = tx.Rollback(context.Background()) }()
	due, err := erasure.Due(e.t.Context(), tx, store, store.Today())
	if err != nil {
		e.t.Fatal(err)
	}
	if _, err := tx.Exec(e.t.Context(), "INSERT INTO disclosures (agency_id, party_id, reason, caller, caller_name, revealed_at) VALUES (1, $1, '复核', 'x', 'x', now())", e.party); err != nil {
		e.t.Fatal(err)
	}
	want := fmt.Sprintf("Party:1:%d: ERROR: something was recorded about it since the list was made", e.party)
	if _, err := erasure.Erase(e.t.Context(), tx, due, "王芳"); err == nil || !strings.Contains(err.Error(), want) {
		e.t.Errorf("%v, want %q", err, want)
	}
}

// What is personal goes from every table, the figures stay, and the record of erasures says what went by which rule.
func TestErase(t *testing.T) {
	t.Parallel()
	e := newEraseTest(t)
	before := e.figures()
	planted := e.places()
	for _, text := range personalTexts {
		if len(planted[text]) == 0 {
			t.Fatalf("%s was not planted", text)
		}
	}
	if held := planted["欧阳测保存"]; len(held) < 10 {
		t.Fatalf("the name stands in %q only", held)
	}
	party := fmt.Sprintf("Party:1:%d", e.party)

	// Without --confirm, and before its time, nothing goes.
	trial, err := e.command()
	if err != nil || !strings.Contains(trial, party+" ") || strings.Contains(trial, fmt.Sprintf("Party:1:%d ", e.other)) || !strings.Contains(trial, "本局档案保管期限表 3 (as the bureau has set it)") || !strings.Contains(trial, "; nothing was erased\n") {
		t.Fatalf("%v\n%s", err, trial)
	}
	for _, text := range personalTexts {
		if strings.Contains(trial, text) {
			t.Errorf("the trial run has %s", text)
		}
	}
	for args, says := range map[string]string{
		"--confirm": "with --by", "--confirm --by x --until 2999-01-01": "the day is to come", "--until soon": "give a day",
	} {
		if _, err := e.command(strings.Fields(args)...); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %s", args, err, says)
		}
	}
	if early, err := e.command("--confirm", "--by", "王芳", "--until", "2022-01-01"); err != nil || early != "RECORD  ENDED  KEPT UNTIL  RULE  ARTICLE\n0 records; nothing was erased\n" {
		t.Errorf("%v\n%s", err, early)
	}
	if len(e.places()["欧阳测保存"]) < 10 || e.figures() != before {
		t.Error("a trial run has changed something")
	}

	// The server's role may neither erase nor write to the record of erasures.
	for _, sql := range []string{
		"SELECT erase_personal_data(1, 'Party', 1, 'r', 'a', '2022-01-01', '2023-01-01', 'x')", "SELECT hold_guards(true)", "UPDATE party_changes SET name = 'x'",
		"INSERT INTO erasures (agency_id, record_type, record_id, rule, article, ended_on, kept_until, fields, erased_by, erased_on, erased_at) VALUES (1, 'Party', 1, 'r', 'a', '2022-01-01', '2023-01-01', '{}', 'x', now(), now())",
	} {
		e.exec("SET ROLE docket_app")
		if _, err := e.conn.Exec(t.Context(), sql); err == nil || !strings.Contains(err.Error(), "permission denied") {
			t.Errorf("%s: %v", sql, err)
		}
		e.exec("RESET ROLE")
	}

	e.wantHeldBack()

	said, err := e.command("--confirm", "--by", "王芳")
	if err != nil || !strings.Contains(said, "their personal data was erased") {
		t.Fatalf("%v\n%s", err, said)
	}
	for text, held := range e.places() {
		t.Errorf("%s still stands in %q", text, held)
	}
	if after := e.figures(); after != before {
		t.Errorf("%s\nwant\n%s", after, before)
	}
	for sql, want := range map[string]string{
		fmt.Sprintf("SELECT concat_ws('|', name, identity_no, address, source_key, kind, name_initials) FROM parties WHERE id = %d", e.party): "××|NATURAL_PERSON|",
		fmt.Sprintf("SELECT facts FROM cases WHERE party_id = %d", e.party):                                                                   "经查，当事人××在××经营。身份证××。",
		fmt.Sprintf("SELECT name FROM party_changes WHERE party_id = %d", e.party):                                                            "××",
		"SELECT concat_ws('|', name, withdrawal, size, sha256) FROM attachments WHERE id = 900001":                                            "××|保存期限届满，已删除|30|" + strings.Repeat("a", 64),
		"SELECT count(*)::text FROM attachment_contents WHERE attachment_id = 900001":                                                         "0",
		"SELECT count(*)::text FROM complaint_reporters WHERE cardinality(tells) > 0 AND name = '××'":                                         "0",
		fmt.Sprintf("SELECT count(*)::text FROM parties WHERE id = %d AND name = '××'", e.other):                                              "0",
		// Guards are on again.
		"SELECT count(*)::text FROM pg_trigger WHERE tgenabled = 'D'": "0",
		fmt.Sprintf("SELECT concat_ws('|', rule, article, erased_by, kept_until = ended_on + interval '1 year', 'cases.facts' = ANY (fields), 'party_changes.name' = ANY (fields), 'attachment_contents.content' = ANY (fields)) FROM erasures WHERE record_type = 'Party' AND record_id = %d", e.party): "retention.case|个人信息保护法 47 (unconfirmed); 本局档案保管期限表 3 (as the bureau has set it)|王芳|t|t|t|t",
	} {
		if got := e.one(sql); got != want {
			t.Errorf("%s: %v, want %s", sql, got, want)
		}
	}
	if _, err := e.conn.Exec(t.Context(), "DELETE FROM erasures"); err == nil || !strings.Contains(err.Error(), "never changed or removed") {
		t.Errorf("the record of erasures can be changed: %v", err)
	}

	// A second time finds nothing, and the list says what went.
	if again, err := e.command("--confirm", "--by", "王芳"); err != nil || !strings.HasSuffix(again, "\n0 records; nothing was erased\n") {
		t.Errorf("%v\n%s", err, again)
	}
	if list, err := e.command("--list"); err != nil || !strings.Contains(list, party+" ") || !strings.Contains(list, "attachment_contents.content") {
		t.Errorf("%v\n%s", err, list)
	}
}
