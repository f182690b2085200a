package law

import (
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// Statuses of a case that are not steps too.
const statusClue = "CLUE"

// Happening is a step and the day on which it was taken.
type Happening struct {
	Step Step
	On   civil.Date
	// Days are the days of an extension that the heads decided together; zero for any other step.
	Days int
}

// Matter is the legal state of a case: the steps taken, and the facts that decide which step may follow.
type Matter struct {
	// IsSimplified says that the case is decided on the spot (行政处罚法 51).
	IsSimplified bool
	// IsPerson says that the party is a natural person, for whom bounds are lower.
	IsPerson bool
	// Past are the steps taken, in order, without those that were corrected.
	Past []Happening
	// Proposed are the penalties that were proposed last.
	Proposed []Penalty
	// ValueOfGoods is the value in yuan of the goods in the case; nil where there are none or it is not known.
	ValueOfGoods *decimal.Decimal
	// Examined are the periods in which something was tested, inspected, quarantined or appraised.
	Examined []Examined
	// HearingOn is the day for which the hearing was scheduled last; nil where none was.
	HearingOn *civil.Date
}

// Status returns the status of the case, which follows from its steps. It is CLUE where nothing was filed.
func (m Matter) Status() string {
	status := statusClue
	for _, h := range m.Past {
		switch h.Step {
		case Filed, Investigated, Notified, Decided, NotPenalised, Transferred, Served, Executed, Concluded:
			status = string(h.Step)
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

// last returns the step that another one follows. A publication follows the decision only, and no step follows a publication.
func (m Matter) last(step Step) Happening {
	for _, h := range slices.Backward(m.Past) {
		if step == Published && h.Step == Decided || step != Published && h.Step != Published {
			return h
		}
	}
	return m.Past[0]
}

// stepsOfNotice are the steps that follow from a notice. They are taken again where another penalty is proposed.
var stepsOfNotice = []Step{Notified, HearingOffered, HearingRequested, HearingScheduled, Waived, Heard}

// on returns the day on which a step was taken last. It returns false where it was not taken, or has to be taken again: after a decision
// was withdrawn or, for steps that follow from a notice, after another penalty was proposed.
func (m Matter) on(step Step) (civil.Date, bool) {
	for _, h := range slices.Backward(m.Past) {
		switch {
		case h.Step == step:
			return h.On, true
		case h.Step == Withdrawn && step != Filed, h.Step == Proposed && slices.Contains(stepsOfNotice, step):
			return civil.Date{}, false
		}
	}
	return civil.Date{}, false
}

// has reports whether a step was taken and has not to be taken again.
func (m Matter) has(step Step) bool {
	_, ok := m.on(step)
	return ok
}

// after reports whether a step was taken after the last time that another one was.
func (m Matter) after(step, other Step) bool {
	for _, h := range slices.Backward(m.Past) {
		switch h.Step {
		case step:
			return m.has(other)
		case other, Withdrawn:
			return false
		}
	}
	return false
}

// isSuspended reports whether the case is suspended.
func (m Matter) isSuspended() bool {
	for _, h := range slices.Backward(m.Past) {
		if h.Step == Suspended || h.Step == Resumed || h.Step == Transferred {
			return h.Step == Suspended
		}
	}
	return false
}
