package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/demo/demotest"
	"docket/export/word/wordtest"
	"docket/postgres/postgrestest"
)

// The paragraph of 2023, each figure with its change from 2022.
const (
	zh2023 = "接收投诉举报21773件，较上期增长9.27%，为消费者挽回损失509万元，较上期增长7.99%，1个工作日响应率100%，7个工作日办结率90%，发布消费投诉分析报告58份，较上期增长11.54%。" +
		"发展线下无理由退货承诺单位8736家，较上期增长10.41%、放心消费优选单位2410家，较上期增长21.35%，建成消费维权服务站64家，较上期增长10.34%。" +
		"查办案件1991件，较上期增长6.3%，罚没款592万元，较上期增长9.37%，销毁物品11800件，较上期增长22.41%。" +
		"落实食品安全包保，包保主体14528家，较上期增长2.32%，完成率100%。" +
		"检查特种设备使用单位1969家次，较上期增长6.89%，发现隐患3279个，较上期增长8.86%，消除3279个，较上期增长10%，签发安全监察指令书986份，较上期增长8.23%，立案159件，较上期增长34.75%。" +
		"处置不合格产品24批次，较上期增长14.29%，完成率100%。"
	en2023 = "21,773 complaints and reports were received (up 9.27%), and 5.09 million yuan were recovered for consumers (up 7.99%); 100% were answered within one working day, 90% closed within seven; 58 analysis reports were issued (up 11.54%). " +
		"8,736 shops promised returns without reason (up 10.41%), 2,410 were preferred shops (up 21.35%), and there were 64 consumer-rights stations (up 10.34%). " +
		"1,991 cases were decided (up 6.3%), with 5.92 million yuan in fines and confiscations (up 9.37%); 11,800 items were destroyed (up 22.41%). " +
		"Officials answered for 14,528 food businesses (up 2.32%), 100% of those open. " +
		"1,969 inspections of special equipment (up 6.89%) found 3,279 hazards (up 8.86%), of which 3,279 were removed (up 10%); 986 safety orders were issued (up 8.23%) and 159 cases filed (up 34.75%). " +
		"24 failed products were followed up (up 14.29%), 100% to the end."
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
	// Compared with the year before, unless another one is asked for, or none.
	year := print("--year", "2023", "--agency", "320585")
	if paragraph, _, _ := strings.Cut(year, "\n\n2023-01-01 – 2023-12-31"); paragraph != zh2023+"\n\n"+en2023 {
		t.Errorf("%s\nwant\n%s\n\n%s", paragraph, zh2023, en2023)
	}
	var table []string
	for line := range strings.Lines(year[strings.Index(year, "2023-01-01 – "):]) {
		columns := strings.Fields(line)
		table = append(table, strings.Join(columns[len(columns)-4:], " "))
	}
	if want := []string{
		"previous change, % unit",
		"21773 19926 9.27 件", "5090000.00 4713600.00 7.99 元", "100.00 100.00 0.00 %", "90.00 87.60 2.74 %", "58 52 11.54 份",
		"8736 7912 10.41 家", "2410 1986 21.35 家", "64 58 10.34 家", "1991 1873 6.30 件", "5920000.00 5412600.00 9.37 元", "11800.000 9640.000 22.41 件",
		"14528 14198 2.32 家", "100.00 99.78 0.22 %", "1969 1842 6.89 家次", "3279 3012 8.86 个", "3279 2981 10.00 个", "986 911 8.23 份", "159 118 34.75 件",
		"24 21 14.29 批次", "100.00 100.00 0.00 %", "612 468 30.77 次",
	}; !slices.Equal(table, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(table, "\n"), strings.Join(want, "\n"))
	}
	if alone := print("--year", "2023", "--compare", "0"); strings.Contains(alone, "较上期") || !strings.Contains(alone, "接收投诉举报21773件，为消费者") {
		t.Errorf("compared with none:\n%s", alone)
	}
	if other := print("--year", "2022", "--compare", "2023"); !strings.Contains(other, "接收投诉举报19926件，较上期下降8.48%，") {
		t.Errorf("compared with the year after:\n%s", other)
	}
	if none := print("--year", "1999"); !strings.Contains(none, "1个工作日响应率—，7个工作日办结率—，") || !strings.Contains(none, "; — were answered within one working day, — closed within seven;") {
		t.Errorf("a year without records:\n%s", none)
	}
	whole, err := csv.NewReader(strings.NewReader(print("--year", "2023", "--csv"))).ReadAll()
	if err != nil || len(whole) != 22 {
		t.Fatalf("%v: %v", err, whole)
	}
	for _, row := range whole[1:] {
		// Each says what it counts, in words and as an operation that anybody can ask.
		if row[9] == "" || !strings.HasPrefix(row[10], "query($") || (row[5] == "%") != (row[11] != "") {
			t.Errorf("%q has no definition", row)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(print("--quarter", "2023Q1", "--csv"))).ReadAll()
	if err != nil || len(rows) != 22 {
		t.Fatalf("%v: %v", err, rows)
	}
	conn, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	decided := func(from, until string) (n string) {
		t.Helper()
		if err := conn.QueryRow(t.Context(), "SELECT count(*)::text FROM cases WHERE decided_on BETWEEN $1::text::date AND $2::text::date", from, until).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	// A part of a year is compared with the same part of another one.
	if row := rows[9]; row[0] != "2023-01-01" || row[1] != "2023-03-31" || row[2] != "casesDecided" || row[6] != "461" || row[7] != decided("2022-01-01", "2022-03-31") ||
		!strings.Contains(row[10], "cases(where: {decidedOn: {gte: $from, lte: $until}}) { totalCount }") {
		t.Errorf("%q", row)
	}
	if rows, err = csv.NewReader(strings.NewReader(print("--month", "2022-05", "--compare", "2023", "--csv"))).ReadAll(); err != nil {
		t.Fatal(err)
	}
	if row := rows[9]; row[6] != decided("2022-05-01", "2022-05-31") || row[7] != decided("2023-05-01", "2023-05-31") {
		t.Errorf("%q", row)
	}
	document := filepath.Join(t.TempDir(), "2023.docx")
	for language, want := range map[string]string{"zh": "BodyText: " + zh2023, "en": "BodyText: " + en2023} {
		if said := print("--year", "2023", "--agency", "320585", "--docx", document, "--language", language); said != "written: "+document+"\n" {
			t.Error(said)
		}
		file, err := os.ReadFile(document)
		if err != nil {
			t.Fatal(err)
		}
		if d := wordtest.Read(t, file); !slices.Contains(d.Paragraphs, want) || len(d.Charts) != 4 {
			t.Errorf("%s: %d charts, %q", language, len(d.Charts), d.Paragraphs)
		}
	}
	var out, errs bytes.Buffer
	for args, says := range map[string]string{
		"report --database " + url:                                      "--year",
		"report --year 2023 --month 2023-05 --database " + url:          "can't be used together",
		"report --year 2023 --agency 999999 --database " + url:          "there is no such bureau",
		"report --month 2023-13 --database " + url:                      "--month: 2023-13 is not a month",
		"report --quarter 2023-05 --database " + url:                    "--quarter: 2023-05 is not a quarter",
		"report --year 2023 --csv --docx x --database " + url:           "can't be used together",
		"report --year 2023 --docx x --agency 999999 --database " + url: "there is no agency with the code",
	} {
		if err := run(t.Context(), strings.Fields(args), &out, &errs); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", args, err, says)
		}
	}
}
