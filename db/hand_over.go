package db

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

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
	EndsOn     *civil.Date   `bun:"ends_on,type:date"`
	Reason     *string       `bun:"reason"`
	// CancelledOn is the day on which what held for no day was taken back; readers are not shown it.
	CancelledOn *civil.Date `bun:"cancelled_on,type:date"`

	Business *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
}

// mostChanges is how many businesses change together: more than any bureau has.
const mostChanges = 20000

// RegradeCoverage gives businesses a level, an official or both from a day on. Where no official is named, whoever answers
// goes on while the tier fits the level; else the business stands vacant. What was to begin after the day is taken back. It changes `businesses`, in the order given, and
// `assignments` are those that begin.
func RegradeCoverage(ctx context.Context, w *Writer, in RegradeCoverageInput) (Changed, error) {
	const field = "input.changes"
	if err := first(w.ahead("input.on", in.On), saidIfGiven("input.reason", in.Reason, longestLine)); err != nil {
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
	businesses, changing := make([]Key, len(in.Changes)), make([]int64, len(in.Changes))
	for i, c := range in.Changes {
		f := at(field, i)
		if err := w.kept(f+".business", c.Business, "FoodBusiness"); err != nil {
			return nil, err
		}
		if other, ok := seen[c.Business.ID]; ok {
			return nil, bad(f+".business", "%s is the same as %s", c.Business, at(field, other))
		}
		seen[c.Business.ID] = i
		moves[i], businesses[i], changing[i] = move{business: c.Business.ID, level: c.Level}, c.Business, c.Business.ID
		switch {
		case c.Official != nil:
			if err := w.kept(f+".official", *c.Official, "Official"); err != nil {
				return nil, err
			}
			moves[i].official = c.Official.ID
		case c.Level == nil:
			return nil, bad(f, "neither `level` nor `official` is given: give one of them, or both")
		}
	}
	begun, err := w.moveCoverage(ctx, in.On, in.Reason, moves, func(i int, part string) string {
		if part == "on" {
			return "input.on"
		}
		return at(field, i) + "." + part
	})
	if err != nil {
		return nil, err
	}
	return Changed{"assignments": begun, "businesses": businesses}, w.countVacancies(ctx, changing)
}

// HandOverCoverage hands what an official answers for over to another, and what stands vacant since the official left. It
// changes `assignments`.
func HandOverCoverage(ctx context.Context, w *Writer, in HandOverCoverageInput) (Changed, error) {
	from := new(Official)
	if err := first(
		w.exists(ctx, "input.to", in.To, "Official", (*Official)(nil)),
		w.ahead("input.on", in.On),
		some("input.businesses", in.Businesses, 0, "businesses", itself),
		w.kept("input.from", in.From, "Official"),
	); err != nil {
		return nil, err
	}
	if in.From == in.To {
		return nil, bad("input.to", "%s answers for them already", in.To)
	}
	err := w.tx.NewSelect().Model(from).Where("agency_id = ?", w.agency).Where("id = ?", in.From.ID).Scan(ctx)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, missing("input.from", in.From)
	}
	if err != nil {
		return nil, fmt.Errorf("read official: %w", err)
	}
	var held []int64
	if err := w.tx.NewRaw(`SELECT c.business_id FROM coverage_assignments c JOIN food_businesses b ON b.agency_id = c.agency_id AND b.id = c.business_id
		WHERE c.agency_id = ? AND c.official_id = ? AND c.cancelled_on IS NULL AND (c.period @> ?::date OR c.ends_on = ? AND c.ends_on <= ? AND (b.closed_on IS NULL OR b.closed_on > ?)
			AND NOT EXISTS (SELECT FROM coverage_assignments l WHERE l.agency_id = c.agency_id AND l.business_id = c.business_id AND l.starts_on >= c.ends_on AND l.starts_on <= ?
				AND l.cancelled_on IS NULL))
		ORDER BY 1`, w.agency, in.From.ID, in.On, from.LeftOn, in.On, in.On, in.On).Scan(ctx, &held); err != nil {
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
				return nil, problem.Errorf(problem.Conflict, "%s does not answer for %s on %s, nor did when leaving office", from.Name, key, in.On).At(at("input.businesses", i))
			}
			wanted = append(wanted, key.ID)
		}
	}
	if len(wanted) == 0 {
		return nil, problem.Errorf(problem.Conflict, "%s answers for nothing on %s", from.Name, in.On).At("input.from")
	}
	moves := make([]move, len(wanted))
	for i, id := range wanted {
		moves[i] = move{business: id, official: in.To.ID, from: in.From.ID}
	}
	begun, err := w.moveCoverage(ctx, in.On, nil, moves, func(i int, part string) string {
		switch {
		case part == "on":
			return "input.on"
		case part == "business" && len(in.Businesses) > 0:
			return at("input.businesses", i)
		case part == "business":
			return "input.from"
		}
		return "input.to"
	})
	if err != nil {
		return nil, err
	}
	return Changed{"assignments": begun}, w.countVacancies(ctx, wanted)
}

