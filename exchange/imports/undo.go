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
	tables []string // that the import wrote to
	names  []string // records that somebody has worked on, as messages name them
}

// Undo takes back everything that an import wrote, in one transaction: rows that it added are removed, and rows that it changed become as they
// were. by says who undoes it. Returns CONFLICT, naming the records, and changes nothing, if somebody has worked on them since or
// other records rest on them; and NOT_FOUND or CONFLICT if there is no such import or it is undone.
//
// Ledgers are only added to, and their triggers refuse every removal. Undo switches these triggers off for its transaction, as only the
// owner of the tables can; the tables are locked against other writers for that time. The record of the import stays.
func Undo(ctx context.Context, database string, number int64, by string) error {
	store, err := db.Open(ctx, database)
	if err != nil {
		return fmt.Errorf("undo: %w", err)
	}
	defer store.Close()
	return store.Batch(ctx, func(b *db.Batch) error {
		u := &undoing{ctx: ctx, tx: b.Conn(), number: number}
		if _, err := u.tx.Exec(ctx, "SET LOCAL ROLE NONE; SET LOCAL lock_timeout = '30s'; SELECT pg_advisory_xact_lock(hashtext('docket import'))"); err != nil {
			return fmt.Errorf("undo: %w", err)
		}
		found, err := readImports(ctx, u.tx, number)
		switch {
		case err != nil:
			return err
		case len(found) == 0:
			return problem.Errorf(problem.NotFound, "there is no import %d", number)
		case found[0].State == "UNDONE":
			return problem.Errorf(problem.Conflict, "import %d is undone already", number)
		}
		u.agency = found[0].Agency
		if err := u.run(by); err != nil {
			return fmt.Errorf("undo import %d: %w", number, failure.AsProblem(err))
		}
		return nil
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
	_, err := u.tx.Exec(u.ctx, `UPDATE imports SET state = 'UNDONE', undone_at = now(), undone_by = $3, updated_at = greatest(now(), created_at), version = version + 1
		WHERE agency_id = $1 AND id = $2`, u.agency, u.number, by)
	return err
}

// lock locks the tables that the import wrote to against other writers, and switches off the triggers that refuse changes of them. Triggers
// that keep sums stay on.
func (u *undoing) lock() error {
	rows, err := u.tx.Query(u.ctx, "SELECT DISTINCT table_name FROM import_writes WHERE agency_id = $1 AND import_id = $2 ORDER BY 1", u.agency, u.number)
	if err != nil {
		return err
	}
	if u.tables, err = pgx.CollectRows(rows, pgx.RowTo[string]); err != nil {
		return err
	}
	for _, table := range u.tables {
		triggers, err := u.tx.Query(u.ctx, `SELECT tgname FROM pg_trigger WHERE tgrelid = $1::regclass AND NOT tgisinternal AND tgtype & 2 = 2 ORDER BY 1`, table)
		if err != nil {
			return err
		}
		names, err := pgx.CollectRows(triggers, pgx.RowTo[string])
		if err != nil {
			return err
		}
		statements := []string{"LOCK TABLE " + quote(table) + " IN SHARE ROW EXCLUSIVE MODE"}
		for _, name := range names {
			statements = append(statements, fmt.Sprintf("ALTER TABLE %s DISABLE TRIGGER %s", quote(table), quote(name)))
		}
		if _, err := u.tx.Exec(u.ctx, strings.Join(statements, "; ")); err != nil {
			return err
		}
	}
	return nil
}

// enable switches the triggers on again.
func (u *undoing) enable() error {
	for _, table := range u.tables {
		if _, err := u.tx.Exec(u.ctx, "SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE "+quote(table)+" ENABLE TRIGGER USER"); err != nil {
			return err
		}
	}
	return nil
}

// namedRecords is how many records a refusal names of each table.
const namedRecords = 5

// findWork looks for records that have a greater version than the import gave them, and for records of others that refer to those that the
// import added.
func (u *undoing) findWork() error {
	for _, table := range u.tables {
		hasVersion, err := u.hasColumn(table, "version")
		if err != nil {
			return err
		}
		if hasVersion {
			if err := u.addNames(fmt.Sprintf(`SELECT DISTINCT t.id FROM %[1]s t JOIN (
					SELECT ids, max(new_version) AS version FROM import_writes WHERE agency_id = $1 AND import_id = $2 AND table_name = '%[2]s' AND action <> 'REMOVED' GROUP BY ids) w
				ON w.ids @> t.id WHERE t.agency_id = $1 AND t.version > w.version`, quote(table), table), table, "changed"); err != nil {
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
	err = u.tx.QueryRow(u.ctx, "SELECT EXISTS (SELECT FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2 AND NOT attisdropped)", table, column).Scan(&has)
	return has, err
}

// findResting looks for rows of others that refer to rows of a table that the import added.
func (u *undoing) findResting(table string) error {
	rows, err := u.tx.Query(u.ctx, `SELECT c.conrelid::regclass::text, a.attname FROM pg_constraint c
		JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[array_length(c.conkey, 1)]
		WHERE c.contype = 'f' AND c.confrelid = $1::regclass AND EXISTS (SELECT FROM pg_attribute i WHERE i.attrelid = c.conrelid AND i.attname = 'id')
			AND EXISTS (SELECT FROM pg_attribute i WHERE i.attrelid = c.conrelid AND i.attname = 'agency_id')
		ORDER BY 1, 2`, table)
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
		if err := u.addNames(fmt.Sprintf(`SELECT DISTINCT t.%[3]s FROM %[1]s t
			WHERE t.agency_id = $1 AND (SELECT range_agg(w.ids) FROM import_writes w WHERE w.agency_id = $1 AND w.import_id = $2 AND w.table_name = '%[2]s' AND w.action = 'ADDED') @> t.%[3]s::bigint
				AND NOT coalesce((SELECT range_agg(w.ids) FROM import_writes w WHERE w.agency_id = $1 AND w.import_id = $2 AND w.table_name = '%[4]s') @> t.id, false)`,
			r.table, table, quote(r.column), strings.Trim(r.table, `"`)), table, "in "+strings.ReplaceAll(r.table, "_", " ")); err != nil {
			return err
		}
	}
	return nil
}

// labels are the columns by which people know the records of a table.
var labels = map[string]string{
	"cases": "case_no", "decisions": "decision_no", "parties": "name", "food_businesses": "name", "officials": "name", "complaints": "complaint_no", "clues": "clue_no",
	"equipment": "registration_no", "pharmacies": "name", "goods_lots": "name", "safety_orders": "order_no", "follow_ups": "sample_no",
}

// addNames adds the names of the records of a table that a query finds.
func (u *undoing) addNames(query, table, why string) error {
	label := labels[table]
	if label == "" {
		label = "id"
	}
	rows, err := u.tx.Query(u.ctx, fmt.Sprintf("SELECT x.%s::text FROM %s x WHERE x.agency_id = $1 AND x.id IN (%s) ORDER BY x.id LIMIT %d", label, quote(table), query, namedRecords+1), u.agency, u.number)
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
	rows, err := u.tx.Query(u.ctx, "SELECT id, table_name, action, old_row IS NULL FROM import_writes WHERE agency_id = $1 AND import_id = $2 ORDER BY id DESC", u.agency, u.number)
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
	if _, err := u.tx.Exec(u.ctx, "DELETE FROM import_records WHERE agency_id = $1 AND import_id = $2", u.agency, u.number); err != nil {
		return err
	}
	for _, w := range writes {
		if w.isMany {
			_, err = u.tx.Exec(u.ctx, fmt.Sprintf(`DELETE FROM %s t USING (SELECT unnest(ids) AS span FROM import_writes WHERE agency_id = $1 AND id = $2) s
				WHERE t.agency_id = $1 AND t.id >= lower(s.span) AND t.id < upper(s.span)`, quote(w.table)), u.agency, w.id)
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
	err := u.tx.QueryRow(u.ctx, `SELECT
			ARRAY(SELECT quote_ident(a.attname) FROM pg_index x JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = ANY (x.indkey) WHERE x.indrelid = $1::regclass AND x.indisprimary ORDER BY 1),
			ARRAY(SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum)`, table).
		Scan(&key, &columns)
	if err != nil {
		return err
	}
	if len(key) == 0 {
		return errors.New("the table has no key")
	}
	same := make([]string, len(key))
	for i, k := range key {
		same[i] = fmt.Sprintf("t.%s = o.%[1]s", k)
	}
	old := fmt.Sprintf("(SELECT r.* FROM import_writes w, jsonb_populate_record(NULL::%s, w.old_row) r WHERE w.agency_id = $1 AND w.id = $2) o", quote(table))
	var sql string
	switch action {
	case "ADDED":
		sql = fmt.Sprintf("DELETE FROM %s t USING %s WHERE %s", quote(table), old, strings.Join(same, " AND "))
	case "CHANGED":
		sets := formatEach(columns, "%[1]s = o.%[1]s")
		sql = fmt.Sprintf("UPDATE %s t SET %s FROM %s WHERE %s", quote(table), sets, old, strings.Join(same, " AND "))
	default:
		sql = fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM %s", quote(table), strings.Join(columns, ", "), formatEach(columns, "o.%s"), old)
	}
	_, err = u.tx.Exec(u.ctx, sql, u.agency, write)
	return err
}

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }

// formatEach formats each name, and joins them with commas.
func formatEach(names []string, format string) string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = fmt.Sprintf(format, name)
	}
	return strings.Join(out, ", ")
}
