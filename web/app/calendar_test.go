package app_test

import (
	"os"
	"regexp"
	"strconv"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"docket/law"
)

// The page of the calendar says that the service knows just the years of the State Council's notices that package law knows.
func TestAnnouncedYears(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("src/views/admin/calendar.ts")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`announced = \{ first: (\d+), last: (\d+) \}`).FindSubmatch(text)
	if found == nil {
		t.Fatal("the page says no years")
	}
	first, err := strconv.Atoi(string(found[1]))
	if err != nil {
		t.Fatal(err)
	}
	last, err := strconv.Atoi(string(found[2]))
	if err != nil {
		t.Fatal(err)
	}
	for year := 2000; year <= 2100; year++ {
		_, isKnown := law.NewCalendar(nil).IsWorkingDay(civil.Date{Year: year, Month: time.January, Day: 1})
		if want := first <= year && year <= last; isKnown != want {
			t.Errorf("the year %d is known: %t, and the page says %t", year, isKnown, want)
		}
	}
}
