package pharmacies

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/problem"
)

// RecordRemoteCheck records a remote check of a pharmacy with what it found. Payload: `remoteCheck`. Returns RULE_VIOLATION where the
// result does not fit the findings or a certificate is not valid on the day, and CONFLICT where the pharmacy was not open and connected on the
// day, or the check is on record.
func RecordRemoteCheck(ctx context.Context, w *db.Writer, in RecordRemoteCheckInput) (db.Payload, error) {
	pharmacy := new(db.Pharmacy)
	faults := []error{
		// Shared, so that nobody closes the pharmacy meanwhile.
		db.LockShared(ctx, w, "input.pharmacy", in.Pharmacy, pharmacy),
		w.RequireNotFuture("input.checkedOn", in.CheckedOn),
		requireInspectors(ctx, w, in.Inspectors, in.CheckedOn),
		input.RequireTextIfGiven("input.note", in.Note, input.MaxNote),
		requireResult(in),
		w.ReadLaw(ctx),
	}
	if err := input.CheckAll(append(faults, requireFindings(in)...)...); err != nil {
		return nil, err
	}
	if err := input.CheckAll(requireConnected(pharmacy, in.CheckedOn), requireNotRecorded(ctx, w, in)); err != nil {
		return nil, err
	}
	check := &db.RemoteCheck{PharmacyID: pharmacy.ID, CheckedOn: in.CheckedOn, Method: in.Method, Result: in.Result, Note: in.Note}
	if err := db.Insert(ctx, w, check); err != nil {
		return nil, err
	}
	if err := insertParts(ctx, w, check, in); err != nil {
		return nil, err
	}
	return db.Payload{"remoteCheck": {db.KeyOf(check)}}, nil
}

// requireInspectors checks that one inspector or more made the check, each with a certificate valid on the day (药品管理法 99, unconfirmed).
func requireInspectors(ctx context.Context, w *db.Writer, inspectors []db.Key, on civil.Date) error {
	const field = "input.inspectors"
	if err := input.RequireDistinctKeys(field, inspectors, 1, "inspectors"); err != nil {
		return err
	}
	err := w.RequireCertified(ctx, field, inspectors, on)
	if p := problem.Of(err); p != nil && p.Rule == law.OfficersCertified.Name {
		return p.Under(law.RemoteCertified.Name, law.RemoteCertified.Article)
	}
	return err
}

// requireResult checks that a check has findings if, and only if, its result is not PASSED (药品管理法 99, unconfirmed).
func requireResult(in RecordRemoteCheckInput) error {
	return input.RequireLawful("input.result", law.CheckRemoteResult(in.Result == db.RemoteResultPassed, len(in.Findings)))
}

// requireFindings returns the faults of the findings.
func requireFindings(in RecordRemoteCheckInput) []error {
	const field = "input.findings"
	if len(in.Findings) > input.MaxParts {
		return []error{input.Fault(field, "%d findings are too many: at most %d go together", len(in.Findings), input.MaxParts)}
	}
	var faults []error
	for i, f := range in.Findings {
		part := input.ElementPath(field, i)
		faults = append(faults, input.RequireText(part+".text", f.Text, input.MaxText))
		if f.DueOn == nil {
			continue
		}
		switch err := input.RequireDay(part+".dueOn", *f.DueOn); {
		case err != nil:
			faults = append(faults, err)
		case !f.DueOn.After(in.CheckedOn):
			faults = append(faults, input.Fault(part+".dueOn", "%s is not after the check, %s", f.DueOn, in.CheckedOn))
		}
	}
	return faults
}

// requireConnected checks that a pharmacy was open and connected to the remote system on a day. Returns CONFLICT otherwise.
func requireConnected(pharmacy *db.Pharmacy, on civil.Date) error {
	const field = "input.checkedOn"
	switch {
	case pharmacy.ConnectedOn == nil:
		return problem.Errorf(problem.Conflict, "%s is not connected to the remote system: record first that it was (connectPharmacy)", pharmacy.Name).At("input.pharmacy")
	case on.Before(*pharmacy.ConnectedOn):
		return problem.Errorf(problem.Conflict, "%s was connected on %s: give that day, or a later one", pharmacy.Name, pharmacy.ConnectedOn).At(field)
	case pharmacy.ClosedOn != nil && !on.Before(*pharmacy.ClosedOn):
		return problem.Errorf(problem.Conflict, "%s closed on %s: give an earlier day", pharmacy.Name, pharmacy.ClosedOn).At(field)
	}
	return nil
}

