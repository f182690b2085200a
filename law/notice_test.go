package law_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"docket/law"
)

// No penalty is decided that was not announced to the party, and none that is heavier.
func TestCheckAgainstNotice(t *testing.T) {
	t.Parallel()
	m := caseState("FILED 2023-03-01", "INVESTIGATED 2023-03-02", "PROPOSED 2023-03-02", "NOTIFIED 2023-03-03")
	m.Proposed = []law.Penalty{penaltyOf("FINE", "5000"), {Kind: "WARNING"}}
	for _, c := range []struct {
		penalties []law.Penalty
		at        int
		rule      string
	}{
		{[]law.Penalty{penaltyOf("FINE", "5000"), {Kind: "WARNING"}}, 0, ""},
		{[]law.Penalty{penaltyOf("FINE", "0.01")}, 0, ""},
		{[]law.Penalty{{Kind: "WARNING"}, penaltyOf("FINE", "5000.01")}, 1, "notice.heavier 行政处罚法 45"},
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
	m.Proposed = []law.Penalty{{Kind: "CONFISCATION_OF_GAINS", ProvisionID: 1, Amount: decimal.NewFromInt(100)}}
	gains := law.Penalty{Kind: "CONFISCATION_OF_GAINS", ProvisionID: 1, Amount: decimal.NewFromInt(60)}
	if at, v := m.CheckAgainstNotice([]law.Penalty{gains, gains}); at != 1 || v == nil || v.Rule != "notice.heavier" {
		t.Errorf("two parts that are more together: %d %v", at, v)
	}
	gains.ProvisionID = 2
	if _, v := m.CheckAgainstNotice([]law.Penalty{gains}); v == nil || v.Rule != "notice.content" {
		t.Errorf("under another provision: %v", v)
	}
	// Of two acts that were announced, 3,000 yuan for one and 7,000 for the other, nothing moves from one to the other.
	ofAct := func(act, amount string) law.Penalty {
		p := penaltyOf("FINE", amount)
		p.Act = act
		return p
	}
	m.Proposed = []law.Penalty{ofAct("销售超过保质期的食品", "3000"), ofAct("未建立进货查验记录", "7000")}
	for name, c := range map[string]struct {
		penalties []law.Penalty
		at        int
		rule      string
	}{
		"as announced":                   {m.Proposed, 0, ""},
		"white space within an act":      {[]law.Penalty{ofAct("销售 超过保质期的食品", "3000")}, 0, ""},
		"the sum of both for one act":    {[]law.Penalty{ofAct("未建立进货查验记录", "7000"), ofAct("销售超过保质期的食品", "3000.01")}, 1, "notice.heavier 行政处罚法 45"},
		"an act that was not announced":  {[]law.Penalty{ofAct("虚假宣传", "1")}, 0, "notice.content 行政处罚法 44"},
		"a fine that names none of both": {[]law.Penalty{ofAct("", "1")}, 0, "notice.content 行政处罚法 44"},
	} {
		at, v := m.CheckAgainstNotice(c.penalties)
		got := ""
		if v != nil {
			got = v.Rule + " " + v.Article
		}
		if at != c.at || got != c.rule {
			t.Errorf("%s: %d %q", name, at, got)
		}
	}
	onTheSpot := caseState("FILED 2023-03-01")
	if _, v := onTheSpot.CheckAgainstNotice([]law.Penalty{{Kind: "WARNING"}}); v != nil {
		t.Errorf("on the spot: %v", v)
	}
}

// A confiscation of goods counts with their value, together with confiscated gains.
func TestHearingRequirementOfGoods(t *testing.T) {
	t.Parallel()
	goods := law.Penalty{Kind: "CONFISCATION_OF_GOODS"}
	value := decimal.NewFromInt(99999)
	m := law.CaseState{ValueOfGoods: &value}
	if v := rulebook.HearingRequirement(m, date("2023-03-01"), []law.Penalty{goods, penaltyOf("CONFISCATION_OF_GAINS", "0.99")}); v != nil {
		t.Errorf("below the threshold: %v", v)
	}
	if v := rulebook.HearingRequirement(m, date("2023-03-01"), []law.Penalty{goods, penaltyOf("CONFISCATION_OF_GAINS", "1")}); v == nil || v.Rule != "hearing.offered" {
		t.Errorf("together at the threshold: %v", v)
	}
	if v := rulebook.HearingRequirement(m, date("2023-03-01"), []law.Penalty{penaltyOf("FINE", "1")}); v != nil {
		t.Errorf("goods that are not confiscated: %v", v)
	}
	if v := rulebook.CheckHearingDay(date("2026-12-28"), date("2027-03-01")); v == nil || v.Rule != "hearing.told" {
		t.Errorf("a hearing in a year whose working days are not known: %v", v)
	}
}

// The heads discussed one proposal, and another came after it: what is heavier than the one they discussed is not decided without them.
func TestDiscussionOfAnEarlierProposal(t *testing.T) {
	t.Parallel()
	// Notified on 25 May 2026, a Monday, with a hearing offered: 26 to 29 May and 1 June are the five working days for requesting it.
	m := caseState("FILED 2026-04-01", "INVESTIGATED 2026-05-06", "PROPOSED 2026-05-11", "DISCUSSED 2026-05-12", "PROPOSED 2026-05-25", "NOTIFIED 2026-05-25", "HEARING_OFFERED 2026-05-25")
	closure := law.Penalty{Kind: "CLOSURE"}
	fine := func(amounts ...string) (fines []law.Penalty) {
		for _, amount := range amounts {
			fines = append(fines, penaltyOf("FINE", amount))
		}
		return fines
	}
	for name, c := range map[string]struct {
		discussed, decided []law.Penalty
		rule               string
	}{
		"heavier":                    {fine("120000"), fine("900000"), "discussion.held 行政处罚法 57"},
		"one fen heavier":            {fine("120000"), fine("120000.01"), "discussion.held 行政处罚法 57"},
		"of the same weight":         {fine("120000"), fine("120000"), ""},
		"lighter":                    {fine("900000"), fine("120000"), ""},
		"two that are more together": {fine("120000"), fine("60000", "60000.01"), "discussion.held 行政处罚法 57"},
		"of another act":             {fine("120000"), []law.Penalty{{Kind: "FINE", ProvisionID: fine("1")[0].ProvisionID, Amount: fine("110000")[0].Amount, Act: "虚假宣传"}}, "discussion.held 行政处罚法 57"},
		"of another kind":            {fine("120000"), append(fine("110000"), closure), "discussion.held 行政处罚法 57"},
		"without one of the kinds":   {append(fine("120000"), closure), fine("120000"), ""},
		"where the last proposal was discussed, or it is not known which": {nil, fine("900000"), ""},
		"a heavier one that needs no discussion":                          {fine("500"), fine("99999.99"), ""},
	} {
		m.Discussed = c.discussed
		got := ""
		if v := rulebook.CheckStep(m, takenStep("DECIDED 2026-06-02"), c.decided...); v != nil {
			got = v.Rule + " " + v.Article
		}
		if got != c.rule {
			t.Errorf("%s: %q, want %q", name, got, c.rule)
		}
	}
}
