package db

import (
	"cloud.google.com/go/civil"
)

// RegradeCoverageInput is levels and officials to be changed.
type RegradeCoverageInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	On             civil.Date
	Reason         *string
	Changes        []CoverageChangeInput
}

// Entry says that the bureau of the input's records writes.
func (in RegradeCoverageInput) Entry() Entry {
	e := Entry{Verb: "regradeCoverage", IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
	if len(in.Changes) > 0 {
		e.Agency = in.Changes[0].Business.Agency
	}
	return e
}

// CoverageChangeInput is a business within a change of levels and officials.
type CoverageChangeInput struct {
	Business Key
	Level    *CoverageLevel
	Official *Key
}

// HandOverCoverageInput is a hand-over.
type HandOverCoverageInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	From           Key
	To             Key
	On             civil.Date
	Businesses     []Key
}

// Entry says that the bureau of the input's records writes.
func (in HandOverCoverageInput) Entry() Entry {
	return Entry{Verb: "handOverCoverage", Agency: in.From.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CancelAssignmentInput is an assignment that is not to begin.
type CancelAssignmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Assignment     Key
}

// Entry says that the bureau of the input's records writes.
func (in CancelAssignmentInput) Entry() Entry {
	return Entry{Verb: "cancelAssignment", Agency: in.Assignment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CancelPlannedVisitInput is a planned visit that is not to be made.
type CancelPlannedVisitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	PlannedVisit   Key
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in CancelPlannedVisitInput) Entry() Entry {
	return Entry{Verb: "cancelPlannedVisit", Agency: in.PlannedVisit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// PlanVisitsInput is visits to be planned.
type PlanVisitsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         Key
	Quarter        string
	Levels         []CoverageLevel
}

// Entry says that the bureau of the input's records writes.
func (in PlanVisitsInput) Entry() Entry {
	return Entry{Verb: "planVisits", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RecordVisitInput is a visit to be recorded.
type RecordVisitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       Key
	VisitedOn      civil.Date
	Checklist      *string
	Findings       []FindingInput
}

// Entry says that the bureau of the input's records writes.
func (in RecordVisitInput) Entry() Entry {
	return Entry{Verb: "recordVisit", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CancelVisitInput is a visit that was not made.
type CancelVisitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Visit          Key
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in CancelVisitInput) Entry() Entry {
	return Entry{Verb: "cancelVisit", Agency: in.Visit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// FindingInput is a finding within a visit.
type FindingInput struct {
	Severity FindingSeverity
	Text     string
	DueOn    civil.Date
}

// RectifyFindingInput is a finding that was put right.
type RectifyFindingInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Finding        Key
	RectifiedOn    civil.Date
	Proof          string
}

// Entry says that the bureau of the input's records writes.
func (in RectifyFindingInput) Entry() Entry {
	return Entry{Verb: "rectifyFinding", Agency: in.Finding.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
