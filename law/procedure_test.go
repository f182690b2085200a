package law_test

import (
	"slices"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"docket/law"
)

func date(text string) civil.Date {
	d, err := civil.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

var book = law.NewBook(law.NewCalendar(nil))

// The decrees for 2026 and 2023, from the calendars as published.
func TestWorkingDays(t *testing.T) {
	t.Parallel()
	c := law.NewCalendar(map[int]law.Year{2027: {Off: []civil.Date{date("2027-01-01")}, Worked: []civil.Date{date("2027-01-02")}}})
	for day, want := range map[string][2]bool{
		"2026-01-01": {false, true}, "2026-01-04": {true, true}, "2026-02-14": {true, true}, "2026-02-15": {false, true},
		"2026-02-23": {false, true}, "2026-02-24": {true, true}, "2026-02-28": {true, true}, "2026-05-05": {false, true}, "2026-05-09": {true, true},
		"2026-09-20": {true, true}, "2026-10-07": {false, true}, "2026-10-10": {true, true}, "2026-10-11": {false, true},
		"2023-01-28": {true, true}, "2023-01-27": {false, true}, "2023-10-06": {false, true}, "2023-10-07": {true, true},
		"2027-01-01": {false, true}, "2027-01-02": {true, true}, "2027-01-03": {false, true}, "2027-01-04": {true, true},
		"2028-01-04": {false, false}, "2013-06-03": {false, false},
	} {
		if working, known := c.IsWorking(date(day)); working != want[0] || known != want[1] {
			t.Errorf("%s: working %t, known %t", day, working, known)
		}
	}
}

// Terms as counted by hand on the calendar.
func TestTerms(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ rule, from, want, article string }{
		// 28; off from 29 to 6; the worked weekend 7, 8; 9, 10.
		{"hearing.request", "2023-09-27", "2023-10-10", "行政处罚法 64"},
		{"service.term", "2023-03-01", "2023-03-10", "行政处罚法 61"},
		{"payment.term", "2023-03-01", "2023-03-16", "行政处罚法 67"},
		{"payment.term", "2023-09-15", "2023-10-07", "行政处罚法 67"}, // the 30th is off, and so are all days until the 6th
		// 9, which was no holiday; off from 10 to 17; the worked Sunday 18; 19, 20, 21.
		{"statement.term", "2024-02-08", "2024-02-21", "令42号 57 (unconfirmed)"},
		{"decision.term", "2021-07-15", "2021-10-13", "行政处罚法 60"},
		{"decision.term", "2021-07-14", "2021-10-12", "令2号 57 (unconfirmed)"}, // judged by the rules of its time
		{"service.term", "2021-07-14", "2021-07-21", "行政处罚法 (2017) 40 (unconfirmed)"},
		{"service.term", "2021-07-15", "2021-07-26", "行政处罚法 61"},
		{"publicity.shown", "2023-11-30", "2026-11-30", "信息公示规定 13"},
		{"publicity.shown.short", "2023-11-30", "2024-02-29", "信息公示规定 13"},
	} {
		d, ok := book.Term(c.rule, date(c.from))
		if !ok || d.On != date(c.want) || d.Rule.Cite() != c.article {
			t.Errorf("%s from %s: %s, want %s (%s)", c.rule, c.from, d, c.want, c.article)
		}
	}
	if d, ok := book.Term("service.term", date("2026-12-28")); !ok || d.Unknown != 2027 || d.Passed(date("2030-01-01")) {
		t.Errorf("into a year that nobody has told: %s", d)
	}
	if _, ok := book.Term("decision.term", date("1990-01-01")); ok {
		t.Error("a term before there was a law")
	}
	set := law.NewBook(law.NewCalendar(nil), law.Rule{Name: "hearing.person", Article: "江苏 1", From: date("2022-01-01"), Value: decimal.NewFromInt(5000), Unit: law.Yuan, Certainty: law.Set})
	if r, _ := set.At("hearing.person", date("2023-01-01")); !r.Value.Equal(decimal.NewFromInt(5000)) || r.Cite() != "江苏 1 (as the bureau has set it)" {
		t.Errorf("%+v", r)
	}
	if r, _ := set.At("hearing.person", date("2021-12-31")); !r.Value.Equal(decimal.NewFromInt(10000)) {
		t.Errorf("%+v", r)
	}
}

