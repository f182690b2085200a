// Package origin links a case with the record that it was filed from: a clue, a complaint, a finding, an inspection and so on. It changes
// when cases are filed from another type of record. Verbs that file a case call it inside their transaction.
package origin

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/messages"
	"docket/problem"
)

// Types are the types of records from which a case can be filed.
var Types = []string{"Clue", "Complaint", "Finding", "Inspection", "SafetyOrder", "FollowUp", "RemoteFinding"}

// Link sets the case of the record that the case was filed from, whose key is `input.from`. business is the food business that the input
// names as the scene; nil if it names none. With a clue, the complaint that the clue came from is linked as well.
//
// Returns BAD_USER_INPUT for a record of a type that cases are not filed from, and for a record about another party. A clue need not name a
// party, and a complaint or a finding about the scene may name another party. Returns BAD_USER_INPUT for a record that is later than the
// case, CONFLICT if a case was filed from it before, and RULE_VIOLATION for a safety order that was not refused.
func Link(ctx context.Context, w *db.Writer, filed *db.Case, business *int64, from db.Key) error {
	return origin{w, filed, business}.link(ctx, from)
}

// BusinessOf returns the food business of the record that a case is filed from. It is nil if the record does not exist, has no business,
// or is of a type without one.
func BusinessOf(ctx context.Context, w *db.Writer, from db.Key) (business *int64, err error) {
	query := map[string]string{
		"Clue": "SELECT business_id FROM clues WHERE agency_id = $1 AND id = $2", "Complaint": "SELECT business_id FROM complaints WHERE agency_id = $1 AND id = $2",
		"Finding": "SELECT v.business_id FROM findings f JOIN coverage_visits v ON v.agency_id = f.agency_id AND v.id = f.visit_id WHERE f.agency_id = $1 AND f.id = $2",
	}[from.Type]
	if query == "" || from.Agency != w.Agency() {
		return nil, nil
	}
	if err = w.Tx().Tx.QueryRowContext(ctx, query, w.Agency(), from.ID).Scan(&business); errors.Is(err, sql.ErrNoRows) {
		err = nil // Link refuses a key without a record
	}
	return business, err
}

// origin links a new case with the record that it was filed from.
type origin struct {
	w     *db.Writer
	filed *db.Case
	// business is the food business that the input names as the scene; nil if it names none.
	business *int64
}

func (o origin) link(ctx context.Context, key db.Key) error {
	switch key.Type {
	case "Clue":
		return o.linkClue(ctx, key)
	case "Complaint":
		r := new(db.Complaint)
		return o.linkRecord(ctx, key, r, &r.CaseID, func() ([]string, error) { return o.checkComplaint(ctx, r) })
	case "Finding":
		r := new(db.Finding)
		return o.linkRecord(ctx, key, r, &r.CaseID, func() ([]string, error) { return nil, o.checkFinding(ctx, r) })
	case "Inspection":
		r := new(db.Inspection)
		return o.linkRecord(ctx, key, r, &r.CaseID, func() ([]string, error) { return nil, o.check(r.InspectedOn, "the inspection", r.PartyID) })
	case "SafetyOrder":
		r := new(db.SafetyOrder)
		return o.linkRecord(ctx, key, r, &r.CaseID, func() ([]string, error) { return nil, o.checkSafetyOrder(ctx, r) })
	case "RemoteFinding":
		r := new(db.RemoteFinding)
		return o.linkRecord(ctx, key, r, &r.CaseID, func() ([]string, error) { return nil, o.checkRemoteFinding(ctx, r) })
	case "FollowUp":
		r := new(db.FollowUp)
		return o.linkRecord(ctx, key, r, &r.CaseID, func() ([]string, error) {
			parties := []int64{r.SellerID}
			if r.MakerID != nil {
				parties = append(parties, *r.MakerID)
			}
			return nil, o.check(r.OpenedOn, "the follow-up began", parties...)
		})
	}
	return input.Fault("input.from", "%s is an id of %s: a case is filed from a Clue, Complaint, Finding, Inspection, SafetyOrder, FollowUp or RemoteFinding", key, messages.RecordType(key.Type))
}

// linkRecord locks a record, checks it and sets its case, whose id is at the pointer. The check returns the other columns that it changed.
// linkRecord returns CONFLICT where a case was filed from the record before.
func (o origin) linkRecord(ctx context.Context, key db.Key, r db.Row, id **int64, check func() ([]string, error)) error {
	if err := db.Lock(ctx, o.w, "input.from", key, r); err != nil {
		return err
	}
	if *id != nil {
		return problem.Errorf(problem.Conflict, "a case was filed from it already: %s", db.Key{Type: "Case", Agency: o.w.Agency(), ID: **id}).At("input.from")
	}
	columns, err := check()
	if err != nil {
		return err
	}
	*id = &o.filed.ID
	return db.Update(ctx, o.w, r, append(columns, "case_id")...)
}

// check checks that the case is against one of the parties that a record is about, and was not filed before the day of the record. The
// message names the first party.
func (o origin) check(on civil.Date, what messages.Phrase, parties ...int64) error {
	if !slices.Contains(parties, o.filed.PartyID) {
		return input.Fault("input.from", "it is about another party than the case: %s", db.Key{Type: "Party", Agency: o.filed.AgencyID, ID: parties[0]})
	}
	return input.RequireNotBefore("input.filedOn", o.filed.FiledOn, on, what)
}

// isAtScene reports whether a record is about the business that the input names as the scene. The party of the case may then be another
// one than the party on record at the business.
func (o origin) isAtScene(business *int64) bool {
	return o.business != nil && business != nil && *o.business == *business
}

