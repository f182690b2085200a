package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"
)

// Deferral is a deferral or a plan of instalments that the bureau granted for a fine (行政处罚法 66).
type Deferral struct {
	bun.BaseModel `bun:"table:deferrals,alias:deferral"`
	Record

	CaseID     int64      `bun:"case_id"`
	PenaltyID  int64      `bun:"penalty_id"`
	AppliedOn  civil.Date `bun:"applied_on,type:date"`
	GrantedOn  civil.Date `bun:"granted_on,type:date"`
	ApprovedBy string     `bun:"approved_by"`
	Reason     string     `bun:"reason"`

	Case        *Case         `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalty     *Penalty      `bun:"rel:belongs-to,join:agency_id=agency_id,join:penalty_id=id"`
	Instalments []*Instalment `bun:"rel:has-many,join:agency_id=agency_id,join:id=deferral_id"`
}

// Instalment is what of a money penalty is due by a day: all of it, or a part where instalments were granted.
type Instalment struct {
	bun.BaseModel `bun:"table:instalments,alias:instalment"`
	Record

	CaseID     int64           `bun:"case_id"`
	PenaltyID  int64           `bun:"penalty_id"`
	DeferralID *int64          `bun:"deferral_id"`
	DueOn      *civil.Date     `bun:"due_on,type:date"`
	Amount     decimal.Decimal `bun:"amount,type:numeric(14,2)"`
	SettledOn  *civil.Date     `bun:"settled_on,type:date"`
	ReplacedOn *civil.Date     `bun:"replaced_on,type:date"`

	Case     *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalty  *Penalty   `bun:"rel:belongs-to,join:agency_id=agency_id,join:penalty_id=id"`
	Deferral *Deferral  `bun:"rel:belongs-to,join:agency_id=agency_id,join:deferral_id=id"`
	Accruals []*Accrual `bun:"rel:has-many,join:agency_id=agency_id,join:id=instalment_id"`
}

// Accrual is a run of days on which surcharge is added to a fine that is paid late (行政处罚法 72): not while an appeal is heard (73).
type Accrual struct {
	bun.BaseModel `bun:"table:accruals,alias:accrual"`
	Record

	CaseID       int64           `bun:"case_id"`
	PenaltyID    int64           `bun:"penalty_id"`
	InstalmentID int64           `bun:"instalment_id"`
	StartsOn     civil.Date      `bun:"starts_on,type:date"`
	EndsOn       *civil.Date     `bun:"ends_on,type:date"`
	Base         decimal.Decimal `bun:"base,type:numeric(14,2)"`
	Rate         decimal.Decimal `bun:"rate,type:numeric(14,3)"`
	Article      string          `bun:"article"`

	Case       *Case       `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalty    *Penalty    `bun:"rel:belongs-to,join:agency_id=agency_id,join:penalty_id=id"`
	Instalment *Instalment `bun:"rel:belongs-to,join:agency_id=agency_id,join:instalment_id=id"`
}

// Appeal is an appeal against a decision.
type Appeal struct {
	bun.BaseModel `bun:"table:appeals,alias:appeal"`
	Record

	CaseID     int64          `bun:"case_id"`
	DecisionID int64          `bun:"decision_id"`
	Kind       AppealKind     `bun:"kind"`
	Authority  string         `bun:"authority"`
	FiledOn    civil.Date     `bun:"filed_on,type:date"`
	EndedOn    *civil.Date    `bun:"ended_on,type:date"`
	Outcome    *AppealOutcome `bun:"outcome"`
	Note       *string        `bun:"note"`

	Case     *Case     `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Decision *Decision `bun:"rel:belongs-to,join:agency_id=agency_id,join:decision_id=id"`
}

// lateDays are the days of a run until today.
const lateDays = "greatest(0, least(coalesce({row}.ends_on, {today}), {today}) - {row}.starts_on + 1)"

var accrualComputed = map[string]Computed{
	"days":   {SQL: lateDays},
	"amount": {SQL: "round({row}.base * {row}.rate * " + lateDays + ", 2)"},
}

var sumOfAccruals = Part{Relation: "accruals", Function: "sum", Column: "amount"}

// isOpen tells whether nothing has paid or replaced it.
func (i *Instalment) IsOpen() bool { return i.SettledOn == nil && i.ReplacedOn == nil }

// plan is what instalments that were set together have in common: the instant.
func (i *Instalment) Plan() int64 { return i.CreatedAt.UnixMicro() }
