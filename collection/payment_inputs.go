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

// WriteRequest returns the request of the write: of records of the agency of the penalty.
func (in RecordPaymentInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Penalty) }

// ReversePaymentInput describes the reversal of a payment or write-off.
type ReversePaymentInput struct {
	db.Request
	Payment db.Key
	On      civil.Date
	Note    string
}

// WriteRequest returns the request of the write: of records of the agency of the payment.
func (in ReversePaymentInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Payment) }

// RecordPaymentsInput describes the payments of a bank's file.
type RecordPaymentsInput struct {
	db.Request
	Agency   db.Key
	Payments []BankPaymentInput
}

// WriteRequest returns how the input is written: for its agency.
func (in RecordPaymentsInput) WriteRequest() db.WriteRequest {
	return in.WriteRequestForAgency(in.Agency)
}

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
