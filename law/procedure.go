package law

import (
	"slices"

	"cloud.google.com/go/civil"

	"docket/messages"
)

// Step is something that is done in a case. Its text is the kind of the event in the timeline of the case.
type Step string

// Enumeration returns the enumeration of the schema that the steps are values of, for messages.
func (Step) Enumeration() string { return "CaseEventKind" }

// The steps of the procedure, by which a case moves on.
const (
	Filed            Step = "FILED"
	Investigated     Step = "INVESTIGATED"
	Reviewed         Step = "REVIEWED"
	Discussed        Step = "DISCUSSED"
	Proposed         Step = "PROPOSED" // penalties are proposed; the party is notified of them, again where it was notified of others
	Notified         Step = "NOTIFIED"
	HearingOffered   Step = "HEARING_OFFERED"
	HearingRequested Step = "HEARING_REQUESTED"
	HearingScheduled Step = "HEARING_SCHEDULED" // the party is told the day, the place and the chair
	Waived           Step = "WAIVED"            // the party waives its statement and, where one was offered, the hearing
	Heard            Step = "HEARD"
	Extended         Step = "EXTENDED"
	Suspended        Step = "SUSPENDED"
	Resumed          Step = "RESUMED"
	Decided          Step = "DECIDED"
	NotPenalised     Step = "NOT_PENALISED"
	Transferred      Step = "TRANSFERRED"
	Served           Step = "SERVED"
	Executed         Step = "EXECUTED"
	Concluded        Step = "CONCLUDED"
	Published        Step = "PUBLISHED"
	Withdrawn        Step = "WITHDRAWN"        // the decision is void, and the case is INVESTIGATED again
	PaymentReversed  Step = "PAYMENT_REVERSED" // an executed case is SERVED again
)

// Events beside the procedure. They happen in some statuses of a case, in any order with its steps.
const (
	Deferred    Step = "DEFERRED"
	WrittenOff  Step = "WRITTEN_OFF"
	Appealed    Step = "APPEALED"
	AppealEnded Step = "APPEAL_ENDED"

	GoodsSeized      Step = "GOODS_SEIZED"
	SeizureExtended  Step = "SEIZURE_EXTENDED"
	GoodsReleased    Step = "GOODS_RELEASED"
	OfficersAssigned Step = "OFFICERS_ASSIGNED"
	PublicityEnded   Step = "PUBLICITY_ENDED"
	Pushed           Step = "PUSHED" // sent to the bureau where the party is registered
	GoodsReturned    Step = "GOODS_RETURNED"
	PaymentRefunded  Step = "PAYMENT_REFUNDED" // of a decision that does not stand

	ExaminationBegun Step = "EXAMINATION_BEGUN"
	ExaminationEnded Step = "EXAMINATION_ENDED"
)

// sideEvents are the events beside the procedure.
var sideEvents = []Step{
	Deferred, WrittenOff, Appealed, AppealEnded, GoodsSeized, SeizureExtended, GoodsReleased, OfficersAssigned, PublicityEnded, Pushed,
	GoodsReturned, PaymentRefunded, ExaminationBegun, ExaminationEnded,
}

// IsOfProcedure reports whether the step is one of the procedure, and no event beside it.
func (s Step) IsOfProcedure() bool {
	_, known := stepRules[s]
	return s == Filed || known && !slices.Contains(sideEvents, s)
}

// Statuses of a case in which several steps are taken.
var (
	fromFiling     = []string{"FILED", "INVESTIGATED", "NOTIFIED", "DECIDED", "NOT_PENALISED", "SERVED", "EXECUTED", "CONCLUDED", "TRANSFERRED"}
	beforeDecision = []string{"FILED", "INVESTIGATED", "NOTIFIED"}
	afterDecision  = []string{"DECIDED", "SERVED", "EXECUTED", "CONCLUDED"}
)

