package law_test

import (
	"testing"

	"cloud.google.com/go/civil"

	"docket/law"
)

// The numbers of working days of the years are those of the published calendars: 249 in 2023, 251 in 2024.
func TestDecreedWorkingDays(t *testing.T) {
	t.Parallel()
	days := law.DecreedWorkingDays()
	if days.First != date("2014-01-01") || days.Last != date("2026-12-31") {
		t.Errorf("the decrees are of %s to %s", days.First, days.Last)
	}
	upTo := func(day civil.Date) int32 { return days.Counts[day.DaysSince(days.First)+1] }
	for _, c := range []struct {
		after, until string
		want         int32
	}{
		{"2022-12-31", "2023-12-31", 249},
		{"2023-12-31", "2024-12-31", 251},
		{"2023-01-20", "2023-01-28", 1}, // the week of the Spring Festival: only Saturday the 28th is worked
		{"2023-09-28", "2023-10-07", 1}, // from Friday the 29th to the 6th all are off
	} {
		if got := upTo(date(c.until)) - upTo(date(c.after)); got != c.want {
			t.Errorf("after %s until %s: %d working days, want %d", c.after, c.until, got, c.want)
		}
	}
	calendar := law.NewCalendar(nil)
	for _, n := range []int{1, 7, 60} {
		due, _ := calendar.AddWorkingDays(date("2023-04-20"), n)
		if got := upTo(due) - upTo(date("2023-04-20")); got != int32(n) {
			t.Errorf("the %dth working day after is %d working days later", n, got)
		}
	}
}
