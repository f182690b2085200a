package law_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"docket/law"
)

// No penalty is decided that was not announced to the party, and none that is heavier.
func TestCheckAgainstNotice(t *testing.T) {
	t.Parallel()
	m := matter("FILED 2023-03-01", "INVESTIGATED 2023-03-02", "PROPOSED 2023-03-02", "NOTIFIED 2023-03-03")
	m.Proposed = []law.Penalty{money("FINE", "5000"), {Kind: "WARNING"}}
	for _, c := range []struct {
		penalties []law.Penalty
		at        int
		rule      string
	}{
		{[]law.Penalty{money("FINE", "5000"), {Kind: "WARNING"}}, 0, ""},
		{[]law.Penalty{money("FINE", "0.01")}, 0, ""},
		{[]law.Penalty{{Kind: "WARNING"}, money("FINE", "5000.01")}, 1, "notice.heavier 行政处罚法 45"},
		{[]law.Penalty{{Kind: "WARNING"}, {Kind: "CLOSURE"}}, 1, "notice.content 行政处罚法 44"},
	} {
		at, v := m.CheckAgainstNotice(c.penalties)
		got := ""
		if v != nil {
			got = v.Rule + " " + v.Article
		}
		if at != c.at || got != c.rule {
			t.Errorf("%v: %d %q", c.penalties, at, got)
		}
	}
	m.Proposed = []law.Penalty{{Kind: "CONFISCATION_OF_GAINS", Basis: 1, Amount: decimal.NewFromInt(100)}}
	gains := law.Penalty{Kind: "CONFISCATION_OF_GAINS", Basis: 1, Amount: decimal.NewFromInt(60)}
	if at, v := m.CheckAgainstNotice([]law.Penalty{gains, gains}); at != 1 || v == nil || v.Rule != "notice.heavier" {
		t.Errorf("together they are more: %d %v", at, v)
	}
	gains.Basis = 2
	if _, v := m.CheckAgainstNotice([]law.Penalty{gains}); v == nil || v.Rule != "notice.content" {
		t.Errorf("under another provision: %v", v)
	}
	onTheSpot := matter("FILED 2023-03-01")
	if _, v := onTheSpot.CheckAgainstNotice([]law.Penalty{{Kind: "WARNING"}}); v != nil {
		t.Errorf("on the spot: %v", v)
	}
}

// A confiscation of goods counts with their value, together with confiscated gains.
func TestHearingOfGoods(t *testing.T) {
	t.Parallel()
	goods := law.Penalty{Kind: "CONFISCATION_OF_GOODS"}
	value := decimal.NewFromInt(99999)
	m := law.Matter{ValueOfGoods: &value}
	if v := book.NeedsHearing(m, date("2023-03-01"), []law.Penalty{goods, money("CONFISCATION_OF_GAINS", "0.99")}); v != nil {
		t.Errorf("less: %v", v)
	}
	if v := book.NeedsHearing(m, date("2023-03-01"), []law.Penalty{goods, money("CONFISCATION_OF_GAINS", "1")}); v == nil || v.Rule != "hearing.offered" {
		t.Errorf("together they reach it: %v", v)
	}
	if v := book.NeedsHearing(m, date("2023-03-01"), []law.Penalty{money("FINE", "1")}); v != nil {
		t.Errorf("they are not confiscated: %v", v)
	}
	if v := book.CheckHearingDay(date("2026-12-28"), date("2027-03-01")); v == nil || v.Rule != "hearing.told" {
		t.Errorf("a hearing in a year of which nobody knows: %v", v)
	}
}
