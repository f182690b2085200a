package exchange_test

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/exchange"
	"docket/exchange/mapping"
	"docket/migrations/migrationstest"
	"docket/postgres/postgrestest"
)

var migrated = migrationstest.Template("exchange_migrated", nil)

func readMapping(t *testing.T, path string) *mapping.Spec {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	m, err := mapping.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// register writes the invented register with some texts replaced, pairs of old and new, and returns its path.
func register(t *testing.T, changes ...string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/register.csv")
	if err != nil {
		t.Fatal(err)
	}
	return file(t, strings.NewReplacer(changes...).Replace(string(text)))
}

// file writes a file and returns its path.
func file(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "register.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// imported imports a file with the mapping of the invented register.
func imported(t *testing.T, url, path string) *exchange.Report {
	t.Helper()
	report, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: path, Mapping: readMapping(t, "testdata/mapping.yaml")})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// counts returns "inserted updated unchanged absent" by kind of record.
func counts(r *exchange.Report) map[string]string {
	got := map[string]string{}
	for _, c := range r.Counts {
		got[c.Kind] = fmt.Sprintf("%d %d %d %d", c.Inserted, c.Updated, c.Unchanged, c.Absent)
	}
	return got
}

func wantCounts(t *testing.T, r *exchange.Report, party, business, theCase, decision, fine string) {
	t.Helper()
	want := map[string]string{"party": party, "foodBusiness": business, "case": theCase, "decision": decision, "fine": fine}
	if got := counts(r); !maps.Equal(got, want) {
		t.Errorf("inserted, updated, unchanged, absent: %v, want %v", got, want)
	}
}

// texts returns each row of a query as one text, its values joined by |.
func texts(t *testing.T, url, sql string) []string {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if postgrestest.OnCitus() {
		if err := postgrestest.CopyForQuery(t.Context(), conn, sql); err != nil {
			t.Fatal(err)
		}
	}
	rows, err := conn.Query(t.Context(), "SELECT concat_ws('|', VARIADIC ARRAY(SELECT coalesce(value, '-') FROM json_each_text(row_to_json(x)))) FROM ("+sql+") x")
	if err != nil {
		t.Fatal(err)
	}
	out, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func wantRows(t *testing.T, url, sql string, want ...string) {
	t.Helper()
	if got := texts(t, url, sql); !slices.Equal(got, want) {
		t.Errorf("%s:\n%s\nwant\n%s", sql, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// everything summarises all that an import writes.
const everything = `SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM parties) AS parties,
	(SELECT count(*) FROM agencies) AS agencies, (SELECT value FROM settings WHERE key = 'currency') AS currency`

func TestImport(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	path := register(t)
	report := imported(t, url, path)
	if report.Rows != 4 || report.Rejected != 0 || report.Rejects != "" {
		t.Errorf("%+v", report)
	}
	if len(report.Warnings) != 1 || !strings.Contains(report.Warnings[0], "1 cases have a decision.decidedOn before case.filedOn (lines 5)") {
		t.Errorf("warnings: %q", report.Warnings)
	}
	wantCounts(t, report, "3 0 0 0", "3 0 0 0", "4 0 0 0", "4 0 0 0", "4 0 0 0")
	wantRows(
		t, url, `SELECT c.case_no, c.status, c.field, c.filed_on, c.decided_on, p.name, b.name AS business, b.type, b.closed_on, b.address, f.amount,
			replace(c.cause, E'\n', '/') AS cause, (SELECT string_agg(e.kind || ' ' || e.occurred_on, ', ' ORDER BY e.id) FROM case_events e WHERE e.case_id = c.id) AS events
		FROM cases c JOIN parties p ON p.id = c.party_id JOIN food_businesses b ON b.id = c.business_id JOIN penalties f ON f.case_id = c.id AND f.kind = 'FINE'
		ORDER BY c.case_no`,
		`1|DECIDED|FOOD|2022-01-05|2022-03-01|9001-0001 QUÉBEC INC.|CHEZ L'AMI|CATERING|-|1, rue "A"|250.00|Altérable, mal refroidi/sur deux lignes|FILED 2022-01-05, DECIDED 2022-03-01`,
		`2|DECIDED|FOOD|2022-01-06|2022-04-01|9001-0001 QUÉBEC INC.|CHEZ L'AMI|CATERING|-|1, rue "A"|1000.50|Malpropre|FILED 2022-01-06, DECIDED 2022-04-01`,
		`3|DECIDED|FOOD|2023-02-10|2023-01-01|王小明|老字号餐厅|SALE|2023-06-01|2 rue B|0.00|Vermine|FILED 2023-02-10, DECIDED 2023-01-01`,
		`4|DECIDED|FOOD|2023-03-01|2023-04-01|J. O'BRIEN|ÉPICERIE "D"|SALE|-|3 rue C|500.00|Étiquette|FILED 2023-03-01, DECIDED 2023-04-01`,
	)

	t.Run("Again", func(t *testing.T) {
		const state = `SELECT (SELECT string_agg(c::text, ';' ORDER BY id) FROM cases c) AS c, (SELECT string_agg(b::text, ';' ORDER BY id) FROM food_businesses b) AS b,
			(SELECT string_agg(p::text, ';' ORDER BY id) FROM parties p) AS p, (SELECT string_agg(e::text, ';' ORDER BY id) FROM case_events e) AS e,
			(SELECT string_agg(p::text, ';' ORDER BY id) FROM penalties p) AS f`
		before := texts(t, url, state)
		wantCounts(t, imported(t, url, path), "0 0 3 0", "0 0 3 0", "0 0 4 0", "0 0 4 0", "0 0 4 0")
		wantRows(t, url, state, before...)
	})
	t.Run("NewerEdition", func(t *testing.T) {
		newer := register(t,
			"2,10,20220106,Malpropre,\"1, rue \"\"A\"\"\",20220401,CHEZ L'AMI,1000.50,9001-0001 QUÉBEC INC.", // a higher fine, a new owner
			"2,10,20220106,Malpropre,\"1, rue \"\"A\"\"\",20220401,CHEZ L'AMI,1200,NOUVEAU INC.",
			"4,30,20230301,Étiquette,3 rue C,20230401,\"ÉPICERIE \"\"D\"\"\",500,J. O'BRIEN,Ouvert,20230101,Épicerie", // gone, another came
			"5,20,20240301,Encore,2 rue B,20240401,老字号餐厅,75,王小明,Ouvert,20240101,Épicerie")
		wantCounts(t, imported(t, url, newer), "1 0 2 1", "0 2 0 1", "1 1 2 1", "1 0 3 1", "1 1 2 1")
		wantRows(t, url, `SELECT b.source_key, p.name, b.closed_on, b.version FROM food_businesses b JOIN parties p ON p.id = b.party_id ORDER BY 1`,
			"10|NOUVEAU INC.|-|2", "20|王小明|-|2", "30|J. O'BRIEN|-|1")
		wantRows(t, url, `SELECT c.case_no, f.amount, f.version FROM cases c JOIN penalties f ON f.case_id = c.id ORDER BY 1`,
			"1|250.00|1", "2|1200.00|2", "3|0.00|1", "4|500.00|1", "5|75.00|1")
	})
}

// Invisible characters make no difference between records, and full-width digits none between numbers.
func TestTidied(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	header := "id_poursuite,business_id,date,description,adresse,date_jugement,etablissement,montant,proprietaire,statut,date_statut,categorie\n"
	report := imported(t, url, file(t, header+
		"１２Ａ,10,20220105,Altérable\a,1\u00a0rue A\u3000,20220301,\u200b老字号\u00ad餐厅,２５０,王小明\u200b,Ouvert,,Restaurant\n"+
		"13,1\ufeff0,20220106,👩\u200d🍳 Vermine,\u2060,20220401,老字号餐厅,100,王小明 ,Ouvert,,Restaurant\n"+
		"14,10,20220106,\u200b,1 rue A,20220401,老字号餐厅,100,王小明,Ouvert,,Restaurant\n"))
	if report.Rejected != 1 {
		t.Errorf("%+v", report)
	}
	if rejects, err := os.ReadFile(report.Rejects); err != nil || !strings.Contains(string(rejects), "4,case.cause: column description is empty: a value is required") {
		t.Errorf("%s, %v", rejects, err)
	}
	wantRows(t, url, `SELECT c.case_no, c.cause, f.amount, p.name, b.source_key, b.name AS business FROM cases c JOIN parties p ON p.id = c.party_id
		JOIN food_businesses b ON b.id = c.business_id JOIN penalties f ON f.case_id = c.id ORDER BY c.case_no`,
		"12A|Altérable|250.00|王小明|10|老字号餐厅", "13|👩\u200d🍳 Vermine|100.00|王小明|10|老字号餐厅")
	wantRows(t, url, "SELECT (SELECT count(*) FROM parties) AS p, (SELECT count(*) FROM food_businesses) AS b", "1|1")
}

// mappedWith returns the mapping of the invented register with one more field of food businesses.
func mappedWith(t *testing.T, field string) *mapping.Spec {
	t.Helper()
	text, err := os.ReadFile("testdata/mapping.yaml")
	if err != nil {
		t.Fatal(err)
	}
	m, err := mapping.Read(strings.NewReader(strings.Replace(string(text), "  foodBusiness:\n", "  foodBusiness:\n    "+field+"\n", 1)))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// An imported level begins a history of levels.
func TestImportLevels(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	path := register(t)
	importAs := func(level string) *exchange.Report {
		t.Helper()
		report, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: path, Mapping: mappedWith(t, "level: "+level)})
		if err != nil {
			t.Fatal(err)
		}
		return report
	}
	today := texts(t, url, "SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS today")[0]
	const history = `SELECT b.source_key, b.level, string_agg(g.level || ' ' || daterange(g.starts_on, g.ends_on), ', ' ORDER BY g.starts_on) AS history
		FROM food_businesses b JOIN level_changes g ON g.agency_id = b.agency_id AND g.business_id = b.id GROUP BY b.source_key, b.level ORDER BY 1`
	imported(t, url, path)
	wantRows(t, url, history)
	// The level of a business that was on record without one begins today. A level imported again on the same day replaces it.
	if got := counts(importAs("{value: C}"))["foodBusiness"]; got != "0 3 0 0" {
		t.Errorf("graded: %s", got)
	}
	importAs("{value: B}")
	graded := []string{"10|B|B [" + today + ",)", "20|B|B [" + today + ",)", "30|B|B [" + today + ",)"}
	wantRows(t, url, history, graded...)
	if got := counts(importAs("{value: D, when: {column: statut, in: [Nulle]}}"))["foodBusiness"]; got != "0 0 3 0" {
		t.Errorf("without levels: %s", got)
	}
	wantRows(t, url, history, graded...)
	// An earlier level ends today, unless an official is in charge of the business.
	for _, statement := range []string{
		"UPDATE level_changes SET starts_on = '2024-01-01'",
		"INSERT INTO officials (agency_id, name, post, tier) SELECT id, '钱明', '副市长', 'COUNTY' FROM agencies",
		"INSERT INTO coverage_assignments (agency_id, business_id, official_id, period) SELECT b.agency_id, b.id, o.id, '[2024-02-01,)' FROM food_businesses b JOIN officials o ON o.agency_id = b.agency_id WHERE b.source_key = '10'",
	} {
		exec(t, url, statement)
	}
	report := importAs("{value: D}")
	wantRows(t, url, history, "10|B|B [2024-01-01,)", "20|D|B [2024-01-01,"+today+"), D ["+today+",)", "30|D|B [2024-01-01,"+today+"), D ["+today+",)")
	if !slices.ContainsFunc(report.Warnings, func(w string) bool {
		return strings.HasPrefix(w, "1 food businesses keep their level, because an official is in charge")
	}) {
		t.Errorf("warnings: %q", report.Warnings)
	}
	// The level of a new business begins with the day it opened, or today if that day is unknown.
	url = postgrestest.Clone(t, migrated)
	importAs("{value: D}\n    openedOn: {column: date_jugement, when: {column: statut, in: [Ouvert]}}")
	wantRows(t, url, history, "10|D|D [2022-04-01,)", "20|D|D ["+today+",)", "30|D|D [2023-04-01,)")
}

func exec(t *testing.T, url, statement string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

func TestReject(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	long := strings.Repeat("长", 201)
	good := "%s,40,20240101,Sale,4 rue D,20240201,E,10,F,Ouvert,20240101,Épicerie\n"
	bad := []struct{ row, reason string }{
		{"11,40,20240101,ragged\n", "the row has 4 columns: the header has 12"},
		{"12,40,20240231,Sale,4 rue D,20240201,E,10,F,Ouvert,20240101,Épicerie\n", `case.filedOn: column date: "20240231" is not a day: write days as YYYYMMDD`},
		{"13,40,2024-01-01,Sale,4 rue D,20240201,E,10,F,Ouvert,20240101,Épicerie\n", `is not a day: write days as YYYYMMDD`},
		{"14,40,19000101,Sale,4 rue D,20240201,E,10,F,Ouvert,20240101,Épicerie\n", "is out of range: days from 1949-10-01 to 9999-12-31 are allowed"},
		{"15,40,20240101,Sale,4 rue D,20240201,E,-1,F,Ouvert,20240101,Épicerie\n", `fine.amount: column montant: "-1" is out of range: amounts from 0`},
		{"16,40,20240101,Sale,4 rue D,20240201,E,1e3,F,Ouvert,20240101,Épicerie\n", `"1e3" is not an amount: write it as 1234.50`},
		{"17,40,20240101,Sale,4 rue D,20240201,E,1.005,F,Ouvert,20240101,Épicerie\n", "at most two decimals"},
		{"18,40,20240101,Sale,4 rue D,20240201,E,1000000000000,F,Ouvert,20240101,Épicerie\n", "amounts from 0 to 999999999999.99"},
		{"19,40,20240101,Sale,4 rue D,20240201,E,,F,Ouvert,20240101,Épicerie\n", "column montant is empty"},
		{"20,40,20240101,Sale,4 rue D,20240201," + long + ",10,F,Ouvert,20240101,Épicerie\n", "foodBusiness.name: column etablissement: the text has 201 characters: at most 200 are allowed"},
		{"21,40,20240101,Sale,4 rue D,20240201,E,10,F,Ouvert,20240101,Zoo\n", `foodBusiness.type: column categorie: the mapping has no value for "Zoo": add one`},
		{",40,20240101,Sale,4 rue D,20240201,E,10,F,Ouvert,20240101,Épicerie\n", "case.caseNo: column id_poursuite is empty"},
		{fmt.Sprintf(good, "1"), "case.caseNo: the case 1 is in lines 2, 19 with different content"},
	}
	text, err := os.ReadFile("testdata/register.csv")
	if err != nil {
		t.Fatal(err)
	}
	all := string(text)
	for _, b := range bad {
		all += b.row
	}
	all += fmt.Sprintf(good, "30") + fmt.Sprintf(good, "30") // the same line twice
	path := file(t, all)
	report := imported(t, url, path)
	// Both rows of case 1, and the second of case 30.
	if report.Rows != 4+len(bad)+2 || report.Rejected != len(bad)+2 || report.Rejects != path+".rejects.csv" {
		t.Errorf("%+v", report)
	}
	wantRows(t, url, "SELECT string_agg(case_no, ' ' ORDER BY case_no) AS nos FROM cases", "2 3 30 4")
	rejects, err := os.Open(report.Rejects)
	if err != nil {
		t.Fatal(err)
	}
	defer rejects.Close()
	reader := csv.NewReader(rejects)
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if strings.Join(rows[0][:3], ",") != "line,reason,id_poursuite" {
		t.Errorf("header %q", rows[0])
	}
	reasons := map[string]string{}
	for _, row := range rows[1:] {
		reasons[row[0]] = row[1]
	}
	for i, b := range bad {
		if line := fmt.Sprint(7 + i); !strings.Contains(reasons[line], b.reason) { // the first case takes two lines
			t.Errorf("line %s: %q, want %q", line, reasons[line], b.reason)
		}
	}
	if got := reasons["21"]; got != "case.caseNo: the case 30 is already in line 20: remove this line" {
		t.Errorf("line 21: %q", got)
	}
	if got := reasons["2"]; !strings.Contains(got, "case.caseNo: the case 1 is in lines 2, 19 with different content") {
		t.Errorf("line 2: %q", got)
	}

	t.Run("CorrectedFileIsImported", func(t *testing.T) {
		corrected := "line,reason," + strings.SplitN(string(text), "\n", 2)[0] + "\n" + "12,no such day," + fmt.Sprintf(good, "12")
		wantCounts(t, imported(t, url, file(t, corrected)), "0 0 1 3", "0 0 1 3", "1 0 0 4", "1 0 0 4", "1 0 0 4")
	})
	t.Run("RejectsAreRemoved", func(t *testing.T) {
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		imported(t, url, path)
		if _, err := os.Stat(path + ".rejects.csv"); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the rejected rows of the earlier import are still there: %v", err)
		}
	})
}

func TestErrFile(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	good, err := os.ReadFile("testdata/register.csv")
	if err != nil {
		t.Fatal(err)
	}
	with := func(old, text string) string { return strings.Replace(string(good), old, text, 1) }
	for _, c := range []struct{ name, text, want string }{
		{"Empty", "", "it is empty"},
		{"UTF16", "\xff\xfei\x00", "the mapping reads the column"},
		{"Spreadsheet", "PK\x03\x04", "an archive that cannot be opened"},
		{"ZeroByte", with("Vermine", "Ver\x00mine"), "line 5, column 4: it has a zero byte"},
		{"NoColumn", with("montant", "amende"), "the mapping reads the column montant, which the file does not have"},
		{"DuplicateColumn", with("montant", "date"), `two columns are named "date"`},
		{"BareQuote", with("Vermine", `Ver"mine`), `line 5: bare "`},
		{"QuoteNeverClosed", with("Vermine", `"Vermine`), "line"},
		{"LongRow", with("Vermine", `"`+strings.Repeat("x", 5<<20)), "a row has more than 4 MiB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := file(t, c.text)
			before, _ := os.ReadDir(filepath.Dir(path))
			_, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: path, Mapping: readMapping(t, "testdata/mapping.yaml")})
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
				t.Errorf("%v, want %q", err, c.want)
			}
			wantRows(t, url, everything, "0|0|0|CNY")
			if after, _ := os.ReadDir(filepath.Dir(path)); len(after) != len(before) {
				t.Errorf("files are left: %v", after)
			}
		})
	}
	if _, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: "none.csv", Mapping: readMapping(t, "testdata/mapping.yaml")}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
}

