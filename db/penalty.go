package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"
)

// Decision ends the deliberation of a case. It is final once served.
type Decision struct {
	bun.BaseModel `bun:"table:decisions,alias:decision"`
	Record

	CaseID     int64           `bun:"case_id"`
	DecisionNo string          `bun:"decision_no"`
	Outcome    DecisionOutcome `bun:"outcome"`
	DecidedOn  civil.Date      `bun:"decided_on,type:date"`
	ServedOn   *civil.Date     `bun:"served_on,type:date"`
	Reasons    *string         `bun:"reasons"`

	Case      *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalties []*Penalty `bun:"rel:has-many,join:agency_id=agency_id,join:id=decision_id"`
}

// Penalty is what a decision imposes.
type Penalty struct {
	bun.BaseModel `bun:"table:penalties,alias:penalty"`
	Record

	CaseID      int64            `bun:"case_id"`
	DecisionID  int64            `bun:"decision_id"`
	Kind        PenaltyKind      `bun:"kind"`
	ProvisionID *int64           `bun:"provision_id"`
	Amount      *decimal.Decimal `bun:"amount,type:numeric(14,2)"` // of money kinds alone
	Text        *string          `bun:"text"`
	Departure   *string          `bun:"departure"`

	Case      *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Decision  *Decision  `bun:"rel:belongs-to,join:agency_id=agency_id,join:decision_id=id"`
	Provision *Provision `bun:"rel:belongs-to,join:provision_id=id"`
	Payments  []*Payment `bun:"rel:has-many,join:agency_id=agency_id,join:id=penalty_id"`
}

var penaltyComputed = map[string]Computed{
	"paidAmount": {
		SQL:   "({paid})::numeric(20,2)",
		Parts: map[string]Part{"paid": {Relation: "payments", Function: "sum", Column: "amount"}},
	},
}

// Payment is an entry in the ledger of a penalty, which is only added to.
type Payment struct {
	bun.BaseModel `bun:"table:payments,alias:payment"`
	Record

	CaseID     int64           `bun:"case_id"`
	PenaltyID  int64           `bun:"penalty_id"`
	Kind       PaymentKind     `bun:"kind"`
	Amount     decimal.Decimal `bun:"amount,type:numeric(14,2)"` // negative for a reversal
	PaidOn     civil.Date      `bun:"paid_on,type:date"`
	Method     PaymentMethod   `bun:"method"`
	ReceiptNo  *string         `bun:"receipt_no"`
	ReversesID *int64          `bun:"reverses_id"`

	Case     *Case    `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalty  *Penalty `bun:"rel:belongs-to,join:agency_id=agency_id,join:penalty_id=id"`
	Reverses *Payment `bun:"rel:belongs-to,join:agency_id=agency_id,join:reverses_id=id"`
}
