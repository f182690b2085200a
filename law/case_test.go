package law_test

import (
	"testing"

	"cloud.google.com/go/civil"

	"docket/law"
)

func TestCertificateIsValidOn(t *testing.T) {
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
		if got := (law.Certificate{From: day(5), Until: c.until}).IsValidOn(c.on); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
}

func TestCheckLimitation(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		ended, found string
		harms        bool
		rule         string
	}{
		{"2021-08-01", "2023-08-01", false, ""},
		{"2021-08-01", "2023-08-02", false, "limitation"},
		{"2021-08-01", "2023-08-02", true, ""},
		{"2021-08-01", "2026-08-01", true, ""},
		{"2021-08-01", "2026-08-02", true, "limitation.safety"},
		{"2020-02-29", "2022-02-28", false, ""},
		{"2020-02-29", "2022-03-01", false, "limitation"},
		{"2021-07-14", "2023-07-15", true, "limitation"}, // the five years came with the law of 2021
	} {
		v := rulebook.CheckLimitation(date(c.ended), date(c.found), c.harms)
		if (v == nil) != (c.rule == "") || v != nil && (v.Rule != c.rule || v.Article != "行政处罚法 36") {
			t.Errorf("ended %s, found %s, harms %t: %+v", c.ended, c.found, c.harms, v)
		}
	}
}
