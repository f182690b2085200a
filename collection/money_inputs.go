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

// WriteRequest returns the request of the write: of records of the agency of the penalty.
func (in GrantDeferralInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Penalty) }

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

// WriteRequest returns the request of the write: of records of the agency of the penalty.
func (in WriteOffInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Penalty) }
