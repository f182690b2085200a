package coverage

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db"
)

// ComputeCoverageTerms computes the last day for naming an official, for every vacancy of which that day is not known. It is called once the
// working days of a year have been entered, and after an import; the year does not matter.
func ComputeCoverageTerms(ctx context.Context, w *db.Writer, _ int) error {
	return computeUnknownVacancies(ctx, w)
}

// CountTermsOfRule computes the last day for naming an official of every vacancy again, once a bureau has set a rule. It does nothing
// where the rule is not one of the two rules of coverage.
func CountTermsOfRule(ctx context.Context, w *db.Writer, rule string) error {
	if rule != openingTerm && rule != reassignTerm {
		return nil
	}
	var businesses []int64
	if err := w.Tx().NewRaw("SELECT id FROM food_businesses WHERE agency_id = ? AND vacant_from IS NOT NULL ORDER BY id FOR UPDATE", w.Agency()).Scan(ctx, &businesses); err != nil {
		return fmt.Errorf("look for vacancies: %w", err)
	}
	return updateVacancies(ctx, w, businesses)
}

// computeUnknownVacancies computes the vacancies of businesses of which the last day for naming an official is not known.
func computeUnknownVacancies(ctx context.Context, w *db.Writer) error {
	var businesses []int64
	if err := w.Tx().NewRaw(`SELECT id FROM food_businesses b WHERE agency_id = ?0 AND closed_on IS NULL AND vacant_due_on IS NULL AND (vacant_from IS NOT NULL
			OR opened_on IS NOT NULL AND NOT EXISTS (SELECT FROM coverage_assignments a WHERE a.agency_id = ?0 AND a.business_id = b.id AND a.cancelled_on IS NULL))
		ORDER BY id FOR UPDATE`, w.Agency()).Scan(ctx, &businesses); err != nil {
		return fmt.Errorf("look for vacancies: %w", err)
	}
	return updateVacancies(ctx, w, businesses)
}

// computeNextVacancies computes the next vacancy of businesses whose last vacancy is over. It skips businesses that another transaction has
// locked: the other transaction computes them.
func computeNextVacancies(ctx context.Context, w *db.Writer) error {
	var businesses []int64
	if err := w.Tx().NewRaw("SELECT id FROM food_businesses WHERE agency_id = ? AND vacant_until <= ? ORDER BY id FOR UPDATE SKIP LOCKED",
		w.Agency(), w.Today()).Scan(ctx, &businesses); err != nil {
		return fmt.Errorf("look for vacancies: %w", err)
	}
	return updateVacancies(ctx, w, businesses)
}

// vacancy is the first time, not yet over, in which no official answers for a business. Starts is nil where there is none.
type vacancy struct {
	ID           int64 // of the business
	Starts, Ends *civil.Date
	WasCovered   bool // whether an official answered for the business before
}

// updateVacancies writes, for each business, its first vacancy that is not over and the last day for naming an official, or clears both
// where there is none. The last day is empty where the working days are not known. The caller has locked the businesses.
func updateVacancies(ctx context.Context, w *db.Writer, businesses []int64) error {
	if err := w.ReadLaw(ctx); err != nil {
		return err
	}
	vacancies, err := readVacancies(ctx, w, businesses)
	if err != nil || len(vacancies) == 0 {
		return err
	}
	return writeVacancies(ctx, w, vacancies)
}

// readVacancies reads the vacancies of businesses. It leaves out businesses that have no vacancy now and none on record. A vacancy lies
// between the opening, or the end of an assignment, and the next assignment.
func readVacancies(ctx context.Context, w *db.Writer, businesses []int64) ([]vacancy, error) {
	var vacancies []vacancy
	if err := w.Tx().NewRaw(`SELECT b.id, g.starts, g.ends, coalesce(g.was_covered, false) AS was_covered
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
			AND (g.starts IS NOT NULL OR b.vacant_from IS NOT NULL)
		ORDER BY b.id`, w.Agency(), pgdialect.Array(businesses), w.Today()).Scan(ctx, &vacancies); err != nil {
		return nil, fmt.Errorf("look for vacancies: %w", err)
	}
	return vacancies, nil
}

// writeVacancies writes vacancies with their businesses.
func writeVacancies(ctx context.Context, w *db.Writer, vacancies []vacancy) error {
	n := len(vacancies)
	ids, starts, ends, due := make([]int64, n), make([]string, n), make([]string, n), make([]string, n)
	terms := make(vacancyTerms)
	for i, v := range vacancies {
		ids[i], starts[i], ends[i] = v.ID, dayOrEmpty(v.Starts), dayOrEmpty(v.Ends)
		if v.Starts != nil {
			due[i] = terms.lastDay(w, *v.Starts, v.WasCovered)
		}
	}
	var changed []int64
	if err := w.Tx().NewRaw(`UPDATE food_businesses b SET vacant_from = v.starts, vacant_until = v.ends, vacant_due_on = v.due,
			updated_at = greatest(?, b.created_at), version = b.version + 1
		FROM unnest(?::bigint[], array_replace(?::text[], '', NULL)::date[], array_replace(?::text[], '', NULL)::date[], array_replace(?::text[], '', NULL)::date[]) AS v (id, starts, ends, due)
		WHERE b.agency_id = ? AND b.id = v.id AND (b.vacant_from, b.vacant_until, b.vacant_due_on) IS DISTINCT FROM (v.starts, v.ends, v.due)
		RETURNING b.id`, w.Now(), pgdialect.Array(ids), pgdialect.Array(starts), pgdialect.Array(ends), pgdialect.Array(due), w.Agency()).Scan(ctx, &changed); err != nil {
		return fmt.Errorf("write vacancies: %w", err)
	}
	w.NoteChanged("FoodBusiness", changed)
	return nil
}

// The rules of the terms for naming an official, both unconfirmed; a bureau may set them.
const (
	openingTerm  = "coverage.change"   // after the business opened
	reassignTerm = "coverage.reassign" // after an assignment ended
)

// vacancyTerms holds the last days that were computed: thousands of vacancies may start on one day.
type vacancyTerms map[vacancyTerm]string

// vacancyTerm is a term that starts on a day.
type vacancyTerm struct {
	rule string
	from civil.Date
}

// lastDay returns the last day for naming an official of a vacancy that starts on a day; empty where it is unknown. A vacancy that
// started before the rule was in force counts from the first day of the rule.
func (t vacancyTerms) lastDay(w *db.Writer, starts civil.Date, wasCovered bool) string {
	term := vacancyTerm{openingTerm, starts}
	if wasCovered {
		term.rule = reassignTerm
	}
	due, isKnown := t[term]
	if !isKnown {
		from := starts
		if began, ok := w.Law().FirstDayOf(term.rule); ok && from.Before(began) {
			from = began
		}
		due = dayOrEmpty(w.LastDay(term.rule, from))
		t[term] = due
	}
	return due
}
