package coverage

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db"
)

// changeWrites is what a set of changes writes.
type changeWrites struct {
	ended   []int64                  // assignments that end on the day
	passed  passedAssignments        // assignments that begin on the day, and pass to another official
	begun   []*db.CoverageAssignment // new assignments
	graded  []int64                  // businesses that get another level
	levels  []string                 // those levels
	cleared []int64                  // businesses whose assignments that have not begun are cancelled
	started []*db.CoverageAssignment // passed and new assignments, in the order of the changes
}

// passedAssignments are assignments with their new officials and ends. Days are texts, empty where there is no end.
type passedAssignments struct {
	ids, officials []int64
	until          []string
}

// planWrites decides what to write for each change. It writes nothing where the official and the level stay.
func planWrites(w *db.Writer, set changeSet, states []changeState) *changeWrites {
	p := new(changeWrites)
	for i, s := range states {
		change := set.changes[i]
		switch {
		case !s.changesOfficial():
		case s.Assignment != nil && *s.AssignmentFrom == set.on: // it was not in force for a day yet
			p.passed.add(*s.Assignment, *s.NewOfficial, s.NewUntil)
			p.started = append(p.started, &db.CoverageAssignment{Record: db.Record{AgencyID: w.Agency(), ID: *s.Assignment}})
		default:
			if s.Assignment != nil {
				p.ended = append(p.ended, *s.Assignment)
			}
			if s.NewOfficial != nil {
				a := &db.CoverageAssignment{BusinessID: change.business, OfficialID: *s.NewOfficial, Period: db.Period{From: set.on, Until: s.NewUntil}}
				p.begun, p.started = append(p.begun, a), append(p.started, a)
			}
		}
		if s.changesLevel() {
			p.graded, p.levels = append(p.graded, change.business), append(p.levels, *s.NewLevel)
		}
		if s.NotBegun != nil && change.official != noOfficial && (s.changesOfficial() || s.changesLevel()) {
			p.cleared = append(p.cleared, change.business)
		}
	}
	return p
}

// add adds an assignment that passes to an official until a day, or without an end.
func (p *passedAssignments) add(id, official int64, until *civil.Date) {
	p.ids, p.officials, p.until = append(p.ids, id), append(p.officials, official), append(p.until, dayOrEmpty(until))
}

// write writes the changes. The order matters: on no day may a level and an official of another tier hold together.
func (p *changeWrites) write(ctx context.Context, w *db.Writer, set changeSet) ([]db.Key, error) {
	for _, step := range []func() error{
		func() error { return cancelNotBegun(ctx, w, set.on, p.cleared) },
		func() error { return endAssignments(ctx, w, set.on, p.ended) },
		func() error { return suspendAssignments(ctx, w, p.passed.ids) },
		func() error { return writeLevels(ctx, w, set.on, set.reason, p.graded, p.levels) },
		func() error { return passAssignments(ctx, w, p.passed) },
		func() error { return insertAssignments(ctx, w, p.begun) },
		func() error { return shortenPlans(ctx, w, set.on, p.graded) },
		func() error { return givePlansToOfficials(ctx, w, set.on, set.businesses()) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	var keys []db.Key
	for _, a := range p.started {
		keys = append(keys, db.KeyOf(a))
	}
	return keys, nil
}

// cancelNotBegun cancels the assignments of businesses that were to begin after a day.
func cancelNotBegun(ctx context.Context, w *db.Writer, on civil.Date, businesses []int64) error {
	var ids []int64
	if err := w.Tx().NewRaw("SELECT id FROM coverage_assignments WHERE agency_id = ? AND business_id = ANY (?::bigint[]) AND starts_on > ? AND cancelled_on IS NULL ORDER BY id",
		w.Agency(), pgdialect.Array(businesses), on).Scan(ctx, &ids); err != nil {
		return fmt.Errorf("read assignments that have not begun: %w", err)
	}
	return cancelAssignments(ctx, w, ids)
}

// endAssignments ends assignments on a day, which is the first on which they are not in force.
func endAssignments(ctx context.Context, w *db.Writer, on civil.Date, ids []int64) error {
	if _, err := w.Tx().NewRaw(`UPDATE coverage_assignments SET period = daterange(starts_on, ?), updated_at = greatest(?, created_at), version = version + 1
		WHERE agency_id = ? AND id = ANY (?::bigint[])`, on, w.Now(), w.Agency(), pgdialect.Array(ids)).Exec(ctx); err != nil {
		return fmt.Errorf("end assignments: %w", err)
	}
	w.NoteChanged("CoverageAssignment", ids)
	return nil
}

// suspendAssignments cancels assignments until passAssignments makes them valid again: meanwhile the level may change.
func suspendAssignments(ctx context.Context, w *db.Writer, ids []int64) error {
	if _, err := w.Tx().NewRaw(`UPDATE coverage_assignments SET cancelled_on = ? WHERE agency_id = ? AND id = ANY (?::bigint[])`,
		w.Today(), w.Agency(), pgdialect.Array(ids)).Exec(ctx); err != nil {
		return fmt.Errorf("suspend assignments: %w", err)
	}
	return nil
}

// passAssignments gives suspended assignments to other officials.
func passAssignments(ctx context.Context, w *db.Writer, passed passedAssignments) error {
	if _, err := w.Tx().NewRaw(`UPDATE coverage_assignments c SET official_id = p.official, period = daterange(c.starts_on, p.until),
			cancelled_on = NULL, updated_at = greatest(?, c.created_at), version = c.version + 1
		FROM unnest(?::bigint[], ?::bigint[], array_replace(?::text[], '', NULL)::date[]) AS p (id, official, until) WHERE c.agency_id = ? AND c.id = p.id`,
		w.Now(), pgdialect.Array(passed.ids), pgdialect.Array(passed.officials), pgdialect.Array(passed.until), w.Agency()).Exec(ctx); err != nil {
		return fmt.Errorf("pass assignments: %w", err)
	}
	w.NoteChanged("CoverageAssignment", passed.ids)
	return nil
}

// insertAssignments inserts assignments, if there are any.
func insertAssignments(ctx context.Context, w *db.Writer, assignments []*db.CoverageAssignment) error {
	if len(assignments) == 0 {
		return nil
	}
	return db.Insert(ctx, w, assignments...)
}