// A deadline never falls on a day off, and a term in working days has just as many of them.
func TestDeadlinesAreWorkingDays(t *testing.T) {
	t.Parallel()
	names := []string{"clue.check", "statement.term", "hearing.request", "hearing.told", "service.term", "publicity.term", "conclusion.term", "decision.term", "payment.term", "seizure.term"}
	rapid.Check(t, func(t *rapid.T) {
		from := date("2021-09-01").AddDays(rapid.IntRange(0, 5*365).Draw(t, "days"))
		name := rapid.SampledFrom(names).Draw(t, "rule")
		d, ok := book.Term(name, from)
		if !ok {
			t.Fatalf("no rule %s on %s", name, from)
		}
		if d.Unknown != 0 {
			return
		}
		if working, _ := book.Calendar.IsWorking(d.On); !working {
			t.Fatalf("%s from %s ends on %s, a day off", name, from, d.On)
		}
		counted := 0
		for on := from.AddDays(1); !on.After(d.On); on = on.AddDays(1) {
			if working, _ := book.Calendar.IsWorking(on); working || d.Rule.Unit == law.CalendarDays {
				counted++
			}
		}
		if d.Rule.Unit == law.WorkingDays && counted != d.Rule.Days() || counted < d.Rule.Days() {
			t.Fatalf("%s from %s to %s: %d days, want %d", name, from, d.On, counted, d.Rule.Days())
		}
	})
}

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
		if got := book.Surcharge(fine, due, date(c.asOn), c.paidOn, c.pauses...); !got.Equal(decimal.RequireFromString(c.want)) {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// It never exceeds the fine, never shrinks from one day to the next, and no pause makes it more.
func TestSurchargeBounds(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		fine := decimal.New(rapid.Int64Range(1, 100_000_000).Draw(t, "fen"), -2)
		due := date("2012-01-01").AddDays(rapid.IntRange(0, 4000).Draw(t, "due"))
		asOn := due.AddDays(rapid.IntRange(-10, 200).Draw(t, "days"))
		pause := law.Pause{From: due.AddDays(rapid.IntRange(-5, 60).Draw(t, "from"))}
		pause.Until = pause.From.AddDays(rapid.IntRange(0, 60).Draw(t, "length"))
		with, without := book.Surcharge(fine, due, asOn, nil, pause), book.Surcharge(fine, due, asOn, nil)
		tomorrow := book.Surcharge(fine, due, asOn.AddDays(1), nil, pause)
		if with.IsNegative() || without.GreaterThan(fine) || with.GreaterThan(without) || tomorrow.LessThan(with) {
			t.Fatalf("fine %s due %s, on %s: %s, with a pause %s, tomorrow %s", fine, due, asOn, without, with, tomorrow)
		}
	})
}

func TestLimitation(t *testing.T) {
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
		v := book.Expired(date(c.ended), date(c.found), c.harms)
		if (v == nil) != (c.rule == "") || v != nil && (v.Rule != c.rule || v.Article != "行政处罚法 36") {
			t.Errorf("ended %s, found %s, harms %t: %+v", c.ended, c.found, c.harms, v)
		}
	}
}

// A path is steps with their days, as `FILED 2023-03-01`.
func matter(path ...string) law.Matter {
	var m law.Matter
	for _, p := range path {
		m.Past = append(m.Past, happening(p))
	}
	return m
}

func happening(text string) law.Happening {
	step, on, _ := strings.Cut(text, " ")
	return law.Happening{Step: law.Step(step), On: date(on)}
}

func money(kind, amount string) law.Penalty {
	return law.Penalty{Kind: kind, Amount: decimal.RequireFromString(amount)}
}

