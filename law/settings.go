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
	Read       Certainty = "READ"        // the text of the law was read
	SecondHand Certainty = "SECOND_HAND" // a form, a guide or a copy of the law was read
	Memory     Certainty = "MEMORY"      // nothing was read
	Set        Certainty = "SET"         // a bureau has set the rule
)

// Unit is the unit of a rule's value.
type Unit string

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

// Days returns the rule's value as a whole number, of days or of months or years where that is its unit.
func (r Rule) Days() int { return int(r.Value.IntPart()) }

// Cite returns the article. It appends "(unconfirmed)" unless the text of the law was read, so that a lawyer sees it.
func (r Rule) Cite() string {
	switch r.Certainty {
	case SecondHand, Memory:
		return r.Article + " (unconfirmed)"
	case Set:
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
	publicityRule = day(2021, 9, 1)  // 信息公示规定, 令第45号
	complaintRule = day(2026, 4, 15) // 投诉举报办法 as of 2026, 令第121号
	coverageBegan = day(2022, 1, 1)  // 包保, whose text was not read
	reviewLaw     = day(2024, 1, 1)  // 行政复议法 as of 2023
)

// statutes is the table of bounds and terms that the law sets. A rule that changed has a row for each period.
var statutes = func() []Rule {
	rule := func(name, article string, from civil.Date, until *civil.Date, value string, unit Unit, known Certainty) Rule {
		return Rule{name, article, from, until, decimal.RequireFromString(value), unit, known}
	}
	beforeComplaints := complaintRule.AddDays(-1)
	before, beforeReview := penaltyLaw.AddDays(-1), reviewLaw.AddDays(-1)
	return []Rule{
		rule("clue.check", "令42号 18", procedureRule, nil, "15", WorkingDays, SecondHand),
		rule("clue.extension", "令42号 18", procedureRule, nil, "15", WorkingDays, Memory),
		rule("statement.term", "令42号 57", procedureRule, nil, "5", WorkingDays, Memory),
		rule("hearing.request", "行政处罚法 64", penaltyLaw, nil, "5", WorkingDays, Read),
		rule("hearing.request", "行政处罚法 (2017) 42", oldPenaltyLaw, &before, "3", CalendarDays, Memory),
		rule("hearing.told", "行政处罚法 64", penaltyLaw, nil, "7", WorkingDays, Read),
		rule("hearing.person", "市场监管听证办法 5", oldPenaltyLaw, nil, "10000", Yuan, Memory),
		rule("hearing.organisation", "市场监管听证办法 5", oldPenaltyLaw, nil, "100000", Yuan, Memory),
		rule("decision.term", "行政处罚法 60", penaltyLaw, nil, "90", CalendarDays, Read),
		rule("decision.term", "令2号 57", day(2019, 4, 1), &before, "90", CalendarDays, Memory),
		rule("decision.extension", "令42号 64", procedureRule, nil, "30", CalendarDays, Memory),
		rule("simplified.person", "行政处罚法 51", penaltyLaw, nil, "200", Yuan, Read),
		rule("simplified.person", "行政处罚法 (2017) 33", oldPenaltyLaw, &before, "50", Yuan, Memory),
		rule("simplified.organisation", "行政处罚法 51", penaltyLaw, nil, "3000", Yuan, Read),
		rule("simplified.organisation", "行政处罚法 (2017) 33", oldPenaltyLaw, &before, "1000", Yuan, Memory),
		rule("service.term", "行政处罚法 61", penaltyLaw, nil, "7", WorkingDays, Read),
		rule("service.term", "行政处罚法 (2017) 40", oldPenaltyLaw, &before, "7", CalendarDays, Memory),
		rule("payment.cash", "行政处罚法 68", penaltyLaw, nil, "100", Yuan, Read),
		rule("payment.cash", "行政处罚法 (2017) 47", oldPenaltyLaw, &before, "20", Yuan, Memory),
		rule("payment.term", "行政处罚法 67", oldPenaltyLaw, nil, "15", CalendarDays, Read),
		rule("surcharge.daily", "行政处罚法 72", oldPenaltyLaw, nil, "0.03", Share, Read),
		rule("surcharge.most", "行政处罚法 72", penaltyLaw, nil, "1", Share, Read),
		rule("surcharge.most", "行政强制法 45", coercionLaw, &before, "1", Share, Read),
		rule("limitation", "行政处罚法 36", oldPenaltyLaw, nil, "2", Years, Read),
		rule("limitation.safety", "行政处罚法 36", penaltyLaw, nil, "5", Years, Read),
		rule("appeal.review", "行政复议法 20", reviewLaw, nil, "60", CalendarDays, Read),
		rule("appeal.review", "行政复议法 (2017) 9", day(1999, 10, 1), &beforeReview, "60", CalendarDays, Memory),
		rule("appeal.suit", "行政诉讼法 46", day(2015, 5, 1), nil, "6", Months, Read),
		rule("appeal.suit.reviewed", "行政诉讼法 45", day(2015, 5, 1), nil, "15", CalendarDays, Read),
		rule("conclusion.term", "令42号 78", procedureRule, nil, "15", WorkingDays, Memory),
		rule("complaint.acknowledge", ownPromise, day(2020, 1, 1), nil, "1", WorkingDays, Read),
		rule("complaint.close", ownPromise, day(2020, 1, 1), nil, "7", WorkingDays, Read),
		rule("complaint.accept", "投诉举报办法 14", day(2020, 1, 1), &beforeComplaints, "7", WorkingDays, Read),
		rule("complaint.accept", "令第121号", complaintRule, nil, "7", WorkingDays, Memory),
		rule("complaint.mediation", "投诉举报办法 21", day(2020, 1, 1), &beforeComplaints, "45", WorkingDays, Read),
		rule("complaint.mediation", "令第121号", complaintRule, nil, "60", CalendarDays, SecondHand),
		rule("complaint.tell", "投诉举报办法 31", day(2020, 1, 1), &beforeComplaints, "5", WorkingDays, Read),
		rule("complaint.tell", "令第121号", complaintRule, nil, "5", WorkingDays, Memory),
		rule("coverage.change", coverageWork, coverageBegan, nil, "15", WorkingDays, SecondHand),
		rule("coverage.reassign", coverageWork, coverageBegan, nil, "7", WorkingDays, SecondHand),
		rule("recheck.term", "特种设备安全监督检查办法 29", day(2022, 7, 1), nil, "10", WorkingDays, Read),
		rule("seizure.term", "行政强制法 25", coercionLaw, nil, "30", CalendarDays, Read),
		rule("seizure.extension", "行政强制法 25", coercionLaw, nil, "30", CalendarDays, Read),
		rule("publicity.term", "信息公示规定 9", publicityRule, nil, "20", WorkingDays, Read),
		rule("publicity.elsewhere", "信息公示规定 10", publicityRule, nil, "10", WorkingDays, Read),
		rule("publicity.takedown", "信息公示规定 11", publicityRule, nil, "3", WorkingDays, Read),
		rule("publicity.shown", "信息公示规定 13", publicityRule, nil, "36", Months, Read),
		rule("publicity.shown.short", "信息公示规定 13", publicityRule, nil, "3", Months, Read),
		rule("publicity.low.person", "信息公示规定 13", publicityRule, nil, "5000", Yuan, SecondHand),
		rule("publicity.low.organisation", "信息公示规定 13", publicityRule, nil, "50000", Yuan, SecondHand),
	}
}()

// Book is the law for one bureau: the bounds and terms of the law, those that the bureau has set in their place, and the calendar.
type Book struct {
	Calendar Calendar
	set      []Rule
}

// NewBook returns the law with rules that a bureau has set. Of several rules of a name that are in force on a day, the last one counts.
func NewBook(calendar Calendar, set ...Rule) Book { return Book{calendar, set} }

// With returns the book with further years of the calendar and further rules that a bureau has set.
func (b Book) With(years map[int]Year, set ...Rule) Book {
	b.Calendar = b.Calendar.with(years)
	b.set = slices.Concat(b.set, set)
	return b
}

// Statutes returns the bounds and terms that the law sets.
func Statutes() []Rule { return slices.Clone(statutes) }

// IsOpen reports whether a bureau may set the rule: it is the bureau's own promise, or the text of its article was not read here, so that the
// bureau's lawyer knows it better.
func (r Rule) IsOpen() bool { return r.Certainty != Read || r.Article == ownPromise }

// coverageWork stands in place of an article. Guides of bureaus have these terms and name no article.
const coverageWork = "包保工作"

// ownPromise stands in place of an article where the bureau itself has promised the term.
const ownPromise = "本局承诺"

// Open returns the names of the rules in force that a bureau may set, in the order of the table.
func Open() []string {
	var names []string
	for _, r := range statutes {
		if r.Until == nil && r.IsOpen() && !slices.Contains(names, r.Name) {
			names = append(names, r.Name)
		}
	}
	return names
}

// Rules returns all rules; those that the bureau has set come last.
func (b Book) Rules() []Rule { return slices.Concat(statutes, b.set) }

// Began returns the first day on which a rule of a name was in force. It returns false where there is no such rule.
func (b Book) Began(name string) (day civil.Date, ok bool) {
	for _, r := range b.Rules() {
		if r.Name == name && (!ok || r.From.Before(day)) {
			day, ok = r.From, true
		}
	}
	return day, ok
}

// At returns the rule of a name that was in force on a day: a case is judged by the rules of its time. It returns false where there was none.
func (b Book) At(name string, on civil.Date) (rule Rule, ok bool) {
	for _, r := range b.Rules() {
		if r.Name == name && !on.Before(r.From) && (r.Until == nil || !on.After(*r.Until)) {
			rule, ok = r, true
		}
	}
	return rule, ok
}
