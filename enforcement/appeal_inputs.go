package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// FileAppealInput describes an appeal against a decision.
type FileAppealInput struct {
	db.Request
	Decision  db.Key
	Kind      db.AppealKind
	Authority string
	FiledOn   civil.Date
	Note      *string
}

// WriteRequest returns the request of the write: of records of the agency of the decision.
func (in FileAppealInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Decision) }

// EndAppealInput describes the end of an appeal.
type EndAppealInput struct {
	db.Request
	Appeal  db.Key
	EndedOn civil.Date
	Outcome db.AppealOutcome
	Note    *string
}

// WriteRequest returns the request of the write: of records of the agency of the appeal.
func (in EndAppealInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Appeal) }
