package db

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"
)

// countVacancies lets businesses say since when nobody answers for them, and by when somebody is to be named: within a term of
// their opening, and a shorter one once somebody has left them. The businesses are locked.
func (w *Writer) countVacancies(ctx context.Context, businesses []int64) error {
	if err := w.readLaw(ctx); err != nil {
		return err
	}
	var vacant []struct {
		ID         int64
		Since      *civil.Date
		WasCovered bool
	}
	if err := w.tx.NewRaw(`SELECT id, since, was_covered
		FROM (SELECT b.id, b.uncovered_on, b.assign_by, last.starts_on IS NOT NULL AS was_covered,
				CASE WHEN b.closed_on IS NULL THEN CASE WHEN last.starts_on IS NULL THEN b.opened_on ELSE last.ends_on END END AS since
			FROM food_businesses b
			LEFT JOIN LATERAL (SELECT c.starts_on, c.ends_on FROM coverage_assignments c
				WHERE c.agency_id = b.agency_id AND c.business_id = b.id AND c.cancelled_on IS NULL ORDER BY c.starts_on DESC LIMIT 1) last ON true
			WHERE b.agency_id = ? AND b.id = ANY (?::bigint[])) b
		WHERE since IS DISTINCT FROM uncovered_on OR since IS NOT NULL AND assign_by IS NULL
		ORDER BY id`, w.agency, pgdialect.Array(businesses)).Scan(ctx, &vacant); err != nil {
		return fmt.Errorf("look for vacancies: %w", err)
	}
	if len(vacant) == 0 {
		return nil
	}
	type term struct {
		rule string
		from civil.Date
	}
	due := map[term]string{} // thousands stand vacant since one day
	ids, since, by := make([]int64, len(vacant)), make([]string, len(vacant)), make([]string, len(vacant))
	for i, v := range vacant {
		ids[i], since[i] = v.ID, dayOrNone(v.Since)
		if v.Since == nil {
			continue
		}
		t := term{"coverage.change", *v.Since}
		if v.WasCovered {
			t.rule = "coverage.reassign"
		}
		if _, ok := due[t]; !ok {
			due[t] = dayOrNone(w.lastDay(t.rule, t.from))
		}
		by[i] = due[t]
	}
	var changed []int64
	if err := w.tx.NewRaw(`UPDATE food_businesses b SET uncovered_on = nullif(v.since, '')::date, assign_by = nullif(v.by, '')::date,
			updated_at = greatest(?, b.created_at), version = b.version + 1
		FROM unnest(?::bigint[], ?::text[], ?::text[]) AS v (id, since, by)
		WHERE b.agency_id = ? AND b.id = v.id AND (b.uncovered_on, b.assign_by) IS DISTINCT FROM (nullif(v.since, '')::date, nullif(v.by, '')::date)
		RETURNING b.id`, w.at, pgdialect.Array(ids), pgdialect.Array(since), pgdialect.Array(by), w.agency).Scan(ctx, &changed); err != nil {
		return fmt.Errorf("tell vacancies: %w", err)
	}
	w.changed("FoodBusiness", changed)
	return nil
}

// vacanciesKnown works out by when somebody is to be named, once the working days are known.
func (w *Writer) vacanciesKnown(ctx context.Context) error {
	var businesses []int64
	if err := w.tx.NewRaw("SELECT id FROM food_businesses WHERE agency_id = ? AND uncovered_on IS NOT NULL AND assign_by IS NULL ORDER BY id FOR UPDATE",
		w.agency).Scan(ctx, &businesses); err != nil {
		return fmt.Errorf("look for vacancies: %w", err)
	}
	return w.countVacancies(ctx, businesses)
}