func TestProcedure(t *testing.T) {
	t.Parallel()
	told := []string{"FILED 2023-03-01", "INVESTIGATED 2023-03-20", "NOTIFIED 2023-03-27"}
	and := func(more ...string) []string { return append(slices.Clone(told), more...) }
	for _, c := range []struct {
		name       string
		past       []string
		next       string
		simplified bool
		person     bool
		penalties  []law.Penalty
		rule       string // and article; empty where it is allowed
	}{
		{"a clue is filed", nil, "FILED 2023-03-01", false, false, nil, ""},
		{"twice", told[:1], "FILED 2023-03-02", false, false, nil, "case.order 行政处罚法 54"},
		{"a clue is decided", nil, "DECIDED 2023-03-02", false, false, nil, "case.order 行政处罚法 54"},
		{"decided without investigation", told[:1], "DECIDED 2023-03-02", false, false, nil, "case.order 行政处罚法 44, 62"},
		{"proposed before it was investigated", told[:1], "PROPOSED 2023-03-02", false, false, nil, "case.order 行政处罚法 57"},
		{"proposed", told[:2], "PROPOSED 2023-03-22", false, false, nil, ""},
		{"told of nothing", told[:2], "NOTIFIED 2023-03-22", false, false, nil, "notice.content 行政处罚法 44"},
		{"told of it", []string{told[0], told[1], "PROPOSED 2023-03-22"}, "NOTIFIED 2023-03-22", false, false, nil, ""},
		{"decided when something else was proposed since", and("PROPOSED 2023-04-01"), "DECIDED 2023-04-20", false, false, nil, "case.order 行政处罚法 44, 62"},
		{"decided when it was told, and heard of another", and("WAIVED 2023-03-28", "PROPOSED 2023-04-01", "NOTIFIED 2023-04-03"), "DECIDED 2023-04-06", false, false, nil, "statement.term 行政处罚法 45; 令42号 57 (unconfirmed)"},
		{"scheduled without being asked for", told, "HEARING_SCHEDULED 2023-04-10", false, false, nil, "case.order 行政处罚法 64"},
		{"held without being scheduled", and("HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-29"), "HEARD 2023-04-10", false, false, nil, "hearing.told 行政处罚法 64"},
		{"extended twice", and("EXTENDED 2023-05-20"), "EXTENDED 2023-06-20", false, false, nil, "decision.extension 令42号 64 (unconfirmed)"},
		{"extended twice, discussed, without its days", and("EXTENDED 2023-05-20", "DISCUSSED 2023-06-19"), "EXTENDED 2023-06-20", false, false, nil, "decision.extension 令42号 64 (unconfirmed)"},
		{"decided without notice", told[:2], "DECIDED 2023-03-28", false, false, nil, "case.order 行政处罚法 44, 62"},
		{"notified before it was investigated", told[:1], "NOTIFIED 2023-03-02", false, false, nil, "case.order 行政处罚法 44"},
		{"a step before the last", told[:1], "INVESTIGATED 2023-02-28", false, false, nil, "case.order 行政处罚法 54"},
		{"while the party may speak", told, "DECIDED 2023-04-03", false, false, nil, "statement.term 行政处罚法 45; 令42号 57 (unconfirmed)"},
		{"after it may", told, "DECIDED 2023-04-04", false, false, []law.Penalty{money("FINE", "99999.99")}, ""},
		{"it gives it up", and("WAIVED 2023-03-27"), "DECIDED 2023-03-27", false, false, []law.Penalty{money("FINE", "1")}, ""},
		{"a large fine, no hearing offered", told, "DECIDED 2023-04-04", false, false, []law.Penalty{money("FINE", "100000")}, "hearing.offered 行政处罚法 63; 市场监管听证办法 5 (unconfirmed)"},
		{"of a person", told, "DECIDED 2023-04-04", false, true, []law.Penalty{money("FINE", "10000")}, "hearing.offered 行政处罚法 63; 市场监管听证办法 5 (unconfirmed)"},
		{"less, of a person", told, "DECIDED 2023-04-04", false, true, []law.Penalty{money("FINE", "9999.99"), money("CONFISCATION_OF_GAINS", "9999.99")}, ""},
		{"a licence revoked", told, "DECIDED 2023-04-04", false, false, []law.Penalty{{Kind: "LICENCE_REVOCATION"}}, "hearing.offered 行政处罚法 63"},
		{"offered, and nobody asked, not discussed", and("HEARING_OFFERED 2023-03-27"), "DECIDED 2023-04-04", false, false, []law.Penalty{{Kind: "CLOSURE"}}, "discussion.held 行政处罚法 57"},
		{"offered, and nobody asked", and("HEARING_OFFERED 2023-03-27", "DISCUSSED 2023-04-03"), "DECIDED 2023-04-04", false, false, []law.Penalty{{Kind: "CLOSURE"}}, ""},
		{"asked for after the statement was given up", and("HEARING_OFFERED 2023-03-27", "WAIVED 2023-03-28", "HEARING_REQUESTED 2023-03-29"), "DECIDED 2023-04-20", false, false, nil, "hearing.held 行政处罚法 64"},
		{"asked for, and then given up", and("HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-28", "WAIVED 2023-03-29"), "DECIDED 2023-04-20", false, false, nil, ""},
		{
			"heard a second time, and not reviewed since", and("HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-29", "HEARD 2023-04-12", "REVIEWED 2023-04-14", "PROPOSED 2023-04-14", "NOTIFIED 2023-04-14",
				"HEARING_OFFERED 2023-04-14", "HEARING_REQUESTED 2023-04-17", "HEARD 2023-05-04"), "DECIDED 2023-05-05", false, false, nil, "review.done 行政处罚法 58",
		},
		{"extended a third time after one discussion", and("EXTENDED 2023-05-20", "DISCUSSED 2023-06-19", "EXTENDED 2023-06-20"), "EXTENDED 2023-06-21", false, false, nil, "decision.extension 令42号 64 (unconfirmed)"},
		{"served on a day before it was published", and("DECIDED 2023-04-05", "PUBLISHED 2023-04-12"), "SERVED 2023-04-10", false, false, nil, ""},
		{"published before it was decided", and("DECIDED 2023-04-05", "SERVED 2023-04-12"), "PUBLISHED 2023-04-04", false, false, []law.Penalty{money("FINE", "1")}, "case.order 信息公示规定 9"},
		{"told in a year of which nobody knows", []string{"FILED 2026-12-01", "INVESTIGATED 2026-12-28", "PROPOSED 2026-12-28", "NOTIFIED 2026-12-28"}, "DECIDED 2026-12-28", false, false, nil, "statement.term 令42号 57 (unconfirmed)"},
		{"and it gives it up", []string{"FILED 2026-12-01", "INVESTIGATED 2026-12-28", "PROPOSED 2026-12-28", "NOTIFIED 2026-12-28", "WAIVED 2026-12-28"}, "DECIDED 2026-12-28", false, false, nil, ""},
		{"offered, and still to be asked for", and("HEARING_OFFERED 2023-03-27"), "DECIDED 2023-04-03", false, false, nil, "hearing.request 行政处罚法 45; 行政处罚法 64"},
		{"asked for in time", and("HEARING_OFFERED 2023-03-27"), "HEARING_REQUESTED 2023-04-03", false, false, nil, ""},
		{"asked for late", and("HEARING_OFFERED 2023-03-27"), "HEARING_REQUESTED 2023-04-04", false, false, nil, "hearing.request 行政处罚法 64"},
		{"asked for without an offer", told, "HEARING_REQUESTED 2023-03-28", false, false, nil, "hearing.offered 行政处罚法 63"},
		{"held without being asked for", told, "HEARD 2023-04-10", false, false, nil, "case.order 行政处罚法 64"},
		{"decided before the hearing", and("HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-29"), "DECIDED 2023-04-20", false, false, nil, "hearing.held 行政处罚法 64"},
		{"decided without review", and("REVIEWED 2023-03-27", "HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-29", "HEARD 2023-04-12"), "DECIDED 2023-04-20", false, false, nil, "review.done 行政处罚法 58"},
		{"reviewed", and("HEARING_OFFERED 2023-03-27", "HEARING_REQUESTED 2023-03-29", "HEARD 2023-04-12", "REVIEWED 2023-04-14"), "DECIDED 2023-04-20", false, false, nil, ""},
		{"on the 90th day", told, "DECIDED 2023-05-30", false, false, nil, ""},
		{"on the 91st", told, "DECIDED 2023-05-31", false, false, nil, "decision.term 行政处罚法 60"},
		{"extended", and("EXTENDED 2023-05-20"), "DECIDED 2023-06-29", false, false, nil, ""},
		{"extended, and too late again", and("EXTENDED 2023-05-20"), "DECIDED 2023-06-30", false, false, nil, "decision.term 行政处罚法 60"},
		{"ten days suspended", and("SUSPENDED 2023-04-10", "RESUMED 2023-04-20"), "DECIDED 2023-06-09", false, false, nil, ""},
		{"while suspended", and("SUSPENDED 2023-04-10"), "DECIDED 2023-04-20", false, false, nil, "case.order 行政处罚法 60"},
		{"resumed without being suspended", told, "RESUMED 2023-04-20", false, false, nil, "case.order 行政处罚法 60"},
		{"on the spot", told[:1], "DECIDED 2023-03-01", true, false, []law.Penalty{money("FINE", "3000")}, ""},
		{"a fen too much", told[:1], "DECIDED 2023-03-01", true, false, []law.Penalty{money("FINE", "3000.01")}, "simplified.organisation 行政处罚法 51"},
		{"of a person, on the spot", told[:1], "DECIDED 2023-03-01", true, true, []law.Penalty{money("FINE", "200.01")}, "simplified.person 行政处罚法 51"},
		{"by the bounds of the older law", []string{"FILED 2021-07-14"}, "DECIDED 2021-07-14", true, true, []law.Penalty{money("FINE", "50.01")}, "simplified.person 行政处罚法 (2017) 33 (unconfirmed)"},
		{"a warning on the spot", told[:1], "DECIDED 2023-03-01", true, true, []law.Penalty{{Kind: "WARNING"}}, ""},
		{"a confiscation on the spot", told[:1], "DECIDED 2023-03-01", true, false, []law.Penalty{{Kind: "CONFISCATION_OF_GOODS"}}, "simplified.kinds 行政处罚法 51"},
		{"served before it was decided", told, "SERVED 2023-04-05", false, false, nil, "case.order 行政处罚法 61"},
		{"served", and("DECIDED 2023-04-05"), "SERVED 2023-04-06", false, false, nil, ""},
		{"decided again", and("DECIDED 2023-04-05"), "DECIDED 2023-04-06", false, false, nil, "case.order 行政处罚法 44, 62"},
		{"no penalty", told[:2], "NOT_PENALISED 2023-03-28", false, false, nil, ""},
		{"handed to the police", told[:1], "TRANSFERRED 2023-03-02", false, false, nil, ""},
		{"and then decided", append(slices.Clone(told[:1]), "TRANSFERRED 2023-03-02"), "DECIDED 2023-03-28", false, false, nil, "case.order 行政处罚法 44, 62"},
		{"concluded before it was served", and("DECIDED 2023-04-05"), "CONCLUDED 2023-04-06", false, false, nil, "case.order 令42号 78 (unconfirmed)"},
		{"something that is no step", told, "FORGOTTEN 2023-04-06", false, false, nil, "case.order"},
	} {
		m := matter(c.past...)
		m.IsSimplified, m.IsPerson = c.simplified, c.person
		got := ""
		v := book.Check(m, happening(c.next), c.penalties...)
		if v != nil {
			got = strings.TrimSpace(v.Rule + " " + v.Article)
		}
		if got != c.rule {
			t.Errorf("%s: %q, want %q: %v", c.name, got, c.rule, v)
		}
	}
}

