package registers

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// PublishNoticeInput is the input of PublishNotice.
type PublishNoticeInput struct {
	db.Request
	Agency      db.Key
	Kind        db.NoticeKind
	Title       string
	Text        string
	PublishedOn civil.Date
	EndsOn      *civil.Date
	Case        *db.Key
}

// Entry returns the entry of the input, for the agency that it names.
func (in PublishNoticeInput) Entry() db.Entry { return in.EntryForAgency(in.Agency) }

// EndNoticeInput is the input of EndNotice.
type EndNoticeInput struct {
	db.Request
	ConsumerNotice db.Key
	EndsOn         civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in EndNoticeInput) Entry() db.Entry { return in.EntryFor(in.ConsumerNotice) }