// nobody stands for the official where an assignment ends and none begins.
const nobody = -1

// move is a business with who answers for it from a day on, and its level where that changes.
type move struct {
	business int64
	official int64 // nobody, or zero for whoever answers for it now, while the tier fits
	level    *CoverageLevel
	from     int64 // whom it is taken from; zero for anybody
}

// lockBusinesses lets nobody else change businesses, or who answers for them, until the transaction ends.
func (w *Writer) lockBusinesses(ctx context.Context, ids []int64) error {
	if _, err := w.tx.NewRaw("SELECT id FROM food_businesses WHERE agency_id = ? AND id = ANY (?::bigint[]) ORDER BY id FOR UPDATE",
		w.agency, pgdialect.Array(ids)).Exec(ctx); err != nil {
		return fmt.Errorf("lock businesses: %w", err)
	}
	return nil
}

// created notes records of a type that one statement added.
func (w *Writer) created(typ string, ids []int64) {
	for _, id := range ids {
		w.changes = append(w.changes, Change{Key{typ, w.agency, id}, true})
	}
}

// changed notes records of a type that one statement changed.
func (w *Writer) changed(typ string, ids []int64) {
	for _, id := range ids {
		w.changes = append(w.changes, Change{Key{typ, w.agency, id}, false})
	}
}

