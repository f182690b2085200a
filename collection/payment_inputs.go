package collection

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// RecordPaymentInput describes a payment of a penalty, in yuan.
type RecordPaymentInput struct {
	db.Request
	Penalty   db.Key
	Amount    decimal.Decimal
	Surcharge *decimal.Decimal
	PaidOn    civil.Date
	Method    db.PaymentMethod
	ReceiptNo *string
	Note      *string
}

// Entry returns the entry of the input, for the agency of the penalty.
func (in RecordPaymentInput) Entry() db.Entry { return in.EntryFor(in.Penalty) }

// ReversePaymentInput describes the reversal of a payment or write-off.
type ReversePaymentInput struct {
	db.Request
	Payment db.Key
	On      civil.Date
	Note    string
}

// Entry returns the entry of the input, for the agency of the payment.
func (in ReversePaymentInput) Entry() db.Entry { return in.EntryFor(in.Payment) }

// RecordPaymentsInput describes the payments of a bank's file.
type RecordPaymentsInput struct {
	db.Request
	Agency   db.Key
	Payments []BankPaymentInput
}

// Entry returns the entry of the input, for its agency.
func (in RecordPaymentsInput) Entry() db.Entry { return in.EntryForAgency(in.Agency) }

// BankPaymentInput describes one payment of a bank's file. It names one of its case, its decision and its penalty.
type BankPaymentInput struct {
	CaseNo     *string
	DecisionNo *string
	Penalty    *db.Key
	Amount     decimal.Decimal // yuan, surcharge included
	PaidOn     civil.Date
	Method     db.PaymentMethod
	ReceiptNo  *string
	Note       *string
}
