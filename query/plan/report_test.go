package plan

import (
	"testing"

	"cloud.google.com/go/civil"
)

func TestPeriodBefore(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ from, until, wantFrom, wantUntil string }{
		{"2023-01-01", "2023-12-31", "2022-01-01", "2022-12-31"}, // a year
		{"2024-01-01", "2024-03-31", "2023-01-01", "2023-03-31"}, // a quarter
		{"2024-02-01", "2024-02-29", "2023-02-01", "2023-02-28"}, // a month that was shorter
		{"2025-02-01", "2025-02-28", "2024-02-01", "2024-02-29"}, // a month that was longer
		{"2025-02-28", "2025-02-28", "2024-02-28", "2024-02-28"},
		{"2024-02-29", "2024-02-29", "2023-02-28", "2023-02-28"},
		{"2022-11-15", "2023-02-10", "2021-11-15", "2022-02-10"}, // over New Year
		{"2022-06-15", "2023-06-14", "2021-06-15", "2022-06-14"}, // a year that begins in June
		{"2022-06-15", "2023-06-15", "2020-06-15", "2021-06-15"}, // a day more than a year
		{"2021-01-01", "2023-12-31", "2018-01-01", "2020-12-31"}, // three years
		{"0001-01-01", "0001-12-31", "0001-01-01", "0001-01-01"}, // there is no year before
		{"0001-01-01", "2023-06-30", "0001-01-01", "0001-01-01"},
	} {
		day := func(text string) civil.Date {
			d, err := civil.ParseDate(text)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		from, until := periodBefore(day(c.from), day(c.until))
		if from != day(c.wantFrom) || until != day(c.wantUntil) {
			t.Errorf("%s to %s: %s to %s, want %s to %s", c.from, c.until, from, until, c.wantFrom, c.wantUntil)
		}
	}
}
