package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// StepInput is what every step of the procedure is asked with.
type StepInput struct {
	IdempotencyKey  *string `json:"-"`
	Simulate        bool    `json:"-"`
	Case            Key
	ExpectedVersion *int
	On              civil.Date
	Note            *string
}

func (in StepInput) entry(verb string, whole any) Entry {
	return Entry{Verb: verb, Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: whole}
}

// RecordInvestigationInput is a step to be recorded.
type RecordInvestigationInput struct {
	StepInput
	Facts        *string
	ValueOfGoods *decimal.Decimal
	IllegalGains *decimal.Decimal
}

// Entry says that the bureau of the case takes the step.
func (in RecordInvestigationInput) Entry() Entry { return in.entry("recordInvestigation", in) }

// ReviewCaseInput is a step to be recorded.
type ReviewCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in ReviewCaseInput) Entry() Entry { return in.entry("reviewCase", in) }

// DiscussCaseInput is a step to be recorded.
type DiscussCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in DiscussCaseInput) Entry() Entry { return in.entry("discussCase", in) }

// NotifyPartyInput is a step to be recorded.
type NotifyPartyInput struct {
	StepInput
	HearingOffered bool
}

// Entry says that the bureau of the case takes the step.
func (in NotifyPartyInput) Entry() Entry { return in.entry("notifyParty", in) }

// RequestHearingInput is a step to be recorded.
type RequestHearingInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in RequestHearingInput) Entry() Entry { return in.entry("requestHearing", in) }

// WaiveStatementInput is a step to be recorded.
type WaiveStatementInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in WaiveStatementInput) Entry() Entry { return in.entry("waiveStatement", in) }

// RecordHearingInput is a step to be recorded.
type RecordHearingInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in RecordHearingInput) Entry() Entry { return in.entry("recordHearing", in) }

// ExtendTermInput is a step to be recorded.
type ExtendTermInput struct {
	StepInput
	Days *int
}

// Entry says that the bureau of the case takes the step.
func (in ExtendTermInput) Entry() Entry { return in.entry("extendTerm", in) }

// SuspendCaseInput is a step to be recorded.
type SuspendCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in SuspendCaseInput) Entry() Entry { return in.entry("suspendCase", in) }

// ResumeCaseInput is a step to be recorded.
type ResumeCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in ResumeCaseInput) Entry() Entry { return in.entry("resumeCase", in) }

// DismissCaseInput is a step to be recorded.
type DismissCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in DismissCaseInput) Entry() Entry { return in.entry("dismissCase", in) }

// TransferCaseInput is a step to be recorded.
type TransferCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in TransferCaseInput) Entry() Entry { return in.entry("transferCase", in) }

// ServeDocumentInput is a step to be recorded.
type ServeDocumentInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in ServeDocumentInput) Entry() Entry { return in.entry("serveDocument", in) }

// PublishDecisionInput is a step to be recorded.
type PublishDecisionInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in PublishDecisionInput) Entry() Entry { return in.entry("publishDecision", in) }

// ConcludeCaseInput is a step to be recorded.
type ConcludeCaseInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in ConcludeCaseInput) Entry() Entry { return in.entry("concludeCase", in) }

// ProposePenaltyInput is what is proposed.
type ProposePenaltyInput struct {
	StepInput
	Penalties []PenaltyInput
	Reasons   *string
}

// Entry says that the bureau of the case takes the step.
func (in ProposePenaltyInput) Entry() Entry { return in.entry("proposePenalty", in) }

// ScheduleHearingInput is a hearing of which the party is told.
type ScheduleHearingInput struct {
	StepInput
	HeldOn civil.Date
	Place  string
	Chair  Key
}

// Entry says that the bureau of the case takes the step.
func (in ScheduleHearingInput) Entry() Entry { return in.entry("scheduleHearing", in) }

// PushDecisionInput is a decision that was handed on.
type PushDecisionInput struct{ StepInput }

// Entry says that the bureau of the case takes the step.
func (in PushDecisionInput) Entry() Entry { return in.entry("pushDecision", in) }

// CorrectStepInput is a step to be corrected.
type CorrectStepInput struct {
	StepInput
	Event   Key
	TakenOn *civil.Date
}

// Entry says that the bureau of the case takes the step.
func (in CorrectStepInput) Entry() Entry { return in.entry("correctStep", in) }

// DecideOnTheSpotInput is a case that is filed, decided and served in one.
type DecideOnTheSpotInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Unit           Key
	Field          CaseField
	Source         CaseSource
	Cause          string
	Facts          *string
	Party          *Key
	NewParty       *NewPartyInput
	Business       *Key
	From           *Key
	Officers       []Key
	ValueOfGoods   *decimal.Decimal
	On             civil.Date
	DecisionNo     *string
	Reasons        *string
	Penalties      []PenaltyInput
}

// Entry says that the bureau of the unit decides.
func (in DecideOnTheSpotInput) Entry() Entry {
	return Entry{Verb: "decideOnTheSpot", Agency: in.Unit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RecordClueInput is a clue to be recorded.
type RecordClueInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Unit           Key
	ClueNo         *string
	Source         CaseSource
	Field          CaseField
	Text           string
	Party          *Key
	Business       *Key
	Complaint      *Key
	ReceivedOn     civil.Date
}

// Entry says that the bureau of the unit writes.
func (in RecordClueInput) Entry() Entry {
	return Entry{Verb: "recordClue", Agency: in.Unit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ExtendClueInput is a term of checking to be extended.
type ExtendClueInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Clue           Key
	ExtendedOn     civil.Date
	Reason         string
}

// Entry says that the bureau of the clue writes.
func (in ExtendClueInput) Entry() Entry {
	return Entry{Verb: "extendClue", Agency: in.Clue.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseClueInput is a clue that leads to no case here.
type CloseClueInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Clue           Key
	CheckedOn      civil.Date
	Outcome        ClueOutcome
	Reason         string
}

// Entry says that the bureau of the clue writes.
func (in CloseClueInput) Entry() Entry {
	return Entry{Verb: "closeClue", Agency: in.Clue.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
