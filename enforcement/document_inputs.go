package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// AddDocumentInput describes a document of a case.
type AddDocumentInput struct {
	db.Request
	Case    db.Key
	Kind    db.DocumentKind
	DocNo   *string
	Title   *string
	DatedOn civil.Date
	File    *string
	Sha256  *string
}

// Entry returns the entry of the input, for the agency of the case.
func (in AddDocumentInput) Entry() db.Entry { return in.EntryFor(in.Case) }
