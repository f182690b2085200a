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

// Entry returns the entry of the input, for the agency that it names.
func (in SetVisitFrequencyInput) Entry() db.Entry { return in.EntryForAgency(in.Agency) }

// CancelPlannedVisitInput is the input of CancelPlannedVisit.
type CancelPlannedVisitInput struct {
	db.Request
	PlannedVisit db.Key
	Reason       string
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in CancelPlannedVisitInput) Entry() db.Entry { return in.EntryFor(in.PlannedVisit) }

// PlanVisitsInput is the input of PlanVisits. Quarter is as "2024Q1"; without Levels, it is for all.
type PlanVisitsInput struct {
	db.Request
	Agency  db.Key
	Quarter string
	Levels  []db.CoverageLevel
}

// Entry returns the entry of the input, for the agency that it names.
func (in PlanVisitsInput) Entry() db.Entry { return in.EntryForAgency(in.Agency) }

// RecordVisitInput is the input of RecordVisit.
type RecordVisitInput struct {
	db.Request
	Business  db.Key
	VisitedOn civil.Date
	Checklist *string
	Findings  []FindingInput
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in RecordVisitInput) Entry() db.Entry { return in.EntryFor(in.Business) }

// CancelVisitInput is the input of CancelVisit.
type CancelVisitInput struct {
	db.Request
	Visit  db.Key
	Reason string
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in CancelVisitInput) Entry() db.Entry { return in.EntryFor(in.Visit) }

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

// Entry returns the entry of the input, for the agency of the record that it names.
func (in RectifyFindingInput) Entry() db.Entry { return in.EntryFor(in.Finding) }
