package staff

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/law"
)

// AddOfficer adds an officer with a certificate. Payload: `officer`. Returns CONFLICT if the agency has an officer with this certificate (the
// constraint officers_certificate_no_key).
func AddOfficer(ctx context.Context, w *db.Writer, in AddOfficerInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireExists(ctx, "input.unit", in.Unit, "Unit", (*db.Unit)(nil)),
		input.RequireText("input.name", in.Name, input.MaxName),
		input.RequireText("input.certificateNo", in.CertificateNo, maxCertificateNo),
		checkCertificateDays(in.CertifiedFrom, in.CertifiedUntil),
	); err != nil {
		return nil, err
	}
	officer := &db.Officer{
		UnitID: in.Unit.ID, Name: in.Name, CertificateNo: in.CertificateNo, CertifiedFrom: in.CertifiedFrom, CertifiedUntil: in.CertifiedUntil,
	}
	if err := db.Insert(ctx, w, officer); err != nil {
		return nil, err
	}
	return db.Payload{"officer": {db.KeyOf(officer)}}, nil
}

// maxCertificateNo is the longest number of a certificate, as the constraint officers_certificate_no_said has it.
const maxCertificateNo = 100

// checkCertificateDays returns BAD_USER_INPUT if a certificate ends before it begins.
func checkCertificateDays(from civil.Date, until *civil.Date) error {
	if until != nil && until.Before(from) {
		return input.Fault("input.certifiedUntil", "the certificate would end on %s, before its first day, %s: give its last day", *until, from)
	}
	return nil
}

// ChangeOfficer moves an officer to another unit, corrects the name, or enters a renewed certificate. Payload: `officer`. Returns BAD_USER_INPUT
// if nothing changes or the certificate ends before it begins; RULE_VIOLATION if it would not be valid on the day on which a case of the officer was
// filed; and CONFLICT if the officer has another version than expected, or another officer of the agency has the certificate (the constraint
// officers_certificate_no_key).
func ChangeOfficer(ctx context.Context, w *db.Writer, in ChangeOfficerInput) (db.Payload, error) {
	officer := new(db.Officer)
	texts := input.CheckAll(
		input.RequireTextIfGiven("input.name", in.Name, input.MaxName),
		input.RequireTextIfGiven("input.certificateNo", in.CertificateNo, maxCertificateNo),
	)
	if err := db.Lock(ctx, w, "input.officer", in.Officer, officer); err != nil {
		return nil, input.CheckAll(err, texts)
	}
	if err := input.CheckAll(
		w.RequireVersion(in.ExpectedVersion, officer),
		w.RequireExistsIfGiven(ctx, "input.unit", in.Unit, "Unit", (*db.Unit)(nil)),
		texts,
	); err != nil {
		return nil, err
	}
	var c change
	if in.Unit != nil {
		set(&c, "unit_id", &officer.UnitID, &in.Unit.ID)
	}
	set(&c, "name", &officer.Name, in.Name)
	set(&c, "certificate_no", &officer.CertificateNo, in.CertificateNo)
	set(&c, "certified_from", &officer.CertifiedFrom, in.CertifiedFrom)
	if until := in.CertifiedUntil; until != nil && (officer.CertifiedUntil == nil || *officer.CertifiedUntil != *until) {
		officer.CertifiedUntil, c = until, append(c, "certified_until")
	}
	if err := checkCertificateDays(officer.CertifiedFrom, officer.CertifiedUntil); err != nil {
		return nil, err
	}
	if err := checkCasesCertified(ctx, w, officer); err != nil {
		return nil, err
	}
	if err := c.write(ctx, w, officer); err != nil {
		return nil, err
	}
	return db.Payload{"officer": {db.KeyOf(officer)}}, nil
}

// checkCasesCertified returns RULE_VIOLATION if the certificate of an officer was not valid on the day on which a case of the officer was filed.
func checkCasesCertified(ctx context.Context, w *db.Writer, officer *db.Officer) error {
	var caseNo string
	var filedOn civil.Date
	err := w.Tx().NewSelect().Model((*db.Case)(nil)).Column("case_no", "filed_on").
		Join("JOIN case_officers AS o ON o.agency_id = ?TableAlias.agency_id AND o.case_id = ?TableAlias.id").
		Where("o.agency_id = ? AND o.officer_id = ?", w.Agency(), officer.ID).
		Where("filed_on < ? OR filed_on > ?", officer.CertifiedFrom, officer.CertifiedUntil). // without an end, the second is null
		Order("filed_on", "case_no").Limit(1).Scan(ctx, &caseNo, &filedOn)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("look for cases of the officer: %w", err)
	}
	field := "input.certifiedUntil"
	if filedOn.Before(officer.CertifiedFrom) {
		field = "input.certifiedFrom"
	}
	return input.RequireLawful(field, law.CheckCertificateKept(officer.Name, law.Certificate{From: officer.CertifiedFrom, Until: officer.CertifiedUntil}, caseNo, filedOn))
}
