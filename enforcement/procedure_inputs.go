package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// StepInput is the part that the inputs of all steps of the procedure have in common.
type StepInput struct {
	db.Request
	Case            db.Key
	ExpectedVersion *int
	On              civil.Date
	Note            *string
}

// WriteRequest returns the request of the write: of records of the agency of the case.
func (in StepInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Case) }

// Inputs of steps that have no fields of their own.
type (
	// ReviewCaseInput is a legal review.
	ReviewCaseInput struct{ StepInput }
	// DiscussCaseInput is a discussion by the heads.
	DiscussCaseInput struct{ StepInput }
	// RequestHearingInput is a request for a hearing.
	RequestHearingInput struct{ StepInput }
	// WaiveStatementInput is a waiver of the statement and the hearing.
	WaiveStatementInput struct{ StepInput }
	// RecordHearingInput is a hearing that was held.
	RecordHearingInput struct{ StepInput }
	// SuspendCaseInput is a suspension.
	SuspendCaseInput struct{ StepInput }
	// ResumeCaseInput is the end of a suspension.
	ResumeCaseInput struct{ StepInput }
	// DismissCaseInput is a decision without penalty.
	DismissCaseInput struct{ StepInput }
	// TransferCaseInput is a transfer to the police.
	TransferCaseInput struct{ StepInput }
	// ServeDocumentInput is the service of a decision.
	ServeDocumentInput struct{ StepInput }
	// ConcludeCaseInput is the conclusion of a case.
	ConcludeCaseInput struct{ StepInput }
)

// RecordInvestigationInput is the end of an investigation, with its result.
type RecordInvestigationInput struct {
	StepInput
	Facts        *string
	ValueOfGoods *decimal.Decimal
	IllegalGains *decimal.Decimal
}

// ExtendTermInput is an extension of the term of the decision.
type ExtendTermInput struct {
	StepInput
	Days *int
}

// ProposePenaltyInput is a proposal of penalties.
type ProposePenaltyInput struct {
	StepInput
	Penalties []PenaltyInput
	Reasons   *string
}

// NotifyPartyInput is a notice to the party.
type NotifyPartyInput struct {
	StepInput
	HearingOffered bool
}

// ScheduleHearingInput is the day, place and chair of a hearing.
type ScheduleHearingInput struct {
	StepInput
	HeldOn civil.Date
	Place  string
	Chair  db.Key
}

// CorrectStepInput is a correction of the last step of a case.
type CorrectStepInput struct {
	StepInput
	Event   db.Key
	TakenOn *civil.Date
}
