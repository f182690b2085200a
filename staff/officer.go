package staff

import (
	"context"
	"database/sql"
	"errors"

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
// if nothing changes or the certificate ends before it begins; RULE_VIOLATION if it would no longer be valid on the day on which a case of the officer was
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
	before := law.Certificate{From: officer.CertifiedFrom, Until: officer.CertifiedUntil}
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
	if err := checkCasesCertified(ctx, w, before, officer); err != nil {
		return nil, err
	}
	if err := c.write(ctx, w, officer); err != nil {
		return nil, err
	}
	return db.Payload{"officer": {db.KeyOf(officer)}}, nil
}

// checkCasesCertified returns RULE_VIOLATION if a case of an officer was filed on a day on which the certificate was valid before the change, and would not
// be after it. An officer may have joined an older case, filed before the certificate began.
func checkCasesCertified(ctx context.Context, w *db.Writer, before law.Certificate, officer *db.Officer) error {
	after := law.Certificate{From: officer.CertifiedFrom, Until: officer.CertifiedUntil}
	filed, err := db.ReadOne[db.Case](ctx, w, `id IN (SELECT case_id FROM case_officers WHERE agency_id = $1 AND officer_id = $2)
		AND filed_on >= $3::text::date AND filed_on <= coalesce($4::text::date, 'infinity')
		AND (filed_on < $5::text::date OR filed_on > coalesce($6::text::date, 'infinity'))`, "ORDER BY filed_on, id LIMIT 1",
		officer.ID, before.From.String(), textOf(before.Until), after.From.String(), textOf(after.Until))
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	field := "input.certifiedUntil"
	if filed.FiledOn.Before(after.From) {
		field = "input.certifiedFrom"
	}
	return input.RequireLawful(field, law.CheckCertificateKept(officer.Name, after, filed.CaseNo, filed.FiledOn))
}

// textOf returns a day as a text for a statement; nil if there is none.
func textOf(day *civil.Date) *string {
	if day == nil {
		return nil
	}
	text := day.String()
	return &text
}
