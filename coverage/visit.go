package coverage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db"
	"docket/input"
	"docket/problem"
)

// RecordVisit records a visit by the official who answered for the business on the day, and what was found. The earliest planned visit
// whose time includes the day is then made. Payload: `visit`.
// Returns CONFLICT where no official answered for the business on the day, and where the visit is on record.
func RecordVisit(ctx context.Context, w *db.Writer, in RecordVisitInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireOwn("input.business", in.Business, "FoodBusiness"),
		w.RequireNotFuture("input.visitedOn", in.VisitedOn),
		input.RequireTextIfGiven("input.checklist", in.Checklist, input.MaxText),
		checkFindings("input.findings", in),
	); err != nil {
		return nil, err
	}
	// The business is locked FOR SHARE: it cannot be handed over until the visit is written.
	business := new(db.FoodBusiness)
	if err := db.LockShared(ctx, w, "input.business", in.Business, business); err != nil {
		return nil, err
	}
	official, err := officialOn(ctx, w, business, in.VisitedOn)
	if err != nil {
		return nil, err
	}
	visit := &db.CoverageVisit{BusinessID: business.ID, OfficialID: official, VisitedOn: in.VisitedOn, Checklist: in.Checklist}
	if err := requireNewVisit(ctx, w, business, visit); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, visit); err != nil {
		return nil, err
	}
	if err := insertFindings(ctx, w, visit, in.Findings); err != nil {
		return nil, err
	}
	if err := completePlan(ctx, w, visit); err != nil {
		return nil, err
	}
	return db.Payload{"visit": {db.KeyOf(visit)}}, nil
}

// checkFindings checks the findings of a visit, each of which is to be put right on the day of the visit or later.
func checkFindings(field string, in RecordVisitInput) error {
	if len(in.Findings) > input.MaxParts {
		return input.Fault(field, "%d findings are too many: at most %d go together", len(in.Findings), input.MaxParts)
	}
	var faults faultList
	for i, f := range in.Findings {
		element := input.ElementPath(field, i)
		faults.add(input.RequireText(element+".text", f.Text, input.MaxText))
		if err := input.RequireDay(element+".dueOn", f.DueOn); err != nil {
			faults.add(err)
			continue
		}
		faults.add(input.RequireNotBefore(element+".dueOn", f.DueOn, in.VisitedOn, "the visit"))
	}
	return faults.err()
}

// officialOn returns the id of the official who answers for a business on a day. Returns CONFLICT where none does.
func officialOn(ctx context.Context, w *db.Writer, business *db.FoodBusiness, on civil.Date) (int64, error) {
	assignment, err := db.ReadOne[db.CoverageAssignment](ctx, w, "business_id = $2 AND cancelled_on IS NULL AND period @> $3::date", "", business.ID, on.String())
	if errors.Is(err, sql.ErrNoRows) {
		return 0, problem.Errorf(problem.Conflict, "nobody answers for %s on %s: assign somebody first", business.Name, on).At("input.visitedOn")
	}
	if err != nil {
		return 0, err
	}
	return assignment.OfficialID, nil
}

// requireNewVisit checks that no visit to the business by the official on the day is on record. Returns CONFLICT, which names the recorded
// visit, otherwise.
func requireNewVisit(ctx context.Context, w *db.Writer, business *db.FoodBusiness, visit *db.CoverageVisit) error {
	recorded, err := db.ReadOne[db.CoverageVisit](ctx, w, "business_id = $2 AND official_id = $3 AND visited_on = $4::date AND cancelled_on IS NULL", "ORDER BY id LIMIT 1",
		visit.BusinessID, visit.OfficialID, visit.VisitedOn.String())
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return problem.Errorf(problem.Conflict, "the visit to %s on %s is on record: %s", business.Name, visit.VisitedOn, db.KeyOf(recorded)).
		At("input.visitedOn").With("visit", db.KeyOf(recorded).String())
}

