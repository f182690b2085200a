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
	db.Request
	Inspection db.Key
	Hazard     HazardInput
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in AddHazardInput) Entry() db.Entry { return in.EntryFor(in.Inspection) }

// RemoveHazardInput is the input of RemoveHazard.
type RemoveHazardInput struct {
	db.Request
	Hazard    db.Key
	RemovedOn civil.Date
	Proof     string
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in RemoveHazardInput) Entry() db.Entry { return in.EntryFor(in.Hazard) }

// EscalateHazardInput is the input of EscalateHazard.
type EscalateHazardInput struct {
	db.Request
	Hazard     db.Key
	ReportedOn civil.Date
	SealedOn   *civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in EscalateHazardInput) Entry() db.Entry { return in.EntryFor(in.Hazard) }

// SealEquipmentInput is the input of SealEquipment.
type SealEquipmentInput struct {
	db.Request
	Hazard   db.Key
	SealedOn civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in SealEquipmentInput) Entry() db.Entry { return in.EntryFor(in.Hazard) }

// UnsealEquipmentInput is the input of UnsealEquipment.
type UnsealEquipmentInput struct {
	db.Request
	Hazard     db.Key
	UnsealedOn civil.Date
	Reason     string
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in UnsealEquipmentInput) Entry() db.Entry { return in.EntryFor(in.Hazard) }
