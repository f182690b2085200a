package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Document is a document of a case with its number. The file itself is stored elsewhere. enforcement.AddDocument writes it, and the
// verbs that issue a document.
type Document struct {
	bun.BaseModel `bun:"table:documents,alias:document"`
	Record

	CaseID  int64        `bun:"case_id"`
	Kind    DocumentKind `bun:"kind"`
	DocNo   string       `bun:"doc_no"`
	Title   *string      `bun:"title"`
	DatedOn civil.Date   `bun:"dated_on,type:date"`
	File    *string      `bun:"file"`   // name or address of the file
	Sha256  *string      `bun:"sha256"` // of the content of the file, in hexadecimal

	Case        *Case         `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Attachments []*Attachment `bun:"rel:has-many,join:agency_id=agency_id,join:id=document_id"`
}
