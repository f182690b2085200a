package complaints

import (
	"time"

	"github.com/shopspring/decimal"

	"docket/db"
)

// FileComplaintInput is the input of FileComplaint.
type FileComplaintInput struct {
	db.Request
	Unit        db.Key
	ComplaintNo *string
	Channel     db.ComplaintChannel
	Kind        db.ComplaintKind
	Object      db.ComplaintObject
	Issue       db.ComplaintIssue
	Text        string
	Party       *db.Key
	Business    *db.Key
	ReceivedAt  time.Time
	Reporter    *ReporterInput `json:"-"`
}

// Entry returns the entry of the input, for the agency of the unit. The reporter is the Secret of the entry, so that no
// recorder of writes receives it (投诉举报办法 33).
func (in FileComplaintInput) Entry() db.Entry {
	e := in.EntryFor(in.Unit)
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
	db.Request
	Complaint db.Key
	At        time.Time
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in AcknowledgeComplaintInput) Entry() db.Entry { return in.EntryFor(in.Complaint) }

// AcceptComplaintInput is the input of AcceptComplaint.
type AcceptComplaintInput struct {
	db.Request
	Complaint db.Key
	At        time.Time
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in AcceptComplaintInput) Entry() db.Entry { return in.EntryFor(in.Complaint) }

// RefuseComplaintInput is the input of RefuseComplaint.
type RefuseComplaintInput struct {
	db.Request
	Complaint db.Key
	At        time.Time
	Reason    string
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in RefuseComplaintInput) Entry() db.Entry { return in.EntryFor(in.Complaint) }

// CloseComplaintInput is the input of CloseComplaint.
type CloseComplaintInput struct {
	db.Request
	Complaint       db.Key
	At              time.Time
	Result          db.ComplaintResult
	RecoveredAmount *decimal.Decimal
	Satisfaction    *db.Satisfaction
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in CloseComplaintInput) Entry() db.Entry { return in.EntryFor(in.Complaint) }

// MergeComplaintInput is the input of MergeComplaint.
type MergeComplaintInput struct {
	db.Request
	Complaint db.Key
	Into      db.Key
	At        time.Time
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in MergeComplaintInput) Entry() db.Entry { return in.EntryFor(in.Complaint) }

// AmendComplaintInput is the input of AmendComplaint.
type AmendComplaintInput struct {
	db.Request
	Complaint  db.Key
	Unit       *db.Key
	Party      *db.Key
	Business   *db.Key
	Kind       *db.ComplaintKind
	Object     *db.ComplaintObject
	Issue      *db.ComplaintIssue
	Text       *string
	ReceivedAt *time.Time
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in AmendComplaintInput) Entry() db.Entry { return in.EntryFor(in.Complaint) }

// ReopenComplaintInput is the input of ReopenComplaint.
type ReopenComplaintInput struct {
	db.Request
	Complaint db.Key
	Reason    string
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in ReopenComplaintInput) Entry() db.Entry { return in.EntryFor(in.Complaint) }

// RateComplaintInput is the input of RateComplaint.
type RateComplaintInput struct {
	db.Request
	Complaint    db.Key
	Satisfaction db.Satisfaction
}

// Entry returns the entry of the input, for the agency of the record that it names.
func (in RateComplaintInput) Entry() db.Entry { return in.EntryFor(in.Complaint) }
