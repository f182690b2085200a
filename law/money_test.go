package law_test

import (
	"slices"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"docket/law"
)

// lateDays adds up the days of late periods, up to a day.
func lateDays(periods []law.LatePeriod, asOn civil.Date) int {
	days := 0
	for _, p := range periods {
		last := asOn
		if p.Until != nil && p.Until.Before(last) {
			last = *p.Until
		}
		days += max(0, last.DaysSince(p.From)+1)
	}
	return days
}

func TestLatePeriods(t *testing.T) {
	t.Parallel()
	due, paid := date("2023-03-16"), date("2023-03-20")
	for _, c := range []struct {
		name   string
		asOn   string
		paidOn *civil.Date
		pauses []law.Pause
		want   int
	}{
		{"on the last day", "2023-03-16", nil, nil, 0},
		{"a day late", "2023-03-17", nil, nil, 1},
		{"33 days late", "2023-04-18", nil, nil, 33},
		{"a year late", "2024-03-16", nil, nil, 366},
		{"paid four days late", "2024-03-16", &paid, nil, 4},
		{"three days on appeal", "2023-03-26", nil, []law.Pause{{From: date("2023-03-18"), Until: date("2023-03-20")}}, 7},
		{"on appeal from before it was due", "2023-03-26", nil, []law.Pause{{From: date("2023-03-10"), Until: date("2023-03-25")}}, 1},
		{"on appeal still", "2023-03-26", nil, []law.Pause{{From: date("2023-03-20")}}, 3},
		{"pauses that overlap count once", "2023-03-26", nil, []law.Pause{{From: date("2023-03-18"), Until: date("2023-03-20")}, {From: date("2023-03-19"), Until: date("2023-03-21")}}, 6},
	} {
		if got := lateDays(law.LatePeriods(due, c.paidOn, c.pauses...), date(c.asOn)); got != c.want {
			t.Errorf("%s: %d days, want %d", c.name, got, c.want)
		}
	}
}

// The periods have the days that a count of single days finds, for any pauses and any day of payment.
func TestLatePeriodsAreTheDaysCounted(t *testing.T) {
	t.Parallel()
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
		asOn := day("asOn")
		last, paidOn := asOn, (*civil.Date)(nil)
		if rapid.Bool().Draw(t, "paid") {
			paidOn = new(day("paidOn"))
			if paidOn.Before(last) {
				last = *paidOn
			}
		}
		want := 0
		for on := due.AddDays(1); !on.After(last); on = on.AddDays(1) {
			if !slices.ContainsFunc(pauses, func(p law.Pause) bool { return !on.Before(p.From) && (!p.Until.IsValid() || !on.After(p.Until)) }) {
				want++
			}
		}
		if got := lateDays(law.LatePeriods(due, paidOn, pauses...), asOn); got != want {
			t.Fatalf("the periods have %d days, counted are %d", got, want)
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

// Surcharge counts both ends of its period, rounds to cents, and stops with the period.
func TestLatePeriodSurcharge(t *testing.T) {
	t.Parallel()
	march := func(d int) civil.Date { return civil.Date{Year: 2024, Month: 3, Day: d} }
	base, rate := decimal.RequireFromString("333.33"), decimal.RequireFromString("0.03")
	ended, open := law.LatePeriod{march(5), new(march(7))}, law.LatePeriod{march(5), nil}
	for _, c := range []struct {
		period law.LatePeriod
		on     civil.Date
		want   string
	}{
		{ended, march(4), "0"},
		{ended, march(5), "10"},  // 9.9999
		{ended, march(6), "20"},  // 19.9998
		{ended, march(7), "30"},  // 29.9997
		{ended, march(31), "30"}, // the period has ended
		{open, march(31), "270"}, // 27 days: 269.9973
		{open, march(1), "0"},    // before it begins
	} {
		if got := c.period.Surcharge(base, rate, c.on); !got.Equal(decimal.RequireFromString(c.want)) {
			t.Errorf("%v on %s: %s, want %s", c.period, c.on, got, c.want)
		}
	}
}
