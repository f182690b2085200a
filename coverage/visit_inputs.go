package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// SetVisitFrequencyInput is how often a level is to be visited.
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

// Entry says that the bureau named writes.
func (in SetVisitFrequencyInput) Entry() db.Entry {
	return db.Entry{Verb: "setVisitFrequency", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CancelPlannedVisitInput is a planned visit that is not to be made.
type CancelPlannedVisitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	PlannedVisit   db.Key
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in CancelPlannedVisitInput) Entry() db.Entry {
	return db.Entry{Verb: "cancelPlannedVisit", Agency: in.PlannedVisit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// PlanVisitsInput is visits to be planned.
type PlanVisitsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Quarter        string
	Levels         []db.CoverageLevel
}

// Entry says that the bureau of the input's records writes.
func (in PlanVisitsInput) Entry() db.Entry {
	return db.Entry{Verb: "planVisits", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RecordVisitInput is a visit to be recorded.
type RecordVisitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       db.Key
	VisitedOn      civil.Date
	Checklist      *string
	Findings       []FindingInput
}

// Entry says that the bureau of the input's records writes.
func (in RecordVisitInput) Entry() db.Entry {
	return db.Entry{Verb: "recordVisit", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CancelVisitInput is a visit that was not made.
type CancelVisitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Visit          db.Key
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in CancelVisitInput) Entry() db.Entry {
	return db.Entry{Verb: "cancelVisit", Agency: in.Visit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// FindingInput is a finding within a visit.
type FindingInput struct {
	Severity db.FindingSeverity
	Text     string
	DueOn    civil.Date
}

// RectifyFindingInput is a finding that was put right.
type RectifyFindingInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Finding        db.Key
	RectifiedOn    civil.Date
	Proof          string
}

// Entry says that the bureau of the input's records writes.
func (in RectifyFindingInput) Entry() db.Entry {
	return db.Entry{Verb: "rectifyFinding", Agency: in.Finding.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
