package publicity

import (
	"testing"

	"github.com/shopspring/decimal"

	"docket/db"
)

// The public content names the act of each penalty where there are several acts, with numbers of identity cards masked; and no act where there is one.
func TestContentNamesActs(t *testing.T) {
	t.Parallel()
	of := &db.Party{Kind: db.PartyKindNaturalPerson, Name: "张三"}
	fine := func(act string, yuan int64) *db.Penalty {
		amount := decimal.NewFromInt(yuan)
		return &db.Penalty{Kind: db.PenaltyKindFine, Amount: &amount, Act: &act}
	}
	warning := &db.Penalty{Kind: db.PenaltyKindWarning}
	several := []*db.Penalty{fine("销售过期食品", 1000), fine("冒用11010519491231002X的许可证", 500), warning}
	if got, want := contentOf(several, of), "销售过期食品：罚款1000.00元；冒用****************2X的许可证：罚款500.00元；警告"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := contentOf([]*db.Penalty{fine("销售过期食品", 1000), warning}, of), "罚款1000.00元；警告"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
