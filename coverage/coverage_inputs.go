package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RegradeCoverageInput is the input of RegradeCoverage.
type RegradeCoverageInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	On             civil.Date
	Reason         *string
	Changes        []CoverageChangeInput
}

// Entry names the verb and the bureau whose records change.
func (in RegradeCoverageInput) Entry() db.Entry {
	e := db.Entry{Verb: "regradeCoverage", IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
	if len(in.Changes) > 0 {
		e.Agency = in.Changes[0].Business.Agency
	}
	return e
}

// CoverageChangeInput is a business with its new level, official or both.
type CoverageChangeInput struct { //nolint:revive // the name of the GraphQL input
	Business db.Key
	Level    *db.CoverageLevel
	Official *db.Key
}

// HandOverCoverageInput is the input of HandOverCoverage; without Businesses, it hands over all.
type HandOverCoverageInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	From           db.Key
	To             db.Key
	On             civil.Date
	Businesses     []db.Key
}

// Entry names the verb and the bureau whose records change.
func (in HandOverCoverageInput) Entry() db.Entry {
	return db.Entry{Verb: "handOverCoverage", Agency: in.From.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CancelAssignmentInput is the input of CancelAssignment.
type CancelAssignmentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Assignment     db.Key
}

// Entry names the verb and the bureau whose records change.
func (in CancelAssignmentInput) Entry() db.Entry {
	return db.Entry{Verb: "cancelAssignment", Agency: in.Assignment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AssignCoverageInput is the input of AssignCoverage.
type AssignCoverageInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Business       db.Key
	Official       db.Key
	StartsOn       civil.Date
}

// Entry names the verb and the bureau whose records change.
func (in AssignCoverageInput) Entry() db.Entry {
	return db.Entry{Verb: "assignCoverage", Agency: in.Business.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
