package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"docket/problem"
)

// originOf links the record that a case grew from with it. The case is against the party that the record is about, or at the
// business, and not filed before the record was made.
func (w *Writer) originOf(ctx context.Context, filed *Case, key Key) error {
	switch key.Type {
	case "Clue":
		return w.fromClue(ctx, filed, key)
	case "Complaint":
		r := new(Complaint)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID, func() ([]string, error) { return w.fromComplaint(ctx, filed, r) })
	case "Finding":
		r := new(Finding)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID, func() ([]string, error) { return nil, w.fromFinding(ctx, filed, r) })
	case "Inspection":
		r := new(Inspection)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID, func() ([]string, error) { return nil, grows(filed, r.InspectedOn, "the inspection", r.PartyID) })
	case "SafetyOrder":
		r := new(SafetyOrder)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID, func() ([]string, error) { return nil, w.fromOrder(ctx, filed, r) })
	case "FollowUp":
		r := new(FollowUp)
		return linkOrigin(ctx, w, filed, key, r, &r.CaseID, func() ([]string, error) {
			ends := []int64{r.SellerID}
			if r.MakerID != nil {
				ends = append(ends, *r.MakerID)
			}
			return nil, grows(filed, r.OpenedOn, "the follow-up began", ends...)
		})
	}
	return bad("input.from", "%s is the id of a %s: a case grows from a Clue, Complaint, Finding, Inspection, SafetyOrder or FollowUp", key, key.Type)
}

// sceneOf is the food business where a case happened: the one that is named, else the one of the record that it grows from.
func (w *Writer) sceneOf(ctx context.Context, in FileCaseInput) (business *int64, err error) {
	switch {
	case in.Business != nil:
		return &in.Business.ID, nil
	case in.From == nil || in.From.Agency != w.agency:
		return nil, nil
	}
	of := map[string]string{
		"Clue": "SELECT business_id FROM clues WHERE agency_id = $1 AND id = $2", "Complaint": "SELECT business_id FROM complaints WHERE agency_id = $1 AND id = $2",
		"Finding": "SELECT v.business_id FROM findings f JOIN coverage_visits v ON v.agency_id = f.agency_id AND v.id = f.visit_id WHERE f.agency_id = $1 AND f.id = $2",
	}[in.From.Type]
	if of == "" {
		return nil, nil
	}
	if err = w.tx.Tx.QueryRowContext(ctx, of, w.agency, in.From.ID).Scan(&business); errors.Is(err, sql.ErrNoRows) {
		err = nil // which is said where it is linked
	}
	return business, err
}

// linkOrigin makes a record, whose case id stands at the pointer, the origin of a case. Before, check is asked, which tells
// what else it changed of the record.
func linkOrigin[R row](ctx context.Context, w *Writer, filed *Case, key Key, r R, id **int64, check func() ([]string, error)) error {
	if err := lock(ctx, w, "input.from", key, r); err != nil {
		return err
	}
	if *id != nil {
		return problem.Errorf(problem.Conflict, "a case grew from it already: %s", Key{"Case", w.agency, **id}).At("input.from")
	}
	columns, err := check()
	if err != nil {
		return err
	}
	*id = &filed.ID
	return update(ctx, w, r, append(columns, "case_id")...)
}

// grows checks that a case is against a party that a record of a day is about, and was not filed before it. There is one
// party or more.
func grows(filed *Case, on civil.Date, what string, parties ...int64) error {
	if !slices.Contains(parties, filed.PartyID) {
		return bad("input.from", "it is about another party than the case: %s", Key{"Party", filed.AgencyID, parties[0]})
	}
	return notBefore("input.filedOn", filed.FiledOn, on, what)
}

// atBusiness is the party of a case at a business: where that is where it happened, whoever is behind it may be another one
// than is on record there.
func atBusiness(filed *Case, business *int64) []int64 {
	if filed.BusinessID != nil && business != nil && *filed.BusinessID == *business {
		return []int64{filed.PartyID}
	}
	return nil
}

// fromComplaint checks a complaint that a case grows from. Whom it is about is known now, if it was not; and where it is a report
// whose maker is on record, that it was decided is to be told.
func (w *Writer) fromComplaint(ctx context.Context, filed *Case, complaint *Complaint) ([]string, error) {
	if complaint.MergedIntoID != nil {
		return nil, problem.Errorf(problem.Conflict, "it was joined with %s: the case grows from that one", Key{"Complaint", w.agency, *complaint.MergedIntoID}).At("input.from")
	}
	if complaint.Kind == ComplaintKindReport && complaint.DecidedOn != nil && (complaint.ClosedAt != nil || complaint.ToldAt != nil) {
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
	if err := w.readLaw(ctx); err != nil {
		return nil, err
	}
	columns, err := w.decided(ctx, complaint, filed.FiledOn)
	return append(columns, "party_id"), err
}

// fromFinding checks a finding that a case grows from.
func (w *Writer) fromFinding(ctx context.Context, filed *Case, finding *Finding) error {
	visit, business := new(CoverageVisit), new(FoodBusiness)
	if err := w.tx.NewSelect().Model(visit).Where("agency_id = ?", w.agency).Where("id = ?", finding.VisitID).Scan(ctx); err != nil {
		return fmt.Errorf("read visit: %w", err)
	}
	if err := w.tx.NewSelect().Model(business).Where("agency_id = ?", w.agency).Where("id = ?", visit.BusinessID).Scan(ctx); err != nil {
		return fmt.Errorf("read business: %w", err)
	}
	return grows(filed, visit.VisitedOn, "the visit", append(atBusiness(filed, &business.ID), business.PartyID)...)
}
