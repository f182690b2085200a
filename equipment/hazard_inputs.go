package equipment

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// HazardInput is a hazard that an inspection found.
type HazardInput struct {
	Kind       db.HazardKind
	Severity   db.HazardSeverity
	Text       string
	ReportedOn *civil.Date
	SealedOn   *civil.Date
	Mended     *string
}

// AddHazardInput is the input of AddHazard.
type AddHazardInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Inspection     db.Key
	Hazard         HazardInput
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in AddHazardInput) Entry() db.Entry {
	return db.Entry{Verb: "addHazard", Agency: in.Inspection.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RemoveHazardInput is the input of RemoveHazard.
type RemoveHazardInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Hazard         db.Key
	RemovedOn      civil.Date
	Proof          string
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in RemoveHazardInput) Entry() db.Entry {
	return db.Entry{Verb: "removeHazard", Agency: in.Hazard.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EscalateHazardInput is the input of EscalateHazard.
type EscalateHazardInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Hazard         db.Key
	ReportedOn     civil.Date
	SealedOn       *civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in EscalateHazardInput) Entry() db.Entry {
	return db.Entry{Verb: "escalateHazard", Agency: in.Hazard.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// SealEquipmentInput is the input of SealEquipment.
type SealEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Hazard         db.Key
	SealedOn       civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in SealEquipmentInput) Entry() db.Entry {
	return db.Entry{Verb: "sealEquipment", Agency: in.Hazard.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// UnsealEquipmentInput is the input of UnsealEquipment.
type UnsealEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Hazard         db.Key
	UnsealedOn     civil.Date
	Reason         string
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in UnsealEquipmentInput) Entry() db.Entry {
	return db.Entry{Verb: "unsealEquipment", Agency: in.Hazard.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
