package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// SetVisitFrequencyInput is the input of SetVisitFrequency; without Division, it is for the whole bureau.
type SetVisitFrequencyInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Level          db.CoverageLevel
	Division       *string
	EffectiveFrom  civil.Date
	Quarters       int
	Basis          string
}

// Entry names the verb and the bureau whose records change.
func (in SetVisitFrequencyInput) Entry() db.Entry {
	return db.Entry{Verb: "setVisitFrequency", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CancelPlannedVisitInput is the input of CancelPlannedVisit.
type CancelPlannedVisitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	PlannedVisit   db.Key
	Reason         string
}

// Entry names the verb and the bureau whose records change.
func (in CancelPlannedVisitInput) Entry() db.Entry {
	return db.Entry{Verb: "cancelPlannedVisit", Agency: in.PlannedVisit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// PlanVisitsInput is the input of PlanVisits. Quarter is as "2024Q1"; without Levels, it is for all.
type PlanVisitsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Quarter        string
	Levels         []db.CoverageLevel
}

// Entry names the verb and the bureau whose records change.
func (in PlanVisitsInput) Entry() db.Entry {
	return db.Entry{Verb: "planVisits", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RecordVisitInput is the input of RecordVisit.
type RecordVisitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       db.Key
	VisitedOn      civil.Date
	Checklist      *string
	Findings       []FindingInput
}

// Entry names the verb and the bureau whose records change.
func (in RecordVisitInput) Entry() db.Entry {
	return db.Entry{Verb: "recordVisit", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CancelVisitInput is the input of CancelVisit.
type CancelVisitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Visit          db.Key
	Reason         string
}

// Entry names the verb and the bureau whose records change.
func (in CancelVisitInput) Entry() db.Entry {
	return db.Entry{Verb: "cancelVisit", Agency: in.Visit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// FindingInput is a finding of a visit, to be put right by DueOn.
type FindingInput struct {
	Severity db.FindingSeverity
	Text     string
	DueOn    civil.Date
}

// RectifyFindingInput is the input of RectifyFinding.
type RectifyFindingInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Finding        db.Key
	RectifiedOn    civil.Date
	Proof          string
}

// Entry names the verb and the bureau whose records change.
func (in RectifyFindingInput) Entry() db.Entry {
	return db.Entry{Verb: "rectifyFinding", Agency: in.Finding.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
