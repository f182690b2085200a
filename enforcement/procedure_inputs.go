package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// StepInput is what every step of the procedure is asked with.
type StepInput struct {
	IdempotencyKey  *string `json:"-"`
	Simulate        bool    `json:"-"`
	Case            db.Key
	ExpectedVersion *int
	On              civil.Date
	Note            *string
}

func (in StepInput) entry(verb string, whole any) db.Entry {
	return db.Entry{Verb: verb, Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: whole}
}

// RecordInvestigationInput is a step to be recorded.
type RecordInvestigationInput struct {
	StepInput
	Facts        *string
	ValueOfGoods *decimal.Decimal
	IllegalGains *decimal.Decimal
}

// Entry says that the bureau of the case takes the step.
func (in RecordInvestigationInput) Entry() db.Entry { return in.entry("recordInvestigation", in) }

// ReviewCaseInput is a step to be recorded.
type ReviewCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in ReviewCaseInput) Entry() db.Entry { return in.entry("reviewCase", in) }

// DiscussCaseInput is a step to be recorded.
type DiscussCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in DiscussCaseInput) Entry() db.Entry { return in.entry("discussCase", in) }

// NotifyPartyInput is a step to be recorded.
type NotifyPartyInput struct {
	StepInput
	HearingOffered bool
}

// Entry says that the bureau of the case takes the step.
func (in NotifyPartyInput) Entry() db.Entry { return in.entry("notifyParty", in) }

// RequestHearingInput is a step to be recorded.
type RequestHearingInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in RequestHearingInput) Entry() db.Entry { return in.entry("requestHearing", in) }

// WaiveStatementInput is a step to be recorded.
type WaiveStatementInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in WaiveStatementInput) Entry() db.Entry { return in.entry("waiveStatement", in) }

// RecordHearingInput is a step to be recorded.
type RecordHearingInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in RecordHearingInput) Entry() db.Entry { return in.entry("recordHearing", in) }

// ExtendTermInput is a step to be recorded.
type ExtendTermInput struct {
	StepInput
	Days *int
}

// Entry says that the bureau of the case takes the step.
func (in ExtendTermInput) Entry() db.Entry { return in.entry("extendTerm", in) }

// SuspendCaseInput is a step to be recorded.
type SuspendCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in SuspendCaseInput) Entry() db.Entry { return in.entry("suspendCase", in) }

// ResumeCaseInput is a step to be recorded.
type ResumeCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in ResumeCaseInput) Entry() db.Entry { return in.entry("resumeCase", in) }

// DismissCaseInput is a step to be recorded.
type DismissCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in DismissCaseInput) Entry() db.Entry { return in.entry("dismissCase", in) }

// TransferCaseInput is a step to be recorded.
type TransferCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in TransferCaseInput) Entry() db.Entry { return in.entry("transferCase", in) }

// ServeDocumentInput is a step to be recorded.
type ServeDocumentInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in ServeDocumentInput) Entry() db.Entry { return in.entry("serveDocument", in) }

// ConcludeCaseInput is a step to be recorded.
type ConcludeCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in ConcludeCaseInput) Entry() db.Entry { return in.entry("concludeCase", in) }

// ProposePenaltyInput is what is proposed.
type ProposePenaltyInput struct {
	StepInput
	Penalties []PenaltyInput
	Reasons   *string
}

// Entry says that the bureau of the case takes the step.
func (in ProposePenaltyInput) Entry() db.Entry { return in.entry("proposePenalty", in) }

// ScheduleHearingInput is a hearing of which the party is told.
type ScheduleHearingInput struct {
	StepInput
	HeldOn civil.Date
	Place  string
	Chair  db.Key
}

// Entry says that the bureau of the case takes the step.
func (in ScheduleHearingInput) Entry() db.Entry { return in.entry("scheduleHearing", in) }

// CorrectStepInput is a step to be corrected.
type CorrectStepInput struct {
	StepInput
	Event   db.Key
	TakenOn *civil.Date
}

// Entry says that the bureau of the case takes the step.
func (in CorrectStepInput) Entry() db.Entry { return in.entry("correctStep", in) }
