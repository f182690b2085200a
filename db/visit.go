package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/problem"
)

// CoverageVisit is a visit of an official to a business.
type CoverageVisit struct {
	bun.BaseModel `bun:"table:coverage_visits,alias:coverage_visit"`
	Record

	BusinessID int64      `bun:"business_id"`
	OfficialID int64      `bun:"official_id"`
	VisitedOn  civil.Date `bun:"visited_on,type:date"`
	Checklist  *string    `bun:"checklist"`
	RepeatsID  *int64     `bun:"repeats_id"` // the same visit, which was recorded before: once that was let pass
	// CancelledOn is the day on which a visit that was not made was taken back, and Cancellation why; readers are not shown it.
	CancelledOn  *civil.Date `bun:"cancelled_on,type:date"`
	Cancellation *string     `bun:"cancellation"`

	Business *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	Official *Official     `bun:"rel:belongs-to,join:agency_id=agency_id,join:official_id=id"`
	Findings []*Finding    `bun:"rel:has-many,join:agency_id=agency_id,join:id=visit_id"`
}

// Finding is something found on a visit.
type Finding struct {
	bun.BaseModel `bun:"table:findings,alias:finding"`
	Record

	VisitID     int64           `bun:"visit_id"`
	Severity    FindingSeverity `bun:"severity"`
	Text        string          `bun:"text"`
	DueOn       civil.Date      `bun:"due_on,type:date"`
	RectifiedOn *civil.Date     `bun:"rectified_on,type:date"`
	Proof       *string         `bun:"proof"`
	CaseID      *int64          `bun:"case_id"`
	CancelledOn *civil.Date     `bun:"cancelled_on,type:date"` // with the visit

	Visit *CoverageVisit `bun:"rel:belongs-to,join:agency_id=agency_id,join:visit_id=id"`
	Case  *Case          `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
}

// PlannedVisit is a visit that an official is to make, by the frequency set for the level.
type PlannedVisit struct {
	bun.BaseModel `bun:"table:planned_visits,alias:planned_visit"`
	Record

	BusinessID   int64       `bun:"business_id"`
	OfficialID   *int64      `bun:"official_id"`
	StartsOn     civil.Date  `bun:"starts_on,type:date"`
	DueOn        civil.Date  `bun:"due_on,type:date"`
	VisitID      *int64      `bun:"visit_id"`
	CancelledOn  *civil.Date `bun:"cancelled_on,type:date"`
	Cancellation *string     `bun:"cancellation"`

	Business *FoodBusiness  `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	Official *Official      `bun:"rel:belongs-to,join:agency_id=agency_id,join:official_id=id"`
	Visit    *CoverageVisit `bun:"rel:belongs-to,join:agency_id=agency_id,join:visit_id=id"`
}

var plannedVisitComputed = map[string]Computed{
	"overdue": {SQL: "({row}.visit_id IS NULL AND {row}.cancelled_on IS NULL AND {row}.due_on < {today})"},
}

// VisitFrequency is how often businesses of a level are visited, from a day on.
type VisitFrequency struct {
	bun.BaseModel `bun:"table:visit_frequencies,alias:visit_frequency"`
	Record

	Level         CoverageLevel `bun:"level"`
	Division      *string       `bun:"division"`
	EffectiveFrom civil.Date    `bun:"effective_from,type:date"`
	Quarters      int           `bun:"quarters"`
	Basis         string        `bun:"basis"`
}

// dueDay is the last day of a visit to the business {b} that is planned from the first day of the quarter {p}: the one by which
// each level that holds meanwhile wants it, of which the first counts. A level that begins later wants it at the end of that of
// its intervals in which it begins. Of what is set for a level by the day, that of the smallest division counts, and of that
// the last; else one quarter.
const dueDay = `(SELECT min((p.starts_on + make_interval(months => 3 * f.quarters * (g.after / f.quarters + 1)))::date - 1)
	FROM (SELECT c.level, greatest(c.starts_on, p.starts_on) AS day, (4 * (extract(year FROM greatest(c.starts_on, p.starts_on)) - extract(year FROM p.starts_on))
			+ extract(quarter FROM greatest(c.starts_on, p.starts_on)) - extract(quarter FROM p.starts_on))::int AS after
		FROM level_changes c WHERE c.agency_id = b.agency_id AND c.business_id = b.id AND c.cancelled_on IS NULL
			AND (c.ends_on IS NULL OR c.ends_on > p.starts_on)) g
	CROSS JOIN LATERAL (SELECT coalesce((SELECT s.quarters FROM visit_frequencies s
		WHERE s.agency_id = b.agency_id AND s.level = g.level AND s.effective_from <= g.day AND (s.division IS NULL OR starts_with(b.division, s.division))
		ORDER BY coalesce(length(s.division), 0) DESC, s.effective_from DESC LIMIT 1), 1) AS quarters) f)`

