package imports

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// A large file that comes into tables without records is written without the indexes that no statement of the import needs: making an index of many
// rows at once takes a quarter of the time that their entries take one after the other. The book of the import holds how they are made, so that they
// are made again whatever happens to the import: at its end, before the next import, at the start of each command (MakeIndexes), and by a server that runs
// (KeepIndexes). In the same way autovacuum leaves the tables alone meanwhile.

// Index is an index that is made after the rows.
type Index struct {
	Name    string `json:"name"`
	Create  string `json:"create"`            // the statement
	Comment string `json:"comment,omitempty"` // what it is for
}

// ErrInUse is returned where others use the tables for so long that their indexes cannot be taken away.
var ErrInUse = errors.New("the tables are in use")

// DropIndexes takes the indexes of some tables away in a transaction, but those of keys and those that hold a rule, and notes them in the book of the import.
// An index of the rows that have a value in one of the columns unset, which the import leaves empty, stays: it gets no entry, and making it would read the
// whole table.
// Returns ErrInUse where it would keep others waiting; the transaction must be rolled back then.
func DropIndexes(ctx context.Context, tx *pgx.Conn, agency, number int64, tables, unset []string) error {
	found, err := tx.Query(ctx, droppableIndexes, tables, strings.Split(formatEach(unset, "(%s IS NOT NULL)"), ", "))
	if err != nil {
		return fmt.Errorf("indexes: %w", err)
	}
	indexes, err := pgx.CollectRows(found, pgx.RowToStructByPos[Index])
	if err != nil {
		return fmt.Errorf("indexes: %w", err)
	}
	for _, x := range indexes {
		_, err := tx.Exec(ctx, "SET LOCAL lock_timeout = '1s'; DROP INDEX public."+quote(x.Name))
		if refused := (*pgconn.PgError)(nil); errors.As(err, &refused) && refused.Code == "55P03" { // lock_not_available
			return ErrInUse
		}
		if err != nil {
			return fmt.Errorf("indexes: %w", err)
		}
	}
	if _, err = tx.Exec(ctx, noteIndexes, agency, number, indexes); err != nil {
		return fmt.Errorf("indexes: %w", err)
	}
	return stopVacuumOf(ctx, tx, agency, number, tables)
}

// stopVacuumOf makes autovacuum leave tables alone until their indexes are made: it would read again and again what is only added to.
func stopVacuumOf(ctx context.Context, tx *pgx.Conn, agency, number int64, tables []string) error {
	vacuumed, err := namesOf(ctx, tx, vacuumedTables, tables)
	if err != nil || len(vacuumed) == 0 {
		return err
	}
	for _, name := range vacuumed {
		if _, err := tx.Exec(ctx, stopVacuum(name)); err != nil {
			return fmt.Errorf("autovacuum: %w", err)
		}
	}
	if _, err := tx.Exec(ctx, noteUnvacuumed, agency, number, vacuumed); err != nil {
		return fmt.Errorf("autovacuum: %w", err)
	}
	return nil
}

// namesOf returns the names of tables that a query finds.
func namesOf(ctx context.Context, conn *pgx.Conn, query string, args ...any) ([]string, error) {
	found, err := conn.Query(ctx, query, args...)
	if err != nil {
		return nil, fmt.Errorf("autovacuum: %w", err)
	}
	names, err := pgx.CollectRows(found, pgx.RowTo[string])
	if err != nil {
		return nil, fmt.Errorf("autovacuum: %w", err)
	}
	return names, nil
}

// MakeIndexes makes the indexes that an import was interrupted without. While an import runs, it does nothing: that import makes them.
func MakeIndexes(ctx context.Context, database string) error {
	conn, err := pgx.Connect(ctx, database)
	if err != nil {
		return fmt.Errorf("indexes: %w", err)
	}
	defer conn.Close(context.WithoutCancel(ctx))
	var isTurn bool
	if err := conn.QueryRow(ctx, tryTurn).Scan(&isTurn); err != nil || !isTurn {
		return err
	}
	return makeIndexes(ctx, conn, database)
}

// lookEvery is how often KeepIndexes looks for indexes that are missing.
const lookEvery = time.Minute

// KeepIndexes makes the indexes that imports of other processes were interrupted without, until the context ends. It logs errors and goes on.
func KeepIndexes(ctx context.Context, database string, log *slog.Logger) {
	ticker := time.NewTicker(lookEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		if err := MakeIndexes(ctx, database); err != nil && ctx.Err() == nil {
			log.WarnContext(ctx, "indexes that an import was interrupted without could not be made", "error", err)
		}
	}
}

// MakeIndexes makes the indexes that were dropped, two at a time.
func (t *Turn) MakeIndexes(ctx context.Context, database string) error {
	return makeIndexes(ctx, t.conn, database)
}

func makeIndexes(ctx context.Context, conn *pgx.Conn, database string) error {
	found, err := conn.Query(ctx, droppedIndexes)
	if err != nil {
		return fmt.Errorf("indexes: %w", err)
	}
	missing, err := pgx.CollectRows(found, pgx.RowToStructByPos[Index])
	if err != nil {
		return fmt.Errorf("indexes: %w", err)
	}
	unvacuumed, err := namesOf(ctx, conn, unvacuumedTables)
	if err != nil || len(missing)+len(unvacuumed) == 0 {
		return err
	}
	next := make(chan Index, len(missing))
	for _, x := range missing {
		next <- x
	}
	close(next)
	var makers sync.WaitGroup
	var errs [2]error
	for n := range errs {
		makers.Go(func() {
			maker, err := pgx.Connect(ctx, database)
			if err != nil {
				errs[n] = err
				return
			}
			defer maker.Close(context.WithoutCancel(ctx))
			for x := range next {
				if _, err := maker.Exec(ctx, makeIndex(x)); err != nil {
					errs[n] = err
					return
				}
			}
		})
	}
	makers.Wait()
	if err := errors.Join(errs[:]...); err != nil {
		return fmt.Errorf("indexes: %w", err)
	}
	for _, name := range unvacuumed {
		if _, err := conn.Exec(ctx, resumeVacuum(name)); err != nil {
			return fmt.Errorf("autovacuum: %w", err)
		}
	}
	if _, err := conn.Exec(ctx, forgetIndexes); err != nil {
		return fmt.Errorf("indexes: %w", err)
	}
	return nil
}
