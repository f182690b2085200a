package enforcement

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// ConfiscateGoodsInput describes goods to be confiscated.
type ConfiscateGoodsInput struct {
	db.Request
	Decision      db.Key
	ConfiscatedOn civil.Date
	Lots          []ConfiscatedLotInput
	SeizedLots    []SeizedLotInput
}

// WriteRequest returns the request of the write: of records of the agency of the decision.
func (in ConfiscateGoodsInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Decision) }

// ConfiscatedLotInput describes a new lot of goods that are confiscated or seized. Where Field is nil, the lot has the field of the case.
type ConfiscatedLotInput struct {
	Name      string
	Field     *db.CaseField
	Quantity  decimal.Decimal
	Unit      string
	Value     *decimal.Decimal
	StoredAt  string
	Condition *string
}

// SeizedLotInput names a lot under seizure that is confiscated; without a quantity all that is under seizure.
type SeizedLotInput struct {
	Lot      db.Key
	Quantity *decimal.Decimal
}

// DestroyGoodsInput describes a destruction of goods.
type DestroyGoodsInput struct {
	db.Request
	DestroyedOn civil.Date
	Place       string
	Method      db.DestructionMethod
	Contractor  *string
	ApprovedBy  string
	Supervisors []db.Key
	RecordNo    *string
	Lots        []DestroyedLotInput
}

// WriteRequest returns how the input is written: for the agency of the first lot; where no lot is given, of the first supervisor.
func (in DestroyGoodsInput) WriteRequest() db.WriteRequest {
	switch {
	case len(in.Lots) > 0:
		return in.WriteRequestFor(in.Lots[0].Lot)
	case len(in.Supervisors) > 0:
		return in.WriteRequestFor(in.Supervisors[0])
	}
	return in.WriteRequestFor(db.Key{})
}

// DestroyedLotInput names a lot that is destroyed; without a quantity all that is held.
type DestroyedLotInput struct {
	Lot      db.Key
	Quantity *decimal.Decimal
}

// MoveGoodsInput describes a movement of goods.
type MoveGoodsInput struct {
	db.Request
	Kind    db.GoodsMovementKind
	MovedOn civil.Date
	Lots    []MovedLotInput
	Place   *string
	Handler *db.Key
	Note    *string
}

// WriteRequest returns the request of the write: of records of the agency of the first lot.
func (in MoveGoodsInput) WriteRequest() db.WriteRequest {
	if len(in.Lots) == 0 {
		return in.WriteRequestFor(db.Key{})
	}
	return in.WriteRequestFor(in.Lots[0].Lot)
}

// MovedLotInput names a lot that is moved or released; without a quantity all that can be. Proceeds are in yuan, of an auction only.
type MovedLotInput struct {
	Lot      db.Key
	Quantity *decimal.Decimal
	Proceeds *decimal.Decimal
}
