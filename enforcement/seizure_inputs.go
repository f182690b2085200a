package enforcement

import (
	"cloud.google.com/go/civil"

	"docket/db"
)

// SeizeGoodsInput describes goods to be sealed or seized.
type SeizeGoodsInput struct {
	db.Request
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

// WriteRequest returns the request of the write: of records of the agency of the case.
func (in SeizeGoodsInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Case) }

// ExtendSeizureInput describes the extension of a seizure.
type ExtendSeizureInput struct {
	db.Request
	Seizure    db.Key
	ExtendedOn civil.Date
	Reason     string
}

// WriteRequest returns the request of the write: of records of the agency of the seizure.
func (in ExtendSeizureInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Seizure) }

// ReleaseGoodsInput describes goods to be given back.
type ReleaseGoodsInput struct {
	db.Request
	Case       db.Key
	ReleasedOn civil.Date
	Reason     string
	Lots       []MovedLotInput
}

// WriteRequest returns the request of the write: of records of the agency of the case.
func (in ReleaseGoodsInput) WriteRequest() db.WriteRequest { return in.WriteRequestFor(in.Case) }