// insertFindings inserts the findings of a visit, if there are any.
func insertFindings(ctx context.Context, w *db.Writer, visit *db.CoverageVisit, inputs []FindingInput) error {
	if len(inputs) == 0 {
		return nil
	}
	findings := make([]*db.Finding, len(inputs))
	for i, f := range inputs {
		findings[i] = &db.Finding{VisitID: visit.ID, Severity: f.Severity, Text: f.Text, DueOn: f.DueOn}
	}
	return db.Insert(ctx, w, findings...)
}

// completePlan marks the open planned visit of the business whose time includes the day of a visit as made by this visit and its official, if
// there is one. Planned visits of a business do not overlap (planned_visits_no_overlap).
func completePlan(ctx context.Context, w *db.Writer, visit *db.CoverageVisit) error {
	planned, err := db.ReadOne[db.PlannedVisit](ctx, w, "business_id = $2 AND visit_id IS NULL AND cancelled_on IS NULL AND starts_on <= $3::date AND due_on >= $3::date",
		"FOR UPDATE", visit.BusinessID, visit.VisitedOn.String())
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	planned.VisitID, planned.OfficialID = &visit.ID, &visit.OfficialID
	return db.Update(ctx, w, planned, "visit_id", "official_id")
}

// CancelVisit cancels a visit that was recorded by mistake, with its findings. Both stay on record and are not shown to readers.
// A planned visit that this visit made counts as made by the first other visit in its time, or is still to be made. Payload: `business`.
// Returns CONFLICT where a case was filed because of a finding.
func CancelVisit(ctx context.Context, w *db.Writer, in CancelVisitInput) (db.Payload, error) {
	if err := input.CheckAll(input.RequireText("input.reason", in.Reason, input.MaxLine), w.RequireOwn("input.visit", in.Visit, "CoverageVisit")); err != nil {
		return nil, err
	}
	visit, err := lockVisit(ctx, w, in.Visit)
	if err != nil {
		return nil, err
	}
	if err := cancelFindings(ctx, w, visit); err != nil {
		return nil, err
	}
	if err := reopenPlans(ctx, w, visit); err != nil {
		return nil, err
	}
	visit.CancelledOn, visit.Cancellation = new(w.Today()), &in.Reason
	if err := db.Update(ctx, w, visit, "cancelled_on", "cancellation"); err != nil {
		return nil, err
	}
	if err := givePlansToOfficials(ctx, w, visit.VisitedOn, []int64{visit.BusinessID}); err != nil {
		return nil, err
	}
	return db.Payload{"business": {{Type: "FoodBusiness", Agency: w.Agency(), ID: visit.BusinessID}}}, nil
}

// lockVisit locks a visit, after its business. Returns NOT_FOUND where the visit does not exist or was cancelled.
func lockVisit(ctx context.Context, w *db.Writer, key db.Key) (*db.CoverageVisit, error) {
	var businesses []int64
	if err := w.Tx().NewRaw("SELECT business_id FROM coverage_visits WHERE agency_id = ? AND id = ?", w.Agency(), key.ID).Scan(ctx, &businesses); err != nil {
		return nil, fmt.Errorf("read visit: %w", err)
	}
	visit := new(db.CoverageVisit)
	if err := input.CheckAll(lockBusinesses(ctx, w, businesses), db.Lock(ctx, w, "input.visit", key, visit)); err != nil {
		return nil, err
	}
	if visit.CancelledOn != nil {
		return nil, db.NotFound("input.visit", key)
	}
	return visit, nil
}

// cancelFindings cancels the findings of a visit. Returns CONFLICT where a case was filed because of a finding.
func cancelFindings(ctx context.Context, w *db.Writer, visit *db.CoverageVisit) error {
	findings, err := db.Read[db.Finding](ctx, w, "visit_id = $2", "ORDER BY id FOR UPDATE", visit.ID)
	if err != nil {
		return err
	}
	ids := make([]int64, len(findings))
	for i, f := range findings {
		if ids[i] = f.ID; f.CaseID != nil {
			return problem.Errorf(problem.Conflict, "a case was filed from what was found: %s", db.Key{Type: "Case", Agency: w.Agency(), ID: *f.CaseID}).At("input.visit")
		}
	}
	if _, err := w.Tx().NewRaw("UPDATE findings SET cancelled_on = ?, updated_at = greatest(?, created_at), version = version + 1 WHERE agency_id = ? AND id = ANY (?::bigint[])",
		w.Today(), w.Now(), w.Agency(), pgdialect.Array(ids)).Exec(ctx); err != nil {
		return fmt.Errorf("cancel findings: %w", err)
	}
	w.NoteChanged("Finding", ids)
	return nil
}

