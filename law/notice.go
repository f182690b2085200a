package law

import (
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// CheckAgainstNotice checks that penalties were all announced to the party (行政处罚法 44), and that none is heavier than announced (45). It
// returns the index of the first penalty that is not allowed with the violation. Where a case has several acts, the party is told of each
// act and what is imposed for it, so what was announced for one act allows nothing for another. A decision on the spot has no notice.
func (c CaseState) CheckAgainstNotice(penalties []Penalty) (at int, v *Violation) {
	if !c.isTaken(Notified) {
		return 0, nil
	}
	type key struct {
		kind, act string
		basis     int64
	}
	keyOf := func(p Penalty) key { return key{p.Kind, p.actKey(), p.ProvisionID} }
	announced, announcedTimes := map[key]decimal.Decimal{}, map[key]int{}
	for _, p := range c.Proposed {
		k := keyOf(p)
		announced[k], announcedTimes[k] = announced[k].Add(p.Amount), announcedTimes[k]+1
	}
	imposed, imposedTimes := map[key]decimal.Decimal{}, map[key]int{}
	for i, p := range penalties {
		k := keyOf(p)
		imposed[k], imposedTimes[k] = imposed[k].Add(p.Amount), imposedTimes[k]+1
		switch {
		case announcedTimes[k] == 0 && p.Act != "":
			return i, noticeAct.Violation(penaltyKind(p.Kind), p.Act)
		case announcedTimes[k] == 0:
			return i, noticeContent.Violation(penaltyKind(p.Kind))
		case imposed[k].GreaterThan(announced[k]), imposedTimes[k] > announcedTimes[k]:
			return i, noticeHeavier.Violation(announced[k].StringFixed(2))
		}
	}
	return 0, nil
}

// checkDiscussion checks that the heads have discussed penalties (行政处罚法 57), or a proposal that was no lighter. The law does not say which change
// makes their discussion void. A lighter penalty of the same kinds is in what they discussed, as it is in a notice (45), so only a heavier
// one is discussed again: more yuan of a kind for an act, or a kind that was not discussed for it.
func (c CaseState) checkDiscussion(penalties []Penalty) *Violation {
	if !c.isTaken(Discussed) {
		return discussionHeld.Violation()
	}
	if c.Discussed == nil {
		return nil
	}
	type key struct{ kind, act string }
	discussed, decided := map[key]decimal.Decimal{}, map[key]decimal.Decimal{}
	for _, p := range c.Discussed {
		k := key{p.Kind, p.actKey()}
		discussed[k] = discussed[k].Add(p.Amount)
	}
	for _, p := range penalties {
		k := key{p.Kind, p.actKey()}
		decided[k] = decided[k].Add(p.Amount)
		most, isDiscussed := discussed[k]
		if !isDiscussed || decided[k].GreaterThan(most) {
			return discussionHeavier.Violation(penaltyKind(p.Kind))
		}
	}
	return nil
}

// checkWait checks, before the decision, that the notified party has waived its statement, that its hearing was held, or that the time for
// stating its case has passed (行政处罚法 45). Where a hearing was offered, the time is that for requesting the hearing (64).
func (b Rulebook) checkWait(state CaseState, on civil.Date) *Violation {
	if state.isTaken(Waived) || state.isTaken(Heard) {
		return nil
	}
	name := "statement.term"
	notified, _ := state.dayOf(Notified)
	if offered, ok := state.dayOf(HearingOffered); ok {
		name, notified = "hearing.request", offered
	}
	d, ok := b.DeadlineOf(name, notified)
	switch {
	case !ok:
		return nil
	case !d.IsKnown():
		return d.unknown()
	case !on.After(d.LastDay):
		return statementTime.withRule(d.Rule).Violation(notified, d.LastDay)
	}
	return nil
}

// graveKinds are the penalties for which a hearing is always offered (行政处罚法 63).
var graveKinds = []string{downgrade, licenceRevocation, suspensionOfBusiness, closure, tradeBan}

// HearingRequirement returns the requirement to offer a hearing before penalties are decided on a day (行政处罚法 63); nil where there is none. A
// hearing is for grave kinds, and for fines or confiscations whose sum reaches a threshold that is lower for a person.
func (b Rulebook) HearingRequirement(state CaseState, on civil.Date, penalties []Penalty) *Violation {
	name := "hearing.organisation"
	if state.IsPerson {
		name = "hearing.person"
	}
	threshold, ok := b.RuleOn(name, on)
	fines, confiscated := decimal.Zero, decimal.Zero
	for _, p := range penalties {
		switch {
		case slices.Contains(graveKinds, p.Kind):
			return hearingByKind.Violation(penaltyKind(p.Kind))
		case p.Kind == fine:
			fines = fines.Add(p.Amount)
		case p.Kind == confiscationOfGains:
			confiscated = confiscated.Add(p.Amount)
		case p.Kind == confiscationOfGoods && state.ValueOfGoods != nil:
			confiscated = confiscated.Add(*state.ValueOfGoods)
		}
	}
	for _, sum := range []decimal.Decimal{fines, confiscated} {
		if ok && sum.GreaterThanOrEqual(threshold.Value) {
			return hearingByAmount.withRule(threshold).Violation(sum.StringFixed(2), threshold.Value.StringFixed(2))
		}
	}
	return nil
}

// checkHearingRequest checks that a hearing was offered (行政处罚法 63) and is requested in time (64).
func (b Rulebook) checkHearingRequest(state CaseState, on civil.Date) *Violation {
	offered, ok := state.dayOf(HearingOffered)
	if !ok {
		return hearingOfferedFirst.Violation()
	}
	if d, ok := b.DeadlineOf("hearing.request", offered); ok && d.HasPassed(on) {
		return hearingRequestTerm.withRule(d.Rule).Violation(offered, d.LastDay, on)
	}
	return nil
}

// checkHearing checks that a hearing was requested, and is held on the day for which it was scheduled last (行政处罚法 64).
func checkHearing(state CaseState, on civil.Date) *Violation {
	switch {
	case !state.isTaken(HearingRequested):
		return hearingRequestedFirst.Violation()
	case !state.isTaken(HearingScheduled) || state.HearingOn == nil:
		return hearingScheduled.Violation()
	case *state.HearingOn != on:
		return hearingDay.Violation(state.HearingOn, on)
	}
	return nil
}

// CheckHearingDay checks that the party is told of its hearing at least seven working days before the day on which it is held (行政处罚法 64).
// The first day that is allowed is the seventh working day after the day of telling. Of hearings of which the party was told before
// 2021-07-15, when the rule came into force, nothing is checked.
func (b Rulebook) CheckHearingDay(toldOn, heldOn civil.Date) *Violation {
	wait, ok := b.DeadlineOf("hearing.told", toldOn)
	firstAllowed := wait.LastDay
	switch {
	case !ok: // no rule was in force
		return nil
	case !wait.IsKnown():
		return wait.unknown()
	case heldOn.Before(firstAllowed):
		return hearingToldBefore.withRule(wait.Rule).Violation(wait.Rule.Value, toldOn, firstAllowed)
	}
	return nil
}

// CheckReviewer checks that the caller who reviews a case is not an officer of the case (令42号 49, unconfirmed).
func CheckReviewer(isOnCase bool) *Violation {
	if !isOnCase {
		return nil
	}
	return reviewerOnCase.Violation()
}

// CheckChair checks that the officer who presides over a hearing is not on the case (行政处罚法 64).
func CheckChair(isOnCase bool) *Violation {
	if !isOnCase {
		return nil
	}
	return chairOnCase.Violation()
}

// CheckHolder checks that the caller who records a hearing is not an officer of the case (行政处罚法 64).
func CheckHolder(isOnCase bool) *Violation {
	if !isOnCase {
		return nil
	}
	return chairInvestigates.Violation()
}

// CheckNotReviewer checks that an officer who is put on a case has not reviewed it (令42号 49, unconfirmed).
func CheckNotReviewer(hasReviewed bool) *Violation {
	if !hasReviewed {
		return nil
	}
	return officerIsReviewer.Violation()
}

// CheckNotChair checks that an officer who is put on a case does not preside over its hearing (行政处罚法 64).
func CheckNotChair(isChair bool) *Violation {
	if !isChair {
		return nil
	}
	return officerIsChair.Violation()
}
