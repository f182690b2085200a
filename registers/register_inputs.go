package registers

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// IssueAnalysisReportInput is the input of IssueAnalysisReport.
type IssueAnalysisReportInput struct {
	db.Request
	Unit     db.Key
	Title    string
	IssuedOn civil.Date
	File     *string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in IssueAnalysisReportInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Unit) }

// EnrolMerchantInput is the input of EnrolMerchant.
type EnrolMerchantInput struct {
	db.Request
	Agency   db.Key
	Scheme   db.PromiseScheme
	Name     string
	Party    *db.Key
	Address  *string
	JoinedOn civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the input names.
func (in EnrolMerchantInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestForAgency(in.Agency)
}

// EndEnrolmentInput is the input of EndEnrolment.
type EndEnrolmentInput struct {
	db.Request
	PromiseMerchant db.Key
	LeftOn          civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in EndEnrolmentInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.PromiseMerchant)
}

// OpenRightsStationInput is the input of OpenRightsStation.
type OpenRightsStationInput struct {
	db.Request
	Agency   db.Key
	Kind     db.StationKind
	Name     string
	Address  *string
	OpenedOn civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the input names.
func (in OpenRightsStationInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestForAgency(in.Agency)
}

// CloseRightsStationInput is the input of CloseRightsStation.
type CloseRightsStationInput struct {
	db.Request
	RightsStation db.Key
	ClosedOn      civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in CloseRightsStationInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.RightsStation)
}

// ProposeTrustUnitInput is the input of ProposeTrustUnit.
type ProposeTrustUnitInput struct {
	db.Request
	Agency     db.Key
	Name       string
	Party      *db.Key
	ProposedOn civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the input names.
func (in ProposeTrustUnitInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestForAgency(in.Agency)
}

// NameTrustUnitInput is the input of NameTrustUnit.
type NameTrustUnitInput struct {
	db.Request
	TrustUnit db.Key
	NamedOn   civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in NameTrustUnitInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.TrustUnit) }

// EndTrustUnitInput is the input of EndTrustUnit.
type EndTrustUnitInput struct {
	db.Request
	TrustUnit db.Key
	EndedOn   civil.Date
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in EndTrustUnitInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.TrustUnit) }