// requireNotRecorded checks that the pharmacy has no other check of the day and method on record. Returns CONFLICT otherwise.
func requireNotRecorded(ctx context.Context, w *db.Writer, in RecordRemoteCheckInput) error {
	same, err := db.Read[db.RemoteCheck](ctx, w, "pharmacy_id = $2 AND checked_on = $3 AND method = $4", "", in.Pharmacy.ID, in.CheckedOn.String(), string(in.Method))
	if err != nil {
		return fmt.Errorf("look for the check: %w", err)
	}
	if len(same) == 0 {
		return nil
	}
	return problem.Errorf(problem.Conflict, "the check is on record: %s", db.KeyOf(same[0])).At("input.checkedOn").With("remoteCheck", db.KeyOf(same[0]).String())
}

// insertParts adds the inspectors and the findings of a check.
func insertParts(ctx context.Context, w *db.Writer, check *db.RemoteCheck, in RecordRemoteCheckInput) error {
	var inspectors []db.RemoteCheckInspector
	for _, officer := range in.Inspectors {
		inspectors = append(inspectors, db.RemoteCheckInspector{AgencyID: w.Agency(), CheckID: check.ID, OfficerID: officer.ID})
	}
	if _, err := w.Tx().NewInsert().Model(&inspectors).Exec(ctx); err != nil {
		return fmt.Errorf("name inspectors: %w", err)
	}
	if len(in.Findings) == 0 {
		return nil
	}
	findings := make([]*db.RemoteFinding, len(in.Findings))
	for i, f := range in.Findings {
		findings[i] = &db.RemoteFinding{CheckID: check.ID, Kind: f.Kind, Severity: f.Severity, Text: f.Text, DueOn: f.DueOn}
		if f.DueOn == nil {
			findings[i].DueOn = w.LastDay("remote.rectify", in.CheckedOn)
		}
	}
	return db.Insert(ctx, w, findings...)
}

// readCheck reads the check that a finding belongs to.
func readCheck(ctx context.Context, w *db.Writer, finding *db.RemoteFinding) (*db.RemoteCheck, error) {
	check := new(db.RemoteCheck)
	if err := w.Tx().NewSelect().Model(check).Where("agency_id = ?", w.Agency()).Where("id = ?", finding.CheckID).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read remote check: %w", err)
	}
	return check, nil
}

// RectifyRemoteFinding records that a finding was put right, with the proof; a day after its term is accepted. Payload: `remoteFinding`.
// Returns CONFLICT if the finding was put right already.
func RectifyRemoteFinding(ctx context.Context, w *db.Writer, in RectifyRemoteFindingInput) (db.Payload, error) {
	finding := new(db.RemoteFinding)
	if err := input.CheckAll(
		db.Lock(ctx, w, "input.remoteFinding", in.RemoteFinding, finding),
		w.RequireNotFuture("input.rectifiedOn", in.RectifiedOn),
		input.RequireText("input.proof", in.Proof, input.MaxNote),
	); err != nil {
		return nil, err
	}
	if finding.RectifiedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "it was put right on %s", finding.RectifiedOn).At("input.remoteFinding")
	}
	check, err := readCheck(ctx, w, finding)
	if err != nil {
		return nil, err
	}
	if err := input.RequireNotBefore("input.rectifiedOn", in.RectifiedOn, check.CheckedOn, "the check"); err != nil {
		return nil, err
	}
	finding.RectifiedOn, finding.Proof = &in.RectifiedOn, &in.Proof
	if err := db.Update(ctx, w, finding, "rectified_on", "proof"); err != nil {
		return nil, err
	}
	return db.Payload{"remoteFinding": {db.KeyOf(finding)}}, nil
}

// ComputePharmacyTerms computes, once the working days of a year are known, the terms of open findings that were not known.
func ComputePharmacyTerms(ctx context.Context, w *db.Writer, _ int) error {
	findings, err := db.Read[db.RemoteFinding](ctx, w, "due_on IS NULL AND rectified_on IS NULL", "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, finding := range findings {
		check, err := readCheck(ctx, w, finding)
		if err != nil {
			return err
		}
		if finding.DueOn = w.LastDay("remote.rectify", check.CheckedOn); finding.DueOn == nil {
			continue
		}
		if err := db.Update(ctx, w, finding, "due_on"); err != nil {
			return err
		}
	}
	return nil
}