// However steps are tried, none that the law refuses being taken: no case of the ordinary procedure is decided without notice,
// none on a day on which the party may still speak, none too late; and days never go back.
func TestNoSequenceGetsAroundTheLaw(t *testing.T) {
	t.Parallel()
	steps := []law.Step{
		law.Filed, law.Investigated, law.Reviewed, law.Discussed, law.Notified, law.HearingOffered, law.HearingRequested, law.Waived, law.Heard,
		law.Extended, law.Suspended, law.Resumed, law.Decided, law.NotPenalised, law.Transferred, law.Served, law.Executed, law.Concluded,
		law.Proposed, law.HearingScheduled,
	}
	reached := 0
	rapid.Check(t, func(t *rapid.T) {
		var m law.Matter
		var ordered civil.Date
		on := date("2022-01-04")
		for range rapid.IntRange(1, 40).Draw(t, "tries") {
			next := law.Happening{Step: rapid.SampledFrom(steps).Draw(t, "step"), On: on.AddDays(rapid.IntRange(-3, 20).Draw(t, "days"))}
			penalty := money("FINE", rapid.SampledFrom([]string{"100", "99999", "100000"}).Draw(t, "fine"))
			if rapid.IntRange(0, 2).Draw(t, "wisely") > 0 { // else hardly any case gets far
				onward := slices.DeleteFunc(law.Allowed(m), func(s law.Step) bool {
					return s == law.Transferred || s == law.NotPenalised || s == law.Suspended || s == law.Proposed && m.Proposed != nil
				})
				if len(onward) > 0 {
					next = law.Happening{Step: rapid.SampledFrom(onward).Draw(t, "onward"), On: on.AddDays(rapid.IntRange(0, 7).Draw(t, "later"))}
				}
			}
			if book.Check(m, next, penalty) != nil {
				continue
			}
			switch next.Step {
			case law.Proposed:
				m.Proposed = []law.Penalty{penalty}
			case law.HearingScheduled:
				held := next.On.AddDays(12)
				m.HearingOn = &held
			}
			if next.On.Before(ordered) && next.Step != law.Published {
				t.Fatalf("%v after %v", next, m.Past)
			}
			if next.Step != law.Published { // which is in no order with the steps
				ordered = next.On
			}
			if next.Step == law.Decided {
				reached++
				kinds := map[law.Step]civil.Date{}
				for _, h := range m.Past {
					if h.Step == law.Proposed || h.Step == law.Withdrawn { // told of something else, it is told anew
						kinds = map[law.Step]civil.Date{}
					}
					kinds[h.Step] = h.On
				}
				notified, was := kinds[law.Notified]
				_, waived := kinds[law.Waived]
				_, heard := kinds[law.Heard]
				_, offered := kinds[law.HearingOffered]
				switch _, proposed := kinds[law.Proposed]; {
				case !was || !proposed:
					t.Fatalf("decided without notice: %v", m.Past)
				case !waived && !heard && next.On.DaysSince(notified) <= 5:
					t.Fatalf("decided on %s: %v", next.On, m.Past)
				case !offered && penalty.Amount.GreaterThanOrEqual(decimal.NewFromInt(100000)):
					t.Fatalf("no hearing was offered: %v", m.Past)
				}
			}
			m.Past, on = append(m.Past, next), next.On
		}
		decided := 0
		for _, h := range m.Past {
			switch h.Step {
			case law.Decided:
				decided++
			case law.Withdrawn:
				decided--
			}
		}
		if decided > 1 {
			t.Fatalf("decided %d times: %v", decided, m.Past)
		}
	})
	if reached == 0 {
		t.Error("no case was decided, which shows nothing")
	}
}

