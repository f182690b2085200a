package law

import (
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/messages"
)

// Kinds of penalty that a rule names (行政处罚法 9). Their text is that of the penalty's kind.
const (
	warning              = "WARNING"
	publicCriticism      = "PUBLIC_CRITICISM"
	fine                 = "FINE"
	confiscationOfGains  = "CONFISCATION_OF_GAINS"
	confiscationOfGoods  = "CONFISCATION_OF_GOODS"
	downgrade            = "DOWNGRADE"
	licenceRevocation    = "LICENCE_REVOCATION"
	restrictionOfTrade   = "RESTRICTION_OF_BUSINESS"
	suspensionOfBusiness = "SUSPENSION_OF_BUSINESS"
	closure              = "CLOSURE"
	tradeBan             = "TRADE_BAN"
)

// penaltyKind returns a kind of penalty as a fact of a message.
func penaltyKind(kind string) messages.Value {
	return messages.Value{Enumeration: "PenaltyKind", Value: kind}
}

// Penalty is a penalty that is proposed or decided.
type Penalty struct {
	Kind        string
	ProvisionID int64           // the id of the provision that it rests on
	Amount      decimal.Decimal // in yuan; zero for a kind that is not money
	Act         string          // the act that it punishes; empty where the case has one act
}

// actKey returns the act of a penalty as acts are compared: without white space, which tells no acts apart.
func (p Penalty) actKey() string { return strings.Join(strings.Fields(p.Act), "") }

// IsSameAs reports whether two penalties impose the same for the same act by the same provision, whatever their amounts are.
func (p Penalty) IsSameAs(other Penalty) bool {
	return p.Kind == other.Kind && p.ProvisionID == other.ProvisionID && p.actKey() == other.actKey()
}

// FineBounds are the bounds that a provision sets for a fine, in yuan or as a multiple of the value of goods. A bound that the provision
// does not set is nil.
type FineBounds struct {
	Min, Max                 *decimal.Decimal
	MultipleMin, MultipleMax *decimal.Decimal
}

// NeedsValue reports whether the bounds depend on the value of goods.
func (b FineBounds) NeedsValue() bool { return b.MultipleMin != nil || b.MultipleMax != nil }

// Amounts returns the bounds in yuan for goods of a value in yuan. Where an amount and a multiple are both set, the stricter bound counts.
// A bound that is not set is nil. The value is used only where NeedsValue is true.
func (b FineBounds) Amounts(value decimal.Decimal) (low, high *decimal.Decimal) {
	low, high = b.Min, b.Max
	if b.MultipleMin != nil {
		if multiple := b.MultipleMin.Mul(value); low == nil || multiple.GreaterThan(*low) {
			low = &multiple
		}
	}
	if b.MultipleMax != nil {
		if multiple := b.MultipleMax.Mul(value); high == nil || multiple.LessThan(*high) {
			high = &multiple
		}
	}
	return low, high
}

// CheckFine checks that the amount of a fine is within bounds, all in yuan; a bound that is nil is not checked. A fine below the lower bound
// is allowed for a stated reason: a mitigating ground, or a first minor offence. No reason allows a fine above the upper bound (行政处罚法 4,
// 32, 33).
func CheckFine(amount decimal.Decimal, low, high *decimal.Decimal, hasReason bool) *Violation {
	switch {
	case high != nil && amount.GreaterThan(*high):
		return fineAtMost.Violation(amount.StringFixed(2), high.StringFixed(2))
	case low != nil && amount.LessThan(*low) && !hasReason:
		return fineAtLeast.Violation(amount.StringFixed(2), low.StringFixed(2))
	}
	return nil
}

// CheckOneFine checks that penalties hold at most one fine for each act (行政处罚法 29). It returns the index of the first fine that is one
// too many with the violation.
//
// The law forbids a second fine for the same act, and says nothing against fining each of several acts in one decision: they are weighed
// one by one and imposed together (分别裁量、合并处罚). What is one act is for the bureau to judge and to answer for, so each of several fines
// names its act in words. A fine that names none is of the only act of the case, and stands alone.
func CheckOneFine(penalties []Penalty) (second int, v *Violation) {
	var fined []string
	for i, p := range penalties {
		if p.Kind != fine {
			continue
		}
		act := p.actKey()
		switch {
		case len(fined) > 0 && (act == "" || fined[0] == ""):
			return i, OneFine.Violation()
		case slices.Contains(fined, act):
			return i, oneFineOfAct.Violation(p.Act)
		}
		fined = append(fined, act)
	}
	return 0, nil
}

// Provision is a provision of law that a penalty rests on.
type Provision struct {
	Law, Article string
	From         civil.Date  // the first day on which it was in force
	Until        *civil.Date // the last day; nil where it is in force still
}

// CheckInForce checks that the provision was still in force on the day of the act, and already in force on the day of the decision
// (行政处罚法 37).
func (p Provision) CheckInForce(act, decision civil.Date) *Violation {
	switch {
	case p.Until != nil && p.Until.Before(act):
		return provisionEnded.Violation(p.Law, p.Article, p.Until, act)
	case p.From.After(decision):
		return provisionStarts.Violation(p.Law, p.Article, p.From)
	}
	return nil
}

// checkOnTheSpot checks that penalties are light enough to be decided on the spot on a day (行政处罚法 51): warnings, and fines of at most an
// amount that is lower for a person. The fines of several acts count together: the law limits what one decision on the spot imposes, and would
// bound nothing if the decision could be cut into parts.
func (b Rulebook) checkOnTheSpot(state CaseState, on civil.Date, penalties []Penalty) *Violation {
	name := "simplified.organisation"
	if state.IsPerson {
		name = "simplified.person"
	}
	most, ok := b.RuleOn(name, on)
	fines := decimal.Zero
	for _, p := range penalties {
		switch {
		case p.Kind == warning:
		case p.Kind != fine:
			return onTheSpotKinds.Violation(penaltyKind(p.Kind))
		default:
			fines = fines.Add(p.Amount)
		}
	}
	if ok && fines.GreaterThan(most.Value) {
		return onTheSpotAmount.withRule(most).Violation(fines.StringFixed(2), most.Value.StringFixed(2))
	}
	return nil
}
