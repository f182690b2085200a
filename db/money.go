package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"
)

// Deferral is a later day, or a plan of instalments, that the agency granted for a fine (行政处罚法 66). collection.GrantDeferral
// writes it.
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

// Instalment is the amount of a money penalty that is due by a day: the whole, or a part if instalments were granted.
type Instalment struct {
	bun.BaseModel `bun:"table:instalments,alias:instalment"`
	Record

	CaseID     int64           `bun:"case_id"`
	PenaltyID  int64           `bun:"penalty_id"`
	DeferralID *int64          `bun:"deferral_id"`
	DueOn      *civil.Date     `bun:"due_on,type:date"`
	Amount     decimal.Decimal `bun:"amount,type:numeric(14,2)"`
	SettledOn  *civil.Date     `bun:"settled_on,type:date"`  // when it was paid
	ReplacedOn *civil.Date     `bun:"replaced_on,type:date"` // when a deferral or a withdrawal replaced it

	Case     *Case      `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalty  *Penalty   `bun:"rel:belongs-to,join:agency_id=agency_id,join:penalty_id=id"`
	Deferral *Deferral  `bun:"rel:belongs-to,join:agency_id=agency_id,join:deferral_id=id"`
	Accruals []*Accrual `bun:"rel:has-many,join:agency_id=agency_id,join:id=instalment_id"`
}

// Accrual is a range of days on which a surcharge is added to a fine that is paid late (行政处罚法 72). No surcharge is added while
// an appeal is heard (行政处罚法 73).
type Accrual struct {
	bun.BaseModel `bun:"table:accruals,alias:accrual"`
	Record

	CaseID       int64           `bun:"case_id"`
	PenaltyID    int64           `bun:"penalty_id"`
	InstalmentID int64           `bun:"instalment_id"`
	StartsOn     civil.Date      `bun:"starts_on,type:date"`
	EndsOn       *civil.Date     `bun:"ends_on,type:date"`
	Base         decimal.Decimal `bun:"base,type:numeric(14,2)"` // yuan that were unpaid
	Rate         decimal.Decimal `bun:"rate,type:numeric(14,3)"` // of the base, for each day
	Article      string          `bun:"article"`

	Case       *Case       `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalty    *Penalty    `bun:"rel:belongs-to,join:agency_id=agency_id,join:penalty_id=id"`
	Instalment *Instalment `bun:"rel:belongs-to,join:agency_id=agency_id,join:instalment_id=id"`
}

// lateDays is the number of days of an accrual until today, as SQL.
const lateDays = "greatest(0, least(coalesce({row}.ends_on, {today}), {today}) - {row}.starts_on + 1)"

var accrualComputed = map[string]Computed{
	"days":   {SQL: lateDays},
	"amount": {SQL: "round({row}.base * {row}.rate * " + lateDays + ", 2)"},
}

var sumOfAccruals = Part{Relation: "accruals", Function: "sum", Column: "amount"}

// IsOpen reports whether the instalment is neither paid nor replaced.
func (i *Instalment) IsOpen() bool { return i.SettledOn == nil && i.ReplacedOn == nil }

// PlanID returns a number that the instalments of one plan have in common: the instant of their creation in microseconds.
func (i *Instalment) PlanID() int64 { return i.CreatedAt.UnixMicro() }
