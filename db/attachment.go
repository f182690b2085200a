package db

import (
	"time"

	"github.com/uptrace/bun"
)

// Attachment is a file that is attached to a case, and perhaps to a document or a step of it. Its content stands in the table
// attachment_contents. enforcement.AddAttachment writes both.
type Attachment struct {
	bun.BaseModel `bun:"table:attachments,alias:attachment"`
	Record

	CaseID      int64      `bun:"case_id"`
	DocumentID  *int64     `bun:"document_id"`
	EventID     *int64     `bun:"event_id"`
	Name        string     `bun:"name"`
	MediaType   string     `bun:"media_type"` // worked out from the content
	Size        int        `bun:"size"`       // bytes
	Sha256      string     `bun:"sha256"`     // of the content, in hexadecimal
	UploadedBy  string     `bun:"uploaded_by"`
	WithdrawnAt *time.Time `bun:"withdrawn_at"`
	Withdrawal  *string    `bun:"withdrawal"` // why it was withdrawn

	Case     *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Document *Document  `bun:"rel:belongs-to,join:agency_id=agency_id,join:document_id=id"`
	Event    *CaseEvent `bun:"rel:belongs-to,join:agency_id=agency_id,join:event_id=id"`
}
