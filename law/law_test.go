package law_test

import (
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"docket/law"
)

func TestCreditCode(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]bool{
		"91350100M000100Y43":  true,
		"51420000MJH200408C":  true,
		"11420000MB15291767":  true,
		"91350100M000100Y4Z":  false, // wrong digit
		"91350100m000100y43":  false, // lower case
		"91350100M000100Y4":   false,
		"91350100M000100Y433": false,
		"91350I00M000100Y43":  false, // I is not used
		"":                    false,
		"九一三五零一":              false, // 18 bytes
	} {
		if got := law.ValidCreditCode(code); got != want {
			t.Errorf("%q: %t, want %t", code, got, want)
		}
	}
}

// Any one wrong character is found: the weights are prime to 31.
func TestCreditCodeFindsOneWrongCharacter(t *testing.T) {
	t.Parallel()
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.StringOfN(rapid.SampledFrom([]rune(alphabet)), 17, 17, -1).Draw(t, "body")
		digit, ok := law.CreditCodeDigit(body)
		if !ok {
			t.Fatalf("no digit for %s", body)
		}
		code := body + string(digit)
		if !law.ValidCreditCode(code) {
			t.Fatalf("%s is not valid", code)
		}
		place := rapid.IntRange(0, 17).Draw(t, "place")
		for _, other := range alphabet {
			wrong := code[:place] + string(other) + code[place+1:]
			if wrong != code && law.ValidCreditCode(wrong) {
				t.Fatalf("%s and %s are both valid", code, wrong)
			}
		}
	})
}

func TestCertificate(t *testing.T) {
	t.Parallel()
	day := func(d int) civil.Date { return civil.Date{Year: 2023, Month: 5, Day: d} }
	end := day(10)
	for _, c := range []struct {
		name  string
		until *civil.Date
		on    civil.Date
		want  bool
	}{
		{"the day before", &end, day(4), false},
		{"first day", &end, day(5), true},
		{"last day", &end, day(10), true},
		{"the day after", &end, day(11), false},
		{"without end", nil, civil.Date{Year: 2099, Month: 1, Day: 1}, true},
	} {
		if got := (law.Certificate{From: day(5), Until: c.until}).Covers(c.on); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

func TestFineBounds(t *testing.T) {
	t.Parallel()
	amount := func(text string) *decimal.Decimal {
		if text == "" {
			return nil
		}
		d := decimal.RequireFromString(text)
		return &d
	}
	for _, c := range []struct {
		name                       string
		low, high, lowest, highest string // fixed, and as multiples
		value                      string
		wantLow, wantHigh          string
	}{
		{"none", "", "", "", "", "100", "", ""},
		{"fixed", "50000", "100000", "", "", "100", "50000", "100000"},
		{"multiple", "", "", "10", "20", "10000.01", "100000.1", "200000.2"},
		{"only a highest multiple", "", "", "", "5", "100", "", "500"},
		{"both: the stricter is the multiple", "100", "10000", "10", "20", "100", "1000", "2000"},
		{"both: the stricter is fixed", "5000", "10000", "10", "2000", "100", "5000", "10000"},
		{"half a multiple", "", "", "0.5", "1.5", "0.01", "0.005", "0.015"},
	} {
		bounds := law.FineBounds{Min: amount(c.low), Max: amount(c.high), MultipleMin: amount(c.lowest), MultipleMax: amount(c.highest)}
		if want := c.lowest+c.highest != ""; bounds.NeedsValue() != want {
			t.Errorf("%s: needs the value: %t", c.name, !want)
		}
		low, high := bounds.Amounts(*amount(c.value))
		for _, end := range []struct {
			got  *decimal.Decimal
			want string
		}{{low, c.wantLow}, {high, c.wantHigh}} {
			if (end.got == nil) != (end.want == "") || end.got != nil && !end.got.Equal(*amount(end.want)) {
				t.Errorf("%s: %v, want %q", c.name, end.got, end.want)
			}
		}
	}
}

func TestCheckFine(t *testing.T) {
	t.Parallel()
	low, high := decimal.RequireFromString("5000"), decimal.RequireFromString("10000")
	for _, c := range []struct {
		name      string
		amount    string
		low, high *decimal.Decimal
		reason    bool
		article   string // of the violation; empty for none
		says      string
	}{
		{"lowest", "5000", &low, &high, false, "", ""},
		{"highest", "10000", &low, &high, false, "", ""},
		{"a fen below", "4999.99", &low, &high, false, "行政处罚法 32, 33", "4999.99 yuan is less than the 5000.00"},
		{"below, with a reason", "0.01", &low, &high, true, "", ""},
		{"a fen above", "10000.01", &low, &high, false, "行政处罚法 4", "10000.01 yuan is more than the 10000.00"},
		{"above, with a reason", "10000.01", &low, &high, true, "行政处罚法 4", "no reason lets a fine go above it"},
		{"no bounds", "1", nil, nil, false, "", ""},
	} {
		got := law.CheckFine(decimal.RequireFromString(c.amount), c.low, c.high, c.reason)
		switch {
		case got == nil && c.article == "":
		case got == nil || got.Article != c.article || got.Rule != "fine.bounds" || !strings.Contains(got.Error(), c.says):
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestTierOf(t *testing.T) {
	t.Parallel()
	for level, want := range map[string]string{"A": "CITY", "B": "COUNTY", "C": "TOWNSHIP", "D": "VILLAGE", "E": "", "": ""} {
		if got := law.TierOf(level); got != want {
			t.Errorf("%q: %q, want %q", level, got, want)
		}
	}
}

// The runs of days say the same as the surcharge counted day by day, on any day, whatever was appealed and whenever it was
// paid.
func TestLateRunsAreTheDaysCounted(t *testing.T) {
	t.Parallel()
	book := law.NewBook(law.NewCalendar(nil))
	due := civil.Date{Year: 2023, Month: 3, Day: 17}
	rapid.Check(t, func(t *rapid.T) {
		day := func(label string) civil.Date { return due.AddDays(rapid.IntRange(-5, 60).Draw(t, label)) }
		var pauses []law.Pause
		for range rapid.IntRange(0, 3).Draw(t, "pauses") {
			p := law.Pause{From: day("from")}
			if rapid.IntRange(0, 4).Draw(t, "ended") > 0 {
				p.Until = p.From.AddDays(rapid.IntRange(0, 20).Draw(t, "days"))
			}
			pauses = append(pauses, p)
		}
		var paidOn *civil.Date
		if rapid.Bool().Draw(t, "paid") {
			on := day("paidOn")
			paidOn = &on
		}
		asOn := day("asOn")
		days := 0
		for _, r := range law.LateRuns(due, paidOn, pauses...) {
			last := asOn
			if r.Until != nil && r.Until.Before(last) {
				last = *r.Until
			}
			days += max(0, last.DaysSince(r.From)+1)
		}
		fine := decimal.NewFromInt(1000)
		got := decimal.Min(fine, decimal.NewFromInt(30*int64(days)))
		if want := book.Surcharge(fine, due, asOn, paidOn, pauses...); !got.Equal(want) {
			t.Fatalf("runs say %s, days %s", got, want)
		}
	})
}
