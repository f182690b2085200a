package law

import "cloud.google.com/go/civil"

// ErasureArticle is the duty to erase personal data whose time of keeping has ended. Its text was not read here.
const ErasureArticle = "个人信息保护法 47 (unconfirmed)"

// The rules of keeping. The time of keeping of a bureau's files is fixed by its own schedule (档案保管期限表), which knows permanent, 30 and
// 10 years (国家档案局令第8号, from memory): so a bureau sets both rules by its schedule, before it erases anything.
const (
	RetentionOfCases      = "retention.case"      // of parties, from the last day of all their records
	RetentionOfComplaints = "retention.complaint" // of who made a complaint or a report, from its end
)

// KeptUntil returns the last day on which personal data of a record is kept that ended on a day, and the rule. The rule is that in force today:
// a schedule of keeping holds for older files too. ok is false where no rule is in force.
func (b Rulebook) KeptUntil(rule string, ended, today civil.Date) (until civil.Date, by Rule, ok bool) {
	by, ok = b.RuleOn(rule, today)
	if !ok {
		return civil.Date{}, by, false
	}
	return ended.AddYears(by.Count()), by, true
}
