package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/vektah/gqlparser/v2"

	"docket/query"
	"docket/query/catalog"
	"docket/query/plan"
	"docket/query/querytest"
)

// TestReport checks each figure of the report against SQL by hand, and that its records have that count or sum.
func TestReport(t *testing.T) {
	t.Parallel()
	s := serve(t)
	// The figures of the days from $1 to $2 by hand. A share has its whole beside it.
	const (
		in    = "BETWEEN $1::text::date AND $2::text::date"
		open  = "coalesce(b.opened_on, (SELECT min(g.starts_on) FROM level_changes g WHERE (g.agency_id, g.business_id) = (b.agency_id, b.id) AND g.cancelled_on IS NULL)) <= $2::text::date AND coalesce(b.closed_on, 'infinity') > $2::text::date"
		taken = "EXISTS (SELECT FROM coverage_assignments a WHERE (a.agency_id, a.business_id) = (b.agency_id, b.id) AND a.period @> $2::text::date)"
		share = "(SELECT round(100.0 * count(*) FILTER (WHERE %s) / nullif(count(*), 0), 2)::text FROM %s)"
		count = "(SELECT count(*) FROM %s)"
	)
	figures := []struct {
		name, opens, sum, sql string
	}{
		{"complaintsReceived", "complaints", "", fmt.Sprintf(count, "complaints WHERE received_on "+in)},
		{"recoveredForConsumers", "complaints", "recoveredAmount", "(SELECT coalesce(sum(recovered_amount), 0)::numeric(14,2)::text FROM complaints WHERE received_on " + in + ")"},
		{"acknowledgedInOneDay", "complaints", "", fmt.Sprintf(share, "(acknowledged_at AT TIME ZONE 'Asia/Shanghai')::date <= acknowledge_by", "complaints WHERE received_on "+in)},
		{"closedInSevenDays", "complaints", "", fmt.Sprintf(share, "(closed_at AT TIME ZONE 'Asia/Shanghai')::date <= close_by", "complaints WHERE received_on "+in)},
		{"analysisReports", "analysisReports", "", fmt.Sprintf(count, "analysis_reports WHERE issued_on "+in)},
		{"noReasonReturnMerchants", "promiseMerchants", "", fmt.Sprintf(count, "promise_merchants WHERE scheme = 'NO_REASON_RETURN' AND daterange(joined_on, left_on) @> $2::text::date")},
		{"preferredMerchants", "promiseMerchants", "", fmt.Sprintf(count, "promise_merchants WHERE scheme = 'PREFERRED' AND daterange(joined_on, left_on) @> $2::text::date")},
		{"rightsStations", "rightsStations", "", fmt.Sprintf(count, "rights_stations WHERE daterange(opened_on, closed_on) @> $2::text::date")},
		{"casesDecided", "cases", "", fmt.Sprintf(count, "cases WHERE decided_on "+in)},
		{"penaltyAmount", "cases", "penaltyAmount", "(SELECT coalesce(sum(p.amount), 0)::numeric(14,2)::text FROM penalties p JOIN cases c ON c.id = p.case_id WHERE p.withdrawn_on IS NULL AND c.decided_on " + in + ")"},
		{"goodsDestroyed", "goodsMovements", "quantity", "(SELECT coalesce(sum(quantity), 0)::numeric(14,3)::text FROM goods_movements WHERE kind = 'DESTROY' AND moved_on " + in + ")"},
		{"businessesCovered", "foodBusinesses", "", fmt.Sprintf(count, "food_businesses b WHERE "+open+" AND "+taken)},
		{"coverageCompletion", "foodBusinesses", "", fmt.Sprintf(share, taken, "food_businesses b WHERE "+open)},
		{"equipmentInspections", "inspections", "", fmt.Sprintf(count, "inspections WHERE inspected_on "+in)},
		{"hazardsFound", "hazards", "", fmt.Sprintf(count, "hazards h JOIN inspections i ON i.id = h.inspection_id WHERE i.inspected_on "+in)},
		{"hazardsRemoved", "hazards", "", fmt.Sprintf(count, "hazards h JOIN inspections i ON i.id = h.inspection_id WHERE h.removed_on IS NOT NULL AND i.inspected_on "+in)},
		{"safetyOrders", "safetyOrders", "", fmt.Sprintf(count, "safety_orders WHERE issued_on "+in)},
		{"equipmentCasesFiled", "cases", "", fmt.Sprintf(count, "cases c WHERE c.id IN (SELECT case_id FROM inspections UNION SELECT case_id FROM safety_orders) AND filed_on "+in)},
		{"failedProductFollowUps", "followUps", "", fmt.Sprintf(count, "follow_ups WHERE opened_on "+in)},
		{"followUpCompletion", "followUps", "", fmt.Sprintf(share, "closed_on IS NOT NULL", "follow_ups WHERE opened_on "+in)},
		{"remoteChecks", "remoteChecks", "", fmt.Sprintf(count, "remote_checks WHERE checked_on "+in)},
	}
	shares := []string{"acknowledgedInOneDay", "closedInSevenDays", "coverageCompletion", "followUpCompletion"}
	asked, worked := "", []string{}
	for _, f := range figures {
		measure := "totalCount"
		if f.sum != "" {
			measure = "aggregate { sum { " + f.sum + " } }"
		}
		asked += fmt.Sprintf("%s { value previous changePercent %s { %s } }\n", f.name, f.opens, measure)
		worked = append(worked, fmt.Sprintf("'%s', %s", f.name, f.sql))
	}
	report := `query Report($agency: String, $period: ReportPeriod!, $compare: ReportPeriod) {
		report(agency: $agency, period: $period, compareWith: $compare) {
			from until ` + asked + `
			figures { indicator { name label operation } value previous changePercent }
		}
	}`
	figure := func(from, until string) map[string]any {
		return s.sql(t, "SELECT jsonb_build_object("+strings.Join(worked, ", ")+")", from, until).(map[string]any)
	}
	// One plan cache serves all: compareWith left out, null, and given are three different things.
	type days struct{ from, until string }
	type object = map[string]any
	none, leftOut := days{}, any("left out")
	for _, c := range []struct {
		period  object
		compare any
		days
		previous days
	}{
		{object{"year": 2023}, object{"year": 2022}, days{"2023-01-01", "2023-12-31"}, days{"2022-01-01", "2022-12-31"}},
		{object{"year": 2023}, leftOut, days{"2023-01-01", "2023-12-31"}, days{"2022-01-01", "2022-12-31"}},
		{object{"year": 2023}, nil, days{"2023-01-01", "2023-12-31"}, none},
		{object{"year": 2022}, object{"year": 1999}, days{"2022-01-01", "2022-12-31"}, days{"1999-01-01", "1999-12-31"}},
		{object{"quarter": "2023Q4"}, nil, days{"2023-10-01", "2023-12-31"}, none},
		{object{"quarter": "2023Q1"}, leftOut, days{"2023-01-01", "2023-03-31"}, days{"2022-01-01", "2022-03-31"}},
		{object{"month": "2022-02"}, object{"from": "2022-01-31", "until": "2022-01-31"}, days{"2022-02-01", "2022-02-28"}, days{"2022-01-31", "2022-01-31"}},
		{object{"month": "2023-05"}, leftOut, days{"2023-05-01", "2023-05-31"}, days{"2022-05-01", "2022-05-31"}},
		{object{"from": "2023-06-15", "until": "2023-06-15"}, nil, days{"2023-06-15", "2023-06-15"}, none},
		{object{"from": "2023-06-15", "until": "2023-06-30"}, leftOut, days{"2023-06-15", "2023-06-30"}, days{"2022-06-15", "2022-06-30"}},
	} {
		variables := object{"agency": "320585", "period": c.period}
		if c.compare != leftOut {
			variables["compare"] = c.compare
		}
		r := s.mustAsk(t, report, variables)
		if r.at("report", "from") != c.from || r.at("report", "until") != c.until {
			t.Errorf("%v: from %v until %v", c.period, r.at("report", "from"), r.at("report", "until"))
		}
		now := figure(c.from, c.until)
		var then map[string]any
		if c.previous != none {
			then = figure(c.previous.from, c.previous.until)
		}
		for i, f := range figures {
			name := f.name
			if got := r.at("report", name, "value"); got != now[name] {
				t.Errorf("%v: %s is %v, by hand %v", variables, name, got, now[name])
			}
			if got := r.at("report", name, "previous"); got != then[name] {
				t.Errorf("%v: %s was %v, by hand %v", variables, name, got, then[name])
			}
			change := s.sql(t, "SELECT round(100 * ($1::text::numeric - $2::text::numeric) / nullif($2::text::numeric, 0), 2)::text", text(now[name]), text(then[name]))
			if got := r.at("report", name, "changePercent"); got != change {
				t.Errorf("%v: %s changed by %v, by hand %v", variables, name, got, change)
			}
			if got := r.at("report", "figures", i); fmt.Sprint(got.(map[string]any)["value"]) != fmt.Sprint(now[name]) {
				t.Errorf("%v: the table has %v, want %s %v", c.period, got, name, now[name])
			}
		}
		for i, f := range figures {
			path := []any{"report", f.name, f.opens, "totalCount"}
			if f.sum != "" {
				path = []any{"report", f.name, f.opens, "aggregate", "sum", f.sum}
			}
			isShare := slices.Contains(shares, f.name)
			if got := r.at(path...); !isShare && got != now[f.name] {
				t.Errorf("%v: %s opens to %v, want %v", c.period, f.name, got, now[f.name])
			}
			// The operation of an indicator can be sent alone and answers the same.
			operation, _ := r.at("report", "figures", i, "indicator", "operation").(string)
			alone := s.mustAsk(t, operation, map[string]any{"from": c.from, "until": c.until})
			if !isShare && !strings.Contains(alone.body, fmt.Sprint(now[f.name])) {
				t.Errorf("%s\n%s\nwant %v", operation, alone.body, now[f.name])
			}
		}
	}
	// The published paragraph.
	r := s.mustAsk(t, `{ report(agency: "320585", period: {year: 2023}) { narrative en: narrative(language: EN) } }`, nil)
	if want := "接收投诉举报21773件，为消费者挽回损失509万元，1个工作日响应率100%，7个工作日办结率90%，发布消费投诉分析报告58份。" +
		"发展线下无理由退货承诺单位8736家、放心消费优选单位2410家，建成消费维权服务站64家。" +
		"查办案件1991件，罚没款592万元，销毁物品11800件。落实食品安全包保，包保主体14528家，完成率100%。" +
		"检查特种设备使用单位1969家次，发现隐患3279个，消除3279个，签发安全监察指令书986份，立案159件。处置不合格产品24批次，完成率100%。"; r.at("report", "narrative") != want {
		t.Errorf("%v\nwant %s", r.at("report", "narrative"), want)
	}
	if want := "21,773 complaints and reports were received, and 5.09 million yuan were recovered for consumers; 100% were answered within one working day, " +
		"90% closed within seven; 58 analysis reports were issued. 8,736 shops promised returns without reason, 2,410 were preferred shops, and there were " +
		"64 consumer-rights stations. 1,991 cases were decided, with 5.92 million yuan in fines and confiscations; 11,800 items were destroyed. " +
		"Officials answered for 14,528 food businesses, 100% of those open. 1,969 inspections of special equipment found 3,279 hazards, of which 3,279 were " +
		"removed; 986 safety orders were issued and 159 cases filed. 24 failed products were followed up, 100% to the end."; r.at("report", "en") != want {
		t.Errorf("%v\nwant %s", r.at("report", "en"), want)
	}
}