// stepRules are the statuses of a case in which a step is taken, and the article that sets this order.
var stepRules = map[Step]struct {
	statuses []string
	article  string
}{
	Investigated:     {[]string{"FILED"}, "行政处罚法 54"},
	Reviewed:         {[]string{"INVESTIGATED", "NOTIFIED"}, "行政处罚法 58"},
	Discussed:        {[]string{"INVESTIGATED", "NOTIFIED"}, "行政处罚法 57"},
	Proposed:         {[]string{"INVESTIGATED", "NOTIFIED"}, "行政处罚法 57"},
	Notified:         {[]string{"INVESTIGATED"}, "行政处罚法 44"},
	HearingOffered:   {[]string{"NOTIFIED"}, "行政处罚法 63"},
	HearingRequested: {[]string{"NOTIFIED"}, "行政处罚法 64"},
	Waived:           {[]string{"NOTIFIED"}, "行政处罚法 45"},
	HearingScheduled: {[]string{"NOTIFIED"}, "行政处罚法 64"},
	Heard:            {[]string{"NOTIFIED"}, "行政处罚法 64"},
	Extended:         {beforeDecision, "行政处罚法 60"},
	Suspended:        {beforeDecision, "行政处罚法 60"},
	Resumed:          {beforeDecision, "行政处罚法 60"},
	Decided:          {[]string{"NOTIFIED"}, "行政处罚法 44, 62"},
	NotPenalised:     {[]string{"INVESTIGATED", "NOTIFIED"}, "行政处罚法 57"},
	Transferred:      {beforeDecision, "行政处罚法 27"},
	Served:           {[]string{"DECIDED", "NOT_PENALISED"}, "行政处罚法 61"},
	Executed:         {[]string{"SERVED"}, "行政处罚法 66"},
	Withdrawn:        {afterDecision, "行政处罚法 48"},
	PaymentReversed:  {[]string{"INVESTIGATED", "NOTIFIED", "NOT_PENALISED", "DECIDED", "SERVED", "EXECUTED"}, "令42号 78 (unconfirmed)"},
	Published:        {afterDecision, "信息公示规定 9"},
	Pushed:           {afterDecision, "信息公示规定 10"},
	Concluded:        {[]string{"SERVED", "EXECUTED", "TRANSFERRED"}, "令42号 78 (unconfirmed)"},
	Deferred:         {[]string{"SERVED"}, "行政处罚法 66"},
	WrittenOff:       {[]string{"SERVED"}, "行政强制法 40, 42"},
	Appealed:         {[]string{"SERVED", "EXECUTED", "CONCLUDED"}, "行政复议法 20; 行政诉讼法 46"},
	AppealEnded:      {[]string{"INVESTIGATED", "NOTIFIED", "NOT_PENALISED", "DECIDED", "SERVED", "EXECUTED", "CONCLUDED"}, "行政复议法 20; 行政诉讼法 46"},
	GoodsSeized:      {beforeDecision, "行政强制法 18"},
	SeizureExtended:  {beforeDecision, "行政强制法 25"},
	GoodsReleased:    {fromFiling, "行政强制法 28"},
	GoodsReturned:    {fromFiling, "行政处罚法 48"},
	PaymentRefunded:  {fromFiling, "行政处罚法 48"},
	ExaminationBegun: {beforeDecision, "行政强制法 25"},
	ExaminationEnded: {fromFiling, "行政强制法 25"},
	PublicityEnded:   {[]string{"EXECUTED", "CONCLUDED"}, "信息公示规定 14"},
	OfficersAssigned: {[]string{"FILED", "INVESTIGATED", "NOTIFIED", "DECIDED", "NOT_PENALISED", "SERVED", "EXECUTED"}, "行政处罚法 42"},
}

// CheckSideEvent checks that an event beside the procedure may happen in the status of a case.
func CheckSideEvent(state CaseState, event Step) *Violation {
	allowed := stepRules[event]
	if status := state.Status(); !slices.Contains(allowed.statuses, status) {
		return eventsOfOrder.withArticle(allowed.article).Violation(event, statusValue(status), anyStatus(allowed.statuses))
	}
	return nil
}

// restsOn names, for a step, the step without which it is never taken.
var restsOn = map[Step]Step{Notified: Proposed, HearingRequested: HearingOffered, HearingScheduled: HearingRequested, Heard: HearingScheduled}

// AllowedSteps returns the steps that may be taken in the status of a case, in the order of the procedure. Only CheckStep
// knows whether a step is allowed on its day and with its penalties.
func AllowedSteps(state CaseState) []Step {
	status := state.Status()
	if status == statusClue {
		return []Step{Filed}
	}
	isSuspended := state.isSuspended()
	var steps []Step
	for _, step := range []Step{
		Investigated, Proposed, Notified, HearingRequested, HearingScheduled, Heard, Waived, Reviewed, Discussed, Extended, Suspended,
		Resumed, Decided, NotPenalised, Transferred, Served, Published, Executed, Withdrawn, Concluded,
	} {
		if before, ok := restsOn[step]; ok && !state.isTaken(before) {
			continue
		}
		isInStatus := state.decidesOnTheSpot(step) || slices.Contains(stepRules[step].statuses, status)
		if isInStatus && isSuspended == (step == Resumed) || isSuspended && step == Transferred {
			steps = append(steps, step)
		}
	}
	return steps
}

// decidesOnTheSpot reports whether a step is a decision on the spot, which needs no investigation and no notice: the party is told and heard
// there and then (行政处罚法 51, 52).
func (c CaseState) decidesOnTheSpot(step Step) bool {
	return c.IsSimplified && step == Decided && c.Status() == string(Filed)
}

