package enforcement

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
	"docket/problem"
)

// fromClue makes a clue the origin of a case, and with it the complaint that it came from; the case's timeline begins with it.
func fromClue(ctx context.Context, w *db.Writer, filed *db.Case, key db.Key) error {
	clue, err := openClue(ctx, w, "input.from", key)
	if err != nil {
		return err
	}
	if filed.FiledOn.Before(clue.ReceivedOn) {
		return db.BadInput("input.filedOn", "%s is before the clue was received, %s", filed.FiledOn, clue.ReceivedOn)
	}
	outcome := db.ClueOutcomeFiled
	clue.CheckedOn, clue.Outcome, clue.CaseID = &filed.FiledOn, &outcome, &filed.ID
	if err := db.CheckAll(
		db.Update(ctx, w, clue, "checked_on", "outcome", "case_id"),
		db.Insert(ctx, w, &db.CaseEvent{CaseID: filed.ID, Kind: db.CaseEventKindClueReceived, OccurredOn: clue.ReceivedOn}),
	); err != nil || clue.ComplaintID == nil {
		return err
	}
	complaint, err := w.ReportBehind(ctx, clue)
	if err != nil || complaint.CaseID != nil { // another clue of the same complaint led to a case
		return err
	}
	return linkOrigin(ctx, w, filed, db.KeyOf(complaint), complaint, &complaint.CaseID,
		func() ([]string, error) { return fromComplaint(ctx, w, filed, complaint) })
}

// fromOrder checks a safety order that a case grows from: one that was refused by the day of filing. What was carried out late was
// refused until then.
func fromOrder(ctx context.Context, w *db.Writer, filed *db.Case, order *db.SafetyOrder) error {
	if err := grows(filed, order.IssuedOn, "the order", order.PartyID); err != nil {
		return err
	}
	last, err := db.Read[db.Recheck](ctx, w, "order_id = $2 AND NOT has_passed AND reported_on <= $3", "ORDER BY id DESC LIMIT 1", order.ID, order.DueOn.String())
	if err != nil {
		return err
	}
	is := law.SafetyOrder{DueOn: order.DueOn, ReportedOn: order.ReportedOn, IsClosed: order.ClosedOn != nil}
	if len(last) > 0 {
		is.RefutedReportOn, is.RefutedOn = &last[0].ReportedOn, &last[0].RecheckedOn
	}
	v := is.CheckRefused(filed.FiledOn)
	switch {
	case v == nil:
		return nil
	case is.IsClosed && is.IsInTime() && filed.FiledOn.After(order.DueOn):
		return problem.Errorf(problem.Conflict, "%s, and closed by the re-check of %s. A case of what was found grows from the inspection, %s",
			v.Text, order.ClosedOn, db.Key{Type: "Inspection", Agency: w.Agency(), ID: order.InspectionID}).At("input.from").Under(v.Rule, v.Article)
	}
	return db.Violates("input.from", v)
}

// originOf links the record that a case grew from with it. The case is against the party that the record is about, or at the
// business, and not filed before the record was made.
func originOf(ctx context.Context, w *db.Writer, filed *db.Case, key db.Key) error {
	switch key.Type {
	case "Clue":
		return fromClue(ctx, w, filed, key)
	case "Complaint":
		r := new(db.Complaint)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID, func() ([]string, error) { return fromComplaint(ctx, w, filed, r) })
	case "Finding":
		r := new(db.Finding)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID, func() ([]string, error) { return nil, fromFinding(ctx, w, filed, r) })
	case "Inspection":
		r := new(db.Inspection)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID, func() ([]string, error) { return nil, grows(filed, r.InspectedOn, "the inspection", r.PartyID) })
	case "SafetyOrder":
		r := new(db.SafetyOrder)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID, func() ([]string, error) { return nil, fromOrder(ctx, w, filed, r) })
	case "RemoteFinding":
		r := new(db.RemoteFinding)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID, func() ([]string, error) { return nil, fromRemoteFinding(ctx, w, filed, r) })
	case "FollowUp":
		r := new(db.FollowUp)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID, func() ([]string, error) {
			ends := []int64{r.SellerID}
			if r.MakerID != nil {
				ends = append(ends, *r.MakerID)
			}
			return nil, grows(filed, r.OpenedOn, "the follow-up began", ends...)
		})
	}
	return db.BadInput("input.from", "%s is the id of a %s: a case grows from a Clue, Complaint, Finding, Inspection, SafetyOrder, FollowUp or RemoteFinding", key, key.Type)
}

