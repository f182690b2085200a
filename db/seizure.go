package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Seizure is an order by which goods are sealed in place or seized while a case is investigated (行政强制法 18, 24).
// enforcement.SeizeGoods writes it.
type Seizure struct {
	bun.BaseModel `bun:"table:seizures,alias:seizure"`
	Record

	CaseID     int64       `bun:"case_id"`
	Kind       SeizureKind `bun:"kind"`
	OrderNo    string      `bun:"order_no"`
	Ground     string      `bun:"ground"`
	ApprovedBy string      `bun:"approved_by"`
	Place      string      `bun:"place"`
	SeizedOn   civil.Date  `bun:"seized_on,type:date"`
	DueOn      *civil.Date `bun:"due_on,type:date"` // the last day; nil if it is not known
	ExtendedOn *civil.Date `bun:"extended_on,type:date"`
	Extension  *string     `bun:"extension"` // why it was extended

	Case         *Case          `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Examinations []*Examination `bun:"rel:has-many,join:agency_id=agency_id,join:id=seizure_id"`
	GoodsLots    []*GoodsLot    `bun:"rel:has-many,join:agency_id=agency_id,join:id=seizure_id"`
	Deadlines    []*Deadline    `bun:"rel:has-many,join:agency_id=agency_id,join:id=seizure_id"`
}
