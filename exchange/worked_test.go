package exchange_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"

	"docket/collection"
	"docket/coverage"
	"docket/db"
	"docket/enforcement"
	"docket/exchange"
	"docket/exchange/mapping"
	"docket/postgres/postgrestest"
	"docket/registers"
)

// bureau is an agency that works on records of an imported register.
type bureau struct {
	*db.Store
	url string
}

// working adds the agency if it is missing, with a unit, three officers and a provision.
func working(t *testing.T, url string) *bureau {
	t.Helper()
	exec(t, url, `INSERT INTO agencies (code, name, short_name, level) VALUES ('320585', '太仓市市场监督管理局', '太市监', 'COUNTY') ON CONFLICT DO NOTHING;
		INSERT INTO units (agency_id, id, name, kind) SELECT id, 901, '城厢分局', 'BRANCH' FROM agencies;
		INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from)
			SELECT a.id, 900 + n, 901, '王' || n, 'E-' || n, '2000-01-01' FROM agencies a, generate_series(1, 3) n;
		INSERT INTO provisions (id, law, article, text, field, effective_from) VALUES (901, '食品安全法', '第一百二十四条', '……', 'FOOD', '2000-01-01')`)
	store, err := db.Open(t.Context(), url, db.WithLog(slog.New(slog.DiscardHandler)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	return &bureau{store, url}
}

// does runs a verb, which must succeed.
func does[In db.Input](t *testing.T, b *bureau, verb func(context.Context, *db.Writer, In) (db.Payload, error), in In) {
	t.Helper()
	if _, err := db.Do(t.Context(), b.Store, verb, in, nil); err != nil {
		t.Fatalf("%T: %v", in, err)
	}
}

// record returns the key of a record of a type; from is a table and the condition that finds the record.
func (b *bureau) record(t *testing.T, typ, from string) db.Key {
	t.Helper()
	var agency, id int64
	if _, err := fmt.Sscanf(texts(t, b.url, "SELECT agency_id, id FROM "+from)[0], "%d|%d", &agency, &id); err != nil {
		t.Fatal(err)
	}
	return db.Key{Type: typ, Agency: agency, ID: id}
}

func (b *bureau) theCase(t *testing.T, no string) db.Key {
	t.Helper()
	return b.record(t, "Case", "cases WHERE case_no = '"+no+"'")
}

// files files a case with a number.
func (b *bureau) files(t *testing.T, no string) {
	t.Helper()
	agency := b.record(t, "Agency", "(SELECT id AS agency_id, id FROM agencies) a").ID
	does(t, b, enforcement.FileCase, enforcement.FileCaseInput{
		Unit: db.Key{Type: "Unit", Agency: agency, ID: 901}, CaseNo: &no, Field: db.CaseFieldFood, Source: db.CaseSourceInspection, Procedure: db.CaseProcedureSimplified,
		Cause: "自行立案", NewParty: &db.NewPartyInput{Kind: db.PartyKindCompany, Name: "本局当事人"}, FiledOn: on("2023-05-01"),
		Officers: []db.Key{{Type: "Officer", Agency: agency, ID: 901}, {Type: "Officer", Agency: agency, ID: 902}},
	})
}

func (b *bureau) decides(t *testing.T, no, day string, fine int64) {
	t.Helper()
	amount := decimal.NewFromInt(fine)
	does(t, b, enforcement.DecidePenalty, enforcement.DecidePenaltyInput{
		Case: b.theCase(t, no), DecidedOn: on(day),
		Penalties: []enforcement.PenaltyInput{{Kind: db.PenaltyKindFine, Provision: db.Key{Type: "Provision", ID: 901}, Amount: &amount}},
	})
}

// takes assigns two officers to an imported case, which has none.
func (b *bureau) takes(t *testing.T, no string) {
	t.Helper()
	of := b.theCase(t, no)
	does(t, b, enforcement.AssignOfficers, enforcement.AssignOfficersInput{Case: of, On: on("2022-01-10"), Officers: []db.Key{
		{Type: "Officer", Agency: of.Agency, ID: 901}, {Type: "Officer", Agency: of.Agency, ID: 902},
	}})
}

func (b *bureau) serves(t *testing.T, no, day string) {
	t.Helper()
	does(t, b, enforcement.ServeDocument, enforcement.ServeDocumentInput{StepInput: enforcement.StepInput{Case: b.theCase(t, no), On: on(day)}})
}

func on(day string) civil.Date {
	d, err := civil.ParseDate(day)
	if err != nil {
		panic(err)
	}
	return d
}

// reasons returns the reasons of the rejected rows by their lines.
func reasons(t *testing.T, r *exchange.Report) map[string]string {
	t.Helper()
	all := map[string]string{}
	if r.Rejects == "" {
		return all
	}
	text, err := os.ReadFile(r.Rejects)
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(strings.NewReader(string(text)))
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		all[row[0]] = row[1]
	}
	return all
}

// wantReasons checks that exactly these lines were rejected, each with a reason that contains the text.
func wantReasons(t *testing.T, r *exchange.Report, want map[string]string) {
	t.Helper()
	got := reasons(t, r)
	if len(got) != len(want) {
		t.Errorf("rejected: %q", got)
	}
	for line, reason := range want {
		if !strings.Contains(got[line], reason) {
			t.Errorf("line %s: %q, want %q", line, got[line], reason)
		}
	}
}

// work returns everything on record about cases.
const work = `SELECT (SELECT string_agg(c::text, ';' ORDER BY id) FROM cases c) AS c, (SELECT string_agg(d::text, ';' ORDER BY id) FROM decisions d) AS d,
	(SELECT string_agg(p::text, ';' ORDER BY id) FROM penalties p) AS p, (SELECT string_agg(e::text, ';' ORDER BY id) FROM case_events e) AS e`

// without returns the mapping of the invented register without some kinds of record.
func without(t *testing.T, kinds ...string) *mapping.Spec {
	t.Helper()
	m := readMapping(t, "testdata/mapping.yaml")
	for _, k := range kinds {
		delete(m.Records, k)
	}
	return m
}

func importedAs(t *testing.T, url, path string, m *mapping.Spec) *exchange.Report {
	t.Helper()
	report, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: path, Mapping: m})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// A file does not change a case that the agency filed itself, whatever the mapping has.
