package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// SeizeGoodsInput is goods to be sealed or seized.
type SeizeGoodsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Case           db.Key
	Kind           db.SeizureKind
	OrderNo        *string
	Ground         string
	ApprovedBy     string
	Place          string
	Officers       []db.Key
	SeizedOn       civil.Date
	Lots           []ConfiscatedLotInput
}

// Entry says that the bureau of the input's records writes.
func (in SeizeGoodsInput) Entry() db.Entry {
	return db.Entry{Verb: "seizeGoods", Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ExtendSeizureInput is an extension of a seizure.
type ExtendSeizureInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Seizure        db.Key
	ExtendedOn     civil.Date
	Reason         string
}

// Entry says that the bureau of the input's records writes.
func (in ExtendSeizureInput) Entry() db.Entry {
	return db.Entry{Verb: "extendSeizure", Agency: in.Seizure.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}

// ReleaseGoodsInput is goods to be released.
type ReleaseGoodsInput struct {
	IdempotencyKey *string `json:"-"`
	Simulate       bool    `json:"-"`
	Case           db.Key
	ReleasedOn     civil.Date
	Reason         string
	Lots           []MovedLotInput
}

// Entry says that the bureau of the input's records writes.
func (in ReleaseGoodsInput) Entry() db.Entry {
	return db.Entry{Verb: "releaseGoods", Agency: in.Case.Agency, IdempotencyKey: in.IdempotencyKey, Simulate: in.Simulate, Input: in}
}
