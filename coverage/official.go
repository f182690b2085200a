package coverage

import (
	"context"
	"fmt"
	"regexp"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db"
	"docket/problem"
)

func leftOffice(field, name string, on civil.Date) error {
	return problem.Errorf(problem.Conflict, "%s leaves office on %s: name somebody who stays", name, on).At(field)
}

var officialDivision = regexp.MustCompile(`^[0-9]{6}([0-9]{3}){0,2}$`)

// RegisterOfficial puts an official on the register. It changes `official`.
func RegisterOfficial(ctx context.Context, w *db.Writer, in RegisterOfficialInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		db.RequireText("input.name", in.Name, db.MaxName),
		db.RequireText("input.post", in.Post, db.MaxName),
		digits("input.division", in.Division, officialDivision, "six, nine or twelve"),
	); err != nil {
		return nil, err
	}
	official := &db.Official{Name: in.Name, Post: in.Post, Tier: in.Tier, Division: in.Division}
	if err := db.Insert(ctx, w, official); err != nil {
		return nil, err
	}
	return db.Changed{"official": {db.KeyOf(official)}}, nil
}

// LeaveOffice records that an official leaves: what the official answers for stands vacant from the day on, until it is
// handed over. What the official was to answer for only later is taken back. It changes `official`, and `vacated` are the
// assignments that end.
func LeaveOffice(ctx context.Context, w *db.Writer, in LeaveOfficeInput) (db.Changed, error) {
	if err := db.CheckAll(w.RequireOwn("input.official", in.Official, "Official"), ahead(w, "input.leftOn", in.LeftOn)); err != nil {
		return nil, err
	}
	read := func() (held []*db.CoverageAssignment, err error) {
		err = w.Tx().NewSelect().Model(&held).Where("agency_id = ?", w.Agency()).Where("official_id = ?", in.Official.ID).
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
	if err := lockBusinesses(ctx, w, businesses); err != nil {
		return nil, err
	}
	official := new(db.Official)
	if err := db.Lock(ctx, w, "input.official", in.Official, official); err != nil {
		return nil, err
	}
	if official.LeftOn != nil {
		return nil, problem.Errorf(problem.Conflict, "%s leaves office on %s already", official.Name, official.LeftOn).At("input.official")
	}
	again, err := read()
	if err != nil {
		return nil, err
	}
	if !slices.EqualFunc(again, held, func(a, b *db.CoverageAssignment) bool { return a.ID == b.ID }) {
		return nil, db.ErrRunAgain
	}
	var early []*db.CoverageAssignment
	for _, a := range again {
		switch {
		case a.Period.From.Before(in.LeftOn):
		case a.Period.From.After(w.Today()):
			early = append(early, a)
		default:
			return nil, problem.Errorf(problem.Conflict, "an assignment of %s begins on %s: hand it over on that day first, or let it end the day after, or later",
				official.Name, a.Period.From).At("input.leftOn").With("assignment", db.KeyOf(a).String())
		}
	}
	if err := takeBack(ctx, w, early); err != nil {
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
		if _, err := moveCoverage(ctx, w, in.LeftOn, nil, moves, func(_ int, part string) string {
			if part == "on" {
				return "input.leftOn"
			}
			return "input.official"
		}); err != nil {
			return nil, err
		}
	}
	official.LeftOn = &in.LeftOn
	if err := db.Update(ctx, w, official, "left_on"); err != nil {
		return nil, err
	}
	return db.Changed{"official": {db.KeyOf(official)}, "vacated": db.KeysOf(held)}, countVacancies(ctx, w, businesses)
}

// StayInOffice takes back that an official leaves, while the day has not come: what ends on it and nobody follows goes on, until
// somebody does. It changes `official`, and `assignments` are those that go on.
func StayInOffice(ctx context.Context, w *db.Writer, in StayInOfficeInput) (db.Changed, error) {
	if err := w.RequireOwn("input.official", in.Official, "Official"); err != nil {
		return nil, err
	}
	// What ends as the official leaves, while nobody answers from the day on.
	type ending struct {
		ID, BusinessID int64
		Until          *civil.Date
	}
	read := func() (ended []ending, err error) {
		err = w.Tx().NewRaw(`SELECT c.id, c.business_id, (SELECT min(l.starts_on) FROM coverage_assignments l
				WHERE l.agency_id = c.agency_id AND l.business_id = c.business_id AND l.cancelled_on IS NULL AND l.starts_on >= c.ends_on) AS until
			FROM coverage_assignments c JOIN officials o ON o.agency_id = c.agency_id AND o.id = c.official_id
			JOIN food_businesses b ON b.agency_id = c.agency_id AND b.id = c.business_id
			WHERE o.agency_id = ? AND o.id = ? AND c.ends_on = o.left_on AND c.cancelled_on IS NULL AND b.closed_on IS NULL AND o.tier = tier_of_level(b.level)
			ORDER BY c.business_id, c.id`, w.Agency(), in.Official.ID).Scan(ctx, &ended)
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
	if err := lockBusinesses(ctx, w, businesses); err != nil {
		return nil, err
	}
	official := new(db.Official)
	if err := db.Lock(ctx, w, "input.official", in.Official, official); err != nil {
		return nil, err
	}
	switch {
	case official.LeftOn == nil:
		return nil, problem.Errorf(problem.Conflict, "%s does not leave office", official.Name).At("input.official")
	case !official.LeftOn.After(w.Today()):
		return nil, problem.Errorf(problem.Conflict, "%s left office on %s, which has come: register the official anew", official.Name, official.LeftOn).At("input.official")
	}
	again, err := read()
	if err != nil {
		return nil, err
	}
	if !slices.EqualFunc(again, ended, func(a, b ending) bool { return a.ID == b.ID }) {
		return nil, db.ErrRunAgain
	}
	leaves := *official.LeftOn
	official.LeftOn = nil
	if err := db.Update(ctx, w, official, "left_on"); err != nil {
		return nil, err
	}
	ids, until := make([]int64, 0, len(again)), make([]string, 0, len(again))
	keys := make([]db.Key, 0, len(again))
	for _, e := range again {
		if e.Until != nil && *e.Until == leaves {
			continue // somebody follows
		}
		ids, until = append(ids, e.ID), append(until, dayOrNone(e.Until))
		keys = append(keys, db.Key{Type: "CoverageAssignment", Agency: w.Agency(), ID: e.ID})
	}
	if _, err := w.Tx().NewRaw(`UPDATE coverage_assignments c SET period = daterange(c.starts_on, nullif(e.until, '')::date), updated_at = greatest(?, c.created_at), version = c.version + 1
		FROM unnest(?::bigint[], ?::text[]) AS e (id, until) WHERE c.agency_id = ? AND c.id = e.id`, w.Now(), pgdialect.Array(ids), pgdialect.Array(until), w.Agency()).Exec(ctx); err != nil {
		return nil, fmt.Errorf("let assignments go on: %w", err)
	}
	w.RecordChanges("CoverageAssignment", ids)
	return db.Changed{"official": {db.KeyOf(official)}, "assignments": keys}, db.CheckAll(passPlans(ctx, w, w.Today(), businesses), countVacancies(ctx, w, businesses))
}