// What the law allows next in a status is what Check takes, where all that is said of the step is right.
func TestAllowed(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		past       []string
		simplified bool
		want       string
	}{
		{nil, false, "FILED"},
		{[]string{"FILED 2023-03-01"}, false, "INVESTIGATED EXTENDED SUSPENDED TRANSFERRED"},
		{[]string{"FILED 2023-03-01"}, true, "INVESTIGATED EXTENDED SUSPENDED DECIDED TRANSFERRED"},
		{[]string{"FILED 2023-03-01", "SUSPENDED 2023-03-02"}, false, "RESUMED TRANSFERRED"},
		{[]string{"FILED 2023-03-01", "INVESTIGATED 2023-03-02"}, false, "PROPOSED REVIEWED DISCUSSED EXTENDED SUSPENDED NOT_PENALISED TRANSFERRED"},
		{[]string{"FILED 2023-03-01", "INVESTIGATED 2023-03-02", "PROPOSED 2023-03-02"}, false, "PROPOSED NOTIFIED REVIEWED DISCUSSED EXTENDED SUSPENDED NOT_PENALISED TRANSFERRED"},
		{
			[]string{"FILED 2023-03-01", "INVESTIGATED 2023-03-02", "PROPOSED 2023-03-02", "NOTIFIED 2023-03-03"},
			false,
			"PROPOSED WAIVED REVIEWED DISCUSSED EXTENDED SUSPENDED DECIDED NOT_PENALISED TRANSFERRED",
		},
		{[]string{"FILED 2023-03-01", "INVESTIGATED 2023-03-02", "NOT_PENALISED 2023-03-03"}, false, "SERVED"},
		{[]string{"FILED 2023-03-01", "TRANSFERRED 2023-03-02"}, false, "CONCLUDED"},
		{[]string{"FILED 2023-03-01", "TRANSFERRED 2023-03-02", "CONCLUDED 2023-03-03"}, false, "PUBLISHED WITHDRAWN"},
	} {
		m := matter(c.past...)
		m.IsSimplified = c.simplified
		var got []string
		for _, step := range law.Allowed(m) {
			got = append(got, string(step))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%v: %s\nwant %s", c.past, strings.Join(got, " "), c.want)
		}
	}
}

