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

// Entry returns the entry of the input, for the agency of the record that it names.
func (in IssueAnalysisReportInput) Entry() db.Entry { return in.EntryFor(in.Unit) }

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

// Entry returns the entry of the input, for the agency that it names.
func (in EnrolMerchantInput) Entry() db.Entry { return in.EntryForAgency(in.Agency) }

// EndEnrolmentInput is the input of EndEnrolment.
type EndEnrolmentInput struct {
	db.Request
	PromiseMerchant db.Key
	LeftOn          civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in EndEnrolmentInput) Entry() db.Entry { return in.EntryFor(in.PromiseMerchant) }

// OpenRightsStationInput is the input of OpenRightsStation.
type OpenRightsStationInput struct {
	db.Request
	Agency   db.Key
	Kind     db.StationKind
	Name     string
	Address  *string
	OpenedOn civil.Date
}

// Entry returns the entry of the input, for the agency that it names.
func (in OpenRightsStationInput) Entry() db.Entry { return in.EntryForAgency(in.Agency) }

// CloseRightsStationInput is the input of CloseRightsStation.
type CloseRightsStationInput struct {
	db.Request
	RightsStation db.Key
	ClosedOn      civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in CloseRightsStationInput) Entry() db.Entry { return in.EntryFor(in.RightsStation) }

// ProposeTrustUnitInput is the input of ProposeTrustUnit.
type ProposeTrustUnitInput struct {
	db.Request
	Agency     db.Key
	Name       string
	Party      *db.Key
	ProposedOn civil.Date
}

// Entry returns the entry of the input, for the agency that it names.
func (in ProposeTrustUnitInput) Entry() db.Entry { return in.EntryForAgency(in.Agency) }

// NameTrustUnitInput is the input of NameTrustUnit.
type NameTrustUnitInput struct {
	db.Request
	TrustUnit db.Key
	NamedOn   civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in NameTrustUnitInput) Entry() db.Entry { return in.EntryFor(in.TrustUnit) }

// EndTrustUnitInput is the input of EndTrustUnit.
type EndTrustUnitInput struct {
	db.Request
	TrustUnit db.Key
	EndedOn   civil.Date
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in EndTrustUnitInput) Entry() db.Entry { return in.EntryFor(in.TrustUnit) }
