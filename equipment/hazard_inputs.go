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

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in AddHazardInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Inspection) }

// RemoveHazardInput is the input of RemoveHazard.
type RemoveHazardInput struct {
	db.Request
	Hazard    db.Key
	RemovedOn civil.Date
	Proof     string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in RemoveHazardInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Hazard) }

// EscalateHazardInput is the input of EscalateHazard.
type EscalateHazardInput struct {
	db.Request
	Hazard     db.Key
	ReportedOn civil.Date
	SealedOn   *civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in EscalateHazardInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Hazard) }

// SealEquipmentInput is the input of SealEquipment.
type SealEquipmentInput struct {
	db.Request
	Hazard   db.Key
	SealedOn civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in SealEquipmentInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Hazard) }

// UnsealEquipmentInput is the input of UnsealEquipment.
type UnsealEquipmentInput struct {
	db.Request
	Hazard     db.Key
	UnsealedOn civil.Date
	Reason     string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in UnsealEquipmentInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Hazard) }