// Nothing is decided that the party was not told of, and nothing heavier.
func TestCheckAgainstNotice(t *testing.T) {
	t.Parallel()
	m := matter("FILED 2023-03-01", "INVESTIGATED 2023-03-02", "PROPOSED 2023-03-02", "NOTIFIED 2023-03-03")
	m.Proposed = []law.Penalty{money("FINE", "5000"), {Kind: "WARNING"}}
	for _, c := range []struct {
		penalties []law.Penalty
		at        int
		rule      string
	}{
		{[]law.Penalty{money("FINE", "5000"), {Kind: "WARNING"}}, 0, ""},
		{[]law.Penalty{money("FINE", "0.01")}, 0, ""},
		{[]law.Penalty{{Kind: "WARNING"}, money("FINE", "5000.01")}, 1, "notice.heavier 行政处罚法 45"},
		{[]law.Penalty{{Kind: "WARNING"}, {Kind: "CLOSURE"}}, 1, "notice.content 行政处罚法 44"},
	} {
		at, v := m.CheckAgainstNotice(c.penalties)
		got := ""
		if v != nil {
			got = v.Rule + " " + v.Article
		}
		if at != c.at || got != c.rule {
			t.Errorf("%v: %d %q", c.penalties, at, got)
		}
	}
	m.Proposed = []law.Penalty{{Kind: "CONFISCATION_OF_GAINS", Basis: 1, Amount: decimal.NewFromInt(100)}}
	gains := law.Penalty{Kind: "CONFISCATION_OF_GAINS", Basis: 1, Amount: decimal.NewFromInt(60)}
	if at, v := m.CheckAgainstNotice([]law.Penalty{gains, gains}); at != 1 || v == nil || v.Rule != "notice.heavier" {
		t.Errorf("together they are more: %d %v", at, v)
	}
	gains.Basis = 2
	if _, v := m.CheckAgainstNotice([]law.Penalty{gains}); v == nil || v.Rule != "notice.content" {
		t.Errorf("under another provision: %v", v)
	}
	onTheSpot := matter("FILED 2023-03-01")
	if _, v := onTheSpot.CheckAgainstNotice([]law.Penalty{{Kind: "WARNING"}}); v != nil {
		t.Errorf("on the spot: %v", v)
	}
}

