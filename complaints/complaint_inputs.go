package complaints

import (
	"time"

	"github.com/shopspring/decimal"

	"docket/db"
)

// FileComplaintInput is the input of FileComplaint.
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

// Entry names the verb and the agency that writes: that of the record named in the input. The reporter is the Secret of the entry, so that no
// recorder of writes receives it (投诉举报办法 33).
func (in FileComplaintInput) Entry() db.Entry {
	e := db.Entry{Verb: "fileComplaint", Agency: in.Unit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
	if in.Reporter != nil {
		e.Secret = in.Reporter
		in.Reporter = nil
		e.Input = in
	}
	return e
}

// ReporterInput names the person who made a complaint or a report, and how to reach them.
type ReporterInput struct {
	Name    string
	Contact string
}

// AcknowledgeComplaintInput is the input of AcknowledgeComplaint.
type AcknowledgeComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	At             time.Time
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in AcknowledgeComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "acknowledgeComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AcceptComplaintInput is the input of AcceptComplaint.
type AcceptComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	At             time.Time
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in AcceptComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "acceptComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RefuseComplaintInput is the input of RefuseComplaint.
type RefuseComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	At             time.Time
	Reason         string
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in RefuseComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "refuseComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseComplaintInput is the input of CloseComplaint.
type CloseComplaintInput struct {
	IdempotencyKey  *string `json:"-"`
	Simulate        bool    `json:"-"`
	Complaint       db.Key
	At              time.Time
	Result          db.ComplaintResult
	RecoveredAmount *decimal.Decimal
	Satisfaction    *db.Satisfaction
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in CloseComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "closeComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// MergeComplaintInput is the input of MergeComplaint.
type MergeComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	Into           db.Key
	At             time.Time
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in MergeComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "mergeComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AmendComplaintInput is the input of AmendComplaint.
type AmendComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	Unit           *db.Key
	Party          *db.Key
	Business       *db.Key
	Kind           *db.ComplaintKind
	Object         *db.ComplaintObject
	Issue          *db.ComplaintIssue
	Text           *string
	ReceivedAt     *time.Time
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in AmendComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "amendComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReopenComplaintInput is the input of ReopenComplaint.
type ReopenComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	Reason         string
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in ReopenComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "reopenComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RateComplaintInput is the input of RateComplaint.
type RateComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      db.Key
	Satisfaction   db.Satisfaction
}

// Entry names the verb and the agency that writes: that of the record named in the input.
func (in RateComplaintInput) Entry() db.Entry {
	return db.Entry{Verb: "rateComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