func TestCaseFiledHere(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	b := working(t, url)
	for _, no := range []string{"1", "2"} {
		b.files(t, no)
	}
	b.decides(t, "1", "2023-05-10", 100)
	b.serves(t, "1", "2023-05-11")
	before := texts(t, url, work+" WHERE true")
	filed := map[string]string{"2": "case.caseNo: the case 1 was filed here, not imported", "4": "the case 2 was filed here"}
	for _, m := range []*mapping.Spec{without(t, "decision", "fine"), without(t)} {
		report := importedAs(t, url, register(t), m)
		wantReasons(t, report, filed)
		// A case that never was in a file does not count as absent.
		if got := counts(importedAs(t, url, register(t, "1,10,2022", "91,10,2022", "2,10,2022", "92,10,2022"), without(t, "decision", "fine")))["case"]; !strings.HasSuffix(got, " 0") {
			t.Errorf("cases: %s", got)
		}
	}
	wantRows(t, url, strings.NewReplacer("FROM cases c", "FROM cases c WHERE unit_id IS NOT NULL", "FROM decisions d", "FROM decisions d WHERE decision_no NOT IN ('3', '4', '91', '92')",
		"FROM penalties p", "FROM penalties p WHERE case_id IN (SELECT id FROM cases WHERE unit_id IS NOT NULL)",
		"FROM case_events e", "FROM case_events e WHERE case_id IN (SELECT id FROM cases WHERE unit_id IS NOT NULL)").Replace(work), before...)
}