// CheckStep checks that a step may be taken on its day: in the status of the case, not before the step that it has to follow in time (lastBefore), not while the
// case is suspended, and as the rules of the new step require. Callers pass penalties only with a proposal, a decision and a publication. Each rule and its article
// stand in stepRules and in rules.go.
func (b Rulebook) CheckStep(state CaseState, next TakenStep, penalties ...Penalty) *Violation {
	status := state.Status()
	if next.Step == Filed {
		if status == statusClue {
			return nil
		}
		return filedOnce.Violation(statusValue(status))
	}
	if status == statusClue {
		return filedFirst.Violation()
	}
	allowed, known := stepRules[next.Step]
	if !known {
		return stepKnown.Violation(next.Step)
	}
	if !state.decidesOnTheSpot(next.Step) && !slices.Contains(allowed.statuses, status) {
		return stepsOfOrder.withArticle(allowed.article).Violation(next.Step, statusValue(status), anyStatus(allowed.statuses))
	}
	if last := state.lastBefore(next.Step); next.On.Before(last.On) {
		return stepsInDayOrder.withArticle(allowed.article).Violation(next.Step, next.On, last.Step, last.On)
	}
	if state.isSuspended() && next.Step != Resumed && next.Step != Transferred {
		on, _ := state.dayOf(Suspended)
		return notSuspended.Violation(on)
	}
	return b.checkRulesOfStep(state, next, penalties)
}

// checkRulesOfStep checks what only the rules of one step require.
func (b Rulebook) checkRulesOfStep(state CaseState, next TakenStep, penalties []Penalty) *Violation {
	switch next.Step {
	case Resumed:
		if !state.isSuspended() {
			return resumedIfSuspended.Violation()
		}
	case Extended:
		return b.checkExtension(state, next)
	case Notified:
		if !state.isTaken(Proposed) {
			return noticeProposed.Violation()
		}
	case HearingRequested:
		return b.checkHearingRequest(state, next.On)
	case HearingScheduled:
		if !state.isTaken(HearingRequested) {
			return hearingRequestedFirst.Violation()
		}
	case Heard:
		return checkHearing(state, next.On)
	case Published:
		return checkPublication(state, penalties)
	case Decided:
		return b.checkDecision(state, next, penalties)
	}
	return nil
}

// statusValue returns a status of a case as a fact of a message.
func statusValue(status string) messages.Value {
	return messages.Value{Enumeration: "CaseStatus", Value: status}
}

// anyStatus returns statuses of a case of which one is meant, as a fact of a message.
func anyStatus(statuses []string) messages.List {
	choice := make([]messages.Value, len(statuses))
	for i, status := range statuses {
		choice[i] = statusValue(status)
	}
	return messages.AnyOf(choice)
}

// checkExtension checks an extension of the term of the decision (令42号 64), which is approved before the term has ended. The head extends the
// term once, by the days of the rule. The heads together extend it again after they have discussed the case, by days that they name.
func (b Rulebook) checkExtension(state CaseState, next TakenStep) *Violation {
	rule, _ := b.RuleOn("decision.extension", next.On)
	var extended civil.Date
	var before, discussedSince bool // in this term
	_, past, _ := state.decisionTerm()
	for _, taken := range past {
		switch taken.Step {
		case Extended:
			extended, before, discussedSince = taken.On, true, false
		case Discussed:
			discussedSince = true
		}
	}
	due, hasTerm := b.DecisionDue(state)
	switch {
	case hasTerm && due.HasPassed(next.On):
		return extensionLate.withRule(rule).Violation(due.LastDay, next.On)
	case before && !discussedSince:
		return extendedOnce.withRule(rule).Violation(extended)
	case before && next.Days == 0:
		return extensionDays.withRule(rule).Violation()
	case !before && next.Days != 0 && next.Days != rule.Count():
		return extensionByHead.withRule(rule).Violation(rule.Count(), next.Days)
	}
	return nil
}

// checkDecision checks a decision: small enough where it is made on the spot, else after the hearing that is needed, the review, the time
// for the party to speak, and the discussion that is needed. A decision after its term (60) is recorded as it was made, as a late service is: the
// law sets the term and does not say that nothing is decided after it. Its deadline shows that it was late.
func (b Rulebook) checkDecision(state CaseState, next TakenStep, penalties []Penalty) *Violation {
	if state.IsSimplified {
		if v := b.checkOnTheSpot(state, next.On, penalties); v != nil {
			return v
		}
	}
	if state.decidesOnTheSpot(next.Step) {
		return nil
	}
	need := b.HearingRequirement(state, next.On, penalties)
	switch {
	case need != nil && !state.isTaken(HearingOffered):
		return need
	case state.isTaken(HearingRequested) && !state.isTakenAfter(Heard, HearingRequested) && !state.isTakenAfter(Waived, HearingRequested):
		return hearingHeld.Violation()
	case state.isTaken(Heard) && !state.isTakenAfter(Reviewed, Heard):
		return reviewDone.Violation()
	}
	if v := b.checkWait(state, next.On); v != nil {
		return v
	}
	if need != nil {
		if v := state.checkDiscussion(penalties); v != nil {
			return v
		}
	}
	return nil
}
