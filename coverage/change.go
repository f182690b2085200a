package coverage

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/problem"
)

// Values of coverageChange.official that are no id of an official.
const (
	presentOfficial = 0  // the official who answers now, while the tier fits the level; else none
	noOfficial      = -1 // none: the business stands vacant
)

// coverageChange says which official answers for a business from a day on, and which level it has then.
type coverageChange struct {
	business int64
	official int64             // an official, presentOfficial or noOfficial
	level    *db.CoverageLevel // nil where the level stays
	from     int64             // the official who must answer for it now; zero for any
}

// changeSet is the changes of many businesses on one day.
type changeSet struct {
	on      civil.Date
	reason  *string // why levels change
	changes []coverageChange
	// fieldOf returns the field of the input for a part of a change: "on", "business", "official" or "level".
	fieldOf func(i int, part string) string
}

// businesses returns the ids of the businesses, in the order of the changes.
func (s changeSet) businesses() []int64 {
	ids := make([]int64, len(s.changes))
	for i, c := range s.changes {
		ids[i] = c.business
	}
	return ids
}

// changeCoverage ends the assignments in force on the day and begins the new ones, each step in one statement for all businesses.
// It returns the assignments that begin, in the order of the changes; a business whose official stays has none.
//
// Returns the faults of all changes, NOT_FOUND, BAD_USER_INPUT and RULE_VIOLATION (coverage.tier) among them. CONFLICT where a business is
// closed or has no level, an assignment that has begun or a visit stands in the way, or the official leaves office too early.
func changeCoverage(ctx context.Context, w *db.Writer, set changeSet) ([]db.Key, error) {
	if err := lockBusinesses(ctx, w, set.businesses()); err != nil {
		return nil, err
	}
	states, err := readStates(ctx, w, set)
	if err != nil {
		return nil, err
	}
	if err := checkChanges(w, set, states); err != nil {
		return nil, err
	}
	return planWrites(w, set, states).write(ctx, w, set)
}

// changeState is the state of one business on the day of a change.
type changeState struct {
	N                               int     // position in the changes, from 1
	BusinessName                    *string // nil where there is no such business
	OpenedOn, ClosedOn              *civil.Date
	OldLevel, NewLevel              *string     // the level on the day, before and after the change
	LevelSince                      *civil.Date // first day of its last level
	OfficialName, OfficialTier      *string     // the official named; nil where none is
	OfficialLeftOn                  *civil.Date
	Assignment, OldOfficial         *int64 // the assignment in force on the day, and its official
	AssignmentFrom                  *civil.Date
	NewOfficial                     *int64
	NewUntil                        *civil.Date // end of the new assignment: its tier fits no more, or, after a vacancy, the next assignment begins
	BegunAfter, NotBegun, VisitedOn *civil.Date // assignments after the day: the first that has begun, the last that has not; first visit by somebody else
}

// changesOfficial reports whether the change gives the business another official, or none instead of one.
func (s *changeState) changesOfficial() bool {
	if s.NewOfficial == nil || s.OldOfficial == nil {
		return s.NewOfficial != s.OldOfficial
	}
	return *s.NewOfficial != *s.OldOfficial
}

// changesLevel reports whether the business gets another level.
func (s *changeState) changesLevel() bool {
	return s.NewLevel != nil && (s.OldLevel == nil || *s.OldLevel != *s.NewLevel)
}

// readStates reads the state of each business on the day, in the order of the changes.
func readStates(ctx context.Context, w *db.Writer, set changeSet) ([]changeState, error) {
	officials, levels := make([]int64, len(set.changes)), make([]string, len(set.changes)) // a level that stays is empty
	for i, c := range set.changes {
		officials[i] = c.official
		if c.level != nil {
			levels[i] = string(*c.level)
		}
	}
	var states []changeState
	if err := w.Tx().NewRaw(changeStates, pgdialect.Array(set.businesses()), pgdialect.Array(officials), pgdialect.Array(levels),
		w.Agency(), set.on, w.Today()).Scan(ctx, &states); err != nil {
		return nil, fmt.Errorf("read the state of businesses: %w", err)
	}
	return states, nil
}