func TestDryRun(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	m := readMapping(t, "testdata/mapping.yaml")
	m.Currency = "CAD"
	path := register(t, "Vermine,2 rue B,20230101", "Vermine,2 rue B,soon")
	report, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: path, Mapping: m, DryRun: true})
	if err != nil {
		t.Fatal(err)
	}
	wantCounts(t, report, "2 0 0 0", "2 0 0 0", "3 0 0 0", "3 0 0 0", "3 0 0 0")
	wantRows(t, url, everything, "0|0|0|CNY")
	if text, err := os.ReadFile(report.Rejects); err != nil || !strings.Contains(string(text), `""soon"" is not a day`) {
		t.Errorf("rejects %q, %v", text, err)
	}
}

func TestErrCurrency(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	path := register(t)
	imported(t, url, path)
	m := readMapping(t, "testdata/mapping.yaml")
	m.Currency = "CAD"
	_, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: path, Mapping: m})
	if err == nil || !strings.Contains(err.Error(), "CNY") || !strings.Contains(err.Error(), "deployment of its own") {
		t.Errorf("%v", err)
	}
	wantRows(t, url, everything, "4|3|1|CNY")
}

// An import that is cancelled in the middle of its file imports nothing.
func TestCancel(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	text, err := os.ReadFile("testdata/register.csv")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	all.Write(text)
	for i := range 5000 {
		fmt.Fprintf(&all, "n%d,40,20240101,Sale,4 rue D,20240201,E,10,F,Ouvert,20240101,Épicerie\n", i)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, err = exchange.Import(ctx, exchange.Settings{
		Database: url, File: file(t, all.String()), Mapping: readMapping(t, "testdata/mapping.yaml"),
		Progress: func(p exchange.Progress) {
			if p.Rows >= 2000 {
				cancel()
			}
		},
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want context.Canceled", err)
	}
	wantRows(t, url, everything, "0|0|0|CNY")
}

// TestMontreal needs the real register, which is not in the repository.
func TestMontreal(t *testing.T) {
	t.Parallel()
	const register = "../../shared/data/montreal-food-offenders.csv"
	text, err := os.ReadFile(register)
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the register of Montréal is not beside the project (see exchange/README.md)")
	}
	if err != nil {
		t.Fatal(err)
	}
	url := postgrestest.Clone(t, migrated)
	path := file(t, string(text))
	settings := exchange.Settings{Database: url, File: path, Mapping: readMapping(t, "montreal.yaml")}
	report, err := exchange.Import(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	if report.Rows != 7988 || report.Rejected != 0 || len(report.Warnings) != 1 || !strings.HasPrefix(report.Warnings[0], "3 cases") {
		t.Errorf("%+v", report)
	}
	wantCounts(t, report, "3115 0 0 0", "3229 0 0 0", "7988 0 0 0", "7988 0 0 0", "7988 0 0 0")
	wantRows(t, url, "SELECT count(*), sum(amount)::int, min(amount), max(amount) FROM penalties", "7988|10438769|0.00|10500.00")

	// The ten parties with the highest fines: SQL over the records, compared with sums over the file.
	reader := csv.NewReader(strings.NewReader(string(text)))
	header, err := reader.Read()
	if err != nil {
		t.Fatal(err)
	}
	owner, amount := slices.Index(header, "proprietaire"), slices.Index(header, "montant")
	sums := map[string]int{}
	for {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		var n int
		if _, err := fmt.Sscan(row[amount], &n); err != nil {
			t.Fatal(err)
		}
		sums[row[owner]] += n
	}
	most := slices.SortedFunc(maps.Keys(sums), func(a, b string) int {
		if sums[a] != sums[b] {
			return sums[b] - sums[a]
		}
		return strings.Compare(a, b)
	})
	var want []string
	for _, name := range most[:10] {
		want = append(want, fmt.Sprintf("%s|%d", name, sums[name]))
	}
	wantRows(t, url, `SELECT p.name, sum(f.amount)::int FROM penalties f JOIN cases c ON c.id = f.case_id JOIN parties p ON p.id = c.party_id
		GROUP BY p.id, p.name ORDER BY 2 DESC, p.name COLLATE "C" LIMIT 10`, want...)

	again, err := exchange.Import(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	wantCounts(t, again, "0 0 3115 0", "0 0 3229 0", "0 0 7988 0", "0 0 7988 0", "0 0 7988 0")
}

// An imported business that is open, and whose day of opening is known, has a day by which it must get an official.
func TestImportVacancies(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	m, path := mappedWith(t, "openedOn: {column: date}"), register(t)
	for range 2 { // the second import changes nothing
		if _, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: path, Mapping: m}); err != nil {
			t.Fatal(err)
		}
		// Fifteen working days after opening: 7, 10 to 14, 17 to 21, 24 to 27 of January; 2, 3, 6 to 10, 13 to 17, 20 to 22 of March.
		wantRows(t, url, "SELECT source_key, opened_on, closed_on, vacant_from, vacant_due_on FROM food_businesses WHERE closed_on IS NULL ORDER BY opened_on",
			"10|2022-01-06|-|2022-01-06|2022-01-27", "30|2023-03-01|-|2023-03-01|2023-03-22")
		wantRows(t, url, "SELECT count(*) FROM food_businesses WHERE closed_on IS NOT NULL AND vacant_from IS NOT NULL", "0")
	}
}