// Importing the same file again does not undo what the agency did with an imported case.
func TestSameFileAgain(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	path := register(t)
	m := without(t)
	importedAs(t, url, path, m)
	b := working(t, url)
	withdraws := func(no string) {
		t.Helper()
		does(t, b, enforcement.WithdrawDecision, enforcement.WithdrawDecisionInput{
			Decision: b.record(t, "Decision", "decisions WHERE decision_no = '"+no+"'"), WithdrawnOn: on("2023-06-01"), Withdrawal: db.WithdrawalAnnulled, Reason: "复议撤销",
		})
	}
	for _, no := range []string{"1", "2", "4"} {
		b.takes(t, no)
	}
	does(t, b, collection.RecordPayment, collection.RecordPaymentInput{
		Penalty: b.record(t, "Penalty", "penalties WHERE amount = 250"), Amount: decimal.NewFromInt(200), PaidOn: on("2022-03-01"), Method: db.PaymentMethodBank,
	})
	wantReasons(t, importedAs(t, url, register(t, "CHEZ L'AMI,250,", "CHEZ L'AMI,199.99,"), m), map[string]string{
		"2": "case.caseNo: the case 1, now DECIDED, was worked on here after its import, and a file no longer changes it: this row would change fine.amount;",
	})
	b.serves(t, "1", "2022-03-02")
	b.serves(t, "2", "2022-04-02")
	withdraws("2")
	b.serves(t, "4", "2023-04-02")
	withdraws("4")
	does(t, b, enforcement.DismissCase, enforcement.DismissCaseInput{StepInput: enforcement.StepInput{Case: b.theCase(t, "4"), On: on("2023-07-01")}})
	before := texts(t, url, work)
	worked := map[string]string{
		"4": "the case 2, now INVESTIGATED, was worked on here after its import, and a file no longer changes it: this row would change decidedOn, decision;",
		"6": "the case 4, now NOT_PENALISED, was worked on here after its import, and a file no longer changes it: this row would change decidedOn, decision;",
	}
	wantReasons(t, importedAs(t, url, path, m), worked)
	wantRows(t, url, work, before...)
	// A newer edition does not change the fine of a decision that was served. Values that are the same are no change.
	worked["2"] = "the case 1, now SERVED, was worked on here after its import, and a file no longer changes it: this row would change fine.amount;"
	wantReasons(t, importedAs(t, url, register(t, "CHEZ L'AMI,250,", "CHEZ L'AMI,300,"), m), worked)
	wantRows(t, url, work, before...)
}

// A file with decisions, imported after one without, decides the cases that the agency did not change, and not a case that it ended.
func TestDecisionsLater(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	path := register(t)
	importedAs(t, url, path, without(t, "decision", "fine"))
	b := working(t, url)
	b.takes(t, "2")
	does(t, b, enforcement.RecordInvestigation, enforcement.RecordInvestigationInput{StepInput: enforcement.StepInput{Case: b.theCase(t, "2"), On: on("2022-02-01")}})
	does(t, b, enforcement.DismissCase, enforcement.DismissCaseInput{StepInput: enforcement.StepInput{Case: b.theCase(t, "2"), On: on("2022-02-02")}})
	wantReasons(t, imported(t, url, path), map[string]string{"4": "the case 2, now NOT_PENALISED, was worked on here after its import"})
	wantRows(t, url, "SELECT c.case_no, c.status, c.decided_on, d.outcome FROM cases c JOIN decisions d ON d.case_id = c.id ORDER BY 1",
		"1|DECIDED|2022-03-01|PENALTY", "2|NOT_PENALISED|2022-02-02|NO_PENALTY", "3|DECIDED|2023-01-01|PENALTY", "4|DECIDED|2023-04-01|PENALTY")
	// A file without decisions removes none, and a file with another decision number adds none.
	wantCounts := func(m *mapping.Spec, want string) {
		t.Helper()
		if got := counts(importedAs(t, url, path, m))["case"]; got != want {
			t.Errorf("cases: %s, want %s", got, want)
		}
	}
	wantCounts(without(t, "decision", "fine"), "0 0 4 0")
	m := without(t)
	m.Records["decision"][0].Fields["decisionNo"] = mapping.Source{Column: "description"}
	wantReasons(t, importedAs(t, url, path, m), map[string]string{
		"2": "decision.decisionNo: the case 1 has the decision 1 in force", "4": "worked on here",
		"5": "the case 3 has the decision 3 in force", "6": "the case 4 has the decision 4 in force",
	})
}

