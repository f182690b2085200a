package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"regexp"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/law"
	"docket/problem"
)

// Official answers for food businesses.
type Official struct {
	bun.BaseModel `bun:"table:officials,alias:official"`
	Record

	Name     string       `bun:"name"`
	Post     string       `bun:"post"`
	Tier     OfficialTier `bun:"tier"`
	Division *string      `bun:"division"`
	LeftOn   *civil.Date  `bun:"left_on,type:date"`

	Assignments   []*CoverageAssignment `bun:"rel:has-many,join:agency_id=agency_id,join:id=official_id"`
	Visits        []*CoverageVisit      `bun:"rel:has-many,join:agency_id=agency_id,join:id=official_id"`
	PlannedVisits []*PlannedVisit       `bun:"rel:has-many,join:agency_id=agency_id,join:id=official_id"`
}

// CoverageAssignment is one official answering for one business over a period.
type CoverageAssignment struct {
	bun.BaseModel `bun:"table:coverage_assignments,alias:coverage_assignment"`
	Record

	BusinessID int64       `bun:"business_id"`
	OfficialID int64       `bun:"official_id"`
	Period     Period      `bun:"period,type:daterange"`
	StartsOn   civil.Date  `bun:"starts_on,type:date,scanonly"` // of the period; the database works it out
	EndsOn     *civil.Date `bun:"ends_on,type:date,scanonly"`
	// CancelledOn is the day on which what never held was taken back; readers are not shown it.
	CancelledOn *civil.Date `bun:"cancelled_on,type:date"`

	Business *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	Official *Official     `bun:"rel:belongs-to,join:agency_id=agency_id,join:official_id=id"`
}

// mostAhead is how many years ahead of its day somebody is to answer or to leave: what is said by mistake for a year far off
// would stand in the way of all that happens until then.
const mostAhead = 1

// ahead checks a day that may be in the bureau's future, but not far.
func (w *Writer) ahead(field string, d civil.Date) error {
	if err := day(field, d); err != nil {
		return err
	}
	if last := w.today.AddYears(mostAhead); d.After(last) {
		return bad(field, "%s is more than a year ahead: today is %s, so that %s is the last day", d, w.today, last)
	}
	return nil
}

// AssignCoverage lets an official answer for a business from a day on; where the business has been graded anew since, until it
// came to need an official of another tier, and where somebody answers later, until then. It changes `assignment`.
func AssignCoverage(ctx context.Context, w *Writer, in AssignCoverageInput) (Changed, error) {
	if err := first(
		w.kept("input.business", in.Business, "FoodBusiness"),
		w.kept("input.official", in.Official, "Official"),
		w.ahead("input.startsOn", in.StartsOn),
	); err != nil {
		return nil, err
	}
	business := new(FoodBusiness)
	if err := lock(ctx, w, "input.business", in.Business, business); err != nil {
		return nil, err
	}
	// Shared: the official does not leave until the assignment stands.
	official := new(Official)
	if err := share(ctx, w, "input.official", in.Official, official); err != nil {
		return nil, err
	}
	switch {
	case business.ClosedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "%s closed on %s: nobody needs to answer for it", business.Name, business.ClosedOn).At("input.business")
	case business.Level == nil:
		return nil, problem.Errorf(problem.Conflict, "%s is not graded: give it a level first, which says the tier of the official", business.Name).At("input.business")
	case business.OpenedOn != nil && in.StartsOn.Before(*business.OpenedOn):
		return nil, bad("input.startsOn", "%s is before the business opened, %s", in.StartsOn, business.OpenedOn)
	}
	// The level on each day that the assignment covers, the first of which says the tier.
	var levels []*LevelChange
	if err := w.tx.NewSelect().Model(&levels).Where("agency_id = ?", w.agency).Where("business_id = ?", business.ID).Where("cancelled_on IS NULL").
		Where("ends_on IS NULL OR ends_on > ?", in.StartsOn).Order("starts_on").Scan(ctx); err != nil {
		return nil, fmt.Errorf("read levels: %w", err)
	}
	period := Period{From: in.StartsOn}
	for i, g := range levels {
		misfits := law.CheckTier(official.Name, string(official.Tier), string(g.Level), in.StartsOn)
		switch {
		case i == 0 && g.StartsOn.After(in.StartsOn):
			return nil, notYetGraded("input.startsOn", business.Name, g.StartsOn, in.StartsOn)
		case misfits == nil:
			continue
		case i == 0:
			return nil, violation("input.official", misfits)
		}
		period.Until = &g.StartsOn
		break
	}
	other := new(CoverageAssignment)
	err := w.tx.NewSelect().Model(other).Relation("Official").
		Where("coverage_assignment.agency_id = ?", w.agency).Where("coverage_assignment.business_id = ?", business.ID).
		Where("coverage_assignment.period && ?::daterange", period).
		Where("coverage_assignment.cancelled_on IS NULL").
		Order("coverage_assignment.starts_on").Limit(1).Scan(ctx)
	switch {
	case err == nil && !other.Period.From.After(in.StartsOn):
		return nil, problem.Errorf(problem.Conflict, "%s answers for %s %s, and so on %s: hand over instead, begin when it has ended, or take it back by cancelAssignment while it has not begun",
			other.Official.Name, business.Name, other.Period, in.StartsOn).At("input.startsOn").With("assignment", keyOf(other).String())
	case err == nil:
		period.Until = &other.Period.From
	case !errors.Is(err, sql.ErrNoRows):
		return nil, fmt.Errorf("look for assignments: %w", err)
	}
	if official.LeftOn != nil && (period.Until == nil || period.Until.After(*official.LeftOn)) {
		if !in.StartsOn.Before(*official.LeftOn) {
			return nil, leftOffice("input.official", official.Name, *official.LeftOn)
		}
		period.Until = official.LeftOn
	}
	assignment := &CoverageAssignment{BusinessID: business.ID, OfficialID: official.ID, Period: period}
	if err := insert(ctx, w, assignment); err != nil {
		return nil, err
	}
	return Changed{"assignment": {keyOf(assignment)}}, first(w.passPlans(ctx, in.StartsOn, []int64{business.ID}), w.countVacancies(ctx, []int64{business.ID}))
}

