package law_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"docket/law"
)

func TestKeptUntil(t *testing.T) {
	t.Parallel()
	statute := law.NewRulebook(law.NewCalendar(nil))
	ten := law.Rule{Name: law.RetentionOfCases, Article: "本局档案保管期限表", From: date("2020-01-01"), Value: decimal.NewFromInt(10), Unit: law.Years, Certainty: law.CertaintySet}
	for _, c := range []struct {
		book               law.Rulebook
		rule, ended, until string
		article, today     string
	}{
		{statute, law.RetentionOfCases, "1996-02-29", "2026-03-01", "国家档案局令第8号 (unconfirmed)", "2026-11-30"},
		{statute, law.RetentionOfComplaints, "2016-11-30", "2026-11-30", "国家档案局令第8号 (unconfirmed)", "2026-11-30"},
		{law.NewRulebook(law.NewCalendar(nil), ten), law.RetentionOfCases, "2023-05-06", "2033-05-06", "本局档案保管期限表 (as the bureau has set it)", "2026-11-30"},
		// Before the bureau has set it, the statute holds.
		{law.NewRulebook(law.NewCalendar(nil), ten), law.RetentionOfCases, "2000-05-06", "2030-05-06", "国家档案局令第8号 (unconfirmed)", "2019-12-31"},
	} {
		until, rule, ok := c.book.KeptUntil(c.rule, date(c.ended), date(c.today))
		if !ok || until != date(c.until) || rule.Cite() != c.article {
			t.Errorf("%s of %s: %s by %s, want %s by %s", c.rule, c.ended, until, rule.Cite(), c.until, c.article)
		}
	}
	if _, _, ok := statute.KeptUntil(law.RetentionOfCases, date("1990-01-01"), date("2006-12-17")); ok {
		t.Error("a rule held before it was made")
	}
}
