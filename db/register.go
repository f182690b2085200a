package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// AnalysisReport is an analysis of consumer complaints that the agency, or a unit of it, issued. registers.IssueAnalysisReport writes it.
type AnalysisReport struct {
	bun.BaseModel `bun:"table:analysis_reports,alias:analysis_report"`
	Record

	Title    string     `bun:"title"`
	IssuedOn civil.Date `bun:"issued_on,type:date"`
	UnitID   *int64     `bun:"unit_id"`
	File     *string    `bun:"file"`

	Unit *Unit `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
}

// PromiseMerchant is the membership of a shop in one of the two return-promise schemes. A shop that joins again gets a new record.
type PromiseMerchant struct {
	bun.BaseModel `bun:"table:promise_merchants,alias:promise_merchant"`
	Record

	Scheme   PromiseScheme `bun:"scheme"`
	Name     string        `bun:"name"`
	PartyID  *int64        `bun:"party_id"`
	Address  *string       `bun:"address"`
	JoinedOn civil.Date    `bun:"joined_on,type:date"`
	LeftOn   *civil.Date   `bun:"left_on,type:date"` // the first day on which it is no longer in the scheme

	Party *Party `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
}

// RightsStation is a consumer-rights station or mediation centre.
type RightsStation struct {
	bun.BaseModel `bun:"table:rights_stations,alias:rights_station"`
	Record

	Kind     StationKind `bun:"kind"`
	Name     string      `bun:"name"`
	Address  *string     `bun:"address"`
	OpenedOn civil.Date  `bun:"opened_on,type:date"`
	// ClosedOn is the first day on which the station is closed; nil while it is open.
	ClosedOn *civil.Date `bun:"closed_on,type:date"`
}

// TrustUnit is a unit that was proposed, and perhaps named, as a demonstration unit of consumer trust.
type TrustUnit struct {
	bun.BaseModel `bun:"table:trust_units,alias:trust_unit"`
	Record

	Name       string      `bun:"name"`
	PartyID    *int64      `bun:"party_id"`
	ProposedOn civil.Date  `bun:"proposed_on,type:date"`
	NamedOn    *civil.Date `bun:"named_on,type:date"`
	EndedOn    *civil.Date `bun:"ended_on,type:date"` // the first day on which it is neither proposed nor named

	Party *Party `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
}

// ConsumerNotice is a warning to consumers, or the publication of a decided case as typical.
type ConsumerNotice struct {
	bun.BaseModel `bun:"table:consumer_notices,alias:consumer_notice"`
	Record

	Kind        NoticeKind  `bun:"kind"`
	Title       string      `bun:"title"`
	Text        string      `bun:"text"`
	PublishedOn civil.Date  `bun:"published_on,type:date"`
	EndsOn      *civil.Date `bun:"ends_on,type:date"` // the last day on which it is shown
	CaseID      *int64      `bun:"case_id"`

	Case *Case `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
}
