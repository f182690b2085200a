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
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/law"
	"docket/problem"
)

// LevelChange is a level that a food business was given, from a day on.
type LevelChange struct {
	bun.BaseModel `bun:"table:level_changes,alias:level_change"`
	Record

	BusinessID int64         `bun:"business_id"`
	Level      CoverageLevel `bun:"level"`
	StartsOn   civil.Date    `bun:"starts_on,type:date"`
	Reason     *string       `bun:"reason"`

	Business *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
}

// PlannedVisit is a visit that an official is to make, by the frequency set for the level.
type PlannedVisit struct {
	bun.BaseModel `bun:"table:planned_visits,alias:planned_visit"`
	Record

	BusinessID int64      `bun:"business_id"`
	OfficialID int64      `bun:"official_id"`
	StartsOn   civil.Date `bun:"starts_on,type:date"`
	DueOn      civil.Date `bun:"due_on,type:date"`
	VisitID    *int64     `bun:"visit_id"`

	Business *FoodBusiness  `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	Official *Official      `bun:"rel:belongs-to,join:agency_id=agency_id,join:official_id=id"`
	Visit    *CoverageVisit `bun:"rel:belongs-to,join:agency_id=agency_id,join:visit_id=id"`
}

var plannedVisitComputed = map[string]Computed{
	"overdue": {SQL: "({row}.visit_id IS NULL AND {row}.due_on < {today})"},
}

// mostChanges is how many businesses change together: more than any bureau has.
const mostChanges = 20000

// RegradeCoverage gives businesses a level and an official from a day on. It changes `assignments`, in the order given.
func RegradeCoverage(ctx context.Context, w *Writer, in RegradeCoverageInput) (Changed, error) {
	const field = "input.changes"
	if err := first(day("input.on", in.On), saidIfGiven("input.reason", in.Reason, longestLine)); err != nil {
		return nil, err
	}
	switch {
	case len(in.Changes) == 0:
		return nil, bad(field, "name one business or more")
	case len(in.Changes) > mostChanges:
		return nil, bad(field, "%d businesses are too many: at most %d go together", len(in.Changes), mostChanges)
	}
	seen := make(map[int64]int, len(in.Changes))
	moves := make([]move, len(in.Changes))
	for i, c := range in.Changes {
		f := at(field, i)
		if err := first(w.kept(f+".business", c.Business, "FoodBusiness"), w.kept(f+".official", c.Official, "Official")); err != nil {
			return nil, err
		}
		if other, ok := seen[c.Business.ID]; ok {
			return nil, bad(f+".business", "%s is the same as %s", c.Business, at(field, other))
		}
		seen[c.Business.ID] = i
		moves[i] = move{c.Business.ID, c.Official.ID, c.Level}
	}
	return w.moveCoverage(ctx, in.On, in.Reason, moves, func(i int, part string) string { return at(field, i) + "." + part })
}

// HandOverCoverage hands what an official answers for over to another. It changes `assignments`.
func HandOverCoverage(ctx context.Context, w *Writer, in HandOverCoverageInput) (Changed, error) {
	if err := first(
		w.exists(ctx, "input.from", in.From, "Official", (*Official)(nil)),
		w.exists(ctx, "input.to", in.To, "Official", (*Official)(nil)),
		day("input.on", in.On),
		some("input.businesses", in.Businesses, 0, "businesses", itself),
	); err != nil {
		return nil, err
	}
	if in.From == in.To {
		return nil, bad("input.to", "%s answers for them already", in.To)
	}
	before := in.On.AddDays(-1) // who answered until then
	var held []int64
	err := w.tx.NewSelect().Model((*CoverageAssignment)(nil)).Column("business_id").Where("agency_id = ?", w.agency).Where("official_id = ?", in.From.ID).
		Where("period @> ?::date", before).Where("upper_inf(period) OR upper(period) > ?::date", in.On).Order("business_id").Scan(ctx, &held)
	if err != nil {
		return nil, fmt.Errorf("read assignments: %w", err)
	}
	wanted := held
	if len(in.Businesses) > 0 {
		wanted = nil
		for i, key := range in.Businesses {
			if err := w.kept(at("input.businesses", i), key, "FoodBusiness"); err != nil {
				return nil, err
			}
			if _, ok := slices.BinarySearch(held, key.ID); !ok {
				return nil, problem.Errorf(problem.Conflict, "%s does not answer for %s on %s", in.From, key, before).At(at("input.businesses", i))
			}
			wanted = append(wanted, key.ID)
		}
	}
	if len(wanted) == 0 {
		return nil, problem.Errorf(problem.Conflict, "%s answers for nothing on %s", in.From, before).At("input.from")
	}
	moves := make([]move, len(wanted))
	for i, id := range wanted {
		moves[i] = move{id, in.To.ID, nil}
	}
	return w.moveCoverage(ctx, in.On, nil, moves, func(int, string) string { return "input.to" })
}

// move is a business with who answers for it from a day on, and its level where that changes.
type move struct {
	business, official int64
	level              *CoverageLevel
}

// moveCoverage closes the assignments that hold on a day and begins others on it, in statements that take all at once.
func (w *Writer) moveCoverage(ctx context.Context, on civil.Date, reason *string, moves []move, field func(i int, part string) string) (Changed, error) {
	businesses, officials := make([]int64, len(moves)), make([]int64, len(moves))
	levels := make([]string, len(moves)) // empty where it stays
	for i, m := range moves {
		businesses[i], officials[i] = m.business, m.official
		if m.level != nil {
			levels[i] = string(*m.level)
		}
	}
	asked := `unnest(?::bigint[], ?::bigint[], ?::text[]) WITH ORDINALITY AS a (business, official, level, n)`
	args := []any{pgdialect.Array(businesses), pgdialect.Array(officials), pgdialect.Array(levels)}
	if _, err := w.tx.NewRaw("SELECT id FROM food_businesses WHERE agency_id = ? AND id = ANY (?::bigint[]) ORDER BY id FOR UPDATE",
		w.agency, pgdialect.Array(businesses)).Exec(ctx); err != nil {
		return nil, fmt.Errorf("lock businesses: %w", err)
	}
	// The first that cannot be, and why.
	var wrong []struct {
		N                       int
		Name, Official          *string
		Tier, Level             *string
		ClosedOn, OpenedOn, Day *civil.Date
	}
	if err := w.tx.NewRaw(`SELECT a.n, b.name, o.name AS official, o.tier, coalesce(nullif(a.level, ''), b.level) AS level, b.closed_on, b.opened_on, later.starts_on AS day
		FROM `+asked+`
		LEFT JOIN food_businesses b ON b.agency_id = ? AND b.id = a.business
		LEFT JOIN officials o ON o.agency_id = ? AND o.id = a.official
		LEFT JOIN LATERAL (SELECT min(c.starts_on) AS starts_on FROM coverage_assignments c
			WHERE c.agency_id = ? AND c.business_id = a.business AND c.starts_on >= ?) later ON true
		WHERE b.id IS NULL OR o.id IS NULL OR b.closed_on <= ? OR b.opened_on > ? OR later.starts_on IS NOT NULL
			OR o.tier IS DISTINCT FROM tier_of_level(coalesce(nullif(a.level, ''), b.level))
		ORDER BY a.n LIMIT 1`, slices.Concat(args, []any{w.agency, w.agency, w.agency, on, on, on})...).Scan(ctx, &wrong); err != nil {
		return nil, fmt.Errorf("check changes: %w", err)
	}
	if len(wrong) > 0 {
		c, i := wrong[0], wrong[0].N-1
		switch {
		case c.Name == nil:
			return nil, missing(field(i, "business"), Key{"FoodBusiness", w.agency, moves[i].business})
		case c.Official == nil:
			return nil, missing(field(i, "official"), Key{"Official", w.agency, moves[i].official})
		case c.ClosedOn != nil && !on.Before(*c.ClosedOn):
			return nil, problem.Errorf(problem.Conflict, "%s closed on %s: nobody needs to answer for it", *c.Name, c.ClosedOn).At(field(i, "business"))
		case c.OpenedOn != nil && on.Before(*c.OpenedOn):
			return nil, bad(field(i, "business"), "%s opened only on %s", *c.Name, c.OpenedOn)
		case c.Day != nil:
			return nil, problem.Errorf(problem.Conflict, "an assignment of %s begins on %s, not before %s: change that first", *c.Name, c.Day, on).At(field(i, "business"))
		case c.Level == nil:
			return nil, problem.Errorf(problem.Conflict, "%s is not graded: give it a level", *c.Name).At(field(i, "level"))
		}
		return nil, violation(field(i, "official"), &law.Violation{Rule: "coverage.tier", Text: fmt.Sprintf(
			"%s is of the tier %s, and a business of level %s needs an official of the tier %s", *c.Official, *c.Tier, *c.Level, law.TierOf(*c.Level))})
	}
	var ended []int64
	if err := w.tx.NewRaw(`UPDATE coverage_assignments SET period = daterange(starts_on, ?), updated_at = greatest(?, created_at), version = version + 1
		WHERE agency_id = ? AND business_id = ANY (?::bigint[]) AND starts_on < ? AND (ends_on IS NULL OR ends_on > ?) RETURNING id`,
		on, w.at, w.agency, pgdialect.Array(businesses), on, on).Scan(ctx, &ended); err != nil {
		return nil, fmt.Errorf("close assignments: %w", err)
	}
	var regraded []int64
	if err := w.tx.NewRaw(`UPDATE food_businesses b SET level = a.level, updated_at = greatest(?, b.created_at), version = b.version + 1
		FROM `+asked+` WHERE b.agency_id = ? AND b.id = a.business AND a.level <> '' AND b.level IS DISTINCT FROM a.level RETURNING b.id`,
		slices.Concat([]any{w.at}, args, []any{w.agency})...).Scan(ctx, &regraded); err != nil {
		return nil, fmt.Errorf("change levels: %w", err)
	}
	for _, id := range ended {
		w.changes = append(w.changes, Change{Key{"CoverageAssignment", w.agency, id}, false})
	}
	for _, id := range regraded {
		w.changes = append(w.changes, Change{Key{"FoodBusiness", w.agency, id}, false})
	}
	if err := w.noteLevels(ctx, on, reason, moves, regraded); err != nil {
		return nil, err
	}
	assignments := make([]*CoverageAssignment, len(moves))
	for i, m := range moves {
		assignments[i] = &CoverageAssignment{BusinessID: m.business, OfficialID: m.official, Period: Period{From: on}}
	}
	if err := insert(ctx, w, assignments...); err != nil {
		return nil, err
	}
	return Changed{"assignments": keysOf(assignments)}, nil
}

// noteLevels adds the new levels to the history of the businesses whose level has changed.
func (w *Writer) noteLevels(ctx context.Context, on civil.Date, reason *string, moves []move, regraded []int64) error {
	if len(regraded) == 0 {
		return nil
	}
	changed := make(map[int64]bool, len(regraded))
	for _, id := range regraded {
		changed[id] = true
	}
	var history []*LevelChange
	for _, m := range moves {
		if changed[m.business] {
			history = append(history, &LevelChange{BusinessID: m.business, Level: *m.level, StartsOn: on, Reason: reason})
		}
	}
	return insert(ctx, w, history...)
}

// PlanVisits plans visits for a quarter. It changes `plannedVisits`.
func PlanVisits(ctx context.Context, w *Writer, in PlanVisitsInput) (Changed, error) {
	if err := w.isAgency(ctx, in.Agency); err != nil {
		return nil, err
	}
	var year, quarter int
	if n, err := fmt.Sscanf(in.Quarter, "%4dQ%1d", &year, &quarter); n != 2 || err != nil || len(in.Quarter) != 6 || quarter < 1 || quarter > 4 {
		return nil, bad("input.quarter", "%q is not a quarter: write it as \"2024Q1\"", in.Quarter)
	}
	switch {
	case len(in.Levels) == 0:
		return nil, bad("input.levels", "name one level or more")
	case in.Quarters < 1 || in.Quarters > 8:
		return nil, bad("input.quarters", "%d is not from 1 to 8", in.Quarters)
	}
	starts := civil.Date{Year: year, Month: time.Month(3*quarter - 2), Day: 1}
	next := time.Date(year, time.Month(3*(quarter+in.Quarters-1)+1), 1, 0, 0, 0, 0, time.UTC)
	due := civil.DateOf(next).AddDays(-1)
	levels := make([]string, len(in.Levels))
	for i, l := range in.Levels {
		levels[i] = string(l)
	}
	var planned []int64
	if err := w.tx.NewRaw(`INSERT INTO planned_visits (agency_id, business_id, official_id, starts_on, due_on, created_at, updated_at)
		SELECT b.agency_id, b.id, a.official_id, ?, ?, ?, ?
		FROM food_businesses b JOIN coverage_assignments a ON a.agency_id = b.agency_id AND a.business_id = b.id AND a.period @> ?::date
		WHERE b.agency_id = ? AND b.level = ANY (?::text[]) AND (b.closed_on IS NULL OR b.closed_on > ?)
		AND NOT EXISTS (SELECT FROM planned_visits p WHERE p.agency_id = b.agency_id AND p.business_id = b.id AND p.starts_on <= ? AND p.due_on >= ?)
		ORDER BY b.id RETURNING id`, starts, due, w.at, w.at, starts, w.agency, pgdialect.Array(levels), starts, due, starts).Scan(ctx, &planned); err != nil {
		return nil, fmt.Errorf("plan visits: %w", err)
	}
	if len(planned) == 0 {
		return nil, problem.Errorf(problem.Conflict, "every business of these levels that is covered on %s has a visit planned for then", starts).At("input.quarter")
	}
	changed := Changed{}
	for _, id := range planned {
		key := Key{"PlannedVisit", w.agency, id}
		changed["plannedVisits"] = append(changed["plannedVisits"], key)
		w.changes = append(w.changes, Change{key, true})
	}
	return changed, nil
}

// RecordVisit records a visit by whoever answered for the business on the day. It changes `visit`.
func RecordVisit(ctx context.Context, w *Writer, in RecordVisitInput) (Changed, error) {
	if err := first(
		w.exists(ctx, "input.business", in.Business, "FoodBusiness", (*FoodBusiness)(nil)),
		w.past("input.visitedOn", in.VisitedOn),
		saidIfGiven("input.checklist", in.Checklist, longestText),
	); err != nil {
		return nil, err
	}
	if len(in.Findings) > mostParts {
		return nil, bad("input.findings", "%d findings are too many: at most %d go together", len(in.Findings), mostParts)
	}
	for i, f := range in.Findings {
		field := at("input.findings", i)
		if err := first(
			said(field+".text", f.Text, longestText), day(field+".dueOn", f.DueOn), notBefore(field+".dueOn", f.DueOn, in.VisitedOn, "the visit"),
		); err != nil {
			return nil, err
		}
	}
	assignment := new(CoverageAssignment)
	err := w.tx.NewSelect().Model(assignment).Where("agency_id = ?", w.agency).Where("business_id = ?", in.Business.ID).
		Where("period @> ?::date", in.VisitedOn).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, problem.Errorf(problem.Conflict, "nobody answers for %s on %s: assign somebody first", in.Business, in.VisitedOn).At("input.visitedOn")
	}
	if err != nil {
		return nil, fmt.Errorf("read assignment: %w", err)
	}
	visit := &CoverageVisit{BusinessID: in.Business.ID, OfficialID: assignment.OfficialID, VisitedOn: in.VisitedOn, Checklist: in.Checklist}
	if err := insert(ctx, w, visit); err != nil {
		return nil, err
	}
	if len(in.Findings) > 0 {
		findings := make([]*Finding, len(in.Findings))
		for i, f := range in.Findings {
			findings[i] = &Finding{VisitID: visit.ID, Severity: f.Severity, Text: f.Text, DueOn: f.DueOn}
		}
		if err := insert(ctx, w, findings...); err != nil {
			return nil, err
		}
	}
	planned := new(PlannedVisit)
	err = w.tx.NewSelect().Model(planned).Where("agency_id = ?", w.agency).Where("business_id = ?", in.Business.ID).Where("visit_id IS NULL").
		Where("starts_on <= ?", in.VisitedOn).Where("due_on >= ?", in.VisitedOn).Order("due_on", "id").Limit(1).For("UPDATE").Scan(ctx)
	switch {
	case errors.Is(err, sql.ErrNoRows):
	case err != nil:
		return nil, fmt.Errorf("read plan: %w", err)
	default:
		planned.VisitID = &visit.ID
		if err := update(ctx, w, planned, "visit_id"); err != nil {
			return nil, err
		}
	}
	return Changed{"visit": {keyOf(visit)}}, nil
}

// RectifyFinding records that a finding was put right. It changes `finding`.
func RectifyFinding(ctx context.Context, w *Writer, in RectifyFindingInput) (Changed, error) {
	finding, visit := new(Finding), new(CoverageVisit)
	if err := first(
		w.past("input.rectifiedOn", in.RectifiedOn),
		said("input.proof", in.Proof, longestNote),
		lock(ctx, w, "input.finding", in.Finding, finding),
	); err != nil {
		return nil, err
	}
	if finding.RectifiedOn != nil {
		return nil, problem.Errorf(problem.Conflict, "the finding was put right on %s", finding.RectifiedOn).At("input.finding")
	}
	if err := w.tx.NewSelect().Model(visit).Where("agency_id = ?", w.agency).Where("id = ?", finding.VisitID).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read visit: %w", err)
	}
	if err := notBefore("input.rectifiedOn", in.RectifiedOn, visit.VisitedOn, "the visit"); err != nil {
		return nil, err
	}
	finding.RectifiedOn, finding.Proof = &in.RectifiedOn, &in.Proof
	if err := update(ctx, w, finding, "rectified_on", "proof"); err != nil {
		return nil, err
	}
	return Changed{"finding": {keyOf(finding)}}, nil
}
