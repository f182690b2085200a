package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Equipment is a piece of special equipment on the register. equipment.RegisterEquipment writes it.
type Equipment struct {
	bun.BaseModel `bun:"table:equipment,alias:equipment"`
	Record

	PartyID        int64         `bun:"party_id"` // who uses it
	Kind           EquipmentKind `bun:"kind"`
	RegistrationNo string        `bun:"registration_no"`
	Name           string        `bun:"name"`
	Address        *string       `bun:"address"`
	ExamineBy      *civil.Date   `bun:"examine_by,type:date"` // the last day of the next periodic examination
	RetiredOn      *civil.Date   `bun:"retired_on,type:date"` // when it was taken out of use

	Party       *Party        `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Inspections []*Inspection `bun:"rel:has-many,join:agency_id=agency_id,join:id=equipment_id"`
}

var equipmentComputed = map[string]Computed{
	"overdue": {SQL: "({row}.retired_on IS NULL AND {row}.examine_by IS NOT NULL AND {row}.examine_by < {today})"},
}
