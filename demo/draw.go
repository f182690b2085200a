package demo

import (
	"math"
	"math/rand/v2"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5/pgtype"
	"github.com/shopspring/decimal"
)

// draw draws the bureau's random numbers, which are the same in each run.
type draw struct{ *rand.Rand }

// pick returns one of the values, each as likely as another.
func pick[T any](d draw, of []T) T { return of[d.IntN(len(of))] }

// weighted picks the index of one of the weights.
func (d draw) weighted(weights []int) int {
	total := 0
	for _, w := range weights {
		total += w
	}
	n := d.IntN(total)
	for i, w := range weights {
		if n -= w; n < 0 {
			return i
		}
	}
	return len(weights) - 1
}

// chance returns true as often as a percentage says.
func (d draw) chance(percent int) bool { return d.IntN(100) < percent }

// skewed returns an amount around a median, as amounts are: mostly near or below it, now and then far above.
func (d draw) skewed(median, spread float64) float64 {
	return median * math.Exp(d.NormFloat64()*spread)
}

// hundreds rounds to whole hundreds, at least one.
func hundreds(amount float64) decimal.Decimal {
	return decimal.NewFromInt(max(1, int64(math.Round(amount/100))) * 100)
}

// day returns a calendar day.
func day(year int, month time.Month, d int) civil.Date {
	return civil.Date{Year: year, Month: month, Day: d}
}

// holidays are the days off of the years in question that are no weekend (国务院办公厅关于节假日安排的通知).
var holidays = func() map[civil.Date]bool {
	days := map[civil.Date]bool{}
	for _, span := range [][2]civil.Date{
		{day(2022, 1, 1), day(2022, 1, 3)},
		{day(2022, 1, 31), day(2022, 2, 6)},
		{day(2022, 4, 3), day(2022, 4, 5)},
		{day(2022, 4, 30), day(2022, 5, 4)},
		{day(2022, 6, 3), day(2022, 6, 5)},
		{day(2022, 9, 10), day(2022, 9, 12)},
		{day(2022, 10, 1), day(2022, 10, 7)},
		{day(2022, 12, 31), day(2023, 1, 2)},
		{day(2023, 1, 21), day(2023, 1, 27)},
		{day(2023, 4, 5), day(2023, 4, 5)},
		{day(2023, 4, 29), day(2023, 5, 3)},
		{day(2023, 6, 22), day(2023, 6, 24)},
		{day(2023, 9, 29), day(2023, 10, 6)},
		{day(2023, 12, 30), day(2024, 1, 1)},
	} {
		for d := span[0]; !d.After(span[1]); d = d.AddDays(1) {
			days[d] = true
		}
	}
	return days
}()

// isOffice reports whether the bureau works on a day; weekends that are worked are left out.
func isOffice(d civil.Date) bool {
	weekday := d.In(time.UTC).Weekday()
	return weekday != time.Saturday && weekday != time.Sunday && !holidays[d]
}

// office returns the day itself where the bureau works on it, else the last before it on which it does.
func office(d civil.Date) civil.Date {
	for !isOffice(d) {
		d = d.AddDays(-1)
	}
	return d
}

// within returns an office day in a month.
func (d draw) within(year int, month time.Month) civil.Date {
	for {
		if found := day(year, month, 1).AddDays(d.IntN(31)); found.Month == month && isOffice(found) {
			return found
		}
	}
}

// The forms in which values go by COPY.

func sqlDate(d civil.Date) pgtype.Date { return pgtype.Date{Time: d.In(time.UTC), Valid: true} }

func sqlDateOrNull(d civil.Date) pgtype.Date {
	if !d.IsValid() {
		return pgtype.Date{}
	}
	return sqlDate(d)
}

func textOrNull(s string) pgtype.Text { return pgtype.Text{String: s, Valid: s != ""} }

func idOrNull(id int64) pgtype.Int8 { return pgtype.Int8{Int64: id, Valid: id != 0} }
