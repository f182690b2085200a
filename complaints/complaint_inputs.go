package complaints

import (
	"time"

	"github.com/shopspring/decimal"

	"docket/db"
)

// FileComplaintInput is a complaint to be recorded.
type FileComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Unit           db.Key
	ComplaintNo    *string
	Channel        db.ComplaintChannel
	Kind           db.ComplaintKind
	Object         db.ComplaintObject
	Issue          db.ComplaintIssue
	Text           string
	Party          *db.Key
	Business       *db.Key
	ReceivedAt     time.Time
	Reporter       *ReporterInput `json:"-"`
}

// Entry says that the bureau of the input's records writes. Who made the complaint is told to nobody that is told of writes
// (投诉举报办法 33).
func (in FileComplaintInput) Entry() db.Entry {
	e := db.Entry{Verb: "fileComplaint", Agency: in.Unit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
	if in.Reporter != nil {
		e.Secret = in.Reporter
		in.Reporter = nil
		e.Input = in
	}
	return e
}

// ReporterInput is who made a complaint or a report.
type ReporterInput struct {
	Name    string
	Contact string
}

// AcknowledgeComplaintInput is an answer to a complainant.
type AcknowledgeComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	At             time.Time
}

// Entry says that the bureau of the input's records writes.
func (in AcknowledgeComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "acknowledgeComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AcceptComplaintInput is an acceptance.
type AcceptComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	At             time.Time
}

// Entry says that the bureau of the input's records writes.
func (in AcceptComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "acceptComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RefuseComplaintInput is a refusal.
type RefuseComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	At             time.Time
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in RefuseComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "refuseComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseComplaintInput is the end of a complaint.
type CloseComplaintInput struct {
	IdempotencyKey  *string `json:"-"`
	Simulate        bool    `json:"-"`
	Complaint       db.Key
	At              time.Time
	Result          db.ComplaintResult
	RecoveredAmount *decimal.Decimal
	Satisfaction    *db.Satisfaction
}

// Entry says that the bureau of the input's records writes.
func (in CloseComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "closeComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// MergeComplaintInput is a complaint to be joined with another.
type MergeComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	Into           db.Key
	At             time.Time
}

// Entry says that the bureau of the input's records writes.
func (in MergeComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "mergeComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AmendComplaintInput is what was known wrongly of a complaint, or not yet.
type AmendComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	Unit           *db.Key
	Party          *db.Key
	Business       *db.Key
	Object         *db.ComplaintObject
	Issue          *db.ComplaintIssue
}

// Entry says that the bureau of the input's records writes.
func (in AmendComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "amendComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReopenComplaintInput is the end of a complaint that is taken back.
type ReopenComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in ReopenComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "reopenComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RateComplaintInput is what a complainant said.
type RateComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	Satisfaction   db.Satisfaction
}

// Entry says that the bureau of the input's records writes.
func (in RateComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "rateComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
