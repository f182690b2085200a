package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// ConfiscateGoodsInput is goods to be confiscated.
type ConfiscateGoodsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Decision       db.Key
	ConfiscatedOn  civil.Date
	Lots           []ConfiscatedLotInput
	SeizedLots     []SeizedLotInput
}

// Entry says that the bureau that decided confiscates.
func (in ConfiscateGoodsInput) Entry() db.Entry {
	return db.Entry{Verb: "confiscateGoods", Agency: in.Decision.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ConfiscatedLotInput is a lot of goods within a confiscation.
type ConfiscatedLotInput struct {
	Name      string
	Field     *db.CaseField
	Quantity  decimal.Decimal
	Unit      string
	Value     *decimal.Decimal
	StoredAt  string
	Condition *string
}

// SeizedLotInput is a lot under seizure within a confiscation.
type SeizedLotInput struct {
	Lot      db.Key
	Quantity *decimal.Decimal
}

// DestroyGoodsInput is a destruction to be recorded.
type DestroyGoodsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	DestroyedOn    civil.Date
	Place          string
	Method         db.DestructionMethod
	Contractor     *string
	ApprovedBy     string
	Supervisors    []db.Key
	RecordNo       *string
	Lots           []DestroyedLotInput
}

// Entry says that the bureau of the first lot destroys; without one, that of the first supervisor.
func (in DestroyGoodsInput) Entry() db.Entry {
	e := db.Entry{Verb: "destroyGoods", IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
	switch {
	case len(in.Lots) > 0:
		e.Agency = in.Lots[0].Lot.Agency
	case len(in.Supervisors) > 0:
		e.Agency = in.Supervisors[0].Agency
	}
	return e
}

// DestroyedLotInput is a lot within a destruction.
type DestroyedLotInput struct {
	Lot      db.Key
	Quantity *decimal.Decimal
}

// MoveGoodsInput is a movement of goods.
type MoveGoodsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Kind           db.GoodsMovementKind
	MovedOn        civil.Date
	Lots           []MovedLotInput
	Place          *string
	Handler        *db.Key
	Note           *string
}

// Entry says that the bureau of the input's records writes.
func (in MoveGoodsInput) Entry() db.Entry {
	e := db.Entry{Verb: "moveGoods", IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
	if len(in.Lots) > 0 {
		e.Agency = in.Lots[0].Lot.Agency
	}
	return e
}

// MovedLotInput is a lot within a movement.
type MovedLotInput struct {
	Lot      db.Key
	Quantity *decimal.Decimal
	Proceeds *decimal.Decimal
}
