package graph_test

import (
	"fmt"
	"strings"
	"testing"
)

const readDifferences = `query($period: ReportPeriod!, $at: DateTime!, $figures: [String!], $agency: String) {
	reportDifferences(period: $period, publishedAt: $at, figures: $figures, agency: $agency) {
		from until figures { name published now difference recordCount records { id published now } } } }`

// differencesOf returns the figures of an answer whose records differ, a line each, and the others' names by their value.
func differencesOf(r reply) (lines []string, same map[string]string) {
	same = map[string]string{}
	figures, _ := r.at("reportDifferences", "figures").([]any)
	for _, f := range figures {
		f, _ := f.(map[string]any)
		records, _ := f["records"].([]any)
		if len(records) == 0 {
			same[fmt.Sprint(f["name"])] = fmt.Sprint(f["published"], " ", f["now"])
			continue
		}
		line := fmt.Sprint(f["name"], " ", f["published"], " ", f["now"], " ", f["difference"], ":")
		for _, record := range records {
			record, _ := record.(map[string]any)
			line += fmt.Sprint(" ", record["id"], " ", record["published"], "→", record["now"])
		}
		lines = append(lines, line)
	}
	return lines, same
}

// A report of last year, corrections, and the same report: the figures as published are those of then, and the records behind each difference are those
// that were changed, worked out here by SQL.
func TestReportDifferences(t *testing.T) {
	t.Parallel()
	s := serveNow(t)
	const period = `{year: 2023}`
	year := map[string]any{"year": 2023}
	text := func(query string) string { return fmt.Sprint(s.sql(t, query)) }
	const decided = "(SELECT id FROM cases WHERE agency_id = 1 AND decided_on BETWEEN '2023-01-01' AND '2023-12-31' AND EXISTS (SELECT FROM penalties p WHERE p.case_id = cases.id AND p.kind = 'FINE' AND p.withdrawn_on IS NULL) ORDER BY id LIMIT 1)"
	const received = "(SELECT id FROM complaints WHERE agency_id = 1 AND recovered_amount > 0 AND received_on BETWEEN '2023-01-01' AND '2023-12-31' ORDER BY id LIMIT 1)"
	const issued = "(SELECT id FROM analysis_reports WHERE agency_id = 1 AND issued_on BETWEEN '2023-01-01' AND '2023-12-31' ORDER BY id LIMIT 1)"
	fined, recovered, report := text("SELECT "+decided), text("SELECT "+received), text("SELECT "+issued)
	penalty := func() string {
		return text("SELECT sum(amount)::numeric(14,2)::text FROM penalties WHERE withdrawn_on IS NULL AND case_id = " + fined)
	}
	figures := func() map[string]string {
		r := s.as(t, "legal", `{ report(period: `+period+`) { figures { indicator { name } value } } }`, nil)
		values := map[string]string{}
		list, _ := r.at("report", "figures").([]any)
		for i := range list {
			values[fmt.Sprint(r.at("report", "figures", i, "indicator", "name"))] = fmt.Sprint(r.at("report", "figures", i, "value"))
		}
		return values
	}
	then, penaltyThen := figures(), penalty()
	amountThen := text("SELECT recovered_amount::text FROM complaints WHERE id = " + recovered)
	published := s.instant(t)
	s.exec(t, "ALTER TABLE penalties DISABLE TRIGGER penalties_final_once_served; UPDATE penalties SET amount = amount + 5.50 WHERE kind = 'FINE' AND withdrawn_on IS NULL AND case_id = "+fined+"; ALTER TABLE penalties ENABLE TRIGGER penalties_final_once_served")
	s.exec(t, "UPDATE complaints SET recovered_amount = recovered_amount + 100 WHERE id = "+recovered)
	// One is removed and another added: the figure is the same, but not of the same records.
	s.exec(t, "DELETE FROM analysis_reports WHERE id = "+report)
	s.exec(t, "INSERT INTO analysis_reports (agency_id, id, title, issued_on) VALUES (1, 9000001, '补录的报告', '2023-06-01')")
	// Of another year: no figure counts it.
	s.exec(t, "INSERT INTO analysis_reports (agency_id, id, title, issued_on) VALUES (1, 9000002, '去年的报告', '2022-06-01')")
	now := figures()

	r := s.as(t, "legal", readDifferences, map[string]any{"period": year, "at": published})
	lines, same := differencesOf(r)
	fines := text("SELECT (5.50 * count(*))::text FROM penalties WHERE kind = 'FINE' AND withdrawn_on IS NULL AND case_id = " + fined)
	want := []string{
		fmt.Sprintf("recoveredForConsumers %s %s 100.00: Complaint:1:%s %s→%s", then["recoveredForConsumers"], now["recoveredForConsumers"], recovered, amountThen,
			text("SELECT recovered_amount::text FROM complaints WHERE id = "+recovered)),
		fmt.Sprintf("analysisReports %[1]s %[1]s 0: AnalysisReport:1:%[2]s 1→<nil> AnalysisReport:1:9000001 <nil>→1", then["analysisReports"], report),
		fmt.Sprintf("penaltyAmount %s %s %s: Case:1:%s %s→%s", then["penaltyAmount"], now["penaltyAmount"], fines, fined, penaltyThen, penalty()),
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("the differences are\n%s\nwant\n%s\n%.500s", strings.Join(lines, "\n"), strings.Join(want, "\n"), r.body)
	}
	for name, values := range same {
		if values != then[name]+" "+then[name] || now[name] != then[name] {
			t.Errorf("%s: %s as published and now; the report said %s then and says %s now", name, values, then[name], now[name])
		}
	}
	if len(same)+len(lines) != len(then) || len(then) < 19 {
		t.Errorf("%d figures, %d of the report", len(same)+len(lines), len(then))
	}

	// A share: a complaint that was not answered in time is, after a correction.
	late := text("SELECT id FROM complaints WHERE agency_id = 1 AND received_on BETWEEN '2023-01-01' AND '2023-12-31' AND acknowledged_in_time ORDER BY id DESC LIMIT 1")
	before := s.instant(t)
	s.exec(t, "UPDATE complaints SET acknowledged_in_time = false WHERE id = "+late)
	r = s.as(t, "auditor", readDifferences, map[string]any{"period": year, "at": before, "figures": []string{"acknowledgedInOneDay", "complaintsReceived"}, "agency": "320585"})
	lines, _ = differencesOf(r)
	if len(lines) != 1 || !strings.HasSuffix(lines[0], ": Complaint:1:"+late+" 1→0") || !strings.HasPrefix(lines[0], "acknowledgedInOneDay ") {
		t.Errorf("a share: %v; %s", lines, r.body)
	}

	// What nobody asked for is not read, and the texts are in the language of the request.
	plain := s.as(t, "legal", `query($at: DateTime!) { d: reportDifferences(period: {month: "2023-06"}, publishedAt: $at, figures: "analysisReports") { __typename from until figures { label unit n: now } } }`, map[string]any{"at": published})
	count := text("SELECT count(*) FROM analysis_reports WHERE issued_on BETWEEN '2023-06-01' AND '2023-06-30'")
	if got := compact(t, plain.body); got != `{"data":{"d":{"__typename":"ReportDifferences","from":"2023-06-01","until":"2023-06-30","figures":[{"label":"Analysis reports","unit":"reports","n":"`+count+`"}]}}}` {
		t.Errorf("%s", got)
	}
	for name, c := range map[string]struct {
		caller    string
		variables map[string]any
		code      string
		says      string
	}{
		"Future": {"legal", map[string]any{"period": year, "at": "2999-01-01T00:00:00Z"}, "BAD_USER_INPUT", "publishedAt: is in the future"},
		"TooOld": {"legal", map[string]any{"period": year, "at": "2020-01-01T00:00:00Z"}, "BAD_USER_INPUT", "publishedAt: is before earlier versions"},
		"Figure": {"legal", map[string]any{"period": year, "at": published, "figures": []string{"profit"}}, "BAD_USER_INPUT", "is no figure of the report"},
		"Period": {"legal", map[string]any{"period": map[string]any{"year": 2023, "month": "2023-01"}, "at": published}, "BAD_USER_INPUT", "period: give exactly one"},
		"Agency": {"legal", map[string]any{"period": year, "at": published, "agency": "Agency:1"}, "BAD_USER_INPUT", "is not a division code"},
		"Public": {"public", map[string]any{"period": year, "at": published}, "FORBIDDEN", "PUBLIC"},
	} {
		if r := s.as(t, c.caller, readDifferences, c.variables); r.code() != c.code || !strings.Contains(r.body, c.says) {
			t.Errorf("%s: %d %s\nwant %s %q", name, r.status, r.body, c.code, c.says)
		}
	}
	// An agency whose records the caller may not read is as one that does not exist.
	for caller, agency := range map[string]string{"neighbour": "320585", "legal": "999999"} {
		if r := s.as(t, caller, readDifferences, map[string]any{"period": year, "at": published, "agency": agency}); len(r.Errors) > 0 || r.at("reportDifferences") != nil || !strings.Contains(r.body, "reportDifferences") {
			t.Errorf("%s asks of %s: %s", caller, agency, r.body)
		}
	}
}