// moveCoverage closes the assignments that hold on a day and begins others on it, in statements that take all at once. It
// tells the assignments that begin, in the order of the moves; who goes on answering has none.
func (w *Writer) moveCoverage(ctx context.Context, on civil.Date, reason *string, moves []move, field func(i int, part string) string) ([]Key, error) {
	businesses, officials := make([]int64, len(moves)), make([]int64, len(moves))
	levels := make([]string, len(moves)) // empty where it stays
	for i, m := range moves {
		businesses[i], officials[i] = m.business, m.official
		if m.level != nil {
			levels[i] = string(*m.level)
		}
	}
	if err := w.lockBusinesses(ctx, businesses); err != nil {
		return nil, err
	}
	var found []standing
	if err := w.tx.NewRaw(`SELECT a.n, b.name, graded.level AS before, asked.level, b.opened_on, b.closed_on, o.name AS official, o.tier, o.left_on,
			held.id AS held, held.official_id AS holder, held.starts_on AS held_from, next.official AS next, next.until, later.begun, later.early,
			last.starts_on AS graded, visited.visited_on AS visited
		FROM unnest(?0::bigint[], ?1::bigint[], ?2::text[]) WITH ORDINALITY AS a (business, official, level, n)
		LEFT JOIN food_businesses b ON b.agency_id = ?3 AND b.id = a.business
		LEFT JOIN officials o ON o.agency_id = ?3 AND o.id = a.official
		LEFT JOIN LATERAL (SELECT g.level FROM level_changes g WHERE g.agency_id = ?3 AND g.business_id = a.business AND g.cancelled_on IS NULL
			AND g.starts_on <= ?4 AND (g.ends_on IS NULL OR g.ends_on > ?4)) graded ON true
		CROSS JOIN LATERAL (SELECT coalesce(nullif(a.level, ''), graded.level) AS level) asked
		LEFT JOIN LATERAL (SELECT c.id, c.official_id, c.starts_on, c.ends_on, h.tier FROM coverage_assignments c
			JOIN officials h ON h.agency_id = c.agency_id AND h.id = c.official_id
			WHERE c.agency_id = ?3 AND c.business_id = a.business AND c.cancelled_on IS NULL AND c.period @> ?4::date) held ON true
		CROSS JOIN LATERAL (SELECT CASE WHEN a.official > 0 THEN a.official
				WHEN a.official = 0 AND held.tier = tier_of_level(asked.level) THEN held.official_id END AS official,
			least((SELECT min(g.starts_on) FROM level_changes g WHERE g.agency_id = ?3 AND g.business_id = a.business AND g.cancelled_on IS NULL
					AND g.starts_on > ?4 AND tier_of_level(g.level) <> coalesce(o.tier, held.tier)),
				CASE WHEN a.official > 0 AND asked.level = graded.level THEN (SELECT min(c.starts_on) FROM coverage_assignments c
					WHERE c.agency_id = ?3 AND c.business_id = a.business AND c.cancelled_on IS NULL AND c.starts_on > ?4
						AND (held.id IS NULL OR c.starts_on <= ?5)) END) AS until) next
		LEFT JOIN LATERAL (SELECT min(c.starts_on) FILTER (WHERE c.starts_on <= ?5) AS begun, max(c.starts_on) FILTER (WHERE c.starts_on > ?5) AS early
			FROM coverage_assignments c
			WHERE c.agency_id = ?3 AND c.business_id = a.business AND c.cancelled_on IS NULL
				AND c.starts_on > ?4 AND c.starts_on < coalesce(next.until, 'infinity')) later ON true
		LEFT JOIN LATERAL (SELECT max(g.starts_on) AS starts_on FROM level_changes g
			WHERE g.agency_id = ?3 AND g.business_id = a.business AND g.cancelled_on IS NULL) last ON true
		LEFT JOIN LATERAL (SELECT min(v.visited_on) AS visited_on FROM coverage_visits v
			WHERE v.agency_id = ?3 AND v.business_id = a.business AND v.visited_on >= ?4 AND v.visited_on < coalesce(held.ends_on, next.until, 'infinity')
				AND v.official_id IS DISTINCT FROM next.official AND v.cancelled_on IS NULL) visited ON true
		ORDER BY a.n`, pgdialect.Array(businesses), pgdialect.Array(officials), pgdialect.Array(levels), w.agency, on, w.today).Scan(ctx, &found); err != nil {
		return nil, fmt.Errorf("read what changes: %w", err)
	}
	for i := range found {
		if err := w.mayMove(on, moves[i], &found[i], func(part string) string { return field(i, part) }); err != nil {
			return nil, err
		}
	}
	// Whoever goes on answering, or already nobody, is left as it is.
	var ending, passing, passedTo, regraded, void []int64
	var newLevels, passedUntil []string
	var beginning []*CoverageAssignment
	begun := make([]*CoverageAssignment, len(moves))
	for i, f := range found {
		moved := !same(f.Next, f.Holder)
		switch {
		case moved && f.Held != nil && *f.HeldFrom == on: // nobody answered by it for a day yet
			passing, passedTo, passedUntil = append(passing, *f.Held), append(passedTo, *f.Next), append(passedUntil, dayOrNone(f.Until))
			begun[i] = &CoverageAssignment{Record: Record{AgencyID: w.agency, ID: *f.Held}}
		case moved && f.Held != nil:
			ending = append(ending, *f.Held)
		}
		if moved && begun[i] == nil && f.Next != nil {
			begun[i] = &CoverageAssignment{BusinessID: moves[i].business, OfficialID: *f.Next, Period: Period{From: on, Until: f.Until}}
			beginning = append(beginning, begun[i])
		}
		if f.regrades() {
			regraded, newLevels = append(regraded, moves[i].business), append(newLevels, *f.Level)
		}
		if f.Early != nil && moves[i].official != nobody && (moved || f.regrades()) {
			void = append(void, moves[i].business)
		}
	}
	// What was to begin later is not of the tier any more, or of somebody else's choice.
	if err := w.tx.NewRaw("SELECT id FROM coverage_assignments WHERE agency_id = ? AND business_id = ANY (?::bigint[]) AND starts_on > ? AND cancelled_on IS NULL ORDER BY id",
		w.agency, pgdialect.Array(void), on).Scan(ctx, &void); err != nil {
		return nil, fmt.Errorf("read what has not begun: %w", err)
	}
	if err := w.cancelAssignments(ctx, void); err != nil {
		return nil, err
	}
	if _, err := w.tx.NewRaw(`UPDATE coverage_assignments SET period = daterange(starts_on, ?), updated_at = greatest(?, created_at), version = version + 1
		WHERE agency_id = ? AND id = ANY (?::bigint[])`, on, w.at, w.agency, pgdialect.Array(ending)).Exec(ctx); err != nil {
		return nil, fmt.Errorf("close assignments: %w", err)
	}
	w.changed("CoverageAssignment", ending)
	// A level does not begin to hold while somebody of another tier answers: those that pass hold for nobody meanwhile.
	if _, err := w.tx.NewRaw(`UPDATE coverage_assignments SET cancelled_on = ? WHERE agency_id = ? AND id = ANY (?::bigint[])`,
		w.today, w.agency, pgdialect.Array(passing)).Exec(ctx); err != nil {
		return nil, fmt.Errorf("hold assignments: %w", err)
	}
	if err := w.grade(ctx, on, reason, regraded, newLevels); err != nil {
		return nil, err
	}
	if _, err := w.tx.NewRaw(`UPDATE coverage_assignments c SET official_id = p.official, period = daterange(c.starts_on, nullif(p.until, '')::date),
			cancelled_on = NULL, updated_at = greatest(?, c.created_at), version = c.version + 1
		FROM unnest(?::bigint[], ?::bigint[], ?::text[]) AS p (id, official, until) WHERE c.agency_id = ? AND c.id = p.id`,
		w.at, pgdialect.Array(passing), pgdialect.Array(passedTo), pgdialect.Array(passedUntil), w.agency).Exec(ctx); err != nil {
		return nil, fmt.Errorf("pass assignments: %w", err)
	}
	w.changed("CoverageAssignment", passing)
	if len(beginning) > 0 {
		if err := insert(ctx, w, beginning...); err != nil {
			return nil, err
		}
	}
	var keys []Key
	for _, a := range begun {
		if a != nil {
			keys = append(keys, keyOf(a))
		}
	}
	if err := w.shortenPlans(ctx, on, regraded); err != nil {
		return nil, err
	}
	return keys, w.passPlans(ctx, on, businesses)
}

