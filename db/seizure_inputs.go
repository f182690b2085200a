package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
)

// SeizeGoodsInput is goods to be sealed or seized.
type SeizeGoodsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Case           Key
	Kind           SeizureKind
	OrderNo        *string
	Ground         string
	ApprovedBy     string
	Place          string
	Officers       []Key
	SeizedOn       civil.Date
	Lots           []ConfiscatedLotInput
}

// Entry says that the bureau of the input's records writes.
func (in SeizeGoodsInput) Entry() Entry {
	return Entry{Verb: "seizeGoods", Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ExtendSeizureInput is an extension of a seizure.
type ExtendSeizureInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Seizure        Key
	ExtendedOn     civil.Date
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in ExtendSeizureInput) Entry() Entry {
	return Entry{Verb: "extendSeizure", Agency: in.Seizure.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReleaseGoodsInput is goods to be released.
type ReleaseGoodsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Case           Key
	ReleasedOn     civil.Date
	Reason         string
	Lots           []MovedLotInput
}

// Entry says that the bureau of the input's records writes.
func (in ReleaseGoodsInput) Entry() Entry {
	return Entry{Verb: "releaseGoods", Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// MoveGoodsInput is a movement of goods.
type MoveGoodsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Kind           GoodsMovementKind
	MovedOn        civil.Date
	Lots           []MovedLotInput
	Place          *string
	Handler        *Key
	Note           *string
}

// Entry says that the bureau of the input's records writes.
func (in MoveGoodsInput) Entry() Entry {
	e := Entry{Verb: "moveGoods", IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
	if len(in.Lots) > 0 {
		e.Agency = in.Lots[0].Lot.Agency
	}
	return e
}

// MovedLotInput is a lot within a movement.
type MovedLotInput struct {
	Lot      Key
	Quantity *decimal.Decimal
	Proceeds *decimal.Decimal
}

// AddDocumentInput is a document to be kept.
type AddDocumentInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Case           Key
	Kind           DocumentKind
	DocNo          *string
	Title          *string
	DatedOn        civil.Date
	File           *string
	Sha256         *string
}

// Entry says that the bureau of the input's records writes.
func (in AddDocumentInput) Entry() Entry {
	return Entry{Verb: "addDocument", Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// AssignOfficersInput is officers to be put on a case.
type AssignOfficersInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Case           Key
	On             civil.Date
	Officers       []Key
	Note           *string
}

// Entry says that the bureau of the input's records writes.
func (in AssignOfficersInput) Entry() Entry {
	return Entry{Verb: "assignOfficers", Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
