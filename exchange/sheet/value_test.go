package sheet_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"docket/exchange/sheet"
)

func TestDays(t *testing.T) {
	t.Parallel()
	book := sheet.Days{HasSerials: true}
	for _, c := range []struct {
		days       sheet.Days
		text, want string
	}{
		{sheet.Days{}, "2024-03-05", "2024-03-05 00:00:00"},
		{sheet.Days{}, "2024/3/5", "2024-03-05 00:00:00"},
		{sheet.Days{}, "2024.03.5", "2024-03-05 00:00:00"},
		{sheet.Days{}, "20240305", "2024-03-05 00:00:00"},
		{sheet.Days{}, "2024年3月5日", "2024-03-05 00:00:00"},
		{sheet.Days{}, "2024年3月5号", "2024-03-05 00:00:00"},
		{sheet.Days{}, "２０２４年３月５日", "2024-03-05 00:00:00"},
		{sheet.Days{}, "二〇二四年三月五日", "2024-03-05 00:00:00"},
		{sheet.Days{}, "二○二三年十二月三十一日", "2023-12-31 00:00:00"},
		{sheet.Days{}, "二零二四年十月二十日", "2024-10-20 00:00:00"},
		{sheet.Days{}, "令和5年3月5日", "2023-03-05 00:00:00"},
		{sheet.Days{}, "令和元年12月1日", "2019-12-01 00:00:00"},
		{sheet.Days{}, "平成31年4月30日", "2019-04-30 00:00:00"},
		{sheet.Days{}, "2024-03-05 14:30:09", "2024-03-05 14:30:09"},
		{sheet.Days{}, "2024-03-05T14:30", "2024-03-05 14:30:00"},
		{sheet.Days{}, "2024年3月5日 14时30分", "2024-03-05 14:30:00"},
		{sheet.Days{}, "2024-02-29", "2024-02-29 00:00:00"},
		{sheet.Days{Form: "DD/MM/YYYY"}, "5/6/2023", "2023-06-05 00:00:00"},
		{sheet.Days{Form: "MM/DD/YYYY"}, "5/6/2023", "2023-05-06 00:00:00"},
		{sheet.Days{Form: "DD/MM/YYYY"}, "05.06.2023 08:15", "2023-06-05 08:15:00"},
		{sheet.Days{Form: "YYYYMMDD", HasSerials: true}, "20240305", "2024-03-05 00:00:00"},
		{book, "1", "1900-01-01 00:00:00"},
		{book, "59", "1900-02-28 00:00:00"},
		{book, "61", "1900-03-01 00:00:00"},
		{book, "45356", "2024-03-05 00:00:00"},
		{book, "45356.75", "2024-03-05 18:00:00"},
		{book, "2958465", "9999-12-31 00:00:00"},
		{sheet.Days{HasSerials: true, From1904: true}, "43894", "2024-03-05 00:00:00"},
	} {
		got, err := c.days.Parse(c.text)
		if err != nil || got.Format(time.DateTime) != c.want {
			t.Errorf("%+v %s: %v, %v", c.days, c.text, got, err)
		}
	}
	for _, c := range []struct {
		days       sheet.Days
		text, want string
	}{
		{sheet.Days{}, "5/6/2023", "whether the day or the month comes first: say so in dates"},
		{sheet.Days{}, "13-6-23", "say so in dates"},
		{sheet.Days{}, "2023-02-29", "there is no such day"},
		{sheet.Days{}, "2023-13-01", "there is no such day"},
		{sheet.Days{}, "2023-01-01 25:00", "there is no such day or time"},
		{sheet.Days{}, "45356", "is not a day"}, // only a workbook has such numbers
		{sheet.Days{}, "soon", "is not a day: write days as"},
		{sheet.Days{}, "", "is not a day"},
		{sheet.Days{Form: "MM/DD/YYYY"}, "13/6/2023", "write days as MM/DD/YYYY"},
		{sheet.Days{Form: "YYYYMMDD"}, "2024-01-01", "write days as YYYYMMDD"},
		{book, "60", "is not a day"}, // 1900-02-29 never was
		{book, "2958466", "is not a day"},
	} {
		if got, err := c.days.Parse(c.text); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%+v %s: %v, %v, want %q", c.days, c.text, got, err, c.want)
		}
	}
}

