package collection

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// GrantDeferralInput describes a deferral of a fine. The instalments are in the order in which they are due.
type GrantDeferralInput struct {
	db.Request
	Penalty     db.Key
	AppliedOn   civil.Date
	GrantedOn   civil.Date
	ApprovedBy  string
	Reason      string
	Instalments []InstalmentInput
}

// Entry returns the entry of the input, for the agency of the penalty.
func (in GrantDeferralInput) Entry() db.Entry { return in.EntryFor(in.Penalty) }

// InstalmentInput describes an instalment of a deferral; the amount is in yuan.
type InstalmentInput struct {
	DueOn  civil.Date
	Amount decimal.Decimal
}

// WriteOffInput describes what is written off of a penalty, in yuan.
type WriteOffInput struct {
	db.Request
	Penalty    db.Key
	Amount     *decimal.Decimal
	Surcharge  *decimal.Decimal
	On         civil.Date
	ApprovedBy string
	Reason     string
}

// Entry returns the entry of the input, for the agency of the penalty.
func (in WriteOffInput) Entry() db.Entry { return in.EntryFor(in.Penalty) }
