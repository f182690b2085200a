package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"
)

// Payment is an entry in the ledger of a penalty. Entries are only added; a mistake is reversed by a further entry.
// collection.RecordPayment and collection.ReversePayment write it.
type Payment struct {
	bun.BaseModel `bun:"table:payments,alias:payment"`
	Record

	CaseID     int64           `bun:"case_id"`
	PenaltyID  int64           `bun:"penalty_id"`
	Kind       PaymentKind     `bun:"kind"`
	Amount     decimal.Decimal `bun:"amount,type:numeric(14,2)"` // yuan; negative for a reversal
	PaidOn     civil.Date      `bun:"paid_on,type:date"`
	Method     PaymentMethod   `bun:"method"`
	ReceiptNo  *string         `bun:"receipt_no"`
	ReversesID *int64          `bun:"reverses_id"`
	Surcharge  decimal.Decimal `bun:"surcharge,type:numeric(14,2)"` // yuan, in addition to the amount
	Note       *string         `bun:"note"`
	EventID    *int64          `bun:"event_id"`                       // not a relation of the GraphQL schema
	ReceiptUse int             `bun:"receipt_use,nullzero,default:1"` // counts uses of the receipt number; the database sets it

	Case     *Case    `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Penalty  *Penalty `bun:"rel:belongs-to,join:agency_id=agency_id,join:penalty_id=id"`
	Reverses *Payment `bun:"rel:belongs-to,join:agency_id=agency_id,join:reverses_id=id"`
}
