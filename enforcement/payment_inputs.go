package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// RecordPaymentInput describes a payment of a penalty, in yuan.
type RecordPaymentInput struct {
	Request
	Penalty   db.Key
	Amount    decimal.Decimal
	Surcharge *decimal.Decimal
	PaidOn    civil.Date
	Method    db.PaymentMethod
	ReceiptNo *string
	Note      *string
}

// Entry returns the entry of recordPayment: the agency of the penalty writes.
func (in RecordPaymentInput) Entry() db.Entry {
	return in.entry("recordPayment", in.Penalty.Agency, in)
}

// ReversePaymentInput describes the reversal of a payment or write-off.
type ReversePaymentInput struct {
	Request
	Payment db.Key
	On      civil.Date
	Note    string
}

// Entry returns the entry of reversePayment: the agency of the payment writes.
func (in ReversePaymentInput) Entry() db.Entry {
	return in.entry("reversePayment", in.Payment.Agency, in)
}