func leftOffice(field, name string, on civil.Date) error {
	return problem.Errorf(problem.Conflict, "%s leaves office on %s: name somebody who stays", name, on).At(field)
}

// notYetGraded is the refusal of a day on which the business had no level, as far as is known.
func notYetGraded(field, business string, graded, on civil.Date) error {
	return problem.Errorf(problem.Conflict, "%s has a level only since %s: which official is to answer for it on %s is not known", business, graded, on).At(field)
}

var (
	businessDivision = regexp.MustCompile(`^[0-9]{6}([0-9]{3})?$`)
	officialDivision = regexp.MustCompile(`^[0-9]{6}([0-9]{3}){0,2}$`)
)

// digits checks a division code, where one is given.
func digits(field string, code *string, form *regexp.Regexp, says string) error {
	if code != nil && !form.MatchString(*code) {
		return bad(field, "%q is not a division code of %s digits", *code, says)
	}
	return nil
}

// RegisterFoodBusiness puts a food business on the register. It changes `business`.
func RegisterFoodBusiness(ctx context.Context, w *Writer, in RegisterFoodBusinessInput) (Changed, error) {
	if err := first(
		w.isAgency(ctx, in.Agency),
		said("input.name", in.Name, longestName),
		saidIfGiven("input.licenceNo", in.LicenceNo, longestCode),
		saidIfGiven("input.address", in.Address, longestLine),
		digits("input.division", in.Division, businessDivision, "six or nine"),
		w.past("input.openedOn", in.OpenedOn),
	); err != nil {
		return nil, err
	}
	party, err := w.partyOf(ctx, in.Party, in.NewParty)
	if err != nil {
		return nil, err
	}
	if in.LicenceNo == nil {
		again := new(FoodBusiness)
		err := w.tx.NewSelect().Model(again).Where("agency_id = ?", w.agency).Where("party_id = ?", party).Where("name = ?", in.Name).
			Where("address IS NOT DISTINCT FROM ?", in.Address).Where("opened_on = ?", in.OpenedOn).Where("licence_no IS NULL").Where("source_key IS NULL").
			Order("id").Limit(1).Scan(ctx)
		switch {
		case err == nil:
			return nil, problem.Errorf(problem.Conflict, "%s of this party, address and day is on the register: %s", in.Name, keyOf(again)).
				At("input.name").With("business", keyOf(again).String())
		case !errors.Is(err, sql.ErrNoRows):
			return nil, fmt.Errorf("look for businesses: %w", err)
		}
	}
	business := &FoodBusiness{
		PartyID: party, Name: in.Name, LicenceNo: in.LicenceNo, Type: in.Type, Level: in.Level, Address: in.Address, Division: in.Division, OpenedOn: &in.OpenedOn,
	}
	if err := insert(ctx, w, business); err != nil {
		return nil, err
	}
	if in.Level != nil {
		if err := insert(ctx, w, &LevelChange{BusinessID: business.ID, Level: *in.Level, StartsOn: in.OpenedOn}); err != nil {
			return nil, err
		}
	}
	return Changed{"business": {keyOf(business)}}, w.countVacancies(ctx, []int64{business.ID})
}

