package db

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"
)

// countVacancies lets businesses say on which days nobody answers for them next, and by when somebody is to be named: within a
// term of their opening, and a shorter one once somebody has left them. What began before there was such a term counts from its
// first day. The businesses are locked.
func (w *Writer) countVacancies(ctx context.Context, businesses []int64) error {
	if err := w.readLaw(ctx); err != nil {
		return err
	}
	var vacant []struct {
		ID           int64
		Starts, Ends *civil.Date
		WasCovered   bool
	}
	// Vacant is what lies between the opening, or the end of an assignment, and the beginning of the next.
	if err := w.tx.NewRaw(`SELECT b.id, g.starts, g.ends, coalesce(g.was_covered, false) AS was_covered
		FROM food_businesses b
		LEFT JOIN (SELECT DISTINCT ON (business_id) business_id, starts, ends, was_covered
			FROM (SELECT business_id, was_covered, ends_on AS starts, lead(starts_on) OVER (PARTITION BY business_id ORDER BY starts_on) AS ends
				FROM (SELECT c.business_id, c.starts_on, c.ends_on, true AS was_covered FROM coverage_assignments c
						WHERE c.agency_id = ?0 AND c.business_id = ANY (?1::bigint[]) AND c.cancelled_on IS NULL
					UNION ALL SELECT o.id, '-infinity', o.opened_on, false FROM food_businesses o
						WHERE o.agency_id = ?0 AND o.id = ANY (?1::bigint[])) a) v
			WHERE starts IS NOT NULL AND (ends IS NULL OR ends > greatest(starts, ?2::date))
			ORDER BY business_id, starts) g ON g.business_id = b.id AND b.closed_on IS NULL
		WHERE b.agency_id = ?0 AND b.id = ANY (?1::bigint[])
			AND ((g.starts, g.ends) IS DISTINCT FROM (b.vacant_from, b.vacant_until) OR g.starts IS NOT NULL AND b.vacant_due_on IS NULL)
		ORDER BY b.id`, w.agency, pgdialect.Array(businesses), w.today).Scan(ctx, &vacant); err != nil {
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
	ids := make([]int64, len(vacant))
	from, until, by := make([]string, len(vacant)), make([]string, len(vacant)), make([]string, len(vacant))
	for i, v := range vacant {
		ids[i], from[i], until[i] = v.ID, dayOrNone(v.Starts), dayOrNone(v.Ends)
		if v.Starts == nil {
			continue
		}
		t := term{"coverage.change", *v.Starts}
		if v.WasCovered {
			t.rule = "coverage.reassign"
		}
		if _, ok := due[t]; !ok {
			counts := t.from
			if began, ok := w.book.FirstDayOf(t.rule); ok && counts.Before(began) {
				counts = began
			}
			due[t] = dayOrNone(w.lastDay(t.rule, counts))
		}
		by[i] = due[t]
	}
	var changed []int64
	if err := w.tx.NewRaw(`UPDATE food_businesses b SET vacant_from = v.starts, vacant_until = v.ends, vacant_due_on = v.due,
			updated_at = greatest(?, b.created_at), version = b.version + 1
		FROM (SELECT id, nullif(starts, '')::date AS starts, nullif(ends, '')::date AS ends, nullif(due, '')::date AS due
			FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) AS v (id, starts, ends, due)) v
		WHERE b.agency_id = ? AND b.id = v.id AND (b.vacant_from, b.vacant_until, b.vacant_due_on) IS DISTINCT FROM (v.starts, v.ends, v.due)
		RETURNING b.id`, w.at, pgdialect.Array(ids), pgdialect.Array(from), pgdialect.Array(until), pgdialect.Array(by), w.agency).Scan(ctx, &changed); err != nil {
		return fmt.Errorf("tell vacancies: %w", err)
	}
	w.changed("FoodBusiness", changed)
	return nil
}

// nextVacancies lets businesses whose vacancy is over say which is next. Whoever holds one at the moment counts it anyway, so that
// nobody is waited for.
func (w *Writer) nextVacancies(ctx context.Context) error {
	var businesses []int64
	if err := w.tx.NewRaw("SELECT id FROM food_businesses WHERE agency_id = ? AND vacant_until <= ? ORDER BY id FOR UPDATE SKIP LOCKED",
		w.agency, w.today).Scan(ctx, &businesses); err != nil {
		return fmt.Errorf("look for vacancies: %w", err)
	}
	return w.countVacancies(ctx, businesses)
}

// vacanciesKnown works out by when somebody is to be named where that is not on record: for businesses that a file brought in, and
// once the working days are known.
func (w *Writer) vacanciesKnown(ctx context.Context) error {
	var businesses []int64
	if err := w.tx.NewRaw(`SELECT id FROM food_businesses b WHERE agency_id = ? AND closed_on IS NULL AND vacant_due_on IS NULL AND (vacant_from IS NOT NULL
			OR opened_on IS NOT NULL AND NOT EXISTS (SELECT FROM coverage_assignments a WHERE a.agency_id = b.agency_id AND a.business_id = b.id AND a.cancelled_on IS NULL))
		ORDER BY id FOR UPDATE`, w.agency).Scan(ctx, &businesses); err != nil {
		return fmt.Errorf("look for vacancies: %w", err)
	}
	return w.countVacancies(ctx, businesses)
}

// DueVacancies works out by when somebody is to answer for businesses that a file brought in.
func DueVacancies(ctx context.Context, s *Store, agency int64) error {
	_, err := s.Write(ctx, Entry{Verb: "dueVacancies", Agency: agency}, func(w *Writer) (Changed, error) { return Changed{}, w.vacanciesKnown(ctx) })
	return err
}