// changeStates is the statement of readStates. Its arguments are the businesses, officials and levels of the changes, the agency, the
// day of the change, and today.
const changeStates = `SELECT a.n, b.name AS business_name, b.opened_on, b.closed_on, before.level AS old_level, after.level AS new_level, last.starts_on AS level_since,
		o.name AS official_name, o.tier AS official_tier, o.left_on AS official_left_on,
		held.id AS assignment, held.official_id AS old_official, held.starts_on AS assignment_from, next.official AS new_official, next.until AS new_until,
		later.begun AS begun_after, later.not_begun, visited.visited_on
	FROM unnest(?0::bigint[], ?1::bigint[], ?2::text[]) WITH ORDINALITY AS a (business, official, level, n)
	LEFT JOIN food_businesses b ON b.agency_id = ?3 AND b.id = a.business
	LEFT JOIN officials o ON o.agency_id = ?3 AND o.id = a.official
	LEFT JOIN LATERAL (SELECT g.level FROM level_changes g WHERE g.agency_id = ?3 AND g.business_id = a.business AND g.cancelled_on IS NULL
		AND g.starts_on <= ?4 AND (g.ends_on IS NULL OR g.ends_on > ?4)) before ON true
	CROSS JOIN LATERAL (SELECT coalesce(nullif(a.level, ''), before.level) AS level) after
	LEFT JOIN LATERAL (SELECT c.id, c.official_id, c.starts_on, c.ends_on, h.tier FROM coverage_assignments c
		JOIN officials h ON h.agency_id = c.agency_id AND h.id = c.official_id
		WHERE c.agency_id = ?3 AND c.business_id = a.business AND c.cancelled_on IS NULL AND c.period @> ?4::date) held ON true
	CROSS JOIN LATERAL (SELECT CASE WHEN a.official > 0 THEN a.official
			WHEN a.official = 0 AND held.tier = tier_of_level(after.level) THEN held.official_id END AS official,
		least((SELECT min(g.starts_on) FROM level_changes g WHERE g.agency_id = ?3 AND g.business_id = a.business AND g.cancelled_on IS NULL
				AND g.starts_on > ?4 AND tier_of_level(g.level) <> coalesce(o.tier, held.tier)),
			CASE WHEN a.official > 0 AND after.level = before.level THEN (SELECT min(c.starts_on) FROM coverage_assignments c
				WHERE c.agency_id = ?3 AND c.business_id = a.business AND c.cancelled_on IS NULL AND c.starts_on > ?4
					AND (held.id IS NULL OR c.starts_on <= ?5)) END) AS until) next
	LEFT JOIN LATERAL (SELECT min(c.starts_on) FILTER (WHERE c.starts_on <= ?5) AS begun, max(c.starts_on) FILTER (WHERE c.starts_on > ?5) AS not_begun
		FROM coverage_assignments c
		WHERE c.agency_id = ?3 AND c.business_id = a.business AND c.cancelled_on IS NULL
			AND c.starts_on > ?4 AND c.starts_on < coalesce(next.until, 'infinity')) later ON true
	LEFT JOIN LATERAL (SELECT max(g.starts_on) AS starts_on FROM level_changes g
		WHERE g.agency_id = ?3 AND g.business_id = a.business AND g.cancelled_on IS NULL) last ON true
	LEFT JOIN LATERAL (SELECT min(v.visited_on) AS visited_on FROM coverage_visits v
		WHERE v.agency_id = ?3 AND v.business_id = a.business AND v.visited_on >= ?4 AND v.visited_on < coalesce(held.ends_on, next.until, 'infinity')
			AND v.official_id IS DISTINCT FROM next.official AND v.cancelled_on IS NULL) visited ON true
	ORDER BY a.n`

// checkChanges checks each change against the state of its business. Of several faults in one field, it returns the first.
func checkChanges(w *db.Writer, set changeSet, states []changeState) error {
	var faults faultList
	isFaulty := make(map[string]bool)
	for i := range states {
		err := changeCheck{w, set.on, set.changes[i], &states[i], func(part string) string { return set.fieldOf(i, part) }}.check()
		if err == nil {
			continue
		}
		p := problem.Of(err)
		if p == nil {
			return err
		}
		if !isFaulty[p.Field] {
			isFaulty[p.Field] = true
			faults.add(err)
		}
	}
	return faults.err()
}

// changeCheck is one change, to be checked against the state of its business.
type changeCheck struct {
	w       *db.Writer
	on      civil.Date
	change  coverageChange
	state   *changeState
	fieldOf func(part string) string
}