// A business that the agency closes while a file is imported keeps its day too.
func TestBusinessClosedMeanwhile(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	path := register(t)
	imported(t, url, path)
	ctx := t.Context()
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	other, err := pgx.Connect(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close(context.Background())
	tx, err := conn.Begin(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.Exec(ctx, "SELECT logged_now(); UPDATE food_businesses SET closed_on = '2024-05-01', version = version + 1 WHERE source_key = '10'"); err != nil {
		t.Fatal(err)
	}
	type outcome struct {
		report *exchange.Report
		err    error
	}
	done, m := make(chan outcome, 1), readMapping(t, "testdata/mapping.yaml")
	go func() {
		report, err := exchange.Import(ctx, exchange.Settings{Database: url, File: path, Mapping: m})
		done <- outcome{report, err}
	}()
	waiting := "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid)))"
	if postgrestest.OnCitus() {
		waiting = "SELECT EXISTS (SELECT FROM citus_lock_waits WHERE citus_pid_for_gpid(blocking_gpid) = $1)"
	}
	for isWaiting := false; !isWaiting; {
		select {
		case o := <-done:
			t.Fatalf("the import did not wait for the closing: %v", o.err)
		default:
		}
		if err := other.QueryRow(ctx, waiting, conn.PgConn().PID()).Scan(&isWaiting); err != nil {
			t.Fatal(err)
		}
	}
	if err := tx.Commit(ctx); err != nil {
		t.Fatal(err)
	}
	o := <-done
	if o.err != nil || !strings.Contains(strings.Join(o.report.Warnings, "\n"), "1 food businesses keep the closedOn that was recorded here") {
		t.Errorf("%v, %+v", o.err, o.report)
	}
	wantRows(t, url, "SELECT closed_on FROM food_businesses WHERE source_key = '10'", "2024-05-01")
}

// A business that the agency closed keeps its day. A file does not close a business that has an official.
func TestBusinessesClosed(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	path := register(t)
	imported(t, url, path)
	b := working(t, url)
	closes := func(key, day string) {
		t.Helper()
		does(t, b, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: b.record(t, "FoodBusiness", "food_businesses WHERE source_key = '"+key+"'"), ClosedOn: on(day)})
	}
	closes("10", "2024-05-01")
	report := imported(t, url, path)
	if report.Rejected != 0 || !strings.Contains(strings.Join(report.Warnings, "\n"), "1 food businesses keep the closedOn that was recorded here") {
		t.Errorf("%+v", report)
	}
	const closed = "SELECT source_key, closed_on FROM food_businesses ORDER BY 1"
	wantRows(t, url, closed, "10|2024-05-01", "20|2023-06-01", "30|-")

	exec(t, url, `INSERT INTO officials (agency_id, name, post, tier) SELECT id, '钱明', '副市长', 'COUNTY' FROM agencies;
		INSERT INTO level_changes (agency_id, business_id, level, starts_on) SELECT agency_id, id, 'B', '2023-01-01' FROM food_businesses WHERE source_key = '30';
		UPDATE food_businesses SET level = 'B' WHERE source_key = '30';
		INSERT INTO coverage_assignments (agency_id, business_id, official_id, period) SELECT b.agency_id, b.id, o.id, '[2023-01-01,)' FROM food_businesses b JOIN officials o ON o.agency_id = b.agency_id WHERE b.source_key = '30'`)
	newer := register(t, "O'BRIEN,Ouvert,20230101", "O'BRIEN,Fermé,20240601")
	wantReasons(t, imported(t, url, newer), map[string]string{"6": `foodBusiness.closedOn: an official is in charge of ÉPICERIE "D" after 2024-06-01: close it with closeFoodBusiness`})
	wantRows(t, url, closed, "10|2024-05-01", "20|2023-06-01", "30|-")
	closes("30", "2024-06-01")
	wantReasons(t, imported(t, url, newer), nil)
}

// Days have the same bounds as in the API.
func TestFutureDays(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	m := without(t)
	m.Records["case"][0].Fields["discoveredOn"] = mapping.Source{Column: "date_statut"}
	wantReasons(t, importedAs(t, url, register(t, "20220301", "20310301", "20230301,Étiquette", "29990301,Étiquette"), m), map[string]string{
		"2": "decision.decidedOn: 2031-03-01 is in the future: the latest day allowed is today, 2", "5": "case.discoveredOn: 2023-06-01 is after case.filedOn, 2023-02-10",
		"6": "case.filedOn: 2999-03-01 is in the future",
	})
	wantRows(t, url, "SELECT case_no FROM cases", "2")
}

// A newer edition with other days corrects the timeline, which keeps the old days.
func TestDaysCorrected(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	imported(t, url, register(t))
	newer := register(t, "1,10,20220105", "1,10,20220104", ",20220401,", ",20220402,")
	imported(t, url, newer)
	const timelines = `SELECT c.case_no, c.filed_on, c.decided_on, c.status, (SELECT string_agg(e.kind || CASE WHEN e.kind = 'CORRECTED' THEN ' ' ||
			(SELECT x.kind FROM case_events x WHERE x.id = e.corrects_id) ELSE ' ' || e.occurred_on END, ', ' ORDER BY e.id) FROM case_events e WHERE e.case_id = c.id) AS events
		FROM cases c WHERE case_no <= '3' ORDER BY 1`
	want := []string{
		"1|2022-01-04|2022-03-01|DECIDED|FILED 2022-01-05, DECIDED 2022-03-01, CORRECTED DECIDED, CORRECTED FILED, FILED 2022-01-04, DECIDED 2022-03-01",
		"2|2022-01-06|2022-04-02|DECIDED|FILED 2022-01-06, DECIDED 2022-04-01, CORRECTED DECIDED, DECIDED 2022-04-02",
		"3|2023-02-10|2023-01-01|DECIDED|FILED 2023-02-10, DECIDED 2023-01-01",
	}
	wantRows(t, url, timelines, want...)
	wantCounts(t, imported(t, url, newer), "0 0 3 0", "0 0 3 0", "0 0 4 0", "0 0 4 0", "0 0 4 0")
	wantRows(t, url, timelines, want...)
	// The agency can continue the case.
	b := working(t, url)
	b.takes(t, "1")
	b.serves(t, "1", "2022-03-02")
	b.takes(t, "2")
	b.serves(t, "2", "2022-04-03")
}

// Parties with one credit code and one name are one party; with different names their rows are rejected. So are food businesses
// with one licence.
func TestCodesAndLicences(t *testing.T) {
	t.Parallel()
	const one, two = "91350100M000100Y43", "91350211M000100Y46"
	const header = "case,party,name,code,business,licence,kind,newest\n"
	m, err := mapping.Read(strings.NewReader(`
currency: CNY
timeZone: Asia/Shanghai
dates: YYYY-MM-DD
newest: newest
agency: {code: "320585", name: 太仓市市场监督管理局, shortName: 太市监, level: COUNTY}
records:
  party:
    sourceKey: {column: party}
    name: {column: name}
    kind: {column: kind, default: COMPANY, map: {P: NATURAL_PERSON}}
    code: {column: code}
    address: {column: newest}
  foodBusiness: {sourceKey: {column: business}, name: {column: business}, type: {value: SALE}, licenceNo: {column: licence}}
  case: {caseNo: {column: case}, field: {value: FOOD}, source: {value: INSPECTION}, procedure: {value: ORDINARY}, cause: {value: x}, filedOn: {value: 2023-01-01}}
`))
	if err != nil {
		t.Fatal(err)
	}
	const whose = `SELECT c.case_no, p.source_key, p.name, p.code, p.address FROM cases c JOIN parties p ON p.id = c.party_id ORDER BY 1`
	t.Run("OneParty", func(t *testing.T) {
		t.Parallel()
		url := postgrestest.Clone(t, migrated)
		exec(t, url, `INSERT INTO agencies (code, name, short_name, level) VALUES ('320585', '太仓市市场监督管理局', '太市监', 'COUNTY');
			INSERT INTO parties (agency_id, kind, name, code, address) SELECT id, 'COMPANY', '乙', '`+two+`', '本局所录' FROM agencies`)
		path := file(t, header+"1,a,甲,"+one+",x,L1,,1\n2,b,甲,"+one+",y,,,2\n3,c,乙,"+two+",z,L3,,3\n")
		want := []string{"1|a|甲|" + one + "|2", "2|a|甲|" + one + "|2", "3|-|乙|" + two + "|本局所录"}
		report := importedAs(t, url, path, m)
		wantReasons(t, report, nil)
		wantRows(t, url, whose, want...)
		again := importedAs(t, url, path, m)
		if got := counts(again); got["party"] != "0 0 1 0" || got["case"] != "0 0 3 0" || got["foodBusiness"] != "0 0 3 0" {
			t.Errorf("again: %v", got)
		}
		wantRows(t, url, whose, want...)
	})
	t.Run("Rejected", func(t *testing.T) {
		t.Parallel()
		url := postgrestest.Clone(t, migrated)
		exec(t, url, `INSERT INTO agencies (code, name, short_name, level) VALUES ('320585', '太仓市市场监督管理局', '太市监', 'COUNTY');
			INSERT INTO parties (agency_id, kind, name, code) SELECT id, 'COMPANY', '乙', '`+two+`' FROM agencies;
			INSERT INTO food_businesses (agency_id, party_id, name, licence_no, type) SELECT agency_id, id, '乙店', 'L9', 'SALE' FROM parties`)
		report := importedAs(t, url, file(t, header+
			"1,a,甲,"+one+",v,,,1\n"+ // one code, two names
			"2,b,丙,"+one+",w,,,1\n"+
			"3,c,丁,"+two+",x,,,1\n"+ // the code of another party on record
			"4,d,戊,"+one+",y,,P,1\n"+ // a natural person
			"5,e,己,,z,L9,,1\n"+ // the licence of another business on record
			"6,f,庚,,s,L5,,1\n"+ // one licence, two businesses
			"7,f,庚,,t,L5,,1\n"+
			"8,f,庚,,u,L6,,1\n"), m)
		wantReasons(t, report, map[string]string{
			"2": one + " is given for different parties in lines 2, 3", "3": one + " is given for different parties in lines 2, 3",
			"4": two + " is the code of another party on record, 乙", "5": "a natural person, who has no unified social credit code",
			"6": "L9 is the licence of another food business on record, 乙店", "7": "L5 is given for different food businesses in lines 7, 8", "8": "L5 is given for different",
		})
		wantRows(t, url, "SELECT case_no FROM cases", "8")
	})
}

// A file of rejected rows can be imported again and again. A register must not have the columns that it adds.
func TestRejectsAgain(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	report := imported(t, url, register(t, "Vermine,2 rue B,20230101", "Vermine,2 rue B,soon", "Étiquette,3 rue C,20230401", "Étiquette,3 rue C,late"))
	for range 2 {
		report = imported(t, url, report.Rejects)
		if report.Rejected != 2 {
			t.Fatalf("%+v", report)
		}
	}
	text, err := os.ReadFile(report.Rejects)
	if err != nil || !strings.HasPrefix(string(text), "line,reason,id_poursuite,") || !strings.Contains(string(text), ",3,20,20230210,") {
		t.Fatalf("%s, %v", text, err)
	}
	corrected := strings.NewReplacer(",soon,", ",20230101,", ",late,", ",20230401,").Replace(string(text))
	if got := counts(imported(t, url, file(t, corrected)))["case"]; got != "2 0 0 2" {
		t.Errorf("corrected: %s", got)
	}
	for _, header := range []string{"line,reason,line,reason,id_poursuite,", "reason,id_poursuite,", "line,id_poursuite,"} {
		_, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: register(t, "id_poursuite,", header), Mapping: without(t)})
		if err == nil || !strings.Contains(err.Error(), "but line and reason are the columns that an import adds to rejected rows") {
			t.Errorf("%s: %v", header, err)
		}
	}
}

