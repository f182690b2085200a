package pharmacies

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// RecordRemoteCheckInput is a remote check to be recorded.
type RecordRemoteCheckInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Pharmacy       db.Key
	CheckedOn      civil.Date
	Method         db.RemoteMethod
	Inspectors     []db.Key
	Result         db.RemoteResult
	Note           *string
	Findings       []RemoteFindingInput
}

// Entry returns the write's entry: the pharmacy's agency keeps the check.
func (in RecordRemoteCheckInput) Entry() db.Entry {
	return db.Entry{Verb: "recordRemoteCheck", Agency: in.Pharmacy.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
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
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	RemoteFinding  db.Key
	RectifiedOn    civil.Date
	Proof          string
}

// Entry returns the write's entry: the finding's agency keeps it.
func (in RectifyRemoteFindingInput) Entry() db.Entry {
	return db.Entry{Verb: "rectifyRemoteFinding", Agency: in.RemoteFinding.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
