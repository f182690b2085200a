package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// AddDocumentInput is a document to be kept.
type AddDocumentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Case           db.Key
	Kind           db.DocumentKind
	DocNo          *string
	Title          *string
	DatedOn        civil.Date
	File           *string
	Sha256         *string
}

// Entry says that the bureau of the input's records writes.
func (in AddDocumentInput) Entry() db.Entry {
	return db.Entry{Verb: "addDocument", Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
