package db

import (
	"cloud.google.com/go/civil"
)

// IssueAnalysisReportInput is an analysis report to be recorded.
type IssueAnalysisReportInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Unit           Key
	Title          string
	IssuedOn       civil.Date
	File           *string
}

// Entry says that the bureau of the input's records writes.
func (in IssueAnalysisReportInput) Entry() Entry {
	return Entry{Verb: "issueAnalysisReport", Agency: in.Unit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EnrolMerchantInput is a shop to be entered.
type EnrolMerchantInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         Key
	Scheme         PromiseScheme
	Name           string
	Party          *Key
	Address        *string
	JoinedOn       civil.Date
}

// Entry says that the bureau named writes.
func (in EnrolMerchantInput) Entry() Entry {
	return Entry{Verb: "enrolMerchant", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndEnrolmentInput is a shop that left.
type EndEnrolmentInput struct {
	IdempotencyKey  *string `json:"-"`
	Simulate        bool    `json:"-"`
	PromiseMerchant Key
	LeftOn          civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in EndEnrolmentInput) Entry() Entry {
	return Entry{Verb: "endEnrolment", Agency: in.PromiseMerchant.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// OpenRightsStationInput is a station to be entered.
type OpenRightsStationInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         Key
	Kind           StationKind
	Name           string
	Address        *string
	OpenedOn       civil.Date
}

// Entry says that the bureau named writes.
func (in OpenRightsStationInput) Entry() Entry {
	return Entry{Verb: "openRightsStation", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseRightsStationInput is a station that closed.
type CloseRightsStationInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	RightsStation  Key
	ClosedOn       civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in CloseRightsStationInput) Entry() Entry {
	return Entry{Verb: "closeRightsStation", Agency: in.RightsStation.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ProposeTrustUnitInput is a unit to be proposed.
type ProposeTrustUnitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         Key
	Name           string
	Party          *Key
	ProposedOn     civil.Date
}

// Entry says that the bureau named writes.
func (in ProposeTrustUnitInput) Entry() Entry {
	return Entry{Verb: "proposeTrustUnit", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// NameTrustUnitInput is a unit that was named.
type NameTrustUnitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	TrustUnit      Key
	NamedOn        civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in NameTrustUnitInput) Entry() Entry {
	return Entry{Verb: "nameTrustUnit", Agency: in.TrustUnit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndTrustUnitInput is a unit that lost the name, or was not given it.
type EndTrustUnitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	TrustUnit      Key
	EndedOn        civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in EndTrustUnitInput) Entry() Entry {
	return Entry{Verb: "endTrustUnit", Agency: in.TrustUnit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// PublishNoticeInput is a notice to be published.
type PublishNoticeInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         Key
	Kind           NoticeKind
	Title          string
	Text           string
	PublishedOn    civil.Date
	EndsOn         *civil.Date
	Case           *Key
}

// Entry says that the bureau named writes.
func (in PublishNoticeInput) Entry() Entry {
	return Entry{Verb: "publishNotice", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndNoticeInput is a notice that is taken down.
type EndNoticeInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	ConsumerNotice Key
	EndsOn         civil.Date
}

// Entry says that the bureau of the input's records writes.
func (in EndNoticeInput) Entry() Entry {
	return Entry{Verb: "endNotice", Agency: in.ConsumerNotice.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
