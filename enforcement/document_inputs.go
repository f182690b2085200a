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

// WriteRequest returns the request of the write: of records of the agency of the case.
func (in AddDocumentInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Case) }
