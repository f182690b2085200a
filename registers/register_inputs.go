package registers

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// IssueAnalysisReportInput is an analysis report to be recorded.
type IssueAnalysisReportInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Unit           db.Key
	Title          string
	IssuedOn       civil.Date
	File           *string
}

// Entry says that the bureau of the input's records writes.
func (in IssueAnalysisReportInput) Entry() db.Entry {
	return db.Entry{Verb: "issueAnalysisReport", Agency: in.Unit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EnrolMerchantInput is a shop to be entered.
type EnrolMerchantInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Scheme         db.PromiseScheme
	Name           string
	Party          *db.Key
	Address        *string
	JoinedOn       civil.Date
}

// Entry says that the bureau named writes.
func (in EnrolMerchantInput) Entry() db.Entry {
	return db.Entry{Verb: "enrolMerchant", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndEnrolmentInput is a shop that left.
type EndEnrolmentInput struct {
	IdempotencyKey  *string `json:"-"`
	Simulate        bool    `json:"-"`
	PromiseMerchant db.Key
	LeftOn          civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in EndEnrolmentInput) Entry() db.Entry {
	return db.Entry{Verb: "endEnrolment", Agency: in.PromiseMerchant.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// OpenRightsStationInput is a station to be entered.
type OpenRightsStationInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Kind           db.StationKind
	Name           string
	Address        *string
	OpenedOn       civil.Date
}

// Entry says that the bureau named writes.
func (in OpenRightsStationInput) Entry() db.Entry {
	return db.Entry{Verb: "openRightsStation", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseRightsStationInput is a station that closed.
type CloseRightsStationInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	RightsStation  db.Key
	ClosedOn       civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in CloseRightsStationInput) Entry() db.Entry {
	return db.Entry{Verb: "closeRightsStation", Agency: in.RightsStation.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ProposeTrustUnitInput is a unit to be proposed.
type ProposeTrustUnitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Name           string
	Party          *db.Key
	ProposedOn     civil.Date
}

// Entry says that the bureau named writes.
func (in ProposeTrustUnitInput) Entry() db.Entry {
	return db.Entry{Verb: "proposeTrustUnit", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// NameTrustUnitInput is a unit that was named.
type NameTrustUnitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	TrustUnit      db.Key
	NamedOn        civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in NameTrustUnitInput) Entry() db.Entry {
	return db.Entry{Verb: "nameTrustUnit", Agency: in.TrustUnit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndTrustUnitInput is a unit that lost the name, or was not given it.
type EndTrustUnitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	TrustUnit      db.Key
	EndedOn        civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in EndTrustUnitInput) Entry() db.Entry {
	return db.Entry{Verb: "endTrustUnit", Agency: in.TrustUnit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// PublishNoticeInput is a notice to be published.
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

// Entry says that the bureau named writes.
func (in PublishNoticeInput) Entry() db.Entry {
	return db.Entry{Verb: "publishNotice", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndNoticeInput is a notice that is taken down.
type EndNoticeInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	ConsumerNotice db.Key
	EndsOn         civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in EndNoticeInput) Entry() db.Entry {
	return db.Entry{Verb: "endNotice", Agency: in.ConsumerNotice.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