func TestCash(t *testing.T) {
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
		if v := book.CheckCash(law.Matter{IsSimplified: c.simplified}, decimal.RequireFromString(c.amount), date(c.on), c.reason); v != nil {
			got = v.Rule + " " + v.Article
		}
		if got != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// The larger confiscation of goods is heard too, by their value with the gains.
func TestHearingOfGoods(t *testing.T) {
	t.Parallel()
	goods := law.Penalty{Kind: "CONFISCATION_OF_GOODS"}
	value := decimal.NewFromInt(99999)
	m := law.Matter{ValueOfGoods: &value}
	if v := book.NeedsHearing(m, date("2023-03-01"), []law.Penalty{goods, money("CONFISCATION_OF_GAINS", "0.99")}); v != nil {
		t.Errorf("less: %v", v)
	}
	if v := book.NeedsHearing(m, date("2023-03-01"), []law.Penalty{goods, money("CONFISCATION_OF_GAINS", "1")}); v == nil || v.Rule != "hearing.offered" {
		t.Errorf("together they reach it: %v", v)
	}
	if v := book.NeedsHearing(m, date("2023-03-01"), []law.Penalty{money("FINE", "1")}); v != nil {
		t.Errorf("they are not confiscated: %v", v)
	}
	if v := book.CheckHearingDay(date("2026-12-28"), date("2027-03-01")); v == nil || v.Rule != "hearing.told" {
		t.Errorf("a hearing in a year of which nobody knows: %v", v)
	}
}