// shortenPlans lets visits that are still to be made be due as early as the level given on the day wants them; what follows
// is planned by PlanVisits.
func (w *Writer) shortenPlans(ctx context.Context, on civil.Date, businesses []int64) error {
	if len(businesses) == 0 {
		return nil
	}
	var shortened []int64
	if err := w.tx.NewRaw(`UPDATE planned_visits p SET due_on = n.day, updated_at = greatest(?0, p.created_at), version = p.version + 1
		FROM (SELECT p.id, `+dueDay+` AS day FROM planned_visits p JOIN food_businesses b ON b.agency_id = p.agency_id AND b.id = p.business_id
			WHERE p.agency_id = ?1 AND p.business_id = ANY (?2::bigint[]) AND p.visit_id IS NULL AND p.cancelled_on IS NULL AND p.due_on >= ?3) n
		WHERE p.agency_id = ?1 AND p.id = n.id AND n.day < p.due_on RETURNING p.id`, w.at, w.agency, pgdialect.Array(businesses), on).Scan(ctx, &shortened); err != nil {
		return fmt.Errorf("shorten plans: %w", err)
	}
	w.changed("PlannedVisit", shortened)
	return nil
}

// passPlans gives the visits that are still to be made to whoever answers for the businesses on their last day, or to nobody. What
// was due before the day stays with whoever has missed it.
func (w *Writer) passPlans(ctx context.Context, on civil.Date, businesses []int64) error {
	var passed []int64
	if err := w.tx.NewRaw(`UPDATE planned_visits p SET official_id = n.official_id, updated_at = greatest(?, p.created_at), version = p.version + 1
		FROM (SELECT q.id, (SELECT a.official_id FROM coverage_assignments a
				WHERE a.agency_id = q.agency_id AND a.business_id = q.business_id AND a.cancelled_on IS NULL
					AND a.period @> q.due_on) AS official_id
			FROM planned_visits q WHERE q.agency_id = ? AND q.business_id = ANY (?::bigint[]) AND q.visit_id IS NULL AND q.cancelled_on IS NULL AND q.due_on >= ?) n
		WHERE p.agency_id = ? AND p.id = n.id AND p.official_id IS DISTINCT FROM n.official_id RETURNING p.id`,
		w.at, w.agency, pgdialect.Array(businesses), on, w.agency).Scan(ctx, &passed); err != nil {
		return fmt.Errorf("pass plans: %w", err)
	}
	w.changed("PlannedVisit", passed)
	return nil
}

// mostQuarters is the longest interval between visits.
const mostQuarters = 8

// SetVisitFrequency sets how often businesses of a level are visited, in all of the bureau or in a division. It changes
// `visitFrequency`.
func SetVisitFrequency(ctx context.Context, w *Writer, in SetVisitFrequencyInput) (Changed, error) {
	if err := first(
		w.isAgency(ctx, in.Agency),
		digits("input.division", in.Division, businessDivision, "six or nine"),
		w.ahead("input.effectiveFrom", in.EffectiveFrom),
		said("input.basis", in.Basis, longestLine),
	); err != nil {
		return nil, err
	}
	if in.Division != nil {
		var code string
		if err := w.tx.NewRaw("SELECT code FROM agencies WHERE id = ?", w.agency).Scan(ctx, &code); err != nil {
			return nil, fmt.Errorf("read agency: %w", err)
		}
		// A city's code ends in two noughts, and a province's in four.
		if !strings.HasPrefix(*in.Division, strings.TrimSuffix(strings.TrimSuffix(code, "00"), "00")) {
			return nil, bad("input.division", "%s is no division of the bureau, whose code is %s", *in.Division, code)
		}
	}
	if in.Quarters < 1 || in.Quarters > mostQuarters {
		return nil, bad("input.quarters", "%d is not from 1 to %d", in.Quarters, mostQuarters)
	}
	frequency := &VisitFrequency{Level: in.Level, Division: in.Division, EffectiveFrom: in.EffectiveFrom, Quarters: in.Quarters, Basis: in.Basis}
	if err := insert(ctx, w, frequency); err != nil {
		return nil, err
	}
	return Changed{"visitFrequency": {keyOf(frequency)}}, nil
}