// reopenPlans gives the planned visits that a visit made to the first other visit in their time, or leaves them to be made. It cancels
// plans that are still to be made where the business closes within their time.
func reopenPlans(ctx context.Context, w *db.Writer, visit *db.CoverageVisit) error {
	var reopened []int64
	if err := w.Tx().NewRaw(`UPDATE planned_visits p SET visit_id = n.visit_id, official_id = coalesce(n.official_id, p.official_id), updated_at = greatest(?0, p.created_at), version = p.version + 1
		FROM (SELECT q.id, other.id AS visit_id, other.official_id FROM planned_visits q
			LEFT JOIN LATERAL (SELECT v.id, v.official_id FROM coverage_visits v WHERE v.agency_id = q.agency_id AND v.business_id = q.business_id AND v.cancelled_on IS NULL
				AND v.visited_on BETWEEN q.starts_on AND q.due_on AND v.id <> ?1 ORDER BY v.visited_on, v.id LIMIT 1) other ON true
			WHERE q.agency_id = ?2 AND q.business_id = ?3 AND q.visit_id = ?1) n
		WHERE p.agency_id = ?2 AND p.id = n.id RETURNING p.id`, w.Now(), visit.ID, w.Agency(), visit.BusinessID).Scan(ctx, &reopened); err != nil {
		return fmt.Errorf("reopen planned visits: %w", err)
	}
	w.NoteChanged("PlannedVisit", reopened)
	if _, err := w.Tx().NewRaw(`UPDATE planned_visits p SET cancelled_on = ? FROM food_businesses b
		WHERE p.agency_id = ? AND p.id = ANY (?::bigint[]) AND p.visit_id IS NULL AND b.agency_id = p.agency_id AND b.id = p.business_id AND b.closed_on <= p.due_on`,
		w.Today(), w.Agency(), pgdialect.Array(reopened)).Exec(ctx); err != nil {
		return fmt.Errorf("cancel planned visits: %w", err)
	}
	return nil
}

// RectifyFinding records that a finding was put right, with the proof. Payload: `finding`.
// Returns CONFLICT where the finding was put right before, and BAD_USER_INPUT where the day is before the visit.
func RectifyFinding(ctx context.Context, w *db.Writer, in RectifyFindingInput) (db.Payload, error) {
	finding := new(db.Finding)
	if err := input.CheckAll(
		w.RequireNotFuture("input.rectifiedOn", in.RectifiedOn),
		input.RequireText("input.proof", in.Proof, input.MaxNote),
		db.Lock(ctx, w, "input.finding", in.Finding, finding),
	); err != nil {
		return nil, err
	}
	if finding.CancelledOn != nil {
		return nil, db.NotFound("input.finding", in.Finding)
	}
	if finding.RectifiedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the finding was put right on %s", finding.RectifiedOn).At("input.finding")
	}
	visit, err := db.ReadOne[db.CoverageVisit](ctx, w, "id = $2", "", finding.VisitID)
	if err != nil {
		return nil, err
	}
	if err := input.RequireNotBefore("input.rectifiedOn", in.RectifiedOn, visit.VisitedOn, "the visit"); err != nil {
		return nil, err
	}
	finding.RectifiedOn, finding.Proof = &in.RectifiedOn, &in.Proof
	if err := db.Update(ctx, w, finding, "rectified_on", "proof"); err != nil {
		return nil, err
	}
	return db.Payload{"finding": {db.KeyOf(finding)}}, nil
}
