package exchange_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"docket/exchange"
	"docket/exchange/mapping"
	"docket/postgres/postgrestest"
)

// read reads a mapping from text. Its head is the same for all registers here.
func read(t *testing.T, records string) *mapping.Spec {
	t.Helper()
	m, err := mapping.Read(strings.NewReader("currency: CNY\ntimeZone: Asia/Shanghai\n" +
		"agency: {code: \"320585\", name: 太仓市市场监督管理局, shortName: 太市监, level: COUNTY}\n" + records))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// importedBytes writes a file and imports it; nothing may be rejected.
func importedBytes(t *testing.T, url, name string, content []byte, m *mapping.Spec) *exchange.Report {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return importedAs(t, url, path, m)
}

func wantNoFaults(t *testing.T, r *exchange.Report) {
	t.Helper()
	for _, f := range r.Faults {
		t.Errorf("%s: %s", f.Place(), f)
	}
}

// A Japanese register of prosecutions: tab-separated, with years of eras, without numbers, and with days left empty.
func TestRegisterWithoutNumbers(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	var text strings.Builder
	text.WriteString("企業・事業場名称\t所在地\t公表日\t違反法条\t事案概要\n")
	prefectures := []string{"北海道札幌市", "東京都新宿区", "大阪府堺市"}
	wantByYear := map[int]int{}
	for n := range 120 {
		day, year := fmt.Sprintf("令和%d年%d月%d日", 3+n%3, 1+n%12, 1+n%28), 2021+n%3
		if n%10 == 0 {
			day, year = "", 2020
		}
		wantByYear[year]++
		fmt.Fprintf(&text, "株式会社%03d\t%s\t%s\t労働安全衛生法第%d条\t高さ%dメートルの足場で作業させたもの\n", n/2, prefectures[n%3], day, 14+n%9, 2+n)
	}
	m := read(t, `
register: 労働基準関係法令違反に係る公表事案
records:
  party:
    sourceKey: {join: [企業・事業場名称, 所在地], separator: " / "}
    name: {column: 企業・事業場名称}
    kind: {value: COMPANY}
    address: {column: 所在地}
  case:
    caseNo: {hash: [企業・事業場名称, 所在地, 公表日, 違反法条, 事案概要]}
    field: {value: OTHER}
    source: {value: INSPECTION}
    procedure: {value: ORDINARY}
    cause: {template: "{違反法条}：{事案概要}"}
    filedOn: {column: 公表日, default: 2020-12-31}
`)
	first := importedBytes(t, url, "公表.tsv", []byte(text.String()), m)
	wantNoFaults(t, first)
	if got := counts(first); got["case"] != "120 0 0 0" || got["party"] != "120 0 0 0" {
		t.Errorf("%v", got)
	}
	if found := first.Found[0]; found.Delimiter != "\t" || found.Encoding != "utf-8" {
		t.Errorf("%+v", found)
	}
	for year, want := range wantByYear {
		wantRows(t, url, fmt.Sprintf("SELECT count(*) FROM cases WHERE filed_on BETWEEN '%d-01-01' AND '%[1]d-12-31'", year), fmt.Sprint(want))
	}
	wantRows(t, url, "SELECT cause, filed_on FROM cases WHERE cause LIKE '%高さ3メートル%'", "労働安全衛生法第15条：高さ3メートルの足場で作業させたもの|2022-02-02")
	// Rows that moved are the same cases.
	lines := strings.SplitAfter(text.String(), "\n")
	moved := lines[0] + strings.Join(lines[61:121], "") + strings.Join(lines[1:61], "")
	if got := counts(importedBytes(t, url, "公表.tsv", []byte(moved), m)); got["case"] != "0 0 120 0" {
		t.Errorf("again: %v", got)
	}
}

// An export in GB 18030 with titles, sub-totals and totals, amounts in 万元, and all penalties of a decision as one sentence.
func TestRegisterInGB18030(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	var text strings.Builder
	text.WriteString("太仓市市场监督管理局行政处罚台账,,,,,\n统计期间：2023年,,,,,\n序号,处罚决定书文号,当事人,处罚内容,货值（万元）,处罚日期\n")
	fines, gains, goods, warnings := decimal.Zero, decimal.Zero, decimal.Zero, 0
	for n := 1; n <= 60; n++ {
		fine, value := decimal.New(int64(500+n*37), -1), decimal.New(int64(n*11), -3)
		penalties := fmt.Sprintf("罚款人民币%s元", fine.StringFixed(2))
		fines, goods = fines.Add(fine), goods.Add(value.Shift(4))
		if n%3 == 0 {
			penalties = "警告；" + penalties
			warnings++
		}
		if n%4 == 0 {
			penalties += "；没收违法所得0." + fmt.Sprint(n) + "万元"
			gain, _ := decimal.NewFromString("0." + fmt.Sprint(n))
			gains = gains.Add(gain.Shift(4))
		}
		fmt.Fprintf(&text, "%d,太市监处罚〔2023〕%d号,\"商户%d\",%s,%s,2023年%d月%d日\n", n, n, n%17, penalties, value, 1+n%12, 1+n%28)
		if n%20 == 0 {
			text.WriteString("小计,,,,1,\n")
		}
	}
	text.WriteString("总计,,,,3,\n备注：不含撤销的决定,,,,,\n")
	encoded, err := simplifiedchinese.GB18030.NewEncoder().String(text.String())
	if err != nil {
		t.Fatal(err)
	}
	report := importedBytes(t, url, "台账.csv", []byte(encoded), read(t, `
register: 行政处罚台账
records:
  party:
    sourceKey: {column: 当事人}
    name: {column: 当事人}
    kind: {value: SOLE_TRADER}
  case:
    caseNo: {column: 处罚决定书文号, pattern: "〔.*号"}
    field: {value: 食品}
    source: {value: 监督检查}
    procedure: {value: ORDINARY}
    cause: {value: 违反食品安全法}
    filedOn: {column: 处罚日期}
    valueOfGoods: {column: 货值（万元）, unit: 万元}
  decision:
    decisionNo: {column: 处罚决定书文号}
    decidedOn: {column: 处罚日期}
  penalty:
    each: {column: 处罚内容, pattern: "(?P<kind>警告|罚款|没收违法所得)(?P<amount>(?:人民币)?[0-9.]+(?:万元|元))?"}
    kind: {part: kind}
    amount: {part: amount}
`))
	wantNoFaults(t, report)
	found := report.Found[0]
	if found.Encoding != "gb18030" || found.HeaderRow != 3 || len(found.Totals) != 4 || len(found.Notes) != 1 || report.Rows != 60 {
		t.Errorf("%+v", found)
	}
	wantRows(t, url, "SELECT kind, count(*), sum(amount) FROM penalties GROUP BY 1 ORDER BY 1",
		"CONFISCATION_OF_GAINS|15|"+gains.StringFixed(2), "FINE|60|"+fines.StringFixed(2), fmt.Sprintf("WARNING|%d|-", warnings))
	wantRows(t, url, "SELECT count(*), sum(value_of_goods) FROM cases WHERE case_no ~ '^〔2023〕[0-9]+号$' AND field = 'FOOD' AND source = 'INSPECTION'", "60|"+goods.StringFixed(2))
	wantUndone(t, url, report.Number)
	wantRows(t, url, "SELECT count(*) FROM cases", "0")
}

// Inspections whose hazards stand as sentences in one cell, with the equipment in the same row.
func TestRegisterOfInspections(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	m := read(t, `
register: 特种设备检查台账
records:
  party:
    sourceKey: {column: 使用单位}
    name: {column: 使用单位}
    kind: {value: COMPANY}
  registerEquipment:
    key: {column: 设备注册代码}
    kind: {column: 设备种类}
    registrationNo: {column: 设备注册代码}
    name: {column: 设备种类}
  recordInspection:
    key: {hash: [使用单位, 设备注册代码, 检查日期]}
    inspectors: {column: 检查人员, split: "、,"}
    inspectedOn: {column: 检查日期}
    hazards:
      each: {column: 存在问题, pattern: "\\d+[.．、](?P<words>[^；。]+?)(?P<grave>（严重）)?[；。]"}
      fields:
        kind: {part: words, map: {未按期检验: NOT_EXAMINED, 作业人员无证: OPERATOR}, default: OTHER}
        severity: {part: grave, map: {（严重）: SERIOUS}, default: ORDINARY}
        text: {part: words}
        reportedOn: {column: 检查日期, when: {column: 存在问题, matches: 严重}}
  fileCase:
    key: {template: "立案 {设备注册代码}"}
    when: {column: 设备注册代码, in: [EQ00002, EQ00003]}
    unit: {value: 城厢分局}
    field: {value: SPECIAL_EQUIPMENT}
    source: {value: INSPECTION}
    procedure: {value: ORDINARY}
    cause: {column: 存在问题}
    officers: {column: 检查人员, split: "、,"}
    filedOn: {column: 检查日期}
    from: {hash: [使用单位, 设备注册代码, 检查日期]}
`)
	working(t, url)
	var text strings.Builder
	text.WriteString("检查日期,使用单位,设备注册代码,设备种类,检查人员,存在问题\n")
	problems := []string{"", "1.未按期检验；", "1、作业人员无证；2、安全标志脱落。", "1.未按期检验；2.作业人员无证；3.通道堵塞。"}
	hazards, withHazards := 0, 0
	for n := range 40 {
		problem := problems[n%4]
		hazards += n % 4
		if n%4 > 0 {
			withHazards++
		}
		fmt.Fprintf(&text, "2023/%d/%d,单位%d,EQ%05d,电梯,王1、王2,%s\n", 1+n%12, 1+n%28, n%9, n, problem)
	}
	before := tables(t, url)
	report := importedBytes(t, url, "检查.csv", []byte(text.String()), m)
	wantNoFaults(t, report)
	// A case is filed from the inspection of its row, which the mapping names by its key in this register.
	wantRows(t, url, "SELECT e.registration_no, c.cause, i.inspected_on = c.filed_on, c.party_id = i.party_id FROM inspections i JOIN cases c ON c.id = i.case_id JOIN equipment e ON e.id = i.equipment_id ORDER BY 1",
		"EQ00002|1、作业人员无证；2、安全标志脱落。|true|true", "EQ00003|1.未按期检验；2.作业人员无证；3.通道堵塞。|true|true")
	if got := counts(report); got["fileCase"] != "2 0 0 0" || got["recordInspection"] != "40 0 0 0" || got["registerEquipment"] != "40 0 0 0" || got["party"] != "9 0 0 0" {
		t.Errorf("%v", got)
	}
	wantRows(t, url, "SELECT count(*), count(DISTINCT inspection_id) FROM hazards", fmt.Sprintf("%d|%d", hazards, withHazards))
	wantRows(t, url, "SELECT kind, count(*) FROM hazards GROUP BY 1 ORDER BY 1", "NOT_EXAMINED|20", "OPERATOR|20", "OTHER|20")
	wantRows(t, url, `SELECT i.inspected_on, p.name, e.registration_no, h.text FROM inspections i JOIN parties p ON p.id = i.party_id JOIN equipment e ON e.id = i.equipment_id
		JOIN hazards h ON h.inspection_id = i.id WHERE e.registration_no = 'EQ00002' ORDER BY h.id`, "2023-03-03|单位2|EQ00002|作业人员无证", "2023-03-03|单位2|EQ00002|安全标志脱落")
	if got := counts(importedBytes(t, url, "检查.csv", []byte(text.String()), m)); got["recordInspection"] != "0 0 40 0" || got["registerEquipment"] != "0 0 40 0" {
		t.Errorf("again: %v", got)
	}
	// What a verb refuses is a fault at its cell.
	bad := "检查日期,使用单位,设备注册代码,设备种类,检查人员,存在问题\n2023/1/5,单位1,EQ90001,电梯,王1,\n2999/1/5,单位1,EQ90002,电梯,王1、王2,\n2023/1/5,单位1,EQ90003,飞船,王1、没有,1.甲；乙\n"
	refused := importedBytes(t, url, "检查.csv", []byte(bad), m)
	got := map[string]string{}
	for _, f := range refused.Faults {
		got[f.Cell] += f.Field + ": " + f.Message + "\n"
	}
	for cell, want := range map[string]string{"E2": "recordInspection.inspectors: ", "A3": "recordInspection.inspectedOn: ", "D4": `registerEquipment.kind: "飞船" is not allowed`, "F4": `"乙" does not match the pattern`} {
		if !strings.Contains(got[cell], want) {
			t.Errorf("%s: %q, want %q", cell, got[cell], want)
		}
	}
	wantRows(t, url, "SELECT count(*) FROM equipment WHERE registration_no LIKE 'EQ9%'", "0") // nothing of a refused row
	wantUndone(t, url, refused.Number)
	wantUndone(t, url, report.Number)
	wantTables(t, url, before)
}

// A workbook with a sheet for each kind of record of food-business coverage, with merged cells and days as Excel keeps them.
func TestRegisterOfSeveralSheets(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	f := excelize.NewFile()
	defer f.Close()
	row := func(sheet string, n int, cells ...any) {
		if _, err := f.NewSheet(sheet); err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", n), &cells); err != nil {
			t.Fatal(err)
		}
	}
	row("说明", 1, "本表每季度更新一次")
	row("主体", 1, "食品经营主体一览")
	row("主体", 3, "编号", "店名", "业态", "等级", "开业日期", "经营者")
	row("包保干部", 1, "姓名", "职务", "层级")
	row("包保分工", 1, "干部", "主体编号", "起始日期")
	row("督导", 1, "主体编号", "督导日期", "发现问题", "整改期限")
	const officials, businesses = 6, 30
	findings := 0
	for n := range officials {
		row("包保干部", n+2, fmt.Sprintf("干部%d", n), "副镇长", "镇级")
	}
	for n := range businesses {
		row("主体", n+4, fmt.Sprintf("B%03d", n), fmt.Sprintf("第%d饭店", n), "餐饮", "C级", 44927+n, fmt.Sprintf("业主%d", n%11)) // from 2023-01-01
		row("包保分工", n+2, fmt.Sprintf("干部%d", n/5), fmt.Sprintf("B%03d", n), "2023年2月15日")
		if n%2 == 0 {
			problem := any("无")
			if n%6 == 0 {
				problem = "后厨积水"
				findings++
			}
			row("督导", n/2+2, fmt.Sprintf("B%03d", n), 45000+n, problem, 45060) // from 2023-03-15; 2023-05-14
		}
	}
	for n := range officials { // the name of an official stands once for five businesses
		if err := f.MergeCell("包保分工", fmt.Sprintf("A%d", 2+5*n), fmt.Sprintf("A%d", 6+5*n)); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "包保.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	m := read(t, `
register: 包保台账
records:
  party: {sheet: 主体, sourceKey: {column: 经营者}, name: {column: 经营者}, kind: {value: SOLE_TRADER}}
  foodBusiness:
    sheet: 主体
    sourceKey: {column: 编号}
    name: {column: 店名}
    type: {column: 业态}
    level: {column: 等级, map: {C级: C}}
    openedOn: {column: 开业日期}
  registerOfficial: {sheet: 包保干部, key: {column: 姓名}, name: {column: 姓名}, post: {column: 职务}, tier: {column: 层级}}
  assignCoverage:
    sheet: 包保分工
    business: {column: 主体编号}
    official: {column: 干部}
    startsOn: {column: 起始日期}
  recordVisit:
    sheet: 督导
    key: {hash: [主体编号, 督导日期]}
    business: {column: 主体编号}
    visitedOn: {column: 督导日期}
    findings:
      when: {column: 发现问题, notIn: [无, ""]}
      fields: {severity: {value: MINOR}, text: {column: 发现问题}, dueOn: {column: 整改期限}}
`)
	before := tables(t, url)
	report := importedAs(t, url, path, m)
	wantNoFaults(t, report)
	for kind, want := range map[string]string{
		"party": "11 0 0 0", "foodBusiness": "30 0 0 0", "registerOfficial": "6 0 0 0", "assignCoverage": "30 0 0 0", "recordVisit": "15 0 0 0",
	} {
		if got := counts(report)[kind]; got != want {
			t.Errorf("%s: %s, want %s", kind, got, want)
		}
	}
	wantRows(t, url, "SELECT o.name, count(*), min(a.starts_on) FROM coverage_assignments a JOIN officials o ON o.id = a.official_id GROUP BY 1 ORDER BY 1",
		"干部0|5|2023-02-15", "干部1|5|2023-02-15", "干部2|5|2023-02-15", "干部3|5|2023-02-15", "干部4|5|2023-02-15", "干部5|5|2023-02-15")
	wantRows(t, url, "SELECT min(opened_on), max(opened_on), count(*) FROM food_businesses WHERE level = 'C'", "2023-01-01|2023-01-30|30")
	wantRows(t, url, "SELECT count(*), min(visited_on), max(visited_on) FROM coverage_visits", "15|2023-03-15|2023-04-12")
	wantRows(t, url, "SELECT count(*), min(due_on) FROM findings", fmt.Sprintf("%d|2023-05-14", findings))
	wantUndone(t, url, report.Number)
	wantTables(t, url, before)
}

// Every planted mistake is reported at its cell, with a comment in the copy of the sheet, and a strict import writes nothing.
func TestPlantedMistakes(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	f := excelize.NewFile()
	defer f.Close()
	row := func(n int, cells ...any) {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", n), &cells); err != nil {
			t.Fatal(err)
		}
	}
	row(1, "2023年台账")
	row(2, "案号", "当事人", "信用代码", "案由", "立案日期", "决定日期", "罚款")
	wrong := []struct {
		column, value, want string
	}{
		{"E", "2023年2月30日", "there is no such day"},
		{"E", "5/6/2023", "say so in dates"},
		{"F", "明天", "is not a day"},
		{"E", "2099-01-01", "is in the future"},
		{"G", "十元", "is not an amount"},
		{"G", "-5", "is out of range"},
		{"G", "1,23", "is not an amount"},
		{"G", "0.001", "at most two decimals"},
		{"C", "123", "is not a unified social credit code"},
		{"D", "", "is empty: a value is required"},
		{"D", strings.Repeat("长", 2001), "2001 characters"},
		{"G", "#N/A", "mend its formula"},
		{"B", "", "is empty"},
		{"F", "1900-01-01", "is out of range"},
		{"A", "", "is empty"},
	}
	var want []string
	n := 3
	for range 3 {
		for _, w := range wrong {
			if len(want) == 40 {
				break
			}
			row(n, fmt.Sprintf("%d号", n), fmt.Sprintf("商户%d", n), "", "案由", "2023-01-05", 45000, "1,000元")
			if err := f.SetCellValue("Sheet1", fmt.Sprintf("%s%d", w.column, n), w.value); err != nil {
				t.Fatal(err)
			}
			want = append(want, fmt.Sprintf("%s%d", w.column, n))
			n++
		}
	}
	row(n, "好号", "好商户", "", "案由", "2023-01-05", 45000, "1,000元")
	path := filepath.Join(t.TempDir(), "台账.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	m := read(t, `
records:
  party: {sourceKey: {column: 当事人}, name: {column: 当事人}, kind: {value: UNKNOWN}, code: {column: 信用代码}}
  case: {caseNo: {column: 案号}, field: {value: FOOD}, source: {value: INSPECTION}, procedure: {value: ORDINARY}, cause: {column: 案由}, filedOn: {column: 立案日期}}
  decision: {decisionNo: {column: 案号}, decidedOn: {column: 决定日期}}
  fine: {amount: {column: 罚款}}
`)
	before := tables(t, url)
	report, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: path, Mapping: m, Strict: true})
	if err == nil || !strings.Contains(err.Error(), "nothing was imported") || report == nil {
		t.Fatalf("%v", err)
	}
	wantTables(t, url, before)
	if report.Rejected != 40 {
		t.Errorf("%d rejected", report.Rejected)
	}
	messages := map[string]string{}
	for _, fault := range report.Faults {
		messages[fault.Cell] += fault.Message
	}
	for i, cell := range want {
		if text := wrong[i%len(wrong)].want; !strings.Contains(messages[cell], text) {
			t.Errorf("%s: %q, want %q", cell, messages[cell], text)
		}
	}
	marked := exchange.MarkedName(path)
	if err := exchange.Mark(path, marked, m, report.Faults); err != nil {
		t.Fatal(err)
	}
	copied, err := excelize.OpenFile(marked)
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	comments, err := copied.GetComments("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	noted := map[string]string{}
	for _, c := range comments {
		noted[c.Cell] = c.Text
	}
	for i, cell := range want {
		style, err := copied.GetCellStyle("Sheet1", cell)
		if err != nil || style == 0 || !strings.Contains(noted[cell], wrong[i%len(wrong)].want) {
			t.Errorf("%s: style %d, comment %q, %v", cell, style, noted[cell], err)
		}
	}
	if value, err := copied.GetCellValue("Sheet1", fmt.Sprintf("B%d", n)); err != nil || value != "好商户" {
		t.Errorf("%q, %v", value, err)
	}
}

// A guessed mapping can be read, and imports the file that it was guessed from.
func TestGuess(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	path := file(t, "2023年行政处罚台账,,,,,\n行政处罚决定书文号,行政相对人名称,违法事实,案件来源,罚款金额（万元）,处罚决定日期\n"+
		"太市监处罚〔2023〕1号,好味餐饮,经营超过保质期的食品,投诉举报,0.5,2023年3月5日\n太市监处罚〔2023〕2号,王小明,无证经营,监督检查,1.25,2023年4月6日\n合计,,,,1.75,\n")
	var text strings.Builder
	if err := mapping.Guess(path, "register", mapping.Spec{Currency: "CNY", TimeZone: "Asia/Shanghai", Agency: mapping.Agency{Code: "320585", Name: "太仓市市场监督管理局", ShortName: "太市监", Level: "COUNTY"}}, &text); err != nil {
		t.Fatal(err)
	}
	m, err := mapping.Read(strings.NewReader(text.String()))
	if err != nil {
		t.Fatalf("%v\n%s", err, text.String())
	}
	wantNoFaults(t, importedAs(t, url, path, m))
	wantRows(t, url, "SELECT c.case_no, p.name, c.source, c.cause, c.decided_on, f.amount FROM cases c JOIN parties p ON p.id = c.party_id JOIN penalties f ON f.case_id = c.id ORDER BY 1",
		"太市监处罚〔2023〕1号|好味餐饮|COMPLAINT|经营超过保质期的食品|2023-03-05|5000.00", "太市监处罚〔2023〕2号|王小明|INSPECTION|无证经营|2023-04-06|12500.00")
}
