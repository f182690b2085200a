package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// GrantDeferralInput is a deferral to be granted.
type GrantDeferralInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Penalty        db.Key
	AppliedOn      civil.Date
	GrantedOn      civil.Date
	ApprovedBy     string
	Reason         string
	Instalments    []InstalmentInput
}

// Entry says that the bureau of the input's records writes.
func (in GrantDeferralInput) Entry() db.Entry {
	return db.Entry{Verb: "grantDeferral", Agency: in.Penalty.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// InstalmentInput is an instalment within a deferral.
type InstalmentInput struct {
	DueOn  civil.Date
	Amount decimal.Decimal
}

// FileAppealInput is an appeal to be recorded.
type FileAppealInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Decision       db.Key
	Kind           db.AppealKind
	Authority      string
	FiledOn        civil.Date
	Note           *string
}

// Entry says that the bureau of the input's records writes.
func (in FileAppealInput) Entry() db.Entry {
	return db.Entry{Verb: "fileAppeal", Agency: in.Decision.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// EndAppealInput is the end of an appeal.
type EndAppealInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Appeal         db.Key
	EndedOn        civil.Date
	Outcome        db.AppealOutcome
	Note           *string
}

// Entry says that the bureau of the input's records writes.
func (in EndAppealInput) Entry() db.Entry {
	return db.Entry{Verb: "endAppeal", Agency: in.Appeal.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// WriteOffInput is an amount to be written off.
type WriteOffInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Penalty        db.Key
	Amount         *decimal.Decimal
	Surcharge      *decimal.Decimal
	On             civil.Date
	ApprovedBy     string
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in WriteOffInput) Entry() db.Entry {
	return db.Entry{Verb: "writeOff", Agency: in.Penalty.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
