package db

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"
)

// GoodsLot is a lot of goods of one kind in a case. The quantities of a lot that are held, disposed of and the like follow from its
// movements, which are its ledger. Quantities are in Unit.
type GoodsLot struct {
	bun.BaseModel `bun:"table:goods_lots,alias:goods_lot"`
	Record

	CaseID    int64            `bun:"case_id"`
	Name      string           `bun:"name"`
	Field     CaseField        `bun:"field"`
	Quantity  decimal.Decimal  `bun:"quantity,type:numeric(14,3)"` // when the lot was recorded
	Unit      string           `bun:"unit"`
	Value     *decimal.Decimal `bun:"value,type:numeric(14,2)"` // yuan, of the whole lot
	StoredAt  *string          `bun:"stored_at"`
	Condition *string          `bun:"condition"`
	SeizureID *int64           `bun:"seizure_id"`

	Seizure   *Seizure         `bun:"rel:belongs-to,join:agency_id=agency_id,join:seizure_id=id"`
	Case      *Case            `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Movements []*GoodsMovement `bun:"rel:has-many,join:agency_id=agency_id,join:id=lot_id"`
}

var goodsLotComputed = map[string]Computed{
	"quantityConfiscated": {
		SQL:   "({confiscated})::numeric(20,3)",
		Parts: map[string]Part{"confiscated": sumOfConfiscated},
	},
	"quantitySeized": {
		SQL: "greatest({seized} - {left}, 0)::numeric(20,3)",
		Parts: map[string]Part{
			"seized": {Relation: "movements", Function: "sum", Column: "quantity", Where: "{row}.kind IN ('SEAL', 'SEIZE')"},
			"left":   {Relation: "movements", Function: "sum", Column: "quantity", Where: "{row}.kind IN ('RELEASE', 'SAMPLE', 'CONFISCATE')"},
		},
	},
	"quantityHeld": {
		SQL: "({confiscated} - {gone})::numeric(20,3)",
		Parts: map[string]Part{
			"confiscated": sumOfConfiscated,
			"gone":        {Relation: "movements", Function: "sum", Column: "quantity", Where: "{row}.kind IN ('DESTROY', 'AUCTION', 'TRANSFER', 'RETURN')"},
		},
	},
	"quantityDestroyed": {
		SQL:   "({destroyed})::numeric(20,3)",
		Parts: map[string]Part{"destroyed": {Relation: "movements", Function: "sum", Column: "quantity", Where: "{row}.kind = 'DESTROY'"}},
	},
}

var sumOfConfiscated = Part{Relation: "movements", Function: "sum", Column: "quantity", Where: "{row}.kind = 'CONFISCATE'"}

// GoodsMovement is an entry in the ledger of a lot. Entries are only added.
type GoodsMovement struct {
	bun.BaseModel `bun:"table:goods_movements,alias:goods_movement"`
	Record

	LotID         int64             `bun:"lot_id"`
	Kind          GoodsMovementKind `bun:"kind"`
	Quantity      decimal.Decimal   `bun:"quantity,type:numeric(14,3)"`
	MovedOn       civil.Date        `bun:"moved_on,type:date"`
	DestructionID *int64            `bun:"destruction_id"`
	Note          *string           `bun:"note"`
	Place         *string           `bun:"place"`
	HandlerID     *int64            `bun:"handler_id"`
	Proceeds      *decimal.Decimal  `bun:"proceeds,type:numeric(14,2)"` // yuan, of an auction

	Lot         *GoodsLot    `bun:"rel:belongs-to,join:agency_id=agency_id,join:lot_id=id"`
	Destruction *Destruction `bun:"rel:belongs-to,join:agency_id=agency_id,join:destruction_id=id"`
	Handler     *Officer     `bun:"rel:belongs-to,join:agency_id=agency_id,join:handler_id=id"`
}

// Destruction is one event at which goods of several lots and cases are destroyed. enforcement.DestroyGoods writes it.
type Destruction struct {
	bun.BaseModel `bun:"table:destructions,alias:destruction"`
	Record

	DestroyedOn civil.Date        `bun:"destroyed_on,type:date"`
	Place       string            `bun:"place"`
	Method      DestructionMethod `bun:"method"`
	Contractor  *string           `bun:"contractor"`
	ApprovedBy  string            `bun:"approved_by"`
	RecordNo    *string           `bun:"record_no"`

	Supervisors []*Officer       `bun:"m2m:destruction_supervisors,join:Destruction=Supervisor"`
	Movements   []*GoodsMovement `bun:"rel:has-many,join:agency_id=agency_id,join:id=destruction_id"`
	FollowUps   []*FollowUp      `bun:"rel:has-many,join:agency_id=agency_id,join:id=destruction_id"`
}

var destructionComputed = map[string]Computed{
	"quantity": {
		SQL:   "({destroyed})::numeric(20,3)",
		Parts: map[string]Part{"destroyed": {Relation: "movements", Function: "sum", Column: "quantity"}},
	},
}

// DestructionSupervisor links a destruction and an officer who supervised it.
type DestructionSupervisor struct {
	bun.BaseModel `bun:"table:destruction_supervisors,alias:destruction_supervisor"`

	AgencyID      int64        `bun:"agency_id,pk"`
	DestructionID int64        `bun:"destruction_id,pk"`
	OfficerID     int64        `bun:"officer_id,pk"`
	Destruction   *Destruction `bun:"rel:belongs-to,join:agency_id=agency_id,join:destruction_id=id"`
	Supervisor    *Officer     `bun:"rel:belongs-to,join:agency_id=agency_id,join:officer_id=id"`
}
