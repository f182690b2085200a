package bulk

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"
)

// Load writes the rows of tables into a migrated database, in their order, all of them or nothing, and returns how many they are. The role that
// url connects as must own the tables. All rows are of the agency: the sums that the database keeps of records are counted for it alone.
func Load(ctx context.Context, url string, agency int64, tables []Table) (rows int, err error) {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return 0, err
	}
	defer conn.Close(ctx)
	forming, stop := context.WithCancel(ctx)
	var forms nameForms
	var formed error
	var background sync.WaitGroup
	background.Go(func() { forms, formed = formNames(forming, url, tables) })
	err = pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) (err error) {
		rows, err = write(ctx, tx, agency, tables, func() (nameForms, error) {
			background.Wait()
			return forms, formed
		})
		return err
	})
	stop()
	background.Wait()
	if err != nil {
		return 0, fmt.Errorf("load %w", err)
	}
	if err := analyze(ctx, conn, url); err != nil {
		return 0, fmt.Errorf("analyze: %w", err)
	}
	return rows, nil
}

// analyze vacuums and analyzes all tables, two at a time: the largest take most of the time.
func analyze(ctx context.Context, conn *pgx.Conn, url string) error {
	rows, err := conn.Query(ctx, `
		SELECT format('VACUUM ANALYZE %s', oid::regclass) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
		ORDER BY pg_total_relation_size(oid) DESC`)
	if err != nil {
		return err
	}
	statements, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	other, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer other.Close(ctx)
	next := make(chan string, len(statements))
	for _, s := range statements {
		next <- s
	}
	close(next)
	var both sync.WaitGroup
	var errs [2]error
	for i, c := range []*pgx.Conn{conn, other} {
		both.Go(func() {
			for statement := range next {
				if _, err := c.Exec(ctx, statement); err != nil {
					errs[i] = fmt.Errorf("%s: %w", statement, err)
					return
				}
			}
		})
	}
	both.Wait()
	return errors.Join(errs[:]...)
}

// write writes all rows of the tables and returns how many they are. It asks for the forms of names when all else is written that can be
// before them, or first where the order of the tables must stay.
func write(ctx context.Context, tx pgx.Tx, agency int64, tables []Table, forms func() (nameForms, error)) (rows int, err error) {
	if _, err := tx.Exec(ctx, asFound); err != nil {
		return 0, err
	}
	later, err := postpone(ctx, tx, agency)
	if err != nil {
		return 0, err
	}
	if len(later) > 0 {
		tables = putNamesLast(tables)
	}
	for _, t := range tables {
		if nameColumns[t.Name] != nil {
			known, err := forms()
			if err != nil {
				return 0, fmt.Errorf("work out initials and keys of names: %w", err)
			}
			t = known.addTo(t)
		}
		n, err := copyTable(ctx, tx, t)
		if err != nil {
			return 0, fmt.Errorf("%s: %w", t.Name, err)
		}
		rows += n
		if err := later.run(ctx, tx, t.Name); err != nil {
			return 0, err
		}
	}
	for len(later) > 0 {
		if err := later.run(ctx, tx, later[0].table); err != nil {
			return 0, err
		}
	}
	_, err = tx.Exec(ctx, findLater)
	return rows, err
}

// Rows are loaded as if they had been there before the log began. findLater makes the server log them when it has nothing else to do.
const (
	asFound   = "SELECT set_in_transaction('docket.logged_at', '-infinity')"
	findLater = "SELECT log_find_all()"
)

// putNamesLast returns the tables so that those with forms of names come last, with those whose triggers look for food businesses. Without
// foreign keys, no other table needs them.
func putNamesLast(tables []Table) []Table {
	var early, late []Table
	for _, t := range tables {
		if nameColumns[t.Name] != nil || t.Name == "level_changes" || t.Name == "coverage_assignments" {
			late = append(late, t)
		} else {
			early = append(early, t)
		}
	}
	return append(early, late...)
}

// copyTable writes the rows of a table and returns how many they are. Records that are written later are numbered on from them.
func copyTable(ctx context.Context, tx pgx.Tx, t Table) (rows int, err error) {
	columns, rowsOf := t.Columns, pgx.CopyFromRows(t.Rows)
	var isLogged bool
	if err := tx.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = $1::text::regclass AND attname = 'logged_at')", t.Name).Scan(&isLogged); err != nil {
		return 0, err
	}
	if isLogged { // a default that is a function takes longer than the row
		before := pgtype.Timestamptz{InfinityModifier: pgtype.NegativeInfinity, Valid: true}
		columns = append(slices.Clone(columns), "logged_at")
		rowsOf = pgx.CopyFromSlice(len(t.Rows), func(i int) ([]any, error) { return append(slices.Clone(t.Rows[i]), before), nil })
	}
	n, err := tx.CopyFrom(ctx, pgx.Identifier{t.Name}, columns, rowsOf)
	if err != nil || n == 0 || !slices.Contains(t.Columns, "id") {
		return int(n), err
	}
	_, err = tx.Exec(ctx, fmt.Sprintf("SELECT setval(pg_get_serial_sequence('%[1]s', 'id'), max(id)) FROM %[1]s", t.Name))
	return int(n), err
}

