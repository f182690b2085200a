package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// RecordPaymentInput is a payment to be recorded.
type RecordPaymentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Penalty        db.Key
	Amount         decimal.Decimal
	Surcharge      *decimal.Decimal
	PaidOn         civil.Date
	Method         db.PaymentMethod
	ReceiptNo      *string
	Note           *string
}

// Entry says that the bureau that imposed the penalty is paid.
func (in RecordPaymentInput) Entry() db.Entry {
	return db.Entry{Verb: "recordPayment", Agency: in.Penalty.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReversePaymentInput is a payment to be reversed.
type ReversePaymentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Payment        db.Key
	On             civil.Date
	Note           string
}

// Entry says that the bureau that was paid reverses.
func (in ReversePaymentInput) Entry() db.Entry {
	return db.Entry{Verb: "reversePayment", Agency: in.Payment.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