// dayOrNone is a day as Postgres reads it; empty where there is none.
func dayOrNone(d *civil.Date) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// standing is how a business stands on a day on which somebody else is to answer for it.
type standing struct {
	N                                   int
	Name, Before, Level, Official, Tier *string // Before is its level on the day, Level the one asked for
	OpenedOn, ClosedOn, LeftOn          *civil.Date
	Held, Holder, Next                  *int64
	HeldFrom, Until, Graded, Visited    *civil.Date // Until the tier of the next does not fit any more, or somebody follows a vacancy
	Begun, Early                        *civil.Date // of what begins after the day: what has begun by now, and what has not
}

func same(a, b *int64) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }

// regrades tells whether the level changes.
func (s *standing) regrades() bool {
	return s.Level != nil && (s.Before == nil || *s.Before != *s.Level)
}

// mayMove says why a business cannot be moved, if it can't.
func (w *Writer) mayMove(on civil.Date, m move, s *standing, field func(part string) string) error {
	conflict := func(part, format string, args ...any) error {
		return problem.Errorf(problem.Conflict, format, args...).At(field(part))
	}
	var misfits *law.Violation
	if m.official > 0 && s.Official != nil && s.Level != nil {
		misfits = law.CheckTier(*s.Official, *s.Tier, *s.Level, on)
	}
	switch {
	case s.Name == nil:
		return missing(field("business"), Key{"FoodBusiness", w.agency, m.business})
	case m.official > 0 && s.Official == nil:
		return missing(field("official"), Key{"Official", w.agency, m.official})
	case s.ClosedOn != nil && !on.Before(*s.ClosedOn):
		return conflict("business", "%s closed on %s: nobody needs to answer for it", *s.Name, s.ClosedOn)
	case s.OpenedOn != nil && on.Before(*s.OpenedOn):
		return bad(field("business"), "%s opened only on %s", *s.Name, s.OpenedOn)
	case m.from != 0 && s.Holder != nil && *s.Holder != m.from:
		return errAgain // somebody else handed it over meanwhile
	case s.Begun != nil && m.official != nobody && (s.regrades() || !same(s.Next, s.Holder)):
		return conflict("business", "an assignment of %s begins on %s, after %s: hand it over on that day, or later", *s.Name, s.Begun, on)
	case s.Official != nil && s.LeftOn != nil && (s.Until == nil || s.Until.After(*s.LeftOn)):
		return leftOffice(field("official"), *s.Official, *s.LeftOn)
	case m.official > 0 && s.Level == nil && s.Graded != nil:
		return notYetGraded(field("on"), *s.Name, *s.Graded, on)
	case m.official > 0 && s.Level == nil:
		return conflict("level", "%s is not graded: give it a level", *s.Name)
	case misfits != nil:
		return violation(field("official"), misfits)
	case s.regrades() && on.After(w.today):
		return bad(field("on"), "the level of %s changes on a day that has come, and %s is in the future: today is %s", *s.Name, on, w.today)
	case s.regrades() && s.Graded != nil && on.Before(*s.Graded):
		return conflict("level", "%s has its level since %s, which is after %s: it changes on that day, or later", *s.Name, s.Graded, on)
	case same(s.Next, s.Holder):
		return nil
	case s.Visited != nil:
		return conflict("on", "%s was visited on %s by whoever would not answer for it any more: the change is after that", *s.Name, s.Visited)
	case s.Next == nil && *s.HeldFrom == on:
		return conflict("on", "somebody answers for %s from %s on, which ends the day after, or later", *s.Name, on)
	}
	return nil
}

