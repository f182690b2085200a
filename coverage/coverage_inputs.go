package coverage

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RegradeCoverageInput is the input of RegradeCoverage.
type RegradeCoverageInput struct {
	db.Request
	On      civil.Date
	Reason  *string
	Changes []CoverageChangeInput
}

// WriteRequest returns the request of the write: of records of the agency of the first business.
func (in RegradeCoverageInput) WriteRequest() db.WriteRequest {
	if len(in.Changes) == 0 {
		return in.WriteRequestFor(db.Key{})
	}
	return in.WriteRequestFor(in.Changes[0].Business)
}

// CoverageChangeInput is a business with its new level, official or both.
type CoverageChangeInput struct { //nolint:revive // the name of the GraphQL input
	Business db.Key
	Level    *db.CoverageLevel
	Official *db.Key
}

// HandOverCoverageInput is the input of HandOverCoverage; without Businesses, it hands over all.
type HandOverCoverageInput struct {
	db.Request
	From       db.Key
	To         db.Key
	On         civil.Date
	Businesses []db.Key
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in HandOverCoverageInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.From) }

// CancelAssignmentInput is the input of CancelAssignment.
type CancelAssignmentInput struct {
	db.Request
	Assignment db.Key
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in CancelAssignmentInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Assignment)
}

// AssignCoverageInput is the input of AssignCoverage.
type AssignCoverageInput struct {
	db.Request
	Business db.Key
	Official db.Key
	StartsOn civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in AssignCoverageInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Business) }