// linkClue links the case with a clue and with the complaint that the clue came from. The timeline of the case begins with the clue.
func (o origin) linkClue(ctx context.Context, key db.Key) error {
	clue, err := o.w.LockOpenClue(ctx, "input.from", key)
	if err != nil {
		return err
	}
	if err := input.RequireNotBefore("input.filedOn", o.filed.FiledOn, clue.ReceivedOn, "the clue was received"); err != nil {
		return err
	}
	outcome := db.ClueOutcomeFiled
	clue.CheckedOn, clue.Outcome, clue.CaseID = &o.filed.FiledOn, &outcome, &o.filed.ID
	if err := db.Update(ctx, o.w, clue, "checked_on", "outcome", "case_id"); err != nil {
		return err
	}
	if err := db.Insert(ctx, o.w, &db.CaseEvent{CaseID: o.filed.ID, Kind: db.CaseEventKindClueReceived, OccurredOn: clue.ReceivedOn}); err != nil || clue.ComplaintID == nil {
		return err
	}
	complaint, err := o.w.LockReportOfClue(ctx, clue)
	if err != nil || complaint.CaseID != nil { // another clue of the same complaint led to a case
		return err
	}
	return o.linkRecord(ctx, db.KeyOf(complaint), complaint, &complaint.CaseID, func() ([]string, error) { return o.checkComplaint(ctx, complaint) })
}

// checkComplaint checks a complaint, gives it the party of the case where it has none, and decides a report. It returns the columns that it
// changed, or CONFLICT where the complaint was merged into another, or is a report that was decided without a case and then closed or
// answered.
func (o origin) checkComplaint(ctx context.Context, complaint *db.Complaint) ([]string, error) {
	if complaint.MergedIntoID != nil {
		return nil, problem.Errorf(problem.Conflict, "it was merged into %s: file the case from that complaint",
			db.Key{Type: "Complaint", Agency: o.w.Agency(), ID: *complaint.MergedIntoID}).At("input.from")
	}
	if complaint.Kind == db.ComplaintKindReport && complaint.DecidedOn != nil && (complaint.ClosedAt != nil || complaint.ToldAt != nil) {
		return nil, problem.Errorf(problem.Conflict, "it was decided on %s that no case is filed upon it, and that stands: record what is known since as a report or a clue of its own, and file the case from that",
			complaint.DecidedOn).At("input.from")
	}
	var parties []int64
	if o.isAtScene(complaint.BusinessID) {
		parties = []int64{o.filed.PartyID}
	}
	if complaint.PartyID == nil {
		complaint.PartyID = &o.filed.PartyID
	}
	if err := o.check(complaint.ReceivedOn, "the complaint was received", append(parties, *complaint.PartyID)...); err != nil {
		return nil, err
	}
	columns, err := o.w.SetReportDecided(ctx, complaint, o.filed.FiledOn)
	return append(columns, "party_id"), err
}

// checkFinding checks a finding by its visit and its business.
func (o origin) checkFinding(ctx context.Context, finding *db.Finding) error {
	visit, err := db.ReadOne[db.CoverageVisit](ctx, o.w, "id = $2", "", finding.VisitID)
	if err != nil {
		return err
	}
	business, err := db.ReadOne[db.FoodBusiness](ctx, o.w, "id = $2", "", visit.BusinessID)
	if err != nil {
		return err
	}
	parties := []int64{business.PartyID}
	if o.isAtScene(&business.ID) {
		parties = append(parties, o.filed.PartyID)
	}
	return o.check(visit.VisitedOn, "the visit", parties...)
}

// checkSafetyOrder checks that a safety order was refused by the day of filing (特种设备安全监督检查办法 36). An order that was carried out late
// was refused until then.
func (o origin) checkSafetyOrder(ctx context.Context, order *db.SafetyOrder) error {
	if err := o.check(order.IssuedOn, "the order", order.PartyID); err != nil {
		return err
	}
	failed, err := db.Read[db.Recheck](ctx, o.w, "order_id = $2 AND NOT has_passed AND reported_on <= $3", "ORDER BY id DESC LIMIT 1", order.ID, order.DueOn.String())
	if err != nil {
		return err
	}
	legal := law.SafetyOrder{DueOn: order.DueOn, ReportedOn: order.ReportedOn, IsClosed: order.ClosedOn != nil}
	if len(failed) > 0 {
		legal.RefutedReportOn, legal.RefutedOn = &failed[0].ReportedOn, &failed[0].RecheckedOn
	}
	v := legal.CheckRefused(o.filed.FiledOn)
	switch {
	case v == nil:
		return nil
	case legal.IsClosed && legal.IsInTime() && o.filed.FiledOn.After(order.DueOn):
		return problem.Errorf(problem.Conflict, "%s, and closed by the re-check of %s. A case of what was found is filed from the inspection, %s",
			messages.Textf(v.Format, v.Facts...), order.ClosedOn, db.Key{Type: "Inspection", Agency: o.w.Agency(), ID: order.InspectionID}).At("input.from").Under(v.Rule, v.Article)
	}
	return input.Violation("input.from", v)
}

// checkRemoteFinding checks a finding of a remote check by its check and its pharmacy.
func (o origin) checkRemoteFinding(ctx context.Context, finding *db.RemoteFinding) error {
	check, err := db.ReadOne[db.RemoteCheck](ctx, o.w, "id = $2", "", finding.CheckID)
	if err != nil {
		return err
	}
	pharmacy, err := db.ReadOne[db.Pharmacy](ctx, o.w, "id = $2", "", check.PharmacyID)
	if err != nil {
		return err
	}
	return o.check(check.CheckedOn, "the check", pharmacy.PartyID)
}
