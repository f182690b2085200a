package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// SetVisitFrequencyInput is the input of SetVisitFrequency; without Division, it is for the whole bureau.
type SetVisitFrequencyInput struct {
	db.Request
	Agency        db.Key
	Level         db.CoverageLevel
	Division      *string
	EffectiveFrom civil.Date
	Quarters      int
	Basis         string
}

// WriteRequest returns the request of the write: of records of the agency that the input names.
func (in SetVisitFrequencyInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestForAgency(in.Agency)
}

// CancelPlannedVisitInput is the input of CancelPlannedVisit.
type CancelPlannedVisitInput struct {
	db.Request
	PlannedVisit db.Key
	Reason       string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in CancelPlannedVisitInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.PlannedVisit)
}

// PlanVisitsInput is the input of PlanVisits. Quarter is as "2024Q1"; without Levels, it is for all.
type PlanVisitsInput struct {
	db.Request
	Agency  db.Key
	Quarter string
	Levels  []db.CoverageLevel
}

// WriteRequest returns the request of the write: of records of the agency that the input names.
func (in PlanVisitsInput) WriteRequest() db.WriteRequest { return in.WriteRequestForAgency(in.Agency) }

// RecordVisitInput is the input of RecordVisit.
type RecordVisitInput struct {
	db.Request
	Business  db.Key
	VisitedOn civil.Date
	Checklist *string
	Findings  []FindingInput
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in RecordVisitInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Business) }

// CancelVisitInput is the input of CancelVisit.
type CancelVisitInput struct {
	db.Request
	Visit  db.Key
	Reason string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in CancelVisitInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Visit) }

// FindingInput is a finding of a visit, to be put right by DueOn.
type FindingInput struct {
	Severity db.FindingSeverity
	Text     string
	DueOn    civil.Date
}

// RectifyFindingInput is the input of RectifyFinding.
type RectifyFindingInput struct {
	db.Request
	Finding     db.Key
	RectifiedOn civil.Date
	Proof       string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in RectifyFindingInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Finding) }
