package coverage

import (
	"context"
	"fmt"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun/dialect/pgdialect"

	"docket/db"
)

// writeLevels gives businesses their new levels from a day on: first the history (`level_changes`), then the businesses.
func writeLevels(ctx context.Context, w *db.Writer, on civil.Date, reason *string, businesses []int64, levels []string) error {
	if len(businesses) == 0 {
		return nil
	}
	args := []any{pgdialect.Array(businesses), pgdialect.Array(levels), on, w.Agency(), w.Now(), w.Today(), reason}
	resumed, err := cancelLevelsOfDay(ctx, w, args)
	if err != nil {
		return err
	}
	written, err := endLevels(ctx, w, args, on, resumed)
	if err != nil {
		return err
	}
	var history []*db.LevelChange
	for i, business := range businesses {
		if !written[business] {
			history = append(history, &db.LevelChange{BusinessID: business, Level: db.CoverageLevel(levels[i]), StartsOn: on, Reason: reason})
		}
	}
	if len(history) > 0 {
		if err := db.Insert(ctx, w, history...); err != nil {
			return err
		}
	}
	if _, err := w.Tx().NewRaw(`UPDATE food_businesses b SET level = a.level, updated_at = greatest(?4, b.created_at), version = b.version + 1
		FROM unnest(?0::bigint[], ?1::text[]) AS a (business, level) WHERE b.agency_id = ?3 AND b.id = a.business`, args...).Exec(ctx); err != nil {
		return fmt.Errorf("change levels: %w", err)
	}
	w.NoteChanged("FoodBusiness", businesses)
	return nil
}

// levelRow is a row of the history of levels that a statement changed.
type levelRow struct {
	ID, BusinessID int64
	StartsOn       civil.Date
}

// cancelLevelsOfDay cancels levels that began on the day where the business gets the level before again. It returns these businesses:
// their level before goes on. The arguments are those of writeLevels.
func cancelLevelsOfDay(ctx context.Context, w *db.Writer, args []any) ([]int64, error) {
	var cancelled []levelRow
	if err := w.Tx().NewRaw(`UPDATE level_changes g SET cancelled_on = ?5, updated_at = greatest(?4, g.created_at), version = g.version + 1
		FROM unnest(?0::bigint[], ?1::text[]) AS a (business, level)
		WHERE g.agency_id = ?3 AND g.business_id = a.business AND g.starts_on = ?2 AND g.ends_on IS NULL AND g.cancelled_on IS NULL
			AND EXISTS (SELECT FROM level_changes p WHERE p.agency_id = ?3 AND p.business_id = a.business AND p.ends_on = ?2 AND p.cancelled_on IS NULL AND p.level = a.level)
		RETURNING g.id, g.business_id, g.starts_on`, args...).Scan(ctx, &cancelled); err != nil {
		return nil, fmt.Errorf("cancel levels of the day: %w", err)
	}
	resumed, ids := make([]int64, len(cancelled)), make([]int64, len(cancelled))
	for i, g := range cancelled {
		resumed[i], ids[i] = g.BusinessID, g.ID
	}
	w.NoteChanged("LevelChange", ids)
	return resumed, nil
}

// endLevels ends the last level of each business on the day. A level that began on the day is replaced instead, and the level of a
// resumed business loses its end. It returns the businesses whose history has the new level now. The arguments are those of writeLevels.
func endLevels(ctx context.Context, w *db.Writer, args []any, on civil.Date, resumed []int64) (map[int64]bool, error) {
	var changed []levelRow
	if err := w.Tx().NewRaw(`UPDATE level_changes g SET level = CASE WHEN g.starts_on = ?2 THEN a.level ELSE g.level END,
			reason = CASE WHEN g.starts_on = ?2 THEN ?6 ELSE g.reason END,
			ends_on = CASE WHEN g.starts_on = ?2 OR g.business_id = ANY (?7::bigint[]) THEN NULL ELSE ?2::date END,
			updated_at = greatest(?4, g.created_at), version = g.version + 1
		FROM unnest(?0::bigint[], ?1::text[]) AS a (business, level)
		WHERE g.agency_id = ?3 AND g.business_id = a.business AND g.cancelled_on IS NULL
			AND CASE WHEN g.business_id = ANY (?7::bigint[]) THEN g.ends_on = ?2 ELSE g.ends_on IS NULL END
		RETURNING g.id, g.business_id, g.starts_on`, append(args, pgdialect.Array(resumed))...).Scan(ctx, &changed); err != nil {
		return nil, fmt.Errorf("end levels: %w", err)
	}
	written, ids := make(map[int64]bool, len(changed)+len(resumed)), make([]int64, len(changed))
	for _, business := range resumed {
		written[business] = true
	}
	for i, g := range changed {
		ids[i] = g.ID
		written[g.BusinessID] = written[g.BusinessID] || g.StartsOn == on
	}
	w.NoteChanged("LevelChange", ids)
	return written, nil
}
