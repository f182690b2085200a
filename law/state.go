package law

import (
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// statusClue is the status of a case that was not filed. All other statuses are steps too.
const statusClue = "CLUE"

// TakenStep is a step and the day on which it was taken.
type TakenStep struct {
	Step Step
	On   civil.Date
	// Days are the days of an extension that the heads decided together; zero for any other step.
	Days int
}

// CaseState is the legal state of a case: the steps taken, and the facts that decide which step may follow.
type CaseState struct {
	// IsSimplified says that the case is decided on the spot (行政处罚法 51).
	IsSimplified bool
	// IsPerson says that the party is a natural person, for whom bounds are lower.
	IsPerson bool
	// Steps are the steps taken, in order, without those that were corrected.
	Steps []TakenStep
	// Proposed are the penalties that were proposed last.
	Proposed []Penalty
	// Discussed are the penalties of the proposal that the heads discussed last, where others were proposed since; nil where the last proposal was
	// discussed, or it is not known what was.
	Discussed []Penalty
	// ValueOfGoods is the value in yuan of the goods in the case; nil where there are none or it is not known.
	ValueOfGoods *decimal.Decimal
	// Examinations are the periods in which something was tested, inspected, quarantined or appraised.
	Examinations []ExaminationPeriod
	// HearingOn is the day for which the hearing was scheduled last; nil where none was.
	HearingOn *civil.Date
}

// Status returns the status of the case: the last step that is a status, except that Withdrawn and Proposed lead back to INVESTIGATED, and
// PaymentReversed leads back from EXECUTED to SERVED. It is CLUE where nothing was filed.
func (c CaseState) Status() string {
	status := statusClue
	for _, taken := range c.Steps {
		switch taken.Step {
		case Filed, Investigated, Notified, Decided, NotPenalised, Transferred, Served, Executed, Concluded:
			status = string(taken.Step)
		case PaymentReversed:
			if status == string(Executed) {
				status = string(Served)
			}
		case Withdrawn, Proposed:
			status = string(Investigated)
		}
	}
	return status
}

// lastBefore returns the step that a given step follows. A publication follows the decision only, and no step follows a publication.
func (c CaseState) lastBefore(step Step) TakenStep {
	for _, taken := range slices.Backward(c.Steps) {
		if step == Published && taken.Step == Decided || step != Published && taken.Step != Published {
			return taken
		}
	}
	return c.Steps[0]
}

// stepsOfNotice are the steps that follow from a notice. They are taken again where another penalty is proposed.
var stepsOfNotice = []Step{Notified, HearingOffered, HearingRequested, HearingScheduled, Waived, Heard}

// dayOf returns the day on which a step was taken last. It returns false where the step was not taken, or has to be taken again: after a
// decision was withdrawn or, for steps that follow from a notice, after another penalty was proposed.
func (c CaseState) dayOf(step Step) (civil.Date, bool) {
	for _, taken := range slices.Backward(c.Steps) {
		switch {
		case taken.Step == step:
			return taken.On, true
		case taken.Step == Withdrawn && step != Filed, taken.Step == Proposed && slices.Contains(stepsOfNotice, step):
			return civil.Date{}, false
		}
	}
	return civil.Date{}, false
}

// isTaken reports whether a step was taken and need not be taken again.
func (c CaseState) isTaken(step Step) bool {
	_, ok := c.dayOf(step)
	return ok
}

// isTakenAfter reports whether a step was taken after the other step was taken last.
func (c CaseState) isTakenAfter(step, other Step) bool {
	for _, taken := range slices.Backward(c.Steps) {
		switch taken.Step {
		case step:
			return c.isTaken(other)
		case other, Withdrawn:
			return false
		}
	}
	return false
}

// isSuspended reports whether the case is suspended.
func (c CaseState) isSuspended() bool {
	for _, taken := range slices.Backward(c.Steps) {
		if taken.Step == Suspended || taken.Step == Resumed || taken.Step == Transferred {
			return taken.Step == Suspended
		}
	}
	return false
}
