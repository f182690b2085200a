package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// AddDocumentInput describes a document of a case.
type AddDocumentInput struct {
	Request
	Case    db.Key
	Kind    db.DocumentKind
	DocNo   *string
	Title   *string
	DatedOn civil.Date
	File    *string
	Sha256  *string
}

// Entry returns the entry of addDocument: the agency of the case writes.
func (in AddDocumentInput) Entry() db.Entry { return in.entry("addDocument", in.Case.Agency, in) }
