package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// The inputs of verbs, field by field as the schema has them and says what they mean. What may be null is a pointer.

// FileCaseInput is a case to be filed.
type FileCaseInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Unit           Key
	CaseNo         *string
	Field          CaseField
	Source         CaseSource
	Procedure      CaseProcedure
	Cause          string
	Facts          *string
	Party          *Key
	NewParty       *NewPartyInput
	Business       *Key
	From           *Key
	Officers       []Key
	ValueOfGoods   *decimal.Decimal
	IllegalGains   *decimal.Decimal
	ActEndedOn     *civil.Date
	HarmsSafety    bool
	DiscoveredOn   *civil.Date
	FiledOn        civil.Date
}

// Entry says that the unit's bureau keeps the case.
func (in FileCaseInput) Entry() Entry {
	return Entry{Verb: "fileCase", Agency: in.Unit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// NewPartyInput is a party not yet on record.
type NewPartyInput struct {
	Kind           PartyKind
	Name           string
	Code           *string
	Address        *string
	Representative *string
	Division       *string
}

// DecidePenaltyInput is a decision to be made.
type DecidePenaltyInput struct {
	IdempotencyKey  *string `json:"-"`
	Simulate        bool    `json:"-"`
	Case            Key
	ExpectedVersion *int
	DecisionNo      *string
	DecidedOn       civil.Date
	Reasons         *string
	Penalties       []PenaltyInput
}

// Entry says that the case's bureau decides.
func (in DecidePenaltyInput) Entry() Entry {
	return Entry{Verb: "decidePenalty", Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// PenaltyInput is a penalty within a decision.
type PenaltyInput struct {
	Kind      PenaltyKind
	Provision Key
	Amount    *decimal.Decimal
	Text      *string
	Departure *string
}

// RecordPaymentInput is a payment to be recorded.
type RecordPaymentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Penalty        Key
	Amount         decimal.Decimal
	Surcharge      *decimal.Decimal
	PaidOn         civil.Date
	Method         PaymentMethod
	ReceiptNo      *string
	Note           *string
}

// Entry says that the bureau that imposed the penalty is paid.
func (in RecordPaymentInput) Entry() Entry {
	return Entry{Verb: "recordPayment", Agency: in.Penalty.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReversePaymentInput is a payment to be reversed.
type ReversePaymentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Payment        Key
	On             civil.Date
	Note           string
}

// Entry says that the bureau that was paid reverses.
func (in ReversePaymentInput) Entry() Entry {
	return Entry{Verb: "reversePayment", Agency: in.Payment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ConfiscateGoodsInput is goods to be confiscated.
type ConfiscateGoodsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Decision       Key
	ConfiscatedOn  civil.Date
	Lots           []ConfiscatedLotInput
	SeizedLots     []SeizedLotInput
}

// Entry says that the bureau that decided confiscates.
func (in ConfiscateGoodsInput) Entry() Entry {
	return Entry{Verb: "confiscateGoods", Agency: in.Decision.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ConfiscatedLotInput is a lot of goods within a confiscation.
type ConfiscatedLotInput struct {
	Name      string
	Field     *CaseField
	Quantity  decimal.Decimal
	Unit      string
	Value     *decimal.Decimal
	StoredAt  string
	Condition *string
}

// SeizedLotInput is a lot under seizure within a confiscation.
type SeizedLotInput struct {
	Lot      Key
	Quantity *decimal.Decimal
}

// DestroyGoodsInput is a destruction to be recorded.
type DestroyGoodsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	DestroyedOn    civil.Date
	Place          string
	Method         DestructionMethod
	Contractor     *string
	ApprovedBy     string
	Supervisors    []Key
	RecordNo       *string
	Lots           []DestroyedLotInput
}

// Entry says that the bureau of the first lot destroys; without one, that of the first supervisor.
func (in DestroyGoodsInput) Entry() Entry {
	e := Entry{Verb: "destroyGoods", IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
	switch {
	case len(in.Lots) > 0:
		e.Agency = in.Lots[0].Lot.Agency
	case len(in.Supervisors) > 0:
		e.Agency = in.Supervisors[0].Agency
	}
	return e
}

// DestroyedLotInput is a lot within a destruction.
type DestroyedLotInput struct {
	Lot      Key
	Quantity *decimal.Decimal
}

// AssignCoverageInput is an assignment to be made.
type AssignCoverageInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       Key
	Official       Key
	StartsOn       civil.Date
}

// Entry says that the business's bureau assigns.
func (in AssignCoverageInput) Entry() Entry {
	return Entry{Verb: "assignCoverage", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
