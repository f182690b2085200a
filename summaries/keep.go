package summaries

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strconv"
	"time"

	"docket/db"
	"docket/query/catalog"
)

// foldAt is how many changes of an agency wait until they are folded: so few are read in no time.
const foldAt = 200

// foldEvery is how often Run looks for changes to fold.
const foldEvery = 5 * time.Second

// Keeper maintains the summaries of a database.
type Keeper struct {
	DB   *sql.DB
	Sets []*catalog.SummarySet
	Log  *slog.Logger
	// Note is told of each transaction that folds changes: it changes no answer. It may be nil.
	Note func(db.Bookkeeping)
}

// Run folds changes into summaries until the context ends. It logs errors and goes on: changes that are not folded are still counted.
func (k *Keeper) Run(ctx context.Context) {
	ticker := time.NewTicker(foldEvery)
	defer ticker.Stop()
	failed := false
	for {
		if err := k.Fold(ctx, foldAt); err == nil {
			failed = false
		} else if ctx.Err() == nil && !failed {
			failed = true // one line for an outage
			k.Log.WarnContext(ctx, "changes of summaries could not be folded", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// Fold moves the changes of each agency that has at least so many into the summaries. A transaction moves at most 50,000, of one agency.
func (k *Keeper) Fold(ctx context.Context, atLeast int) error {
	for _, set := range k.Sets {
		for {
			agencies, err := k.agenciesWithChanges(ctx, set, atLeast)
			if err != nil {
				return fmt.Errorf("look for changes of %s: %w", set.Changes, err)
			}
			if len(agencies) == 0 {
				break
			}
			for _, agency := range agencies {
				if _, err := db.Bookkeep(ctx, k.DB, k.Note, "SELECT "+set.Prefix+"_fold($1, $2)", agency, atLeast); err != nil {
					return fmt.Errorf("fold %s of agency %d: %w", set.Changes, agency, err)
				}
			}
		}
	}
	return nil
}

// agenciesWithChanges returns the agencies with at least so many changes. It only reads, so that a database at rest stays as it is.
func (k *Keeper) agenciesWithChanges(ctx context.Context, set *catalog.SummarySet, atLeast int) ([]int64, error) {
	//nolint:gosec // the table is a name of the catalogue
	return readAll[int64](ctx, k.DB, "SELECT agency_id FROM "+set.Changes+" GROUP BY agency_id HAVING count(*) >= $1 ORDER BY agency_id", atLeast)
}

func readAll[T any](ctx context.Context, from *sql.DB, statement string, args ...any) (all []T, err error) {
	rows, err := from.QueryContext(ctx, statement, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var value T
		if err := rows.Scan(&value); err != nil {
			return nil, err
		}
		all = append(all, value)
	}
	return all, rows.Err()
}

// Verify compares the summaries of a type, or of all types where it is empty, with the records, and returns the differences, at most 100 of a type. It
// changes nothing and locks nothing. The role must own the schema.
func (k *Keeper) Verify(ctx context.Context, typ string) (differences []string, err error) {
	sets, err := k.setsOf(typ)
	if err != nil {
		return nil, err
	}
	var isSpread bool
	if err := k.DB.QueryRowContext(ctx, "SELECT is_on_citus('public.cases')").Scan(&isSpread); err != nil {
		return nil, err
	}
	for _, set := range sets {
		verify := k.verifyAll
		if isSpread {
			verify = k.verifyEach
		}
		found, err := verify(ctx, set)
		if err != nil {
			return nil, fmt.Errorf("verify the summaries of %s: %w", set.Type.Name, err)
		}
		differences = append(differences, found...)
	}
	return differences, nil
}

// mostDifferences is how many differences of a type Verify returns at most.
const mostDifferences = 100

// verifyAll compares the summaries of a set in one snapshot.
func (k *Keeper) verifyAll(ctx context.Context, set *catalog.SummarySet) (differences []string, err error) {
	//nolint:gosec // the prefix is a name of the catalogue
	return readAll[string](ctx, k.DB, "SELECT summary || ': ' || difference FROM "+set.Prefix+"_verify() LIMIT $1", mostDifferences)
}

// verifyEach compares the summaries of a set agency by agency, and table by table: each in a snapshot of the machine of a Citus cluster that has the agency.
func (k *Keeper) verifyEach(ctx context.Context, set *catalog.SummarySet) (differences []string, err error) {
	g := newGenerator(set)
	of := map[int64]bool{}
	for _, table := range append([]string{set.Type.Table}, g.tableNames()...) { // also of an agency that is gone
		agencies, err := readAll[int64](ctx, k.DB, "SELECT DISTINCT agency_id FROM "+table)
		if err != nil {
			return nil, err
		}
		for _, agency := range agencies {
			of[agency] = true
		}
	}
	for _, agency := range slices.Sorted(maps.Keys(of)) {
		for _, comparison := range g.verifyOne(agency) {
			//nolint:gosec // written of names of the catalogue and a number
			found, err := readAll[string](ctx, k.DB, "SELECT summary || ': ' || difference FROM (\n"+comparison+") d (summary, difference) LIMIT "+strconv.Itoa(mostDifferences))
			if err != nil {
				return nil, fmt.Errorf("agency %d: %w", agency, err)
			}
			if differences = append(differences, found...); len(differences) >= mostDifferences {
				return differences[:mostDifferences], nil
			}
		}
	}
	return differences, nil
}

// Rebuild counts the summaries of a type, or of all types where it is empty, again. Others go on reading and writing meanwhile: it works in transactions
// of a thousand records, and of an agency. The role must own the schema.
func (k *Keeper) Rebuild(ctx context.Context, typ string) error {
	sets, err := k.setsOf(typ)
	if err != nil {
		return err
	}
	for _, set := range sets {
		if _, err := k.DB.ExecContext(ctx, "CALL "+set.Prefix+"_rebuild()"); err != nil { //nolint:gosec // the prefix is a name of the catalogue
			return fmt.Errorf("rebuild the summaries of %s: %w", set.Type.Name, err)
		}
	}
	return nil
}

// setsOf returns the set of a type, or all sets where typ is empty. Returns an error where the type has no summaries.
func (k *Keeper) setsOf(typ string) ([]*catalog.SummarySet, error) {
	if typ == "" {
		return k.Sets, nil
	}
	i := slices.IndexFunc(k.Sets, func(s *catalog.SummarySet) bool { return s.Type.Name == typ })
	if i < 0 {
		return nil, fmt.Errorf("%s has no summaries", typ)
	}
	return k.Sets[i : i+1], nil
}