// sceneOf is the food business where a case happened: the one that is named, else the one of the record that it grows from.
func sceneOf(ctx context.Context, w *db.Writer, in FileCaseInput) (business *int64, err error) {
	switch {
	case in.Business != nil:
		return &in.Business.ID, nil
	case in.From == nil || in.From.Agency != w.Agency():
		return nil, nil
	}
	of := map[string]string{
		"Clue": "SELECT business_id FROM clues WHERE agency_id = $1 AND id = $2", "Complaint": "SELECT business_id FROM complaints WHERE agency_id = $1 AND id = $2",
		"Finding": "SELECT v.business_id FROM findings f JOIN coverage_visits v ON v.agency_id = f.agency_id AND v.id = f.visit_id WHERE f.agency_id = $1 AND f.id = $2",
	}[in.From.Type]
	if of == "" {
		return nil, nil
	}
	if err = w.Tx().Tx.QueryRowContext(ctx, of, w.Agency(), in.From.ID).Scan(&business); errors.Is(err, sql.ErrNoRows) {
		err = nil // which is said where it is linked
	}
	return business, err
}

// linkOrigin makes a record, whose case id stands at the pointer, the origin of a case. Before, check is asked, which tells
// what else it changed of the record.
func linkOrigin[R db.Row](ctx context.Context, w *db.Writer, filed *db.Case, key db.Key, r R, id **int64, check func() ([]string, error)) error {
	if err := db.Lock(ctx, w, "input.from", key, r); err != nil {
		return err
	}
	if *id != nil {
		return problem.Errorf(problem.Conflict, "a case grew from it already: %s", db.Key{Type: "Case", Agency: w.Agency(), ID: **id}).At("input.from")
	}
	columns, err := check()
	if err != nil {
		return err
	}
	*id = &filed.ID
	return db.Update(ctx, w, r, append(columns, "case_id")...)
}

// grows checks that a case is against a party that a record of a day is about, and was not filed before it. There is one
// party or more.
func grows(filed *db.Case, on civil.Date, what string, parties ...int64) error {
	if !slices.Contains(parties, filed.PartyID) {
		return db.BadInput("input.from", "it is about another party than the case: %s", db.Key{Type: "Party", Agency: filed.AgencyID, ID: parties[0]})
	}
	return db.RequireNotBefore("input.filedOn", filed.FiledOn, on, what)
}

// atBusiness is the party of a case at a business: where that is where it happened, whoever is behind it may be another one
// than is on record there.
func atBusiness(filed *db.Case, business *int64) []int64 {
	if filed.BusinessID != nil && business != nil && *filed.BusinessID == *business {
		return []int64{filed.PartyID}
	}
	return nil
}

// fromComplaint checks a complaint that a case grows from. Whom it is about is known now, if it was not; and where it is a report
// whose maker is on record, that it was decided is to be told.
func fromComplaint(ctx context.Context, w *db.Writer, filed *db.Case, complaint *db.Complaint) ([]string, error) {
	if complaint.MergedIntoID != nil {
		return nil, problem.Errorf(problem.Conflict, "it was joined with %s: the case grows from that one", db.Key{Type: "Complaint", Agency: w.Agency(), ID: *complaint.MergedIntoID}).At("input.from")
	}
	if complaint.Kind == db.ComplaintKindReport && complaint.DecidedOn != nil && (complaint.ClosedAt != nil || complaint.ToldAt != nil) {
		return nil, problem.Errorf(problem.Conflict, "it was decided on %s that no case is filed upon it, which stands: what is known since is a report or a clue of its own, from which the case grows",
			complaint.DecidedOn).At("input.from")
	}
	parties := atBusiness(filed, complaint.BusinessID)
	if complaint.PartyID == nil {
		complaint.PartyID = &filed.PartyID
	}
	if err := grows(filed, complaint.ReceivedOn, "the complaint was received", append(parties, *complaint.PartyID)...); err != nil {
		return nil, err
	}
	if err := w.ReadLaw(ctx); err != nil {
		return nil, err
	}
	columns, err := w.DecideReport(ctx, complaint, filed.FiledOn)
	return append(columns, "party_id"), err
}

// fromFinding checks a finding that a case grows from.
func fromFinding(ctx context.Context, w *db.Writer, filed *db.Case, finding *db.Finding) error {
	visit, business := new(db.CoverageVisit), new(db.FoodBusiness)
	if err := w.Tx().NewSelect().Model(visit).Where("agency_id = ?", w.Agency()).Where("id = ?", finding.VisitID).Scan(ctx); err != nil {
		return fmt.Errorf("read visit: %w", err)
	}
	if err := w.Tx().NewSelect().Model(business).Where("agency_id = ?", w.Agency()).Where("id = ?", visit.BusinessID).Scan(ctx); err != nil {
		return fmt.Errorf("read business: %w", err)
	}
	return grows(filed, visit.VisitedOn, "the visit", append(atBusiness(filed, &business.ID), business.PartyID)...)
}

// fromRemoteFinding checks a finding of a remote check that a case grows from.
func fromRemoteFinding(ctx context.Context, w *db.Writer, filed *db.Case, finding *db.RemoteFinding) error {
	check := new(db.RemoteCheck)
	if err := w.Tx().NewSelect().Model(check).Relation("Pharmacy").Where("remote_check.agency_id = ?", w.Agency()).Where("remote_check.id = ?", finding.CheckID).Scan(ctx); err != nil {
		return fmt.Errorf("read remote check: %w", err)
	}
	return grows(filed, check.CheckedOn, "the check", check.Pharmacy.PartyID)
}
