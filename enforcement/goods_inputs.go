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

// Entry returns the entry of the input, for the agency of the decision.
func (in ConfiscateGoodsInput) Entry() db.Entry { return in.EntryFor(in.Decision) }

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

// Entry returns the entry of the input, for the agency of the first lot; where no lot is given, of the first supervisor.
func (in DestroyGoodsInput) Entry() db.Entry {
	switch {
	case len(in.Lots) > 0:
		return in.EntryFor(in.Lots[0].Lot)
	case len(in.Supervisors) > 0:
		return in.EntryFor(in.Supervisors[0])
	}
	return in.EntryFor(db.Key{})
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

// Entry returns the entry of the input, for the agency of the first lot.
func (in MoveGoodsInput) Entry() db.Entry {
	if len(in.Lots) == 0 {
		return in.EntryFor(db.Key{})
	}
	return in.EntryFor(in.Lots[0].Lot)
}

// MovedLotInput names a lot that is moved or released; without a quantity all that can be. Proceeds are in yuan, of an auction only.
type MovedLotInput struct {
	Lot      db.Key
	Quantity *decimal.Decimal
	Proceeds *decimal.Decimal
}
