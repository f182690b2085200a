package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/law"
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

// agencyOfUnit reads the writer's agency, which must have the unit.
func (w *Writer) AgencyOfUnit(ctx context.Context, unit Key) (*Agency, error) {
	agency := new(Agency)
	err := w.tx.Tx.QueryRowContext(ctx, `SELECT a.id, a.short_name FROM agencies a
		JOIN units u ON u.agency_id = a.id WHERE u.agency_id = $1 AND u.id = $2`, w.agency, unit.ID).Scan(&agency.ID, &agency.ShortName)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, NotFound("input.unit", unit)
	}
	if err != nil {
		return nil, fmt.Errorf("read unit: %w", err)
	}
	return agency, nil
}

// officers reads officers of the writer's agency, by number; each must be there.
func (w *Writer) ReadOfficers(ctx context.Context, field string, keys []Key) (map[int64]*Officer, error) {
	ids := make([]int64, len(keys))
	for i, key := range keys {
		if err := w.RequireOwn(Element(field, i), key, "Officer"); err != nil {
			return nil, err
		}
		ids[i] = key.ID
	}
	rows, err := Read[Officer](ctx, w, "id = ANY ($2)", "", ids)
	if err != nil {
		return nil, err
	}
	found := make(map[int64]*Officer, len(rows))
	for _, officer := range rows {
		found[officer.ID] = officer
	}
	for i, key := range keys {
		if found[key.ID] == nil {
			return nil, NotFound(Element(field, i), key)
		}
	}
	return found, nil
}

// exists checks that a key names a record of the writer's agency; model is a nil pointer to its model.
func (w *Writer) RequireExists(ctx context.Context, field string, key Key, typ string, model any) error {
	if err := w.RequireOwn(field, key, typ); err != nil {
		return err
	}
	is, err := w.tx.NewSelect().Model(model).Where("agency_id = ?", w.agency).Where("id = ?", key.ID).Exists(ctx)
	if err != nil {
		return fmt.Errorf("look for %s: %w", typ, err)
	}
	if !is {
		return NotFound(field, key)
	}
	return nil
}

// checkCertified checks that each officer has a certificate valid on the day.
func (w *Writer) RequireCertified(ctx context.Context, field string, officers []Key, on civil.Date) error {
	found, err := w.ReadOfficers(ctx, field, officers)
	if err != nil {
		return err
	}
	for i, key := range officers {
		officer := found[key.ID]
		certificate := law.Certificate{From: officer.CertifiedFrom, Until: officer.CertifiedUntil}
		if v := law.CheckCertificate(officer.Name, officer.CertificateNo, certificate, on); v != nil {
			return Violates(Element(field, i), v)
		}
	}
	return nil
}

// kept by an agency: what an administrator sets for it.
func (w *Writer) RequireAgency(ctx context.Context, key Key) error {
	if key.Type != "Agency" {
		return BadInput("input.agency", "%s is the id of a %s, not of an Agency", key, key.Type)
	}
	is, err := w.tx.NewSelect().Model((*Agency)(nil)).Where("id = ?", key.ID).Exists(ctx)
	if err == nil && !is {
		err = NotFound("input.agency", key)
	}
	return err
}
