package exchange_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"docket/exchange"
	"docket/exchange/mapping"
	"docket/exchange/template"
	"docket/messages"
	"docket/postgres/postgrestest"
)

// filled writes a template, fills its first row by the names of its columns, and returns the path of the file.
func filled(t *testing.T, name string, l messages.Language, values map[string]any) string {
	t.Helper()
	workbook, ok := template.Named(name)
	if !ok {
		t.Fatalf("there is no template %s", name)
	}
	var out bytes.Buffer
	if err := workbook.Write(&out, l, mapping.Spec{Currency: "CNY", TimeZone: "Asia/Shanghai", Agency: mapping.Agency{Code: "320585", Name: "太仓市市场监督管理局", ShortName: "太市监", Level: "COUNTY"}}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&out)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows(workbook.Label(l))
	if err != nil {
		t.Fatal(err)
	}
	for column := range values {
		if !slices.Contains(rows[0], column) {
			t.Fatalf("%s has no column %s but %v", name, column, rows[0])
		}
	}
	for i, column := range rows[0] {
		at, err := excelize.CoordinatesToCellName(i+1, 2)
		if err != nil {
			t.Fatal(err)
		}
		if value, ok := values[column]; ok {
			if err := book.SetCellValue(workbook.Label(l), at, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	path := filepath.Join(t.TempDir(), name+".xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

// Each template, filled in, is imported by the mapping that it holds.
func TestTemplates(t *testing.T) {
	t.Parallel()
	url := postgrestest.Clone(t, migrated)
	working(t, url)
	take := func(name string, l messages.Language, wantInserted string, values map[string]any) {
		t.Helper()
		path := filled(t, name, l, values)
		within, err := template.MappingIn(path)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		m, err := mapping.Read(strings.NewReader(within))
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, within)
		}
		report, err := exchange.Import(t.Context(), exchange.Settings{Database: url, File: path, Mapping: m})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if report.Rows != 1 || report.Rejected != 0 {
			t.Errorf("%s: %d rows, %d rejected: %v", name, report.Rows, report.Rejected, report.Faults)
		}
		var inserted []string
		for _, c := range report.Counts {
			if c.Inserted > 0 {
				inserted = append(inserted, c.Kind)
			}
		}
		if got := strings.Join(inserted, " "); got != wantInserted {
			t.Errorf("%s: inserted %q, not %q", name, got, wantInserted)
		}
	}
	take("cases", messages.Chinese, "party case decision penalty", map[string]any{
		"案号": "太市监案〔2023〕9001号", "当事人": "太仓市浮桥镇好味道餐馆", "当事人类型": "个体工商户", "领域": "食品", "案件来源": "监督检查", "适用程序": "普通程序", "案由": "经营过期食品",
		"立案日期": "2023-03-01", "货值金额（元）": 1200.5, "决定书文号": "太市监处罚〔2023〕9001号", "决定日期": "2023-05-06", "罚款（元）": 5000, "没收违法所得（元）": 87.5, "警告": "是",
	})
	wantRows(t, url, "SELECT kind, amount FROM penalties ORDER BY kind", "CONFISCATION_OF_GAINS|87.50", "FINE|5000.00", "WARNING|-")
	take("businesses", messages.Chinese, "party foodBusiness", map[string]any{
		"店铺名称": "好味道一店", "食品经营许可证编号": "JY23205850000001", "经营者名称": "好味道餐饮有限公司", "当事人类型": "公司", "业态": "餐饮", "包保等级": "C级", "经营场所": "太仓市人民路1号", "开业日期": "2020-05-01",
	})
	take("officials", messages.English, "registerOfficial", map[string]any{"Name": "李敏", "Post": "Deputy head", "Tier": "Township"})
	take("assignments", messages.Chinese, "assignCoverage", map[string]any{"食品经营者": "JY23205850000001", "包保干部": "李敏", "开始日期": "2023-02-01"})
	take("visits", messages.Chinese, "recordVisit", map[string]any{"食品经营者": "好味道一店", "督导日期": "2023-06-01", "发现问题": "未亮证；垃圾桶未加盖", "严重程度": "一般", "整改期限": "2023-06-20"})
	wantRows(t, url, "SELECT text, due_on::text FROM findings ORDER BY text", "垃圾桶未加盖|2023-06-20", "未亮证|2023-06-20")
	take("complaints", messages.Chinese, "fileComplaint", map[string]any{
		"承办机构": "城厢分局", "渠道": "12345政务热线", "类别": "投诉", "客体类别": "食品", "问题类别": "安全", "内容": "餐后腹泻", "被投诉的食品经营者": "好味道一店", "收到时间": "2023-06-02 09:30",
	})
	wantRows(t, url, "SELECT to_char(received_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') FROM complaints", "2023-06-02 09:30")
	take("clues", messages.Chinese, "recordClue", map[string]any{"承办机构": "城厢分局", "线索来源": "监督检查", "领域": "食品", "内容": "无证经营", "收到日期": "2023-06-03"})
	take("equipment", messages.Chinese, "party registerEquipment", map[string]any{
		"设备注册代码": "31103205852010010001", "设备名称": "乘客电梯", "设备种类": "电梯", "使用单位": "太仓电梯使用公司", "当事人类型": "公司", "使用地点": "人民路2号",
	})
	take("inspections", messages.Chinese, "recordInspection", map[string]any{
		"使用单位": "太仓电梯使用公司", "检查机构": "城厢分局", "设备注册代码": "31103205852010010001", "检查人员": "王1、王2", "检查日期": "2023-07-01", "发现隐患": "门锁失灵", "隐患级别": "一般",
	})
	wantRows(t, url, "SELECT text, severity FROM hazards", "门锁失灵|ORDINARY")
	take("pharmacies", messages.Chinese, "party registerPharmacy", map[string]any{
		"药店名称": "平安药房", "药品经营许可证编号": "苏CB5120001", "经营主体": "平安医药有限公司", "当事人类型": "公司", "地址": "人民路3号", "开业日期": "2021-01-01",
	})
	if n := len(template.All()); n != 10 {
		t.Errorf("there are %d templates: try each here", n)
	}
}
