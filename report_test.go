package main

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"docket/demo/demotest"
	"docket/postgres/postgrestest"
)

// The demo bureau's 2023 as a chief reads it, and as a table with the definition of each figure.
func TestReportCommand(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, demotest.Template)
	print := func(args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if err := run(t.Context(), append([]string{"report", "--database", url}, args...), &out, &errs); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, errs.String())
		}
		return out.String()
	}
	year := print("--year", "2023", "--compare", "2022", "--agency", "320585")
	for _, said := range []string{
		"接收投诉举报21773件，较上期增长9.27%，", "查办案件1991件，较上期增长6.3%，罚没款592万元，较上期增长9.37%，销毁物品11800件，较上期增长22.41%。",
		"1,991 cases were decided (up 6.3%), with 5.92 million yuan in fines and confiscations (up 9.37%); 11,800 items were destroyed (up 22.41%).",
		"2023-01-01 – 2023-12-31", "14528", "5920000.00",
	} {
		if !strings.Contains(year, said) {
			t.Errorf("it does not say %q:\n%s", said, year)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(print("--quarter", "2023Q1", "--csv"))).ReadAll()
	if err != nil || len(rows) != 21 {
		t.Fatalf("%v: %v", err, rows)
	}
	if row := rows[9]; row[0] != "2023-01-01" || row[1] != "2023-03-31" || row[2] != "casesDecided" || row[6] != "461" || row[7] != "" ||
		!strings.Contains(row[10], "cases(where: {decidedOn: {gte: $from, lte: $until}}) { totalCount }") {
		t.Errorf("%q", row)
	}
	var out, errs bytes.Buffer
	for args, says := range map[string]string{
		"report --database " + url:                             "--year",
		"report --year 2023 --month 2023-05 --database " + url: "can't be used together",
		"report --year 2023 --agency 999999 --database " + url: "there is no such bureau",
		"report --month 2023-13 --database " + url:             "is not a month",
	} {
		if err := run(t.Context(), strings.Fields(args), &out, &errs); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", args, err, says)
		}
	}
}
