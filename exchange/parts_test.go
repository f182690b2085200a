package exchange_test

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/csv"
	"fmt"
	"log/slog"
	"maps"
	"os"
	osexec "os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/shopspring/decimal"

	"docket/exchange"
	"docket/exchange/imports"
	"docket/exchange/mapping"
	"docket/postgres/postgrestest"
	"docket/query/querytest"
	"docket/summaries"
)

const penaltiesMapping = `
register: 处罚台账
currency: CNY
timeZone: Asia/Shanghai
agency: {code: "320585", name: 太仓市市场监督管理局, shortName: 太市监, level: COUNTY}
records:
  party:
    sourceKey: {column: 当事人}
    name: {column: 当事人}
    kind: {value: UNKNOWN}
    address: {column: 住所}
  case:
    caseNo: {column: 案号}
    field: {value: FOOD}
    source: {value: INSPECTION}
    procedure: {value: ORDINARY}
    cause: {column: 案由}
    filedOn: {column: 立案日期}
  decision:
    decisionNo: {column: 文号}
    decidedOn: {column: 处罚日期}
  penalty:
    each: {column: 处罚, pattern: "(?P<kind>警告|罚款|没收违法所得)(?P<amount>[0-9.]+元)?"}
    kind: {part: kind, map: {警告: WARNING, 罚款: FINE, 没收违法所得: CONFISCATION_OF_GAINS}}
    amount: {part: amount}
`

// manyRows writes a file of decisions, three for each party, and returns its path. Each has a fine, every second one a confiscation, and every third
// one a warning. Every 97th row has a day that is none.
func manyRows(t *testing.T, rows int) string {
	t.Helper()
	var text strings.Builder
	text.WriteString("案号,文号,当事人,住所,案由,立案日期,处罚日期,处罚\n")
	for i := 1; i <= rows; i++ {
		penalties := fmt.Sprintf("罚款%d.%02d元", i, i%100)
		if i%2 == 0 {
			penalties += fmt.Sprintf("；没收违法所得%d元", 10*i)
		}
		if i%3 == 0 {
			penalties += "；警告"
		}
		filed := fmt.Sprintf("2024-%02d-%02d", i%12+1, i%28+1)
		if i%97 == 0 {
			filed = "2024-13-01"
		}
		fmt.Fprintf(&text, "案%d,罚%d,当事人%d,某路%d号,经营过期食品,%s,2025-02-%02d,%s\n", i, i, i/3, i, filed, i%28+1, penalties)
	}
	return file(t, text.String())
}

// figuresOf returns what the file's good rows come to, worked out from its text: cases, parties, penalties and their sum.
func figuresOf(t *testing.T, path string) string {
	t.Helper()
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	rows, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cases, penalties, sum, parties := 0, 0, decimal.Zero, map[string]bool{}
	for _, row := range rows[1:] {
		if strings.Contains(row[5], "-13-") {
			continue
		}
		cases++
		parties[row[2]] = true
		for _, p := range strings.Split(row[7], "；") {
			penalties++
			if amount := strings.TrimSuffix(strings.NewReplacer("罚款", "", "没收违法所得", "").Replace(p), "元"); p != "警告" {
				sum = sum.Add(decimal.RequireFromString(amount))
			}
		}
	}
	return fmt.Sprintf("%d|%d|%d|%d|%s|%d", cases, cases, len(parties), penalties, sum.StringFixed(2), 2*cases)
}

const figuresOnRecord = `SELECT (SELECT count(*) FROM cases) AS c, (SELECT count(*) FROM decisions) AS d, (SELECT count(*) FROM parties) AS p,
	(SELECT count(*) FROM penalties) AS n, (SELECT sum(amount) FROM penalties) AS s, (SELECT count(*) FROM case_events) AS e`

func penaltiesSettings(t *testing.T, url, path string) exchange.Settings {
	t.Helper()
	m, err := mapping.Read(strings.NewReader(penaltiesMapping))
	if err != nil {
		t.Fatal(err)
	}
	return exchange.Settings{Database: url, File: path, Mapping: m, PartRows: 50}
}

// contents returns what an import wrote, without the numbers of the records.
func contents(t *testing.T, url string) string {
	t.Helper()
	return strings.Join(texts(t, url, `SELECT c.case_no, c.status, c.filed_on, c.decided_on, c.version, c.imported_version, p.name, p.address, d.decision_no, d.decided_on AS decided,
		(SELECT string_agg(concat_ws(' ', n.kind, n.amount), ',' ORDER BY n.kind) FROM penalties n WHERE n.decision_id = d.id) AS penalties,
		(SELECT string_agg(concat_ws(' ', e.kind, e.occurred_on), ',' ORDER BY e.id) FROM case_events e WHERE e.case_id = c.id) AS events
		FROM cases c JOIN parties p ON p.id = c.party_id JOIN decisions d ON d.case_id = c.id ORDER BY c.case_no`), "\n")
}

