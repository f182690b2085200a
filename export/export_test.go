package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"docket/export"
	"docket/messages"
)

func TestNeutralise(t *testing.T) {
	t.Parallel()
	// The pages follow the same rule: TestPagesNeutralise reads the file too.
	text, err := os.ReadFile("testdata/neutralise.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases map[string]string
	if err := json.Unmarshal(text, &cases); err != nil || len(cases) < 20 {
		t.Fatalf("%d cases: %v", len(cases), err)
	}
	for text, want := range cases {
		if got := export.Neutralise(text); got != want {
			t.Errorf("Neutralise(%q) = %q, want %q", text, got, want)
		}
	}
}

// style is of Chinese files in Beijing's time.
var style = export.Style{Language: messages.Chinese, Zone: time.FixedZone("", 8*60*60)}

// sample is a table with a column of each kind, and a row.
func sample() (*export.Table, []any) {
	return &export.Table{Name: "cases", Title: "案件", Columns: []export.Column{
			{Head: "=案由", Kind: export.Text},
			{Head: "数量", Kind: export.Count},
			{Head: "金额", Kind: export.Money},
			{Head: "倍数", Kind: export.Decimal},
			{Head: "日期", Kind: export.Day},
			{Head: "时间", Kind: export.Instant},
			{Head: "是否", Kind: export.Boolean},
			{Head: "领域", Kind: export.Enum, Enum: "CaseField"},
			{Head: "语言", Kind: export.Text},
			{Head: "空", Kind: export.Text},
		}}, []any{
			"=HYPERLINK(\"x\")", json.Number("1200"), "999999999999.99", "-2.500", "2023-05-06", "2023-12-31T16:30:05.5Z", true, "FOOD", []any{"=甲", "乙"}, nil,
		}
}

func TestCSV(t *testing.T) {
	t.Parallel()
	table, row := sample()
	var b bytes.Buffer
	file, err := export.NewCSV(&b, style, table)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range [][]any{row, {"a,\"b\"\r\nc", 7, nil, nil, nil, nil, false, "UNHEARD_OF", nil, " x "}} {
		if err := file.Add(table, r); err != nil {
			t.Fatal(err)
		}
	}
	if err := file.Add(new(export.Table), []any{"of another table"}); err != nil {
		t.Fatal(err)
	}
	if err := file.Flush(); err != nil {
		t.Fatal(err)
	}
	const want = "\ufeff'=案由,数量,金额,倍数,日期,时间,是否,领域,语言,空\r\n" +
		`"'=HYPERLINK(""x"")",1200,999999999999.99,-2.500,2023-05-06,2024-01-01 00:30:05,是,食品,'=甲、乙,` + "\r\n" +
		"\"a,\"\"b\"\"\r\nc\",7,,,,,否,UNHEARD_OF,,\" x \"\r\n"
	if b.String() != want {
		t.Errorf("the file is\n%q, want\n%q", b.String(), want)
	}
	if rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll(); err != nil || len(rows) != 3 {
		t.Errorf("read back: %d rows, %v", len(rows), err)
	}
}

func TestXLSX(t *testing.T) {
	t.Parallel()
	table, row := sample()
	full := &export.Table{Title: "案件", Columns: []export.Column{{Head: "文字"}}}
	file, err := export.NewXLSX(style, []*export.Table{table, full})
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for range 250 { // more than the rows that are looked at for widths
		table.Rows++
		if err := file.Add(table, row); err != nil {
			t.Fatal(err)
		}
	}
	long := strings.Repeat("😀", 16384) // 32,768 units of UTF-16: one more than a cell takes
	for _, text := range []string{long, long[4:] + "a", "\x00\x1b控制_x0041_"} {
		full.Rows++
		if err := file.Add(full, []any{text}); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	err = file.Finish(&b, export.Definition{
		Title: "=标题", Facts: []export.Fact{{"查询人", "=甲"}, {"语句", long}},
		Figures: []export.Figure{{export.Column{Head: "合计", Kind: export.Money}, "5920000.00"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	read, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	if got := strings.Join(read.GetSheetList(), "|"); got != "口径|案件|案件 2" {
		t.Errorf("the sheets are %s", got)
	}
	cell := func(sheet, at string, want, wantRaw string) {
		t.Helper()
		got, _ := read.GetCellValue(sheet, at)
		raw, _ := read.GetCellValue(sheet, at, excelize.Options{RawCellValue: true})
		if got != want || raw != wantRaw {
			t.Errorf("%s!%s shows %.60q and holds %.60q, want %.60q and %.60q", sheet, at, got, raw, want, wantRaw)
		}
		if formula, _ := read.GetCellFormula(sheet, at); formula != "" {
			t.Errorf("%s!%s has a formula", sheet, at)
		}
	}
	cell("案件", "A1", "'=案由", "'=案由")
	for _, line := range []string{"2", "101", "102", "251"} {
		cell("案件", "A"+line, `'=HYPERLINK("x")`, `'=HYPERLINK("x")`)
		cell("案件", "B"+line, "1,200", "1200")
		cell("案件", "C"+line, "999,999,999,999.99", "999999999999.99")
		cell("案件", "D"+line, "-2.5", "-2.5")
		cell("案件", "E"+line, "2023-05-06", "45052") // days from 1899-12-30
		cell("案件", "F"+line, "2024-01-01 00:30:05", "45292.0208912037")
		cell("案件", "G"+line, "是", "是")
		cell("案件", "H"+line, "食品", "食品")
		cell("案件", "I"+line, "'=甲、乙", "'=甲、乙")
		cell("案件", "J"+line, "", "")
	}
	cell("案件", "A252", "", "")
	cell("案件 2", "A2", strings.Repeat("😀", 16382)+"…", strings.Repeat("😀", 16382)+"…")
	cell("案件 2", "A3", long[4:]+"a", long[4:]+"a")
	cell("案件 2", "A4", "\ufffd\ufffd控制_x0041_", "\ufffd\ufffd控制_x0041_") // XML has no control characters
	if full.Texts != 1 {
		t.Errorf("%d texts were cut, want 1", full.Texts)
	}
	cell("口径", "A1", "'=标题", "'=标题")
	cell("口径", "B2", "'=甲", "'=甲")
	cell("口径", "A4", "合计", "合计")
	cell("口径", "B4", "5,920,000.00", "5920000")
	if style, _ := read.GetCellStyle("案件", "C2"); style == 0 {
		t.Error("amounts have no style")
	} else if s, _ := read.GetStyle(style); s.Alignment == nil || s.Alignment.Horizontal != "right" {
		t.Error("amounts do not stand at the right")
	}
	if panes, _ := read.GetPanes("案件"); !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head is not frozen: %+v", panes)
	}
}
