package law

import (
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// Certainty says how surely a rule is known.
type Certainty string

// The certainties.
const (
	CertaintyRead       Certainty = "READ"        // the text of the law was read
	CertaintySecondHand Certainty = "SECOND_HAND" // a form, a guide or a copy of the law was read
	CertaintyMemory     Certainty = "MEMORY"      // nothing was read
	CertaintySet        Certainty = "SET"         // a bureau has set the rule
)

// Unit is the unit of a rule's value.
type Unit string

// Enumeration returns the enumeration of the schema that the units are values of, for messages.
func (Unit) Enumeration() string { return "RuleUnit" }

// The units. Terms of two, three, five and seven days in 行政处罚法 are working days, longer terms are calendar days (85).
const (
	WorkingDays  Unit = "WORKING_DAYS"
	CalendarDays Unit = "CALENDAR_DAYS"
	Months       Unit = "MONTHS"
	Years        Unit = "YEARS"
	Yuan         Unit = "YUAN"
	Share        Unit = "SHARE" // of an amount
)

// IsTime reports whether the unit is one of time: days, months or years.
func (u Unit) IsTime() bool { return u != Yuan && u != Share }

// Rule is a bound or a term that the law sets, with the days on which it was in force.
type Rule struct {
	Name      string // as users see it, as in `decision.term`
	Article   string
	From      civil.Date      // the first day on which it was in force
	Until     *civil.Date     // the last day; nil where it is in force still
	Value     decimal.Decimal // in Unit
	Unit      Unit
	Certainty Certainty
}

// Count returns the rule's value as a whole number, of days or of months or years where that is its unit.
func (r Rule) Count() int { return int(r.Value.IntPart()) }

// Cite returns the article. It appends "(unconfirmed)" unless the text of the law was read, and says where the bureau has set the rule.
func (r Rule) Cite() string {
	switch r.Certainty {
	case CertaintySecondHand, CertaintyMemory:
		return r.Article + " (unconfirmed)"
	case CertaintySet:
		return r.Article + " (as the bureau has set it)"
	}
	return r.Article
}

// day returns a calendar day.
func day(year, month, day int) civil.Date { return civil.DateOf(dateAt(year, month, day)) }

// The first days on which laws were in force.
var (
	penaltyLaw    = day(2021, 7, 15) // 行政处罚法 as of 2021
	procedureRule = day(2021, 7, 15) // 市场监管总局令第42号
	oldPenaltyLaw = day(1996, 10, 1)
	coercionLaw   = day(2012, 1, 1)
	publicityRule = day(2021, 9, 1)   // 信息公示规定, 令第45号
	complaintRule = day(2026, 4, 15)  // 投诉举报办法 as of 2026, 令第121号
	coverageBegan = day(2022, 1, 1)   // 包保, whose text was not read
	reviewLaw     = day(2024, 1, 1)   // 行政复议法 as of 2023
	archiveRule   = day(2006, 12, 18) // 机关文件材料归档范围和文书档案保管期限规定, 国家档案局令第8号, whose text was not read
)

// statutes is the table of bounds and terms that the law sets. A rule that changed has a row for each period.
var statutes = func() []Rule {
	rule := func(name, article string, from civil.Date, until *civil.Date, value string, unit Unit, certainty Certainty) Rule {
		return Rule{name, article, from, until, decimal.RequireFromString(value), unit, certainty}
	}
	untilPenaltyLaw, untilReviewLaw, untilComplaintRule := penaltyLaw.AddDays(-1), reviewLaw.AddDays(-1), complaintRule.AddDays(-1)
	return []Rule{
		rule("clue.check", "令42号 18", procedureRule, nil, "15", WorkingDays, CertaintySecondHand),
		rule("clue.extension", "令42号 18", procedureRule, nil, "15", WorkingDays, CertaintyMemory),
		rule("statement.term", "令42号 57", procedureRule, nil, "5", WorkingDays, CertaintyMemory),
		rule("hearing.request", "行政处罚法 64", penaltyLaw, nil, "5", WorkingDays, CertaintyRead),
		rule("hearing.request", "行政处罚法 (2017) 42", oldPenaltyLaw, &untilPenaltyLaw, "3", CalendarDays, CertaintyMemory),
		rule("hearing.told", "行政处罚法 64", penaltyLaw, nil, "7", WorkingDays, CertaintyRead),
		rule("hearing.person", "市场监管听证办法 5", oldPenaltyLaw, nil, "10000", Yuan, CertaintyMemory),
		rule("hearing.organisation", "市场监管听证办法 5", oldPenaltyLaw, nil, "100000", Yuan, CertaintyMemory),
		rule("decision.term", "行政处罚法 60", penaltyLaw, nil, "90", CalendarDays, CertaintyRead),
		rule("decision.term", "令2号 57", day(2019, 4, 1), &untilPenaltyLaw, "90", CalendarDays, CertaintyMemory),
		rule("decision.extension", "令42号 64", procedureRule, nil, "30", CalendarDays, CertaintyMemory),
		rule("simplified.person", "行政处罚法 51", penaltyLaw, nil, "200", Yuan, CertaintyRead),
		rule("simplified.person", "行政处罚法 (2017) 33", oldPenaltyLaw, &untilPenaltyLaw, "50", Yuan, CertaintyMemory),
		rule("simplified.organisation", "行政处罚法 51", penaltyLaw, nil, "3000", Yuan, CertaintyRead),
		rule("simplified.organisation", "行政处罚法 (2017) 33", oldPenaltyLaw, &untilPenaltyLaw, "1000", Yuan, CertaintyMemory),
		rule("service.term", "行政处罚法 61", penaltyLaw, nil, "7", WorkingDays, CertaintyRead),
		rule("service.term", "行政处罚法 (2017) 40", oldPenaltyLaw, &untilPenaltyLaw, "7", CalendarDays, CertaintyMemory),
		rule("payment.cash", "行政处罚法 68", penaltyLaw, nil, "100", Yuan, CertaintyRead),
		rule("payment.cash", "行政处罚法 (2017) 47", oldPenaltyLaw, &untilPenaltyLaw, "20", Yuan, CertaintyMemory),
		rule("payment.term", "行政处罚法 67", oldPenaltyLaw, nil, "15", CalendarDays, CertaintyRead),
		rule("surcharge.daily", "行政处罚法 72", oldPenaltyLaw, nil, "0.03", Share, CertaintyRead),
		rule("surcharge.most", "行政处罚法 72", penaltyLaw, nil, "1", Share, CertaintyRead),
		rule("surcharge.most", "行政强制法 45", coercionLaw, &untilPenaltyLaw, "1", Share, CertaintyRead),
		rule("limitation", "行政处罚法 36", oldPenaltyLaw, nil, "2", Years, CertaintyRead),
		rule("limitation.safety", "行政处罚法 36", penaltyLaw, nil, "5", Years, CertaintyRead),
		rule("appeal.review", "行政复议法 20", reviewLaw, nil, "60", CalendarDays, CertaintyRead),
		rule("appeal.review", "行政复议法 (2017) 9", day(1999, 10, 1), &untilReviewLaw, "60", CalendarDays, CertaintyMemory),
		rule(termOfSuit, "行政诉讼法 46", day(2015, 5, 1), nil, "6", Months, CertaintyRead),
		rule("appeal.suit.reviewed", "行政诉讼法 45", day(2015, 5, 1), nil, "15", CalendarDays, CertaintyRead),
		rule("conclusion.term", "令42号 78", procedureRule, nil, "15", WorkingDays, CertaintyMemory),
		rule("complaint.acknowledge", ownPromise, day(2020, 1, 1), nil, "1", WorkingDays, CertaintyRead),
		rule("complaint.close", ownPromise, day(2020, 1, 1), nil, "7", WorkingDays, CertaintyRead),
		rule("complaint.accept", "投诉举报办法 14", day(2020, 1, 1), &untilComplaintRule, "7", WorkingDays, CertaintyRead),
		rule("complaint.accept", "令第121号", complaintRule, nil, "7", WorkingDays, CertaintyMemory),
		rule("complaint.mediation", "投诉举报办法 21", day(2020, 1, 1), &untilComplaintRule, "45", WorkingDays, CertaintyRead),
		rule("complaint.mediation", "令第121号", complaintRule, nil, "60", CalendarDays, CertaintySecondHand),
		rule("complaint.tell", "投诉举报办法 31", day(2020, 1, 1), &untilComplaintRule, "5", WorkingDays, CertaintyRead),
		rule("complaint.tell", "令第121号", complaintRule, nil, "5", WorkingDays, CertaintyMemory),
		rule("coverage.change", coverageWork, coverageBegan, nil, "15", WorkingDays, CertaintySecondHand),
		rule("coverage.reassign", coverageWork, coverageBegan, nil, "7", WorkingDays, CertaintySecondHand),
		rule("recheck.term", "特种设备安全监督检查办法 29", day(2022, 7, 1), nil, "10", WorkingDays, CertaintyRead),
		rule("remote.rectify", ownPromise, day(2022, 1, 1), nil, "15", WorkingDays, CertaintyMemory),
		rule("seizure.term", "行政强制法 25", coercionLaw, nil, "30", CalendarDays, CertaintyRead),
		rule("seizure.extension", "行政强制法 25", coercionLaw, nil, "30", CalendarDays, CertaintyRead),
		rule("publicity.term", "信息公示规定 9", publicityRule, nil, "20", WorkingDays, CertaintyRead),
		rule("publicity.elsewhere", "信息公示规定 10", publicityRule, nil, "10", WorkingDays, CertaintyRead),
		rule("publicity.takedown", "信息公示规定 11", publicityRule, nil, "3", WorkingDays, CertaintyRead),
		rule("publicity.shown", "信息公示规定 13", publicityRule, nil, "36", Months, CertaintyRead),
		rule("publicity.shown.short", "信息公示规定 13", publicityRule, nil, "3", Months, CertaintyRead),
		rule("publicity.low.person", "信息公示规定 13", publicityRule, nil, "5000", Yuan, CertaintySecondHand),
		rule("publicity.low.organisation", "信息公示规定 13", publicityRule, nil, "50000", Yuan, CertaintySecondHand),
		rule(RetentionOfCases, "国家档案局令第8号", archiveRule, nil, "30", Years, CertaintyMemory),
		rule(RetentionOfComplaints, "国家档案局令第8号", archiveRule, nil, "10", Years, CertaintyMemory),
	}
}()

// Rulebook is the law for one bureau: the bounds and terms of the law, the rules that the bureau has set in their place, and the calendar.
type Rulebook struct {
	Calendar Calendar
	set      []Rule // by the bureau
}

// NewRulebook returns the law with rules that a bureau has set. Of several rules of a name that are in force on a day, the last one counts.
func NewRulebook(calendar Calendar, set ...Rule) Rulebook { return Rulebook{calendar, set} }

// WithSettings returns the rulebook with further years of the calendar and further rules that a bureau has set.
func (b Rulebook) WithSettings(years map[int]Year, set ...Rule) Rulebook {
	b.Calendar = b.Calendar.with(years)
	b.set = slices.Concat(b.set, set)
	return b
}

// StatutoryRules returns the bounds and terms that the law sets.
func StatutoryRules() []Rule { return slices.Clone(statutes) }

// IsSettable reports whether a bureau may set the rule: the rule is the bureau's own promise, or its article is unconfirmed, so that the
// bureau's lawyer knows the article better.
func (r Rule) IsSettable() bool { return r.Certainty != CertaintyRead || r.Article == ownPromise }

// coverageWork stands in place of an article. Guides of bureaus have these terms and name no article.
const coverageWork = "包保工作"

// ownPromise stands in place of an article where the bureau itself has promised the term.
const ownPromise = "本局承诺"

// SettableRules returns the names of the rules in force that a bureau may set, in the order of the table.
func SettableRules() []string {
	var names []string
	for _, r := range statutes {
		if r.Until == nil && r.IsSettable() && !slices.Contains(names, r.Name) {
			names = append(names, r.Name)
		}
	}
	return names
}

// Rules returns all rules; rules that the bureau has set come last.
func (b Rulebook) Rules() []Rule { return slices.Concat(statutes, b.set) }

// FirstDayOf returns the first day on which a rule of a name was in force. It returns false where there is no such rule.
func (b Rulebook) FirstDayOf(name string) (day civil.Date, ok bool) {
	for _, r := range b.Rules() {
		if r.Name == name && (!ok || r.From.Before(day)) {
			day, ok = r.From, true
		}
	}
	return day, ok
}

// RuleOn returns the rule of a name that was in force on a day: a case is judged by the rules of its time. ok is false where no such rule was
// in force.
func (b Rulebook) RuleOn(name string, on civil.Date) (rule Rule, ok bool) {
	for _, r := range b.Rules() {
		if r.Name == name && !on.Before(r.From) && (r.Until == nil || !on.After(*r.Until)) {
			rule, ok = r, true
		}
	}
	return rule, ok
}