// postponed are statements that wait until the rows of a table are written, in their order. Those that wait for all rows have no table.
type postponed []struct{ table, statement string }

// run runs the statements that wait for the rows of a table.
func (p *postponed) run(ctx context.Context, tx pgx.Tx, table string) error {
	waiting := (*p)[:0:0]
	for _, later := range *p {
		if later.table != table {
			waiting = append(waiting, later)
		} else if _, err := tx.Exec(ctx, later.statement); err != nil {
			return fmt.Errorf("%s: %w", later.statement, err)
		}
	}
	*p = waiting
	return nil
}

// postpone takes off the tables of a transaction what costs much less for all rows at once than for one after the other, and returns the statements
// that put it back:
//
//   - foreign keys and exclusions, which then look all rows through;
//   - indexes, but for those of keys, and those that a trigger may need while rows of their own table are written;
//   - the triggers that keep summaries, which then are counted;
//   - the triggers that note what an import writes: this is none; and those that log it: the server does that later (findLater);
//   - the triggers that fill nameColumns, which are copied with the rows.
//
// Nobody sees the tables without them. A database of many machines can't change tables that it has just written to in parallel: there no trigger runs and no
// reference is looked at meanwhile, and all else stays.
func postpone(ctx context.Context, tx pgx.Tx, agency int64) (later postponed, err error) {
	rows, err := tx.Query(ctx, `
		SELECT off, of_table, again FROM (
			SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), '',
				format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) ||
				coalesce(format('; COMMENT ON INDEX %s IS %L', nullif(conindid, 0)::regclass, CASE contype WHEN 'x' THEN obj_description(conindid, 'pg_class') END), '')
			FROM pg_constraint WHERE contype IN ('f', 'x') AND connamespace = 'public'::regnamespace
			UNION ALL
			SELECT format('DROP INDEX %s', i.oid::regclass), x.indrelid::regclass::text,
				pg_get_indexdef(i.oid) || format('; COMMENT ON INDEX %s IS %L', i.oid::regclass, obj_description(i.oid, 'pg_class'))
			FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am m ON m.oid = i.relam
			WHERE i.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.oid AND c.conrelid = x.indrelid)
				AND (m.amname = 'gin' OR NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = x.indrelid AND NOT t.tgisinternal AND t.tgtype & 5 = 5 AND t.tgname !~ '_noted_for_undo$|_log$'))
			UNION ALL
			SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname), '', format('ALTER TABLE %s ENABLE TRIGGER %I', tgrelid::regclass, tgname)
			FROM pg_trigger WHERE NOT tgisinternal AND (tgname ~ '_sum_after_(.*_)?added$|_noted_for_undo$|_log$' OR tgname = ANY($2))
			UNION ALL
			SELECT '', '', CASE WHEN to_regclass(of || '_records') IS NOT NULL THEN format('INSERT INTO %1$s_records SELECT * FROM %1$s_source; ', of) ELSE '' END || format('SELECT %s_recount(%s)', of, $1::bigint)
			FROM (SELECT substring(proname FROM '^(.*_sum)_recount$') FROM pg_proc WHERE pronamespace = 'public'::regnamespace) s (of) WHERE of IS NOT NULL
		) p (off, of_table, again)
		WHERE off = '' OR NOT is_on_citus('public.cases')
		ORDER BY 1 DESC`, agency, nameTriggers())
	if err != nil {
		return nil, err
	}
	var off []string
	var first, table, again string
	if _, err := pgx.ForEachRow(rows, []any{&first, &table, &again}, func() error {
		if first != "" {
			off = append(off, first)
		}
		later = append(later, struct{ table, statement string }{table, again})
		return nil
	}); err != nil {
		return nil, err
	}
	if len(off) == 0 {
		off = []string{"SELECT set_in_transaction('session_replication_role', 'replica')"}
	}
	for _, statement := range off {
		if _, err := tx.Exec(ctx, statement); err != nil {
			return nil, fmt.Errorf("%s: %w", statement, err)
		}
	}
	return later, nil
}
