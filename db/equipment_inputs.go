package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// RecordInspectionInput is an inspection to be recorded.
type RecordInspectionInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Party          Key
	Unit           *Key
	Equipment      *Key
	Inspectors     []Key
	InspectedOn    civil.Date
	Hazards        []HazardInput
	Note           *string
}

// Entry says that the bureau of the input's records writes.
func (in RecordInspectionInput) Entry() Entry {
	return Entry{Verb: "recordInspection", Agency: in.Party.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// HazardInput is a hazard within an inspection.
type HazardInput struct {
	Kind       HazardKind
	Severity   HazardSeverity
	Text       string
	ReportedOn *civil.Date
	SealedOn   *civil.Date
	Mended     *string
}

// IssueSafetyOrderInput is a safety order to be issued.
type IssueSafetyOrderInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Inspection     Key
	OrderNo        *string
	Text           string
	IssuedOn       civil.Date
	DueOn          civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in IssueSafetyOrderInput) Entry() Entry {
	return Entry{Verb: "issueSafetyOrder", Agency: in.Inspection.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReportSafetyOrderInput is a unit's report.
type ReportSafetyOrderInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	SafetyOrder    Key
	ReportedOn     civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in ReportSafetyOrderInput) Entry() Entry {
	return Entry{Verb: "reportSafetyOrder", Agency: in.SafetyOrder.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RecheckSafetyOrderInput is a re-check to be recorded.
type RecheckSafetyOrderInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	SafetyOrder    Key
	Inspectors     []Key
	RecheckedOn    civil.Date
	HasPassed      bool
	Text           string
}

// Entry says that the bureau of the input's records writes.
func (in RecheckSafetyOrderInput) Entry() Entry {
	return Entry{Verb: "recheckSafetyOrder", Agency: in.SafetyOrder.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AddHazardInput is a hazard that was not recorded with its inspection.
type AddHazardInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Inspection     Key
	Hazard         HazardInput
}

// Entry says that the bureau of the input's records writes.
func (in AddHazardInput) Entry() Entry {
	return Entry{Verb: "addHazard", Agency: in.Inspection.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RemoveHazardInput is a hazard that was removed.
type RemoveHazardInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Hazard         Key
	RemovedOn      civil.Date
	Proof          string
}

// Entry says that the bureau of the input's records writes.
func (in RemoveHazardInput) Entry() Entry {
	return Entry{Verb: "removeHazard", Agency: in.Hazard.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EscalateHazardInput is a hazard that turned out to be serious.
type EscalateHazardInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Hazard         Key
	ReportedOn     civil.Date
	SealedOn       *civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in EscalateHazardInput) Entry() Entry {
	return Entry{Verb: "escalateHazard", Agency: in.Hazard.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// SealEquipmentInput is a seal to be put on.
type SealEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Hazard         Key
	SealedOn       civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in SealEquipmentInput) Entry() Entry {
	return Entry{Verb: "sealEquipment", Agency: in.Hazard.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// UnsealEquipmentInput is a seal to be taken off.
type UnsealEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Hazard         Key
	UnsealedOn     civil.Date
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in UnsealEquipmentInput) Entry() Entry {
	return Entry{Verb: "unsealEquipment", Agency: in.Hazard.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RegisterEquipmentInput is equipment to be entered.
type RegisterEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Party          Key
	Kind           EquipmentKind
	RegistrationNo string
	Name           string
	Address        *string
	ExamineBy      *civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in RegisterEquipmentInput) Entry() Entry {
	return Entry{Verb: "registerEquipment", Agency: in.Party.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ExamineEquipmentInput is an examination to be recorded.
type ExamineEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Equipment      Key
	ExaminedOn     civil.Date
	ExamineBy      civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in ExamineEquipmentInput) Entry() Entry {
	return Entry{Verb: "examineEquipment", Agency: in.Equipment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RetireEquipmentInput is equipment to be taken out of use.
type RetireEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Equipment      Key
	RetiredOn      civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in RetireEquipmentInput) Entry() Entry {
	return Entry{Verb: "retireEquipment", Agency: in.Equipment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// OpenFollowUpInput is a follow-up to be opened.
type OpenFollowUpInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Product        string
	SampleNo       string
	FailedItem     string
	Seller         Key
	Maker          *Key
	SampledOn      civil.Date
	OpenedOn       civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in OpenFollowUpInput) Entry() Entry {
	return Entry{Verb: "openFollowUp", Agency: in.Seller.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AddFollowUpStepInput is a step of a follow-up.
type AddFollowUpStepInput struct {
	IdempotencyKey   *string `json:"-"`
	Simulate         bool    `json:"-"`
	FollowUp         Key
	Kind             FollowUpStepKind
	TakenOn          civil.Date
	Text             *string
	RecalledQuantity *decimal.Decimal
	Maker            *Key
	Destruction      *Key
}

// Entry says that the bureau of the input's records writes.
func (in AddFollowUpStepInput) Entry() Entry {
	return Entry{Verb: "addFollowUpStep", Agency: in.FollowUp.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseFollowUpInput is the end of a follow-up.
type CloseFollowUpInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	FollowUp       Key
	ClosedOn       civil.Date
	Outcome        FollowUpOutcome
	ReferredTo     *string
}

// Entry says that the bureau of the input's records writes.
func (in CloseFollowUpInput) Entry() Entry {
	return Entry{Verb: "closeFollowUp", Agency: in.FollowUp.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
