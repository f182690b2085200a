package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// GrantDeferralInput describes a deferral of a fine. The instalments are in the order in which they are due.
type GrantDeferralInput struct {
	Request
	Penalty     db.Key
	AppliedOn   civil.Date
	GrantedOn   civil.Date
	ApprovedBy  string
	Reason      string
	Instalments []InstalmentInput
}

// Entry returns the entry of grantDeferral: the agency of the penalty writes.
func (in GrantDeferralInput) Entry() db.Entry {
	return in.entry("grantDeferral", in.Penalty.Agency, in)
}

// InstalmentInput describes an instalment of a deferral; the amount is in yuan.
type InstalmentInput struct {
	DueOn  civil.Date
	Amount decimal.Decimal
}

// FileAppealInput describes an appeal against a decision.
type FileAppealInput struct {
	Request
	Decision  db.Key
	Kind      db.AppealKind
	Authority string
	FiledOn   civil.Date
	Note      *string
}

// Entry returns the entry of fileAppeal: the agency of the decision writes.
func (in FileAppealInput) Entry() db.Entry {
	return in.entry("fileAppeal", in.Decision.Agency, in)
}

// EndAppealInput describes the end of an appeal.
type EndAppealInput struct {
	Request
	Appeal  db.Key
	EndedOn civil.Date
	Outcome db.AppealOutcome
	Note    *string
}

// Entry returns the entry of endAppeal: the agency of the appeal writes.
func (in EndAppealInput) Entry() db.Entry { return in.entry("endAppeal", in.Appeal.Agency, in) }

// WriteOffInput describes what is written off of a penalty, in yuan.
type WriteOffInput struct {
	Request
	Penalty    db.Key
	Amount     *decimal.Decimal
	Surcharge  *decimal.Decimal
	On         civil.Date
	ApprovedBy string
	Reason     string
}

// Entry returns the entry of writeOff: the agency of the penalty writes.
func (in WriteOffInput) Entry() db.Entry { return in.entry("writeOff", in.Penalty.Agency, in) }