// TestReportRounds checks that a share below the whole is at most 99.99 and a share above nothing at least 0.01, while a change is only
// rounded.
func TestReportRounds(t *testing.T) {
	t.Parallel()
	s := serve(t)
	figures := func() map[string]any {
		t.Helper()
		return s.mustAsk(t, `{ report(agency: "320585", period: {year: 2023}, compareWith: {year: 2022}) {
			acknowledgedInOneDay { value previous changePercent } recoveredForConsumers { value previous changePercent } followUpCompletion { value changePercent }
			zh: narrative en: narrative(language: EN)
		} }`, nil).at("report").(map[string]any)
	}
	want := func(got map[string]any, name string, want map[string]any) {
		t.Helper()
		if !reflect.DeepEqual(got[name], any(want)) {
			t.Errorf("%s: %v, want %v", name, got[name], want)
		}
	}
	// Of 21,773 complaints one was answered late: that is 99.9954 %.
	s.exec(t, `UPDATE complaints SET acknowledged_in_time = false WHERE id = (SELECT max(id) FROM complaints)`)
	r := figures()
	want(r, "acknowledgedInOneDay", map[string]any{"value": "99.99", "previous": "100.00", "changePercent": "-0.01"})
	want(r, "followUpCompletion", map[string]any{"value": "100.00", "changePercent": "0.00"})
	// One alone was answered in time: that is 0.0046 %.
	s.exec(t, `UPDATE complaints SET acknowledged_in_time = (id = (SELECT max(id) FROM complaints))`)
	want(figures(), "acknowledgedInOneDay", map[string]any{"value": "0.01", "previous": "0.00", "changePercent": nil})

	// One complaint of each year holds all that was recovered.
	const ofYears = "(SELECT max(id) FROM complaints WHERE received_on < '2023-01-01'), (SELECT max(id) FROM complaints)"
	s.exec(t, "UPDATE complaints SET recovered_amount = 0 WHERE recovered_amount <> 0")
	for _, c := range []struct{ previous, value, change, zh, en string }{
		{"111112.00", "111111.00", "0.00", "11.11万元，与上期基本持平，", "0.11 million yuan were recovered for consumers (nearly as before);"}, // -0.0009 %
		{"111111.00", "111111.00", "0.00", "11.11万元，与上期持平，", "for consumers (as before);"},
		{"4713600.00", "0.01", "-100.00", "0万元，较上期下降100%，", "for consumers (down 100%);"}, // -99.9999998 %
		{"20000.00", "20001.00", "0.01", "2万元，较上期增长0.01%，", "for consumers (up 0.01%);"},  // 0.005 %: half away from zero
		{"20000.00", "19999.00", "-0.01", "2万元，较上期下降0.01%，", "for consumers (down 0.01%);"},
		{"20000.00", "20000.99", "0.00", "2万元，与上期基本持平，", "for consumers (nearly as before);"}, // 0.00495 %
		{"0.00", "20000.00", "", "2万元，1个工作日", "for consumers; "},
	} {
		s.exec(t, fmt.Sprintf("UPDATE complaints SET recovered_amount = CASE WHEN received_on < '2023-01-01' THEN %s ELSE %s END WHERE id IN (%s)", c.previous, c.value, ofYears))
		r := figures()
		change := any(c.change)
		if c.change == "" {
			change = nil
		}
		want(r, "recoveredForConsumers", map[string]any{"value": c.value, "previous": c.previous, "changePercent": change})
		for language, words := range map[string]string{"zh": c.zh, "en": c.en} {
			if got, _ := r[language].(string); !strings.Contains(got, words) {
				t.Errorf("%s to %s: %s\nwant %s", c.previous, c.value, got, words)
			}
		}
	}
}

