package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Document is a numbered document of a case; the file itself is kept elsewhere.
type Document struct {
	bun.BaseModel `bun:"table:documents,alias:document"`
	Record

	CaseID  int64        `bun:"case_id"`
	Kind    DocumentKind `bun:"kind"`
	DocNo   string       `bun:"doc_no"`
	Title   *string      `bun:"title"`
	DatedOn civil.Date   `bun:"dated_on,type:date"`
	File    *string      `bun:"file"`
	Sha256  *string      `bun:"sha256"`

	Case *Case `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
}
