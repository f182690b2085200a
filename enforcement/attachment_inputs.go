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

// Entry returns the entry of the input, for the agency of the case.
func (in AddAttachmentInput) Entry() db.Entry { return in.EntryFor(in.Case) }

// WithdrawAttachmentInput describes a file to be withdrawn.
type WithdrawAttachmentInput struct {
	db.Request
	Attachment db.Key
	Reason     string
}

// Entry returns the entry of the input, for the agency of the file.
func (in WithdrawAttachmentInput) Entry() db.Entry { return in.EntryFor(in.Attachment) }
