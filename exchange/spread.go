package exchange

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"
)

// On Citus, one worker has the records of the mapping's agency, and a statement that joins them with the staged rows runs there whole, as on one Postgres, if the worker has
// the staged rows too. So all that is staged is spread by agency as well, in tables beside import_staged, and views show what is of the agency under the names that the
// tables have on one Postgres. Citus changes no view: statements that change staged rows name the tables themselves.

// spreadStaging hands a table of staged rows to Citus.
const spreadStaging = "SELECT create_distributed_table($1::text::regclass, 'agency_id', colocate_with => 'public.cases')"

// agencyColumn is the column by which a table of staged rows is spread. Rows that are copied get their agency by its default.
func agencyColumn(agency int64) string {
	return fmt.Sprintf("agency_id bigint NOT NULL DEFAULT %d", agency)
}

// ofAgency returns the condition, after others, that a row of a table of staged rows is of the agency; empty on one Postgres, which has no others.
func (i *importer) ofAgency(row string) string {
	if !i.store.IsSpread() {
		return ""
	}
	return fmt.Sprintf(" AND %s.agency_id = %d", row, i.agency)
}

// stagedTable returns the table that a statement must name to change the records staged under a name.
func (i *importer) stagedTable(name string) string {
	if !i.store.IsSpread() {
		return name
	}
	return "public.import_staged_" + strings.TrimPrefix(name, "import_")
}

// stageAs stages what a query finds under a name until the transaction ends, and returns how many rows there are. args are those of the query.
func (i *importer) stageAs(name, query string, args ...any) (int, error) {
	if !i.store.IsSpread() {
		made, err := i.tx.Exec(i.ctx, "CREATE TEMP TABLE "+name+" ON COMMIT DROP AS "+query, args...)
		return int(made.RowsAffected()), err
	}
	table := i.stagedTable(name)
	found, err := i.tx.Query(i.ctx, "SELECT q.* FROM ("+query+") q LIMIT 0", args...)
	if err != nil {
		return 0, err
	}
	found.Close()
	columns, definitions := []string{}, []string{agencyColumn(i.agency)}
	for _, f := range found.FieldDescriptions() {
		typ, ok := i.tx.TypeMap().TypeForOID(f.DataTypeOID)
		if !ok {
			return 0, fmt.Errorf("stage: the column %s has the unknown type %d", f.Name, f.DataTypeOID)
		}
		columns, definitions = append(columns, quote(f.Name)), append(definitions, quote(f.Name)+" "+typ.Name)
	}
	if err := found.Err(); err != nil {
		return 0, err
	}
	for _, sql := range append(dropStaged(name, table), "CREATE UNLOGGED TABLE "+table+" ("+strings.Join(definitions, ", ")+")") {
		if _, err := i.exec(sql); err != nil {
			return 0, err
		}
	}
	if _, err := i.tx.Exec(i.ctx, spreadStaging, table); err != nil {
		return 0, err
	}
	made, err := i.tx.Exec(i.ctx, fmt.Sprintf("INSERT INTO %s (agency_id, %s) SELECT %d, q.* FROM (%s) q", table, strings.Join(columns, ", "), i.agency, query), args...)
	if err != nil {
		return 0, err
	}
	i.staged = append(i.staged, name)
	_, err = i.exec(fmt.Sprintf("CREATE TEMP VIEW %s AS SELECT %s FROM %s WHERE agency_id = %d", name, strings.Join(columns, ", "), table, i.agency))
	return int(made.RowsAffected()), err
}

// dropStaged returns the statements that remove what is staged under a name.
func dropStaged(name, table string) []string {
	return []string{"DROP VIEW IF EXISTS " + name, "DROP TABLE IF EXISTS " + table}
}

// dropStages removes, on Citus, what the transaction has staged beside the rows themselves: it does not end with the transaction there.
func (i *importer) dropStages() error {
	for _, name := range i.staged {
		for _, sql := range dropStaged(name, i.stagedTable(name)) {
			if _, err := i.exec(sql); err != nil {
				return err
			}
		}
	}
	i.staged = nil
	return nil
}

// leftStaging finds the tables of staged rows that an import has left which was killed.
const leftStaging = `SELECT 'DROP TABLE ' || oid::regclass || ' CASCADE' FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname ~ '^import_staged(_[a-z_]+)?$'`

// dropLeftStaging removes them.
func (i *importer) dropLeftStaging() error {
	found, err := i.tx.Query(i.ctx, leftStaging)
	if err != nil {
		return err
	}
	statements, err := pgx.CollectRows(found, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, statement := range statements {
		if _, err := i.exec(statement); err != nil {
			return err
		}
	}
	return nil
}

// insertInto is how a statement that adds rows begins, with its list of columns.
var insertInto = regexp.MustCompile(`^\s*INSERT INTO \w+ (\([^()]*\))`)

// addSpread does on Citus what insertAndNote does, in two statements: each part of a statement of several parts is a statement of its own there.
func (i *importer) addSpread(a addition, args []any) (int, error) {
	into := insertInto.FindStringSubmatchIndex(a.insert)
	if into == nil {
		return 0, fmt.Errorf("%s: the statement adds no rows: %s", a.table, a.insert)
	}
	// Citus takes no joins there, but what a part of the statement has found.
	insert := fmt.Sprintf("%s WITH found %s AS MATERIALIZED (%s) SELECT * FROM found RETURNING id", a.insert[:into[1]], a.insert[into[2]:into[3]], a.insert[into[1]:])
	found, err := i.tx.Query(i.ctx, insert, args...)
	if err != nil {
		return 0, err
	}
	ids, err := pgx.CollectRows(found, pgx.RowTo[int64])
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	slices.Sort(ids)
	_, err = i.tx.Exec(i.ctx, noteAdded, i.agency, i.number, a.table, ranges(ids))
	return len(ids), err
}

// ranges returns sorted numbers as the text of a multirange.
func ranges(ids []int64) string {
	var text []string
	for first := 0; first < len(ids); {
		last := first
		for last+1 < len(ids) && ids[last+1] == ids[last]+1 {
			last++
		}
		text = append(text, fmt.Sprintf("[%d,%d]", ids[first], ids[last]))
		first = last + 1
	}
	return "{" + strings.Join(text, ",") + "}"
}

// dayOfUpdates returns today as SQL for an UPDATE. Citus works out no function of the current instant in a CASE there.
func (i *importer) dayOfUpdates() (string, error) {
	if !i.store.IsSpread() {
		return today, nil
	}
	var day string
	err := i.tx.QueryRow(i.ctx, "SELECT quote_literal("+today+")").Scan(&day)
	return "date " + day, err
}
