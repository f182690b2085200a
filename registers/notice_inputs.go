package registers

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// PublishNoticeInput is the input of PublishNotice.
type PublishNoticeInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Kind           db.NoticeKind
	Title          string
	Text           string
	PublishedOn    civil.Date
	EndsOn         *civil.Date
	Case           *db.Key
}

// Entry names the verb and the agency that writes: the one named in the input.
func (in PublishNoticeInput) Entry() db.Entry {
	return db.Entry{Verb: "publishNotice", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndNoticeInput is the input of EndNotice.
type EndNoticeInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	ConsumerNotice db.Key
	EndsOn         civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in EndNoticeInput) Entry() db.Entry {
	return db.Entry{Verb: "endNotice", Agency: in.ConsumerNotice.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
