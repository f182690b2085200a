package pharmacies

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RecordRemoteCheckInput is a remote check to be recorded.
type RecordRemoteCheckInput struct {
	db.Request
	Pharmacy   db.Key
	CheckedOn  civil.Date
	Method     db.RemoteMethod
	Inspectors []db.Key
	Result     db.RemoteResult
	Note       *string
	Findings   []RemoteFindingInput
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in RecordRemoteCheckInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.Pharmacy)
}

// RemoteFindingInput is a finding within a remote check.
type RemoteFindingInput struct {
	Kind     db.RemoteFindingKind
	Severity db.FindingSeverity
	Text     string
	DueOn    *civil.Date
}

// RectifyRemoteFindingInput is a finding that was put right.
type RectifyRemoteFindingInput struct {
	db.Request
	RemoteFinding db.Key
	RectifiedOn   civil.Date
	Proof         string
}

// WriteRequest returns the request of the write: of records of the agency that the named record belongs to.
func (in RectifyRemoteFindingInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestFor(in.RemoteFinding)
}
