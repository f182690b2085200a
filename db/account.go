package db

import (
	"time"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Account is the access of a person or a machine: one role at one agency, and at all agencies below it.
type Account struct {
	bun.BaseModel `bun:"table:accounts,alias:account"`
	Record

	// Subject is the claim `sub` of the identity provider; nil for a service account, which has tokens only.
	Subject *string     `bun:"subject"`
	Name    string      `bun:"name"`
	Role    AccountRole `bun:"role"`

	OfficerID   *int64      `bun:"officer_id"`
	ValidFrom   civil.Date  `bun:"valid_from,type:date"`
	ValidUntil  *civil.Date `bun:"valid_until,type:date"` // the last day; nil if no end is known
	WithdrawnAt *time.Time  `bun:"withdrawn_at"`
	Withdrawal  *string     `bun:"withdrawal"`

	// Units are the units whose records the account may write; none for all units of the agency.
	Units   []*Unit        `bun:"m2m:account_units,join:Account=Unit"`
	Officer *Officer       `bun:"rel:belongs-to,join:agency_id=agency_id,join:officer_id=id"`
	Tokens  []*AccessToken `bun:"rel:has-many,join:agency_id=agency_id,join:id=account_id"`
}

// AccountUnit links an account and a unit whose records it may write. Only a LEGAL account has units.
type AccountUnit struct {
	bun.BaseModel `bun:"table:account_units,alias:account_unit"`

	AgencyID  int64    `bun:"agency_id,pk"`
	AccountID int64    `bun:"account_id,pk"`
	UnitID    int64    `bun:"unit_id,pk"`
	Account   *Account `bun:"rel:belongs-to,join:agency_id=agency_id,join:account_id=id"`
	Unit      *Unit    `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
}
