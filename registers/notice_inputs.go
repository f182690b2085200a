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

// WriteRequest returns the request of the write: of records of the agency that the input names.
func (in PublishNoticeInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestForAgency(in.Agency)
}

// EndNoticeInput is the input of EndNotice.
type EndNoticeInput struct {
	db.Request
	ConsumerNotice db.Key
	EndsOn         civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in EndNoticeInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.ConsumerNotice) }