// check returns the first fault of the change: each check relies on the checks before it.
func (c changeCheck) check() error {
	for _, check := range []func() error{c.checkRecords, c.checkDay, c.checkOfficial, c.checkLevel, c.checkAssignment} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

// conflict returns a CONFLICT of a part of the change.
func (c changeCheck) conflict(part, format string, args ...any) error {
	return problem.Errorf(problem.Conflict, format, args...).At(c.fieldOf(part))
}

// checkRecords checks that the business and the official exist.
func (c changeCheck) checkRecords() error {
	switch s := c.state; {
	case s.BusinessName == nil:
		return db.NotFound(c.fieldOf("business"), db.Key{Type: "FoodBusiness", Agency: c.w.Agency(), ID: c.change.business})
	case c.change.official > 0 && s.OfficialName == nil:
		return db.NotFound(c.fieldOf("official"), db.Key{Type: "Official", Agency: c.w.Agency(), ID: c.change.official})
	}
	return nil
}

// checkDay checks that the business is open on the day, and that no assignment that begins later has begun by today.
// Returns ErrRunAgain where another transaction has handed the business over.
func (c changeCheck) checkDay() error {
	switch s := c.state; {
	case s.ClosedOn != nil && !c.on.Before(*s.ClosedOn):
		return closedError(c.fieldOf("business"), *s.BusinessName, *s.ClosedOn)
	case s.OpenedOn != nil && c.on.Before(*s.OpenedOn):
		return input.Fault(c.fieldOf("business"), "%s opened only on %s", *s.BusinessName, s.OpenedOn)
	case c.change.from != 0 && s.OldOfficial != nil && *s.OldOfficial != c.change.from:
		return db.ErrRunAgain
	case s.BegunAfter != nil && c.change.official != noOfficial && (s.changesLevel() || s.changesOfficial()):
		return c.conflict("business", "an assignment of %s begins on %s, after %s: hand it over on that day, or later", *s.BusinessName, s.BegunAfter, c.on)
	}
	return nil
}

// checkOfficial checks that the official named is in office for the whole assignment and of the tier for the level.
func (c changeCheck) checkOfficial() error {
	s := c.state
	if s.OfficialName == nil {
		return nil
	}
	switch {
	case s.OfficialLeftOn != nil && (s.NewUntil == nil || s.NewUntil.After(*s.OfficialLeftOn)):
		return leavesOfficeError(c.fieldOf("official"), *s.OfficialName, *s.OfficialLeftOn)
	case s.NewLevel == nil && s.LevelSince != nil:
		return notGradedYetError(c.fieldOf("on"), *s.BusinessName, *s.LevelSince, c.on)
	case s.NewLevel == nil:
		return c.conflict("level", "%s is not graded: give it a level", *s.BusinessName)
	}
	return input.RequireLawful(c.fieldOf("official"), law.CheckTier(*s.OfficialName, *s.OfficialTier, *s.NewLevel, c.on))
}

// checkLevel checks that a new level begins neither in the future nor before the last one.
func (c changeCheck) checkLevel() error {
	s := c.state
	switch {
	case !s.changesLevel():
		return nil
	case c.on.After(c.w.Today()):
		return input.Fault(c.fieldOf("on"), "the level of %s changes on a day that has come, and %s is in the future: today is %s", *s.BusinessName, c.on, c.w.Today())
	case s.LevelSince != nil && c.on.Before(*s.LevelSince):
		return c.conflict("level", "%s has its level since %s, which is after %s: it changes on that day, or later", *s.BusinessName, s.LevelSince, c.on)
	}
	return nil
}

// checkAssignment checks that the present assignment can end on the day: its official made no visit on the day or later, and the assignment
// was in force for a day at least.
func (c changeCheck) checkAssignment() error {
	s := c.state
	switch {
	case !s.changesOfficial():
		return nil
	case s.VisitedOn != nil:
		return c.conflict("on", "%s was visited on %s by whoever would not answer for it any more: the change is after that", *s.BusinessName, s.VisitedOn)
	case s.NewOfficial == nil && *s.AssignmentFrom == c.on:
		return c.conflict("on", "somebody answers for %s from %s on, which ends the day after, or later", *s.BusinessName, c.on)
	}
	return nil
}