// grade gives the history of businesses their new levels from a day on, and then the businesses.
func (w *Writer) grade(ctx context.Context, on civil.Date, reason *string, businesses []int64, levels []string) error {
	if len(businesses) == 0 {
		return nil
	}
	asked := []any{pgdialect.Array(businesses), pgdialect.Array(levels), on, w.agency, w.at, w.today, reason}
	// A level that held for no day is none: where the one before is given again, that goes on.
	var merged, written []struct {
		ID, BusinessID int64
		StartsOn       civil.Date
	}
	if err := w.tx.NewRaw(`UPDATE level_changes g SET cancelled_on = ?5, updated_at = greatest(?4, g.created_at), version = g.version + 1
		FROM unnest(?0::bigint[], ?1::text[]) AS a (business, level)
		WHERE g.agency_id = ?3 AND g.business_id = a.business AND g.starts_on = ?2 AND g.ends_on IS NULL AND g.cancelled_on IS NULL
			AND EXISTS (SELECT FROM level_changes p WHERE p.agency_id = ?3 AND p.business_id = a.business AND p.ends_on = ?2 AND p.cancelled_on IS NULL AND p.level = a.level)
		RETURNING g.id, g.business_id, g.starts_on`, asked...).Scan(ctx, &merged); err != nil {
		return fmt.Errorf("merge levels: %w", err)
	}
	isGiven := make(map[int64]bool, len(merged))
	again := make([]int64, len(merged))
	for i, g := range merged {
		isGiven[g.BusinessID], again[i] = true, g.BusinessID
		w.changed("LevelChange", []int64{g.ID})
	}
	// A level given on the day itself is given anew; any other ends on it.
	if err := w.tx.NewRaw(`UPDATE level_changes g SET level = CASE WHEN g.starts_on = ?2 THEN a.level ELSE g.level END,
			reason = CASE WHEN g.starts_on = ?2 THEN ?6 ELSE g.reason END,
			ends_on = CASE WHEN g.starts_on = ?2 OR g.business_id = ANY (?7::bigint[]) THEN NULL ELSE ?2::date END,
			updated_at = greatest(?4, g.created_at), version = g.version + 1
		FROM unnest(?0::bigint[], ?1::text[]) AS a (business, level)
		WHERE g.agency_id = ?3 AND g.business_id = a.business AND g.cancelled_on IS NULL
			AND CASE WHEN g.business_id = ANY (?7::bigint[]) THEN g.ends_on = ?2 ELSE g.ends_on IS NULL END
		RETURNING g.id, g.business_id, g.starts_on`, append(asked, pgdialect.Array(again))...).Scan(ctx, &written); err != nil {
		return fmt.Errorf("end levels: %w", err)
	}
	for _, g := range written {
		isGiven[g.BusinessID] = isGiven[g.BusinessID] || g.StartsOn == on
		w.changed("LevelChange", []int64{g.ID})
	}
	var history []*LevelChange
	for i, business := range businesses {
		if !isGiven[business] {
			history = append(history, &LevelChange{BusinessID: business, Level: CoverageLevel(levels[i]), StartsOn: on, Reason: reason})
		}
	}
	if len(history) > 0 {
		if err := insert(ctx, w, history...); err != nil {
			return err
		}
	}
	if _, err := w.tx.NewRaw(`UPDATE food_businesses b SET level = a.level, updated_at = greatest(?4, b.created_at), version = b.version + 1
		FROM unnest(?0::bigint[], ?1::text[]) AS a (business, level) WHERE b.agency_id = ?3 AND b.id = a.business`, asked...).Exec(ctx); err != nil {
		return fmt.Errorf("change levels: %w", err)
	}
	w.changed("FoodBusiness", businesses)
	return nil
}

