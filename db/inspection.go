package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Inspection is an inspection of special equipment and of the party that uses it (特种设备安全监督检查办法).
// equipment.RecordInspection writes it.
type Inspection struct {
	bun.BaseModel `bun:"table:inspections,alias:inspection"`
	Record

	UnitID      *int64     `bun:"unit_id"`
	PartyID     int64      `bun:"party_id"`
	EquipmentID *int64     `bun:"equipment_id"`
	InspectedOn civil.Date `bun:"inspected_on,type:date"`
	CaseID      *int64     `bun:"case_id"`
	Note        *string    `bun:"note"`

	Unit       *Unit          `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
	Party      *Party         `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Equipment  *Equipment     `bun:"rel:belongs-to,join:agency_id=agency_id,join:equipment_id=id"`
	Inspectors []*Officer     `bun:"m2m:inspection_inspectors,join:Inspection=Inspector"`
	Hazards    []*Hazard      `bun:"rel:has-many,join:agency_id=agency_id,join:id=inspection_id"`
	Orders     []*SafetyOrder `bun:"rel:has-many,join:agency_id=agency_id,join:id=inspection_id"`
	Case       *Case          `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
}

// InspectionInspector links an inspection and an officer who made it.
type InspectionInspector struct {
	bun.BaseModel `bun:"table:inspection_inspectors,alias:inspection_inspector"`

	AgencyID     int64       `bun:"agency_id,pk"`
	InspectionID int64       `bun:"inspection_id,pk"`
	OfficerID    int64       `bun:"officer_id,pk"`
	Inspection   *Inspection `bun:"rel:belongs-to,join:agency_id=agency_id,join:inspection_id=id"`
	Inspector    *Officer    `bun:"rel:belongs-to,join:agency_id=agency_id,join:officer_id=id"`
}
