package db

import (
	"time"

	"github.com/shopspring/decimal"
)

// FileComplaintInput is a complaint to be recorded.
type FileComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Unit           Key
	ComplaintNo    *string
	Channel        ComplaintChannel
	Kind           ComplaintKind
	Object         ComplaintObject
	Issue          ComplaintIssue
	Text           string
	Party          *Key
	Business       *Key
	ReceivedAt     time.Time
	Reporter       *ReporterInput `json:"-"`
}

// Entry says that the bureau of the input's records writes. Who made the complaint is told to nobody that is told of writes
// (投诉举报办法 33).
func (in FileComplaintInput) Entry() Entry {
	e := Entry{Verb: "fileComplaint", Agency: in.Unit.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
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
	Complaint      Key
	At             time.Time
}

// Entry says that the bureau of the input's records writes.
func (in AcknowledgeComplaintInput) Entry() Entry {
	return Entry{Verb: "acknowledgeComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AcceptComplaintInput is an acceptance.
type AcceptComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      Key
	At             time.Time
}

// Entry says that the bureau of the input's records writes.
func (in AcceptComplaintInput) Entry() Entry {
	return Entry{Verb: "acceptComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RefuseComplaintInput is a refusal.
type RefuseComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      Key
	At             time.Time
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in RefuseComplaintInput) Entry() Entry {
	return Entry{Verb: "refuseComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// CloseComplaintInput is the end of a complaint.
type CloseComplaintInput struct {
	IdempotencyKey  *string `json:"-"`
	Simulate        bool    `json:"-"`
	Complaint       Key
	At              time.Time
	Result          ComplaintResult
	RecoveredAmount *decimal.Decimal
	Satisfaction    *Satisfaction
}

// Entry says that the bureau of the input's records writes.
func (in CloseComplaintInput) Entry() Entry {
	return Entry{Verb: "closeComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// MergeComplaintInput is a complaint to be joined with another.
type MergeComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      Key
	Into           Key
	At             time.Time
}

// Entry says that the bureau of the input's records writes.
func (in MergeComplaintInput) Entry() Entry {
	return Entry{Verb: "mergeComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AmendComplaintInput is what was known wrongly of a complaint, or not yet.
type AmendComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      Key
	Unit           *Key
	Party          *Key
	Business       *Key
	Object         *ComplaintObject
	Issue          *ComplaintIssue
}

// Entry says that the bureau of the input's records writes.
func (in AmendComplaintInput) Entry() Entry {
	return Entry{Verb: "amendComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReopenComplaintInput is the end of a complaint that is taken back.
type ReopenComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      Key
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in ReopenComplaintInput) Entry() Entry {
	return Entry{Verb: "reopenComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// TellReporterInput is what a reporter was told.
type TellReporterInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      Key
	At             time.Time
}

// Entry says that the bureau of the input's records writes.
func (in TellReporterInput) Entry() Entry {
	return Entry{Verb: "tellReporter", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// RateComplaintInput is what a complainant said.
type RateComplaintInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Complaint      Key
	Satisfaction   Satisfaction
}

// Entry says that the bureau of the input's records writes.
func (in RateComplaintInput) Entry() Entry {
	return Entry{Verb: "rateComplaint", Agency: in.Complaint.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
