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

// Entry returns the entry of the input, for the agency of the record that it names.
func (in RecordRemoteCheckInput) Entry() db.Entry { return in.EntryFor(in.Pharmacy) }

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

// Entry returns the entry of the input, for the agency of the record that it names.
func (in RectifyRemoteFindingInput) Entry() db.Entry { return in.EntryFor(in.RemoteFinding) }
