package registers

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// IssueAnalysisReportInput is the input of IssueAnalysisReport.
type IssueAnalysisReportInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Unit           db.Key
	Title          string
	IssuedOn       civil.Date
	File           *string
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in IssueAnalysisReportInput) Entry() db.Entry {
	return db.Entry{Verb: "issueAnalysisReport", Agency: in.Unit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EnrolMerchantInput is the input of EnrolMerchant.
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

// Entry names the verb and the agency that writes: the one named in the input.
func (in EnrolMerchantInput) Entry() db.Entry {
	return db.Entry{Verb: "enrolMerchant", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndEnrolmentInput is the input of EndEnrolment.
type EndEnrolmentInput struct {
	IdempotencyKey  *string `json:"-"`
	Simulate        bool    `json:"-"`
	PromiseMerchant db.Key
	LeftOn          civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in EndEnrolmentInput) Entry() db.Entry {
	return db.Entry{Verb: "endEnrolment", Agency: in.PromiseMerchant.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// OpenRightsStationInput is the input of OpenRightsStation.
type OpenRightsStationInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Kind           db.StationKind
	Name           string
	Address        *string
	OpenedOn       civil.Date
}

// Entry names the verb and the agency that writes: the one named in the input.
func (in OpenRightsStationInput) Entry() db.Entry {
	return db.Entry{Verb: "openRightsStation", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseRightsStationInput is the input of CloseRightsStation.
type CloseRightsStationInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	RightsStation  db.Key
	ClosedOn       civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in CloseRightsStationInput) Entry() db.Entry {
	return db.Entry{Verb: "closeRightsStation", Agency: in.RightsStation.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ProposeTrustUnitInput is the input of ProposeTrustUnit.
type ProposeTrustUnitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Agency         db.Key
	Name           string
	Party          *db.Key
	ProposedOn     civil.Date
}

// Entry names the verb and the agency that writes: the one named in the input.
func (in ProposeTrustUnitInput) Entry() db.Entry {
	return db.Entry{Verb: "proposeTrustUnit", Agency: in.Agency.ID, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// NameTrustUnitInput is the input of NameTrustUnit.
type NameTrustUnitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	TrustUnit      db.Key
	NamedOn        civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in NameTrustUnitInput) Entry() db.Entry {
	return db.Entry{Verb: "nameTrustUnit", Agency: in.TrustUnit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndTrustUnitInput is the input of EndTrustUnit.
type EndTrustUnitInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	TrustUnit      db.Key
	EndedOn        civil.Date
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in EndTrustUnitInput) Entry() db.Entry {
	return db.Entry{Verb: "endTrustUnit", Agency: in.TrustUnit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
