package ledger

import (
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// A fine of 10,000 yuan, unpaid since 2023-03-16, grows by 300 yuan for each day, to 10,000 yuan at most; what was paid of it is taken off.
func TestUnpaidSurcharge(t *testing.T) {
	t.Parallel()
	fine := decimal.NewFromInt(10000)
	late := &Account{
		Penalty: &db.Penalty{Amount: &fine},
		accruals: map[int64][]*db.Accrual{1: {{
			StartsOn: civil.Date{Year: 2023, Month: 3, Day: 17}, Base: fine, Rate: decimal.RequireFromString("0.03"),
		}}},
	}
	for _, c := range []struct {
		year, day  int // of 16 March, and days after it
		paid, want string
	}{
		{2023, 0, "0", "0"},
		{2023, 1, "0", "300"},
		{2023, 33, "0", "9900"},
		{2023, 34, "0", "10000"},
		{2024, 0, "0", "10000"},
		{2023, 33, "100", "9800"},
		{2023, 34, "100", "9900"},
	} {
		late.Entries = []*db.Payment{{Surcharge: decimal.RequireFromString(c.paid)}}
		on := civil.Date{Year: c.year, Month: 3, Day: 16}.AddDays(c.day)
		if got := late.UnpaidSurcharge(on); !got.Equal(decimal.RequireFromString(c.want)) {
			t.Errorf("on %s, with %s paid: %s, want %s", on, c.paid, got, c.want)
		}
	}
}