// CancelPlannedVisit cancels a visit that is planned and was not made. It changes `plannedVisit`.
func CancelPlannedVisit(ctx context.Context, w *Writer, in CancelPlannedVisitInput) (Changed, error) {
	planned := new(PlannedVisit)
	if err := first(said("input.reason", in.Reason, longestLine), lock(ctx, w, "input.plannedVisit", in.PlannedVisit, planned)); err != nil {
		return nil, err
	}
	switch {
	case planned.VisitID != nil:
		return nil, problem.Errorf(problem.Conflict, "the visit was made: %s", Key{"CoverageVisit", w.agency, *planned.VisitID}).At("input.plannedVisit")
	case planned.CancelledOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the visit was cancelled on %s", planned.CancelledOn).At("input.plannedVisit")
	}
	planned.CancelledOn, planned.Cancellation = new(w.today), &in.Reason
	if err := update(ctx, w, planned, "cancelled_on", "cancellation"); err != nil {
		return nil, err
	}
	return Changed{"plannedVisit": {keyOf(planned)}}, nil
}

// PlanVisits plans visits for a quarter, within the time that the frequency set for the level of its first day gives, and those
// that it has come to have since. It changes `plannedVisits`.
func PlanVisits(ctx context.Context, w *Writer, in PlanVisitsInput) (Changed, error) {
	if err := w.isAgency(ctx, in.Agency); err != nil {
		return nil, err
	}
	var year, quarter int
	if n, err := fmt.Sscanf(in.Quarter, "%4dQ%1d", &year, &quarter); n != 2 || err != nil || len(in.Quarter) != 6 || quarter < 1 || quarter > 4 {
		return nil, bad("input.quarter", "%q is not a quarter: write it as \"2024Q1\"", in.Quarter)
	}
	starts := civil.Date{Year: year, Month: time.Month(3*quarter - 2), Day: 1}
	if err := day("input.quarter", starts); err != nil {
		return nil, err
	}
	if last := w.today.AddYears(mostAhead); starts.After(last) {
		return nil, bad("input.quarter", "%s begins more than a year ahead: today is %s, so that a quarter is planned that begins by %s", in.Quarter, w.today, last)
	}
	levels := in.Levels
	if levels == nil {
		levels = CoverageLevels()
	}
	if len(levels) == 0 {
		return nil, bad("input.levels", "name one level or more, or leave it out for all")
	}
	names := make([]string, len(levels))
	for i, l := range levels {
		names[i] = string(l)
	}
	var planned []int64
	// A visit made since the first day counts; else whoever answers on the last is to make it.
	if err := w.tx.NewRaw(`INSERT INTO planned_visits (agency_id, business_id, official_id, starts_on, due_on, visit_id, created_at, updated_at)
		SELECT b.agency_id, b.id, CASE WHEN made.id IS NULL THEN (SELECT h.official_id FROM coverage_assignments h
				WHERE h.agency_id = b.agency_id AND h.business_id = b.id AND h.cancelled_on IS NULL AND h.period @> due.day)
			ELSE made.official_id END, ?0, due.day, made.id, ?1, ?1
		FROM (SELECT ?0::date AS starts_on) p CROSS JOIN food_businesses b
		JOIN coverage_assignments a ON a.agency_id = b.agency_id AND a.business_id = b.id AND a.cancelled_on IS NULL AND a.period @> ?0::date
		JOIN level_changes l ON l.agency_id = b.agency_id AND l.business_id = b.id AND l.cancelled_on IS NULL
			AND l.starts_on <= ?0 AND (l.ends_on IS NULL OR l.ends_on > ?0)
		CROSS JOIN LATERAL (SELECT `+dueDay+` AS day) due
		LEFT JOIN LATERAL (SELECT v.id, v.official_id FROM coverage_visits v
			WHERE v.agency_id = b.agency_id AND v.business_id = b.id AND v.visited_on BETWEEN ?0 AND due.day AND v.cancelled_on IS NULL ORDER BY v.visited_on, v.id LIMIT 1) made ON true
		WHERE b.agency_id = ?2 AND l.level = ANY (?3::text[]) AND (b.closed_on IS NULL OR b.closed_on > greatest(?0::date, least(?4::date, due.day)))
		AND NOT EXISTS (SELECT FROM planned_visits q WHERE q.agency_id = b.agency_id AND q.business_id = b.id AND q.cancelled_on IS NULL
			AND q.starts_on <= due.day AND q.due_on >= ?0)
		ORDER BY b.id RETURNING id`, starts, w.at, w.agency, pgdialect.Array(names), w.today).Scan(ctx, &planned); err != nil {
		return nil, fmt.Errorf("plan visits: %w", err)
	}
	if len(planned) == 0 {
		var isCovered bool
		if err := w.tx.NewRaw(`SELECT EXISTS (SELECT FROM coverage_assignments a
			JOIN level_changes l ON l.agency_id = a.agency_id AND l.business_id = a.business_id AND l.cancelled_on IS NULL AND l.starts_on <= ? AND (l.ends_on IS NULL OR l.ends_on > ?)
			WHERE a.agency_id = ? AND a.cancelled_on IS NULL AND a.period @> ?::date AND l.level = ANY (?::text[]))`,
			starts, starts, w.agency, starts, pgdialect.Array(names)).Scan(ctx, &isCovered); err != nil {
			return nil, fmt.Errorf("look for assignments: %w", err)
		}
		if !isCovered {
			return nil, problem.Errorf(problem.Conflict, "nobody answers for a business of these levels on %s: assign officials first", starts).At("input.quarter")
		}
		return nil, problem.Errorf(problem.Conflict, "every business of these levels that is covered on %s has a visit planned for then", starts).At("input.quarter")
	}
	changed := Changed{}
	for _, id := range planned {
		key := Key{"PlannedVisit", w.agency, id}
		changed["plannedVisits"] = append(changed["plannedVisits"], key)
	}
	w.created("PlannedVisit", planned)
	return changed, w.nextVacancies(ctx)
}

