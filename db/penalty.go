package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"
)

// Decision is the decision of a case. It cannot change once it is served, but it can be withdrawn. enforcement.DecidePenalty and the
// other verbs that decide write it.
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
	// ImportedVersion is the version that the last import gave the record; nil if no import wrote it.
	ImportedVersion *int `bun:"imported_version"`

	Case      *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalties []*Penalty `bun:"rel:has-many,join:agency_id=agency_id,join:id=decision_id"`
	Appeals   []*Appeal  `bun:"rel:has-many,join:agency_id=agency_id,join:id=decision_id"`
}

// Penalty is one penalty that a decision imposes.
type Penalty struct {
	bun.BaseModel `bun:"table:penalties,alias:penalty"`
	Record

	CaseID      int64            `bun:"case_id"`
	DecisionID  int64            `bun:"decision_id"`
	Kind        PenaltyKind      `bun:"kind"`
	ProvisionID *int64           `bun:"provision_id"`
	Amount      *decimal.Decimal `bun:"amount,type:numeric(14,2)"` // yuan; nil unless PenaltyKind.IsMoney
	Text        *string          `bun:"text"`
	Departure   *string          `bun:"departure"` // why the amount departs from the bounds of the provision
	Act         *string          `bun:"act"`       // the act that is punished; nil where the case has one act
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
	"timesMinimum": {
		SQL:   "(CASE WHEN {row}.kind = 'FINE' THEN round({row}.amount / nullif({least}, 0), 3) END)",
		Parts: map[string]Part{"least": {Relation: "provision", Function: "value", Column: "fine_min"}},
	},
	"paidAmount": {
		SQL:   "({paid})::numeric(20,2)",
		Parts: map[string]Part{"paid": {Relation: "payments", Function: "sum", Column: "amount"}},
	},
	"surchargeAmount": {
		SQL:   "least({accrued}, coalesce({row}.amount, 0))::numeric(20,2)",
		Parts: map[string]Part{"accrued": sumOfAccruals},
	},
	"balance": {
		// Payments of a withdrawn penalty are refunded, so its balance is negative until then.
		SQL: "(CASE WHEN {row}.withdrawn_on <= {today} OR {decidedOn} > {today} THEN 0 ELSE coalesce({row}.amount, 0) + least({accrued}, coalesce({row}.amount, 0)) END - {paid} - {surchargePaid})::numeric(20,2)",
		Parts: map[string]Part{
			"decidedOn":     {Relation: "decision", Function: "value", Column: "decided_on"},
			"accrued":       sumOfAccruals,
			"paid":          {Relation: "payments", Function: "sum", Column: "amount", Where: "{row}.paid_on <= {today}"},
			"surchargePaid": {Relation: "payments", Function: "sum", Column: "surcharge", Where: "{row}.paid_on <= {today}"},
		},
	},
}

// IsMoney reports whether penalties of the kind are an amount to be paid.
func (k PenaltyKind) IsMoney() bool {
	return k == PenaltyKindFine || k == PenaltyKindConfiscationOfGains
}

// Word returns the Chinese name of the kind, as in documents.
func (k PenaltyKind) Word() string { return penaltyWords[k] }

// penaltyWords are the names of the kinds of penalty in published texts and documents.
var penaltyWords = map[PenaltyKind]string{
	PenaltyKindWarning: "警告", PenaltyKindPublicCriticism: "通报批评", PenaltyKindFine: "罚款", PenaltyKindConfiscationOfGains: "没收违法所得",
	PenaltyKindConfiscationOfGoods: "没收非法财物", PenaltyKindLicenceSuspension: "暂扣许可证件", PenaltyKindDowngrade: "降低资质等级",
	PenaltyKindLicenceRevocation: "吊销许可证件", PenaltyKindRestrictionOfBusiness: "限制开展生产经营活动",
	PenaltyKindSuspensionOfBusiness: "责令停产停业", PenaltyKindClosure: "责令关闭", PenaltyKindTradeBan: "限制从业", PenaltyKindOther: "其他处罚",
}