// cancelAssignments takes assignments back that have held for no day: they are on record, and nobody is shown them.
func (w *Writer) cancelAssignments(ctx context.Context, ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	if _, err := w.tx.NewRaw(`UPDATE coverage_assignments SET cancelled_on = ?, updated_at = greatest(?, created_at), version = version + 1
		WHERE agency_id = ? AND id = ANY (?::bigint[])`, w.today, w.at, w.agency, pgdialect.Array(ids)).Exec(ctx); err != nil {
		return fmt.Errorf("cancel assignments: %w", err)
	}
	w.changed("CoverageAssignment", ids)
	return nil
}

// takeBack cancels assignments that have not begun. Whoever was to answer until then goes on in their place, while in office
// and of the tier that fits.
func (w *Writer) takeBack(ctx context.Context, assignments []*CoverageAssignment) error {
	if len(assignments) == 0 {
		return nil
	}
	businesses := make([]int64, len(assignments))
	for i, a := range assignments {
		businesses[i] = a.BusinessID
	}
	// The last of each business first, so that the one before goes on to where it ended.
	slices.SortStableFunc(assignments, func(a, b *CoverageAssignment) int { return b.Period.From.DaysSince(a.Period.From) })
	for rest := assignments; len(rest) > 0; {
		var ids, of []int64
		var from, until []string
		var next []*CoverageAssignment
		taken := make(map[int64]bool)
		for _, a := range rest {
			if taken[a.BusinessID] {
				next = append(next, a)
				continue
			}
			taken[a.BusinessID] = true
			ids, of = append(ids, a.ID), append(of, a.BusinessID)
			from, until = append(from, a.Period.From.String()), append(until, dayOrNone(a.Period.Until))
		}
		if err := w.cancelAssignments(ctx, ids); err != nil {
			return err
		}
		var goingOn []int64
		if err := w.tx.NewRaw(`UPDATE coverage_assignments c SET period = daterange(c.starts_on, nullif(t.until, '')::date),
				updated_at = greatest(?0, c.created_at), version = c.version + 1
			FROM unnest(?1::bigint[], ?2::date[], ?3::text[]) AS t (business, starts, until), officials o, food_businesses b
			WHERE c.agency_id = ?4 AND c.business_id = t.business AND c.ends_on = t.starts AND c.cancelled_on IS NULL
				AND o.agency_id = ?4 AND o.id = c.official_id AND (o.left_on IS NULL OR o.left_on >= nullif(t.until, '')::date)
				AND b.agency_id = ?4 AND b.id = t.business AND o.tier = tier_of_level(b.level)
			RETURNING c.id`, w.at, pgdialect.Array(of), pgdialect.Array(from), pgdialect.Array(until), w.agency).Scan(ctx, &goingOn); err != nil {
			return fmt.Errorf("let the one before go on: %w", err)
		}
		w.changed("CoverageAssignment", goingOn)
		rest = next
	}
	return w.passPlans(ctx, w.today, businesses)
}

// CancelAssignment takes back an assignment that has not begun: whoever answers until then goes on. It changes `business`.
func CancelAssignment(ctx context.Context, w *Writer, in CancelAssignmentInput) (Changed, error) {
	if err := w.kept("input.assignment", in.Assignment, "CoverageAssignment"); err != nil {
		return nil, err
	}
	read := func() (*CoverageAssignment, error) {
		assignment := new(CoverageAssignment)
		err := w.tx.NewSelect().Model(assignment).Relation("Official").Where("coverage_assignment.agency_id = ?", w.agency).
			Where("coverage_assignment.id = ?", in.Assignment.ID).Where("coverage_assignment.cancelled_on IS NULL").Scan(ctx)
		if errors.Is(err, sql.ErrNoRows) {
			return nil, missing("input.assignment", in.Assignment)
		}
		if err != nil {
			return nil, fmt.Errorf("read assignment: %w", err)
		}
		return assignment, nil
	}
	assignment, err := read()
	if err != nil {
		return nil, err
	}
	if err := w.lockBusinesses(ctx, []int64{assignment.BusinessID}); err != nil {
		return nil, err
	}
	if assignment, err = read(); err != nil {
		return nil, err
	}
	if !assignment.Period.From.After(w.today) {
		return nil, problem.Errorf(problem.Conflict, "%s answers for it since %s, and what has begun is not taken back: hand it over to another",
			assignment.Official.Name, assignment.Period.From).At("input.assignment")
	}
	if err := w.takeBack(ctx, []*CoverageAssignment{assignment}); err != nil {
		return nil, err
	}
	return Changed{"business": {{"FoodBusiness", w.agency, assignment.BusinessID}}}, w.countVacancies(ctx, []int64{assignment.BusinessID})
}
