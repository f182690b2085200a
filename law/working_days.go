package law

import (
	"time"

	"cloud.google.com/go/civil"
)

// WorkingDayCounts are the working days of the years with a decree, added up.
type WorkingDayCounts struct {
	// First is the first day of the first year with a decree, Last the last day of the last one; each year between them has one.
	First, Last civil.Date
	// Counts holds how many working days there are from First to a day: 0 for the day before First, then one number for each day to Last.
	Counts []int32
}

// DecreedWorkingDays returns the working days of the State Council's decrees.
func DecreedWorkingDays() WorkingDayCounts {
	var calendar Calendar
	decreed := func(year int) bool {
		_, known := calendar.IsWorkingDay(civil.Date{Year: year, Month: time.January, Day: 1})
		return known
	}
	first := 2000
	for !decreed(first) {
		first++
	}
	last := first
	for decreed(last + 1) {
		last++
	}
	days := WorkingDayCounts{
		First: civil.Date{Year: first, Month: time.January, Day: 1}, Last: civil.Date{Year: last, Month: time.December, Day: 31}, Counts: []int32{0},
	}
	count := int32(0)
	for on := days.First; !on.After(days.Last); on = on.AddDays(1) {
		if working, _ := calendar.IsWorkingDay(on); working {
			count++
		}
		days.Counts = append(days.Counts, count)
	}
	return days
}
