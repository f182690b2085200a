package catalog

import "time"

// Calendar says how working days are counted.
type Calendar struct {
	// SQL is the number of working days after {from} up to {until}, which are days, for the agency of {row}; null where it is not known.
	// {first} and {last} are the days that {counts} are of, {days} is a table of days that agencies have entered, as Days is: with agency_id, day and is_working.
	SQL  *Template
	Days string
	// First and Last are days. Counts holds how many working days there are from First to a day: 0 for the day before First, then one
	// number for each day to Last.
	First, Last time.Time
	Counts      []int32
}

// CalendarSource is a Calendar in words. One without SQL counts nothing.
type CalendarSource struct {
	SQL, Days   string
	First, Last time.Time
	Counts      []int32
}

// calendar makes the catalogue's calendar of a source.
func (b *builder) calendar(source CalendarSource) {
	if source.SQL == "" {
		return
	}
	b.Calendar = &Calendar{parseTemplate(source.SQL), source.Days, source.First, source.Last, source.Counts}
	for _, s := range b.Calendar.SQL.Segments {
		switch s.Hole {
		case "", "row", "from", "until", "first", "last", "counts", "within", "days":
		default:
			b.fault("the calendar names {%s}, which it is not given", s.Hole)
		}
	}
}
