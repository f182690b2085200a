package graph_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// The figures of the published paragraph, out of the rows: each as plain SQL has it, and each opened to its records, whose
// count or sum it is.
func TestReport(t *testing.T) {
	t.Parallel()
	s := serve(t)
	const report = `query Report($agency: String, $period: ReportPeriod!, $compare: ReportPeriod) {
		report(agency: $agency, period: $period, compareWith: $compare) {
			from until
			casesDecided { value previous changePercent cases { totalCount } }
			penaltyAmount { value previous changePercent cases { aggregate { sum { penaltyAmount } } } }
			goodsDestroyed { value previous changePercent goodsMovements { aggregate { sum { quantity } } } }
			businessesCovered { value previous changePercent foodBusinesses { totalCount } }
			coverageCompletion { value previous changePercent foodBusinesses { totalCount } }
			figures { indicator { name label operation } value previous changePercent }
		}
	}`
	// By hand: what the period's days make of the rows.
	figure := func(from, until string) map[string]any {
		return s.sql(t, `SELECT jsonb_build_object(
			'casesDecided', (SELECT count(*) FROM cases WHERE decided_on BETWEEN $1::text::date AND $2::text::date),
			'penaltyAmount', (SELECT coalesce(sum(p.amount), 0)::numeric(14,2)::text FROM penalties p JOIN cases c ON c.id = p.case_id
				WHERE c.decided_on BETWEEN $1::text::date AND $2::text::date),
			'goodsDestroyed', (SELECT coalesce(sum(quantity), 0)::numeric(14,3)::text FROM goods_movements WHERE kind = 'DESTROY' AND moved_on BETWEEN $1::text::date AND $2::text::date),
			'businessesCovered', (SELECT count(DISTINCT b.id) FROM food_businesses b JOIN coverage_assignments a ON a.business_id = b.id AND a.period @> $2::text::date
				WHERE coalesce(b.opened_on, '-infinity') <= $2::text::date AND coalesce(b.closed_on, 'infinity') > $2::text::date),
			'coverageCompletion', (SELECT round(100.0 * count(*) FILTER (WHERE EXISTS (SELECT FROM coverage_assignments a WHERE a.business_id = b.id AND a.period @> $2::text::date))
				/ nullif(count(*), 0), 2)::text FROM food_businesses b WHERE coalesce(b.opened_on, '-infinity') <= $2::text::date AND coalesce(b.closed_on, 'infinity') > $2::text::date))`,
			from, until).(map[string]any)
	}
	names := []string{"casesDecided", "penaltyAmount", "goodsDestroyed", "businessesCovered", "coverageCompletion"}
	for _, c := range []struct {
		period           map[string]any
		from, until      string
		compare          map[string]any
		fromThen, until2 string
	}{
		{map[string]any{"year": 2023}, "2023-01-01", "2023-12-31", map[string]any{"year": 2022}, "2022-01-01", "2022-12-31"},
		{map[string]any{"year": 2022}, "2022-01-01", "2022-12-31", map[string]any{"year": 1999}, "1999-01-01", "1999-12-31"},
		{map[string]any{"quarter": "2023Q4"}, "2023-10-01", "2023-12-31", nil, "", ""},
		{map[string]any{"month": "2022-02"}, "2022-02-01", "2022-02-28", map[string]any{"from": "2022-01-31", "until": "2022-01-31"}, "2022-01-31", "2022-01-31"},
		{map[string]any{"from": "2023-06-15", "until": "2023-06-15"}, "2023-06-15", "2023-06-15", nil, "", ""},
	} {
		r := s.answer(t, report, map[string]any{"agency": "320585", "period": c.period, "compare": c.compare})
		if r.at("report", "from") != c.from || r.at("report", "until") != c.until {
			t.Errorf("%v: from %v until %v", c.period, r.at("report", "from"), r.at("report", "until"))
		}
		now := figure(c.from, c.until)
		var then map[string]any
		if c.compare != nil {
			then = figure(c.fromThen, c.until2)
		}
		for i, name := range names {
			if got := r.at("report", name, "value"); got != now[name] {
				t.Errorf("%v: %s is %v, by hand %v", c.period, name, got, now[name])
			}
			if got := r.at("report", name, "previous"); got != then[name] {
				t.Errorf("%v: %s was %v, by hand %v", c.period, name, got, then[name])
			}
			change := s.sql(t, "SELECT round(100 * ($1::text::numeric - $2::text::numeric) / nullif($2::text::numeric, 0), 2)::text", fmt.Sprint(now[name]), text(then[name]))
			if got := r.at("report", name, "changePercent"); got != change {
				t.Errorf("%v: %s changed by %v, by hand %v", c.period, name, got, change)
			}
			if got := r.at("report", "figures", i); fmt.Sprint(got.(map[string]any)["value"]) != fmt.Sprint(now[name]) {
				t.Errorf("%v: the table has %v, want %s %v", c.period, got, name, now[name])
			}
		}
		for _, opened := range [][]any{
			{"casesDecided", "cases", "totalCount"},
			{"penaltyAmount", "cases", "aggregate", "sum", "penaltyAmount"},
			{"goodsDestroyed", "goodsMovements", "aggregate", "sum", "quantity"},
			{"businessesCovered", "foodBusinesses", "totalCount"},
		} {
			if got := r.at(append([]any{"report"}, opened...)...); got != now[opened[0].(string)] {
				t.Errorf("%v: %v opens to %v, want %v", c.period, opened[0], got, now[opened[0].(string)])
			}
		}
		// What an indicator says of itself can be asked by anybody, and answers the same.
		for i := range names {
			operation, _ := r.at("report", "figures", i, "indicator", "operation").(string)
			alone := s.answer(t, operation, map[string]any{"from": c.from, "until": c.until})
			if name := r.at("report", "figures", i, "indicator", "name").(string); name != "coverageCompletion" && !strings.Contains(alone.body, fmt.Sprint(now[name])) {
				t.Errorf("%s\n%s\nwant %v", operation, alone.body, now[name])
			}
		}
	}
	// The published paragraph.
	r := s.answer(t, `{ report(agency: "320585", period: {year: 2023}) { narrative en: narrative(language: EN) } }`, nil)
	if want := "查办案件1991件，罚没款592万元，销毁物品11800件。落实食品安全包保，包保主体14528家，完成率100%。"; r.at("report", "narrative") != want {
		t.Errorf("%v\nwant %s", r.at("report", "narrative"), want)
	}
	if want := "1,991 cases were decided, with 5.92 million yuan in fines and confiscations; 11,800 items were destroyed. " +
		"Officials answered for 14,528 food businesses, 100% of those open."; r.at("report", "en") != want {
		t.Errorf("%v\nwant %s", r.at("report", "en"), want)
	}
}

