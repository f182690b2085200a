package law

import (
	"maps"
	"slices"
	"sync"
	"time"

	"cloud.google.com/go/civil"
	"github.com/6tail/lunar-go/HolidayUtil"
)

// Calendar says which days are working days. China moves holidays and working weekends by a notice for every year, so the working days of
// a year without a notice are not known, and the calendar does not guess them.
type Calendar struct{ years map[int]Year }

// Year holds the days of a year that differ from a plain week: days off from Monday to Friday, and working days at weekends.
type Year struct{ DaysOff, WorkedDays []civil.Date }

// NewCalendar returns the calendar of the State Council's notices from 2014 to 2026, with the years that a bureau has added.
func NewCalendar(added map[int]Year) Calendar { return Calendar{added} }

// with returns the calendar with further years. A year that the calendar has already stays as it is.
func (c Calendar) with(years map[int]Year) Calendar {
	all := maps.Clone(years)
	maps.Copy(all, c.years)
	return Calendar{all}
}

// announced returns the days that differ from a plain week, true where they are working days, and the years that have a notice.
var announced = sync.OnceValue(func() (all struct {
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

// IsWorkingDay reports whether a day is a working day. known is false where the working days of its year are not known.
func (c Calendar) IsWorkingDay(on civil.Date) (working, known bool) {
	if year, ok := c.years[on.Year]; ok {
		if slices.Contains(year.DaysOff, on) {
			return false, true
		}
		return isWeekday(on) || slices.Contains(year.WorkedDays, on), true
	}
	all := announced()
	if !all.years[on.Year] {
		return false, false
	}
	if worked, differs := all.days[on]; differs {
		return worked, true
	}
	return isWeekday(on), true
}

// isWeekday reports whether a day is from Monday to Friday.
func isWeekday(on civil.Date) bool {
	weekday := on.In(time.UTC).Weekday()
	return weekday != time.Saturday && weekday != time.Sunday
}

// AddWorkingDays returns the n-th working day after a day. unknown is a year whose working days are needed and not known; 0 where all are
// known.
func (c Calendar) AddWorkingDays(from civil.Date, n int) (on civil.Date, unknown int) {
	for on = from; n > 0; {
		on = on.AddDays(1)
		working, known := c.IsWorkingDay(on)
		if !known {
			return civil.Date{}, on.Year
		}
		if working {
			n--
		}
	}
	return on, 0
}

// NextWorkingDay returns the given day where it is a working day, else the next working day. unknown is a year whose working days are needed
// and not known; 0 where all are known.
func (c Calendar) NextWorkingDay(from civil.Date) (on civil.Date, unknown int) {
	for on = from; ; on = on.AddDays(1) {
		working, known := c.IsWorkingDay(on)
		switch {
		case !known:
			return civil.Date{}, on.Year
		case working:
			return on, 0
		}
	}
}

// dateAt returns a day as a time; a month or day beyond the end is carried over.
func dateAt(year, month, day int) time.Time {
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// addMonths returns the same day n months later, or the last day of a shorter month.
func addMonths(from civil.Date, n int) civil.Date {
	first := dateAt(from.Year, int(from.Month)+n, 1)
	last := first.AddDate(0, 1, -1).Day()
	return civil.Date{Year: first.Year(), Month: first.Month(), Day: min(from.Day, last)}
}