// TestReportReadsThePreviousPeriodOnDemand checks that the previous period is read only for fields that show it, and once for all of them.
func TestReportReadsThePreviousPeriodOnDemand(t *testing.T) {
	t.Parallel()
	c := querytest.Catalog(t)
	statement := func(selection string) string {
		t.Helper()
		text := `{ report(period: {year: 2023}) { ` + selection + ` } }`
		doc, errs := gqlparser.LoadQueryWithRules(c.Schema, text, nil)
		if len(errs) > 0 {
			t.Fatal(errs)
		}
		reader := &statementReader{}
		service := query.New(query.Settings{Catalog: c, Reader: reader, Limits: plan.DefaultLimits, Zone: querytest.Zone, Clock: querytest.Clock, Log: slog.New(slog.DiscardHandler)})
		if _, err := service.Read(t.Context(), query.Operation{Document: doc, Definition: doc.Operations[0], Text: text, Role: catalog.Operator, Agencies: []int64{1}}); err != nil {
			t.Fatal(err)
		}
		return reader.sql
	}
	for selection, want := range map[string]int{
		"analysisReports { value }":                          1,
		"analysisReports { value previous }":                 2,
		"analysisReports { changePercent }":                  2,
		"analysisReports { value previous changePercent }":   2,
		"analysisReports { analysisReports { totalCount } }": 1,
		"figures { value }":                                  1,
		"figures { value changePercent }":                    2,
		"figures { indicator { name operation } }":           0,
		"narrative": 1,
		"narrative analysisReports { value changePercent }": 2,
		"casesDecided { value previous changePercent }":     0,
	} {
		if got := strings.Count(statement(selection), "FROM analysis_reports "); got != want {
			t.Errorf("%s: analysis_reports is read %d times, want %d", selection, got, want)
		}
	}
}