// A record that only the database refuses is explained in words, and nothing is imported.
func TestRefusedByTheDatabase(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	for name, want := range map[string]string{
		"cases_odd": "case: what the file says does not fit the records in the database; nothing was imported", "parties_code_key": "case: a party with this code is on record in this bureau",
	} {
		exec(t, url, "ALTER TABLE cases ADD CONSTRAINT "+name+" CHECK (cause <> 'Vermine')")
		path := register(t)
		_, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: path, Mapping: without(t)})
		if err == nil || err.Error() != "import "+path+": "+want {
			t.Errorf("%v, want %q", err, want)
		}
		wantRows(t, url, everything, "0|0|0|CNY")
		exec(t, url, "ALTER TABLE cases DROP CONSTRAINT "+name)
	}
}

// A party that was corrected here stays as it is, whatever a newer edition says; its corrections hold up the undoing of the import.
func TestPartiesCorrected(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	first := imported(t, url, register(t))
	b := working(t, url)
	const parties = "SELECT name, address, version FROM parties ORDER BY source_key"
	before := texts(t, url, parties)
	if !slices.Contains(before, "王小明|-|1") {
		t.Fatalf("%q", before)
	}
	does(t, b, registers.ChangeParty, registers.ChangePartyInput{Party: b.record(t, "Party", "parties WHERE name = '王小明'"), Name: new("王晓明"), Reason: "据身份证更正"})
	report := imported(t, url, register(t))
	if report.Rejected != 0 || !strings.Contains(strings.Join(report.Warnings, "\n"), "1 parties were corrected here (changeParty) and stay as they are") {
		t.Errorf("%+v", report)
	}
	for i := range before {
		before[i] = strings.Replace(before[i], "王小明|-|1", "王晓明|-|2", 1)
	}
	wantRows(t, url, parties, before...)
	wantNotUndone(t, url, first.Number, "parties 王晓明 (changed)")
}