// RecordVisit records a visit by whoever answered for the business on the day. It changes `visit`.
func RecordVisit(ctx context.Context, w *Writer, in RecordVisitInput) (Changed, error) {
	if err := first(
		w.kept("input.business", in.Business, "FoodBusiness"),
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
	// Shared: nobody hands the business over until the visit stands.
	business := new(FoodBusiness)
	if err := share(ctx, w, "input.business", in.Business, business); err != nil {
		return nil, err
	}
	assignment := new(CoverageAssignment)
	err := w.tx.NewSelect().Model(assignment).Where("agency_id = ?", w.agency).Where("business_id = ?", in.Business.ID).
		Where("cancelled_on IS NULL").Where("period @> ?::date", in.VisitedOn).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, problem.Errorf(problem.Conflict, "nobody answers for %s on %s: assign somebody first", business.Name, in.VisitedOn).At("input.visitedOn")
	}
	if err != nil {
		return nil, fmt.Errorf("read assignment: %w", err)
	}
	again := new(CoverageVisit)
	err = w.tx.NewSelect().Model(again).Where("agency_id = ?", w.agency).Where("business_id = ?", in.Business.ID).
		Where("official_id = ?", assignment.OfficialID).Where("visited_on = ?", in.VisitedOn).Where("cancelled_on IS NULL").Order("id").Limit(1).Scan(ctx)
	switch {
	case err == nil:
		return nil, problem.Errorf(problem.Conflict, "the visit to %s on %s is on record: %s", business.Name, in.VisitedOn, keyOf(again)).
			At("input.visitedOn").With("visit", keyOf(again).String())
	case !errors.Is(err, sql.ErrNoRows):
		return nil, fmt.Errorf("look for visits: %w", err)
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
		Where("cancelled_on IS NULL").Where("starts_on <= ?", in.VisitedOn).Where("due_on >= ?", in.VisitedOn).Order("due_on", "id").Limit(1).For("UPDATE").Scan(ctx)
	switch {
	case errors.Is(err, sql.ErrNoRows):
	case err != nil:
		return nil, fmt.Errorf("read plan: %w", err)
	default:
		planned.VisitID, planned.OfficialID = &visit.ID, &visit.OfficialID
		if err := update(ctx, w, planned, "visit_id", "official_id"); err != nil {
			return nil, err
		}
	}
	return Changed{"visit": {keyOf(visit)}}, nil
}

// CancelVisit takes back a visit that was recorded by mistake, with what was found: it is on record, and nobody is shown it. What
// was planned is to be visited still, where no other visit was made. It changes `business`.
func CancelVisit(ctx context.Context, w *Writer, in CancelVisitInput) (Changed, error) {
	if err := first(said("input.reason", in.Reason, longestLine), w.kept("input.visit", in.Visit, "CoverageVisit")); err != nil {
		return nil, err
	}
	var businesses []int64
	if err := w.tx.NewRaw("SELECT business_id FROM coverage_visits WHERE agency_id = ? AND id = ?", w.agency, in.Visit.ID).Scan(ctx, &businesses); err != nil {
		return nil, fmt.Errorf("read visit: %w", err)
	}
	visit := new(CoverageVisit)
	if err := first(w.lockBusinesses(ctx, businesses), lock(ctx, w, "input.visit", in.Visit, visit)); err != nil {
		return nil, err
	}
	if visit.CancelledOn != nil {
		return nil, missing("input.visit", in.Visit)
	}
	findings, err := read[Finding](ctx, w, "visit_id = $2", "ORDER BY id FOR UPDATE", visit.ID)
	if err != nil {
		return nil, err
	}
	ids := make([]int64, len(findings))
	for i, f := range findings {
		if ids[i] = f.ID; f.CaseID != nil {
			return nil, problem.Errorf(problem.Conflict, "a case grew from what was found: %s", Key{"Case", w.agency, *f.CaseID}).At("input.visit")
		}
	}
	var freed []int64
	if err := w.tx.NewRaw(`UPDATE planned_visits p SET visit_id = n.visit_id, official_id = coalesce(n.official_id, p.official_id), updated_at = greatest(?0, p.created_at), version = p.version + 1
		FROM (SELECT q.id, other.id AS visit_id, other.official_id FROM planned_visits q
			LEFT JOIN LATERAL (SELECT v.id, v.official_id FROM coverage_visits v WHERE v.agency_id = q.agency_id AND v.business_id = q.business_id AND v.cancelled_on IS NULL
				AND v.visited_on BETWEEN q.starts_on AND q.due_on AND v.id <> ?1 ORDER BY v.visited_on, v.id LIMIT 1) other ON true
			WHERE q.agency_id = ?2 AND q.business_id = ?3 AND q.visit_id = ?1) n
		WHERE p.agency_id = ?2 AND p.id = n.id RETURNING p.id`, w.at, visit.ID, w.agency, visit.BusinessID).Scan(ctx, &freed); err != nil {
		return nil, fmt.Errorf("free plans: %w", err)
	}
	w.changed("PlannedVisit", freed)
	// Nobody goes any more to a business that has closed.
	if _, err := w.tx.NewRaw(`UPDATE planned_visits p SET cancelled_on = ? FROM food_businesses b
		WHERE p.agency_id = ? AND p.id = ANY (?::bigint[]) AND p.visit_id IS NULL AND b.agency_id = p.agency_id AND b.id = p.business_id AND b.closed_on <= p.due_on`,
		w.today, w.agency, pgdialect.Array(freed)).Exec(ctx); err != nil {
		return nil, fmt.Errorf("cancel plans: %w", err)
	}
	if _, err := w.tx.NewRaw("UPDATE findings SET cancelled_on = ?, updated_at = greatest(?, created_at), version = version + 1 WHERE agency_id = ? AND id = ANY (?::bigint[])",
		w.today, w.at, w.agency, pgdialect.Array(ids)).Exec(ctx); err != nil {
		return nil, fmt.Errorf("cancel findings: %w", err)
	}
	w.changed("Finding", ids)
	visit.CancelledOn, visit.Cancellation = new(w.today), &in.Reason
	if err := update(ctx, w, visit, "cancelled_on", "cancellation"); err != nil {
		return nil, err
	}
	return Changed{"business": {{"FoodBusiness", w.agency, visit.BusinessID}}}, w.passPlans(ctx, visit.VisitedOn, []int64{visit.BusinessID})
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
	if finding.CancelledOn != nil {
		return nil, missing("input.finding", in.Finding)
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
