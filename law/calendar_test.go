package law_test

import (
	"testing"

	"cloud.google.com/go/civil"

	"docket/law"
)

// The days are those of the notices for 2023 and 2026, from the published calendars.
func TestIsWorkingDay(t *testing.T) {
	t.Parallel()
	c := law.NewCalendar(map[int]law.Year{2027: {DaysOff: []civil.Date{date("2027-01-01")}, WorkedDays: []civil.Date{date("2027-01-02")}}})
	for day, want := range map[string][2]bool{
		"2026-01-01": {false, true}, "2026-01-04": {true, true}, "2026-02-14": {true, true}, "2026-02-15": {false, true},
		"2026-02-23": {false, true}, "2026-02-24": {true, true}, "2026-02-28": {true, true}, "2026-05-05": {false, true}, "2026-05-09": {true, true},
		"2026-09-20": {true, true}, "2026-10-07": {false, true}, "2026-10-10": {true, true}, "2026-10-11": {false, true},
		"2023-01-28": {true, true}, "2023-01-27": {false, true}, "2023-10-06": {false, true}, "2023-10-07": {true, true},
		"2027-01-01": {false, true}, "2027-01-02": {true, true}, "2027-01-03": {false, true}, "2027-01-04": {true, true},
		"2028-01-04": {false, false}, "2013-06-03": {false, false},
	} {
		if working, known := c.IsWorkingDay(date(day)); working != want[0] || known != want[1] {
			t.Errorf("%s: working %t, known %t", day, working, known)
		}
	}
}