// CloseFoodBusiness records that a business closed: nobody answers for it from the day on, and no visit to it is planned
// any more. What would have begun by then is taken back. It changes `business`.
func CloseFoodBusiness(ctx context.Context, w *Writer, in CloseFoodBusinessInput) (Changed, error) {
	business := new(FoodBusiness)
	if err := first(w.past("input.closedOn", in.ClosedOn), lock(ctx, w, "input.business", in.Business, business)); err != nil {
		return nil, err
	}
	var graded, visited *civil.Date
	if err := w.tx.NewRaw(`SELECT (SELECT max(starts_on) FROM level_changes WHERE agency_id = ? AND business_id = ? AND cancelled_on IS NULL),
			(SELECT max(visited_on) FROM coverage_visits WHERE agency_id = ? AND business_id = ? AND visited_on >= ? AND cancelled_on IS NULL)`,
		w.agency, business.ID, w.agency, business.ID, in.ClosedOn).Scan(ctx, &graded, &visited); err != nil {
		return nil, fmt.Errorf("look for levels and visits: %w", err)
	}
	switch {
	case business.ClosedOn != nil:
		return nil, problem.Errorf(problem.Conflict, "%s closed on %s", business.Name, business.ClosedOn).At("input.business")
	case business.OpenedOn != nil && in.ClosedOn.Before(*business.OpenedOn):
		return nil, bad("input.closedOn", "%s is before it opened, %s", in.ClosedOn, business.OpenedOn)
	case visited != nil:
		return nil, problem.Errorf(problem.Conflict, "%s was visited on %s, so that it was open: it closes the day after, or later", business.Name, visited).At("input.closedOn")
	case graded != nil && in.ClosedOn.Before(*graded):
		return nil, problem.Errorf(problem.Conflict, "%s was given its level from %s on, so that it was open: it closes on that day, or later", business.Name, graded).
			At("input.closedOn")
	}
	var void []int64
	if err := w.tx.NewRaw("SELECT id FROM coverage_assignments WHERE agency_id = ? AND business_id = ? AND starts_on >= ? AND cancelled_on IS NULL ORDER BY id",
		w.agency, business.ID, in.ClosedOn).Scan(ctx, &void); err != nil {
		return nil, fmt.Errorf("look for assignments: %w", err)
	}
	if err := w.cancelAssignments(ctx, void); err != nil {
		return nil, err
	}
	if _, err := w.moveCoverage(ctx, in.ClosedOn, nil, []move{{business: business.ID, official: nobody}}, func(_ int, part string) string {
		if part == "on" {
			return "input.closedOn"
		}
		return "input.business"
	}); err != nil {
		return nil, err
	}
	var cancelled []int64
	if err := w.tx.NewRaw(`UPDATE planned_visits SET cancelled_on = ?, updated_at = greatest(?, created_at), version = version + 1
		WHERE agency_id = ? AND business_id = ? AND visit_id IS NULL AND cancelled_on IS NULL AND due_on >= ? RETURNING id`,
		w.today, w.at, w.agency, business.ID, in.ClosedOn).Scan(ctx, &cancelled); err != nil {
		return nil, fmt.Errorf("cancel plans: %w", err)
	}
	w.changed("PlannedVisit", cancelled)
	business.ClosedOn = &in.ClosedOn
	if err := update(ctx, w, business, "closed_on"); err != nil {
		return nil, err
	}
	return Changed{"business": {keyOf(business)}}, nil
}

