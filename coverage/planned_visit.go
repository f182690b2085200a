package coverage

import (
	"context"
	"fmt"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db"
	"docket/input"
	"docket/problem"
)

// dueDay is an SQL expression: the last day for the visit to business b that is planned from p.starts_on, the first day of a quarter.
// Each level that the business has from that day on asks for a visit within a number of quarters (the frequency); the earliest day
// counts. The intervals of each level are counted from p.starts_on, and a level that begins later asks for a visit by the end of the
// interval in which it begins. Of the frequencies set for a level, the frequency of the smallest division counts, then the latest;
// without a frequency, it is one quarter. The agency is the argument ?2 of the statement: a province answers it on one machine.
const dueDay = `(SELECT min((p.starts_on + make_interval(months => 3 * f.quarters * (g.after / f.quarters + 1)))::date - 1)
	FROM (SELECT c.level, greatest(c.starts_on, p.starts_on) AS day, (4 * (extract(year FROM greatest(c.starts_on, p.starts_on)) - extract(year FROM p.starts_on))
			+ extract(quarter FROM greatest(c.starts_on, p.starts_on)) - extract(quarter FROM p.starts_on))::int AS after
		FROM level_changes c WHERE c.agency_id = ?2 AND c.business_id = b.id AND c.cancelled_on IS NULL
			AND (c.ends_on IS NULL OR c.ends_on > p.starts_on)) g
	CROSS JOIN LATERAL (SELECT coalesce((SELECT s.quarters FROM visit_frequencies s
		WHERE s.agency_id = ?2 AND s.level = g.level AND s.effective_from <= g.day AND (s.division IS NULL OR starts_with(b.division, s.division))
		ORDER BY coalesce(length(s.division), 0) DESC, s.effective_from DESC LIMIT 1), 1) AS quarters) f)`

// shortenPlans makes planned visits that are due on a day or later due earlier, where a new level asks for an earlier day. PlanVisits plans
// the visits that follow.
func shortenPlans(ctx context.Context, w *db.Writer, on civil.Date, businesses []int64) error {
	if len(businesses) == 0 {
		return nil
	}
	var shortened []int64
	if err := w.Tx().NewRaw(`UPDATE planned_visits p SET due_on = n.day, updated_at = greatest(?0, p.created_at), version = p.version + 1
		FROM (SELECT p.id, `+dueDay+` AS day FROM planned_visits p JOIN food_businesses b ON b.agency_id = ?2 AND b.id = p.business_id
			WHERE p.agency_id = ?2 AND p.business_id = ANY (?1::bigint[]) AND p.visit_id IS NULL AND p.cancelled_on IS NULL AND p.due_on >= ?3) n
		WHERE p.agency_id = ?2 AND p.id = n.id AND n.day < p.due_on RETURNING p.id`, w.Now(), pgdialect.Array(businesses), w.Agency(), on).Scan(ctx, &shortened); err != nil {
		return fmt.Errorf("shorten plans: %w", err)
	}
	w.NoteChanged("PlannedVisit", shortened)
	return nil
}

// givePlansToOfficials gives the planned visits that are due on a day or later to the official who answers for the business on their
// last day, or to none. Visits that were due before the day stay with the official who has not made them.
func givePlansToOfficials(ctx context.Context, w *db.Writer, on civil.Date, businesses []int64) error {
	var changed []int64
	if err := w.Tx().NewRaw(`UPDATE planned_visits p SET official_id = n.official_id, updated_at = greatest(?0, p.created_at), version = p.version + 1
		FROM (SELECT q.id, (SELECT a.official_id FROM coverage_assignments a
				WHERE a.agency_id = ?1 AND a.business_id = q.business_id AND a.cancelled_on IS NULL
					AND a.period @> q.due_on) AS official_id
			FROM planned_visits q WHERE q.agency_id = ?1 AND q.business_id = ANY (?2::bigint[]) AND q.visit_id IS NULL AND q.cancelled_on IS NULL AND q.due_on >= ?3) n
		WHERE p.agency_id = ?1 AND p.id = n.id AND p.official_id IS DISTINCT FROM n.official_id RETURNING p.id`,
		w.Now(), w.Agency(), pgdialect.Array(businesses), on).Scan(ctx, &changed); err != nil {
		return fmt.Errorf("give planned visits to officials: %w", err)
	}
	w.NoteChanged("PlannedVisit", changed)
	return nil
}

// maxQuarters is the longest interval between visits, in quarters.
const maxQuarters = 8

