package law_test

import (
	"fmt"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"docket/law"
)

// date parses a day that is written as 2006-01-02.
func date(text string) civil.Date {
	d, err := civil.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

// rulebook is the law without settings of a bureau.
var rulebook = law.NewRulebook(law.NewCalendar(nil))

// spansOf returns the calculation of a deadline, a span on each line.
func spansOf(d law.Deadline) string {
	var lines []string
	for _, s := range d.Spans {
		lines = append(lines, fmt.Sprintf("%s %s to %s %d", s.Kind, s.From, s.Until, s.Days()))
	}
	return strings.Join(lines, "\n")
}

// The last days were counted by hand on the calendar.
func TestDeadlineOf(t *testing.T) {
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
		{"appeal.suit", "2026-04-01", "2026-10-08", "行政诉讼法 46"},      // six months; 1 to 7 October are off
		{"appeal.suit", "2026-03-16", "2026-09-16", "行政诉讼法 46"},      // a Wednesday
		{"appeal.suit", "2025-11-16", "2026-05-18", "行政诉讼法 46"},      // 16 May is a Saturday
		{"publicity.shown", "2026-07-01", "2029-07-01", "信息公示规定 13"}, // a Sunday: a term of publicity is not moved, and needs no calendar
		{"publicity.shown", "2023-11-30", "2026-11-30", "信息公示规定 13"},
		{"publicity.shown.short", "2023-11-30", "2024-02-29", "信息公示规定 13"},
	} {
		d, ok := rulebook.DeadlineOf(c.rule, date(c.from))
		if !ok || d.LastDay != date(c.want) || d.Rule.Cite() != c.article {
			t.Errorf("%s from %s: %s, want %s (%s)", c.rule, c.from, d, c.want, c.article)
		}
	}
	if d, ok := rulebook.DeadlineOf("service.term", date("2026-12-28")); !ok || d.UnknownYear != 2027 || d.HasPassed(date("2030-01-01")) {
		t.Errorf("a term that ends in a year whose working days are not known: %s", d)
	}
	if d, ok := rulebook.DeadlineOf("appeal.suit", date("2026-08-03")); !ok || d.UnknownYear != 2027 {
		t.Errorf("a term for a suit that ends in a year whose working days are not known: %s", d)
	}
	if _, ok := rulebook.DeadlineOf("decision.term", date("1990-01-01")); ok {
		t.Error("a term before the law was in force")
	}
	set := law.NewRulebook(law.NewCalendar(nil), law.Rule{Name: "hearing.person", Article: "江苏 1", From: date("2022-01-01"), Value: decimal.NewFromInt(5000), Unit: law.Yuan, Certainty: law.CertaintySet})
	if r, _ := set.RuleOn("hearing.person", date("2023-01-01")); !r.Value.Equal(decimal.NewFromInt(5000)) || r.Cite() != "江苏 1 (as the bureau has set it)" {
		t.Errorf("%+v", r)
	}
	if r, _ := set.RuleOn("hearing.person", date("2021-12-31")); !r.Value.Equal(decimal.NewFromInt(10000)) {
		t.Errorf("%+v", r)
	}
}

// A deadline is never a day off, and a term of working days has exactly as many of them.
func TestDeadlinesAreWorkingDays(t *testing.T) {
	t.Parallel()
	names := []string{"clue.check", "statement.term", "hearing.request", "hearing.told", "service.term", "publicity.term", "conclusion.term", "decision.term", "payment.term", "seizure.term"}
	rapid.Check(t, func(t *rapid.T) {
		from := date("2021-09-01").AddDays(rapid.IntRange(0, 5*365).Draw(t, "days"))
		name := rapid.SampledFrom(names).Draw(t, "rule")
		d, ok := rulebook.DeadlineOf(name, from)
		if !ok {
			t.Fatalf("no rule %s on %s", name, from)
		}
		if d.UnknownYear != 0 {
			return
		}
		if working, _ := rulebook.Calendar.IsWorkingDay(d.LastDay); !working {
			t.Fatalf("%s from %s ends on %s, a day off", name, from, d.LastDay)
		}
		counted := 0
		for on := from.AddDays(1); !on.After(d.LastDay); on = on.AddDays(1) {
			if working, _ := rulebook.Calendar.IsWorkingDay(on); working || d.Rule.Unit == law.CalendarDays {
				counted++
			}
		}
		if d.Rule.Unit == law.WorkingDays && counted != d.Rule.Count() || counted < d.Rule.Count() {
			t.Fatalf("%s from %s to %s: %d days, want %d", name, from, d.LastDay, counted, d.Rule.Count())
		}
	})
}

