package law

import (
	"maps"
	"sync"
	"time"

	"cloud.google.com/go/civil"
	"github.com/6tail/lunar-go/HolidayUtil"
)

// Calendar tells working days. China moves holidays and working weekends every year, by decree: a year that nobody has told is
// not guessed.
type Calendar struct{ years map[int]Year }

// Year is what departs from Monday to Friday in a year: days off, and weekend days that are worked.
type Year struct{ Off, Worked []civil.Date }

// NewCalendar is the calendar of the State Council's decrees from 2014 to 2026, with years that a bureau has added.
func NewCalendar(added map[int]Year) Calendar { return Calendar{added} }

// with is the calendar with further years.
func (c Calendar) with(years map[int]Year) Calendar {
	all := maps.Clone(years)
	maps.Copy(all, c.years)
	return Calendar{all}
}

// decreed are the days that depart from Monday to Friday, true where they are worked, and the years that are known.
var decreed = sync.OnceValue(func() (all struct {
	days  map[civil.Date]bool
	years map[int]bool
},
) {
	all.days, all.years = map[civil.Date]bool{}, map[int]bool{}
	for year := 2014; year <= 2026; year++ {
		list := HolidayUtil.GetHolidaysByYear(year)
		for e := list.Front(); e != nil; e = e.Next() {
			h := e.Value.(*HolidayUtil.Holiday)
			if d, err := civil.ParseDate(h.GetDay()); err == nil {
				all.days[d], all.years[d.Year] = h.IsWork(), true
			}
		}
	}
	return all
})

// IsWorking tells whether a day is a working day; known is false where nobody has told of its year.
func (c Calendar) IsWorking(on civil.Date) (working, known bool) {
	if year, ok := c.years[on.Year]; ok {
		for _, d := range year.Off {
			if d == on {
				return false, true
			}
		}
		for _, d := range year.Worked {
			if d == on {
				return true, true
			}
		}
		return isWeekday(on), true
	}
	all := decreed()
	if !all.years[on.Year] {
		return false, false
	}
	if worked, departs := all.days[on]; departs {
		return worked, true
	}
	return isWeekday(on), true
}

func isWeekday(on civil.Date) bool {
	weekday := on.In(time.UTC).Weekday()
	return weekday != time.Saturday && weekday != time.Sunday
}

// AddWorking is the n-th working day after a day, or the year that is not known.
func (c Calendar) AddWorking(from civil.Date, n int) (on civil.Date, unknown int) {
	for on = from; n > 0; {
		on = on.AddDays(1)
		working, known := c.IsWorking(on)
		if !known {
			return civil.Date{}, on.Year
		}
		if working {
			n--
		}
	}
	return on, 0
}

// NextWorking is the day itself where it is a working day, else the next one, or the year that is not known.
func (c Calendar) NextWorking(from civil.Date) (on civil.Date, unknown int) {
	for on = from; ; on = on.AddDays(1) {
		working, known := c.IsWorking(on)
		switch {
		case !known:
			return civil.Date{}, on.Year
		case working:
			return on, 0
		}
	}
}

func dateAt(year, month, of int) time.Time {
	return time.Date(year, time.Month(month), of, 0, 0, 0, 0, time.UTC)
}

// addMonths is the same day some months on, or the last day of a shorter month.
func addMonths(from civil.Date, n int) civil.Date {
	first := dateAt(from.Year, int(from.Month)+n, 1)
	last := first.AddDate(0, 1, -1).Day()
	return civil.Date{Year: first.Year(), Month: first.Month(), Day: min(from.Day, last)}
}