func TestAmounts(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		amounts    sheet.Amounts
		text, want string
	}{
		{sheet.Amounts{}, "1200", "1200"},
		{sheet.Amounts{}, "¥1,200.00", "1200"},
		{sheet.Amounts{}, "￥ 1,200.50元", "1200.5"},
		{sheet.Amounts{}, "１，２００．５０", "1200.5"},
		{sheet.Amounts{}, "1.2万元", "12000"},
		{sheet.Amounts{}, "0.00015亿元", "15000"},
		{sheet.Amounts{}, "人民币5000元整", "5000"},
		{sheet.Amounts{}, "RMB 12,345,678.90", "12345678.9"},
		{sheet.Amounts{}, "3千元", "3000"},
		{sheet.Amounts{}, "-5", "-5"},
		{sheet.Amounts{}, "-¥5", "-5"},
		{sheet.Amounts{}, "50万円", "500000"},
		{sheet.Amounts{}, "0", "0"},
		{sheet.Amounts{Unit: "万元"}, "1.2345", "12345"},
		{sheet.Amounts{Unit: "万元"}, "500元", "500"},
		{sheet.Amounts{HasDecimalComma: true}, "1.234,50", "1234.5"},
		{sheet.Amounts{HasDecimalComma: true}, "1 234,50 $", "1234.5"},
		{sheet.Amounts{HasDecimalComma: true}, "1,234.50", ""},
		{sheet.Amounts{}, "1.234,50", ""},
		{sheet.Amounts{}, "1,23", ""},
		{sheet.Amounts{}, "12,34,567", ""},
		{sheet.Amounts{}, "1e3", ""},
		{sheet.Amounts{}, "+5", ""},
		{sheet.Amounts{}, "1_000", ""},
		{sheet.Amounts{}, "", ""},
		{sheet.Amounts{}, "元", ""},
		{sheet.Amounts{}, "12元3角", ""},
		{sheet.Amounts{}, "NaN", ""},
		{sheet.Amounts{}, ".5", ""},
		{sheet.Amounts{}, "5.", ""},
		{sheet.Amounts{}, strings.Repeat("9", 61), ""},
	} {
		got, err := c.amounts.Parse(c.text)
		switch {
		case c.want == "" && err == nil:
			t.Errorf("%q: %s, want an error", c.text, got)
		case c.want != "" && (err != nil || !got.Equal(decimal.RequireFromString(c.want))):
			t.Errorf("%q: %s, %v, want %s", c.text, got, err, c.want)
		}
	}
}

// Every day, in every form, is read as itself.
func TestDaysAsWritten(t *testing.T) {
	t.Parallel()
	first := time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 60000).Draw(t, "days after 1900-03-01")
		day := first.AddDate(0, 0, n)
		for _, c := range []struct {
			days sheet.Days
			text string
		}{
			{sheet.Days{}, day.Format("2006-01-02")},
			{sheet.Days{}, day.Format("2006/1/2")},
			{sheet.Days{}, day.Format("2006年1月2日")},
			{sheet.Days{}, day.Format("20060102")},
			{sheet.Days{Form: "DD/MM/YYYY"}, day.Format("02/01/2006")},
			{sheet.Days{Form: "MM/DD/YYYY"}, day.Format("1/2/2006")},
			{sheet.Days{HasSerials: true}, fmt.Sprint(61 + n)},
			{sheet.Days{}, inChinese(day)},
		} {
			if got, err := c.days.Parse(c.text); err != nil || !got.Equal(day) {
				t.Fatalf("%s: %v, %v, want %v", c.text, got, err, day)
			}
		}
	})
}

// inChinese writes a day in Chinese numerals.
func inChinese(day time.Time) string {
	digits := []rune("〇一二三四五六七八九")
	number := func(n int) string {
		out := ""
		if n >= 20 {
			out = string(digits[n/10])
		}
		if n >= 10 {
			out += "十"
		}
		if n%10 > 0 {
			out += string(digits[n%10])
		}
		return out
	}
	year := ""
	for _, d := range fmt.Sprint(day.Year()) {
		year += string(digits[d-'0'])
	}
	return year + "年" + number(int(day.Month())) + "月" + number(day.Day()) + "日"
}

// Every amount of whole cents is read as itself, however it is written.
func TestAmountsAsWritten(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		cents := rapid.Int64Range(0, 99_999_999_999_999).Draw(t, "cents")
		want := decimal.New(cents, -2)
		plain := want.StringFixed(2)
		whole, fraction, _ := strings.Cut(plain, ".")
		grouped := ""
		for i, d := range whole {
			if i > 0 && (len(whole)-i)%3 == 0 {
				grouped += ","
			}
			grouped += string(d)
		}
		full := strings.Map(func(r rune) rune { return r - '!' + '！' }, grouped+"."+fraction)
		for text, a := range map[string]sheet.Amounts{
			plain: {}, grouped + "." + fraction: {}, "¥" + grouped + "." + fraction: {}, full: {}, plain + "元": {}, want.Shift(-4).String() + "万元": {}, want.Shift(-8).String() + " 亿元": {},
			want.Shift(-4).StringFixed(6): {Unit: "万元"}, strings.ReplaceAll(grouped, ",", ".") + "," + fraction: {HasDecimalComma: true},
		} {
			if got, err := a.Parse(text); err != nil || !got.Equal(want) {
				t.Fatalf("%s: %v, %v, want %s", text, got, err, want)
			}
		}
	})
}

// No text makes the readers panic, and what they read is a day or an amount.
func FuzzValues(f *testing.F) {
	for _, text := range []string{"2024年3月5日", "5/6/2023", "45356", "¥1,200.00", "1.2万元", "二〇二四年十月二十日", "令和元年1月1日", "十", "年"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, days := range []sheet.Days{{}, {HasSerials: true}, {Form: "DD/MM/YYYY"}} {
			if day, err := days.Parse(text); err == nil && (day.Year() < 0 || day.Year() > 9999) {
				t.Errorf("%q: %v", text, day)
			}
		}
		if amount, err := (sheet.Amounts{}).Parse(text); err == nil && len(amount.String()) > 100 {
			t.Errorf("%q: %s", text, amount)
		}
	})
}
