package law_test

import (
	"fmt"
	"strings"
	"testing"

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
		"suspended in the extension": {
			decision("FILED 2023-03-01", "EXTENDED 2023-05-20", "SUSPENDED 2023-06-09", "RESUMED 2023-06-19"), "2023-07-10",
			"TERM 2023-03-02 to 2023-05-30 90\nEXTENSION 2023-05-31 to 2023-06-09 10\nSTOPPED 2023-06-10 to 2023-06-19 10\nEXTENSION 2023-06-20 to 2023-07-09 20\nMOVED 2023-07-10 to 2023-07-10 1",
		},
		"from the withdrawal on": {decision("FILED 2023-02-01", "DECIDED 2023-03-01", "WITHDRAWN 2023-04-06"), "2023-07-05", "TERM 2023-04-07 to 2023-07-05 90"},
		"while it stands still":  {decision("FILED 2023-02-01", "SUSPENDED 2023-02-11"), "still 2023-02-11", "TERM 2023-02-02 to 2023-02-11 10"},
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