// SetVisitFrequency sets how often businesses of a level are visited, in the whole bureau or in a division. Payload:
// `visitFrequency`. Returns CONFLICT where the same level and division have a frequency from the same day.
func SetVisitFrequency(ctx context.Context, w *db.Writer, in SetVisitFrequencyInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		input.RequireDivisionIfGiven("input.division", in.Division, 9),
		requireWithinYear(w, "input.effectiveFrom", in.EffectiveFrom),
		requireQuarters("input.quarters", in.Quarters),
		input.RequireText("input.basis", in.Basis, input.MaxLine),
	); err != nil {
		return nil, err
	}
	if err := requireOwnDivision(ctx, w, "input.division", in.Division); err != nil {
		return nil, err
	}
	frequency := &db.VisitFrequency{Level: in.Level, Division: in.Division, EffectiveFrom: in.EffectiveFrom, Quarters: in.Quarters, Basis: in.Basis}
	if err := db.Insert(ctx, w, frequency); err != nil {
		return nil, err
	}
	return db.Payload{"visitFrequency": {db.KeyOf(frequency)}}, nil
}

// requireQuarters checks an interval between visits.
func requireQuarters(field string, quarters int) error {
	if quarters < 1 || quarters > maxQuarters {
		return input.Fault(field, "%d is not from 1 to %d", quarters, maxQuarters)
	}
	return nil
}

// requireOwnDivision checks that a division, where one is given, lies in the division of the bureau.
func requireOwnDivision(ctx context.Context, w *db.Writer, field string, division *string) error {
	if division == nil {
		return nil
	}
	var code string
	if err := w.Tx().NewRaw("SELECT code FROM agencies WHERE id = ?", w.Agency()).Scan(ctx, &code); err != nil {
		return fmt.Errorf("read agency: %w", err)
	}
	// The code of a city ends in two zeros, the code of a province in four.
	if !strings.HasPrefix(*division, strings.TrimSuffix(strings.TrimSuffix(code, "00"), "00")) {
		return input.Fault(field, "%s is no division of the bureau, whose code is %s", *division, code)
	}
	return nil
}

// CancelPlannedVisit cancels a planned visit. Payload: `plannedVisit`. Returns CONFLICT where the visit was made or cancelled.
func CancelPlannedVisit(ctx context.Context, w *db.Writer, in CancelPlannedVisitInput) (db.Payload, error) {
	planned := new(db.PlannedVisit)
	if err := input.CheckAll(input.RequireText("input.reason", in.Reason, input.MaxLine), db.Lock(ctx, w, "input.plannedVisit", in.PlannedVisit, planned)); err != nil {
		return nil, err
	}
	switch {
	case planned.VisitID != nil:
		return nil, problem.Errorf(problem.Conflict, "the visit was made: %s", db.Key{Type: "CoverageVisit", Agency: w.Agency(), ID: *planned.VisitID}).At("input.plannedVisit")
	case planned.CancelledOn != nil:
		return nil, problem.Errorf(problem.Conflict, "the visit was cancelled on %s", planned.CancelledOn).At("input.plannedVisit")
	}
	planned.CancelledOn, planned.Cancellation = new(w.Today()), &in.Reason
	if err := db.Update(ctx, w, planned, "cancelled_on", "cancellation"); err != nil {
		return nil, err
	}
	return db.Payload{"plannedVisit": {db.KeyOf(planned)}}, nil
}

// PlanVisits plans a visit to each covered business of some levels for a quarter, due within the frequency of its levels. A visit made
// since the first day of the quarter counts. Payload: `plannedVisits`. Returns CONFLICT where there is nothing to plan.
func PlanVisits(ctx context.Context, w *db.Writer, in PlanVisitsInput) (db.Payload, error) {
	starts, err := parseQuarter(w, "input.quarter", in.Quarter)
	if err := input.CheckAll(w.RequireAgency(ctx, in.Agency), err, requireLevels("input.levels", in.Levels)); err != nil {
		return nil, err
	}
	levels := in.Levels
	if levels == nil {
		levels = db.CoverageLevelValues()
	}
	planned, err := insertPlannedVisits(ctx, w, starts, levels)
	if err != nil {
		return nil, err
	}
	if len(planned) == 0 {
		return nil, nothingToPlan(ctx, w, starts, levels)
	}
	keys := make([]db.Key, len(planned))
	for i, id := range planned {
		keys[i] = db.Key{Type: "PlannedVisit", Agency: w.Agency(), ID: id}
	}
	w.NoteCreated("PlannedVisit", planned)
	if err := computeNextVacancies(ctx, w); err != nil {
		return nil, err
	}
	return db.Payload{"plannedVisits": keys}, nil
}

// parseQuarter returns the first day of a quarter, as of "2024Q1", which begins within a year from today.
func parseQuarter(w *db.Writer, field, text string) (civil.Date, error) {
	var year, quarter int
	if n, err := fmt.Sscanf(text, "%4dQ%1d", &year, &quarter); n != 2 || err != nil || len(text) != 6 || quarter < 1 || quarter > 4 {
		return civil.Date{}, input.Fault(field, "%q is not a quarter: write it as \"2024Q1\"", text)
	}
	starts := civil.Date{Year: year, Month: time.Month(3*quarter - 2), Day: 1}
	if err := input.RequireDay(field, starts); err != nil {
		return starts, err
	}
	if last := w.Today().AddYears(maxYearsAhead); starts.After(last) {
		return starts, input.Fault(field, "%s begins more than a year ahead: today is %s, so that a quarter is planned that begins by %s", text, w.Today(), last)
	}
	return starts, nil
}