func text(v any) any {
	if v == nil {
		return nil
	}
	return fmt.Sprint(v)
}

// The report of a bureau above counts those below it, and nobody else's.
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
	// The server learns of new bureaus within some seconds; another one knows them from the start.
	other := s.again(t)
	r := other.answer(t, `query Below($year: Int!) {
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
		// As variables of a plan that is known already, and of one that is not.
		s.answer(t, operation, map[string]any{"period": map[string]any{"quarter": "2023Q1"}})
		s.answer(t, operation, map[string]any{"period": map[string]any{"from": "2023-01-01", "until": "2023-01-02"}})
		r := s.ask(t, operation, map[string]any{"period": value})
		if r.code() != "BAD_USER_INPUT" || r.Errors[0].Extensions["field"] != want[0] || !strings.Contains(r.Errors[0].Message, want[1]) {
			t.Errorf("%s: %s", period, r.body)
		}
	}
	r := s.ask(t, operation, map[string]any{"period": map[string]any{"year": 2023}, "compare": map[string]any{"year": 20230}})
	if r.Errors == nil || r.Errors[0].Extensions["field"] != "compareWith.year" {
		t.Errorf("%s", r.body)
	}
}

// The indicators say what they are, without a look at the records.
func TestIndicators(t *testing.T) {
	t.Parallel()
	s := serve(t)
	r := s.answer(t, `{ indicators { name label en: label(language: EN) unit note } }`, nil)
	first := r.at("indicators", 0)
	if want := map[string]any{"name": "casesDecided", "label": "办结案件", "en": "Cases decided", "unit": "件", "note": "按作出决定的日期计。"}; !reflect.DeepEqual(first, want) {
		t.Errorf("%v", first)
	}
}