// statementReader stores the statement it is given and answers null.
type statementReader struct{ sql string }

func (r *statementReader) QueryRow(_ context.Context, sql string, _ []any, _ bool) ([][]byte, error) {
	r.sql = sql
	return [][]byte{[]byte("null")}, nil
}

func text(v any) any {
	if v == nil {
		return nil
	}
	return fmt.Sprint(v)
}

// TestReportOfTheBureausBelow checks that the report of a higher agency counts the agencies below it and no others.
func TestReportOfTheBureausBelow(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.exec(t, `
		INSERT INTO agencies (id, code, name, short_name, level) VALUES (101, '320000', '江苏省市场监督管理局', '苏市监', 'PROVINCE');
		INSERT INTO agencies (id, code, name, short_name, level, parent_id) VALUES (102, '320500', '苏州市市场监督管理局', '苏州市监', 'CITY', 101);
		INSERT INTO agencies (id, code, name, short_name, level, parent_id) VALUES (103, '320581', '常熟市市场监督管理局', '常市监', 'COUNTY', 102);
		UPDATE agencies SET parent_id = 102 WHERE code = '320585';
		INSERT INTO parties (agency_id, kind, name) VALUES (103, 'COMPANY', '某公司'), (101, 'COMPANY', '某公司');
		INSERT INTO cases (agency_id, case_no, field, source, procedure, cause, status, party_id, filed_on, decided_on)
			SELECT agency_id, '案' || n, 'FOOD', 'INSPECTION', 'ORDINARY', '……', 'DECIDED', id, '2023-05-01', '2023-05-02'
			FROM parties, generate_series(1, 3) n WHERE agency_id > 100 AND (agency_id = 103 OR n = 1)`)
	// A running server reads new agencies only after some seconds; a second server reads them when it starts.
	other := s.restart(t)
	r := other.mustAsk(t, `query Below($year: Int!) {
		own: report(agency: "320585", period: {year: $year}) { casesDecided { value } }
		sister: report(agency: "320581", period: {year: $year}) { casesDecided { value cases { nodes { caseNo agency { code } } } } }
		city: report(agency: "320500", period: {year: $year}) { agency { name } casesDecided { value } }
		province: report(agency: "320000", period: {year: $year}) { casesDecided { value } }
		all: report(period: {year: $year}) { agency { name } casesDecided { value } }
		nobody: report(agency: "329999", period: {year: $year}) { casesDecided { value } }
	}`, map[string]any{"year": 2023})
	for name, want := range map[string]string{"own": "1991", "sister": "3", "city": "1994", "province": "1995", "all": "1995"} {
		if got := fmt.Sprint(r.at(name, "casesDecided", "value")); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if r.at("nobody") != nil || r.at("all", "agency") != nil || r.at("city", "agency", "name") != "苏州市市场监督管理局" {
		t.Errorf("%s", r.body)
	}
	if got := r.at("sister", "casesDecided", "cases", "nodes", 0, "agency", "code"); got != "320581" {
		t.Errorf("opens to a case of %v", got)
	}
}

// TestReportRefusals checks the errors of wrong periods and agencies.
func TestReportRefusals(t *testing.T) {
	t.Parallel()
	s := serve(t)
	const operation = `query($period: ReportPeriod!, $compare: ReportPeriod) { report(period: $period, compareWith: $compare) { casesDecided { value } } }`
	for period, want := range map[string][2]string{
		`{}`:                                 {"period", "exactly one of year, quarter, month"},
		`{"year": 2023, "month": "2023-01"}`: {"period", "exactly one of"},
		`{"from": "2023-01-01"}`:             {"period", "both from and until"},
		`{"year": 2023, "from": "2023-01-01", "until": "2023-02-01"}`: {"period", "exactly one of"},
		`{"from": "2023-02-01", "until": "2023-01-31"}`:               {"period", "before it begins"},
		`{"quarter": "2023Q5"}`:                                       {"period.quarter", `as "2023Q2"`},
		`{"month": "2023-13"}`:                                        {"period.month", `as "2023-05"`},
		`{"year": 0}`:                                                 {"period.year", "as 2023"},
	} {
		var value any
		if err := json.Unmarshal([]byte(period), &value); err != nil {
			t.Fatal(err)
		}
		// As variables of a plan that is cached, and of one that is not.
		s.mustAsk(t, operation, map[string]any{"period": map[string]any{"quarter": "2023Q1"}})
		s.mustAsk(t, operation, map[string]any{"period": map[string]any{"from": "2023-01-01", "until": "2023-01-02"}})
		r := s.ask(t, operation, map[string]any{"period": value})
		if r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != want[0] || !strings.Contains(r.Errors[0].Message, want[1]) {
			t.Errorf("%s: %s", period, r.body)
		}
	}
	const ofBureau = `query($agency: String) { report(agency: $agency, period: {year: 2023}) { casesDecided { value } } }`
	for _, agency := range []string{"Agency:1", "32058", "320585001", "３２０５８５", "", "32058a"} {
		s.mustAsk(t, ofBureau, map[string]any{"agency": "320585"})
		s.mustAsk(t, ofBureau, nil)
		for _, r := range []reply{s.ask(t, ofBureau, map[string]any{"agency": agency}), s.ask(t, strings.NewReplacer("($agency: String)", "", "$agency", fmt.Sprintf("%q", agency)).Replace(ofBureau), nil)} {
			if r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != "agency" || !strings.Contains(r.Errors[0].Message, "is not a division code, six digits as in 320585") {
				t.Errorf("%s: %s", agency, r.body)
			}
		}
	}
	r := s.ask(t, operation, map[string]any{"period": map[string]any{"year": 2023}, "compare": map[string]any{"year": 20230}})
	if r.Errors == nil || r.Errors[0].Extensions["field"] != "compareWith.year" {
		t.Errorf("%s", r.body)
	}
}

// TestIndicators checks that the indicators are answered without reading records.
func TestIndicators(t *testing.T) {
	t.Parallel()
	s := serve(t)
	r := s.mustAsk(t, `{ indicators { name label en: label(language: EN) unit note } }`, nil)
	first := r.at("indicators", 8)
	if want := map[string]any{"name": "casesDecided", "label": "办结案件", "en": "Cases decided", "unit": "件", "note": "按作出决定的日期计。"}; !reflect.DeepEqual(first, want) {
		t.Errorf("%v", first)
	}
}

// TestReportOfImportedBusinesses checks businesses that were imported without an opening day: they do not change earlier reports, and count
// as not covered in later ones.
func TestReportOfImportedBusinesses(t *testing.T) {
	t.Parallel()
	s := serve(t)
	coverage := func(year int) string {
		r := s.mustAsk(t, `query ($period: ReportPeriod!) { report(agency: "320585", period: $period) { businessesCovered { value } coverageCompletion { value } } }`,
			map[string]any{"period": map[string]any{"year": year}})
		return fmt.Sprint(r.at("report", "businessesCovered", "value"), " ", r.at("report", "coverageCompletion", "value"))
	}
	if got := coverage(2023); got != "14528 100.00" {
		t.Fatalf("before: %s", got)
	}
	now := coverage(today.Year())
	conn, err := pgx.Connect(t.Context(), s.url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	if _, err := conn.Exec(t.Context(), `INSERT INTO food_businesses (agency_id, party_id, name, type, source_key, level, imported_version)
		SELECT p.agency_id, p.id, '某店' || n, 'SALE', 'k' || n, CASE WHEN n <= 500 THEN 'D' END, 1
		FROM generate_series(1, 1000) n, (SELECT agency_id, id FROM parties WHERE agency_id = (SELECT id FROM agencies WHERE code = '320585') LIMIT 1) p;
		INSERT INTO level_changes (agency_id, business_id, level, starts_on)
		SELECT agency_id, id, level, '`+today.Format("2006-01-02")+`' FROM food_businesses WHERE source_key IS NOT NULL AND level IS NOT NULL`); err != nil {
		t.Fatal(err)
	}
	if got := coverage(2023); got != "14528 100.00" {
		t.Errorf("after an import: %s", got)
	}
	if got := coverage(today.Year()); got == now {
		t.Errorf("500 businesses without an official change nothing: %s", got)
	}
}
