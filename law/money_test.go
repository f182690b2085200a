package law_test

import (
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"docket/law"
)

func TestSurcharge(t *testing.T) {
	t.Parallel()
	fine, due := decimal.NewFromInt(10000), date("2023-03-16")
	paid := date("2023-03-20")
	for _, c := range []struct {
		name   string
		asOn   string
		paidOn *civil.Date
		pauses []law.Pause
		want   string
	}{
		{"on the last day", "2023-03-16", nil, nil, "0"},
		{"a day late", "2023-03-17", nil, nil, "300"},
		{"33 days late", "2023-04-18", nil, nil, "9900"},
		{"34 days late: the cap", "2023-04-19", nil, nil, "10000"},
		{"a year late", "2024-03-16", nil, nil, "10000"},
		{"paid four days late", "2024-03-16", &paid, nil, "1200"},
		{"three days on appeal", "2023-03-26", nil, []law.Pause{{From: date("2023-03-18"), Until: date("2023-03-20")}}, "2100"},
		{"deferred from before it was due", "2023-03-26", nil, []law.Pause{{From: date("2023-03-10"), Until: date("2023-03-25")}}, "300"},
		{"pauses that overlap count once", "2023-03-26", nil, []law.Pause{{From: date("2023-03-18"), Until: date("2023-03-20")}, {From: date("2023-03-19"), Until: date("2023-03-21")}}, "1800"},
	} {
		if got := rulebook.Surcharge(fine, due, date(c.asOn), c.paidOn, c.pauses...); !got.Equal(decimal.RequireFromString(c.want)) {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// The surcharge never exceeds the fine, never falls from one day to the next, and is never raised by a pause.
func TestSurchargeBounds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		fine := decimal.New(rapid.Int64Range(1, 100_000_000).Draw(t, "fen"), -2)
		due := date("2012-01-01").AddDays(rapid.IntRange(0, 4000).Draw(t, "due"))
		asOn := due.AddDays(rapid.IntRange(-10, 200).Draw(t, "days"))
		pause := law.Pause{From: due.AddDays(rapid.IntRange(-5, 60).Draw(t, "from"))}
		pause.Until = pause.From.AddDays(rapid.IntRange(0, 60).Draw(t, "length"))
		with, without := rulebook.Surcharge(fine, due, asOn, nil, pause), rulebook.Surcharge(fine, due, asOn, nil)
		tomorrow := rulebook.Surcharge(fine, due, asOn.AddDays(1), nil, pause)
		if with.IsNegative() || without.GreaterThan(fine) || with.GreaterThan(without) || tomorrow.LessThan(with) {
			t.Fatalf("fine %s due %s, on %s: %s, with a pause %s, tomorrow %s", fine, due, asOn, without, with, tomorrow)
		}
	})
}

// TestLatePeriodsAreTheDaysCounted has as many days as Surcharge counts, for any pauses and any day of payment.
func TestLatePeriodsAreTheDaysCounted(t *testing.T) {
	t.Parallel()
	book := law.NewRulebook(law.NewCalendar(nil))
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
		for _, r := range law.LatePeriods(due, paidOn, pauses...) {
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

func TestCheckCash(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		on         string
		amount     string
		simplified bool
		reason     bool
		want       string
	}{
		{"2023-03-01", "100", true, false, ""},
		{"2023-03-01", "100.01", true, false, "payment.cash 行政处罚法 67; 行政处罚法 68"},
		{"2023-03-01", "100.01", true, true, ""},
		{"2023-03-01", "50", false, false, "payment.cash 行政处罚法 67; 行政处罚法 68"},
		{"2021-07-14", "20.01", true, false, "payment.cash 行政处罚法 67; 行政处罚法 (2017) 47 (unconfirmed)"},
		{"2021-07-14", "20", true, false, ""},
	} {
		got := ""
		if v := rulebook.CheckCash(law.CaseState{IsSimplified: c.simplified}, decimal.RequireFromString(c.amount), date(c.on), c.reason); v != nil {
			got = v.Rule + " " + v.Article
		}
		if got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}