// ReopenFoodBusiness takes a closing back that was recorded by mistake: the business stands vacant since, until somebody is
// assigned. It changes `business`.
func ReopenFoodBusiness(ctx context.Context, w *Writer, in ReopenFoodBusinessInput) (Changed, error) {
	business := new(FoodBusiness)
	if err := first(said("input.reason", in.Reason, longestLine), lock(ctx, w, "input.business", in.Business, business)); err != nil {
		return nil, err
	}
	if business.ClosedOn == nil {
		return nil, problem.Errorf(problem.Conflict, "%s is open", business.Name).At("input.business")
	}
	business.ClosedOn, business.Reopening = nil, &in.Reason
	if err := update(ctx, w, business, "closed_on", "reopening"); err != nil {
		return nil, err
	}
	return Changed{"business": {keyOf(business)}}, w.countVacancies(ctx, []int64{business.ID})
}

// RegisterOfficial puts an official on the register. It changes `official`.
func RegisterOfficial(ctx context.Context, w *Writer, in RegisterOfficialInput) (Changed, error) {
	if err := first(
		w.isAgency(ctx, in.Agency),
		said("input.name", in.Name, longestName),
		said("input.post", in.Post, longestName),
		digits("input.division", in.Division, officialDivision, "six, nine or twelve"),
	); err != nil {
		return nil, err
	}
	official := &Official{Name: in.Name, Post: in.Post, Tier: in.Tier, Division: in.Division}
	if err := insert(ctx, w, official); err != nil {
		return nil, err
	}
	return Changed{"official": {keyOf(official)}}, nil
}

// LeaveOffice records that an official leaves: what the official answers for stands vacant from the day on, until it is
// handed over. What the official was to answer for only later is taken back. It changes `official`, and `vacated` are the
// assignments that end.
func LeaveOffice(ctx context.Context, w *Writer, in LeaveOfficeInput) (Changed, error) {
	if err := first(w.kept("input.official", in.Official, "Official"), w.ahead("input.leftOn", in.LeftOn)); err != nil {
		return nil, err
	}
	read := func() (held []*CoverageAssignment, err error) {
		err = w.tx.NewSelect().Model(&held).Where("agency_id = ?", w.agency).Where("official_id = ?", in.Official.ID).
			Where("cancelled_on IS NULL").Where("ends_on IS NULL OR ends_on > ?", in.LeftOn).Order("business_id", "id").Scan(ctx)
		if err != nil {
			err = fmt.Errorf("read assignments: %w", err)
		}
		return held, err
	}
	held, err := read()
	if err != nil {
		return nil, err
	}
	// The businesses before the official, in the order in which all lock them; then nobody assigns the official anew.
	businesses := make([]int64, len(held))
	for i, a := range held {
		businesses[i] = a.BusinessID
	}
	if err := w.lockBusinesses(ctx, businesses); err != nil {
		return nil, err
	}
	official := new(Official)
	if err := lock(ctx, w, "input.official", in.Official, official); err != nil {
		return nil, err
	}
	if official.LeftOn != nil {
		return nil, problem.Errorf(problem.Conflict, "%s leaves office on %s already", official.Name, official.LeftOn).At("input.official")
	}
	again, err := read()
	if err != nil {
		return nil, err
	}
	if !slices.EqualFunc(again, held, func(a, b *CoverageAssignment) bool { return a.ID == b.ID }) {
		return nil, errAgain
	}
	var early []*CoverageAssignment
	for _, a := range again {
		switch {
		case a.Period.From.Before(in.LeftOn):
		case a.Period.From.After(w.today):
			early = append(early, a)
		default:
			return nil, problem.Errorf(problem.Conflict, "an assignment of %s begins on %s: hand it over on that day first, or let it end the day after, or later",
				official.Name, a.Period.From).At("input.leftOn").With("assignment", keyOf(a).String())
		}
	}
	if err := w.takeBack(ctx, early); err != nil {
		return nil, err
	}
	// Whoever answered before goes on, who may be the same official.
	if held, err = read(); err != nil {
		return nil, err
	}
	moves := make([]move, len(held))
	for i, a := range held {
		moves[i] = move{business: a.BusinessID, official: nobody}
	}
	if len(moves) > 0 {
		if _, err := w.moveCoverage(ctx, in.LeftOn, nil, moves, func(_ int, part string) string {
			if part == "on" {
				return "input.leftOn"
			}
			return "input.official"
		}); err != nil {
			return nil, err
		}
	}
	official.LeftOn = &in.LeftOn
	if err := update(ctx, w, official, "left_on"); err != nil {
		return nil, err
	}
	return Changed{"official": {keyOf(official)}, "vacated": keysOf(held)}, w.countVacancies(ctx, businesses)
}