// The spans were counted by hand on the calendar of 2023.
func TestSpans(t *testing.T) {
	t.Parallel()
	decision := func(path ...string) law.Deadline {
		m := caseState(path...)
		for i, h := range m.Steps {
			if h.Step == law.Extended && i > 0 && strings.HasSuffix(path[i], "45") {
				m.Steps[i].Days = 45
			}
		}
		d, _ := rulebook.DecisionDue(m)
		return d
	}
	term := func(name, from string) law.Deadline {
		d, _ := rulebook.DeadlineOf(name, date(from))
		return d
	}
	times := func(days []string) (times []law.ExaminationPeriod) {
		for i := 0; i < len(days); i += 2 {
			times = append(times, law.ExaminationPeriod{From: date(days[i]), Until: date(days[i+1])})
		}
		return times
	}
	examined := func(filed string, rest ...string) law.Deadline {
		path := []string{"FILED " + filed}
		var days []string
		for _, r := range rest {
			if strings.Contains(r, " ") {
				path = append(path, r)
			} else {
				days = append(days, r)
			}
		}
		m := caseState(path...)
		m.Examinations = times(days)
		d, _ := rulebook.DecisionDue(m)
		return d
	}
	seizure := func(seized, extended string, days ...string) law.Deadline {
		var on *civil.Date
		if extended != "" {
			on = new(date(extended))
		}
		d, _ := rulebook.SeizureDue(date(seized), on, times(days))
		return d
	}
	for name, c := range map[string]struct {
		d         law.Deadline
		due, want string
	}{
		"seven working days": {term("service.term", "2023-03-01"), "2023-03-10", "TERM 2023-03-02 to 2023-03-03 2\nDAYS_OFF 2023-03-04 to 2023-03-05 2\nTERM 2023-03-06 to 2023-03-10 5"},
		"fifteen days, the last of them off": {
			term("payment.term", "2023-09-15"), "2023-10-07",
			"TERM 2023-09-16 to 2023-09-30 15\nMOVED 2023-10-01 to 2023-10-07 7",
		},
		"six months for a suit, the last day off": {
			term("appeal.suit", "2026-04-01"), "2026-10-08", "TERM 2026-04-02 to 2026-10-01 183\nMOVED 2026-10-02 to 2026-10-08 7",
		},
		"ninety days":                {decision("FILED 2023-02-01"), "2023-05-04", "TERM 2023-02-02 to 2023-05-02 90\nMOVED 2023-05-03 to 2023-05-04 2"},
		"a hearing":                  {decision("FILED 2023-02-01", "HEARING_REQUESTED 2023-04-03", "HEARD 2023-04-17"), "2023-05-16", "TERM 2023-02-02 to 2023-04-03 61\nSTOPPED 2023-04-04 to 2023-04-17 14\nTERM 2023-04-18 to 2023-05-16 29"},
		"a hearing and an extension": {decision("FILED 2023-02-01", "HEARING_REQUESTED 2023-04-03", "HEARD 2023-04-17", "EXTENDED 2023-05-10"), "2023-06-15", "TERM 2023-02-02 to 2023-04-03 61\nSTOPPED 2023-04-04 to 2023-04-17 14\nTERM 2023-04-18 to 2023-05-16 29\nEXTENSION 2023-05-17 to 2023-06-15 30"},
		"suspended while a hearing is awaited: no day is excluded twice": {
			decision("FILED 2023-02-01", "HEARING_REQUESTED 2023-04-03", "SUSPENDED 2023-04-05", "RESUMED 2023-04-12", "HEARD 2023-04-17"), "2023-05-16",
			"TERM 2023-02-02 to 2023-04-03 61\nSTOPPED 2023-04-04 to 2023-04-17 14\nTERM 2023-04-18 to 2023-05-16 29",
		},
		"suspended on the last day": {decision("FILED 2023-03-01", "SUSPENDED 2023-05-30", "RESUMED 2023-06-05"), "2023-06-05", "TERM 2023-03-02 to 2023-05-30 90\nSTOPPED 2023-05-31 to 2023-06-05 6"},
		"suspended on a day to which the last one was moved": {
			decision("FILED 2023-02-01", "SUSPENDED 2023-05-04", "RESUMED 2023-06-01"), "2023-06-01", "TERM 2023-02-02 to 2023-05-02 90\nMOVED 2023-05-03 to 2023-05-04 2\nSTOPPED 2023-05-05 to 2023-06-01 28",
		},
		"suspended in the extension": {
			decision("FILED 2023-03-01", "EXTENDED 2023-05-20", "SUSPENDED 2023-06-09", "RESUMED 2023-06-19"), "2023-07-10",
			"TERM 2023-03-02 to 2023-05-30 90\nEXTENSION 2023-05-31 to 2023-06-09 10\nSTOPPED 2023-06-10 to 2023-06-19 10\nEXTENSION 2023-06-20 to 2023-07-09 20\nMOVED 2023-07-10 to 2023-07-10 1",
		},
		"counted from the withdrawal": {decision("FILED 2023-02-01", "DECIDED 2023-03-01", "SERVED 2023-03-02", "WITHDRAWN 2023-04-06"), "2023-07-05", "TERM 2023-04-07 to 2023-07-05 90"},
		// From 4 March: 27 days of March, 30 of April, 31 of May and 2 of June, a Tuesday, are 90.
		"not counted from the withdrawal of a decision that was not served": {
			decision("FILED 2026-03-04", "DECIDED 2026-05-20", "WITHDRAWN 2026-05-21"), "2026-06-02", "TERM 2026-03-05 to 2026-06-02 90",
		},
		"nor where this is repeated": {
			decision("FILED 2026-03-04", "DECIDED 2026-05-20", "WITHDRAWN 2026-05-21", "DECIDED 2026-05-25", "WITHDRAWN 2026-05-26"), "2026-06-02", "TERM 2026-03-05 to 2026-06-02 90",
		},
		// 55 days (27 of March, 28 of April), the hearing awaited from 29 April to 21 May, 35 days (10 of May, 25 of June), and 30 more (5 of June, 25 of
		// July). 25 July is a Saturday.
		"the hearing and the extension before it count": {
			decision("FILED 2026-03-04", "HEARING_REQUESTED 2026-04-28", "HEARD 2026-05-21", "EXTENDED 2026-05-22", "DECIDED 2026-05-25", "WITHDRAWN 2026-05-26"), "2026-07-27",
			"TERM 2026-03-05 to 2026-04-28 55\nSTOPPED 2026-04-29 to 2026-05-21 23\nTERM 2026-05-22 to 2026-06-25 35\nEXTENSION 2026-06-26 to 2026-07-25 30\nMOVED 2026-07-26 to 2026-07-27 2",
		},
		// 90 days from 15 May, on which a served decision was withdrawn: 16 of May, 30 of June, 31 of July and 13 of August, a Thursday.
		"the withdrawal of a served decision, then of one that was not": {
			decision("FILED 2026-03-04", "DECIDED 2026-05-06", "SERVED 2026-05-07", "WITHDRAWN 2026-05-15", "DECIDED 2026-06-10", "WITHDRAWN 2026-06-11"), "2026-08-13",
			"TERM 2026-05-16 to 2026-08-13 90",
		},
		"ten days of testing":            {examined("2023-03-01", "2023-03-06", "2023-03-15"), "2023-06-09", "TERM 2023-03-02 to 2023-03-05 4\nSTOPPED 2023-03-06 to 2023-03-15 10\nTERM 2023-03-16 to 2023-06-09 86"},
		"testing from the day of filing": {examined("2023-03-01", "2023-03-01", "2023-03-10"), "2023-06-08", "STOPPED 2023-03-02 to 2023-03-10 9\nTERM 2023-03-11 to 2023-06-08 90"},
		// 90 days from 4 March 2026: 2 June, a Tuesday (27 of March, 30 of April, 31 of May, 2 of June).
		"testing from the last day, ten days": {
			examined("2026-03-04", "2026-06-02", "2026-06-11"), "2026-06-12", "TERM 2026-03-05 to 2026-06-01 89\nSTOPPED 2026-06-02 to 2026-06-11 10\nTERM 2026-06-12 to 2026-06-12 1",
		},
		"testing from the day after the last day": {examined("2026-03-04", "2026-06-03", "2026-06-12"), "2026-06-02", "TERM 2026-03-05 to 2026-06-02 90"},
		"testing from the first day of the extension": {
			examined("2026-03-04", "2026-06-03", "2026-06-12", "EXTENDED 2026-06-01"), "2026-07-13",
			"TERM 2026-03-05 to 2026-06-02 90\nSTOPPED 2026-06-03 to 2026-06-12 10\nEXTENSION 2026-06-13 to 2026-07-12 30\nMOVED 2026-07-13 to 2026-07-13 1",
		},
		// Suspended on the last day until 10 June: the testing of the 3rd began before the term had ended.
		"testing from the day after a last day on which the case was suspended": {
			examined("2026-03-04", "2026-06-03", "2026-06-12", "SUSPENDED 2026-06-02", "RESUMED 2026-06-10"), "2026-06-12", "TERM 2026-03-05 to 2026-06-02 90\nSTOPPED 2026-06-03 to 2026-06-12 10",
		},
		// 90 days from 2 February 2026: Sunday 3 May (26 of February, 31 of March, 30 of April, 3 of May). Off until 5 May.
		"testing from the first of the days to which the last one was moved": {
			examined("2026-02-02", "2026-05-04", "2026-05-13"), "2026-05-13", "TERM 2026-02-03 to 2026-05-03 90\nSTOPPED 2026-05-04 to 2026-05-13 10",
		},
		"testing from the day after a moved last day": {
			examined("2026-02-02", "2026-05-07", "2026-05-13"), "2026-05-06", "TERM 2026-02-03 to 2026-05-03 90\nMOVED 2026-05-04 to 2026-05-06 3",
		},
		"two examinations that overlap, and one within a suspension": {
			examined("2023-03-01", "2023-03-06", "2023-03-15", "2023-03-10", "2023-03-20", "2023-04-03", "2023-04-05", "SUSPENDED 2023-04-01", "RESUMED 2023-04-11"), "2023-06-25",
			"TERM 2023-03-02 to 2023-03-05 4\nSTOPPED 2023-03-06 to 2023-03-20 15\nTERM 2023-03-21 to 2023-04-01 12\nSTOPPED 2023-04-02 to 2023-04-11 10\nTERM 2023-04-12 to 2023-06-24 74\nMOVED 2023-06-25 to 2023-06-25 1",
		},
		"a seizure": {seizure("2023-05-09", ""), "2023-06-08", "TERM 2023-05-10 to 2023-06-08 30"},
		"a seizure with testing": {
			seizure("2023-05-09", "", "2023-05-15", "2023-05-24"), "2023-06-19",
			"TERM 2023-05-10 to 2023-05-14 5\nSTOPPED 2023-05-15 to 2023-05-24 10\nTERM 2023-05-25 to 2023-06-18 25\nMOVED 2023-06-19 to 2023-06-19 1",
		},
		"a seizure with testing, extended": {
			seizure("2023-05-09", "2023-06-08", "2023-05-15", "2023-05-24"), "2023-07-18",
			"TERM 2023-05-10 to 2023-05-14 5\nSTOPPED 2023-05-15 to 2023-05-24 10\nTERM 2023-05-25 to 2023-06-18 25\nEXTENSION 2023-06-19 to 2023-07-18 30",
		},
		"while the clock is stopped": {decision("FILED 2023-02-01", "SUSPENDED 2023-02-11"), "stopped 2023-02-11", "TERM 2023-02-02 to 2023-02-11 10"},
	} {
		due := c.d.LastDay.String()
		if c.d.StoppedOn != nil {
			due = "stopped " + c.d.StoppedOn.String()
		}
		if got := spansOf(c.d); due != c.due || got != c.want {
			t.Errorf("%s: %s\n%s\nwant %s\n%s", name, due, got, c.due, c.want)
		}
	}
}

