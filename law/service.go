package law

import (
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/messages"
)

// RestsOnService is something that was done because a decision had been served: an event of the case, or a movement of its goods.
type RestsOnService struct {
	Enumeration string // of the schema, that Kind is a value of
	Kind        string
	On          civil.Date
}

// ServiceStands returns the violation of a correction by which a decision would not have been served at all. What follows from the service has
// other ways back: a decision is withdrawn, and an entry is reversed.
func ServiceStands() *Violation { return serviceStands.Violation() }

// CheckServiceDay checks a day to which the service of the decision that stands is corrected. The law says from which day terms run, the day
// on which the party received the document (行政处罚法 61, 67; 行政复议法 20; 行政诉讼法 46), and not how a wrong record of that day is put
// right. The bureau corrects its own mistakes (行政处罚法 75), and a term that began on a wrong day never ran, so the day is put right, with
// the reason, and every term is counted from it. But a record that agrees with itself is a condition: the day is not before the step that
// the service followed, and not after anything that was done because the decision had been served.
//
// An appeal that was in time by the old day and is late by the new one stands all the same: whoever hears it has accepted it, and decides on
// that, not the bureau.
func (c CaseState) CheckServiceDay(on civil.Date, resting []RestsOnService) *Violation {
	at := c.lastIndex(Served)
	if at < 0 {
		return nil
	}
	before := CaseState{Steps: c.Steps[:at]}
	if last := before.lastBefore(Served); on.Before(last.On) {
		return stepsInDayOrder.withArticle(stepRules[Served].article).Violation(Served, on, last.Step, last.On)
	}
	for i, later := range c.Steps[at+1:] {
		rests := later.Step == Concluded || later.Step == Executed && !c.isReversedAfter(at+1+i)
		if rests && on.After(later.On) {
			return serviceRests.Violation(later.Step, later.On)
		}
	}
	for _, r := range resting {
		if on.After(r.On) {
			return serviceRests.Violation(messages.Value{Enumeration: r.Enumeration, Value: r.Kind}, r.On)
		}
	}
	return nil
}

// lastIndex returns the index of the last time that a step was taken; -1 where it was not.
func (c CaseState) lastIndex(step Step) int {
	for i, taken := range slices.Backward(c.Steps) {
		if taken.Step == step {
			return i
		}
	}
	return -1
}

// isReversedAfter reports whether a payment was reversed after the step of an index, so that an execution does not stand.
func (c CaseState) isReversedAfter(at int) bool {
	return slices.ContainsFunc(c.Steps[at+1:], func(taken TakenStep) bool { return taken.Step == PaymentReversed })
}

// WithService returns the steps with another day of the last service.
func (c CaseState) WithService(on civil.Date) []TakenStep {
	steps := slices.Clone(c.Steps)
	if at := c.lastIndex(Served); at >= 0 {
		steps[at].On = on
	}
	return steps
}

// CheckSurchargePaid checks that no more surcharge was paid than is due by a corrected day of service (行政处罚法 72). over is what was paid
// too much, in yuan.
func CheckSurchargePaid(servedOn civil.Date, over decimal.Decimal) *Violation {
	if !over.IsPositive() {
		return nil
	}
	return serviceSurcharge.Violation(servedOn, over.StringFixed(2))
}

// CheckStillPaid checks that nothing is owed, by a corrected day of service, of a case that counts as paid (行政处罚法 72). owed is in yuan and
// includes surcharge.
func (c CaseState) CheckStillPaid(servedOn civil.Date, owed decimal.Decimal) *Violation {
	status := c.Status()
	if !owed.IsPositive() || status != string(Executed) && status != string(Concluded) {
		return nil
	}
	return serviceOwed.Violation(servedOn, owed.StringFixed(2), statusValue(status))
}
