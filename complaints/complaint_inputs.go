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

// WriteRequest returns how the input is written: for the agency of the unit. The reporter is the Secret of the request, so that
// no recorder of writes receives it (投诉举报办法 33).
func (in FileComplaintInput) WriteRequest() db.WriteRequest {
	request := in.WriteRequestFor(in.Unit)
	if in.Reporter != nil {
		request.Secret = in.Reporter
		in.Reporter = nil
		request.Input = in
	}
	return request
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

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in AcknowledgeComplaintInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Complaint)
}

// AcceptComplaintInput is the input of AcceptComplaint.
type AcceptComplaintInput struct {
	db.Request
	Complaint db.Key
	At        time.Time
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in AcceptComplaintInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Complaint)
}

// RefuseComplaintInput is the input of RefuseComplaint.
type RefuseComplaintInput struct {
	db.Request
	Complaint db.Key
	At        time.Time
	Reason    string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in RefuseComplaintInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Complaint)
}

// CloseComplaintInput is the input of CloseComplaint.
type CloseComplaintInput struct {
	db.Request
	Complaint       db.Key
	At              time.Time
	Result          db.ComplaintResult
	RecoveredAmount *decimal.Decimal
	Satisfaction    *db.Satisfaction
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in CloseComplaintInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Complaint) }

// MergeComplaintInput is the input of MergeComplaint.
type MergeComplaintInput struct {
	db.Request
	Complaint db.Key
	Into      db.Key
	At        time.Time
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in MergeComplaintInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Complaint) }

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

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in AmendComplaintInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Complaint) }

// ReopenComplaintInput is the input of ReopenComplaint.
type ReopenComplaintInput struct {
	db.Request
	Complaint db.Key
	Reason    string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in ReopenComplaintInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Complaint)
}

// RateComplaintInput is the input of RateComplaint.
type RateComplaintInput struct {
	db.Request
	Complaint    db.Key
	Satisfaction db.Satisfaction
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in RateComplaintInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Complaint) }
