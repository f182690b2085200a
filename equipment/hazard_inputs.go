package equipment

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// HazardInput is a hazard within an inspection.
type HazardInput struct {
	Kind       db.HazardKind
	Severity   db.HazardSeverity
	Text       string
	ReportedOn *civil.Date
	SealedOn   *civil.Date
	Mended     *string
}

// AddHazardInput is a hazard that was not recorded with its inspection.
type AddHazardInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Inspection     db.Key
	Hazard         HazardInput
}

// Entry says that the bureau of the input's records writes.
func (in AddHazardInput) Entry() db.Entry {
	return db.Entry{Verb: "addHazard", Agency: in.Inspection.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RemoveHazardInput is a hazard that was removed.
type RemoveHazardInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Hazard         db.Key
	RemovedOn      civil.Date
	Proof          string
}

// Entry says that the bureau of the input's records writes.
func (in RemoveHazardInput) Entry() db.Entry {
	return db.Entry{Verb: "removeHazard", Agency: in.Hazard.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EscalateHazardInput is a hazard that turned out to be serious.
type EscalateHazardInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Hazard         db.Key
	ReportedOn     civil.Date
	SealedOn       *civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in EscalateHazardInput) Entry() db.Entry {
	return db.Entry{Verb: "escalateHazard", Agency: in.Hazard.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// SealEquipmentInput is a seal to be put on.
type SealEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Hazard         db.Key
	SealedOn       civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in SealEquipmentInput) Entry() db.Entry {
	return db.Entry{Verb: "sealEquipment", Agency: in.Hazard.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// UnsealEquipmentInput is a seal to be taken off.
type UnsealEquipmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Hazard         db.Key
	UnsealedOn     civil.Date
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in UnsealEquipmentInput) Entry() db.Entry {
	return db.Entry{Verb: "unsealEquipment", Agency: in.Hazard.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
