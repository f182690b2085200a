package exchange_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"docket/exchange"
	"docket/exchange/mapping"
	"docket/postgres/postgrestest"
)

// rowPerPenalty is the mapping of a register that has a row for each penalty.
var rowPerPenalty = strings.NewReplacer(
	"  case:\n", "  case:\n    combine: true\n",
	`each: {column: 处罚, pattern: "(?P<kind>警告|罚款|没收违法所得)(?P<amount>[0-9.]+元)?"}`+"\n", "when: {column: 处罚, empty: false}\n",
	"    kind: {part: kind,", "    kind: {column: 处罚,", "amount: {part: amount}", "amount: {column: 金额}",
).Replace(penaltiesMapping)

const rowsPerPenalty = `案号,文号,当事人,住所,案由,立案日期,处罚日期,处罚,金额
甲,罚甲,某店,某路1号,经营过期食品,2024-03-01,2024-05-01,罚款,1000.50
乙,罚乙,某厂,某路2号,虚假广告,2024-03-02,2024-05-02,罚款,200
甲,罚甲,某店,某路1号,经营过期食品,2024-03-01,2024-05-01,没收违法所得,80
丙,罚丙,丙店,某路3号,经营过期食品,2024-03-03,2024-05-03,罚款,1
丙,罚丙,丙店,某路3号,未明码标价,2024-03-03,2024-05-03,警告,
甲,罚甲,某店,某路1号,经营过期食品,2024-03-01,2024-05-01,警告,
丁,罚丁,丁店,某路4号,经营过期食品,2024-03-04,2024-05-04,罚款,5
丁,罚丁,丁店,某路4号,经营过期食品,2024-03-04,2024-05-04,罚款,6
戊,罚戊,戊店,某路5号,经营过期食品,2024-03-05,2024-05-05,罚款,一百
戊,罚戊,戊店,某路5号,经营过期食品,2024-03-05,2024-05-05,警告,
乙,罚乙,某厂,某路2号,虚假广告,2024-03-02,2024-05-02,罚款,200
己,罚己,己店,某路6号,经营过期食品,2999-03-06,2024-05-06,罚款,5
己,罚己,己店,某路6号,经营过期食品,2999-03-06,2024-05-06,警告,
庚,罚庚,某店,某路1号,经营过期食品,2024-03-07,2024-05-07,,
`

func combineSettings(t *testing.T, url, path string) exchange.Settings {
	t.Helper()
	m, err := mapping.Read(strings.NewReader(rowPerPenalty))
	if err != nil {
		t.Fatal(err)
	}
	return exchange.Settings{Database: url, File: path, Mapping: m, By: "王一"}
}

// The rows with one case number make one case with the penalties of all; where one of them has a fault, none is taken.
func TestCombinedRows(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	empty := tables(t, url)
	report, err := exchange.Import(t.Context(), combineSettings(t, url, file(t, rowsPerPenalty)))
	if err != nil {
		t.Fatal(err)
	}
	var faults []string
	for _, f := range report.Faults {
		faults = append(faults, f.Place()+" "+f.Field+": "+f.Message)
	}
	slices.Sort(faults)
	const fault = ": another row of the case %s has a fault: correct it, and import all rows of the case"
	want := []string{
		"A11 case.caseNo" + strings.ReplaceAll(fault, "%s", "戊"),
		"A12 case.caseNo: the same row is already in line 3: remove this line",
		"A14 case.caseNo" + strings.ReplaceAll(fault, "%s", "己"),
		"E5 case.cause: the lines 5, 6 are of the case 丙 and differ here: write the same in all of them",
		"E6 case.cause: the lines 5, 6 are of the case 丙 and differ here: write the same in all of them",
		"F13 case.filedOn: 2999-03-06 is in the future: the latest day allowed is today, ",
		"H8 penalty.kind: the lines 8, 9 impose several fines on the case 丁: name the act of each fine, or add up the fines that are for one act",
		"H9 penalty.kind: the lines 8, 9 impose several fines on the case 丁: name the act of each fine, or add up the fines that are for one act",
		"I10 penalty.amount: \"一百\" is not an amount: write it as 1234.50, 1,234.50, ¥1,234.50 or 1.2万元",
	}
	if len(faults) != len(want) || report.Rejected != 9 || report.Rows != 14 {
		t.Errorf("%d rows, %d rejected", report.Rows, report.Rejected)
	}
	for n := range min(len(want), len(faults)) {
		if !strings.HasPrefix(faults[n], want[n]) {
			t.Errorf("fault %s\nwant  %s", faults[n], want[n])
		}
	}
	const penalties = `SELECT c.case_no, string_agg(concat_ws(' ', p.kind, p.amount), ', ' ORDER BY p.id) AS penalties FROM cases c LEFT JOIN penalties p ON p.case_id = c.id GROUP BY c.case_no ORDER BY min(c.filed_on)`
	wantRows(t, url, penalties, "甲|CONFISCATION_OF_GAINS 80.00, FINE 1000.50, WARNING", "乙|FINE 200.00", "庚|")

	// The same file again changes nothing; an edition with a further row adds its penalty.
	again, err := exchange.Import(t.Context(), combineSettings(t, url, file(t, rowsPerPenalty)))
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]string{"party": "0 0 2 0", "case": "0 0 3 0", "decision": "0 0 3 0", "penalty": "0 0 4 0"}; !maps.Equal(counts(again), want) {
		t.Errorf("again: %v, want %v", counts(again), want)
	}
	newer, err := exchange.Import(t.Context(), combineSettings(t, url, file(t, rowsPerPenalty+"乙,罚乙,某厂,某路2号,虚假广告,2024-03-02,2024-05-02,警告,\n")))
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]string{"party": "0 0 2 0", "case": "0 0 3 0", "decision": "0 0 3 0", "penalty": "1 0 4 0"}; !maps.Equal(counts(newer), want) {
		t.Errorf("with a further row: %v, want %v", counts(newer), want)
	}
	wantUndone(t, url, newer.Number)
	wantUndone(t, url, again.Number)
	wantUndone(t, url, report.Number)
	wantTables(t, url, empty)
}

