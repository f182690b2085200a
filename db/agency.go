package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"

	"docket/auth"
	"docket/input"
	"docket/law"
	"docket/messages"
)

// Agency is a market supervision bureau, or an authority above it. Agencies form a tree; an agency itself belongs to no agency.
type Agency struct {
	bun.BaseModel `bun:"table:agencies,alias:agency"`

	ID         int64       `bun:"id,pk,autoincrement"`
	Code       string      `bun:"code,unique"`
	Name       string      `bun:"name"`
	ShortName  string      `bun:"short_name"`  // the beginning of case and decision numbers, as in `太市监`
	CreditCode *string     `bun:"credit_code"` // unified social credit code (GB 32100-2015)
	Level      AgencyLevel `bun:"level"`
	ParentID   *int64      `bun:"parent_id"`
	CreatedAt  time.Time   `bun:"created_at,nullzero,notnull,default:now(),skipupdate"`
	UpdatedAt  time.Time   `bun:"updated_at,nullzero,notnull,default:now()"`
	Version    int         `bun:"version,nullzero,notnull,default:1"`

	Parent   *Agency   `bun:"rel:belongs-to,join:parent_id=id"`
	Children []*Agency `bun:"rel:has-many,join:id=parent_id"`
	Units    []*Unit   `bun:"rel:has-many,join:id=agency_id"`
}

// Unit is a section, branch or station of an agency.
type Unit struct {
	bun.BaseModel `bun:"table:units,alias:unit"`
	Record

	Name         string   `bun:"name"`
	NameInitials string   `bun:"name_initials,scanonly"` // first letters of the pinyin of the name; the database keeps them
	Kind         UnitKind `bun:"kind"`

	Officers []*Officer `bun:"rel:has-many,join:agency_id=agency_id,join:id=unit_id"`
	Cases    []*Case    `bun:"rel:has-many,join:agency_id=agency_id,join:id=unit_id"`
}

// Officer is an enforcement officer, with the certificate that law requires (行政处罚法 42).
type Officer struct {
	bun.BaseModel `bun:"table:officers,alias:officer"`
	Record

	UnitID         int64       `bun:"unit_id"`
	Name           string      `bun:"name"`
	NameInitials   string      `bun:"name_initials,scanonly"` // first letters of the pinyin of the name; the database keeps them
	CertificateNo  string      `bun:"certificate_no"`
	CertifiedFrom  civil.Date  `bun:"certified_from,type:date"`
	CertifiedUntil *civil.Date `bun:"certified_until,type:date"` // the last day; nil if no end is known

	Unit  *Unit   `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
	Cases []*Case `bun:"m2m:case_officers,join:Officer=Case"`
}

// AgencyOfUnit returns the number and the short name of the writer's agency. Returns NOT_FOUND of `input.unit` if the agency has no such unit.
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

// ReadOfficers returns officers of the writer's agency by their number. Returns NOT_FOUND for the first officer who does not exist.
func (w *Writer) ReadOfficers(ctx context.Context, field string, keys []Key) (map[int64]*Officer, error) {
	ids := make([]int64, len(keys))
	for i, key := range keys {
		if err := w.RequireOwn(input.ElementPath(field, i), key, "Officer"); err != nil {
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
			return nil, NotFound(input.ElementPath(field, i), key)
		}
	}
	return found, nil
}

// RequireExists requires that a key names a record of a type that exists in the writer's agency. model is a nil pointer to the model
// of the type. Returns BAD_USER_INPUT for another type or agency, and NOT_FOUND if there is no such record.
func (w *Writer) RequireExists(ctx context.Context, field string, key Key, typ string, model any) error {
	if err := w.RequireOwn(field, key, typ); err != nil {
		return err
	}
	exists, err := w.tx.NewSelect().Model(model).Where("agency_id = ?", w.agency).Where("id = ?", key.ID).Exists(ctx)
	if err != nil {
		return fmt.Errorf("look for %s: %w", typ, err)
	}
	if !exists {
		return NotFound(field, key)
	}
	return nil
}

// RequireExistsIfGiven is RequireExists for a key that may be absent.
func (w *Writer) RequireExistsIfGiven(ctx context.Context, field string, key *Key, typ string, model any) error {
	if key == nil {
		return nil
	}
	return w.RequireExists(ctx, field, *key, typ, model)
}

// RequireCertified requires that each officer exists and has a certificate that is valid on the day (行政处罚法 42). Returns NOT_FOUND for an
// officer who does not exist, and RULE_VIOLATION for the first officer without a valid certificate.
func (w *Writer) RequireCertified(ctx context.Context, field string, officers []Key, on civil.Date) error {
	found, err := w.ReadOfficers(ctx, field, officers)
	if err != nil {
		return err
	}
	for i, key := range officers {
		officer := found[key.ID]
		certificate := law.Certificate{From: officer.CertifiedFrom, Until: officer.CertifiedUntil}
		if v := law.CheckCertificate(officer.Name, officer.CertificateNo, certificate, on); v != nil {
			return input.Violation(input.ElementPath(field, i), v)
		}
	}
	return nil
}

// ActingOfficer returns the key of the officer of the writer's agency that the caller is; nil if the caller is none.
func (w *Writer) ActingOfficer(ctx context.Context) *Key {
	caller := auth.CallerOf(ctx)
	if caller.Officer == nil || len(caller.Agencies) == 0 || caller.Agencies[0] != w.agency {
		return nil
	}
	return &Key{Type: "Officer", Agency: w.agency, ID: *caller.Officer}
}

// RequireApprover requires that the name in field `input.approvedBy` is neither that of the caller nor that of one of the officers, who act in
// what is approved. Officers that do not exist are left out.
func (w *Writer) RequireApprover(ctx context.Context, approver string, officers []Key) error {
	if acting := w.ActingOfficer(ctx); acting != nil {
		officers = append(slices.Clone(officers), *acting)
	}
	if len(officers) == 0 {
		return nil
	}
	ids := make([]int64, len(officers))
	for i, key := range officers {
		ids[i] = key.ID
	}
	found, err := Read[Officer](ctx, w, "id = ANY ($2)", "ORDER BY id", ids)
	if err != nil {
		return err
	}
	names := make([]string, len(found))
	for i, officer := range found {
		names[i] = officer.Name
	}
	return input.RequireLawful("input.approvedBy", law.CheckApprover(approver, names))
}

// RequireAgency requires that `input.agency` names an agency that exists. Returns BAD_USER_INPUT for the id of another type, and NOT_FOUND
// if there is no such agency.
func (w *Writer) RequireAgency(ctx context.Context, key Key) error {
	if key.Type != "Agency" {
		return input.Fault("input.agency", "%s is an id of %s, not of %s", key, messages.RecordType(key.Type), messages.RecordType("Agency"))
	}
	exists, err := w.tx.NewSelect().Model((*Agency)(nil)).Where("id = ?", key.ID).Exists(ctx)
	if err == nil && !exists {
		err = NotFound("input.agency", key)
	}
	return err
}
