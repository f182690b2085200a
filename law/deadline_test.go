package law_test

import (
	"fmt"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"pgregory.net/rapid"

	"docket/law"
)

// reckoning is how a deadline was counted, a span a line.
func reckoning(d law.Deadline) string {
	var lines []string
	for _, s := range d.Spans {
		lines = append(lines, fmt.Sprintf("%s %s to %s %d", s.Kind, s.From, s.Until, s.Days()))
	}
	return strings.Join(lines, "\n")
}

// Counted by hand on the calendar of 2023.
func TestReckoning(t *testing.T) {
	t.Parallel()
	decision := func(path ...string) law.Deadline {
		m := matter(path...)
		for i, h := range m.Past {
			if h.Step == law.Extended && i > 0 && strings.HasSuffix(path[i], "45") {
				m.Past[i].Days = 45
			}
		}
		d, _ := book.DecisionDue(m)
		return d
	}
	term := func(name, from string) law.Deadline {
		d, _ := book.Term(name, date(from))
		return d
	}
	times := func(days []string) (times []law.Examined) {
		for i := 0; i < len(days); i += 2 {
			times = append(times, law.Examined{From: date(days[i]), Until: date(days[i+1])})
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
		m := matter(path...)
		m.Examined = times(days)
		d, _ := book.DecisionDue(m)
		return d
	}
	seizure := func(seized, extended string, days ...string) law.Deadline {
		var on *civil.Date
		if extended != "" {
			on = new(date(extended))
		}
		d, _ := book.SeizureDue(date(seized), on, times(days))
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
		"as it comes":      {decision("FILED 2023-02-01"), "2023-05-04", "TERM 2023-02-02 to 2023-05-02 90\nMOVED 2023-05-03 to 2023-05-04 2"},
		"a hearing":        {decision("FILED 2023-02-01", "HEARING_REQUESTED 2023-04-03", "HEARD 2023-04-17"), "2023-05-16", "TERM 2023-02-02 to 2023-04-03 61\nSTOPPED 2023-04-04 to 2023-04-17 14\nTERM 2023-04-18 to 2023-05-16 29"},
		"and an extension": {decision("FILED 2023-02-01", "HEARING_REQUESTED 2023-04-03", "HEARD 2023-04-17", "EXTENDED 2023-05-10"), "2023-06-15", "TERM 2023-02-02 to 2023-04-03 61\nSTOPPED 2023-04-04 to 2023-04-17 14\nTERM 2023-04-18 to 2023-05-16 29\nEXTENSION 2023-05-17 to 2023-06-15 30"},
		"suspended while a hearing is awaited: no day is left out twice": {
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
		"from the withdrawal on": {decision("FILED 2023-02-01", "DECIDED 2023-03-01", "WITHDRAWN 2023-04-06"), "2023-07-05", "TERM 2023-04-07 to 2023-07-05 90"},
		"a test of ten days":     {examined("2023-03-01", "2023-03-06", "2023-03-15"), "2023-06-09", "TERM 2023-03-02 to 2023-03-05 4\nSTOPPED 2023-03-06 to 2023-03-15 10\nTERM 2023-03-16 to 2023-06-09 86"},
		"from the day of filing": {examined("2023-03-01", "2023-03-01", "2023-03-10"), "2023-06-08", "STOPPED 2023-03-02 to 2023-03-10 9\nTERM 2023-03-11 to 2023-06-08 90"},
		"two that overlap, and one within a suspension": {
			examined("2023-03-01", "2023-03-06", "2023-03-15", "2023-03-10", "2023-03-20", "2023-04-03", "2023-04-05", "SUSPENDED 2023-04-01", "RESUMED 2023-04-11"), "2023-06-25",
			"TERM 2023-03-02 to 2023-03-05 4\nSTOPPED 2023-03-06 to 2023-03-20 15\nTERM 2023-03-21 to 2023-04-01 12\nSTOPPED 2023-04-02 to 2023-04-11 10\nTERM 2023-04-12 to 2023-06-24 74\nMOVED 2023-06-25 to 2023-06-25 1",
		},
		"a seizure": {seizure("2023-05-09", ""), "2023-06-08", "TERM 2023-05-10 to 2023-06-08 30"},
		"of what is tested": {
			seizure("2023-05-09", "", "2023-05-15", "2023-05-24"), "2023-06-19",
			"TERM 2023-05-10 to 2023-05-14 5\nSTOPPED 2023-05-15 to 2023-05-24 10\nTERM 2023-05-25 to 2023-06-18 25\nMOVED 2023-06-19 to 2023-06-19 1",
		},
		"and extended": {
			seizure("2023-05-09", "2023-06-08", "2023-05-15", "2023-05-24"), "2023-07-18",
			"TERM 2023-05-10 to 2023-05-14 5\nSTOPPED 2023-05-15 to 2023-05-24 10\nTERM 2023-05-25 to 2023-06-18 25\nEXTENSION 2023-06-19 to 2023-07-18 30",
		},
		"while it stands still": {decision("FILED 2023-02-01", "SUSPENDED 2023-02-11"), "still 2023-02-11", "TERM 2023-02-02 to 2023-02-11 10"},
	} {
		due := c.d.On.String()
		if c.d.StoppedOn != nil {
			due = "still " + c.d.StoppedOn.String()
		}
		if got := reckoning(c.d); due != c.due || got != c.want {
			t.Errorf("%s: %s\n%s\nwant %s\n%s", name, due, got, c.due, c.want)
		}
	}
}

// However a case went, the spans of its deadline follow on each other without gap or overlap, the days of the term are all there,
// and no more stand still than there were suspended.
func TestReckoningLeavesNoDayOut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := law.Matter{Past: []law.Happening{{Step: law.Filed, On: date("2022-01-04").AddDays(rapid.IntRange(0, 800).Draw(t, "filed"))}}}
		on, extended, stopped, since := m.Past[0].On, 0, map[string]bool{}, 0
		suspended, heard := false, false
		for range rapid.IntRange(0, 10).Draw(t, "steps") {
			days := rapid.IntRange(0, 25).Draw(t, "days")
			for d := 1; d <= days; d++ {
				if suspended || heard {
					stopped[on.AddDays(d).String()] = true
				}
			}
			on = on.AddDays(days)
			switch rapid.IntRange(0, 2).Draw(t, "step") {
			case 0:
				step := law.Suspended
				if suspended {
					step = law.Resumed
				}
				m.Past, suspended = append(m.Past, law.Happening{Step: step, On: on}), !suspended
			case 1:
				step := law.HearingRequested
				if heard {
					step = law.Heard
				}
				m.Past, heard = append(m.Past, law.Happening{Step: step, On: on}), !heard
			case 2:
				m.Past, extended = append(m.Past, law.Happening{Step: law.Extended, On: on}), extended+30
			}
			since++
		}
		for range rapid.IntRange(0, 3).Draw(t, "examinations") {
			from := m.Past[0].On.AddDays(rapid.IntRange(0, 200).Draw(t, "examined"))
			until := from.AddDays(rapid.IntRange(0, 40).Draw(t, "for"))
			m.Examined = append(m.Examined, law.Examined{From: from, Until: until})
			for d := from; !d.After(until); d = d.AddDays(1) {
				stopped[d.String()] = true
			}
		}
		d, ok := book.DecisionDue(m)
		if !ok {
			t.Fatal("no term")
		}
		next, counted, out := m.Past[0].On.AddDays(1), 0, 0
		for _, s := range d.Spans {
			if s.From != next || s.Until.Before(s.From) {
				t.Fatalf("%v: a gap or an overlap before %s:\n%s", m.Past, s.From, reckoning(d))
			}
			for day := s.From; !day.After(s.Until); day = day.AddDays(1) {
				if s.Kind == law.StoppedSpan {
					out++
					if !stopped[day.String()] {
						t.Fatalf("%v: %s did not stand still:\n%s", m.Past, day, reckoning(d))
					}
				} else if s.Kind != law.MovedSpan {
					counted++
				}
			}
			next = s.Until.AddDays(1)
		}
		if d.StoppedOn != nil {
			if counted > 90+extended {
				t.Fatalf("%v: %d days are counted:\n%s", m.Past, counted, reckoning(d))
			}
			return
		}
		if next != d.On.AddDays(1) || counted != 90+extended {
			t.Fatalf("%v: until %s, %d days of %d are counted:\n%s", m.Past, d.On, counted, 90+extended, reckoning(d))
		}
	})
}