// A file that is written in parts brings the same records as one that is written whole, and is undone as a whole.
func TestParts(t *testing.T) {
	t.Parallel()
	path := manyRows(t, 420)
	whole, parts := postgrestest.Clone(t, migrated), postgrestest.Clone(t, migrated)
	s := penaltiesSettings(t, whole, path)
	s.PartRows = 1000
	want, err := exchange.Import(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	empty, indexed := tables(t, parts), texts(t, parts, indexes)
	var steps []string
	last := exchange.Progress{}
	s.Database, s.PartRows, s.Progress = parts, 50, func(p exchange.Progress) {
		if p.Step != last.Step {
			steps = append(steps, string(p.Step))
		}
		if p.Step == last.Step && p.Rows < last.Rows {
			t.Errorf("%+v after %+v", p, last)
		}
		last = p
	}
	got, err := exchange.Import(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(counts(got), counts(want)) || got.Rejected != 4 || want.Rejected != 4 || got.Resumed != 0 {
		t.Errorf("in parts %v, whole %v, rejected %d, %d", counts(got), counts(want), got.Rejected, want.Rejected)
	}
	if strings.Join(steps, " ") != "READING CHECKING WRITING" || last.Rows != 416 || last.Of != 416 {
		t.Errorf("steps %v, at last %+v", steps, last)
	}
	if contents(t, parts) != contents(t, whole) {
		t.Error("the records differ")
	}
	wantRows(t, parts, figuresOnRecord, figuresOf(t, path))
	wantSummed(t, parts)
	wantRows(t, parts, indexes, indexed...)
	wantRows(t, parts, "SELECT count(*) FROM pg_class WHERE relname ~ '^import_(staged|rows)'", "0")
	again, err := exchange.Import(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]string{"party": "0 0 141 0", "case": "0 0 416 0", "decision": "0 0 416 0", "penalty": "0 0 763 0"}; !maps.Equal(counts(again), want) {
		t.Errorf("the same file again: %v, want %v", counts(again), want)
	}
	wantRows(t, parts, "SELECT id, state, row_count, rejected_count, jsonb_array_length(counts) AS n FROM imports ORDER BY id", "1|DONE|420|4|4", "2|DONE|420|4|4")
	wantUndone(t, parts, again.Number)
	wantUndone(t, parts, got.Number)
	wantTables(t, parts, empty)
}

// wantSummed compares the summaries with the records.
func wantSummed(t *testing.T, url string) {
	t.Helper()
	config, err := pgx.ParseConfig(url)
	if err != nil {
		t.Fatal(err)
	}
	database := sql.OpenDB(stdlib.GetConnector(*config))
	defer database.Close()
	keeper := summaries.Keeper{DB: database, Sets: querytest.DeclaredSummaries(t), Log: slog.New(slog.DiscardHandler)}
	differences, err := keeper.Verify(t.Context(), "")
	if err != nil || len(differences) > 0 {
		t.Errorf("%v, %v", differences, err)
	}
}

// indexes are the indexes of all tables, with their comments.
const indexes = `SELECT pg_get_indexdef(indexrelid) AS of, obj_description(indexrelid, 'pg_class') AS comment FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
	WHERE c.relnamespace = 'public'::regnamespace AND c.relname !~ '^import_staged' ORDER BY 1`

// Where somebody reads the tables all the while, their indexes stay, and nobody waits.
func TestPartsWhileRead(t *testing.T) {
	t.Parallel()
	url, path := postgrestest.Clone(t, migrated), manyRows(t, 120)
	indexed := texts(t, url, indexes)
	reader, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close(context.Background())
	if _, err := reader.Exec(t.Context(), "BEGIN; SELECT count(*) FROM cases"); err != nil {
		t.Fatal(err)
	}
	s := penaltiesSettings(t, url, path)
	s.Progress = func(p exchange.Progress) {
		if p.Step == exchange.Writing && p.Rows > 0 {
			wantRows(t, url, indexes, indexed...)
		}
	}
	if _, err := exchange.Import(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	wantRows(t, url, figuresOnRecord, figuresOf(t, path))
	wantRows(t, url, indexes, indexed...)
}

// A case that somebody files while a large file is written is rejected, also where none was on record before.
func TestPartsMeetOthers(t *testing.T) {
	t.Parallel()
	url, path := postgrestest.Clone(t, migrated), manyRows(t, 420)
	s := penaltiesSettings(t, url, path)
	isFiled := false
	s.Progress = func(p exchange.Progress) {
		if isFiled || p.Step != exchange.Writing || p.Rows == 0 {
			return
		}
		isFiled = true
		exec(t, url, `INSERT INTO cases (agency_id, case_no, field, source, procedure, cause, status, party_id, filed_on)
			SELECT agency_id, '案400', 'FOOD', 'INSPECTION', 'ORDINARY', '经营过期食品', 'FILED', max(id), '2024-02-03' FROM parties GROUP BY agency_id`)
	}
	report, err := exchange.Import(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	if report.Rejected != 5 || len(report.Faults) != 5 || !strings.Contains(report.Faults[4].String(), "案400") {
		t.Errorf("%d rejected: %v", report.Rejected, report.Faults)
	}
	if want := map[string]string{"party": "141 0 0 0", "case": "415 0 0 0", "decision": "415 0 0 0", "penalty": "761 0 0 0"}; !maps.Equal(counts(report), want) {
		t.Errorf("%v, want %v", counts(report), want)
	}
	wantRows(t, url, "SELECT status, imported_version FROM cases WHERE case_no = '案400'", "FILED|-")
	wantSummed(t, url)
}

// killedImport names what an import in a process of its own imports: the address of the database and the path of the file.
const killedImport = "DOCKET_TEST_KILLED_IMPORT"

// TestKilledImportProcess is the process that TestKilledImport kills. It stops when some rows are on record.
func TestKilledImportProcess(t *testing.T) { //nolint:paralleltest // it is a process of its own
	url, path, ok := strings.Cut(os.Getenv(killedImport), " ")
	if !ok {
		t.Skip("TestKilledImport runs it")
	}
	s := penaltiesSettings(t, url, path)
	s.Progress = func(p exchange.Progress) {
		if p.Step == exchange.Writing && p.Rows >= 100 {
			fmt.Printf("\n%d on record\n", p.Rows)
			select {}
		}
	}
	_, err := exchange.Import(t.Context(), s)
	t.Fatal("it was not killed", err)
}

// An import whose process is killed goes on when the file is imported again: nothing is doubled, and nothing lost.
func TestKilledImport(t *testing.T) {
	t.Parallel()
	url, path := postgrestest.Clone(t, migrated), manyRows(t, 420)
	empty, indexed := tables(t, url), texts(t, url, indexes)
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	process := osexec.CommandContext(t.Context(), program, "-test.run=^TestKilledImportProcess$")
	process.Dir, process.Env = filepath.Dir(path), append(os.Environ(), killedImport+"="+url+" "+path)
	out, err := process.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := process.Start(); err != nil {
		t.Fatal(err)
	}
	told := bufio.NewScanner(out)
	var said []string
	for told.Scan() && !strings.HasSuffix(told.Text(), " on record") {
		said = append(said, told.Text())
	}
	if err := process.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	if err := process.Wait(); err == nil || err.Error() != "signal: killed" {
		t.Fatalf("%v: %s", err, strings.Join(said, "\n"))
	}

	left := texts(t, url, indexes)
	if len(left) >= len(indexed) && !postgrestest.OnCitus() {
		t.Errorf("%d indexes while rows were written, %d before", len(left), len(indexed))
	}
	for name, stays := range map[string]bool{"case_events_officer_idx": true, "penalties_provision_idx": true, "cases_business_idx": true, "penalties_amount_idx": false, "penalties_in_force_idx": false} {
		if is := slices.ContainsFunc(left, func(x string) bool { return strings.Contains(x, " "+name+" ") }); is != (stays || postgrestest.OnCitus()) {
			t.Errorf("the index %s is there while rows are written: %t, want %t: it gets entries only if the import may write its columns", name, is, stays)
		}
	}
	const unvacuumed = "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname !~ '^import_staged' AND reloptions::text ~ 'autovacuum_enabled=false' ORDER BY relname"
	if !postgrestest.OnCitus() { // where all tables keep their indexes
		wantRows(t, url, unvacuumed, "case_events", "cases", "cases_sum_records", "decisions", "parties", "penalties")
	}
	turn, err := imports.AwaitTurn(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	if err := turn.MakeIndexes(t.Context(), url); err != nil {
		t.Fatal(err)
	}
	turn.End()
	wantRows(t, url, indexes, indexed...)
	wantRows(t, url, unvacuumed)

	var resumed int
	s := penaltiesSettings(t, url, path)
	s.Progress = func(p exchange.Progress) { resumed = max(resumed, p.Resumed) }
	report, err := exchange.Import(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	if report.Number != 1 || report.Resumed < 100 || report.Resumed >= 416 || resumed != report.Resumed {
		t.Errorf("import %d went on after %d rows, and told of %d", report.Number, report.Resumed, resumed)
	}
	if want := map[string]string{"party": "141 0 0 0", "case": "416 0 0 0", "decision": "416 0 0 0", "penalty": "763 0 0 0"}; !maps.Equal(counts(report), want) || report.Rejected != 4 {
		t.Errorf("both together: %v, %d rejected; want %v", counts(report), report.Rejected, want)
	}
	wantRows(t, url, figuresOnRecord, figuresOf(t, path))
	wantRows(t, url, "SELECT id, state, row_count, rejected_count FROM imports", "1|DONE|420|4")
	wantRows(t, url, indexes, indexed...)
	wantUndone(t, url, 1)
	wantTables(t, url, empty)
}
