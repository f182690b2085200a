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

// WriteRequest returns how the input is written: for the agency that it names.
func (in PublishNoticeInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestForAgency(in.Agency)
}

// EndNoticeInput is the input of EndNotice.
type EndNoticeInput struct {
	db.Request
	ConsumerNotice db.Key
	EndsOn         civil.Date
}

// WriteRequest returns how the input is written: for the agency of the record that it names.
func (in EndNoticeInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.ConsumerNotice) }