// Several fines of one decision name their acts: in rows of one case and in cells of one row, in any order. A newer edition changes the fine of an act, and cannot
// make two fines of one act.
func TestFinesOfSeveralActs(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	withAct := strings.Replace(rowPerPenalty, "    kind: {column: 处罚,", "    act: {column: 行为}\n    kind: {column: 处罚,", 1)
	m, err := mapping.Read(strings.NewReader(withAct))
	if err != nil {
		t.Fatal(err)
	}
	const header = "案号,文号,当事人,住所,案由,立案日期,处罚日期,处罚,金额,行为\n"
	row := func(no, rest string) string {
		return no + ",罚" + no + ",某店,某路1号,经营过期食品,2024-03-01,2024-05-01," + rest + "\n"
	}
	take := func(rows ...string) *exchange.Report {
		t.Helper()
		report, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: file(t, header+strings.Join(rows, "")), Mapping: m, By: "王一"})
		if err != nil {
			t.Fatal(err)
		}
		return report
	}
	refused := func(report *exchange.Report, want string) {
		t.Helper()
		if len(report.Faults) == 0 || !strings.Contains(report.Faults[0].Message, want) {
			t.Errorf("%v, want %q", report.Faults, want)
		}
	}
	fines := func() string {
		t.Helper()
		return texts(t, url, `SELECT string_agg(concat_ws(' ', d.decision_no, p.kind, p.amount, p.act), '; ' ORDER BY d.decision_no, p.kind, p.act) FROM penalties p
			JOIN decisions d ON d.agency_id = p.agency_id AND d.id = p.decision_id`)[0]
	}
	report := take(row("甲", "罚款,1000,销售过期食品"), row("甲", "罚款,500,未查验供货者"), row("甲", "警告,,"),
		row("乙", "罚款,30,一"), row("乙", "罚款,40,"), row("丙", "罚款,30,一"), row("丙", "罚款,40,一"), row("丁", "罚款,7,"))
	const lines = "impose several fines on the case %s: name the act of each fine"
	refused(report, strings.ReplaceAll(lines, "%s", "乙"))
	if report.Rejected != 4 || len(report.Faults) != 4 || !strings.Contains(report.Faults[2].Message, strings.ReplaceAll(lines, "%s", "丙")) {
		t.Errorf("%d rejected: %v", report.Rejected, report.Faults)
	}
	want := "罚丁 FINE 7.00; 罚甲 FINE 500.00 未查验供货者; 罚甲 FINE 1000.00 销售过期食品; 罚甲 WARNING"
	if got := fines(); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}

	// The next edition has them in another order and another amount of one of them; the fine of 丁 is said to be of an act, and a second one is added.
	report = take(row("甲", "罚款,600,未查验供货者"), row("甲", "警告,,"), row("甲", "罚款,1000,销售过期食品"), row("丁", "罚款,7,一"), row("丁", "罚款,8,二"))
	want = "罚丁 FINE 7.00 一; 罚丁 FINE 8.00 二; 罚甲 FINE 600.00 未查验供货者; 罚甲 FINE 1000.00 销售过期食品; 罚甲 WARNING"
	if got := fines(); got != want || report.Rejected != 0 {
		t.Errorf("%s\nwant %s: %v", got, want, report.Faults)
	}

	// Left out, a fine stays on record: one that names no act, or the act of another, would be a second fine of one act.
	const onRecord = "the fines of this row and those of the decision 罚丁 on record would not be for one act each"
	refused(take(row("丁", "罚款,9,二")), onRecord)
	refused(take(row("丁", "罚款,9,二"), row("丁", "罚款,9,四")), onRecord) // in the order of the acts, 二 would be the fine that was of 一
	if got := fines(); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}
