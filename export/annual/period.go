package annual

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"cloud.google.com/go/civil"

	"docket/messages"
)

// Period is a year, a quarter, or a month.
type Period struct {
	Year int
	// Quarter is from 1 to 4, Month from 1 to 12; both are 0 for a year.
	Quarter, Month int
}

var periodForm = regexp.MustCompile(`^(\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?$`)

// ParsePeriod reads a period as in 2023, 2023Q2 or 2023-05, and reports whether it is one.
func ParsePeriod(text string) (Period, bool) {
	part := periodForm.FindStringSubmatch(text)
	if part == nil {
		return Period{}, false
	}
	year, _ := strconv.Atoi(part[1])
	quarter, _ := strconv.Atoi(part[2])
	month, _ := strconv.Atoi(part[3])
	return Period{year, quarter, month}, year > 0
}

// String returns the period as ParsePeriod reads it.
func (p Period) String() string {
	switch {
	case p.Quarter > 0:
		return fmt.Sprintf("%04dQ%d", p.Year, p.Quarter)
	case p.Month > 0:
		return fmt.Sprintf("%04d-%02d", p.Year, p.Month)
	}
	return fmt.Sprintf("%04d", p.Year)
}

// Of returns the same period of another year.
func (p Period) Of(year int) Period {
	p.Year = year
	return p
}

// CompareWith reads which period a period is compared with: the same of the year before for an empty text, none (nil) for "none", or another
// of the same length. It reports whether the text is one of these.
func (p Period) CompareWith(text string) (*Period, bool) {
	other := p.Of(p.Year - 1)
	switch text {
	case "":
		if other.Year == 0 {
			return nil, true
		}
		return &other, true
	case "none":
		return nil, true
	}
	other, ok := ParsePeriod(text)
	return &other, ok && (other.Quarter > 0) == (p.Quarter > 0) && (other.Month > 0) == (p.Month > 0)
}

// Input returns the period as the input ReportPeriod of the schema.
func (p Period) Input() map[string]any {
	switch {
	case p.Quarter > 0:
		return map[string]any{"quarter": p.String()}
	case p.Month > 0:
		return map[string]any{"month": p.String()}
	}
	return map[string]any{"year": int64(p.Year)}
}

// Days returns the first and the last day.
func (p Period) Days() (from, until civil.Date) {
	first, months := 1, 12
	switch {
	case p.Quarter > 0:
		first, months = p.Quarter*3-2, 3
	case p.Month > 0:
		first, months = p.Month, 1
	}
	from = civil.Date{Year: p.Year, Month: time.Month(first), Day: 1}
	return from, from.AddMonths(months).AddDays(-1)
}

// bucket is the size of the columns of a chart over time.
func (p Period) bucket() string {
	if p.Month > 0 {
		return "DAY"
	}
	return "MONTH"
}

// buckets returns the first days of the columns of a chart over time.
func (p Period) buckets() []civil.Date {
	var days []civil.Date
	from, until := p.Days()
	for day := from; !day.After(until); {
		days = append(days, day)
		if p.Month > 0 {
			day = day.AddDays(1)
		} else {
			day = day.AddMonths(1)
		}
	}
	return days
}

// bucketName returns the name of a column of a chart over time.
func (p Period) bucketName(l messages.Language, day civil.Date) string {
	switch {
	case p.Month > 0:
		return strconv.Itoa(day.Day)
	case l == messages.Chinese:
		return fmt.Sprintf("%d月", day.Month)
	}
	return day.Month.String()[:3]
}

// name returns the name of the period, as in 2023年第二季度.
func (p Period) name(l messages.Language) string {
	switch {
	case l == messages.Chinese && p.Quarter > 0:
		return fmt.Sprintf("%d年第%c季度", p.Year, []rune("一二三四")[p.Quarter-1])
	case l == messages.Chinese && p.Month > 0:
		return fmt.Sprintf("%d年%d月", p.Year, p.Month)
	case l == messages.Chinese:
		return fmt.Sprintf("%d年", p.Year)
	case p.Quarter > 0:
		return fmt.Sprintf("Quarter %d of %d", p.Quarter, p.Year)
	case p.Month > 0:
		return fmt.Sprintf("%s %d", time.Month(p.Month), p.Year)
	}
	return strconv.Itoa(p.Year)
}

// dayIn returns a day as a text of a language has it.
func dayIn(l messages.Language, day civil.Date) string {
	if l == messages.Chinese {
		return fmt.Sprintf("%d年%d月%d日", day.Year, day.Month, day.Day)
	}
	return fmt.Sprintf("%d %s %d", day.Day, day.Month, day.Year)
}