// history is a random case with the days on which its clock was stopped and the days by which its term was extended.
type history struct {
	state    law.CaseState
	stopped  map[civil.Date]bool
	extended int
}

// randomHistory returns a case with up to ten suspensions, hearings and extensions, and up to three examinations.
func randomHistory(t *rapid.T) history {
	filed := date("2022-01-04").AddDays(rapid.IntRange(0, 800).Draw(t, "filed"))
	h := history{state: caseState("FILED " + filed.String()), stopped: map[civil.Date]bool{}}
	on, isSuspended, awaitsHearing := filed, false, false
	take := func(step law.Step) { h.state.Steps = append(h.state.Steps, law.TakenStep{Step: step, On: on}) }
	for range rapid.IntRange(0, 10).Draw(t, "steps") {
		for range rapid.IntRange(0, 25).Draw(t, "days") {
			on = on.AddDays(1)
			if isSuspended || awaitsHearing {
				h.stopped[on] = true
			}
		}
		switch rapid.IntRange(0, 2).Draw(t, "step") {
		case 0:
			take(map[bool]law.Step{false: law.Suspended, true: law.Resumed}[isSuspended])
			isSuspended = !isSuspended
		case 1:
			take(map[bool]law.Step{false: law.HearingRequested, true: law.Heard}[awaitsHearing])
			awaitsHearing = !awaitsHearing
		case 2:
			take(law.Extended)
			h.extended += 30
		}
	}
	for range rapid.IntRange(0, 3).Draw(t, "examinations") {
		from := filed.AddDays(rapid.IntRange(0, 200).Draw(t, "examined from"))
		until := from.AddDays(rapid.IntRange(0, 40).Draw(t, "examined for"))
		h.state.Examinations = append(h.state.Examinations, law.ExaminationPeriod{From: from, Until: until})
		for d := from; !d.After(until); d = d.AddDays(1) {
			h.stopped[d] = true
		}
	}
	return h
}