// StayInOffice takes back that an official leaves, while the day has not come: what ends on it and nobody follows goes on, until
// somebody does. It changes `official`, and `assignments` are those that go on.
func StayInOffice(ctx context.Context, w *Writer, in StayInOfficeInput) (Changed, error) {
	if err := w.kept("input.official", in.Official, "Official"); err != nil {
		return nil, err
	}
	// What ends as the official leaves, while nobody answers from the day on.
	type ending struct {
		ID, BusinessID int64
		Until          *civil.Date
	}
	read := func() (ended []ending, err error) {
		err = w.tx.NewRaw(`SELECT c.id, c.business_id, (SELECT min(l.starts_on) FROM coverage_assignments l
				WHERE l.agency_id = c.agency_id AND l.business_id = c.business_id AND l.cancelled_on IS NULL AND l.starts_on >= c.ends_on) AS until
			FROM coverage_assignments c JOIN officials o ON o.agency_id = c.agency_id AND o.id = c.official_id
			JOIN food_businesses b ON b.agency_id = c.agency_id AND b.id = c.business_id
			WHERE o.agency_id = ? AND o.id = ? AND c.ends_on = o.left_on AND c.cancelled_on IS NULL AND b.closed_on IS NULL AND o.tier = tier_of_level(b.level)
			ORDER BY c.business_id, c.id`, w.agency, in.Official.ID).Scan(ctx, &ended)
		if err != nil {
			return nil, fmt.Errorf("read assignments: %w", err)
		}
		return ended, nil
	}
	ended, err := read()
	if err != nil {
		return nil, err
	}
	// The businesses before the official, as where one leaves.
	businesses := make([]int64, len(ended))
	for i, e := range ended {
		businesses[i] = e.BusinessID
	}
	if err := w.lockBusinesses(ctx, businesses); err != nil {
		return nil, err
	}
	official := new(Official)
	if err := lock(ctx, w, "input.official", in.Official, official); err != nil {
		return nil, err
	}
	switch {
	case official.LeftOn == nil:
		return nil, problem.Errorf(problem.Conflict, "%s does not leave office", official.Name).At("input.official")
	case !official.LeftOn.After(w.today):
		return nil, problem.Errorf(problem.Conflict, "%s left office on %s, which has come: register the official anew", official.Name, official.LeftOn).At("input.official")
	}
	again, err := read()
	if err != nil {
		return nil, err
	}
	if !slices.EqualFunc(again, ended, func(a, b ending) bool { return a.ID == b.ID }) {
		return nil, errAgain
	}
	leaves := *official.LeftOn
	official.LeftOn = nil
	if err := update(ctx, w, official, "left_on"); err != nil {
		return nil, err
	}
	ids, until := make([]int64, 0, len(again)), make([]string, 0, len(again))
	keys := make([]Key, 0, len(again))
	for _, e := range again {
		if e.Until != nil && *e.Until == leaves {
			continue // somebody follows
		}
		ids, until = append(ids, e.ID), append(until, dayOrNone(e.Until))
		keys = append(keys, Key{"CoverageAssignment", w.agency, e.ID})
	}
	if _, err := w.tx.NewRaw(`UPDATE coverage_assignments c SET period = daterange(c.starts_on, nullif(e.until, '')::date), updated_at = greatest(?, c.created_at), version = c.version + 1
		FROM unnest(?::bigint[], ?::text[]) AS e (id, until) WHERE c.agency_id = ? AND c.id = e.id`, w.at, pgdialect.Array(ids), pgdialect.Array(until), w.agency).Exec(ctx); err != nil {
		return nil, fmt.Errorf("let assignments go on: %w", err)
	}
	w.changed("CoverageAssignment", ids)
	return Changed{"official": {keyOf(official)}, "assignments": keys}, first(w.passPlans(ctx, w.today, businesses), w.countVacancies(ctx, businesses))
}
