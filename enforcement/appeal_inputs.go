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

// Entry returns the entry of the input, for the agency of the decision.
func (in FileAppealInput) Entry() db.Entry { return in.EntryFor(in.Decision) }

// EndAppealInput describes the end of an appeal.
type EndAppealInput struct {
	db.Request
	Appeal  db.Key
	EndedOn civil.Date
	Outcome db.AppealOutcome
	Note    *string
}

// Entry returns the entry of the input, for the agency of the appeal.
func (in EndAppealInput) Entry() db.Entry { return in.EntryFor(in.Appeal) }