// For random steps and examinations, the spans of a deadline have no gap and no overlap, hold all days of the term, and are stopped only on
// days on which the case was suspended, waited for a hearing, or had an examination.
func TestSpansLeaveNoDayOut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		h := randomHistory(t)
		d, ok := rulebook.DecisionDue(h.state)
		if !ok {
			t.Fatal("no term")
		}
		next, counted := h.state.Steps[0].On.AddDays(1), 0
		for _, s := range d.Spans {
			if s.From != next || s.Until.Before(s.From) {
				t.Fatalf("%v: a gap or an overlap before %s:\n%s", h.state.Steps, s.From, spansOf(d))
			}
			for day := s.From; !day.After(s.Until); day = day.AddDays(1) {
				switch {
				case s.Kind == law.StoppedSpan && !h.stopped[day]:
					t.Fatalf("%v: the clock was not stopped on %s:\n%s", h.state.Steps, day, spansOf(d))
				case s.Kind != law.StoppedSpan && s.Kind != law.MovedSpan:
					counted++
				}
			}
			next = s.Until.AddDays(1)
		}
		term := 90 + h.extended
		switch {
		case d.StoppedOn != nil && counted > term:
			t.Fatalf("%v: %d days are counted:\n%s", h.state.Steps, counted, spansOf(d))
		case d.StoppedOn == nil && (next != d.LastDay.AddDays(1) || counted != term):
			t.Fatalf("%v: until %s, %d days of %d are counted:\n%s", h.state.Steps, d.LastDay, counted, term, spansOf(d))
		}
	})
}
