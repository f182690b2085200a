package db

import (
	"context"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"
)

// Complaint is a complaint of a consumer, or a report of a violation. complaints.FileComplaint writes it. The name and contact of the
// person are in another table, which the server cannot read.
//
// Columns that end in By are the last days of terms, nil if they are not known.
type Complaint struct {
	bun.BaseModel `bun:"table:complaints,alias:complaint"`
	Record

	ComplaintNo        string           `bun:"complaint_no"`
	Channel            ComplaintChannel `bun:"channel"`
	Kind               ComplaintKind    `bun:"kind"`
	Object             ComplaintObject  `bun:"object"`
	Issue              ComplaintIssue   `bun:"issue"`
	Text               string           `bun:"text"`
	UnitID             *int64           `bun:"unit_id"`
	PartyID            *int64           `bun:"party_id"`
	BusinessID         *int64           `bun:"business_id"`
	ReceivedAt         time.Time        `bun:"received_at"`
	ReceivedOn         civil.Date       `bun:"received_on,type:date"`
	AcknowledgeBy      *civil.Date      `bun:"acknowledge_by,type:date"`
	AcceptBy           *civil.Date      `bun:"accept_by,type:date"`
	CloseBy            *civil.Date      `bun:"close_by,type:date"`
	CheckBy            *civil.Date      `bun:"check_by,type:date"` // of a report
	MediateBy          *civil.Date      `bun:"mediate_by,type:date"`
	MediateArticle     *string          `bun:"mediate_article"`
	AcknowledgedAt     *time.Time       `bun:"acknowledged_at"`
	AcknowledgedInTime *bool            `bun:"acknowledged_in_time"`
	AcceptedAt         *time.Time       `bun:"accepted_at"`
	AcceptedInTime     *bool            `bun:"accepted_in_time"`
	RefusedAt          *time.Time       `bun:"refused_at"`
	Refusal            *string          `bun:"refusal"`
	ClosedAt           *time.Time       `bun:"closed_at"`
	ClosedInTime       *bool            `bun:"closed_in_time"`
	MediatedInTime     *bool            `bun:"mediated_in_time"`
	Result             *ComplaintResult `bun:"result"`
	RecoveredAmount    decimal.Decimal  `bun:"recovered_amount,type:numeric(14,2)"` // yuan, for the consumer
	Satisfaction       *Satisfaction    `bun:"satisfaction"`
	Reopening          *string          `bun:"reopening"` // why it was opened again
	MergedIntoID       *int64           `bun:"merged_into_id"`
	CaseID             *int64           `bun:"case_id"`
	IsNamed            bool             `bun:"is_named"`             // the name of the reporter is on record
	DecidedOn          *civil.Date      `bun:"decided_on,type:date"` // when it was decided whether a report leads to a case
	TellBy             *civil.Date      `bun:"tell_by,type:date"`    // of telling the reporter the decision
	TellArticle        *string          `bun:"tell_article"`
	ToldAt             *time.Time       `bun:"told_at"`
	ToldInTime         *bool            `bun:"told_in_time"`

	Unit       *Unit         `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
	Party      *Party        `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Business   *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	MergedInto *Complaint    `bun:"rel:belongs-to,join:agency_id=agency_id,join:merged_into_id=id"`
	Merged     []*Complaint  `bun:"rel:has-many,join:agency_id=agency_id,join:id=merged_into_id"`
	Case       *Case         `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Clues      []*Clue       `bun:"rel:has-many,join:agency_id=agency_id,join:id=complaint_id"`
}

var complaintComputed = map[string]Computed{
	"decidedInTime": {SQL: "({row}.decided_on <= {row}.check_by)"},
}

// LockMergedComplaints locks and returns the complaints that were merged into a complaint.
func (w *Writer) LockMergedComplaints(ctx context.Context, complaint *Complaint) ([]*Complaint, error) {
	return Read[Complaint](ctx, w, "merged_into_id = $2", "ORDER BY id FOR UPDATE", complaint.ID)
}

// SetReportDecided sets the day on which it was decided whether a report leads to a case, and the term for telling the reporter, if their
// name is on record (投诉举报办法 31). It also writes the reports that were merged into this report. It returns the columns of this report,
// which the caller writes by Update. Complaints that are no reports stay as they are, and so do reports whose reporter was told of an
// earlier decision.
func (w *Writer) SetReportDecided(ctx context.Context, complaint *Complaint, on civil.Date) ([]string, error) {
	if complaint.Kind != ComplaintKindReport {
		return nil, nil
	}
	decide := func(c *Complaint) []string {
		if c.ToldAt != nil {
			return nil
		}
		c.DecidedOn = &on
		if c.ReceivedOn.After(on) {
			c.DecidedOn = &c.ReceivedOn // merged after the decision
		}
		if c.IsNamed {
			c.TellBy, c.TellArticle = w.LastDayWithArticle("complaint.tell", *c.DecidedOn)
		}
		return []string{"decided_on", "tell_by", "tell_article"}
	}
	merged, err := w.LockMergedComplaints(ctx, complaint)
	if err != nil {
		return nil, err
	}
	for _, c := range merged {
		if columns := decide(c); columns != nil {
			if err := Update(ctx, w, c, columns...); err != nil {
				return nil, err
			}
		}
	}
	return decide(complaint), nil
}
