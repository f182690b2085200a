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

	CaseID           int64           `bun:"case_id"`
	DecisionNo       string          `bun:"decision_no"`
	Outcome          DecisionOutcome `bun:"outcome"`
	DecidedOn        civil.Date      `bun:"decided_on,type:date"`
	ServedOn         *civil.Date     `bun:"served_on,type:date"`
	Reasons          *string         `bun:"reasons"`
	WithdrawnOn      *civil.Date     `bun:"withdrawn_on,type:date"`
	Withdrawal       *Withdrawal     `bun:"withdrawal"`
	WithdrawalReason *string         `bun:"withdrawal_reason"`
	// ImportedVersion is the version as a register's file last left it; nil where it came from none.
	ImportedVersion *int `bun:"imported_version"`

	Case      *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalties []*Penalty `bun:"rel:has-many,join:agency_id=agency_id,join:id=decision_id"`
	Appeals   []*Appeal  `bun:"rel:has-many,join:agency_id=agency_id,join:id=decision_id"`
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
	WithdrawnOn *civil.Date      `bun:"withdrawn_on,type:date"`

	Case      *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Decision  *Decision  `bun:"rel:belongs-to,join:agency_id=agency_id,join:decision_id=id"`
	Provision *Provision `bun:"rel:belongs-to,join:provision_id=id"`
	Payments  []*Payment `bun:"rel:has-many,join:agency_id=agency_id,join:id=penalty_id"`

	Instalments []*Instalment `bun:"rel:has-many,join:agency_id=agency_id,join:id=penalty_id"`
	Deferrals   []*Deferral   `bun:"rel:has-many,join:agency_id=agency_id,join:id=penalty_id"`
	Accruals    []*Accrual    `bun:"rel:has-many,join:agency_id=agency_id,join:id=penalty_id"`
}

var penaltyComputed = map[string]Computed{
	// Provisions are few and everywhere: the one is looked up in place.
	"timesMinimum": {SQL: `(CASE WHEN {row}.kind = 'FINE' THEN round({row}.amount / nullif((SELECT fine_min FROM provisions WHERE provisions.id = {row}.provision_id), 0), 3) END)`},
	"paidAmount": {
		SQL:   "({paid})::numeric(20,2)",
		Parts: map[string]Part{"paid": {Relation: "payments", Function: "sum", Column: "amount"}},
	},
	"surchargeAmount": {
		SQL:   "least({accrued}, coalesce({row}.amount, 0))::numeric(20,2)",
		Parts: map[string]Part{"accrued": sumOfAccruals},
	},
	"balance": {
		// What was paid of a withdrawn penalty is to be given back.
		SQL: "(CASE WHEN {row}.withdrawn_on <= {today} OR (SELECT d.decided_on FROM decisions d WHERE d.agency_id = {row}.agency_id AND d.id = {row}.decision_id) > {today} THEN 0 ELSE coalesce({row}.amount, 0) + least({accrued}, coalesce({row}.amount, 0)) END - {paid} - {surchargePaid})::numeric(20,2)",
		Parts: map[string]Part{
			"accrued":       sumOfAccruals,
			"paid":          {Relation: "payments", Function: "sum", Column: "amount", Where: "{row}.paid_on <= {today}"},
			"surchargePaid": {Relation: "payments", Function: "sum", Column: "surcharge", Where: "{row}.paid_on <= {today}"},
		},
	},
}
