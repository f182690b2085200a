package imports

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"docket/db"
	"docket/failure"
	"docket/problem"
)

// undoing is the undoing of an import in its transaction.
type undoing struct {
	ctx    context.Context
	tx     *pgx.Conn
	agency int64
	number int64
	// isSpread says that Citus keeps the tables.
	isSpread bool
	tables   []string // that the import wrote to
	names    []string // records that somebody has worked on, as messages name them
}

// Undo takes back everything that an import wrote, in one transaction: rows that it added are removed, and rows that it changed become as they
// were. by says who undoes it, options are those of the store that writes. Returns CONFLICT, naming the records, and changes nothing, if somebody has worked on them since or
// other records rest on them; and NOT_FOUND or CONFLICT if there is no such import or it is undone.
//
// Ledgers are only added to, and their triggers refuse every removal. Undo switches these triggers off for its transaction, as only the
// owner of the tables can; the tables are locked against other writers for that time. The record of the import stays.
func Undo(ctx context.Context, database string, number int64, by string, options ...db.Option) error {
	store, err := db.Open(ctx, database, options...)
	if err != nil {
		return fmt.Errorf("undo: %w", err)
	}
	defer store.Close()
	return store.Batch(ctx, func(b *db.Batch) error {
		u := &undoing{ctx: ctx, tx: b.Conn(), number: number, isSpread: store.IsSpread()}
		for _, sql := range lockImports {
			if _, err := u.tx.Exec(ctx, sql); err != nil {
				return fmt.Errorf("undo: %w", err)
			}
		}
		var state string
		err := u.tx.QueryRow(ctx, readImport, number).Scan(&u.agency, &state)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
			return problem.Errorf(problem.NotFound, "there is no import %d", number)
		case err != nil:
			return fmt.Errorf("undo import %d: %w", number, err)
		case state == "UNDONE":
			return problem.Errorf(problem.Conflict, "import %d is undone already", number)
		}
		if err := u.run(by); err != nil {
			return fmt.Errorf("undo import %d: %w", number, failure.AsProblem(err))
		}
		return b.Record(ctx, "undoImport", u.agency)
	})
}

func (u *undoing) run(by string) error {
	if err := u.lock(); err != nil {
		return err
	}
	if err := u.findWork(); err != nil {
		return err
	}
	if len(u.names) > 0 {
		return problem.Errorf(problem.Conflict, "somebody has worked on its records since: %s; undo that work first, or leave the import", strings.Join(u.names, "; "))
	}
	if err := u.restore(); err != nil {
		return err
	}
	if by == "" {
		by = "docket import"
	}
	_, err := u.tx.Exec(u.ctx, markUndone, u.agency, u.number, by)
	return err
}

// lock locks the tables that the import wrote to against other writers, and switches off the triggers that refuse changes of them. Triggers
// that keep sums stay on.
func (u *undoing) lock() error {
	rows, err := u.tx.Query(u.ctx, writtenTables, u.agency, u.number)
	if err != nil {
		return err
	}
	if u.tables, err = pgx.CollectRows(rows, pgx.RowTo[string]); err != nil {
		return err
	}
	if u.isSpread {
		for _, table := range u.tables {
			if _, err := u.tx.Exec(u.ctx, fmt.Sprintf(lockSpread, quote(table))); err != nil {
				return err
			}
		}
		_, err := u.tx.Exec(u.ctx, letPass, "undo")
		return err
	}
	for _, table := range u.tables {
		triggers, err := u.tx.Query(u.ctx, refusingTriggers, table)
		if err != nil {
			return err
		}
		names, err := pgx.CollectRows(triggers, pgx.RowTo[string])
		if err != nil {
			return err
		}
		if _, err := u.tx.Exec(u.ctx, lockTable(table, names)); err != nil {
			return err
		}
	}
	return nil
}

// enable switches the triggers on again.
func (u *undoing) enable() error {
	if u.isSpread {
		_, err := u.tx.Exec(u.ctx, letPass, "")
		return err
	}
	for _, table := range u.tables {
		if _, err := u.tx.Exec(u.ctx, unlockTable(table)); err != nil {
			return err
		}
	}
	return nil
}

// findWork looks for records that have a greater version than the import gave them, and for records of others that refer to those that the
// import added.
func (u *undoing) findWork() error {
	for _, table := range u.tables {
		hasVersion, err := u.hasColumn(table, "version")
		if err != nil {
			return err
		}
		if hasVersion {
			if err := u.addNames(changedSince(table), table, "changed"); err != nil {
				return err
			}
		}
		if err := u.findResting(table); err != nil {
			return err
		}
	}
	return nil
}

func (u *undoing) hasColumn(table, column string) (has bool, err error) {
	err = u.tx.QueryRow(u.ctx, columnExists, table, column).Scan(&has)
	return has, err
}

// findResting looks for rows of others that refer to rows of a table that the import added.
func (u *undoing) findResting(table string) error {
	rows, err := u.tx.Query(u.ctx, referencesTo, table)
	if err != nil {
		return err
	}
	type reference struct{ table, column string }
	references, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (r reference, err error) {
		err = row.Scan(&r.table, &r.column)
		return r, err
	})
	if err != nil {
		return err
	}
	for _, r := range references {
		if r.table == "import_writes" || r.table == "import_records" {
			continue
		}
		if err := u.addNames(referredBy(r.table, r.column, table), table, "in "+strings.ReplaceAll(r.table, "_", " ")); err != nil {
			return err
		}
	}
	return nil
}

// addNames adds the names of the records of a table that a query finds.
func (u *undoing) addNames(query, table, why string) error {
	rows, err := u.tx.Query(u.ctx, labelsOf(table, query), u.agency, u.number)
	if err != nil {
		return err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil || len(names) == 0 {
		return err
	}
	if len(names) > namedRecords {
		names[namedRecords] = "and others"
	}
	u.names = append(u.names, fmt.Sprintf("%s %s (%s)", strings.ReplaceAll(table, "_", " "), strings.Join(names, ", "), why))
	return nil
}

// restore takes the writes back, the last one first.
func (u *undoing) restore() error {
	rows, err := u.tx.Query(u.ctx, writesOf, u.agency, u.number)
	if err != nil {
		return err
	}
	type write struct {
		id            int64
		table, action string
		isMany        bool
	}
	writes, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (w write, err error) {
		err = row.Scan(&w.id, &w.table, &w.action, &w.isMany)
		return w, err
	})
	if err != nil {
		return err
	}
	if _, err := u.tx.Exec(u.ctx, forgetRecords, u.agency, u.number); err != nil {
		return err
	}
	for _, w := range writes {
		if w.isMany {
			_, err = u.tx.Exec(u.ctx, removeSpans(w.table), u.agency, w.id)
		} else {
			err = u.restoreRow(w.table, w.action, w.id)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", w.table, err)
		}
	}
	return u.enable()
}

// restoreRow takes back the write of one row.
func (u *undoing) restoreRow(table, action string, write int64) error {
	var key, columns []string
	err := u.tx.QueryRow(u.ctx, keyAndColumns, table).
		Scan(&key, &columns)
	if err != nil {
		return err
	}
	if len(key) == 0 {
		return errors.New("the table has no key")
	}
	_, err = u.tx.Exec(u.ctx, takeBack(table, action, key, columns), u.agency, write)
	return err
}