// requireLevels checks a list of levels: nil stands for all, an empty list for none.
func requireLevels(field string, levels []db.CoverageLevel) error {
	if levels != nil && len(levels) == 0 {
		return input.Fault(field, "name one level or more, or leave it out for all")
	}
	return nil
}

// insertPlannedVisits plans a visit to each business that is covered on a day and has one of the levels then, unless one is planned for
// that time already. It returns the ids. Citus takes no such statement without the part that is MATERIALIZED.
func insertPlannedVisits(ctx context.Context, w *db.Writer, starts civil.Date, levels []db.CoverageLevel) ([]int64, error) {
	var planned []int64
	if err := w.Tx().NewRaw(`INSERT INTO planned_visits (agency_id, business_id, official_id, starts_on, due_on, visit_id, created_at, updated_at)
		WITH visits AS MATERIALIZED (SELECT b.id AS business_id, CASE WHEN made.id IS NULL THEN (SELECT h.official_id FROM coverage_assignments h
				WHERE h.agency_id = ?2 AND h.business_id = b.id AND h.cancelled_on IS NULL AND h.period @> due.day)
			ELSE made.official_id END AS official_id, due.day, made.id AS visit_id
		FROM (SELECT ?0::date AS starts_on) p CROSS JOIN food_businesses b
		JOIN coverage_assignments a ON a.agency_id = ?2 AND a.business_id = b.id AND a.cancelled_on IS NULL AND a.period @> ?0::date
		JOIN level_changes l ON l.agency_id = ?2 AND l.business_id = b.id AND l.cancelled_on IS NULL
			AND l.starts_on <= ?0 AND (l.ends_on IS NULL OR l.ends_on > ?0)
		CROSS JOIN LATERAL (SELECT `+dueDay+` AS day) due
		LEFT JOIN LATERAL (SELECT v.id, v.official_id FROM coverage_visits v
			WHERE v.agency_id = ?2 AND v.business_id = b.id AND v.visited_on BETWEEN ?0 AND due.day AND v.cancelled_on IS NULL ORDER BY v.visited_on, v.id LIMIT 1) made ON true
		WHERE b.agency_id = ?2 AND l.level = ANY (?3::text[]) AND (b.closed_on IS NULL OR b.closed_on > greatest(?0::date, least(?4::date, due.day)))
		AND NOT EXISTS (SELECT FROM planned_visits q WHERE q.agency_id = ?2 AND q.business_id = b.id AND q.cancelled_on IS NULL
			AND q.starts_on <= due.day AND q.due_on >= ?0))
		SELECT ?2, business_id, official_id, ?0::date, day, visit_id, ?1::timestamptz, ?1::timestamptz FROM visits ORDER BY business_id RETURNING id`, starts, w.Now(), w.Agency(), pgdialect.Array(levelNames(levels)), w.Today()).Scan(ctx, &planned); err != nil {
		return nil, fmt.Errorf("plan visits: %w", err)
	}
	return planned, nil
}

// levelNames returns levels as texts.
func levelNames(levels []db.CoverageLevel) []string {
	names := make([]string, len(levels))
	for i, l := range levels {
		names[i] = string(l)
	}
	return names
}

// nothingToPlan returns the CONFLICT that says why no visit was planned from a day on.
func nothingToPlan(ctx context.Context, w *db.Writer, starts civil.Date, levels []db.CoverageLevel) error {
	var isCovered bool
	if err := w.Tx().NewRaw(`SELECT EXISTS (SELECT FROM coverage_assignments a
		JOIN level_changes l ON l.agency_id = a.agency_id AND l.business_id = a.business_id AND l.cancelled_on IS NULL AND l.starts_on <= ?0 AND (l.ends_on IS NULL OR l.ends_on > ?0)
		WHERE a.agency_id = ?1 AND a.cancelled_on IS NULL AND a.period @> ?0::date AND l.level = ANY (?2::text[]))`,
		starts, w.Agency(), pgdialect.Array(levelNames(levels))).Scan(ctx, &isCovered); err != nil {
		return fmt.Errorf("look for assignments: %w", err)
	}
	if !isCovered {
		return problem.Errorf(problem.Conflict, "nobody answers for a business of these levels on %s: assign officials first", starts).At("input.quarter")
	}
	return problem.Errorf(problem.Conflict, "every business of these levels that is covered on %s has a visit planned for then", starts).At("input.quarter")
}
