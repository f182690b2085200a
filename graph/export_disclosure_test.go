package graph_test

import (
	"archive/zip"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// xlsxRows reads the first sheet of an xlsx file by its XML: the cells of each row by column letters, numbers as written.
func xlsxRows(t *testing.T, body string) []map[string]string {
	t.Helper()
	return xlsxSheet(t, body, 1)
}

func xlsxSheet(t *testing.T, body string, number int) []map[string]string {
	t.Helper()
	z, err := zip.NewReader(strings.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := z.Open(fmt.Sprintf("xl/worksheets/sheet%d.xml", number))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	var sheet struct {
		Rows []struct {
			Cells []struct {
				Ref    string `xml:"r,attr"`
				Type   string `xml:"t,attr"`
				Value  string `xml:"v"`
				Inline string `xml:"is>t"`
			} `xml:"c"`
		} `xml:"sheetData>row"`
	}
	if err := xml.Unmarshal(text, &sheet); err != nil {
		t.Fatal(err)
	}
	letters := regexp.MustCompile(`^[A-Z]+`)
	rows := make([]map[string]string, len(sheet.Rows))
	for i, row := range sheet.Rows {
		rows[i] = map[string]string{}
		for _, c := range row.Cells {
			rows[i][letters.FindString(c.Ref)] = c.Value + c.Inline
		}
	}
	return rows
}

// kindsOf is a pattern of kinds of penalties, each once or more.
const kindsOf = `(警告|通报批评|罚款|没收违法所得|没收非法财物|暂扣许可证件|降低资质等级|吊销许可证件|限制开展生产经营活动|责令停产停业|责令关闭|限制从业|其他-法律、行政法规规定的其他行政处罚)`

// disclosureColumns are all columns of the disclosure file by hand: the letter, the head, a pattern, and the largest number of characters. An
// amount is decimal(18,6), so it has 12 digits, a point and 6 digits at most; the file has none of more than 99,999,999 万元.
var disclosureColumns = []struct {
	letter, head, pattern string
	most                  int
}{
	{"A", "行政相对人名称", `^\S(.*\S)?$`, 200},
	{"B", "行政相对人类别", `^(法人及非法人组织|自然人|个体工商户)$`, 16},
	{"C", "行政相对人代码_1（统一社会信用代码）", `^([0-9A-HJ-NPQRTUWXY]{18})?$`, 18},
	{"D", "行政相对人代码_2（工商注册号）", `^$`, 50},
	{"E", "行政相对人代码_3（组织机构代码）", `^$`, 9},
	{"F", "行政相对人代码_4（税务登记号）", `^$`, 15},
	{"G", "行政相对人代码_5（事业单位证书号）", `^$`, 12},
	{"H", "行政相对人代码_6（社会组织登记证号）", `^$`, 50},
	{"I", "法定代表人", `^(\S(.*\S)?)?$`, 50},
	{"J", "法定代表人证件类型", `^$`, 64},
	{"K", "法定代表人证件号码", `^$`, 64},
	{"L", "证件类型", `^(身份证)?$`, 64},
	{"M", "证件号码", `^(\d{17}[\dX])?$`, 64},
	{"N", "行政处罚决定书文号", `^太市监处罚〔2023〕[1-9][0-9]*号$`, 128},
	{"O", "违法行为类型", `^[^涉\s](.*\S)?$`, 2000},
	{"P", "违法事实", `^\S(.*\S)?。$`, 2000},
	{"Q", "处罚依据", `^《[^《》]+》第[^《》]+条[^《》、]*(、《[^《》]+》第[^《》]+条[^《》、]*)*$`, 2048},
	{"R", "处罚类别", `^` + kindsOf + `(-` + kindsOf + `)*$`, 255},
	{"S", "处罚内容", `^\S(.*[^；。\s])?$`, 4000},
	{"T", "罚款金额（万元）", `^(\d{1,8}(\.\d{1,6})?)?$`, 19},
	{"U", "没收违法所得、没收非法财物的金额（万元）", `^(\d{1,8}(\.\d{1,6})?)?$`, 19},
	{"V", "暂扣或吊销证照名称及编号", `^(食品经营许可证 JY\d{14})?$`, 200},
	{"W", "处罚决定日期", `^2023-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$`, 10},
	{"X", "处罚有效期", `^2099-12-31$`, 10},
	{"Y", "公示截止期", `^(20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$`, 10},
	{"Z", "处罚机关", `^太仓市市场监督管理局（演示）$`, 200},
	{"AA", "处罚机关统一社会信用代码", `^11320585MB00000198$`, 18},
	{"AB", "数据来源单位", `^太仓市市场监督管理局（演示）$`, 200},
	{"AC", "数据来源单位统一社会信用代码", `^11320585MB00000198$`, 18},
	{"AD", "备注", `^$`, 512},
}

// moneyOf returns an amount in 万元 as 0.01 yuan, which six places hold exactly.
func moneyOf(t *testing.T, amount string) int64 {
	t.Helper()
	whole, part, _ := strings.Cut(amount, ".")
	value, err := strconv.ParseInt(whole+(part + "000000")[:6], 10, 64)
	if err != nil || len(part) > 6 {
		t.Errorf("%q is no amount with six places", amount)
	}
	return value
}

// The disclosure file of 2023 holds the decisions that SQL finds, each value within the length and the form of its column.
func TestDisclosureFile(t *testing.T) {
	t.Parallel()
	three := serveThreeAgencies(t)
	s := &testServer{Server: httptest.NewServer(callersByHeader(three.graph.ExportDisclosure(), maps.Clone(callers))), url: three.url, log: three.log}
	t.Cleanup(s.Close)
	get := func(caller, parameters string) reply {
		t.Helper()
		return s.send(t, http.MethodGet, "/export/disclosure?"+parameters, "", map[string]string{"Caller": caller})
	}
	r := get("legal", "from=2023-01-01&to=2023-12-31")
	if r.status != http.StatusOK {
		t.Fatalf("%d %s", r.status, r.body)
	}
	rows := xlsxRows(t, r.body)
	const standing = ` FROM decisions d JOIN cases c ON c.agency_id = d.agency_id AND c.id = d.case_id WHERE d.agency_id = 1 AND d.outcome = 'PENALTY' AND d.withdrawn_on IS NULL
		AND extract(year FROM d.decided_on) = 2023 AND c.procedure <> 'SIMPLIFIED' AND EXISTS (SELECT FROM penalties p WHERE p.agency_id = d.agency_id AND p.decision_id = d.id AND p.kind <> 'WARNING')`
	if want := s.sql(t, "SELECT count(*)"+standing); json.Number(strconv.Itoa(len(rows)-1)) != want || len(rows) < 500 {
		t.Errorf("%d decisions, want %v", len(rows)-1, want)
	}
	if len(disclosureColumns) != 30 || len(rows[0]) != 30 {
		t.Errorf("%d columns, %d of them are checked; want 30", len(rows[0]), len(disclosureColumns))
	}
	fines, fen, confiscated := 0, int64(0), map[string]int64{}
	for n, row := range rows[1:] {
		for _, c := range disclosureColumns {
			if n == 0 && rows[0][c.letter] != c.head {
				t.Errorf("column %s is %q, want %q", c.letter, rows[0][c.letter], c.head)
			}
			if value := row[c.letter]; !regexp.MustCompile(c.pattern).MatchString(value) || utf8.RuneCountInString(value) > c.most {
				t.Errorf("line %d, %s: %q", n+2, c.head, value)
			}
		}
		if fine := row["T"]; fine != "" {
			fines, fen = fines+1, fen+moneyOf(t, fine)
		}
		if taken := row["U"]; taken != "" {
			confiscated[row["N"]] = moneyOf(t, taken)
		}
		if hasLicence := strings.Contains(row["R"], "许可证件"); hasLicence != (row["V"] != "") {
			t.Errorf("line %d: the kinds are %s and the licence is %q", n+2, row["R"], row["V"])
		}
		isPerson := row["B"] == "自然人"
		if isPerson != (row["C"] == "") && row["B"] == "法人及非法人组织" || isPerson != (row["M"] != "") || isPerson != (row["L"] == "身份证") || isPerson && row["I"] != "" {
			t.Errorf("line %d: %s has the code %q and the identity number %q", n+2, row["B"], row["C"], row["M"])
		}
	}
	sum := s.sql(t, "SELECT to_json(array[count(*), sum(amount) * 100]) FROM penalties WHERE kind = 'FINE' AND agency_id = 1 AND decision_id IN (SELECT d.id"+standing+")").([]any)
	if cents := fmt.Sprint(sum[1]); fmt.Sprint(sum[0]) != strconv.Itoa(fines) || strings.TrimSuffix(cents, ".00") != strconv.FormatInt(fen, 10) {
		t.Errorf("%d fines of %d fen, want %v", fines, fen, sum)
	}

	t.Run("the confiscated amount of each decision is that of SQL", func(t *testing.T) {
		// The gains, and the value of the lots of which something was confiscated if the decision confiscates goods.
		want, _ := s.sql(t, `SELECT json_object_agg(decision_no, round(taken * 100)) FROM (SELECT d.decision_no,
			(SELECT sum(amount) FROM penalties p WHERE p.agency_id = d.agency_id AND p.decision_id = d.id AND p.kind = 'CONFISCATION_OF_GAINS') AS gains,
			(SELECT sum(value) FROM goods_lots g WHERE g.agency_id = d.agency_id AND g.case_id = d.case_id
				AND EXISTS (SELECT FROM goods_movements m WHERE m.agency_id = g.agency_id AND m.lot_id = g.id AND m.kind = 'CONFISCATE')
				AND EXISTS (SELECT FROM penalties p WHERE p.agency_id = d.agency_id AND p.decision_id = d.id AND p.kind = 'CONFISCATION_OF_GOODS')) AS goods`+standing+`
		) x CROSS JOIN LATERAL (SELECT coalesce(gains, 0) + coalesce(goods, 0) AS taken) y WHERE coalesce(gains, goods) IS NOT NULL`).(map[string]any)
		if len(want) < 300 || len(want) != len(confiscated) {
			t.Errorf("%d decisions confiscate an amount, want %d", len(confiscated), len(want))
		}
		for no, amount := range want {
			if got := strconv.FormatInt(confiscated[no], 10); got != fmt.Sprint(amount) {
				t.Errorf("%s confiscates %s fen, want %v", no, got, amount)
			}
		}
	})
	t.Run("the second sheet lists the decisions that were withdrawn in the period", func(t *testing.T) {
		want, _ := s.sql(t, `SELECT json_agg(concat_ws('|', decision_no, decided_on, withdrawn_on, withdrawal_reason) ORDER BY decided_on, decision_no)
			FROM decisions WHERE agency_id = 1 AND withdrawn_on BETWEEN '2023-01-01' AND '2023-12-31'`).([]any)
		listed := xlsxSheet(t, r.body, 2)
		if head := listed[0]; head["A"] != "行政处罚决定书文号" || head["B"] != "处罚决定日期" || head["C"] != "撤销日期" || head["D"] != "撤销理由" {
			t.Errorf("the head is %v", head)
		}
		if len(want) == 0 || len(listed)-1 != len(want) {
			t.Fatalf("%d decisions, want %d", len(listed)-1, len(want))
		}
		for n, row := range listed[1:] {
			if got := strings.Join([]string{row["A"], row["B"], row["C"], row["D"]}, "|"); got != want[n] {
				t.Errorf("line %d: %s, want %s", n+2, got, want[n])
			}
		}
	})
	t.Run("as CSV", func(t *testing.T) {
		again, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(get("legal", "from=2023-01-01&to=2023-12-31&format=csv").body, "\ufeff"))).ReadAll()
		if err != nil || len(again) != len(rows) || again[5][13] != rows[5]["N"] {
			t.Errorf("%d rows, %v; want %d", len(again), err, len(rows))
		}
	})
	t.Run("others may not make it", func(t *testing.T) {
		for _, caller := range []string{"dashboard", "auditor", "admin", "public"} {
			if r := get(caller, "from=2023-01-01&to=2023-12-31"); r.status != http.StatusForbidden {
				t.Errorf("%s: %d", caller, r.status)
			}
		}
		if rows := xlsxRows(t, get("neighbour", "from=2023-01-01&to=2023-12-31").body); len(rows) != 1 {
			t.Errorf("the neighbour has %d decisions", len(rows)-1)
		}
		if r := get("legal", "from=2023-13-01&to=2023-12-31"); r.code() != "BAD_USER_INPUT" {
			t.Errorf("%d %s", r.status, r.body)
		}
	})
	t.Run("every fault is named by decision and column, and nothing is sent", func(t *testing.T) {
		s.exec(t, `UPDATE agencies SET credit_code = '11320585MB00000199' WHERE id = 1`)
		s.exec(t, `UPDATE cases SET facts = repeat('假', 2001) WHERE agency_id = 1 AND id = (SELECT case_id FROM decisions WHERE decision_no = '`+rows[1]["N"]+`')`)
		r := get("legal", "from="+rows[1]["W"]+"&to="+rows[1]["W"])
		if r.status != http.StatusBadRequest || !strings.Contains(r.body, rows[1]["N"]+", column 违法事实: has 2001 characters; at most 2000 are allowed") ||
			!strings.Contains(r.body, `太仓市市场监督管理局（演示）, column 处罚机关统一社会信用代码: is \"11320585MB00000199\"`) {
			t.Errorf("%d %s", r.status, r.body)
		}
	})
	t.Run("withdrawn decisions are left out, and listed", func(t *testing.T) {
		s.exec(t, `UPDATE agencies SET credit_code = '11320585MB00000198' WHERE id = 1`)
		s.exec(t, `UPDATE cases SET facts = NULL WHERE length(facts) > 2000`)
		s.exec(t, `UPDATE decisions SET withdrawn_on = '2024-02-01', withdrawal = 'ANNULLED', withdrawal_reason = '复议撤销' WHERE decision_no = '`+rows[2]["N"]+`'`)
		for _, row := range xlsxRows(t, get("legal", "from="+rows[2]["W"]+"&to="+rows[2]["W"]).body) {
			if row["N"] == rows[2]["N"] {
				t.Error("the withdrawn decision is in the file of its day")
			}
		}
	})
}
