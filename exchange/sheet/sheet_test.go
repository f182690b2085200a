package sheet_test

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"docket/exchange/sheet"
)

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "table.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// all opens a table and returns its rows, each as "number: cells joined by |".
func all(t *testing.T, path string, o sheet.Options) (*sheet.Table, []string) {
	t.Helper()
	table, err := sheet.Open(path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	var rows []string
	for {
		row, err := table.Next()
		if errors.Is(err, io.EOF) {
			return table, rows
		}
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, fmt.Sprintf("%d: %s", row.Number, strings.Join(row.Cells, "|")))
	}
}

func wantRows(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("rows:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

const chinese = "案号,当事人,罚款\n1号,太仓好味餐饮有限公司,500\n2号,王小明,1000\n"

func TestEncodings(t *testing.T) {
	t.Parallel()
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(chinese)
	if err != nil {
		t.Fatal(err)
	}
	encode := func(e unicode.Endianness, b unicode.BOMPolicy, text string) string {
		out, err := unicode.UTF16(e, b).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	french := "numéro,établissement,amende\n1,Café de l'Été,250\n2,Crêperie Noël,300\n"
	latin, err := charmap.ISO8859_1.NewEncoder().String(french)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, text, encoding, first string }{
		{"UTF8", chinese, sheet.UTF8, "2: 1号|太仓好味餐饮有限公司|500"},
		{"UTF8WithMark", "\ufeff" + chinese, sheet.UTF8, "2: 1号|太仓好味餐饮有限公司|500"},
		{"GB18030", gb, sheet.GB18030, "2: 1号|太仓好味餐饮有限公司|500"},
		{"UTF16LE", encode(unicode.LittleEndian, unicode.UseBOM, chinese), sheet.UTF16LE, "2: 1号|太仓好味餐饮有限公司|500"},
		{"UTF16BE", encode(unicode.BigEndian, unicode.UseBOM, chinese), sheet.UTF16BE, "2: 1号|太仓好味餐饮有限公司|500"},
		{"UTF16WithoutMark", encode(unicode.LittleEndian, unicode.IgnoreBOM, french), sheet.UTF16LE, "2: 1|Café de l'Été|250"},
		{"Latin1", latin, sheet.Latin1, "2: 1|Café de l'Été|250"},
		{"ASCII", "a,b\n1,2\n", sheet.UTF8, "2: 1|2"},
		// The first byte that tells is far from the start.
		{"GB18030Late", "a,b,c\n" + strings.Repeat("1,2,3\n", 400_000) + strings.SplitAfterN(gb, "\n", 2)[1], sheet.GB18030, "2: 1|2|3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			table, rows := all(t, write(t, c.text), sheet.Options{})
			if got := table.Found().Encoding; got != c.encoding || rows[0] != c.first {
				t.Errorf("%s, %q", got, rows[0])
			}
			if strings.Contains(rows[len(rows)-1], "\ufffd") {
				t.Errorf("last row %q", rows[len(rows)-1])
			}
		})
	}
	// Set, not found.
	if _, rows := all(t, write(t, gb), sheet.Options{Encoding: sheet.Latin1}); strings.Contains(rows[0], "太仓") {
		t.Errorf("%q", rows[0])
	}
	if _, err := sheet.Open(write(t, gb), sheet.Options{Encoding: "ebcdic"}); err == nil || !strings.Contains(err.Error(), "give one of utf-8, utf-16le") {
		t.Error(err)
	}
}

func TestDelimiterAndHeader(t *testing.T) {
	t.Parallel()
	t.Run("Semicolon", func(t *testing.T) {
		t.Parallel()
		table, rows := all(t, write(t, "no;amount\n1;1,5\n2;2,5\n"), sheet.Options{})
		wantRows(t, rows, "2: 1|1,5", "3: 2|2,5")
		if table.Found().Delimiter != ";" {
			t.Errorf("%+v", table.Found())
		}
	})
	t.Run("Tab", func(t *testing.T) {
		t.Parallel()
		table, rows := all(t, write(t, "名称\t公表日\n株式会社A, B支店\t令和5年3月5日\n"), sheet.Options{})
		wantRows(t, rows, "2: 株式会社A, B支店|令和5年3月5日")
		if table.Found().Delimiter != "\t" {
			t.Errorf("%+v", table.Found())
		}
	})
	titles := "太仓市2023年行政处罚台账,,,\n单位：元,,,\n\n案号,当事人,处罚日期,罚款\n1号,甲,2023-01-05,\"1,200\"\n小计,,,1200\n2号,乙,2023-02-05,300\n合 计,,,1500\n注：本表不含简易程序案件。,,,\n"
	t.Run("TitlesAndTotals", func(t *testing.T) {
		t.Parallel()
		for _, columns := range [][]string{nil, {"案号", "罚款"}} {
			table, rows := all(t, write(t, titles), sheet.Options{Columns: columns})
			wantRows(t, rows, "5: 1号|甲|2023-01-05|1,200", "7: 2号|乙|2023-02-05|300")
			found := table.Found()
			if found.HeaderRow != 4 || !slices.Equal(found.Totals, []int{6, 8}) || !slices.Equal(found.Notes, []int{9}) {
				t.Errorf("%+v", found)
			}
		}
	})
	t.Run("KeepTotals", func(t *testing.T) {
		t.Parallel()
		_, rows := all(t, write(t, titles), sheet.Options{KeepTotals: true})
		if len(rows) != 5 {
			t.Errorf("%q", rows)
		}
	})
	t.Run("NamesThatHoldTheWord", func(t *testing.T) {
		t.Parallel()
		_, rows := all(t, write(t, "店名,地址,备案号,罚款\n总计算机有限公司,人民路,1,5\nTotal Foods,Main St,2,7\n合计,,,12\n"), sheet.Options{})
		wantRows(t, rows, "2: 总计算机有限公司|人民路|1|5", "3: Total Foods|Main St|2|7")
	})
	t.Run("BlankLinesCountAsRows", func(t *testing.T) {
		t.Parallel()
		_, rows := all(t, write(t, "a,b\n\n1,\"x\ny\"\n\n\n2,z\n"), sheet.Options{})
		wantRows(t, rows, "3: 1|x\ny", "6: 2|z")
	})
	t.Run("FillDown", func(t *testing.T) {
		t.Parallel()
		_, rows := all(t, write(t, "镇,店\n城厢镇,甲\n,乙\n沙溪镇,丙\n"), sheet.Options{FillDown: []string{"镇"}})
		wantRows(t, rows, "2: 城厢镇|甲", "3: 城厢镇|乙", "4: 沙溪镇|丙")
	})
	t.Run("HeaderRow", func(t *testing.T) {
		t.Parallel()
		_, rows := all(t, write(t, "x,y\na,b\n1,2\n"), sheet.Options{HeaderRow: 2, Columns: []string{"b"}})
		wantRows(t, rows, "3: 1|2")
	})
	for name, c := range map[string]struct {
		text, want string
		o          sheet.Options
	}{
		"Empty":     {"", "it is empty", sheet.Options{}},
		"NoColumn":  {"a,b\n1,2\n", "the mapping reads the column c, which the file does not have: its columns, in row 1, are a, b", sheet.Options{Columns: []string{"a", "c"}}},
		"Twice":     {"a,a\n1,2\n", `two columns are named "a"`, sheet.Options{Columns: []string{"a"}}},
		"OldBook":   {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old workbook", sheet.Options{}},
		"PDF":       {"%PDF-1.7", "PDF", sheet.Options{}},
		"BareQuote": {"a,b\n1,x\"y\n", `line 2: bare "`, sheet.Options{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			table, err := sheet.Open(write(t, c.text), c.o)
			if err == nil {
				defer table.Close()
				_, err = table.Next()
			}
			if !errors.Is(err, sheet.ErrUnreadable) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, want %q", err, c.want)
			}
		})
	}
}

// book writes a workbook. Cells are given as "sheet!A1".
func book(t *testing.T, cells map[string]any, do func(*excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for _, at := range slices.Sorted(func(yield func(string) bool) {
		for k := range cells {
			if !yield(k) {
				return
			}
		}
	}) {
		name, cell, _ := strings.Cut(at, "!")
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellValue(name, cell, cells[at]); err != nil {
			t.Fatal(err)
		}
	}
	_ = f.DeleteSheet("Sheet1")
	if do != nil {
		do(f)
	}
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWorkbook(t *testing.T) {
	t.Parallel()
	path := book(t, map[string]any{
		"说明!A1": "本表由系统导出", "台账!A1": "2023年台账", "台账!A3": "镇", "台账!B3": "店名", "台账!C3": "日期", "台账!D3": "金额",
		"台账!A4": "城厢镇", "台账!B4": "甲店", "台账!C4": 45356, "台账!D4": 0.1 + 0.2, "台账!B5": "乙店", "台账!C5": "2024年3月5日", "台账!D5": "１，２００元",
		"台账!A6": "沙溪镇", "台账!B6": "丙店", "台账!C6": 45357.5, "台账!D6": 12345678901234, "台账!A7": "合计", "台账!D7": 9,
	}, func(f *excelize.File) {
		if err := f.MergeCell("台账", "A4", "A5"); err != nil {
			t.Fatal(err)
		}
	})
	want := []string{"4: 城厢镇|甲店|45356|0.3", "5: 城厢镇|乙店|2024年3月5日|１，２００元", "6: 沙溪镇|丙店|45357.5|12345678901234"}
	for _, o := range []sheet.Options{{Sheet: "台账"}, {Sheet: "1"}, {Columns: []string{"店名", "金额"}}} {
		table, rows := all(t, path, o)
		wantRows(t, rows, want...)
		found := table.Found()
		if found.Format != "xlsx" || found.Sheet != "台账" || found.HeaderRow != 3 || found.Merged != 1 || !found.HasSerials || found.From1904 || !slices.Equal(found.Totals, []int{7}) {
			t.Errorf("%+v", found)
		}
	}
	if _, err := sheet.Open(path, sheet.Options{Sheet: "3"}); err == nil || !strings.Contains(err.Error(), `it has no sheet "3": its sheets are 台账, 说明`) {
		t.Error(err)
	}
	yes := true
	table, _ := all(t, book(t, map[string]any{"a!A1": "x", "a!A2": 1}, func(f *excelize.File) {
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			t.Fatal(err)
		}
	}), sheet.Options{})
	if !table.Found().From1904 {
		t.Errorf("%+v", table.Found())
	}
}

// Archives that would fill the memory or the disk are refused before anything is unzipped.
func TestBombs(t *testing.T) {
	t.Parallel()
	archive := func(t *testing.T, parts map[string]uint64) string {
		t.Helper()
		path := filepath.Join(t.TempDir(), "bomb.xlsx")
		file, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		z := zip.NewWriter(file)
		for name, size := range parts {
			// The declared size is enough: a part that is longer than it says cannot be read.
			if _, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, UncompressedSize64: size}); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, parts := range map[string]map[string]uint64{
		"Pictures": {"xl/workbook.xml": 10, "xl/media/image1.png": 65 << 20},
		"Sheet":    {"xl/workbook.xml": 10, "xl/worksheets/sheet1.xml": 2<<30 + 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := sheet.Open(archive(t, parts), sheet.Options{}); !errors.Is(err, sheet.ErrUnreadable) || !strings.Contains(err.Error(), "too large when it is unzipped") {
				t.Error(err)
			}
		})
	}
	if _, err := sheet.Open(archive(t, map[string]uint64{"a.txt": 1}), sheet.Options{}); err == nil || !strings.Contains(err.Error(), "no workbook") {
		t.Error(err)
	}
	wide := book(t, map[string]any{"a!A1": "x", "a!AMZ1": "y"}, nil)
	if _, err := sheet.Open(wide, sheet.Options{}); err == nil || !strings.Contains(err.Error(), "at most 1024 are allowed") {
		t.Error(err)
	}
	if _, err := sheet.Open(write(t, "a,b\n1,\""+strings.Repeat("x", 5<<20)), sheet.Options{}); err == nil || !strings.Contains(err.Error(), "more than 4 MiB") {
		t.Error(err)
	}
}

func TestAddress(t *testing.T) {
	t.Parallel()
	for column, want := range map[int]string{0: "A17", 2: "C17", 25: "Z17", 26: "AA17", 701: "ZZ17", 702: "AAA17"} {
		if got := sheet.Address(column, 17); got != want {
			t.Errorf("%d: %s, want %s", column, got, want)
		}
	}
}

// No file makes the reader panic or read without end.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(chinese))
	f.Add([]byte("\xff\xfea\x00,\x00b\x00"))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("a\tb\n\"1\n2\"\t3"))
	f.Fuzz(func(t *testing.T, text []byte) {
		path := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		table, err := sheet.Open(path, sheet.Options{})
		if err != nil {
			return
		}
		defer table.Close()
		for n := 0; ; n++ {
			row, err := table.Next()
			if err != nil {
				return
			}
			if n > len(text) || len(row.Cells) != len(table.Header()) {
				t.Fatalf("row %d has %d cells of %d", n, len(row.Cells), len(table.Header()))
			}
		}
	})
}
