package db

import (
	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Pharmacy is a shop that sells medicines to the public (零售药店).
type Pharmacy struct {
	bun.BaseModel `bun:"table:pharmacies,alias:pharmacy"`
	Record

	PartyID   int64      `bun:"party_id"`
	Name      string     `bun:"name"`
	LicenceNo string     `bun:"licence_no"`
	Address   *string    `bun:"address"`
	Division  *string    `bun:"division"`
	Phone     *string    `bun:"phone"`
	OpenedOn  civil.Date `bun:"opened_on,type:date"`
	// ClosedOn is the first day on which the pharmacy is closed.
	ClosedOn    *civil.Date `bun:"closed_on,type:date"`
	ConnectedOn *civil.Date `bun:"connected_on,type:date"`

	Party  *Party         `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Checks []*RemoteCheck `bun:"rel:has-many,join:agency_id=agency_id,join:id=pharmacy_id"`
}

var pharmacyComputed = map[string]Computed{
	"isOpen": {SQL: "{row}.closed_on IS NULL"},
}

// pharmacyMasks leave the last four characters of a telephone number.
var pharmacyMasks = map[string]string{"phone": "'***' || right({row}.phone, 4)"}
