package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// SeizeGoodsInput describes goods to be sealed or seized.
type SeizeGoodsInput struct {
	Request
	Case       db.Key
	Kind       db.SeizureKind
	OrderNo    *string
	Ground     string
	ApprovedBy string
	Place      string
	Officers   []db.Key
	SeizedOn   civil.Date
	Lots       []ConfiscatedLotInput
}

// Entry returns the entry of seizeGoods: the agency of the case writes.
func (in SeizeGoodsInput) Entry() db.Entry { return in.entry("seizeGoods", in.Case.Agency, in) }

// ExtendSeizureInput describes the extension of a seizure.
type ExtendSeizureInput struct {
	Request
	Seizure    db.Key
	ExtendedOn civil.Date
	Reason     string
}

// Entry returns the entry of extendSeizure: the agency of the seizure writes.
func (in ExtendSeizureInput) Entry() db.Entry {
	return in.entry("extendSeizure", in.Seizure.Agency, in)
}

// ReleaseGoodsInput describes goods to be given back.
type ReleaseGoodsInput struct {
	Request
	Case       db.Key
	ReleasedOn civil.Date
	Reason     string
	Lots       []MovedLotInput
}

// Entry returns the entry of releaseGoods: the agency of the case writes.
func (in ReleaseGoodsInput) Entry() db.Entry { return in.entry("releaseGoods", in.Case.Agency, in) }
