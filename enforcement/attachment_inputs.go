package enforcement

import "docket/db"

// AddAttachmentInput describes a file to be attached to a case.
type AddAttachmentInput struct {
	db.Request
	Case     db.Key
	Document *db.Key
	Event    *db.Key
	Name     string

	content []byte
}

// WithContent returns the input with the content of the file.
func (in AddAttachmentInput) WithContent(content []byte) AddAttachmentInput {
	in.content = content
	return in
}

// WriteRequest returns the request of the write: of records of the agency of the case.
func (in AddAttachmentInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Case) }

// WithdrawAttachmentInput describes a file to be withdrawn.
type WithdrawAttachmentInput struct {
	db.Request
	Attachment db.Key
	Reason     string
}

// WriteRequest returns the request of the write: of records of the agency of the file.
func (in WithdrawAttachmentInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Attachment)
}
