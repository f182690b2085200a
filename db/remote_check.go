package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// RemoteCheck is a check of a pharmacy through the remote system, without a visit (非现场监管).
type RemoteCheck struct {
	bun.BaseModel `bun:"table:remote_checks,alias:remote_check"`
	Record

	PharmacyID int64        `bun:"pharmacy_id"`
	CheckedOn  civil.Date   `bun:"checked_on,type:date"`
	Method     RemoteMethod `bun:"method"`
	Result     RemoteResult `bun:"result"`
	Note       *string      `bun:"note"`

	Pharmacy   *Pharmacy        `bun:"rel:belongs-to,join:agency_id=agency_id,join:pharmacy_id=id"`
	Inspectors []*Officer       `bun:"m2m:remote_check_inspectors,join:Check=Inspector"`
	Findings   []*RemoteFinding `bun:"rel:has-many,join:agency_id=agency_id,join:id=check_id"`
}

// RemoteCheckInspector links a remote check with an officer who made it.
type RemoteCheckInspector struct {
	bun.BaseModel `bun:"table:remote_check_inspectors,alias:remote_check_inspector"`

	AgencyID  int64        `bun:"agency_id,pk"`
	CheckID   int64        `bun:"check_id,pk"`
	OfficerID int64        `bun:"officer_id,pk"`
	Check     *RemoteCheck `bun:"rel:belongs-to,join:agency_id=agency_id,join:check_id=id"`
	Inspector *Officer     `bun:"rel:belongs-to,join:agency_id=agency_id,join:officer_id=id"`
}

// RemoteFinding is something wrong that a remote check found.
type RemoteFinding struct {
	bun.BaseModel `bun:"table:remote_findings,alias:remote_finding"`
	Record

	CheckID     int64             `bun:"check_id"`
	Kind        RemoteFindingKind `bun:"kind"`
	Severity    FindingSeverity   `bun:"severity"`
	Text        string            `bun:"text"`
	DueOn       *civil.Date       `bun:"due_on,type:date"`
	RectifiedOn *civil.Date       `bun:"rectified_on,type:date"`
	Proof       *string           `bun:"proof"`
	CaseID      *int64            `bun:"case_id"`

	Check *RemoteCheck `bun:"rel:belongs-to,join:agency_id=agency_id,join:check_id=id"`
	Case  *Case        `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
}

var remoteFindingComputed = map[string]Computed{
	"overdue": {SQL: "({row}.rectified_on IS NULL AND coalesce({row}.due_on < {today}, false))"},
}
