package db

import (
	"time"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// Agency is a market supervision bureau or the level above it. Agencies form a tree and belong to no agency.
type Agency struct {
	bun.BaseModel `bun:"table:agencies,alias:agency"`

	ID        int64       `bun:"id,pk,autoincrement"`
	Code      string      `bun:"code"`
	Name      string      `bun:"name"`
	ShortName string      `bun:"short_name"` // what case and decision numbers begin with, as in `太市监`
	Level     AgencyLevel `bun:"level"`
	ParentID  *int64      `bun:"parent_id"`
	CreatedAt time.Time   `bun:"created_at,nullzero,notnull,default:now(),skipupdate"`
	UpdatedAt time.Time   `bun:"updated_at,nullzero,notnull,default:now()"`
	Version   int         `bun:"version,nullzero,notnull,default:1"`

	Parent   *Agency   `bun:"rel:belongs-to,join:parent_id=id"`
	Children []*Agency `bun:"rel:has-many,join:id=parent_id"`
	Units    []*Unit   `bun:"rel:has-many,join:id=agency_id"`
}

// Unit is a branch or station of a bureau.
type Unit struct {
	bun.BaseModel `bun:"table:units,alias:unit"`
	Record

	Name string   `bun:"name"`
	Kind UnitKind `bun:"kind"`

	Officers []*Officer `bun:"rel:has-many,join:agency_id=agency_id,join:id=unit_id"`
	Cases    []*Case    `bun:"rel:has-many,join:agency_id=agency_id,join:id=unit_id"`
}

// Officer is an enforcement officer with a certificate.
type Officer struct {
	bun.BaseModel `bun:"table:officers,alias:officer"`
	Record

	UnitID         int64       `bun:"unit_id"`
	Name           string      `bun:"name"`
	CertificateNo  string      `bun:"certificate_no"`
	CertifiedFrom  civil.Date  `bun:"certified_from,type:date"`
	CertifiedUntil *civil.Date `bun:"certified_until,type:date"` // the last day; nil where it has no end yet

	Unit  *Unit   `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
	Cases []*Case `bun:"m2m:case_officers,join:Officer=Case"`
}
