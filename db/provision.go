package db

import (
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"
)

// Provision is a provision of law on which penalties are based. All agencies share the provisions; migrations write them.
type Provision struct {
	bun.BaseModel `bun:"table:provisions,alias:provision"`

	ID             int64            `bun:"id,pk,autoincrement"`
	Law            string           `bun:"law"`
	Article        string           `bun:"article"`
	Text           string           `bun:"text"`
	Field          CaseField        `bun:"field"`
	FineMin        *decimal.Decimal `bun:"fine_min,type:numeric(14,2)"` // yuan
	FineMax        *decimal.Decimal `bun:"fine_max,type:numeric(14,2)"`
	MultipleMin    *decimal.Decimal `bun:"multiple_min,type:numeric(14,3)"` // times the value of the goods
	MultipleMax    *decimal.Decimal `bun:"multiple_max,type:numeric(14,3)"`
	EffectiveFrom  civil.Date       `bun:"effective_from,type:date"`
	EffectiveUntil *civil.Date      `bun:"effective_until,type:date"` // the last day; nil while it is in force
	CreatedAt      time.Time        `bun:"created_at,nullzero,notnull,default:now(),skipupdate"`
	UpdatedAt      time.Time        `bun:"updated_at,nullzero,notnull,default:now()"`
	Version        int              `bun:"version,nullzero,notnull,default:1"`

	Penalties []*Penalty `bun:"rel:has-many,join:id=provision_id"`
}
